/* Members and ties in the order of ids, for what is drawn by chance: see study.h. */
#include <stdlib.h>
#include <string.h>

#include "engine/measure/study.h"

typedef struct numbered {
    const char *id;
    size_t member;
} numbered;

static int by_id(const void *left, const void *right)
{
    const numbered *x = left;
    const numbered *y = right;
    return strcmp(x->id, y->id);
}

typedef struct pair {
    size_t low, high;
} pair;

static int by_ends(const void *left, const void *right)
{
    const pair *x = left;
    const pair *y = right;
    if (x->low != y->low) {
        return x->low < y->low ? -1 : 1;
    }
    return x->high < y->high ? -1 : x->high > y->high;
}

pm_status pm_study_number_by_id(pm_study *study, size_t **number, pm_error *err)
{
    size_t n = study->views.member_count;
    numbered *order = pm_study_new(study, n, sizeof *order);
    *number = pm_study_new(study, n, sizeof **number);
    if (order == NULL || *number == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t v = 0; v < n; v++) {
        order[v] = (numbered){pm_map_node_id(study->ids, study->views.node_of_member[v]), v};
    }
    qsort(order, n, sizeof *order, by_id);
    for (size_t i = 0; i < n; i++) {
        (*number)[order[i].member] = i;
    }
    return PM_OK;
}

pm_status pm_study_graph_by_id(pm_study *study, igraph_t *graph, pm_error *err)
{
    pm_status status = PM_OK;
    igraph_vector_int_t ends = {0};
    const pm_views *views = &study->views;
    size_t *number = NULL;
    PM_TRY(pm_study_number_by_id(study, &number, err));
    pair *ties = pm_study_new(study, views->tie_count, sizeof *ties);
    if (ties == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t t = 0; t < views->tie_count; t++) {
        size_t a = number[views->tie_a[t]];
        size_t b = number[views->tie_b[t]];
        ties[t] = a < b ? (pair){a, b} : (pair){b, a};
    }
    qsort(ties, views->tie_count, sizeof *ties, by_ends);
    PM_IGRAPH(igraph_vector_int_init(&ends, (igraph_integer_t)(2 * views->tie_count)));
    for (size_t t = 0; t < views->tie_count; t++) {
        VECTOR(ends)[2 * t] = (igraph_integer_t)ties[t].low;
        VECTOR(ends)[2 * t + 1] = (igraph_integer_t)ties[t].high;
    }
    PM_IGRAPH(
        igraph_create(graph, &ends, (igraph_integer_t)views->member_count, IGRAPH_UNDIRECTED));
cleanup:
    igraph_vector_int_destroy(&ends);
    return status;
}
