/* Hierarchy, core, roles, standing, cohesion and routes against stated or hand-worked values. */
#include <CUnit/CUnit.h>

#include "engine/base/text.h"
#include "formats/formats.h"
#include "tests/suites.h"
#include "tests/support/maps.h"

static const pm_level NETWORK = PM_LEVEL_NETWORK;
static const pm_level MEMBERS = PM_LEVEL_ORGANISATION;

/* --- Krackhardt's four ----------------------------------------------------------------------- */

static void expect_krackhardt(const char *arcs, double connectedness, double hierarchy,
                              double efficiency, double lubness)
{
    pm_map *map = map_of(arcs);
    pm_measures *m = measure(map);
    expect_number(m, NETWORK, "connectedness", 0, connectedness);
    expect_number(m, NETWORK, "hierarchy", 0, hierarchy);
    expect_number(m, NETWORK, "efficiency", 0, efficiency);
    expect_number(m, NETWORK, "lubness", 0, lubness);
    pm_measures_free(m);
    pm_map_free(map);
}

static void krackhardts_dimensions_are_as_stated(void)
{
    expect_krackhardt("1>2 1>3 2>4 2>5", 1, 1, 1, 1);
    expect_krackhardt("1>2 2>3 3>4 4>1", 1, 0, .888889, 1);
    expect_krackhardt("1>3 2>3 3>4 3>5 1>4", 1, 1, .9375, .833333);
    expect_krackhardt("1>2 2>4 1>3 3>4 5>6", .466667, 1, .9, 1);
}

static void an_undirected_map_has_no_hierarchy(void)
{
    pm_map *map = map_of("a-b b-c");
    pm_measures *m = measure(map);
    expect_undefined(m, NETWORK, "hierarchy", 0);
    expect_undefined(m, NETWORK, "efficiency", 0);
    expect_undefined(m, NETWORK, "lubness", 0);
    pm_measures_free(m);
    pm_map_free(map);
}

/* --- core and periphery ---------------------------------------------------------------------- */

/* Z_0..Z_11 of the borough map are 12 7 5 4 4 6 9 13 18 25 33 43: k = 3 and 4 tie, the smaller is
 * taken, and Chamber has as many ties as the last one in. */
static void the_core_of_the_borough_map_is_not_unique(void)
{
    pm_map *map = borough_map();
    pm_measures *m = measure(map);
    expect_number(m, NETWORK, "core_size", 0, 3);
    expect_number(m, NETWORK, "core_unique", 0, 0);
    expect_numbers(m, MEMBERS, "core_member", "1 0 0 1 1 0 0 0 0 0 0");
    pm_measures_free(m);
    pm_map_free(map);
}

/* Two hubs tied to each other, two leaves each: Z = 5 2 0 1.., so the hubs are the core; the one
 * core pair is tied and none of the six pairs of leaves is. */
static void a_clean_core_fits_perfectly(void)
{
    pm_map *map = map_of("a-b a-c a-d b-e b-f");
    pm_measures *m = measure(map);
    expect_number(m, NETWORK, "core_size", 0, 2);
    expect_number(m, NETWORK, "core_unique", 0, 1);
    expect_number(m, NETWORK, "core_fit", 0, 1);
    pm_measures_free(m);
    pm_map_free(map);
}

static void without_ties_the_core_is_empty(void)
{
    pm_map *map = map_of("a b c");
    pm_measures *m = measure(map);
    expect_number(m, NETWORK, "core_size", 0, 0);
    expect_undefined(m, NETWORK, "core_fit", 0);
    pm_measures_free(m);
    pm_map_free(map);
}

/* --- roles ----------------------------------------------------------------------------------- */

/* Stated over ordered pairs; the map is undirected, so pairs count once and the two outward roles
 * are one. */
