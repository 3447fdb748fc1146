/* The rule on who gives the money: stated flows in, findings out. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "engine/audit/conventions.h"
#include "engine/audit/facts.h"
#include "engine/audit/rules.h"
#include "engine/audit/words.h"

/* What the funding ties of the map state. */
typedef struct funding {
    size_t flows;       /* directed, with an amount above 0: view F */
    size_t without;     /* left out: no amount, or no direction */
    double stated;      /* sum of the flows, infinite when it is beyond what a number holds */
    const char *period; /* of the first flow that states one */
    bool several_periods;
    double sum, largest; /* of funding_out */
    size_t funder;       /* member with the largest */
    size_t recipients;   /* members the funder pays */
} funding;

static void count_flow(const pm_audit *audit, size_t edge, funding *money)
{
    double amount = 0;
    bool flows = pm_map_edge(audit->map, edge)->directed &&
                 pm_map_number(audit->map, PM_EDGE_AMOUNT, edge, &amount) && amount > 0;
    if (!flows) {
        money->without++;
        return;
    }
    money->flows++;
    money->stated += amount;
    const char *period = pm_map_text(audit->map, PM_EDGE_PERIOD, edge);
    if (period != NULL && money->period != NULL && strcmp(period, money->period) != 0) {
        money->several_periods = true;
    }
    money->period = money->period == NULL ? period : money->period;
}

static funding count_funding(const pm_audit *audit)
{
    funding money = {.funder = SIZE_MAX};
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        if (pm_map_edge_is(audit->map, edge, "funds")) {
            count_flow(audit, edge, &money);
        }
    }
    for (size_t member = 0; member < audit->members; member++) {
        double given = 0;
        if (pm_fact_of_member(audit, "funding_out", member, &given)) {
            money.sum += given;
            if (given > money.largest) {
                money.largest = given;
                money.funder = member;
            }
        }
    }
    return money;
}

/* Adds whom the funder pays, and by which edges. */
static void add_recipients(const pm_audit *audit, size_t funder, pm_draft *draft)
{
    size_t node = pm_fact_node(audit, funder);
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        const pm_edge *ends = pm_map_edge(audit->map, edge);
        double amount = 0;
        bool pays = pm_map_edge_is(audit->map, edge, "funds") && ends->directed &&
                    ends->source == node && ends->target != node &&
                    pm_map_number(audit->map, PM_EDGE_AMOUNT, edge, &amount) && amount > 0;
        size_t recipient = pm_measures_member_of_node(audit->measures, ends->target);
        if (pays && recipient != SIZE_MAX) {
            pm_indexes_add_once(&draft->members, recipient);
            pm_draft_edge(draft, edge);
        }
    }
}

static void say_funding(pm_draft *draft, const funding *money, double share)
{
    const pm_audit *audit = draft->audit;
    pm_say_member(&draft->text, audit->measures, money->funder);
    pm_text_add(&draft->text, " gives ");
    pm_say_share(&draft->text, share);
    pm_text_add(&draft->text, " of the money that the map states (");
    pm_say_amount(&draft->text, money->largest);
    pm_text_add(&draft->text, " of ");
    pm_say_amount(&draft->text, money->sum);
    pm_text_add(&draft->text, ").");
    if (money->several_periods) {
        pm_text_add(&draft->text, " Amounts for different periods are added as they stand.");
    }
    if (money->without > 0) {
        pm_text_add(&draft->text, " ");
        pm_say_counted_first(&draft->text, money->without,
                             "funding relationship is left out: it states no ",
                             "funding relationships are left out: they state no ");
        pm_text_add(&draft->text, "amount or direction.");
    }
}

static pm_status file_funder(const pm_audit *audit, const funding *money, pm_error *err)
{
    double share = money->largest / money->sum;
    pm_outcome outcome = share > audit->conventions->majority       ? PM_ISSUE
                         : share > audit->conventions->funder_watch ? PM_WATCH
                                                                    : PM_FINE;
    pm_draft draft = pm_draft_begin(audit, outcome, 0);
    if (outcome == PM_FINE) {
        pm_text_add(&draft.headline, "No partner gives most of the money");
    } else {
        pm_say_member(&draft.headline, audit->measures, money->funder);
        pm_text_add(&draft.headline, " gives ");
        pm_say_share(&draft.headline, share);
        pm_text_add(&draft.headline, " of the money");
    }
    say_funding(&draft, money, share);
    pm_draft_number(&draft, "share", share);
    pm_draft_number(&draft, "amount", money->largest);
    pm_draft_number(&draft, "sum", money->sum);
    pm_draft_number(&draft, "flows", (double)money->flows);
    pm_draft_number(&draft, "not_stated", (double)money->without);
    if (outcome != PM_FINE) {
        pm_draft_member(&draft, money->funder);
        add_recipients(audit, money->funder, &draft);
    }
    draft.weight = pm_fact_share_of_members(audit, draft.members.count);
    return pm_draft_file(&draft, err);
}

static pm_status rule_dominant_funder(const pm_audit *audit, pm_error *err)
{
    funding money = count_funding(audit);
    if (money.flows < audit->conventions->fewest_payments ||
        (isfinite(money.stated) && !(money.sum > 0))) {
        return pm_find_unknown(audit, PM_RECORD_FLOWS, "Who pays for what is not known",
                               "Fewer than {fewest_payments} funding relationships state an amount "
                               "and a direction. Record directed edges of kind `funds` with "
                               "`amount`.",
                               err);
    }
    if (!isfinite(money.stated)) {
        return pm_find_unknown(audit, PM_RECORD_FLOWS, "Who pays for what is not known",
                               "The amounts that the map states on funding are too large to be "
                               "added up. Record `amount` on edges of kind `funds` as plain sums "
                               "of money.",
                               err);
    }
    return file_funder(audit, &money, err);
}

/* --- registry --------------------------------------------------------------------------------- */

static const pm_rule RULES[] = {
    {
        .id = "dominant-funder",
        .title = "One partner that gives most of the money",
        .family = "power",
        .fact = PM_FACT_STATED,
        .needs = "edges of kind funds with amount; funding_out",
        .threshold = "issue above {majority} of the stated money, watch above {funder_watch}; "
                     "needs {fewest_payments} payments",
        .why = "Who gives a majority decides alone whether work goes on, and others weigh their "
               "words. A third is what the rest could hardly make up within a year.",
        .question = "What would we stop doing if this money halved?",
        .next_step = "Agree in writing what the money is for, until when, and who else could "
                     "share it.",
        .source = "Emerson 1962, doi:10.2307/2089716; practitioners' learning set on power and "
                  "resources",
        .function = PM_RULE_FUNCTION(rule_dominant_funder),
    },
};

const pm_rule_table pm_rules_of_power = {RULES, sizeof RULES / sizeof *RULES};
