/* Rules on equal status: seats, chairs and room to move by sector, each against what the sector's
 * size would give it. Sectors and stated seats in, findings out; the odds are those of places dealt
 * at random among the members that have a sector. */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "engine/audit/conventions.h"
#include "engine/audit/facts.h"
#include "engine/audit/rules.h"
#include "engine/audit/sector_odds.h"
#include "engine/audit/words.h"
#include "engine/base/memory.h"

/* A number an organisation, nought to begin with; bodies and people are not counted. */
static size_t *new_values(const pm_audit *audit)
{
    size_t *values = pm_new_array(audit->members, sizeof *values);
    for (size_t member = 0; values != NULL && member < audit->members; member++) {
        values[member] = pm_fact_is_organisation(audit, member) ? 0 : PM_NOT_COUNTED;
    }
    return values;
}

/* --- seats against membership ---------------------------------------------------------------- */

/* Marks organisations without a seat at the top with 1: so many without, or more, is what is asked.
 * Returns how many seats there are. */
static size_t mark_without_seat(const pm_audit *audit, size_t *values)
{
    size_t seated = 0;
    for (size_t member = 0; member < audit->members; member++) {
        values[member] = values[member] == PM_NOT_COUNTED ? PM_NOT_COUNTED : 1;
    }
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        size_t member = 0;
        size_t body = 0;
        if (pm_fact_active_seat(audit, edge, &member, &body) && pm_fact_is_top(audit, body) &&
            values[member] == 1) {
            values[member] = 0;
            seated++;
        }
    }
    return seated;
}

/* Seated members of the sector. Those without any are told by the rule on seats. */
static size_t seated_of(const pm_sector_odds *odds)
{
    return odds->inside - odds->sum;
}

/* Share of the seats that the sector holds, over its share of the members. */
static double part_of_its_share(const pm_sector_odds *odds)
{
    double members = (double)(odds->inside + odds->outside);
    double seats = members - (double)odds->all;
    return seats > 0 ? ((double)seated_of(odds) / seats) / ((double)odds->inside / members) : 1;
}

static bool is_short_of_seats(const pm_audit *audit, const pm_sector_odds *odds)
{
    return odds->inside >= audit->conventions->fewest_of_sector && odds->outside > 0 &&
           seated_of(odds) > 0 && part_of_its_share(odds) < audit->conventions->part_of_its_share;
}

static pm_status file_short_of_seats(const pm_audit *audit, const pm_sector_odds *odds,
                                     pm_error *err)
{
    pm_draft draft = pm_draft_begin(
        audit, odds->probability < audit->conventions->odds ? PM_ISSUE : PM_WATCH, 0);
    pm_fact_add_sector(audit, odds->sector, &draft.members);
    draft.weight = pm_fact_share_of_members(audit, draft.members.count);
    size_t seats = odds->inside + odds->outside - odds->all;
    pm_say_sector(&draft.headline, audit->measures, odds->sector);
    pm_text_add(&draft.headline, " holds few seats for its size");
    pm_say_sector(&draft.text, audit->measures, odds->sector);
    pm_text_add(&draft.text, " holds ");
    pm_say_part(&draft.text, seated_of(odds), seats, "seat", "seats");
    pm_text_add(&draft.text, " where decisions are made, and is ");
    pm_say_part(&draft.text, odds->inside, odds->inside + odds->outside, "organisation",
                "organisations");
    pm_text_add(&draft.text, " with a sector.");
    if (draft.outcome == PM_ISSUE) {
        pm_say_odds(&draft.text, odds->probability);
    } else {
        pm_text_add(&draft.text, " A gap of this size may be chance.");
    }
    pm_draft_number(&draft, "seated", (double)seated_of(odds));
    pm_draft_number(&draft, "seats", (double)seats);
    pm_draft_number(&draft, "members", (double)odds->inside);
    pm_draft_number(&draft, "part_of_its_share", part_of_its_share(odds));
    pm_draft_number(&draft, "p", odds->probability);
    draft.badge_count = PM_MOST_BADGES;
    return pm_draft_file(&draft, err);
}

