/* Members, ties, arcs, strengths and flows of a map: see views.h. */
#include "engine/model/views.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/model/igraph_guard.h"

/* An accepted edge between the members a < b; forward when its source is a. */
typedef struct link {
    size_t a, b, edge;
    bool directed, forward;
} link;

/* What is gathered before the views are filled. */
typedef struct gathering {
    const pm_map *map;
    const pm_settings *settings;
    link *links;
    size_t link_count;
} gathering;

static size_t *new_sizes(pm_views *views, size_t count)
{
    return count < SIZE_MAX / sizeof(size_t) ? pm_arena_new(&views->arena, count * sizeof(size_t))
                                             : NULL;
}

/* --- members --------------------------------------------------------------------------------- */

static bool can_be_member(const pm_map *map, size_t node)
{
    pm_node_kind kind = pm_map_kind(map, node);
    return kind == PM_ORGANISATION || kind == PM_BODY;
}

static pm_status find_members(pm_views *views, const pm_map *map, size_t left_out, pm_error *err)
{
    size_t nodes = pm_map_node_count(map);
    views->node_of_member = new_sizes(views, nodes);
    views->member_of_node = new_sizes(views, nodes);
    if (views->node_of_member == NULL || views->member_of_node == NULL) {
        return pm_fail_memory(err);
    }
    size_t fit = 0;
    for (size_t node = 0; node < nodes; node++) {
        fit += can_be_member(map, node) ? 1 : 0;
    }
    for (size_t node = 0; node < nodes; node++) {
        bool member = (fit == 0 || can_be_member(map, node)) && node != left_out;
        views->member_of_node[node] = member ? views->member_count : SIZE_MAX;
        if (member) {
            views->node_of_member[views->member_count++] = node;
        }
    }
    return PM_OK;
}

/* --- accepted ties --------------------------------------------------------------------------- */

/* Every name in --ties has to be a kind of tie. */
static pm_status check_kinds(const char *ties, pm_error *err)
{
    size_t length = 0;
    const char *rest = ties;
    for (const char *part = NULL; (part = pm_next_part(&rest, ",", &length)) != NULL;) {
        char kind[64];
        size_t kept = length < sizeof kind - 1 ? length : sizeof kind - 1;
        memcpy(kind, part, kept);
        kind[kept] = '\0';
        pm_error reason = {0};
        if (pm_vocabulary_check(PM_EDGE_KIND, kind, &reason) != PM_OK) {
            return pm_fail(err, PM_USAGE, "%s", reason.message);
        }
    }
    return PM_OK;
}

static bool kind_is_wanted(const gathering *all, size_t edge)
{
    if (all->settings->ties == NULL) {
        return true;
    }
    const char *kind = pm_map_text(all->map, PM_EDGE_KIND, edge);
    const char *rest = all->settings->ties;
    size_t length = 0;
    for (const char *part = NULL; (part = pm_next_part(&rest, ",", &length)) != NULL;) {
        char wanted[64] = {0};
        if (length < sizeof wanted) {
            memcpy(wanted, part, length);
        }
        if (kind != NULL && pm_equal_ignoring_case(kind, wanted)) {
            return true;
        }
    }
    return false;
}

static int by_pair(const void *left, const void *right)
{
    const link *x = left;
    const link *y = right;
    if (x->a != y->a) {
        return x->a < y->a ? -1 : 1;
    }
    if (x->b != y->b) {
        return x->b < y->b ? -1 : 1;
    }
    return x->edge < y->edge ? -1 : x->edge > y->edge;
}

static pm_status gather_links(gathering *all, pm_views *views, pm_error *err)
{
    size_t edges = pm_map_edge_count(all->map);
    all->links = pm_new_array(edges, sizeof *all->links);
    if (all->links == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t e = 0; e < edges; e++) {
        const pm_edge *edge = pm_map_edge(all->map, e);
        size_t source = views->member_of_node[edge->source];
        size_t target = views->member_of_node[edge->target];
        if (source == SIZE_MAX || target == SIZE_MAX) {
            continue;
        }
        if (source == target) {
            views->loops++;
            continue;
        }
        if (kind_is_wanted(all, e)) {
            bool forward = source < target;
            all->links[all->link_count++] = (link){.a = forward ? source : target,
                                                   .b = forward ? target : source,
                                                   .edge = e,
                                                   .directed = edge->directed,
                                                   .forward = forward};
        }
    }
    qsort(all->links, all->link_count, sizeof *all->links, by_pair);
    return PM_OK;
}

/* Does the edge's report name the node? Without reported_by the source of a directed tie and both
 * ends of an undirected one count as its reporters. */
