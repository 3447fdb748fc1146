/* What is never told of answers given in confidence: the words, and the arithmetic. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "engine/audit/ingredients.h"
#include "engine/audit/suppression.h"
#include "tests/suites.h"
#include "tests/support/maps.h"

static void answers_trust_and_ratings_are_in_confidence(void)
{
    CU_ASSERT_TRUE(pm_is_in_confidence(PM_NODE_ING01));
    CU_ASSERT_TRUE(pm_is_in_confidence(PM_NODE_ING13));
    CU_ASSERT_TRUE(pm_is_in_confidence(PM_NODE_SKILL_TRUST));
    CU_ASSERT_TRUE(pm_is_in_confidence(PM_EDGE_TRUST_TARGET));
    CU_ASSERT_FALSE(pm_is_in_confidence(PM_MAP_ING01));
    CU_ASSERT_FALSE(pm_is_in_confidence(PM_NODE_BUDGET));
    CU_ASSERT_FALSE(pm_is_in_confidence(PM_EDGE_BEHAVIOUR));
}

static void a_column_that_is_read_as_an_answer_is_one(void)
{
    pm_map *map = map_of("a-b");
    pm_error err = {0};
    state_nodes(map, "Q1", "yes no");
    state_nodes(map, "ing02", "yes no");
    state_nodes(map, "Town", "x y");
    CU_ASSERT_EQUAL_FATAL(pm_map_read_word_from(map, PM_NODE_ING01, "Q1", &err), PM_OK);
    CU_ASSERT_TRUE(pm_is_column_in_confidence(map, PM_NODE, 0));
    CU_ASSERT_TRUE(pm_is_column_in_confidence(map, PM_NODE, 1));
    CU_ASSERT_FALSE(pm_is_column_in_confidence(map, PM_NODE, 2));
    pm_map_free(map);
}

/* Six answers, five of one sector: telling both the six and the five tells the sixth. */
static void parts_are_told_only_where_the_rest_cannot_be_worked_out(void)
{
    CU_ASSERT_TRUE(pm_may_tell_parts(5, 10, (size_t[]){5, 5}, 2));
    CU_ASSERT_TRUE(pm_may_tell_parts(5, 15, (size_t[]){5, 5}, 2));
    CU_ASSERT_TRUE(pm_may_tell_parts(5, 5, (size_t[]){5, 0}, 2));
    CU_ASSERT_FALSE(pm_may_tell_parts(5, 6, (size_t[]){5}, 1));
    CU_ASSERT_FALSE(pm_may_tell_parts(5, 6, (size_t[]){5, 1}, 2));
    CU_ASSERT_FALSE(pm_may_tell_parts(5, 11, (size_t[]){5, 5}, 2));
    CU_ASSERT_FALSE(pm_may_tell_parts(5, 9, (size_t[]){4, 5}, 2));
    CU_ASSERT_TRUE(pm_may_tell_parts(5, 0, NULL, 0));
}

/* Ten organisations of two sectors, all answered, and so many more without a sector. */
static pm_ingredient ask(size_t more)
{
    static const char *const ids[] = {"a", "b", "c", "d", "e", "f", "g", "h",
                                      "i", "j", "k", "l", "m", "n", "o"};
    pm_map *map = map_of("a b c d e f g h i j k l m n o");
    pm_error err = {0};
    pm_settings settings = pm_default_settings();
    pm_conventions conventions = pm_default_conventions();
    pm_measures *measures = NULL;
    for (size_t i = 0; i < 10 + more; i++) {
        state_node(map, ids[i], "ing04", i < 5 ? "yes" : "no");
        state_node(map, ids[i], "sector", i >= 10 ? "" : i < 5 ? "one" : "two");
    }
    CU_ASSERT_EQUAL_FATAL(pm_measure_map(map, &settings, &measures, &err), PM_OK);
    pm_ingredient found = pm_ingredient_answers(measures, &conventions, 3);
    found.gap = (pm_ingredient_gap){0}; /* borrows from measures */
    pm_measures_free(measures);
    pm_map_free(map);
    return found;
}

static void a_gap_is_not_told_where_it_would_leave_a_small_rest(void)
{
    CU_ASSERT_TRUE(ask(0).has_gap);
    CU_ASSERT_TRUE(ask(5).has_gap);
    for (size_t more = 1; more < 5; more++) {
        pm_ingredient found = ask(more);
        CU_ASSERT_FALSE(found.has_gap);
        CU_ASSERT_TRUE(found.told);
        CU_ASSERT_EQUAL(found.answered, 10 + more);
    }
}

CU_TestInfo pm_tests_suppression[] = {
    {"answers, trust and ratings are in confidence", answers_trust_and_ratings_are_in_confidence},
    {"a column that is read as an answer is one", a_column_that_is_read_as_an_answer_is_one},
    {"parts are told only where the rest cannot be worked out",
     parts_are_told_only_where_the_rest_cannot_be_worked_out},
    {"a gap is not told where it would leave a small rest",
     a_gap_is_not_told_where_it_would_leave_a_small_rest},
    CU_TEST_INFO_NULL,
};
