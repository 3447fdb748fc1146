/* Rules on people who leave: partners that hang on one person, how long people have been here, how
 * many left within the year. Carriers and stated dates in, findings out. Today is the map's own
 * date; nobody is named. */
#include <stdint.h>
#include <stdlib.h>

#include "engine/audit/conventions.h"
#include "engine/audit/facts.h"
#include "engine/audit/rules.h"
#include "engine/audit/words.h"
#include "engine/base/memory.h"

/* --- partners that hang on one person -------------------------------------------------------- */

/* Relationships of each member that name a carrier. */
static void count_carried(const pm_audit *audit, size_t *carried)
{
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        double carriers = 0;
        size_t tie = pm_measures_tie_of_edge(audit->measures, edge);
        if (tie == SIZE_MAX || !pm_measures_number(audit->measures, PM_LEVEL_RELATIONSHIP,
                                                   "carriers", edge, &carriers)) {
            continue;
        }
        size_t a = 0;
        size_t b = 0;
        pm_measures_tie(audit->measures, tie, &a, &b);
        carried[a]++;
        carried[b]++;
    }
}

static pm_status file_hanging(const pm_audit *audit, pm_draft *draft, size_t known, pm_error *err)
{
    size_t count = draft->members.count;
    double share = (double)count / (double)known;
    draft->outcome = pm_outcome_above(share, 0, audit->conventions->majority);
    draft->weight = draft->outcome == PM_FINE ? 0 : pm_fact_share_of_members(audit, count);
    draft->badge_count = PM_MOST_BADGES;
    if (count == 0) {
        pm_text_add(&draft->headline, "No partner takes part through one person alone");
        pm_text_add(&draft->text, "Each of ");
        pm_say_counted(&draft->text, known, "member", "members");
        pm_text_add(&draft->text, " with two or more relationships that name a carrier has two or "
                                  "more people on them.");
    } else {
        pm_say_counted_first(&draft->headline, count, "partner takes part through one person",
                             "partners take part through one person");
        pm_text_add(&draft->text,
                    "One person carries every relationship that names a carrier for ");
        pm_say_part(&draft->text, count, known, "member", "members");
        pm_text_add(&draft->text, " with two or more such: ");
        pm_say_members(&draft->text, audit->measures, &draft->members, 0);
        pm_say_stop(&draft->text);
    }
    pm_draft_number(draft, "members", (double)count);
    pm_draft_number(draft, "known", (double)known);
    pm_draft_number(draft, "share", share);
    return pm_draft_file(draft, err);
}

static pm_status rule_bus_factor(const pm_audit *audit, pm_error *err)
{
    size_t *carried = pm_new_array(audit->members, sizeof *carried);
    if (carried == NULL) {
        return pm_fail_memory(err);
    }
    count_carried(audit, carried);
    size_t known = 0;
    pm_draft draft = pm_draft_begin(audit, PM_FINE, 0);
    for (size_t member = 0; member < audit->members; member++) {
        double people = 0;
        if (carried[member] < PM_SEVERAL ||
            !pm_fact_of_member(audit, "bus_factor", member, &people)) {
            continue;
        }
        known++;
        if (people == 1) {
            pm_draft_member(&draft, member);
        }
    }
    free(carried);
    if (known > 0) {
        return file_hanging(audit, &draft, known, err);
    }
    return pm_draft_give_up(&draft, PM_RECORD_CARRIERS,
                            "Who takes part through one person is not known",
                            "No member has two relationships that name who keeps them alive. "
                            "Record `carried_by` on edges: ids of posts or pseudonyms.",
                            err);
}

/* --- joined and left ------------------------------------------------------------------------- */

/* Dates of people where five or more state one, else of organisations. */
typedef struct dates {
    bool of_people;
    int now; /* months */
    bool dated;
    size_t with_since, joined; /* still here and since when is stated; of these within a year */
    size_t were_here, left;    /* here a year ago; of these gone since */
    size_t leavers;            /* whoever states that it left */
} dates;

static bool is_counted(const pm_audit *audit, size_t node, bool of_people)
{
    pm_node_kind kind = pm_map_kind(audit->map, node);
    return of_people ? kind == PM_PERSON : kind == PM_ORGANISATION;
}

static bool states_date(const pm_audit *audit, size_t node)
{
    return pm_map_text(audit->map, PM_NODE_SINCE, node) != NULL ||
           pm_map_text(audit->map, PM_NODE_LEFT, node) != NULL;
}

/* A date without a month is read so that less is found: joined early, left long ago. */
static void count_node(const pm_audit *audit, size_t node, dates *found)
{
    int since = 0;
    int left = 0;
    bool has_since = pm_fact_months(pm_map_text(audit->map, PM_NODE_SINCE, node), false, &since) &&
                     since <= found->now;
    bool has_left = pm_fact_months(pm_map_text(audit->map, PM_NODE_LEFT, node), false, &left) &&
                    left <= found->now;
    double before = (double)found->now - audit->conventions->tenure_months;
    found->leavers += has_left ? 1 : 0;
    if (has_since && !has_left) {
        found->with_since++;
        found->joined += since > before ? 1 : 0;
    }
    bool was_here = has_since ? since <= before : has_left;
    if (was_here && (!has_left || left > before)) {
        found->were_here++;
        found->left += has_left ? 1 : 0;
    }
}

