/* How few people, leaving together, would take the last route to decisions from somebody. Exact: to
 * cut a member off, some tie of any one of its routes has to die, so trying each tie of a shortest
 * remaining route misses nothing. A maximum flow would be wrong because one person may carry
 * several ties. */
#include <stdint.h>
#include <stdlib.h>

#include "engine/measure/carriers.h"
#include "engine/measure/routes.h"
#include "engine/measure/study.h"

enum { MOST_PEOPLE = 3 };

/* Members and ties looked at before the search gives up: a second or two. */
static const double MOST_WORK = 5e8;

/* Room for one search. */
typedef struct search {
    const pm_study *study;
    size_t *start, *people; /* by link: carriers of all its relationships, each person once */
    bool *can_die;          /* by link: each of its relationships has a carrier */
    bool *gone;             /* by person */
    size_t *came_from;      /* by member: the breadth-first search's tree */
    size_t *queue;          /* by member */
    double work;            /* done so far */
    size_t *route;          /* links of a route; one stretch for each depth of the search */
} search;

/* --- carriers of links ----------------------------------------------------------------------- */

/* Adds the carriers of edge e to the link's people, which begin at start[link] and are count so
 * far. */
static size_t add_people(const pm_study *study, search *s, size_t link, size_t e, size_t count)
{
    const pm_carriers *all = study->carriers;
    for (size_t i = all->start[e]; i < all->start[e + 1]; i++) {
        bool known = false;
        for (size_t j = 0; j < count; j++) {
            known = known || s->people[s->start[link] + j] == all->list[i];
        }
        if (!known) {
            s->people[s->start[link] + count++] = all->list[i];
        }
    }
    return count;
}

/* A link and a relationship that keeps it up. */
typedef struct support {
    size_t link, edge;
} support;

static int by_link(const void *left, const void *right)
{
    const support *x = left;
    const support *y = right;
    if (x->link != y->link) {
        return x->link < y->link ? -1 : 1;
    }
    return x->edge < y->edge ? -1 : x->edge > y->edge;
}

static size_t list_supports(const pm_study *study, support *supports)
{
    size_t count = 0;
    for (size_t e = 0; e < pm_map_edge_count(study->map); e++) {
        size_t links[2];
        size_t of_edge = pm_routes_links_of_edge(study, e, links);
        for (size_t i = 0; i < of_edge; i++) {
            supports[count++] = (support){links[i], e};
        }
    }
    qsort(supports, count, sizeof *supports, by_link);
    return count;
}

static pm_status gather_people(pm_study *study, search *s, pm_error *err)
{
    support *supports = pm_new_array(pm_map_edge_count(study->map), 2 * sizeof *supports);
    if (supports == NULL) {
        return pm_fail_memory(err);
    }
    size_t count = list_supports(study, supports);
    size_t people = 0;
    for (size_t i = 0; i < count; i++) {
        size_t link = supports[i].link;
        size_t e = supports[i].edge;
        if (i == 0 || supports[i - 1].link != link) {
            s->start[link] = people;
            s->can_die[link] = true;
        }
        people = s->start[link] + add_people(study, s, link, e, people - s->start[link]);
        s->start[link + 1] = people;
        bool carried = study->carriers->start[e + 1] > study->carriers->start[e];
        s->can_die[link] = s->can_die[link] && carried;
    }
    free(supports);
    return PM_OK;
}

static pm_status prepare(pm_study *study, search *s, pm_error *err)
{
    size_t n = study->views.member_count;
    size_t links = pm_routes_link_count(study);
    size_t mentions = study->carriers->start[pm_map_edge_count(study->map)];
    *s = (search){.study = study,
                  .start = pm_study_new(study, links + 1, sizeof(size_t)),
                  .people = pm_study_new(study, 2 * mentions, sizeof(size_t)),
                  .can_die = pm_study_new(study, links, sizeof(bool)),
                  .gone = pm_study_new(study, study->carriers->person_count, sizeof(bool)),
                  .came_from = pm_study_new(study, n, sizeof(size_t)),
                  .queue = pm_study_new(study, n, sizeof(size_t)),
                  .route = pm_study_new(study, (MOST_PEOPLE + 1) * n, sizeof(size_t))};
    if (s->start == NULL || s->people == NULL || s->can_die == NULL || s->gone == NULL ||
        s->came_from == NULL || s->queue == NULL || s->route == NULL) {
        return pm_fail_memory(err);
    }
    return gather_people(study, s, err);
}

/* --- the search ------------------------------------------------------------------------------ */

/* People still there whose leaving would end the link; 0: it has ended, or never will. */
static size_t people_left(const search *s, size_t link)
{
    size_t left = 0;
    for (size_t i = s->start[link]; i < s->start[link + 1]; i++) {
        left += s->gone[s->people[i]] ? 0 : 1;
    }
    return left;
}

static bool is_dead(const search *s, size_t link)
{
    return s->can_die[link] && people_left(s, link) == 0;
}

/* Links of a shortest remaining route from member to a body into route; their number, 0 for none.
 */
