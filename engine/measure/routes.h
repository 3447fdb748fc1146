/* Ways to the decision body: hops, gatekeepers on the way, and what is left of the ways when some
 * ties are gone. On view U, or on D against the arcs when the settings ask for direction. Private
 * to engine/measure. */
#ifndef PARTMAP_ENGINE_MEASURE_ROUTES_H
#define PARTMAP_ENGINE_MEASURE_ROUTES_H

#include "engine/measure/study.h"

struct pm_routes {
    size_t *distance;      /* hops to the nearest decision body; SIZE_MAX: no route */
    size_t *gatekeeper;    /* immediate dominator of a member; SIZE_MAX: none, or the body itself */
    size_t *gatekeeper_of; /* members it dominates on the way, itself not counted */
};

/* Distances by breadth-first search from all decision bodies at once; dominators by
 * igraph_dominator_tree (Lengauer & Tarjan 1979, doi:10.1145/357062.357071) from a root set before
 * the bodies, with mutual arcs because it wants a directed graph. Cost O(m log n), once a study. */
pm_status pm_study_routes(pm_study *study, const pm_routes **routes, pm_error *err);

/* Vertex-disjoint routes from a member that is no body to the decision bodies, all bodies one goal:
 * a direct tie to each is one route each (Menger 1927, doi:10.4064/fm-10-1-96-115). Into routes, a
 * member each; 0 for the bodies. Cost O(n + m) a route: igraph_vertex_disjoint_paths, which builds
 * a graph for every pair it is asked about, takes seconds for some thousands of members. */
pm_status pm_study_disjoint_routes(pm_study *study, size_t **routes, pm_error *err);

/* Links are what routes run along: the ties of U or, with settings.directed, the arcs of D. The
 * link a route takes from one member to the next, which have to be joined so: */
size_t pm_routes_link_count(const pm_study *study);
size_t pm_routes_link(const pm_study *study, size_t from, size_t to);

/* The links that a relationship keeps up, into links; their number: 0 when it is not accepted, 1
 * for a tie or a directed one, 2 for an undirected one when routes follow arcs. */
size_t pm_routes_links_of_edge(const pm_study *study, size_t edge, size_t links[2]);

/* Hops from every member to the nearest decision body when the links with lost[link] are gone (lost
 * may be NULL); SIZE_MAX: no route. distance and queue have room for a member each. Cost O(n + m).
 */
void pm_routes_search(const pm_study *study, const bool *lost, size_t *distance, size_t *queue);

#endif
