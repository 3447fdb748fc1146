/* Random partnership maps for tests: every shape and every fact a measure asks for, made from a
 * seed alone. A map is first a plan, which can be changed in ways whose effect is known, and then
 * built; the same plan builds the same map. */
#ifndef PARTMAP_TESTS_SUPPORT_RANDOM_MAPS_H
#define PARTMAP_TESTS_SUPPORT_RANDOM_MAPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/measure/measures.h"
#include "engine/model/map.h"
#include "tests/support/random_stream.h"

enum {
    RANDOM_NODES = 26, /* one more than the largest map, for an isolate */
    RANDOM_EDGES = 240,
    RANDOM_FACTS = 16,
    RANDOM_VALUE = 56,
    RANDOM_ID = 24
};

/* Stated facts of a node, an edge or the graph. */
typedef struct random_facts {
    size_t count;
    const char *name[RANDOM_FACTS];
    char value[RANDOM_FACTS][RANDOM_VALUE];
} random_facts;

typedef struct random_edge {
    size_t number; /* from 1; makes its id, which stays when the order changes */
    size_t source, target;
    bool directed;
    random_facts facts;
} random_edge;

typedef struct random_plan {
    size_t node_count, edge_count;
    char id[RANDOM_NODES][RANDOM_ID];
    random_facts node[RANDOM_NODES];
    random_edge edge[RANDOM_EDGES];
    random_facts graph;
    char ties[RANDOM_VALUE]; /* "": any kind */
    char decision[RANDOM_VALUE];
    const char *sector, *resource;
    bool both, directed, closeness;
} random_plan;

/* The plan of a seed: 0 to 14 nodes, every twelfth up to 25. */
void random_plan_make(random_plan *plan, uint64_t seed);

/* The plan's map; fails the test fatally when it cannot be built. Free with pm_map_free. */
pm_map *random_map(const random_plan *plan);

/* The plan's settings. Borrowed from the plan. */
pm_settings random_settings(const random_plan *plan);

/* Map and measures of a plan, both freed by random_measured_free. */
typedef struct random_measured {
    pm_map *map;
    pm_settings settings;
    pm_measures *measures;
} random_measured;
random_measured *random_measure(const random_plan *plan);
void random_measured_free(random_measured *measured);

/* Is the node a member: organisation or body, or anything when there is neither? */
bool random_is_member(const random_plan *plan, size_t node);

/* Changes of a plan. */
void random_shuffle(random_plan *plan, uint64_t seed); /* nodes and edges in another order */
void random_add_isolate(random_plan *plan); /* an organisation without ties, at the end */
void random_reverse(random_plan *plan);     /* source and target of all that is directed */
void random_restate(random_facts *facts, const char *name, const char *value); /* if stated */
void random_scale_amounts(random_plan *plan, double factor); /* of flows and of resources */
void random_double_ties(random_plan *plan);                  /* every edge once more, at the end */

#endif
