/* Rules on the way to decisions: distances and gatekeepers in, findings out. All of them need a
 * decision body. */
#include <stdint.h>
#include <stdlib.h>

#include "engine/audit/conventions.h"
#include "engine/audit/facts.h"
#include "engine/audit/rules.h"
#include "engine/audit/several.h"
#include "engine/audit/words.h"
#include "engine/base/memory.h"

static bool lacks_decision_body(const pm_audit *audit)
{
    return pm_measures_decision_body_count(audit->measures) == 0;
}

static pm_status file_no_decision_body(const pm_audit *audit, const char *headline, pm_error *err)
{
    return pm_find_unknown(audit, PM_RECORD_DECISION_BODY, headline,
                           "The map names no decision body. Record `decision_body` as true on the "
                           "node where decisions are made, or its id on the map.",
                           err);
}

/* --- members with no route ------------------------------------------------------------------- */

/* Undefined distance on a map with a decision body means no route. */
static void add_members_without_route(const pm_audit *audit, pm_indexes *members)
{
    for (size_t member = 0; member < audit->members; member++) {
        double distance = 0;
        if (!pm_measures_is_decision_body(audit->measures, member) &&
            !pm_fact_of_member(audit, "decision_distance", member, &distance)) {
            pm_indexes_add(members, member);
        }
    }
}

static pm_status file_without_route(const pm_audit *audit, const pm_indexes *members, pm_error *err)
{
    double share = pm_fact_share_of_members(audit, members->count);
    pm_draft draft = pm_draft_begin(audit, PM_ISSUE, PM_WEIGHT_WHOLE + share);
    pm_say_counted_first(&draft.headline, members->count, "member has no route to decisions",
                         "members have no route to decisions");
    pm_say_members(&draft.text, audit->measures, members, 0);
    pm_text_add(&draft.text, members->count == 1 ? " has" : " have");
    pm_text_add(&draft.text, " no route to ");
    pm_say_decision_body(&draft.text, audit->measures);
    pm_text_add(&draft.text, ": no chain of partners leads there.");
    pm_draft_number(&draft, "members", (double)members->count);
    pm_draft_number(&draft, "share", share);
    pm_draft_members(&draft, members);
    draft.badge_count = PM_MOST_BADGES;
    return pm_draft_file(&draft, err);
}

static pm_status file_all_have_routes(const pm_audit *audit, pm_error *err)
{
    pm_draft draft = pm_draft_begin(audit, PM_FINE, PM_WEIGHT_WHOLE);
    pm_text_add(&draft.headline, "Every member has a route to decisions");
    pm_text_add(&draft.text, "Every member can reach ");
    pm_say_decision_body(&draft.text, audit->measures);
    double immediate = 0;
    if (pm_fact_of_network(audit, "immediate_access", &immediate)) {
        pm_text_add(&draft.text, "; ");
        if (immediate < 1) {
            pm_say_share(&draft.text, immediate);
            pm_text_add(&draft.text, " of the members");
        } else {
            pm_text_add(&draft.text, "all");
        }
        pm_text_add(&draft.text, " are tied to it directly");
        pm_draft_number(&draft, "immediate_access", immediate);
    }
    pm_say_stop(&draft.text);
    return pm_draft_file(&draft, err);
}

static pm_status rule_no_route(const pm_audit *audit, pm_error *err)
{
    if (lacks_decision_body(audit)) {
        return file_no_decision_body(audit, "Routes to decisions are not known", err);
    }
    pm_indexes members = {0};
    add_members_without_route(audit, &members);
    pm_status status = pm_indexes_check(&members, err);
    if (status == PM_OK) {
        status = members.count > 0 ? file_without_route(audit, &members, err)
                                   : file_all_have_routes(audit, err);
    }
    pm_indexes_free(&members);
    return status;
}

/* --- gatekeepers ----------------------------------------------------------------------------- */

