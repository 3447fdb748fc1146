/* Two runs over the same places: how much each measure changed from the one to the other. Two
 * cohorts in, a summary of changes by measure out. Places are the same when their names are; only
 * those with a number in both runs count, so that places that came or went change nothing. */
#ifndef PARTMAP_ENGINE_COHORT_CHANGE_H
#define PARTMAP_ENGINE_COHORT_CHANGE_H

#include "engine/cohort/cohort.h"

/* Of one measure. Changes are later less earlier, in the measure's unit. */
typedef struct pm_change {
    pm_summary change; /* n: places with a number in both runs; missing: places of both runs that
                          lack one */
    size_t rose, same, fell;
} pm_change;

/* Fills changes[], one for each column of "later", in its order. *shared: measured places that both
 * have. Both are finished. Cost O(k p log p). */
pm_status pm_cohort_changes(const pm_cohort *earlier, const pm_cohort *later, pm_change *changes,
                            size_t *shared, pm_error *err);

#endif
