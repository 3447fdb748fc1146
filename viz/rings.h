/* Rings of distance round the decision body. Private to viz. */
#ifndef PARTMAP_VIZ_RINGS_H
#define PARTMAP_VIZ_RINGS_H

#include "viz/relax.h"

/* In a view that places by rings: gives every member with a route to the decision body the ring of
 * its distance (PM_MOST_RINGS the farthest), and the others nearby one ring more. In other views,
 * and without a decision body, no member has a ring. */
void pm_rings_number(pm_picture *picture);

/* Gives the members of a part that stands on rings their arcs and first places on them, and the
 * picture its rings: sectors one after the other round the circle, each on an arc as wide as its
 * members need, its neighbours the sectors it has most ties with. */
pm_status pm_rings_place(pm_part *part, pm_error *err);

/* Puts the words that say what each ring means where they are least in the way. */
pm_status pm_rings_caption(pm_picture *picture, pm_error *err);

#endif
