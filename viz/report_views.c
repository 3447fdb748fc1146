/* The report: the views of the map beside the overview. */
#include "viz/draw.h"
#include "viz/report_parts.h"

static pm_status add_view(pm_report *report, const pm_view *view, pm_error *err)
{
    pm_html *html = report->html;
    pm_text svg = {0};
    pm_draw_options options = pm_default_draw_options();
    options.view = view;
    options.paper = pm_paper_find("none");
    options.grey = report->options->grey;
    options.id_prefix = pm_report_keepf(report, "%s-", view->name);
    const char *id = pm_report_keepf(report, "view-%s", view->name);
    pm_status status = options.id_prefix == NULL || id == NULL
                           ? pm_fail_memory(err)
                           : pm_draw_map(report->measures, report->findings, &options, &svg, err);
    if (status == PM_OK) {
        pm_html_start(html, "figure", "id", id, "class", "map", NULL);
        pm_html_svg(html, &svg);
        pm_html_leaf(html, "figcaption", view->title, NULL);
        pm_html_end(html);
    }
    pm_text_free(&svg);
    return status;
}

pm_status pm_report_add_views(pm_report *report, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 1; i < pm_view_count() && status == PM_OK; i++) {
        status = add_view(report, pm_view_at(i), err);
    }
    return status;
}
