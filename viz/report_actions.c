/* The report: an action log to fill in by hand, a row for each finding that asks for something. */
#include "viz/report_parts.h"

bool pm_report_has_actions(const pm_report *report)
{
    return pm_findings_with(report->findings, PM_ISSUE) +
               pm_findings_with(report->findings, PM_WATCH) >
           0;
}

static void add_row(pm_report *report, const pm_finding *finding)
{
    pm_html *html = report->html;
    pm_html_start(html, "tr", NULL);
    pm_html_start(html, "th", "scope", "row", NULL);
    pm_report_add_badge(report, finding->outcome, 0);
    pm_html_text(html, " ");
    pm_report_link_finding(report, finding);
    pm_html_end(html);
    pm_report_add_words_cell(report, finding->question);
    pm_report_add_words_cell(report, finding->rule->next_step);
    for (size_t i = 0; i < 3; i++) {
        pm_html_leaf(html, "td", "", "class", "blank", NULL);
    }
    pm_html_end(html);
}

pm_status pm_report_add_actions(pm_report *report, pm_error *err)
{
    static const char *const heads[] = {"Finding", "To ask", "Next step", "Who",
                                        "By when", "Done",   NULL};
    (void)err;
    pm_html_leaf(report->html, "p",
                 "To be filled in at the meeting: strike out what does not matter here.", "class",
                 "lead", NULL);
    pm_report_begin_table(report, "table-actions", "Action log", "actions");
    pm_report_add_heads(report, heads);
    pm_html_start(report->html, "tbody", NULL);
    for (size_t i = 0; i < pm_finding_count(report->findings); i++) {
        const pm_finding *finding = pm_finding_at(report->findings, i);
        if (finding->outcome == PM_ISSUE || finding->outcome == PM_WATCH) {
            add_row(report, finding);
        }
    }
    pm_html_end(report->html);
    pm_report_end_table(report);
    return PM_OK;
}
