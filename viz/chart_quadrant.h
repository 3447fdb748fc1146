/* What the chart of quadrants shows. Private to viz. */
#ifndef PARTMAP_VIZ_CHART_QUADRANT_H
#define PARTMAP_VIZ_CHART_QUADRANT_H

#include "viz/chart_axis.h"
#include "viz/picture.h"

enum { PM_QUADRANTS = 4 };

#define PM_QUADRANT_PLOT ((pm_box){50, 66, 284, 232})

typedef struct pm_quadrant_chart {
    pm_picture_node *nodes; /* member, name, place, label; share: of the resource; importance: how
                               far it stands out */
    double *influence;      /* of each */
    size_t count;
    double mark_size;
    double even_share, even_influence; /* 1 / how many share */
    pm_axis across, up;
    pm_box captions[PM_QUADRANTS]; /* words on the plot */
    size_t caption_count;
    const char *resource;
} pm_quadrant_chart;

/* Reads the members that have both shares. */
pm_status pm_quadrant_collect(pm_chart_page *page, pm_quadrant_chart *of, pm_error *err);

/* Sets the axes and every member's place. There is a member at least. */
pm_status pm_quadrant_place(pm_quadrant_chart *of, pm_error *err);

/* Quadrant of a member: 1 more where it is rich, 2 more where it is central. */
size_t pm_quadrant_of(const pm_quadrant_chart *of, size_t index);

#endif
