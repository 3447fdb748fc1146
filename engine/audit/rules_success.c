/* Rules on who shares in the work and its success: partners that contribute to no outcome, those
 * that contribute without a seat, one that chairs everything; and words that are explained nowhere.
 * Stated facts in, findings out. */
#include <stdint.h>
#include <stdlib.h>

#include "engine/audit/conventions.h"
#include "engine/audit/facts.h"
#include "engine/audit/rules.h"
#include "engine/audit/words.h"
#include "engine/base/memory.h"

/* Marks the members that an edge of kind contributes_to joins to an outcome; false when there is no
 * such edge. */
static bool mark_contributors(const pm_audit *audit, bool *contributes)
{
    bool any = false;
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        const pm_edge *ends = pm_map_edge(audit->map, edge);
        if (!pm_map_edge_is(audit->map, edge, "contributes_to")) {
            continue;
        }
        bool to_source = pm_map_kind(audit->map, ends->source) == PM_OUTCOME;
        size_t node = to_source ? ends->target : ends->source;
        size_t member = pm_measures_member_of_node(audit->measures, node);
        if (member != SIZE_MAX) {
            contributes[member] = true;
            any = true;
        }
    }
    return any;
}

/* --- contributing to none -------------------------------------------------------------------- */

/* Who takes part in a body that contributes does so too. */
static void mark_groups(const pm_audit *audit, bool *contributes)
{
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        size_t member = 0;
        size_t body = 0;
        if (pm_fact_active_seat(audit, edge, &member, &body) && contributes[body]) {
            contributes[member] = true;
        }
    }
}

static pm_status file_idle(const pm_audit *audit, const bool *contributes, pm_error *err)
{
    size_t organisations = 0;
    pm_draft draft = pm_draft_begin(audit, PM_FINE, 0);
    for (size_t member = 0; member < audit->members; member++) {
        if (pm_fact_is_organisation(audit, member)) {
            organisations++;
            if (!contributes[member]) {
                pm_draft_member(&draft, member);
            }
        }
    }
    size_t idle = draft.members.count;
    double share = organisations > 0 ? (double)idle / (double)organisations : 0;
    draft.outcome =
        pm_outcome_above(share, audit->conventions->odd_ones, audit->conventions->majority);
    draft.weight = draft.outcome == PM_FINE ? 0 : PM_WEIGHT_RECORD;
    draft.badge_count = 0;
    if (draft.outcome == PM_FINE) {
        pm_text_add(&draft.headline, "Most partners work for an outcome");
    } else {
        pm_say_counted_first(&draft.headline, idle, "partner works for no stated outcome",
                             "partners work for no stated outcome");
    }
    pm_text_add(&draft.text, "The map states no contribution to an outcome for ");
    pm_say_part(&draft.text, idle, organisations, "organisation", "organisations");
    if (idle > 0) {
        pm_text_add(&draft.text, ": ");
        pm_say_members(&draft.text, audit->measures, &draft.members, 0);
    }
    pm_say_stop(&draft.text);
    pm_text_add(&draft.text, " Who takes part in a group that contributes is counted as "
                             "contributing.");
    pm_draft_number(&draft, "without_outcome", (double)idle);
    pm_draft_number(&draft, "organisations", (double)organisations);
    pm_draft_number(&draft, "share", share);
    return pm_draft_file(&draft, err);
}

static pm_status rule_idle(const pm_audit *audit, pm_error *err)
{
    bool *contributes = pm_new_array(audit->members, sizeof *contributes);
    if (contributes == NULL) {
        return pm_fail_memory(err);
    }
    bool any = mark_contributors(audit, contributes);
    mark_groups(audit, contributes);
    pm_status status =
        any ? file_idle(audit, contributes, err)
            : pm_find_unknown(audit, PM_RECORD_OUTCOMES, "Who works for any outcome is not known",
                              "The map states no contribution to an outcome. Record outcomes as "
                              "nodes of `kind` `outcome` and edges of kind `contributes_to`.",
                              err);
    free(contributes);
    return status;
}

/* --- credit and responsibility --------------------------------------------------------------- */

/* Seats and chairs by member. Returns the chairs of all; *most is who holds most of them. */
static size_t count_seats(const pm_audit *audit, bool *seated, size_t *chairs, size_t *most)
{
    size_t all = 0;
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        size_t member = 0;
        size_t body = 0;
        if (pm_fact_active_seat(audit, edge, &member, &body)) {
            seated[member] = true;
            if (pm_fact_is(audit, PM_EDGE_ROLE, edge, "chair")) {
                chairs[member]++;
                all++;
                *most = chairs[member] > chairs[*most] ? member : *most;
            }
        }
    }
    return all;
}

static void say_without_seat(pm_draft *draft, size_t contributors)
{
    size_t without = draft->members.count;
    if (without == 0) {
        pm_text_add(&draft->text, "Each organisation that contributes to an outcome has a seat in "
                                  "a body.");
        return;
    }
    pm_say_part_first(&draft->text, without, contributors, "organisation", "organisations");
    pm_text_add(&draft->text, " that contribute to an outcome ");
    pm_text_add(&draft->text, without == 1 ? "has" : "have");
    pm_text_add(&draft->text, " no seat in any body: ");
    pm_say_members(&draft->text, draft->audit->measures, &draft->members, 0);
    pm_say_stop(&draft->text);
}

