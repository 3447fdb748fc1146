/* Spreading a crowded part evenly. Private to viz. */
#ifndef PARTMAP_VIZ_SPREAD_H
#define PARTMAP_VIZ_SPREAD_H

#include "engine/base/error.h"
#include "viz/relax.h"

/* Each member's own piece of the part's zone: the zone is cut in two, and the halves again, between
 * members left and right of a line, or above and below it, so that whoever stood left of another
 * still does, and each piece is as large as its member needs. cells[] by position.
 * O(n log^2 n). */
pm_status pm_spread_cells(const pm_part *part, pm_box *cells, pm_error *err);

/* Moves each mark "share" of the way into its own cell: 0 leaves all where they are; with 1 no two
 * marks overlap, those made smaller that would not fit. */
void pm_spread_into(pm_part *part, const pm_box *cells, double share);

#endif
