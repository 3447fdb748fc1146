/* Rules on what the partnership has written down: its objective, its way through disagreement, its
 * outcomes. Stated facts in, findings out. */
#include <stdint.h>
#include <stdlib.h>

#include "engine/audit/conventions.h"
#include "engine/audit/facts.h"
#include "engine/audit/rules.h"
#include "engine/audit/several.h"
#include "engine/audit/words.h"
#include "engine/base/memory.h"

/* --- objective ------------------------------------------------------------------------------- */

static pm_status file_agreed(const pm_audit *audit, pm_draft *draft, size_t yes, pm_error *err)
{
    size_t no = draft->members.count;
    double share = (double)yes / (double)(yes + no);
    draft->outcome = share < audit->conventions->majority       ? PM_ISSUE
                     : share < audit->conventions->agreed_share ? PM_WATCH
                                                                : PM_FINE;
    draft->weight = draft->outcome == PM_FINE ? 0 : pm_fact_share_of_members(audit, no);
    pm_text_add(&draft->text, "Of ");
    pm_say_counted(&draft->text, yes + no, "member that states it, ", "members that state it, ");
    pm_say_count(&draft->text, yes);
    pm_text_add(&draft->text, " agreed to the written objective (");
    pm_say_share(&draft->text, share);
    pm_text_add(&draft->text, ").");
    if (draft->outcome == PM_FINE) {
        pm_text_add(&draft->headline, "The objective is agreed");
    } else {
        pm_text_add(&draft->headline, "Not everyone agreed the objective");
    }
    pm_draft_number(draft, "agreed", (double)yes);
    pm_draft_number(draft, "not_agreed", (double)no);
    pm_draft_number(draft, "share", share);
    draft->badge_count = 0;
    return pm_draft_file(draft, err);
}

static pm_status look_at_agreement(const pm_audit *audit, pm_error *err)
{
    size_t yes = 0;
    pm_draft draft = pm_draft_begin(audit, PM_FINE, 0);
    for (size_t member = 0; member < audit->members; member++) {
        pm_answer agreed =
            pm_map_boolean(audit->map, PM_NODE_OBJECTIVE_AGREED, pm_fact_node(audit, member));
        yes += agreed == PM_YES ? 1 : 0;
        if (agreed == PM_NO) {
            pm_draft_member(&draft, member);
        }
    }
    if (yes + draft.members.count >= audit->conventions->fewest_answers) {
        return file_agreed(audit, &draft, yes, err);
    }
    pm_status status = pm_draft_drop(&draft, err);
    return status == PM_OK
               ? pm_find_unknown(audit, PM_RECORD_AGREED, "Who agreed the objective is not known",
                                 "Fewer than {fewest_answers} members state whether "
                                 "they agreed to the written objective. Record "
                                 "`objective_agreed` on each organisation.",
                                 err)
               : status;
}

static pm_status rule_objective(const pm_audit *audit, pm_error *err)
{
    if (pm_map_text(audit->map, PM_MAP_OBJECTIVE, 0) != NULL) {
        return look_at_agreement(audit, err);
    }
    if (!pm_fact_states_governance(audit)) {
        return pm_find_unknown(audit, PM_RECORD_OBJECTIVE, "The objective is not known",
                               "The map states no objective. Record `objective` on the map, and "
                               "`objective_agreed` on each organisation.",
                               err);
    }
    pm_draft draft = pm_draft_begin(audit, PM_WATCH, PM_WEIGHT_RECORD);
    pm_text_add(&draft.headline, "No objective is on record");
    pm_text_add(&draft.text, "The map states other facts of how the partnership is run, but no "
                             "written objective.");
    return pm_draft_file(&draft, err);
}

/* --- disagreement ---------------------------------------------------------------------------- */

