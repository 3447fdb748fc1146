/* How much farther apart the others come when one member is lost, for every member.
 *
 * Taking out each of n members and measuring all distances again would cost O(n^2 (n + m)). But
 * from a source s only those members change their distance that lose all their shortest paths with
 * v: the ones v dominates in the graph of shortest paths from s. So for every source
 *
 *     one breadth-first search;
 *     the dominator tree of the shortest paths, by common ancestors of a member's predecessors;
 *     for every v with something below it, a search among these alone, from where they are still
 * reached.
 *
 * The members below all v together are as many as the dominators of all members: few. */
#include <stdint.h>
#include <stdlib.h>

#include "engine/measure/distances.h"
#include "engine/measure/study.h"

static const char NO_THREE_MEMBERS[] = "fewer than three members";

enum { MOST_MEMBERS = 5000 };

/* A member that has lost its shortest paths, and a new way to it. */
typedef struct reached {
    size_t distance, member;
} reached;

/* Room for one source at a time; every array has a member each. */
typedef struct search {
    const pm_neighbours *near;
    size_t n;
    size_t *distance;  /* from the source; SIZE_MAX: not reached */
    size_t *order;     /* members as they were reached, the source first */
    size_t reached;    /* of them */
    size_t *dominator; /* immediate; the source's own is itself */
    size_t *depth;     /* in the dominator tree */
    size_t *below;     /* members in the subtree, itself included */
    size_t *place;     /* in a preorder of the dominator tree */
    size_t *at_place;
    size_t *around;   /* new distance of a member that has lost its shortest paths */
    reached *entries; /* ways in from outside, nearest first */
    reached *queue;
} search;

static pm_status prepare(pm_study *study, search *s, pm_error *err)
{
    size_t n = study->views.member_count;
    *s = (search){.near = &study->views.near, .n = n};
    size_t **columns[] = {&s->distance, &s->order, &s->dominator, &s->depth,
                          &s->below,    &s->place, &s->at_place,  &s->around};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        *columns[i] = pm_study_new(study, n, sizeof(size_t));
        if (*columns[i] == NULL) {
            return pm_fail_memory(err);
        }
    }
    s->entries = pm_study_new(study, n, sizeof *s->entries);
    s->queue = pm_study_new(study, n, sizeof *s->queue);
    return s->entries != NULL && s->queue != NULL ? PM_OK : pm_fail_memory(err);
}

static void search_from(search *s, size_t source)
{
    for (size_t v = 0; v < s->n; v++) {
        s->distance[v] = SIZE_MAX;
    }
    s->distance[source] = 0;
    s->order[0] = source;
    s->reached = 1;
    for (size_t head = 0; head < s->reached; head++) {
        size_t v = s->order[head];
        for (size_t i = s->near->start[v]; i < s->near->start[v + 1]; i++) {
            size_t other = s->near->list[i];
            if (s->distance[other] == SIZE_MAX) {
                s->distance[other] = s->distance[v] + 1;
                s->order[s->reached++] = other;
            }
        }
    }
}

/* Nearest common ancestor in the part of the dominator tree there is already. */
static size_t common_dominator(const search *s, size_t a, size_t b)
{
    while (a != b) {
        if (s->depth[a] >= s->depth[b]) {
            a = s->dominator[a];
        } else {
            b = s->dominator[b];
        }
    }
    return a;
}

/* Dominators in order of distance, sizes of subtrees from the far end, then a preorder: a member's
 * run begins behind what its elder siblings have taken of their parent's. */
