/* Levers: how many of five sorts of power one member holds at once. It chairs, hosts, funds,
 * employs or gatekeeps. The whole file is read, whatever --ties says. */
#include <stdint.h>
#include <string.h>

#include "engine/measure/routes.h"
#include "engine/measure/study.h"

/* In the order they are listed. */
typedef enum lever { CHAIRS, HOSTS, FUNDS, EMPLOYS, GATEKEEPS, LEVERS } lever;

static const char *const LEVER_NAMES[LEVERS] = {"chairs", "hosts", "funds", "employs", "gatekeeps"};

/* Which levers each member holds: LEVERS flags a member. */
typedef bool lever_flags[LEVERS];

static void hold(const pm_study *study, lever_flags *held, size_t node, lever which)
{
    size_t member = study->views.member_of_node[node];
    if (member != SIZE_MAX) {
        held[member][which] = true;
    }
}

/* The chair of a body is the member itself, or whoever a person represents. */
static void hold_chair(const pm_study *study, lever_flags *held, size_t chair)
{
    const pm_map *map = study->map;
    hold(study, held, chair, CHAIRS);
    const char *represented = pm_map_text(map, PM_NODE_REPRESENTS, chair);
    if (pm_map_kind(map, chair) != PM_PERSON || represented == NULL) {
        return;
    }
    for (size_t v = 0; v < study->views.member_count; v++) {
        size_t node = study->views.node_of_member[v];
        if (pm_list_names(represented, pm_map_node_id(map, node))) {
            hold(study, held, node, CHAIRS);
        }
    }
}

static void read_edge(const pm_study *study, lever_flags *held, size_t e)
{
    const pm_map *map = study->map;
    const pm_edge *edge = pm_map_edge(map, e);
    if (edge->source == edge->target) {
        return;
    }
    if (pm_map_is(map, PM_EDGE_ROLE, e, "chair")) {
        if (pm_map_kind(map, edge->target) == PM_BODY) {
            hold_chair(study, held, edge->source);
        } else if (pm_map_kind(map, edge->source) == PM_BODY) {
            hold_chair(study, held, edge->target);
        }
    }
    if (pm_map_edge_is(map, e, "supports") && pm_map_kind(map, edge->target) == PM_BODY) {
        hold(study, held, edge->source, HOSTS);
    }
    if (pm_map_edge_is(map, e, "funds") && edge->directed) {
        hold(study, held, edge->source, FUNDS);
    }
}

/* Employs somebody who is not its own representative. */
static void read_employer(const pm_study *study, lever_flags *held, size_t node)
{
    const pm_map *map = study->map;
    const char *employer = pm_map_text(map, PM_NODE_EMPLOYER, node);
    size_t found = employer != NULL ? pm_map_find_node(map, employer) : SIZE_MAX;
    if (found != SIZE_MAX && !pm_list_names(pm_map_text(map, PM_NODE_REPRESENTS, node), employer)) {
        hold(study, held, found, EMPLOYS);
    }
}

static pm_status find_levers(pm_study *study, lever_flags **held, pm_error *err)
{
    size_t n = study->views.member_count;
    *held = pm_study_new(study, n, sizeof **held);
    if (*held == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t e = 0; e < pm_map_edge_count(study->map); e++) {
        read_edge(study, *held, e);
    }
    for (size_t node = 0; node < pm_map_node_count(study->map); node++) {
        read_employer(study, *held, node);
    }
    if (study->decision_count == 0) {
        return PM_OK;
    }
    const pm_routes *routes = NULL;
    pm_status status = pm_study_routes(study, &routes, err);
    for (size_t v = 0; v < n && status == PM_OK; v++) {
        (*held)[v][GATEKEEPS] = !study->is_decision[v] && routes->gatekeeper_of[v] > 0;
    }
    return status;
}

static pm_status levers(pm_study *study, pm_output *output, pm_error *err)
{
    lever_flags *held = NULL;
    pm_status status = find_levers(study, &held, err);
    for (size_t v = 0; v < output->rows && status == PM_OK; v++) {
        size_t count = 0;
        for (size_t i = 0; i < LEVERS; i++) {
            count += held[v][i] ? 1 : 0;
        }
        pm_define(&output->values[v], (double)count);
    }
    return status;
}

static pm_status levers_held(pm_study *study, pm_output *output, pm_error *err)
{
    lever_flags *held = NULL;
    pm_status status = find_levers(study, &held, err);
    for (size_t v = 0; v < output->rows && status == PM_OK; v++) {
        const char **names = pm_study_new(study, LEVERS, sizeof *names);
        if (names == NULL) {
            return pm_fail_memory(err);
        }
        size_t count = 0;
        for (size_t i = 0; i < LEVERS; i++) {
            if (held[v][i]) {
                names[count++] = LEVER_NAMES[i];
            }
        }
        pm_define_list(&output->values[v], names, count);
    }
    return status;
}

/* --- registry rows --------------------------------------------------------------------------- */

static const pm_measure ROWS[] = {
    {.key = "levers",
     .title = "Levers held",
     .level = PM_LEVEL_ORGANISATION,
     .family = "power",
     .view = "map",
     .type = PM_VALUE_COUNT,
     .unit = "levers",
     .range = "0..5",
     .definition =
         "How many of these it holds: chairs (it, or a person who represents it, has a chair tie "
         "to a body), hosts (supports a body), funds, employs (someone who does not represent it), "
         "gatekeeps (gatekeeper_of > 0).",
     .high = "High: money, chair and host role are stacked on one partner.",
     .undefined = "never",
     .source = "partmap, after the learning set's question on power and resources",
     .function = PM_FUNCTION(levers)},
    {.key = "levers_held",
     .title = "Which levers",
     .level = PM_LEVEL_ORGANISATION,
     .family = "power",
     .view = "map",
     .type = PM_VALUE_LIST,
     .unit = "names",
     .range = "chairs, hosts, funds, employs, gatekeeps",
     .definition = "Names of the levers counted in levers.",
     .high = "Shows which role could be passed on.",
     .undefined = "never; empty when it holds none",
     .source = "partmap",
     .function = PM_FUNCTION(levers_held)},
};

const pm_measure_table pm_measures_of_levers = {ROWS, sizeof ROWS / sizeof *ROWS};
