/* The report: one finding with all there is to say of it: outcome, kind of fact, evidence, numbers,
 * whom it concerns, question, next step, convention and source. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "viz/report_parts.h"

enum { MOST_TIES = 12 };

static const double SMALL = 0.01;
static const double SMALLEST = 0.0001;

/* --- evidence --------------------------------------------------------------------------------- */

static bool ends_with(const char *name, const char *end)
{
    size_t length = strlen(name);
    size_t tail = strlen(end);
    return length >= tail && strcmp(name + length - tail, end) == 0;
}

/* "1234567.5" as "1,234,567.5". */
static void add_thousands(pm_text *text, const char *digits)
{
    size_t whole = strcspn(digits, ".e");
    size_t sign = digits[0] == '-' ? 1 : 0;
    for (size_t i = 0; digits[i] != '\0'; i++) {
        if (i > sign && i < whole && (whole - i) % 3 == 0) {
            pm_text_add(text, ",");
        }
        pm_text_add_bytes(text, digits + i, 1);
    }
}

/* A share as per cent, any other number with at most two decimals; odds with more, and never as
 * nought. */
static void add_value(pm_text *text, const pm_evidence *number)
{
    bool share = ends_with(number->name, "share") && number->value >= 0 && number->value <= 1;
    pm_text digits = {0};
    bool small = !share && number->value > 0 && number->value < SMALL;
    pm_text_add(text, small && number->value < SMALLEST ? "under " : "");
    pm_text_add_rounded(&digits,
                        share   ? 100 * number->value
                        : small ? fmax(number->value, SMALLEST)
                                : number->value,
                        share   ? 1
                        : small ? 4
                                : 2);
    if (fabs(number->value) < PM_LARGEST_NUMBER) {
        add_thousands(text, pm_text_bytes(&digits));
    } else {
        pm_text_add(text, pm_text_bytes(&digits));
    }
    pm_text_add(text, share ? "%" : "");
    text->failed = text->failed || digits.failed;
    pm_text_free(&digits);
}

/* "largest_component_share" as "largest component share". */
static void add_name(pm_text *text, const char *name)
{
    for (; *name != '\0'; name++) {
        pm_text_add_bytes(text, *name == '_' ? " " : name, 1);
    }
}

static void add_numbers(pm_report *report, const pm_finding *finding)
{
    pm_html *html = report->html;
    if (finding->number_count == 0) {
        return;
    }
    pm_html_start(html, "dl", "class", "evidence", NULL);
    for (size_t i = 0; i < finding->number_count; i++) {
        pm_text name = {0};
        pm_text value = {0};
        add_name(&name, finding->numbers[i].name);
        add_value(&value, &finding->numbers[i]);
        pm_html_start(html, "div", NULL);
        pm_html_leaf(html, "dt", pm_text_bytes(&name), NULL);
        pm_html_leaf(html, "dd", pm_text_bytes(&value), NULL);
        pm_html_end(html);
        report->failed = report->failed || name.failed || value.failed;
        pm_text_free(&name);
        pm_text_free(&value);
    }
    pm_html_end(html);
}

/* --- whom it concerns ------------------------------------------------------------------------- */

static void add_members(pm_report *report, const pm_finding *finding)
{
    pm_html *html = report->html;
    for (size_t i = 0; i < finding->member_count; i++) {
        pm_html_text(html, i > 0 ? ", " : "");
        pm_report_link_member(report, finding->members[i]);
    }
}

/* An end of a tie: a member, or else somebody who is none. */
static void add_end(pm_report *report, size_t node)
{
    size_t member = pm_measures_member_of_node(report->measures, node);
    if (member != SIZE_MAX) {
        pm_report_link_member(report, member);
    } else if (pm_map_kind(report->map, node) == PM_PERSON) {
        pm_html_text(report->html, "a person");
    } else {
        pm_html_text(report->html, pm_map_label(report->map, node));
    }
}

static void add_ties(pm_report *report, const pm_finding *finding)
{
    pm_html *html = report->html;
    size_t shown = finding->edge_count < MOST_TIES ? finding->edge_count : MOST_TIES;
    for (size_t i = 0; i < shown; i++) {
        const pm_edge *edge = pm_map_edge(report->map, finding->edges[i]);
        pm_html_text(html, i > 0 ? "; " : "");
        add_end(report, edge->source);
        pm_html_text(html, " – ");
        add_end(report, edge->target);
    }
    if (finding->edge_count > shown) {
        pm_html_textf(html, "; and %zu more", finding->edge_count - shown);
    }
}

