/* The cohort page: one strip plot. Every place is a dot on the measure's own scale, in the lane of
 * its band of size, whose median and quartiles are marked. Dots of a lane are one path, beside it
 * which places they are and their numbers: a thousand places take as few elements as ten, and a
 * script finds the nearest. */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "viz/chart_axis.h"
#include "viz/cohort_parts.h"
#include "viz/swarm.h"

static const double WIDTH = 640;
static const double LEFT = 146;  /* of the scale; names of lanes stand before it */
static const double RIGHT = 626; /* its end */
static const double TOP = 6;
static const double LEAST_LANE = 26;
static const double MOST_LANE = 64;
static const double LANE_GAP = 8;
static const double AXIS = 24; /* for the numbers below */
enum { MOST_LANES = 16, TICKS_WISHED = 5, DECIMALS = 3 };

/* The scale: from "low" to "high" in steps. */
typedef struct scale {
    double low, high, step;
    int decimals;
} scale;

/* The dots of one band. */
typedef struct lane {
    size_t band;
    size_t *places;
    double *numbers, *at, *offsets;
    size_t count;
    double high;
} lane;

typedef struct plot {
    pm_cohort_sheet *sheet;
    size_t column;
    const pm_cohort_column *of;
    scale scale;
    lane lanes[MOST_LANES];
    size_t lane_count;
    double size; /* of a dot */
    pm_text svg;
} plot;

static scale scale_of(const pm_cohort_column *column)
{
    bool counts = column->measure->type == PM_VALUE_COUNT;
    double spread = column->all.most - column->all.least;
    scale made = {.step = pm_nice_number(spread > 0 ? spread / TICKS_WISHED : 0.5)};
    made.step = counts ? ceil(made.step) : made.step;
    made.low = floor(column->all.least / made.step + 1e-9) * made.step;
    made.high = ceil(column->all.most / made.step - 1e-9) * made.step;
    made.high = made.high > made.low ? made.high : made.low + made.step;
    while (made.decimals < 6 && fabs(made.step * pow(10, made.decimals) -
                                     round(made.step * pow(10, made.decimals))) > 1e-6) {
        made.decimals++;
    }
    return made;
}

static double place_on(const scale *of, double number)
{
    return LEFT + (number - of->low) / (of->high - of->low) * (RIGHT - LEFT);
}

/* --- dots ------------------------------------------------------------------------------------- */

/* The lane's places that have a number; memory is the page's. */
static pm_status fill_lane(plot *on, size_t band, lane *made, pm_error *err)
{
    const pm_cohort *cohort = on->sheet->cohort;
    pm_arena *arena = &on->sheet->arena;
    size_t n = pm_cohort_place_count(cohort);
    *made = (lane){.band = band,
                   .places = pm_arena_new(arena, n * sizeof(size_t)),
                   .numbers = pm_arena_new(arena, n * sizeof(double)),
                   .at = pm_arena_new(arena, n * sizeof(double)),
                   .offsets = pm_arena_new(arena, n * sizeof(double))};
    if (made->places == NULL || made->numbers == NULL || made->at == NULL ||
        made->offsets == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t i = 0; i < n; i++) {
        const pm_cohort_place *place = pm_cohort_place_at(cohort, i);
        pm_standing standing = pm_cohort_standing(cohort, i, on->column);
        if (place->measured && place->band == band && standing.defined) {
            made->places[made->count] = i;
            made->numbers[made->count] = standing.number;
            made->at[made->count++] = place_on(&on->scale, standing.number);
        }
    }
    return PM_OK;
}

static pm_status fill_lanes(plot *on, pm_error *err)
{
    pm_status status = PM_OK;
    size_t bands = pm_cohort_band_count(on->sheet->cohort);
    for (size_t i = 0; status == PM_OK && i < bands && on->lane_count < MOST_LANES; i++) {
        lane *made = &on->lanes[on->lane_count];
        status = fill_lane(on, i, made, err);
        on->lane_count += made->count > 0 ? 1 : 0;
    }
    return status;
}

/* Dots that can still be told apart: smaller where a lane holds many. */
static double least_size(const plot *on)
{
    size_t most = 0;
    for (size_t i = 0; i < on->lane_count; i++) {
        most = on->lanes[i].count > most ? on->lanes[i].count : most;
    }
    return most <= 60 ? 6.5 : most <= 200 ? 5 : 4;
}

/* Sets dots of the size beside one another, nowhere higher than "most". */
static pm_status set_dots(plot *on, double size, double most, bool *fits, pm_error *err)
{
    pm_status status = PM_OK;
    on->size = size;
    *fits = true;
    for (size_t i = 0; status == PM_OK && i < on->lane_count; i++) {
        lane *of = &on->lanes[i];
        status = pm_swarm(of->at, of->count, size, most, of->offsets, &of->high, err);
        *fits = *fits && of->high <= MOST_LANE;
    }
    return status;
}

