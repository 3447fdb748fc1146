/* Rules on who is heard and at what pace: members told of decisions only afterwards, and large slow
 * partners tied to small quick ones. Stated facts in, findings out. */
#include <stdint.h>
#include <stdlib.h>

#include "engine/audit/conventions.h"
#include "engine/audit/facts.h"
#include "engine/audit/rules.h"
#include "engine/audit/words.h"
#include "engine/base/memory.h"

/* --- told afterwards ------------------------------------------------------------------------- */

/* What joins a member and the decision bodies. */
typedef enum link { LINK_NONE, LINK_TOLD, LINK_HEARD } link;

/* Only an `informs` tie that leads from the body tells without asking; any other joins both. A
 * route through another body (a seat in a group) also gives a member a voice: see mark_seats. */
static link link_of_edge(const pm_audit *audit, size_t edge, size_t *member)
{
    const pm_edge *ends = pm_map_edge(audit->map, edge);
    size_t a = pm_measures_member_of_node(audit->measures, ends->source);
    size_t b = pm_measures_member_of_node(audit->measures, ends->target);
    if (a == SIZE_MAX || b == SIZE_MAX) {
        return LINK_NONE;
    }
    bool from_body = pm_measures_is_decision_body(audit->measures, a);
    if (from_body == pm_measures_is_decision_body(audit->measures, b)) {
        return LINK_NONE;
    }
    *member = from_body ? b : a;
    bool told = from_body && ends->directed && pm_map_edge_is(audit->map, edge, "informs");
    return told ? LINK_TOLD : LINK_HEARD;
}

static void mark_seats(const pm_audit *audit, link *links)
{
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        size_t member = 0;
        size_t body = 0;
        if (pm_fact_active_seat(audit, edge, &member, &body)) {
            links[member] = LINK_HEARD;
        }
    }
}

static size_t mark_links(const pm_audit *audit, link *links)
{
    size_t informing = 0;
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        size_t member = 0;
        link found = link_of_edge(audit, edge, &member);
        informing += found == LINK_TOLD ? 1 : 0;
        if (found != LINK_NONE && found > links[member]) {
            links[member] = found;
        }
    }
    mark_seats(audit, links);
    return informing;
}

static pm_status file_told(const pm_audit *audit, const link *links, pm_error *err)
{
    pm_draft draft = pm_draft_begin(audit, PM_FINE, 0);
    for (size_t member = 0; member < audit->members; member++) {
        if (links[member] == LINK_TOLD) {
            pm_draft_member(&draft, member);
        }
    }
    size_t told = draft.members.count;
    double share = pm_fact_share_of_members(audit, told);
    if (told == 0) {
        pm_text_add(&draft.headline, "Nobody is only told of decisions");
        pm_text_add(&draft.text, "Every member that is informed of decisions also has a seat in a "
                                 "body or another tie to the place of decision.");
    } else {
        draft.outcome = share >= audit->conventions->notable_share ? PM_ISSUE : PM_WATCH;
        draft.weight = share;
        draft.badge_count = PM_MOST_BADGES;
        pm_say_counted_first(&draft.headline, told, "member hears of decisions afterwards",
                             "members hear of decisions afterwards");
        pm_text_add(&draft.text, "The map states that ");
        pm_say_decision_body(&draft.text, audit->measures);
        pm_text_add(&draft.text, " informs ");
        pm_say_members(&draft.text, audit->measures, &draft.members, 0);
        pm_text_add(&draft.text, ", and no seat or other tie by which ");
        pm_text_add(&draft.text, told == 1 ? "it is heard." : "they are heard.");
    }
    pm_draft_number(&draft, "members", (double)told);
    pm_draft_number(&draft, "share", share);
    return pm_draft_file(&draft, err);
}

static pm_status rule_told(const pm_audit *audit, pm_error *err)
{
    link *links = pm_new_array(audit->members, sizeof *links);
    if (links == NULL) {
        return pm_fail_memory(err);
    }
    pm_status status =
        mark_links(audit, links) > 0
            ? file_told(audit, links, err)
            : pm_find_unknown(audit, PM_RECORD_INFORMS, "Who only hears of decisions is not known",
                              "The map states nobody that is informed of decisions. Record edges "
                              "of kind `informs` from the decision body to those it informs, and "
                              "`decision_body`.",
                              err);
    free(links);
    return status;
}

/* --- oil tankers and speedboats -------------------------------------------------------------- */

/* Ties between partners of very different size, by one edge each, ranked. "seen" has a flag a tie.
 * Returns the ties whose sizes are known. */
static size_t find_unequal(const pm_audit *audit, bool *seen, pm_ranked *unequal, size_t *count)
{
    size_t known = 0;
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        double ratio = 0;
        size_t tie = pm_measures_tie_of_edge(audit->measures, edge);
        if (tie == SIZE_MAX || seen[tie] ||
            !pm_measures_number(audit->measures, PM_LEVEL_RELATIONSHIP, "size_ratio", edge,
                                &ratio)) {
            continue;
        }
        seen[tie] = true;
        known++;
        if (ratio >= audit->conventions->times_larger) {
            unequal[(*count)++] = (pm_ranked){.index = edge, .weight = ratio};
        }
    }
    pm_rank(unequal, *count);
    return known;
}

