/* People in the second implementation: who carries what, and what happens when every set of them
 * goes. See brute.h. */
#include "tests/brute/brute.h"

static bool dies(const brute *b, size_t e, unsigned gone)
{
    bool left = b->carriers[e] == 0;
    for (size_t p = 0; p < b->person_count; p++) {
        left = left || (b->carries[p][e] && !(gone >> p & 1U));
    }
    return !left;
}

static brute_graph ties_after(const brute *b, unsigned gone)
{
    brute_graph graph = {.n = b->n};
    for (size_t e = 0; e < b->edge_count; e++) {
        if (b->accepted[e] && !dies(b, e, gone)) {
            graph.tie[b->source[e]][b->target[e]] = true;
            graph.tie[b->target[e]][b->source[e]] = true;
        }
    }
    return graph;
}

static brute_graph routes_after(const brute *b, unsigned gone)
{
    brute_graph graph = {.n = b->n};
    if (!b->settings->directed) {
        return ties_after(b, gone);
    }
    for (size_t e = 0; e < b->edge_count; e++) {
        if (b->accepted[e] && !dies(b, e, gone)) {
            graph.tie[b->source[e]][b->target[e]] = true;
            if (!pm_map_edge(b->map, e)->directed) {
                graph.tie[b->target[e]][b->source[e]] = true;
            }
        }
    }
    return graph;
}

static size_t members_with_route(const brute *b, const brute_graph *graph)
{
    size_t count = 0;
    for (size_t i = 0; i < b->n; i++) {
        count += !b->decides[i] && brute_has_route(b, graph, i, SIZE_MAX) ? 1 : 0;
    }
    return count;
}

static size_t size_of_set(unsigned set)
{
    size_t size = 0;
    for (; set != 0; set >>= 1U) {
        size += set & 1U;
    }
    return size;
}

/* The smallest set of up to three whose going takes some member's last route. */
static brute_value people_to_isolate(const brute *b, size_t row)
{
    (void)row;
    brute_graph before = routes_after(b, 0);
    for (size_t size = 1; size <= 3 && b->decider_count > 0; size++) {
        for (unsigned gone = 0; gone < 1U << b->person_count; gone++) {
            if (size_of_set(gone) != size) {
                continue;
            }
            brute_graph after = routes_after(b, gone);
            if (members_with_route(b, &after) < members_with_route(b, &before)) {
                return brute_number((double)size);
            }
        }
    }
    return brute_undefined();
}

/* Every set of people, to find the fewest that meet each of i's carried ties. */
static brute_value bus_factor(const brute *b, size_t i)
{
    size_t fewest = SIZE_MAX;
    bool carried = false;
    for (unsigned set = 0; set < 1U << b->person_count; set++) {
        bool meets_all = true;
        for (size_t e = 0; e < b->edge_count; e++) {
            bool of_i = b->carriers[e] > 0 && (b->source[e] == i || b->target[e] == i);
            bool met = false;
            for (size_t p = 0; p < b->person_count; p++) {
                met = met || ((set >> p & 1U) && b->carries[p][e]);
            }
            carried = carried || of_i;
            meets_all = meets_all && (!of_i || met);
        }
        fewest = meets_all && size_of_set(set) < fewest ? size_of_set(set) : fewest;
    }
    return carried ? brute_number((double)fewest) : brute_undefined();
}

static brute_value single_carrier_share(const brute *b, size_t row)
{
    (void)row;
    double one = 0;
    double any = 0;
    for (size_t e = 0; e < b->edge_count; e++) {
        one += b->carriers[e] == 1 ? 1 : 0;
        any += b->carriers[e] > 0 ? 1 : 0;
    }
    return any > 0 ? brute_number(one / any) : brute_undefined();
}

/* --- a person's row ------------------------------------------------------------------------- */

static brute_value ties_carried(const brute *b, size_t p)
{
    double count = 0;
    for (size_t e = 0; e < b->edge_count; e++) {
        count += b->carries[p][e] ? 1 : 0;
    }
    return brute_number(count);
}

static brute_value ties_lost(const brute *b, size_t p)
{
    double count = 0;
    for (size_t e = 0; e < b->edge_count; e++) {
        count += b->carries[p][e] && b->carriers[e] == 1 ? 1 : 0;
    }
    return brute_number(count);
}

static brute_value cut_off_from_decision(const brute *b, size_t p)
{
    brute_graph before = routes_after(b, 0);
    brute_graph after = routes_after(b, 1U << p);
    return b->decider_count == 0 ? brute_undefined()
                                 : brute_number((double)(members_with_route(b, &before) -
                                                         members_with_route(b, &after)));
}

static brute_value loss_connectedness(const brute *b, size_t p)
{
    brute_graph after = ties_after(b, 1U << p);
    return brute_number(brute_connectedness(&b->ties) - brute_connectedness(&after));
}

static brute_value carriers(const brute *b, size_t e)
{
    return b->carriers[e] > 0 ? brute_number((double)b->carriers[e]) : brute_undefined();
}

static brute_value single_carrier(const brute *b, size_t e)
{
    return b->carriers[e] > 0 ? brute_number(b->carriers[e] == 1 ? 1 : 0) : brute_undefined();
}

const brute_key brute_people_keys[] = {
    {PM_LEVEL_NETWORK, "people_to_isolate", people_to_isolate},
    {PM_LEVEL_NETWORK, "single_carrier_share", single_carrier_share},
    {PM_LEVEL_ORGANISATION, "bus_factor", bus_factor},
    {PM_LEVEL_PERSON, "ties_carried", ties_carried},
    {PM_LEVEL_PERSON, "ties_lost", ties_lost},
    {PM_LEVEL_PERSON, "cut_off_from_decision", cut_off_from_decision},
    {PM_LEVEL_PERSON, "loss_connectedness", loss_connectedness},
    {PM_LEVEL_RELATIONSHIP, "carriers", carriers},
    {PM_LEVEL_RELATIONSHIP, "single_carrier", single_carrier},
    {0},
};
