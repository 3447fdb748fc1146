/* The vocabulary's table and the map's storage. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "engine/model/map.h"
#include "tests/suites.h"

/* --- vocabulary ------------------------------------------------------------------------------ */

static void expect_word(pm_word word, pm_element element, const char *name)
{
    CU_ASSERT_EQUAL(pm_vocabulary(word)->element, element);
    CU_ASSERT_STRING_EQUAL(pm_vocabulary(word)->name, name);
}

/* The words in the order of pm_word, the thirteen ingredients in full. */
static const char *const WORDS[] = {"name",
                                    "place",
                                    "date",
                                    "decision_body",
                                    "governance_form",
                                    "objective",
                                    "objective_agreed_date",
                                    "last_review",
                                    "review_interval_months",
                                    "dispute_process",
                                    "escalation_to",
                                    "glossary",
                                    "started",
                                    "ing01",
                                    "ing02",
                                    "ing03",
                                    "ing04",
                                    "ing05",
                                    "ing06",
                                    "ing07",
                                    "ing08",
                                    "ing09",
                                    "ing10",
                                    "ing11",
                                    "ing12",
                                    "ing13",
                                    "label",
                                    "kind",
                                    "parent",
                                    "sector",
                                    "represents",
                                    "level",
                                    "body_type",
                                    "decision_body",
                                    "role",
                                    "membership",
                                    "responded",
                                    "budget",
                                    "staff",
                                    "funding",
                                    "contributes",
                                    "role_description",
                                    "authority",
                                    "objective_agreed",
                                    "since",
                                    "left",
                                    "needs",
                                    "offers",
                                    "employer",
                                    "voting",
                                    "vacant",
                                    "seats",
                                    "reliance",
                                    "skill_leadership",
                                    "skill_trust",
                                    "skill_learning",
                                    "skill_performance",
                                    "ing01",
                                    "ing02",
                                    "ing03",
                                    "ing04",
                                    "ing05",
                                    "ing06",
                                    "ing07",
                                    "ing08",
                                    "ing09",
                                    "ing10",
                                    "ing11",
                                    "ing12",
                                    "ing13",
                                    "kind",
                                    "role",
                                    "strength",
                                    "behaviour",
                                    "behaviour_source",
                                    "behaviour_target",
                                    "purpose",
                                    "reported_by",
                                    "trust_source",
                                    "trust_target",
                                    "carried_by",
                                    "deputy",
                                    "agreement",
                                    "amount",
                                    "period",
                                    "resource",
                                    "activity",
                                    "since",
                                    "scope"};

static void every_word_sits_at_its_row(void)
{
    CU_ASSERT_EQUAL_FATAL(sizeof WORDS / sizeof *WORDS, PM_WORD_COUNT);
    for (pm_word word = 0; word < PM_WORD_COUNT; word++) {
        pm_element element = word < PM_NODE_LABEL ? PM_GRAPH : PM_NODE;
        expect_word(word, word < PM_EDGE_KIND ? element : PM_EDGE, WORDS[word]);
    }
}

static void enumerators_stand_at_the_words_they_name(void)
{
    expect_word(PM_MAP_DECISION_BODY, PM_GRAPH, "decision_body");
    expect_word(PM_MAP_STARTED, PM_GRAPH, "started");
    expect_word(PM_MAP_ING13, PM_GRAPH, "ing13");
    expect_word(PM_NODE_SECTOR, PM_NODE, "sector");
    expect_word(PM_NODE_DECISION_BODY, PM_NODE, "decision_body");
    expect_word(PM_NODE_FUNDING, PM_NODE, "funding");
    expect_word(PM_NODE_EMPLOYER, PM_NODE, "employer");
    expect_word(PM_NODE_RELIANCE, PM_NODE, "reliance");
    expect_word(PM_NODE_ING13, PM_NODE, "ing13");
    expect_word(PM_EDGE_STRENGTH, PM_EDGE, "strength");
    expect_word(PM_EDGE_REPORTED_BY, PM_EDGE, "reported_by");
    expect_word(PM_EDGE_CARRIED_BY, PM_EDGE, "carried_by");
    expect_word(PM_EDGE_AMOUNT, PM_EDGE, "amount");
    expect_word(PM_EDGE_SCOPE, PM_EDGE, "scope");
}