/* "A and B (400 times)": the larger one first. */
static void say_unequal(pm_draft *draft, const pm_ranked *tie)
{
    const pm_audit *audit = draft->audit;
    size_t a = 0;
    size_t b = 0;
    double of_a = 0;
    double of_b = 0;
    pm_measures_tie(audit->measures, pm_measures_tie_of_edge(audit->measures, tie->index), &a, &b);
    pm_measures_resource_of(audit->measures, a, &of_a);
    pm_measures_resource_of(audit->measures, b, &of_b);
    pm_say_member(&draft->text, audit->measures, of_a >= of_b ? a : b);
    pm_text_add(&draft->text, " and ");
    pm_say_member(&draft->text, audit->measures, of_a >= of_b ? b : a);
    pm_text_add(&draft->text, " (");
    pm_say_amount(&draft->text, tie->weight);
    pm_text_add(&draft->text, " times)");
}

static pm_status file_unequal(const pm_audit *audit, const pm_ranked *unequal, size_t count,
                              size_t known, pm_error *err)
{
    double share = (double)count / (double)known;
    pm_outcome outcome = pm_outcome_above(share, 0, audit->conventions->majority);
    pm_draft draft = pm_draft_begin(audit, outcome, outcome == PM_FINE ? 0 : PM_WEIGHT_RECORD);
    size_t shown = count < PM_MOST_NAMES ? count : PM_MOST_NAMES;
    if (outcome == PM_FINE) {
        pm_text_add(&draft.headline, "Partners that work together are of like size");
    } else {
        pm_say_counted_first(&draft.headline, count, "tie joins a large and a small partner",
                             "ties join a large and a small partner");
    }
    pm_text_add(&draft.text, "By ");
    pm_say_name(&draft.text, pm_measures_resource(audit->measures));
    pm_text_add(&draft.text, ", ");
    pm_say_part(&draft.text, count, known, "tie", "ties");
    pm_text_add(&draft.text, count == 1 ? " joins" : " join");
    pm_draft_say(&draft, " partners one of which is {times_larger} or more times the other");
    for (size_t i = 0; i < count; i++) {
        pm_draft_edge(&draft, unequal[i].index);
        if (i < shown) {
            pm_text_add(&draft.text, i > 0 ? "; " : ": ");
            say_unequal(&draft, &unequal[i]);
        }
    }
    pm_say_others(&draft.text, shown, count);
    pm_say_stop(&draft.text);
    pm_draft_number(&draft, "ties", (double)count);
    pm_draft_number(&draft, "known", (double)known);
    pm_draft_number(&draft, "share", share);
    return pm_draft_file(&draft, err);
}

static pm_status rule_sizes(const pm_audit *audit, pm_error *err)
{
    pm_ranked *unequal = pm_new_array(pm_map_edge_count(audit->map), sizeof *unequal);
    bool *seen = pm_new_array(pm_measures_tie_count(audit->measures), sizeof *seen);
    if (unequal == NULL || seen == NULL) {
        free(unequal);
        free(seen);
        return pm_fail_memory(err);
    }
    size_t count = 0;
    size_t known = find_unequal(audit, seen, unequal, &count);
    free(seen);
    pm_status status =
        known > 0 ? file_unequal(audit, unequal, count, known, err)
                  : pm_find_unknown(audit, PM_RECORD_RESOURCE,
                                    "How partners compare in size is not known",
                                    "No tie joins two partners whose size is stated. Record "
                                    "`budget`, `staff` or `funding` on organisations.",
                                    err);
    free(unequal);
    return status;
}

/* --- registry -------------------------------------------------------------------------------- */

static const pm_rule RULES[] = {
    {
        .id = "told-not-asked",
        .title = "Members that hear of decisions afterwards",
        .family = "sectors",
        .fact = PM_FACT_STATED,
        .needs = "decision_body; edges of kind informs and member",
        .threshold = "watch for any, issue when at least {notable_share} of the members",
        .why = "To be told is not to be involved: partners that join in after the decision can "
               "only accept it or leave. A tenth of the members is a voice that would be missed.",
        .question = "At which point could these members still have changed the last decision?",
        .next_step = "Send them the question before the meeting, and record what they said.",
        .source = "The voluntary sector's claim to be involved before decisions are made",
        .function = PM_RULE_FUNCTION(rule_told),
    },
    {
        .id = "size-ratio",
        .title = "Large partners tied to small ones",
        .family = "sectors",
        .fact = PM_FACT_STATED,
        .needs = "budget, staff or funding (or --resource); size_ratio",
        .threshold = "watch when one side of a tie is {times_larger} or more times the other, "
                     "issue when that holds for more than {majority} of the ties whose sizes are "
                     "known",
        .why = "Oil tankers turn slowly and speedboats run out of fuel: forms, meetings and "
               "deadlines that cost the large partner nothing may cost the small one its week. "
               "Ten times is another kind of organisation.",
        .question = "Whose timetable and paperwork does this work follow?",
        .next_step = "Agree one thing that the larger side does the smaller one's way.",
        .source = "Practitioners' picture of oil tankers and speedboats",
        .function = PM_RULE_FUNCTION(rule_sizes),
    },
};

const pm_rule_table pm_rules_of_access = {RULES, sizeof RULES / sizeof *RULES};
