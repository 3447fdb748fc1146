/* Rules on where the resources are and where the influence is: shares of the map's resource
 * (budget, staff, funding) and of betweenness in, findings out. */
#include <stdint.h>
#include <stdlib.h>

#include "engine/audit/conventions.h"
#include "engine/audit/facts.h"
#include "engine/audit/rules.h"
#include "engine/audit/words.h"

/* What members state of the resource. */
typedef struct holdings {
    size_t stated, not_stated; /* organisations */
    double sum, squares, largest;
    size_t holder; /* of the largest */
} holdings;

static holdings count_holdings(const pm_audit *audit)
{
    holdings found = {.holder = SIZE_MAX};
    for (size_t member = 0; member < audit->members; member++) {
        double amount = 0;
        if (!pm_measures_resource_of(audit->measures, member, &amount) || amount < 0) {
            found.not_stated += pm_fact_is_organisation(audit, member) ? 1 : 0;
            continue;
        }
        found.stated++;
        found.sum += amount;
        found.squares += amount * amount;
        if (found.holder == SIZE_MAX || amount > found.largest) {
            found.largest = amount;
            found.holder = member;
        }
    }
    return found;
}

static bool is_enough(const pm_audit *audit, const holdings *found)
{
    return found->stated >= audit->conventions->fewest_holders && found->sum > 0;
}

static pm_status file_unknown_holdings(const pm_audit *audit, const char *headline, pm_error *err)
{
    return pm_find_unknown(
        audit, PM_RECORD_RESOURCE, headline,
        "Fewer than {fewest_holders} members state a resource above nothing. Record `budget`, "
        "`staff` or `funding` on each organisation, or name another attribute with --resource.",
        err);
}

/* --- concentration --------------------------------------------------------------------------- */

static pm_status file_concentration(const pm_audit *audit, const holdings *found, pm_error *err)
{
    double share = found->largest / found->sum;
    double effective = found->sum / found->squares * found->sum;
    bool most = share > audit->conventions->majority;
    pm_draft draft = pm_draft_begin(audit, most ? PM_WATCH : PM_FINE, most ? PM_WEIGHT_RECORD : 0);
    if (most) {
        pm_say_member(&draft.headline, audit->measures, found->holder);
        pm_text_add(&draft.headline, " holds most of the resources");
        pm_draft_member(&draft, found->holder);
    } else {
        pm_text_add(&draft.headline, "No partner holds most of the resources");
    }
    pm_text_add(&draft.text, "By ");
    pm_say_name(&draft.text, pm_measures_resource(audit->measures));
    pm_text_add(&draft.text, ", ");
    pm_say_member(&draft.text, audit->measures, found->holder);
    pm_text_add(&draft.text, " holds ");
    pm_say_share(&draft.text, share);
    pm_text_add(&draft.text, " of what ");
    pm_say_counted(&draft.text, found->stated, "member states", "members state");
    pm_text_add(&draft.text, "; it is spread as if ");
    pm_text_add_rounded(&draft.text, effective, 1);
    pm_text_add(&draft.text, " held alike.");
    pm_draft_number(&draft, "share", share);
    pm_draft_number(&draft, "effective_holders", effective);
    pm_draft_number(&draft, "stated", (double)found->stated);
    pm_draft_number(&draft, "not_stated", (double)found->not_stated);
    return pm_draft_file(&draft, err);
}

static pm_status rule_concentration(const pm_audit *audit, pm_error *err)
{
    holdings found = count_holdings(audit);
    return is_enough(audit, &found)
               ? file_concentration(audit, &found, err)
               : file_unknown_holdings(audit, "Who holds resources is not known", err);
}

/* --- resources against influence ------------------------------------------------------------- */

/* The four quarters that an equal share of resource and of betweenness cut. */
typedef enum quarter { RICH_CENTRAL, RICH_EDGE, POOR_CENTRAL, POOR_EDGE, QUARTERS } quarter;

static const char *const QUARTER_WORDS[QUARTERS] = {"rich and central", "rich and at the edge",
                                                    "poor and central", "poor and at the edge"};

typedef struct quarters {
    size_t counts[QUARTERS];
    pm_indexes rich_edge, poor_central; /* those that stand out clearly */
    size_t known;
} quarters;

static void place_member(const pm_audit *audit, size_t member, double equal, quarters *found)
{
    double resource = 0;
    double influence = 0;
    if (!pm_fact_of_member(audit, "resource_share", member, &resource) ||
        !pm_fact_of_member(audit, "betweenness_share", member, &influence)) {
        return;
    }
    bool rich = resource > equal;
    bool central = influence > equal;
    found->known++;
    found->counts[rich ? (central ? RICH_CENTRAL : RICH_EDGE)
                       : (central ? POOR_CENTRAL : POOR_EDGE)]++;
    if (resource >= audit->conventions->times_equal * equal &&
        influence <= audit->conventions->part_of_equal * equal) {
        pm_indexes_add(&found->rich_edge, member);
    } else if (influence >= audit->conventions->times_equal * equal &&
               resource <= audit->conventions->part_of_equal * equal) {
        pm_indexes_add(&found->poor_central, member);
    }
}

