/* The GraphML reader on what a plain map does not have: graphs in nodes and several in a file,
 * hyperedges, ports, keys behind their data, words of other programs, and what --lenient mends.
 * tests/data/lenient holds files that need it, with the exact warnings beside them. */
#include <dirent.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "formats/formats.h"
#include "tests/suites.h"

#define GOOD "tests/data/good/"
#define LENIENT "tests/data/lenient/"

/* What reading gave. */
typedef struct outcome {
    pm_status status;
    pm_reading reading;
    pm_error err;
} outcome;

static outcome read_file(const char *path, pm_read_options options)
{
    outcome got = {0};
    got.status = pm_read_path(path, &options, &got.reading, &got.err);
    return got;
}

static outcome read_text(const char *text, pm_read_options options)
{
    outcome got = {0};
    FILE *stream = tmpfile();
    CU_ASSERT_PTR_NOT_NULL_FATAL(stream);
    CU_ASSERT_EQUAL_FATAL(fwrite(text, 1, strlen(text), stream), strlen(text));
    rewind(stream);
    got.status = pm_read_stream(stream, "memory", &options, &got.reading, &got.err);
    fclose(stream);
    return got;
}

static outcome read_good(const char *name, pm_read_options options)
{
    char path[300];
    snprintf(path, sizeof path, GOOD "%s.graphml", name);
    outcome got = read_file(path, options);
    CU_ASSERT_EQUAL_FATAL(got.status, PM_OK);
    return got;
}

/* An attribute by name; "(none)" where it is unknown. */
static const char *attribute(const pm_map *map, pm_element element, const char *name, size_t index)
{
    size_t column = pm_map_find_attribute(map, element, name);
    const char *value = column != SIZE_MAX ? pm_map_attribute(map, element, column, index) : NULL;
    return value != NULL ? value : "(none)";
}

static void expect_node(const pm_map *map, const char *id, const char *name, const char *value)
{
    size_t node = pm_map_find_node(map, id);
    CU_ASSERT_NOT_EQUAL_FATAL(node, SIZE_MAX);
    CU_ASSERT_STRING_EQUAL(attribute(map, PM_NODE, name, node), value);
}

static void expect_edge(const pm_map *map, size_t index, const char *source, const char *target,
                        bool directed)
{
    CU_ASSERT_TRUE_FATAL(index < pm_map_edge_count(map));
    const pm_edge *edge = pm_map_edge(map, index);
    CU_ASSERT_STRING_EQUAL(pm_map_node_id(map, edge->source), source);
    CU_ASSERT_STRING_EQUAL(pm_map_node_id(map, edge->target), target);
    CU_ASSERT_EQUAL(edge->directed, directed);
}

/* --- graphs within nodes --------------------------------------------------------------------- */

static void nodes_of_inner_graphs_are_nodes_that_name_their_parent(void)
{
    outcome got = read_good("nested_graph", (pm_read_options){0});
    const pm_map *map = got.reading.maps[0];
    CU_ASSERT_EQUAL(pm_map_node_count(map), 5);
    expect_node(map, "board", "parent", "(none)");
    expect_node(map, "council", "parent", "board");
    expect_node(map, "group", "parent", "board");
    expect_node(map, "police", "parent", "somewhere else");
    expect_node(map, "late", "parent", "(none)");
    CU_ASSERT_STRING_EQUAL(pm_map_text(map, PM_NODE_PARENT, pm_map_find_node(map, "council")),
                           "board");
    pm_reading_free(&got.reading);
}

static void a_node_with_a_graph_is_a_body_unless_it_says_otherwise(void)
{
    outcome got = read_good("nested_graph", (pm_read_options){0});
    const pm_map *map = got.reading.maps[0];
    CU_ASSERT_EQUAL(pm_map_kind(map, pm_map_find_node(map, "board")), PM_BODY);
    CU_ASSERT_EQUAL(pm_map_kind(map, pm_map_find_node(map, "group")), PM_ORGANISATION);
    CU_ASSERT_EQUAL(pm_map_kind(map, pm_map_find_node(map, "council")), PM_ORGANISATION);
    pm_reading_free(&got.reading);
}

static void data_of_an_inner_graph_count_less_than_those_of_its_node(void)
{
    outcome got = read_good("nested_graph", (pm_read_options){0});
    const pm_map *map = got.reading.maps[0];
    expect_node(map, "board", "label", "Board");
    expect_node(map, "group", "label", "Own label");
    expect_node(map, "board", "colour", "red");
    CU_ASSERT_STRING_EQUAL(attribute(map, PM_GRAPH, "colour", 0), "grey");
    CU_ASSERT_EQUAL(pm_map_attribute_count(map, PM_GRAPH), 1);
    pm_reading_free(&got.reading);
}

