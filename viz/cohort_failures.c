/* The cohort page: places that could not be done, or not in whole, each with its reason. */
#include "viz/cohort_parts.h"

bool pm_cohort_has_failures(const pm_cohort_sheet *sheet)
{
    return pm_cohort_failure_count(sheet->cohort) > 0;
}

static void add_row(pm_cohort_sheet *sheet, const pm_cohort_failure *failure)
{
    pm_html *html = sheet->html;
    const pm_cohort_place *place = pm_cohort_place_at(sheet->cohort, failure->place);
    pm_html_start(html, "tr", NULL);
    pm_html_start(html, "th", "scope", "row", NULL);
    if (place->measured) {
        pm_cohort_link_card(sheet, failure->place);
    } else {
        pm_html_text(html, pm_cohort_place_name(place));
    }
    pm_html_end(html);
    pm_html_start(html, "td", NULL);
    pm_html_text(html, place->file);
    if (failure->line > 0) {
        pm_html_textf(html, ":%zu:%zu", failure->line, failure->column);
    }
    pm_html_end(html);
    pm_html_leaf(html, "td", failure->stage, NULL);
    pm_html_leaf(html, "td", failure->reason, NULL);
    pm_html_end(html);
}

pm_status pm_cohort_add_failures(pm_cohort_sheet *sheet, pm_error *err)
{
    static const pm_cohort_head heads[] = {{"Place", NULL, NULL, "words", false, false},
                                           {"File", NULL, NULL, "words", false, false},
                                           {"Stage", NULL, NULL, "words", false, false},
                                           {"Reason", NULL, NULL, "words", false, false}};
    (void)err;
    pm_html_leaf(sheet->html, "p",
                 "A place whose map could not be read, measured or audited has no numbers on this "
                 "page; one whose map or report could not be drawn has.",
                 NULL);
    pm_cohort_begin_table(sheet, &(pm_cohort_grid){.id = "failures-by-place",
                                                   .caption = "What could not be done, and why",
                                                   .one = "failure",
                                                   .many = "failures"});
    pm_cohort_begin_heads(sheet);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        pm_cohort_add_head(sheet, &heads[i]);
    }
    pm_cohort_end_heads(sheet);
    for (size_t i = 0; i < pm_cohort_failure_count(sheet->cohort); i++) {
        add_row(sheet, pm_cohort_failure_at(sheet->cohort, i));
    }
    pm_cohort_end_table(sheet);
    return PM_OK;
}
