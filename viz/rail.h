/* Where a mark may stand. Private to viz. */
#ifndef PARTMAP_VIZ_RAIL_H
#define PARTMAP_VIZ_RAIL_H

#include "viz/geometry.h"

typedef enum pm_rail_kind {
    PM_RAIL_NONE, /* anywhere */
    PM_RAIL_RING, /* on an arc of an ellipse */
    PM_RAIL_FIXED /* nowhere else */
} pm_rail_kind;

typedef struct pm_rail {
    pm_rail_kind kind;
    pm_point centre;           /* of the ring, or the fixed place */
    double radius_x, radius_y; /* of the ring */
    double from, to; /* angles of the arc, clockwise from 3 o'clock, from < to; 2 pi or more
                        apart: the whole ring */
} pm_rail;

/* The place on the ring at an angle. */
pm_point pm_rail_at(const pm_rail *rail, double angle);

/* The place on the rail for a wish of "at". */
pm_point pm_on_rail(const pm_rail *rail, pm_point at);

#endif