static bool is_reported_by(const pm_map *map, size_t e, size_t node)
{
    const pm_edge *edge = pm_map_edge(map, e);
    const char *rest = pm_map_text(map, PM_EDGE_REPORTED_BY, e);
    if (rest == NULL) {
        return node == edge->source || (!edge->directed && node == edge->target);
    }
    const char *id = pm_map_node_id(map, node);
    size_t length = 0;
    for (const char *part = NULL; (part = pm_next_part(&rest, ";", &length)) != NULL;) {
        if (strlen(id) == length && strncmp(id, part, length) == 0) {
            return true;
        }
    }
    return false;
}

/* Under --both, do the reports of the links first..end-1 (one pair) name both its ends? */
static bool both_ends_report(const gathering *all, const pm_views *views, size_t first, size_t end)
{
    bool a = false;
    bool b = false;
    for (size_t i = first; i < end; i++) {
        const link *l = &all->links[i];
        a = a || is_reported_by(all->map, l->edge, views->node_of_member[l->a]);
        b = b || is_reported_by(all->map, l->edge, views->node_of_member[l->b]);
    }
    return a && b;
}

static size_t end_of_pair(const gathering *all, size_t first)
{
    size_t end = first;
    while (end < all->link_count && all->links[end].a == all->links[first].a &&
           all->links[end].b == all->links[first].b) {
        end++;
    }
    return end;
}

/* Counts pairs of responding members of which a stated report names an end, and both. */
static void count_reports(const gathering *all, pm_views *views)
{
    for (size_t first = 0, end = 0; first < all->link_count; first = end) {
        end = end_of_pair(all, first);
        size_t a = views->node_of_member[all->links[first].a];
        size_t b = views->node_of_member[all->links[first].b];
        bool by_a = false;
        bool by_b = false;
        for (size_t i = first; i < end; i++) {
            size_t e = all->links[i].edge;
            bool stated = pm_map_text(all->map, PM_EDGE_REPORTED_BY, e) != NULL;
            by_a = by_a || (stated && is_reported_by(all->map, e, a));
            by_b = by_b || (stated && is_reported_by(all->map, e, b));
        }
        bool answered = pm_map_boolean(all->map, PM_NODE_RESPONDED, a) == PM_YES &&
                        pm_map_boolean(all->map, PM_NODE_RESPONDED, b) == PM_YES;
        views->reported_pairs += answered && (by_a || by_b) ? 1 : 0;
        views->confirmed_pairs += answered && by_a && by_b ? 1 : 0;
    }
}

/* Leaves only the links of accepted pairs. */
static void drop_unconfirmed(gathering *all, const pm_views *views)
{
    if (all->settings->combine != PM_BOTH) {
        return;
    }
    size_t kept = 0;
    for (size_t first = 0, end = 0; first < all->link_count; first = end) {
        end = end_of_pair(all, first);
        if (both_ends_report(all, views, first, end)) {
            memmove(&all->links[kept], &all->links[first], (end - first) * sizeof *all->links);
            kept += end - first;
        }
    }
    all->link_count = kept;
}

/* --- U, W and D ------------------------------------------------------------------------------ */

static double strength_of(const pm_map *map, size_t edge)
{
    double strength = 0;
    return pm_map_number(map, PM_EDGE_STRENGTH, edge, &strength) && strength > 0 ? strength : 1;
}

static pm_status fill_ties(pm_views *views, const gathering *all, pm_error *err)
{
    size_t edges = pm_map_edge_count(all->map);
    views->tie_a = new_sizes(views, all->link_count);
    views->tie_b = new_sizes(views, all->link_count);
    views->tie_of_edge = new_sizes(views, edges);
    views->tie_strength = pm_arena_new(&views->arena, all->link_count * sizeof(double));
    if (views->tie_a == NULL || views->tie_b == NULL || views->tie_of_edge == NULL ||
        views->tie_strength == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t e = 0; e < edges; e++) {
        views->tie_of_edge[e] = SIZE_MAX;
    }
    for (size_t first = 0, end = 0; first < all->link_count; first = end) {
        end = end_of_pair(all, first);
        size_t tie = views->tie_count++;
        views->tie_a[tie] = all->links[first].a;
        views->tie_b[tie] = all->links[first].b;
        for (size_t i = first; i < end; i++) {
            views->tie_of_edge[all->links[i].edge] = tie;
            views->tie_strength[tie] += strength_of(all->map, all->links[i].edge);
            views->has_arcs = views->has_arcs || all->links[i].directed;
        }
    }
    return PM_OK;
}

typedef struct arc {
    size_t from, to;
} arc;

static int by_ends(const void *left, const void *right)
{
    const arc *x = left;
    const arc *y = right;
    if (x->from != y->from) {
        return x->from < y->from ? -1 : 1;
    }
    return x->to < y->to ? -1 : x->to > y->to;
}