static void edges_of_any_level_join_nodes_of_any_level_and_go_as_their_graph_says(void)
{
    outcome got = read_good("nested_graph", (pm_read_options){0});
    const pm_map *map = got.reading.maps[0];
    CU_ASSERT_EQUAL_FATAL(pm_map_edge_count(map), 3);
    expect_edge(map, 0, "police", "late", true);
    expect_edge(map, 1, "council", "group", true);
    expect_edge(map, 2, "police", "board", false);
    pm_reading_free(&got.reading);
    got = read_good("graph_in_edge", (pm_read_options){0});
    map = got.reading.maps[0];
    CU_ASSERT_EQUAL_FATAL(pm_map_edge_count(map), 2);
    expect_edge(map, 0, "council", "police", true);
    expect_edge(map, 1, "broker", "council", false);
    expect_node(map, "broker", "parent", "(none)");
    CU_ASSERT_STRING_EQUAL(attribute(map, PM_EDGE, "desc", 0), "after it");
    pm_reading_free(&got.reading);
}

static void groups_as_members_adds_a_tie_from_each_node_to_its_group(void)
{
    outcome got = read_good("nested_graph", (pm_read_options){.groups_as_members = true});
    const pm_map *map = got.reading.maps[0];
    CU_ASSERT_EQUAL(pm_map_node_count(map), 5);
    CU_ASSERT_EQUAL_FATAL(pm_map_edge_count(map), 6);
    expect_edge(map, 3, "council", "board", false);
    expect_edge(map, 4, "group", "board", false);
    expect_edge(map, 5, "police", "group", false);
    for (size_t i = 0; i < 6; i++) {
        CU_ASSERT_EQUAL(pm_map_edge_is(map, i, "member"), i >= 3);
        for (size_t j = 0; j < i; j++) {
            CU_ASSERT_STRING_NOT_EQUAL(pm_map_edge(map, i)->id, pm_map_edge(map, j)->id);
        }
    }
    pm_reading_free(&got.reading);
}

static void ids_made_for_members_are_taken_by_no_edge(void)
{
    outcome got = read_text("<graphml><graph edgedefault='directed'><node id='g'><graph>"
                            "<node id='a'/></graph></node><edge id='member:1' source='a' "
                            "target='g'/></graph></graphml>",
                            (pm_read_options){.groups_as_members = true});
    CU_ASSERT_EQUAL_FATAL(got.status, PM_OK);
    CU_ASSERT_EQUAL_FATAL(pm_map_edge_count(got.reading.maps[0]), 2);
    CU_ASSERT_STRING_EQUAL(pm_map_edge(got.reading.maps[0], 1)->id, "member:2");
    pm_reading_free(&got.reading);
}

static void what_stands_in_an_odd_place_is_read_all_the_same(void)
{
    outcome got = read_good("odd_places", (pm_read_options){0});
    CU_ASSERT_EQUAL_FATAL(got.reading.count, 1);
    const pm_map *map = got.reading.maps[0];
    CU_ASSERT_STRING_EQUAL(pm_map_graph_id(map), "g");
    CU_ASSERT_EQUAL(pm_map_node_count(map), 7);
    CU_ASSERT_EQUAL_FATAL(pm_map_edge_count(map), 2);
    expect_edge(map, 0, "outside", "in_edge", false);
    expect_node(map, "in_node", "parent", "council");
    expect_node(map, "in_graph", "parent", "(none)");
    expect_node(map, "council", "label", "Council");
    pm_reading_free(&got.reading);
}

/* --- several graphs -------------------------------------------------------------------------- */

static void every_graph_of_a_file_is_a_map_of_its_own(void)
{
    outcome got = read_good("second_graph", (pm_read_options){0});
    CU_ASSERT_EQUAL_FATAL(got.reading.count, 3);
    pm_map *const *maps = got.reading.maps;
    CU_ASSERT_STRING_EQUAL(pm_map_graph_id(maps[0]), "one");
    CU_ASSERT_STRING_EQUAL(pm_map_graph_id(maps[1]), "two");
    CU_ASSERT_STRING_EQUAL(pm_map_graph_id(maps[2]), "");
    CU_ASSERT_EQUAL(pm_map_node_count(maps[0]), 3);
    CU_ASSERT_EQUAL(pm_map_node_count(maps[1]), 1);
    CU_ASSERT_EQUAL(pm_map_node_count(maps[2]), 0);
    expect_edge(maps[0], 0, "police", "late", true);
    expect_edge(maps[1], 0, "council", "council", false);
    pm_reading_free(&got.reading);
}

static void keys_defaults_and_data_of_the_file_are_those_of_every_graph(void)
{
    outcome got = read_good("second_graph", (pm_read_options){0});
    CU_ASSERT_EQUAL_FATAL(got.reading.count, 3);
    pm_map *const *maps = got.reading.maps;
    CU_ASSERT_STRING_EQUAL(pm_map_label(maps[0], 0), "Somebody");
    CU_ASSERT_STRING_EQUAL(pm_map_label(maps[1], 0), "Another council");
    CU_ASSERT_STRING_EQUAL(pm_map_text(maps[0], PM_MAP_PLACE, 0), "Basingstoke");
    CU_ASSERT_STRING_EQUAL(pm_map_text(maps[1], PM_MAP_PLACE, 0), "Andover");
    CU_ASSERT_STRING_EQUAL(pm_map_text(maps[2], PM_MAP_PLACE, 0), "Basingstoke");
    pm_reading_free(&got.reading);
}

