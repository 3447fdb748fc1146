/* Rules on members that joined freely and members that had to: stated membership and decision
 * distances in, findings out. */
#include <stdlib.h>

#include "engine/audit/chance.h"
#include "engine/audit/conventions.h"
#include "engine/audit/facts.h"
#include "engine/audit/rules.h"
#include "engine/audit/words.h"
#include "engine/base/memory.h"

/* A chance of exactly one in twenty is not below it, however its last digits fall. */
static const double ROUNDING = 1e-9;

/* --- conscripts at the edge ------------------------------------------------------------------ */

/* Conscripts and volunteers that have a route to decisions, and their steps. */
typedef struct sides {
    size_t *steps; /* of both together */
    size_t count;
    size_t conscripts, volunteers;
    size_t conscript_steps, volunteer_steps; /* sums */
    size_t without_route;                    /* conscripts left out of the mean */
    pm_indexes members;                      /* conscripts, those without a route too */
} sides;

static void place_member(const pm_audit *audit, size_t member, sides *found)
{
    size_t node = pm_fact_node(audit, member);
    bool conscript = pm_fact_is(audit, PM_NODE_MEMBERSHIP, node, "conscript");
    bool volunteer = pm_fact_is(audit, PM_NODE_MEMBERSHIP, node, "volunteer");
    if ((!conscript && !volunteer) || pm_measures_is_decision_body(audit->measures, member)) {
        return;
    }
    double distance = 0;
    bool has_route = pm_fact_of_member(audit, "decision_distance", member, &distance);
    size_t steps = (size_t)distance;
    if (conscript) {
        pm_indexes_add(&found->members, member);
        found->without_route += has_route ? 0 : 1;
    }
    if (has_route) {
        found->steps[found->count++] = steps;
        *(conscript ? &found->conscripts : &found->volunteers) += 1;
        *(conscript ? &found->conscript_steps : &found->volunteer_steps) += steps;
    }
}

static pm_status file_sides(const pm_audit *audit, const sides *found, double probability,
                            pm_error *err)
{
    double conscripts = (double)found->conscript_steps / (double)found->conscripts;
    double volunteers = (double)found->volunteer_steps / (double)found->volunteers;
    bool further = conscripts > volunteers;
    pm_outcome outcome = further && probability < audit->conventions->odds - ROUNDING ? PM_ISSUE
                         : conscripts - volunteers >= audit->conventions->membership_steps
                             ? PM_WATCH
                             : PM_FINE;
    pm_draft draft =
        pm_draft_begin(audit, outcome, pm_fact_share_of_members(audit, found->members.count));
    pm_text_add(&draft.headline, outcome == PM_FINE ? "Members required to join are no further away"
                                                    : "Members required to join stand at the edge");
    pm_text_add(&draft.text, "Members required to join are on average ");
    pm_say_steps(&draft.text, conscripts);
    pm_text_add(&draft.text, " from decisions, those who chose to join ");
    pm_text_add_rounded(&draft.text, volunteers, 1);
    pm_text_add(&draft.text, " (a direct tie is one step).");
    if (outcome == PM_ISSUE) {
        pm_say_odds(&draft.text, probability);
    } else if (outcome == PM_WATCH) {
        pm_text_add(&draft.text, " A gap of this size may be chance.");
    }
    if (found->without_route > 0) {
        pm_text_add(&draft.text, " ");
        pm_say_counted_first(&draft.text, found->without_route, "more has", "more have");
        pm_text_add(&draft.text, " no route at all.");
    }
    pm_draft_number(&draft, "conscripts_mean_distance", conscripts);
    pm_draft_number(&draft, "volunteers_mean_distance", volunteers);
    pm_draft_number(&draft, "conscripts", (double)found->conscripts);
    pm_draft_number(&draft, "volunteers", (double)found->volunteers);
    pm_draft_number(&draft, "without_route", (double)found->without_route);
    pm_draft_number(&draft, "p", probability);
    if (outcome != PM_FINE) {
        pm_draft_members(&draft, &found->members);
        draft.badge_count = PM_MOST_BADGES;
    }
    return pm_draft_file(&draft, err);
}

static pm_status compare_sides(const pm_audit *audit, const sides *found, pm_error *err)
{
    if (found->conscripts < audit->conventions->fewest_of_side ||
        found->volunteers < audit->conventions->fewest_of_side) {
        return pm_find_unknown(
            audit, PM_RECORD_MEMBERSHIP, "Where required members stand is not known",
            "Fewer than {fewest_of_side} conscripts, or as few volunteers, with a route to "
            "decisions are stated. Record `membership` (volunteer, conscript or mixed) on each "
            "organisation, and `decision_body`.",
            err);
    }
    double probability = 1;
    pm_status status = pm_chance_of_sum(found->steps, found->count, found->conscripts,
                                        found->conscript_steps, &probability, err);
    return status == PM_OK ? file_sides(audit, found, probability, err) : status;
}

