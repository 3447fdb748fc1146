/* Rules on who depends on whose money: how many funders there are in effect, and which pairs are
 * most one-sided. Stated flows in, findings out. */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "engine/audit/conventions.h"
#include "engine/audit/facts.h"
#include "engine/audit/rules.h"
#include "engine/audit/words.h"
#include "engine/base/memory.h"

/* --- how many funders in effect -------------------------------------------------------------- */

typedef struct funders {
    size_t count;        /* members that give, by stated amounts */
    double sum, squares; /* of what each gives */
} funders;

static funders count_funders(const pm_audit *audit)
{
    funders found = {0};
    for (size_t member = 0; member < audit->members; member++) {
        double given = 0;
        if (pm_fact_of_member(audit, "funding_out", member, &given) && given > 0) {
            found.count++;
            found.sum += given;
            found.squares += given * given;
        }
    }
    return found;
}

/* Flows with an amount and a direction: view F. */
static size_t count_flows(const pm_audit *audit)
{
    size_t flows = 0;
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        double amount = 0;
        flows += pm_map_edge_is(audit->map, edge, "funds") &&
                         pm_map_edge(audit->map, edge)->directed &&
                         pm_map_number(audit->map, PM_EDGE_AMOUNT, edge, &amount) && amount > 0
                     ? 1
                     : 0;
    }
    return flows;
}

static pm_status file_funders(const pm_audit *audit, const funders *found, pm_error *err)
{
    double effective = found->sum / found->squares * found->sum;
    bool few = effective < audit->conventions->funders_watch;
    pm_draft draft = pm_draft_begin(audit, few ? PM_WATCH : PM_FINE, few ? PM_WEIGHT_RECORD : 0);
    pm_text_add(&draft.headline,
                few ? "Money comes from few partners" : "Money comes from several partners");
    pm_say_counted_first(&draft.text, found->count, "partner gives", "partners give");
    pm_text_add(&draft.text, " the money that the map states; it is spread as if ");
    pm_text_add_rounded(&draft.text, effective, 1);
    pm_text_add(&draft.text, " gave alike.");
    pm_draft_number(&draft, "funders", (double)found->count);
    pm_draft_number(&draft, "effective_funders", effective);
    pm_draft_number(&draft, "sum", found->sum);
    return pm_draft_file(&draft, err);
}

static pm_status rule_funders(const pm_audit *audit, pm_error *err)
{
    funders found = count_funders(audit);
    if (count_flows(audit) >= audit->conventions->fewest_payments && found.squares > 0 &&
        isfinite(found.squares)) {
        return file_funders(audit, &found, err);
    }
    return pm_find_unknown(
        audit, PM_RECORD_FLOWS, "How many fund the work is not known",
        "Fewer than {fewest_payments} funding relationships state an amount that can be added up "
        "and a direction. Record directed edges of kind `funds` with `amount`.",
        err);
}

/* --- one-sided pairs ------------------------------------------------------------------------- */

/* Who depends on whom in a pair with a flow, and how much. */
typedef struct dependence {
    size_t dependent, on;
    double share;  /* of what it receives */
    bool reliance; /* it states how much of its income comes through the partnership */
} dependence;

/* The more dependent end of an edge; false when the pair has no flow or is even enough. */
static bool read_dependence(const pm_audit *audit, size_t edge, dependence *found)
{
    const pm_edge *ends = pm_map_edge(audit->map, edge);
    double source = 0;
    double target = 0;
    if (!pm_map_edge_is(audit->map, edge, "funds") ||
        !pm_measures_number(audit->measures, PM_LEVEL_RELATIONSHIP, "dependence_source", edge,
                            &source) ||
        !pm_measures_number(audit->measures, PM_LEVEL_RELATIONSHIP, "dependence_target", edge,
                            &target)) {
        return false;
    }
    bool on_target = source > target;
    size_t node = on_target ? ends->source : ends->target;
    double reliance = 0;
    found->dependent = pm_measures_member_of_node(audit->measures, node);
    found->on =
        pm_measures_member_of_node(audit->measures, on_target ? ends->target : ends->source);
    found->share = on_target ? source : target;
    found->reliance = pm_map_number(audit->map, PM_NODE_RELIANCE, node, &reliance);
    return found->dependent != SIZE_MAX && found->on != SIZE_MAX &&
           fabs(source - target) > audit->conventions->majority &&
           found->share > audit->conventions->majority;
}

static size_t count_pairs_with_flow(const pm_audit *audit)
{
    size_t count = 0;
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        double imbalance = 0;
        count += pm_map_edge_is(audit->map, edge, "funds") &&
                         pm_measures_number(audit->measures, PM_LEVEL_RELATIONSHIP,
                                            "power_imbalance", edge, &imbalance)
                     ? 1
                     : 0;
    }
    return count;
}

/* One edge a dependent: above half, nobody depends so on two. */
static size_t find_dependent(const pm_audit *audit, bool *seen, pm_ranked *ranked)
{
    size_t count = 0;
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        dependence found = {0};
        if (read_dependence(audit, edge, &found) && !seen[found.dependent]) {
            seen[found.dependent] = true;
            ranked[count++] =
                (pm_ranked){.index = edge, .weight = found.share + (found.reliance ? 1 : 0)};
        }
    }
    pm_rank(ranked, count);
    return count;
}

