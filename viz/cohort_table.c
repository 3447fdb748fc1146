/* The cohort page: every measured place as a row, with the measures of first rank, where each
 * stands within its band of size, and counts of findings. */
#include "viz/cohort_parts.h"

enum { PERCENTILE_DECIMALS = 0 };

static const struct {
    const char *title;
    pm_outcome outcome;
} OUTCOMES[] = {{"Issues", PM_ISSUE}, {"To watch", PM_WATCH}, {"Cannot tell", PM_CANNOT_TELL}};

enum { OUTCOMES_TOLD = sizeof OUTCOMES / sizeof OUTCOMES[0] };

static bool is_compared(const pm_cohort_sheet *sheet)
{
    return pm_cohort_measured(sheet->cohort) >= PM_LEAST_PLACES;
}

/* Members stand in a column of their own. */
static bool is_in_table(const pm_cohort_sheet *sheet, size_t column)
{
    bool main = pm_cohort_is_main(pm_cohort_column_at(sheet->cohort, column));
    return column != pm_cohort_column_of(sheet->cohort, "members") &&
           (main || column == pm_cohort_column_of(sheet->cohort, "ties"));
}

/* --- heads ------------------------------------------------------------------------------------ */

static void add_measure_heads(pm_cohort_sheet *sheet, const pm_cohort_column *column)
{
    const pm_measure *measure = column->measure;
    const char *title = pm_cohort_column_title(sheet, column);
    pm_cohort_add_head(sheet, &(pm_cohort_head){.title = title,
                                                .unit = measure->unit,
                                                .meaning = measure->definition,
                                                .type = "number"});
    if (is_compared(sheet)) {
        pm_cohort_add_head(
            sheet, &(pm_cohort_head){
                       .title = pm_cohort_keepf(sheet, "%s, percentile", title),
                       .meaning = "Mid-rank percentile among places of its band of size. High is "
                                  "not good, nor low bad.",
                       .type = "number",
                       .extra = true});
    }
}

static void add_heads(pm_cohort_sheet *sheet)
{
    static const pm_cohort_head first[] = {
        {"Place", NULL, NULL, "words", false, false},
        {"Size", NULL, "Band of size in which it is compared.", "number", false, true},
        {"Members", NULL, "Organisations and bodies on the map.", "number", false, false}};
    pm_cohort_begin_heads(sheet);
    for (size_t i = 0; i < sizeof first / sizeof *first; i++) {
        pm_cohort_add_head(sheet, &first[i]);
    }
    for (size_t i = 0; i < OUTCOMES_TOLD && pm_cohort_rule_count(sheet->cohort) > 0; i++) {
        pm_cohort_add_head(sheet,
                           &(pm_cohort_head){.title = OUTCOMES[i].title,
                                             .meaning = "Findings of the place with this outcome.",
                                             .type = "number"});
    }
    for (size_t i = 0; i < pm_cohort_column_count(sheet->cohort); i++) {
        if (is_in_table(sheet, i)) {
            add_measure_heads(sheet, pm_cohort_column_at(sheet->cohort, i));
        }
    }
    pm_cohort_end_heads(sheet);
}

/* --- rows ------------------------------------------------------------------------------------- */

static void add_name(pm_cohort_sheet *sheet, const pm_cohort_place *place)
{
    pm_html *html = sheet->html;
    const char *name = pm_cohort_place_name(place);
    pm_html_start(html, "th", "scope", "row", NULL);
    pm_cohort_open_link(sheet, place);
    pm_html_text(html, name);
    pm_html_end(html);
    if (name != place->name) {
        pm_html_text(html, " ");
        pm_html_leaf(html, "span", place->name, "class", "unit", NULL);
    }
    pm_html_end(html);
}

/* Bands are sorted by their size, not by their words. */
static void add_band(pm_cohort_sheet *sheet, const pm_band *band)
{
    pm_html_leaf(sheet->html, "td", band->name, "class", "band", "data-value",
                 pm_cohort_keepf(sheet, "%zu", band->from), NULL);
}

static void add_standing(pm_cohort_sheet *sheet, size_t place, size_t column, int decimals)
{
    pm_standing standing = pm_cohort_standing(sheet->cohort, place, column);
    if (standing.defined) {
        pm_cohort_add_number(sheet, standing.number, decimals, "number");
    } else {
        pm_cohort_add_gap(sheet, standing.reason, "number");
    }
    if (!is_compared(sheet)) {
        return;
    }
    if (standing.has_percentile) {
        pm_cohort_add_number(sheet, standing.percentile, PERCENTILE_DECIMALS, "number extra");
    } else {
        pm_cohort_add_gap(sheet,
                          standing.defined ? "fewer than 10 places of its size have a number"
                                           : standing.reason,
                          "number extra");
    }
}

static void add_row(pm_cohort_sheet *sheet, size_t index, const int *decimals)
{
    const pm_cohort *cohort = sheet->cohort;
    const pm_cohort_place *place = pm_cohort_place_at(cohort, index);
    const pm_band *band = pm_cohort_band_at(cohort, place->band);
    pm_html_start(sheet->html, "tr", "data-place", pm_cohort_keepf(sheet, "%zu", index),
                  "data-band", band->name, NULL);
    add_name(sheet, place);
    add_band(sheet, band);
    pm_cohort_add_number(sheet, (double)place->members, 0, "number");
    for (size_t i = 0; i < OUTCOMES_TOLD && pm_cohort_rule_count(cohort) > 0; i++) {
        pm_cohort_add_number(sheet,
                             (double)pm_cohort_findings_with(cohort, index, OUTCOMES[i].outcome), 0,
                             "number");
    }
    for (size_t i = 0; i < pm_cohort_column_count(cohort); i++) {
        if (is_in_table(sheet, i)) {
            add_standing(sheet, index, i, decimals[i]);
        }
    }
    pm_html_end(sheet->html);
}

pm_status pm_cohort_add_table(pm_cohort_sheet *sheet, pm_error *err)
{
    const pm_cohort *cohort = sheet->cohort;
    size_t columns = pm_cohort_column_count(cohort);
    int *decimals = pm_arena_new(&sheet->arena, columns * sizeof *decimals);
    if (decimals == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t i = 0; i < columns; i++) {
        decimals[i] = pm_cohort_decimals(pm_cohort_column_at(cohort, i));
    }
    pm_cohort_begin_table(sheet, &(pm_cohort_grid){.id = "places-by-measure",
                                                   .caption = "Places and their main measures",
                                                   .one = "place",
                                                   .many = "places",
                                                   .more = is_compared(sheet)});
    add_heads(sheet);
    for (size_t i = 0; i < pm_cohort_place_count(cohort); i++) {
        if (pm_cohort_place_at(cohort, i)->measured) {
            add_row(sheet, i, decimals);
        }
    }
    pm_cohort_end_table(sheet);
    static const char note[] =
        "“–” is not defined or not known, never nought; its reason shows where one points at it. "
        "All measures of all places are in networks.csv, with percentiles in cohort.csv.";
    pm_html_leaf(sheet->html, "p", note, "class", "note", NULL);
    return PM_OK;
}
