/* Graph views of a map: which nodes are members, and the simple graphs the measures run on.
 *
 *     map (multigraph, mixed)  ->  U ties       undirected, simple, binary
 *                                  D arcs       directed, simple, only where a tie is directed
 *                                  W strengths  one number a tie, parallel ties added up
 *                                  F flows      directed amounts of kind "funds"
 *
 * Members are numbered from 0 in file order; ties are sorted by their members. A map is never
 * changed. What counts as an accepted tie, a member or a flow is stated at the fields. */
#ifndef PARTMAP_ENGINE_MODEL_VIEWS_H
#define PARTMAP_ENGINE_MODEL_VIEWS_H

#include <igraph.h>
#include <stdbool.h>
#include <stddef.h>

#include "engine/base/error.h"
#include "engine/base/memory.h"
#include "engine/model/map.h"
#include "engine/model/settings.h"

/* An amount from one member to another; parallel amounts added up. */
typedef struct pm_flow {
    size_t from, to;
    double amount; /* > 0 */
} pm_flow;

/* Neighbours of every member, in one array: those of v are list[start[v]] .. list[start[v + 1] -
 * 1], ascending. */
typedef struct pm_neighbours {
    size_t *start; /* n + 1 */
    size_t *list;
} pm_neighbours;

typedef struct pm_views {
    pm_arena arena; /* owns every array below */

    /* members: organisations and bodies; every node when the map has neither */
    size_t member_count;
    size_t *node_of_member;
    size_t *member_of_node; /* SIZE_MAX: no member */

    /* U: a pair of different members with at least one accepted tie */
    size_t tie_count;
    size_t *tie_a, *tie_b; /* a < b, sorted by a, then b */
    size_t *tie_of_edge;   /* per edge of the map; SIZE_MAX: not accepted */
    pm_neighbours near;
    igraph_t ties; /* edge i is tie i */

    /* W: per tie, sum of the strengths of its edges; one not stated or not > 0 counts 1 */
    double *tie_strength;

    /* D: an undirected tie is two arcs. Built always, to be used where has_arcs */
    bool has_arcs; /* at least one accepted tie is directed */
    size_t arc_count;
    size_t *arc_from, *arc_to; /* sorted by from, then to */
    pm_neighbours successors, predecessors;
    igraph_t arcs; /* edge i is arc i */

    /* F: directed ties of kind funds between different members, amount stated and > 0 */
    size_t flow_count;
    pm_flow *flows;           /* sorted by from, then to */
    double *inflow, *outflow; /* a member each: sums of flows to and from it */
    size_t flows_left_out;    /* edges of kind funds between members without direction or amount */

    /* reports, before --both: pairs whose ends both responded and of which reported_by names an end
     */
    size_t reported_pairs;
    size_t confirmed_pairs; /* of those, reported_by names both */

    size_t loops; /* edges that join a member to itself: in no view */
} pm_views;

/* Builds every view, as if the node left_out (SIZE_MAX: none) were not there. *views has to be
 * zero-initialised and is freed with pm_views_free, also after a failure. PM_USAGE when
 * settings->ties names a kind there is not. Cost O(m log m). */
pm_status pm_views_make(pm_views *views, const pm_map *map, const pm_settings *settings,
                        size_t left_out, pm_error *err);
/* Views of member_count members joined by the given simple ties and nothing else: what is drawn by
 * chance to compare a map with. Ties need no order; each of the arrays has tie_count entries. */
pm_status pm_views_of_ties(pm_views *views, size_t member_count, const size_t *a, const size_t *b,
                           size_t tie_count, pm_error *err);

void pm_views_free(pm_views *views);

/* The tie of two members that have one. Cost O(log m). */
size_t pm_views_tie_between(const pm_views *views, size_t x, size_t y);

/* The arc from one member to another that have one. Cost O(log m). */
size_t pm_views_arc_between(const pm_views *views, size_t from, size_t to);

#endif