/* Several, and one in ten of all members: see conventions.h. */
static pm_outcome outcome_behind(const pm_audit *audit, size_t behind)
{
    bool issue = behind >= PM_SEVERAL &&
                 pm_fact_share_of_members(audit, behind) >= audit->conventions->notable_share;
    return issue ? PM_ISSUE : PM_WATCH;
}

static pm_status file_gatekeeper(const pm_audit *audit, size_t gatekeeper, pm_error *err)
{
    pm_indexes behind = {0};
    pm_fact_add_gatekept(audit, gatekeeper, &behind);
    double share = pm_fact_share_of_members(audit, behind.count);
    pm_draft draft = pm_draft_begin(audit, outcome_behind(audit, behind.count), share);
    pm_say_member(&draft.headline, audit->measures, gatekeeper);
    pm_text_add(&draft.headline, " is a gatekeeper");
    pm_say_counted_first(&draft.text, behind.count, "member reaches", "members reach");
    pm_text_add(&draft.text, " ");
    pm_say_decision_body(&draft.text, audit->measures);
    pm_text_add(&draft.text, " only through ");
    pm_say_member(&draft.text, audit->measures, gatekeeper);
    pm_text_add(&draft.text, ": ");
    pm_say_members(&draft.text, audit->measures, &behind, 0);
    pm_say_stop(&draft.text);
    pm_draft_number(&draft, "members", (double)behind.count);
    pm_draft_number(&draft, "share", share);
    pm_draft_member(&draft, gatekeeper);
    pm_draft_members(&draft, &behind);
    pm_indexes_free(&behind);
    return pm_draft_file(&draft, err);
}

/* Those that one member has to pass share one finding: it is often a sponsorship both want. */
static pm_status file_single_gatekeepers(const pm_audit *audit, const pm_indexes *gatekeepers,
                                         pm_error *err)
{
    size_t count = gatekeepers->count;
    pm_draft draft = pm_draft_begin(audit, PM_WATCH, pm_fact_share_of_members(audit, count));
    if (count == 1) {
        pm_say_member(&draft.headline, audit->measures, gatekeepers->items[0]);
        pm_text_add(&draft.headline, " is a gatekeeper for one");
    } else {
        pm_say_counted_first(&draft.headline, count, "", "members are gatekeepers for one other");
    }
    pm_say_members(&draft.text, audit->measures, gatekeepers, 0);
    pm_text_add(&draft.text, count == 1 ? " is" : " are each");
    pm_text_add(&draft.text, " the only way to ");
    pm_say_decision_body(&draft.text, audit->measures);
    pm_text_add(&draft.text, " for one other member: ");
    pm_draft_members(&draft, gatekeepers);
    for (size_t i = 0; i < count; i++) {
        pm_fact_add_gatekept(audit, gatekeepers->items[i], &draft.members);
    }
    pm_say_members(&draft.text, audit->measures, &draft.members, count);
    pm_text_add(&draft.text, count == 1 ? "." : ", in this order.");
    pm_draft_number(&draft, "gatekeepers", (double)count);
    draft.badge_count = count < PM_MOST_BADGES ? count : PM_MOST_BADGES;
    return pm_draft_file(&draft, err);
}

/* Members that several others have to pass, to be ranked, and those that one has to. */
static size_t find_gatekeepers(const pm_audit *audit, pm_ranked *ranked, pm_indexes *singles)
{
    size_t count = 0;
    for (size_t member = 0; member < audit->members; member++) {
        double behind = 0;
        if (!pm_fact_of_member(audit, "gatekeeper_of", member, &behind)) {
            continue;
        }
        if (behind >= PM_SEVERAL) {
            ranked[count++] = (pm_ranked){.index = member, .weight = behind};
        } else if (behind > 0) {
            pm_indexes_add(singles, member);
        }
    }
    return count;
}

