/* The lines of a picture: one a pair of members. Private to viz. */
#ifndef PARTMAP_VIZ_PICTURE_TIES_H
#define PARTMAP_VIZ_PICTURE_TIES_H

#include "viz/picture.h"

/* The tie an edge of the map is drawn as, or SIZE_MAX. */
size_t pm_picture_tie_of(const pm_picture *picture, size_t edge);

/* Fills ties and the nodes' degrees. The nodes are there already. */
pm_status pm_picture_make_ties(pm_picture *picture, pm_error *err);

#endif
