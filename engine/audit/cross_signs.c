/* The map's side of nine ingredients: see cross_signs.h. Each reads columns and stated facts and
 * says them with their base. A majority, or what counts as agreed where practitioners say so, is
 * where a sign is taken to be present. */
#include "engine/audit/cross_signs.h"

#include <stdint.h>
#include <stdlib.h>

#include "engine/audit/conventions.h"
#include "engine/audit/facts.h"
#include "engine/audit/words.h"
#include "engine/base/memory.h"

static pm_sign sign_of(bool present)
{
    return present ? PM_SIGN_PRESENT : PM_SIGN_ABSENT;
}

/* Of nothing, nothing is missing. */
static bool reaches(double bound, size_t part, size_t all)
{
    return all == 0 || (double)part / (double)all >= bound;
}

/* "that 8 of 30 organisations ...". */
static void say_share(pm_text *words, size_t part, size_t all, const char *predicate)
{
    pm_text_add(words, "that ");
    pm_say_part(words, part, all, "organisation", "organisations");
    pm_text_addf(words, " %s", predicate);
}

static size_t count_organisations(const pm_audit *audit)
{
    size_t count = 0;
    for (size_t member = 0; member < audit->members; member++) {
        count += pm_fact_is_organisation(audit, member) ? 1 : 0;
    }
    return count;
}

/* 2, more together than apart: organisations with a tie of joint work to another. */
static pm_status read_joint_ties(const pm_audit *audit, pm_text *words, pm_sign *sign,
                                 pm_error *err)
{
    if (pm_fact_edges_of_kind(audit, "works_with") == 0) {
        return PM_OK;
    }
    bool *joint = pm_new_array(audit->members, sizeof *joint);
    if (joint == NULL) {
        return pm_fail_memory(err);
    }
    size_t with = 0;
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        const pm_edge *ends = pm_map_edge(audit->map, edge);
        size_t a = pm_measures_member_of_node(audit->measures, ends->source);
        size_t b = pm_measures_member_of_node(audit->measures, ends->target);
        if (a == SIZE_MAX || b == SIZE_MAX || a == b ||
            !pm_map_edge_is(audit->map, edge, "works_with") || !pm_fact_is_organisation(audit, a) ||
            !pm_fact_is_organisation(audit, b)) {
            continue;
        }
        with += joint[a] ? 0 : 1;
        joint[a] = true;
        with += joint[b] ? 0 : 1;
        joint[b] = true;
    }
    free(joint);
    size_t all = count_organisations(audit);
    say_share(words, with, all, "work with another on something joint");
    *sign = sign_of(reaches(audit->conventions->majority, with, all));
    return PM_OK;
}

/* 3, inclusive: nobody without a tie, no sector without a seat. */
static pm_status read_inclusion(const pm_audit *audit, pm_text *words, pm_sign *sign, pm_error *err)
{
    (void)err;
    double isolates = 0;
    size_t sectors = pm_measures_rows(audit->measures, PM_LEVEL_SECTOR);
    size_t known = 0;
    size_t without = 0;
    for (size_t sector = 0; sector < sectors; sector++) {
        double seats = 0;
        if (pm_measures_number(audit->measures, PM_LEVEL_SECTOR, "board_seats", sector, &seats)) {
            known++;
            without += seats == 0 ? 1 : 0;
        }
    }
    if (!pm_fact_of_network(audit, "isolates", &isolates) || audit->members < 2) {
        return PM_OK;
    }
    pm_text_add(words, "that ");
    pm_say_counted(words, (size_t)isolates, "member has no tie", "members have no tie");
    if (known > 0) {
        pm_text_add(words, " and ");
        pm_say_part(words, without, known, "sector", "sectors");
        pm_text_add(words, without == 1 ? " has no seat on the board"
                                        : " have no seat on the "
                                          "board");
    }
    *sign = sign_of(isolates == 0 && without == 0);
    return PM_OK;
}

