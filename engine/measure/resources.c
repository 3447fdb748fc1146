/* How evenly money, staff and influence are spread: Gini, Herfindahl, shares and gaps. */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "engine/measure/study.h"

static const char NO_RESOURCE[] = "no member states a resource";
static const char NOT_STATED[] = "its resource is not stated";
static const char NEGATIVE[] = "a member states a negative amount";
static const char NOTHING[] = "the stated amounts add up to nothing";
static const char TOO_FEW[] = "fewer than two members state it";

static int by_value(const void *left, const void *right)
{
    const double *x = left;
    const double *y = right;
    return *x < *y ? -1 : *x > *y;
}

/* Amounts in ascending order: what is added in this order does not depend on the order of the file.
 */
typedef struct sorted_amounts {
    double *amount;
    size_t count;
    double sum;
} sorted_amounts;

static pm_status sort_amounts(pm_study *study, const double *amount, const bool *stated,
                              sorted_amounts *sorted, pm_error *err)
{
    size_t n = study->views.member_count;
    *sorted = (sorted_amounts){.amount = pm_study_new(study, n, sizeof(double))};
    if (sorted->amount == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t v = 0; v < n; v++) {
        if (stated == NULL || stated[v]) {
            sorted->amount[sorted->count++] = amount[v];
        }
    }
    qsort(sorted->amount, sorted->count, sizeof *sorted->amount, by_value);
    for (size_t i = 0; i < sorted->count; i++) {
        sorted->sum += sorted->amount[i];
    }
    return PM_OK;
}

/* Gini* = G n / (n - 1) (Deltas 2003), with sum_ij |x_i - x_j| = 2 sum_i (2 i - n - 1) x_(i). */
static double gini_star(const sorted_amounts *x)
{
    double n = (double)x->count;
    double weighted = 0;
    for (size_t i = 0; i < x->count; i++) {
        weighted += (2 * (double)(i + 1) - n - 1) * x->amount[i];
    }
    double gini = weighted / (n * x->sum);
    return gini * n / (n - 1);
}

static double herfindahl(const sorted_amounts *x)
{
    double sum = 0;
    for (size_t i = 0; i < x->count; i++) {
        double share = x->amount[i] / x->sum;
        sum += share * share;
    }
    return sum;
}

static double effective_number(const sorted_amounts *x)
{
    return 1 / herfindahl(x);
}

static double largest_share(const sorted_amounts *x)
{
    return x->amount[x->count - 1] / x->sum;
}

/* One number of concentration of a resource. */
static pm_status concentration(pm_study *study, pm_output *output,
                               double (*measure)(const sorted_amounts *), pm_error *err)
{
    const pm_resource *resource = output->resource;
    sorted_amounts sorted = {0};
    pm_status status = sort_amounts(study, resource->amount, resource->stated, &sorted, err);
    output->n_used = resource->stated_count;
    output->n_missing = study->views.member_count - resource->stated_count;
    if (status != PM_OK) {
        return status;
    }
    if (resource->negative) {
        pm_undefine_all(output, NEGATIVE);
    } else if (sorted.count < 2) {
        pm_undefine_all(output, TOO_FEW);
    } else if (sorted.sum <= 0) {
        pm_undefine_all(output, NOTHING);
    } else {
        pm_define(&output->values[0], measure(&sorted));
    }
    return PM_OK;
}

static pm_status gini(pm_study *study, pm_output *output, pm_error *err)
{
    return concentration(study, output, gini_star, err);
}

static pm_status hhi(pm_study *study, pm_output *output, pm_error *err)
{
    return concentration(study, output, herfindahl, err);
}

static pm_status effective(pm_study *study, pm_output *output, pm_error *err)
{
    return concentration(study, output, effective_number, err);
}

static pm_status top_share(pm_study *study, pm_output *output, pm_error *err)
{
    return concentration(study, output, largest_share, err);
}

static pm_status influence_gini(pm_study *study, pm_output *output, pm_error *err)
{
    const double *betweenness = NULL;
    sorted_amounts sorted = {0};
    pm_status status = pm_study_betweenness(study, &betweenness, err);
    if (status == PM_OK) {
        status = sort_amounts(study, betweenness, NULL, &sorted, err);
    }
    if (status != PM_OK) {
        return status;
    }
    if (sorted.sum <= 0) {
        pm_undefine_all(output, "no member lies between others");
    } else {
        pm_define(&output->values[0], gini_star(&sorted));
    }
    return PM_OK;
}

/* --- per organisation ------------------------------------------------------------------------ */

/* Why a member has no share of the resource, or NULL. */
static const char *reason_without_share(const pm_study *study, size_t member)
{
    const pm_resource *resource = study->resource;
    if (resource == NULL || resource->stated_count == 0) {
        return NO_RESOURCE;
    }
    if (resource->negative) {
        return NEGATIVE;
    }
    if (resource->sum <= 0) {
        return NOTHING;
    }
    return resource->stated[member] ? NULL : NOT_STATED;
}

static pm_status resource_share(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    for (size_t v = 0; v < output->rows; v++) {
        const char *reason = reason_without_share(study, v);
        if (reason != NULL) {
            pm_undefine(&output->values[v], reason);
        } else {
            pm_define(&output->values[v], study->resource->amount[v] / study->resource->sum);
        }
    }
    return PM_OK;
}