static pm_status fill_arcs(pm_views *views, const gathering *all, pm_error *err)
{
    arc *arcs = pm_new_array(all->link_count, 2 * sizeof *arcs);
    views->arc_from = new_sizes(views, 2 * all->link_count);
    views->arc_to = new_sizes(views, 2 * all->link_count);
    if (arcs == NULL || views->arc_from == NULL || views->arc_to == NULL) {
        free(arcs);
        return pm_fail_memory(err);
    }
    size_t count = 0;
    for (size_t i = 0; i < all->link_count; i++) {
        const link *l = &all->links[i];
        if (!l->directed || l->forward) {
            arcs[count++] = (arc){l->a, l->b};
        }
        if (!l->directed || !l->forward) {
            arcs[count++] = (arc){l->b, l->a};
        }
    }
    qsort(arcs, count, sizeof *arcs, by_ends);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || by_ends(&arcs[i - 1], &arcs[i]) != 0) {
            views->arc_from[views->arc_count] = arcs[i].from;
            views->arc_to[views->arc_count++] = arcs[i].to;
        }
    }
    free(arcs);
    return PM_OK;
}

/* Lists of neighbours from "count" pairs (from, to). Each list comes out ascending because the
 * pairs are sorted; both_ways enters each pair at both its ends and wants from < to. */
static pm_status fill_neighbours(pm_views *views, pm_neighbours *near, const size_t *from,
                                 const size_t *to, size_t count, bool both_ways, pm_error *err)
{
    size_t n = views->member_count;
    near->start = new_sizes(views, n + 1);
    near->list = new_sizes(views, both_ways ? 2 * count : count);
    size_t *next = pm_new_array(n, sizeof *next); /* where a member's next neighbour goes */
    if (near->start == NULL || near->list == NULL || next == NULL) {
        free(next);
        return pm_fail_memory(err);
    }
    for (size_t i = 0; i < count; i++) {
        near->start[from[i] + 1]++;
        near->start[to[i] + 1] += both_ways ? 1 : 0;
    }
    for (size_t v = 0; v < n; v++) {
        near->start[v + 1] += near->start[v];
        next[v] = near->start[v];
    }
    for (size_t i = 0; both_ways && i < count; i++) { /* smaller neighbours come first */
        near->list[next[to[i]]++] = from[i];
    }
    for (size_t i = 0; i < count; i++) {
        near->list[next[from[i]]++] = to[i];
    }
    free(next);
    return PM_OK;
}

static pm_status make_graph(igraph_t *graph, const pm_views *views, const size_t *from,
                            const size_t *to, size_t count, bool directed, pm_error *err)
{
    pm_status status = PM_OK;
    igraph_vector_int_t ends = {0};
    igraph_integer_t n = 0;
    igraph_integer_t length = 0;
    PM_TRY(pm_igraph_integer(views->member_count, &n, err));
    PM_TRY(pm_igraph_integer(2 * count, &length, err));
    PM_IGRAPH(igraph_vector_int_init(&ends, length));
    for (size_t i = 0; i < count; i++) {
        VECTOR(ends)[2 * i] = (igraph_integer_t)from[i];
        VECTOR(ends)[2 * i + 1] = (igraph_integer_t)to[i];
    }
    PM_IGRAPH(igraph_create(graph, &ends, n, directed));
cleanup:
    igraph_vector_int_destroy(&ends);
    return status;
}

/* --- F --------------------------------------------------------------------------------------- */

static int by_flow(const void *left, const void *right)
{
    const pm_flow *x = left;
    const pm_flow *y = right;
    if (x->from != y->from) {
        return x->from < y->from ? -1 : 1;
    }
    return x->to < y->to ? -1 : x->to > y->to;
}

/* Flows read the whole file: neither --ties nor --both touch them. */
static pm_status fill_flows(pm_views *views, const pm_map *map, pm_error *err)
{
    size_t edges = pm_map_edge_count(map);
    views->flows = pm_arena_new(&views->arena, edges * sizeof *views->flows);
    views->inflow = pm_arena_new(&views->arena, views->member_count * sizeof(double));
    views->outflow = pm_arena_new(&views->arena, views->member_count * sizeof(double));
    if (views->flows == NULL || views->inflow == NULL || views->outflow == NULL) {
        return pm_fail_memory(err);
    }
    size_t count = 0;
    for (size_t e = 0; e < edges; e++) {
        const pm_edge *edge = pm_map_edge(map, e);
        size_t from = views->member_of_node[edge->source];
        size_t to = views->member_of_node[edge->target];
        if (from == SIZE_MAX || to == SIZE_MAX || from == to || !pm_map_edge_is(map, e, "funds")) {
            continue;
        }
        double amount = 0;
        if (edge->directed && pm_map_number(map, PM_EDGE_AMOUNT, e, &amount) && amount > 0) {
            views->flows[count++] = (pm_flow){from, to, amount};
        } else {
            views->flows_left_out++;
        }
    }
    qsort(views->flows, count, sizeof *views->flows, by_flow);
    for (size_t i = 0; i < count; i++) {
        views->outflow[views->flows[i].from] += views->flows[i].amount;
        views->inflow[views->flows[i].to] += views->flows[i].amount;
        pm_flow *last = views->flow_count > 0 ? &views->flows[views->flow_count - 1] : NULL;
        if (last != NULL && by_flow(last, &views->flows[i]) == 0) {
            last->amount += views->flows[i].amount;
        } else {
            views->flows[views->flow_count++] = views->flows[i];
        }
    }
    return PM_OK;
}

