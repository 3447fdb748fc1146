/* Conditions of a rules file, read by recursive descent into trees: see rules_parse.h. */
#include <string.h>

#include "engine/model/vocabulary.h"
#include "formats/rules_parse.h"

static const char *const TESTS[] = {
    [PM_TEST_SHARE] = "share",
    [PM_TEST_COUNT] = "count",
    [PM_TEST_PRESENT] = "present",
    [PM_TEST_ROLE] = "role",
};

enum { TEST_COUNT = sizeof TESTS / sizeof *TESTS };

/* --- arguments ------------------------------------------------------------------------------- */

static bool take_of(pm_rules_parser *p, pm_condition *test)
{
    const pm_token at = p->now;
    if (test->of != NULL) {
        return pm_rules_fault(p, &at, "The body is named twice: leave one \"of\" out.");
    }
    if (!pm_rules_take(p) || !pm_rules_expect(p, "=", "\"=\" and a body, as in of=board,")) {
        return false;
    }
    test->of = pm_rules_value(p, "the id or label of a body, or board,");
    return test->of != NULL;
}

/* *last: where the next filter is to be put. */
static bool take_argument(pm_rules_parser *p, pm_condition *test, const pm_filter ***last)
{
    if (pm_rules_is(p, PM_TOKEN_WORD, "of")) {
        return take_of(p, test);
    }
    pm_filter *filter = pm_rules_new(p, sizeof *filter);
    if (filter == NULL) {
        return false;
    }
    const pm_token at = p->now;
    if (pm_rules_is(p, PM_TOKEN_WORD, pm_vocabulary(PM_NODE_VOTING)->name)) {
        /* "voting" alone, or voting=... as any other attribute. */
        pm_lexer ahead = p->lexer;
        if (!pm_rules_take(p)) {
            return false;
        }
        if (!pm_rules_is(p, PM_TOKEN_SIGN, "=") && !pm_rules_is(p, PM_TOKEN_SIGN, "!=")) {
            test->voting = true;
            return true;
        }
        p->lexer = ahead;
        p->now = at;
    }
    **last = filter;
    *last = &filter->next;
    return pm_rules_filter(p, filter);
}

static bool take_arguments(pm_rules_parser *p, pm_condition *test)
{
    const pm_token at = p->now;
    const pm_filter **last = &test->filters;
    if (!pm_rules_expect(p, "(", "\"(\" and what to look for, as in (sector=business),")) {
        return false;
    }
    do {
        if (!take_argument(p, test, &last)) {
            return false;
        }
    } while (pm_rules_is(p, PM_TOKEN_SIGN, ",") && pm_rules_take(p));
    if (p->status != PM_OK || !pm_rules_expect(p, ")", "\",\" or \")\"")) {
        return false;
    }
    if (test->filters == NULL && test->type == PM_TEST_PRESENT) {
        return pm_rules_fault(p, &at, "Name what has to be present, as in present(sector=labour).");
    }
    return true;
}

/* --- tests ----------------------------------------------------------------------------------- */

static bool take_comparison(pm_rules_parser *p, pm_comparison *comparison)
{
    static const char *const signs[] = {
        [PM_MORE] = ">",       [PM_AT_LEAST] = ">=", [PM_EQUAL] = "=",
        [PM_NOT_EQUAL] = "!=", [PM_LESS] = "<",      [PM_AT_MOST] = "<=",
    };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (pm_rules_is(p, PM_TOKEN_SIGN, signs[i])) {
            *comparison = (pm_comparison)i;
            return pm_rules_take(p);
        }
    }
    return pm_rules_fault(p, &p->now, "Here a comparison with a number is expected, as in > 0.5.");
}

static bool take_numbers(pm_rules_parser *p, pm_condition *test)
{
    bool percent = false;
    if (!take_arguments(p, test) || !take_comparison(p, &test->comparison)) {
        return false;
    }
    const pm_token at = p->now;
    if (!pm_rules_number(p, &test->number, &percent)) {
        return false;
    }
    if (test->type == PM_TEST_SHARE && test->number > 1) {
        return pm_rules_fault(p, &at, "A share is at most 1, or 100%%: write %s%% or count(...).",
                              at.text);
    }
    if (test->type == PM_TEST_COUNT && (percent || test->number != (double)(size_t)test->number)) {
        return pm_rules_fault(p, &at, "A count is a whole number: use share(...) for a part.");
    }
    return true;
}

/* "(" NAME [ "," "of" "=" VALUE ] ")" */
static bool take_role(pm_rules_parser *p, pm_condition *test)
{
    if (!pm_rules_expect(p, "(", "\"(\" and a role, as in role(chair),")) {
        return false;
    }
    const pm_token at = p->now;
    pm_error reason = {0};
    test->role = pm_rules_value(p, "a role, such as chair,");
    if (test->role == NULL) {
        return false;
    }
    if (pm_vocabulary_check(PM_EDGE_ROLE, test->role, &reason) != PM_OK) {
        return pm_rules_fault(p, &at, "%s", reason.message);
    }
    if (pm_rules_is(p, PM_TOKEN_SIGN, ",")) {
        if (!pm_rules_take(p)) {
            return false;
        }
        if (!pm_rules_is(p, PM_TOKEN_WORD, "of")) {
            return pm_rules_fault(p, &p->now, "Here the body is expected, as in of=board.");
        }
        if (!take_of(p, test)) {
            return false;
        }
    }
    test->of = test->of != NULL ? test->of : "board";
    return pm_rules_expect(p, ")", "\")\"");
}

