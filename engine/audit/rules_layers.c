/* Rules on layers that are distinct yet linked: lines that skip a layer, planners and operators
 * without a tie, levels that did not agree the objective. Stated levels in, findings out; the
 * layers are strategic, executive, operational, delivery, from the top; support stands beside them.
 */
#include <stdint.h>
#include <stdlib.h>

#include "engine/audit/conventions.h"
#include "engine/audit/facts.h"
#include "engine/audit/rules.h"
#include "engine/audit/words.h"
#include "engine/base/memory.h"

enum { LAYERS = 4, FIRST_OPERATING = 2 };

static const char *layer_name(size_t layer)
{
    return pm_vocabulary(PM_NODE_LEVEL)->choices[layer];
}

static void count_layers(const pm_audit *audit, size_t *counts)
{
    for (size_t member = 0; member < audit->members; member++) {
        size_t layer = pm_fact_layer(audit, pm_fact_node(audit, member));
        if (layer < LAYERS) {
            counts[layer]++;
        }
    }
}

/* --- lines that skip a layer ----------------------------------------------------------------- */

/* A formal line between two members whose layers are known: false for any other edge. */
static bool find_line(const pm_audit *audit, size_t edge, size_t *upper, size_t *lower)
{
    const pm_edge *ends = pm_map_edge(audit->map, edge);
    bool formal = pm_map_edge_is(audit->map, edge, "feeds_into") ||
                  pm_map_edge_is(audit->map, edge, "accountable_to") ||
                  pm_map_edge_is(audit->map, edge, "governs");
    if (!formal || pm_measures_tie_of_edge(audit->measures, edge) == SIZE_MAX) {
        return false;
    }
    size_t source = pm_fact_layer(audit, ends->source);
    size_t target = pm_fact_layer(audit, ends->target);
    *upper = source < target ? source : target;
    *lower = source < target ? target : source;
    return source != SIZE_MAX && target != SIZE_MAX;
}

/* Is there anybody on a layer in between, who was passed over? */
static bool skips(const size_t *counts, size_t upper, size_t lower)
{
    for (size_t layer = upper + 1; layer < lower; layer++) {
        if (counts[layer] > 0) {
            return true;
        }
    }
    return false;
}

static pm_status file_skips(const pm_audit *audit, const pm_indexes *edges, size_t lines,
                            pm_error *err)
{
    double share = (double)edges->count / (double)lines;
    pm_outcome outcome = pm_outcome_above(share, 0, audit->conventions->majority);
    pm_draft draft = pm_draft_begin(audit, outcome, outcome == PM_FINE ? 0 : PM_WEIGHT_RECORD);
    if (outcome == PM_FINE) {
        pm_text_add(&draft.headline, "No line skips a layer");
    } else {
        pm_say_counted_first(&draft.headline, edges->count, "line skips a layer",
                             "lines skip a layer");
    }
    pm_say_part_first(&draft.text, edges->count, lines, "line", "lines");
    pm_text_add(&draft.text, " between members of known level (feeds into, accountable to, "
                             "governs) ");
    pm_text_add(&draft.text, edges->count <= 1 ? "passes over a layer that the map has"
                                               : "pass over a layer that the map has");
    size_t shown = edges->count < PM_MOST_NAMES ? edges->count : PM_MOST_NAMES;
    for (size_t i = 0; i < edges->count; i++) {
        const pm_edge *ends = pm_map_edge(audit->map, edges->items[i]);
        pm_draft_edge(&draft, edges->items[i]);
        if (i < shown) {
            pm_text_add(&draft.text, i > 0 ? "; " : ": ");
            pm_say_node(&draft.text, audit->measures, ends->source);
            pm_text_add(&draft.text, ends->directed ? " to " : " with ");
            pm_say_node(&draft.text, audit->measures, ends->target);
        }
    }
    pm_say_others(&draft.text, shown, edges->count);
    pm_say_stop(&draft.text);
    pm_draft_number(&draft, "skipping", (double)edges->count);
    pm_draft_number(&draft, "lines", (double)lines);
    pm_draft_number(&draft, "share", share);
    return pm_draft_file(&draft, err);
}

static pm_status rule_skips(const pm_audit *audit, pm_error *err)
{
    size_t counts[LAYERS] = {0};
    size_t lines = 0;
    pm_indexes edges = {0};
    count_layers(audit, counts);
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        size_t upper = 0;
        size_t lower = 0;
        if (find_line(audit, edge, &upper, &lower)) {
            lines++;
            if (skips(counts, upper, lower)) {
                pm_indexes_add(&edges, edge);
            }
        }
    }
    pm_status status = pm_indexes_check(&edges, err);
    if (status == PM_OK && lines > 0) {
        status = file_skips(audit, &edges, lines, err);
    } else if (status == PM_OK) {
        status = pm_find_unknown(audit, PM_RECORD_LINES, "Lines between layers are not known",
                                 "No line joins two members whose level is stated. Record edges of "
                                 "kind `feeds_into`, `accountable_to` or `governs`, and `level` on "
                                 "nodes.",
                                 err);
    }
    pm_indexes_free(&edges);
    return status;
}

