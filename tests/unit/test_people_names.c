/* What people go by, and the copy of a map without their names. */
#include <CUnit/CUnit.h>
#include <stdint.h>
#include <string.h>

#include "engine/model/map_unnamed.h"
#include "formats/formats.h"
#include "tests/suites.h"
#include "tests/support/maps.h"

typedef struct unnamed {
    pm_map *map, *copy;
    pm_people_names *people;
} unnamed;

static unnamed unname(pm_map *map, const char *const *kept)
{
    pm_error err = {0};
    unnamed made = {.map = map};
    CU_ASSERT_EQUAL_FATAL(pm_people_names_make(map, &made.people, &err), PM_OK);
    CU_ASSERT_EQUAL_FATAL(pm_map_without_names(map, made.people, kept, &made.copy, &err), PM_OK);
    return made;
}

static void end(unnamed *made)
{
    pm_people_names_free(made->people);
    pm_map_free(made->copy);
    pm_map_free(made->map);
}

static void expect_text(const unnamed *made, const char *text, const char *wanted)
{
    pm_text out = {0};
    pm_people_names_add_text(made->people, &out, text);
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&out), wanted);
    pm_text_free(&out);
}

static void people_go_by_role_role_and_number_or_number(void)
{
    pm_map *map = map_of("a-w w-x x-y y-z");
    state_nodes(map, "kind", "organisation person person person person");
    state_node(map, "w", "role", "Manager");
    state_node(map, "x", "role", "officer");
    state_node(map, "z", "role", "officer");
    state_edge(map, 0, "carried_by", "Lou Example");
    unnamed made = unname(map, NULL);
    static const char *const labels[] = {"Manager", "officer 1", "Person 3", "officer 2",
                                         "Person 5"};
    CU_ASSERT_EQUAL_FATAL(pm_people_names_count(made.people), 5);
    for (size_t i = 0; i < 5; i++) {
        CU_ASSERT_STRING_EQUAL(pm_people_names_label(made.people, i), labels[i]);
    }
    CU_ASSERT_STRING_EQUAL(pm_people_names_id(made.people, 4), "person-5");
    CU_ASSERT_STRING_EQUAL(pm_map_node_id(made.copy, 1), "person-1");
    CU_ASSERT_STRING_EQUAL(pm_map_label(made.copy, 1), "Manager");
    CU_ASSERT_STRING_EQUAL(pm_map_text(made.copy, PM_EDGE_CARRIED_BY, 0), "person-5");
    end(&made);
}

static void the_copy_keeps_what_is_not_about_people(void)
{
    pm_map *map = map_of("a-b b-c");
    state_node(map, "a", "label", "Jane Example Ltd");
    state_node(map, "a", "staff", "12");
    state_node(map, "b", "kind", "person");
    state_node(map, "b", "label", "Jane Example");
    state_node(map, "b", "mail", "jane@example.invalid");
    state_node(map, "b", "wage", "7");
    state_node(map, "c", "mail", "office@example.invalid");
    static const char *const kept[] = {"wage", NULL};
    unnamed made = unname(map, kept);
    size_t mail = pm_map_find_attribute(made.copy, PM_NODE, "mail");
    size_t wage = pm_map_find_attribute(made.copy, PM_NODE, "wage");
    CU_ASSERT_STRING_EQUAL(pm_map_label(made.copy, 0), "Jane Example Ltd");
    CU_ASSERT_STRING_EQUAL(pm_map_text(made.copy, PM_NODE_STAFF, 0), "12");
    CU_ASSERT_PTR_NULL(pm_map_attribute(made.copy, PM_NODE, mail, 1));
    CU_ASSERT_STRING_EQUAL(pm_map_attribute(made.copy, PM_NODE, mail, 2), "office@example.invalid");
    CU_ASSERT_STRING_EQUAL(pm_map_attribute(made.copy, PM_NODE, wage, 1), "7");
    CU_ASSERT_EQUAL(pm_map_edge_count(made.copy), 2);
    end(&made);
}

static void names_are_replaced_within_texts_as_whole_words(void)
{
    pm_map *map = map_of("jane-b b-lou");
    state_node(map, "jane", "kind", "person");
    state_node(map, "jane", "label", "Jane van Example (chair)");
    state_node(map, "lou", "kind", "person");
    state_node(map, "lou", "label", "Lou");
    unnamed made = unname(map, NULL);
    expect_text(&made, "Lou and Jane van Example (chair), Louise",
                "Person 2 and Person 1), Louise");
    expect_text(&made, "jane", "Person 1");
    expect_text(&made, "a jane in small letters may be a word",
                "a jane in small letters may be a word");
    expect_text(&made, "", "");
    expect_text(&made, "Lou.", "Person 2.");
    end(&made);
}

