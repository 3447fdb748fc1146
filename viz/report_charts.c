/* The report: the charts of the registry, but that of the ingredients, which stands beside their
 * table. */
#include <string.h>

#include "viz/report_parts.h"

static void add_left_out(pm_report *report, const pm_chart *const *charts, size_t count)
{
    pm_html *html = report->html;
    if (count == 0) {
        return;
    }
    pm_html_leaf(html, "h3", "Charts that are left out", NULL);
    pm_html_start(html, "ul", "class", "left-out", NULL);
    for (size_t i = 0; i < count; i++) {
        pm_html_start(html, "li", NULL);
        pm_html_textf(html, "%s: needs %s.", charts[i]->title, charts[i]->needs);
        pm_html_end(html);
    }
    pm_html_end(html);
}

pm_status pm_report_add_charts(pm_report *report, pm_error *err)
{
    size_t count = 0;
    pm_status status = PM_OK;
    const pm_chart **left_out = pm_arena_new(&report->arena, pm_chart_count() * sizeof *left_out);
    if (left_out == NULL) {
        return pm_fail_memory(err);
    }
    pm_html_start(report->html, "div", "class", "charts", NULL);
    for (size_t i = 0; i < pm_chart_count() && status == PM_OK; i++) {
        const pm_chart *chart = pm_chart_at(i);
        bool shows = true;
        if (strcmp(chart->name, "ingredients") != 0) {
            status = pm_report_add_chart(report, chart, &shows, err);
        }
        if (!shows) {
            left_out[count++] = chart;
        }
    }
    pm_html_end(report->html);
    add_left_out(report, left_out, count);
    return status;
}
