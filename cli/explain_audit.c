/* The audit explained from its registries: see explain_audit.h. */
#include "cli/explain_audit.h"

#include <string.h>

#include "cli/explain_conventions.h"
#include "engine/audit/assumptions.h"
#include "engine/audit/worksheet.h"
#include "formats/plain.h"

enum { INDENT = 2, HANGING = 16, RULE_WIDTH = 24 };

void pm_explain_fact(pm_text *out, const char *name, const char *text)
{
    if (text == NULL || text[0] == '\0') {
        return;
    }
    pm_plain_add_spaces(out, INDENT);
    pm_plain_add_cell(out, name, HANGING - INDENT, false);
    pm_plain_add_wrapped(out, text, HANGING, HANGING, PM_PLAIN_WIDTH);
}

static void separate(pm_text *out)
{
    pm_text_add(out, out->length > 0 ? "\n" : "");
}

/* "watch, fine or cannot tell". */
static void say_outcomes(pm_text *text, const pm_rule *rule)
{
    static const pm_outcome order[] = {PM_ISSUE, PM_WATCH, PM_FINE};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        if (pm_rule_can_find(rule, order[i])) {
            pm_text_addf(text, "%s%s", text->length > 0 ? ", " : "", pm_outcome_name(order[i]));
        }
    }
    pm_text_addf(text, " or %s", pm_outcome_name(PM_CANNOT_TELL));
}

static void explain_rule(pm_text *out, const pm_rulebook *book, const pm_rule *rule)
{
    pm_text threshold = {0};
    pm_rulebook_add_threshold(book, rule, &threshold);
    pm_text outcomes = {0};
    if (rule->function != NULL) {
        say_outcomes(&outcomes, rule);
    }
    out->failed = out->failed || threshold.failed || outcomes.failed;
    separate(out);
    pm_text_addf(out, "%s: %s (audit rule, %s)\n", rule->id, rule->title, rule->family);
    pm_explain_fact(out, "Why", rule->why);
    pm_explain_fact(out, "Convention", pm_text_bytes(&threshold));
    pm_explain_fact(out, "Outcomes", pm_text_bytes(&outcomes));
    pm_explain_fact(out, "Rests on", rule->needs);
    pm_explain_fact(out, "Fact", pm_fact_name(rule->fact));
    pm_explain_fact(out, "Question", rule->question);
    pm_explain_fact(out, "Next step", rule->next_step);
    const pm_assumption *tested = pm_assumption_of_rule(rule->id);
    if (tested != NULL) {
        pm_text words = {0};
        pm_text_addf(&words, "%zu, \"%s\". %s", tested->number, tested->belief, tested->tip);
        out->failed = out->failed || words.failed;
        pm_explain_fact(out, "Assumption", pm_text_bytes(&words));
        pm_text_free(&words);
    }
    pm_explain_fact(out, "Source", rule->source);
    pm_text_free(&threshold);
    pm_text_free(&outcomes);
}

static void explain_rules(pm_text *out, const pm_rulebook *book)
{
    for (size_t i = 0; i < pm_rule_count(); i++) {
        explain_rule(out, book, pm_rule_at(i));
    }
    for (size_t i = 0; i < pm_rulebook_count(book); i++) {
        explain_rule(out, book, pm_rulebook_at(book, i));
    }
}

static void add_rule_row(pm_text *out, const pm_rule *rule)
{
    pm_plain_add_spaces(out, INDENT);
    pm_plain_add_cell(out, rule->id, RULE_WIDTH, false);
    pm_plain_add_wrapped(out, rule->title, INDENT + RULE_WIDTH, INDENT + RULE_WIDTH,
                         PM_PLAIN_WIDTH);
}

/* The rules of a family, in registry order; false when there is no such family. */
static bool explain_family(pm_text *out, const char *word)
{
    bool found = false;
    for (size_t i = 0; i < pm_rule_count(); i++) {
        const pm_rule *rule = pm_rule_at(i);
        if (strcmp(rule->family, word) != 0) {
            continue;
        }
        if (!found) {
            separate(out);
            pm_text_addf(out, "%s: rules of the audit\n", word);
        }
        found = true;
        add_rule_row(out, rule);
    }
    return found;
}

