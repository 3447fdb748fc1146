/* Shape of the network in the second implementation: triangles, mutual arcs, Krackhardt's
 * dimensions of hierarchy. See brute.h. */
#include "tests/brute/brute.h"

/* --- triangles and mutual arcs -------------------------------------------------------------- */

/* Pairs of partners of i, and how many of them are tied. */
static void open_and_closed(const brute *b, size_t i, double *pairs, double *closed)
{
    *pairs = 0;
    *closed = 0;
    for (size_t j = 0; j < b->n; j++) {
        for (size_t k = j + 1; k < b->n; k++) {
            if (b->ties.tie[i][j] && b->ties.tie[i][k]) {
                *pairs += 1;
                *closed += b->ties.tie[j][k] ? 1 : 0;
            }
        }
    }
}

/* Each triangle closes three triples. */
static brute_value transitivity(const brute *b, size_t row)
{
    (void)row;
    double all_pairs = 0;
    double all_closed = 0;
    for (size_t i = 0; i < b->n; i++) {
        double pairs = 0;
        double closed = 0;
        open_and_closed(b, i, &pairs, &closed);
        all_pairs += pairs;
        all_closed += closed;
    }
    return all_pairs > 0 ? brute_number(all_closed / all_pairs) : brute_undefined();
}

static brute_value local_clustering(const brute *b, size_t i)
{
    double pairs = 0;
    double closed = 0;
    open_and_closed(b, i, &pairs, &closed);
    return pairs > 0 ? brute_number(closed / pairs) : brute_undefined();
}

static brute_value clustering(const brute *b, size_t row)
{
    (void)row;
    double sum = 0;
    double count = 0;
    for (size_t i = 0; i < b->n; i++) {
        brute_value local = local_clustering(b, i);
        sum += local.number;
        count += local.sort == BRUTE_NUMBER ? 1 : 0;
    }
    return count > 0 ? brute_number(sum / count) : brute_undefined();
}

static void count_arcs(const brute *b, double *arcs, double *mutual)
{
    *arcs = 0;
    *mutual = 0;
    for (size_t i = 0; i < b->n; i++) {
        for (size_t j = 0; j < b->n; j++) {
            *arcs += b->arcs.tie[i][j] ? 1 : 0;
            *mutual += b->arcs.tie[i][j] && b->arcs.tie[j][i] ? 1 : 0;
        }
    }
}

static brute_value reciprocity(const brute *b, size_t row)
{
    (void)row;
    double arcs = 0;
    double mutual = 0;
    count_arcs(b, &arcs, &mutual);
    return b->has_arcs ? brute_number(mutual / arcs) : brute_undefined();
}

static brute_value reciprocity_dyadic(const brute *b, size_t row)
{
    (void)row;
    double arcs = 0;
    double mutual = 0;
    count_arcs(b, &arcs, &mutual);
    return b->has_arcs ? brute_number(mutual / 2 / (double)brute_tie_count(&b->ties))
                       : brute_undefined();
}

/* --- Krackhardt ----------------------------------------------------------------------------- */

static brute_value hierarchy(const brute *b, size_t row)
{
    (void)row;
    double either = 0;
    double both = 0;
    for (size_t i = 0; i < b->n; i++) {
        for (size_t j = i + 1; j < b->n; j++) {
            bool there = brute_joined(&b->arc_paths, i, j);
            bool back = brute_joined(&b->arc_paths, j, i);
            either += there || back ? 1 : 0;
            both += there && back ? 1 : 0;
        }
    }
    return b->has_arcs ? brute_number(1 - both / either) : brute_undefined();
}

static brute_value efficiency(const brute *b, size_t row)
{
    (void)row;
    double arcs = 0;
    double mutual = 0;
    double needed = 0;
    double possible = 0;
    count_arcs(b, &arcs, &mutual);
    for (size_t i = 0; i < b->n; i++) {
        if (brute_first_of_component(&b->tie_paths, i)) {
            double others = (double)brute_component_size(&b->tie_paths, i) - 1;
            needed += others;
            possible += others * others;
        }
    }
    return b->has_arcs ? brute_number(1 - (arcs - needed) / possible) : brute_undefined();
}

static bool is_above_both(const brute *b, size_t x, size_t i, size_t j)
{
    return brute_joined(&b->arc_paths, x, i) && brute_joined(&b->arc_paths, x, j);
}

/* Is there a common superior-or-self whom all the other common ones reach? */
static bool has_least_upper_bound(const brute *b, size_t i, size_t j)
{
    for (size_t least = 0; least < b->n; least++) {
        bool reached = is_above_both(b, least, i, j);
        for (size_t x = 0; x < b->n && reached; x++) {
            reached = !is_above_both(b, x, i, j) || brute_joined(&b->arc_paths, x, least);
        }
        if (reached) {
            return true;
        }
    }
    return false;
}

static brute_value lubness(const brute *b, size_t row)
{
    (void)row;
    double violations = 0;
    double possible = 0;
    for (size_t i = 0; i < b->n; i++) {
        if (brute_first_of_component(&b->tie_paths, i)) {
            double size = (double)brute_component_size(&b->tie_paths, i);
            possible += (size - 1) * (size - 2) / 2;
        }
        for (size_t j = i + 1; j < b->n; j++) {
            violations +=
                brute_joined(&b->tie_paths, i, j) && !has_least_upper_bound(b, i, j) ? 1 : 0;
        }
    }
    return b->has_arcs && possible > 0 ? brute_number(1 - violations / possible)
                                       : brute_undefined();
}

const brute_key brute_shape_keys[] = {
    {PM_LEVEL_NETWORK, "transitivity", transitivity},
    {PM_LEVEL_NETWORK, "clustering", clustering},
    {PM_LEVEL_NETWORK, "reciprocity", reciprocity},
    {PM_LEVEL_NETWORK, "reciprocity_dyadic", reciprocity_dyadic},
    {PM_LEVEL_NETWORK, "hierarchy", hierarchy},
    {PM_LEVEL_NETWORK, "efficiency", efficiency},
    {PM_LEVEL_NETWORK, "lubness", lubness},
    {PM_LEVEL_ORGANISATION, "clustering", local_clustering},
    {0},
};
