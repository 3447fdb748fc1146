/* The GraphML reader, on files: tests/data/bad holds one file a defect, tests/data/good what is
 * read, in part with warnings. Beside a file, NAME.txt holds the exact problems expected of it. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "formats/formats.h"
#include "tests/suites.h"

#define BAD "tests/data/bad/"
#define GOOD "tests/data/good/"

/* What reading a file gave. */
typedef struct outcome {
    pm_status status;
    pm_map *map;
    pm_problems problems;
    pm_error err;
} outcome;

static outcome read_file(const char *path)
{
    outcome got = {0};
    got.status = pm_map_read(path, &got.map, &got.problems, &got.err);
    return got;
}

static outcome read_bytes(const char *bytes, size_t length)
{
    outcome got = {0};
    FILE *stream = tmpfile();
    CU_ASSERT_PTR_NOT_NULL_FATAL(stream);
    CU_ASSERT_EQUAL_FATAL(fwrite(bytes, 1, length, stream), length);
    rewind(stream);
    pm_read_options options = {0};
    pm_reading reading = {0};
    got.status = pm_read_stream(stream, "memory", &options, &reading, &got.err);
    got.map = got.status == PM_OK ? pm_reading_take(&reading, 0) : NULL;
    got.problems = reading.problems;
    reading.problems = (pm_problems){0};
    pm_reading_free(&reading);
    fclose(stream);
    return got;
}

static outcome read_text(const char *text)
{
    return read_bytes(text, strlen(text));
}

static void forget(outcome *got)
{
    pm_map_free(got->map);
    pm_problems_free(&got->problems);
}

static void add_file(pm_text *text, const char *path)
{
    FILE *stream = fopen(path, "rb");
    char bytes[4096];
    size_t length = 0;
    if (stream == NULL) {
        return;
    }
    while ((length = fread(bytes, 1, sizeof bytes, stream)) > 0) {
        pm_text_add_bytes(text, bytes, length);
    }
    fclose(stream);
}

/* The problems as NAME.txt writes them: "LINE:COLUMN: message", warnings marked. */
static void add_problems(pm_text *text, const pm_problems *problems)
{
    for (size_t i = 0; i < problems->count; i++) {
        const pm_problem *problem = &problems->items[i];
        pm_text_addf(text, "%zu:%zu: %s%s\n", problem->line, problem->column,
                     problem->is_error ? "" : "warning: ", problem->message);
    }
}

/* --- every file of a folder ------------------------------------------------------------------ */

static int is_graphml(const struct dirent *entry)
{
    const char *suffix = strrchr(entry->d_name, '.');
    return suffix != NULL && strcmp(suffix, ".graphml") == 0;
}

static void expect_first_error(const outcome *got, const char *path)
{
    CU_ASSERT_EQUAL(got->status, PM_INVALID);
    CU_ASSERT_PTR_NULL(got->map);
    CU_ASSERT_STRING_EQUAL(got->err.file, path);
    CU_ASSERT_TRUE(got->problems.errors > 0 && got->problems.errors <= PM_PROBLEMS_STOP);
    for (size_t i = 0; i < got->problems.count; i++) {
        if (got->problems.items[i].is_error) {
            CU_ASSERT_EQUAL(got->err.line, got->problems.items[i].line);
            CU_ASSERT_EQUAL(got->err.column, got->problems.items[i].column);
            CU_ASSERT_STRING_EQUAL(got->err.message, got->problems.items[i].message);
            return;
        }
    }
}

static void expect_problems_of(const char *folder, const char *name, pm_status status)
{
    char path[300];
    snprintf(path, sizeof path, "%s%s", folder, name);
    outcome got = read_file(path);
    pm_text expected = {0};
    pm_text said = {0};
    add_problems(&said, &got.problems);
    snprintf(path + strlen(path) - strlen("graphml"), 4, "txt");
    add_file(&expected, path);
    snprintf(path, sizeof path, "%s%s", folder, name);
    bool as_expected =
        got.status == status && strcmp(pm_text_bytes(&said), pm_text_bytes(&expected)) == 0;
    if (!as_expected) {
        fprintf(stderr, "\n%s: status %d\n%s", path, (int)got.status, pm_text_bytes(&said));
    }
    CU_ASSERT_TRUE(as_expected);
    if (status == PM_INVALID) {
        expect_first_error(&got, path);
    } else {
        CU_ASSERT_PTR_NOT_NULL(got.map);
        CU_ASSERT_EQUAL(got.problems.errors, 0);
    }
    pm_text_free(&expected);
    pm_text_free(&said);
    forget(&got);
}

