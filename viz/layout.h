/* Placing a picture. Private to viz. */
#ifndef PARTMAP_VIZ_LAYOUT_H
#define PARTMAP_VIZ_LAYOUT_H

#include "viz/picture.h"

/* Gives every mark and label of the picture a size and a place within picture->area, such that no
 * two marks overlap, and no label overlaps a label or another member's mark. Where there is no room
 * for all names, the least important are left away and counted in picture->unlabelled. Places
 * that are to be kept are, but for marks that overlap. The same picture and seed give the same
 * places. */
pm_status pm_layout(pm_picture *picture, unsigned long seed, pm_error *err);

#endif