static pm_status compare_seats(const pm_audit *audit, const size_t *values, pm_error *err)
{
    size_t sectors = pm_measures_rows(audit->measures, PM_LEVEL_SECTOR);
    size_t filed = 0;
    pm_status status = PM_OK;
    for (size_t sector = 0; status == PM_OK && sector < sectors; sector++) {
        pm_sector_odds odds = {0};
        status = pm_sector_odds_of(audit, values, sector, &odds, err);
        odds.probability = fmin(1, odds.probability * (double)sectors);
        if (status == PM_OK && is_short_of_seats(audit, &odds) && filed < PM_MOST_FINDINGS) {
            filed++;
            status = file_short_of_seats(audit, &odds, err);
        }
    }
    return status != PM_OK || filed > 0
               ? status
               : pm_find_fine(
                     audit, "Seats follow the size of sectors",
                     "No sector of {fewest_of_sector} or more organisations that is seated where "
                     "decisions are made holds less than {part_of_its_share} the share of seats "
                     "that its size would give it.",
                     err);
}

static pm_status rule_seat_share(const pm_audit *audit, pm_error *err)
{
    size_t *values = new_values(audit);
    if (values == NULL) {
        return pm_fail_memory(err);
    }
    bool known = mark_without_seat(audit, values) >= audit->conventions->fewest_chairs &&
                 pm_measures_rows(audit->measures, PM_LEVEL_SECTOR) >= 2;
    pm_status status =
        known ? compare_seats(audit, values, err)
              : pm_find_unknown(
                    audit, PM_RECORD_SEATS, "Seats by sector are not known",
                    "Fewer than {fewest_chairs} organisations have a seat where decisions are "
                    "made, or fewer than two sectors are stated. Record edges of kind `member`, "
                    "`decision_body`, and `sector` on each organisation.",
                    err);
    free(values);
    return status;
}

/* --- chairs ---------------------------------------------------------------------------------- */

static size_t count_chairs(const pm_audit *audit, size_t *values)
{
    size_t chairs = 0;
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        size_t member = 0;
        size_t body = 0;
        if (pm_fact_is(audit, PM_EDGE_ROLE, edge, "chair") &&
            pm_fact_active_seat(audit, edge, &member, &body) && values[member] != PM_NOT_COUNTED) {
            values[member]++;
            chairs++;
        }
    }
    return chairs;
}

static size_t sector_with_most(const pm_audit *audit, const size_t *values, pm_sector_odds *most,
                               pm_error *err, pm_status *status)
{
    size_t sectors = pm_measures_rows(audit->measures, PM_LEVEL_SECTOR);
    for (size_t sector = 0; *status == PM_OK && sector < sectors; sector++) {
        pm_sector_odds odds = {0};
        *status = pm_sector_odds_of(audit, values, sector, &odds, err);
        if (sector == 0 || odds.sum > most->sum) {
            *most = odds;
        }
    }
    return sectors;
}

