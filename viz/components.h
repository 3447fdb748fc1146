/* The connected parts of a picture. Private to viz. */
#ifndef PARTMAP_VIZ_COMPONENTS_H
#define PARTMAP_VIZ_COMPONENTS_H

#include "viz/picture.h"

/* Fills order[] with the members in the order of their ids, which is the same whatever their order
 * in the file: the order in which they are placed, so that the same map looks the same. */
pm_status pm_members_order(const pm_picture *picture, size_t *order, pm_error *err);

/* Numbers the connected parts: the largest first, equal ones in the order of their first member by
 * id. All members on rings are of one part. */
pm_status pm_components_number(pm_picture *picture, pm_error *err);

#endif
