/* Who depends on whom for money: Emerson's dependence over the flows of kind funds, and a
 * structural estimate where no flow is stated. D_ij, the dependence of i on j, is the share of i's
 * inflow that comes from j, times i's stated reliance on partnership income (1 if not stated). */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "engine/measure/study.h"

static const char NO_FLOW[] = "no amount of a funds tie is stated";
static const char NO_FLOW_BETWEEN[] = "no stated flow between the two";
static const char NOT_TWO_MEMBERS[] = "does not join two members";

/* --- flows ----------------------------------------------------------------------------------- */

static double reliance_of(const pm_study *study, size_t member)
{
    double reliance = 1;
    pm_map_number(study->map, PM_NODE_RELIANCE, study->views.node_of_member[member], &reliance);
    return reliance;
}

static int by_ends(const void *left, const void *right)
{
    const pm_flow *x = left;
    const pm_flow *y = right;
    if (x->from != y->from) {
        return x->from < y->from ? -1 : 1;
    }
    return x->to < y->to ? -1 : x->to > y->to;
}

static double flow_between(const pm_study *study, size_t from, size_t to)
{
    pm_flow wanted = {.from = from, .to = to};
    const pm_flow *found =
        study->views.flow_count == 0
            ? NULL
            : bsearch(&wanted, study->views.flows, study->views.flow_count, sizeof wanted, by_ends);
    return found != NULL ? found->amount : 0;
}

/* D_ij; 0 where i receives nothing from anyone. */
static double dependence(const pm_study *study, size_t i, size_t j)
{
    double inflow = study->views.inflow[i];
    return inflow > 0 ? flow_between(study, j, i) / inflow * reliance_of(study, i) : 0;
}

static bool flow_in_some_direction(const pm_study *study, size_t i, size_t j)
{
    return flow_between(study, i, j) > 0 || flow_between(study, j, i) > 0;
}

/* --- means over pairs with a flow ------------------------------------------------------------ */

static double imbalance(double one, double other)
{
    return fabs(one - other);
}

static double mutual(double one, double other)
{
    return one + other;
}

static pm_status mean_over_pairs(pm_study *study, pm_output *output,
                                 double (*combine)(double, double))
{
    double sum = 0;
    size_t pairs = 0;
    for (size_t i = 0; i < study->views.flow_count; i++) {
        size_t from = study->views.flows[i].from;
        size_t to = study->views.flows[i].to;
        bool seen_from_the_other_side = from > to && flow_between(study, to, from) > 0;
        if (!seen_from_the_other_side) {
            sum += combine(dependence(study, from, to), dependence(study, to, from));
            pairs++;
        }
    }
    output->n_used = pairs;
    output->n_missing = study->views.flows_left_out;
    if (pairs == 0) {
        pm_undefine_all(output, NO_FLOW);
    } else {
        pm_define(&output->values[0], sum / (double)pairs);
    }
    return PM_OK;
}

static pm_status mean_power_imbalance(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    return mean_over_pairs(study, output, imbalance);
}

static pm_status mean_mutual_dependence(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    return mean_over_pairs(study, output, mutual);
}

/* --- per organisation ------------------------------------------------------------------------ */

static void define_if_positive(pm_value *value, double amount, const char *reason)
{
    if (amount > 0) {
        pm_define(value, amount);
    } else {
        pm_undefine(value, reason);
    }
}

static pm_status funding_in(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    for (size_t v = 0; v < output->rows; v++) {
        define_if_positive(&output->values[v], study->views.inflow[v], "no stated inflow");
    }
    return PM_OK;
}

static pm_status funding_out(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    for (size_t v = 0; v < output->rows; v++) {
        define_if_positive(&output->values[v], study->views.outflow[v], "no stated outflow");
    }
    return PM_OK;
}

/* Largest share, or 1 over the sum of squared shares, of a member's inflows; 0 without inflow. */
static double share_of_funders(const pm_study *study, size_t member, bool largest_only)
{
    double inflow = study->views.inflow[member];
    double largest = 0;
    double squares = 0;
    for (size_t i = 0; i < study->views.flow_count; i++) {
        if (study->views.flows[i].to == member) {
            double share = study->views.flows[i].amount / inflow;
            largest = share > largest ? share : largest;
            squares += share * share;
        }
    }
    if (squares <= 0) {
        return 0;
    }
    return largest_only ? largest : 1 / squares;
}

static pm_status largest_funder_share(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    for (size_t v = 0; v < output->rows; v++) {
        define_if_positive(&output->values[v], share_of_funders(study, v, true),
                           "no stated inflow");
    }
    return PM_OK;
}

static pm_status funders_effective(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    for (size_t v = 0; v < output->rows; v++) {
        define_if_positive(&output->values[v], share_of_funders(study, v, false),
                           "no stated inflow");
    }
    return PM_OK;
}

