/* Routes to the decision bodies that share no member on the way: how many there are from each.
 *
 * A maximum flow in which every member lets one route pass (Ford & Fulkerson 1956,
 * doi:10.4153/CJM-1956-045-5), found one route at a time by breadth-first search. A search meets
 * each member twice: coming in, and going out. Where a route passes already, who comes in may only
 * turn back along it, so that the part of that route behind this point goes on from elsewhere. */
#include <stdint.h>

#include "engine/measure/routes.h"

/* The end of a route, and what is nobody. */
static const size_t GOAL = SIZE_MAX - 1;
static const size_t NOBODY = SIZE_MAX;

/* One member's routes in progress. Going out of member v is state v, coming in is state n + v. */
typedef struct flow {
    const pm_study *study;
    const pm_neighbours *onwards; /* from a member towards the bodies */
    size_t n;
    size_t source;
    const size_t *bodies; /* beside each member */
    size_t *to, *from;    /* next and last member on the route that passes, or NOBODY */
    size_t *came_by;      /* state before a state, or NOBODY */
    size_t *queue;
    size_t head, tail;
} flow;

static void visit(flow *in, size_t state, size_t by)
{
    if (in->came_by[state] == NOBODY) {
        in->came_by[state] = by;
        in->queue[in->tail++] = state;
    }
}

/* From where somebody goes out: to all beside it, or back through a route's own member. */
static void go_out(flow *in, size_t v)
{
    const pm_neighbours *near = in->onwards;
    for (size_t i = near->start[v]; i < near->start[v + 1]; i++) {
        size_t next = near->list[i];
        if (!in->study->is_decision[next] && next != in->source && in->to[v] != next) {
            visit(in, in->n + next, v);
        }
    }
    if (v != in->source && in->to[v] != NOBODY) {
        visit(in, in->n + v, v);
    }
}

/* From where somebody comes in: on, or back along the route that passes. */
static void come_in(flow *in, size_t v)
{
    size_t last = in->from[v];
    if (last == NOBODY) {
        visit(in, v, in->n + v);
    } else if (last != in->source) {
        visit(in, last, in->n + v);
    }
}

/* Goes back from the end of a new route to the source and lays it. */
static void lay(flow *in, size_t state)
{
    in->to[state] = GOAL;
    while (state != in->source) {
        size_t before = in->came_by[state];
        bool goes_out = state < in->n;
        if (!goes_out && before < in->n && before != state - in->n) { /* along a tie */
            in->to[before] = state - in->n;
            in->from[state - in->n] = before;
        } else if (!goes_out) { /* a route no longer passes this member */
            in->to[before] = NOBODY;
            in->from[before] = NOBODY;
        }
        state = before;
    }
}

/* Finds one more route; false when there is none. */
static bool add_route(flow *in)
{
    for (size_t state = 0; state < 2 * in->n; state++) {
        in->came_by[state] = NOBODY;
    }
    in->head = 0;
    in->tail = 0;
    visit(in, in->source, in->source);
    while (in->head < in->tail) {
        size_t state = in->queue[in->head++];
        bool ends =
            state < in->n && state != in->source && in->bodies[state] > 0 && in->to[state] != GOAL;
        if (ends) {
            lay(in, state);
            return true;
        }
        if (state < in->n) {
            go_out(in, state);
        } else {
            come_in(in, state - in->n);
        }
    }
    return false;
}

/* Direct ties to bodies, and the routes through others. */
static size_t count_routes(flow *in, size_t source)
{
    size_t ways = in->onwards->start[source + 1] - in->onwards->start[source];
    size_t count = in->bodies[source];
    in->source = source;
    for (size_t v = 0; v < in->n; v++) {
        in->to[v] = NOBODY;
        in->from[v] = NOBODY;
    }
    while (count < ways && add_route(in)) {
        count++;
    }
    return count;
}

static pm_status open_flow(pm_study *study, flow *in, pm_error *err)
{
    size_t n = study->views.member_count;
    size_t *bodies = pm_study_new(study, n, sizeof *bodies);
    *in = (flow){.study = study, .n = n, .bodies = bodies};
    in->onwards = study->settings.directed ? &study->views.successors : &study->views.near;
    in->to = pm_study_new(study, n, sizeof *in->to);
    in->from = pm_study_new(study, n, sizeof *in->from);
    in->came_by = pm_study_new(study, 2 * n, sizeof *in->came_by);
    in->queue = pm_study_new(study, 2 * n, sizeof *in->queue);
    if (bodies == NULL || in->to == NULL || in->from == NULL || in->came_by == NULL ||
        in->queue == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t v = 0; v < n; v++) {
        for (size_t i = in->onwards->start[v]; i < in->onwards->start[v + 1]; i++) {
            bodies[v] += study->is_decision[in->onwards->list[i]] ? 1 : 0;
        }
    }
    return PM_OK;
}

pm_status pm_study_disjoint_routes(pm_study *study, size_t **routes, pm_error *err)
{
    const pm_routes *ways = NULL;
    flow in = {0};
    size_t n = study->views.member_count;
    size_t *made = pm_study_new(study, n, sizeof *made);
    pm_status status = made != NULL ? pm_study_routes(study, &ways, err) : pm_fail_memory(err);
    if (status == PM_OK) {
        status = open_flow(study, &in, err);
    }
    for (size_t v = 0; v < n && status == PM_OK; v++) {
        bool reached = !study->is_decision[v] && ways->distance[v] != SIZE_MAX;
        made[v] = reached ? count_routes(&in, v) : 0;
    }
    *routes = status == PM_OK ? made : NULL;
    return status;
}
