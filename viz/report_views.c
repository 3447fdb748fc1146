/* The report: the views of the map beside the overview, each that has something to say. */
#include "viz/report_parts.h"
#include "viz/views.h"

/* Why the view is not drawn, or NULL. On a map whose overview has a mark for many members, the
 * views that have a mark for each would show that same picture. */
static const char *why_left_out(const pm_report *report, const pm_view *view)
{
    if (report->first.gathered && view->marks->gathers == PM_GATHERS_NOBODY) {
        return "the map has too many members to give each a mark: see the first map.";
    }
    return pm_view_shows_nothing(report->measures, view);
}

static void add_left_out(pm_report *report)
{
    pm_html *html = report->html;
    size_t count = 0;
    for (size_t i = 1; i < pm_view_count(); i++) {
        const char *why = why_left_out(report, pm_view_at(i));
        if (why == NULL) {
            continue;
        }
        if (count++ == 0) {
            pm_html_leaf(html, "h3", "Views that are left out", NULL);
            pm_html_start(html, "ul", "class", "left-out", NULL);
        }
        pm_html_start(html, "li", NULL);
        pm_html_textf(html, "%s: ", pm_view_at(i)->title);
        pm_report_add_words(report, why);
        pm_html_end(html);
    }
    if (count > 0) {
        pm_html_end(html);
    }
}

static pm_status add_view(pm_report *report, const pm_view *view, pm_error *err)
{
    pm_figure figure = {0};
    pm_status status = pm_report_draw_view(report, view, &figure, err);
    if (status == PM_OK) {
        status = pm_report_add_figure(report, view, &figure, true, err);
    }
    pm_figure_free(&figure);
    return status;
}

pm_status pm_report_add_views(pm_report *report, pm_error *err)
{
    pm_status status = PM_OK;
    pm_html_leaf(report->html, "p",
                 "The same members and ties, each time with another question. Numbers lead to the "
                 "findings that belong to the view.",
                 "class", "lead", NULL);
    for (size_t i = 1; i < pm_view_count() && status == PM_OK; i++) {
        if (why_left_out(report, pm_view_at(i)) == NULL) {
            status = add_view(report, pm_view_at(i), err);
        }
    }
    add_left_out(report);
    return status;
}
