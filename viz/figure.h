/* A drawing for a page that tells title, findings and coverage itself: the diagram with its legend
 * alone, and what the page needs to know to tell the rest. Private to viz. */
#ifndef PARTMAP_VIZ_FIGURE_H
#define PARTMAP_VIZ_FIGURE_H

#include "viz/choose.h"
#include "viz/draw.h"

/* A finding that the drawing numbers, in the order of the numbers, from 1. */
typedef struct pm_told {
    const pm_finding *finding;
    bool on_map; /* its number stands on the drawing */
} pm_told;

/* Zero-initialise it; free with pm_figure_free. */
typedef struct pm_figure {
    pm_text svg;
    pm_text size;     /* "Size: number of partners it works with." */
    pm_text coverage; /* "37 members, 66 ties; 30 of 37 answered. ..." */
    pm_told told[PM_MOST_FINDINGS];
    size_t told_count;
    bool gathered; /* a mark stands for several members */
} pm_figure;

/* Draws it; options->bare is taken as set. Errors as of pm_draw_map. */
pm_status pm_draw_figure(const pm_measures *measures, const pm_findings *findings,
                         const pm_draw_options *options, pm_figure *figure, pm_error *err);
void pm_figure_free(pm_figure *figure);

/* Why a view of this map would show nothing that the overview does not, as a sentence; NULL: it
 * shows something. */
const char *pm_view_shows_nothing(const pm_measures *measures, const pm_view *view);

#endif
