/* Asks each rule of the rules files of a map: a tree of tests in, a finding with its arithmetic
 * out. What the map does not tell stays unknown unless it makes no difference. See compositions.h.
 */
#include "engine/audit/compositions.h"

#include <string.h>

#include "engine/audit/facts.h"
#include "engine/audit/words.h"

/* One rule being asked. */
typedef struct asking {
    const pm_audit *audit;
    pm_draft *draft; /* gains a sentence a test */
    size_t tests;
    pm_asked last; /* the test asked last; owns its tally */
} asking;

/* --- one test -------------------------------------------------------------------------------- */

/* The body of the test; false, with a sentence, when the map does not tell which it is. */
static bool find_body(const pm_condition *test, pm_asked *asked, pm_text *text)
{
    const pm_audit *audit = asked->audit;
    asked->body = SIZE_MAX;
    if (test->of == NULL) {
        return true;
    }
    asked->body = pm_seats_body(audit, test->of);
    if (asked->body != SIZE_MAX) {
        return true;
    }
    if (!pm_equal_ignoring_case(test->of, "board")) {
        pm_text_add(text, "The map has no body called ");
        pm_say_name(text, test->of);
        pm_text_add(text, ". Record it as a node of `kind` `body` with that id or `label`.");
    } else if (pm_measures_decision_body_count(audit->measures) > 1) {
        pm_text_add(text, "The map names several decision bodies, so that \"board\" could be any. "
                          "Record one alone as `decision_body`, or name the body in the rule.");
    } else {
        pm_text_add(text, "The map names no decision body. Record `decision_body` as true on the "
                          "node where decisions are made, or its id on the map.");
    }
    return false;
}

static pm_status ask_numbers(pm_asked *asked, const pm_seats *seats, pm_text *text, pm_error *err)
{
    pm_status status = pm_tally_seats(asked->audit, seats, asked->test, &asked->tally, err);
    if (status == PM_OK && asked->tally.size == 0 && asked->tally.without_vote.count == 0) {
        pm_text_add(text, "There is no seat to count on ");
        if (asked->body == SIZE_MAX) {
            pm_text_add(text, "the map. Record the organisations as nodes.");
        } else {
            pm_say_body(text, asked->audit, asked->body);
            pm_text_add(text, ". Record an edge of kind `member` from each member to it, and "
                              "`voting` where votes are counted.");
        }
        return PM_OK;
    }
    status = status == PM_OK ? pm_asked_decide(asked, err) : status;
    if (status == PM_OK) {
        pm_say_tally(text, asked);
    }
    return status;
}

static pm_status ask_test(asking *a, const pm_condition *test, bool negated, pm_answer *met,
                          pm_error *err)
{
    pm_text *text = &a->draft->text;
    pm_text_add(text, a->tests++ > 0 ? " " : "");
    pm_tally_free(&a->last.tally);
    a->last = (pm_asked){.audit = a->audit,
                         .test = test,
                         .negated = negated,
                         .met = PM_UNKNOWN,
                         .leave = SIZE_MAX,
                         .join = SIZE_MAX};
    pm_status status = PM_OK;
    if (find_body(test, &a->last, text) && test->type == PM_TEST_ROLE) {
        status = pm_ask_role(&a->last, text, err);
    } else if (test->of == NULL || a->last.body != SIZE_MAX) {
        pm_seats seats = {0};
        status = pm_seats_find(a->audit, a->last.body, &seats, err);
        status = status == PM_OK ? ask_numbers(&a->last, &seats, text, err) : status;
        pm_seats_free(&seats);
    }
    *met = a->last.met;
    return status;
}

/* --- the tree -------------------------------------------------------------------------------- */

/* "and" of two answers; with "not" pushed down to the tests, "or" is its mirror. */
static pm_answer both(pm_answer left, pm_answer right, bool either)
{
    pm_answer decides = either ? PM_YES : PM_NO;
    if (left == decides || right == decides) {
        return decides;
    }
    return left == PM_UNKNOWN || right == PM_UNKNOWN ? PM_UNKNOWN : either ? PM_NO : PM_YES;
}

/* Every test is asked, also where the first decides: the reader sees all the arithmetic. */
static pm_status ask(asking *a, const pm_condition *condition, bool negated, pm_answer *met,
                     pm_error *err)
{
    if (condition->type == PM_CONDITION_NOT) {
        return ask(a, condition->left, !negated, met, err);
    }
    if (condition->type != PM_CONDITION_AND && condition->type != PM_CONDITION_OR) {
        return ask_test(a, condition, negated, met, err);
    }
    pm_answer left = PM_UNKNOWN;
    pm_answer right = PM_UNKNOWN;
    pm_status status = ask(a, condition->left, negated, &left, err);
    if (status == PM_OK) {
        status = ask(a, condition->right, negated, &right, err);
    }
    *met = both(left, right, (condition->type == PM_CONDITION_OR) != negated);
    return status;
}

/* --- the finding ----------------------------------------------------------------------------- */

