/* The page around the diagram. Private to viz. */
#ifndef PARTMAP_VIZ_PAGE_H
#define PARTMAP_VIZ_PAGE_H

#include "viz/legend.h"
#include "viz/page_head.h"
#include "viz/picture.h"
#include "viz/strip.h"

/* Smallest font on the page, in points, whatever the paper. */
#define PM_SMALLEST_FONT 7.0

typedef struct pm_page {
    pm_picture *picture;
    double width, height; /* points */
    bool screen;          /* not for a sheet of paper */
    bool upright;         /* higher than broad: findings below the map */
    bool bare;            /* diagram and legend alone */
    pm_page_head head;
    pm_legend legend;
    pm_strip strip;
    bool has_strip;
    double legend_top;
} pm_page;

/* Divides the page: chooses findings (NULL: no strip), as many of those wished as the strip has
 * room for, sets legend and strip, and gives the picture its area. */
pm_status pm_page_divide(pm_page *page, pm_picture *picture, const pm_findings *findings,
                         const pm_draw_options *options, pm_error *err);

/* Sets the strip anew when some numbers found no place on the map, so that it says where they are.
 */
pm_status pm_page_tell_again(pm_page *page, pm_error *err);

/* Whom the picture covers, in a sentence or two. NULL when memory runs out. */
const char *pm_page_coverage(pm_picture *picture);

/* Appends the whole SVG document. diagram holds the picture's objects. */
pm_status pm_page_write(pm_page *page, const char *diagram, pm_text *svg, pm_error *err);

#endif