static void say_members_of(pm_draft *draft, const pm_indexes *members, const char *words)
{
    if (members->count > 0) {
        pm_text_add(&draft->text, " Clearly ");
        pm_text_addf(&draft->text, "%s: ", words);
        pm_say_members(&draft->text, draft->audit->measures, members, 0);
        pm_say_stop(&draft->text);
        pm_draft_members(draft, members);
    }
}

static pm_status file_quarters(const pm_audit *audit, const quarters *found, pm_error *err)
{
    size_t standing_out = found->rich_edge.count + found->poor_central.count;
    pm_draft draft = pm_draft_begin(audit, standing_out > 0 ? PM_WATCH : PM_FINE,
                                    pm_fact_share_of_members(audit, standing_out));
    pm_text_add(&draft.headline, standing_out > 0 ? "Resources and influence are apart"
                                                  : "Resources and influence go together");
    pm_text_add(&draft.text, "Of ");
    pm_say_counted(&draft.text, found->known, "member", "members");
    pm_text_add(&draft.text, " whose resources are stated, ");
    for (size_t q = 0; q < QUARTERS; q++) {
        pm_say_between(&draft.text, q, QUARTERS);
        pm_say_how_many(&draft.text, found->counts[q]);
        pm_text_addf(&draft.text, " %s %s", found->counts[q] <= 1 ? "is" : "are", QUARTER_WORDS[q]);
    }
    pm_text_add(&draft.text, ".");
    say_members_of(&draft, &found->poor_central, QUARTER_WORDS[POOR_CENTRAL]);
    say_members_of(&draft, &found->rich_edge, QUARTER_WORDS[RICH_EDGE]);
    pm_draft_number(&draft, "rich_central", (double)found->counts[RICH_CENTRAL]);
    pm_draft_number(&draft, "rich_edge", (double)found->counts[RICH_EDGE]);
    pm_draft_number(&draft, "poor_central", (double)found->counts[POOR_CENTRAL]);
    pm_draft_number(&draft, "poor_edge", (double)found->counts[POOR_EDGE]);
    draft.badge_count = PM_MOST_BADGES;
    return pm_draft_file(&draft, err);
}

static pm_status rule_quarters(const pm_audit *audit, pm_error *err)
{
    holdings held = count_holdings(audit);
    if (!is_enough(audit, &held)) {
        return file_unknown_holdings(audit, "Resources and influence are not known", err);
    }
    quarters found = {0};
    for (size_t member = 0; member < audit->members; member++) {
        place_member(audit, member, 1.0 / (double)held.stated, &found);
    }
    pm_status status = pm_indexes_check(&found.rich_edge, err);
    status = status == PM_OK ? pm_indexes_check(&found.poor_central, err) : status;
    if (status == PM_OK && found.known > 0) {
        status = file_quarters(audit, &found, err);
    } else if (status == PM_OK) {
        status = pm_find_unknown(audit, PM_RECORD_TIES, "Resources and influence are not known",
                                 "Nobody stands between others on this map. Record relationships "
                                 "as edges.",
                                 err);
    }
    pm_indexes_free(&found.rich_edge);
    pm_indexes_free(&found.poor_central);
    return status;
}

/* --- registry -------------------------------------------------------------------------------- */

static const pm_rule RULES[] = {
    {
        .id = "resource-concentration",
        .title = "One partner that holds most of the resources",
        .family = "power",
        .fact = PM_FACT_STATED,
        .needs = "budget, staff or funding (or --resource)",
        .threshold = "watch when one member holds more than {majority} of what {fewest_holders} or "
                     "more state",
        .why = "Size is no fault, and a large partner need not use it. Where one has more than all "
               "others together, the others plan around it whatever is said.",
        .question = "What does the partnership get that only this partner's size makes possible?",
        .next_step = "Say in writing what this partner puts in, and what it does not decide.",
        .source = "Herfindahl-Hirschman index: Rhoades 1993, Federal Reserve Bulletin 79; Emerson "
                  "1962, doi:10.2307/2089716",
        .function = PM_RULE_FUNCTION(rule_concentration),
    },
    {
        .id = "resource-influence",
        .title = "Resources against influence",
        .family = "power",
        .fact = PM_FACT_STRUCTURE,
        .needs = "budget, staff or funding (or --resource); resource_share, betweenness_share",
        .threshold = "the four quarters are cut at an equal share; watch for a member with "
                     "{times_equal} times an equal share of one and at most {part_of_equal} of an "
                     "equal share of the other; {fewest_holders} members with a stated resource",
        .why = "Who is poor and central carries others' business on a small budget and may tire; "
               "who is rich and at the edge has means that the partnership does not reach.",
        .question = "Who does the work of joining others up, and who pays for it?",
        .next_step = "Ask one partner with means at the edge to pay for some of the work of one "
                     "without at the centre.",
        .source = "Freeman 1977, doi:10.2307/3033543; practitioners' learning set on power and "
                  "resources",
        .function = PM_RULE_FUNCTION(rule_quarters),
    },
};

const pm_rule_table pm_rules_of_resources = {RULES, sizeof RULES / sizeof *RULES};