static void build_dominator_tree(search *s)
{
    size_t source = s->order[0];
    s->dominator[source] = source;
    s->depth[source] = 0;
    s->below[source] = 1;
    for (size_t i = 1; i < s->reached; i++) {
        size_t v = s->order[i];
        size_t dominator = SIZE_MAX;
        for (size_t j = s->near->start[v]; j < s->near->start[v + 1]; j++) {
            size_t u = s->near->list[j];
            if (s->distance[u] + 1 == s->distance[v]) {
                dominator = dominator == SIZE_MAX ? u : common_dominator(s, dominator, u);
            }
        }
        s->dominator[v] = dominator;
        s->depth[v] = s->depth[dominator] + 1;
        s->below[v] = 1;
    }
    for (size_t i = s->reached; i > 1; i--) {
        s->below[s->dominator[s->order[i - 1]]] += s->below[s->order[i - 1]];
    }
    size_t *taken = s->around; /* free until the searches */
    s->place[source] = 0;
    for (size_t i = 0; i < s->reached; i++) {
        size_t v = s->order[i];
        if (i > 0) {
            size_t above = s->dominator[v];
            s->place[v] = s->place[above] + 1 + taken[above];
            taken[above] += s->below[v];
        }
        taken[v] = 0;
        s->at_place[s->place[v]] = v;
    }
}

static bool is_below(const search *s, size_t member, size_t v)
{
    return s->place[member] >= s->place[v] && s->place[member] < s->place[v] + s->below[v];
}

static int by_distance(const void *left, const void *right)
{
    const reached *x = left;
    const reached *y = right;
    return x->distance < y->distance ? -1 : x->distance > y->distance;
}

/* Ways in: members below v that touch someone whose distance stays. Returns their number. */
static size_t find_entries(search *s, size_t v)
{
    size_t count = 0;
    for (size_t p = s->place[v] + 1; p < s->place[v] + s->below[v]; p++) {
        size_t member = s->at_place[p];
        size_t nearest = SIZE_MAX;
        for (size_t i = s->near->start[member]; i < s->near->start[member + 1]; i++) {
            size_t other = s->near->list[i];
            if (!is_below(s, other, v) && s->distance[other] + 1 < nearest) {
                nearest = s->distance[other] + 1;
            }
        }
        s->around[member] = SIZE_MAX;
        if (nearest != SIZE_MAX) {
            s->entries[count++] = (reached){nearest, member};
        }
    }
    qsort(s->entries, count, sizeof *s->entries, by_distance);
    return count;
}

/* A member that waits in the queue. It need not be put there again: who put it there was nearest.
 */
static const size_t WAITING = SIZE_MAX - 1;

/* New distances of the members below v when v is gone: a breadth-first search that takes up the
 * entries as their distances come. */
static void search_around(search *s, size_t v)
{
    size_t entries = find_entries(s, v);
    size_t next = 0;
    size_t head = 0;
    size_t tail = 0;
    while (next < entries || head < tail) {
        bool enter = head == tail ||
                     (next < entries && s->entries[next].distance <= s->queue[head].distance);
        reached at = enter ? s->entries[next++] : s->queue[head++];
        if (s->around[at.member] < WAITING) {
            continue;
        }
        s->around[at.member] = at.distance;
        for (size_t i = s->near->start[at.member]; i < s->near->start[at.member + 1]; i++) {
            size_t other = s->near->list[i];
            if (other != v && is_below(s, other, v) && s->around[other] == SIZE_MAX) {
                s->around[other] = WAITING;
                s->queue[tail++] = (reached){at.distance + 1, other};
            }
        }
    }
}

/* What the others lose of their 1/d from the source when v goes. */
static double loss_from_source(search *s, size_t v)
{
    double loss = 0;
    search_around(s, v);
    for (size_t p = s->place[v] + 1; p < s->place[v] + s->below[v]; p++) {
        size_t member = s->at_place[p];
        double after = s->around[member] == SIZE_MAX ? 0 : 1 / (double)s->around[member];
        loss += 1 / (double)s->distance[member] - after;
    }
    return loss;
}

