/* Dividing the diagram's area among connected parts. Private to viz. */
#ifndef PARTMAP_VIZ_ZONES_H
#define PARTMAP_VIZ_ZONES_H

#include "viz/picture.h"

/* Sets apart the members without a tie, and pairs that are tied only to each other, in captioned
 * rows at the foot of the area: these get their places here and their "placed" entry. Divides what
 * is left among the other parts by what their members need: zones[] by component. Sizes are set
 * already. */
pm_status pm_zones_divide(pm_picture *picture, pm_box *zones, bool *placed, pm_error *err);

#endif
