/* A growing list of indexes (members, edges). Private to engine/audit. */
#ifndef PARTMAP_ENGINE_AUDIT_INDEXES_H
#define PARTMAP_ENGINE_AUDIT_INDEXES_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/error.h"

/* Zero-initialise it; free with pm_indexes_free. Like pm_text it remembers that memory ran out, so
 * that a long collection is checked once, at its end. */
typedef struct pm_indexes {
    size_t *items;
    size_t count, capacity;
    bool failed; /* memory ran out: what is there is not all */
} pm_indexes;

void pm_indexes_add(pm_indexes *list, size_t index);
void pm_indexes_add_all(pm_indexes *list, const pm_indexes *more);

/* Adds what is not there yet; keeps the order. Linear: meant for short lists. */
void pm_indexes_add_once(pm_indexes *list, size_t index);

bool pm_indexes_contain(const pm_indexes *list, size_t index);

/* PM_OK, or PM_MEMORY when any addition failed. */
pm_status pm_indexes_check(const pm_indexes *list, pm_error *err);

void pm_indexes_free(pm_indexes *list);

/* Something a rule found several of, before the heaviest are chosen. */
typedef struct pm_ranked {
    size_t index; /* member, edge, row */
    double weight;
} pm_ranked;

/* Heaviest first, equal weights in order of index. */
void pm_rank(pm_ranked *items, size_t count);

#endif
