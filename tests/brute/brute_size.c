/* Network level of the second implementation: sizes, connection, centralisation. See brute.h. */
#include "tests/brute/brute.h"

/* --- counts --------------------------------------------------------------------------------- */

static brute_value nodes_of_kind(const brute *b, pm_node_kind kind)
{
    double count = 0;
    for (size_t v = 0; v < pm_map_node_count(b->map); v++) {
        count += pm_map_kind(b->map, v) == kind ? 1 : 0;
    }
    return brute_number(count);
}

static brute_value organisations(const brute *b, size_t row)
{
    (void)row;
    return nodes_of_kind(b, PM_ORGANISATION);
}

static brute_value bodies(const brute *b, size_t row)
{
    (void)row;
    return nodes_of_kind(b, PM_BODY);
}

static brute_value people(const brute *b, size_t row)
{
    (void)row;
    return nodes_of_kind(b, PM_PERSON);
}

static brute_value outcomes(const brute *b, size_t row)
{
    (void)row;
    return nodes_of_kind(b, PM_OUTCOME);
}

static brute_value relationships(const brute *b, size_t row)
{
    (void)row;
    return brute_number((double)b->edge_count);
}

static brute_value members(const brute *b, size_t row)
{
    (void)row;
    return brute_number((double)b->n);
}

static brute_value ties(const brute *b, size_t row)
{
    (void)row;
    return brute_number((double)brute_tie_count(&b->ties));
}

static double arc_total(const brute *b)
{
    double total = 0;
    for (size_t i = 0; i < b->n; i++) {
        total += (double)brute_degree(&b->arcs, i);
    }
    return total;
}

static brute_value arcs(const brute *b, size_t row)
{
    (void)row;
    return b->has_arcs ? brute_number(arc_total(b)) : brute_undefined();
}

static brute_value density(const brute *b, size_t row)
{
    (void)row;
    double n = (double)b->n;
    return b->n < 2 ? brute_undefined()
                    : brute_number((double)brute_tie_count(&b->ties) / (n * (n - 1) / 2));
}

static brute_value arc_density(const brute *b, size_t row)
{
    (void)row;
    double n = (double)b->n;
    return b->n < 2 || !b->has_arcs ? brute_undefined()
                                    : brute_number(arc_total(b) / (n * (n - 1)));
}

static brute_value mean_degree(const brute *b, size_t row)
{
    (void)row;
    return b->n == 0 ? brute_undefined()
                     : brute_number(2 * (double)brute_tie_count(&b->ties) / (double)b->n);
}

/* --- connection ----------------------------------------------------------------------------- */

static brute_value isolates(const brute *b, size_t row)
{
    (void)row;
    double count = 0;
    for (size_t i = 0; i < b->n; i++) {
        count += brute_degree(&b->ties, i) == 0 ? 1 : 0;
    }
    return brute_number(count);
}

static brute_value components(const brute *b, size_t row)
{
    (void)row;
    double count = 0;
    for (size_t i = 0; i < b->n; i++) {
        count += brute_first_of_component(&b->tie_paths, i) ? 1 : 0;
    }
    return brute_number(count);
}

static brute_value largest_component_share(const brute *b, size_t row)
{
    (void)row;
    size_t largest = 0;
    for (size_t i = 0; i < b->n; i++) {
        size_t size = brute_component_size(&b->tie_paths, i);
        largest = size > largest ? size : largest;
    }
    return b->n == 0 ? brute_undefined() : brute_number((double)largest / (double)b->n);
}

static brute_value connectedness(const brute *b, size_t row)
{
    (void)row;
    return b->n < 2 ? brute_undefined() : brute_number(brute_connectedness(&b->ties));
}

static brute_value fragmentation(const brute *b, size_t row)
{
    (void)row;
    return b->n < 2 ? brute_undefined() : brute_number(1 - brute_connectedness(&b->ties));
}

static brute_value compactness(const brute *b, size_t row)
{
    (void)row;
    return b->n < 2 ? brute_undefined() : brute_number(brute_compactness(&b->ties));
}

/* Over unordered pairs: how many are joined, how far in all and at most. */
static size_t joined_pairs(const brute *b, double *sum, size_t *longest)
{
    size_t joined = 0;
    *sum = 0;
    *longest = 0;
    for (size_t i = 0; i < b->n; i++) {
        for (size_t j = i + 1; j < b->n; j++) {
            size_t length = b->tie_paths.length[i][j];
            if (length < BRUTE_FAR) {
                joined++;
                *sum += (double)length;
                *longest = length > *longest ? length : *longest;
            }
        }
    }
    return joined;
}

static brute_value mean_distance(const brute *b, size_t row)
{
    (void)row;
    double sum = 0;
    size_t longest = 0;
    size_t joined = joined_pairs(b, &sum, &longest);
    return joined == 0 ? brute_undefined() : brute_number(sum / (double)joined);
}

static brute_value diameter(const brute *b, size_t row)
{
    (void)row;
    double sum = 0;
    size_t longest = 0;
    return joined_pairs(b, &sum, &longest) == 0 ? brute_undefined() : brute_number((double)longest);
}

static brute_value unreachable_pairs(const brute *b, size_t row)
{
    (void)row;
    double sum = 0;
    size_t longest = 0;
    size_t pairs = b->n > 0 ? b->n * (b->n - 1) / 2 : 0;
    return brute_number((double)(pairs - joined_pairs(b, &sum, &longest)));
}

/* --- centralisation ------------------------------------------------------------------------- */

