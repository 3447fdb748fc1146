/* Axes of charts. Private to viz. */
#ifndef PARTMAP_VIZ_CHART_AXIS_H
#define PARTMAP_VIZ_CHART_AXIS_H

#include "viz/chart_frame.h"

enum { PM_MOST_TICKS = 12 };

/* From 0 to "high" along the page from "from" to "to". */
typedef struct pm_axis {
    double high;
    bool root; /* square roots are drawn: for values of which few are large and many small */
    double from, to;
} pm_axis;

/* The least of 1, 2, 2.5, 5 times a power of ten that is not below value (> 0). */
double pm_nice_number(double value);

/* Where a value stands on the page. */
double pm_axis_at(const pm_axis *axis, double value);

/* Round values "gap" points apart at least, 0 among them. Returns how many. */
size_t pm_axis_ticks(const pm_axis *axis, double gap, double ticks[PM_MOST_TICKS]);

/* Hairlines across the plot and shares in percent beside them. */
void pm_axis_across(pm_chart_page *page, const pm_axis *axis, pm_box plot);
void pm_axis_up(pm_chart_page *page, const pm_axis *axis, pm_box plot);

#endif