static void roles_on_the_borough_map_are_half_the_ordered_counts(void)
{
    pm_map *map = borough_map();
    pm_measures *m = measure(map);
    expect_numbers(m, MEMBERS, "coordinator", "1 0 0 1 1 0 0 0 0 0 0");
    expect_numbers(m, MEMBERS, "boundary", "6 0 0 0 2 2 0 0 0 0 0");
    expect_numbers(m, MEMBERS, "liaison", "1 0 0 0 0 0 0 0 0 0 0");
    expect_numbers(m, MEMBERS, "itinerant", "0 0 0 0 0 0 0 0 0 0 0");
    expect_numbers(m, MEMBERS, "representative", ". . . . . . . . . . .");
    pm_measures_free(m);
    pm_map_free(map);
}

static void roles_on_arcs_tell_representative_from_gatekeeper(void)
{
    pm_map *map = map_of("a>b b>c d>b b>e f>c");
    state_nodes(map, "sector", "x x y y x ."); /* a b c d e f */
    pm_measures *m = measure(map);
    /* through b: a-c representative, a-e coordinator, d-c itinerant, d-e gatekeeper */
    expect_number(m, MEMBERS, "representative", 1, 1);
    expect_number(m, MEMBERS, "coordinator", 1, 1);
    expect_number(m, MEMBERS, "itinerant", 1, 1);
    expect_number(m, MEMBERS, "gatekeeper", 1, 1);
    expect_number(m, MEMBERS, "liaison", 1, 0);
    expect_undefined(m, MEMBERS, "boundary", 1);
    expect_undefined(m, MEMBERS, "liaison", 5);
    pm_measures_free(m);
    pm_map_free(map);
}

/* --- standing -------------------------------------------------------------------------------- */

static void bonacich_power_on_the_borough_map_is_as_stated(void)
{
    pm_map *map = borough_map();
    pm_measures *m = measure(map);
    expect_numbers(m, MEMBERS, "power_weak_ties",
                   "2.098598 .603871 .603871 1.181725 1.262902 1.103207 .366423 .366423 .833539 "
                   ".833539 0");
    expect_numbers(m, MEMBERS, "power_strong_ties",
                   "1.930303 .947753 .947753 1.258081 1.065158 1.18357 .383444 .383444 .729805 "
                   ".729805 0");
    pm_measures_free(m);
    pm_map_free(map);
}

/* A star of four leaves: lambda1 = 2, leaf = centre / 2. */
static void eigenvector_of_a_star_is_half_at_its_leaves(void)
{
    pm_map *map = map_of("hub-a hub-b hub-c hub-d x-y z");
    pm_measures *m = measure(map);
    expect_numbers(m, MEMBERS, "eigenvector", "1 .5 .5 .5 .5 0 0 0");
    pm_measures_free(m);
    pm_map_free(map);
    map = map_of("a-b c-d");
    m = measure(map);
    expect_numbers(m, MEMBERS, "eigenvector", ". . . .");
    pm_measures_free(m);
    pm_map_free(map);
}

/* a -> b, b dangling: x_a = .075 + .85 (x_b / 2), x_b = .075 + .85 (x_a + x_b / 2), sum 1. */
static void pagerank_spreads_what_dangles(void)
{
    pm_map *map = map_of("a>b");
    pm_measures *m = measure(map);
    expect_numbers(m, MEMBERS, "pagerank", ".350877 .649123");
    pm_measures_free(m);
    pm_map_free(map);
}

/* --- cohesion -------------------------------------------------------------------------------- */

/* Triangle a b c with d hanging on c: 1 triangle, 5 triples; c has 1 of 3 pairs. */
static void closure_and_cores_of_a_triangle_with_a_tail(void)
{
    pm_map *map = map_of("a-b b-c c-a c-d");
    pm_measures *m = measure(map);
    expect_number(m, NETWORK, "transitivity", 0, .6);
    expect_number(m, NETWORK, "clustering", 0, 7.0 / 9);
    expect_numbers(m, MEMBERS, "clustering", "1 1 .333333 .");
    expect_numbers(m, MEMBERS, "coreness", "2 2 2 1");
    expect_number(m, NETWORK, "max_coreness", 0, 2);
    expect_number(m, NETWORK, "vertex_connectivity", 0, 1);
    expect_number(m, NETWORK, "edge_connectivity", 0, 1);
    pm_measures_free(m);
    pm_map_free(map);
}

