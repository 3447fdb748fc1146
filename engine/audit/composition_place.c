/* Majority on paper, edge on the map: where do those who make up a share sit? Steps to decisions,
 * betweenness and eigenvector centrality in, one finding of structure out. See compositions.h. */
#include <stdlib.h>

#include "engine/audit/chance.h"
#include "engine/audit/compositions.h"
#include "engine/audit/facts.h"
#include "engine/audit/words.h"
#include "engine/base/memory.h"

/* A measure of where a member sits. */
typedef struct place {
    const char *key;
    bool high_is_central;
    const char *name;                                    /* in words */
    const char *group_number, *others_number, *p_number; /* of the evidence */
} place;

static const place PLACES[] = {
    {"decision_distance", false, "steps to decisions", "group_steps", "others_steps", "p_steps"},
    {"betweenness", true, "pairs of others it stands between", "group_betweenness",
     "others_betweenness", "p_betweenness"},
    {"eigenvector", true, "closeness to the well connected", "group_eigenvector",
     "others_eigenvector", "p_eigenvector"},
};

enum { PLACE_COUNT = sizeof PLACES / sizeof *PLACES };

static const double HALF = 0.5;

/* A chance of exactly one in twenty is not below it, however its last digits fall. */
static const double ROUNDING = 1e-9;

/* One measure compared: undefined where too few on a side have it. */
typedef struct compared {
    bool defined;
    double group, others; /* medians */
    double p;             /* chance of the group as far from the centre or further */
} compared;

/* A member's place by one measure; the higher the further out. */
typedef struct placed {
    double out;
    bool in_group;
} placed;

/* Both sides, with room for every member. */
typedef struct sides {
    bool *is_group; /* of each member */
    placed *items;  /* from the centre outwards */
    size_t *ranks;  /* doubled, so that ties have whole ones */
    size_t count, group;
} sides;

/* Whom the group is compared with: organisations that are there and decide nothing by themselves.
 */
static bool is_compared(const pm_audit *audit, size_t member)
{
    size_t node = pm_fact_node(audit, member);
    return pm_fact_is_organisation(audit, member) &&
           !pm_measures_is_decision_body(audit->measures, member) &&
           pm_map_boolean(audit->map, PM_NODE_VACANT, node) != PM_YES;
}

static int from_the_centre(const void *a, const void *b)
{
    double left = ((const placed *)a)->out;
    double right = ((const placed *)b)->out;
    return (left > right) - (left < right);
}

static void gather(const pm_audit *audit, const place *of, sides *found)
{
    found->count = 0;
    found->group = 0;
    for (size_t member = 0; member < audit->members; member++) {
        double value = 0;
        if (is_compared(audit, member) && pm_fact_of_member(audit, of->key, member, &value)) {
            found->items[found->count++] = (placed){.out = of->high_is_central ? -value : value,
                                                    .in_group = found->is_group[member]};
            found->group += found->is_group[member] ? 1 : 0;
        }
    }
    qsort(found->items, found->count, sizeof *found->items, from_the_centre);
}

/* Ranks of the sorted places; those that differ in their last digits only share one. Returns the
 * sum of the group's. */
static size_t rank(sides *found)
{
    size_t sum = 0;
    for (size_t i = 0; i < found->count;) {
        size_t end = i + 1;
        while (end < found->count && found->items[end].out - found->items[end - 1].out < ROUNDING) {
            end++;
        }
        size_t shared = i + end - 1;
        for (; i < end; i++) {
            found->ranks[i] = shared;
            sum += found->items[i].in_group ? shared : 0;
        }
    }
    return sum;
}

/* The value in the middle of one side, in the measure's own sense. */
static double median(const sides *found, const place *of, bool in_group)
{
    size_t count = in_group ? found->group : found->count - found->group;
    size_t seen = 0;
    double sum = 0;
    for (size_t i = 0; i < found->count; i++) {
        if (found->items[i].in_group == in_group) {
            sum += seen == (count - 1) / 2 ? found->items[i].out : 0;
            sum += seen == count / 2 ? found->items[i].out : 0;
            seen++;
        }
    }
    return of->high_is_central ? 0 - sum / 2 : sum / 2;
}

static pm_status compare(const pm_audit *audit, const place *of, sides *found, compared *result,
                         pm_error *err)
{
    size_t fewest = audit->conventions->fewest_of_side;
    gather(audit, of, found);
    result->defined = found->group >= fewest && found->count - found->group >= fewest;
    if (!result->defined) {
        return PM_OK;
    }
    size_t sum = rank(found);
    result->group = median(found, of, true);
    result->others = median(found, of, false);
    return pm_chance_of_sum(found->ranks, found->count, found->group, sum, &result->p, err);
}

