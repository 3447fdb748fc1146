/* Taking a map apart for the second implementation: members, accepted ties, matrices. See brute.h.
 */
#include "tests/brute/brute.h"

#include <stdio.h>
#include <string.h>

enum { LONGEST_LIST = 160 };

bool brute_lists(const char *list, const char *separator, const char *word)
{
    char copy[LONGEST_LIST];
    if (list == NULL) {
        return false;
    }
    snprintf(copy, sizeof copy, "%s", list);
    char *rest = NULL;
    for (char *part = strtok_r(copy, separator, &rest); part != NULL;
         part = strtok_r(NULL, separator, &rest)) {
        while (*part == ' ') {
            part++;
        }
        size_t length = strlen(part);
        while (length > 0 && part[length - 1] == ' ') {
            part[--length] = '\0';
        }
        if (strcmp(part, word) == 0) {
            return true;
        }
    }
    return false;
}

/* --- members -------------------------------------------------------------------------------- */

static void read_members(brute *b)
{
    size_t nodes = pm_map_node_count(b->map);
    for (int everybody = 0; everybody < 2 && b->n == 0; everybody++) {
        for (size_t v = 0; v < nodes; v++) {
            pm_node_kind kind = pm_map_kind(b->map, v);
            if (everybody == 1 || kind == PM_ORGANISATION || kind == PM_BODY) {
                b->node[b->n++] = v;
            }
        }
    }
}

static size_t member_of(const brute *b, size_t node)
{
    for (size_t i = 0; i < b->n; i++) {
        if (b->node[i] == node) {
            return i;
        }
    }
    return SIZE_MAX;
}

/* --- ties ----------------------------------------------------------------------------------- */

static bool kind_is_asked_for(const brute *b, size_t e)
{
    const char *kind = pm_map_text(b->map, PM_EDGE_KIND, e);
    return b->settings->ties == NULL || brute_lists(b->settings->ties, ",", kind ? kind : "-");
}

static bool is_pair(const brute *b, size_t e, size_t x, size_t y)
{
    return (b->source[e] == x && b->target[e] == y) || (b->source[e] == y && b->target[e] == x);
}

/* Reporters are reported_by; if that is blank the source of a directed tie, both ends of another.
 */
static bool reports(const brute *b, size_t e, size_t member)
{
    const char *reporters = pm_map_text(b->map, PM_EDGE_REPORTED_BY, e);
    if (reporters != NULL) {
        return brute_lists(reporters, ";", pm_map_node_id(b->map, b->node[member]));
    }
    bool directed = pm_map_edge(b->map, e)->directed;
    return b->source[e] == member || (!directed && b->target[e] == member);
}

static bool is_confirmed(const brute *b, size_t e)
{
    bool by_source = false;
    bool by_target = false;
    for (size_t other = 0; other < b->edge_count; other++) {
        if (b->of_kind[other] && is_pair(b, other, b->source[e], b->target[e])) {
            by_source = by_source || reports(b, other, b->source[e]);
            by_target = by_target || reports(b, other, b->target[e]);
        }
    }
    return by_source && by_target;
}

static void read_edges(brute *b)
{
    b->edge_count = pm_map_edge_count(b->map);
    for (size_t e = 0; e < b->edge_count; e++) {
        const pm_edge *edge = pm_map_edge(b->map, e);
        b->source[e] = member_of(b, edge->source);
        b->target[e] = member_of(b, edge->target);
        b->of_kind[e] = b->source[e] != SIZE_MAX && b->target[e] != SIZE_MAX &&
                        b->source[e] != b->target[e] && kind_is_asked_for(b, e);
    }
    for (size_t e = 0; e < b->edge_count; e++) {
        b->accepted[e] = b->of_kind[e] && (b->settings->combine == PM_EITHER || is_confirmed(b, e));
        b->has_arcs = b->has_arcs || (b->accepted[e] && pm_map_edge(b->map, e)->directed);
    }
}

static void read_views(brute *b)
{
    b->ties.n = b->n;
    b->arcs.n = b->n;
    for (size_t e = 0; e < b->edge_count; e++) {
        if (!b->accepted[e]) {
            continue;
        }
        size_t x = b->source[e];
        size_t y = b->target[e];
        double strength = 0;
        if (!pm_map_number(b->map, PM_EDGE_STRENGTH, e, &strength) || strength <= 0) {
            strength = 1;
        }
        b->ties.tie[x][y] = b->ties.tie[y][x] = true;
        b->arcs.tie[x][y] = true;
        if (!pm_map_edge(b->map, e)->directed) {
            b->arcs.tie[y][x] = true;
        }
        b->strength[x][y] += strength;
        b->strength[y][x] += strength;
    }
    b->tie_paths = brute_paths_of(&b->ties);
    b->arc_paths = brute_paths_of(&b->arcs);
}