static void connectivity_of_plain_shapes(void)
{
    static const struct {
        const char *ties;
        double members, ties_needed;
    } cases[] = {{"a-b", 1, 1},
                 {"a-b b-c c-a", 2, 2},
                 {"a-b b-c c-d d-a", 2, 2},
                 {"a-b c", 0, 0},
                 {"a-b a-c a-d b-c b-d c-d", 3, 3},
                 {"a-b b-c c-a a-x x-y y-a", 1, 2}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        pm_map *map = map_of(cases[i].ties);
        pm_measures *m = measure(map);
        expect_number(m, NETWORK, "vertex_connectivity", 0, cases[i].members);
        expect_number(m, NETWORK, "edge_connectivity", 0, cases[i].ties_needed);
        pm_measures_free(m);
        pm_map_free(map);
    }
}

static void two_cliques_on_a_bridge_are_two_communities(void)
{
    pm_map *map = map_of("a-b a-c a-d b-c b-d c-d e-f e-g e-h f-g f-h g-h d-e");
    pm_measures *m = measure(map);
    expect_number(m, NETWORK, "communities", 0, 2);
    expect_numbers(m, PM_LEVEL_ORGANISATION, "community", "1 1 1 1 2 2 2 2");
    /* 12 of 13 ties within; ends 13 and 13 of 26 */
    expect_number(m, NETWORK, "modularity", 0, 12.0 / 13 - .5);
    expect_number(m, NETWORK, "community_stability", 0, 1);
    pm_measures_free(m);
    pm_map_free(map);
}

static void losses_by_distance_match_the_stated_ones(void)
{
    static const double after[] = {.822222, .555556, .555556, .566667, .688889, .677778,
                                   .533333, .533333, .544444, .544444, .448148};
    pm_map *map = borough_map();
    pm_measures *m = measure(map);
    for (size_t v = 0; v < 11; v++) {
        expect_number(m, MEMBERS, "loss_distance_fragmentation", v, after[v] - (1 - 149.0 / 330));
    }
    pm_measures_free(m);
    pm_map_free(map);
}

/* Three partners tied to one another: c = (1/2 + 1/4)^2 each, so no hierarchy; a path's middle
 * likewise. The centre of a lopsided ego: worked with c_ab = (1/3 + 1/6)^2 twice and c_ad = 1/9. */
static void ego_hierarchy_is_zero_where_constraint_is_even(void)
{
    pm_map *map = map_of("a-b a-c b-c a-d");
    pm_measures *m = measure(map);
    /* r = .25/.203704 = 1.227273 (twice), .111111/.203704 = .545455;
     * (2 x 1.227273 ln 1.227273 + .545455 ln .545455) / (3 ln 3);
     * b by a (1/2 + 1/4)^2, by c (1/2 + 1/6)^2: r = 1.117241, .882759 */
    expect_numbers(m, MEMBERS, "ego_hierarchy", ".052205 .009938 .009938 .");
    pm_measures_free(m);
    pm_map_free(map);
    map = map_of("a-b b-c c-a");
    m = measure(map);
    expect_numbers(m, MEMBERS, "ego_hierarchy", "0 0 0");
    pm_measures_free(m);
    pm_map_free(map);
}

/* --- routes and people ----------------------------------------------------------------------- */

static void routes_share_no_member_in_between(void)
{
    pm_map *map = map_of("board-a board-b a-c b-c c-d a-e b-e board-e lone");
    state_node(map, "board", "decision_body", "true");
    pm_measures *m = measure(map);
    /* board a b c d e lone */
    expect_numbers(m, MEMBERS, "routes_to_decision", ". 3 3 2 1 3 0");
    pm_measures_free(m);
    pm_map_free(map);
}

static void a_direct_tie_to_each_of_two_bodies_is_one_route_each(void)
{
    pm_map *map = map_of("x-a y-a a-b x-b");
    state_node(map, "x", "decision_body", "true");
    state_node(map, "y", "decision_body", "true");
    pm_measures *m = measure(map);
    expect_numbers(m, MEMBERS, "routes_to_decision", ". 3 . 2");
    pm_measures_free(m);
    pm_map_free(map);
}

