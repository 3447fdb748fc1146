/* The report: what could not be told, gathered by what the map would have to state. */
#include "engine/audit/missing.h"
#include "viz/report_parts.h"

bool pm_report_has_missing(const pm_report *report)
{
    return pm_findings_with(report->findings, PM_CANNOT_TELL) > 0;
}

/* One question; with_text: with what the finding says itself, where no heading says it for all. */
static void add_question(pm_report *report, const pm_finding *finding, bool with_text)
{
    pm_html *html = report->html;
    const char *id =
        pm_report_keepf(report, "finding-%zu", pm_report_finding_index(report, finding) + 1);
    report->failed = report->failed || id == NULL;
    pm_html_start(html, "li", "id", id, "class", "finding cannot-tell", NULL);
    pm_html_text(html, finding->rule->title);
    pm_html_text(html, " (");
    pm_html_leaf(html, "code", finding->rule->id, NULL);
    pm_html_text(html, with_text ? "). " : ")");
    if (with_text) {
        pm_report_add_words(report, finding->text);
    }
    pm_html_end(html);
}

static void add_row(pm_report *report, const pm_missing_row *row, bool with_text)
{
    pm_html *html = report->html;
    pm_html_start(html, "div", "class", "missing", NULL);
    pm_html_start(html, "h3", NULL);
    if (row->record != NULL) {
        pm_html_text(html, "Record ");
        pm_report_add_words(report, row->record);
    } else {
        pm_html_text(html, "Also not known");
    }
    pm_html_end(html);
    pm_html_start(html, "ul", NULL);
    for (size_t i = 0; i < row->count; i++) {
        add_question(report, row->findings[i], with_text || row->record == NULL);
    }
    pm_html_end(html);
    pm_html_end(html);
}

pm_status pm_report_add_missing(pm_report *report, pm_error *err)
{
    pm_missing missing = {0};
    bool with_text = !pm_missing_is_long(report->findings);
    pm_status status = pm_list_missing(report->findings, &missing, err);
    pm_html_leaf(report->html, "p",
                 "These questions wait for something to be recorded. Each heading says what; below "
                 "it stands what could then be told, most questions first.",
                 "class", "lead", NULL);
    pm_html_start(report->html, "div", "class", "columns", NULL);
    for (size_t i = 0; i < missing.count; i++) {
        add_row(report, &missing.rows[i], with_text);
    }
    pm_html_end(report->html);
    pm_missing_free(&missing);
    return status;
}
