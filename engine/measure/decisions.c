/* How near members are to the decision body, and whom they have to pass on the way. */
#include <stdint.h>

#include "engine/measure/routes.h"
#include "engine/measure/study.h"

static const char NO_BODY[] = "no decision body is named";
static const char IS_BODY[] = "it is a decision body itself";
static const char NO_ROUTE[] = "no route to the decision body";

/* Routes when there is a body to go to; otherwise everything is undefined and *routes stays NULL.
 */
static pm_status routes_if_any(pm_study *study, pm_output *output, const pm_routes **routes,
                               pm_error *err)
{
    *routes = NULL;
    if (study->decision_count == 0) {
        pm_undefine_all(output, NO_BODY);
        return PM_OK;
    }
    return pm_study_routes(study, routes, err);
}

/* Distances of the members that are no decision body, summed up. */
typedef struct summary {
    size_t others, reached, near, longest, sum, gatekeepers;
} summary;

static summary sum_up(const pm_study *study, const pm_routes *routes)
{
    summary s = {0};
    for (size_t v = 0; v < study->views.member_count; v++) {
        if (study->is_decision[v]) {
            continue;
        }
        s.others++;
        s.gatekeepers += routes->gatekeeper_of[v] > 0 ? 1 : 0;
        size_t distance = routes->distance[v];
        if (distance != SIZE_MAX) {
            s.reached++;
            s.near += distance <= 1 ? 1 : 0;
            s.sum += distance;
            s.longest = distance > s.longest ? distance : s.longest;
        }
    }
    return s;
}

static void cover(pm_output *output, size_t used, size_t missing)
{
    output->n_used = used;
    output->n_missing = missing;
}

static pm_status decision_distance_mean(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_routes *routes = NULL;
    pm_status status = routes_if_any(study, output, &routes, err);
    if (routes == NULL) {
        return status;
    }
    summary s = sum_up(study, routes);
    cover(output, s.reached, s.others - s.reached);
    if (s.reached == 0) {
        pm_undefine_all(output, "no other member has a route to the decision body");
    } else {
        pm_define(&output->values[0], (double)s.sum / (double)s.reached);
    }
    return status;
}

static pm_status decision_distance_max(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_routes *routes = NULL;
    pm_status status = routes_if_any(study, output, &routes, err);
    if (routes == NULL) {
        return status;
    }
    summary s = sum_up(study, routes);
    cover(output, s.reached, s.others - s.reached);
    if (s.reached == 0) {
        pm_undefine_all(output, "no other member has a route to the decision body");
    } else {
        pm_define(&output->values[0], (double)s.longest);
    }
    return status;
}

static pm_status immediate_access(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_routes *routes = NULL;
    pm_status status = routes_if_any(study, output, &routes, err);
    if (routes == NULL) {
        return status;
    }
    summary s = sum_up(study, routes);
    cover(output, s.others, 0);
    if (s.others == 0) {
        pm_undefine_all(output, "there is no member but the decision body");
    } else {
        pm_define(&output->values[0], (double)s.near / (double)s.others);
    }
    return status;
}

static pm_status no_route(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_routes *routes = NULL;
    pm_status status = routes_if_any(study, output, &routes, err);
    if (routes != NULL) {
        summary s = sum_up(study, routes);
        cover(output, s.others, 0);
        pm_define(&output->values[0], (double)(s.others - s.reached));
    }
    return status;
}

static pm_status gatekeepers(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_routes *routes = NULL;
    pm_status status = routes_if_any(study, output, &routes, err);
    if (routes != NULL) {
        summary s = sum_up(study, routes);
        cover(output, s.reached, s.others - s.reached);
        pm_define(&output->values[0], (double)s.gatekeepers);
    }
    return status;
}

/* --- per organisation ------------------------------------------------------------------------ */

static pm_status decision_distance(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_routes *routes = NULL;
    pm_status status = routes_if_any(study, output, &routes, err);
    for (size_t v = 0; v < output->rows && routes != NULL; v++) {
        if (routes->distance[v] == SIZE_MAX) {
            pm_undefine(&output->values[v], NO_ROUTE);
        } else {
            pm_define(&output->values[v], (double)routes->distance[v]);
        }
    }
    return status;
}

static pm_status routes_to_decision(pm_study *study, pm_output *output, pm_error *err)
{
    size_t *routes = NULL;
    if (study->decision_count == 0) {
        pm_undefine_all(output, NO_BODY);
        return PM_OK;
    }
    pm_status status = pm_study_disjoint_routes(study, &routes, err);
    for (size_t v = 0; v < output->rows && status == PM_OK; v++) {
        if (study->is_decision[v]) {
            pm_undefine(&output->values[v], IS_BODY);
        } else {
            pm_define(&output->values[v], (double)routes[v]);
        }
    }
    return status;
}

static pm_status gatekeeper_of(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_routes *routes = NULL;
    pm_status status = routes_if_any(study, output, &routes, err);
    for (size_t v = 0; v < output->rows && routes != NULL; v++) {
        if (study->is_decision[v]) {
            pm_undefine(&output->values[v], IS_BODY);
        } else {
            pm_define(&output->values[v], (double)routes->gatekeeper_of[v]);
        }
    }
    return status;
}

