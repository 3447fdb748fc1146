/* Where a placement begins. Private to viz. */
#ifndef PARTMAP_VIZ_START_H
#define PARTMAP_VIZ_START_H

#include "viz/relax.h"

/* Rough places for a connected part by pivot multidimensional scaling (Brandes & Pich 2007,
 * doi:10.1007/978-3-540-70904-6_6): distances from a few far-apart members along the ties, and the
 * two directions in which these differ most. Unlike a random start it does not fold the part over
 * itself. A little noise from the seed takes apart members with the same distances. at[] is filled,
 * one tie about "length" long. O(k (n + m) + k^2 n), k at most 60. */
pm_status pm_start_places(const pm_part *part, double length, unsigned long seed, pm_point *at,
                          pm_error *err);

#endif
