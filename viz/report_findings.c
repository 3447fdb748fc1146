/* The report: every finding once. */
#include "viz/report_parts.h"

pm_status pm_report_add_findings(pm_report *report, pm_error *err)
{
    pm_html *html = report->html;
    for (size_t i = 0; i < pm_finding_count(report->findings); i++) {
        const pm_finding *finding = pm_finding_at(report->findings, i);
        const char *id = pm_report_keepf(report, "finding-%zu", i + 1);
        if (id == NULL) {
            return pm_fail_memory(err);
        }
        pm_html_start(html, "article", "id", id, "class", "finding", NULL);
        pm_html_leaf(html, "h3", finding->headline, NULL);
        pm_html_leaf(html, "p", finding->text, NULL);
        pm_html_end(html);
    }
    return PM_OK;
}
