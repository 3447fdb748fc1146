/* Roles in the second implementation: Gould and Fernandez's brokers, levers of power, answers to
 * the survey. See brute.h. */
#include "tests/brute/brute.h"

#include <string.h>

/* --- brokerage ------------------------------------------------------------------------------ */

enum { COORDINATOR, ITINERANT, REPRESENTATIVE, GATEKEEPER, LIAISON, ROLE_COUNT };

static bool same(const brute *b, size_t i, size_t j)
{
    return strcmp(b->sector[i], b->sector[j]) == 0;
}

/* v between a and c, by who shares whose sector. */
static int role_of(const brute *b, size_t a, size_t v, size_t c)
{
    if (same(b, a, v)) {
        return same(b, v, c) ? COORDINATOR : REPRESENTATIVE;
    }
    if (same(b, v, c)) {
        return GATEKEEPER;
    }
    return same(b, a, c) ? ITINERANT : LIAISON;
}

/* Open two-paths a -> v -> c over ordered pairs; without arcs the ties count both ways. */
static void count_roles(const brute *b, size_t v, double *roles)
{
    const brute_graph *graph = b->has_arcs ? &b->arcs : &b->ties;
    for (size_t a = 0; a < b->n; a++) {
        for (size_t c = 0; c < b->n; c++) {
            bool open = a != c && a != v && c != v && graph->tie[a][v] && graph->tie[v][c] &&
                        !graph->tie[a][c];
            if (open && b->sector[a] != NULL && b->sector[c] != NULL) {
                roles[role_of(b, a, v, c)] += 1;
            }
        }
    }
}

static brute_value brokerage(const brute *b, size_t v, int role)
{
    double roles[ROLE_COUNT] = {0};
    if (b->sector[v] == NULL) {
        return brute_undefined();
    }
    count_roles(b, v, roles);
    return brute_number(b->has_arcs ? roles[role] : roles[role] / 2);
}

static brute_value coordinator(const brute *b, size_t v)
{
    return brokerage(b, v, COORDINATOR);
}

static brute_value itinerant(const brute *b, size_t v)
{
    return brokerage(b, v, ITINERANT);
}

static brute_value liaison(const brute *b, size_t v)
{
    return brokerage(b, v, LIAISON);
}

static brute_value representative(const brute *b, size_t v)
{
    return b->has_arcs ? brokerage(b, v, REPRESENTATIVE) : brute_undefined();
}

static brute_value gatekeeper(const brute *b, size_t v)
{
    return b->has_arcs ? brokerage(b, v, GATEKEEPER) : brute_undefined();
}

/* Both orders of an unordered pair: once as representative, once as gatekeeper. */
static brute_value boundary(const brute *b, size_t v)
{
    return b->has_arcs            ? brute_undefined()
           : b->sector[v] == NULL ? brute_undefined()
                                  : brute_number(brokerage(b, v, REPRESENTATIVE).number +
                                                 brokerage(b, v, GATEKEEPER).number);
}

/* --- levers --------------------------------------------------------------------------------- */

static bool speaks_for(const brute *b, size_t node, size_t i)
{
    return node == b->node[i] || brute_lists(pm_map_text(b->map, PM_NODE_REPRESENTS, node), ";",
                                             pm_map_node_id(b->map, b->node[i]));
}

static bool is_body(const brute *b, size_t node)
{
    return pm_map_kind(b->map, node) == PM_BODY;
}

/* It, or a person who represents it, has a tie with role=chair to a body. Between two bodies it is
 * the source that chairs the target. */
static bool chairs(const brute *b, size_t i)
{
    for (size_t e = 0; e < b->edge_count; e++) {
        const pm_edge *edge = pm_map_edge(b->map, e);
        const char *role = pm_map_text(b->map, PM_EDGE_ROLE, e);
        if (role == NULL || strcmp(role, "chair") != 0 || edge->source == edge->target) {
            continue;
        }
        for (int end = 0; end < 2; end++) {
            size_t holder = end == 0 ? edge->source : edge->target;
            size_t other = end == 0 ? edge->target : edge->source;
            bool person = pm_map_kind(b->map, holder) == PM_PERSON;
            bool turned = end == 1 && is_body(b, holder);
            if (is_body(b, other) && !turned &&
                (holder == b->node[i] || (person && speaks_for(b, holder, i)))) {
                return true;
            }
        }
    }
    return false;
}

static bool hosts(const brute *b, size_t i)
{
    for (size_t e = 0; e < b->edge_count; e++) {
        const pm_edge *edge = pm_map_edge(b->map, e);
        if (pm_map_edge_is(b->map, e, "supports") && edge->source == b->node[i] &&
            edge->source != edge->target && is_body(b, edge->target)) {
            return true;
        }
    }
    return false;
}

