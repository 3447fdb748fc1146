/* Sizes of marks and labels, and who keeps a label. Private to viz. */
#ifndef PARTMAP_VIZ_LABELS_H
#define PARTMAP_VIZ_LABELS_H

#include "viz/picture.h"

/* The level to begin with for so many members on this area, from 0, large, on. */
size_t pm_level_for(const pm_picture *picture);

/* The last level to try, having begun with that one. */
size_t pm_level_last(size_t first);

/* Sets the font, the sizes of all marks and the lines of all labels for a level. */
pm_status pm_labels_size(pm_picture *picture, size_t level, pm_error *err);

/* Keeps the names of bodies and of the "most" most important members alone. */
pm_status pm_labels_keep(pm_picture *picture, size_t most, pm_error *err);

/* Takes away labels that overlap a mark, or the label of a more important member, or leave the area
 * on whichever side they stand. Counts picture->unlabelled. */
pm_status pm_labels_settle(pm_picture *picture, pm_error *err);

#endif