/* --- planners and operators ------------------------------------------------------------------ */

/* Planners are the strategic and executive members, operators the operational and delivering. */
typedef struct interplay {
    size_t planners, operators, ties;
    double expected; /* if ties fell at random */
} interplay;

static interplay count_interplay(const pm_audit *audit)
{
    interplay found = {0};
    size_t counts[LAYERS] = {0};
    count_layers(audit, counts);
    found.planners = counts[0] + counts[1];
    found.operators = counts[2] + counts[3];
    size_t ties = pm_measures_tie_count(audit->measures);
    for (size_t tie = 0; tie < ties; tie++) {
        size_t a = 0;
        size_t b = 0;
        pm_measures_tie(audit->measures, tie, &a, &b);
        a = pm_fact_layer(audit, pm_fact_node(audit, a));
        b = pm_fact_layer(audit, pm_fact_node(audit, b));
        found.ties += a < LAYERS && b < LAYERS && (a < FIRST_OPERATING) != (b < FIRST_OPERATING);
    }
    double pairs = (double)audit->members * ((double)audit->members - 1) / 2;
    found.expected =
        pairs > 0 ? (double)ties * (double)found.planners * (double)found.operators / pairs : 0;
    return found;
}

static pm_outcome outcome_of(const pm_audit *audit, const interplay *found)
{
    if (found->ties > 1) {
        return PM_FINE;
    }
    if (found->ties == 0) {
        return found->expected >= audit->conventions->expected_ties_issue   ? PM_ISSUE
               : found->expected >= audit->conventions->expected_ties_watch ? PM_WATCH
                                                                            : PM_FINE;
    }
    return found->expected >= audit->conventions->expected_ties_issue ? PM_WATCH : PM_FINE;
}

static pm_status file_interplay(const pm_audit *audit, const interplay *found, pm_error *err)
{
    pm_outcome outcome = outcome_of(audit, found);
    double share = pm_fact_share_of_members(audit, found->planners + found->operators);
    pm_draft draft = pm_draft_begin(audit, outcome, outcome == PM_FINE ? 0 : share);
    pm_text_add(&draft.headline, outcome == PM_FINE ? "Planners and operators are in touch"
                                 : found->ties == 0 ? "Planners and operators have no direct tie"
                                                    : "One tie joins planners and operators");
    pm_say_counted_first(&draft.text, found->ties, "tie joins", "ties join");
    pm_text_add(&draft.text, " the ");
    pm_say_counted(&draft.text, found->planners, "strategic or executive member",
                   "strategic or executive members");
    pm_text_add(&draft.text, " and the ");
    pm_say_counted(&draft.text, found->operators, "operational or delivering one",
                   "operational or delivering ones");
    pm_text_add(&draft.text, "; if ties fell at random, about ");
    pm_text_add_rounded(&draft.text, found->expected, found->expected < 10 ? 1 : 0);
    pm_text_add(&draft.text, " would be expected.");
    pm_draft_number(&draft, "ties", (double)found->ties);
    pm_draft_number(&draft, "expected_ties", found->expected);
    pm_draft_number(&draft, "planners", (double)found->planners);
    pm_draft_number(&draft, "operators", (double)found->operators);
    return pm_draft_file(&draft, err);
}

static pm_status rule_interplay(const pm_audit *audit, pm_error *err)
{
    interplay found = count_interplay(audit);
    if (found.planners > 0 && found.operators > 0 && pm_measures_tie_count(audit->measures) > 0) {
        return file_interplay(audit, &found, err);
    }
    return pm_find_unknown(audit, PM_RECORD_LEVEL, "How planners and operators meet is not known",
                           "The map does not state both members that plan and members that "
                           "operate. Record `level` (strategic, executive, operational, delivery) "
                           "on nodes.",
                           err);
}

/* --- buy-in at all levels -------------------------------------------------------------------- */

/* Who agreed the objective, by layer. */
typedef struct agreement {
    size_t yes[LAYERS], stated[LAYERS];
    size_t known; /* layers with statements enough */
    size_t least; /* the known layer with the lowest share */
    double share; /* of that layer */
} agreement;

static agreement count_agreement(const pm_audit *audit)
{
    agreement found = {0};
    for (size_t member = 0; member < audit->members; member++) {
        size_t node = pm_fact_node(audit, member);
        size_t layer = pm_fact_layer(audit, node);
        pm_answer agreed = pm_map_boolean(audit->map, PM_NODE_OBJECTIVE_AGREED, node);
        if (layer < LAYERS && agreed != PM_UNKNOWN) {
            found.stated[layer]++;
            found.yes[layer] += agreed == PM_YES ? 1 : 0;
        }
    }
    for (size_t layer = 0; layer < LAYERS; layer++) {
        if (found.stated[layer] < audit->conventions->fewest_of_layer) {
            continue;
        }
        double share = (double)found.yes[layer] / (double)found.stated[layer];
        if (found.known == 0 || share < found.share) {
            found.share = share;
            found.least = layer;
        }
        found.known++;
    }
    return found;
}