static pm_status file_credit(const pm_audit *audit, const bool *contributes, const bool *seated,
                             const size_t *chairs, size_t all, size_t most, pm_error *err)
{
    size_t contributors = 0;
    pm_draft draft = pm_draft_begin(audit, PM_FINE, 0);
    for (size_t member = 0; member < audit->members; member++) {
        if (contributes[member] && pm_fact_is_organisation(audit, member)) {
            contributors++;
            if (!seated[member]) {
                pm_draft_member(&draft, member);
            }
        }
    }
    bool one = all >= PM_SEVERAL && chairs[most] == all;
    size_t without = draft.members.count;
    draft.outcome = one && without > 0 ? PM_ISSUE : one || without > 0 ? PM_WATCH : PM_FINE;
    draft.weight = draft.outcome == PM_FINE ? 0 : PM_WEIGHT_RECORD;
    pm_text_add(&draft.headline, draft.outcome == PM_FINE ? "Those who contribute have a say"
                                 : one                    ? "One partner chairs everything"
                                                          : "Some contribute without a seat");
    say_without_seat(&draft, contributors);
    if (one) {
        pm_text_add(&draft.text, " ");
        pm_say_member(&draft.text, audit->measures, most);
        pm_text_add(&draft.text, " holds all ");
        pm_say_counted(&draft.text, all, "chair.", "chairs.");
    }
    pm_draft_number(&draft, "contributors", (double)contributors);
    pm_draft_number(&draft, "without_seat", (double)without);
    pm_draft_number(&draft, "chairs", (double)all);
    return pm_draft_file(&draft, err);
}

static pm_status look_at_credit(const pm_audit *audit, bool *contributes, bool *seated,
                                size_t *chairs, pm_error *err)
{
    size_t most = 0;
    size_t all = count_seats(audit, seated, chairs, &most);
    bool any_seat = false;
    for (size_t member = 0; member < audit->members; member++) {
        any_seat = any_seat || seated[member];
    }
    if (mark_contributors(audit, contributes) && any_seat) {
        return file_credit(audit, contributes, seated, chairs, all, most, err);
    }
    return pm_find_unknown(audit, PM_RECORD_OUTCOMES, "Who shares in success is not known",
                           "The map does not state both who contributes to an outcome and who has "
                           "a seat. Record edges of kind `contributes_to` and of kind `member` "
                           "with their `role`.",
                           err);
}

static pm_status rule_credit(const pm_audit *audit, pm_error *err)
{
    bool *contributes = pm_new_array(audit->members, sizeof *contributes);
    bool *seated = pm_new_array(audit->members, sizeof *seated);
    size_t *chairs = pm_new_array(audit->members, sizeof *chairs);
    pm_status status = contributes != NULL && seated != NULL && chairs != NULL
                           ? look_at_credit(audit, contributes, seated, chairs, err)
                           : pm_fail_memory(err);
    free(contributes);
    free(seated);
    free(chairs);
    return status;
}

/* --- one language ---------------------------------------------------------------------------- */

static pm_status rule_glossary(const pm_audit *audit, pm_error *err)
{
    if (pm_map_text(audit->map, PM_MAP_GLOSSARY, 0) != NULL) {
        return pm_find_fine(audit, "Shared words are explained",
                            "The map states where the partnership's words are explained.", err);
    }
    if (!pm_fact_states_governance(audit)) {
        return pm_find_unknown(audit, PM_RECORD_GLOSSARY,
                               "Whether words are explained is not known",
                               "The map states nothing of it. Record `glossary` on the map: where "
                               "shared words are explained.",
                               err);
    }
    pm_draft draft = pm_draft_begin(audit, PM_WATCH, PM_WEIGHT_RECORD);
    pm_text_add(&draft.headline, "No glossary is on record");
    pm_text_add(&draft.text, "The map states other facts of how the partnership is run, but not "
                             "where its words are explained.");
    return pm_draft_file(&draft, err);
}

/* --- registry -------------------------------------------------------------------------------- */

static const pm_rule RULES[] = {
    {
        .id = "no-outcome",
        .title = "Partners that work for no stated outcome",
        .family = "governance",
        .fact = PM_FACT_STATED,
        .needs = "nodes of kind outcome, edges of kind contributes_to and member",
        .threshold = "watch when more than {odd_ones} of the organisations contribute to none, "
                     "alone or in a group, issue when more than {majority}",
        .why = "A partner that works for none of the outcomes is here for something else, or its "
               "work is not seen. One in five is a round figure for more than the odd one.",
        .question = "What is each of these partners here to achieve?",
        .next_step = "Add the outcome it does work for, or agree a first contribution.",
        .source = "Practitioners' assumption to test: success is shared",
        .function = PM_RULE_FUNCTION(rule_idle),
    },
    {
        .id = "shared-success",
        .title = "Contribution, credit and responsibility",
        .family = "governance",
        .fact = PM_FACT_STATED,
        .needs = "edges of kind contributes_to, edges of kind member; role",
        .threshold = "watch when an organisation contributes to an outcome and has no seat, or "
                     "when one partner holds all of two or more chairs; issue when both",
        .why = "Those who do work without a seat are not in the room when success is told; where "
               "one holds every chair, it holds the praise and the blame too.",
        .question = "When the last success was reported, who was named?",
        .next_step = "Name every contributor in the next report, and pass on one chair.",
        .source = "Practitioners' assumption to test: success is shared",
        .function = PM_RULE_FUNCTION(rule_credit),
    },
    {
        .id = "glossary",
        .title = "A place where shared words are explained",
        .family = "governance",
        .fact = PM_FACT_STATED,
        .needs = "glossary",
        .threshold = "watch when none is stated though other governance is",
        .why = "The same word means one thing in health and another in housing; half a page saves "
               "a year of misunderstanding.",
        .question = "Which word do we use most and mean differently?",
        .next_step = "Write down ten words with one line each, and add to them as they come up.",
        .source = "Practitioners' assumption to test: we all speak one language",
        .function = PM_RULE_FUNCTION(rule_glossary),
    },
};

const pm_rule_table pm_rules_of_success = {RULES, sizeof RULES / sizeof *RULES};