static pm_status file_chairs(const pm_audit *audit, const pm_sector_odds *most, size_t sectors,
                             pm_error *err)
{
    double probability = fmin(1, most->probability * (double)sectors);
    double share = (double)most->sum / (double)most->all;
    double of_members = (double)most->inside / (double)(most->inside + most->outside);
    bool above = share > audit->conventions->majority && share > of_members;
    pm_outcome outcome = !above                                   ? PM_FINE
                         : probability < audit->conventions->odds ? PM_ISSUE
                                                                  : PM_WATCH;
    pm_draft draft = pm_draft_begin(audit, outcome, outcome == PM_FINE ? 0 : PM_WEIGHT_RECORD);
    if (above) {
        pm_say_sector(&draft.headline, audit->measures, most->sector);
        pm_text_add(&draft.headline, " chairs most bodies");
    } else {
        pm_text_add(&draft.headline, "No sector chairs more than its size explains");
    }
    pm_say_sector(&draft.text, audit->measures, most->sector);
    pm_text_add(&draft.text, " holds ");
    pm_say_part(&draft.text, most->sum, most->all, "chair", "chairs");
    pm_text_add(&draft.text, ", and is ");
    pm_say_part(&draft.text, most->inside, most->inside + most->outside, "organisation",
                "organisations");
    pm_text_add(&draft.text, " with a sector.");
    if (outcome == PM_ISSUE) {
        pm_say_odds(&draft.text, probability);
    }
    pm_draft_number(&draft, "chairs", (double)most->sum);
    pm_draft_number(&draft, "all_chairs", (double)most->all);
    pm_draft_number(&draft, "share", share);
    pm_draft_number(&draft, "share_of_members", of_members);
    pm_draft_number(&draft, "p", probability);
    return pm_draft_file(&draft, err);
}

static pm_status rule_chairs(const pm_audit *audit, pm_error *err)
{
    size_t *values = new_values(audit);
    if (values == NULL) {
        return pm_fail_memory(err);
    }
    pm_sector_odds most = {0};
    pm_status status = PM_OK;
    count_chairs(audit, values);
    size_t sectors = sector_with_most(audit, values, &most, err, &status);
    if (status == PM_OK && sectors >= 2 && most.all >= audit->conventions->fewest_chairs) {
        status = file_chairs(audit, &most, sectors, err);
    } else if (status == PM_OK) {
        status = pm_find_unknown(
            audit, PM_RECORD_SEATS, "Chairs by sector are not known",
            "Fewer than {fewest_chairs} chairs are held by organisations of two or more stated "
            "sectors. Record `role` (chair) on edges of kind `member`, and `sector` on each "
            "organisation.",
            err);
    }
    free(values);
    return status;
}

/* --- room to move ---------------------------------------------------------------------------- */

enum { HUNDREDTHS = 100 };

static void read_constraint(const pm_audit *audit, size_t *values)
{
    for (size_t member = 0; member < audit->members; member++) {
        double constraint = 0;
        bool known = pm_fact_of_member(audit, "constraint", member, &constraint);
        if (values[member] != PM_NOT_COUNTED) {
            values[member] = known ? (size_t)round(constraint * HUNDREDTHS) : PM_NOT_COUNTED;
        }
    }
}

static pm_status file_constraint(const pm_audit *audit, const pm_sector_odds *odds, pm_error *err)
{
    bool apart = odds->probability < audit->conventions->odds;
    pm_draft draft = pm_draft_begin(audit, apart ? PM_WATCH : PM_FINE, 0);
    if (apart) {
        pm_fact_add_sector(audit, odds->sector, &draft.members);
        draft.weight = pm_fact_share_of_members(audit, draft.members.count);
        draft.badge_count = PM_MOST_BADGES;
        pm_say_sector(&draft.headline, audit->measures, odds->sector);
        pm_text_add(&draft.headline, " has little room to move");
    } else {
        pm_text_add(&draft.headline, "No sector is hemmed in more than others");
    }
    pm_text_add(&draft.text, "The ties of members from ");
    pm_say_sector(&draft.text, audit->measures, odds->sector);
    pm_text_add(&draft.text, " lead to few partners, or to partners tied to each other: their "
                             "constraint is on average ");
    pm_text_add_rounded(&draft.text, odds->mean / HUNDREDTHS, 2);
    pm_text_add(&draft.text, ", that of the others ");
    pm_text_add_rounded(&draft.text, odds->others_mean / HUNDREDTHS, 2);
    pm_text_add(&draft.text, ".");
    if (apart) {
        pm_say_odds(&draft.text, odds->probability);
    } else {
        pm_text_add(&draft.text, " It is the sector that stands out most, and chance would explain "
                                 "it.");
    }
    pm_draft_number(&draft, "mean_constraint", odds->mean / HUNDREDTHS);
    pm_draft_number(&draft, "others_mean_constraint", odds->others_mean / HUNDREDTHS);
    pm_draft_number(&draft, "members", (double)odds->inside);
    pm_draft_number(&draft, "p", odds->probability);
    return pm_draft_file(&draft, err);
}

