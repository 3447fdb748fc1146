/* Two maps that are to be the same in all but the file they come from. */
#ifndef PARTMAP_TESTS_SUPPORT_SAME_MAP_H
#define PARTMAP_TESTS_SUPPORT_SAME_MAP_H

#include "engine/measure/measures.h"
#include "engine/model/map.h"

/* Asserts the same graph id, nodes, edges, directions, ids and attributes with all their values,
 * known or not, by name. "of" is told when they differ. */
void expect_same_map(const pm_map *expected, const pm_map *got, const char *of);

/* Asserts that every value of every measure is the same, to the last bit. */
void expect_same_measures(const pm_measures *expected, const pm_measures *got, const char *of);

#endif