static bool funds(const brute *b, size_t i)
{
    for (size_t e = 0; e < b->edge_count; e++) {
        const pm_edge *edge = pm_map_edge(b->map, e);
        if (pm_map_edge_is(b->map, e, "funds") && edge->source == b->node[i] &&
            edge->source != edge->target && edge->directed) {
            return true;
        }
    }
    return false;
}

static bool employs(const brute *b, size_t i)
{
    for (size_t v = 0; v < pm_map_node_count(b->map); v++) {
        const char *employer = pm_map_text(b->map, PM_NODE_EMPLOYER, v);
        if (employer != NULL && strcmp(employer, pm_map_node_id(b->map, b->node[i])) == 0 &&
            !speaks_for(b, v, i)) {
            return true;
        }
    }
    return false;
}

static brute_value levers_held(const brute *b, size_t i)
{
    brute_value held = brute_words("");
    brute_value gatekept = brute_gatekeeper_of(b, i);
    if (chairs(b, i)) {
        brute_add_word(&held, "chairs");
    }
    if (hosts(b, i)) {
        brute_add_word(&held, "hosts");
    }
    if (funds(b, i)) {
        brute_add_word(&held, "funds");
    }
    if (employs(b, i)) {
        brute_add_word(&held, "employs");
    }
    if (gatekept.sort == BRUTE_NUMBER && gatekept.number > 0) {
        brute_add_word(&held, "gatekeeps");
    }
    return held;
}

static brute_value levers(const brute *b, size_t i)
{
    return brute_number((chairs(b, i) ? 1 : 0) + (hosts(b, i) ? 1 : 0) + (funds(b, i) ? 1 : 0) +
                        (employs(b, i) ? 1 : 0) + (brute_gatekeeper_of(b, i).number > 0 ? 1 : 0));
}

/* --- answers -------------------------------------------------------------------------------- */

static bool responded(const brute *b, size_t i)
{
    return pm_map_boolean(b->map, PM_NODE_RESPONDED, b->node[i]) == PM_YES;
}

static brute_value response_coverage(const brute *b, size_t row)
{
    (void)row;
    double yes = 0;
    double known = 0;
    for (size_t i = 0; i < b->n; i++) {
        yes += responded(b, i) ? 1 : 0;
        known += pm_map_boolean(b->map, PM_NODE_RESPONDED, b->node[i]) != PM_UNKNOWN ? 1 : 0;
    }
    return known > 0 ? brute_number(yes / (double)b->n) : brute_undefined();
}

static bool names(const brute *b, size_t i, size_t j, size_t end)
{
    for (size_t e = 0; e < b->edge_count; e++) {
        bool of_pair = b->of_kind[e] && ((b->source[e] == i && b->target[e] == j) ||
                                         (b->source[e] == j && b->target[e] == i));
        if (of_pair && brute_lists(pm_map_text(b->map, PM_EDGE_REPORTED_BY, e), ";",
                                   pm_map_node_id(b->map, b->node[end]))) {
            return true;
        }
    }
    return false;
}

static brute_value confirmation_rate(const brute *b, size_t row)
{
    (void)row;
    double either = 0;
    double both = 0;
    for (size_t i = 0; i < b->n; i++) {
        for (size_t j = i + 1; j < b->n; j++) {
            bool by_i = names(b, i, j, i);
            bool by_j = names(b, i, j, j);
            if (responded(b, i) && responded(b, j)) {
                either += by_i || by_j ? 1 : 0;
                both += by_i && by_j ? 1 : 0;
            }
        }
    }
    return either > 0 ? brute_number(both / either) : brute_undefined();
}

const brute_key brute_role_keys[] = {
    {PM_LEVEL_NETWORK, "response_coverage", response_coverage},
    {PM_LEVEL_NETWORK, "confirmation_rate", confirmation_rate},
    {PM_LEVEL_ORGANISATION, "coordinator", coordinator},
    {PM_LEVEL_ORGANISATION, "itinerant", itinerant},
    {PM_LEVEL_ORGANISATION, "representative", representative},
    {PM_LEVEL_ORGANISATION, "gatekeeper", gatekeeper},
    {PM_LEVEL_ORGANISATION, "liaison", liaison},
    {PM_LEVEL_ORGANISATION, "boundary", boundary},
    {PM_LEVEL_ORGANISATION, "levers", levers},
    {PM_LEVEL_ORGANISATION, "levers_held", levers_held},
    {0},
};
