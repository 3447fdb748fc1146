/* Small maps for tests, written as text: "a-b a>c d" is an undirected tie, a directed one and a
 * node without ties. Nodes appear in the order of first mention. */
#ifndef PARTMAP_TESTS_SUPPORT_MAPS_H
#define PARTMAP_TESTS_SUPPORT_MAPS_H

#include "engine/measure/measures.h"
#include "engine/model/map.h"

/* Fails the test fatally when anything goes wrong. Free with pm_map_free. */
pm_map *map_of(const char *ties);

/* States a node's attribute by id, an edge's by position, the graph's. */
void state_node(pm_map *map, const char *id, const char *name, const char *value);
void state_edge(pm_map *map, size_t edge, const char *name, const char *value);
void state_graph(pm_map *map, const char *name, const char *value);

/* States one attribute of the nodes, in order, from values separated by blanks; "." is unknown. */
void state_nodes(pm_map *map, const char *name, const char *values);

/* Measures with default settings. Free with pm_measures_free. */
pm_measures *measure(const pm_map *map);

/* Asserts a number, to 5e-7 (published figures have six decimals). */
void expect_number(const pm_measures *measures, pm_level level, const char *key, size_t row,
                   double expected);

/* Asserts the numbers of all rows, from values separated by blanks; "." is undefined. */
void expect_numbers(const pm_measures *measures, pm_level level, const char *key,
                    const char *expected);

/* Asserts that a value is undefined, with a reason. */
void expect_undefined(const pm_measures *measures, pm_level level, const char *key, size_t row);

/* Asserts a list or a text, parts joined by blanks. */
void expect_words(const pm_measures *measures, pm_level level, const char *key, size_t row,
                  const char *expected);

/* The map METRICS calls G1: eleven partners of a borough, one of them alone. */
pm_map *borough_map(void);

#endif
