/* The cohort page: its first section. How many places of which run, in which bands of size they are
 * compared, and what the page is not. */
#include <stdint.h>

#include "viz/cohort_parts.h"

static const char *plural(size_t count, const char *one, const char *many)
{
    return count == 1 ? one : many;
}

static void add_counts(pm_cohort_sheet *sheet)
{
    const pm_cohort *cohort = sheet->cohort;
    size_t places = pm_cohort_place_count(cohort);
    size_t measured = pm_cohort_measured(cohort);
    size_t partly = 0;
    size_t failed = 0;
    for (size_t i = 0; i < places; i++) {
        partly += pm_cohort_place_at(cohort, i)->partly ? 1 : 0;
        failed += pm_cohort_place_at(cohort, i)->done ? 0 : 1;
    }
    pm_html_start(sheet->html, "p", "class", "lead", NULL);
    pm_html_textf(sheet->html, "%zu %s, run “%s”: %zu measured", places,
                  plural(places, "place", "places"), pm_cohort_run(cohort), measured);
    if (partly > 0) {
        pm_html_textf(sheet->html, ", of which %zu lack a drawing or a report", partly);
    }
    if (failed > 0) {
        pm_html_textf(sheet->html, "; %zu could not be done", failed);
    }
    pm_html_text(sheet->html, ".");
    pm_html_end(sheet->html);
}

/* "Members: median 42, middle half 30 to 61, from 20 to 150." */
static void add_spread(pm_cohort_sheet *sheet, const char *key, const char *words)
{
    size_t column = pm_cohort_column_of(sheet->cohort, key);
    if (column == SIZE_MAX || pm_cohort_column_at(sheet->cohort, column)->all.n == 0) {
        return;
    }
    const pm_summary *all = &pm_cohort_column_at(sheet->cohort, column)->all;
    pm_html_start(sheet->html, "li", NULL);
    pm_html_textf(sheet->html, "%s a place: median %s, middle half %s to %s, from %s to %s.", words,
                  pm_cohort_number(sheet, all->median, 0),
                  pm_cohort_number(sheet, all->lower_quartile, 0),
                  pm_cohort_number(sheet, all->upper_quartile, 0),
                  pm_cohort_number(sheet, all->least, 0), pm_cohort_number(sheet, all->most, 0));
    pm_html_end(sheet->html);
}

static void add_bands(pm_cohort_sheet *sheet)
{
    const pm_cohort *cohort = sheet->cohort;
    pm_html_start(sheet->html, "li", NULL);
    pm_html_text(sheet->html, "Compared within bands of size: ");
    for (size_t i = 0; i < pm_cohort_band_count(cohort); i++) {
        const pm_band *band = pm_cohort_band_at(cohort, i);
        pm_html_textf(sheet->html, "%s%s (%zu %s%s)", i > 0 ? "; " : "", band->name, band->places,
                      plural(band->places, "place", "places"),
                      band->few ? ", too few to compare" : "");
    }
    pm_html_text(sheet->html, ".");
    pm_html_end(sheet->html);
}

/* How many places the measures of first rank could be computed at. */
static void add_coverage(pm_cohort_sheet *sheet)
{
    const pm_cohort *cohort = sheet->cohort;
    size_t gaps = 0;
    pm_html_start(sheet->html, "li", NULL);
    pm_html_text(sheet->html, "Coverage: ");
    for (size_t i = 0; i < pm_cohort_column_count(cohort); i++) {
        const pm_cohort_column *column = pm_cohort_column_at(cohort, i);
        if (pm_cohort_is_main(column) && column->all.missing > 0) {
            pm_html_textf(sheet->html, "%s%s at %zu of %zu places", gaps > 0 ? "; " : "",
                          pm_cohort_column_title(sheet, column), column->all.n,
                          column->all.n + column->all.missing);
            gaps++;
        }
    }
    pm_html_text(sheet->html, gaps > 0 ? "; all other main measures at every measured place."
                                       : "every main measure at every measured place.");
    pm_html_end(sheet->html);
}

pm_status pm_cohort_add_summary(pm_cohort_sheet *sheet, pm_error *err)
{
    pm_html *html = sheet->html;
    size_t measured = pm_cohort_measured(sheet->cohort);
    (void)err;
    add_counts(sheet);
    if (measured > 0) {
        pm_html_start(html, "ul", NULL);
        add_spread(sheet, "members", "Members");
        add_spread(sheet, "ties", "Ties");
        add_bands(sheet);
        add_coverage(sheet);
        pm_html_end(html);
    }
    if (measured < PM_LEAST_PLACES) {
        pm_html_start(html, "p", "class", "notice", NULL);
        pm_html_textf(html,
                      "With fewer than %d measured places nothing is compared: no percentiles, no "
                      "unusual places, no places alike. One place more or less would move the "
                      "quartiles by a place in three or four.",
                      PM_LEAST_PLACES);
        pm_html_end(html);
    }
    pm_html_leaf(html, "p",
                 "This page shows where each place stands among places of a like size, and gives "
                 "reasons to look at a map again. It is no league table and no score: high is not "
                 "good, nor low bad, and a map may be unusual because it is incomplete. Numbers "
                 "are computed from the ties of the maps unless their name says that they come "
                 "from what the maps state.",
                 "class", "care", NULL);
    return PM_OK;
}
