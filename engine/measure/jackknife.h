/* How far the headline measures hang on single members: each left out in turn, everything measured
 * again. Partnership surveys are never complete; this shows what one more silence would have
 * changed. */
#ifndef PARTMAP_ENGINE_MEASURE_JACKKNIFE_H
#define PARTMAP_ENGINE_MEASURE_JACKKNIFE_H

#include <stddef.h>

#include "engine/measure/measures.h"
#include "engine/measure/significance.h"

/* One headline measure of the network. */
typedef struct pm_left_out {
    const char *key;                      /* full key */
    bool defined;                         /* on the whole map; "value" says nothing otherwise */
    double value;                         /* on the whole map */
    size_t used;                          /* members without whom it is defined */
    double lowest, highest;               /* over these; meaningless when used is 0 */
    size_t lowest_member, highest_member; /* who was left out; of equals the first in the file */
} pm_left_out;

typedef struct pm_jackknife pm_jackknife;

/* Leaves out every member in turn. *jackknife is freed by the caller with pm_jackknife_free and
 * borrows measures. progress may be NULL. Cost n times that of the headline measures. Method:
 * Quenouille 1956, doi:10.1093/biomet/43.3-4.353; Snijders & Borgatti 1999, Connections
 * 22(2):161-170. */
pm_status pm_measure_jackknife(const pm_measures *measures, pm_progress *progress, void *context,
                               pm_jackknife **jackknife, pm_error *err);
void pm_jackknife_free(pm_jackknife *jackknife);

size_t pm_jackknife_count(const pm_jackknife *jackknife);
const pm_left_out *pm_jackknife_at(const pm_jackknife *jackknife, size_t index);

#endif
