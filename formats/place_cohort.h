/* A place's results into a cohort. */
#ifndef PARTMAP_FORMATS_PLACE_COHORT_H
#define PARTMAP_FORMATS_PLACE_COHORT_H

#include "engine/cohort/cohort.h"
#include "formats/place.h"
#include "formats/place_results.h"

/* Adds the place with its failures and, where there are results (else NULL), its measures, findings
 * and sectors. folder: path of the place's folder. */
pm_status pm_cohort_take(pm_cohort *cohort, const pm_kept *kept, const pm_place *place,
                         const char *folder, const pm_place_results *results, pm_error *err);

/* A file that the place's account names, or NULL. */
const pm_place_file *pm_place_file_find(const pm_place *place, const char *name);

/* Keys of the network measures of finished cohorts, each once: those of the first, then what others
 * have besides. *keys is freed with free(); its texts are the cohorts'. */
pm_status pm_network_keys(const pm_cohort *const *runs, size_t count, const char ***keys,
                          size_t *key_count, pm_error *err);

#endif
