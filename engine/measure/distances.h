/* Distances between all members on view U, kept as sums: no n x n matrix. Private to
 * engine/measure. */
#ifndef PARTMAP_ENGINE_MEASURE_DISTANCES_H
#define PARTMAP_ENGINE_MEASURE_DISTANCES_H

#include "engine/measure/study.h"

struct pm_distances {
    double *inverse_sum;  /* a member: sum of 1/d to all it reaches */
    double *distance_sum; /* a member: sum of d to all it reaches */
    size_t *reached;      /* a member: others it reaches */
    size_t *within_two;   /* a member: others at distance 1 or 2 */
    size_t diameter;      /* longest finite distance; 0 without a reachable pair */
};

/* One all-pairs pass by igraph_distances, a band of sources at a time. Cost O(n (n + m)). */
pm_status pm_study_distances(pm_study *study, const pm_distances **distances, pm_error *err);

#endif