static size_t expect_problems_in(const char *folder, pm_status status)
{
    struct dirent **entries = NULL;
    int count = scandir(folder, &entries, is_graphml, alphasort);
    for (int i = 0; i < count; i++) {
        expect_problems_of(folder, entries[i]->d_name, status);
        free(entries[i]);
    }
    free(entries);
    return count > 0 ? (size_t)count : 0;
}

static void every_broken_file_says_what_is_wrong_with_it(void)
{
    CU_ASSERT_TRUE(expect_problems_in(BAD, PM_INVALID) >= 70);
}

static void every_sound_file_is_read_with_just_the_warnings_expected(void)
{
    CU_ASSERT_TRUE(expect_problems_in(GOOD, PM_OK) >= 35);
}

/* --- what is in the model -------------------------------------------------------------------- */

static outcome read_good(const char *name)
{
    char path[300];
    snprintf(path, sizeof path, GOOD "%s.graphml", name);
    outcome got = read_file(path);
    CU_ASSERT_EQUAL_FATAL(got.status, PM_OK);
    return got;
}

/* An attribute by name; "(none)" where it is unknown. */
static const char *attribute(const outcome *got, pm_element element, const char *name, size_t index)
{
    size_t column = pm_map_find_attribute(got->map, element, name);
    const char *value =
        column != SIZE_MAX ? pm_map_attribute(got->map, element, column, index) : NULL;
    return value != NULL ? value : "(none)";
}

static void a_default_applies_where_nothing_is_stated_and_not_to_blanks(void)
{
    outcome got = read_good("defaults");
    CU_ASSERT_STRING_EQUAL(attribute(&got, PM_NODE, "sector", 0), "public");
    CU_ASSERT_STRING_EQUAL(attribute(&got, PM_NODE, "sector", 1), "police");
    CU_ASSERT_STRING_EQUAL(attribute(&got, PM_NODE, "sector", 2), "(none)");
    CU_ASSERT_STRING_EQUAL(attribute(&got, PM_NODE, "sector", 3), "(none)");
    CU_ASSERT_PTR_NULL(pm_map_text(got.map, PM_NODE_SECTOR, 2));
    CU_ASSERT_STRING_EQUAL(attribute(&got, PM_EDGE, "scope", 0), "internal");
    CU_ASSERT_STRING_EQUAL(attribute(&got, PM_EDGE, "scope", 1), "external");
    CU_ASSERT_EQUAL(pm_map_attribute_count(got.map, PM_GRAPH), 0);
    forget(&got);
}

static void an_edge_says_its_own_direction_over_that_of_the_graph(void)
{
    outcome got = read_good("directions");
    CU_ASSERT_EQUAL_FATAL(pm_map_edge_count(got.map), 4);
    CU_ASSERT_TRUE(pm_map_edge(got.map, 0)->directed);
    CU_ASSERT_FALSE(pm_map_edge(got.map, 1)->directed);
    CU_ASSERT_TRUE(pm_map_edge(got.map, 2)->directed);
    CU_ASSERT_EQUAL(pm_map_edge(got.map, 2)->source, 1);
    CU_ASSERT_EQUAL(pm_map_edge(got.map, 2)->target, 0);
    CU_ASSERT_STRING_EQUAL(pm_map_edge(got.map, 2)->id, "c");
    CU_ASSERT_EQUAL(pm_map_edge(got.map, 2)->line, 8);
    CU_ASSERT_EQUAL(pm_map_edge(got.map, 2)->column, 5);
    CU_ASSERT_PTR_NULL(pm_map_edge(got.map, 3)->id);
    CU_ASSERT_EQUAL(pm_map_edge(got.map, 3)->source, 1);
    CU_ASSERT_EQUAL(pm_map_edge(got.map, 3)->target, 1);
    CU_ASSERT_STRING_EQUAL(pm_map_graph_id(got.map), "");
    forget(&got);
}

static void edges_may_come_before_their_nodes_and_keep_their_order(void)
{
    static const char *const ids[] = {"first", "second", "third"};
    static const char *const kinds[] = {"funds", "member", "refers"};
    outcome got = read_good("edges_first");
    CU_ASSERT_EQUAL_FATAL(pm_map_edge_count(got.map), 3);
    for (size_t i = 0; i < 3; i++) {
        CU_ASSERT_STRING_EQUAL(pm_map_edge(got.map, i)->id, ids[i]);
        CU_ASSERT_STRING_EQUAL(pm_map_text(got.map, PM_EDGE_KIND, i), kinds[i]);
    }
    CU_ASSERT_EQUAL(pm_map_edge(got.map, 0)->target, 1);
    CU_ASSERT_EQUAL(pm_map_edge(got.map, 1)->target, 0);
    forget(&got);
}

