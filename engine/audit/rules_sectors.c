/* The rule on where sectors stand: their distances to decisions in, findings out. */
#include <stdlib.h>

#include "engine/audit/conventions.h"
#include "engine/audit/facts.h"
#include "engine/audit/rules.h"
#include "engine/audit/sector_odds.h"
#include "engine/audit/several.h"
#include "engine/audit/words.h"
#include "engine/base/memory.h"

static size_t count_sectors(const pm_audit *audit)
{
    return pm_measures_rows(audit->measures, PM_LEVEL_SECTOR);
}

static int ascending(const void *a, const void *b)
{
    double left = *(const double *)a;
    double right = *(const double *)b;
    return left < right ? -1 : left > right ? 1 : 0;
}

/* Median distance of a sector with members enough to speak of one. */
static bool median_of(const pm_audit *audit, size_t sector, double *median)
{
    double members = 0;
    return pm_measures_number(audit->measures, PM_LEVEL_SECTOR, "members", sector, &members) &&
           members >= (double)audit->conventions->fewest_of_sector &&
           pm_measures_number(audit->measures, PM_LEVEL_SECTOR, "decision_distance_median", sector,
                              median);
}

/* The medians of all sectors that have one, sorted. Caller frees with free(); NULL when memory runs
 * out. */
static double *sort_medians(const pm_audit *audit, size_t *count)
{
    size_t sectors = count_sectors(audit);
    double *medians = pm_new_array(sectors, sizeof *medians);
    *count = 0;
    for (size_t sector = 0; medians != NULL && sector < sectors; sector++) {
        if (median_of(audit, sector, &medians[*count])) {
            (*count)++;
        }
    }
    if (medians != NULL) {
        qsort(medians, *count, sizeof *medians, ascending);
    }
    return medians;
}

/* Median of the sorted medians without one that equals "own"; needs two or more. */
static double typical_of_others(const double *medians, size_t count, double own)
{
    size_t place = 0;
    while (medians[place] < own) {
        place++;
    }
    size_t lower = (count - 2) / 2;
    size_t upper = (count - 1) / 2;
    lower += lower >= place ? 1 : 0;
    upper += upper >= place ? 1 : 0;
    return (medians[lower] + medians[upper]) / 2;
}

static size_t count_without_route(const pm_audit *audit, const pm_indexes *members)
{
    size_t count = 0;
    for (size_t i = 0; i < members->count; i++) {
        double distance = 0;
        bool has_route =
            pm_fact_of_member(audit, "decision_distance", members->items[i], &distance);
        count += has_route ? 0 : 1;
    }
    return count;
}

static void say_far_sector(pm_draft *draft, size_t sector, double median, double typical)
{
    const pm_audit *audit = draft->audit;
    pm_say_sector(&draft->headline, audit->measures, sector);
    pm_text_add(&draft->headline, " is far from decisions");
    pm_text_add(&draft->text, "Members from ");
    pm_say_sector(&draft->text, audit->measures, sector);
    pm_text_add(&draft->text, " are typically ");
    pm_say_steps(&draft->text, median);
    pm_text_add(&draft->text, " from ");
    pm_say_decision_body(&draft->text, audit->measures);
    pm_text_add(&draft->text, ", those of a typical other sector ");
    pm_text_add_rounded(&draft->text, typical, 1);
    pm_text_add(&draft->text, ". A direct tie is one step.");
    size_t without = count_without_route(audit, &draft->members);
    if (without > 0) {
        pm_text_add(&draft->text, " ");
        pm_say_counted_first(&draft->text, without, "more has", "more have");
        pm_text_add(&draft->text, " no route at all.");
    }
    pm_draft_number(draft, "without_route", (double)without);
}

/* By what odds the sector's members would be as far or further if places were dealt at random. */
static pm_status find_odds(const pm_audit *audit, size_t sector, double *probability, pm_error *err)
{
    pm_sector_odds odds = {0};
    size_t *steps = pm_new_array(audit->members, sizeof *steps);
    if (steps == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t member = 0; member < audit->members; member++) {
        double distance = 0;
        steps[member] = pm_fact_of_member(audit, "decision_distance", member, &distance)
                            ? (size_t)distance
                            : PM_NOT_COUNTED;
    }
    pm_status status = pm_sector_odds_of(audit, steps, sector, &odds, err);
    *probability = odds.probability;
    free(steps);
    return status;
}

