/* What has to fit, such as sector=labour|community: see rules_parse.h. */
#include "engine/model/vocabulary.h"
#include "formats/rules_parse.h"

enum { MOST_VALUES = 32 };

void *pm_rules_new(pm_rules_parser *p, size_t size)
{
    void *thing = pm_arena_new(&p->book->arena, size);
    if (thing == NULL) {
        p->status = pm_fail_memory(p->err);
    }
    return thing;
}

/* VALUE: a word, a text or a number; NULL after a fault. */
const char *pm_rules_value(pm_rules_parser *p, const char *expected)
{
    const pm_token at = p->now;
    bool value = at.type == PM_TOKEN_WORD || at.type == PM_TOKEN_TEXT || at.type == PM_TOKEN_NUMBER;
    if (!value || at.text[0] == '\0') {
        pm_rules_fault(p, &at, "Here %s is expected.", expected);
        return NULL;
    }
    return pm_rules_take(p) ? at.text : NULL;
}

/* A closed list knows its values; what is no word of ours may be anything. */
static bool check_value(pm_rules_parser *p, const char *attribute, const pm_token *at)
{
    bool alias = false;
    pm_word word = pm_vocabulary_find(PM_NODE, attribute, &alias);
    pm_error reason = {0};
    if (word == PM_WORD_COUNT || pm_vocabulary(word)->type == PM_WORD_LIST ||
        pm_vocabulary_check(word, at->text, &reason) == PM_OK) {
        return true;
    }
    return pm_rules_fault(p, at, "%s", reason.message);
}

static bool take_values(pm_rules_parser *p, pm_filter *filter)
{
    const char **values = pm_rules_new(p, MOST_VALUES * sizeof *values);
    filter->values = values;
    do {
        const pm_token at = p->now;
        if (filter->value_count == MOST_VALUES) {
            return pm_rules_fault(p, &at, "More than %d values are too many: split the rule.",
                                  (int)MOST_VALUES);
        }
        const char *value = values != NULL ? pm_rules_value(p, "a value, such as business,") : NULL;
        if (value == NULL || !check_value(p, filter->attribute, &at)) {
            return false;
        }
        values[filter->value_count++] = value;
    } while (pm_rules_is(p, PM_TOKEN_SIGN, "|") && pm_rules_take(p));
    return p->status == PM_OK;
}

/* An attribute that nearly is a word of ours is told of; it may be the user's own all the same. */
static bool doubt_attribute(pm_rules_parser *p, const pm_token *at)
{
    const char *names[PM_WORD_COUNT];
    size_t count = 0;
    bool alias = false;
    if (pm_vocabulary_find(PM_NODE, at->text, &alias) != PM_WORD_COUNT) {
        return true;
    }
    for (pm_word word = 0; word < PM_WORD_COUNT; word++) {
        if (pm_vocabulary(word)->element == PM_NODE) {
            names[count++] = pm_vocabulary(word)->name;
        }
    }
    const char *nearest = pm_nearest(at->text, names, count);
    if (nearest != NULL) {
        p->status = pm_problems_add(
            p->lexer.problems, 0, at->line, at->column, p->err,
            "\"%s\" is no word of partnership maps: did you mean \"%s\"? It is looked for as an "
            "attribute of that name.",
            pm_excerpt_of(at->text).bytes, nearest);
    }
    return p->status == PM_OK;
}

/* What partners said of themselves is summarised or not at all; a rule would name who said it. */
static bool refuse_answer(pm_rules_parser *p, const pm_token *at)
{
    bool alias = false;
    pm_word word = pm_vocabulary_find(PM_NODE, at->text, &alias);
    bool rating = word >= PM_NODE_SKILL_LEADERSHIP && word <= PM_NODE_SKILL_PERFORMANCE;
    bool ingredient = word >= PM_NODE_ING01 && word <= PM_NODE_ING13;
    return rating || ingredient
               ? pm_rules_fault(p, at,
                                "\"%s\" is an answer given in confidence: rules ask for stated "
                                "facts only.",
                                at->text)
               : true;
}

/* ATTRIBUTE fits */
bool pm_rules_filter(pm_rules_parser *p, pm_filter *filter)
{
    const pm_token at = p->now;
    filter->attribute = pm_rules_value(p, "an attribute, such as sector,");
    if (filter->attribute == NULL || !refuse_answer(p, &at) || !doubt_attribute(p, &at)) {
        return false;
    }
    filter->differs = pm_rules_is(p, PM_TOKEN_SIGN, "!=");
    if (filter->differs ? !pm_rules_take(p)
                        : !pm_rules_expect(p, "=", "\"=\" and a value, as in sector=business,")) {
        return false;
    }
    return take_values(p, filter);
}
