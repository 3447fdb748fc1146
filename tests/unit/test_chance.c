/* Null models, leaving members out, and estimates for very large maps. */
#include <CUnit/CUnit.h>
#include <math.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/measure/jackknife.h"
#include "engine/measure/significance.h"
#include "tests/suites.h"
#include "tests/support/maps.h"

static pm_significance *test_against_chance(const pm_measures *m, size_t draws)
{
    pm_error err = {0};
    pm_significance *s = NULL;
    CU_ASSERT_EQUAL_FATAL(pm_measure_significance(m, draws, NULL, NULL, &s, &err), PM_OK);
    return s;
}

static const pm_chance *find_chance(const pm_significance *s, pm_null null, const char *key,
                                    size_t row)
{
    for (size_t i = 0; i < pm_significance_count(s); i++) {
        const pm_chance *chance = pm_significance_at(s, i);
        if (chance->null == null && chance->row == row && strcmp(chance->measure->key, key) == 0) {
            return chance;
        }
    }
    return NULL;
}

static void a_map_of_seven_is_too_small_to_tell(void)
{
    pm_map *map = map_of("a-b b-c c-d d-e e-f f-g g-a");
    pm_measures *m = measure(map);
    pm_significance *s = test_against_chance(m, 99);
    CU_ASSERT_TRUE(pm_significance_too_small(s));
    CU_ASSERT_EQUAL(pm_significance_count(s), 0);
    pm_significance_free(s);
    pm_measures_free(m);
    pm_map_free(map);
}

/* Two cliques of four, each one sector, on one bridge: of the 70 ways to deal 4 + 4 sectors only
 * the two that keep the cliques together have so few ties between, so p_low is 2/70. */
static void dealing_eight_sectors_is_exact(void)
{
    pm_map *map = map_of("a-b a-c a-d b-c b-d c-d e-f e-g e-h f-g f-h g-h d-e");
    state_nodes(map, "sector", "x x x x y y y y");
    pm_measures *m = measure(map);
    pm_significance *s = test_against_chance(m, 99);
    const pm_chance *ei = find_chance(s, PM_NULL_SECTORS, "ei_index", 0);
    CU_ASSERT_PTR_NOT_NULL_FATAL(ei);
    CU_ASSERT_TRUE(ei->exact);
    CU_ASSERT_EQUAL(ei->draws, 70);
    CU_ASSERT_DOUBLE_EQUAL(ei->p_low, 2.0 / 70, 1e-12);
    CU_ASSERT_DOUBLE_EQUAL(ei->p_high, 1, 1e-12);
    CU_ASSERT_DOUBLE_EQUAL(ei->p, 4.0 / 70, 1e-12);
    CU_ASSERT_STRING_EQUAL(ei->words,
                           "lower than 97 of 100 random dealings of the sectors over the same map");
    pm_significance_free(s);
    pm_measures_free(m);
    pm_map_free(map);
}

/* A star of twelve: no other map of 12 members and 11 ties is as centralised except a star, and
 * stars are 12 of C(66,11) maps; so none of 99 draws reaches it and p_high is 1/100. Its degrees
 * leave nothing to rewire: every draw is the star again. */
static void a_star_is_more_centralised_than_chance(void)
{
    pm_map *map = map_of("h-a h-b h-c h-d h-e h-f h-g h-i h-j h-k h-l");
    pm_measures *m = measure(map);
    pm_significance *s = test_against_chance(m, 99);
    const pm_chance *degree = find_chance(s, PM_NULL_TIES, "degree_centralization", 0);
    const pm_chance *kept = find_chance(s, PM_NULL_DEGREES, "betweenness_centralization", 0);
    CU_ASSERT_PTR_NOT_NULL_FATAL(degree);
    CU_ASSERT_PTR_NOT_NULL_FATAL(kept);
    CU_ASSERT_DOUBLE_EQUAL(degree->p_high, .01, 1e-12);
    CU_ASSERT_DOUBLE_EQUAL(degree->p, .02, 1e-12);
    CU_ASSERT_STRING_EQUAL(degree->words,
                           "higher than all 99 random maps of the same size and number of ties");
    CU_ASSERT_DOUBLE_EQUAL(kept->p, 1, 1e-12);
    CU_ASSERT_STRING_EQUAL(
        kept->words, "the same in all random maps in which every member keeps its number of ties");
    CU_ASSERT_PTR_NULL(find_chance(s, PM_NULL_DEGREES, "degree_centralization", 0));
    pm_significance_free(s);
    pm_measures_free(m);
    pm_map_free(map);
}

