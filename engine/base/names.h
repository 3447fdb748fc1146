/* Names to numbers: a hash table from strings to indexes (node ids, attribute names, sectors). */
#ifndef PARTMAP_ENGINE_BASE_NAMES_H
#define PARTMAP_ENGINE_BASE_NAMES_H

#include <stddef.h>

#include "engine/base/error.h"

/* Keeps its own copies of the names. Zero-initialise it; free with pm_names_free. */
typedef struct pm_names {
    struct pm_name *table; /* uthash head */
} pm_names;

/* Index found under the name, or SIZE_MAX. Case counts. */
size_t pm_names_find(const pm_names *names, const char *name);

/* Adds a name that is not there yet. */
pm_status pm_names_add(pm_names *names, const char *name, size_t index, pm_error *err);

void pm_names_free(pm_names *names);

#endif