static void expect_graph(const char *wanted, const char *id, size_t nodes)
{
    outcome got = read_good("second_graph", (pm_read_options){.graph = wanted});
    CU_ASSERT_EQUAL_FATAL(got.reading.count, 1);
    CU_ASSERT_STRING_EQUAL(pm_map_graph_id(got.reading.maps[0]), id);
    CU_ASSERT_EQUAL(pm_map_node_count(got.reading.maps[0]), nodes);
    pm_reading_free(&got.reading);
}

static void a_graph_is_chosen_by_its_id_or_its_number(void)
{
    expect_graph("two", "two", 1);
    expect_graph("1", "one", 3);
    expect_graph("3", "", 0);
    static const char *const unknown[] = {"four", "4", "0", "1.5", "-1"};
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
        outcome got =
            read_file(GOOD "second_graph.graphml", (pm_read_options){.graph = unknown[i]});
        char expected[200];
        snprintf(expected, sizeof expected,
                 "There is no graph \"%s\": choose one by id or number from 1 (\"one\"), 2 "
                 "(\"two\"), 3.",
                 unknown[i]);
        CU_ASSERT_EQUAL(got.status, PM_USAGE);
        CU_ASSERT_EQUAL(got.reading.count, 0);
        CU_ASSERT_STRING_EQUAL(got.err.message, expected);
        pm_reading_free(&got.reading);
    }
}

static void an_id_that_looks_like_a_number_goes_before_the_number(void)
{
    outcome got = read_text("<graphml><graph id='2' edgedefault='directed'><node id='a'/></graph>"
                            "<graph id='1' edgedefault='directed'/></graphml>",
                            (pm_read_options){.graph = "2"});
    CU_ASSERT_EQUAL_FATAL(got.status, PM_OK);
    CU_ASSERT_EQUAL(pm_map_node_count(got.reading.maps[0]), 1);
    pm_reading_free(&got.reading);
}

/* --- hyperedges and ports -------------------------------------------------------------------- */

static void a_hyperedge_is_a_body_and_its_endpoints_are_members(void)
{
    outcome got = read_good("hyperedge", (pm_read_options){0});
    const pm_map *map = got.reading.maps[0];
    CU_ASSERT_EQUAL(pm_map_node_count(map), 6);
    CU_ASSERT_EQUAL_FATAL(pm_map_edge_count(map), 4);
    expect_edge(map, 0, "council", "board", true);
    expect_edge(map, 1, "board", "police", true);
    expect_edge(map, 2, "charity", "board", false);
    CU_ASSERT_STRING_EQUAL(pm_map_edge(map, 1)->id, "p");
    for (size_t i = 0; i < 4; i++) {
        CU_ASSERT_TRUE(pm_map_edge_is(map, i, "member"));
    }
    CU_ASSERT_EQUAL(pm_map_kind(map, pm_map_find_node(map, "board")), PM_BODY);
    pm_reading_free(&got.reading);
}

static void data_of_hyperedges_are_the_bodys_and_those_of_endpoints_the_ties(void)
{
    outcome got = read_good("hyperedge", (pm_read_options){0});
    const pm_map *map = got.reading.maps[0];
    expect_node(map, "board", "sector", "public");
    expect_node(map, "board", "desc", "Meets monthly");
    CU_ASSERT_STRING_EQUAL(pm_map_text(map, PM_EDGE_ROLE, 0), "chair");
    CU_ASSERT_STRING_EQUAL(pm_map_text(map, PM_EDGE_ROLE, 1), "observer");
    CU_ASSERT_STRING_EQUAL(attribute(map, PM_EDGE, "port", 1), "north");
    CU_ASSERT_STRING_EQUAL(attribute(map, PM_EDGE, "desc", 1), "sends two");
    CU_ASSERT_EQUAL(pm_map_attribute_count(map, PM_NODE), 3);
    pm_reading_free(&got.reading);
}

static void a_hyperedge_gets_an_id_where_it_has_none_of_its_own(void)
{
    outcome got = read_good("hyperedge", (pm_read_options){0});
    const pm_map *map = got.reading.maps[0];
    /* One has the id of a node, the other none: both stand behind three nodes and the board. */
    CU_ASSERT_STRING_EQUAL(pm_map_node_id(map, 3), "hyperedge:4");
    CU_ASSERT_STRING_EQUAL(pm_map_node_id(map, 4), "hyperedge:5");
    CU_ASSERT_EQUAL(pm_map_kind(map, 3), PM_ORGANISATION);
    CU_ASSERT_EQUAL(pm_map_kind(map, 4), PM_BODY);
    expect_edge(map, 3, "board", "hyperedge:4", false);
    pm_reading_free(&got.reading);
}