/* --- the finding ----------------------------------------------------------------------------- */

static void say_compared(pm_draft *draft, const place *of, const compared *result)
{
    pm_text_addf(&draft->text, "%s ", of->name);
    pm_text_add_rounded(&draft->text, result->group, 2);
    pm_text_add(&draft->text, ", of the others ");
    pm_text_add_rounded(&draft->text, result->others, 2);
    pm_draft_number(draft, of->group_number, result->group);
    pm_draft_number(draft, of->others_number, result->others);
}

static void say_places(pm_draft *draft, const pm_asked *asked, const compared *results)
{
    pm_text_add(&draft->text, "Of the members ");
    pm_say_filters(&draft->text, asked->audit, asked->test->filters);
    pm_text_add(&draft->text, " that make up the share, the typical one has: ");
    const char *between = "";
    for (size_t i = 0; i < PLACE_COUNT; i++) {
        if (results[i].defined) {
            pm_text_add(&draft->text, between);
            say_compared(draft, &PLACES[i], &results[i]);
            between = "; ";
        }
    }
    pm_text_add(&draft->text, ".");
}

/* With several comparisons, one of them is below the odds by chance more often: the least p counts
 * as many times (Bonferroni). */
static double least_p(const compared *results, size_t *defined)
{
    double least = 1;
    *defined = 0;
    for (size_t i = 0; i < PLACE_COUNT; i++) {
        *defined += results[i].defined ? 1 : 0;
        least = results[i].defined && results[i].p < least ? results[i].p : least;
    }
    return least * (double)*defined < 1 ? least * (double)*defined : 1;
}

static void say_chance(pm_draft *draft, double p, size_t comparisons)
{
    pm_text_addf(&draft->text, " If places were dealt at random, one so far out in any of the ");
    pm_say_counted(&draft->text, comparisons, "comparison", "comparisons");
    pm_text_add(&draft->text, " would come up in ");
    pm_say_share(&draft->text, p);
    pm_text_add(&draft->text, " of cases.");
    pm_draft_number(draft, "p", p);
}

static pm_status file_place(const pm_asked *asked, const compared *results, pm_error *err)
{
    const pm_audit *audit = asked->audit;
    size_t comparisons = 0;
    double p = least_p(results, &comparisons);
    if (comparisons == 0) {
        return pm_find_unknown(audit, PM_RECORD_DECISION_BODY,
                               "Where the share sits on the map is not known",
                               "Fewer than {fewest_of_side} members on either side have a place "
                               "that can be compared. Record the ties of members, and "
                               "`decision_body`.",
                               err);
    }
    bool edge = p < audit->conventions->odds - ROUNDING;
    pm_draft draft = pm_draft_begin(audit, edge ? PM_WATCH : PM_FINE, PM_WEIGHT_WHOLE);
    bool majority = asked->test->number >= HALF;
    pm_text_add(&draft.headline, majority ? "A majority on paper, " : "A share on paper, ");
    pm_text_add(&draft.headline,
                edge ? "at the edge of the map" : "and not at the edge of the map");
    say_places(&draft, asked, results);
    say_chance(&draft, p, comparisons);
    pm_draft_members(&draft, &asked->tally.members);
    draft.badge_count = 0;
    return pm_draft_file(&draft, err);
}

static pm_status compare_all(const pm_asked *asked, sides *room, pm_error *err)
{
    compared results[PLACE_COUNT] = {0};
    pm_status status = PM_OK;
    for (size_t i = 0; i < asked->tally.members.count; i++) {
        room->is_group[asked->tally.members.items[i]] = true;
    }
    for (size_t i = 0; status == PM_OK && i < PLACE_COUNT; i++) {
        status = compare(asked->audit, &PLACES[i], room, &results[i], err);
    }
    return status == PM_OK ? file_place(asked, results, err) : status;
}

pm_status pm_audit_place(const pm_asked *asked, pm_error *err)
{
    size_t members = asked->audit->members;
    sides room = {.is_group = pm_new_array(members, sizeof *room.is_group),
                  .items = pm_new_array(members, sizeof *room.items),
                  .ranks = pm_new_array(members, sizeof *room.ranks)};
    bool whole = room.is_group != NULL && room.items != NULL && room.ranks != NULL;
    pm_status status = whole ? compare_all(asked, &room, err) : pm_fail_memory(err);
    free(room.is_group);
    free(room.items);
    free(room.ranks);
    return status;
}
