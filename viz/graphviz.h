/* The two services of Graphviz: placing and rendering. Private to viz; graphviz.c is the only file
 * that knows the library. Graphviz keeps global state: one call at a time in a process. */
#ifndef PARTMAP_VIZ_GRAPHVIZ_H
#define PARTMAP_VIZ_GRAPHVIZ_H

#include "engine/base/error.h"
#include "viz/scene.h"

/* Two nodes that are joined. */
typedef struct pm_pair {
    size_t a, b;
} pm_pair;

/* Places n connected nodes so that distances on the plane follow distances along the ties (stress
 * majorisation, Gansner, Koren & North 2004, doi:10.1007/978-3-540-31843-9_25), one unit = "length"
 * points. at[n] holds places to start from and is filled with the result; the origin is anywhere.
 * Cost about O(n^2) a round. */
pm_status pm_graphviz_place(size_t n, const pm_pair *pairs, size_t pair_count, double length,
                            pm_point *at, pm_error *err);

/* Draws a scene and appends the SVG objects to *svg. */
pm_status pm_graphviz_render(const pm_scene *scene, pm_text *svg, pm_error *err);

#endif