static void add_concerned(pm_report *report, const pm_finding *finding)
{
    pm_html *html = report->html;
    if (finding->member_count == 0 && finding->edge_count == 0) {
        return;
    }
    pm_html_start(html, "p", "class", "concerns", NULL);
    pm_html_leaf(html, "b", finding->member_count > 0 ? "Concerns" : "Ties", NULL);
    pm_html_text(html, " ");
    if (finding->member_count > 0) {
        add_members(report, finding);
    } else {
        add_ties(report, finding);
    }
    pm_html_end(html);
}

/* --- together --------------------------------------------------------------------------------- */

static void add_labelled(pm_report *report, const char *class_name, const char *label,
                         const char *words)
{
    pm_html *html = report->html;
    pm_html_start(html, "p", "class", class_name, NULL);
    pm_html_leaf(html, "b", label, NULL);
    pm_html_text(html, " ");
    pm_report_add_words(report, words);
    pm_html_end(html);
}

/* Question and next step are for what was found: where all is fine they would ask about something
 * that is not there. */
static void add_what_to_do(pm_report *report, const pm_finding *finding)
{
    if (finding->outcome == PM_ISSUE || finding->outcome == PM_WATCH) {
        pm_html_start(report->html, "div", "class", "todo", NULL);
        add_labelled(report, "ask", "To ask", finding->question);
        add_labelled(report, "next", "Next step", finding->rule->next_step);
        pm_html_end(report->html);
    }
}

static void add_rule(pm_report *report, const pm_finding *finding)
{
    const pm_rule *rule = finding->rule;
    pm_html *html = report->html;
    pm_html_start(html, "p", "class", "rule", NULL);
    if (rule->threshold[0] != '\0') {
        pm_html_text(html, "Convention: ");
        pm_report_add_words(report, rule->threshold);
        pm_html_text(html, ". ");
    }
    pm_html_text(html, "Source: ");
    pm_report_add_source(report, rule->source);
    pm_html_text(html, ". Rule ");
    pm_html_leaf(html, "code", rule->id, NULL);
    pm_html_end(html);
}

/* What was found, and what it rests on. */
static void add_said(pm_report *report, const pm_finding *finding)
{
    pm_html *html = report->html;
    pm_html_start(html, "div", "class", "said", NULL);
    pm_html_start(html, "p", "class", "kind", NULL);
    pm_html_textf(html, "%s · %s", pm_outcome_name(finding->outcome),
                  pm_fact_opening(finding->rule->fact));
    pm_html_end(html);
    pm_html_start(html, "p", "class", "text", NULL);
    pm_report_add_words(report, finding->text);
    pm_html_end(html);
    add_numbers(report, finding);
    add_concerned(report, finding);
    add_rule(report, finding);
    pm_html_end(html);
}

/* Number of the finding on the first map, 0: it has none. */
static size_t number_of(const pm_report *report, const pm_finding *finding)
{
    for (size_t i = 0; i < report->first.told_count; i++) {
        if (report->first.told[i].finding == finding) {
            return i + 1;
        }
    }
    return 0;
}

pm_status pm_report_add_finding(pm_report *report, const pm_finding *finding, const char *heading,
                                pm_error *err)
{
    pm_html *html = report->html;
    size_t index = pm_report_finding_index(report, finding);
    const char *id = pm_report_keepf(report, "finding-%zu", index + 1);
    const char *class_name =
        pm_report_keepf(report, "finding %s", pm_outcome_name(finding->outcome));
    if (id == NULL || class_name == NULL) {
        return pm_fail_memory(err);
    }
    pm_html_start(html, "article", "id", id, "class", class_name, "aria-labelledby",
                  pm_report_keepf(report, "%s-title", id), NULL);
    pm_html_start(html, heading, "id", pm_report_keepf(report, "%s-title", id), NULL);
    pm_report_add_badge(report, finding->outcome, number_of(report, finding));
    pm_html_textf(html, " %s", finding->headline);
    pm_html_end(html);
    pm_html_start(html, "div", "class", "about", NULL);
    add_said(report, finding);
    add_what_to_do(report, finding);
    pm_html_end(html);
    pm_html_end(html);
    return PM_OK;
}
