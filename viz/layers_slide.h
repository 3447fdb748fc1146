/* Moving marks along their rows. Private to the view of layers. */
#ifndef PARTMAP_VIZ_LAYERS_SLIDE_H
#define PARTMAP_VIZ_LAYERS_SLIDE_H

#include "viz/picture.h"

/* Moves the members of several groups along their rows, over the whole width of the area, to where
 * no line passes through a mark or name if there is such a place, else where fewest do, near the
 * groups they sit in. Everything has its place. */
void pm_layers_slide(pm_picture *picture);

#endif