/* Freeman: how far each stays below the highest, over what is possible. */
static brute_value centralization(const double *values, size_t n, double possible)
{
    double highest = 0;
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        highest = values[i] > highest ? values[i] : highest;
    }
    for (size_t i = 0; i < n; i++) {
        sum += highest - values[i];
    }
    return brute_number(sum / possible);
}

static brute_value degree_centralization(const brute *b, size_t row)
{
    (void)row;
    double values[BRUTE_MEMBERS] = {0};
    double n = (double)b->n;
    for (size_t i = 0; i < b->n; i++) {
        values[i] = (double)brute_degree(&b->ties, i);
    }
    return b->n < 3 ? brute_undefined() : centralization(values, b->n, (n - 1) * (n - 2));
}

static brute_value arc_centralization(const brute *b, bool inward)
{
    double values[BRUTE_MEMBERS] = {0};
    double n = (double)b->n;
    for (size_t i = 0; i < b->n; i++) {
        for (size_t j = 0; j < b->n; j++) {
            values[inward ? j : i] += b->arcs.tie[i][j] ? 1 : 0;
        }
    }
    return b->n < 2 || !b->has_arcs ? brute_undefined()
                                    : centralization(values, b->n, (n - 1) * (n - 1));
}

static brute_value in_degree_centralization(const brute *b, size_t row)
{
    (void)row;
    return arc_centralization(b, true);
}

static brute_value out_degree_centralization(const brute *b, size_t row)
{
    (void)row;
    return arc_centralization(b, false);
}

static brute_value betweenness_centralization(const brute *b, size_t row)
{
    (void)row;
    double values[BRUTE_MEMBERS] = {0};
    double n = (double)b->n;
    for (size_t i = 0; i < b->n; i++) {
        values[i] = brute_betweenness(&b->tie_paths, i) / 2;
    }
    return b->n < 3 ? brute_undefined()
                    : centralization(values, b->n, (n - 1) * (n - 1) * (n - 2) / 2);
}

static brute_value directed_betweenness_centralization(const brute *b, size_t row)
{
    (void)row;
    double values[BRUTE_MEMBERS] = {0};
    double n = (double)b->n;
    for (size_t i = 0; i < b->n; i++) {
        values[i] = brute_betweenness(&b->arc_paths, i);
    }
    return b->n < 3 || !b->has_arcs ? brute_undefined()
                                    : centralization(values, b->n, (n - 1) * (n - 1) * (n - 2));
}

static brute_value harmonic_centralization(const brute *b, size_t row)
{
    (void)row;
    double values[BRUTE_MEMBERS] = {0};
    double n = (double)b->n;
    for (size_t i = 0; i < b->n; i++) {
        for (size_t j = 0; j < b->n; j++) {
            size_t length = b->tie_paths.length[i][j];
            values[i] += i != j && length < BRUTE_FAR ? 1 / (double)length / (n - 1) : 0;
        }
    }
    return b->n < 3 ? brute_undefined() : centralization(values, b->n, (n - 2) / 2);
}

static brute_value influence_gini(const brute *b, size_t row)
{
    (void)row;
    double values[BRUTE_MEMBERS] = {0};
    double gini = 0;
    for (size_t i = 0; i < b->n; i++) {
        values[i] = brute_betweenness(&b->tie_paths, i) / 2;
    }
    return brute_gini(values, b->n, &gini) ? brute_number(gini) : brute_undefined();
}

const brute_key brute_size_keys[] = {
    {PM_LEVEL_NETWORK, "organisations", organisations},
    {PM_LEVEL_NETWORK, "bodies", bodies},
    {PM_LEVEL_NETWORK, "people", people},
    {PM_LEVEL_NETWORK, "outcomes", outcomes},
    {PM_LEVEL_NETWORK, "relationships", relationships},
    {PM_LEVEL_NETWORK, "members", members},
    {PM_LEVEL_NETWORK, "ties", ties},
    {PM_LEVEL_NETWORK, "arcs", arcs},
    {PM_LEVEL_NETWORK, "density", density},
    {PM_LEVEL_NETWORK, "arc_density", arc_density},
    {PM_LEVEL_NETWORK, "mean_degree", mean_degree},
    {PM_LEVEL_NETWORK, "isolates", isolates},
    {PM_LEVEL_NETWORK, "components", components},
    {PM_LEVEL_NETWORK, "largest_component_share", largest_component_share},
    {PM_LEVEL_NETWORK, "connectedness", connectedness},
    {PM_LEVEL_NETWORK, "fragmentation", fragmentation},
    {PM_LEVEL_NETWORK, "compactness", compactness},
    {PM_LEVEL_NETWORK, "mean_distance", mean_distance},
    {PM_LEVEL_NETWORK, "diameter", diameter},
    {PM_LEVEL_NETWORK, "unreachable_pairs", unreachable_pairs},
    {PM_LEVEL_NETWORK, "degree_centralization", degree_centralization},
    {PM_LEVEL_NETWORK, "in_degree_centralization", in_degree_centralization},
    {PM_LEVEL_NETWORK, "out_degree_centralization", out_degree_centralization},
    {PM_LEVEL_NETWORK, "betweenness_centralization", betweenness_centralization},
    {PM_LEVEL_NETWORK, "directed_betweenness_centralization", directed_betweenness_centralization},
    {PM_LEVEL_NETWORK, "harmonic_centralization", harmonic_centralization},
    {PM_LEVEL_NETWORK, "influence_gini", influence_gini},
    {0},
};
