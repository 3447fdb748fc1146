/* Amounts of money on the diagram. Private to viz. */
#ifndef PARTMAP_VIZ_AMOUNTS_H
#define PARTMAP_VIZ_AMOUNTS_H

#include "viz/picture.h"

/* In a view of money puts the stated amounts of the largest flows beside the middle of their
 * arrows, where there is room. Marks and names have their places. */
pm_status pm_amounts_caption(pm_picture *picture, pm_error *err);

#endif
