/* The rule on stacked levers: the levers columns and what the map states of each lever in, findings
 * out. */
#include <stdlib.h>
#include <string.h>

#include "engine/audit/conventions.h"
#include "engine/audit/facts.h"
#include "engine/audit/rules.h"
#include "engine/audit/several.h"
#include "engine/audit/words.h"
#include "engine/base/memory.h"

/* A lever as levers_held calls it and in words for a board. */
typedef struct lever {
    const char *word;    /* "chairs" */
    const char *holds;   /* what who holds it does */
    const char *holding; /* the lever itself */
} lever;

enum { LEVERS_ALL = 5 };

static const lever LEVERS[LEVERS_ALL] = {
    {"chairs", "chairs a body", "chairing"},
    {"hosts", "lends rooms or administration", "hosting"},
    {"funds", "gives money", "funding"},
    {"employs", "employs somebody who works for others", "employing"},
    {"gatekeeps", "is the only way to decisions for others", "gatekeeping"},
};

static const char *lever_in_words(const char *word)
{
    for (size_t i = 0; i < LEVERS_ALL; i++) {
        if (strcmp(LEVERS[i].word, word) == 0) {
            return LEVERS[i].holds;
        }
    }
    return word;
}

/* Of which levers, in the order of LEVERS, does the map state who holds them? A lever that is not
 * on record is held by nobody as far as can be told: it must not pass for one that is spread. */
typedef struct stated_levers {
    bool stated[LEVERS_ALL];
    size_t count;
} stated_levers;

static stated_levers find_stated_levers(const pm_audit *audit)
{
    stated_levers found = {0};
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        const pm_edge *ends = pm_map_edge(audit->map, edge);
        found.stated[0] = found.stated[0] || pm_fact_is(audit, PM_EDGE_ROLE, edge, "chair");
        found.stated[1] = found.stated[1] || (pm_map_edge_is(audit->map, edge, "supports") &&
                                              pm_map_kind(audit->map, ends->target) == PM_BODY);
        found.stated[2] =
            found.stated[2] || (pm_map_edge_is(audit->map, edge, "funds") && ends->directed);
    }
    for (size_t node = 0; node < pm_map_node_count(audit->map); node++) {
        found.stated[3] =
            found.stated[3] || pm_map_text(audit->map, PM_NODE_EMPLOYER, node) != NULL;
    }
    found.stated[4] = pm_measures_decision_body_count(audit->measures) > 0;
    for (size_t i = 0; i < LEVERS_ALL; i++) {
        found.count += found.stated[i] ? 1 : 0;
    }
    return found;
}

/* "chairing, hosting and funding": the levers that are on record, or those that are not. */
static void say_which_levers(pm_text *text, const stated_levers *levers, bool stated)
{
    size_t count = stated ? levers->count : LEVERS_ALL - levers->count;
    size_t said = 0;
    for (size_t i = 0; i < LEVERS_ALL; i++) {
        if (levers->stated[i] == stated) {
            pm_say_between(text, said++, count);
            pm_text_add(text, LEVERS[i].holding);
        }
    }
}

/* Closes a sentence on levers with what was counted: nothing more where all five are on record. */
static void say_not_counted(pm_text *text, const stated_levers *levers)
{
    if (levers->count < LEVERS_ALL) {
        pm_text_add(text, " Not on record, and so not counted: ");
        say_which_levers(text, levers, false);
        pm_text_add(text, ".");
    }
}

static void say_levers(pm_text *text, const pm_audit *audit, size_t member)
{
    const pm_column *column =
        pm_measures_find(audit->measures, PM_LEVEL_ORGANISATION, "levers_held");
    if (column == NULL || column->measure->type != PM_VALUE_LIST ||
        column->values[member].reason != NULL) {
        return;
    }
    size_t count = column->values[member].as.list.count;
    for (size_t i = 0; i < count; i++) {
        pm_say_between(text, i, count);
        pm_text_add(text, lever_in_words(column->values[member].as.list.items[i]));
    }
}

static pm_status file_levers(const pm_audit *audit, size_t member, pm_error *err)
{
    double levers = 0;
    pm_fact_of_member(audit, "levers", member, &levers);
    /* Power reaches beyond those it is tied to: it weighs as the share of levers held. */
    pm_draft draft = pm_draft_begin(audit, PM_ISSUE, levers / LEVERS_ALL);
    pm_say_member(&draft.headline, audit->measures, member);
    pm_text_add(&draft.headline, " holds ");
    pm_say_counted(&draft.headline, (size_t)levers, "lever", "levers");
    pm_say_member(&draft.text, audit->measures, member);
    pm_text_add(&draft.text, " ");
    say_levers(&draft.text, audit, member);
    pm_text_add(&draft.text, ": ");
    pm_say_count(&draft.text, (size_t)levers);
    stated_levers stated = find_stated_levers(audit);
    pm_text_add(&draft.text, " of the ");
    pm_say_count(&draft.text, stated.count);
    pm_text_add(&draft.text, " levers that are counted.");
    say_not_counted(&draft.text, &stated);
    pm_draft_number(&draft, "levers_counted", (double)stated.count);
    pm_draft_number(&draft, "levers", levers);
    pm_draft_member(&draft, member);
    return pm_draft_file(&draft, err);
}

/* "two", or "two to three" where a rules file moved the conventions apart. */
static void say_watched(pm_text *text, const pm_conventions *by)
{
    pm_say_count(text, by->levers_watch);
    if (by->levers_issue > by->levers_watch + 1) {
        pm_text_add(text, " to ");
        pm_say_count(text, by->levers_issue - 1);
    }
}

