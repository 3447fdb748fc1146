/* Names of the files that drawings go into: see drawing_files.h. */
#include "cli/drawing_files.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

bool pm_is_folder(const char *path)
{
    struct stat at;
    size_t length = strlen(path);
    return (length > 0 && path[length - 1] == '/') || (stat(path, &at) == 0 && S_ISDIR(at.st_mode));
}

static pm_status make_one(const char *path, pm_error *err)
{
    struct stat at;
    if (mkdir(path, 0777) == 0 || (stat(path, &at) == 0 && S_ISDIR(at.st_mode))) {
        return PM_OK;
    }
    return pm_fail(err, PM_IO, "The folder %s could not be made: %s.", path, strerror(errno));
}

pm_status pm_make_folder(const char *path, pm_error *err)
{
    pm_status status = PM_OK;
    for (const char *at = path; *at != '\0' && status == PM_OK;) {
        pm_text part = {0};
        at += strspn(at, "/");
        at += strcspn(at, "/");
        pm_text_add_bytes(&part, path, (size_t)(at - path));
        status = pm_text_check(&part, err);
        if (status == PM_OK) {
            status = make_one(pm_text_bytes(&part), err);
        }
        pm_text_free(&part);
        at += strspn(at, "/");
    }
    return status;
}

bool pm_list_holds(const char *list, const char *word)
{
    size_t length = 0;
    const char *part = NULL;
    while ((part = pm_next_part(&list, ",", &length)) != NULL) {
        if (length == strlen(word) && strncmp(part, word, length) == 0) {
            return true;
        }
    }
    return false;
}

/* The name of a map's file without its folder and its suffix; "map" for a stream. */
static void add_stem(pm_text *out, const char *map)
{
    const char *slash = strrchr(map, '/');
    const char *name = slash != NULL ? slash + 1 : map;
    const char *dot = strrchr(name, '.');
    if (strcmp(map, "-") == 0) {
        pm_text_add(out, "map");
    } else {
        pm_text_add_bytes(out, name,
                          dot != NULL && dot != name ? (size_t)(dot - name) : strlen(name));
    }
}

void pm_drawing_files_add_name(const pm_drawing_files *files, size_t graph, size_t view,
                               pm_text *out)
{
    const char *output = files->output;
    if (files->in_folder) {
        pm_text_add(out, output);
        pm_text_add(out, output[strlen(output) - 1] == '/' ? "" : "/");
        add_stem(out, files->map);
        pm_text_addf(out, "-%s", files->views[view]->name);
    } else if (graph == 0) {
        pm_text_add(out, output);
        return;
    } else {
        pm_text_add_bytes(out, output, strlen(output) - strlen(files->form->name) - 1);
    }
    if (graph > 0) {
        pm_text_addf(out, "-%zu", graph + 1);
    }
    pm_text_addf(out, ".%s", files->form->name);
}

/* Suffixes that a drawing's or a report's takes the place of. */
static const char *const MAP_SUFFIXES[] = {".graphml",   ".xml",       ".nodes.csv", ".edges.csv",
                                           ".nodes.tsv", ".edges.tsv", ".csv",       ".tsv"};

void pm_add_name_beside(pm_text *out, const char *path, const char *suffix)
{
    size_t length = strlen(path);
    for (size_t i = 0; i < sizeof MAP_SUFFIXES / sizeof MAP_SUFFIXES[0]; i++) {
        size_t known = strlen(MAP_SUFFIXES[i]);
        if (length > known && path[length - known - 1] != '/' &&
            pm_equal_ignoring_case(path + length - known, MAP_SUFFIXES[i])) {
            length -= known;
            break;
        }
    }
    pm_text_add_bytes(out, path, length);
    pm_text_add(out, suffix);
}
