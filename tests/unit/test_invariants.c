/* What has to hold for every map: the same partnership written down otherwise has the same values,
 * and a change whose effect is known has that effect and no other. On random maps; a failure is
 * told with its seed, "random_plan_make(&plan, seed)" makes the map again. */
#include <CUnit/CUnit.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "tests/suites.h"
#include "tests/support/random_maps.h"
#include "tests/support/side_by_side.h"

enum { FIRST_SEED = 10000, MAPS = 120 };

/* --- all maps ------------------------------------------------------------------------------- */

typedef void change(random_plan *plan, uint64_t seed);
typedef void check(side_by_side *of, const random_plan *before);

static random_plan *new_plan(uint64_t seed)
{
    random_plan *plan = calloc(1, sizeof *plan);
    CU_ASSERT_PTR_NOT_NULL_FATAL(plan);
    random_plan_make(plan, seed);
    return plan;
}

/* Measures each map before and after a change, and checks the two. "prepare" may be NULL. */
static void on_every_map(change *prepare, change *alter, check *verify)
{
    for (uint64_t seed = FIRST_SEED; seed < FIRST_SEED + MAPS; seed++) {
        random_plan *plan = new_plan(seed);
        if (prepare != NULL) {
            prepare(plan, seed);
        }
        random_plan *altered = malloc(sizeof *altered);
        CU_ASSERT_PTR_NOT_NULL_FATAL(altered);
        memcpy(altered, plan, sizeof *altered);
        alter(altered, seed);
        random_measured *before = random_measure(plan);
        random_measured *after = random_measure(altered);
        side_by_side of = {.seed = seed, .before = before->measures, .after = after->measures};
        verify(&of, plan);
        CU_ASSERT_EQUAL(of.differences, 0);
        random_measured_free(before);
        random_measured_free(after);
        free(altered);
        free(plan);
    }
}

static void no_change(random_plan *plan, uint64_t seed)
{
    (void)plan;
    (void)seed;
}

/* --- writing the map down otherwise --------------------------------------------------------- */

/* Equal degrees and equal parts are settled by file order, so these follow it. */
static const exemption decided_by_order[] = {
    {PM_LEVEL_NETWORK, {"core_fit"}},
    {PM_LEVEL_ORGANISATION, {"core_member", "cut_off"}},
    {0},
};

static void shuffle(random_plan *plan, uint64_t seed)
{
    random_shuffle(plan, seed * 31 + 7);
}

static void expect_the_same(side_by_side *of, const random_plan *before)
{
    (void)before;
    of->exempt = decided_by_order;
    expect_unchanged(of);
}

static void values_do_not_depend_on_the_order_of_nodes_and_edges(void)
{
    on_every_map(NULL, shuffle, expect_the_same);
}

static void expect_the_same_bits(side_by_side *of, const random_plan *before)
{
    (void)before;
    of->exactly = true;
    expect_unchanged(of);
}

static void measuring_twice_gives_the_same_values(void)
{
    on_every_map(NULL, no_change, expect_the_same_bits);
}

static void measuring_another_map_in_between_changes_nothing(void)
{
    for (uint64_t seed = FIRST_SEED; seed < FIRST_SEED + MAPS; seed++) {
        random_plan *plan = new_plan(seed);
        random_plan *other = new_plan(seed + MAPS);
        random_measured *before = random_measure(plan);
        random_measured *between = random_measure(other);
        random_measured *after = random_measure(plan);
        side_by_side of = {.seed = seed, .before = before->measures, .after = after->measures};
        expect_the_same_bits(&of, plan);
        CU_ASSERT_EQUAL(of.differences, 0);
        random_measured_free(before);
        random_measured_free(between);
        random_measured_free(after);
        free(other);
        free(plan);
    }
}

/* --- one more organisation ------------------------------------------------------------------ */

/* What counts members, has their number in its denominator or scale, or asks for all of them to be
 * joined. Everything else has to stay. */
static const exemption changed_by_an_isolate[] = {
    {PM_LEVEL_NETWORK,
     {"organisations",       "members",       "density",           "arc_density",
      "mean_degree",         "isolates",      "components",        "largest_component_share",
      "connectedness",       "fragmentation", "compactness",       "unreachable_pairs",
      "immediate_access",    "no_route",      "response_coverage", "vertex_connectivity",
      "edge_connectivity",   "core_fit",      "influence_gini",    "worst_loss",
      "worst_loss_distance", "communities",   "modularity",        "community_stability"}},
    {PM_LEVEL_NETWORK,
     {"degree_centralization", "in_degree_centralization", "out_degree_centralization",
      "betweenness_centralization", "directed_betweenness_centralization",
      "harmonic_centralization", "core_unique"}},
    {PM_LEVEL_ORGANISATION,
     {"harmonic", "closeness", "reach2", "power_weak_ties", "power_strong_ties", "pagerank",
      "loss_fragmentation", "loss_distance_fragmentation", "community"}},
    {PM_LEVEL_PERSON, {"loss_connectedness"}},
    {0},
};

