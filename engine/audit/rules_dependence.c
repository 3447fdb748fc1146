/* Rules on what hangs on one partner or on no agreement: cut-points, lent rooms and administration,
 * money and referrals. */
#include <stdlib.h>

#include "engine/audit/conventions.h"
#include "engine/audit/facts.h"
#include "engine/audit/rules.h"
#include "engine/audit/several.h"
#include "engine/audit/words.h"
#include "engine/base/memory.h"

/* --- cut-points ------------------------------------------------------------------------------ */

/* A gatekeeper is told once, as a gatekeeper: whoever has to be passed on the way to decisions
 * parts the map when it goes. */
static bool is_gatekeeper(const pm_audit *audit, size_t member)
{
    double behind = 0;
    return pm_fact_of_member(audit, "gatekeeper_of", member, &behind) && behind > 0;
}

static bool is_body(const pm_audit *audit, size_t member)
{
    return pm_map_kind(audit->map, pm_fact_node(audit, member)) == PM_BODY;
}

/* A body brings members together that meet nowhere else: that it parts the map is its work done. */
static pm_outcome outcome_of_split(const pm_audit *audit, size_t member, size_t cut_off)
{
    bool heavy = cut_off >= PM_SEVERAL &&
                 pm_fact_share_of_members(audit, cut_off) >= audit->conventions->notable_share;
    return heavy && !is_body(audit, member) ? PM_ISSUE : PM_WATCH;
}

/* Adds the members that the loss of one cuts off. A vacant seat is nobody to be kept in touch: it
 * is left out. */
static void add_cut_off(const pm_audit *audit, size_t member, pm_indexes *cut_off)
{
    pm_indexes listed = {0};
    pm_fact_add_listed(audit, PM_LEVEL_ORGANISATION, "cut_off", member, &listed);
    for (size_t i = 0; i < listed.count; i++) {
        size_t node = pm_fact_node(audit, listed.items[i]);
        if (pm_map_boolean(audit->map, PM_NODE_VACANT, node) != PM_YES) {
            pm_indexes_add(cut_off, listed.items[i]);
        }
    }
    cut_off->failed = cut_off->failed || listed.failed;
    pm_indexes_free(&listed);
}

static pm_status file_cut_point(const pm_audit *audit, size_t member, pm_error *err)
{
    pm_indexes cut_off = {0};
    add_cut_off(audit, member, &cut_off);
    double share = pm_fact_share_of_members(audit, cut_off.count);
    pm_draft draft = pm_draft_begin(audit, outcome_of_split(audit, member, cut_off.count), share);
    pm_say_member(&draft.headline, audit->measures, member);
    pm_text_add(&draft.headline, " holds the map together");
    pm_text_add(&draft.text, "Without ");
    pm_say_member(&draft.text, audit->measures, member);
    pm_text_add(&draft.text, ", ");
    pm_say_counted(&draft.text, cut_off.count, "member", "members");
    pm_text_add(&draft.text, " would be cut off from the rest: ");
    pm_say_members(&draft.text, audit->measures, &cut_off, 0);
    pm_say_stop(&draft.text);
    pm_draft_number(&draft, "members", (double)cut_off.count);
    pm_draft_number(&draft, "share", share);
    double loss = 0;
    if (pm_fact_of_member(audit, "loss_fragmentation", member, &loss)) {
        pm_draft_number(&draft, "loss_fragmentation", loss);
    }
    if (is_body(audit, member)) {
        draft.question = "Who would keep these members in touch if it stopped meeting?";
    }
    pm_draft_member(&draft, member);
    pm_draft_members(&draft, &cut_off);
    pm_indexes_free(&cut_off);
    return pm_draft_file(&draft, err);
}

