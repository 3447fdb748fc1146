/* The diagram of a placed picture as SVG objects. Private to viz. */
#ifndef PARTMAP_VIZ_DIAGRAM_H
#define PARTMAP_VIZ_DIAGRAM_H

#include "viz/picture.h"

/* Appends the diagram's objects, in page coordinates: ties below, then rings, marks, names and the
 * findings' numbers. */
pm_status pm_diagram_draw(const pm_picture *picture, pm_text *svg, pm_error *err);

#endif