/* a has two ways, both carried by p (one of them also reported without q's tie): one person
 * suffices although two ties have to die. */
static void one_person_on_two_routes_cuts_both(void)
{
    pm_map *map = map_of("board-b board-c b-a c-a");
    state_node(map, "board", "decision_body", "true");
    state_edge(map, 2, "carried_by", "p");
    state_edge(map, 3, "carried_by", "p");
    pm_measures *m = measure(map);
    expect_number(m, NETWORK, "people_to_isolate", 0, 1);
    pm_measures_free(m);
    state_edge(map, 3, "carried_by", "p;q");
    m = measure(map);
    expect_number(m, NETWORK, "people_to_isolate", 0, 2);
    pm_measures_free(m);
    state_edge(map, 3, "carried_by", "q;r;s");
    m = measure(map);
    expect_undefined(m, NETWORK, "people_to_isolate", 0);
    CU_ASSERT_STRING_EQUAL(pm_measures_find(m, NETWORK, "people_to_isolate")->values[0].reason,
                           "more than 3");
    pm_measures_free(m);
    state_edge(map, 3, "carried_by", "");
    m = measure(map);
    CU_ASSERT_STRING_EQUAL(pm_measures_find(m, NETWORK, "people_to_isolate")->values[0].reason,
                           "cannot be cut");
    pm_measures_free(m);
    pm_map_free(map);
}

/* --- real data: D. Knoke and J. R. Wood, Organized for Action (1981) ------------------------- */

static pm_measures *measure_knoke(pm_map **map, const char *ties)
{
    pm_error err = {0};
    pm_problems problems = {0};
    pm_measures *m = NULL;
    CU_ASSERT_EQUAL_FATAL(pm_map_read("samples/knoke.graphml", map, &problems, &err), PM_OK);
    pm_problems_free(&problems);
    pm_settings settings = pm_default_settings();
    settings.ties = ties;
    CU_ASSERT_EQUAL_FATAL(pm_measure_map(*map, &settings, &m, &err), PM_OK);
    return m;
}

static void knokes_bureaucracies_have_their_published_figures(void)
{
    pm_map *map = NULL;
    pm_measures *m = measure_knoke(&map, "informs");
    expect_number(m, NETWORK, "arcs", 0, 49);
    expect_number(m, NETWORK, "arc_density", 0, 49.0 / 90); /* stated as 0.544 */
    expect_number(m, NETWORK, "reciprocity", 0, 34.0 / 49); /* stated as 0.694 */
    expect_number(m, NETWORK, "connectedness", 0, 1);
    expect_number(m, NETWORK, "hierarchy", 0, 0);
    pm_measures_free(m);
    pm_map_free(map);
    m = measure_knoke(&map, "funds");
    expect_number(m, NETWORK, "arcs", 0, 22);
    expect_number(m, NETWORK, "arc_density", 0, 22.0 / 90); /* stated as 0.244 */
    /* ORA gives 0.857 for the nine that exchange money */
    expect_number(m, NETWORK, "lubness", 0, 6.0 / 7);
    pm_measures_free(m);
    pm_map_free(map);
}

static void answers_that_all_agree_are_stable(void)
{
    pm_map *map = map_of("a-b b-c c-a");
    pm_measures *m = measure(map);
    expect_number(m, NETWORK, "communities", 0, 1);
    expect_number(m, NETWORK, "community_stability", 0, 1);
    pm_measures_free(m);
    pm_map_free(map);
}

