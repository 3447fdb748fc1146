/* Drawing: which members hang together. Ties and rings in, every member's part out. */
#include "viz/components.h"

#include <stdint.h>
#include <stdlib.h>

#include "engine/base/memory.h"

static size_t root_of(size_t *parents, size_t node)
{
    while (parents[node] != node) {
        parents[node] = parents[parents[node]];
        node = parents[node];
    }
    return node;
}

/* A part while parts are put in order. */
typedef struct part {
    size_t root, size;
} part;

static int compare_parts(const void *left, const void *right)
{
    const part *a = left;
    const part *b = right;
    if (a->size != b->size) {
        return a->size > b->size ? -1 : 1;
    }
    return a->root < b->root ? -1 : a->root > b->root ? 1 : 0;
}

/* Joins the parts of two members; the first member stays the root. */
static void join(size_t *parents, size_t v, size_t w)
{
    size_t a = root_of(parents, v);
    size_t b = root_of(parents, w);
    parents[a > b ? a : b] = a > b ? b : a;
}

/* Members on rings are placed together, whether or not ties connect them. */
static void join_rings(const pm_picture *picture, size_t *parents)
{
    size_t first = SIZE_MAX;
    for (size_t i = 0; i < picture->node_count; i++) {
        if (picture->nodes[i].ring != PM_NO_RING) {
            first = first == SIZE_MAX ? i : first;
            join(parents, first, i);
        }
    }
}

pm_status pm_components_number(pm_picture *picture, pm_error *err)
{
    size_t n = picture->node_count;
    size_t *parents = pm_new_array(n, sizeof *parents);
    part *parts = pm_new_array(n, sizeof *parts);
    size_t *rank = pm_new_array(n, sizeof *rank);
    pm_status status = PM_OK;
    if (parents == NULL || parts == NULL || rank == NULL) {
        status = pm_fail_memory(err);
        goto cleanup;
    }
    for (size_t i = 0; i < n; i++) {
        parents[i] = i;
        parts[i].root = i;
    }
    for (size_t i = 0; i < picture->tie_count; i++) {
        join(parents, picture->ties[i].a, picture->ties[i].b);
    }
    join_rings(picture, parents);
    for (size_t i = 0; i < n; i++) {
        parts[root_of(parents, i)].size++;
    }
    qsort(parts, n, sizeof *parts, compare_parts);
    for (size_t i = 0; i < n && parts[i].size > 0; i++) {
        rank[parts[i].root] = i;
        picture->component_count = i + 1;
    }
    for (size_t i = 0; i < n; i++) {
        picture->nodes[i].component = rank[root_of(parents, i)];
    }
cleanup:
    free(parents);
    free(parts);
    free(rank);
    return status;
}
