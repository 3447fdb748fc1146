/* Measures worked by hand on three to six members, one after the other, where no other test does.
 */
#include <CUnit/CUnit.h>

#include "tests/suites.h"
#include "tests/support/maps.h"

static const pm_level NETWORK = PM_LEVEL_NETWORK;
static const pm_level MEMBERS = PM_LEVEL_ORGANISATION;
static const pm_level TIES = PM_LEVEL_RELATIONSHIP;

/* Path a-b-c, pair d-e: 5 members, 3 ties. */
static void parts_and_reach(void)
{
    pm_map *map = map_of("a-b b-c d-e");
    pm_measures *m = measure(map);
    expect_number(m, NETWORK, "mean_degree", 0, 6.0 / 5);
    expect_number(m, NETWORK, "largest_component_share", 0, 3.0 / 5);
    expect_number(m, NETWORK, "unreachable_pairs", 0, 6); /* 10 pairs, 3 + 1 joined */
    expect_number(m, NETWORK, "compactness", 0, 2 * (1 + 1 + .5 + 1) / 20);
    expect_number(m, NETWORK, "mean_distance", 0, 5.0 / 4);
    expect_numbers(m, MEMBERS, "reach2", ".5 .5 .5 .25 .25");
    expect_numbers(m, MEMBERS, "harmonic", ".375 .5 .375 .25 .25");
    expect_number(m, NETWORK, "organisations", 0, 5);
    expect_number(m, NETWORK, "bodies", 0, 0);
    expect_number(m, NETWORK, "outcomes", 0, 0);
    pm_measures_free(m);
    pm_map_free(map);
}

/* Of its part of three, a reaches two at distances 1 and 2: (2/4)(2/3). */
static void closeness_is_scaled_by_reach(void)
{
    pm_map *map = map_of("a-b b-c d-e");
    pm_settings settings = pm_default_settings();
    settings.closeness = true;
    pm_measures *m = NULL;
    pm_error err = {0};
    CU_ASSERT_EQUAL_FATAL(pm_measure_map(map, &settings, &m, &err), PM_OK);
    expect_numbers(m, MEMBERS, "closeness", ".333333 .5 .333333 .25 .25");
    pm_measures_free(m);
    pm_map_free(map);
}

/* a-b, b-c: three pairs; ab and ac pass a-b, ac and bc pass b-c. */
static void ties_of_a_path_carry_two_pairs_each(void)
{
    pm_map *map = map_of("a-b b-c");
    pm_measures *m = measure(map);
    expect_numbers(m, TIES, "edge_betweenness", "2 2");
    expect_numbers(m, TIES, "common_partners", "0 0");
    pm_measures_free(m);
    pm_map_free(map);
    map = map_of("a-b b-c c-a c-d");
    m = measure(map);
    expect_numbers(m, TIES, "common_partners", "1 1 1 0");
    expect_numbers(m, MEMBERS, "ego_efficiency", ".5 .5 .777778 1");
    pm_measures_free(m);
    pm_map_free(map);
}

/* a->b->c and c->a back, d->b: betweenness along arcs: b on a-c and d-c (and d-a), c on b-a, d-a, a
 * on c-b. */
static void arcs_have_their_own_betweenness_and_centralisation(void)
{
    pm_map *map = map_of("a>b b>c c>a d>b");
    pm_measures *m = measure(map);
    /* paths: a-c by b; b-a by c; c-b by a; d-c by b; d-a by b and c */
    expect_numbers(m, MEMBERS, "directed_betweenness", "1 3 2 0");
    /* sum of 3 - x: 2 + 0 + 1 + 3 = 6, over 3^2 x 2 */
    expect_number(m, NETWORK, "directed_betweenness_centralization", 0, 6.0 / 18);
    /* in-degrees 1 2 1 0: 1 + 0 + 1 + 2 over 9; out-degrees 1 1 1 1 */
    expect_number(m, NETWORK, "in_degree_centralization", 0, 4.0 / 9);
    expect_number(m, NETWORK, "out_degree_centralization", 0, 0);
    expect_number(m, NETWORK, "arc_density", 0, 4.0 / 12);
    expect_number(m, NETWORK, "reciprocity", 0, 0);
    pm_measures_free(m);
    pm_map_free(map);
}

/* a<->b, b->c: two of three arcs are returned; one of two pairs is mutual. */
static void reciprocity_counts_arcs_and_pairs(void)
{
    pm_map *map = map_of("a>b b>a b>c");
    pm_measures *m = measure(map);
    expect_number(m, NETWORK, "reciprocity", 0, 2.0 / 3);
    expect_number(m, NETWORK, "reciprocity_dyadic", 0, 1.0 / 2);
    pm_measures_free(m);
    pm_map_free(map);
}

static void a_silent_member_has_no_out_degree(void)
{
    pm_map *map = map_of("a>b b>c");
    state_nodes(map, "responded", "true false .");
    pm_measures *m = measure(map);
    expect_numbers(m, MEMBERS, "out_degree", "1 . 0");
    expect_numbers(m, MEMBERS, "in_degree", "0 1 1");
    pm_measures_free(m);
    pm_map_free(map);
}

