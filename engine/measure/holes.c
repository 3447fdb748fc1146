/* Structural holes around a member: constraint, effective size, and the partners two members share.
 */
#include <math.h>
#include <stdint.h>

#include "engine/measure/study.h"

static const char ISOLATE[] = "no ties";

size_t pm_study_common_partners(const pm_study *study, size_t a, size_t b)
{
    const pm_neighbours *near = &study->views.near;
    size_t i = near->start[a];
    size_t j = near->start[b];
    size_t common = 0;
    while (i < near->start[a + 1] && j < near->start[b + 1]) {
        if (near->list[i] == near->list[j]) {
            common++;
            i++;
            j++;
        } else if (near->list[i] < near->list[j]) {
            i++;
        } else {
            j++;
        }
    }
    return common;
}

double pm_study_dyadic_constraint(const pm_study *study, size_t i, size_t j)
{
    const pm_neighbours *near = &study->views.near;
    double share = 1 / (double)pm_study_degree(study, i);
    double sum = share;
    size_t at = near->start[j];
    for (size_t k = near->start[i]; k < near->start[i + 1]; k++) {
        size_t q = near->list[k];
        while (at < near->start[j + 1] && near->list[at] < q) {
            at++;
        }
        if (at < near->start[j + 1] && near->list[at] == q) {
            sum += share / (double)pm_study_degree(study, q);
        }
    }
    return sum * sum;
}

pm_status pm_study_constraint(pm_study *study, const double **constraint, pm_error *err)
{
    pm_status status = PM_OK;
    igraph_vector_t result = {0};
    size_t n = study->views.member_count;
    if (study->constraint != NULL) {
        *constraint = study->constraint;
        return PM_OK;
    }
    double *made = pm_study_new(study, n, sizeof *made);
    if (made == NULL) {
        return pm_fail_memory(err);
    }
    if (study->views.tie_count > 0) {
        PM_IGRAPH(igraph_vector_init(&result, 0));
        PM_IGRAPH(igraph_constraint(&study->views.ties, &result, igraph_vss_all(), NULL));
    }
    for (size_t v = 0; v < n; v++) {
        bool tied = study->views.tie_count > 0 && pm_study_degree(study, v) > 0;
        made[v] = tied ? VECTOR(result)[v] : NAN;
    }
    study->constraint = made;
    *constraint = made;
cleanup:
    igraph_vector_destroy(&result);
    return status;
}

/* Sum over j of (p_ij + sum_q p_iq p_qj)^2, p_ij = 1 / degree of i: igraph's reading, over
 * neighbours j with q ranging over the whole network. */
static pm_status constraint(pm_study *study, pm_output *output, pm_error *err)
{
    const double *values = NULL;
    pm_status status = pm_study_constraint(study, &values, err);
    for (size_t v = 0; v < output->rows && status == PM_OK; v++) {
        if (pm_study_degree(study, v) == 0) {
            pm_undefine(&output->values[v], ISOLATE);
        } else {
            pm_define(&output->values[v], values[v]);
        }
    }
    return status;
}

/* n_i - 2 t_i / n_i: ties less the mean number of ties among the neighbours (Borgatti 1997). */
static double effective_size_of(const pm_study *study, size_t member)
{
    const pm_neighbours *near = &study->views.near;
    double degree = (double)pm_study_degree(study, member);
    double twice_among = 0;
    for (size_t i = near->start[member]; i < near->start[member + 1]; i++) {
        twice_among += (double)pm_study_common_partners(study, member, near->list[i]);
    }
    return degree - twice_among / degree;
}

static pm_status effective_size(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    for (size_t v = 0; v < output->rows; v++) {
        if (pm_study_degree(study, v) == 0) {
            pm_undefine(&output->values[v], ISOLATE);
        } else {
            pm_define(&output->values[v], effective_size_of(study, v));
        }
    }
    return PM_OK;
}

static pm_status ego_efficiency(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    for (size_t v = 0; v < output->rows; v++) {
        if (pm_study_degree(study, v) == 0) {
            pm_undefine(&output->values[v], ISOLATE);
        } else {
            pm_define(&output->values[v],
                      effective_size_of(study, v) / (double)pm_study_degree(study, v));
        }
    }
    return PM_OK;
}

/* The same on W: p_ij is the share of i's strength that goes to j. */
static pm_status strength_constraint(pm_study *study, pm_output *output, pm_error *err)
{
    pm_status status = PM_OK;
    igraph_vector_t weights = {0};
    igraph_vector_t result = {0};
    size_t ties = study->views.tie_count;
    PM_IGRAPH(igraph_vector_init(&weights, (igraph_integer_t)ties));
    PM_IGRAPH(igraph_vector_init(&result, 0));
    for (size_t t = 0; t < ties; t++) {
        VECTOR(weights)[t] = study->views.tie_strength[t];
    }
    if (ties > 0) {
        PM_IGRAPH(igraph_constraint(&study->views.ties, &result, igraph_vss_all(), &weights));
    }
    for (size_t v = 0; v < output->rows; v++) {
        if (pm_study_degree(study, v) == 0) {
            pm_undefine(&output->values[v], ISOLATE);
        } else {
            pm_define(&output->values[v], VECTOR(result)[v]);
        }
    }
cleanup:
    igraph_vector_destroy(&result);
    igraph_vector_destroy(&weights);
    return status;
}