static void one_key_id_may_mean_different_attributes_of_nodes_and_edges(void)
{
    outcome got = read_good("one_id_for_nodes_and_edges");
    CU_ASSERT_STRING_EQUAL(pm_map_text(got.map, PM_MAP_NAME, 0), "Partnership");
    CU_ASSERT_STRING_EQUAL(pm_map_label(got.map, 0), "Borough Council");
    CU_ASSERT_STRING_EQUAL(pm_map_label(got.map, 1), "police");
    CU_ASSERT_STRING_EQUAL(pm_map_text(got.map, PM_EDGE_ACTIVITY, 0), "a tie");
    CU_ASSERT_STRING_EQUAL(pm_map_text(got.map, PM_NODE_STAFF, 0), "5");
    CU_ASSERT_STRING_EQUAL(pm_map_text(got.map, PM_EDGE_KIND, 0), "funds");
    forget(&got);
    got = read_good("for_all");
    CU_ASSERT_STRING_EQUAL(pm_map_text(got.map, PM_MAP_NAME, 0), "Partnership");
    CU_ASSERT_STRING_EQUAL(pm_map_label(got.map, 0), "Council");
    forget(&got);
}

static void old_and_missing_namespaces_are_graphml_and_ids_are_decoded(void)
{
    outcome got = read_good("namespaces");
    CU_ASSERT_STRING_EQUAL(pm_map_label(got.map, 0), "A & B");
    forget(&got);
    got = read_good("no_namespace");
    CU_ASSERT_EQUAL_FATAL(pm_map_node_count(got.map), 2);
    CU_ASSERT_STRING_EQUAL(pm_map_node_id(got.map, 0), "a&b&c");
    CU_ASSERT_STRING_EQUAL(pm_map_node_id(got.map, 1), "<d>\"");
    forget(&got);
}

static void expect_only_node(const char *name, const char *id)
{
    outcome got = read_good(name);
    CU_ASSERT_EQUAL_FATAL(pm_map_node_count(got.map), 1);
    CU_ASSERT_STRING_EQUAL(pm_map_node_id(got.map, 0), id);
    CU_ASSERT_EQUAL(pm_map_node_line(got.map, 0), 4);
    forget(&got);
}

static void the_encodings_that_are_allowed_are_read(void)
{
    expect_only_node("utf8_mark", "caf\xC3\xA9");
    expect_only_node("utf16", "caf\xC3\xA9 \xE6\x97\xA5\xE6\x9C\xAC \xF0\x9F\x98\x80");
    expect_only_node("utf16_without_mark", "caf\xC3\xA9");
    expect_only_node("latin1", "caf\xC3\xA9");
    expect_only_node("windows1252", "caf\xC3\xA9 \xE2\x82\xAC\x35");
    expect_only_node("ascii", "caf\xC3\xA9");
}

static void line_ends_of_any_sort_are_one_character(void)
{
    outcome got = read_good("crlf");
    CU_ASSERT_STRING_EQUAL(attribute(&got, PM_GRAPH, "desc", 0), "two\n    lines");
    CU_ASSERT_EQUAL(pm_map_node_line(got.map, 1), 7);
    forget(&got);
}

static void text_of_unknown_attributes_is_kept_as_it_stands(void)
{
    outcome got = read_good("wrong_type");
    CU_ASSERT_STRING_EQUAL(attribute(&got, PM_NODE, "turnover", 0), "n/a");
    CU_ASSERT_STRING_EQUAL(attribute(&got, PM_NODE, "wards", 0), "1.5");
    forget(&got);
    got = read_good("undeclared_key");
    CU_ASSERT_STRING_EQUAL(attribute(&got, PM_NODE, "colour", 1), "red");
    forget(&got);
    got = read_good("key_for_another_element");
    CU_ASSERT_STRING_EQUAL(attribute(&got, PM_EDGE, "shared name", 1), "pd");
    forget(&got);
    got = read_good("untyped_key");
    CU_ASSERT_STRING_EQUAL(pm_map_label(got.map, 0), "Borough");
    CU_ASSERT_STRING_EQUAL(attribute(&got, PM_NODE, "ward list", 0), "x");
    forget(&got);
}

static void keys_inside_the_graph_and_behind_it_count(void)
{
    outcome got = read_good("key_inside_graph");
    CU_ASSERT_STRING_EQUAL(pm_map_label(got.map, 0), "Borough");
    forget(&got);
    got = read_good("key_declared_later");
    CU_ASSERT_STRING_EQUAL(pm_map_label(got.map, 0), "Council");
    CU_ASSERT_EQUAL(pm_map_attribute_count(got.map, PM_NODE), 1);
    forget(&got);
}