static size_t member_count(const random_plan *plan)
{
    size_t count = 0;
    for (size_t v = 0; v < plan->node_count; v++) {
        count += random_is_member(plan, v) ? 1 : 0;
    }
    return count;
}

/* Where nobody is an organisation or body yet, one that joins would be the only member. */
static bool would_turn_the_others_out(const random_plan *plan)
{
    random_plan *joined = malloc(sizeof *joined);
    CU_ASSERT_PTR_NOT_NULL_FATAL(joined);
    memcpy(joined, plan, sizeof *joined);
    random_add_isolate(joined);
    bool out = member_count(joined) != member_count(plan) + 1;
    free(joined);
    return out;
}

static void add_isolate(random_plan *plan, uint64_t seed)
{
    (void)seed;
    if (!would_turn_the_others_out(plan)) {
        random_add_isolate(plan);
    }
}

static void expect_one_more(side_by_side *of, const random_plan *before)
{
    double n = (double)member_count(before);
    if (n < 3 || would_turn_the_others_out(before)) {
        return;
    }
    double pairs = (n - 1) / (n + 1); /* n(n-1)/2 over (n+1)n/2 */
    of->exempt = changed_by_an_isolate;
    expect_unchanged(of);
    expect_changed(of, PM_LEVEL_NETWORK, "members", 1, 1);
    expect_changed(of, PM_LEVEL_NETWORK, "isolates", 1, 1);
    expect_changed(of, PM_LEVEL_NETWORK, "components", 1, 1);
    expect_changed(of, PM_LEVEL_NETWORK, "no_route", 1, 1);
    expect_changed(of, PM_LEVEL_NETWORK, "unreachable_pairs", 1, n);
    expect_changed(of, PM_LEVEL_NETWORK, "density", pairs, 0);
    expect_changed(of, PM_LEVEL_NETWORK, "arc_density", pairs, 0);
    expect_changed(of, PM_LEVEL_NETWORK, "connectedness", pairs, 0);
    expect_changed(of, PM_LEVEL_NETWORK, "fragmentation", pairs, 1 - pairs);
    expect_changed(of, PM_LEVEL_NETWORK, "compactness", pairs, 0);
    expect_changed(of, PM_LEVEL_NETWORK, "mean_degree", n / (n + 1), 0);
    expect_changed(of, PM_LEVEL_NETWORK, "vertex_connectivity", 0, 0);
    expect_changed(of, PM_LEVEL_NETWORK, "edge_connectivity", 0, 0);
    expect_changed(of, PM_LEVEL_ORGANISATION, "harmonic", (n - 1) / n, 0);
    expect_changed(of, PM_LEVEL_ORGANISATION, "reach2", (n - 1) / n, 0);
}

static void an_isolate_changes_what_counts_members_and_nothing_else(void)
{
    on_every_map(NULL, add_isolate, expect_one_more);
}

/* --- all arcs reversed ---------------------------------------------------------------------- */

/* Confirmation looks at who reported, and that is the source where nothing is said; and the arcs of
 * members that did not respond are known only from where they lead to. */
static void make_reversible(random_plan *plan, uint64_t seed)
{
    (void)seed;
    plan->directed = false;
    plan->both = false;
    for (size_t v = 0; v < plan->node_count; v++) {
        random_restate(&plan->node[v], "responded", "true");
    }
}

static void reverse(random_plan *plan, uint64_t seed)
{
    (void)seed;
    random_reverse(plan);
}

static const exemption of_source_and_target[] = {
    {PM_LEVEL_RELATIONSHIP, {"structural_dependence_source", "structural_dependence_target"}},
    {0},
};

static const exemption changed_by_reversal[] = {
    {PM_LEVEL_NETWORK, {"in_degree_centralization", "out_degree_centralization", "lubness"}},
    {PM_LEVEL_ORGANISATION,
     {"in_degree", "out_degree", "representative", "gatekeeper", "pagerank"}},
    {0},
};