static pm_status file_agreement(const pm_audit *audit, const agreement *found, pm_error *err)
{
    pm_outcome outcome = found->share < audit->conventions->majority       ? PM_ISSUE
                         : found->share < audit->conventions->agreed_share ? PM_WATCH
                                                                           : PM_FINE;
    pm_draft draft = pm_draft_begin(audit, outcome, outcome == PM_FINE ? 0 : PM_WEIGHT_RECORD);
    if (outcome == PM_FINE) {
        pm_text_add(&draft.headline, "The objective is agreed at all levels");
    } else {
        pm_text_addf(&draft.headline, "The %s level has not agreed the objective",
                     layer_name(found->least));
    }
    pm_text_add(&draft.text, "Of those that state it, the objective was agreed");
    size_t said = 0;
    for (size_t layer = 0; layer < LAYERS; layer++) {
        if (found->stated[layer] >= audit->conventions->fewest_of_layer) {
            pm_text_addf(&draft.text, "%s at %s level by ", said++ > 0 ? "," : "",
                         layer_name(layer));
            pm_say_count(&draft.text, found->yes[layer]);
            pm_text_add(&draft.text, " of ");
            pm_say_count(&draft.text, found->stated[layer]);
        }
    }
    pm_text_add(&draft.text, ".");
    pm_draft_number(&draft, "levels", (double)found->known);
    pm_draft_number(&draft, "lowest_share", found->share);
    return pm_draft_file(&draft, err);
}

static pm_status rule_agreement(const pm_audit *audit, pm_error *err)
{
    agreement found = count_agreement(audit);
    if (found.known >= 2) {
        return file_agreement(audit, &found, err);
    }
    return pm_find_unknown(
        audit, PM_RECORD_LEVEL, "Buy-in at each level is not known",
        "At fewer than two levels do {fewest_of_layer} members state whether they agreed the "
        "objective. Record `level` and `objective_agreed` on members.",
        err);
}

/* --- registry -------------------------------------------------------------------------------- */

static const pm_rule RULES[] = {
    {
        .id = "layer-skip",
        .title = "Lines that skip a layer",
        .family = "governance",
        .fact = PM_FACT_STATED,
        .needs = "level; edges of kind feeds_into, accountable_to, governs",
        .threshold = "watch for any line that passes over a layer the map has, issue when more "
                     "than {majority} of the lines do; support is no layer",
        .why = "Who is passed over does not know what was agreed above or learned below, and the "
               "layers cease to be distinct. A single short cut is often wanted.",
        .question = "What does the layer in between not get to know?",
        .next_step = "Copy the layer in between in, or say in writing why this line goes round "
                     "it.",
        .source = "Practice of strategic partnerships: layers distinct yet linked",
        .function = PM_RULE_FUNCTION(rule_skips),
    },
    {
        .id = "planners-operators",
        .title = "Ties between those who plan and those who operate",
        .family = "governance",
        .fact = PM_FACT_STRUCTURE,
        .needs = "level; ties of view U",
        .threshold = "without a tie, issue when {expected_ties_issue} or more would be expected at "
                     "random, watch from {expected_ties_watch}; with a single tie, watch when "
                     "{expected_ties_issue} or more would be expected",
        .why = "Plans that no operator saw fail on the ground, and operators that no planner hears "
               "go on as before. Of maps drawn at random one in twenty has no such tie where three "
               "are expected.",
        .question = "When did somebody who does the work last see a draft of the plan?",
        .next_step = "Have one operator in the next planning meeting, and one planner on a visit.",
        .source = "Practice of partnering programmes: interdependence of planners and operators",
        .function = PM_RULE_FUNCTION(rule_interplay),
    },
    {
        .id = "buy-in",
        .title = "Agreement to the objective at each level",
        .family = "governance",
        .fact = PM_FACT_STATED,
        .needs = "level, objective_agreed",
        .threshold = "for the level where fewest agreed: watch below {agreed_share}, issue below "
                     "{majority}; two levels with {fewest_of_layer} or more that state it",
        .why = "A partnership agreed at the top and unknown on the ground delivers little, and the "
               "other way round it has no cover. Four in five is the practitioners' figure.",
        .question = "What would people at this level say the partnership is for?",
        .next_step = "Take the objective to one team meeting at this level, and bring back what "
                     "was said.",
        .source = "Practice of strategic partnerships: buy-in at all levels",
        .function = PM_RULE_FUNCTION(rule_agreement),
    },
};

const pm_rule_table pm_rules_of_layers = {RULES, sizeof RULES / sizeof *RULES};