static dates count_dates(const pm_audit *audit)
{
    dates found = {0};
    size_t people = 0;
    size_t nodes = pm_map_node_count(audit->map);
    found.dated = pm_fact_months(pm_map_text(audit->map, PM_MAP_DATE, 0), true, &found.now);
    for (size_t node = 0; node < nodes; node++) {
        people += is_counted(audit, node, true) && states_date(audit, node) ? 1 : 0;
    }
    found.of_people = people >= audit->conventions->fewest_answers;
    for (size_t node = 0; found.dated && node < nodes; node++) {
        if (is_counted(audit, node, found.of_people)) {
            count_node(audit, node, &found);
        }
    }
    return found;
}

static void say_counted(pm_text *text, const dates *found, size_t part, size_t all)
{
    pm_say_part_first(text, part, all, found->of_people ? "person" : "organisation",
                      found->of_people ? "people" : "organisations");
}

static pm_status rule_tenure(const pm_audit *audit, pm_error *err)
{
    dates found = count_dates(audit);
    if (found.with_since < audit->conventions->fewest_answers) {
        return pm_find_unknown(
            audit, PM_RECORD_SINCE, "How long people have been here is not known",
            "Fewer than {fewest_answers} people or organisations state since when, or the map has "
            "no date. Record `since` on nodes and `date` on the map, as 2026-11.",
            err);
    }
    double share = (double)found.joined / (double)found.with_since;
    bool most = share > audit->conventions->majority;
    pm_draft draft = pm_draft_begin(audit, most ? PM_WATCH : PM_FINE, most ? PM_WEIGHT_RECORD : 0);
    pm_text_add(&draft.headline,
                most ? "Most joined only lately" : "Most have been here for some time");
    say_counted(&draft.text, &found, found.joined, found.with_since);
    pm_draft_say(&draft, " that state since when joined within the {tenure_months months} before "
                         "the date of the map.");
    pm_draft_number(&draft, "joined", (double)found.joined);
    pm_draft_number(&draft, "stated", (double)found.with_since);
    pm_draft_number(&draft, "share", share);
    return pm_draft_file(&draft, err);
}

static pm_status rule_turnover(const pm_audit *audit, pm_error *err)
{
    dates found = count_dates(audit);
    if (found.leavers == 0 || found.were_here < audit->conventions->fewest_answers) {
        return pm_find_unknown(
            audit, PM_RECORD_SINCE, "How many leave is not known",
            "Nobody states when it left, or fewer than {fewest_answers} are known to have been "
            "here {tenure_months months} before the date of the map. Record `since` and `left` on "
            "nodes and `date` on the map, as 2026-11.",
            err);
    }
    double share = (double)found.left / (double)found.were_here;
    pm_outcome outcome =
        pm_outcome_above(share, audit->conventions->odd_ones, audit->conventions->majority);
    pm_draft draft = pm_draft_begin(audit, outcome, outcome == PM_FINE ? 0 : PM_WEIGHT_RECORD);
    pm_text_add(&draft.headline, outcome == PM_FINE ? "Few left lately" : "Many left lately");
    say_counted(&draft.text, &found, found.left, found.were_here);
    pm_draft_say(&draft,
                 " known to have been here {tenure_months months} before the date of the map ");
    pm_text_add(&draft.text, found.left <= 1 ? "has left since." : "have left since.");
    pm_draft_number(&draft, "left", (double)found.left);
    pm_draft_number(&draft, "were_here", (double)found.were_here);
    pm_draft_number(&draft, "share", share);
    return pm_draft_file(&draft, err);
}

/* --- registry -------------------------------------------------------------------------------- */

static const pm_rule RULES[] = {
    {
        .id = "bus-factor",
        .title = "Partners that take part through one person",
        .family = "people",
        .fact = PM_FACT_STATED,
        .needs = "carried_by; bus_factor",
        .threshold = "of members with two or more relationships that name a carrier: watch when "
                     "one person carries them all for any, issue for more than {majority}",
        .why = "When that person leaves, so does the partner, whatever was agreed. Two "
               "relationships are the fewest that could have been shared out.",
        .question = "Who else in this organisation knows what it is part of?",
        .next_step = "Have a second person come along to one meeting of each relationship.",
        .source = "Practitioners' advice: shadow, deputise, add a second contact",
        .function = PM_RULE_FUNCTION(rule_bus_factor),
    },
    {
        .id = "tenure",
        .title = "How long people have been here",
        .family = "people",
        .fact = PM_FACT_STATED,
        .needs = "since and left of people, else of organisations; date",
        .threshold = "watch when more than {majority} of those that state it joined within "
                     "{tenure_months months}; {fewest_answers} or more",
        .why = "Newcomers bring energy and do not know what was promised. A year is one round of "
               "plans and budgets in public bodies.",
        .question = "What do those who were here before know that is written down nowhere?",
        .next_step = "Pair each newcomer with somebody who has been here two years.",
        .source = "Practitioners' assumption to test: people are interchangeable",
        .function = PM_RULE_FUNCTION(rule_tenure),
    },
    {
        .id = "turnover",
        .title = "How many left lately",
        .family = "people",
        .fact = PM_FACT_STATED,
        .needs = "since and left of people, else of organisations; date",
        .threshold = "of {fewest_answers} or more known to have been here {tenure_months months} "
                     "before: watch when more than {odd_ones} left, issue when more than "
                     "{majority}",
        .why = "Each departure takes along what that person knew and whom it could ring up. One in "
               "five is a round figure for more than the odd one.",
        .question = "Of those who left, who would still answer a call?",
        .next_step = "Ask for a handover note and one joint visit before anybody leaves.",
        .source = "Practitioners' assumption to test: people are interchangeable",
        .function = PM_RULE_FUNCTION(rule_turnover),
    },
};

const pm_rule_table pm_rules_of_tenure = {RULES, sizeof RULES / sizeof *RULES};