static void ports_change_nothing_and_edges_keep_theirs(void)
{
    outcome got = read_good("ports", (pm_read_options){0});
    const pm_map *map = got.reading.maps[0];
    CU_ASSERT_EQUAL(pm_map_node_count(map), 2);
    expect_node(map, "council", "label", "Council");
    CU_ASSERT_EQUAL(pm_map_attribute_count(map, PM_NODE), 1);
    CU_ASSERT_STRING_EQUAL(attribute(map, PM_EDGE, "sourceport", 0), "north");
    CU_ASSERT_STRING_EQUAL(attribute(map, PM_EDGE, "targetport", 0), "south");
    pm_reading_free(&got.reading);
}

/* --- keys and attributes --------------------------------------------------------------------- */

static void keys_behind_their_data_are_read_as_if_they_stood_before(void)
{
    outcome got = read_good("keys_after_their_data", (pm_read_options){0});
    const pm_map *map = got.reading.maps[0];
    CU_ASSERT_STRING_EQUAL(pm_map_text(map, PM_MAP_PLACE, 0), "Basingstoke");
    CU_ASSERT_STRING_EQUAL(pm_map_label(map, 0), "Council");
    CU_ASSERT_STRING_EQUAL(pm_map_text(map, PM_NODE_LABEL, 1), "again");
    CU_ASSERT_STRING_EQUAL(pm_map_label(map, 2), "Charity");
    CU_ASSERT_STRING_EQUAL(pm_map_text(map, PM_NODE_STAFF, 0), "12");
    CU_ASSERT_STRING_EQUAL(pm_map_text(map, PM_NODE_STAFF, 2), "3");
    CU_ASSERT_TRUE(pm_map_edge_is(map, 0, "funds"));
    CU_ASSERT_STRING_EQUAL(attribute(map, PM_EDGE, "d9", 0), "x");
    CU_ASSERT_EQUAL(pm_map_attribute_count(map, PM_NODE), 2);
    pm_reading_free(&got.reading);
}

static void keys_of_every_sort_name_their_attributes(void)
{
    outcome got = read_good("keys_of_every_sort", (pm_read_options){0});
    const pm_map *map = got.reading.maps[0];
    CU_ASSERT_STRING_EQUAL(attribute(map, PM_NODE, "n", 0), "plain");
    CU_ASSERT_STRING_EQUAL(attribute(map, PM_NODE, "tags", 0), "[\"a\"]");
    CU_ASSERT_STRING_EQUAL(attribute(map, PM_NODE, "ward", 0), "five");
    CU_ASSERT_STRING_EQUAL(attribute(map, PM_NODE, "place", 0), "here");
    CU_ASSERT_STRING_EQUAL(pm_map_text(map, PM_EDGE_ACTIVITY, 0), "talks");
    pm_reading_free(&got.reading);
}

static void xml_attributes_outside_the_schema_count_where_no_data_do(void)
{
    outcome got = read_good("attributes_outside_the_schema", (pm_read_options){0});
    const pm_map *map = got.reading.maps[0];
    CU_ASSERT_STRING_EQUAL(pm_map_text(map, PM_MAP_PLACE, 0), "Basingstoke");
    CU_ASSERT_STRING_EQUAL(attribute(map, PM_NODE, "labels", 0), ":Org");
    CU_ASSERT_STRING_EQUAL(attribute(map, PM_NODE, "labels", 1), ":Org:Public");
    CU_ASSERT_TRUE(pm_map_is(map, PM_NODE_LEVEL, 0, "strategic"));
    CU_ASSERT_STRING_EQUAL(attribute(map, PM_EDGE, "label", 0), "FUNDS");
    CU_ASSERT_STRING_EQUAL(pm_map_text(map, PM_EDGE_STRENGTH, 0), "2.5");
    CU_ASSERT_STRING_EQUAL(pm_map_text(map, PM_EDGE_STRENGTH, 1), "3");
    CU_ASSERT_STRING_EQUAL(attribute(map, PM_EDGE, "isDirect", 0), "true");
    CU_ASSERT_STRING_EQUAL(pm_map_label(map, 1), "police");
    pm_reading_free(&got.reading);
}

static void a_hint_of_a_million_million_edges_reserves_no_such_room(void)
{
    /* Would need some 50 TB: pm_map_reserve fails or the machine does. */
    outcome got = read_good("hints_that_lie", (pm_read_options){0});
    CU_ASSERT_EQUAL(pm_map_edge_count(got.reading.maps[0]), 1);
    pm_reading_free(&got.reading);
}

/* --- values ---------------------------------------------------------------------------------- */

static void words_of_others_are_kept_and_state_no_fact(void)
{
    outcome got = read_good("words_of_others", (pm_read_options){0});
    const pm_map *map = got.reading.maps[0];
    CU_ASSERT_STRING_EQUAL(attribute(map, PM_NODE, "level", 0), "5");
    CU_ASSERT_STRING_EQUAL(attribute(map, PM_EDGE, "scope", 0), "global");
    static const pm_word node_words[] = {PM_NODE_LEVEL, PM_NODE_KIND, PM_NODE_LEFT,
                                         PM_NODE_RESPONDED};
    for (size_t i = 0; i < sizeof node_words / sizeof *node_words; i++) {
        CU_ASSERT_PTR_NULL(pm_map_text(map, node_words[i], 0));
    }
    CU_ASSERT_PTR_NULL(pm_map_text(map, PM_EDGE_SINCE, 0));
    CU_ASSERT_PTR_NULL(pm_map_text(map, PM_EDGE_SCOPE, 0));
    CU_ASSERT_PTR_NULL(pm_map_text(map, PM_EDGE_STRENGTH, 0));
    pm_reading_free(&got.reading);
}