static pm_status file_told_as_gatekeepers(const pm_audit *audit, const pm_indexes *told,
                                          pm_error *err)
{
    pm_draft draft = pm_draft_begin(audit, PM_WATCH, 0);
    bool one = told->count == 1;
    pm_text_add(&draft.headline, one ? "The gatekeeper also holds the map together"
                                     : "The gatekeepers also hold the map together");
    pm_text_add(&draft.text, one ? "If the gatekeeper " : "If any one of the gatekeepers ");
    pm_say_members(&draft.text, audit->measures, told, 0);
    pm_text_add(&draft.text, " left, the map would split into parts with no tie between them. No "
                             "other member's loss would do that.");
    pm_draft_number(&draft, "cut_points", (double)told->count);
    pm_draft_members(&draft, told);
    draft.badge_count = 0;
    return pm_draft_file(&draft, err);
}

/* Sorts the cut-points into those filed here and those told as gatekeepers. Returns how many are
 * filed. */
static size_t find_cut_points(const pm_audit *audit, pm_ranked *filed, pm_indexes *told)
{
    size_t count = 0;
    for (size_t member = 0; member < audit->members; member++) {
        pm_indexes cut_off = {0};
        if (pm_fact_is_true(audit, PM_LEVEL_ORGANISATION, "cut_point", member)) {
            add_cut_off(audit, member, &cut_off);
        }
        if (cut_off.count > 0 && is_gatekeeper(audit, member)) {
            pm_indexes_add(told, member);
        } else if (cut_off.count > 0) {
            filed[count++] = (pm_ranked){.index = member, .weight = (double)cut_off.count};
        }
        told->failed = told->failed || cut_off.failed;
        pm_indexes_free(&cut_off);
    }
    return count;
}

static pm_status file_cut_points(const pm_audit *audit, pm_ranked *ranked, size_t count,
                                 const pm_indexes *told, pm_error *err)
{
    static const pm_several how = {file_cut_point, "more member that holds the map together",
                                   "more members that hold the map together", true};
    if (count > 0) {
        return pm_file_several(audit, &how, ranked, count, err);
    }
    if (told->count > 0) {
        return file_told_as_gatekeepers(audit, told, err);
    }
    return pm_find_fine(audit, "No single loss splits the map",
                        "Whichever one member left, the others would stay connected as they are.",
                        err);
}

static pm_status rule_cut_point(const pm_audit *audit, pm_error *err)
{
    if (audit->members < 3) {
        return pm_find_unknown(audit, PM_RECORD_TIES, "Losses: too few members to tell",
                               "The map has fewer than three members. Record the organisations as "
                               "nodes and their relationships as edges.",
                               err);
    }
    pm_indexes told = {0};
    pm_ranked *ranked = pm_new_array(audit->members, sizeof *ranked);
    if (ranked == NULL) {
        return pm_fail_memory(err);
    }
    size_t count = find_cut_points(audit, ranked, &told);
    pm_status status = pm_indexes_check(&told, err);
    if (status == PM_OK) {
        status = file_cut_points(audit, ranked, count, &told, err);
    }
    pm_indexes_free(&told);
    free(ranked);
    return status;
}

/* --- lent rooms and administration ----------------------------------------------------------- */

/* Lines of support to a body by the member that lends them. Returns the lines of all. */
static size_t count_support_lines(const pm_audit *audit, size_t *lines)
{
    size_t all = 0;
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        const pm_edge *ends = pm_map_edge(audit->map, edge);
        size_t member = pm_measures_member_of_node(audit->measures, ends->source);
        if (member < audit->members && pm_map_edge_is(audit->map, edge, "supports") &&
            pm_map_kind(audit->map, ends->target) == PM_BODY) {
            lines[member]++;
            all++;
        }
    }
    return all;
}