static void every_row_is_whole(void)
{
    for (pm_word word = 0; word < PM_WORD_COUNT; word++) {
        const pm_vocabulary_row *row = pm_vocabulary(word);
        bool alias = true;
        CU_ASSERT_TRUE(row->meaning != NULL && row->meaning[0] != '\0');
        CU_ASSERT_EQUAL(row->type == PM_WORD_CHOICE, row->choices[0] != NULL);
        CU_ASSERT_PTR_NULL(row->choices[PM_MOST_CHOICES]);
        CU_ASSERT_PTR_NULL(row->aliases[PM_MOST_ALIASES]);
        CU_ASSERT_EQUAL(pm_vocabulary_find(row->element, row->name, &alias), word);
        CU_ASSERT_FALSE(alias);
    }
}

static void aliases_are_found_on_their_own_element_only(void)
{
    bool alias = false;
    CU_ASSERT_EQUAL(pm_vocabulary_find(PM_EDGE, "weight", &alias), PM_EDGE_STRENGTH);
    CU_ASSERT_TRUE(alias);
    CU_ASSERT_EQUAL(pm_vocabulary_find(PM_EDGE, "interaction", &alias), PM_EDGE_KIND);
    CU_ASSERT_EQUAL(pm_vocabulary_find(PM_NODE, "name", &alias), PM_NODE_LABEL);
    CU_ASSERT_TRUE(alias);
    CU_ASSERT_EQUAL(pm_vocabulary_find(PM_GRAPH, "name", &alias), PM_MAP_NAME);
    CU_ASSERT_FALSE(alias);
    CU_ASSERT_EQUAL(pm_vocabulary_find(PM_NODE, "weight", &alias), PM_WORD_COUNT);
    CU_ASSERT_EQUAL(pm_vocabulary_find(PM_NODE, "wate", &alias), PM_WORD_COUNT);
    CU_ASSERT_FALSE(alias);
}

static bool takes(pm_word word, const char *value)
{
    return pm_vocabulary_check(word, value, NULL) == PM_OK;
}

static void values_are_checked_by_the_type_of_the_word(void)
{
    CU_ASSERT_TRUE(takes(PM_NODE_BUDGET, "1250.5") && takes(PM_NODE_BUDGET, "-3"));
    CU_ASSERT_FALSE(takes(PM_NODE_BUDGET, "12,5") || takes(PM_NODE_BUDGET, "NaN"));
    CU_ASSERT_TRUE(takes(PM_NODE_RELIANCE, "0") && takes(PM_NODE_RELIANCE, "1"));
    CU_ASSERT_FALSE(takes(PM_NODE_RELIANCE, "1.01") || takes(PM_NODE_RELIANCE, "-0.1"));
    CU_ASSERT_TRUE(takes(PM_EDGE_KIND, "Funds") && !takes(PM_EDGE_KIND, "fund"));
    CU_ASSERT_TRUE(takes(PM_NODE_RESPONDED, "YES") && !takes(PM_NODE_RESPONDED, "y"));
    CU_ASSERT_TRUE(takes(PM_NODE_SEATS, "3") && takes(PM_NODE_SEATS, "true"));
    CU_ASSERT_FALSE(takes(PM_NODE_SEATS, "1.5") || takes(PM_NODE_SEATS, "-1"));
    CU_ASSERT_TRUE(takes(PM_NODE_LABEL, "anything at all"));
}

static void numbers_are_limited_so_that_sums_stay_finite(void)
{
    pm_error err = {0};
    CU_ASSERT_TRUE(takes(PM_NODE_BUDGET, "1e15") && takes(PM_NODE_BUDGET, "-1e15"));
    CU_ASSERT_FALSE(takes(PM_EDGE_STRENGTH, "1e16") || takes(PM_EDGE_AMOUNT, "-1e16"));
    CU_ASSERT_TRUE(takes(PM_NODE_SEATS, "1000000000000000"));
    CU_ASSERT_EQUAL(pm_vocabulary_check(PM_NODE_BUDGET, "1e308", &err), PM_INVALID);
    CU_ASSERT_STRING_EQUAL(err.message,
                           "budget is \"1e308\": it has to lie between -1e+15 and 1e+15.");
    CU_ASSERT_EQUAL(pm_vocabulary_check(PM_NODE_SEATS, "1e16", &err), PM_INVALID);
    CU_ASSERT_STRING_EQUAL(err.message, "seats is \"1e16\": it has to lie between 0 and 1e+15.");
    CU_ASSERT_EQUAL(pm_vocabulary_check(PM_NODE_RELIANCE, "1e308", &err), PM_INVALID);
    CU_ASSERT_STRING_EQUAL(err.message, "reliance is \"1e308\": it has to lie between 0 and 1.");
}