/* DF(G - v) - DF(G) of every member into study->distance_losses, once. */
static pm_status find_losses(pm_study *study, pm_error *err)
{
    const pm_distances *distances = NULL;
    search s = {0};
    size_t n = study->views.member_count;
    double *lost = pm_study_new(study, n, sizeof *lost);
    pm_status status =
        lost != NULL ? pm_study_distances(study, &distances, err) : pm_fail_memory(err);
    status = status == PM_OK ? prepare(study, &s, err) : status;
    if (status != PM_OK) {
        return status;
    }
    double all = 0;
    for (size_t source = 0; source < n; source++) {
        all += distances->inverse_sum[source];
        search_from(&s, source);
        build_dominator_tree(&s);
        for (size_t i = 1; i < s.reached; i++) {
            size_t v = s.order[i];
            lost[v] += s.below[v] > 1 ? loss_from_source(&s, v) : 0;
        }
    }
    double others = (double)n - 1;
    for (size_t v = 0; v < n; v++) {
        double after = all - 2 * distances->inverse_sum[v] - lost[v];
        lost[v] = all / ((double)n * others) - after / (others * (others - 1));
    }
    study->distance_losses = lost;
    return PM_OK;
}

/* Losses of three members or more; otherwise undefines and leaves *losses NULL. */
static pm_status losses_if_any(pm_study *study, pm_output *output, const double **losses,
                               pm_error *err)
{
    pm_status status = PM_OK;
    *losses = NULL;
    if (study->views.member_count < 3 || study->views.member_count > MOST_MEMBERS) {
        pm_undefine_all(output,
                        study->views.member_count < 3
                            ? NO_THREE_MEMBERS
                            : "more than 5000 members: taking out each would take too long");
        return PM_OK;
    }
    status = study->distance_losses == NULL ? find_losses(study, err) : PM_OK;
    *losses = study->distance_losses;
    return status;
}

static pm_status loss_distance_fragmentation(pm_study *study, pm_output *output, pm_error *err)
{
    const double *losses = NULL;
    pm_status status = losses_if_any(study, output, &losses, err);
    for (size_t v = 0; v < output->rows && losses != NULL; v++) {
        pm_define(&output->values[v], losses[v]);
    }
    return status;
}

static pm_status worst_loss_distance(pm_study *study, pm_output *output, pm_error *err)
{
    const double *losses = NULL;
    pm_status status = losses_if_any(study, output, &losses, err);
    if (losses == NULL) {
        return status;
    }
    double worst = losses[0];
    for (size_t v = 1; v < study->views.member_count; v++) {
        worst = losses[v] > worst ? losses[v] : worst;
    }
    pm_define(&output->values[0], worst);
    return status;
}

/* --- registry rows --------------------------------------------------------------------------- */

static const pm_measure ROWS[] = {
    {.key = "worst_loss_distance",
     .title = "Worst single loss by distance",
     .level = PM_LEVEL_NETWORK,
     .family = "loss",
     .view = "U ties",
     .type = PM_VALUE_NUMBER,
     .unit = "change of share",
     .range = "-1..1",
     .definition = "Largest loss_distance_fragmentation of any member.",
     .high = "High: one departure would put others much farther apart.",
     .undefined = "fewer than three members, or more than 5000",
     .source = "Borgatti 2006, doi:10.1007/s10588-006-7084-x",
     .function = PM_FUNCTION(worst_loss_distance)},
    {.key = "loss_distance_fragmentation",
     .title = "Distance added by its loss",
     .level = PM_LEVEL_ORGANISATION,
     .family = "loss",
     .view = "U ties",
     .type = PM_VALUE_NUMBER,
     .unit = "change of share",
     .range = "-1..1",
     .definition =
         "DF(G - v) - DF(G), DF = 1 - compactness: how much farther apart the others come.",
     .high = "High: without it the others are farther from each other.",
     .undefined = "fewer than three members, or more than 5000",
     .source = "Borgatti 2006, doi:10.1007/s10588-006-7084-x",
     .function = PM_FUNCTION(loss_distance_fragmentation)},
};

const pm_measure_table pm_measures_of_distance_loss = {ROWS, sizeof ROWS / sizeof *ROWS};