static bool take_holder(pm_rules_parser *p, pm_condition *test)
{
    if (!take_role(p, test) ||
        !pm_rules_expect(p, ".", "what to ask of who holds the role, as in .sector = business,")) {
        return false;
    }
    pm_filter *filter = pm_rules_new(p, sizeof *filter);
    test->filters = filter;
    return filter != NULL && pm_rules_filter(p, filter);
}

static bool find_test(pm_rules_parser *p, pm_condition_type *type)
{
    for (size_t i = 0; i < TEST_COUNT; i++) {
        if (pm_rules_is(p, PM_TOKEN_WORD, TESTS[i])) {
            *type = (pm_condition_type)i;
            return true;
        }
    }
    const char *nearest =
        p->now.type == PM_TOKEN_WORD ? pm_nearest(p->now.text, TESTS, TEST_COUNT) : NULL;
    if (nearest != NULL) {
        return pm_rules_fault(p, &p->now, "There is no test \"%s\": did you mean \"%s\"?",
                              pm_excerpt_of(p->now.text).bytes, nearest);
    }
    return pm_rules_fault(p, &p->now,
                          "Here a test is expected: share(...), count(...), present(...) or "
                          "role(...), with the number behind it.");
}

static const pm_condition *take_test(pm_rules_parser *p)
{
    pm_condition_type type = PM_TEST_SHARE;
    if (!find_test(p, &type)) {
        return NULL;
    }
    if (p->tests++ == PM_MOST_TESTS) {
        pm_rules_fault(p, &p->now, "A rule takes at most %d tests: split it.", (int)PM_MOST_TESTS);
        return NULL;
    }
    pm_condition *test = pm_rules_new(p, sizeof *test);
    if (test == NULL || !pm_rules_take(p)) {
        return NULL;
    }
    *test = (pm_condition){.type = type, .comparison = PM_AT_LEAST, .number = 1};
    bool taken = type == PM_TEST_ROLE      ? take_holder(p, test)
                 : type == PM_TEST_PRESENT ? take_arguments(p, test)
                                           : take_numbers(p, test);
    return taken ? test : NULL;
}

/* --- trees ----------------------------------------------------------------------------------- */

static const pm_condition *join(pm_rules_parser *p, pm_condition_type type,
                                const pm_condition *left, const pm_condition *right)
{
    pm_condition *joined = pm_rules_new(p, sizeof *joined);
    if (joined != NULL) {
        *joined = (pm_condition){.type = type, .left = left, .right = right};
    }
    return joined;
}

static const pm_condition *take_any(pm_rules_parser *p);

static const pm_condition *take_in_parentheses(pm_rules_parser *p)
{
    const pm_condition *inner = pm_rules_take(p) ? take_any(p) : NULL;
    return inner != NULL && pm_rules_expect(p, ")", "\"and\", \"or\" or \")\"") ? inner : NULL;
}

static const pm_condition *take_negation(pm_rules_parser *p)
{
    bool negates = pm_rules_is(p, PM_TOKEN_WORD, "not");
    if (!negates && !pm_rules_is(p, PM_TOKEN_SIGN, "(")) {
        return take_test(p);
    }
    if (p->depth == PM_DEEPEST_CONDITION) {
        pm_rules_fault(p, &p->now,
                       "More than %d parentheses and \"not\" within one another: write "
                       "it more simply.",
                       (int)PM_DEEPEST_CONDITION);
        return NULL;
    }
    p->depth++;
    const pm_condition *taken = NULL;
    if (!negates) {
        taken = take_in_parentheses(p);
    } else if (pm_rules_take(p) && (taken = take_negation(p)) != NULL) {
        taken = join(p, PM_CONDITION_NOT, taken, NULL);
    }
    p->depth--;
    return taken;
}

static const pm_condition *take_all(pm_rules_parser *p)
{
    const pm_condition *taken = take_negation(p);
    while (taken != NULL && pm_rules_is(p, PM_TOKEN_WORD, "and")) {
        const pm_condition *next = pm_rules_take(p) ? take_negation(p) : NULL;
        taken = next != NULL ? join(p, PM_CONDITION_AND, taken, next) : NULL;
    }
    return taken;
}

static const pm_condition *take_any(pm_rules_parser *p)
{
    const pm_condition *taken = take_all(p);
    while (taken != NULL && pm_rules_is(p, PM_TOKEN_WORD, "or")) {
        const pm_condition *next = pm_rules_take(p) ? take_all(p) : NULL;
        taken = next != NULL ? join(p, PM_CONDITION_OR, taken, next) : NULL;
    }
    return taken;
}

const pm_condition *pm_rules_condition(pm_rules_parser *p)
{
    p->tests = 0;
    p->depth = 0;
    return take_any(p);
}
