/* The all-pairs pass: see distances.h. */
#include "engine/measure/distances.h"

#include <math.h>

enum { SOURCES_A_BAND = 64 };

static pm_distances *new_distances(pm_study *study)
{
    size_t n = study->views.member_count;
    pm_distances *made = pm_study_new(study, 1, sizeof *made);
    if (made == NULL) {
        return NULL;
    }
    made->inverse_sum = pm_study_new(study, n, sizeof *made->inverse_sum);
    made->distance_sum = pm_study_new(study, n, sizeof *made->distance_sum);
    made->reached = pm_study_new(study, n, sizeof *made->reached);
    made->within_two = pm_study_new(study, n, sizeof *made->within_two);
    bool whole = made->inverse_sum != NULL && made->distance_sum != NULL && made->reached != NULL &&
                 made->within_two != NULL;
    return whole ? made : NULL;
}

/* Sums one source's row. Adding by distance, not by member, keeps the sum free of the node order.
 */
static void sum_row(pm_distances *into, size_t source, const igraph_matrix_t *rows,
                    igraph_integer_t row, size_t *at_distance, size_t n)
{
    for (size_t d = 0; d < n; d++) {
        at_distance[d] = 0;
    }
    for (size_t v = 0; v < n; v++) {
        double d = MATRIX(*rows, row, (igraph_integer_t)v);
        if (isfinite(d)) {
            at_distance[(size_t)d]++;
        }
    }
    for (size_t d = 1; d < n && at_distance[d] > 0; d++) {
        into->inverse_sum[source] += (double)at_distance[d] / (double)d;
        into->distance_sum[source] += (double)at_distance[d] * (double)d;
        into->reached[source] += at_distance[d];
        into->within_two[source] += d <= 2 ? at_distance[d] : 0;
        into->diameter = d > into->diameter ? d : into->diameter;
    }
}

pm_status pm_study_distances(pm_study *study, const pm_distances **distances, pm_error *err)
{
    pm_status status = PM_OK;
    igraph_matrix_t rows = {0};
    size_t n = study->views.member_count;
    size_t *at_distance = NULL;
    if (study->distances != NULL) {
        *distances = study->distances;
        return PM_OK;
    }
    pm_distances *made = new_distances(study);
    at_distance = pm_study_new(study, n, sizeof *at_distance);
    if (made == NULL || at_distance == NULL) {
        return pm_fail_memory(err);
    }
    PM_IGRAPH(igraph_matrix_init(&rows, 0, 0));
    for (size_t first = 0; first < n; first += SOURCES_A_BAND) {
        size_t end = first + SOURCES_A_BAND < n ? first + SOURCES_A_BAND : n;
        PM_IGRAPH(igraph_distances(&study->views.ties, &rows,
                                   igraph_vss_range((igraph_integer_t)first, (igraph_integer_t)end),
                                   igraph_vss_all(), IGRAPH_ALL));
        for (size_t v = first; v < end; v++) {
            sum_row(made, v, &rows, (igraph_integer_t)(v - first), at_distance, n);
        }
    }
    study->distances = made;
    *distances = made;
cleanup:
    igraph_matrix_destroy(&rows);
    return status;
}
