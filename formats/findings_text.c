/* The audit in words for a terminal: findings grouped by outcome, each with its evidence and
 * the convention it was judged by; issues and what to watch also with question and next step. What
 * cannot be told is folded by what to record where there is much of it. Colour repeats what the
 * words say and is only used when asked for. */
#include <string.h>

#include "engine/audit/missing.h"
#include "formats/plain.h"
#include "formats/rows.h"
#include "formats/writers.h"

enum { INDENT = 4, HANGING = 10, NARROWEST = 40, WIDEST = 100 };

/* A group of findings: its heading and how it is counted in the summary. */
typedef struct group {
    pm_outcome outcome;
    const char *heading;
    const char *one, *many; /* "1 issue", "2 issues" */
    const char *colour;     /* escape sequence of the heading */
    bool calls_for_action;  /* print question and next step: where nothing was found they would ask
                               about something that is not there */
    bool was_judged;        /* print the convention, and the sort of fact it was judged by */
} group;

static const group GROUPS[] = {
    {PM_ISSUE, "ISSUES", "issue", "issues", "\033[1;31m", true, true},
    {PM_WATCH, "WATCH", "to watch", "to watch", "\033[1;33m", true, true},
    {PM_FINE, "FINE", "fine", "fine", "\033[1;32m", false, true},
    {PM_CANNOT_TELL, "CANNOT TELL", "cannot be told", "cannot be told", "\033[1;36m", false, false},
};

enum { GROUP_COUNT = sizeof GROUPS / sizeof GROUPS[0] };

static const char BOLD[] = "\033[1m";
static const char PLAIN[] = "\033[0m";

typedef struct page {
    const pm_results *results;
    size_t width;
    pm_text *out;
} page;

static void add_coloured(const page *p, const char *colour, const char *text)
{
    pm_text_add(p->out, p->results->colour ? colour : "");
    pm_plain_add(p->out, text);
    pm_text_add(p->out, p->results->colour ? PLAIN : "");
}

/* --- opening --------------------------------------------------------------------------------- */

static void add_counts(const page *p)
{
    const pm_findings *findings = p->results->findings;
    pm_text words = {0};
    double members = 0;
    double ties = 0;
    if (pm_measures_number(p->results->measures, PM_LEVEL_NETWORK, "members", 0, &members) &&
        pm_measures_number(p->results->measures, PM_LEVEL_NETWORK, "ties", 0, &ties)) {
        pm_text_addf(&words, "%.0f %s, %.0f %s. ", members, members == 1 ? "member" : "members",
                     ties, ties == 1 ? "tie" : "ties");
    }
    size_t total = pm_finding_count(findings);
    pm_text_addf(&words, "%zu %s: ", total, total == 1 ? "finding" : "findings");
    const char *between = "";
    for (size_t g = 0; g < GROUP_COUNT; g++) {
        size_t count = pm_findings_with(findings, GROUPS[g].outcome);
        if (count > 0) {
            pm_text_addf(&words, "%s%zu %s", between, count,
                         count == 1 ? GROUPS[g].one : GROUPS[g].many);
            between = ", ";
        }
    }
    pm_text_add(&words, ".");
    p->out->failed = p->out->failed || words.failed;
    pm_plain_add_wrapped(p->out, pm_text_bytes(&words), 0, 0, p->width);
    pm_text_free(&words);
}

/* Starts another choice of the line "Counted: ...; ...". */
static void begin_choice(pm_text *words)
{
    pm_text_add(words, words->length == 0 ? "Counted: " : "; ");
}

/* Kinds of tie that are separated by commas, as a list in words. */
static void add_kinds(pm_text *words, const char *kinds)
{
    pm_text_add(words, "ties of kind ");
    while (*kinds != '\0') {
        size_t length = strcspn(kinds, ",");
        pm_text_add_bytes(words, kinds, length);
        kinds += length;
        if (*kinds == ',') {
            kinds++;
            pm_text_add(words, strchr(kinds, ',') != NULL ? ", " : " or ");
        }
    }
}

