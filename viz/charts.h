/* Small charts of a measured map, one SVG each, for where people would rather look than read. Every
 * chart is one row of a registry; they share frame, palette and type with the drawn maps. */
#ifndef PARTMAP_VIZ_CHARTS_H
#define PARTMAP_VIZ_CHARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/audit/audit.h"
#include "engine/base/text.h"
#include "engine/measure/measures.h"

/* One row of the registry of charts. */
typedef struct pm_chart {
    const char *name;                         /* "lorenz" */
    const char *title;                        /* "How evenly the resource is held" */
    const char *summary;                      /* one line for help */
    const char *needs;                        /* what a map has to state: attributes in words */
    const struct pm_chart_function *function; /* how it is drawn; private to viz */
} pm_chart;

size_t pm_chart_count(void);
const pm_chart *pm_chart_at(size_t index);
const pm_chart *pm_chart_find(const char *name);

/* "pm_chart_options options = {0};" then change what differs. */
typedef struct pm_chart_options {
    bool grey;                /* without colours */
    bool inside;              /* to stand within another document: without the XML declaration */
    const pm_rulebook *rules; /* whose conventions decide what is marked and what is too few to be
                                 shown; NULL: the usual ones */
} pm_chart_options;

/* Draws the chart as an SVG document of 420 x 300 points appended to *svg. Where the map lacks what
 * the chart needs, the chart says what would have to be recorded. Answers of fewer than five, or of
 * more where the rules say so, are suppressed everywhere, also in titles. Same map, settings and
 * options: same bytes. */
pm_status pm_draw_chart(const pm_measures *measures, const pm_chart *chart,
                        const pm_chart_options *options, pm_text *svg, pm_error *err);

#endif
