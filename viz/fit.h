/* From places by ties alone to places on the page. Private to viz. */
#ifndef PARTMAP_VIZ_FIT_H
#define PARTMAP_VIZ_FIT_H

#include "viz/relax.h"

/* Turns and stretches at[] so that it fills the part's zone, room left for labels at its borders,
 * and gives the members these places. It is turned no further than that needs: the start has its
 * own way up, which one member more does not change. */
void pm_fit(pm_part *part, const pm_point *at);

#endif
