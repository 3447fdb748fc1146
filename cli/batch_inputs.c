/* Which maps a batch is over: see batch_inputs.h. */
#include "cli/batch_inputs.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/batch_lock.h"
#include "formats/map_names.h"

enum { DEEPEST = 32 };

/* A walk through folders. */
typedef struct walk {
    pm_batch_maps *maps;
    pm_problems *problems;
    bool has_output; /* is the folder OUT there? */
    dev_t out_device;
    ino_t out_number;
    size_t told_from; /* bytes of a path that stand for the folder named */
} walk;

static pm_status add_map(walk *w, const char *path, const struct stat *found, pm_error *err)
{
    pm_batch_maps *maps = w->maps;
    void *items = maps->items;
    pm_status status = pm_grow(&items, &maps->capacity, maps->count + 1, sizeof *maps->items, err);
    maps->items = items;
    if (status != PM_OK) {
        return status;
    }
    const char *copy = pm_arena_text(&maps->texts, path, strlen(path));
    if (copy == NULL) {
        return pm_fail_memory(err);
    }
    maps->items[maps->count++] = (pm_batch_map){.path = copy,
                                                .told = copy + w->told_from,
                                                .device = found->st_dev,
                                                .number = found->st_ino};
    return PM_OK;
}

/* --- folders --------------------------------------------------------------------------------- */

/* As scandir() wants it: 0 to pass over. */
static int is_wanted(const struct dirent *entry)
{
    return entry->d_name[0] != '.' ? 1 : 0;
}

/* Is it OUT, or was it written by another batch? */
static bool is_output(const walk *w, const char *path, const struct stat *found)
{
    pm_text lock = {0};
    pm_text_addf(&lock, "%s/%s", path, PM_LOCK_FILE);
    bool itself = w->has_output && found->st_dev == w->out_device && found->st_ino == w->out_number;
    bool output = itself || access(pm_text_bytes(&lock), F_OK) == 0;
    pm_text_free(&lock);
    return output;
}

static pm_status walk_folder(walk *w, const char *path, unsigned depth, pm_error *err);

static pm_status warn_of_folder(walk *w, const char *path, const char *reason, pm_error *err)
{
    size_t first = w->problems->count;
    pm_status status = pm_problems_add(
        w->problems, 0, 0, 0, err, "The folder is passed over with all maps in it: %s.", reason);
    return status == PM_OK ? pm_problems_name_file(w->problems, first, path, err) : status;
}