static void two_keys_of_one_name_stay_two_attributes(void)
{
    outcome got = read_good("name_of_two_keys");
    CU_ASSERT_STRING_EQUAL(attribute(&got, PM_NODE, "size", 0), "1");
    CU_ASSERT_STRING_EQUAL(attribute(&got, PM_NODE, "size_2", 0), "1.5");
    CU_ASSERT_STRING_EQUAL(attribute(&got, PM_NODE, "size", 1), "(none)");
    CU_ASSERT_STRING_EQUAL(attribute(&got, PM_NODE, "size_2", 1), "2.5");
    forget(&got);
}

static void another_programs_word_under_an_alias_is_kept_but_states_no_kind(void)
{
    outcome got = read_good("other_words_under_alias");
    CU_ASSERT_PTR_NULL(pm_map_text(got.map, PM_EDGE_KIND, 0));
    CU_ASSERT_STRING_EQUAL(attribute(&got, PM_EDGE, "interaction", 0), "pp");
    CU_ASSERT_TRUE(pm_map_edge_is(got.map, 1, "funds"));
    forget(&got);
}

static void a_fact_stated_twice_keeps_the_first(void)
{
    outcome got = read_good("stated_twice");
    CU_ASSERT_STRING_EQUAL(pm_map_label(got.map, 0), "One");
    forget(&got);
}

static void descriptions_become_attributes_named_desc(void)
{
    outcome got = read_good("descriptions");
    CU_ASSERT_STRING_EQUAL(attribute(&got, PM_GRAPH, "desc", 0), "About the map");
    CU_ASSERT_STRING_EQUAL(attribute(&got, PM_NODE, "desc_2", 0), "The borough");
    CU_ASSERT_STRING_EQUAL(attribute(&got, PM_NODE, "desc_2", 1), "first");
    CU_ASSERT_STRING_EQUAL(attribute(&got, PM_NODE, "desc", 1), "second");
    CU_ASSERT_STRING_EQUAL(attribute(&got, PM_EDGE, "desc", 0), "a tie");
    forget(&got);
    got = read_good("data_of_graphml");
    CU_ASSERT_STRING_EQUAL(pm_map_text(got.map, PM_MAP_PLACE, 0), "Basingstoke");
    forget(&got);
}

static void text_of_foreign_elements_is_not_mixed_into_values(void)
{
    outcome got = read_good("foreign_xml");
    CU_ASSERT_STRING_EQUAL(attribute(&got, PM_NODE, "description", 0), "the council");
    CU_ASSERT_STRING_EQUAL(attribute(&got, PM_NODE, "description", 1), "before  after");
    CU_ASSERT_STRING_EQUAL(attribute(&got, PM_NODE, "y:NodeLabel", 0), "Council");
    CU_ASSERT_EQUAL(pm_map_attribute_count(got.map, PM_NODE), 2);
    CU_ASSERT_EQUAL(pm_map_attribute_count(got.map, PM_GRAPH), 0);
    CU_ASSERT_STRING_EQUAL(pm_map_graph_id(got.map), "G");
    forget(&got);
}

static void texts_that_yed_draws_are_labels_and_kinds(void)
{
    outcome got = read_good("yed");
    CU_ASSERT_STRING_EQUAL(pm_map_label(got.map, 0), "Borough Council");
    CU_ASSERT_STRING_EQUAL(pm_map_label(got.map, 1), "Health & Wellbeing");
    CU_ASSERT_STRING_EQUAL(pm_map_label(got.map, 2), "Police & Fire");
    CU_ASSERT_STRING_EQUAL(pm_map_label(got.map, 3), "n3");
    CU_ASSERT_STRING_EQUAL(attribute(&got, PM_NODE, "url", 1), "http://www.example.org");
    CU_ASSERT_STRING_EQUAL(attribute(&got, PM_NODE, "y:MoreLabels", 0), "a note beside it");
    CU_ASSERT_STRING_EQUAL(attribute(&got, PM_NODE, "y:MoreLabels", 1), "Folder 1");
    CU_ASSERT_TRUE(pm_map_edge_is(got.map, 0, "funds"));
    CU_ASSERT_PTR_NULL(pm_map_text(got.map, PM_EDGE_KIND, 1));
    CU_ASSERT_STRING_EQUAL(attribute(&got, PM_EDGE, "y:EdgeLabel", 2), "twice a year");
    forget(&got);
}

static void stated_labels_and_kinds_go_before_drawn_ones(void)
{
    outcome got = read_good("yed_with_label_keys");
    CU_ASSERT_STRING_EQUAL(pm_map_label(got.map, 0), "stated label");
    CU_ASSERT_STRING_EQUAL(pm_map_label(got.map, 1), "stated name");
    CU_ASSERT_STRING_EQUAL(pm_map_label(got.map, 2), "drawn");
    CU_ASSERT_STRING_EQUAL(attribute(&got, PM_NODE, "d6", 2), "around  it");
    CU_ASSERT_TRUE(pm_map_edge_is(got.map, 0, "refers"));
    forget(&got);
}