static void a_date_is_a_year_a_month_or_a_day_that_exists(void)
{
    CU_ASSERT_TRUE(takes(PM_MAP_STARTED, "2002") && takes(PM_MAP_STARTED, "2002-12"));
    CU_ASSERT_TRUE(takes(PM_MAP_STARTED, "2024-02-29") && takes(PM_MAP_STARTED, "2000-02-29"));
    CU_ASSERT_FALSE(takes(PM_MAP_STARTED, "2026-02-29") || takes(PM_MAP_STARTED, "1900-02-29"));
    CU_ASSERT_FALSE(takes(PM_MAP_STARTED, "2026-04-31") || takes(PM_MAP_STARTED, "2026-00-01"));
    CU_ASSERT_FALSE(takes(PM_MAP_STARTED, "2026-13") || takes(PM_MAP_STARTED, "2026-1-1"));
    CU_ASSERT_FALSE(takes(PM_MAP_STARTED, "26") || takes(PM_MAP_STARTED, "30/11/2026"));
}

static void a_long_value_is_cut_in_the_message_and_the_remedy_kept(void)
{
    char value[3001];
    memset(value, 'x', sizeof value - 1);
    value[sizeof value - 1] = '\0';
    pm_error err = {0};
    CU_ASSERT_EQUAL(pm_vocabulary_check(PM_NODE_RESPONDED, value, &err), PM_INVALID);
    CU_ASSERT_STRING_EQUAL(
        err.message, "responded is \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                     "xxx...\": write true or false, or leave it blank.");
    CU_ASSERT_EQUAL(pm_vocabulary_check(PM_NODE_RESPONDED, "a\nb\x1B[31m", &err), PM_INVALID);
    CU_ASSERT_STRING_EQUAL(err.message, "responded is \"a b [31m\": write true or false, or leave "
                                        "it blank.");
}

/* --- map ------------------------------------------------------------------------------------- */

static pm_map *new_map(size_t nodes)
{
    pm_map *map = NULL;
    pm_error err = {0};
    CU_ASSERT_EQUAL_FATAL(pm_map_new(&map, &err), PM_OK);
    for (size_t i = 0; i < nodes; i++) {
        char id[32];
        size_t node = SIZE_MAX;
        snprintf(id, sizeof id, "n%zu", i);
        CU_ASSERT_EQUAL_FATAL(pm_map_add_node(map, id, i + 1, &node, &err), PM_OK);
        CU_ASSERT_EQUAL(node, i);
    }
    return map;
}

static void set(pm_map *map, pm_element element, const char *name, size_t index, const char *value)
{
    size_t column = SIZE_MAX;
    CU_ASSERT_EQUAL(pm_map_add_attribute(map, element, name, &column, NULL), PM_OK);
    CU_ASSERT_EQUAL(pm_map_set(map, element, column, index, value, NULL), PM_OK);
}

static void a_second_node_of_an_id_is_refused_with_the_line_of_the_first(void)
{
    pm_map *map = new_map(3);
    pm_error err = {0};
    size_t node = 77;
    CU_ASSERT_EQUAL(pm_map_add_node(map, "n1", 9, &node, &err), PM_INVALID);
    CU_ASSERT_STRING_EQUAL(err.message,
                           "Node \"n1\" is already there, from line 2: give one of the "
                           "two another id.");
    CU_ASSERT_EQUAL(node, 77);
    CU_ASSERT_EQUAL(pm_map_node_count(map), 3);
    CU_ASSERT_EQUAL(pm_map_find_node(map, "n2"), 2);
    CU_ASSERT_EQUAL(pm_map_find_node(map, "N2"), SIZE_MAX);
    pm_map_free(map);
}

static void parallel_edges_and_loops_are_kept(void)
{
    pm_map *map = new_map(2);
    size_t index = SIZE_MAX;
    CU_ASSERT_EQUAL(pm_map_add_edge(map, &(pm_edge){.source = 0, .target = 1}, &index, NULL),
                    PM_OK);
    CU_ASSERT_EQUAL(pm_map_add_edge(map, &(pm_edge){.source = 0, .target = 1}, &index, NULL),
                    PM_OK);
    CU_ASSERT_EQUAL(pm_map_add_edge(map, &(pm_edge){.source = 1, .target = 1}, &index, NULL),
                    PM_OK);
    CU_ASSERT_EQUAL(index, 2);
    CU_ASSERT_EQUAL(pm_map_edge_count(map), 3);
    pm_error err = {0};
    CU_ASSERT_EQUAL(pm_map_add_edge(map, &(pm_edge){.source = 0, .target = 2}, &index, &err),
                    PM_INTERNAL);
    pm_map_free(map);
}

