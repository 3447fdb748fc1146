/* Dots that do not hide one another: places along an axis in, places beside it out. Private to viz.
 */
#ifndef PARTMAP_VIZ_SWARM_H
#define PARTMAP_VIZ_SWARM_H

#include "engine/base/error.h"

/* Moves each of n dots of this size off the line by offsets[i] (up negative, down positive), in
 * rows a dot apart, the nearest row first in which it touches no other. at[] are places along the
 * line. Where more rows would be needed than fit in "most", all are drawn closer together, and
 * lie on one another in part. Dots in the same place keep their order. *high: what they reach over
 * from one side to the other. Cost O(n log n + n rows). */
pm_status pm_swarm(const double *at, size_t n, double size, double most, double *offsets,
                   double *high, pm_error *err);

#endif
