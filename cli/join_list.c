/* Finding what is to be joined: see join_list.h. */
#include "cli/join_list.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/names.h"

/* Far more than any account has. */
enum { MOST_BYTES = 1 << 20 };

/* --- one place ------------------------------------------------------------------------------- */

static pm_status in_file(const pm_folder *folder, const char *name, pm_status status, pm_error *err)
{
    pm_text path = {0};
    pm_text_addf(&path, "%s/%s", pm_text_bytes(&folder->path), name);
    pm_error_in_file(err, pm_text_bytes(&path));
    pm_text_free(&path);
    return status;
}

/* The account has to be of the folder it lies in: links and tables go by its name. */
static pm_status check_name(const pm_place *place, const char *name, pm_error *err)
{
    if (strcmp(place->name, name) == 0) {
        return PM_OK;
    }
    return pm_fail(err, PM_INVALID,
                   "It is the account of the place \"%s\", but lies in the folder \"%s\": give the "
                   "folder its name back.",
                   pm_excerpt_of(place->name).bytes, pm_excerpt_of(name).bytes);
}

static pm_status read_account(const pm_folder *inner, const char *name, pm_place *place,
                              pm_digest *account, bool *there, pm_error *err)
{
    pm_text bytes = {0};
    pm_status status = PM_OK;
    *there = pm_folder_read(inner, PM_PLACE_FILE, MOST_BYTES, &bytes);
    if (*there) {
        status = pm_place_read(pm_text_bytes(&bytes), bytes.length, place, err);
        if (status == PM_OK) {
            status = check_name(place, name, err);
        }
        if (status != PM_OK) {
            in_file(inner, PM_PLACE_FILE, status, err);
        }
        *account = pm_digest_bytes(pm_text_bytes(&bytes), bytes.length);
    } else if (faccessat(inner->file, PM_PLACE_FILE, F_OK, AT_SYMLINK_NOFOLLOW) == 0) {
        status = pm_fail(err, PM_IO,
                         "It cannot be read, or is no file that partmap wrote: \"partmap "
                         "batch\" makes it anew.");
        in_file(inner, PM_PLACE_FILE, status, err);
    }
    pm_text_free(&bytes);
    return status;
}

pm_status pm_join_open_in(const pm_folder *folder, const char *name, pm_folder *inner,
                          pm_place *place, pm_digest *account, bool *there, pm_error *err)
{
    *there = false;
    pm_status status = pm_folder_open_inner(folder, name, false, inner, err);
    return status == PM_OK && inner->is_open ? read_account(inner, name, place, account, there, err)
                                             : status;
}

pm_status pm_join_open(const pm_join_list *list, const pm_join_item *item, pm_folder *folder,
                       pm_place *place, pm_error *err)
{
    pm_digest account = {{0}};
    bool there = false;
    const pm_folder *outer = &list->folders[item->folder];
    pm_status status = pm_join_open_in(outer, item->name, folder, place, &account, &there, err);
    if (status == PM_OK && (!there || strcmp(account.hex, item->account.hex) != 0)) {
        pm_fail(err, PM_IO,
                "The place \"%s\" changed while it was read: wait until no batch writes there.",
                item->name);
        pm_error_in_file(err, pm_text_bytes(&outer->path));
        return PM_IO;
    }
    return status;
}

/* --- a batch folder -------------------------------------------------------------------------- */

static const char *keep(pm_join_list *list, const char *text, pm_error *err)
{
    const char *kept = pm_arena_text(&list->texts, text, strlen(text));
    if (kept == NULL) {
        pm_fail_memory(err);
    }
    return kept;
}

static pm_status add_item(pm_join_list *list, size_t folder, const pm_place *place,
                          const pm_digest *account, pm_error *err)
{
    void *items = list->items;
    pm_status status = pm_grow(&items, &list->capacity, list->count + 1, sizeof *list->items, err);
    list->items = items;
    if (status != PM_OK) {
        return status;
    }
    pm_join_item item = {.folder = folder,
                         .account = *account,
                         .run = keep(list, place->run, err),
                         .name = keep(list, place->name, err)};
    if (item.run == NULL || item.name == NULL) {
        return PM_MEMORY;
    }
    list->items[list->count++] = item;
    return PM_OK;
}

static pm_status note_unfinished(pm_join_list *list, const pm_folder *folder, const char *name,
                                 pm_error *err)
{
    list->unfinished++;
    if (list->example != NULL) {
        return PM_OK;
    }
    pm_text path = {0};
    pm_text_addf(&path, "%s/%s", pm_text_bytes(&folder->path), name);
    pm_status status = pm_text_check(&path, err);
    list->example = status == PM_OK ? keep(list, pm_text_bytes(&path), err) : NULL;
    pm_text_free(&path);
    return list->example != NULL ? PM_OK : PM_MEMORY;
}

static pm_status look_at(pm_join_list *list, size_t folder, const char *name, pm_error *err)
{
    pm_folder inner = {0};
    pm_place place = {0};
    pm_digest account = {{0}};
    bool there = false;
    const pm_folder *outer = &list->folders[folder];
    pm_status status = pm_join_open_in(outer, name, &inner, &place, &account, &there, err);
    if (status == PM_OK) {
        status = there ? add_item(list, folder, &place, &account, err)
                       : note_unfinished(list, outer, name, err);
    }
    pm_place_free(&place);
    pm_folder_close(&inner);
    return status;
}

