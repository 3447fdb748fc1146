/* Where a placement begins. Private to viz. */
#ifndef PARTMAP_VIZ_START_H
#define PARTMAP_VIZ_START_H

#include "engine/base/error.h"
#include "viz/relax.h"

/* Up to so many members every pair counts; up to the next bound partners and far-apart members do;
 * above, nothing but the far-apart ones. Bounds of work, so that the same map is always placed in
 * the same way. */
enum { PM_MOST_ALL_PAIRS = 800, PM_MOST_SPARSE = 20000 };

/* Places for a connected part, one hop about one unit apart, by ties alone. Begins with pivot
 * multidimensional scaling (Brandes & Pich 2007, doi:10.1007/978-3-540-70904-6_6): hops from a few
 * far-apart members, and the two directions in which these differ most; unlike a random start it
 * does not fold the part over itself. Improved by stress majorisation (stress.h). A little noise
 * from seed and ids takes apart members with the same distances. at[] is filled; *hops becomes n
 * rows of n hops, which the caller frees, or NULL for parts that are too large.
 * O(k (n + m) + k^2 n), k at most 80, and a few dozen rounds of improvement. */
pm_status pm_start_places(const pm_part *part, unsigned long seed, pm_point *at,
                          unsigned short **hops, pm_error *err);

/* A number from -1 to 1 that belongs to a text, a seed and a purpose. */
double pm_hashed_number(const char *text, unsigned long seed, unsigned purpose);

#endif