/* Sums of a member's pairs: others' dependence on it, and its on them. false without a flow. */
static bool sums_of(const pm_study *study, size_t member, double *over, double *on)
{
    bool any = false;
    *over = 0;
    *on = 0;
    for (size_t i = 0; i < study->views.flow_count; i++) {
        const pm_flow *flow = &study->views.flows[i];
        if (flow->from == member) {
            *over += dependence(study, flow->to, member);
            any = true;
        }
        if (flow->to == member) {
            *on += dependence(study, member, flow->from);
            any = true;
        }
    }
    return any;
}

/* Which of the three a column shows. */
typedef enum power_part { POWER_OVER, DEPENDENCE_ON, NET_POWER } power_part;

static pm_status fill_power(pm_study *study, pm_output *output, power_part part)
{
    for (size_t v = 0; v < output->rows; v++) {
        double over = 0;
        double on = 0;
        if (!sums_of(study, v, &over, &on)) {
            pm_undefine(&output->values[v], "no stated flow in or out");
            continue;
        }
        double values[] = {over, on, over - on};
        pm_define(&output->values[v], values[part]);
    }
    return PM_OK;
}

static pm_status power_over(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    return fill_power(study, output, POWER_OVER);
}

static pm_status dependence_on(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    return fill_power(study, output, DEPENDENCE_ON);
}

static pm_status net_power(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    return fill_power(study, output, NET_POWER);
}

/* --- per relationship ------------------------------------------------------------------------ */

/* Members at the ends of an edge; false when they are not two. */
static bool ends_of(const pm_study *study, size_t e, size_t *source, size_t *target)
{
    const pm_edge *edge = pm_map_edge(study->map, e);
    *source = study->views.member_of_node[edge->source];
    *target = study->views.member_of_node[edge->target];
    return *source != SIZE_MAX && *target != SIZE_MAX && *source != *target;
}

static double first_only(double one, double other)
{
    (void)other;
    return one;
}

static double second_only(double one, double other)
{
    (void)one;
    return other;
}

static pm_status fill_pairs(pm_study *study, pm_output *output, double (*combine)(double, double))
{
    for (size_t e = 0; e < output->rows; e++) {
        size_t source = 0;
        size_t target = 0;
        if (!ends_of(study, e, &source, &target)) {
            pm_undefine(&output->values[e], NOT_TWO_MEMBERS);
        } else if (!flow_in_some_direction(study, source, target)) {
            pm_undefine(&output->values[e],
                        study->views.flow_count == 0 ? NO_FLOW : NO_FLOW_BETWEEN);
        } else {
            pm_define(&output->values[e], combine(dependence(study, source, target),
                                                  dependence(study, target, source)));
        }
    }
    return PM_OK;
}

static pm_status dependence_source(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    return fill_pairs(study, output, first_only);
}

static pm_status dependence_target(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    return fill_pairs(study, output, second_only);
}

static pm_status power_imbalance(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    return fill_pairs(study, output, imbalance);
}

static pm_status mutual_dependence(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    return fill_pairs(study, output, mutual);
}

static pm_status fill_estimate(pm_study *study, pm_output *output, bool of_source)
{
    for (size_t e = 0; e < output->rows; e++) {
        size_t source = 0;
        size_t target = 0;
        if (study->views.flow_count > 0) {
            pm_undefine(&output->values[e], "flows are stated: see dependence_source and _target");
        } else if (study->views.tie_of_edge[e] == SIZE_MAX ||
                   !ends_of(study, e, &source, &target)) {
            pm_undefine(&output->values[e], "not an accepted tie between two members");
        } else {
            pm_define(&output->values[e], of_source
                                              ? pm_study_dyadic_constraint(study, source, target)
                                              : pm_study_dyadic_constraint(study, target, source));
        }
    }
    return PM_OK;
}

static pm_status structural_dependence_source(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    return fill_estimate(study, output, true);
}

static pm_status structural_dependence_target(pm_study *study, pm_output *output, pm_error *err)
{
    (void)err;
    return fill_estimate(study, output, false);
}

/* --- registry rows --------------------------------------------------------------------------- */

#define EMERSON "Emerson 1962, doi:10.2307/2089716"
#define CASCIARO "Casciaro & Piskorski 2005, doi:10.2189/asqu.2005.50.2.167"

#define FLOW_ROW(word, name, at, measured, span, text, reading, never, why)                        \
    {                                                                                              \
        .key = #word, .title = name, .level = at, .family = "dependence", .view = "F flows",       \
        .type = PM_VALUE_NUMBER, .unit = measured, .range = span, .definition = text,              \
        .high = reading, .undefined = never, .source = why, .function = PM_FUNCTION(word)          \
    }

