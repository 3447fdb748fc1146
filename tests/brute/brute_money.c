/* Money and resources in the second implementation: concentration and dependence. See
 * brute.h. */
#include "tests/brute/brute.h"

#include <math.h>
#include <string.h>

#include "engine/base/text.h"

/* --- resources ------------------------------------------------------------------------------ */

bool brute_amount(const brute *b, const char *resource, size_t i, double *amount)
{
    size_t column = resource != NULL ? pm_map_find_attribute(b->map, PM_NODE, resource) : SIZE_MAX;
    const char *text =
        column != SIZE_MAX ? pm_map_attribute(b->map, PM_NODE, column, b->node[i]) : NULL;
    return text != NULL && pm_parse_number(text, amount);
}

bool brute_has_resource(const brute *b, const char *resource)
{
    double amount = 0;
    for (size_t i = 0; i < b->n; i++) {
        if (brute_amount(b, resource, i, &amount)) {
            return true;
        }
    }
    return b->settings->resource != NULL && strcmp(resource, b->settings->resource) == 0;
}

/* Stated amounts of the members; false when one is negative. */
static bool stated(const brute *b, const char *resource, double *amounts, size_t *count)
{
    bool all_fit = true;
    *count = 0;
    for (size_t i = 0; i < b->n; i++) {
        double amount = 0;
        if (brute_amount(b, resource, i, &amount)) {
            amounts[(*count)++] = amount;
            all_fit = all_fit && amount >= 0;
        }
    }
    return all_fit;
}

brute_value brute_concentration(const brute *b, const char *stem, const char *resource)
{
    double amounts[BRUTE_MEMBERS] = {0};
    size_t count = 0;
    double sum = 0;
    double squares = 0;
    double top = 0;
    double gini = 0;
    bool fit = stated(b, resource, amounts, &count);
    for (size_t i = 0; i < count; i++) {
        sum += amounts[i];
        top = amounts[i] > top ? amounts[i] : top;
    }
    if (!fit || count < 2 || sum <= 0 || !brute_gini(amounts, count, &gini)) {
        return brute_undefined();
    }
    for (size_t i = 0; i < count; i++) {
        squares += amounts[i] / sum * (amounts[i] / sum);
    }
    return brute_number(strcmp(stem, "gini_") == 0        ? gini
                        : strcmp(stem, "hhi_") == 0       ? squares
                        : strcmp(stem, "effective_") == 0 ? 1 / squares
                                                          : top / sum);
}

brute_value brute_resource_share(const brute *b, size_t i)
{
    double amounts[BRUTE_MEMBERS] = {0};
    size_t count = 0;
    double sum = 0;
    double own = 0;
    bool fit = stated(b, b->resource, amounts, &count);
    for (size_t k = 0; k < count; k++) {
        sum += amounts[k];
    }
    return brute_amount(b, b->resource, i, &own) && fit && sum > 0 ? brute_number(own / sum)
                                                                   : brute_undefined();
}

static brute_value influence_gap(const brute *b, size_t i)
{
    brute_value resource = brute_resource_share(b, i);
    brute_value influence = brute_betweenness_share(b, i);
    return resource.sort == BRUTE_NUMBER && influence.sort == BRUTE_NUMBER
               ? brute_number(resource.number - influence.number)
               : brute_undefined();
}

static brute_value size_ratio(const brute *b, size_t e)
{
    double x = 0;
    double y = 0;
    bool both = b->source[e] != SIZE_MAX && b->target[e] != SIZE_MAX &&
                b->source[e] != b->target[e] && brute_amount(b, b->resource, b->source[e], &x) &&
                brute_amount(b, b->resource, b->target[e], &y) && x > 0 && y > 0;
    return both ? brute_number(fmax(x, y) / fmin(x, y)) : brute_undefined();
}

/* --- flows ---------------------------------------------------------------------------------- */

static double inflow(const brute *b, size_t i)
{
    double sum = 0;
    for (size_t k = 0; k < b->n; k++) {
        sum += b->flow[k][i];
    }
    return sum;
}

static double outflow(const brute *b, size_t i)
{
    double sum = 0;
    for (size_t k = 0; k < b->n; k++) {
        sum += b->flow[i][k];
    }
    return sum;
}

static brute_value funding_in(const brute *b, size_t i)
{
    return inflow(b, i) > 0 ? brute_number(inflow(b, i)) : brute_undefined();
}

static brute_value funding_out(const brute *b, size_t i)
{
    return outflow(b, i) > 0 ? brute_number(outflow(b, i)) : brute_undefined();
}

static brute_value largest_funder_share(const brute *b, size_t i)
{
    double largest = 0;
    for (size_t k = 0; k < b->n; k++) {
        largest = fmax(largest, b->flow[k][i]);
    }
    return inflow(b, i) > 0 ? brute_number(largest / inflow(b, i)) : brute_undefined();
}

static brute_value funders_effective(const brute *b, size_t i)
{
    double squares = 0;
    for (size_t k = 0; k < b->n && inflow(b, i) > 0; k++) {
        double share = b->flow[k][i] / inflow(b, i);
        squares += share * share;
    }
    return squares > 0 ? brute_number(1 / squares) : brute_undefined();
}

