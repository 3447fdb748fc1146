/* Pictures in which a node stands for many members. Private to viz. */
#ifndef PARTMAP_VIZ_PICTURE_SECTORS_H
#define PARTMAP_VIZ_PICTURE_SECTORS_H

#include "viz/picture.h"

/* The view drawn for the one asked: itself, or with more members than options allow the view of
 * sectors, where at least two are stated, else that of communities. */
const pm_view *pm_view_for(const pm_measures *measures, const pm_draw_options *options);

/* Fills everything but places and findings: a node for each sector or community, decision bodies
 * beside them, a tie where members of two are tied, and one that is missing where two sectors have
 * none though at least one would be expected. */
pm_status pm_picture_make_sectors(pm_picture *picture, const pm_view *asked, pm_error *err);

#endif