static pm_status rule_conscripts_edge(const pm_audit *audit, pm_error *err)
{
    sides found = {.steps = pm_new_array(audit->members, sizeof(size_t))};
    if (found.steps == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t member = 0; member < audit->members; member++) {
        place_member(audit, member, &found);
    }
    pm_status status = pm_indexes_check(&found.members, err);
    if (status == PM_OK) {
        status = compare_sides(audit, &found, err);
    }
    pm_indexes_free(&found.members);
    free(found.steps);
    return status;
}

/* --- how many had to join -------------------------------------------------------------------- */

static pm_status file_conscripts(const pm_audit *audit, pm_draft *draft, size_t stated,
                                 size_t organisations, pm_error *err)
{
    size_t conscripts = draft->members.count;
    double share = (double)conscripts / (double)stated;
    bool most = share > audit->conventions->majority;
    draft->outcome = most ? PM_WATCH : PM_FINE;
    draft->weight = pm_fact_share_of_members(audit, most ? conscripts : stated - conscripts);
    pm_text_add(&draft->headline, share > 0.5 ? "Most members were required to join"
                                              : "Most members chose to join, at least in part");
    pm_text_add(&draft->text, "Of ");
    pm_say_counted(&draft->text, stated, "organisation", "organisations");
    pm_text_add(&draft->text, " whose membership is stated, ");
    pm_say_count(&draft->text, conscripts);
    pm_text_add(&draft->text, conscripts == 1 ? " was" : " were");
    pm_text_add(&draft->text, " required to join.");
    if (stated < organisations) {
        pm_text_add(&draft->text, " Of ");
        pm_say_count(&draft->text, organisations - stated);
        pm_text_add(&draft->text, " more it is not known.");
    }
    pm_draft_number(draft, "conscripts", (double)conscripts);
    pm_draft_number(draft, "share", share);
    pm_draft_number(draft, "stated", (double)stated);
    pm_draft_number(draft, "not_stated", (double)(organisations - stated));
    draft->badge_count = 0;
    return pm_draft_file(draft, err);
}

static pm_status rule_conscripts_share(const pm_audit *audit, pm_error *err)
{
    size_t organisations = 0;
    size_t stated = 0;
    pm_draft draft = pm_draft_begin(audit, PM_FINE, 0);
    for (size_t member = 0; member < audit->members; member++) {
        size_t node = pm_fact_node(audit, member);
        if (!pm_fact_is_organisation(audit, member)) {
            continue;
        }
        organisations++;
        stated += pm_map_text(audit->map, PM_NODE_MEMBERSHIP, node) != NULL ? 1 : 0;
        if (pm_fact_is(audit, PM_NODE_MEMBERSHIP, node, "conscript")) {
            pm_draft_member(&draft, member);
        }
    }
    if (stated >= audit->conventions->fewest_answers) {
        return file_conscripts(audit, &draft, stated, organisations, err);
    }
    pm_status status = pm_draft_drop(&draft, err);
    return status == PM_OK
               ? pm_find_unknown(audit, PM_RECORD_MEMBERSHIP, "Who had to join is not known",
                                 "Fewer than {fewest_answers} organisations state how "
                                 "they came to join. Record `membership` (volunteer, "
                                 "conscript or mixed) on each.",
                                 err)
               : status;
}

/* --- registry --------------------------------------------------------------------------------- */

static const pm_rule RULES[] = {
    {
        .id = "conscripts-edge",
        .title = "Members required to join, at the edge",
        .family = "people",
        .fact = PM_FACT_STRUCTURE,
        .needs = "membership, decision_body; decision_distance",
        .threshold = "issue when they are further from decisions than those who chose to join, "
                     "with odds below {odds} (permutation), watch from {membership_steps steps}; "
                     "{fewest_of_side} of each",
        .why = "Who had to join and then finds itself far from decisions has little reason to "
               "stay for more than the letter. One in twenty is the usual odds; half a step is "
               "one more introduction for every second member.",
        .question = "What would make being here worth while for those who had to come?",
        .next_step = "Ask two of them what they need from the partnership, and act on one thing.",
        .source = "Practitioners' assumption to test: everyone wants to be here; permutation test",
        .function = PM_RULE_FUNCTION(rule_conscripts_edge),
    },
    {
        .id = "conscripts-share",
        .title = "Members required to join, in number",
        .family = "people",
        .fact = PM_FACT_STATED,
        .needs = "membership",
        .threshold = "watch when more than {majority} of the organisations that state it were "
                     "required to join; {fewest_answers} or more",
        .why = "Where most had to come, agreement in the room may be politeness.",
        .question = "What do we do together that nobody asks us to do?",
        .next_step = "Find one aim that members would pursue without being required to.",
        .source = "Practitioners' assumption to test: everyone wants to be here",
        .function = PM_RULE_FUNCTION(rule_conscripts_share),
    },
};

const pm_rule_table pm_rules_of_membership = {RULES, sizeof RULES / sizeof *RULES};
