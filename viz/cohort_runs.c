/* The cohort page: what changed since other runs over the same places. */
#include <stdlib.h>

#include "engine/cohort/change.h"
#include "viz/cohort_parts.h"

enum { CHANGE_DECIMALS = 3 };

bool pm_cohort_has_runs(const pm_cohort_sheet *sheet)
{
    return sheet->options->earlier_count > 0;
}

static void add_heads(pm_cohort_sheet *sheet)
{
    static const pm_cohort_head heads[] = {
        {"Measure", NULL, NULL, "words", false, false},
        {"Median change", NULL, "Of the places with a number in both runs.", "number", false,
         false},
        {"Lower quartile", NULL, "Of the changes.", "number", false, false},
        {"Upper quartile", NULL, "Of the changes.", "number", false, false},
        {"Rose", "places", NULL, "number", false, false},
        {"Same", "places", NULL, "number", false, false},
        {"Fell", "places", NULL, "number", false, false},
        {"Not in both", "places", "Places of both runs that lack a number in one.", "number", false,
         false}};
    pm_cohort_begin_heads(sheet);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        pm_cohort_add_head(sheet, &heads[i]);
    }
    pm_cohort_end_heads(sheet);
}

static void add_row(pm_cohort_sheet *sheet, const pm_cohort_column *column, const pm_change *change)
{
    pm_html_start(sheet->html, "tr", NULL);
    pm_html_leaf(sheet->html, "th", pm_cohort_column_title(sheet, column), "scope", "row", NULL);
    pm_cohort_add_number(sheet, change->moved.median, CHANGE_DECIMALS, "number");
    pm_cohort_add_number(sheet, change->moved.lower_quartile, CHANGE_DECIMALS, "number");
    pm_cohort_add_number(sheet, change->moved.upper_quartile, CHANGE_DECIMALS, "number");
    pm_cohort_add_number(sheet, (double)change->higher, 0, "number");
    pm_cohort_add_number(sheet, (double)change->same, 0, "number");
    pm_cohort_add_number(sheet, (double)change->lower, 0, "number");
    pm_cohort_add_number(sheet, (double)change->moved.missing, 0, "number");
    pm_html_end(sheet->html);
}

static void add_table(pm_cohort_sheet *sheet, size_t index, const pm_change *changes, size_t count,
                      size_t both)
{
    const char *caption = pm_cohort_keepf(sheet, "From run “%s” to run “%s”: %zu places in both",
                                          pm_cohort_run(sheet->options->earlier[index]),
                                          pm_cohort_run(sheet->cohort), both);
    pm_cohort_begin_table(sheet,
                          &(pm_cohort_grid){.id = pm_cohort_keepf(sheet, "changes-%zu", index + 1),
                                            .caption = caption,
                                            .one = "measure",
                                            .many = "measures"});
    add_heads(sheet);
    for (size_t i = 0; i < count; i++) {
        const pm_cohort_column *column = pm_cohort_column_at(sheet->cohort, changes[i].later);
        if (pm_cohort_is_plotted(column) && changes[i].moved.n > 0) {
            add_row(sheet, column, &changes[i]);
        }
    }
    pm_cohort_end_table(sheet);
}

static pm_status add_run(pm_cohort_sheet *sheet, size_t index, pm_error *err)
{
    pm_change *changes = NULL;
    size_t count = 0;
    pm_change_places places = {0};
    pm_status status = pm_cohort_changes(sheet->options->earlier[index], sheet->cohort, &changes,
                                         &count, &places, err);
    if (status == PM_OK && places.both > 0) {
        add_table(sheet, index, changes, count, places.both);
    }
    if (status == PM_OK) {
        pm_html_start(sheet->html, "p", "class", "note", NULL);
        pm_html_textf(sheet->html, "%zu %s only in run “%s”, %zu only in run “%s”.",
                      places.only_earlier, places.only_earlier == 1 ? "place is" : "places are",
                      pm_cohort_run(sheet->options->earlier[index]), places.only_later,
                      pm_cohort_run(sheet->cohort));
        pm_html_end(sheet->html);
    }
    free(changes);
    return status;
}

pm_status pm_cohort_add_runs(pm_cohort_sheet *sheet, pm_error *err)
{
    pm_status status = PM_OK;
    pm_html_leaf(sheet->html, "p",
                 "Changes at places that have a number in both runs; places that came or went "
                 "change nothing here. A median of 0 means that as many rose as fell, or that most "
                 "stayed the same.",
                 NULL);
    for (size_t i = 0; status == PM_OK && i < sheet->options->earlier_count; i++) {
        status = add_run(sheet, i, err);
    }
    return status;
}