static void values_are_trimmed_and_blank_is_unknown(void)
{
    pm_map *map = new_map(3);
    set(map, PM_NODE, "label", 1, "  Two \n words\t");
    set(map, PM_NODE, "label", 0, " \n ");
    CU_ASSERT_STRING_EQUAL(pm_map_label(map, 1), "Two \n words");
    CU_ASSERT_STRING_EQUAL(pm_map_label(map, 0), "n0");
    CU_ASSERT_STRING_EQUAL(pm_map_label(map, 2), "n2");
    CU_ASSERT_PTR_NULL(pm_map_text(map, PM_NODE_LABEL, 0));
    pm_map_free(map);
}

static void a_default_stands_where_nothing_was_stated_not_even_a_blank(void)
{
    pm_map *map = new_map(4);
    set(map, PM_NODE, "budget", 0, "5");
    set(map, PM_NODE, "budget", 1, "");
    CU_ASSERT_EQUAL(pm_map_set_default(map, PM_NODE, 0, "9", NULL), PM_OK);
    double number = 0;
    CU_ASSERT_TRUE(pm_map_number(map, PM_NODE_BUDGET, 0, &number) && number == 5);
    CU_ASSERT_FALSE(pm_map_number(map, PM_NODE_BUDGET, 1, &number));
    CU_ASSERT_TRUE(pm_map_number(map, PM_NODE_BUDGET, 2, &number) && number == 9);
    CU_ASSERT_TRUE(pm_map_number(map, PM_NODE_BUDGET, 3, &number) && number == 9);
    pm_map_free(map);
}

static void numbers_beyond_the_limit_are_unknown(void)
{
    pm_map *map = new_map(4);
    set(map, PM_NODE, "budget", 0, "1e308");
    set(map, PM_NODE, "budget", 1, "-1e16");
    set(map, PM_NODE, "budget", 2, "-1e15");
    set(map, PM_NODE, "seats", 3, "1e300");
    double number = 7;
    CU_ASSERT_FALSE(pm_map_number(map, PM_NODE_BUDGET, 0, &number));
    CU_ASSERT_FALSE(pm_map_number(map, PM_NODE_BUDGET, 1, &number));
    CU_ASSERT_FALSE(pm_map_number(map, PM_NODE_SEATS, 3, &number));
    CU_ASSERT_EQUAL(number, 7);
    CU_ASSERT_TRUE(pm_map_number(map, PM_NODE_BUDGET, 2, &number) && number == -1e15);
    pm_map_free(map);
}

static void a_name_in_other_case_is_an_alias_below_all_others(void)
{
    bool alias = false;
    CU_ASSERT_EQUAL(pm_vocabulary_find(PM_NODE, "Sector", &alias), PM_NODE_SECTOR);
    CU_ASSERT_TRUE(alias);
    CU_ASSERT_EQUAL(pm_vocabulary_find(PM_EDGE, "Weight", &alias), PM_EDGE_STRENGTH);
    CU_ASSERT_TRUE(alias);
    CU_ASSERT_TRUE(pm_vocabulary_has_name(PM_EDGE_STRENGTH, "weight"));
    CU_ASSERT_FALSE(pm_vocabulary_has_name(PM_EDGE_STRENGTH, "Weight"));
    pm_map *map = new_map(2);
    set(map, PM_NODE, "LABEL", 0, "in capitals");
    CU_ASSERT_STRING_EQUAL(pm_map_label(map, 0), "in capitals");
    set(map, PM_NODE, "name", 0, "an alias");
    CU_ASSERT_STRING_EQUAL(pm_map_label(map, 0), "an alias");
    set(map, PM_NODE, "label", 0, "its own");
    CU_ASSERT_STRING_EQUAL(pm_map_label(map, 0), "its own");
    set(map, PM_NODE, "Since", 0, "long ago");
    CU_ASSERT_PTR_NULL(pm_map_text(map, PM_NODE_SINCE, 0));
    CU_ASSERT_EQUAL(pm_map_source(map, PM_NODE_SINCE, 0), SIZE_MAX);
    set(map, PM_NODE, "Since", 0, "2019");
    CU_ASSERT_STRING_EQUAL(pm_map_text(map, PM_NODE_SINCE, 0), "2019");
    pm_map_free(map);
}

