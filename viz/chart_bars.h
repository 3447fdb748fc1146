/* Stacked bars: how the answers of a group divide. Private to viz. */
#ifndef PARTMAP_VIZ_CHART_BARS_H
#define PARTMAP_VIZ_CHART_BARS_H

#include "viz/chart_frame.h"

enum { PM_MOST_PARTS = 6, PM_MOST_BARS = 16 };

typedef struct pm_bar {
    const char *label;            /* clean */
    size_t counts[PM_MOST_PARTS]; /* of each part */
    size_t total;                 /* 0: "instead" stands in the bar's place */
    const char *instead;
    const char *figure; /* at the end of the row, or NULL */
} pm_bar;

typedef struct pm_bars {
    pm_chart_key parts[PM_MOST_PARTS];
    size_t part_count;
    pm_bar bars[PM_MOST_BARS];
    size_t bar_count;
    double label_width, figure_width;
    const char *unit;        /* "answers": of what a bar is made */
    const char *figure_head; /* over the figures, or NULL */
} pm_bars;

/* Draws the bars in PM_CHART_AREA, each as long as the others, the counts within, and the key under
 * them. */
void pm_bars_draw(pm_chart_page *page, const pm_bars *bars);

/* Draws the parts of the first bar as bars of their own, as long as they are large. */
void pm_bars_draw_alone(pm_chart_page *page, const pm_bars *bars);

#endif
