/* The core of the map after Borgatti & Everett's discrete model, by Lip's exact method: in order of
 * degree, Z_0 = m and Z_k = Z_{k-1} + k - 1 - d_(k); the k of the smallest Z is the core's size. */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "engine/measure/study.h"

static const char NO_THREE_MEMBERS[] = "fewer than three members";

/* The core found. */
typedef struct core {
    size_t size;
    bool unique;
    bool *is_member;
} core;

typedef struct ranked {
    size_t degree, member;
} ranked;

/* Highest degree first; equal degrees in file order. */
static int by_degree(const void *left, const void *right)
{
    const ranked *x = left;
    const ranked *y = right;
    if (x->degree != y->degree) {
        return x->degree > y->degree ? -1 : 1;
    }
    return x->member < y->member ? -1 : x->member > y->member;
}

static pm_status find_core(pm_study *study, core *found, pm_error *err)
{
    size_t n = study->views.member_count;
    ranked *order = pm_study_new(study, n, sizeof *order);
    *found = (core){.unique = true, .is_member = pm_study_new(study, n, sizeof(bool))};
    if (order == NULL || found->is_member == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t v = 0; v < n; v++) {
        order[v] = (ranked){pm_study_degree(study, v), v};
    }
    qsort(order, n, sizeof *order, by_degree);
    double z = (double)study->views.tie_count;
    double smallest = z;
    for (size_t k = 1; k <= n; k++) {
        z += (double)k - 1 - (double)order[k - 1].degree;
        if (z < smallest) {
            smallest = z;
            found->size = k;
            found->unique = true;
        } else if (z <= smallest) {
            found->unique = false;
        }
    }
    size_t k = found->size;
    bool split = k > 0 && k < n && order[k - 1].degree == order[k].degree;
    found->unique = found->unique && !split;
    for (size_t i = 0; i < k; i++) {
        found->is_member[order[i].member] = true;
    }
    return PM_OK;
}

/* Finds the core, or undefines the output below three members. */
static pm_status core_if_any(pm_study *study, pm_output *output, core *found, bool *any,
                             pm_error *err)
{
    *any = study->views.member_count >= 3;
    if (!*any) {
        pm_undefine_all(output, NO_THREE_MEMBERS);
        return PM_OK;
    }
    return find_core(study, found, err);
}

static pm_status core_size(pm_study *study, pm_output *output, pm_error *err)
{
    core found = {0};
    bool any = false;
    pm_status status = core_if_any(study, output, &found, &any, err);
    if (any && status == PM_OK) {
        pm_define(&output->values[0], (double)found.size);
    }
    return status;
}

static pm_status core_unique(pm_study *study, pm_output *output, pm_error *err)
{
    core found = {0};
    bool any = false;
    pm_status status = core_if_any(study, output, &found, &any, err);
    if (any && status == PM_OK) {
        pm_define(&output->values[0], found.unique ? 1 : 0);
    }
    return status;
}

/* Correlation of two yes-or-no variables over pairs: core-core pairs (ideal 1) and
 * periphery-periphery pairs (ideal 0), of which so many are tied. */
static double phi(double core_pairs, double core_ties, double edge_pairs, double edge_ties)
{
    double core_open = core_pairs - core_ties;
    double edge_open = edge_pairs - edge_ties;
    double product = core_pairs * edge_pairs * (core_ties + edge_ties) * (core_open + edge_open);
    return (core_ties * edge_open - core_open * edge_ties) / sqrt(product);
}

static pm_status core_fit(pm_study *study, pm_output *output, pm_error *err)
{
    core found = {0};
    bool any = false;
    pm_status status = core_if_any(study, output, &found, &any, err);
    if (!any || status != PM_OK) {
        return status;
    }
    double core_ties = 0;
    double edge_ties = 0;
    for (size_t t = 0; t < study->views.tie_count; t++) {
        bool a = found.is_member[study->views.tie_a[t]];
        bool b = found.is_member[study->views.tie_b[t]];
        core_ties += a && b ? 1 : 0;
        edge_ties += !a && !b ? 1 : 0;
    }
    double inner = (double)found.size;
    double outer = (double)(study->views.member_count - found.size);
    double fit = phi(inner * (inner - 1) / 2, core_ties, outer * (outer - 1) / 2, edge_ties);
    if (isfinite(fit)) {
        pm_define(&output->values[0], fit);
    } else {
        pm_undefine_all(output, "all pairs compared are alike");
    }
    return PM_OK;
}

static pm_status core_member(pm_study *study, pm_output *output, pm_error *err)
{
    core found = {0};
    bool any = false;
    pm_status status = core_if_any(study, output, &found, &any, err);
    for (size_t v = 0; v < output->rows && any && status == PM_OK; v++) {
        pm_define(&output->values[v], found.is_member[v] ? 1 : 0);
    }
    return status;
}

/* --- registry rows --------------------------------------------------------------------------- */

#define CORE_ROW(word, name, at, sort, measured, span, text, reading, never)                       \
    {                                                                                              \
        .key = #word, .title = name, .level = at, .family = "core", .view = "U ties",              \
        .type = sort, .unit = measured, .range = span, .definition = text, .high = reading,        \
        .undefined = never,                                                                        \
        .source = "Borgatti & Everett 2000, doi:10.1016/S0378-8733(99)00019-2; Lip 2011, "         \
                  "arXiv:1102.5511",                                                               \
        .function = PM_FUNCTION(word)                                                              \
    }

static const pm_measure ROWS[] = {
    CORE_ROW(core_size, "Size of the core", PM_LEVEL_NETWORK, PM_VALUE_COUNT, "members", "0..n",
             "In order of degree, Z_0 = m, Z_k = Z_(k-1) + k - 1 - d_(k): the smallest k with the "
             "smallest Z; 0 without ties.",
             "Small: few partners run it and the others hang on them.", "fewer than three members"),
    CORE_ROW(core_fit, "Fit of the core", PM_LEVEL_NETWORK, PM_VALUE_NUMBER, "correlation", "-1..1",
             "Correlation of the ties with the ideal (core-core 1, periphery-periphery 0, between "
             "ignored).",
             "Near 1: a clear inner circle and a clear edge. Low: no such split.",
             "fewer than three members, or all pairs compared are alike"),
    CORE_ROW(core_unique, "Core is unique", PM_LEVEL_NETWORK, PM_VALUE_COUNT, "", "0 or 1",
             "1: no other size has the same Z, and degrees differ at the edge of the core.",
             "0: another core fits as well; read core_member with care.",
             "fewer than three members"),
    CORE_ROW(core_member, "In the core", PM_LEVEL_ORGANISATION, PM_VALUE_BOOLEAN, "",
             "true or false",
             "Among the core_size members of highest degree, equal ones in file order.",
             "True: part of the inner circle.", "fewer than three members"),
};

const pm_measure_table pm_measures_of_core = {ROWS, sizeof ROWS / sizeof *ROWS};