static void of_aliases_the_first_stated_wins(void)
{
    pm_map *map = new_map(2);
    size_t index = 0;
    CU_ASSERT_EQUAL(pm_map_add_edge(map, &(pm_edge){.source = 0, .target = 1}, &index, NULL),
                    PM_OK);
    set(map, PM_EDGE, "interaction", 0, "funds");
    CU_ASSERT_STRING_EQUAL(pm_map_text(map, PM_EDGE_KIND, 0), "funds");
    set(map, PM_EDGE, "relation", 0, "knows");
    CU_ASSERT_STRING_EQUAL(pm_map_text(map, PM_EDGE_KIND, 0), "funds");
    set(map, PM_EDGE, "type", 0, "refers");
    CU_ASSERT_STRING_EQUAL(pm_map_text(map, PM_EDGE_KIND, 0), "refers");
    set(map, PM_EDGE, "kind", 0, "Member");
    CU_ASSERT_TRUE(pm_map_edge_is(map, 0, "member"));
    set(map, PM_EDGE, "kind", 0, "");
    CU_ASSERT_TRUE(pm_map_edge_is(map, 0, "refers"));
    pm_map_free(map);
}

static void a_word_can_be_read_from_another_attribute(void)
{
    pm_map *map = new_map(1);
    pm_error err = {0};
    set(map, PM_NODE, "Sponsorship", 0, "health");
    CU_ASSERT_PTR_NULL(pm_map_text(map, PM_NODE_SECTOR, 0));
    CU_ASSERT_EQUAL(pm_map_read_word_from(map, PM_NODE_SECTOR, "Sponsorship", &err), PM_OK);
    CU_ASSERT_STRING_EQUAL(pm_map_text(map, PM_NODE_SECTOR, 0), "health");
    set(map, PM_NODE, "sector", 0, "housing");
    CU_ASSERT_STRING_EQUAL(pm_map_text(map, PM_NODE_SECTOR, 0), "health");
    CU_ASSERT_EQUAL(pm_map_read_word_from(map, PM_NODE_SECTOR, "Colour", &err), PM_USAGE);
    CU_ASSERT_STRING_EQUAL(err.message, "No node has an attribute \"Colour\" to read \"sector\" "
                                        "from.");
    CU_ASSERT_EQUAL(pm_map_read_word_from(map, PM_MAP_PLACE, "Town", &err), PM_USAGE);
    CU_ASSERT_STRING_EQUAL(err.message, "The graph has no attribute \"Town\" to read \"place\" "
                                        "from.");
    pm_map_free(map);
}

static void counts_may_be_said_as_yes_or_no(void)
{
    pm_map *map = new_map(3);
    set(map, PM_NODE, "voting", 0, "yes");
    set(map, PM_NODE, "voting", 1, "3");
    double number = 0;
    CU_ASSERT_TRUE(pm_map_number(map, PM_NODE_VOTING, 0, &number) && number == 1);
    CU_ASSERT_TRUE(pm_map_number(map, PM_NODE_VOTING, 1, &number) && number == 3);
    CU_ASSERT_EQUAL(pm_map_boolean(map, PM_NODE_VOTING, 1), PM_YES);
    CU_ASSERT_EQUAL(pm_map_boolean(map, PM_NODE_VOTING, 2), PM_UNKNOWN);
    CU_ASSERT_EQUAL(pm_map_kind(map, 2), PM_ORGANISATION);
    pm_map_free(map);
}

CU_TestInfo pm_tests_model[] = {
    {"every word sits at its row", every_word_sits_at_its_row},
    {"enumerators stand at the words they name", enumerators_stand_at_the_words_they_name},
    {"every row is whole", every_row_is_whole},
    {"aliases are found on their own element only", aliases_are_found_on_their_own_element_only},
    {"a name in other case is an alias below all others",
     a_name_in_other_case_is_an_alias_below_all_others},
    {"values are checked by the type of the word", values_are_checked_by_the_type_of_the_word},
    {"numbers are limited so that sums stay finite", numbers_are_limited_so_that_sums_stay_finite},
    {"a date is a year, a month or a day that exists",
     a_date_is_a_year_a_month_or_a_day_that_exists},
    {"a long value is cut in the message and the remedy kept",
     a_long_value_is_cut_in_the_message_and_the_remedy_kept},
    {"a second node of an id is refused with the line of the first",
     a_second_node_of_an_id_is_refused_with_the_line_of_the_first},
    {"parallel edges and loops are kept", parallel_edges_and_loops_are_kept},
    {"values are trimmed and blank is unknown", values_are_trimmed_and_blank_is_unknown},
    {"a default stands where nothing was stated, not even a blank",
     a_default_stands_where_nothing_was_stated_not_even_a_blank},
    {"numbers beyond the limit are unknown", numbers_beyond_the_limit_are_unknown},
    {"of aliases the first stated wins", of_aliases_the_first_stated_wins},
    {"a word can be read from another attribute", a_word_can_be_read_from_another_attribute},
    {"counts may be said as yes or no", counts_may_be_said_as_yes_or_no},
    CU_TEST_INFO_NULL,
};
