/* Place of each member in the second implementation: degree, distance, betweenness, structural
 * holes. See brute.h. */
#include "tests/brute/brute.h"

#include <math.h>

/* --- degrees -------------------------------------------------------------------------------- */

static brute_value degree(const brute *b, size_t i)
{
    return brute_number((double)brute_degree(&b->ties, i));
}

static brute_value strength(const brute *b, size_t i)
{
    double sum = 0;
    for (size_t j = 0; j < b->n; j++) {
        sum += b->strength[i][j];
    }
    return brute_number(sum);
}

/* What a member that did not respond would have said is not known. */
static brute_value out_degree(const brute *b, size_t i)
{
    bool silent = pm_map_boolean(b->map, PM_NODE_RESPONDED, b->node[i]) == PM_NO;
    return b->has_arcs && !silent ? brute_number((double)brute_degree(&b->arcs, i))
                                  : brute_undefined();
}

static brute_value in_degree(const brute *b, size_t i)
{
    double count = 0;
    for (size_t j = 0; j < b->n; j++) {
        count += b->arcs.tie[j][i] ? 1 : 0;
    }
    return b->has_arcs ? brute_number(count) : brute_undefined();
}

/* --- distances and betweenness -------------------------------------------------------------- */

static brute_value harmonic(const brute *b, size_t i)
{
    double sum = 0;
    for (size_t j = 0; j < b->n; j++) {
        size_t length = b->tie_paths.length[i][j];
        sum += i != j && length < BRUTE_FAR ? 1 / (double)length : 0;
    }
    return b->n < 2 ? brute_undefined() : brute_number(sum / (double)(b->n - 1));
}

/* Wasserman and Faust: the share it reaches over its mean distance to them; r includes itself. */
static brute_value closeness(const brute *b, size_t i)
{
    double reached = (double)brute_component_size(&b->tie_paths, i) - 1;
    double sum = 0;
    for (size_t j = 0; j < b->n; j++) {
        sum += brute_joined(&b->tie_paths, i, j) ? (double)b->tie_paths.length[i][j] : 0;
    }
    return b->n < 2 ? brute_undefined()
                    : brute_number(sum > 0 ? reached / (double)(b->n - 1) * reached / sum : 0);
}

static brute_value reach2(const brute *b, size_t i)
{
    double within = 0;
    for (size_t j = 0; j < b->n; j++) {
        within += i != j && b->tie_paths.length[i][j] <= 2 ? 1 : 0;
    }
    return b->n < 2 ? brute_undefined() : brute_number(within / (double)(b->n - 1));
}

static brute_value betweenness(const brute *b, size_t i)
{
    return brute_number(brute_betweenness(&b->tie_paths, i) / 2);
}

static brute_value directed_betweenness(const brute *b, size_t i)
{
    return b->has_arcs ? brute_number(brute_betweenness(&b->arc_paths, i)) : brute_undefined();
}

brute_value brute_betweenness_share(const brute *b, size_t i)
{
    double sum = 0;
    for (size_t j = 0; j < b->n; j++) {
        sum += brute_betweenness(&b->tie_paths, j);
    }
    return sum > 0 ? brute_number(brute_betweenness(&b->tie_paths, i) / sum) : brute_undefined();
}

/* --- structural holes ----------------------------------------------------------------------- */

void brute_binary_weights(const brute *b, double weight[BRUTE_MEMBERS][BRUTE_MEMBERS])
{
    for (size_t i = 0; i < b->n; i++) {
        for (size_t j = 0; j < b->n; j++) {
            weight[i][j] = b->ties.tie[i][j] ? 1 : 0;
        }
    }
}

/* Burt's p: the part of i's ties that is spent on j. */
static double part_spent(size_t n, double weight[BRUTE_MEMBERS][BRUTE_MEMBERS], size_t i, size_t j)
{
    double sum = 0;
    for (size_t k = 0; k < n; k++) {
        sum += weight[i][k];
    }
    return sum > 0 ? weight[i][j] / sum : 0;
}

double brute_dyadic_constraint(size_t n, double weight[BRUTE_MEMBERS][BRUTE_MEMBERS], size_t i,
                               size_t j)
{
    double part = part_spent(n, weight, i, j);
    for (size_t q = 0; q < n; q++) {
        if (q != i && q != j) {
            part += part_spent(n, weight, i, q) * part_spent(n, weight, q, j);
        }
    }
    return part * part;
}

