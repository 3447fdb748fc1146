/* Two runs over the same places, such as two years: how their numbers moved. */
#ifndef PARTMAP_ENGINE_COHORT_CHANGE_H
#define PARTMAP_ENGINE_COHORT_CHANGE_H

#include "engine/cohort/cohort.h"

/* A measure in two runs. Differences are later less earlier, of places that have a number in both;
 * fewer than PM_LEAST_PLACES say little about the others. */
typedef struct pm_change {
    size_t earlier, later; /* columns */
    pm_summary moved;      /* of the differences; missing: places of both runs without one */
    size_t higher, lower, same;
} pm_change;

/* How many places are in one run only, by name. */
typedef struct pm_change_places {
    size_t both, only_earlier, only_later;
} pm_change_places;

/* Changes of the measures that are compared in both runs, in the order of the later one's columns.
 * Both are finished. *changes is freed with free(). Cost O(places log places) a measure. */
pm_status pm_cohort_changes(const pm_cohort *earlier, const pm_cohort *later, pm_change **changes,
                            size_t *count, pm_change_places *places, pm_error *err);

#endif
