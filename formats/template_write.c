/* The folder of a template: a map of members in, files out. See template.h. */
#include "formats/template.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "engine/base/memory.h"
#include "formats/formats.h"
#include "formats/template_parts.h"
#include "formats/template_questions.h"

static const char README[] = "README.txt";

/* A file to write. */
typedef struct part {
    char *path;
    pm_text bytes;
} part;

typedef struct parts {
    part *items;
    size_t count, capacity;
} parts;

static void free_parts(parts *all)
{
    for (size_t i = 0; i < all->count; i++) {
        free(all->items[i].path);
        pm_text_free(&all->items[i].bytes);
    }
    free(all->items);
}

/* Adds a file of the folder; *bytes is what goes into it. Borrowed until the next one. */
static pm_status add_part(parts *all, const char *folder, const char *name, pm_text **bytes,
                          pm_error *err)
{
    void *items = all->items;
    pm_status status = pm_grow(&items, &all->capacity, all->count + 1, sizeof *all->items, err);
    all->items = items;
    if (status != PM_OK) {
        return status;
    }
    pm_text path = {0};
    size_t length = strlen(folder);
    pm_text_add(&path, folder);
    pm_text_add(&path, length > 0 && folder[length - 1] == '/' ? "" : "/");
    pm_text_add(&path, name);
    status = pm_text_check(&path, err);
    if (status != PM_OK) {
        pm_text_free(&path);
        return status;
    }
    all->items[all->count] = (part){.path = path.bytes};
    *bytes = &all->items[all->count++].bytes;
    return PM_OK;
}

/* --- what is refused ------------------------------------------------------------------------- */

/* Ids stand in lists separated by ';', in cells and in XML: what they cannot hold is said now, not
 * when the sheets come back. */
static pm_status check_ids(const pm_map *members, pm_error *err)
{
    for (size_t node = 0; node < pm_map_node_count(members); node++) {
        const char *id = pm_map_node_id(members, node);
        for (const char *at = id; *at != '\0'; at++) {
            if (*at == ';' || (unsigned char)*at < 0x20) {
                return pm_fail_at(err, PM_INVALID, pm_map_node_line(members, node), 0,
                                  "The id \"%s\" holds %s: give this member a plain id, such as a "
                                  "short name or a number.",
                                  pm_excerpt_of(id).bytes,
                                  *at == ';' ? "a semicolon, which separates ids in a list"
                                             : "a line break or another control character");
            }
        }
    }
    return PM_OK;
}

/* With force, what is there is replaced; a folder or a device in the way is seen when writing. */
static pm_status check_nothing_is_there(const parts *all, pm_error *err)
{
    for (size_t i = 0; i < all->count; i++) {
        struct stat found;
        if (lstat(all->items[i].path, &found) == 0) {
            return pm_fail(err, PM_USAGE,
                           "\"%s\" is there already, perhaps with answers in it: name another "
                           "folder, or overwrite it with --force.",
                           all->items[i].path);
        }
    }
    return PM_OK;
}

static pm_status make_folder(const char *folder, pm_error *err)
{
    struct stat found;
    if (mkdir(folder, 0777) == 0 ||
        (errno == EEXIST && stat(folder, &found) == 0 && S_ISDIR(found.st_mode))) {
        return PM_OK;
    }
    pm_status status =
        errno == ENOENT
            ? pm_fail(err, PM_IO, "The folder to make it in is not there: make that one first.")
        : errno == EEXIST || errno == ENOTDIR
            ? pm_fail(err, PM_IO, "A file is in the way: name another folder.")
            : pm_fail(err, PM_IO, "The folder cannot be made: %s.", strerror(errno));
    pm_error_in_file(err, folder);
    return status;
}

/* --- all ------------------------------------------------------------------------------------- */

static pm_status compose_sheets(const pm_map *members, const char *folder, parts *all,
                                size_t *sheets, pm_error *err)
{
    pm_names taken = {0};
    pm_status status = PM_OK;
    for (size_t node = 0; node < pm_map_node_count(members) && status == PM_OK; node++) {
        if (!pm_is_asked(members, node)) {
            continue;
        }
        pm_text name = {0};
        pm_text *bytes = NULL;
        status = pm_add_sheet_name(&name, members, node, &taken, err);
        if (status == PM_OK) {
            status = add_part(all, folder, pm_text_bytes(&name), &bytes, err);
        }
        if (status == PM_OK) {
            pm_add_question_sheet(bytes, members, node);
            status = pm_text_check(bytes, err);
            (*sheets)++;
        }
        pm_text_free(&name);
    }
    pm_names_free(&taken);
    return status;
}

static pm_status compose(const pm_map *members, const char *folder, parts *all, size_t *sheets,
                         pm_error *err)
{
    pm_text *bytes = NULL;
    pm_status status = add_part(all, folder, PM_TEMPLATE_MAP, &bytes, err);
    if (status == PM_OK) {
        status = pm_add_template_map(bytes, members, err);
    }
    if (status == PM_OK) {
        status = compose_sheets(members, folder, all, sheets, err);
    }
    if (status == PM_OK && *sheets == 0) {
        return pm_fail(err, PM_INVALID, "There is nobody to ask: the list holds no member.");
    }
    if (status == PM_OK) {
        status = add_part(all, folder, README, &bytes, err);
    }
    if (status == PM_OK) {
        pm_add_template_readme(bytes, *sheets);
        status = pm_text_check(bytes, err);
    }
    return status;
}

pm_status pm_template_write(const pm_map *members, const char *folder, bool force, size_t *sheets,
                            pm_error *err)
{
    parts all = {0};
    size_t composed = 0;
    pm_status status = check_ids(members, err);
    if (status == PM_OK) {
        status = compose(members, folder, &all, &composed, err);
    }
    if (status == PM_OK && !force) {
        status = check_nothing_is_there(&all, err);
    }
    if (status == PM_OK) {
        status = make_folder(folder, err);
    }
    for (size_t i = 0; i < all.count && status == PM_OK; i++) {
        const pm_text *bytes = &all.items[i].bytes;
        status = pm_file_write(all.items[i].path, pm_text_bytes(bytes), bytes->length, err);
    }
    free_parts(&all);
    if (status == PM_OK) {
        *sheets = composed;
    }
    return status;
}
