/* The rule on money and referrals that rest on no agreement: stated ties in, one finding out. */
#include <stdlib.h>

#include "engine/audit/conventions.h"
#include "engine/audit/facts.h"
#include "engine/audit/rules.h"
#include "engine/audit/words.h"
#include "engine/base/memory.h"

/* What the relationships with money or referrals state. */
typedef struct agreements {
    size_t all, without, not_stated; /* "without": none, or only verbal */
    pm_ranked *bare;                 /* edges without, by amount */
} agreements;

static bool passes_something_on(const pm_audit *audit, size_t edge)
{
    return pm_map_edge_is(audit->map, edge, "funds") || pm_map_edge_is(audit->map, edge, "refers");
}

static void count_agreements(const pm_audit *audit, agreements *counts)
{
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        if (!passes_something_on(audit, edge)) {
            continue;
        }
        counts->all++;
        if (pm_map_text(audit->map, PM_EDGE_AGREEMENT, edge) == NULL) {
            counts->not_stated++;
        } else if (pm_fact_is(audit, PM_EDGE_AGREEMENT, edge, "none") ||
                   pm_fact_is(audit, PM_EDGE_AGREEMENT, edge, "verbal")) {
            double amount = 0;
            pm_map_number(audit->map, PM_EDGE_AMOUNT, edge, &amount);
            counts->bare[counts->without++] = (pm_ranked){.index = edge, .weight = amount};
        }
    }
    pm_rank(counts->bare, counts->without);
}

/* "A to B": the two ends of a tie that passes something on. */
static void say_ends(pm_text *text, const pm_audit *audit, size_t edge)
{
    const pm_edge *ends = pm_map_edge(audit->map, edge);
    pm_say_node(text, audit->measures, ends->source);
    pm_text_add(text, ends->directed ? " to " : " with ");
    pm_say_node(text, audit->measures, ends->target);
}

static void say_bare(pm_draft *draft, const agreements *counts)
{
    const pm_audit *audit = draft->audit;
    size_t shown = counts->without < PM_MOST_NAMES ? counts->without : PM_MOST_NAMES;
    for (size_t i = 0; i < counts->without; i++) {
        pm_draft_edge(draft, counts->bare[i].index);
        if (i < shown) {
            pm_text_add(&draft->text, i > 0 ? "; " : ": ");
            say_ends(&draft->text, audit, counts->bare[i].index);
        }
    }
    pm_say_others(&draft->text, shown, counts->without);
    pm_say_stop(&draft->text);
}

/* "Six of 13 relationships with money or referrals". */
static void say_part(pm_text *text, size_t part, size_t all)
{
    pm_say_counted_first(text, part, "of ", "of ");
    pm_say_counted(text, all, "relationship", "relationships");
    pm_text_add(text, " with money or referrals");
}

static pm_status file_agreements(const pm_audit *audit, const agreements *counts, pm_error *err)
{
    pm_outcome outcome = counts->without > 0      ? PM_ISSUE
                         : counts->not_stated > 0 ? PM_WATCH
                                                  : PM_FINE;
    pm_draft draft = pm_draft_begin(audit, outcome, outcome == PM_FINE ? 0 : PM_WEIGHT_RECORD);
    if (outcome == PM_FINE) {
        pm_text_add(&draft.headline, "Money and referrals rest on written terms");
        pm_text_add(&draft.text,
                    "Every relationship with money or referrals states a written agreement.");
    } else if (outcome == PM_WATCH) {
        pm_text_add(&draft.headline, "Some agreements are not stated");
        say_part(&draft.text, counts->not_stated, counts->all);
        pm_text_add(&draft.text, counts->not_stated == 1 ? " states" : " state");
        pm_text_add(&draft.text, " no agreement; the others rest on written terms.");
    } else {
        pm_say_counted_first(&draft.headline, counts->without, "relationship without written terms",
                             "relationships without written terms");
        say_part(&draft.text, counts->without, counts->all);
        pm_text_add(&draft.text, counts->without == 1 ? " rests" : " rest");
        pm_text_add(&draft.text, " on no agreement or a spoken one");
        say_bare(&draft, counts);
    }
    pm_draft_number(&draft, "relationships", (double)counts->all);
    pm_draft_number(&draft, "without", (double)counts->without);
    pm_draft_number(&draft, "not_stated", (double)counts->not_stated);
    return pm_draft_file(&draft, err);
}

static pm_status rule_agreements(const pm_audit *audit, pm_error *err)
{
    agreements counts = {0};
    counts.bare = pm_new_array(pm_map_edge_count(audit->map), sizeof *counts.bare);
    if (counts.bare == NULL) {
        return pm_fail_memory(err);
    }
    count_agreements(audit, &counts);
    pm_status status = PM_OK;
    if (counts.all == 0) {
        status = pm_find_unknown(
            audit, PM_RECORD_FLOWS, "Money and referrals are not known",
            "The map states no relationship with money or referrals. Record edges of "
            "`kind` `funds` and `refers`, and `agreement` on each.",
            err);
    } else if (counts.not_stated == counts.all) {
        status = pm_find_unknown(
            audit, PM_RECORD_AGREEMENT, "Agreements are not known",
            "No relationship with money or referrals states what it rests on. Record "
            "`agreement` on edges of kind `funds` and `refers`.",
            err);
    } else {
        status = file_agreements(audit, &counts, err);
    }
    free(counts.bare);
    return status;
}

/* --- registry --------------------------------------------------------------------------------- */

static const pm_rule RULES[] = {
    {
        .id = "agreement",
        .title = "Money and referrals without written terms",
        .family = "governance",
        .fact = PM_FACT_STATED,
        .needs = "edges of kind funds and refers; agreement",
        .threshold = "issue for any with none or a spoken one, watch where some are not stated",
        .why = "Where money or people are passed on, both sides need to know what is expected "
               "when staff change. No number of such ties is right.",
        .question = "What did each side believe was agreed?",
        .next_step = "Write one page for each: what, how much, until when, whom to call.",
        .source = "Practice of partnering programmes",
        .function = PM_RULE_FUNCTION(rule_agreements),
    },
};

const pm_rule_table pm_rules_of_agreements = {RULES, sizeof RULES / sizeof *RULES};
