/* Rules on who holds money and levers: stated flows and the levers column in, findings out. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/audit/conventions.h"
#include "engine/audit/facts.h"
#include "engine/audit/rules.h"
#include "engine/audit/several.h"
#include "engine/audit/words.h"
#include "engine/base/memory.h"

/* --- one funder ------------------------------------------------------------------------------ */

/* What the funding ties of the map state. */
typedef struct funding {
    size_t flows;       /* directed, with an amount above 0: view F */
    size_t without;     /* left out: no amount, or no direction */
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
    pm_text_add(&draft->text, " of the money stated on funding ties (");
    pm_say_amount(&draft->text, money->largest);
    pm_text_add(&draft->text, " of ");
    pm_say_amount(&draft->text, money->sum);
    pm_text_add(&draft->text, ").");
    if (money->several_periods) {
        pm_text_add(&draft->text, " Amounts for different periods are added as they stand.");
    }
    if (money->without > 0) {
        pm_text_add(&draft->text, " ");
        pm_say_counted_first(&draft->text, money->without, "funding tie is left out: it states no ",
                             "funding ties are left out: they state no ");
        pm_text_add(&draft->text, "amount or direction.");
    }
}

static pm_status file_funder(const pm_audit *audit, const funding *money, pm_error *err)
{
    double share = money->largest / money->sum;
    pm_outcome outcome = share > PM_MAJORITY ? PM_ISSUE : share > PM_A_THIRD ? PM_WATCH : PM_FINE;
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

pm_status pm_rule_dominant_funder(const pm_audit *audit, pm_error *err)
{
    funding money = count_funding(audit);
    if (money.flows < PM_FEWEST_FLOWS || !(money.sum > 0)) {
        return pm_find_unknown(audit, "Who pays for what is not known",
                               "Fewer than three funding ties state an amount and a direction. "
                               "Record directed edges of kind `funds` with `amount`.",
                               err);
    }
    return file_funder(audit, &money, err);
}

/* --- levers ---------------------------------------------------------------------------------- */

/* What each word of levers_held means, in words for a board. */
static const char *lever_in_words(const char *lever)
{
    static const char *const words[][2] = {
        {"chairs", "chairs a body"},
        {"hosts", "lends rooms or administration"},
        {"funds", "gives money"},
        {"employs", "employs somebody who works for others"},
        {"gatekeeps", "is the only way to decisions for others"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(words[i][0], lever) == 0) {
            return words[i][1];
        }
    }
    return lever;
}

static void say_levers(pm_text *text, const pm_audit *audit, size_t member)
{
    const pm_column *column =
        pm_measures_find(audit->measures, PM_LEVEL_ORGANISATION, "levers_held");
    if (column == NULL || column->measure->type != PM_VALUE_LIST ||
        column->values[member].reason != NULL) {
        return;
    }
    size_t count = column->values[member].as.list.count;
    for (size_t i = 0; i < count; i++) {
        pm_say_between(text, i, count);
        pm_text_add(text, lever_in_words(column->values[member].as.list.items[i]));
    }
}

static pm_status file_levers(const pm_audit *audit, size_t member, pm_error *err)
{
    double levers = 0;
    pm_fact_of_member(audit, "levers", member, &levers);
    /* Power reaches beyond those it is tied to: it weighs as the share of levers held. */
    pm_draft draft = pm_draft_begin(audit, PM_ISSUE, levers / PM_LEVERS_ALL);
    pm_say_member(&draft.headline, audit->measures, member);
    pm_text_add(&draft.headline, " holds ");
    pm_say_counted(&draft.headline, (size_t)levers, "lever", "levers");
    pm_say_member(&draft.text, audit->measures, member);
    pm_text_add(&draft.text, " ");
    say_levers(&draft.text, audit, member);
    pm_text_add(&draft.text, ": ");
    pm_say_count(&draft.text, (size_t)levers);
    pm_text_add(&draft.text, " of the five levers that are counted.");
    pm_draft_number(&draft, "levers", levers);
    pm_draft_member(&draft, member);
    return pm_draft_file(&draft, err);
}

/* Two levers are common and no reason for alarm: they share one finding. */
static pm_status file_two_levers(const pm_audit *audit, const pm_indexes *two, pm_error *err)
{
    pm_draft draft = pm_draft_begin(audit, PM_WATCH, pm_fact_share_of_members(audit, two->count));
    pm_say_counted_first(&draft.headline, two->count, "member holds two levers",
                         "members hold two levers");
    pm_say_members(&draft.text, audit->measures, two, 0);
    pm_text_add(&draft.text, two->count == 1 ? " holds" : " each hold");
    pm_text_add(&draft.text, " two of five levers: chairing, hosting, funding, employing, "
                             "gatekeeping.");
    pm_draft_number(&draft, "members", (double)two->count);
    pm_draft_number(&draft, "levers", PM_LEVERS_WATCH);
    pm_draft_members(&draft, two);
    draft.badge_count = 0;
    return pm_draft_file(&draft, err);
}

/* Without a chair, a host, a funder or an employer on record there are no levers to count. */
static bool states_levers(const pm_audit *audit)
{
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        if (pm_fact_is(audit, PM_EDGE_ROLE, edge, "chair") ||
            pm_map_edge_is(audit->map, edge, "supports") ||
            pm_map_edge_is(audit->map, edge, "funds")) {
            return true;
        }
    }
    for (size_t node = 0; node < pm_map_node_count(audit->map); node++) {
        if (pm_map_text(audit->map, PM_NODE_EMPLOYER, node) != NULL) {
            return true;
        }
    }
    return false;
}

/* Members with levers enough for an issue, to be ranked, and those with two. */
static size_t find_holders(const pm_audit *audit, pm_ranked *ranked, pm_indexes *two)
{
    size_t count = 0;
    for (size_t member = 0; member < audit->members; member++) {
        double levers = 0;
        bool known = pm_fact_of_member(audit, "levers", member, &levers);
        if (known && levers >= PM_LEVERS_ISSUE) {
            ranked[count++] = (pm_ranked){.index = member, .weight = levers};
        } else if (known && levers >= PM_LEVERS_WATCH) {
            pm_indexes_add(two, member);
        }
    }
    return count;
}

pm_status pm_rule_stacked_levers(const pm_audit *audit, pm_error *err)
{
    static const pm_several how = {file_levers, "more member with several levers",
                                   "more members with several levers", true};
    if (!states_levers(audit)) {
        return pm_find_unknown(
            audit, "Levers are not known",
            "The map states no chair, host, funder or employer. Record `role` on "
            "edges of kind `member`, edges of kind `supports` and `funds`, and "
            "`employer` on people.",
            err);
    }
    pm_ranked *ranked = pm_new_array(audit->members, sizeof *ranked);
    if (ranked == NULL) {
        return pm_fail_memory(err);
    }
    pm_indexes two = {0};
    size_t count = find_holders(audit, ranked, &two);
    pm_status status = pm_indexes_check(&two, err);
    if (status == PM_OK) {
        status = pm_file_several(audit, &how, ranked, count, err);
    }
    if (status == PM_OK && two.count > 0) {
        status = file_two_levers(audit, &two, err);
    } else if (status == PM_OK && count == 0) {
        status = pm_find_fine(audit, "Levers are spread among partners",
                              "No member holds more than one of five levers: chairing, hosting, "
                              "funding, employing, gatekeeping.",
                              err);
    }
    pm_indexes_free(&two);
    free(ranked);
    return status;
}