static void adjusted_p_is_never_smaller_and_keeps_the_order(void)
{
    pm_map *map = borough_map();
    pm_measures *m = measure(map);
    pm_significance *s = test_against_chance(m, 199);
    size_t count = pm_significance_count(s);
    CU_ASSERT_TRUE(count > 30);
    for (size_t i = 0; i < count; i++) {
        const pm_chance *one = pm_significance_at(s, i);
        CU_ASSERT_TRUE(one->p > 0 && one->p <= 1);
        CU_ASSERT_TRUE(one->p_adjusted >= one->p - 1e-15 && one->p_adjusted <= 1);
        for (size_t j = 0; j < count; j++) {
            const pm_chance *other = pm_significance_at(s, j);
            CU_ASSERT_TRUE(one->p >= other->p || one->p_adjusted <= other->p_adjusted);
        }
    }
    pm_significance_free(s);
    pm_measures_free(m);
    pm_map_free(map);
}

static void chance_is_the_same_for_the_same_seed_whatever_the_order(void)
{
    pm_map *map = borough_map();
    pm_map *other =
        map_of("Arts BizB-BizA Chamber-BizB Chamber-BizA CVS-Carers CVS-Food NHS-Housing "
               "Police-Housing Council-Chamber Council-CVS Council-Housing Council-NHS "
               "Council-Police");
    pm_measures *m = measure(map);
    pm_measures *n = measure(other);
    pm_significance *s = test_against_chance(m, 99);
    pm_significance *t = test_against_chance(n, 99);
    static const char *const keys[] = {"compactness", "betweenness_centralization", "cut_points"};
    for (size_t i = 0; i < 3; i++) {
        const pm_chance *one = find_chance(s, PM_NULL_DEGREES, keys[i], 0);
        const pm_chance *two = find_chance(t, PM_NULL_DEGREES, keys[i], 0);
        CU_ASSERT_PTR_NOT_NULL_FATAL(one);
        CU_ASSERT_PTR_NOT_NULL_FATAL(two);
        CU_ASSERT_EQUAL(one->p, two->p);
        CU_ASSERT_DOUBLE_EQUAL(one->mean, two->mean, 1e-12);
    }
    pm_significance_free(s);
    pm_significance_free(t);
    pm_measures_free(m);
    pm_measures_free(n);
    pm_map_free(map);
    pm_map_free(other);
}

/* --- leaving members out --------------------------------------------------------------------- */

static const pm_left_out *find_left_out(const pm_jackknife *j, const char *key)
{
    for (size_t i = 0; i < pm_jackknife_count(j); i++) {
        if (strcmp(pm_jackknife_at(j, i)->key, key) == 0) {
            return pm_jackknife_at(j, i);
        }
    }
    return NULL;
}

/* hub-a hub-b hub-c, a-b: connectedness 1; without the hub only a-b is left, 1 of 3 pairs. */
static void leaving_out_the_hub_moves_connectedness_most(void)
{
    pm_map *map = map_of("hub-a hub-b hub-c a-b");
    pm_error err = {0};
    pm_jackknife *j = NULL;
    state_node(map, "hub", "decision_body", "true");
    pm_measures *m = measure(map);
    CU_ASSERT_EQUAL_FATAL(pm_measure_jackknife(m, NULL, NULL, &j, &err), PM_OK);
    const pm_left_out *connectedness = find_left_out(j, "connectedness");
    CU_ASSERT_PTR_NOT_NULL_FATAL(connectedness);
    CU_ASSERT_DOUBLE_EQUAL(connectedness->value, 1, 1e-12);
    CU_ASSERT_DOUBLE_EQUAL(connectedness->lowest, 1.0 / 3, 1e-12);
    CU_ASSERT_EQUAL(connectedness->lowest_member, 0);
    CU_ASSERT_DOUBLE_EQUAL(connectedness->highest, 1, 1e-12);
    CU_ASSERT_EQUAL(connectedness->highest_member, 1);
    CU_ASSERT_EQUAL(connectedness->used, 4);
    /* without the only decision body there is no access to speak of */
    const pm_left_out *access = find_left_out(j, "immediate_access");
    CU_ASSERT_PTR_NOT_NULL_FATAL(access);
    CU_ASSERT_EQUAL(access->used, 3);
    pm_jackknife_free(j);
    pm_measures_free(m);
    pm_map_free(map);
}