static void say_pair(pm_draft *draft, const dependence *pair)
{
    pm_say_member(&draft->text, draft->audit->measures, pair->dependent);
    pm_text_add(&draft->text, " on ");
    pm_say_member(&draft->text, draft->audit->measures, pair->on);
    pm_text_add(&draft->text, " (");
    pm_say_share(&draft->text, pair->share);
    pm_text_add(&draft->text, pair->reliance ? " of its income)" : ")");
}

static void say_pairs(pm_draft *draft, const pm_ranked *ranked, size_t count)
{
    size_t shown = count < PM_MOST_NAMES ? count : PM_MOST_NAMES;
    size_t stated = 0;
    for (size_t i = 0; i < count; i++) {
        dependence pair = {0};
        read_dependence(draft->audit, ranked[i].index, &pair);
        stated += pair.reliance ? 1 : 0;
        pm_draft_member(draft, pair.dependent);
        pm_draft_edge(draft, ranked[i].index);
        if (i < shown) {
            pm_text_add(&draft->text, i > 0 ? "; " : ": ");
            say_pair(draft, &pair);
        }
    }
    pm_say_others(&draft->text, shown, count);
    pm_say_stop(&draft->text);
    if (stated < count) {
        pm_text_add(&draft->text, " ");
        pm_say_counted_first(&draft->text, count - stated, "of them does", "of them do");
        pm_text_add(&draft->text, " not state what share of all income that is (`reliance`).");
    }
    draft->outcome = stated > 0 ? PM_ISSUE : PM_WATCH;
    pm_draft_number(draft, "dependent", (double)count);
    pm_draft_number(draft, "state_reliance", (double)stated);
}

static pm_status file_dependent(const pm_audit *audit, const pm_ranked *ranked, size_t count,
                                pm_error *err)
{
    pm_draft draft = pm_draft_begin(audit, PM_WATCH, pm_fact_share_of_members(audit, count));
    pm_say_counted_first(&draft.headline, count, "partner lives on one other's money",
                         "partners live on one other's money");
    pm_say_counted_first(&draft.text, count, "partner receives", "partners receive");
    pm_draft_say(&draft, " more than {majority} of the money that the map states for ");
    pm_text_add(&draft.text, count == 1 ? "it from one that depends on it far less"
                                        : "them from one that depends on them far less");
    say_pairs(&draft, ranked, count);
    draft.badge_count = PM_MOST_BADGES;
    return pm_draft_file(&draft, err);
}

static pm_status look_at_dependence(const pm_audit *audit, bool *seen, pm_ranked *ranked,
                                    pm_error *err)
{
    if (count_pairs_with_flow(audit) == 0) {
        return pm_find_unknown(audit, PM_RECORD_FLOWS, "Who depends on whose money is not known",
                               "The map states no amount on a funding relationship. Record "
                               "directed edges of kind `funds` with `amount`, and `reliance` on "
                               "those that receive.",
                               err);
    }
    size_t count = find_dependent(audit, seen, ranked);
    return count > 0
               ? file_dependent(audit, ranked, count, err)
               : pm_find_fine(audit, "Nobody lives on one other's money",
                              "No partner receives more than {majority} of the money stated for it "
                              "from one that depends on it far less.",
                              err);
}

static pm_status rule_dependence(const pm_audit *audit, pm_error *err)
{
    bool *seen = pm_new_array(audit->members, sizeof *seen);
    pm_ranked *ranked = pm_new_array(pm_map_edge_count(audit->map), sizeof *ranked);
    pm_status status = seen != NULL && ranked != NULL ? look_at_dependence(audit, seen, ranked, err)
                                                      : pm_fail_memory(err);
    free(seen);
    free(ranked);
    return status;
}

/* --- registry -------------------------------------------------------------------------------- */

static const pm_rule RULES[] = {
    {
        .id = "few-funders",
        .title = "How many funders there are in effect",
        .family = "power",
        .fact = PM_FACT_STATED,
        .needs = "edges of kind funds with amount; funding_out",
        .threshold = "watch when the money is spread as if fewer than {funders_watch} gave alike "
                     "(1 / sum of squared shares); needs {fewest_payments} payments. One that "
                     "gives most is told by dominant-funder",
        .why =
            "With three equal funders the loss of one leaves two thirds, which others can bridge "
            "for a year; with fewer it cannot be bridged.",
        .question = "Who has never been asked to put something in?",
        .next_step = "Ask one more partner for a small sum or a share of a post.",
        .source = "Laakso & Taagepera 1979, doi:10.1177/001041407901200101 (effective number)",
        .function = PM_RULE_FUNCTION(rule_funders),
    },
    {
        .id = "dependence-pair",
        .title = "Partners that live on one other's money",
        .family = "power",
        .fact = PM_FACT_STATED,
        .needs = "edges of kind funds with amount; reliance; dependence_source, "
                 "dependence_target, power_imbalance",
        .threshold = "above {majority} of what a partner receives, with an imbalance above "
                     "{majority}: watch; issue when it states that this is as much of its income "
                     "(reliance)",
        .why = "Who lives on one partner's money cannot well disagree with it, and stops when it "
               "stops. Above half there is no second source as large.",
        .question = "What would this partner say if its money did not depend on it?",
        .next_step = "Agree notice and length of the funding in writing, and look for a second "
                     "source.",
        .source = "Emerson 1962, doi:10.2307/2089716; Casciaro & Piskorski 2005, "
                  "doi:10.2189/asqu.2005.50.2.167",
        .function = PM_RULE_FUNCTION(rule_dependence),
    },
};

const pm_rule_table pm_rules_of_funding = {RULES, sizeof RULES / sizeof *RULES};
