/* One rule of a rules file, with its clauses: see rules_parse.h. */
#include <string.h>

#include "formats/rules_parse.h"

/* The texts a rule may carry, by the word of their clause. */
typedef struct clause {
    const char *word;
    size_t kept_at; /* in pm_rule */
} clause;

static const clause TEXTS[] = {
    {"because", offsetof(pm_rule, why)},
    {"source", offsetof(pm_rule, source)},
    {"question", offsetof(pm_rule, question)},
    {"next", offsetof(pm_rule, next_step)},
};

enum { TEXT_COUNT = sizeof TEXTS / sizeof *TEXTS };

/* TEXT: several are joined by a blank. */
const char *pm_rules_text(pm_rules_parser *p, const char *expected)
{
    pm_text joined = {0};
    if (p->now.type != PM_TOKEN_TEXT) {
        pm_rules_fault_found(p, expected);
        return NULL;
    }
    while (p->now.type == PM_TOKEN_TEXT && p->status == PM_OK) {
        pm_text_add(&joined, joined.length > 0 ? " " : "");
        pm_text_add(&joined, p->now.text);
        pm_rules_take(p);
    }
    const char *kept = pm_arena_text(&p->book->arena, pm_text_bytes(&joined), joined.length);
    if (p->status == PM_OK && (joined.failed || kept == NULL)) {
        p->status = pm_fail_memory(p->err);
    }
    pm_text_free(&joined);
    return p->status == PM_OK ? kept : NULL;
}

