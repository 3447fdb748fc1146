/* Drawing: which members hang together. Ties and rings in, every member's part out. */
#include "viz/components.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"

/* A member while members are put in order. */
typedef struct entry {
    const char *id; /* NULL: none */
    size_t member;
} entry;

static int compare_entries(const void *left, const void *right)
{
    const entry *a = left;
    const entry *b = right;
    int by_id = a->id != NULL && b->id != NULL ? strcmp(a->id, b->id) : 0;
    return by_id != 0 ? by_id : a->member < b->member ? -1 : a->member > b->member ? 1 : 0;
}

pm_status pm_members_order(const pm_picture *picture, size_t *order, pm_error *err)
{
    size_t n = picture->node_count;
    entry *entries = pm_new_array(n, sizeof *entries);
    if (entries == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t i = 0; i < n; i++) {
        entries[i] = (entry){picture->nodes[i].id, i};
    }
    qsort(entries, n, sizeof *entries, compare_entries);
    for (size_t i = 0; i < n; i++) {
        order[i] = entries[i].member;
    }
    free(entries);
    return PM_OK;
}

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

/* Joins the parts of two members, told by their ranks; the first one stays the root. */
static void join(size_t *parents, size_t v, size_t w)
{
    size_t a = root_of(parents, v);
    size_t b = root_of(parents, w);
    parents[a > b ? a : b] = a > b ? b : a;
}

/* Members on rings are placed together, whether or not ties connect them. */
static void join_rings(const pm_picture *picture, const size_t *rank, size_t *parents)
{
    size_t first = SIZE_MAX;
    for (size_t i = 0; i < picture->node_count; i++) {
        if (picture->nodes[i].ring != PM_NO_RING) {
            first = first == SIZE_MAX ? rank[i] : first;
            join(parents, first, rank[i]);
        }
    }
}

static void join_all(const pm_picture *picture, const size_t *rank, size_t *parents)
{
    for (size_t i = 0; i < picture->node_count; i++) {
        parents[i] = i;
    }
    for (size_t i = 0; i < picture->tie_count; i++) {
        join(parents, rank[picture->ties[i].a], rank[picture->ties[i].b]);
    }
    join_rings(picture, rank, parents);
}

/* Counts and sorts the parts; number[] of their roots. */
static void number_parts(pm_picture *picture, size_t *parents, part *parts, size_t *number)
{
    size_t n = picture->node_count;
    for (size_t i = 0; i < n; i++) {
        parts[i].root = i;
    }
    for (size_t i = 0; i < n; i++) {
        parts[root_of(parents, i)].size++;
    }
    qsort(parts, n, sizeof *parts, compare_parts);
    for (size_t i = 0; i < n && parts[i].size > 0; i++) {
        number[parts[i].root] = i;
        picture->component_count = i + 1;
    }
}

pm_status pm_components_number(pm_picture *picture, pm_error *err)
{
    size_t n = picture->node_count;
    size_t *order = pm_new_array(n, sizeof *order);
    size_t *rank = pm_new_array(n, sizeof *rank);
    size_t *parents = pm_new_array(n, sizeof *parents);
    part *parts = pm_new_array(n, sizeof *parts);
    size_t *number = pm_new_array(n, sizeof *number);
    bool all = order != NULL && rank != NULL && parents != NULL && parts != NULL && number != NULL;
    pm_status status = all ? pm_members_order(picture, order, err) : pm_fail_memory(err);
    if (status == PM_OK) {
        for (size_t i = 0; i < n; i++) {
            rank[order[i]] = i;
        }
        join_all(picture, rank, parents);
        number_parts(picture, parents, parts, number);
        for (size_t i = 0; i < n; i++) {
            picture->nodes[i].component = number[root_of(parents, rank[i])];
        }
    }
    free(order);
    free(rank);
    free(parents);
    free(parts);
    free(number);
    return status;
}