static void read_flows(brute *b)
{
    for (size_t e = 0; e < b->edge_count; e++) {
        double amount = 0;
        bool between =
            b->source[e] != SIZE_MAX && b->target[e] != SIZE_MAX && b->source[e] != b->target[e];
        if (between && pm_map_edge(b->map, e)->directed && pm_map_edge_is(b->map, e, "funds") &&
            pm_map_number(b->map, PM_EDGE_AMOUNT, e, &amount) && amount > 0) {
            b->flow[b->source[e]][b->target[e]] += amount;
        }
    }
}

/* --- sectors, decision bodies, carriers, resource ------------------------------------------- */

static const char *node_attribute(const brute *b, const char *name, size_t node)
{
    size_t column = pm_map_find_attribute(b->map, PM_NODE, name);
    return column != SIZE_MAX ? pm_map_attribute(b->map, PM_NODE, column, node) : NULL;
}

static void read_sectors(brute *b)
{
    const char *name = b->settings->sector != NULL ? b->settings->sector : "sector";
    for (size_t i = 0; i < b->n; i++) {
        b->sector[i] = node_attribute(b, name, b->node[i]);
        size_t at = 0;
        while (b->sector[i] != NULL && at < b->sector_count &&
               strcmp(b->sectors[at], b->sector[i]) < 0) {
            at++;
        }
        bool known = at < b->sector_count && b->sector[i] != NULL &&
                     strcmp(b->sectors[at], b->sector[i]) == 0;
        if (b->sector[i] == NULL || known) {
            continue;
        }
        for (size_t s = b->sector_count; s > at; s--) {
            b->sectors[s] = b->sectors[s - 1];
        }
        b->sectors[at] = b->sector[i];
        b->sector_count++;
    }
}

/* In what the graph says, an id goes before a label. */
static bool graph_names(const brute *b, size_t member)
{
    const char *named = pm_map_text(b->map, PM_MAP_DECISION_BODY, 0);
    const char *label = pm_map_label(b->map, b->node[member]);
    bool label_is_an_id = pm_map_find_node(b->map, label) != SIZE_MAX;
    return brute_lists(named, ";", pm_map_node_id(b->map, b->node[member])) ||
           (!label_is_an_id && brute_lists(named, ";", label));
}

static void read_decision_bodies(brute *b)
{
    for (int source = b->settings->decision != NULL ? 0 : 1; source < 3; source++) {
        for (size_t i = 0; i < b->n; i++) {
            const char *id = pm_map_node_id(b->map, b->node[i]);
            bool named = source == 0 ? brute_lists(b->settings->decision, ",", id)
                         : source == 1
                             ? pm_map_boolean(b->map, PM_NODE_DECISION_BODY, b->node[i]) == PM_YES
                             : graph_names(b, i);
            b->decides[i] = named;
            b->decider_count += named ? 1 : 0;
        }
        if (b->decider_count > 0 || source == 0) {
            return;
        }
    }
}

static size_t person_named(brute *b, const char *name)
{
    for (size_t p = 0; p < b->person_count; p++) {
        if (strcmp(b->person[p], name) == 0) {
            return p;
        }
    }
    snprintf(b->person[b->person_count], sizeof b->person[0], "%s", name);
    return b->person_count++;
}

static void read_carriers(brute *b)
{
    for (size_t e = 0; e < b->edge_count; e++) {
        const char *list = pm_map_text(b->map, PM_EDGE_CARRIED_BY, e);
        if (!b->accepted[e] || list == NULL) {
            continue;
        }
        char copy[LONGEST_LIST];
        snprintf(copy, sizeof copy, "%s", list);
        char *rest = NULL;
        for (char *part = strtok_r(copy, "; ", &rest); part != NULL;
             part = strtok_r(NULL, "; ", &rest)) {
            b->carries[person_named(b, part)][e] = true;
        }
        for (size_t p = 0; p < b->person_count; p++) {
            b->carriers[e] += b->carries[p][e] ? 1 : 0;
        }
    }
}

static void read_resource(brute *b)
{
    static const char *const resources[] = {"budget", "staff", "funding"};
    b->resource = b->settings->resource;
    for (size_t r = 0; r < 3 && b->resource == NULL; r++) {
        if (brute_has_resource(b, resources[r])) {
            b->resource = resources[r];
        }
    }
}

void brute_read(brute *b, const pm_map *map, const pm_settings *settings)
{
    memset(b, 0, sizeof *b);
    b->map = map;
    b->settings = settings;
    read_members(b);
    read_edges(b);
    read_views(b);
    read_flows(b);
    read_sectors(b);
    read_decision_bodies(b);
    read_carriers(b);
    read_resource(b);
}