/* Neighbour lists and igraph's graphs from the sorted ties and arcs. */
static pm_status make_graphs(pm_views *views, pm_error *err)
{
    pm_status status = PM_OK;
    PM_TRY(fill_neighbours(views, &views->near, views->tie_a, views->tie_b, views->tie_count, true,
                           err));
    PM_TRY(fill_neighbours(views, &views->successors, views->arc_from, views->arc_to,
                           views->arc_count, false, err));
    PM_TRY(fill_neighbours(views, &views->predecessors, views->arc_to, views->arc_from,
                           views->arc_count, false, err));
    PM_TRY(make_graph(&views->ties, views, views->tie_a, views->tie_b, views->tie_count,
                      IGRAPH_UNDIRECTED, err));
    PM_TRY(make_graph(&views->arcs, views, views->arc_from, views->arc_to, views->arc_count,
                      IGRAPH_DIRECTED, err));
cleanup:
    return status;
}

/* --- all ------------------------------------------------------------------------------------- */

pm_status pm_views_make(pm_views *views, const pm_map *map, const pm_settings *settings,
                        size_t left_out, pm_error *err)
{
    pm_status status = PM_OK;
    gathering all = {.map = map, .settings = settings};
    if (settings->ties != NULL) {
        PM_TRY(check_kinds(settings->ties, err));
    }
    PM_TRY(find_members(views, map, left_out, err));
    PM_TRY(gather_links(&all, views, err));
    count_reports(&all, views);
    drop_unconfirmed(&all, views);
    PM_TRY(fill_ties(views, &all, err));
    PM_TRY(fill_arcs(views, &all, err));
    PM_TRY(fill_flows(views, map, err));
    PM_TRY(make_graphs(views, err));
cleanup:
    free(all.links);
    return status;
}

pm_status pm_views_of_ties(pm_views *views, size_t member_count, const size_t *a, const size_t *b,
                           size_t tie_count, pm_error *err)
{
    link *links = pm_new_array(tie_count, sizeof *links);
    views->member_count = member_count;
    views->tie_a = new_sizes(views, tie_count);
    views->tie_b = new_sizes(views, tie_count);
    views->tie_strength = pm_arena_new(&views->arena, tie_count * sizeof(double));
    if (links == NULL || views->tie_a == NULL || views->tie_b == NULL ||
        views->tie_strength == NULL) {
        free(links);
        return pm_fail_memory(err);
    }
    for (size_t i = 0; i < tie_count; i++) {
        bool forward = a[i] < b[i];
        links[i] = (link){.a = forward ? a[i] : b[i], .b = forward ? b[i] : a[i], .edge = i};
    }
    qsort(links, tie_count, sizeof *links, by_pair);
    for (size_t i = 0; i < tie_count; i++) {
        views->tie_a[i] = links[i].a;
        views->tie_b[i] = links[i].b;
        views->tie_strength[i] = 1;
    }
    views->tie_count = tie_count;
    gathering all = {.links = links, .link_count = tie_count};
    pm_status status = fill_arcs(views, &all, err);
    free(links);
    return status == PM_OK ? make_graphs(views, err) : status;
}

void pm_views_free(pm_views *views)
{
    if (views == NULL) {
        return;
    }
    igraph_destroy(&views->ties);
    igraph_destroy(&views->arcs);
    pm_arena_free(&views->arena);
    *views = (pm_views){0};
}

/* Place of the pair (a, b), or where it would go, among count pairs sorted by first, then second.
 */
static size_t place_of_pair(const size_t *first, const size_t *second, size_t count, size_t a,
                            size_t b)
{
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        bool before = first[middle] < a || (first[middle] == a && second[middle] < b);
        low = before ? middle + 1 : low;
        high = before ? high : middle;
    }
    return low;
}

size_t pm_views_tie_between(const pm_views *views, size_t x, size_t y)
{
    size_t a = x < y ? x : y;
    size_t b = x < y ? y : x;
    return place_of_pair(views->tie_a, views->tie_b, views->tie_count, a, b);
}

size_t pm_views_arc_between(const pm_views *views, size_t from, size_t to)
{
    return place_of_pair(views->arc_from, views->arc_to, views->arc_count, from, to);
}