static void only_labels_within_the_data_of_yed_count(void)
{
    static const char *const nodes[] = {
        "<y:NodeLabel>x</y:NodeLabel>",
        "<data key='g'><z:NodeLabel xmlns:z='urn:z'>x</z:NodeLabel></data>",
        "<data key='g'><y:EdgeLabel>x</y:EdgeLabel></data>",
        "<desc><y:NodeLabel>x</y:NodeLabel></desc>",
        "<data key='g'><y:NodeLabel><y:Text>x</y:Text></y:NodeLabel></data>",
        "<data key='g'><y:NodeLabel>&lt;HTML&gt;&lt;br/&gt;&lt;/html</y:NodeLabel></data>",
    };
    for (size_t i = 0; i < sizeof nodes / sizeof *nodes; i++) {
        pm_text file = {0};
        pm_text_addf(&file,
                     "<graphml xmlns:y='http://www.yworks.com/xml/graphml'><key id='g' for='node' "
                     "yfiles.type='nodegraphics'/><graph edgedefault='directed'><node id='a'>%s"
                     "</node></graph></graphml>",
                     nodes[i]);
        outcome got = read_text(pm_text_bytes(&file));
        CU_ASSERT_EQUAL_FATAL(got.status, PM_OK);
        CU_ASSERT_STRING_EQUAL(pm_map_label(got.map, 0), "a");
        forget(&got);
        pm_text_free(&file);
    }
}

static void every_sample_is_read_without_a_problem(void)
{
    static const char *const names[] = {"basingstoke", "fragile", "knoke", "minimal", "wib"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[300];
        snprintf(path, sizeof path, "samples/%s.graphml", names[i]);
        outcome got = read_file(path);
        CU_ASSERT_EQUAL(got.status, PM_OK);
        CU_ASSERT_EQUAL(got.problems.count, 0);
        forget(&got);
    }
}

/* --- limits ---------------------------------------------------------------------------------- */

static void expect_one_error(const pm_text *file, size_t line, size_t column, const char *message)
{
    CU_ASSERT_FALSE_FATAL(file->failed);
    outcome got = read_bytes(file->bytes, file->length);
    CU_ASSERT_EQUAL(got.status, PM_INVALID);
    CU_ASSERT_EQUAL(got.problems.errors, 1);
    CU_ASSERT_EQUAL(got.err.line, line);
    CU_ASSERT_EQUAL(got.err.column, column);
    CU_ASSERT_STRING_EQUAL(got.err.message, message);
    forget(&got);
}

static void repeat(pm_text *text, const char *bytes, size_t times)
{
    for (size_t i = 0; i < times; i++) {
        pm_text_add(text, bytes);
    }
}

static void a_hundred_thousand_xml_attributes_are_refused_at_once(void)
{
    pm_text file = {0};
    pm_text_add(&file, "<graphml>\n<graph edgedefault='undirected'>\n  <node id='a'");
    for (size_t i = 0; i < 100000; i++) {
        pm_text_addf(&file, " a%zu='>'", i);
    }
    pm_text_add(&file, "/></graph></graphml>");
    clock_t start = clock();
    expect_one_error(&file, 3, 3,
                     "This element has more than 100 XML attributes, which is the limit: state "
                     "facts in <data> elements.");
    CU_ASSERT_TRUE(clock() - start < CLOCKS_PER_SEC / 2);
    pm_text_free(&file);
}

static void quotation_marks_in_comments_do_not_hide_xml_attributes(void)
{
    pm_text file = {0};
    pm_text_add(&file, "<graphml><!--> ' -->\n<?a '?><graph edgedefault='undirected'><desc>"
                       "<![CDATA[ ' > ]]></desc><node id='a'");
    for (size_t i = 0; i < 101; i++) {
        pm_text_addf(&file, " a%zu=''", i);
    }
    pm_text_add(&file, "/></graph></graphml>");
    expect_one_error(&file, 2, 70,
                     "This element has more than 100 XML attributes, which is the limit: state "
                     "facts in <data> elements.");
    pm_text_free(&file);
}

static void equals_signs_in_text_are_no_xml_attributes(void)
{
    pm_text file = {0};
    pm_text_add(&file, "<graphml><!-- ");
    repeat(&file, "= ", 200);
    pm_text_add(&file, "--><graph edgedefault='undirected'><desc>");
    repeat(&file, "=", 200);
    pm_text_add(&file, "</desc><node id='");
    repeat(&file, "=", 200);
    pm_text_add(&file, "'/></graph></graphml>");
    outcome got = read_text(pm_text_bytes(&file));
    CU_ASSERT_EQUAL(got.status, PM_OK);
    CU_ASSERT_EQUAL(got.problems.count, 0);
    forget(&got);
    pm_text_free(&file);
}