static pm_status rule_disputes(const pm_audit *audit, pm_error *err)
{
    bool process = pm_map_text(audit->map, PM_MAP_DISPUTE_PROCESS, 0) != NULL;
    bool escalation = pm_map_text(audit->map, PM_MAP_ESCALATION_TO, 0) != NULL;
    if (process) {
        return pm_find_fine(audit, "There is a way to settle disputes",
                            "The map states how disagreements are settled.", err);
    }
    if (!pm_fact_states_governance(audit)) {
        return pm_find_unknown(audit, PM_RECORD_DISPUTES, "How disputes are settled is not known",
                               "The map states nothing of it. Record `dispute_process` and "
                               "`escalation_to` on the map.",
                               err);
    }
    pm_draft draft = pm_draft_begin(audit, escalation ? PM_WATCH : PM_ISSUE, PM_WEIGHT_RECORD);
    pm_text_add(&draft.headline, "No way to settle disputes is on record");
    pm_text_add(&draft.text,
                "The map states other facts of how the partnership is run, but not how "
                "disagreements are settled");
    pm_text_add(&draft.text, escalation ? "; it does state where unsettled matters go."
                                        : " nor where unsettled matters go.");
    return pm_draft_file(&draft, err);
}

/* --- outcomes -------------------------------------------------------------------------------- */

/* Adds who contributes to an outcome: nodes, each once. */
static void add_contributors(const pm_audit *audit, size_t outcome, pm_indexes *nodes)
{
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        const pm_edge *ends = pm_map_edge(audit->map, edge);
        bool touches = ends->source == outcome || ends->target == outcome;
        size_t other = ends->source == outcome ? ends->target : ends->source;
        if (touches && pm_map_edge_is(audit->map, edge, "contributes_to")) {
            pm_indexes_add_once(nodes, other);
        }
    }
}

static pm_status file_contributors(const pm_audit *audit, size_t outcome, const pm_indexes *nodes,
                                   pm_error *err)
{
    pm_draft draft =
        pm_draft_begin(audit, nodes->count == 0 ? PM_ISSUE : PM_WATCH, PM_WEIGHT_RECORD);
    if (nodes->count == 0) {
        pm_text_add(&draft.headline, "Nobody contributes to ");
        pm_say_node(&draft.headline, audit->measures, outcome);
        pm_text_add(&draft.text, "The map states the outcome ");
        pm_say_node(&draft.text, audit->measures, outcome);
        pm_text_add(&draft.text, " and no partner that contributes to it.");
    } else {
        pm_say_node(&draft.headline, audit->measures, outcome);
        pm_text_add(&draft.headline, " rests on one partner");
        pm_say_node(&draft.text, audit->measures, nodes->items[0]);
        pm_text_add(&draft.text, " is the only partner that the map states as contributing to ");
        pm_say_node(&draft.text, audit->measures, outcome);
        pm_say_stop(&draft.text);
        size_t member = pm_measures_member_of_node(audit->measures, nodes->items[0]);
        if (member != SIZE_MAX) {
            pm_draft_member(&draft, member);
        }
    }
    pm_draft_number(&draft, "contributors", (double)nodes->count);
    return pm_draft_file(&draft, err);
}

static pm_status file_outcome(const pm_audit *audit, size_t outcome, pm_error *err)
{
    pm_indexes nodes = {0};
    add_contributors(audit, outcome, &nodes);
    pm_status status = pm_indexes_check(&nodes, err);
    if (status == PM_OK) {
        status = file_contributors(audit, outcome, &nodes, err);
    }
    pm_indexes_free(&nodes);
    return status;
}

/* Outcomes with fewer than two contributors, to be ranked; *outcomes counts all. */
static pm_status find_outcomes(const pm_audit *audit, pm_ranked *thin, size_t *count,
                               size_t *outcomes, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t node = 0; status == PM_OK && node < pm_map_node_count(audit->map); node++) {
        if (pm_map_kind(audit->map, node) != PM_OUTCOME) {
            continue;
        }
        (*outcomes)++;
        pm_indexes nodes = {0};
        add_contributors(audit, node, &nodes);
        status = pm_indexes_check(&nodes, err);
        if (nodes.count < PM_SEVERAL) {
            thin[(*count)++] =
                (pm_ranked){.index = node, .weight = nodes.count == 0 ? PM_RANK_ISSUE : 0};
        }
        pm_indexes_free(&nodes);
    }
    return status;
}

