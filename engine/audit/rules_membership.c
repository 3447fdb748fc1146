/* Rules on members that joined freely and members that had to: stated membership and decision
 * distances in, findings out. */
#include <stdlib.h>

#include "engine/audit/chance.h"
#include "engine/audit/conventions.h"
#include "engine/audit/facts.h"
#include "engine/audit/rules.h"
#include "engine/audit/words.h"
#include "engine/base/memory.h"

/* Odds below this are not spelt out. */
static const double RARE = 0.001;

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

static void say_odds(pm_text *text, double probability)
{
    pm_text_add(text, " If places were dealt at random, so large a gap would come up ");
    if (probability < RARE) {
        pm_text_add(text, "less than once in a thousand times.");
    } else {
        pm_text_add(text, "about once in ");
        pm_text_add_rounded(text, 1 / probability, 0);
        pm_text_add(text, " times.");
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
        say_odds(&draft.text, probability);
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
        return pm_find_fewer(audit, "Where required members stand is not known",
                             audit->conventions->fewest_of_side,
                             "conscripts, or as few volunteers, with a route to decisions are "
                             "stated. Record `membership` (volunteer, conscript or mixed) on each "
                             "organisation, and `decision_body`.",
                             err);
    }
    double probability = 1;
    pm_status status = pm_chance_of_sum(found->steps, found->count, found->conscripts,
                                        found->conscript_steps, &probability, err);
    return status == PM_OK ? file_sides(audit, found, probability, err) : status;
}

pm_status pm_rule_conscripts_edge(const pm_audit *audit, pm_error *err)
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

pm_status pm_rule_conscripts_share(const pm_audit *audit, pm_error *err)
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
               ? pm_find_fewer(audit, "Who had to join is not known",
                               audit->conventions->fewest_answers,
                               "organisations state how they came to join. Record `membership` "
                               "(volunteer, conscript or mixed) on each.",
                               err)
               : status;
}