/* The largest dots with which every lane keeps within its height; else the smallest, which then lie
 * on one another in part. */
static pm_status find_size(plot *on, pm_error *err)
{
    static const double sizes[] = {8, 7, 6, 5};
    double least = least_size(on);
    bool fits = false;
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && !fits && i < 4 && sizes[i] > least; i++) {
        status = set_dots(on, sizes[i], HUGE_VAL, &fits, err);
    }
    return status == PM_OK && !fits ? set_dots(on, least, MOST_LANE, &fits, err) : status;
}

/* --- drawing ---------------------------------------------------------------------------------- */

static void add_attribute(pm_text *svg, const char *name, double number)
{
    pm_text_addf(svg, " %s=\"", name);
    pm_text_add_rounded(svg, number, 1);
    pm_text_add(svg, "\"");
}

static void add_words(pm_text *svg, double x, double y, const char *class_name, const char *words)
{
    pm_text_addf(svg, "<text class=\"%s\"", class_name);
    add_attribute(svg, "x", x);
    add_attribute(svg, "y", y);
    pm_text_add(svg, ">");
    pm_text_add_xml(svg, words);
    pm_text_add(svg, "</text>");
}

static void add_line(pm_text *svg, const char *class_name, double x, double top, double bottom)
{
    pm_text_addf(svg, "<path class=\"%s\" d=\"M", class_name);
    pm_text_add_rounded(svg, x, 1);
    pm_text_add(svg, " ");
    pm_text_add_rounded(svg, top, 1);
    pm_text_add(svg, "V");
    pm_text_add_rounded(svg, bottom, 1);
    pm_text_add(svg, "\"/>");
}

static void add_scale(plot *on, double bottom)
{
    const scale *of = &on->scale;
    size_t steps = (size_t)lround((of->high - of->low) / of->step);
    for (size_t i = 0; i <= steps; i++) {
        double number = of->low + (double)i * of->step;
        double x = place_on(of, number);
        add_line(&on->svg, "grid", x, TOP, bottom);
        add_words(&on->svg, x, bottom + 15, "tick",
                  pm_cohort_number(on->sheet, number, of->decimals));
    }
}

/* The middle half as a box, the median as a line; a band of few places has neither. */
static void add_quartiles(plot *on, const lane *of, double top, double bottom)
{
    const pm_summary *summary = &on->of->band[of->band];
    if (summary->n < PM_LEAST_PLACES) {
        return;
    }
    double from = place_on(&on->scale, summary->lower_quartile);
    double to = place_on(&on->scale, summary->upper_quartile);
    pm_text_add(&on->svg, "<rect class=\"half\"");
    add_attribute(&on->svg, "x", from - 1);
    add_attribute(&on->svg, "width", to - from + 2);
    add_attribute(&on->svg, "y", top);
    add_attribute(&on->svg, "height", bottom - top);
    pm_text_add(&on->svg, "/>");
    add_line(&on->svg, "median", place_on(&on->scale, summary->median), top, bottom);
}

static void add_dots(plot *on, const lane *of, double middle)
{
    pm_text *svg = &on->svg;
    pm_text_add(svg, "<path class=\"dots\" data-places=\"");
    for (size_t i = 0; i < of->count; i++) {
        pm_text_addf(svg, "%s%zu", i > 0 ? " " : "", of->places[i]);
    }
    pm_text_add(svg, "\" data-numbers=\"");
    for (size_t i = 0; i < of->count; i++) {
        pm_text_add(svg, i > 0 ? " " : "");
        pm_text_add_rounded(svg, of->numbers[i], DECIMALS);
    }
    pm_text_add(svg, "\"");
    add_attribute(svg, "stroke-width", on->size - 0.6);
    pm_text_add(svg, " d=\"");
    for (size_t i = 0; i < of->count; i++) {
        pm_text_add(svg, "M");
        pm_text_add_rounded(svg, of->at[i], 1);
        pm_text_add(svg, " ");
        pm_text_add_rounded(svg, middle + of->offsets[i], 1);
        pm_text_add(svg, "h0");
    }
    pm_text_add(svg, "\"/>");
}

static double lane_height(const lane *of)
{
    return pm_most(of->high, LEAST_LANE);
}

static void add_lane(plot *on, const lane *of, double top)
{
    const pm_band *band = pm_cohort_band_at(on->sheet->cohort, of->band);
    double bottom = top + lane_height(of);
    double middle = (top + bottom) / 2;
    add_quartiles(on, of, top, bottom);
    add_words(&on->svg, LEFT - 12, middle - 1, "lane", band->name);
    add_words(&on->svg, LEFT - 12, middle + 11, "lane soft",
              pm_cohort_keepf(on->sheet, "%zu %s", of->count, of->count == 1 ? "place" : "places"));
    add_dots(on, of, middle);
}

