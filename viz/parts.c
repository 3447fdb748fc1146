/* Drawing: which members are drawn together. Measures in, parts with their members and the ties
 * between them out: a sector or a community each, decision bodies alone. Their number is bounded,
 * so that a map of any size is one page. */
#include "viz/parts.h"

#include <stdint.h>
#include <stdlib.h>

#include "viz/sentences.h"
#include "viz/views.h"

enum {
    MOST_DECISION_BODIES = 6,
    MOST_GROUPS = 24,        /* sectors or communities with a part of their own */
    FEWEST_OF_COMMUNITY = 3, /* smaller ones are no circle of their own */
    LONGEST_NAME = 44        /* of a label, its count not included */
};

/* One sector or community while the largest are found. */
typedef struct group {
    size_t number, members;
} group;

static int larger_first(const void *left, const void *right)
{
    const group *a = left;
    const group *b = right;
    if (a->members != b->members) {
        return a->members > b->members ? -1 : 1;
    }
    return a->number < b->number ? -1 : a->number > b->number;
}

static bool by_community(const pm_picture *picture)
{
    return picture->view->marks->gathers == PM_GATHERS_COMMUNITIES;
}

/* The member's sector or community as a number from 0; SIZE_MAX: none. */
static size_t group_of(const pm_picture *picture, size_t member)
{
    if (!by_community(picture)) {
        return pm_measures_sector_of_member(picture->measures, member);
    }
    double number = 0;
    bool has =
        pm_measures_number(picture->measures, PM_LEVEL_ORGANISATION, "community", member, &number);
    return has ? (size_t)number - 1 : SIZE_MAX;
}

static bool is_body(const pm_picture *picture, size_t member)
{
    size_t node = pm_measures_node_of_member(picture->measures, member);
    return pm_map_kind(pm_measures_map(picture->measures), node) == PM_BODY;
}

static size_t new_part(pm_gathering_result *result, pm_part_kind kind, size_t number,
                       const char *word)
{
    result->parts[result->count] =
        (pm_gathered){.kind = kind, .number = number, .first = SIZE_MAX, .word = word};
    return result->count++;
}

/* --- who is where ---------------------------------------------------------------------------- */

/* Decision bodies stand alone, however many there are up to a bound. */
static void gather_decision_bodies(const pm_picture *picture, pm_gathering_result *result)
{
    size_t last = SIZE_MAX;
    for (size_t v = 0; v < result->total; v++) {
        if (pm_measures_is_decision_body(picture->measures, v)) {
            bool alone = last == SIZE_MAX || result->count < MOST_DECISION_BODIES;
            last = alone ? new_part(result, PM_PART_OF_DECISION_BODY, v, "board") : last;
            result->of_member[v] = last;
        }
    }
}

/* The groups with members, the largest first; returns how many. */
static size_t sort_groups(const pm_picture *picture, const pm_gathering_result *result,
                          group *groups, size_t most)
{
    for (size_t g = 0; g < most; g++) {
        groups[g] = (group){.number = g};
    }
    for (size_t v = 0; v < result->total; v++) {
        size_t g = group_of(picture, v);
        if (result->of_member[v] == SIZE_MAX && g < most) {
            groups[g].members++;
        }
    }
    qsort(groups, most, sizeof *groups, larger_first);
    size_t count = 0;
    while (count < most && groups[count].members > 0) {
        count++;
    }
    return count;
}

/* How many of the sorted groups get parts of their own: when one more than the bound, not all. */
static size_t count_own(const pm_picture *picture, const group *groups, size_t count)
{
    size_t own = count <= MOST_GROUPS ? count : MOST_GROUPS;
    while (by_community(picture) && own > 0 && groups[own - 1].members < FEWEST_OF_COMMUNITY) {
        own--;
    }
    return own;
}

static int by_number(const void *left, const void *right)
{
    const group *a = left;
    const group *b = right;
    return a->number < b->number ? -1 : a->number > b->number;
}

/* Parts for the largest groups, in the order of their numbers. part_of[] by group. */
static void open_groups(const pm_picture *picture, pm_gathering_result *result, group *groups,
                        size_t own, size_t *part_of)
{
    pm_part_kind kind = by_community(picture) ? PM_PART_OF_COMMUNITY : PM_PART_OF_SECTOR;
    qsort(groups, own, sizeof *groups, by_number);
    for (size_t i = 0; i < own; i++) {
        part_of[groups[i].number] = new_part(result, kind, groups[i].number,
                                             by_community(picture) ? "community" : "sector");
    }
}

static void place_members(const pm_picture *picture, pm_gathering_result *result,
                          const size_t *part_of, size_t left_over)
{
    size_t bodies = SIZE_MAX;
    size_t others = SIZE_MAX;
    for (size_t v = 0; v < result->total; v++) {
        size_t g = group_of(picture, v);
        if (result->of_member[v] != SIZE_MAX) {
            continue;
        }
        if (g != SIZE_MAX && part_of[g] != SIZE_MAX) {
            result->of_member[v] = part_of[g];
        } else if (g == SIZE_MAX && is_body(picture, v)) {
            bodies = bodies != SIZE_MAX ? bodies : new_part(result, PM_PART_OF_BODIES, 0, "bodies");
            result->of_member[v] = bodies;
        } else {
            others = others != SIZE_MAX ? others : new_part(result, PM_PART_OF_OTHERS, 0, "others");
            result->of_member[v] = others;
            result->parts[others].left_over = left_over;
        }
    }
}

