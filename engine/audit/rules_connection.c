/* Rules on how the map hangs together as a whole: ties in view U in, findings out. */
#include "engine/audit/conventions.h"
#include "engine/audit/facts.h"
#include "engine/audit/rules.h"
#include "engine/audit/words.h"

/* Both numbers are the network's own columns. */
static pm_status file_parts(const pm_audit *audit, double components, double connectedness,
                            pm_error *err)
{
    bool issue = connectedness < audit->conventions->connected_pairs;
    pm_draft draft =
        pm_draft_begin(audit, issue ? PM_ISSUE : PM_WATCH, PM_WEIGHT_WHOLE + 1 - connectedness);
    pm_text_add(&draft.headline, "The partnership is in ");
    pm_say_counted(&draft.headline, (size_t)components, "part", "separate parts");
    pm_text_add(&draft.text, "The map falls into ");
    pm_say_counted(&draft.text, (size_t)components, "part", "parts");
    pm_text_add(&draft.text, " with no tie between them: ");
    pm_say_share(&draft.text, connectedness);
    pm_text_add(&draft.text, " of all pairs of members can reach each other through partners.");
    double largest = 0;
    if (pm_fact_of_network(audit, "largest_component_share", &largest)) {
        pm_text_add(&draft.text, " The largest part holds ");
        pm_say_share(&draft.text, largest);
        pm_text_add(&draft.text, " of the members.");
        pm_draft_number(&draft, "largest_component_share", largest);
    }
    pm_draft_number(&draft, "components", components);
    pm_draft_number(&draft, "connectedness", connectedness);
    return pm_draft_file(&draft, err);
}

static pm_status rule_fragmentation(const pm_audit *audit, pm_error *err)
{
    double connectedness = 0;
    double components = 0;
    if (!pm_fact_of_network(audit, "connectedness", &connectedness) ||
        !pm_fact_of_network(audit, "components", &components)) {
        return pm_find_unknown(audit, PM_RECORD_TIES, "Connection: too few members to tell",
                               "The map has fewer than two members. Record the organisations as "
                               "nodes and their relationships as edges.",
                               err);
    }
    if (components > 1) {
        return file_parts(audit, components, connectedness, err);
    }
    pm_draft draft = pm_draft_begin(audit, PM_FINE, PM_WEIGHT_WHOLE);
    pm_text_add(&draft.headline, "Everyone can be reached");
    pm_text_addf(&draft.text,
                 "All %zu members are in one connected map: each can reach each other one "
                 "through partners.",
                 audit->members);
    pm_draft_number(&draft, "members", (double)audit->members);
    pm_draft_number(&draft, "connectedness", connectedness);
    return pm_draft_file(&draft, err);
}

static void add_isolates(const pm_audit *audit, pm_indexes *isolates)
{
    for (size_t member = 0; member < audit->members; member++) {
        double degree = 0;
        if (pm_fact_of_member(audit, "degree", member, &degree) && degree == 0) {
            pm_indexes_add(isolates, member);
        }
    }
}

static pm_status file_isolates(const pm_audit *audit, const pm_indexes *isolates, pm_error *err)
{
    double share = pm_fact_share_of_members(audit, isolates->count);
    pm_draft draft = pm_draft_begin(
        audit, share > audit->conventions->notable_share ? PM_ISSUE : PM_WATCH, share);
    if (isolates->count == 1) {
        pm_say_member(&draft.headline, audit->measures, isolates->items[0]);
        pm_text_add(&draft.headline, " has no tie");
    } else {
        pm_say_counted_first(&draft.headline, isolates->count, "member has no tie",
                             "members have no tie");
    }
    pm_text_add(&draft.text, "For ");
    pm_say_members(&draft.text, audit->measures, isolates, 0);
    pm_text_add(&draft.text, " the map states no tie with any other member. It may be a gap in the "
                             "map: ask before concluding.");
    pm_draft_number(&draft, "members", (double)isolates->count);
    pm_draft_number(&draft, "share", share);
    pm_draft_members(&draft, isolates);
    draft.badge_count = PM_MOST_BADGES;
    return pm_draft_file(&draft, err);
}

static pm_status rule_isolates(const pm_audit *audit, pm_error *err)
{
    if (audit->members < 2) {
        return pm_find_unknown(audit, PM_RECORD_TIES, "Ties: too few members to tell",
                               "The map has fewer than two members. Record the organisations as "
                               "nodes and their relationships as edges.",
                               err);
    }
    pm_indexes isolates = {0};
    add_isolates(audit, &isolates);
    pm_status status = pm_indexes_check(&isolates, err);
    if (status == PM_OK) {
        status = isolates.count > 0
                     ? file_isolates(audit, &isolates, err)
                     : pm_find_fine(audit, "Every member has a tie",
                                    "Each member works with at least one other.", err);
    }
    pm_indexes_free(&isolates);
    return status;
}

/* --- registry --------------------------------------------------------------------------------- */

static const pm_rule RULES[] = {
    {
        .id = "fragmentation",
        .title = "A map in separate parts",
        .family = "connection",
        .fact = PM_FACT_STRUCTURE,
        .needs = "connectedness, components",
        .threshold = "issue when fewer than {connected_pairs} of all pairs of members can reach "
                     "each other, watch when fewer than all",
        .why = "Partners that no chain of ties joins cannot plan, share or warn each other. Four "
               "pairs in five is a round figure: below it, separation is the rule of the map and "
               "no exception.",
        .question = "Are these parts apart on purpose, and who could join them?",
        .next_step = "Pick one partner from each part and set up one shared piece of work.",
        .source = "Krackhardt 1994; Borgatti 2006, doi:10.1007/s10588-006-7084-x",
        .function = PM_RULE_FUNCTION(rule_fragmentation),
    },
    {
        .id = "isolate",
        .title = "Members without any tie",
        .family = "connection",
        .fact = PM_FACT_STRUCTURE,
        .needs = "degree",
        .threshold = "watch for any, issue when more than {notable_share} of the members",
        .why = "A member nobody works with is a member in name only, or a gap in the map. One in "
               "ten is a round figure for more than an oversight.",
        .question = "Does this member work with nobody, or has nobody asked?",
        .next_step = "Ask who this member works with; record the ties, or agree a first one.",
        .source = "Freeman 1979, doi:10.1016/0378-8733(78)90021-7; practice of partnership audits",
        .function = PM_RULE_FUNCTION(rule_isolates),
    },
};

const pm_rule_table pm_rules_of_connection = {RULES, sizeof RULES / sizeof *RULES};