/* Two levers are common and no reason for alarm: they share one finding. */
static pm_status file_two_levers(const pm_audit *audit, const pm_indexes *two,
                                 const stated_levers *stated, pm_error *err)
{
    pm_draft draft = pm_draft_begin(audit, PM_WATCH, pm_fact_share_of_members(audit, two->count));
    pm_say_counted_first(&draft.headline, two->count, "member holds ", "members hold ");
    say_watched(&draft.headline, audit->conventions);
    pm_text_add(&draft.headline, " levers");
    pm_say_members(&draft.text, audit->measures, two, 0);
    pm_text_add(&draft.text, two->count == 1 ? " holds " : " each hold ");
    say_watched(&draft.text, audit->conventions);
    pm_text_add(&draft.text, " of the ");
    pm_say_count(&draft.text, stated->count);
    pm_text_add(&draft.text, " levers that are counted: ");
    say_which_levers(&draft.text, stated, true);
    pm_text_add(&draft.text, ".");
    say_not_counted(&draft.text, stated);
    pm_draft_number(&draft, "members", (double)two->count);
    pm_draft_number(&draft, "levers", (double)audit->conventions->levers_watch);
    pm_draft_number(&draft, "levers_counted", (double)stated->count);
    pm_draft_members(&draft, two);
    draft.badge_count = 0;
    return pm_draft_file(&draft, err);
}

/* Members with levers enough for an issue, to be ranked, and those with two. */
static size_t find_holders(const pm_audit *audit, pm_ranked *ranked, pm_indexes *two)
{
    size_t count = 0;
    for (size_t member = 0; member < audit->members; member++) {
        double levers = 0;
        bool known = pm_fact_of_member(audit, "levers", member, &levers);
        if (known && levers >= (double)audit->conventions->levers_issue) {
            ranked[count++] = (pm_ranked){.index = member, .weight = levers};
        } else if (known && levers >= (double)audit->conventions->levers_watch) {
            pm_indexes_add(two, member);
        }
    }
    return count;
}

static pm_status file_spread_levers(const pm_audit *audit, const stated_levers *stated,
                                    pm_error *err)
{
    pm_draft draft = pm_draft_begin(audit, PM_FINE, 0);
    pm_text_add(&draft.headline, "Levers are spread among partners");
    pm_text_add(&draft.text, "No member holds more than ");
    pm_say_count(&draft.text, audit->conventions->levers_watch - 1);
    pm_text_add(&draft.text, " of the ");
    pm_say_count(&draft.text, stated->count);
    pm_text_add(&draft.text, " levers that are counted: ");
    say_which_levers(&draft.text, stated, true);
    pm_text_add(&draft.text, ".");
    say_not_counted(&draft.text, stated);
    pm_draft_number(&draft, "levers_counted", (double)stated->count);
    return pm_draft_file(&draft, err);
}

static pm_status look_at_levers(const pm_audit *audit, const stated_levers *stated,
                                pm_ranked *ranked, pm_indexes *two, pm_error *err)
{
    static const pm_several how = {file_levers, "more member with several levers",
                                   "more members with several levers", true};
    size_t count = find_holders(audit, ranked, two);
    pm_status status = pm_indexes_check(two, err);
    if (status == PM_OK) {
        status = pm_file_several(audit, &how, ranked, count, err);
    }
    if (status == PM_OK && two->count > 0) {
        return file_two_levers(audit, two, stated, err);
    }
    if (status == PM_OK && count == 0) {
        return file_spread_levers(audit, stated, err);
    }
    return status;
}

static pm_status rule_stacked_levers(const pm_audit *audit, pm_error *err)
{
    stated_levers stated = find_stated_levers(audit);
    if (stated.count < audit->conventions->levers_watch) {
        return pm_find_unknown(audit, PM_RECORD_SEATS, "Levers are not known",
                               "Fewer than {levers_watch} levers are on record, so that none can "
                               "be stacked. Record `role` (chair) on edges of kind `member`, edges "
                               "of kind `supports` and `funds`, `employer` on people, and "
                               "`decision_body`.",
                               err);
    }
    pm_ranked *ranked = pm_new_array(audit->members, sizeof *ranked);
    if (ranked == NULL) {
        return pm_fail_memory(err);
    }
    pm_indexes two = {0};
    pm_status status = look_at_levers(audit, &stated, ranked, &two, err);
    pm_indexes_free(&two);
    free(ranked);
    return status;
}

/* --- registry --------------------------------------------------------------------------------- */

static const pm_rule RULES[] = {
    {
        .id = "stacked-levers",
        .title = "Partners that hold several levers at once",
        .family = "power",
        .fact = PM_FACT_STRUCTURE,
        .needs = "role, kind, employer, decision_body; levers, levers_held",
        .threshold = "of five levers (chairs, hosts, funds, employs, gatekeeps): issue from "
                     "{levers_issue}, watch from {levers_watch}; {levers_watch} or more have to be "
                     "on record",
        .why = "Each lever may be held with good will; together they leave the others little to "
               "say, and leave a large hole if the partner withdraws. Three of five is more than "
               "half.",
        .question = "Which of these could another partner hold for the next year?",
        .next_step = "Pass on one lever: rotate the chair, share the hosting, or second the post.",
        .source = "Emerson 1962, doi:10.2307/2089716; practitioners' learning set on power and "
                  "resources",
        .function = PM_RULE_FUNCTION(rule_stacked_levers),
    },
};

const pm_rule_table pm_rules_of_levers = {RULES, sizeof RULES / sizeof *RULES};
