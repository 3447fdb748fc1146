/* Ways to the decision bodies in the second implementation. Who stands in the way is found by
 * taking each member away and asking who has lost the way. See brute.h. */
#include "tests/brute/brute.h"

/* --- routes --------------------------------------------------------------------------------- */

const brute_graph *brute_routes(const brute *b)
{
    return b->settings->directed ? &b->arcs : &b->ties;
}

/* Everybody reached from member, on steps through members that are neither gone nor deciding. */
static bool reaches(const brute *b, const brute_graph *graph, size_t member, const bool *gone)
{
    bool reached[BRUTE_MEMBERS] = {false};
    reached[member] = true;
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < graph->n; i++) {
            for (size_t j = 0; j < graph->n && reached[i] && !b->decides[i]; j++) {
                if (graph->tie[i][j] && !gone[j] && !reached[j]) {
                    reached[j] = true;
                    more = true;
                }
            }
        }
    }
    for (size_t i = 0; i < graph->n; i++) {
        if (reached[i] && b->decides[i]) {
            return true;
        }
    }
    return false;
}

bool brute_has_route(const brute *b, const brute_graph *graph, size_t member, size_t avoided)
{
    bool gone[BRUTE_MEMBERS] = {false};
    if (avoided != SIZE_MAX) {
        gone[avoided] = true;
    }
    return reaches(b, graph, member, gone);
}

brute_value brute_decision_distance(const brute *b, size_t i)
{
    const brute_paths *paths = b->settings->directed ? &b->arc_paths : &b->tie_paths;
    size_t nearest = BRUTE_FAR;
    for (size_t j = 0; j < b->n; j++) {
        if (b->decides[j] && paths->length[i][j] < nearest) {
            nearest = paths->length[i][j];
        }
    }
    return b->decider_count == 0 || nearest == BRUTE_FAR ? brute_undefined()
                                                         : brute_number((double)nearest);
}

/* Of the members that are no decision body: how many there are, have a route, are one step away;
 * the sum of distances and the largest. */
typedef struct access {
    double others, reached, near, sum, largest;
} access;

static access access_of(const brute *b)
{
    access of = {0};
    for (size_t i = 0; i < b->n; i++) {
        brute_value distance = brute_decision_distance(b, i);
        if (b->decides[i]) {
            continue;
        }
        of.others += 1;
        if (distance.sort == BRUTE_NUMBER) {
            of.reached += 1;
            of.near += distance.number <= 1 ? 1 : 0;
            of.sum += distance.number;
            of.largest = distance.number > of.largest ? distance.number : of.largest;
        }
    }
    return of;
}

static brute_value decision_distance_mean(const brute *b, size_t row)
{
    (void)row;
    access of = access_of(b);
    return of.reached > 0 ? brute_number(of.sum / of.reached) : brute_undefined();
}

static brute_value decision_distance_max(const brute *b, size_t row)
{
    (void)row;
    access of = access_of(b);
    return of.reached > 0 ? brute_number(of.largest) : brute_undefined();
}

static brute_value immediate_access(const brute *b, size_t row)
{
    (void)row;
    access of = access_of(b);
    return b->decider_count == 0 || of.others == 0 ? brute_undefined()
                                                   : brute_number(of.near / of.others);
}

static brute_value no_route(const brute *b, size_t row)
{
    (void)row;
    access of = access_of(b);
    return b->decider_count == 0 ? brute_undefined() : brute_number(of.others - of.reached);
}

/* --- gatekeepers ---------------------------------------------------------------------------- */

/* Has i a route, and none that avoids keeper? */
static bool has_to_pass(const brute *b, size_t i, size_t keeper)
{
    return i != keeper && !b->decides[i] && !b->decides[keeper] &&
           brute_has_route(b, brute_routes(b), i, SIZE_MAX) &&
           !brute_has_route(b, brute_routes(b), i, keeper);
}