static pm_status look_at_outcomes(const pm_audit *audit, pm_ranked *thin, pm_error *err)
{
    static const pm_several how = {file_outcome, "more outcome that few partners work for",
                                   "more outcomes that few partners work for", false};
    size_t count = 0;
    size_t outcomes = 0;
    pm_status status = find_outcomes(audit, thin, &count, &outcomes, err);
    if (status != PM_OK || count > 0) {
        return status == PM_OK ? pm_file_several(audit, &how, thin, count, err) : status;
    }
    if (outcomes > 0) {
        return pm_find_fine(audit, "Every outcome has several contributors",
                            "For each outcome the map states at least two partners that "
                            "contribute.",
                            err);
    }
    return pm_find_unknown(audit, PM_RECORD_OUTCOMES, "Who works for which outcome is not known",
                           "The map states no outcome. Record outcomes as nodes of `kind` "
                           "`outcome` and edges of kind `contributes_to`.",
                           err);
}

static pm_status rule_outcomes(const pm_audit *audit, pm_error *err)
{
    if (pm_fact_edges_of_kind(audit, "contributes_to") == 0) {
        return pm_find_unknown(audit, PM_RECORD_OUTCOMES,
                               "Who works for which outcome is not known",
                               "The map states no contribution to an outcome. Record outcomes as "
                               "nodes of `kind` `outcome` and edges of kind `contributes_to`.",
                               err);
    }
    pm_ranked *thin = pm_new_array(pm_map_node_count(audit->map), sizeof *thin);
    if (thin == NULL) {
        return pm_fail_memory(err);
    }
    pm_status status = look_at_outcomes(audit, thin, err);
    free(thin);
    return status;
}

/* --- registry --------------------------------------------------------------------------------- */

static const pm_rule RULES[] = {
    {
        .id = "objective",
        .title = "A written objective that members agreed",
        .family = "governance",
        .fact = PM_FACT_STATED,
        .needs = "objective, objective_agreed",
        .threshold = "watch when fewer than {agreed_share} of those that state it agreed, issue "
                     "below {majority}; watch when none is written; {fewest_answers} or more that "
                     "state it",
        .why = "Partners agree in general and differ in particular until it is written down. Four "
               "in five is the practitioners' figure.",
        .question = "Which words of the objective do those who did not agree stumble over?",
        .next_step = "Put the objective on the next agenda, and record who agrees.",
        .source = "Practitioners' assumption to test: we agree what it is for",
        .function = PM_RULE_FUNCTION(rule_objective),
    },
    {
        .id = "dispute",
        .title = "A way to settle disputes",
        .family = "governance",
        .fact = PM_FACT_STATED,
        .needs = "dispute_process, escalation_to",
        .threshold = "watch when no way to settle disputes is stated though other governance is, "
                     "issue when no escalation is stated either",
        .why = "Disagreement comes; it is easier to agree how to settle it before it does.",
        .question = "What did we do the last time we disagreed?",
        .next_step = "Agree half a page: who talks to whom first, and who decides in the end.",
        .source = "Practitioners' assumption to test: we will always agree",
        .function = PM_RULE_FUNCTION(rule_disputes),
    },
    {
        .id = "outcome",
        .title = "Outcomes that few partners work for",
        .family = "governance",
        .fact = PM_FACT_STATED,
        .needs = "nodes of kind outcome, edges of kind contributes_to",
        .threshold = "issue when nobody contributes, watch when one partner does",
        .why = "An outcome without a contributor is a wish; with one it is that partner's own "
               "business.",
        .question = "Who will have done what for this outcome by this time next year?",
        .next_step = "Name two partners and their first step, or take the outcome off the list.",
        .source = "Practitioners' assumption to test: success is shared",
        .function = PM_RULE_FUNCTION(rule_outcomes),
    },
};

const pm_rule_table pm_rules_of_governance = {RULES, sizeof RULES / sizeof *RULES};