static void expect_reversed(side_by_side *of, const random_plan *before)
{
    (void)before;
    of->view = "U";
    of->exempt = of_source_and_target;
    expect_unchanged(of);
    of->view = "W";
    expect_unchanged(of);
    of->view = "D";
    of->exempt = changed_by_reversal;
    expect_unchanged(of);
    expect_swapped(of, PM_LEVEL_ORGANISATION, "in_degree", "out_degree");
    expect_swapped(of, PM_LEVEL_ORGANISATION, "out_degree", "in_degree");
    expect_swapped(of, PM_LEVEL_ORGANISATION, "representative", "gatekeeper");
    expect_swapped(of, PM_LEVEL_ORGANISATION, "gatekeeper", "representative");
    expect_swapped(of, PM_LEVEL_NETWORK, "in_degree_centralization", "out_degree_centralization");
}

static void reversed_arcs_swap_in_and_out_and_leave_the_ties_alone(void)
{
    on_every_map(make_reversible, reverse, expect_reversed);
}

/* --- amounts and ties multiplied ------------------------------------------------------------ */

static const double FACTOR = 4; /* a power of two, so that nothing is rounded */

static void scale_amounts(random_plan *plan, uint64_t seed)
{
    (void)seed;
    random_scale_amounts(plan, FACTOR);
}

static const exemption amounts[] = {
    {PM_LEVEL_ORGANISATION, {"funding_in", "funding_out"}},
    {0},
};

static void expect_scaled(side_by_side *of, const random_plan *before)
{
    (void)before;
    of->exempt = amounts;
    expect_unchanged(of);
    expect_changed(of, PM_LEVEL_ORGANISATION, "funding_in", FACTOR, 0);
    expect_changed(of, PM_LEVEL_ORGANISATION, "funding_out", FACTOR, 0);
}

static void larger_amounts_leave_shares_dependence_and_concentration_alone(void)
{
    on_every_map(NULL, scale_amounts, expect_scaled);
}

static void double_ties(random_plan *plan, uint64_t seed)
{
    (void)seed;
    random_double_ties(plan);
}

static const exemption counted_with_parallels[] = {
    {PM_LEVEL_NETWORK, {"relationships"}},
    {PM_LEVEL_ORGANISATION, {"strength", "funding_in", "funding_out"}},
    {PM_LEVEL_PERSON, {"ties_carried", "ties_lost"}},
    {0},
};

static void expect_doubled(side_by_side *of, const random_plan *before)
{
    (void)before;
    of->exempt = counted_with_parallels;
    expect_unchanged(of);
    expect_changed(of, PM_LEVEL_NETWORK, "relationships", 2, 0);
    expect_changed(of, PM_LEVEL_ORGANISATION, "strength", 2, 0);
    expect_changed(of, PM_LEVEL_ORGANISATION, "funding_in", 2, 0);
    expect_changed(of, PM_LEVEL_PERSON, "ties_carried", 2, 0);
    expect_changed(of, PM_LEVEL_PERSON, "ties_lost", 2, 0);
}

static void ties_written_twice_change_only_what_adds_them_up(void)
{
    on_every_map(NULL, double_ties, expect_doubled);
}

/* --- the registry's ranges ------------------------------------------------------------------ */

static void expect_stated_ranges(side_by_side *of, const random_plan *before)
{
    expect_ranges(of, member_count(before));
}

static void every_value_lies_within_the_range_the_registry_states(void)
{
    on_every_map(NULL, no_change, expect_stated_ranges);
}

CU_TestInfo pm_tests_invariants[] = {
    {"values do not depend on the order of nodes and edges",
     values_do_not_depend_on_the_order_of_nodes_and_edges},
    {"measuring twice gives the same values", measuring_twice_gives_the_same_values},
    {"measuring another map in between changes nothing",
     measuring_another_map_in_between_changes_nothing},
    {"an isolate changes what counts members, and nothing else",
     an_isolate_changes_what_counts_members_and_nothing_else},
    {"reversed arcs swap in and out and leave the ties alone",
     reversed_arcs_swap_in_and_out_and_leave_the_ties_alone},
    {"larger amounts leave shares, dependence and concentration alone",
     larger_amounts_leave_shares_dependence_and_concentration_alone},
    {"ties written twice change only what adds them up",
     ties_written_twice_change_only_what_adds_them_up},
    {"every value lies within the range the registry states",
     every_value_lies_within_the_range_the_registry_states},
    CU_TEST_INFO_NULL,
};
