/* The report's first page: what the map is, the map, and what matters most. */
#include "viz/draw.h"
#include "viz/report_parts.h"

pm_status pm_report_add_summary(pm_report *report, pm_error *err)
{
    pm_text svg = {0};
    pm_draw_options options = pm_default_draw_options();
    options.paper = pm_paper_find("none");
    options.id_prefix = "overview-";
    options.grey = report->options->grey;
    options.most_findings = report->options->most_findings;
    pm_status status = pm_draw_map(report->measures, report->findings, &options, &svg, err);
    if (status == PM_OK) {
        pm_html_start(report->html, "figure", "id", "view-overview", "class", "map", NULL);
        pm_html_svg(report->html, &svg);
        pm_html_end(report->html);
    }
    pm_text_free(&svg);
    return status;
}
