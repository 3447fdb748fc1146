/* Distances and dominators towards the decision bodies: see routes.h; the routes that share no
 * member are counted in disjoint_routes.c. */
#include "engine/measure/routes.h"

#include <stdint.h>
#include <stdlib.h>

/* Whom the search goes on to from a member: those from whom a route can come to it. */
static const pm_neighbours *towards(const pm_study *study)
{
    return study->settings.directed ? &study->views.predecessors : &study->views.near;
}

size_t pm_routes_link_count(const pm_study *study)
{
    return study->settings.directed ? study->views.arc_count : study->views.tie_count;
}

size_t pm_routes_link(const pm_study *study, size_t from, size_t to)
{
    return study->settings.directed ? pm_views_arc_between(&study->views, from, to)
                                    : pm_views_tie_between(&study->views, from, to);
}

size_t pm_routes_links_of_edge(const pm_study *study, size_t edge, size_t links[2])
{
    const pm_views *views = &study->views;
    const pm_edge *e = pm_map_edge(study->map, edge);
    if (views->tie_of_edge[edge] == SIZE_MAX) {
        return 0;
    }
    size_t source = views->member_of_node[e->source];
    size_t target = views->member_of_node[e->target];
    links[0] = pm_routes_link(study, source, target);
    if (!study->settings.directed || e->directed) {
        return 1;
    }
    links[1] = pm_routes_link(study, target, source);
    return 2;
}

/* Which links the searches run along: looked up once, they are asked for again and again. */
static pm_status list_links(pm_study *study, pm_error *err)
{
    const pm_neighbours *near = towards(study);
    size_t n = study->views.member_count;
    study->route_links = pm_study_new(study, near->start[n], sizeof *study->route_links);
    if (study->route_links == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t v = 0; v < n; v++) {
        for (size_t i = near->start[v]; i < near->start[v + 1]; i++) {
            study->route_links[i] = pm_routes_link(study, near->list[i], v);
        }
    }
    return PM_OK;
}

static size_t link_of_entry(const pm_study *study, size_t entry, size_t from, size_t to)
{
    return study->route_links != NULL ? study->route_links[entry] : pm_routes_link(study, from, to);
}

void pm_routes_search(const pm_study *study, const bool *lost, size_t *distance, size_t *queue)
{
    const pm_neighbours *near = towards(study);
    size_t head = 0;
    size_t tail = 0;
    for (size_t v = 0; v < study->views.member_count; v++) {
        distance[v] = study->is_decision[v] ? 0 : SIZE_MAX;
        if (study->is_decision[v]) {
            queue[tail++] = v;
        }
    }
    while (head < tail) {
        size_t v = queue[head++];
        for (size_t i = near->start[v]; i < near->start[v + 1]; i++) {
            size_t other = near->list[i];
            bool gone = lost != NULL && lost[link_of_entry(study, i, other, v)];
            if (distance[other] == SIZE_MAX && !gone) {
                distance[other] = distance[v] + 1;
                queue[tail++] = other;
            }
        }
    }
}

/* Arcs from a root before the bodies outwards: root -> body, and v -> other as the search goes. */
static pm_status make_flow_graph(const pm_study *study, igraph_t *graph, pm_error *err)
{
    pm_status status = PM_OK;
    const pm_neighbours *near = towards(study);
    size_t n = study->views.member_count;
    size_t arcs = near->start[n] + study->decision_count;
    igraph_vector_int_t ends = {0};
    igraph_integer_t size = 0;
    igraph_integer_t length = 0;
    PM_TRY(pm_igraph_integer(n + 1, &size, err));
    PM_TRY(pm_igraph_integer(2 * arcs, &length, err));
    PM_IGRAPH(igraph_vector_int_init(&ends, length));
    size_t at = 0;
    for (size_t v = 0; v < n; v++) {
        if (study->is_decision[v]) {
            VECTOR(ends)[at++] = (igraph_integer_t)n;
            VECTOR(ends)[at++] = (igraph_integer_t)v;
        }
        for (size_t i = near->start[v]; i < near->start[v + 1]; i++) {
            VECTOR(ends)[at++] = (igraph_integer_t)v;
            VECTOR(ends)[at++] = (igraph_integer_t)near->list[i];
        }
    }
    PM_IGRAPH(igraph_create(graph, &ends, size, IGRAPH_DIRECTED));
cleanup:
    igraph_vector_int_destroy(&ends);
    return status;
}

/* Counts for every member those below it in the dominator tree: farther members first, so that a
 * member's count is whole before it is added to its dominator's. A dominator is always nearer. */
static void count_dominated(const pm_study *study, pm_routes *made, const size_t *queue,
                            const igraph_vector_int_t *dominator)
{
    size_t reached = 0;
    size_t n = study->views.member_count;
    for (size_t v = 0; v < n; v++) {
        reached += made->distance[v] != SIZE_MAX ? 1 : 0;
    }
    for (size_t i = reached; i > 0; i--) { /* the queue is in order of distance */
        size_t v = queue[i - 1];
        igraph_integer_t above = VECTOR(*dominator)[v];
        bool counts = above >= 0 && (size_t)above < n && !study->is_decision[v];
        made->gatekeeper[v] = SIZE_MAX;
        if (counts) {
            made->gatekeeper_of[above] += made->gatekeeper_of[v] + 1;
            made->gatekeeper[v] = study->is_decision[above] ? SIZE_MAX : (size_t)above;
        }
    }
}

pm_status pm_study_routes(pm_study *study, const pm_routes **routes, pm_error *err)
{
    pm_status status = PM_OK;
    igraph_t graph = {0};
    igraph_vector_int_t dominator = {0};
    size_t n = study->views.member_count;
    if (study->routes != NULL) {
        *routes = study->routes;
        return PM_OK;
    }
    pm_routes *made = pm_study_new(study, 1, sizeof *made);
    size_t *queue = pm_study_new(study, n, sizeof *queue);
    if (made == NULL || queue == NULL) {
        return pm_fail_memory(err);
    }
    made->distance = pm_study_new(study, n, sizeof(size_t));
    made->gatekeeper = pm_study_new(study, n, sizeof(size_t));
    made->gatekeeper_of = pm_study_new(study, n, sizeof(size_t));
    if (made->distance == NULL || made->gatekeeper == NULL || made->gatekeeper_of == NULL) {
        return pm_fail_memory(err);
    }
    PM_TRY(list_links(study, err));
    pm_routes_search(study, NULL, made->distance, queue);
    for (size_t v = 0; v < n; v++) {
        made->gatekeeper[v] = SIZE_MAX;
    }
    if (study->decision_count > 0) {
        PM_TRY(make_flow_graph(study, &graph, err));
        PM_IGRAPH(igraph_vector_int_init(&dominator, 0));
        PM_IGRAPH(
            igraph_dominator_tree(&graph, (igraph_integer_t)n, &dominator, NULL, NULL, IGRAPH_OUT));
        count_dominated(study, made, queue, &dominator);
    }
    study->routes = made;
    *routes = made;
cleanup:
    igraph_vector_int_destroy(&dominator);
    igraph_destroy(&graph);
    return status;
}