bool brute_flow_between(const brute *b, size_t i, size_t j)
{
    return i != SIZE_MAX && j != SIZE_MAX && (b->flow[i][j] > 0 || b->flow[j][i] > 0);
}

double brute_dependence(const brute *b, size_t i, size_t j)
{
    double reliance = 1;
    if (!pm_map_number(b->map, PM_NODE_RELIANCE, b->node[i], &reliance)) {
        reliance = 1;
    }
    return inflow(b, i) > 0 ? b->flow[j][i] / inflow(b, i) * reliance : 0;
}

static double power(const brute *b, size_t i)
{
    double sum = 0;
    for (size_t j = 0; j < b->n; j++) {
        sum += brute_dependence(b, j, i);
    }
    return sum;
}

static double dependence(const brute *b, size_t i)
{
    double sum = 0;
    for (size_t j = 0; j < b->n; j++) {
        sum += brute_dependence(b, i, j);
    }
    return sum;
}

static brute_value where_money_flows(const brute *b, size_t i, double value)
{
    return inflow(b, i) > 0 || outflow(b, i) > 0 ? brute_number(value) : brute_undefined();
}

static brute_value power_over(const brute *b, size_t i)
{
    return where_money_flows(b, i, power(b, i));
}

static brute_value dependence_on(const brute *b, size_t i)
{
    return where_money_flows(b, i, dependence(b, i));
}

static brute_value net_power(const brute *b, size_t i)
{
    return where_money_flows(b, i, power(b, i) - dependence(b, i));
}

/* Imbalance of a pair (sign -1) or mutual dependence (sign 1). */
static double of_pair(const brute *b, size_t i, size_t j, double sign)
{
    return fabs(brute_dependence(b, i, j) + sign * brute_dependence(b, j, i));
}

static brute_value mean_of_pairs(const brute *b, double sign)
{
    double sum = 0;
    double pairs = 0;
    for (size_t i = 0; i < b->n; i++) {
        for (size_t j = i + 1; j < b->n; j++) {
            if (brute_flow_between(b, i, j)) {
                sum += of_pair(b, i, j, sign);
                pairs += 1;
            }
        }
    }
    return pairs > 0 ? brute_number(sum / pairs) : brute_undefined();
}

static brute_value mean_power_imbalance(const brute *b, size_t row)
{
    (void)row;
    return mean_of_pairs(b, -1);
}

static brute_value mean_mutual_dependence(const brute *b, size_t row)
{
    (void)row;
    return mean_of_pairs(b, 1);
}

static brute_value dependence_source(const brute *b, size_t e)
{
    return brute_flow_between(b, b->source[e], b->target[e])
               ? brute_number(brute_dependence(b, b->source[e], b->target[e]))
               : brute_undefined();
}

static brute_value dependence_target(const brute *b, size_t e)
{
    return brute_flow_between(b, b->source[e], b->target[e])
               ? brute_number(brute_dependence(b, b->target[e], b->source[e]))
               : brute_undefined();
}

static brute_value power_imbalance(const brute *b, size_t e)
{
    return brute_flow_between(b, b->source[e], b->target[e])
               ? brute_number(of_pair(b, b->source[e], b->target[e], -1))
               : brute_undefined();
}

static brute_value mutual_dependence(const brute *b, size_t e)
{
    return brute_flow_between(b, b->source[e], b->target[e])
               ? brute_number(of_pair(b, b->source[e], b->target[e], 1))
               : brute_undefined();
}

const brute_key brute_money_keys[] = {
    {PM_LEVEL_NETWORK, "mean_power_imbalance", mean_power_imbalance},
    {PM_LEVEL_NETWORK, "mean_mutual_dependence", mean_mutual_dependence},
    {PM_LEVEL_ORGANISATION, "resource_share", brute_resource_share},
    {PM_LEVEL_ORGANISATION, "influence_gap", influence_gap},
    {PM_LEVEL_ORGANISATION, "funding_in", funding_in},
    {PM_LEVEL_ORGANISATION, "funding_out", funding_out},
    {PM_LEVEL_ORGANISATION, "largest_funder_share", largest_funder_share},
    {PM_LEVEL_ORGANISATION, "funders_effective", funders_effective},
    {PM_LEVEL_ORGANISATION, "power_over", power_over},
    {PM_LEVEL_ORGANISATION, "dependence_on", dependence_on},
    {PM_LEVEL_ORGANISATION, "net_power", net_power},
    {PM_LEVEL_RELATIONSHIP, "dependence_source", dependence_source},
    {PM_LEVEL_RELATIONSHIP, "dependence_target", dependence_target},
    {PM_LEVEL_RELATIONSHIP, "power_imbalance", power_imbalance},
    {PM_LEVEL_RELATIONSHIP, "mutual_dependence", mutual_dependence},
    {PM_LEVEL_RELATIONSHIP, "size_ratio", size_ratio},
    {0},
};