/* The numbers of a rule of one test; those of several would not say which they are of. */
static void add_numbers(pm_draft *draft, const pm_asked *asked)
{
    const pm_tally *tally = &asked->tally;
    if (asked->test->type == PM_TEST_ROLE || asked->met == PM_UNKNOWN || tally->size == 0) {
        return;
    }
    pm_draft_number(draft, "counted", (double)tally->yes);
    pm_draft_number(draft, "size", (double)tally->size);
    pm_draft_number(draft, "share", (double)tally->yes / (double)tally->size);
    pm_draft_number(draft, "asked", asked->test->number);
    pm_draft_number(draft, "vacant", (double)tally->vacant);
    if (asked->leave != SIZE_MAX && asked->leave <= asked->join) {
        pm_draft_number(draft, "resignations_until_it_turns", (double)asked->leave);
    } else if (asked->join != SIZE_MAX) {
        pm_draft_number(draft, "joining_until_it_turns", (double)asked->join);
    }
}

static pm_outcome outcome_of(const pm_composition *rule, pm_answer met)
{
    return met == PM_YES ? PM_FINE : met == PM_NO ? rule->level : PM_CANNOT_TELL;
}

/* The body carries the badge: it is about its composition, and about nobody in it. */
static void add_members(pm_draft *draft, const pm_asked *asked)
{
    size_t body = asked->body != SIZE_MAX
                      ? pm_measures_member_of_node(asked->audit->measures, asked->body)
                      : SIZE_MAX;
    draft->badge_count = body != SIZE_MAX ? 1 : 0;
    if (body != SIZE_MAX) {
        pm_draft_member(draft, body);
    }
    for (size_t i = 0; i < asked->tally.members.count; i++) {
        if (asked->tally.members.items[i] != body) {
            pm_draft_member(draft, asked->tally.members.items[i]);
        }
    }
}

static pm_status file_rule(const pm_composition *rule, asking *a, pm_answer met, pm_error *err)
{
    static const char *const endings[] = {[PM_FINE] = " (met)", [PM_CANNOT_TELL] = " (not known)"};
    pm_draft *draft = a->draft;
    draft->outcome = outcome_of(rule, met);
    draft->weight = PM_WEIGHT_WHOLE;
    pm_say_name(&draft->headline, rule->row.title);
    pm_text_add(&draft->headline, met == PM_NO ? " (not met)" : endings[draft->outcome]);
    draft->badge_count = 0;
    if (a->tests == 1) {
        add_numbers(draft, &a->last);
        add_members(draft, &a->last);
    }
    return pm_draft_file(draft, err);
}

/* --- where the share sits -------------------------------------------------------------------- */

/* A rule of one share that has to be large, and is. */
static bool is_share_reached(const asking *a, pm_answer met)
{
    const pm_condition *test = a->last.test;
    return met == PM_YES && a->tests == 1 && !a->last.negated && test->type == PM_TEST_SHARE &&
           test->filters != NULL &&
           (test->comparison == PM_MORE || test->comparison == PM_AT_LEAST);
}

static pm_status file_place(pm_audit *audit, const asking *a, pm_error *err)
{
    pm_text id = {0};
    pm_text threshold = {0};
    pm_rule row = *audit->rule;
    pm_text_addf(&id, "%s-place", row.id);
    pm_text_add(&threshold, "watch when they sit further out than the other organisations, with "
                            "odds below ");
    pm_say_share(&threshold, audit->conventions->odds);
    pm_text_add(&threshold, " over all comparisons (permutation of ranks); ");
    pm_say_count(&threshold, audit->conventions->fewest_of_side);
    pm_text_add(&threshold, " or more on each side");
    row.id = pm_text_bytes(&id);
    row.title = "On paper and on the map";
    row.fact = PM_FACT_STRUCTURE;
    row.needs = "decision_body; decision_distance, betweenness, eigenvector";
    row.threshold = pm_text_bytes(&threshold);
    row.why = "Seats give a share of the votes; ties give a hearing between meetings. Who has the "
              "one without the other can carry a vote and still hear of things last.";
    row.question = "Who brings these members in between the meetings?";
    row.next_step = "Give some of them a part in work that others depend on.";
    audit->rule = pm_findings_keep_rule(audit->findings, &row);
    bool whole = audit->rule != NULL && !id.failed && !threshold.failed;
    pm_text_free(&id);
    pm_text_free(&threshold);
    return whole ? pm_audit_place(&a->last, err) : pm_fail_memory(err);
}

static pm_status run_rule(pm_audit *audit, const pm_composition *rule, pm_error *err)
{
    audit->rule = pm_findings_keep_rule(audit->findings, &rule->row);
    if (audit->rule == NULL) {
        return pm_fail_memory(err);
    }
    pm_draft draft = pm_draft_begin(audit, PM_CANNOT_TELL, 0);
    asking a = {.audit = audit, .draft = &draft};
    pm_answer met = PM_UNKNOWN;
    pm_status status = ask(&a, rule->condition, false, &met, err);
    if (status == PM_OK) {
        status = file_rule(rule, &a, met, err);
    } else {
        pm_draft_drop(&draft, NULL);
    }
    if (status == PM_OK && is_share_reached(&a, met)) {
        status = file_place(audit, &a, err);
    }
    pm_tally_free(&a.last.tally);
    return status;
}

pm_status pm_audit_compositions(pm_audit *audit, const pm_rulebook *book, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < pm_rulebook_count(book); i++) {
        status = run_rule(audit, &book->rules[i], err);
    }
    return status;
}