static void an_id_that_looks_like_ours_is_nobody_elses(void)
{
    pm_error err = {0};
    pm_map *map = map_of("y");
    size_t node = 0;
    CU_ASSERT_EQUAL_FATAL(pm_map_add_node(map, "person-1", 0, &node, &err), PM_OK);
    state_node(map, "y", "kind", "person");
    unnamed made = unname(map, NULL);
    CU_ASSERT_STRING_EQUAL(pm_map_node_id(made.copy, 0), "person-1_");
    CU_ASSERT_STRING_EQUAL(pm_map_node_id(made.copy, 1), "person-1");
    CU_ASSERT_EQUAL(pm_people_names_of_id(made.people, "person-1_"), 0);
    CU_ASSERT_EQUAL(pm_people_names_of_id(made.people, "y"), SIZE_MAX);
    end(&made);
}

static void a_word_read_from_another_attribute_is_read_so_in_the_copy(void)
{
    pm_map *map = map_of("a-b");
    pm_error err = {0};
    state_nodes(map, "Class", "organisation person");
    state_nodes(map, "Title", "Agency Jane");
    state_edge(map, 0, "Contact", "Jane");
    CU_ASSERT_EQUAL_FATAL(pm_map_read_word_from(map, PM_NODE_KIND, "Class", &err), PM_OK);
    CU_ASSERT_EQUAL_FATAL(pm_map_read_word_from(map, PM_NODE_LABEL, "Title", &err), PM_OK);
    CU_ASSERT_EQUAL_FATAL(pm_map_read_word_from(map, PM_EDGE_CARRIED_BY, "Contact", &err), PM_OK);
    unnamed made = unname(map, NULL);
    CU_ASSERT_EQUAL(pm_map_kind(made.copy, 1), PM_PERSON);
    CU_ASSERT_STRING_EQUAL(pm_map_label(made.copy, 0), "Agency");
    CU_ASSERT_STRING_EQUAL(pm_map_label(made.copy, 1), "Person 1");
    CU_ASSERT_STRING_EQUAL(pm_map_text(made.copy, PM_EDGE_CARRIED_BY, 0), "person-2");
    end(&made);
}

/* Names change no number: every network measure is the same with them and without. */
static void people_without_names_measure_alike(void)
{
    pm_error err = {0};
    pm_map *map = NULL;
    pm_problems problems = {0};
    CU_ASSERT_EQUAL_FATAL(pm_map_read("samples/basingstoke.graphml", &map, &problems, &err), PM_OK);
    pm_settings settings = pm_default_settings();
    pm_measures *plain = NULL;
    CU_ASSERT_EQUAL_FATAL(pm_measure_map(map, &settings, &plain, &err), PM_OK);
    pm_measures *named = measure(map);
    for (pm_level level = 0; level < PM_LEVEL_COUNT; level++) {
        for (size_t c = 0; c < pm_measures_column_count(named, level); c++) {
            const pm_column *a = pm_measures_column(named, level, c);
            const pm_column *b = pm_measures_column(plain, level, c);
            for (size_t row = 0; row < pm_measures_rows(named, level); row++) {
                double x = 0;
                double y = 0;
                bool defined = pm_measures_number(named, level, a->key, row, &x);
                CU_ASSERT_EQUAL(pm_measures_number(plain, level, b->key, row, &y), defined);
                CU_ASSERT_EQUAL(x, y);
            }
        }
    }
    pm_measures_free(plain);
    pm_measures_free(named);
    pm_map_free(map);
    pm_problems_free(&problems);
}

CU_TestInfo pm_tests_people_names[] = {
    {"people go by role, role and number, or number", people_go_by_role_role_and_number_or_number},
    {"the copy keeps what is not about people", the_copy_keeps_what_is_not_about_people},
    {"names are replaced within texts as whole words",
     names_are_replaced_within_texts_as_whole_words},
    {"an id that looks like ours is nobody else's", an_id_that_looks_like_ours_is_nobody_elses},
    {"a word read from another attribute is read so in the copy",
     a_word_read_from_another_attribute_is_read_so_in_the_copy},
    {"people without names measure alike", people_without_names_measure_alike},
    CU_TEST_INFO_NULL,
};