static const pm_measure ROWS[] = {
    FLOW_ROW(mean_power_imbalance, "Mean power imbalance", PM_LEVEL_NETWORK, "", "0..1",
             "Mean of power_imbalance over the pairs with a flow.",
             "High: money makes most pairs one-sided.", "no amount of a funds tie is stated",
             CASCIARO),
    FLOW_ROW(mean_mutual_dependence, "Mean mutual dependence", PM_LEVEL_NETWORK, "", "0..2",
             "Mean of mutual_dependence over the pairs with a flow.",
             "High: partners need each other's money.", "no amount of a funds tie is stated",
             CASCIARO),
    FLOW_ROW(funding_in, "Funding received", PM_LEVEL_ORGANISATION, "as stated", "0..",
             "Sum of the stated amounts of funds ties towards it.", "High: much passes into it.",
             "no stated inflow", "partmap"),
    FLOW_ROW(funding_out, "Funding given", PM_LEVEL_ORGANISATION, "as stated", "0..",
             "Sum of the stated amounts of funds ties from it.",
             "High: others live on what it gives.", "no stated outflow", "partmap"),
    FLOW_ROW(largest_funder_share, "Largest funder's share", PM_LEVEL_ORGANISATION, "share", "0..1",
             "Largest share of its inflow that comes from one funder.",
             "Near 1: it lives on one funder.", "no stated inflow", "partmap"),
    FLOW_ROW(funders_effective, "Effective number of funders", PM_LEVEL_ORGANISATION, "funders",
             "1..", "1 / sum of squared shares of its inflows.",
             "Near 1: as if it had one funder only.", "no stated inflow",
             "Laakso & Taagepera 1979, doi:10.1177/001041407901200101"),
    FLOW_ROW(power_over, "Power over others", PM_LEVEL_ORGANISATION, "", "0..",
             "Sum over partners of their dependence on it.", "High: many rely on its money.",
             "no stated flow in or out", EMERSON),
    FLOW_ROW(dependence_on, "Dependence on others", PM_LEVEL_ORGANISATION, "", "0..1",
             "Sum over partners of its dependence on them.",
             "Near 1: all its partnership income comes from partners.", "no stated flow in or out",
             EMERSON),
    FLOW_ROW(net_power, "Net power", PM_LEVEL_ORGANISATION, "", "-1..",
             "power_over - dependence_on.", "Above 0: more rely on it than it relies on.",
             "no stated flow in or out", EMERSON),
    FLOW_ROW(dependence_source, "Dependence of the source", PM_LEVEL_RELATIONSHIP, "", "0..1",
             "Share of the source's inflow that comes from the target, times its reliance.",
             "Near 1: the source lives on the target.",
             "it does not join two members, or no stated flow between them", EMERSON),
    FLOW_ROW(dependence_target, "Dependence of the target", PM_LEVEL_RELATIONSHIP, "", "0..1",
             "Share of the target's inflow that comes from the source, times its reliance.",
             "Near 1: the target lives on the source.",
             "it does not join two members, or no stated flow between them", EMERSON),
    FLOW_ROW(power_imbalance, "Power imbalance", PM_LEVEL_RELATIONSHIP, "", "0..1",
             "|D_ij - D_ji|: difference of the two dependences.",
             "Near 1: one needs the other, not the other way round.",
             "it does not join two members, or no stated flow between them", CASCIARO),
    FLOW_ROW(mutual_dependence, "Mutual dependence", PM_LEVEL_RELATIONSHIP, "", "0..2",
             "D_ij + D_ji: sum of the two dependences.", "High: each needs the other.",
             "it does not join two members, or no stated flow between them", CASCIARO),
    {.key = "structural_dependence_source",
     .title = "Structural dependence of the source (estimate)",
     .level = PM_LEVEL_RELATIONSHIP,
     .family = "dependence",
     .view = "U ties",
     .type = PM_VALUE_NUMBER,
     .unit = "",
     .range = "0..1",
     .definition =
         "Dyadic constraint of the source by the target: (p_ij + sum over q of p_iq p_qj)^2; "
         "only where no flow is stated anywhere.",
     .high = "High: the source's ties leave it little choice but the target. An estimate from the "
             "pattern of ties, not from money.",
     .undefined = "flows are stated, or not an accepted tie between two members",
     .source = "Burt 1992, Structural Holes, Harvard University Press",
     .function = PM_FUNCTION(structural_dependence_source)},
    {.key = "structural_dependence_target",
     .title = "Structural dependence of the target (estimate)",
     .level = PM_LEVEL_RELATIONSHIP,
     .family = "dependence",
     .view = "U ties",
     .type = PM_VALUE_NUMBER,
     .unit = "",
     .range = "0..1",
     .definition =
         "Dyadic constraint of the target by the source; only where no flow is stated anywhere.",
     .high = "High: the target's ties leave it little choice but the source. An estimate.",
     .undefined = "flows are stated, or not an accepted tie between two members",
     .source = "Burt 1992, Structural Holes, Harvard University Press",
     .function = PM_FUNCTION(structural_dependence_target)},
};

const pm_measure_table pm_measures_of_dependence = {ROWS, sizeof ROWS / sizeof *ROWS};
