/* What falls apart in the second implementation: cut-points, bridges, connectivity, losses. Each by
 * taking things away and looking again. See brute.h. */
#include "tests/brute/brute.h"

/* --- cuts ----------------------------------------------------------------------------------- */

static size_t component_count(const brute_graph *graph)
{
    brute_paths paths = brute_lengths_of(graph);
    size_t count = 0;
    for (size_t i = 0; i < graph->n; i++) {
        count += brute_first_of_component(&paths, i) ? 1 : 0;
    }
    return count;
}

static brute_value cut_point(const brute *b, size_t v)
{
    brute_graph left = brute_without(&b->ties, v);
    size_t parts = component_count(&left) + (brute_degree(&b->ties, v) == 0 ? 1 : 0);
    return brute_number(parts > component_count(&b->ties) ? 1 : 0);
}

static brute_value cut_points(const brute *b, size_t row)
{
    (void)row;
    double count = 0;
    for (size_t v = 0; v < b->n; v++) {
        count += cut_point(b, v).number;
    }
    return brute_number(count);
}

static brute_value bridges(const brute *b, size_t row)
{
    (void)row;
    double count = 0;
    for (size_t i = 0; i < b->n; i++) {
        for (size_t j = i + 1; j < b->n; j++) {
            if (b->ties.tie[i][j]) {
                brute_graph left = b->ties;
                left.tie[i][j] = left.tie[j][i] = false;
                count += component_count(&left) > component_count(&b->ties) ? 1 : 0;
            }
        }
    }
    return brute_number(count);
}

/* Does what is left without the members of a set fall apart? Partners are sets too. */
static bool splits(const brute *b, const unsigned *partners, unsigned set)
{
    unsigned rest = ((1U << b->n) - 1U) & ~set;
    unsigned reached = rest & (~rest + 1U);
    for (size_t round = 0; round < b->n && reached != rest; round++) {
        for (size_t i = 0; i < b->n; i++) {
            reached |= (reached >> i & 1U) != 0 ? partners[i] & rest : 0U;
        }
    }
    return reached != rest;
}

static size_t size_of_set(unsigned set)
{
    size_t size = 0;
    for (; set != 0; set >>= 1U) {
        size += set & 1U;
    }
    return size;
}

/* The smallest set whose loss splits the map; where no loss does (a complete map), n - 1. */
static brute_value vertex_connectivity(const brute *b, size_t row)
{
    (void)row;
    if (b->n < 2) {
        return brute_undefined();
    }
    if (b->n > BRUTE_ENUMERATED) {
        return brute_too_large();
    }
    unsigned partners[BRUTE_MEMBERS] = {0};
    for (size_t i = 0; i < b->n; i++) {
        for (size_t j = 0; j < b->n; j++) {
            partners[i] |= b->ties.tie[i][j] ? 1U << j : 0U;
        }
    }
    size_t fewest = b->n - 1;
    for (unsigned set = 0; set < 1U << b->n; set++) {
        if (size_of_set(set) < fewest && splits(b, partners, set)) {
            fewest = size_of_set(set);
        }
    }
    return brute_number((double)fewest);
}

/* The fewest ties between two halves, over all ways to halve. */
static brute_value edge_connectivity(const brute *b, size_t row)
{
    (void)row;
    if (b->n < 2) {
        return brute_undefined();
    }
    if (b->n > BRUTE_ENUMERATED) {
        return brute_too_large();
    }
    size_t fewest = BRUTE_FAR;
    for (unsigned half = 1; half < 1U << (b->n - 1); half++) {
        size_t between = 0;
        for (size_t i = 0; i < b->n; i++) {
            for (size_t j = 0; j < b->n; j++) {
                between += (half >> i & 1U) && !(half >> j & 1U) && b->ties.tie[i][j] ? 1 : 0;
            }
        }
        fewest = between < fewest ? between : fewest;
    }
    return brute_number((double)fewest);
}

/* --- losses --------------------------------------------------------------------------------- */

static brute_value loss_fragmentation(const brute *b, size_t v)
{
    if (b->n < 3) {
        return brute_undefined();
    }
    brute_graph left = brute_without(&b->ties, v);
    return brute_number(brute_connectedness(&b->ties) - brute_connectedness(&left));
}

static brute_value loss_distance_fragmentation(const brute *b, size_t v)
{
    if (b->n < 3) {
        return brute_undefined();
    }
    brute_graph left = brute_without(&b->ties, v);
    return brute_number(brute_compactness(&b->ties) - brute_compactness(&left));
}

static brute_value worst(const brute *b, brute_function *loss)
{
    double largest = -2;
    for (size_t v = 0; v < b->n; v++) {
        double value = loss(b, v).number;
        largest = value > largest ? value : largest;
    }
    return b->n < 3 ? brute_undefined() : brute_number(largest);
}

static brute_value worst_loss(const brute *b, size_t row)
{
    (void)row;
    return worst(b, loss_fragmentation);
}

static brute_value worst_loss_distance(const brute *b, size_t row)
{
    (void)row;
    return worst(b, loss_distance_fragmentation);
}

/* Partners of v's own component left outside the largest remaining part. */
static brute_value cut_off(const brute *b, size_t v)
{
    brute_graph left = b->ties;
    for (size_t i = 0; i < b->n; i++) {
        left.tie[v][i] = left.tie[i][v] = false;
    }
    brute_paths paths = brute_lengths_of(&left);
    size_t keeper = SIZE_MAX;
    size_t largest = 0;
    for (size_t i = 0; i < b->n; i++) {
        bool own = i != v && brute_joined(&b->tie_paths, v, i);
        if (own && brute_component_size(&paths, i) > largest) {
            largest = brute_component_size(&paths, i);
            keeper = i;
        }
    }
    brute_value names = brute_words("");
    for (size_t i = 0; i < b->n; i++) {
        if (i != v && brute_joined(&b->tie_paths, v, i) && !brute_joined(&paths, keeper, i)) {
            brute_add_word(&names, pm_map_node_id(b->map, b->node[i]));
        }
    }
    return names;
}

const brute_key brute_cut_keys[] = {
    {PM_LEVEL_NETWORK, "cut_points", cut_points},
    {PM_LEVEL_NETWORK, "bridges", bridges},
    {PM_LEVEL_NETWORK, "vertex_connectivity", vertex_connectivity},
    {PM_LEVEL_NETWORK, "edge_connectivity", edge_connectivity},
    {PM_LEVEL_NETWORK, "worst_loss", worst_loss},
    {PM_LEVEL_NETWORK, "worst_loss_distance", worst_loss_distance},
    {PM_LEVEL_ORGANISATION, "cut_point", cut_point},
    {PM_LEVEL_ORGANISATION, "cut_off", cut_off},
    {PM_LEVEL_ORGANISATION, "loss_fragmentation", loss_fragmentation},
    {PM_LEVEL_ORGANISATION, "loss_distance_fragmentation", loss_distance_fragmentation},
    {0},
};