static void a_tag_without_end_is_refused(void)
{
    pm_text file = {0};
    pm_text_add(&file, "<graphml>\n<graph edgedefault='");
    repeat(&file, "0123456789", 40000);
    expect_one_error(&file, 2, 1,
                     "This tag is longer than 262144 bytes, which is the limit: close it with "
                     "\">\", and state long texts in <data> elements.");
    pm_text_free(&file);
}

static void deep_nesting_is_refused(void)
{
    pm_text file = {0};
    pm_text_add(&file, "<graphml>\n");
    repeat(&file, "<graph>", 100000);
    outcome got = read_text(pm_text_bytes(&file));
    CU_ASSERT_EQUAL(got.status, PM_INVALID);
    const pm_problem *last = &got.problems.items[got.problems.count - 1];
    CU_ASSERT_EQUAL(last->line, 2);
    CU_ASSERT_EQUAL(last->column, 1 + 7 * 255);
    CU_ASSERT_STRING_EQUAL(last->message,
                           "Elements stand in one another more than 256 deep, which is the limit: "
                           "the file is not a plain map.");
    forget(&got);
    pm_text_free(&file);
}

static void a_value_may_be_long_but_not_without_end(void)
{
    static const char before[] = "<graphml><graph edgedefault='undirected'><desc>";
    static const char after[] = "</desc><node id='a'/></graph></graphml>";
    pm_text file = {0};
    pm_text_add(&file, before);
    repeat(&file, "0123456789abcdef", 65536);
    size_t length = file.length;
    pm_text_add(&file, after);
    outcome got = read_text(pm_text_bytes(&file));
    CU_ASSERT_EQUAL(got.status, PM_OK);
    CU_ASSERT_EQUAL(strlen(attribute(&got, PM_GRAPH, "desc", 0)), 1048576);
    forget(&got);
    file.length = length;
    pm_text_add(&file, "!");
    pm_text_add(&file, after);
    expect_one_error(&file, 1, 48,
                     "This value is longer than 1048576 bytes, which is the limit: shorten it or "
                     "keep it in a file of its own.");
    pm_text_free(&file);
}

static void drawn_labels_may_be_long_but_not_without_end(void)
{
    pm_text file = {0};
    pm_text_add(&file, "<graphml xmlns:y='http://www.yworks.com/xml/graphml'><key id='g' "
                       "for='node' yfiles.type='nodegraphics'/>\n<graph edgedefault='directed'>\n"
                       "<node id='a'><data key='g'><y:NodeLabel>");
    repeat(&file, "0123456789abcdef", 65537);
    pm_text_add(&file, "</y:NodeLabel></data></node></graph></graphml>");
    expect_one_error(&file, 3, 41,
                     "This value is longer than 1048576 bytes, which is the limit: shorten it or "
                     "keep it in a file of its own.");
    pm_text_free(&file);
}

static void ten_thousand_attributes_are_the_limit_and_read_at_once(void)
{
    pm_text file = {0};
    pm_text_add(&file, "<graphml>\n");
    for (size_t i = 0; i < 10001; i++) {
        pm_text_addf(&file, "<key id='k%zu' for='node' attr.name='n%zu' attr.type='int'/>\n", i, i);
    }
    pm_text_add(&file, "<graph edgedefault='undirected'/></graphml>");
    expect_one_error(&file, 10002, 1,
                     "The file has more than 10000 attributes of one kind of element, which is the "
                     "limit: leave out those that the map does not need.");
    clock_t start = clock();
    file.length = 0;
    pm_text_add(&file, "<graphml>\n");
    for (size_t i = 0; i < 10000; i++) {
        /* All of one name, so that each has to be given another. */
        pm_text_addf(&file, "<key id='k%zu' for='node' attr.name='Kind'/>\n", i);
    }
    pm_text_add(&file, "<graph edgedefault='undirected'><node id='a'>");
    for (size_t i = 0; i < 10000; i++) {
        pm_text_addf(&file, "<data key='k%zu'>v</data>", i);
    }
    pm_text_add(&file, "</node></graph></graphml>");
    outcome got = read_bytes(file.bytes, file.length);
    CU_ASSERT_EQUAL_FATAL(got.status, PM_OK);
    CU_ASSERT_EQUAL(pm_map_attribute_count(got.map, PM_NODE), 10000);
    CU_ASSERT_TRUE(clock() - start < CLOCKS_PER_SEC);
    forget(&got);
    pm_text_free(&file);
}