static double constraint_on(const brute *b, double weight[BRUTE_MEMBERS][BRUTE_MEMBERS], size_t i)
{
    double sum = 0;
    for (size_t j = 0; j < b->n; j++) {
        sum += b->ties.tie[i][j] ? brute_dyadic_constraint(b->n, weight, i, j) : 0;
    }
    return sum;
}

brute_value brute_constraint(const brute *b, size_t i)
{
    double weight[BRUTE_MEMBERS][BRUTE_MEMBERS] = {{0}};
    brute_binary_weights(b, weight);
    return brute_degree(&b->ties, i) > 0 ? brute_number(constraint_on(b, weight, i))
                                         : brute_undefined();
}

static brute_value strength_constraint(const brute *b, size_t i)
{
    double weight[BRUTE_MEMBERS][BRUTE_MEMBERS] = {{0}};
    for (size_t x = 0; x < b->n; x++) {
        for (size_t y = 0; y < b->n; y++) {
            weight[x][y] = b->strength[x][y];
        }
    }
    return brute_degree(&b->ties, i) > 0 ? brute_number(constraint_on(b, weight, i))
                                         : brute_undefined();
}

/* n_i - 2 t_i / n_i: partners, less the ties among them that each of them sees. */
static brute_value effective_size(const brute *b, size_t i)
{
    double partners = (double)brute_degree(&b->ties, i);
    double among = 0;
    for (size_t j = 0; j < b->n; j++) {
        for (size_t k = j + 1; k < b->n; k++) {
            among += b->ties.tie[i][j] && b->ties.tie[i][k] && b->ties.tie[j][k] ? 1 : 0;
        }
    }
    return partners > 0 ? brute_number(partners - 2 * among / partners) : brute_undefined();
}

static brute_value ego_efficiency(const brute *b, size_t i)
{
    brute_value size = effective_size(b, i);
    size.number /= (double)brute_degree(&b->ties, i);
    return size.sort == BRUTE_NUMBER ? size : brute_undefined();
}

/* sum r ln r / (N ln N), r the dyadic constraint over its mean. */
static brute_value ego_hierarchy(const brute *b, size_t i)
{
    double partners = (double)brute_degree(&b->ties, i);
    double mean = brute_constraint(b, i).number / partners;
    double weight[BRUTE_MEMBERS][BRUTE_MEMBERS] = {{0}};
    double sum = 0;
    brute_binary_weights(b, weight);
    for (size_t j = 0; j < b->n; j++) {
        if (b->ties.tie[i][j]) {
            double r = brute_dyadic_constraint(b->n, weight, i, j) / mean;
            sum += r * log(r);
        }
    }
    return partners < 2 ? brute_undefined() : brute_number(sum / (partners * log(partners)));
}

const brute_key brute_member_keys[] = {
    {PM_LEVEL_ORGANISATION, "degree", degree},
    {PM_LEVEL_ORGANISATION, "strength", strength},
    {PM_LEVEL_ORGANISATION, "in_degree", in_degree},
    {PM_LEVEL_ORGANISATION, "out_degree", out_degree},
    {PM_LEVEL_ORGANISATION, "harmonic", harmonic},
    {PM_LEVEL_ORGANISATION, "closeness", closeness},
    {PM_LEVEL_ORGANISATION, "reach2", reach2},
    {PM_LEVEL_ORGANISATION, "betweenness", betweenness},
    {PM_LEVEL_ORGANISATION, "betweenness_share", brute_betweenness_share},
    {PM_LEVEL_ORGANISATION, "directed_betweenness", directed_betweenness},
    {PM_LEVEL_ORGANISATION, "constraint", brute_constraint},
    {PM_LEVEL_ORGANISATION, "strength_constraint", strength_constraint},
    {PM_LEVEL_ORGANISATION, "effective_size", effective_size},
    {PM_LEVEL_ORGANISATION, "ego_efficiency", ego_efficiency},
    {PM_LEVEL_ORGANISATION, "ego_hierarchy", ego_hierarchy},
    {0},
};
