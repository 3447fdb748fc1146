/* The cohort page: how all of it was made, from the registries. */
#include "viz/cohort_parts.h"

static void add_method(pm_cohort_sheet *sheet, const pm_cohort_method *method)
{
    pm_html *html = sheet->html;
    pm_html_leaf(html, "dt", method->title, NULL);
    pm_html_start(html, "dd", NULL);
    pm_html_textf(html, "%s Undefined: %s. Source: %s.", method->definition, method->undefined,
                  method->source);
    pm_html_end(html);
}

static void add_measure(pm_cohort_sheet *sheet, const pm_cohort_column *column)
{
    pm_html *html = sheet->html;
    const pm_measure *measure = column->measure;
    pm_html_start(html, "dt", NULL);
    pm_html_text(html, pm_cohort_column_title(sheet, column));
    pm_html_text(html, " ");
    pm_html_leaf(html, "code", column->key, NULL);
    pm_html_end(html);
    pm_html_start(html, "dd", NULL);
    pm_html_textf(html, "%s View: %s. Undefined: %s. Source: %s.", measure->definition,
                  measure->view, measure->undefined, measure->source);
    pm_html_end(html);
}

pm_status pm_cohort_add_methods(pm_cohort_sheet *sheet, pm_error *err)
{
    pm_html *html = sheet->html;
    (void)err;
    pm_html_leaf(html, "h3", "How places are compared", NULL);
    pm_html_start(html, "dl", "class", "methods", NULL);
    for (size_t i = 0; i < pm_cohort_method_count(); i++) {
        add_method(sheet, pm_cohort_method_at(i));
    }
    pm_html_end(html);
    if (pm_cohort_has_measured(sheet)) {
        pm_html_start(html, "details", NULL);
        pm_html_leaf(html, "summary", "What the measures are", NULL);
        pm_html_start(html, "dl", "class", "methods", NULL);
        for (size_t i = 0; i < pm_cohort_column_count(sheet->cohort); i++) {
            if (pm_cohort_is_plotted(pm_cohort_column_at(sheet->cohort, i))) {
                add_measure(sheet, pm_cohort_column_at(sheet->cohort, i));
            }
        }
        pm_html_end(html);
        pm_html_end(html);
    }
    return PM_OK;
}
