/* The service of Graphviz: rendering. Private to viz; graphviz.c is the only file
 * that knows the library. Graphviz keeps global state: one call at a time in a process. */
#ifndef PARTMAP_VIZ_GRAPHVIZ_H
#define PARTMAP_VIZ_GRAPHVIZ_H

#include "engine/base/error.h"
#include "viz/scene.h"

/* Draws a scene and appends the SVG objects to *svg. */
pm_status pm_graphviz_render(const pm_scene *scene, pm_text *svg, pm_error *err);

#endif
