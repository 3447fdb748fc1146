/* Who carries which tie: the people named in carried_by of accepted relationships. Private to
 * engine/measure. */
#ifndef PARTMAP_ENGINE_MEASURE_CARRIERS_H
#define PARTMAP_ENGINE_MEASURE_CARRIERS_H

#include "engine/measure/study.h"

/* The carriers of an edge: list[start[e]] .. list[start[e + 1] - 1], each person once, in the order
 * of the file; the edges of a person likewise. */
struct pm_carriers {
    size_t person_count;
    const char **names;                 /* in order of first mention */
    size_t *start, *list;               /* by edge of the map: persons */
    size_t *person_start, *person_list; /* by person: edges */
    size_t named_edges;                 /* accepted edges with a carrier */
    size_t single_edges;                /* of those, with exactly one */
    size_t accepted_edges;
};

/* Cost O(edges), once a study. */
pm_status pm_study_carriers(pm_study *study, const pm_carriers **carriers, pm_error *err);

#endif