static void explain_assumptions(pm_text *out, const pm_rulebook *book)
{
    (void)book;
    separate(out);
    pm_text_add(out, "assumptions: eleven beliefs, the rules that test them, and a tip each\n");
    for (size_t i = 0; i < PM_ASSUMPTIONS; i++) {
        const pm_assumption *assumption = pm_assumption_at(i);
        pm_text rules = {0};
        for (size_t r = 0; assumption->rules[r] != NULL; r++) {
            pm_text_addf(&rules, "%s%s", r > 0 ? ", " : "", assumption->rules[r]);
        }
        out->failed = out->failed || rules.failed;
        pm_text_addf(out, "\n%zu. %s\n", assumption->number, assumption->belief);
        pm_explain_fact(out, "Tested by", pm_text_bytes(&rules));
        pm_explain_fact(out, "Tip", assumption->tip);
        pm_text_free(&rules);
    }
}

static void explain_worksheet(pm_text *out, const pm_rulebook *book)
{
    (void)book;
    const size_t deeper = 2 * (size_t)INDENT;
    separate(out);
    pm_text_add(out, "worksheet: how we work together, for a group to fill in without names\n");
    pm_plain_add_spaces(out, INDENT);
    pm_plain_add_wrapped(out, pm_worksheet_opening(), INDENT, INDENT, PM_PLAIN_WIDTH);
    pm_text_add(out, "\n");
    for (size_t i = 0; pm_worksheet_line_at(i) != NULL; i++) {
        const pm_worksheet_line *line = pm_worksheet_line_at(i);
        pm_text_addf(out, "  %s\n", line->title);
        pm_plain_add_spaces(out, deeper);
        pm_plain_add_wrapped(out, line->question, deeper, deeper, PM_PLAIN_WIDTH);
        pm_text_add(out, "    seldom  1   2   3   4  nearly always\n");
    }
    pm_text_add(out, "\n");
    pm_explain_fact(out, "Source", pm_worksheet_source());
}

typedef struct topic {
    const char *word;
    void (*explain)(pm_text *out, const pm_rulebook *book);
} topic;

static const topic TOPICS[] = {
    {"rules", explain_rules},
    {"assumptions", explain_assumptions},
    {"worksheet", explain_worksheet},
    {"conventions", pm_explain_conventions},
    {"rules-files", pm_explain_rules_files},
};

enum { TOPIC_COUNT = sizeof TOPICS / sizeof *TOPICS };

const char *pm_explain_audit_word(size_t index)
{
    return index < TOPIC_COUNT ? TOPICS[index].word : NULL;
}

size_t pm_explain_audit(pm_text *out, const pm_rulebook *book, const char *word)
{
    size_t found = 0;
    const pm_rule *rule = pm_rule_find(word);
    rule = rule != NULL ? rule : pm_rulebook_find(book, word);
    if (rule != NULL) {
        explain_rule(out, book, rule);
        found++;
    }
    found += pm_explain_convention(out, book, word) ? 1 : 0;
    found += explain_family(out, word) ? 1 : 0;
    for (size_t i = 0; i < TOPIC_COUNT; i++) {
        if (strcmp(TOPICS[i].word, word) == 0) {
            TOPICS[i].explain(out, book);
            found++;
        }
    }
    return found;
}

void pm_explain_audit_list(pm_text *out, const pm_rulebook *book)
{
    pm_text_add(out,
                "\nRules of the audit (\"rules\" explains each, \"assumptions\" lists those that "
                "test one)\n");
    for (size_t i = 0; i < pm_rule_count(); i++) {
        pm_explain_row(out, pm_rule_at(i)->id, "", pm_rule_at(i)->title);
    }
    pm_text_add(out, pm_rulebook_count(book) > 0 ? "\nRules of files\n" : "");
    for (size_t i = 0; i < pm_rulebook_count(book); i++) {
        pm_explain_row(out, pm_rulebook_at(book, i)->id, "", pm_rulebook_at(book, i)->title);
    }
    pm_explain_convention_list(out, book);
}