static pm_status rule_constraint(const pm_audit *audit, pm_error *err)
{
    size_t *values = new_values(audit);
    if (values == NULL) {
        return pm_fail_memory(err);
    }
    pm_sector_odds odds = {0};
    read_constraint(audit, values);
    pm_status status =
        pm_sector_odds_highest(audit, values, audit->conventions->fewest_of_sector, &odds, err);
    if (status == PM_OK && odds.sector != SIZE_MAX) {
        status = file_constraint(audit, &odds, err);
    } else if (status == PM_OK) {
        status = pm_find_unknown(
            audit, PM_RECORD_SECTOR, "Sectors' room to move is not known",
            "Fewer than two sectors have {fewest_of_sector} or more organisations with a tie. "
            "Record `sector` on each organisation, and relationships as edges.",
            err);
    }
    free(values);
    return status;
}

/* --- registry -------------------------------------------------------------------------------- */

static const pm_rule RULES[] = {
    {
        .id = "seat-share",
        .title = "Seats against the size of sectors",
        .family = "sectors",
        .fact = PM_FACT_STATED,
        .needs = "sector, decision_body or body_type board, edges of kind member",
        .threshold = "below {part_of_its_share} the share of seats that its share of organisations "
                     "would give it: watch; issue with odds below {odds} (permutation, multiplied "
                     "by the number of sectors); sectors of {fewest_of_sector} or more with a "
                     "seat; {fewest_chairs} or more seats",
        .why = "One seat for many is a voice that is easily outvoted or away. Half its share is a "
               "gap that rounding does not explain; one in twenty is the usual odds.",
        .question = "Does the one who sits there speak for this sector or for itself?",
        .next_step = "Agree how this sector chooses who speaks for it, or offer a second seat.",
        .source = "The voluntary sector's claim to equal status for all partners; permutation test",
        .function = PM_RULE_FUNCTION(rule_seat_share),
    },
    {
        .id = "chair-share",
        .title = "Chairs by sector",
        .family = "sectors",
        .fact = PM_FACT_STATED,
        .needs = "sector, edges of kind member with role chair",
        .threshold = "watch when a sector holds more than {majority} of {fewest_chairs} or more "
                     "chairs and more than its share of organisations; issue with odds below "
                     "{odds} (permutation, multiplied by the number of sectors)",
        .why = "Who chairs sets the agenda and sums up. A majority of chairs in one sector makes "
               "the others guests.",
        .question = "Which of these bodies could another sector chair next year?",
        .next_step = "Rotate one chair, or give it a vice chair from another sector.",
        .source = "The voluntary sector's claim to equal status for all partners; permutation test",
        .function = PM_RULE_FUNCTION(rule_chairs),
    },
    {
        .id = "sector-constraint",
        .title = "Sectors with little room to move",
        .family = "sectors",
        .fact = PM_FACT_STRUCTURE,
        .needs = "sector; constraint",
        .threshold = "watch when the organisations of a sector are more constrained than the "
                     "others, with odds below {odds} (permutation, multiplied by the number of "
                     "sectors); {fewest_of_sector} or more of each",
        .why = "Members whose few partners all know each other hear the same news and have nobody "
               "else to turn to. One in twenty is the usual odds.",
        .question = "Whom else could members of this sector turn to?",
        .next_step = "Introduce two of them to partners that their present ones do not know.",
        .source = "Burt 1992, Structural Holes, Harvard University Press; permutation test",
        .function = PM_RULE_FUNCTION(rule_constraint),
    },
};

const pm_rule_table pm_rules_of_status = {RULES, sizeof RULES / sizeof *RULES};