static pm_status look_at_gatekeepers(const pm_audit *audit, pm_ranked *ranked, pm_indexes *singles,
                                     pm_error *err)
{
    static const pm_several how = {file_gatekeeper, "more gatekeeper", "more gatekeepers", true};
    size_t count = find_gatekeepers(audit, ranked, singles);
    pm_status status = pm_indexes_check(singles, err);
    if (status == PM_OK) {
        status = pm_file_several(audit, &how, ranked, count, err);
    }
    if (status == PM_OK && singles->count > 0) {
        return file_single_gatekeepers(audit, singles, err);
    }
    if (status == PM_OK && count == 0) {
        return pm_find_fine(audit, "Nobody holds the only way to decisions",
                            "No member has to pass one particular other member on the way to "
                            "decisions.",
                            err);
    }
    return status;
}

static pm_status rule_gatekeeper(const pm_audit *audit, pm_error *err)
{
    if (lacks_decision_body(audit)) {
        return file_no_decision_body(audit, "Gatekeepers are not known", err);
    }
    pm_ranked *ranked = pm_new_array(audit->members, sizeof *ranked);
    if (ranked == NULL) {
        return pm_fail_memory(err);
    }
    pm_indexes singles = {0};
    pm_status status = look_at_gatekeepers(audit, ranked, &singles, err);
    pm_indexes_free(&singles);
    free(ranked);
    return status;
}

/* --- a decision body on one tie -------------------------------------------------------------- */

/* Members cut off from the body when the tie at its end breaks: the far end and all it gatekeeps.
 * 0 when the tie is no bridge between a decision body and another member. */
static size_t behind_tie(const pm_audit *audit, size_t edge, size_t *body, size_t *far_end)
{
    size_t tie = pm_measures_tie_of_edge(audit->measures, edge);
    if (tie == SIZE_MAX || !pm_fact_is_true(audit, PM_LEVEL_RELATIONSHIP, "bridge", edge)) {
        return 0;
    }
    pm_measures_tie(audit->measures, tie, body, far_end);
    if (!pm_measures_is_decision_body(audit->measures, *body)) {
        size_t swapped = *body;
        *body = *far_end;
        *far_end = swapped;
    }
    double behind = 0;
    bool found = pm_measures_is_decision_body(audit->measures, *body) &&
                 !pm_measures_is_decision_body(audit->measures, *far_end) &&
                 pm_fact_of_member(audit, "gatekeeper_of", *far_end, &behind);
    return found ? (size_t)behind + 1 : 0;
}

static pm_status file_decision_bridge(const pm_audit *audit, size_t edge, pm_error *err)
{
    size_t body = 0;
    size_t far_end = 0;
    size_t behind = behind_tie(audit, edge, &body, &far_end);
    double share = pm_fact_share_of_members(audit, behind);
    pm_draft draft = pm_draft_begin(audit, outcome_behind(audit, behind), share);
    pm_say_counted_first(&draft.headline, behind, "member", "members");
    pm_text_add(&draft.headline, " behind one tie to decisions");
    pm_text_add(&draft.text, "If the tie between ");
    pm_say_member(&draft.text, audit->measures, body);
    pm_text_add(&draft.text, " and ");
    pm_say_member(&draft.text, audit->measures, far_end);
    pm_text_add(&draft.text, " ended, ");
    pm_say_counted(&draft.text, behind, "member", "members");
    pm_text_add(&draft.text, " would have no other way to decisions.");
    pm_draft_number(&draft, "members", (double)behind);
    pm_draft_number(&draft, "share", share);
    pm_draft_member(&draft, far_end);
    pm_draft_member(&draft, body);
    pm_draft_edge(&draft, edge);
    return pm_draft_file(&draft, err);
}

/* One edge a tie (the first), with several members behind it. */
static size_t find_decision_bridges(const pm_audit *audit, pm_ranked *ranked)
{
    size_t count = 0;
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        size_t body = 0;
        size_t far_end = 0;
        size_t behind = behind_tie(audit, edge, &body, &far_end);
        bool seen = false;
        size_t tie = pm_measures_tie_of_edge(audit->measures, edge);
        for (size_t i = 0; i < count && behind > 0; i++) {
            seen = seen || pm_measures_tie_of_edge(audit->measures, ranked[i].index) == tie;
        }
        if (behind >= PM_SEVERAL && !seen) {
            ranked[count++] = (pm_ranked){.index = edge, .weight = (double)behind};
        }
    }
    return count;
}