/* What was counted, where the reader could not take it for granted. */
static void add_choices(const page *p)
{
    const pm_settings *settings = pm_measures_settings(p->results->measures);
    pm_text words = {0};
    if (settings->ties != NULL) {
        begin_choice(&words);
        add_kinds(&words, settings->ties);
    }
    if (settings->combine == PM_BOTH) {
        begin_choice(&words);
        pm_text_add(&words, "ties both ends report");
    }
    if (settings->directed) {
        begin_choice(&words);
        pm_text_add(&words, "routes follow the direction of ties");
    }
    if (settings->sector != NULL) {
        begin_choice(&words);
        pm_text_addf(&words, "sectors by %s", settings->sector);
    }
    if (settings->decision != NULL) {
        begin_choice(&words);
        pm_text_addf(&words, "decisions made in %s", settings->decision);
    }
    if (words.length > 0) {
        pm_text_add(&words, ".");
        pm_plain_add_wrapped(p->out, pm_text_bytes(&words), 0, 0, p->width);
    }
    p->out->failed = p->out->failed || words.failed;
    pm_text_free(&words);
}

/* "Rules of wib-2014.rules: Workforce Innovation and Opportunity Act of 2014 (eight rules).". */
static void add_rules_files(const page *p)
{
    const pm_findings *findings = p->results->findings;
    for (size_t i = 0; i < pm_findings_rules_file_count(findings); i++) {
        const pm_rules_file *file = pm_findings_rules_file_at(findings, i);
        pm_text words = {0};
        pm_text_addf(&words, "Rules of %s%s%s (%zu %s", file->name, file->title != NULL ? ": " : "",
                     file->title != NULL ? file->title : "", file->rules,
                     file->rules == 1 ? "rule" : "rules");
        if (file->conventions > 0) {
            pm_text_addf(&words, ", %zu %s", file->conventions,
                         file->conventions == 1 ? "convention" : "conventions");
        }
        pm_text_add(&words, ").");
        pm_plain_add_wrapped(p->out, pm_text_bytes(&words), 0, 0, p->width);
        p->out->failed = p->out->failed || words.failed;
        pm_text_free(&words);
    }
}

/* How the files' rules on who has to be there came out; where their members sit is another matter,
 * of structure. */
static void add_met(const page *p)
{
    size_t count[PM_OUTCOME_COUNT] = {0};
    size_t asked = 0;
    for (size_t i = 0; i < pm_finding_count(p->results->findings); i++) {
        const pm_finding *finding = pm_finding_at(p->results->findings, i);
        bool counts = finding->rule->function == NULL && finding->rule->fact == PM_FACT_STATED;
        asked += counts ? 1 : 0;
        count[finding->outcome] += counts ? 1 : 0;
    }
    if (asked > 0) {
        pm_text words = {0};
        pm_text_addf(&words, "Of %zu %s of files %zu met, %zu not met, %zu cannot be told.", asked,
                     asked == 1 ? "rule" : "rules", count[PM_FINE],
                     count[PM_ISSUE] + count[PM_WATCH], count[PM_CANNOT_TELL]);
        pm_plain_add_wrapped(p->out, pm_text_bytes(&words), 0, 0, p->width);
        p->out->failed = p->out->failed || words.failed;
        pm_text_free(&words);
    }
}

static void add_opening(const page *p)
{
    const pm_map *map = pm_results_map(p->results);
    const char *name = pm_map_text(map, PM_MAP_NAME, 0);
    const char *place = pm_map_text(map, PM_MAP_PLACE, 0);
    const char *date = pm_map_text(map, PM_MAP_DATE, 0);
    add_coloured(p, BOLD, name != NULL ? name : pm_map_file(map));
    pm_text_add(p->out, "\n");
    if (place != NULL || date != NULL) {
        pm_plain_add(p->out, place != NULL ? place : "");
        pm_text_add(p->out, place != NULL && date != NULL ? ", " : "");
        pm_plain_add(p->out, date != NULL ? date : "");
        pm_text_add(p->out, "\n");
    }
    add_counts(p);
    add_choices(p);
    add_rules_files(p);
    add_met(p);
}

/* --- findings -------------------------------------------------------------------------------- */

/* A paragraph that opens with a short word, such as "Ask", and hangs from it. */
static void add_paragraph(const page *p, const char *word, const char *text)
{
    if (text == NULL || text[0] == '\0') {
        return;
    }
    pm_plain_add_spaces(p->out, INDENT);
    pm_plain_add_cell(p->out, word, HANGING - INDENT, false);
    pm_plain_add_wrapped(p->out, text, HANGING, HANGING, p->width);
}