static void leaving_out_agrees_with_a_map_without_the_member(void)
{
    pm_map *map = borough_map();
    pm_map *without = map_of("Police NHS Housing CVS Chamber Food Carers BizA BizB Arts "
                             "Police-Housing NHS-Housing CVS-Food CVS-Carers Chamber-BizA "
                             "Chamber-BizB BizA-BizB");
    pm_error err = {0};
    pm_jackknife *j = NULL;
    pm_measures *m = measure(map);
    pm_measures *n = measure(without);
    CU_ASSERT_EQUAL_FATAL(pm_measure_jackknife(m, NULL, NULL, &j, &err), PM_OK);
    double expected = 0;
    CU_ASSERT_TRUE_FATAL(pm_measures_number(n, PM_LEVEL_NETWORK, "compactness", 0, &expected));
    const pm_left_out *compactness = find_left_out(j, "compactness");
    CU_ASSERT_PTR_NOT_NULL_FATAL(compactness);
    CU_ASSERT_EQUAL(compactness->lowest_member, 0);
    CU_ASSERT_DOUBLE_EQUAL(compactness->lowest, expected, 1e-12);
    pm_jackknife_free(j);
    pm_measures_free(m);
    pm_measures_free(n);
    pm_map_free(map);
    pm_map_free(without);
}

/* --- very large maps ------------------------------------------------------------------------- */

/* A ring of n members with a chord from every tenth to the hub: large, connected, and the hub far
 * ahead. */
static pm_map *large_map(size_t n)
{
    pm_error err = {0};
    pm_map *map = NULL;
    CU_ASSERT_EQUAL_FATAL(pm_map_new(&map, &err), PM_OK);
    for (size_t i = 0; i < n; i++) {
        pm_text id = {0};
        size_t node = 0;
        pm_text_addf(&id, "m%zu", i);
        CU_ASSERT_EQUAL_FATAL(pm_map_add_node(map, pm_text_bytes(&id), 0, &node, &err), PM_OK);
        pm_text_free(&id);
    }
    for (size_t i = 1; i < n; i++) {
        pm_edge ring = {.source = i, .target = i + 1 < n ? i + 1 : 1};
        pm_edge chord = {.source = 0, .target = i};
        size_t index = 0;
        CU_ASSERT_EQUAL_FATAL(pm_map_add_edge(map, &ring, &index, &err), PM_OK);
        if (i % 10 == 0) {
            CU_ASSERT_EQUAL_FATAL(pm_map_add_edge(map, &chord, &index, &err), PM_OK);
        }
    }
    return map;
}

static void above_ten_thousand_members_betweenness_is_an_estimate_that_says_so(void)
{
    pm_map *map = large_map(PM_EXACT_MEMBERS + 1);
    pm_measures *m = measure(map);
    const pm_column *column = pm_measures_find(m, PM_LEVEL_ORGANISATION, "betweenness");
    const pm_column *degree = pm_measures_find(m, PM_LEVEL_ORGANISATION, "degree");
    CU_ASSERT_PTR_NOT_NULL_FATAL(column);
    CU_ASSERT_PTR_NOT_NULL_FATAL(column->estimate);
    CU_ASSERT_PTR_NULL(degree->estimate);
    CU_ASSERT_PTR_NOT_NULL(strstr(column->estimate, "1000 of 10001 members as sources"));
    /* The hub lies on nearly every shortest path: at least 95 of 100 pairs are farther than 11
     * apart on the ring. The estimate has to be within a tenth of all pairs. */
    double pairs = .5 * PM_EXACT_MEMBERS * (PM_EXACT_MEMBERS - 1);
    CU_ASSERT_TRUE(column->values[0].as.number > .9 * pairs);
    CU_ASSERT_TRUE(column->values[0].as.number < 1.1 * pairs);
    pm_measures_free(m);
    pm_map_free(map);
}

CU_TestInfo pm_tests_chance[] = {
    {"a map of seven is too small to tell", a_map_of_seven_is_too_small_to_tell},
    {"dealing eight sectors is exact", dealing_eight_sectors_is_exact},
    {"a star is more centralised than chance", a_star_is_more_centralised_than_chance},
    {"adjusted p is never smaller and keeps the order",
     adjusted_p_is_never_smaller_and_keeps_the_order},
    {"chance is the same for the same seed whatever the order",
     chance_is_the_same_for_the_same_seed_whatever_the_order},
    {"leaving out the hub moves connectedness most", leaving_out_the_hub_moves_connectedness_most},
    {"leaving out agrees with a map without the member",
     leaving_out_agrees_with_a_map_without_the_member},
    {"above ten thousand members betweenness is an estimate that says so",
     above_ten_thousand_members_betweenness_is_an_estimate_that_says_so},
    CU_TEST_INFO_NULL,
};
