/* Places that the map's file keeps. Private to viz. */
#ifndef PARTMAP_VIZ_PLACES_H
#define PARTMAP_VIZ_PLACES_H

#include "formats/formats.h"
#include "viz/picture.h"
#include "viz/relax.h"

/* Takes every node's place from its file, for pm_layout to keep. PM_INVALID,
 * naming it, when a node has none. */
pm_status pm_places_take(pm_picture *picture, pm_error *err);

/* Takes from an earlier drawing the places of those members that are in it. */
void pm_places_take_earlier(pm_picture *picture, const pm_positions *positions);

/* Has any member of the part a place from an earlier drawing? */
bool pm_places_are_known(const pm_part *part);

/* Puts these members there and the others among them, near their partners, and improves the others
 * and the sides of labels. Marks may overlap. */
pm_status pm_places_put_among(pm_part *part, unsigned long seed, pm_error *err);

/* Lays out a picture whose places were taken: all moved and scaled alike so that they fill the area
 * with room left for labels at its borders; only marks that overlap are moved, no further than
 * needed. */
pm_status pm_places_keep(pm_picture *picture, pm_error *err);

#endif