static void problems_of_an_earlier_file_stay_as_they_are(void)
{
    pm_problems problems = {0};
    pm_error err = {0};
    pm_map *map = NULL;
    CU_ASSERT_EQUAL(pm_map_read(BAD "more_than_twenty.graphml", &map, &problems, &err), PM_INVALID);
    CU_ASSERT_EQUAL(problems.count, 21);
    CU_ASSERT_EQUAL(problems.errors, 20);
    err = (pm_error){0};
    CU_ASSERT_EQUAL(pm_map_read(BAD "bad_edgedefault.graphml", &map, &problems, &err), PM_INVALID);
    CU_ASSERT_EQUAL(problems.errors, 21);
    CU_ASSERT_EQUAL(err.line, 3);
    CU_ASSERT_STRING_EQUAL(err.file, BAD "bad_edgedefault.graphml");
    pm_problems_free(&problems);
}

static void a_tag_cut_short_is_placed_where_it_begins_in_an_earlier_chunk(void)
{
    pm_text file = {0};
    pm_text_add(&file, "<graphml>\n<graph edgedefault='directed'>\n <node id='");
    repeat(&file, "0123456789", 7000);
    expect_one_error(&file, 3, 2,
                     "The file ends before the tag that begins here is closed: it was cut short, "
                     "or \">\" is missing.");
    pm_text_free(&file);
}

static void a_file_that_is_not_there_says_so(void)
{
    outcome got = read_file("tests/data/no_such_file.graphml");
    CU_ASSERT_EQUAL(got.status, PM_IO);
    CU_ASSERT_STRING_EQUAL(got.err.message, "There is no such file: check its name and folder.");
    CU_ASSERT_STRING_EQUAL(got.err.file, "tests/data/no_such_file.graphml");
    forget(&got);
    got = read_file("tests/data");
    CU_ASSERT_EQUAL(got.status, PM_IO);
    CU_ASSERT_STRING_EQUAL(got.err.message, "This is a folder: name a map in it.");
    forget(&got);
}

static void characters_and_line_ends_may_fall_between_two_chunks(void)
{
    static const char label[] = "\xC3\xA9\xE6\x97\xA5\xF0\x9F\x98\x80";
    for (size_t shift = 0; shift < 9; shift++) {
        pm_text file = {0};
        pm_text_add(&file, "<graphml>");
        repeat(&file, " ", shift);
        pm_text_add(&file, "<key id='label' for='node' attr.type='string'/>"
                           "<graph edgedefault='undirected'>\r\n");
        for (size_t i = 0; i < 6000; i++) {
            pm_text_addf(&file, "<node id='%zu'><data key='label'>%s</data></node>\r\n", i, label);
        }
        pm_text_add(&file, "<edge source='x' target='0'/></graph></graphml>");
        CU_ASSERT_TRUE(file.length > (size_t)4 * 65536);
        expect_one_error(&file, 6002, 1,
                         "The source of this edge is \"x\", and there is no such node: add a <node "
                         "id=\"...\"> for it or correct the id.");
        pm_text_free(&file);
    }
}

/* --- anything at all ------------------------------------------------------------------------- */

/* Whatever was read, the outcome holds together. */
static void expect_sense(const outcome *got)
{
    bool fits = got->status == PM_OK ? got->map != NULL && got->problems.errors == 0
                                     : got->status == PM_INVALID && got->map == NULL &&
                                           got->problems.errors > 0 && got->err.message[0] != '\0';
    CU_ASSERT_TRUE(fits);
}

static void any_beginning_of_a_file_is_refused_or_read(void)
{
    pm_text file = {0};
    add_file(&file, GOOD "foreign_xml.graphml");
    CU_ASSERT_TRUE(file.length > 900);
    for (size_t length = 0; length < file.length - 1; length++) {
        outcome got = read_bytes(file.bytes, length);
        expect_sense(&got);
        CU_ASSERT_EQUAL(got.status, PM_INVALID);
        const char *said = length > 0 ? "The file ends " : "The file is empty";
        CU_ASSERT_EQUAL(strncmp(got.err.message, said, strlen(said)), 0);
        forget(&got);
    }
    pm_text_free(&file);
}

/* The next of a fixed row of numbers, the lowest bits of which are poor. */
static size_t next_number(unsigned long *seed)
{
    *seed = (*seed * 1103515245UL + 12345UL) & 0x7FFFFFFFUL;
    return (size_t)(*seed >> 8U);
}

static void expect_sense_of_changes(const char *path, unsigned long seed)
{
    pm_text file = {0};
    add_file(&file, path);
    CU_ASSERT_TRUE_FATAL(file.length > 0);
    static const char likely[] = "<>\"'&=/!-[] \n\x80\xFF";
    for (size_t i = 0; file.length > 0 && i < 1500; i++) {
        size_t at = next_number(&seed) % file.length;
        size_t choice = next_number(&seed);
        char old = file.bytes[at];
        file.bytes[at] = choice % 2 == 0 ? likely[choice / 2 % (sizeof likely - 1)]
                                         : (char)(unsigned char)(choice / 2 & 0xFFU);
        outcome got = read_bytes(file.bytes, file.length);
        expect_sense(&got);
        forget(&got);
        file.bytes[at] = old;
    }
    pm_text_free(&file);
}

