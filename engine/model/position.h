/* Where a node stands in the drawing its file keeps. */
#ifndef PARTMAP_ENGINE_MODEL_POSITION_H
#define PARTMAP_ENGINE_MODEL_POSITION_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/model/map.h"

/* Centre of a node in the units of the program that placed it, from its attributes x and y or from
 * what other programs call them; false when it has no place or not as two numbers. Which way y
 * counts is that program's matter (pm_map_counts_upwards). */
bool pm_map_position(const pm_map *map, size_t node, double *x, double *y);

/* Is this the name of an attribute that such a place is read from? */
bool pm_is_position(const char *name);

#endif
