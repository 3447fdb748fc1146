/* The connected parts of a picture. Private to viz. */
#ifndef PARTMAP_VIZ_COMPONENTS_H
#define PARTMAP_VIZ_COMPONENTS_H

#include "viz/picture.h"

/* Numbers the connected parts: the largest first, equal ones in the order of their first member.
 * All members on rings are of one part. */
pm_status pm_components_number(pm_picture *picture, pm_error *err);

#endif