static pm_status gatekept_by(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_routes *routes = NULL;
    pm_status status = routes_if_any(study, output, &routes, err);
    for (size_t v = 0; v < output->rows && routes != NULL; v++) {
        if (study->is_decision[v]) {
            pm_undefine(&output->values[v], IS_BODY);
        } else if (routes->distance[v] == SIZE_MAX) {
            pm_undefine(&output->values[v], NO_ROUTE);
        } else if (routes->gatekeeper[v] == SIZE_MAX) {
            pm_undefine(&output->values[v], "no single member stands on all its ways");
        } else {
            size_t node = study->views.node_of_member[routes->gatekeeper[v]];
            pm_define_text(&output->values[v], pm_map_node_id(study->map, node));
        }
    }
    return status;
}

/* --- registry rows --------------------------------------------------------------------------- */

#define SOURCE_ACCESS "Freeman 1979, doi:10.1016/0378-8733(78)90021-7"
#define SOURCE_DOMINATORS "Lengauer & Tarjan 1979, doi:10.1145/357062.357071"

#define DECISION_ROW(word, name, at, sort, measured, span, text, reading, never, why)              \
    {                                                                                              \
        .key = #word, .title = name, .level = at, .family = "decisions",                           \
        .view = "U ties; D arcs with --directed", .type = sort, .unit = measured, .range = span,   \
        .definition = text, .high = reading, .undefined = never, .source = why,                    \
        .function = PM_FUNCTION(word)                                                              \
    }

static const pm_measure ROWS[] = {
    DECISION_ROW(decision_distance_mean, "Mean distance to decisions", PM_LEVEL_NETWORK,
                 PM_VALUE_NUMBER, "hops", "1..",
                 "Mean of decision_distance over the other members that have a route.",
                 "High: most partners hear of decisions at second or third hand.",
                 "no decision body named, or nobody else has a route to it", SOURCE_ACCESS),
    DECISION_ROW(decision_distance_max, "Longest way to decisions", PM_LEVEL_NETWORK,
                 PM_VALUE_COUNT, "hops", "1..",
                 "Largest decision_distance among the other members that have a route.",
                 "High: somebody is very far from decisions.",
                 "no decision body named, or nobody else has a route to it", SOURCE_ACCESS),
    DECISION_ROW(immediate_access, "Immediate access to decisions", PM_LEVEL_NETWORK,
                 PM_VALUE_NUMBER, "share", "0..1",
                 "Members within one hop of a decision body / all other members.",
                 "High: most partners are in the room. Low: most are represented by someone else.",
                 "no decision body named", SOURCE_ACCESS),
    DECISION_ROW(no_route, "Members with no route to decisions", PM_LEVEL_NETWORK, PM_VALUE_COUNT,
                 "members", "0..n-1", "Members from which no path leads to a decision body.",
                 "Anyone here cannot be heard through any tie on the map.",
                 "no decision body named", SOURCE_ACCESS),
    DECISION_ROW(gatekeepers, "Gatekeepers", PM_LEVEL_NETWORK, PM_VALUE_COUNT, "members", "0..n-1",
                 "Members that at least one other must pass on every way to the decision body.",
                 "Each decides, willing or not, what reaches the decision body from somebody.",
                 "no decision body named", SOURCE_DOMINATORS),
    DECISION_ROW(decision_distance, "Distance to decisions", PM_LEVEL_ORGANISATION, PM_VALUE_COUNT,
                 "hops", "0..", "Hops to the nearest decision body; a decision body itself has 0.",
                 "1: in the room. 3 or more: hears of decisions late.",
                 "no decision body named, or no route to it", SOURCE_ACCESS),
    DECISION_ROW(
        routes_to_decision, "Routes to decisions", PM_LEVEL_ORGANISATION, PM_VALUE_COUNT, "routes",
        "0..",
        "Most routes to the decision body that share no member in between; a direct tie to "
        "each of several bodies is one route each.",
        "1: it hangs on one way in. 2 or more: no single partner can shut it out.",
        "no decision body named, or it is one", "Menger 1927, doi:10.4064/fm-10-1-96-115"),
    DECISION_ROW(gatekeeper_of, "Gatekeeper of", PM_LEVEL_ORGANISATION, PM_VALUE_COUNT, "members",
                 "0..",
                 "Members it dominates on the way to the decision body: every way of theirs "
                 "leads through it.",
                 "High: many partners reach decisions only through it.",
                 "no decision body named, or it is one", SOURCE_DOMINATORS),
    DECISION_ROW(
        gatekept_by, "Must pass", PM_LEVEL_ORGANISATION, PM_VALUE_TEXT, "id", "id",
        "The nearest member that stands on every way of its to the decision body (immediate "
        "dominator).",
        "Names whom it depends on to be heard.",
        "no decision body named, it is one, no route, or no such member", SOURCE_DOMINATORS),
};

const pm_measure_table pm_measures_of_decisions = {ROWS, sizeof ROWS / sizeof *ROWS};
