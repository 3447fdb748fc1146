/* The audit in words for a terminal: findings grouped by outcome, each with its evidence and
 * the convention it was judged by; issues and what to watch also with question and next step. What
 * cannot be told is folded by what to record where there is much of it. Colour repeats what the
 * words say and is only used when asked for. */
#include <ctype.h>

#include "formats/findings_words.h"
#include "formats/plain.h"
#include "formats/rows.h"
#include "formats/writers.h"

enum { INDENT = 4, HANGING = 10, NARROWEST = 40, WIDEST = 100 };

/* Escape sequences of headings. */
static const char *const COLOURS[PM_OUTCOME_COUNT] = {[PM_ISSUE] = "\033[1;31m",
                                                      [PM_WATCH] = "\033[1;33m",
                                                      [PM_FINE] = "\033[1;32m",
                                                      [PM_CANNOT_TELL] = "\033[1;36m"};
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

static void take_opening(void *context, const char *words)
{
    const page *p = context;
    pm_plain_add_wrapped(p->out, words, 0, 0, p->width);
}

static pm_status add_opening(page *p, pm_error *err)
{
    const pm_map *map = pm_results_map(p->results);
    const char *name = pm_map_text(map, PM_MAP_NAME, 0);
    pm_text place = {0};
    add_coloured(p, BOLD, name != NULL ? name : pm_map_file(map));
    pm_text_add(p->out, "\n");
    pm_words_add_place(&place, map);
    if (place.length > 0) {
        pm_plain_add(p->out, pm_text_bytes(&place));
        pm_text_add(p->out, "\n");
    }
    p->out->failed = p->out->failed || place.failed;
    pm_text_free(&place);
    return pm_words_tell_opening(p->results, take_opening, p, err);
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

static void add_evidence(const page *p, const pm_finding_group *group, const pm_finding *finding)
{
    pm_text words = {0};
    pm_words_add_evidence(&words, group, finding);
    p->out->failed = p->out->failed || words.failed;
    pm_plain_add_spaces(p->out, INDENT);
    pm_plain_add_wrapped(p->out, pm_text_bytes(&words), INDENT, INDENT, p->width);
    pm_text_free(&words);
}

static void add_finding(const page *p, const pm_finding_group *group, size_t number,
                        const pm_finding *finding)
{
    pm_text label = {0};
    pm_text_addf(&label, "%2zu. ", number);
    pm_text_add(p->out, "\n");
    pm_text_add(p->out, pm_text_bytes(&label));
    p->out->failed = p->out->failed || label.failed;
    pm_text_free(&label);
    add_coloured(p, BOLD, finding->headline);
    pm_text_add(p->out, "\n");
    add_evidence(p, group, finding);
    if (group->calls_for_action) {
        add_paragraph(p, "Ask", finding->question);
        add_paragraph(p, "Next", finding->rule->next_step);
    }
    add_rule(p, finding->rule, group->was_judged);
}

static void take_missing(void *context, const char *words)
{
    const page *p = context;
    pm_text_add(p->out, "\n");
    pm_plain_add_spaces(p->out, INDENT);
    pm_plain_add_wrapped(p->out, words, INDENT, INDENT, p->width);
}

static void add_heading(const page *p, const pm_finding_group *group)
{
    pm_text capitals = {0};
    for (const char *at = group->heading; *at != '\0'; at++) {
        pm_text_addf(&capitals, "%c", toupper((unsigned char)*at));
    }
    pm_text_add(p->out, "\n");
    add_coloured(p, COLOURS[group->outcome], pm_text_bytes(&capitals));
    pm_text_add(p->out, "\n");
    p->out->failed = p->out->failed || capitals.failed;
    pm_text_free(&capitals);
}

/* Numbers run on through the groups, so that a number names one finding. */
static pm_status add_group(page *p, const pm_finding_group *group, pm_error *err)
{
    const pm_findings *findings = p->results->findings;
    if (pm_findings_with(findings, group->outcome) == 0) {
        return PM_OK;
    }
    add_heading(p, group);
    for (size_t i = 0; i < pm_finding_count(findings); i++) {
        const pm_finding *finding = pm_finding_at(findings, i);
        if (finding->outcome == group->outcome && !pm_words_are_folded(findings, finding)) {
            add_finding(p, group, i + 1, finding);
        }
    }
    return group->outcome == PM_CANNOT_TELL ? pm_words_tell_missing(findings, take_missing, p, err)
                                            : PM_OK;
}

pm_status pm_write_findings_text(const pm_results *results, pm_text *out, pm_error *err)
{
    size_t width = results->width > 0 ? results->width : PM_PLAIN_WIDTH;
    width = width < NARROWEST ? NARROWEST : width;
    page p = {.results = results, .width = width < WIDEST ? width : WIDEST, .out = out};
    pm_status status = add_opening(&p, err);
    for (size_t g = 0; status == PM_OK && g < pm_finding_group_count(); g++) {
        status = add_group(&p, pm_finding_group_at(g), err);
    }
    return status == PM_OK ? pm_text_check(out, err) : status;
}
