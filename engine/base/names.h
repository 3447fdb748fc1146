/* Names to numbers: a hash table from strings to indexes (node ids, attribute names, sectors). */
#ifndef PARTMAP_ENGINE_BASE_NAMES_H
#define PARTMAP_ENGINE_BASE_NAMES_H

#include <stddef.h>
#include <stdint.h>

#include "engine/base/error.h"
#include "engine/base/store.h"

/* Keeps its own copies of the names. Zero-initialise it; free with pm_names_free. */
typedef struct pm_names {
    struct pm_name_slot *slots; /* a power of two of them, or none */
    size_t slot_count, count;
    uint64_t key[2]; /* of the hash: no file can be made to fit it */
    pm_store store;  /* of each name its index and its text */
} pm_names;

/* Index found under the name, or SIZE_MAX. Case counts. Cost O(length). */
size_t pm_names_find(const pm_names *names, const char *name);

/* Adds a name that is not there yet. */
pm_status pm_names_add(pm_names *names, const char *name, size_t index, pm_error *err);

/* Finds a name or adds it: *found is its index when it was there, and SIZE_MAX when it was added.
 * *number then leads to its text. */
pm_status pm_names_put(pm_names *names, const char *name, size_t index, size_t *found,
                       uint32_t *number, pm_error *err);

/* The text of a name that was added. Borrowed until pm_names_free. */
const char *pm_names_text(const pm_names *names, uint32_t number);

/* Bytes that are held. */
size_t pm_names_memory(const pm_names *names);

void pm_names_free(pm_names *names);

#endif
