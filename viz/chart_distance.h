/* Rows of the chart of distances. Private to viz. */
#ifndef PARTMAP_VIZ_CHART_DISTANCE_H
#define PARTMAP_VIZ_CHART_DISTANCE_H

#include "viz/chart_sectors.h"

enum {
    PM_MOST_STEPS = 8,                         /* those farther away share the last column */
    PM_DISTANCE_COLUMNS = PM_MOST_STEPS + 2,   /* 0 steps, ..., no route */
    PM_NO_ROUTE = PM_DISTANCE_COLUMNS - 1,     /* column */
    PM_DISTANCE_ROWS = PM_MOST_SECTOR_ROWS + 1 /* and one of members whose sector is not stated */
};

typedef struct pm_distance_row {
    const char *name;
    pm_sign sign;
    bool has_median;
    double median;
    size_t members;
    size_t counts[PM_DISTANCE_COLUMNS];
} pm_distance_row;

typedef struct pm_distance_chart {
    pm_distance_row rows[PM_DISTANCE_ROWS];
    size_t row_count;
    pm_sector_rows sectors;
    size_t *row_of;  /* of each member */
    size_t *column;  /* of each member */
    size_t farthest; /* column used, no route left aside */
    bool is_capped;  /* some are farther away than the last column says */
    size_t no_route;
    double width, height; /* of a cell */
    double mark;          /* 0: too many for marks, counts are printed */
} pm_distance_chart;

/* Reads the members' steps and puts them into rows, those of the nearest sectors first, one without
 * a sector last. Sizes are left open. */
pm_status pm_distance_collect(pm_chart_page *page, pm_distance_chart *of, pm_error *err);

#endif