static void numbers_that_are_none_are_unknown(void)
{
    outcome got = read_good("numbers_unknown", (pm_read_options){0});
    const pm_map *map = got.reading.maps[0];
    double number = 0;
    CU_ASSERT_FALSE(pm_map_number(map, PM_NODE_BUDGET, 0, &number));
    CU_ASSERT_FALSE(pm_map_number(map, PM_NODE_BUDGET, 1, &number));
    CU_ASSERT_FALSE(pm_map_number(map, PM_EDGE_STRENGTH, 0, &number));
    CU_ASSERT_STRING_EQUAL(attribute(map, PM_NODE, "x", 0), "-Infinity");
    pm_reading_free(&got.reading);
}

static void numbers_of_other_attributes_keep_every_digit(void)
{
    outcome got = read_good("numbers_out_of_range", (pm_read_options){0});
    const pm_map *map = got.reading.maps[0];
    CU_ASSERT_STRING_EQUAL(attribute(map, PM_NODE, "l", 0), "9223372036854775807");
    CU_ASSERT_STRING_EQUAL(attribute(map, PM_NODE, "l", 1), "9223372036854775808");
    pm_reading_free(&got.reading);
}

static void booleans_are_read_in_every_spelling(void)
{
    outcome got = read_good("booleans", (pm_read_options){0});
    const pm_map *map = got.reading.maps[0];
    static const pm_answer expected[] = {PM_YES, PM_YES, PM_YES, PM_NO};
    for (size_t i = 0; i < 4; i++) {
        CU_ASSERT_EQUAL(pm_map_boolean(map, PM_NODE_RESPONDED, i), expected[i]);
    }
    CU_ASSERT_TRUE(pm_map_edge(map, 0)->directed);
    pm_reading_free(&got.reading);
}

/* A file with "count" nodes of no fitting level, behind one whose level fits. */
static void write_misfits(pm_text *file, size_t count)
{
    pm_text_add(file, "<graphml><key id='l' for='node' attr.name='level' attr.type='string'/>"
                      "<graph edgedefault='directed'><node id='a'><data key='l'>support</data>"
                      "</node>\n");
    for (size_t i = 0; i < count; i++) {
        pm_text_addf(file, "<node id='%zu'><data key='l'>5</data></node>\n", i);
    }
    pm_text_add(file, "</graph></graphml>");
}

static void many_values_that_do_not_fit_are_reported_up_to_the_limit(void)
{
    pm_text file = {0};
    write_misfits(&file, 50);
    outcome got = read_text(pm_text_bytes(&file), (pm_read_options){0});
    CU_ASSERT_EQUAL(got.status, PM_INVALID);
    CU_ASSERT_EQUAL(got.reading.problems.errors, PM_PROBLEMS_STOP);
    CU_ASSERT_EQUAL(got.reading.problems.count, PM_PROBLEMS_STOP + 1);
    CU_ASSERT_EQUAL(got.err.line, 2);
    pm_reading_free(&got.reading);
    got = read_text(pm_text_bytes(&file), (pm_read_options){.lenient = true});
    CU_ASSERT_EQUAL_FATAL(got.status, PM_OK);
    CU_ASSERT_EQUAL_FATAL(got.reading.problems.count, PM_PROBLEMS_STOP + 1);
    CU_ASSERT_STRING_EQUAL(got.reading.problems.items[PM_PROBLEMS_STOP].message,
                           "From here on 30 more values of \"level\" do not fit: they count as not "
                           "stated, too.");
    pm_reading_free(&got.reading);
    pm_text_free(&file);
}

/* --- lenient --------------------------------------------------------------------------------- */

static void add_problems(pm_text *text, const pm_problems *problems)
{
    for (size_t i = 0; i < problems->count; i++) {
        const pm_problem *problem = &problems->items[i];
        pm_text_addf(text, "%zu:%zu: %s%s\n", problem->line, problem->column,
                     problem->is_error ? "" : "warning: ", problem->message);
    }
}

static void add_file(pm_text *text, const char *path)
{
    FILE *stream = fopen(path, "rb");
    char bytes[4096];
    size_t length = 0;
    CU_ASSERT_PTR_NOT_NULL_FATAL(stream);
    while ((length = fread(bytes, 1, sizeof bytes, stream)) > 0) {
        pm_text_add_bytes(text, bytes, length);
    }
    fclose(stream);
}