static size_t shortest_route(search *s, size_t member, size_t *route)
{
    const pm_views *views = &s->study->views;
    const pm_neighbours *near = s->study->settings.directed ? &views->successors : &views->near;
    size_t tail = 0;
    for (size_t v = 0; v < views->member_count; v++) {
        s->came_from[v] = SIZE_MAX;
    }
    s->came_from[member] = member;
    s->queue[tail++] = member;
    s->work += (double)(views->member_count + near->start[views->member_count]);
    for (size_t head = 0; head < tail; head++) {
        size_t v = s->queue[head];
        if (s->study->is_decision[v]) {
            size_t length = 0;
            for (; v != member; v = s->came_from[v]) {
                route[length++] = pm_routes_link(s->study, s->came_from[v], v);
            }
            return length;
        }
        for (size_t i = near->start[v]; i < near->start[v + 1]; i++) {
            size_t other = near->list[i];
            if (s->came_from[other] == SIZE_MAX &&
                !is_dead(s, pm_routes_link(s->study, v, other))) {
                s->came_from[other] = v;
                s->queue[tail++] = other;
            }
        }
    }
    return 0;
}

/* Takes out, or puts back, those carriers of the link that were there before. */
static void set_gone(search *s, size_t link, const bool *was_gone, bool leave)
{
    for (size_t i = s->start[link]; i < s->start[link + 1]; i++) {
        if (!was_gone[i - s->start[link]]) {
            s->gone[s->people[i]] = leave;
        }
    }
}

/* Can "left" more people, leaving, take member's last route? Depth is at most "left". */
static bool can_isolate(search *s, size_t member, size_t left, size_t *route)
{
    size_t length = shortest_route(s, member, route);
    if (length == 0) {
        return true;
    }
    for (size_t i = 0; i < length && s->work < MOST_WORK; i++) {
        size_t link = route[i];
        size_t needed = people_left(s, link);
        bool was_gone[2 * MOST_PEOPLE] = {0};
        size_t people = s->start[link + 1] - s->start[link];
        if (!s->can_die[link] || needed > left || people > sizeof was_gone) {
            continue;
        }
        for (size_t j = 0; j < people; j++) {
            was_gone[j] = s->gone[s->people[s->start[link] + j]];
        }
        set_gone(s, link, was_gone, true);
        bool isolated = can_isolate(s, member, left - needed, route + s->study->views.member_count);
        set_gone(s, link, was_gone, false);
        if (isolated) {
            return true;
        }
    }
    return false;
}

/* Would anyone lose the last route if every link that can die did? */
static bool can_be_cut_at_all(search *s, const pm_routes *routes)
{
    for (size_t p = 0; p < s->study->carriers->person_count; p++) {
        s->gone[p] = true;
    }
    bool cut = false;
    for (size_t v = 0; v < s->study->views.member_count && !cut; v++) {
        bool has_route = !s->study->is_decision[v] && routes->distance[v] != SIZE_MAX;
        cut = has_route && shortest_route(s, v, s->route) == 0;
    }
    return cut;
}

static pm_status people_to_isolate(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_routes *routes = NULL;
    search s = {0};
    if (study->decision_count == 0) {
        pm_undefine_all(output, "no decision body is named");
        return PM_OK;
    }
    pm_status status = pm_study_routes(study, &routes, err);
    status = status == PM_OK ? prepare(study, &s, err) : status;
    if (status != PM_OK) {
        return status;
    }
    output->n_used = study->carriers->named_edges;
    output->n_missing = study->carriers->accepted_edges - study->carriers->named_edges;
    for (size_t k = 1; k <= MOST_PEOPLE; k++) {
        for (size_t v = 0; v < study->views.member_count; v++) {
            bool has_route = !study->is_decision[v] && routes->distance[v] != SIZE_MAX;
            if (has_route && can_isolate(&s, v, k, s.route)) {
                pm_define(&output->values[0], (double)k);
                return PM_OK;
            }
            if (s.work >= MOST_WORK) {
                pm_undefine_all(output, "the map is too large to search");
                return PM_OK;
            }
        }
    }
    pm_undefine_all(output, can_be_cut_at_all(&s, routes) ? "more than 3" : "cannot be cut");
    return PM_OK;
}

/* --- registry rows --------------------------------------------------------------------------- */

static const pm_measure ROWS[] = {
    {.key = "people_to_isolate",
     .title = "People it takes to cut someone off",
     .level = PM_LEVEL_NETWORK,
     .family = "people",
     .view = "U ties; D arcs with --directed",
     .type = PM_VALUE_COUNT,
     .unit = "people",
     .range = "1..3",
     .definition =
         "Smallest k up to 3 such that some k people, leaving together, take the last route to "
         "the decision body from a member that has one; exact.",
     .high = "1: one departure silences somebody.",
     .undefined =
         "no decision body named; \"more than 3\"; \"cannot be cut\"; too large a map to search",
     .source = "partmap, after \"partnerships can fall over if certain contributors leave\"",
     .function = PM_FUNCTION(people_to_isolate)},
};

const pm_measure_table pm_measures_of_isolation = {ROWS, sizeof ROWS / sizeof *ROWS};
