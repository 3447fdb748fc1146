/* Places on one circle. Private to viz. */
#ifndef PARTMAP_VIZ_CIRCLE_H
#define PARTMAP_VIZ_CIRCLE_H

#include "viz/picture.h"

/* Places all nodes at equal distances on an ellipse, the first one at its top, the others so that
 * strong ties are short; no tie passes through a third node then. *fits: nothing overlaps or leaves
 * the area. Sizes are set already. O(n^3) a round, for some tens of nodes. */
pm_status pm_circle_place(pm_picture *picture, bool *fits, pm_error *err);

#endif