static void expect_mended(const char *name)
{
    char path[300];
    pm_text expected = {0};
    pm_text said = {0};
    snprintf(path, sizeof path, LENIENT "%s.txt", name);
    add_file(&expected, path);
    snprintf(path, sizeof path, LENIENT "%s.graphml", name);
    outcome strict = read_file(path, (pm_read_options){0});
    CU_ASSERT_EQUAL(strict.status, PM_INVALID);
    outcome got = read_file(path, (pm_read_options){.lenient = true});
    CU_ASSERT_EQUAL(got.status, PM_OK);
    CU_ASSERT_EQUAL(got.reading.problems.errors, 0);
    add_problems(&said, &got.reading.problems);
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&said), pm_text_bytes(&expected));
    pm_reading_free(&strict.reading);
    pm_reading_free(&got.reading);
    pm_text_free(&expected);
    pm_text_free(&said);
}

static void each_repair_is_said_and_only_done_when_asked_for(void)
{
    expect_mended("dangling_edges");
    expect_mended("duplicate_node");
    expect_mended("bad_words");
    expect_mended("doctype_named");
}

static void a_node_that_edges_name_is_added_and_an_edge_without_end_left_out(void)
{
    outcome got = read_file(LENIENT "dangling_edges.graphml", (pm_read_options){.lenient = true});
    CU_ASSERT_EQUAL_FATAL(got.status, PM_OK);
    const pm_map *map = got.reading.maps[0];
    CU_ASSERT_EQUAL(pm_map_node_count(map), 5);
    CU_ASSERT_EQUAL_FATAL(pm_map_edge_count(map), 3);
    expect_edge(map, 0, "council", "missing", false);
    expect_edge(map, 1, "missing", "lost", false);
    CU_ASSERT_STRING_EQUAL(pm_map_label(map, pm_map_find_node(map, "lost")), "lost");
    pm_reading_free(&got.reading);
}

/* Its DTD is there and would direct every edge and define &council;. */
static void a_doctype_is_passed_over_and_what_it_names_not_fetched(void)
{
    outcome got = read_file(LENIENT "doctype_named.graphml", (pm_read_options){.lenient = true});
    CU_ASSERT_EQUAL_FATAL(got.status, PM_OK);
    expect_edge(got.reading.maps[0], 0, "council", "police", false);
    pm_reading_free(&got.reading);
    static const char *const uses[] = {"<node id='a'><desc>&council;</desc></node>",
                                       "<node id='&council;'/>"};
    for (size_t i = 0; i < 2; i++) {
        pm_text file = {0};
        pm_text_addf(&file,
                     "<!DOCTYPE graphml SYSTEM '" LENIENT "declarations.dtd'>"
                     "<graphml><graph edgedefault='undirected'>%s</graph></graphml>",
                     uses[i]);
        got = read_text(pm_text_bytes(&file), (pm_read_options){.lenient = true});
        CU_ASSERT_EQUAL(got.status, PM_INVALID);
        CU_ASSERT_PTR_NOT_NULL(strstr(got.err.message, "&council; is no character"));
        pm_reading_free(&got.reading);
        pm_text_free(&file);
    }
}

static void a_doctype_with_declarations_is_refused_by_the_lenient_too(void)
{
    static const char *const files[] = {"doctype_external_entity.graphml",
                                        "billion_laughs.graphml"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char path[300];
        snprintf(path, sizeof path, "tests/data/bad/%s", files[i]);
        outcome got = read_file(path, (pm_read_options){.lenient = true});
        CU_ASSERT_EQUAL(got.status, PM_INVALID);
        CU_ASSERT_PTR_NOT_NULL(strstr(got.err.message, "The file has a DOCTYPE"));
        pm_reading_free(&got.reading);
    }
}

static void an_edge_to_a_blank_id_goes_to_the_node_that_had_it(void)
{
    outcome got = read_file("tests/data/good/node_of_blank_id.graphml", (pm_read_options){0});
    CU_ASSERT_EQUAL_FATAL(got.status, PM_OK);
    CU_ASSERT_EQUAL(pm_map_node_count(got.reading.maps[0]), 2);
    CU_ASSERT_EQUAL_FATAL(pm_map_edge_count(got.reading.maps[0]), 1);
    expect_edge(got.reading.maps[0], 0, "police", "node:1", true);
    pm_reading_free(&got.reading);
}

static void nodes_of_one_id_are_one_and_the_first_counts(void)
{
    outcome got = read_file(LENIENT "duplicate_node.graphml", (pm_read_options){.lenient = true});
    CU_ASSERT_EQUAL_FATAL(got.status, PM_OK);
    const pm_map *map = got.reading.maps[0];
    CU_ASSERT_EQUAL(pm_map_node_count(map), 4);
    CU_ASSERT_STRING_EQUAL(pm_map_label(map, 0), "First");
    expect_node(map, "council", "sector", "public");
    expect_node(map, "council", "parent", "group");
    CU_ASSERT_STRING_EQUAL(pm_map_label(map, 2), "Without id");
    pm_reading_free(&got.reading);
}

