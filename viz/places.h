/* Places that the map's file keeps. Private to viz. */
#ifndef PARTMAP_VIZ_PLACES_H
#define PARTMAP_VIZ_PLACES_H

#include "viz/picture.h"

/* Takes every node's place from its file, for pm_layout to keep. upwards: y counts upwards there.
 * PM_INVALID, naming it, when a node has none. */
pm_status pm_places_take(pm_picture *picture, bool upwards, pm_error *err);

/* Lays out a picture whose places were taken: all moved and scaled alike so that they fill the area
 * with room left for labels at its borders; only marks that overlap are moved, no further than
 * needed. */
pm_status pm_places_keep(pm_picture *picture, pm_error *err);

#endif
