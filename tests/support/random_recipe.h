/* What a random plan is made of, shared by the files that make it. See random_maps.h. */
#ifndef PARTMAP_TESTS_SUPPORT_RANDOM_RECIPE_H
#define PARTMAP_TESTS_SUPPORT_RANDOM_RECIPE_H

#include "tests/support/random_maps.h"

enum { RANDOM_MOST_NODES = 25 };

typedef struct random_recipe {
    random_stream stream;
    int direction; /* 0 undirected, 1 directed, 2 mixed */
    int kinds;     /* of nodes: 0 unstated, 1 all kinds, 2 neither organisations nor bodies */
    size_t sectors, people;
    bool money, resources, negative_resources, reports, roles;
    bool tie[RANDOM_MOST_NODES][RANDOM_MOST_NODES]; /* i < j */
} random_recipe;

/* One of the elements of an array, by chance. */
#define ONE_OF(recipe, list)                                                                       \
    ((list)[random_below(&(recipe)->stream, sizeof(list) / sizeof *(list))])

/* States one fact; what there is no room for is left out. */
void random_state(random_facts *facts, const char *name, const char *value);

void random_state_facts_of_node(random_recipe *r, random_plan *plan, size_t v);
void random_state_facts_of_edge(random_recipe *r, const random_plan *plan, random_edge *edge);

#endif
