/* Places that the map's file keeps. Private to viz. */
#ifndef PARTMAP_VIZ_PLACES_H
#define PARTMAP_VIZ_PLACES_H

#include "viz/picture.h"

/* Takes every node's place from its file, for pm_layout to keep. PM_INVALID,
 * naming it, when a node has none. */
pm_status pm_places_take(pm_picture *picture, pm_error *err);

/* Puts the nodes where they were taken from, all of them moved and scaled alike so that they fill
 * the zone with room left for labels at its borders. */
void pm_places_fit(pm_picture *picture, pm_box zone);

#endif