static void add_rule(const page *p, const pm_rule *rule, bool was_judged)
{
    pm_text words = {0};
    pm_text_add(&words, rule->id);
    if (was_judged && rule->threshold[0] != '\0') {
        pm_text_addf(&words, "; convention: %s", rule->threshold);
    }
    p->out->failed = p->out->failed || words.failed;
    add_paragraph(p, "Rule", pm_text_bytes(&words));
    pm_text_free(&words);
}

static void add_evidence(const page *p, const group *of, const pm_finding *finding)
{
    pm_text words = {0};
    if (of->was_judged) {
        pm_text_addf(&words, "%s: ", pm_fact_opening(finding->rule->fact));
    }
    pm_text_add(&words, finding->text);
    p->out->failed = p->out->failed || words.failed;
    pm_plain_add_spaces(p->out, INDENT);
    pm_plain_add_wrapped(p->out, pm_text_bytes(&words), INDENT, INDENT, p->width);
    pm_text_free(&words);
}

static void add_finding(const page *p, const group *of, size_t number, const pm_finding *finding)
{
    pm_text label = {0};
    pm_text_addf(&label, "%2zu. ", number);
    pm_text_add(p->out, "\n");
    pm_text_add(p->out, pm_text_bytes(&label));
    p->out->failed = p->out->failed || label.failed;
    pm_text_free(&label);
    add_coloured(p, BOLD, finding->headline);
    pm_text_add(p->out, "\n");
    add_evidence(p, of, finding);
    if (of->calls_for_action) {
        add_paragraph(p, "Ask", finding->question);
        add_paragraph(p, "Next", finding->rule->next_step);
    }
    add_rule(p, finding->rule, of->was_judged);
}

/* What to record, and the titles of the rules that could then tell. */
static void add_missing_row(const page *p, const pm_missing_row *row)
{
    pm_text words = {0};
    pm_text_addf(&words, "Record %s to answer: ", row->record);
    for (size_t i = 0; i < row->count; i++) {
        const pm_rule *rule = row->findings[i]->rule;
        pm_text_addf(&words, "%s%s (%s)", i > 0 ? "; " : "", rule->title, rule->id);
    }
    pm_text_add(&words, ".");
    p->out->failed = p->out->failed || words.failed;
    pm_text_add(p->out, "\n");
    pm_plain_add_spaces(p->out, INDENT);
    pm_plain_add_wrapped(p->out, pm_text_bytes(&words), INDENT, INDENT, p->width);
    pm_text_free(&words);
}

static pm_status add_missing(const page *p, pm_error *err)
{
    pm_missing missing = {0};
    pm_status status = pm_list_missing(p->results->findings, &missing, err);
    for (size_t i = 0; i < missing.count; i++) {
        if (missing.rows[i].record != NULL) {
            add_missing_row(p, &missing.rows[i]);
        }
    }
    pm_missing_free(&missing);
    return status;
}

/* Is the finding told by a row of what to record? */
static bool is_folded(const page *p, const pm_finding *finding)
{
    return finding->outcome == PM_CANNOT_TELL && finding->record != NULL &&
           pm_missing_is_long(p->results->findings);
}

/* Numbers run on through the groups, so that a number names one finding. */
static pm_status add_group(const page *p, const group *of, pm_error *err)
{
    const pm_findings *findings = p->results->findings;
    if (pm_findings_with(findings, of->outcome) == 0) {
        return PM_OK;
    }
    pm_text_add(p->out, "\n");
    add_coloured(p, of->colour, of->heading);
    pm_text_add(p->out, "\n");
    for (size_t i = 0; i < pm_finding_count(findings); i++) {
        const pm_finding *finding = pm_finding_at(findings, i);
        if (finding->outcome == of->outcome && !is_folded(p, finding)) {
            add_finding(p, of, i + 1, finding);
        }
    }
    bool folds = of->outcome == PM_CANNOT_TELL && pm_missing_is_long(findings);
    return folds ? add_missing(p, err) : PM_OK;
}

pm_status pm_write_findings_text(const pm_results *results, pm_text *out, pm_error *err)
{
    size_t width = results->width > 0 ? results->width : PM_PLAIN_WIDTH;
    width = width < NARROWEST ? NARROWEST : width;
    page p = {.results = results, .width = width < WIDEST ? width : WIDEST, .out = out};
    pm_status status = PM_OK;
    add_opening(&p);
    for (size_t g = 0; status == PM_OK && g < GROUP_COUNT; g++) {
        status = add_group(&p, &GROUPS[g], err);
    }
    return status == PM_OK ? pm_text_check(out, err) : status;
}
