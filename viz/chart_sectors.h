/* Sectors as rows of a chart. Private to viz. */
#ifndef PARTMAP_VIZ_CHART_SECTORS_H
#define PARTMAP_VIZ_CHART_SECTORS_H

#include "viz/chart_frame.h"

enum { PM_MOST_SECTOR_ROWS = 12 };

/* A sector, or all that have no row of their own. */
typedef struct pm_sector_row {
    const char *name; /* clean */
    size_t sector;    /* row of PM_LEVEL_SECTOR; SIZE_MAX: several gathered */
    size_t members;
    pm_sign sign;
} pm_sector_row;

typedef struct pm_sector_rows {
    pm_sector_row rows[PM_MOST_SECTOR_ROWS];
    size_t count;
    size_t *row_of;  /* of each sector */
    size_t gathered; /* sectors in the last row; 0: it is one like the others */
} pm_sector_rows;

/* The largest sectors first, equal ones by name; beyond twelve the smallest are gathered in the
 * last row. */
pm_status pm_sector_rows_make(pm_chart_page *page, pm_sector_rows *rows, pm_error *err);

/* Adds to the note how many sectors are gathered; nothing when none is. */
void pm_sector_rows_note(pm_chart_page *page, const pm_sector_rows *rows);

/* The sign of a member as on the maps. */
pm_sign pm_chart_sign(const pm_chart_page *page, size_t member);

/* A row's sign and words, shortened to the width there is; at is the base line's start. */
void pm_sector_row_say(pm_chart_page *page, pm_point at, pm_sign sign, const char *words,
                       double width);

#endif