/* What the picture shows, for those who cannot see it. */
static const char *say(plot *on)
{
    const pm_summary *all = &on->of->all;
    int decimals = pm_cohort_decimals(on->of);
    pm_cohort_sheet *sheet = on->sheet;
    return pm_cohort_keepf(sheet, "%s of %zu places, from %s to %s, median %s",
                           pm_cohort_column_title(sheet, on->of), all->n,
                           pm_cohort_number(sheet, all->least, decimals),
                           pm_cohort_number(sheet, all->most, decimals),
                           pm_cohort_number(sheet, all->median, decimals));
}

static void draw(plot *on)
{
    double height = TOP;
    for (size_t i = 0; i < on->lane_count; i++) {
        height += lane_height(&on->lanes[i]) + LANE_GAP;
    }
    pm_text_add(&on->svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"plot\" role=\"img\"");
    pm_text_addf(&on->svg, " viewBox=\"0 0 %.0f ", WIDTH);
    pm_text_add_rounded(&on->svg, height + AXIS, 1);
    pm_text_add(&on->svg, "\" aria-label=\"");
    pm_text_add_xml(&on->svg, say(on));
    pm_text_add(&on->svg, "\">");
    add_scale(on, height);
    double top = TOP;
    for (size_t i = 0; i < on->lane_count; i++) {
        add_lane(on, &on->lanes[i], top);
        top += lane_height(&on->lanes[i]) + LANE_GAP;
    }
    pm_text_add(&on->svg, "</svg>");
}

/* --- around it -------------------------------------------------------------------------------- */

/* "0 to 1", "0 and more" of the registry's "0..1" and "0..". */
static const char *range_of(pm_cohort_sheet *sheet, const pm_measure *measure)
{
    const char *dots = strstr(measure->range, "..");
    int before = dots != NULL ? (int)(dots - measure->range) : 0;
    if (dots == NULL) {
        return measure->range;
    }
    return dots[2] != '\0' ? pm_cohort_keepf(sheet, "%.*s to %s", before, measure->range, dots + 2)
                           : pm_cohort_keepf(sheet, "%.*s and more", before, measure->range);
}

/* "Share, 0 to 1. 640 places, median 0.12, middle half 0.09 to 0.17; not defined at 10. High: ..."
 */
static void add_caption(plot *on)
{
    pm_cohort_sheet *sheet = on->sheet;
    pm_html *html = sheet->html;
    const pm_measure *measure = on->of->measure;
    const pm_summary *all = &on->of->all;
    int decimals = pm_cohort_decimals(on->of);
    pm_html_start(html, "figcaption", NULL);
    pm_html_leaf(html, "h3", pm_cohort_column_title(sheet, on->of), NULL);
    pm_html_start(html, "p", NULL);
    pm_html_textf(html, "%s%s%s. %zu %s, median %s, middle half %s to %s", measure->unit,
                  measure->unit[0] != '\0' ? ", " : "", range_of(sheet, measure), all->n,
                  all->n == 1 ? "place" : "places", pm_cohort_number(sheet, all->median, decimals),
                  pm_cohort_number(sheet, all->lower_quartile, decimals),
                  pm_cohort_number(sheet, all->upper_quartile, decimals));
    if (all->missing > 0) {
        pm_html_textf(html, "; not defined at %zu", all->missing);
    }
    pm_html_textf(html, ". %s", measure->high);
    pm_html_end(html);
    pm_html_end(html);
}

pm_status pm_cohort_add_plot(pm_cohort_sheet *sheet, size_t column, pm_error *err)
{
    const pm_cohort_column *of = pm_cohort_column_at(sheet->cohort, column);
    plot on = {.sheet = sheet, .column = column, .of = of, .scale = scale_of(of)};
    pm_status status = fill_lanes(&on, err);
    if (status == PM_OK) {
        status = find_size(&on, err);
    }
    if (status == PM_OK) {
        draw(&on);
        pm_html_start(sheet->html, "figure", "class", "plot", "data-key", of->key, NULL);
        add_caption(&on);
        pm_html_start(sheet->html, "div", "class", "wide", "role", "region", "tabindex", "0",
                      "aria-label",
                      pm_cohort_keepf(sheet, "Plot: %s", pm_cohort_column_title(sheet, of)), NULL);
        pm_html_svg(sheet->html, &on.svg);
        pm_html_end(sheet->html);
        pm_html_end(sheet->html);
        status = pm_text_check(&on.svg, err);
    }
    pm_text_free(&on.svg);
    return status;
}