static void values_that_do_not_fit_count_as_not_stated(void)
{
    outcome got = read_file(LENIENT "bad_words.graphml", (pm_read_options){.lenient = true});
    CU_ASSERT_EQUAL_FATAL(got.status, PM_OK);
    const pm_map *map = got.reading.maps[0];
    double number = 0;
    CU_ASSERT_FALSE(pm_map_number(map, PM_NODE_BUDGET, 0, &number));
    CU_ASSERT_STRING_EQUAL(attribute(map, PM_NODE, "budget", 0), "much");
    CU_ASSERT_EQUAL(pm_map_kind(map, 0), PM_BODY);
    CU_ASSERT_EQUAL(pm_map_kind(map, 1), PM_ORGANISATION);
    CU_ASSERT_PTR_NULL(pm_map_text(map, PM_NODE_SINCE, 1));
    CU_ASSERT_FALSE(pm_map_edge(map, 0)->directed);
    pm_reading_free(&got.reading);
}

/* --- nothing is lost or invented ------------------------------------------------------------- */

/* Elements of GraphML by name in a tree, but for those within <data> and <desc>. */
static size_t count_elements(const xmlNode *node, const char *name)
{
    size_t count = 0;
    for (; node != NULL; node = node->next) {
        const char *own = (const char *)node->name;
        bool ours = node->type == XML_ELEMENT_NODE &&
                    (node->ns == NULL || strcmp((const char *)node->ns->href, "urn:x") != 0);
        if (ours && strcmp(own, "data") != 0 && strcmp(own, "desc") != 0) {
            count += strcmp(own, name) == 0 ? 1 : 0;
            count += count_elements(node->children, name);
        }
    }
    return count;
}

static void expect_counts_of_xml(const char *path)
{
    outcome got = read_file(path, (pm_read_options){0});
    CU_ASSERT_EQUAL_FATAL(got.status, PM_OK);
    const int quietly = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
    xmlDoc *tree = xmlReadFile(path, NULL, quietly);
    if (tree == NULL) { /* its first line names an encoding that it does not have */
        tree = xmlReadFile(path, "UTF-8", quietly);
    }
    CU_ASSERT_PTR_NOT_NULL_FATAL(tree);
    const xmlNode *root = xmlDocGetRootElement(tree);
    size_t nodes = 0;
    size_t edges = 0;
    for (size_t i = 0; i < got.reading.count; i++) {
        nodes += pm_map_node_count(got.reading.maps[i]);
        edges += pm_map_edge_count(got.reading.maps[i]);
    }
    bool same = nodes == count_elements(root, "node") + count_elements(root, "hyperedge") &&
                edges == count_elements(root, "edge") + count_elements(root->children, "endpoint") -
                             (strstr(path, "odd_places") != NULL ? 1 : 0);
    if (!same) {
        fprintf(stderr, "\n%s: %zu nodes, %zu edges\n", path, nodes, edges);
    }
    CU_ASSERT_TRUE(same);
    xmlFreeDoc(tree);
    pm_reading_free(&got.reading);
}

static int is_graphml(const struct dirent *entry)
{
    const char *suffix = strrchr(entry->d_name, '.');
    return suffix != NULL && strcmp(suffix, ".graphml") == 0;
}

static void every_sound_file_has_the_nodes_and_edges_of_its_xml(void)
{
    struct dirent **entries = NULL;
    int count = scandir(GOOD, &entries, is_graphml, alphasort);
    for (int i = 0; i < count; i++) {
        char path[300];
        snprintf(path, sizeof path, GOOD "%s", entries[i]->d_name);
        expect_counts_of_xml(path);
        free(entries[i]);
    }
    free(entries);
    CU_ASSERT_TRUE(count >= 50);
}

/* A made-up file as it is written, and what is in it. */
typedef struct recipe {
    pm_text text;
    unsigned long seed;
    size_t nodes, edges;
    char parent[100][8]; /* of each node; "" is none */
} recipe;

static size_t draw(recipe *of, size_t below)
{
    of->seed = (of->seed * 1103515245UL + 12345UL) & 0x7FFFFFFFUL;
    return (size_t)(of->seed >> 8U) % below;
}

/* Content of a graph: nodes, some with graphs of their own, and edges to nodes written so far. */
static void write_graph(recipe *of, const char *parent, size_t depth)
{
    size_t things = 1 + draw(of, 4);
    for (size_t i = 0; i < things && of->nodes < 90; i++) {
        char id[8];
        snprintf(id, sizeof id, "n%zu", of->nodes);
        snprintf(of->parent[of->nodes++], sizeof of->parent[0], "%s", parent);
        pm_text_addf(&of->text, "<node id='%s'>", id);
        if (depth < 5 && draw(of, 3) == 0) {
            pm_text_add(&of->text, "<graph>");
            write_graph(of, id, depth + 1);
            pm_text_add(&of->text, "</graph>");
        }
        pm_text_add(&of->text, "</node>");
        if (draw(of, 2) == 0) {
            pm_text_addf(&of->text, "<edge id='e%zu' source='n%zu' target='%s'/>", of->edges++,
                         draw(of, of->nodes), id);
        }
    }
}