/* Budgets 10, 30 and none; b stands between a and c. */
static void resources_are_set_against_influence(void)
{
    pm_map *map = map_of("a-b b-c");
    state_nodes(map, "budget", "10 30 .");
    pm_measures *m = measure(map);
    expect_numbers(m, MEMBERS, "resource_share", ".25 .75 .");
    expect_numbers(m, MEMBERS, "influence_gap", ".25 -.25 .");
    expect_numbers(m, TIES, "size_ratio", "3 .");
    expect_number(m, NETWORK, "gini_budget", 0,
                  .5); /* G = 20 x 2 / (2 x 4 x 20) = .25, times 2 / 1 */
    expect_number(m, NETWORK, "hhi_budget", 0, .0625 + .5625);
    expect_number(m, NETWORK, "effective_budget", 0, 1.6);
    expect_number(m, NETWORK, "top_share_budget", 0, .75);
    CU_ASSERT_EQUAL(pm_measures_find(m, NETWORK, "gini_budget")->n_used, 2);
    CU_ASSERT_EQUAL(pm_measures_find(m, NETWORK, "gini_budget")->n_missing, 1);
    pm_measures_free(m);
    pm_map_free(map);
}

/* Square of x x y y with one tie inside each: e_xx = e_yy = 1/4, a = 1/2 each. */
static void assortativity_of_an_even_square_is_nothing(void)
{
    pm_map *map = map_of("a-b b-c c-d d-a");
    state_nodes(map, "sector", "x x y y");
    pm_measures *m = measure(map);
    expect_number(m, NETWORK, "sector_assortativity", 0, 0);
    expect_number(m, NETWORK, "ei_index", 0, 0);
    expect_number(m, NETWORK, "ei_expected", 0, 1.0 / 3); /* W = 2 of T = 6 */
    expect_numbers(m, PM_LEVEL_SECTOR, "mean_constraint", ".5 .5");
    pm_measures_free(m);
    pm_map_free(map);
}

/* Star of h and three: compactness (3 + 3/2) / 6 = 3/4; without h nothing is left of it, without a
 * leaf (2 + 1/2) / 3 = 5/6 is. */
static void losing_the_hub_loses_all_nearness(void)
{
    pm_map *map = map_of("h-a h-b h-c");
    pm_measures *m = measure(map);
    expect_numbers(m, MEMBERS, "loss_distance_fragmentation", ".75 -.083333 -.083333 -.083333");
    expect_number(m, NETWORK, "worst_loss_distance", 0, .75);
    expect_number(m, NETWORK, "worst_loss", 0, 1);
    pm_measures_free(m);
    pm_map_free(map);
}

/* a gives b 10; b gives a 5, c gives a 15: D_ba = 1, D_ab = 1/4, D_ac = 3/4, D_ca = 0. */
static void mutual_dependence_is_the_sum_of_both(void)
{
    pm_map *map = map_of("a>b b>a c>a");
    static const char *const amounts[] = {"10", "5", "15"};
    for (size_t e = 0; e < 3; e++) {
        state_edge(map, e, "kind", "funds");
        state_edge(map, e, "amount", amounts[e]);
    }
    pm_measures *m = measure(map);
    expect_numbers(m, TIES, "dependence_source", ".25 1 0");
    expect_numbers(m, TIES, "mutual_dependence", "1.25 1.25 .75");
    expect_number(m, NETWORK, "mean_mutual_dependence", 0, 1);
    expect_number(m, NETWORK, "mean_power_imbalance", 0, .75);
    pm_measures_free(m);
    pm_map_free(map);
}

static void behaviour_is_shown_and_compared_where_both_ends_state_it(void)
{
    pm_map *map = map_of("a-b b-c c-d");
    state_edge(map, 0, "behaviour", "cooperation");
    state_edge(map, 0, "behaviour_source", "competition");
    state_edge(map, 0, "behaviour_target", "coevolution");
    state_edge(map, 1, "behaviour_source", "coordination");
    state_edge(map, 1, "behaviour_target", "coordination");
    pm_measures *m = measure(map);
    expect_words(m, TIES, "behaviour", 0, "cooperation");
    expect_words(m, TIES, "behaviour_source", 0, "competition");
    expect_words(m, TIES, "behaviour_target", 0, "coevolution");
    expect_numbers(m, TIES, "behaviour_mismatch", "1 0 .");
    expect_undefined(m, TIES, "behaviour", 1);
    pm_measures_free(m);
    pm_map_free(map);
}

CU_TestInfo pm_tests_measures_worked[] = {
    {"parts and reach of a path and a pair", parts_and_reach},
    {"closeness is scaled by reach", closeness_is_scaled_by_reach},
    {"ties of a path carry two pairs each", ties_of_a_path_carry_two_pairs_each},
    {"arcs have their own betweenness and centralisation",
     arcs_have_their_own_betweenness_and_centralisation},
    {"reciprocity counts arcs and pairs", reciprocity_counts_arcs_and_pairs},
    {"a silent member has no out-degree", a_silent_member_has_no_out_degree},
    {"resources are set against influence", resources_are_set_against_influence},
    {"assortativity of an even square is nothing", assortativity_of_an_even_square_is_nothing},
    {"losing the hub loses all nearness", losing_the_hub_loses_all_nearness},
    {"mutual dependence is the sum of both", mutual_dependence_is_the_sum_of_both},
    {"behaviour is shown and compared where both ends state it",
     behaviour_is_shown_and_compared_where_both_ends_state_it},
    CU_TEST_INFO_NULL,
};