brute_value brute_gatekeeper_of(const brute *b, size_t keeper)
{
    double kept = 0;
    for (size_t i = 0; i < b->n; i++) {
        kept += has_to_pass(b, i, keeper) ? 1 : 0;
    }
    return b->decider_count == 0 || b->decides[keeper] ? brute_undefined() : brute_number(kept);
}

static brute_value gatekeepers(const brute *b, size_t row)
{
    (void)row;
    double count = 0;
    for (size_t i = 0; i < b->n; i++) {
        count += brute_gatekeeper_of(b, i).number > 0 ? 1 : 0;
    }
    return b->decider_count == 0 ? brute_undefined() : brute_number(count);
}

/* The gatekeeper met first is the one who in turn has to pass all the others. */
static brute_value gatekept_by(const brute *b, size_t i)
{
    for (size_t first = 0; first < b->n; first++) {
        bool nearest = has_to_pass(b, i, first);
        for (size_t other = 0; other < b->n && nearest; other++) {
            nearest = other == first || !has_to_pass(b, i, other) || has_to_pass(b, first, other);
        }
        if (nearest && b->decider_count > 0) {
            return brute_words(pm_map_node_id(b->map, b->node[first]));
        }
    }
    return brute_undefined();
}

/* --- disjoint routes ------------------------------------------------------------------------ */

static bool next_subset(size_t n, size_t size, size_t *subset)
{
    for (size_t at = size; at-- > 0;) {
        if (subset[at] + (size - at) < n) {
            subset[at]++;
            for (size_t later = at + 1; later < size; later++) {
                subset[later] = subset[later - 1] + 1;
            }
            return true;
        }
    }
    return false;
}

/* Do size members in between suffice to part i from every decision body? */
static bool can_be_parted(const brute *b, const brute_graph *graph, size_t i, size_t size)
{
    size_t subset[BRUTE_MEMBERS] = {0};
    if (size > b->n) {
        return false;
    }
    for (size_t at = 0; at < size; at++) {
        subset[at] = at;
    }
    do {
        bool gone[BRUTE_MEMBERS] = {false};
        bool fits = true;
        for (size_t at = 0; at < size; at++) {
            fits = fits && subset[at] != i && !b->decides[subset[at]];
            gone[subset[at]] = true;
        }
        if (fits && !reaches(b, graph, i, gone)) {
            return true;
        }
    } while (next_subset(b->n, size, subset));
    return false;
}

/* Menger: as many routes as members have to go to part i from the bodies, once its direct ties are
 * set aside; each of those is a route of its own. */
static brute_value routes_to_decision(const brute *b, size_t i)
{
    if (b->decider_count == 0 || b->decides[i]) {
        return brute_undefined();
    }
    brute_graph graph = *brute_routes(b);
    size_t direct = 0;
    for (size_t j = 0; j < b->n; j++) {
        if (b->decides[j] && graph.tie[i][j]) {
            direct++;
            graph.tie[i][j] = false;
        }
    }
    size_t fewest = 0;
    while (!can_be_parted(b, &graph, i, fewest)) {
        fewest++;
    }
    return brute_number((double)(direct + fewest));
}

const brute_key brute_decision_keys[] = {
    {PM_LEVEL_NETWORK, "decision_distance_mean", decision_distance_mean},
    {PM_LEVEL_NETWORK, "decision_distance_max", decision_distance_max},
    {PM_LEVEL_NETWORK, "immediate_access", immediate_access},
    {PM_LEVEL_NETWORK, "no_route", no_route},
    {PM_LEVEL_NETWORK, "gatekeepers", gatekeepers},
    {PM_LEVEL_ORGANISATION, "decision_distance", brute_decision_distance},
    {PM_LEVEL_ORGANISATION, "routes_to_decision", routes_to_decision},
    {PM_LEVEL_ORGANISATION, "gatekeeper_of", brute_gatekeeper_of},
    {PM_LEVEL_ORGANISATION, "gatekept_by", gatekept_by},
    {0},
};