static pm_status rule_decision_bridge(const pm_audit *audit, pm_error *err)
{
    if (lacks_decision_body(audit)) {
        return file_no_decision_body(audit, "Ties to decisions are not known", err);
    }
    pm_ranked *ranked = pm_new_array(pm_map_edge_count(audit->map), sizeof *ranked);
    if (ranked == NULL) {
        return pm_fail_memory(err);
    }
    size_t count = find_decision_bridges(audit, ranked);
    static const pm_several how = {file_decision_bridge, "more tie with members behind it",
                                   "more ties with members behind them", false};
    pm_status status =
        count > 0 ? pm_file_several(audit, &how, ranked, count, err)
                  : pm_find_fine(audit, "No single tie carries several members' routes",
                                 "No tie to a decision body is the only way there for more than "
                                 "one member.",
                                 err);
    free(ranked);
    return status;
}

/* --- registry --------------------------------------------------------------------------------- */

static const pm_rule RULES[] = {
    {
        .id = "no-route",
        .title = "Members with no route to decisions",
        .family = "connection",
        .fact = PM_FACT_STRUCTURE,
        .needs = "decision_body; decision_distance",
        .threshold = "issue for any member without a route, however long",
        .why = "A member that no chain of partners joins to the place of decision can neither be "
               "heard nor be held to what was decided. One of two audited pilots, with 111 "
               "partners, found such members; there is no number of them that would be right.",
        .question = "Who speaks for these members when decisions are made?",
        .next_step = "Give each of them one named partner, group or seat that leads to the "
                     "decision body.",
        .source = "Audit Commission 2009, Working better together? Managing local strategic "
                  "partnerships",
        .function = PM_RULE_FUNCTION(rule_no_route),
    },
    {
        .id = "gatekeeper",
        .title = "Members that others must pass on the way to decisions",
        .family = "dependence",
        .fact = PM_FACT_STRUCTURE,
        .needs = "decision_body; gatekeeper_of, gatekept_by",
        .threshold = "issue when two or more members, and at least {notable_share} of all, have to "
                     "pass it; watch for any",
        .why = "Who must be passed can slow down, filter or drop what passes, without meaning to; "
               "when it leaves, all behind it lose their route. An audited pilot found a few "
               "whose departure would do serious damage. One member behind another is often "
               "wanted; several, and a tenth of the map, are a structure.",
        .question = "What happens to those behind this member in a busy month?",
        .next_step = "Open a second way for one of them: a seat, a group, or a tie to another "
                     "partner.",
        .source = "Audit Commission 2009, Working better together? Managing local strategic "
                  "partnerships; dominators: Lengauer & Tarjan 1979, doi:10.1145/357062.357071",
        .function = PM_RULE_FUNCTION(rule_gatekeeper),
    },
    {
        .id = "decision-bridge",
        .title = "Members behind one tie to a decision body",
        .family = "dependence",
        .fact = PM_FACT_STRUCTURE,
        .needs = "decision_body; bridge, gatekeeper_of",
        .threshold = "issue when two or more members, and at least {notable_share} of all, are "
                     "behind it; watch for two or more",
        .why = "A tie that is the only crossing carries everyone behind it. The figures are those "
               "used for gatekeepers.",
        .question = "If this one relationship soured, how would those behind it be heard?",
        .next_step = "Add a second tie between the two sides.",
        .source = "Granovetter 1973, doi:10.1086/225469",
        .function = PM_RULE_FUNCTION(rule_decision_bridge),
    },
};

const pm_rule_table pm_rules_of_decisions = {RULES, sizeof RULES / sizeof *RULES};
