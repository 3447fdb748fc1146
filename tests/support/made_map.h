/* Makes up partnership maps for trials, as GraphML: a board that decides, action groups with leads,
 * organisations in sector blocks with a few brokers between them, posts that carry ties, money,
 * behaviours as either end sees them, answers, dates, outcomes, and facts left out as in real maps.
 * The same plan gives the same bytes on every machine.
 *
 * Keys are declared apart for graph, nodes and edges, because igraph's reader knows no others. */
#ifndef PARTMAP_TESTS_SUPPORT_MADE_MAP_H
#define PARTMAP_TESTS_SUPPORT_MADE_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

enum { MADE_FEWEST_MEMBERS = 12, MADE_MOST_MEMBERS = 1000000 };

typedef struct made_plan {
    uint64_t seed;
    size_t members;   /* board, action groups and organisations */
    size_t apart;     /* of the organisations, the last ones, tied among themselves alone */
    unsigned missing; /* percent of the facts that are left out beyond those always left out */
    unsigned within;  /* percent of the partners chosen that are of the own sector */
    unsigned content; /* percent of the answers that are "yes" */
    bool directed;    /* partners are named by one of both ends, and named back or not */
    bool survey;      /* answers, ratings and the view of either end were asked for */
    size_t place;     /* number of the place, which gives it its name */
} made_plan;

/* A typical place of that size; nothing is missing beyond what always is. */
made_plan made_typical_plan(size_t members, uint64_t seed);

/* The place of that number in a series: of 20 to 150 members, most of them of fewer than 80, and
 * all else as chance has it. */
made_plan made_plan_of_series(size_t place, uint64_t seed);

/* Writes the map; false when memory ran out. Faults of writing stay with the stream. */
bool made_map_write(const made_plan *plan, FILE *out);

#endif
