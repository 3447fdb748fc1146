/* From places by ties alone to places on the page. Private to viz. */
#ifndef PARTMAP_VIZ_FIT_H
#define PARTMAP_VIZ_FIT_H

#include "viz/relax.h"

/* Turns, mirrors and stretches at[] so that it fills the part's zone, room left for labels at its
 * borders, and gives the members these places. Of turns that fill it as well, and of both mirror
 * images, it takes the one in which most members stand towards a side of their own, which their ids
 * decide: a map with a member more is then drawn the same way up. */
void pm_fit(pm_part *part, const pm_point *at, unsigned long seed);

#endif
