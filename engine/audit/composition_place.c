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
    {"betweenness", true, "share of routes it lies on", "group_betweenness", "others_betweenness",
     "p_betweenness"},
    {"eigenvector", true, "closeness to the well connected", "group_eigenvector",
     "others_eigenvector", "p_eigenvector"},
};

enum { PLACE_COUNT = sizeof PLACES / sizeof *PLACES };

/* A chance of exactly one in twenty is not below it, however its last digits fall. */
static const double ROUNDING = 1e-9;

/* One measure compared: undefined where too few on a side have it. */
typedef struct compared {
    bool defined;
    double group, others; /* medians */
    double p;             /* chance of the group as far from the centre or further */
} compared;

/* Values of both sides: the group's first. */
typedef struct sides {
    double *values;
    size_t *ranks; /* doubled, so that ties have whole ones; the higher the further out */
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

static void gather(const pm_asked *asked, const place *of, sides *found)
{
    const pm_audit *audit = asked->audit;
    for (int group = 1; group >= 0; group--) {
        for (size_t member = 0; member < audit->members; member++) {
            double value = 0;
            bool in_group = pm_indexes_contain(&asked->tally.members, member);
            if (in_group == (group == 1) && is_compared(audit, member) &&
                pm_fact_of_member(audit, of->key, member, &value)) {
                found->values[found->count++] = value;
            }
        }
        found->group = group == 1 ? found->count : found->group;
    }
}

/* Numbers that differ in their last digits only are the same place. */
static bool is_further_out(const place *of, double a, double b)
{
    return of->high_is_central ? a < b - ROUNDING : a > b + ROUNDING;
}

static void rank(const place *of, sides *found)
{
    for (size_t i = 0; i < found->count; i++) {
        found->ranks[i] = 0;
        for (size_t j = 0; j < found->count; j++) {
            bool further = is_further_out(of, found->values[i], found->values[j]);
            bool nearer = is_further_out(of, found->values[j], found->values[i]);
            found->ranks[i] += further ? 2 : nearer ? 0 : 1;
        }
    }
}

static int ascending(const void *a, const void *b)
{
    double left = *(const double *)a;
    double right = *(const double *)b;
    return (left > right) - (left < right);
}

static double median(double *values, size_t count)
{
    qsort(values, count, sizeof *values, ascending);
    return (values[(count - 1) / 2] + values[count / 2]) / 2;
}

static pm_status compare(const pm_asked *asked, const place *of, sides *found, compared *result,
                         pm_error *err)
{
    size_t fewest = asked->audit->conventions->fewest_of_side;
    *found = (sides){.values = found->values, .ranks = found->ranks};
    gather(asked, of, found);
    result->defined = found->group >= fewest && found->count - found->group >= fewest;
    if (!result->defined) {
        return PM_OK;
    }
    rank(of, found);
    size_t sum = 0;
    for (size_t i = 0; i < found->group; i++) {
        sum += found->ranks[i];
    }
    pm_status status =
        pm_chance_of_sum(found->ranks, found->count, found->group, sum, &result->p, err);
    result->group = median(found->values, found->group);
    result->others = median(found->values + found->group, found->count - found->group);
    return status;
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
    pm_say_filters(&draft->text, asked->test->filters);
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
    pm_text_add(&draft->text, " would come up with a chance of ");
    pm_say_share(&draft->text, p);
    pm_text_add(&draft->text, " at most.");
    pm_draft_number(draft, "p", p);
}

static pm_status file_place(const pm_audit *audit, const pm_asked *asked, const compared *results,
                            pm_error *err)
{
    size_t comparisons = 0;
    double p = least_p(results, &comparisons);
    if (comparisons == 0) {
        return pm_find_fewer(audit, "Where the share sits on the map is not known",
                             audit->conventions->fewest_of_side,
                             "members on either side have a place that can be compared. Record the "
                             "ties of members, and `decision_body`.",
                             err);
    }
    bool edge = p < audit->conventions->odds - ROUNDING;
    pm_draft draft = pm_draft_begin(audit, edge ? PM_WATCH : PM_FINE, PM_WEIGHT_WHOLE);
    pm_text_add(&draft.headline, edge ? "A share on paper, at the edge of the map"
                                      : "The share sits no further out than others");
    say_places(&draft, asked, results);
    say_chance(&draft, p, comparisons);
    pm_draft_members(&draft, &asked->tally.members);
    draft.badge_count = 0;
    return pm_draft_file(&draft, err);
}

pm_status pm_audit_place(const pm_audit *audit, const pm_asked *asked, pm_error *err)
{
    sides room = {.values = pm_new_array(audit->members, sizeof *room.values),
                  .ranks = pm_new_array(audit->members, sizeof *room.ranks)};
    compared results[PLACE_COUNT] = {0};
    pm_status status = room.values != NULL && room.ranks != NULL ? PM_OK : pm_fail_memory(err);
    for (size_t i = 0; status == PM_OK && i < PLACE_COUNT; i++) {
        status = compare(asked, &PLACES[i], &room, &results[i], err);
    }
    if (status == PM_OK) {
        status = file_place(audit, asked, results, err);
    }
    free(room.values);
    free(room.ranks);
    return status;
}