/* 7, shared responsibility: how many of the chairs the one with most holds. */
static pm_status read_chairs(const pm_audit *audit, pm_text *words, pm_sign *sign, pm_error *err)
{
    size_t *chairs = pm_new_array(audit->members, sizeof *chairs);
    if (chairs == NULL) {
        return pm_fail_memory(err);
    }
    size_t all = 0;
    size_t most = 0;
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        size_t member = 0;
        size_t body = 0;
        if (pm_fact_is(audit, PM_EDGE_ROLE, edge, "chair") &&
            pm_fact_active_seat(audit, edge, &member, &body)) {
            all++;
            chairs[member]++;
            most = chairs[member] > most ? chairs[member] : most;
        }
    }
    free(chairs);
    if (all >= audit->conventions->fewest_chairs) {
        pm_text_add(words, "that one partner holds ");
        pm_say_part(words, most, all, "chair", "chairs");
        *sign = sign_of((double)most / (double)all <= audit->conventions->majority);
    }
    return PM_OK;
}

/* Organisations for which a word of yes or no is stated; those that say yes. */
static size_t count_yes(const pm_audit *audit, pm_word word, size_t *stated)
{
    size_t yes = 0;
    *stated = 0;
    for (size_t member = 0; member < audit->members; member++) {
        if (pm_fact_is_organisation(audit, member)) {
            pm_answer answer = pm_map_boolean(audit->map, word, pm_fact_node(audit, member));
            *stated += answer != PM_UNKNOWN ? 1 : 0;
            yes += answer == PM_YES ? 1 : 0;
        }
    }
    return yes;
}

/* 8, will and resources: the share that contributes. */
static pm_status read_contributions(const pm_audit *audit, pm_text *words, pm_sign *sign,
                                    pm_error *err)
{
    (void)err;
    size_t stated = 0;
    size_t yes = count_yes(audit, PM_NODE_CONTRIBUTES, &stated);
    if (stated >= audit->conventions->fewest_answers) {
        say_share(words, yes, stated, "that state it contribute");
        *sign = sign_of(reaches(audit->conventions->majority, yes, stated));
    }
    return PM_OK;
}

/* 9, a shared vision: the objective written and agreed. */
static pm_status read_objective(const pm_audit *audit, pm_text *words, pm_sign *sign, pm_error *err)
{
    (void)err;
    size_t stated = 0;
    size_t yes = count_yes(audit, PM_NODE_OBJECTIVE_AGREED, &stated);
    if (stated >= audit->conventions->fewest_answers) {
        say_share(words, yes, stated, "that state it agreed the objective");
        *sign = sign_of(reaches(audit->conventions->agreed_share, yes, stated));
    }
    return PM_OK;
}

/* Marks in which of its two directions a tie goes: bit 1 and bit 2. */
static void mark_ways(const pm_audit *audit, unsigned char *ways)
{
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        const pm_edge *ends = pm_map_edge(audit->map, edge);
        size_t tie = pm_measures_tie_of_edge(audit->measures, edge);
        if (tie != SIZE_MAX) {
            ways[tie] |= ends->directed ? (ends->source < ends->target ? 1 : 2) : 3;
        }
    }
}

/* 10, respect for difference: ties across sectors that go both ways. Seats are left out: they lead
 * to bodies, which have no sector. */
static pm_status read_reciprocity(const pm_audit *audit, pm_text *words, pm_sign *sign,
                                  pm_error *err)
{
    size_t ties = pm_measures_tie_count(audit->measures);
    unsigned char *ways = pm_new_array(ties, sizeof *ways);
    if (ways == NULL) {
        return pm_fail_memory(err);
    }
    size_t across = 0;
    size_t both_ways = 0;
    mark_ways(audit, ways);
    for (size_t tie = 0; tie < ties; tie++) {
        size_t a = 0;
        size_t b = 0;
        pm_measures_tie(audit->measures, tie, &a, &b);
        a = pm_measures_sector_of_member(audit->measures, a);
        b = pm_measures_sector_of_member(audit->measures, b);
        if (a != SIZE_MAX && b != SIZE_MAX && a != b) {
            across++;
            both_ways += ways[tie] == 3 ? 1 : 0;
        }
    }
    free(ways);
    if (across >= audit->conventions->fewest_answers) {
        pm_text_add(words, "that ");
        pm_say_part(words, both_ways, across, "tie", "ties");
        pm_text_add(words, both_ways == 1 ? " across sectors goes both ways"
                                          : " across sectors go both ways");
        *sign = sign_of(reaches(audit->conventions->majority, both_ways, across));
    }
    return PM_OK;
}

