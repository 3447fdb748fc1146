/* The frame every chart stands in: title, message, plot, notes and source. Private to viz.
 *
 * A chart draws its marks within PM_CHART_AREA and says in words what it shows; the frame puts
 * both together. Whatever runs out of memory on the way shows in the page's texts, which are
 * checked once, when the page is written. */
#ifndef PARTMAP_VIZ_CHART_FRAME_H
#define PARTMAP_VIZ_CHART_FRAME_H

#include "engine/audit/conventions.h"
#include "engine/base/memory.h"
#include "viz/chart_colours.h"
#include "viz/charts.h"
#include "viz/svg.h"

#define PM_CHART_WIDTH 420.0
#define PM_CHART_HEIGHT 300.0

/* Where marks and their words stand. */
#define PM_CHART_AREA ((pm_box){16, 56, 404, 260})

/* Of words on the plot. */
#define PM_CHART_FONT ((pm_font){7.4, false})
#define PM_CHART_BOLD ((pm_font){7.4, true})

enum { PM_CHART_LONGEST_NAME = 200 };

typedef struct pm_chart_page {
    const pm_measures *measures;
    const pm_chart *chart;
    const pm_palette *palette;       /* of the maps */
    const pm_chart_colours *colours; /* of charts */
    const pm_chart_options *options;
    pm_conventions conventions; /* in force */
    pm_arena arena;
    pm_text title;   /* empty: the registry's */
    pm_text message; /* a sentence under the title: what there is to see */
    pm_text marks;   /* SVG */
    pm_text story;   /* the numbers in sentences, for those who cannot see them */
    pm_text note;    /* sentences under the plot: how to read it, whom it covers */
    bool missing;    /* there is nothing to show: the map lacks what the chart needs */
} pm_chart_page;

/* How a chart is drawn: fills the page's texts. */
struct pm_chart_function {
    pm_status (*draw)(pm_chart_page *page, pm_error *err);
};

pm_status pm_chart_lorenz(pm_chart_page *page, pm_error *err);
pm_status pm_chart_quadrant(pm_chart_page *page, pm_error *err);
pm_status pm_chart_mixing(pm_chart_page *page, pm_error *err);
pm_status pm_chart_distance(pm_chart_page *page, pm_error *err);
pm_status pm_chart_ingredients(pm_chart_page *page, pm_error *err);
pm_status pm_chart_behaviour(pm_chart_page *page, pm_error *err);

pm_chart_page pm_chart_page_begin(const pm_measures *measures, const pm_chart *chart,
                                  const pm_chart_options *options);
pm_status pm_chart_page_write(pm_chart_page *page, pm_text *svg, pm_error *err);
void pm_chart_page_free(pm_chart_page *page);

/* Says in place of a plot why there is none and what would have to be recorded, two sentences or
 * more. Whatever was drawn so far is taken back. */
void pm_chart_missing(pm_chart_page *page, const char *why, const char *remedy);

/* As pm_draw_chart, and says whether the chart shows anything. In charts.c. */
pm_status pm_draw_chart_if_any(const pm_measures *measures, const pm_chart *chart,
                               const pm_chart_options *options, pm_text *svg, bool *shows,
                               pm_error *err);

/* A group of marks: "class" for whoever dresses or looks for them, and words that are shown where
 * one points at it. words is freed. Close with pm_mark_end. */
void pm_mark_begin(pm_chart_page *page, const char *class_name, pm_text *words);
void pm_mark_end(pm_chart_page *page);

/* One line of words on the plot. */
void pm_chart_say(pm_chart_page *page, pm_point at, const char *words, pm_font font,
                  const char *colour, pm_anchor anchor);

/* User text made clean, whole; and the start of a text that fits a width. "" when memory ran out,
 * which the page remembers. Borrowed from the page's arena. */
const char *pm_chart_clean(pm_chart_page *page, const char *user_text);
const char *pm_chart_fitted(pm_chart_page *page, const char *words, double width, pm_font font);

/* What was composed, kept in the page's arena; frees text. "" when memory ran out. */
const char *pm_chart_keep(pm_chart_page *page, pm_text *text);

/* Clean name of a member. */
const char *pm_chart_member(pm_chart_page *page, size_t member);

/* A number of the network: false when undefined or not there. */
bool pm_chart_network(const pm_chart_page *page, const char *key, double *number);

/* A key to fills: squares with words in one row. */
typedef struct pm_chart_key {
    const char *fill;
    bool hatched;
    const char *words;
} pm_chart_key;

/* Sets keys in a row, the first base line at "at"; returns how far to the right it reaches. */
double pm_chart_keys(pm_chart_page *page, pm_point at, const pm_chart_key *keys, size_t count);

/* Diagonal lines over a box. */
void pm_chart_hatch(pm_text *svg, pm_box box, const char *colour);

#endif
