/* The lines of a picture: one a pair of members. Private to viz. */
#ifndef PARTMAP_VIZ_PICTURE_TIES_H
#define PARTMAP_VIZ_PICTURE_TIES_H

#include "viz/picture.h"

/* Fills ties, the nodes' degrees and components. The nodes are there already. */
pm_status pm_picture_make_ties(pm_picture *picture, pm_error *err);

#endif