static pm_status influence_gap(pm_study *study, pm_output *output, pm_error *err)
{
    const double *betweenness = NULL;
    double all = 0;
    pm_status status = pm_study_betweenness(study, &betweenness, err);
    if (status != PM_OK) {
        return status;
    }
    for (size_t v = 0; v < output->rows; v++) {
        all += betweenness[v];
    }
    for (size_t v = 0; v < output->rows; v++) {
        const char *reason = reason_without_share(study, v);
        if (reason == NULL && all <= 0) {
            reason = "no member lies between others";
        }
        if (reason != NULL) {
            pm_undefine(&output->values[v], reason);
        } else {
            pm_define(&output->values[v],
                      study->resource->amount[v] / study->resource->sum - betweenness[v] / all);
        }
    }
    return PM_OK;
}

/* --- per relationship ------------------------------------------------------------------------ */

static pm_status size_ratio(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    const pm_resource *resource = study->resource;
    for (size_t e = 0; e < output->rows; e++) {
        const pm_edge *edge = pm_map_edge(study->map, e);
        size_t a = study->views.member_of_node[edge->source];
        size_t b = study->views.member_of_node[edge->target];
        if (a == SIZE_MAX || b == SIZE_MAX || a == b) {
            pm_undefine(&output->values[e], "does not join two members");
        } else if (resource == NULL || !resource->stated[a] || !resource->stated[b] ||
                   resource->amount[a] <= 0 || resource->amount[b] <= 0) {
            pm_undefine(&output->values[e], "the resource of both ends is not stated above zero");
        } else {
            double x = resource->amount[a];
            double y = resource->amount[b];
            pm_define(&output->values[e], x > y ? x / y : y / x);
        }
    }
    return PM_OK;
}

/* --- registry rows --------------------------------------------------------------------------- */

#define CONCENTRATION_ROW(stem, run, name, measured, span, text, reading, why)                     \
    {                                                                                              \
        .key = stem, .title = name, .level = PM_LEVEL_NETWORK, .family = "resources",              \
        .view = "map", .type = PM_VALUE_NUMBER, .unit = measured, .range = span,                   \
        .definition = text, .high = reading,                                                       \
        .undefined =                                                                               \
            "fewer than two members state it, they add up to nothing, or one is negative",         \
        .source = why, .of_resource = true, .function = PM_FUNCTION(run)                           \
    }

static const pm_measure ROWS[] = {
    CONCENTRATION_ROW(
        "gini_", gini, "Gini coefficient", "", "0..1",
        "Gini* = G n / (n - 1), G = sum over pairs of |x_i - x_j| / (2 n^2 mean); over "
        "members that state the attribute.",
        "0: all have as much. 1: one has everything.",
        "Deltas 2003, doi:10.1162/rest.2003.85.1.226"),
    CONCENTRATION_ROW("hhi_", hhi, "Herfindahl-Hirschman index", "", "1/n..1",
                      "Sum of squared shares of the members that state the attribute.",
                      "1: one member holds it all.",
                      "Hirschman 1964, American Economic Review 54(5):761"),
    CONCENTRATION_ROW("effective_", effective, "Effective number of holders", "members", "1..n",
                      "1 / HHI: as if so many members held equal shares.",
                      "Near 1: the partnership lives on one purse.",
                      "Hirschman 1964; Laakso & Taagepera 1979, doi:10.1177/001041407901200101"),
    CONCENTRATION_ROW("top_share_", top_share, "Largest share", "share", "1/n..1",
                      "Largest stated amount / sum of the stated amounts.",
                      "Above one half: one partner outweighs all others together.", "partmap"),
    {.key = "influence_gini",
     .title = "Gini coefficient of influence",
     .level = PM_LEVEL_NETWORK,
     .family = "resources",
     .view = "U ties",
     .type = PM_VALUE_NUMBER,
     .unit = "",
     .range = "0..1",
     .definition = "Gini* of betweenness over all members.",
     .high = "High: few members stand between all others.",
     .undefined = "no member lies between others",
     .source = "Deltas 2003, doi:10.1162/rest.2003.85.1.226; Freeman 1977, doi:10.2307/3033543",
     .function = PM_FUNCTION(influence_gini)},
    {.key = "resource_share",
     .title = "Share of the resource",
     .level = PM_LEVEL_ORGANISATION,
     .family = "resources",
     .view = "map",
     .type = PM_VALUE_NUMBER,
     .unit = "share",
     .range = "0..1",
     .definition = "Its stated amount of the chosen resource / the sum of stated amounts.",
     .high = "High: it brings most of the means.",
     .undefined = "its resource is not stated, a negative amount, or a sum of nothing",
     .source = "partmap",
     .function = PM_FUNCTION(resource_share)},
    {.key = "influence_gap",
     .title = "Resource less influence",
     .level = PM_LEVEL_ORGANISATION,
     .family = "resources",
     .view = "U ties",
     .type = PM_VALUE_NUMBER,
     .unit = "difference of shares",
     .range = "-1..1",
     .definition = "resource_share - betweenness_share.",
     .high = "Above 0: rich and peripheral. Below 0: central beyond its means.",
     .undefined = "its resource is not stated, or no member lies between others",
     .source = "partmap",
     .function = PM_FUNCTION(influence_gap)},
    {.key = "size_ratio",
     .title = "Size ratio",
     .level = PM_LEVEL_RELATIONSHIP,
     .family = "resources",
     .view = "map",
     .type = PM_VALUE_NUMBER,
     .unit = "times",
     .range = "1..",
     .definition = "Larger / smaller of the two ends' stated resource.",
     .high = "High: a big slow partner tied to a small quick one; mind who waits for whom.",
     .undefined = "it does not join two members, or the resource of both ends is not above zero",
     .source = "partmap",
     .function = PM_FUNCTION(size_ratio)},
};

const pm_measure_table pm_measures_of_resources = {ROWS, sizeof ROWS / sizeof *ROWS};
