/* File names in, names of places out: see batch_names.h. */
#include "cli/batch_names.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/names.h"
#include "formats/map_names.h"

enum { DIGITS_A_ROUND = 8 };

static const char FIT[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";

/* Names of what a batch writes beside its places begin with these words and a dot. */
static const char *const OWN_FILES[] = {"organisations", "networks", "findings",
                                        "failures",      "cohort",   "partmap"};
/* Windows takes these for devices, whatever follows behind a dot. */
static const char *const DEVICES[] = {
    "con",  "prn",  "aux",  "nul",  "com1", "com2", "com3", "com4", "com5", "com6", "com7",
    "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"};

static bool is_among(const char *word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (pm_equal_ignoring_case(word, words[i])) {
            return true;
        }
    }
    return false;
}

static bool is_reserved(const char *name)
{
    pm_text word = {0};
    size_t length = strcspn(name, ".");
    pm_text_add_bytes(&word, name, length);
    bool reserved = is_among(pm_text_bytes(&word), DEVICES, sizeof DEVICES / sizeof *DEVICES) ||
                    (name[length] == '.' && is_among(pm_text_bytes(&word), OWN_FILES,
                                                     sizeof OWN_FILES / sizeof *OWN_FILES));
    pm_text_free(&word);
    return reserved;
}

/* Appends what is fit of a file's name. */
static void add_fit(pm_text *out, const char *name, size_t length)
{
    bool gap = false;
    for (size_t i = 0; i < length && out->length < PM_PLACE_NAME; i++) {
        bool fit = strchr(FIT, name[i]) != NULL && name[i] != '\0';
        if (fit || !gap) {
            pm_text_add_bytes(out, fit ? &name[i] : "_", 1);
        }
        gap = !fit;
    }
}

/* The safe name of a file, whatever other names there are. */
static void add_name(pm_text *out, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *file = slash != NULL ? slash + 1 : path;
    pm_text fit = {0};
    add_fit(&fit, file, pm_map_stem(file));
    const char *name = pm_text_bytes(&fit);
    bool hidden = name[0] == '.' || name[0] == '-' || name[0] == '\0';
    pm_text_add(out, hidden || is_reserved(name) ? "_" : "");
    pm_text_add(out, name);
    pm_text_add(out, fit.length > 0 && name[fit.length - 1] == '.' ? "_" : "");
    pm_text_free(&fit);
}

/* --- names that are alike -------------------------------------------------------------------- */

static void add_small(pm_text *out, const char *name)
{
    for (; *name != '\0'; name++) {
        char c = (char)(*name >= 'A' && *name <= 'Z' ? *name - 'A' + 'a' : *name);
        pm_text_add_bytes(out, &c, 1);
    }
}

/* Gives the map its name with that many digits. */
static pm_status give_name(pm_batch_maps *maps, pm_batch_map *map, size_t digits, pm_error *err)
{
    pm_text name = {0};
    add_name(&name, map->path);
    if (digits > 0) {
        pm_digest digest = pm_digest_bytes(map->told, strlen(map->told));
        pm_text_addf(&name, "-%.*s", (int)digits, digest.hex);
    }
    map->name = name.failed ? NULL : pm_arena_text(&maps->texts, name.bytes, name.length);
    pm_text_free(&name);
    return map->name != NULL ? PM_OK : pm_fail_memory(err);
}

/* Marks the maps whose names are alike. Returns how many were found to be like one before. */
static size_t mark_alike(const pm_batch_maps *maps, bool *alike, pm_error *err)
{
    pm_names names = {0};
    size_t count = 0;
    memset(alike, 0, maps->count * sizeof *alike);
    for (size_t i = 0; i < maps->count; i++) {
        pm_text small = {0};
        size_t found = SIZE_MAX;
        uint32_t number = 0;
        add_small(&small, maps->items[i].name);
        if (pm_text_check(&small, err) != PM_OK ||
            pm_names_put(&names, pm_text_bytes(&small), i, &found, &number, err) != PM_OK) {
            pm_text_free(&small);
            break; /* err says so */
        }
        pm_text_free(&small);
        if (found != SIZE_MAX) {
            alike[i] = alike[found] = true;
            count++;
        }
    }
    pm_names_free(&names);
    return count;
}

static pm_status fail_alike(const pm_batch_maps *maps, const bool *alike, pm_error *err)
{
    const pm_batch_map *pair[2] = {NULL, NULL};
    for (size_t i = 0, found = 0; i < maps->count && found < 2; i++) {
        if (alike[i]) {
            pair[found++] = &maps->items[i];
        }
    }
    return pm_fail(err, PM_INVALID,
                   "%s and %s cannot be told apart: do them in two batches, or rename one.",
                   pair[0] != NULL ? pair[0]->path : "", pair[1] != NULL ? pair[1]->path : "");
}

/* More digits, round by round, to all that are alike. */
static pm_status tell_apart(pm_batch_maps *maps, bool *alike, unsigned char *digits, pm_error *err)
{
    pm_status status = PM_OK;
    pm_error fault = {0};
    while (status == PM_OK && mark_alike(maps, alike, &fault) > 0 && fault.code == PM_OK) {
        for (size_t i = 0; i < maps->count && status == PM_OK; i++) {
            if (alike[i] && digits[i] == PM_DIGEST_LENGTH) {
                status = fail_alike(maps, alike, err);
            } else if (alike[i]) {
                digits[i] = (unsigned char)(digits[i] + DIGITS_A_ROUND);
                status = give_name(maps, &maps->items[i], digits[i], err);
            }
        }
    }
    return fault.code != PM_OK ? pm_fail_memory(err) : status;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const pm_batch_map *)a)->name, ((const pm_batch_map *)b)->name);
}

pm_status pm_batch_name(pm_batch_maps *maps, pm_error *err)
{
    bool *alike = pm_new_array(maps->count, sizeof *alike);
    unsigned char *digits = pm_new_array(maps->count, sizeof *digits);
    pm_status status = alike != NULL && digits != NULL ? PM_OK : pm_fail_memory(err);
    for (size_t i = 0; i < maps->count && status == PM_OK; i++) {
        status = give_name(maps, &maps->items[i], 0, err);
    }
    if (status == PM_OK) {
        status = tell_apart(maps, alike, digits, err);
    }
    if (status == PM_OK) {
        qsort(maps->items, maps->count, sizeof *maps->items, by_name);
    }
    free(alike);
    free(digits);
    return status;
}
