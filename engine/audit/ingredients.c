/* The thirteen ingredients counted, small groups left out: see ingredients.h. */
#include "engine/audit/ingredients.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "engine/audit/suppression.h"

enum { ANSWERS = 3, YES = 0 };

/* The two sides that answers are compared by. */
typedef enum side { SIDE_NONE, SIDE_FIRST, SIDE_SECOND } side;

/* On which side a member stands; "sector" is for the first way only. */
typedef side side_of(const pm_measures *measures, size_t member, size_t sector);

static side side_of_sector(const pm_measures *measures, size_t member, size_t sector)
{
    size_t own = pm_measures_sector_of_member(measures, member);
    return own == SIZE_MAX ? SIDE_NONE : own == sector ? SIDE_FIRST : SIDE_SECOND;
}

/* The centre is one step from decisions; the edge is further away, or without a route. */
static side side_of_place(const pm_measures *measures, size_t member, size_t sector)
{
    (void)sector;
    double steps = 0;
    if (pm_measures_decision_body_count(measures) == 0) {
        return SIDE_NONE;
    }
    bool has_route =
        pm_measures_number(measures, PM_LEVEL_ORGANISATION, "decision_distance", member, &steps);
    return has_route && steps <= 1 ? SIDE_FIRST : SIDE_SECOND;
}

static side side_of_membership(const pm_measures *measures, size_t member, size_t sector)
{
    (void)sector;
    const pm_map *map = pm_measures_map(measures);
    size_t node = pm_measures_node_of_member(measures, member);
    return pm_map_is(map, PM_NODE_MEMBERSHIP, node, "volunteer")   ? SIDE_FIRST
           : pm_map_is(map, PM_NODE_MEMBERSHIP, node, "conscript") ? SIDE_SECOND
                                                                   : SIDE_NONE;
}

/* Index of a member's answer, or -1. */
static int answer_of(const pm_measures *measures, size_t index, size_t member)
{
    const pm_map *map = pm_measures_map(measures);
    size_t node = pm_measures_node_of_member(measures, member);
    return pm_map_kind(map, node) == PM_PERSON
               ? -1
               : pm_map_choice(map, (pm_word)(PM_NODE_ING01 + (int)index), node);
}

static double share_of(size_t yes, size_t answered)
{
    return fmax(PM_SIDE_LEAST, fmin(PM_SIDE_MOST, (double)yes / (double)answered));
}

/* Whom one ingredient is asked of, and how many have to have answered on a side. */
typedef struct asked {
    const pm_measures *measures;
    size_t index, fewest;
} asked;

/* The gap between two sides, if both are large enough and it is wider than the one before. */
static void widen_gap(const asked *of, side_of *sides, size_t sector, const char *first,
                      const char *second, pm_ingredient *found)
{
    size_t answered[3] = {0};
    size_t yes[3] = {0};
    size_t members = pm_measures_rows(of->measures, PM_LEVEL_ORGANISATION);
    for (size_t member = 0; member < members; member++) {
        int answer = answer_of(of->measures, of->index, member);
        if (answer >= 0) {
            side on = sides(of->measures, member, sector);
            answered[on]++;
            yes[on] += answer == YES ? 1 : 0;
        }
    }
    size_t all = answered[SIDE_NONE] + answered[SIDE_FIRST] + answered[SIDE_SECOND];
    if (answered[SIDE_FIRST] < of->fewest || answered[SIDE_SECOND] < of->fewest ||
        !pm_may_tell_parts(of->fewest, all, &answered[SIDE_FIRST], 2)) {
        return;
    }
    pm_ingredient_gap gap = {.side = first,
                             .others = second,
                             .share = share_of(yes[SIDE_FIRST], answered[SIDE_FIRST]),
                             .others_share = share_of(yes[SIDE_SECOND], answered[SIDE_SECOND])};
    double width = fabs(gap.share - gap.others_share);
    if (!found->has_gap || width > fabs(found->gap.share - found->gap.others_share)) {
        found->has_gap = true;
        found->gap = gap;
    }
}

static void find_gap(const asked *of, pm_ingredient *found)
{
    size_t sectors = pm_measures_rows(of->measures, PM_LEVEL_SECTOR);
    for (size_t sector = 0; sector < sectors; sector++) {
        widen_gap(of, side_of_sector, sector,
                  pm_measures_row_name(of->measures, PM_LEVEL_SECTOR, sector), "other sectors",
                  found);
    }
    widen_gap(of, side_of_place, 0, "the centre", "the edge", found);
    widen_gap(of, side_of_membership, 0, "those who chose to join", "those who had to", found);
}

static void summarise(const size_t *counts, size_t answered, pm_ingredient *found)
{
    found->told = true;
    found->answered = answered;
    found->yes = counts[0];
    found->no = counts[1];
    found->unsure = counts[2];
    for (size_t i = 0; i < ANSWERS; i++) {
        double share = (double)counts[i] / (double)answered;
        found->agreement = share > found->agreement ? share : found->agreement;
    }
    found->share_yes = (double)counts[YES] / (double)answered;
    double share_no = (double)found->no / (double)answered;
    found->spread = fmin(found->share_yes, 1 - found->share_yes) + fmin(share_no, 1 - share_no);
}

/* The words after the number in the vocabulary: "ingredient 1: real benefit is seen". */
static const char *title_of(size_t index)
{
    const char *meaning = pm_vocabulary((pm_word)(PM_NODE_ING01 + (int)index))->meaning;
    const char *after = strstr(meaning, ": ");
    return after != NULL ? after + 2 : meaning;
}

pm_ingredient pm_ingredient_answers(const pm_measures *measures, const pm_conventions *conventions,
                                    size_t index)
{
    pm_ingredient found = {
        .number = index + 1,
        .title = title_of(index),
        .of_map = pm_map_choice(pm_measures_map(measures), (pm_word)(PM_MAP_ING01 + (int)index), 0),
    };
    size_t counts[ANSWERS] = {0};
    size_t answered = 0;
    size_t members = pm_measures_rows(measures, PM_LEVEL_ORGANISATION);
    for (size_t member = 0; member < members; member++) {
        int answer = answer_of(measures, index, member);
        if (answer >= 0) {
            counts[answer]++;
            answered++;
        }
    }
    if (answered >= conventions->fewest_answers) {
        summarise(counts, answered, &found);
        find_gap(&(asked){measures, index, conventions->fewest_answers}, &found);
    }
    return found;
}