static pm_status file_far_sector(const pm_audit *audit, size_t sector, pm_error *err)
{
    size_t count = 0;
    double *medians = sort_medians(audit, &count);
    if (medians == NULL) {
        return pm_fail_memory(err);
    }
    double median = 0;
    median_of(audit, sector, &median);
    double typical = typical_of_others(medians, count, median);
    free(medians);
    double probability = 1;
    pm_status status = find_odds(audit, sector, &probability, err);
    if (status != PM_OK) {
        return status;
    }
    pm_draft draft = pm_draft_begin(
        audit, median - typical >= audit->conventions->sector_steps_issue ? PM_ISSUE : PM_WATCH, 0);
    pm_fact_add_sector(audit, sector, &draft.members);
    draft.weight = pm_fact_share_of_members(audit, draft.members.count);
    draft.badge_count = PM_MOST_BADGES;
    say_far_sector(&draft, sector, median, typical);
    pm_say_odds(&draft.text, probability);
    pm_draft_number(&draft, "p", probability);
    pm_draft_number(&draft, "median_distance", median);
    pm_draft_number(&draft, "median_of_others", typical);
    pm_draft_number(&draft, "members", (double)draft.members.count);
    return pm_draft_file(&draft, err);
}

/* Sectors a step or more further than the typical other one. */
static size_t find_far_sectors(const pm_audit *audit, const double *medians, size_t count,
                               pm_ranked *far)
{
    size_t found = 0;
    for (size_t sector = 0; sector < count_sectors(audit); sector++) {
        double median = 0;
        if (median_of(audit, sector, &median)) {
            double further = median - typical_of_others(medians, count, median);
            if (further >= audit->conventions->sector_steps_watch) {
                far[found++] = (pm_ranked){.index = sector, .weight = further};
            }
        }
    }
    return found;
}

static pm_status file_far_sectors(const pm_audit *audit, const double *medians, size_t count,
                                  pm_error *err)
{
    static const pm_several how = {file_far_sector, "more sector far from decisions",
                                   "more sectors far from decisions", false};
    if (count < 2) {
        return pm_find_unknown(audit, PM_RECORD_SECTOR,
                               "Sectors' distance to decisions is not known",
                               "Fewer than two sectors have {fewest_of_sector} or more members "
                               "with a route to decisions. Record `sector` on each organisation.",
                               err);
    }
    pm_ranked *far = pm_new_array(count, sizeof *far);
    if (far == NULL) {
        return pm_fail_memory(err);
    }
    size_t found = find_far_sectors(audit, medians, count, far);
    pm_status status =
        found > 0 ? pm_file_several(audit, &how, far, found, err)
                  : pm_find_fine(audit, "No sector is far from decisions",
                                 "No sector of {fewest_of_sector} or more members is "
                                 "{sector_steps_watch steps} or more further from decisions than "
                                 "the typical other sector.",
                                 err);
    free(far);
    return status;
}

static pm_status rule_sector_distance(const pm_audit *audit, pm_error *err)
{
    if (pm_measures_decision_body_count(audit->measures) == 0) {
        return pm_find_unknown(audit, PM_RECORD_DECISION_BODY,
                               "Sectors' distance to decisions is not known",
                               "The map names no decision body. Record `decision_body` as true on "
                               "the node where decisions are made, or its id on the map.",
                               err);
    }
    size_t count = 0;
    double *medians = sort_medians(audit, &count);
    if (medians == NULL) {
        return pm_fail_memory(err);
    }
    pm_status status = file_far_sectors(audit, medians, count, err);
    free(medians);
    return status;
}

/* --- registry --------------------------------------------------------------------------------- */

static const pm_rule RULES[] = {
    {
        .id = "sector-distance",
        .title = "A sector further from decisions than the others",
        .family = "sectors",
        .fact = PM_FACT_STRUCTURE,
        .needs = "sector, decision_body; decision_distance_median",
        .threshold = "against the median of the other sectors: issue from "
                     "{sector_steps_issue steps} further, watch from {sector_steps_watch}; sectors "
                     "of {fewest_of_sector} or more; the odds beside it are of the members' places "
                     "dealt at random",
        .why = "Each step is one more partner whose time and good will are needed to be heard. "
               "One step is the smallest that counts.",
        .question = "When did something this sector raised last change a decision?",
        .next_step = "Offer the sector a seat, or a standing item, closer to the decision body.",
        .source = "The voluntary sector's claim to equal status and immediate access for all "
                  "partners",
        .function = PM_RULE_FUNCTION(rule_sector_distance),
    },
};

const pm_rule_table pm_rules_of_sectors = {RULES, sizeof RULES / sizeof *RULES};
