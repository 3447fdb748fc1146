/* Stated facts that measures group and weigh by: sectors, decision bodies, resources. Private to
 * engine/measure. */
#ifndef PARTMAP_ENGINE_MEASURE_FACTS_H
#define PARTMAP_ENGINE_MEASURE_FACTS_H

#include "engine/measure/study.h"

/* Fills study->sectors. PM_USAGE when settings name an attribute no node has. */
pm_status pm_facts_sectors(pm_study *study, pm_error *err);

/* Fills study->is_decision: --decision, else decision_body of nodes, else decision_body of the
 * graph (ids, then labels); members only. PM_USAGE when settings name something that is no member.
 */
pm_status pm_facts_decision_bodies(pm_study *study, pm_error *err);

/* Fills study->resources and study->resource. PM_USAGE when settings name an attribute no node has.
 */
pm_status pm_facts_resources(pm_study *study, pm_error *err);

#endif