/* Coleman-Theil disorder of a member's dyadic constraints: sum r ln r / (N ln N), r = c_ij / mean
 * c. */
static double ego_hierarchy_of(const pm_study *study, size_t member)
{
    const pm_neighbours *near = &study->views.near;
    double count = (double)pm_study_degree(study, member);
    double sum = 0;
    double disorder = 0;
    for (size_t i = near->start[member]; i < near->start[member + 1]; i++) {
        sum += pm_study_dyadic_constraint(study, member, near->list[i]);
    }
    for (size_t i = near->start[member]; i < near->start[member + 1]; i++) {
        double r = pm_study_dyadic_constraint(study, member, near->list[i]) / (sum / count);
        disorder += r * log(r);
    }
    return disorder / (count * log(count));
}

static pm_status ego_hierarchy(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    for (size_t v = 0; v < output->rows; v++) {
        if (pm_study_degree(study, v) < 2) {
            pm_undefine(&output->values[v], "fewer than two ties");
        } else {
            pm_define(&output->values[v], ego_hierarchy_of(study, v));
        }
    }
    return PM_OK;
}

static pm_status common_partners(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    const pm_views *views = &study->views;
    for (size_t e = 0; e < output->rows; e++) {
        size_t tie = views->tie_of_edge[e];
        if (tie == SIZE_MAX) {
            pm_undefine(&output->values[e], "not an accepted tie between two members");
        } else {
            pm_define(&output->values[e], (double)pm_study_common_partners(study, views->tie_a[tie],
                                                                           views->tie_b[tie]));
        }
    }
    return PM_OK;
}

/* --- registry rows --------------------------------------------------------------------------- */

static const pm_measure ROWS[] = {
    {.key = "constraint",
     .title = "Constraint",
     .level = PM_LEVEL_ORGANISATION,
     .family = "structural holes",
     .view = "U ties",
     .type = PM_VALUE_NUMBER,
     .unit = "",
     .range = "0..1.125",
     .definition =
         "Sum over neighbours j of (p_ij + sum over q of p_iq p_qj)^2, with p_ij = 1 / degree "
         "of i; may exceed 1 in a triangle.",
     .high = "High: its partners all know each other, so it has few independent sources and little "
             "room "
             "to bargain. Low: it bridges separate circles.",
     .undefined = "no ties",
     .source = "Burt 1992, Structural Holes, Harvard University Press",
     .function = PM_FUNCTION(constraint)},
    {.key = "strength_constraint",
     .title = "Constraint by strength",
     .level = PM_LEVEL_ORGANISATION,
     .family = "structural holes",
     .view = "W strengths",
     .type = PM_VALUE_NUMBER,
     .unit = "",
     .range = "0..2",
     .definition = "Constraint with p_ij the share of its strength of ties that goes to j.",
     .high = "High: it puts most of itself into few partners who know each other.",
     .undefined = "no ties",
     .source = "Burt 1992, Structural Holes, Harvard University Press",
     .function = PM_FUNCTION(strength_constraint)},
    {.key = "effective_size",
     .title = "Effective size",
     .level = PM_LEVEL_ORGANISATION,
     .family = "structural holes",
     .view = "U ties",
     .type = PM_VALUE_NUMBER,
     .unit = "partners",
     .range = "1..degree",
     .definition =
         "Degree n_i less the mean number of ties among its neighbours: n_i - 2 t_i / n_i.",
     .high = "Near its degree: partners who do not know each other. 1: all of one circle.",
     .undefined = "no ties",
     .source = "Borgatti 1997, Connections 20(1):35-38; Burt 1992",
     .function = PM_FUNCTION(effective_size)},
    {.key = "ego_efficiency",
     .title = "Efficiency of its ties",
     .level = PM_LEVEL_ORGANISATION,
     .family = "structural holes",
     .view = "U ties",
     .type = PM_VALUE_NUMBER,
     .unit = "share",
     .range = "0..1",
     .definition = "Effective size / degree.",
     .high = "High: few of its ties lead into the same circle.",
     .undefined = "no ties",
     .source = "Burt 1992, Structural Holes, Harvard University Press",
     .function = PM_FUNCTION(ego_efficiency)},
    {.key = "ego_hierarchy",
     .title = "Hierarchy of constraint",
     .level = PM_LEVEL_ORGANISATION,
     .family = "structural holes",
     .view = "U ties",
     .type = PM_VALUE_NUMBER,
     .unit = "",
     .range = "0..1",
     .definition =
         "Sum of r ln r / (N ln N) over its N partners, r = dyadic constraint / its mean.",
     .high = "High: its constraint comes from one partner. 0: from all alike.",
     .undefined = "fewer than two ties",
     .source = "Burt 1992, Structural Holes, Harvard University Press",
     .function = PM_FUNCTION(ego_hierarchy)},
    {.key = "common_partners",
     .title = "Common partners",
     .level = PM_LEVEL_RELATIONSHIP,
     .family = "structural holes",
     .view = "U ties",
     .type = PM_VALUE_COUNT,
     .unit = "partners",
     .range = "0..n-2",
     .definition = "Members with a tie to both its ends.",
     .high = "0: nobody else knows both; if the tie goes, so does the contact.",
     .undefined = "not an accepted tie between two members",
     .source = "Granovetter 1973, doi:10.1086/225469",
     .function = PM_FUNCTION(common_partners)},
};

const pm_measure_table pm_measures_of_holes = {ROWS, sizeof ROWS / sizeof *ROWS};