static void pairs_of_very_many_sectors_are_left_out(void)
{
    pm_text ties = {0};
    for (int i = 0; i <= PM_MOST_MIXED_SECTORS; i++) {
        pm_text_addf(&ties, "m%d ", i);
    }
    pm_map *map = map_of(pm_text_bytes(&ties));
    for (int i = 0; i <= PM_MOST_MIXED_SECTORS; i++) {
        state_node(map, pm_map_node_id(map, (size_t)i), "sector", pm_map_node_id(map, (size_t)i));
    }
    pm_measures *m = measure(map);
    CU_ASSERT_EQUAL(pm_measures_rows(m, PM_LEVEL_SECTOR), PM_MOST_MIXED_SECTORS + 1);
    CU_ASSERT_EQUAL(pm_measures_rows(m, PM_LEVEL_MIXING), 0);
    pm_measures_free(m);
    state_node(map, "m0", "sector", "m1");
    m = measure(map);
    CU_ASSERT_EQUAL(pm_measures_rows(m, PM_LEVEL_MIXING),
                    PM_MOST_MIXED_SECTORS * (PM_MOST_MIXED_SECTORS + 1) / 2);
    pm_measures_free(m);
    pm_map_free(map);
    pm_text_free(&ties);
}

/* A ring of 320 in which everyone also meets the next but one, each tie with a carrier of its own:
 * nobody is cut off by three departures, and saying so for certain would take hours. */
static void a_search_that_would_not_end_says_so(void)
{
    pm_text ties = {0};
    for (int i = 0; i < 320; i++) {
        pm_text_addf(&ties, "m%d-m%d m%d-m%d ", i, (i + 1) % 320, i, (i + 2) % 320);
    }
    pm_map *map = map_of(pm_text_bytes(&ties));
    for (size_t e = 0; e < pm_map_edge_count(map); e++) {
        pm_text carrier = {0};
        pm_text_addf(&carrier, "p%zu", e);
        state_edge(map, e, "carried_by", pm_text_bytes(&carrier));
        pm_text_free(&carrier);
    }
    state_node(map, "m0", "decision_body", "true");
    pm_measures *m = measure(map);
    expect_undefined(m, NETWORK, "people_to_isolate", 0);
    CU_ASSERT_STRING_EQUAL(pm_measures_find(m, NETWORK, "people_to_isolate")->values[0].reason,
                           "the map is too large to search");
    pm_measures_free(m);
    pm_map_free(map);
    pm_text_free(&ties);
}

CU_TestInfo pm_tests_measures_structure[] = {
    {"answers that all agree are stable", answers_that_all_agree_are_stable},
    {"pairs of very many sectors are left out", pairs_of_very_many_sectors_are_left_out},
    {"a search that would not end says so", a_search_that_would_not_end_says_so},
    {"Krackhardt's dimensions are as stated", krackhardts_dimensions_are_as_stated},
    {"an undirected map has no hierarchy", an_undirected_map_has_no_hierarchy},
    {"the core of the borough map is not unique", the_core_of_the_borough_map_is_not_unique},
    {"a clean core fits perfectly", a_clean_core_fits_perfectly},
    {"without ties the core is empty", without_ties_the_core_is_empty},
    {"roles on the borough map are half the ordered counts",
     roles_on_the_borough_map_are_half_the_ordered_counts},
    {"roles on arcs tell representative from gatekeeper",
     roles_on_arcs_tell_representative_from_gatekeeper},
    {"Bonacich power on the borough map is as stated",
     bonacich_power_on_the_borough_map_is_as_stated},
    {"eigenvector of a star is half at its leaves", eigenvector_of_a_star_is_half_at_its_leaves},
    {"PageRank spreads what dangles", pagerank_spreads_what_dangles},
    {"closure and cores of a triangle with a tail", closure_and_cores_of_a_triangle_with_a_tail},
    {"connectivity of plain shapes", connectivity_of_plain_shapes},
    {"two cliques on a bridge are two communities", two_cliques_on_a_bridge_are_two_communities},
    {"losses by distance match the stated ones", losses_by_distance_match_the_stated_ones},
    {"ego hierarchy is zero where constraint is even",
     ego_hierarchy_is_zero_where_constraint_is_even},
    {"routes share no member in between", routes_share_no_member_in_between},
    {"a direct tie to each of two bodies is one route each",
     a_direct_tie_to_each_of_two_bodies_is_one_route_each},
    {"one person on two routes cuts both", one_person_on_two_routes_cuts_both},
    {"Knoke's bureaucracies have their published figures",
     knokes_bureaucracies_have_their_published_figures},
    CU_TEST_INFO_NULL,
};
