/* Distances on the page after distances along the ties. Private to viz. */
#ifndef PARTMAP_VIZ_STRESS_H
#define PARTMAP_VIZ_STRESS_H

#include "engine/base/error.h"
#include "viz/hops.h"

/* Improves places until they follow the hops between members as well as they can, one hop one unit:
 * stress majorisation (Gansner, Koren & North 2004, doi:10.1007/978-3-540-31843-9_25), one member
 * at a time. Every pair counts, hops[] holding n rows of n: O(n^2) a round. at[] holds places to
 * start from and is filled with the result. The same start gives the same result. */
void pm_stress_all_pairs(size_t n, const unsigned short *hops, pm_point *at);

/* The same for thousands: each member counts its partners and some members far apart, each of those
 * standing for the members nearest to it (Ortmann, Klimenta & Brandes 2017,
 * doi:10.7155/jgaa.00440). rows[] holds pivot_count rows of n hops. O(m + n k) a round. */
pm_status pm_stress_sparse(const pm_neighbours *of, const size_t *pivots, size_t pivot_count,
                           const unsigned short *rows, pm_point *at, pm_error *err);

#endif