static bool check_id(pm_rules_parser *p, const pm_token *at)
{
    if (at->type != PM_TOKEN_WORD) {
        return pm_rules_fault_found(p, "the id of the rule, such as business-majority,");
    }
    if (strspn(at->text, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen(at->text)) {
        return pm_rules_fault(p, at,
                              "\"%s\" is no id: write it in lower case letters, digits and \"-\".",
                              pm_excerpt_of(at->text).bytes);
    }
    if (pm_rule_find(at->text) != NULL) {
        return pm_rules_fault(p, at,
                              "partmap has a rule \"%s\" of its own: give this one another "
                              "id.",
                              at->text);
    }
    for (size_t i = 0; i < p->book->rule_count; i++) {
        const pm_composition *other = &p->book->rules[i];
        if (strcmp(other->row.id, at->text) == 0) {
            return pm_rules_fault(p, at,
                                  "The rule \"%s\" is given twice, first in %s:%zu: give one "
                                  "another id.",
                                  at->text, other->file, other->line);
        }
    }
    return true;
}

static bool take_level(pm_rules_parser *p, pm_composition *rule)
{
    const pm_token at = p->now;
    if (pm_rules_is(p, PM_TOKEN_WORD, pm_outcome_name(PM_WATCH))) {
        rule->level = PM_WATCH;
    } else if (!pm_rules_is(p, PM_TOKEN_WORD, pm_outcome_name(PM_ISSUE))) {
        return pm_rules_fault(p, &at,
                              "Here issue or watch is expected: what it is when the rule is "
                              "not met.");
    }
    return pm_rules_take(p);
}

/* The condition as written is the convention that findings print. */
static bool take_requirement(pm_rules_parser *p, pm_composition *rule, const pm_token *clause_at)
{
    if (rule->condition != NULL) {
        return pm_rules_fault(p, clause_at,
                              "A rule has one \"require\": join conditions by \"and\" "
                              "or \"or\".");
    }
    size_t begin = p->now.begin;
    rule->condition = pm_rules_condition(p);
    if (rule->condition == NULL) {
        return false;
    }
    pm_text words = {0};
    pm_lexer_excerpt(&p->lexer, begin, p->taken_end, &words);
    pm_text_addf(&words, " (%s:%zu)", p->file, rule->line);
    rule->row.threshold = pm_arena_text(&p->book->arena, pm_text_bytes(&words), words.length);
    if (words.failed || rule->row.threshold == NULL) {
        p->status = pm_fail_memory(p->err);
    }
    pm_text_free(&words);
    return p->status == PM_OK;
}

static bool fault_clause(pm_rules_parser *p)
{
    static const char *const words[] = {"require", "because", "source", "question", "next", "level",
                                        "and",     "or",      "rule",   "set",      "title"};
    const char *nearest = p->now.type == PM_TOKEN_WORD
                              ? pm_nearest(p->now.text, words, sizeof words / sizeof *words)
                              : NULL;
    if (nearest != NULL && strcmp(nearest, p->now.text) != 0) {
        return pm_rules_fault(p, &p->now, "\"%s\" is no part of a rule: did you mean \"%s\"?",
                              pm_excerpt_of(p->now.text).bytes, nearest);
    }
    return pm_rules_fault(p, &p->now,
                          "\"%s\" does not go on with the rule: it takes require, because, source, "
                          "question, next and level.",
                          pm_excerpt_of(p->now.text).bytes);
}

static bool take_clause(pm_rules_parser *p, pm_composition *rule)
{
    const pm_token at = p->now;
    if (pm_rules_is(p, PM_TOKEN_WORD, "require")) {
        return pm_rules_take(p) && take_requirement(p, rule, &at);
    }
    if (pm_rules_is(p, PM_TOKEN_WORD, "level")) {
        return pm_rules_take(p) && take_level(p, rule);
    }
    for (size_t i = 0; i < TEXT_COUNT; i++) {
        if (pm_rules_is(p, PM_TOKEN_WORD, TEXTS[i].word)) {
            const char *text = NULL;
            memcpy(&text, (unsigned char *)&rule->row + TEXTS[i].kept_at, sizeof text);
            if (text != NULL) {
                return pm_rules_fault(p, &at, "A rule has one \"%s\": join the two texts.",
                                      TEXTS[i].word);
            }
            text = pm_rules_take(p) ? pm_rules_text(p, "a text in quotes") : NULL;
            memcpy((unsigned char *)&rule->row + TEXTS[i].kept_at, &text, sizeof text);
            return text != NULL;
        }
    }
    return fault_clause(p);
}

/* What the file leaves unsaid. */
static void add_standard_texts(const pm_rules_parser *p, pm_rule *row)
{
    row->why = row->why != NULL ? row->why : "A rules file asks for it.";
    row->source = row->source != NULL ? row->source : p->file;
    row->question =
        row->question != NULL ? row->question : "Is the partnership meant to be made up otherwise?";
    row->next_step =
        row->next_step != NULL
            ? row->next_step
            : "Ask who could fill the place, or write down why the rule does not apply.";
}

/* Does another statement begin, or the file end? */
bool pm_rules_at_statement(const pm_rules_parser *p)
{
    return p->now.type == PM_TOKEN_END || pm_rules_is(p, PM_TOKEN_WORD, "rule") ||
           pm_rules_is(p, PM_TOKEN_WORD, "set") || pm_rules_is(p, PM_TOKEN_WORD, "title");
}

/* "rule" NAME TEXT { clause } */
bool pm_rules_rule(pm_rules_parser *p)
{
    const pm_token begin = p->now;
    pm_composition rule = {.level = PM_ISSUE, .file = p->file, .line = begin.line};
    if (!pm_rules_take(p) || !check_id(p, &p->now)) {
        return false;
    }
    rule.row = (pm_rule){
        .id = p->now.text,
        .family = "composition",
        .fact = PM_FACT_STATED,
        .needs = "edges of kind member; seats, vacant and what the rule names",
    };
    rule.row.title = pm_rules_take(p) ? pm_rules_text(p, "the title of the rule in quotes") : NULL;
    bool taken = rule.row.title != NULL;
    while (taken && !pm_rules_at_statement(p)) {
        taken = take_clause(p, &rule);
    }
    if (taken && rule.condition == NULL) {
        return pm_rules_fault(p, &begin,
                              "The rule \"%s\" requires nothing: add require and a "
                              "condition.",
                              rule.row.id);
    }
    if (taken) {
        add_standard_texts(p, &rule.row);
        p->status = pm_rulebook_add_rule(p->book, &rule, p->err);
    }
    return taken && p->status == PM_OK;
}