/* Symbolic links are no places: nothing that a batch writes is one. */
static bool is_folder(const pm_folder *folder, const char *name)
{
    struct stat found;
    return name[0] != '.' && fstatat(folder->file, name, &found, AT_SYMLINK_NOFOLLOW) == 0 &&
           S_ISDIR(found.st_mode);
}

static bool is_wanted(const pm_join_options *options, const pm_names *wanted, const char *name)
{
    return options->places == NULL || pm_names_find(wanted, name) != SIZE_MAX;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static pm_status look_through(pm_join_list *list, size_t folder, const pm_join_options *options,
                              const pm_names *wanted, pm_error *err)
{
    const pm_folder *outer = &list->folders[folder];
    struct dirent **entries = NULL;
    int found = scandir(pm_text_bytes(&outer->path), &entries, NULL, by_name);
    pm_status status = PM_OK;
    if (found < 0) {
        status = pm_fail(err, PM_IO, "The folder cannot be read (%s).", strerror(errno));
        pm_error_in_file(err, pm_text_bytes(&outer->path));
    }
    for (int i = 0; i < found; i++) {
        const char *name = entries[i]->d_name;
        if (status == PM_OK && is_folder(outer, name) && is_wanted(options, wanted, name)) {
            status = look_at(list, folder, name, err);
        }
        free(entries[i]);
    }
    free(entries);
    return status;
}

/* --- all of them ----------------------------------------------------------------------------- */

static int compare_items(const void *a, const void *b)
{
    const pm_join_item *x = a;
    const pm_join_item *y = b;
    int order = strcmp(x->run, y->run);
    if (order == 0) {
        order = strcmp(x->name, y->name);
    }
    return order != 0 ? order : (x->folder > y->folder) - (x->folder < y->folder);
}

static bool are_same_place(const pm_join_item *a, const pm_join_item *b)
{
    return strcmp(a->run, b->run) == 0 && strcmp(a->name, b->name) == 0;
}

/* A place that two folders hold alike stays once; in whichever folder comes first. */
static pm_status unite(pm_join_list *list, pm_error *err)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        const pm_join_item *item = &list->items[i];
        const pm_join_item *last = kept > 0 ? &list->items[kept - 1] : NULL;
        if (last == NULL || !are_same_place(last, item)) {
            list->items[kept++] = *item;
        } else if (strcmp(last->account.hex, item->account.hex) != 0) {
            return pm_fail(err, PM_INVALID,
                           "The place \"%s\" of run \"%s\" is in \"%s\" and, with another map, "
                           "options or version, in \"%s\": leave out the older folder, or give the "
                           "newer run a label of its own (partmap batch --run).",
                           pm_excerpt_of(item->name).bytes, pm_excerpt_of(item->run).bytes,
                           pm_text_bytes(&list->folders[last->folder].path),
                           pm_text_bytes(&list->folders[item->folder].path));
        }
    }
    list->count = kept;
    return PM_OK;
}

static pm_status fail_empty(const pm_join_list *list, const char *folder, pm_error *err)
{
    if (list->unfinished > 0) {
        pm_fail(err, PM_INVALID,
                "None of the %zu folders in it holds the account of a finished place "
                "(" PM_PLACE_FILE "): start \"partmap batch\" again to go on.",
                list->unfinished);
    } else {
        pm_fail(
            err, PM_INVALID,
            "There is no place in this folder: name one that \"partmap batch -o\" has written.");
    }
    pm_error_in_file(err, folder);
    return PM_INVALID;
}

static pm_status open_folders(const char *const *folders, size_t count, pm_join_list *list,
                              pm_error *err)
{
    list->folders = pm_new_array(count, sizeof *list->folders);
    pm_status status = list->folders != NULL ? PM_OK : pm_fail_memory(err);
    for (size_t f = 0; status == PM_OK && f < count; f++) {
        status = pm_folder_open(folders[f], false, &list->folders[f], err);
        list->folder_count = f + 1;
    }
    return status;
}

pm_status pm_join_find(const char *const *folders, size_t count, const pm_join_options *options,
                       pm_join_list *list, pm_error *err)
{
    pm_names wanted = {0};
    pm_status status = open_folders(folders, count, list, err);
    for (size_t i = 0; status == PM_OK && i < options->place_count; i++) {
        size_t found = 0;
        uint32_t number = 0;
        status = pm_names_put(&wanted, options->places[i], i, &found, &number, err);
    }
    for (size_t f = 0; status == PM_OK && f < count; f++) {
        size_t before = list->count;
        status = look_through(list, f, options, &wanted, err);
        if (status == PM_OK && list->count == before && options->places == NULL) {
            status = fail_empty(list, folders[f], err);
        }
    }
    pm_names_free(&wanted);
    if (status == PM_OK && list->count > 0) {
        qsort(list->items, list->count, sizeof *list->items, compare_items);
        status = unite(list, err);
    }
    return status;
}

void pm_join_list_free(pm_join_list *list)
{
    for (size_t f = 0; f < list->folder_count; f++) {
        pm_folder_close(&list->folders[f]);
    }
    free(list->folders);
    free(list->items);
    pm_arena_free(&list->texts);
    *list = (pm_join_list){0};
}