static void generated_groups_keep_every_node_edge_and_parent(void)
{
    for (unsigned long seed = 1; seed <= 200; seed++) {
        recipe made = {.seed = seed};
        pm_text_add(&made.text, "<graphml><graph edgedefault='directed'>");
        write_graph(&made, "", 0);
        pm_text_add(&made.text, "</graph></graphml>");
        outcome got = read_text(pm_text_bytes(&made.text), (pm_read_options){0});
        CU_ASSERT_EQUAL_FATAL(got.status, PM_OK);
        const pm_map *map = got.reading.maps[0];
        CU_ASSERT_EQUAL_FATAL(pm_map_node_count(map), made.nodes);
        CU_ASSERT_EQUAL(pm_map_edge_count(map), made.edges);
        for (size_t i = 0; i < made.nodes; i++) {
            const char *parent = pm_map_text(map, PM_NODE_PARENT, i);
            CU_ASSERT_STRING_EQUAL(parent != NULL ? parent : "", made.parent[i]);
        }
        pm_reading_free(&got.reading);
        pm_text_free(&made.text);
    }
}

CU_TestInfo pm_tests_graphml_structure[] = {
    {"nodes of inner graphs are nodes that name their parent",
     nodes_of_inner_graphs_are_nodes_that_name_their_parent},
    {"a node with a graph is a body unless it says otherwise",
     a_node_with_a_graph_is_a_body_unless_it_says_otherwise},
    {"data of an inner graph count less than those of its node",
     data_of_an_inner_graph_count_less_than_those_of_its_node},
    {"edges of any level join nodes of any level and go as their graph says",
     edges_of_any_level_join_nodes_of_any_level_and_go_as_their_graph_says},
    {"groups as members adds a tie from each node to its group",
     groups_as_members_adds_a_tie_from_each_node_to_its_group},
    {"ids made for members are taken by no edge", ids_made_for_members_are_taken_by_no_edge},
    {"what stands in an odd place is read all the same",
     what_stands_in_an_odd_place_is_read_all_the_same},
    {"every graph of a file is a map of its own", every_graph_of_a_file_is_a_map_of_its_own},
    {"keys, defaults and data of the file are those of every graph",
     keys_defaults_and_data_of_the_file_are_those_of_every_graph},
    {"a graph is chosen by its id or its number", a_graph_is_chosen_by_its_id_or_its_number},
    {"an id that looks like a number goes before the number",
     an_id_that_looks_like_a_number_goes_before_the_number},
    {"a hyperedge is a body and its endpoints are members",
     a_hyperedge_is_a_body_and_its_endpoints_are_members},
    {"data of hyperedges are the body's and those of endpoints the ties'",
     data_of_hyperedges_are_the_bodys_and_those_of_endpoints_the_ties},
    {"a hyperedge gets an id where it has none of its own",
     a_hyperedge_gets_an_id_where_it_has_none_of_its_own},
    {"ports change nothing and edges keep theirs", ports_change_nothing_and_edges_keep_theirs},
    {"keys behind their data are read as if they stood before",
     keys_behind_their_data_are_read_as_if_they_stood_before},
    {"keys of every sort name their attributes", keys_of_every_sort_name_their_attributes},
    {"XML attributes outside the schema count where no data do",
     xml_attributes_outside_the_schema_count_where_no_data_do},
    {"a hint of a million million edges reserves no such room",
     a_hint_of_a_million_million_edges_reserves_no_such_room},
    {"words of others are kept and state no fact", words_of_others_are_kept_and_state_no_fact},
    {"numbers that are none are unknown", numbers_that_are_none_are_unknown},
    {"numbers of other attributes keep every digit", numbers_of_other_attributes_keep_every_digit},
    {"booleans are read in every spelling", booleans_are_read_in_every_spelling},
    {"many values that do not fit are reported up to the limit",
     many_values_that_do_not_fit_are_reported_up_to_the_limit},
    {"each repair is said and only done when asked for",
     each_repair_is_said_and_only_done_when_asked_for},
    {"a node that edges name is added and an edge without end left out",
     a_node_that_edges_name_is_added_and_an_edge_without_end_left_out},
    {"a DOCTYPE is passed over and what it names not fetched",
     a_doctype_is_passed_over_and_what_it_names_not_fetched},
    {"a DOCTYPE with declarations is refused by the lenient too",
     a_doctype_with_declarations_is_refused_by_the_lenient_too},
    {"an edge to a blank id goes to the node that had it",
     an_edge_to_a_blank_id_goes_to_the_node_that_had_it},
    {"nodes of one id are one and the first counts", nodes_of_one_id_are_one_and_the_first_counts},
    {"values that do not fit count as not stated", values_that_do_not_fit_count_as_not_stated},
    {"every sound file has the nodes and edges of its XML",
     every_sound_file_has_the_nodes_and_edges_of_its_xml},
    {"generated groups keep every node, edge and parent",
     generated_groups_keep_every_node_edge_and_parent},
    CU_TEST_INFO_NULL,
};