static pm_status gather_groups(pm_picture *picture, pm_gathering_result *result, pm_error *err)
{
    size_t most = by_community(picture) ? result->total : picture->sector_count;
    group *groups = pm_new_array(most, sizeof *groups);
    size_t *part_of = pm_new_array(most, sizeof *part_of);
    pm_status status = PM_OK;
    if (groups == NULL || part_of == NULL) {
        status = pm_fail_memory(err);
        goto cleanup;
    }
    for (size_t g = 0; g < most; g++) {
        part_of[g] = SIZE_MAX;
    }
    size_t count = sort_groups(picture, result, groups, most);
    size_t own = count_own(picture, groups, count);
    result->sectors_used = count;
    open_groups(picture, result, groups, own, part_of);
    place_members(picture, result, part_of, count - own);
cleanup:
    free(groups);
    free(part_of);
    return status;
}

/* --- what they are called -------------------------------------------------------------------- */

static double degree_of(const pm_picture *picture, size_t member)
{
    double degree = 0;
    pm_measures_number(picture->measures, PM_LEVEL_ORGANISATION, "degree", member, &degree);
    return degree;
}

static void count_members(const pm_picture *picture, pm_gathering_result *result)
{
    for (size_t v = 0; v < result->total; v++) {
        pm_gathered *part = &result->parts[result->of_member[v]];
        bool first =
            part->first == SIZE_MAX || degree_of(picture, v) > degree_of(picture, part->first);
        part->first = first ? v : part->first;
        part->members++;
    }
}

static void say_name(const pm_picture *picture, const pm_gathered *part, pm_text *text)
{
    const char *first = pm_measures_member_name(picture->measures, part->first);
    switch (part->kind) {
    case PM_PART_OF_DECISION_BODY:
        pm_text_add(text, part->members == 1 ? first : "Other decision bodies");
        break;
    case PM_PART_OF_BODIES:
        pm_text_add(text, part->members == 1 ? first : "Groups and other bodies");
        break;
    case PM_PART_OF_SECTOR:
        pm_text_add(text, picture->sectors[part->number]);
        break;
    case PM_PART_OF_COMMUNITY:
        pm_text_add(text, "Around ");
        pm_text_add(text, first);
        break;
    case PM_PART_OF_OTHERS:
        pm_text_add(text, by_community(picture) ? "In smaller communities, or alone"
                          : part->left_over > 0 ? "Smaller sectors, or not stated"
                                                : "Sector not stated");
        break;
    }
}

static pm_status name_parts(pm_picture *picture, pm_gathering_result *result, pm_error *err)
{
    for (size_t p = 0; p < result->count; p++) {
        pm_text text = {0};
        say_name(picture, &result->parts[p], &text);
        const char *whole = pm_keep_text(picture, &text);
        result->parts[p].name =
            whole != NULL ? pm_clean_text(&picture->arena, whole, LONGEST_NAME) : NULL;
        if (result->parts[p].name == NULL) {
            return pm_fail_memory(err);
        }
    }
    return PM_OK;
}

/* --- ties ------------------------------------------------------------------------------------ */

static void count_ties(const pm_picture *picture, pm_gathering_result *result)
{
    for (size_t t = 0; t < pm_measures_tie_count(picture->measures); t++) {
        size_t v = 0;
        size_t w = 0;
        pm_measures_tie(picture->measures, t, &v, &w);
        size_t a = result->of_member[v];
        size_t b = result->of_member[w];
        result->ties[a * PM_MOST_PARTS + b]++;
        result->ties[b * PM_MOST_PARTS + a] += a != b ? 1 : 0;
    }
}

size_t pm_parts_ties(const pm_gathering_result *result, size_t a, size_t b)
{
    return result->ties[a * PM_MOST_PARTS + b];
}

double pm_parts_pairs(const pm_gathering_result *result, size_t a, size_t b)
{
    double of_a = (double)result->parts[a].members;
    double of_b = (double)result->parts[b].members;
    return a == b ? of_a * (of_a - 1) / 2 : of_a * of_b;
}

pm_status pm_parts_gather(pm_picture *picture, pm_gathering_result *result, pm_error *err)
{
    *result =
        (pm_gathering_result){.total = pm_measures_rows(picture->measures, PM_LEVEL_ORGANISATION)};
    result->of_member =
        pm_arena_new(&picture->arena, (result->total + 1) * sizeof *result->of_member);
    result->ties =
        pm_arena_new(&picture->arena, (size_t)PM_MOST_PARTS * PM_MOST_PARTS * sizeof *result->ties);
    if (result->of_member == NULL || result->ties == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t v = 0; v < result->total; v++) {
        result->of_member[v] = SIZE_MAX;
    }
    gather_decision_bodies(picture, result);
    pm_status status = gather_groups(picture, result, err);
    if (status != PM_OK) {
        return status;
    }
    count_members(picture, result);
    count_ties(picture, result);
    return name_parts(picture, result, err);
}