static pm_status file_support(const pm_audit *audit, size_t member, size_t lines, size_t all,
                              pm_error *err)
{
    double share = (double)lines / (double)all;
    pm_outcome outcome = lines == all && all >= PM_SEVERAL      ? PM_ISSUE
                         : share > audit->conventions->majority ? PM_WATCH
                                                                : PM_FINE;
    pm_draft draft = pm_draft_begin(audit, outcome, outcome == PM_FINE ? 0 : PM_WEIGHT_RECORD);
    if (outcome == PM_FINE) {
        pm_text_add(&draft.headline, "Support comes from several partners");
    } else {
        pm_text_add(&draft.headline, "Support hangs on ");
        pm_say_member(&draft.headline, audit->measures, member);
    }
    pm_say_member(&draft.text, audit->measures, member);
    pm_text_add(&draft.text, " lends ");
    if (all == 1) {
        pm_text_add(&draft.text, "the only line");
    } else if (lines == all) {
        pm_text_add(&draft.text, "all lines");
    } else {
        pm_say_count(&draft.text, lines);
        pm_text_add(&draft.text, " of the ");
        pm_say_counted(&draft.text, all, "line", "lines");
    }
    pm_text_add(&draft.text, " of support (rooms, administration) that the map states.");
    if (outcome == PM_FINE) {
        pm_draft_say(&draft, " No partner lends more than {majority}.");
    }
    pm_draft_number(&draft, "lines", (double)lines);
    pm_draft_number(&draft, "all_lines", (double)all);
    pm_draft_number(&draft, "share", share);
    if (outcome != PM_FINE) {
        pm_draft_member(&draft, member);
    }
    return pm_draft_file(&draft, err);
}

static pm_status rule_support_lines(const pm_audit *audit, pm_error *err)
{
    size_t *lines = pm_new_array(audit->members, sizeof *lines);
    if (lines == NULL) {
        return pm_fail_memory(err);
    }
    size_t all = count_support_lines(audit, lines);
    size_t most = 0;
    for (size_t member = 1; member < audit->members; member++) {
        most = lines[member] > lines[most] ? member : most;
    }
    pm_status status =
        all > 0 ? file_support(audit, most, lines[most], all, err)
                : pm_find_unknown(audit, PM_RECORD_SUPPORTS, "Support lines are not known",
                                  "The map states no support for a body. Record an edge of kind "
                                  "`supports` from each partner that lends rooms, staff or "
                                  "administration.",
                                  err);
    free(lines);
    return status;
}

/* --- registry --------------------------------------------------------------------------------- */

static const pm_rule RULES[] = {
    {
        .id = "cut-point",
        .title = "Members whose loss splits the map",
        .family = "dependence",
        .fact = PM_FACT_STRUCTURE,
        .needs = "cut_point, cut_off",
        .threshold = "issue when two or more members, and at least {notable_share} of all, would "
                     "be cut off; watch for any, and for bodies",
        .why = "Some members hold parts of the map together without knowing it. The figures are "
               "those used for gatekeepers; a cut-point that is one is reported there. A body "
               "that parts the map does its work of bringing members together.",
        .question = "Who would keep these members in touch if this one left?",
        .next_step = "Introduce one of those it holds to another partner, so that two ties lead "
                     "there.",
        .source = "Borgatti 2006, doi:10.1007/s10588-006-7084-x",
        .function = PM_RULE_FUNCTION(rule_cut_point),
    },
    {
        .id = "support-line",
        .title = "Support that hangs on one partner",
        .family = "dependence",
        .fact = PM_FACT_STATED,
        .needs = "edges of kind supports to bodies",
        .threshold = "issue when one partner lends all of two or more lines, watch when more than "
                     "{majority}",
        .why = "Rooms, staff and administration are seldom anybody's duty and go first when "
               "budgets are cut.",
        .question = "What would it cost us to meet if this partner could no longer help?",
        .next_step = "Ask one other partner to lend a room or a day a month.",
        .source = "Practice of voluntary strategic partnerships",
        .function = PM_RULE_FUNCTION(rule_support_lines),
    },
};

const pm_rule_table pm_rules_of_dependence = {RULES, sizeof RULES / sizeof *RULES};