/* 11, strengths known: the share with a described role. */
static pm_status read_roles(const pm_audit *audit, pm_text *words, pm_sign *sign, pm_error *err)
{
    (void)err;
    size_t described = 0;
    size_t all = count_organisations(audit);
    for (size_t member = 0; member < audit->members; member++) {
        described += pm_fact_is_organisation(audit, member) &&
                             pm_map_text(audit->map, PM_NODE_ROLE_DESCRIPTION,
                                         pm_fact_node(audit, member)) != NULL
                         ? 1
                         : 0;
    }
    if (described > 0) {
        say_share(words, described, all, "have a described role");
        *sign = sign_of(reaches(audit->conventions->agreed_share, described, all));
    }
    return PM_OK;
}

/* Smallest member that a member is joined to, by the parts found so far. */
static size_t find_root(size_t *root, size_t member)
{
    while (root[member] != member) {
        root[member] = root[root[member]];
        member = root[member];
    }
    return member;
}

/* 12, communication: pairs of members that news can reach along `informs` ties either way. */
static pm_status read_news(const pm_audit *audit, pm_text *words, pm_sign *sign, pm_error *err)
{
    if (pm_fact_edges_of_kind(audit, "informs") == 0 || audit->members < 2) {
        return PM_OK;
    }
    size_t *root = pm_new_array(2 * audit->members, sizeof *root);
    if (root == NULL) {
        return pm_fail_memory(err);
    }
    size_t *sizes = root + audit->members;
    for (size_t member = 0; member < audit->members; member++) {
        root[member] = member;
    }
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        const pm_edge *ends = pm_map_edge(audit->map, edge);
        size_t a = pm_measures_member_of_node(audit->measures, ends->source);
        size_t b = pm_measures_member_of_node(audit->measures, ends->target);
        if (pm_map_edge_is(audit->map, edge, "informs") && a != SIZE_MAX && b != SIZE_MAX) {
            root[find_root(root, a)] = find_root(root, b);
        }
    }
    double reached = 0; /* ordered pairs */
    for (size_t member = 0; member < audit->members; member++) {
        reached += 2.0 * (double)sizes[find_root(root, member)]++;
    }
    free(root);
    double share = reached / ((double)audit->members * ((double)audit->members - 1));
    pm_text_add(words, "that news can pass along stated lines between ");
    pm_say_share(words, share);
    pm_text_add(words, " of all pairs of members");
    *sign = sign_of(share >= audit->conventions->connected_pairs);
    return PM_OK;
}

/* 13, regular review: the last one within the interval. */
static pm_status read_review(const pm_audit *audit, pm_text *words, pm_sign *sign, pm_error *err)
{
    (void)err;
    int now = 0;
    int reviewed = 0;
    double interval = 0;
    if (!pm_fact_months(pm_map_text(audit->map, PM_MAP_DATE, 0), false, &now) ||
        !pm_fact_months(pm_map_text(audit->map, PM_MAP_LAST_REVIEW, 0), true, &reviewed)) {
        return PM_OK;
    }
    if (!pm_map_number(audit->map, PM_MAP_REVIEW_INTERVAL_MONTHS, 0, &interval) || interval < 1) {
        interval = audit->conventions->review_months;
    }
    int months = now > reviewed ? now - reviewed : 0;
    pm_text_add(words, "that the last review was ");
    pm_say_counted(words, (size_t)months, "month", "months");
    pm_text_add(words, " before its date");
    *sign = sign_of(months <= interval);
    return PM_OK;
}

const pm_cross_sign pm_cross_signs[PM_CROSS_SIGNS] = {
    {2, read_joint_ties},    {3, read_inclusion}, {7, read_chairs},
    {8, read_contributions}, {9, read_objective}, {10, read_reciprocity},
    {11, read_roles},        {12, read_news},     {13, read_review},
};
