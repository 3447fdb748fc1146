/* A brief: the findings that touch the member, the heaviest in full, and the questions they ask.
 * What partners answered is left out, whoever it was. */
#include <string.h>

#include "viz/brief_parts.h"

/* What fits a page: findings in full, findings by headline or in full, questions. */
enum { MOST_TOLD = 4, MOST_LISTED = 8, MOST_QUESTIONS = 4 };

static bool touches(const pm_brief *brief, const pm_finding *finding)
{
    bool open = finding->outcome == PM_ISSUE || finding->outcome == PM_WATCH;
    for (size_t i = 0; open && i < finding->member_count; i++) {
        if (finding->members[i] == brief->member) {
            return finding->rule->fact != PM_FACT_ANSWERS;
        }
    }
    return false;
}

static const pm_finding *next_finding(const pm_brief *brief, size_t *at)
{
    const pm_finding *finding = NULL;
    while ((finding = pm_finding_at(brief->report->findings, (*at)++)) != NULL) {
        if (touches(brief, finding)) {
            return finding;
        }
    }
    return NULL;
}

static void add_headline(const pm_brief *brief, const pm_finding *finding)
{
    pm_html *html = brief->report->html;
    pm_report_add_badge(brief->report, finding->outcome, 0);
    pm_html_text(html, " ");
    pm_html_leaf(html, "strong", finding->headline, NULL);
    pm_html_textf(html, " (%s). ", pm_outcome_name(finding->outcome));
}

static void add_finding(const pm_brief *brief, const pm_finding *finding, bool in_full)
{
    pm_html *html = brief->report->html;
    pm_html_start(html, "li", NULL);
    add_headline(brief, finding);
    if (in_full) {
        pm_html_textf(html, "%s: ", pm_fact_opening(finding->rule->fact));
        pm_report_add_words(brief->report, finding->text);
    }
    pm_html_end(html);
}

static void add_beyond(const pm_brief *brief, size_t count)
{
    if (count > MOST_LISTED) {
        pm_html_start(brief->report->html, "li", NULL);
        pm_html_textf(brief->report->html, "%zu more in the report of the partnership.",
                      count - MOST_LISTED);
        pm_html_end(brief->report->html);
    }
}

pm_status pm_brief_add_findings(const pm_brief *brief, pm_error *err)
{
    (void)err;
    pm_html *html = brief->report->html;
    const pm_finding *finding = NULL;
    size_t at = 0;
    size_t count = 0;
    while ((finding = next_finding(brief, &at)) != NULL) {
        if (count == 0) {
            pm_html_start(html, "ul", "class", "findings", NULL);
        }
        if (count < MOST_LISTED) {
            add_finding(brief, finding, count < MOST_TOLD);
        }
        count++;
    }
    if (count > 0) {
        add_beyond(brief, count);
        pm_html_end(html);
    } else {
        pm_html_leaf(html, "p", "No issue and nothing to watch concerns it by name.", NULL);
    }
    return PM_OK;
}

/* Do findings before this one ask the same? */
static bool is_repeated(const pm_brief *brief, const pm_finding *finding)
{
    size_t at = 0;
    const pm_finding *earlier = NULL;
    while ((earlier = next_finding(brief, &at)) != finding) {
        if (strcmp(earlier->question, finding->question) == 0) {
            return true;
        }
    }
    return false;
}

pm_status pm_brief_add_questions(const pm_brief *brief, pm_error *err)
{
    (void)err;
    pm_html *html = brief->report->html;
    const pm_finding *finding = NULL;
    size_t at = 0;
    size_t count = 0;
    pm_html_start(html, "ol", NULL);
    while (count < MOST_QUESTIONS && (finding = next_finding(brief, &at)) != NULL) {
        if (!is_repeated(brief, finding)) {
            pm_html_leaf(html, "li", finding->question, NULL);
            count++;
        }
    }
    if (count == 0) {
        pm_html_leaf(html, "li", "Is what the map states of us right, and what is missing?", NULL);
    }
    pm_html_end(html);
    return PM_OK;
}
