/* The report: the eleven assumptions that partnerships make of themselves, and what the findings
 * say of each. */
#include "engine/audit/assumptions.h"

#include <string.h>

#include "viz/report_parts.h"

static bool is_tested_by(const pm_assumption *assumption, const char *rule)
{
    for (size_t i = 0; assumption->rules[i] != NULL; i++) {
        if (strcmp(assumption->rules[i], rule) == 0) {
            return true;
        }
    }
    return false;
}

static void add_tests(pm_report *report, const pm_assumption *assumption)
{
    pm_html *html = report->html;
    pm_html_start(html, "td", NULL);
    pm_html_start(html, "ul", "class", "plain", NULL);
    for (size_t i = 0; i < pm_finding_count(report->findings); i++) {
        const pm_finding *finding = pm_finding_at(report->findings, i);
        if (is_tested_by(assumption, finding->rule->id)) {
            pm_html_start(html, "li", NULL);
            pm_report_add_badge(report, finding->outcome, 0);
            pm_html_text(html, " ");
            pm_report_link_finding(report, finding);
            pm_html_end(html);
        }
    }
    pm_html_end(html);
    pm_html_end(html);
}

static void add_row(pm_report *report, const pm_assumption *assumption)
{
    pm_html *html = report->html;
    pm_html_start(html, "tr", NULL);
    pm_html_start(html, "th", "scope", "row", NULL);
    pm_html_textf(html, "%zu. %s", assumption->number, assumption->belief);
    pm_html_end(html);
    pm_html_start(html, "td", NULL);
    pm_report_add_outcome(report, pm_assumption_outcome(assumption, report->findings));
    pm_html_end(html);
    add_tests(report, assumption);
    pm_report_add_cell(report, assumption->tip);
    pm_html_end(html);
}

pm_status pm_report_add_assumptions(pm_report *report, pm_error *err)
{
    static const char *const heads[] = {"Assumption", "Outcome", "What tests it", "A tip", NULL};
    (void)err;
    pm_html_leaf(
        report->html, "p",
        "What partnerships take for granted of themselves. The outcome is the worst of the "
        "findings that test it.",
        "class", "lead", NULL);
    pm_report_begin_table(report, "table-assumptions", "The eleven assumptions", "words");
    pm_report_add_heads(report, heads);
    pm_html_start(report->html, "tbody", NULL);
    for (size_t i = 0; i < PM_ASSUMPTIONS; i++) {
        add_row(report, pm_assumption_at(i));
    }
    pm_html_end(report->html);
    pm_report_end_table(report);
    return PM_OK;
}