static void any_changed_byte_is_refused_or_read(void)
{
    expect_sense_of_changes(GOOD "foreign_xml.graphml", 1);
    expect_sense_of_changes(GOOD "defaults.graphml", 2);
    expect_sense_of_changes(GOOD "utf16.graphml", 3);
    expect_sense_of_changes(GOOD "windows1252.graphml", 4);
    expect_sense_of_changes(BAD "billion_laughs.graphml", 5);
    expect_sense_of_changes(GOOD "yed.graphml", 6);
    expect_sense_of_changes(GOOD "nested_graph.graphml", 7);
    expect_sense_of_changes(GOOD "hyperedge.graphml", 8);
    expect_sense_of_changes(GOOD "keys_after_their_data.graphml", 9);
    expect_sense_of_changes(GOOD "second_graph.graphml", 10);
}

CU_TestInfo pm_tests_graphml[] = {
    {"every broken file says what is wrong with it", every_broken_file_says_what_is_wrong_with_it},
    {"every sound file is read with just the warnings expected",
     every_sound_file_is_read_with_just_the_warnings_expected},
    {"every sample is read without a problem", every_sample_is_read_without_a_problem},
    {"a default applies where nothing is stated and not to blanks",
     a_default_applies_where_nothing_is_stated_and_not_to_blanks},
    {"an edge says its own direction over that of the graph",
     an_edge_says_its_own_direction_over_that_of_the_graph},
    {"edges may come before their nodes and keep their order",
     edges_may_come_before_their_nodes_and_keep_their_order},
    {"one key id may mean different attributes of nodes and edges",
     one_key_id_may_mean_different_attributes_of_nodes_and_edges},
    {"old and missing namespaces are GraphML and ids are decoded",
     old_and_missing_namespaces_are_graphml_and_ids_are_decoded},
    {"the encodings that are allowed are read", the_encodings_that_are_allowed_are_read},
    {"line ends of any sort are one character", line_ends_of_any_sort_are_one_character},
    {"text of unknown attributes is kept as it stands",
     text_of_unknown_attributes_is_kept_as_it_stands},
    {"keys inside the graph and behind it count", keys_inside_the_graph_and_behind_it_count},
    {"two keys of one name stay two attributes", two_keys_of_one_name_stay_two_attributes},
    {"another program's word under an alias is kept but states no kind",
     another_programs_word_under_an_alias_is_kept_but_states_no_kind},
    {"a fact stated twice keeps the first", a_fact_stated_twice_keeps_the_first},
    {"descriptions become attributes named desc", descriptions_become_attributes_named_desc},
    {"text of foreign elements is not mixed into values",
     text_of_foreign_elements_is_not_mixed_into_values},
    {"texts that yEd draws are labels and kinds", texts_that_yed_draws_are_labels_and_kinds},
    {"stated labels and kinds go before drawn ones", stated_labels_and_kinds_go_before_drawn_ones},
    {"only labels within the data of yEd count", only_labels_within_the_data_of_yed_count},
    {"drawn labels may be long but not without end", drawn_labels_may_be_long_but_not_without_end},
    {"a tag cut short is placed where it begins in an earlier chunk",
     a_tag_cut_short_is_placed_where_it_begins_in_an_earlier_chunk},
    {"a hundred thousand XML attributes are refused at once",
     a_hundred_thousand_xml_attributes_are_refused_at_once},
    {"quotation marks in comments do not hide XML attributes",
     quotation_marks_in_comments_do_not_hide_xml_attributes},
    {"equals signs in text are no XML attributes", equals_signs_in_text_are_no_xml_attributes},
    {"a tag without end is refused", a_tag_without_end_is_refused},
    {"deep nesting is refused", deep_nesting_is_refused},
    {"a value may be long but not without end", a_value_may_be_long_but_not_without_end},
    {"ten thousand attributes are the limit and read at once",
     ten_thousand_attributes_are_the_limit_and_read_at_once},
    {"problems of an earlier file stay as they are", problems_of_an_earlier_file_stay_as_they_are},
    {"a file that is not there says so", a_file_that_is_not_there_says_so},
    {"characters and line ends may fall between two chunks",
     characters_and_line_ends_may_fall_between_two_chunks},
    {"any beginning of a file is refused or read", any_beginning_of_a_file_is_refused_or_read},
    {"any changed byte is refused or read", any_changed_byte_is_refused_or_read},
    CU_TEST_INFO_NULL,
};