static pm_status take_entry(walk *w, const char *path, const char *name, unsigned depth,
                            pm_error *err)
{
    struct stat itself;
    struct stat meant;
    if (lstat(path, &itself) != 0 || stat(path, &meant) != 0) {
        return PM_OK; /* gone meanwhile, or a link to nothing */
    }
    if (S_ISDIR(itself.st_mode)) {
        return is_output(w, path, &itself) ? PM_OK
               : depth < DEEPEST           ? walk_folder(w, path, depth + 1, err)
                                           : warn_of_folder(w, path, "it lies too deep", err);
    }
    bool map = S_ISREG(meant.st_mode) && pm_is_map_name(name) && !pm_map_is_companion(path);
    return map ? add_map(w, path, &meant, err) : PM_OK;
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static pm_status walk_folder(walk *w, const char *path, unsigned depth, pm_error *err)
{
    struct dirent **entries = NULL;
    int count = scandir(path, &entries, is_wanted, by_bytes);
    if (count < 0) {
        if (depth > 0) {
            return warn_of_folder(w, path, strerror(errno), err);
        }
        pm_fail(err, PM_IO, "The folder cannot be read: %s.", strerror(errno));
        pm_error_in_file(err, path);
        return PM_IO;
    }
    pm_status status = PM_OK;
    for (int i = 0; i < count; i++) {
        pm_text inner = {0};
        pm_text_addf(&inner, "%s%s%s", path, path[strlen(path) - 1] == '/' ? "" : "/",
                     entries[i]->d_name);
        if (status == PM_OK) {
            status = pm_text_check(&inner, err);
        }
        if (status == PM_OK) {
            status = take_entry(w, pm_text_bytes(&inner), entries[i]->d_name, depth, err);
        }
        pm_text_free(&inner);
        free(entries[i]);
    }
    free(entries);
    return status;
}

/* --- what was named -------------------------------------------------------------------------- */

/* Start of the last name in a path that ends with a folder's. */
static size_t last_name(const char *path)
{
    size_t start = strlen(path);
    while (start > 0 && path[start - 1] == '/') {
        start--;
    }
    while (start > 0 && path[start - 1] != '/') {
        start--;
    }
    return start;
}

/* alone: nothing else was named. */
static pm_status take_named(walk *w, const char *named, bool alone, pm_error *err)
{
    struct stat found;
    if (strcmp(named, "-") == 0) {
        return pm_fail(err, PM_USAGE, "A batch reads files: name them, or a folder of them.");
    }
    if (stat(named, &found) != 0) {
        pm_fail(err, PM_IO, "There is no such file or folder: check its name.");
        pm_error_in_file(err, named);
        return PM_IO;
    }
    if (!S_ISDIR(found.st_mode)) {
        w->told_from = 0;
        return add_map(w, named, &found, err);
    }
    size_t length = strlen(named);
    w->told_from = alone ? length + (named[length - 1] == '/' ? 0 : 1) : last_name(named);
    return walk_folder(w, named, 0, err);
}

static const char *file_name(const pm_batch_map *map)
{
    const char *slash = strrchr(map->path, '/');
    return slash != NULL ? slash + 1 : map->path;
}

static bool is_same_file(const pm_batch_map *a, const pm_batch_map *b)
{
    return a->device == b->device && a->number == b->number &&
           strcmp(file_name(a), file_name(b)) == 0;
}

static int by_file(const void *a, const void *b)
{
    const pm_batch_map *first = a;
    const pm_batch_map *second = b;
    if (first->device != second->device) {
        return first->device < second->device ? -1 : 1;
    }
    if (first->number != second->number) {
        return first->number < second->number ? -1 : 1;
    }
    int order = strcmp(file_name(first), file_name(second));
    return order != 0 ? order : strcmp(first->told, second->told);
}

/* A file that was named twice, in whatever words, is one map; a link of another name is another. */
static void drop_repeated(pm_batch_maps *maps)
{
    size_t kept = 0;
    qsort(maps->items, maps->count, sizeof *maps->items, by_file);
    for (size_t i = 0; i < maps->count; i++) {
        if (kept == 0 || !is_same_file(&maps->items[kept - 1], &maps->items[i])) {
            maps->items[kept++] = maps->items[i];
        }
    }
    maps->count = kept;
}

static pm_status fail_empty(char *const *named, size_t count, pm_error *err)
{
    pm_text suffixes = {0};
    pm_add_map_suffixes(&suffixes);
    pm_fail(err, PM_INVALID, "There is no map in %s: files of maps end in %s.",
            count == 1 ? named[0] : "these folders", pm_text_bytes(&suffixes));
    pm_text_free(&suffixes);
    return PM_INVALID;
}

pm_status pm_batch_gather(char *const *named, size_t count, const char *out, pm_batch_maps *maps,
                          pm_problems *problems, pm_error *err)
{
    struct stat itself = {0};
    pm_status status = PM_OK;
    walk w = {.maps = maps, .problems = problems, .has_output = stat(out, &itself) == 0};
    w.out_device = itself.st_dev;
    w.out_number = itself.st_ino;
    for (size_t i = 0; i < count && status == PM_OK; i++) {
        status = take_named(&w, named[i], count == 1, err);
    }
    if (status == PM_OK && maps->count == 0) {
        status = fail_empty(named, count, err);
    }
    if (status == PM_OK) {
        drop_repeated(maps);
    }
    return status;
}

void pm_batch_maps_free(pm_batch_maps *maps)
{
    free(maps->items);
    pm_arena_free(&maps->texts);
    *maps = (pm_batch_maps){0};
}
