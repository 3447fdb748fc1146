/* The report's first page: what the map is of, what matters most, and the map with the same
 * numbers.
 */
#include "viz/page_head.h"
#include "viz/report_parts.h"

/* --- what it is of ---------------------------------------------------------------------------- */

static void add_fact(pm_report *report, const char *label, const char *value)
{
    pm_html *html = report->html;
    pm_html_start(html, "div", NULL);
    pm_html_leaf(html, "dt", label, NULL);
    pm_html_leaf(html, "dd", value != NULL ? value : "", NULL);
    pm_html_end(html);
}

static size_t network(const pm_report *report, const char *key)
{
    double number = 0;
    return pm_measures_number(report->measures, PM_LEVEL_NETWORK, key, 0, &number) && number > 0
               ? (size_t)number
               : 0;
}

/* Answers by the word "responded", where anybody states it. */
static void add_answered(pm_report *report)
{
    size_t members = pm_measures_rows(report->measures, PM_LEVEL_ORGANISATION);
    size_t answered = 0;
    bool stated = false;
    for (size_t i = 0; i < members; i++) {
        pm_answer answer = pm_map_boolean(report->map, PM_NODE_RESPONDED,
                                          pm_measures_node_of_member(report->measures, i));
        answered += answer == PM_YES ? 1 : 0;
        stated = stated || answer != PM_UNKNOWN;
    }
    if (stated) {
        add_fact(report, "Answered", pm_report_keepf(report, "%zu of %zu", answered, members));
    }
}

static void add_facts(pm_report *report)
{
    pm_html *html = report->html;
    size_t sectors = pm_measures_rows(report->measures, PM_LEVEL_SECTOR);
    size_t members = pm_measures_rows(report->measures, PM_LEVEL_ORGANISATION);
    pm_html_start(html, "dl", "class", "facts", NULL);
    add_fact(report, "Members", pm_report_keepf(report, "%zu", members));
    add_fact(report, "Ties between them", pm_report_keepf(report, "%zu", network(report, "ties")));
    if (sectors > 0) {
        add_fact(report, "Sectors", pm_report_keepf(report, "%zu", sectors));
    }
    add_answered(report);
    static const struct {
        const char *label;
        pm_outcome outcome;
    } counts[] = {{"Issues", PM_ISSUE},
                  {"To watch", PM_WATCH},
                  {"Fine", PM_FINE},
                  {"Cannot tell", PM_CANNOT_TELL}};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        add_fact(
            report, counts[i].label,
            pm_report_keepf(report, "%zu", pm_findings_with(report->findings, counts[i].outcome)));
    }
    pm_html_end(html);
}

/* --- what matters most ------------------------------------------------------------------------ */

static void add_told(pm_report *report, size_t index)
{
    const pm_finding *finding = report->first.told[index].finding;
    pm_html *html = report->html;
    pm_html_start(html, "li", NULL);
    pm_report_add_badge(report, finding->outcome, index + 1);
    pm_html_start(html, "div", NULL);
    pm_html_start(html, "p", "class", "headline", NULL);
    pm_report_link_finding(report, finding);
    pm_html_text(html, " ");
    pm_html_leaf(html, "span", pm_outcome_name(finding->outcome), "class", "kind", NULL);
    pm_html_end(html);
    pm_html_start(html, "p", NULL);
    pm_html_textf(html, "%s: ", pm_fact_opening(finding->rule->fact));
    pm_report_add_words(report, finding->text);
    pm_html_end(html);
    if (finding->outcome != PM_FINE) {
        pm_html_leaf(html, "p", finding->question, "class", "question", NULL);
    }
    pm_html_end(html);
    pm_html_end(html);
}

/* How many findings wait beyond those told here. */
static void add_beyond(pm_report *report)
{
    size_t open =
        pm_findings_with(report->findings, PM_ISSUE) + pm_findings_with(report->findings, PM_WATCH);
    size_t told = 0;
    for (size_t i = 0; i < report->first.told_count; i++) {
        pm_outcome outcome = report->first.told[i].finding->outcome;
        told += outcome == PM_ISSUE || outcome == PM_WATCH ? 1 : 0;
    }
    if (open > told) {
        pm_html_start(report->html, "p", "class", "note", NULL);
        pm_html_textf(report->html, "%zu more %s under ", open - told,
                      open - told == 1 ? "issue or thing to watch stands"
                                       : "issues and things to watch stand");
        pm_html_leaf(report->html, "a", "Findings", "href", "#findings", NULL);
        pm_html_text(report->html, ".");
        pm_html_end(report->html);
    }
}

static void add_most(pm_report *report)
{
    pm_html *html = report->html;
    pm_html_leaf(html, "h3", "What matters most", NULL);
    if (report->first.told_count == 0) {
        pm_html_start(html, "p", NULL);
        pm_html_text(html, "Nothing that this map states calls for attention, and much may not be "
                           "stated: see ");
        pm_html_leaf(html, "a", "what could not be told", "href",
                     pm_report_has_missing(report) ? "#missing" : "#findings", NULL);
        pm_html_text(html, ".");
        pm_html_end(html);
        return;
    }
    pm_html_start(html, "ol", "class", "told", NULL);
    for (size_t i = 0; i < report->first.told_count; i++) {
        add_told(report, i);
    }
    pm_html_end(html);
    add_beyond(report);
}

static void add_how_to_read(pm_report *report)
{
    static const pm_outcome outcomes[] = {PM_ISSUE, PM_WATCH, PM_FINE, PM_CANNOT_TELL};
    static const char *const words[] = {"talk about it at the next meeting", "keep an eye on it",
                                        "looked at, and nothing found",
                                        "the map does not state what would be needed"};
    pm_html *html = report->html;
    pm_html_leaf(html, "h3", "How to read it", NULL);
    pm_html_start(html, "ul", "class", "key", NULL);
    for (size_t i = 0; i < sizeof outcomes / sizeof *outcomes; i++) {
        pm_html_start(html, "li", NULL);
        pm_report_add_outcome(report, outcomes[i]);
        pm_html_textf(html, ": %s", words[i]);
        pm_html_end(html);
    }
    pm_html_end(html);
    pm_html_leaf(html, "p",
                 "The map shows what was recorded, on the day it was recorded. A place on it says "
                 "something about ties, and nothing about the worth of a partner or a person. "
                 "Findings ask; the people who were there know the answers.",
                 NULL);
}

pm_status pm_report_add_summary(pm_report *report, pm_error *err)
{
    const pm_view *view = pm_view_at(0);
    pm_status status = pm_report_draw_view(report, view, &report->first, err);
    if (status != PM_OK) {
        return status;
    }
    add_facts(report);
    add_most(report);
    add_how_to_read(report);
    return pm_report_add_figure(report, view, &report->first, false, err);
}
