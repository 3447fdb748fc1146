/* The GraphML writer: what is read, written and read again is the same map with the same measures;
 * and what other programs need is there. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "formats/writers.h"
#include "tests/suites.h"
#include "tests/support/maps.h"
#include "tests/support/random_maps.h"
#include "tests/support/same_map.h"

enum { GENERATED = 300 };

/* --- help ------------------------------------------------------------------------------------ */

static pm_text write(const pm_map *map, const pm_measures *measures)
{
    pm_text text = {0};
    pm_error err = {0};
    pm_results results = {.map = map, .measures = measures, .whole = true};
    CU_ASSERT_EQUAL_FATAL(pm_write_graphml(&results, &text, &err), PM_OK);
    return text;
}

/* The map a text holds; fails the test fatally when it is not valid. */
static pm_map *read(const pm_text *text, const char *of)
{
    pm_reading reading = {0};
    pm_error err = {0};
    pm_read_options options = {0};
    FILE *stream = tmpfile();
    CU_ASSERT_PTR_NOT_NULL_FATAL(stream);
    CU_ASSERT_EQUAL_FATAL(fwrite(text->bytes, 1, text->length, stream), text->length);
    rewind(stream);
    pm_status status = pm_read_stream(stream, "written", &options, &reading, &err);
    if (status != PM_OK) {
        fprintf(stderr, "%s: written:%zu:%zu: %s\n", of, err.line, err.column, err.message);
    }
    CU_ASSERT_EQUAL_FATAL(status, PM_OK);
    fclose(stream);
    pm_map *map = pm_reading_take(&reading, 0);
    pm_reading_free(&reading);
    return map;
}

/* Written plain and with measures, a map is read back as it was; measured again, it gives the same
 * numbers; and written again, the same bytes. */
static void go_round(const pm_map *map, const pm_measures *measures, const char *of)
{
    pm_text plain = write(map, NULL);
    pm_map *again = read(&plain, of);
    expect_same_map(map, again, of);
    pm_text full = write(map, measures);
    pm_map *measured = read(&full, of);
    expect_same_map(map, measured, of);
    pm_measures *second = NULL;
    pm_error err = {0};
    CU_ASSERT_EQUAL_FATAL(pm_measure_map(measured, pm_measures_settings(measures), &second, &err),
                          PM_OK);
    expect_same_measures(measures, second, of);
    pm_text repeated = write(measured, second);
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&repeated), pm_text_bytes(&full));
    pm_text_free(&repeated);
    pm_measures_free(second);
    pm_map_free(measured);
    pm_text_free(&full);
    pm_map_free(again);
    pm_text_free(&plain);
}

static void go_round_file(const char *path)
{
    pm_map *map = NULL;
    pm_problems problems = {0};
    pm_error err = {0};
    CU_ASSERT_EQUAL_FATAL(pm_map_read(path, &map, &problems, &err), PM_OK);
    pm_measures *measures = measure(map);
    go_round(map, measures, path);
    pm_measures_free(measures);
    pm_map_free(map);
    pm_problems_free(&problems);
}

static int is_graphml(const struct dirent *entry)
{
    const char *suffix = strrchr(entry->d_name, '.');
    return suffix != NULL && strcmp(suffix, ".graphml") == 0;
}

static void go_round_folder(const char *folder, size_t least)
{
    struct dirent **entries = NULL;
    int count = scandir(folder, &entries, is_graphml, alphasort);
    for (int i = 0; i < count; i++) {
        char path[512];
        snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
        go_round_file(path);
        free(entries[i]);
    }
    free(entries);
    CU_ASSERT_TRUE(count >= (int)least);
}

static bool has(const pm_text *text, const char *part)
{
    return strstr(pm_text_bytes(text), part) != NULL;
}

static size_t count_of(const pm_text *text, const char *part)
{
    size_t count = 0;
    for (const char *at = pm_text_bytes(text); (at = strstr(at, part)) != NULL; at++) {
        count++;
    }
    return count;
}

/* --- there and back -------------------------------------------------------------------------- */

static void every_sample_comes_back_as_it_was(void)
{
    go_round_folder("samples", 5);
}

static void every_good_file_comes_back_as_it_was(void)
{
    go_round_folder("tests/data/good", 40);
}

/* Text that XML, spreadsheets and yEd read in ways of their own. */
static const char *const HOSTILE[] = {
    "a \"quoted\" 'word'",
    "bread & butter < jam > tea",
    "]]> the end of CDATA",
    "\xF0\x9F\x8E\x89 party \xE2\x80\xAEturned\xE2\x80\xAC round",
    "one\r\ntwo\nthree\rfour\tfive",
    "-- a comment --> ",
    "<html><b>bold</b></html>",
    "=1+1",
    "01256",
    "yes",
    "true",
    "12345678901234567890",
    "1e400",
    "NaN",
    "-0",
    "partmap.1",
    "&amp;lt;",
    "0,75",
};

enum { HOSTILE_COUNT = sizeof HOSTILE / sizeof *HOSTILE };

/* The texts among attributes that are no words, under names that are hostile too, and that measures
 * have. */
static void make_hostile(pm_map *map, size_t seed)
{
    static const char *const names[] = {"note",        "a note & more", "density",
                                        "betweenness", "partmap.id",    "d1",
                                        "weight_",     "\"quoted\""};
    enum { NAME_COUNT = sizeof names / sizeof *names };
    pm_error err = {0};
    size_t column = 0;
    for (pm_element e = PM_GRAPH; e < PM_ELEMENT_COUNT; e++) {
        const size_t rows[] = {1, pm_map_node_count(map), pm_map_edge_count(map)};
        for (size_t i = 0; i < rows[e]; i++) {
            size_t turn = seed + i + (size_t)e;
            const char *name = names[turn % NAME_COUNT];
            CU_ASSERT_EQUAL_FATAL(pm_map_add_attribute(map, e, name, &column, &err), PM_OK);
            CU_ASSERT_EQUAL_FATAL(
                pm_map_set(map, e, column, i, HOSTILE[turn % HOSTILE_COUNT], &err), PM_OK);
        }
    }
}

static void generated_maps_come_back_as_they_were(void)
{
    for (uint64_t seed = 0; seed < GENERATED; seed++) {
        random_plan plan;
        char name[32];
        random_plan_make(&plan, seed);
        pm_map *map = random_map(&plan);
        make_hostile(map, (size_t)seed);
        pm_settings settings = random_settings(&plan);
        pm_measures *measures = NULL;
        pm_error err = {0};
        CU_ASSERT_EQUAL_FATAL(pm_measure_map(map, &settings, &measures, &err), PM_OK);
        snprintf(name, sizeof name, "seed %u", (unsigned)seed);
        go_round(map, measures, name);
        pm_measures_free(measures);
        pm_map_free(map);
    }
}

static void hostile_ids_come_back_as_they_were(void)
{
    pm_map *map = NULL;
    pm_error err = {0};
    size_t index = 0;
    CU_ASSERT_EQUAL_FATAL(pm_map_new(&map, &err), PM_OK);
    CU_ASSERT_EQUAL_FATAL(pm_map_set_origin(map, "memory", " g & \"h\" ", &err), PM_OK);
    for (size_t i = 0; i < HOSTILE_COUNT; i++) {
        CU_ASSERT_EQUAL_FATAL(pm_map_add_node(map, HOSTILE[i], 0, &index, &err), PM_OK);
    }
    for (size_t i = 0; i < HOSTILE_COUNT; i++) {
        pm_edge edge = {.source = i, .target = 0, .id = HOSTILE[i], .directed = i % 2 == 0};
        CU_ASSERT_EQUAL_FATAL(pm_map_add_edge(map, &edge, &index, &err), PM_OK);
    }
    pm_measures *measures = measure(map);
    go_round(map, measures, "ids");
    pm_measures_free(measures);
    pm_map_free(map);
}

/* --- what others need ------------------------------------------------------------------------ */

static void values_that_all_are_numbers_are_typed_as_such(void)
{
    static const struct {
        const char *name, *values, *type;
    } cases[] = {
        {"kind", "organisation body", "string"},
        {"budget", "1 2", "double"},
        {"responded", "true 0", "boolean"},
        {"vacant", "yes no", "string"},
        {"seats", "3 0", "long"},
        {"voting", "true false", "boolean"},
        {"flag", "True false", "boolean"},
        {"zeros", "0 1", "long"},
        {"whole", "-7 12", "long"},
        {"broken", "0.5 2", "double"},
        {"phone", "01256 01264", "string"},
        {"long_code", "12345678901234567890 .", "string"},
        {"mixed", "1 true", "string"},
        {"missing", "NaN 1", "string"},
        {"words", "one 2", "string"},
    };
    pm_map *map = map_of("a-b");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        state_nodes(map, cases[i].name, cases[i].values);
    }
    pm_text text = write(map, NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char expected[128];
        snprintf(expected, sizeof expected, "attr.name=\"%s\" attr.type=\"%s\"", cases[i].name,
                 cases[i].type);
        CU_ASSERT_TRUE(has(&text, expected));
    }
    pm_text_free(&text);
    pm_map_free(map);
}

static void edges_that_share_an_id_get_ids_of_their_own(void)
{
    pm_map *map = NULL;
    pm_error err = {0};
    size_t index = 0;
    CU_ASSERT_EQUAL_FATAL(pm_map_new(&map, &err), PM_OK);
    CU_ASSERT_EQUAL_FATAL(pm_map_add_node(map, "a", 0, &index, &err), PM_OK);
    static const char *const ids[] = {"0", "0", "edge1", "0", NULL, "edge1"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        pm_edge edge = {.id = ids[i]};
        CU_ASSERT_EQUAL_FATAL(pm_map_add_edge(map, &edge, &index, &err), PM_OK);
    }
    pm_text text = write(map, NULL);
    CU_ASSERT_EQUAL(count_of(&text, "<edge "), 6);
    CU_ASSERT_EQUAL(count_of(&text, "<edge id=\"0\""), 1);
    CU_ASSERT_EQUAL(count_of(&text, "<edge id=\"edge1\""), 1);
    CU_ASSERT_EQUAL(count_of(&text, "<edge id=\"edge2\" partmap.id=\"0\""), 1);
    CU_ASSERT_EQUAL(count_of(&text, "<edge id=\"edge3\" partmap.id=\"0\""), 1);
    CU_ASSERT_EQUAL(count_of(&text, "<edge id=\"edge4\" partmap.id=\"edge1\""), 1);
    CU_ASSERT_EQUAL(count_of(&text, "<edge source"), 1);
    pm_map *again = read(&text, "shared ids");
    expect_same_map(map, again, "shared ids");
    pm_map_free(again);
    pm_text_free(&text);
    pm_map_free(map);
}

static void each_edge_keeps_its_direction(void)
{
    pm_map *mixed = map_of("a-b a>b");
    pm_text text = write(mixed, NULL);
    CU_ASSERT_TRUE(has(&text, "edgedefault=\"directed\""));
    CU_ASSERT_EQUAL(count_of(&text, "directed=\"FALSE\""), 1);
    CU_ASSERT_EQUAL(count_of(&text, "<y:Arrows source=\"none\" target=\"standard\"/>"), 1);
    CU_ASSERT_EQUAL(count_of(&text, "<y:Arrows source=\"none\" target=\"none\"/>"), 1);
    pm_text_free(&text);
    pm_map_free(mixed);
    pm_map *plain = map_of("a-b");
    text = write(plain, NULL);
    CU_ASSERT_TRUE(has(&text, "edgedefault=\"undirected\""));
    CU_ASSERT_FALSE(has(&text, "directed=\"FALSE\""));
    CU_ASSERT_FALSE(has(&text, "y:Arrows"));
    pm_text_free(&text);
    pm_map_free(plain);
}

static void drawings_show_label_place_and_colour(void)
{
    pm_map *map = map_of("a-b b-c");
    state_nodes(map, "label", "Council Police <html>");
    state_nodes(map, "x", "12.50 . 3");
    state_nodes(map, "y", "-4 7 4");
    state_nodes(map, "color", "#ff8800 red .");
    state_nodes(map, "r", ". . 255");
    state_nodes(map, "g", ". . 10");
    state_nodes(map, "b", ". . 0");
    pm_text text = write(map, NULL);
    CU_ASSERT_TRUE(has(&text, "<y:Geometry height=\"30\" width=\"65\" x=\"-20\" y=\"-19\"/>"));
    CU_ASSERT_TRUE(has(&text, "<y:Fill color=\"#ff8800\" transparent=\"false\"/>"));
    CU_ASSERT_TRUE(has(&text, "<y:Fill color=\"#FF0A00\" transparent=\"false\"/>"));
    CU_ASSERT_TRUE(has(&text, "<y:NodeLabel>Council</y:NodeLabel>"));
    CU_ASSERT_EQUAL(count_of(&text, "<y:NodeLabel>"), 2);
    CU_ASSERT_EQUAL(count_of(&text, "<y:Geometry"), 2);
    CU_ASSERT_EQUAL(count_of(&text, "<y:Fill"), 2);
    pm_map *again = read(&text, "drawings");
    expect_same_map(map, again, "drawings");
    pm_map_free(again);
    pm_text_free(&text);
    pm_map_free(map);
}

/* What is written for yEd, which counts downwards, is turned over; the map's own places are not. */
static void places_keep_which_way_they_count(void)
{
    for (int i = 0; i < 2; i++) {
        pm_map *map = map_of("a-b");
        state_nodes(map, "x", "0 100");
        state_nodes(map, "y", "0 50");
        state_nodes(map, "width", "20 20");
        pm_map_count_upwards(map, i == 1);
        pm_text text = write(map, NULL);
        const char *drawn = i == 1 ? "x=\"90\" y=\"-65\"/>" : "x=\"90\" y=\"35\"/>";
        CU_ASSERT_TRUE(has(&text, drawn));
        CU_ASSERT_EQUAL(has(&text, " partmap.upwards=\"true\""), i == 1);
        pm_map *again = read(&text, "places");
        expect_same_map(map, again, "places");
        CU_ASSERT_EQUAL(pm_map_counts_upwards(again), i == 1);
        pm_map_free(again);
        pm_text_free(&text);
        pm_map_free(map);
    }
    pm_map *unplaced = map_of("a-b");
    pm_map_count_upwards(unplaced, true);
    pm_text text = write(unplaced, NULL);
    CU_ASSERT_FALSE(has(&text, "upwards"));
    pm_text_free(&text);
    pm_map_free(unplaced);
}

/* y:Geometry is the corner of a node, x and y are its centre. */
static void geometry_of_yed_comes_back_as_it_was(void)
{
    static const char geometry[] = "<y:Geometry height=\"40\" width=\"80\" x=\"10\" y=\"-20\"/>";
    pm_text text = {0};
    pm_text_addf(&text,
                 "<graphml xmlns:y=\"http://www.yworks.com/xml/graphml\">"
                 "<key id=\"d0\" for=\"node\" yfiles.type=\"nodegraphics\"/>"
                 "<graph edgedefault=\"undirected\"><node id=\"a\"><data key=\"d0\">"
                 "<y:ShapeNode>%s</y:ShapeNode></data></node></graph></graphml>",
                 geometry);
    pm_map *map = read(&text, "yEd");
    pm_text again = write(map, NULL);
    CU_ASSERT_TRUE(has(&again, geometry));
    pm_text_free(&again);
    pm_text_free(&text);
    pm_map_free(map);
}

static void no_more_attributes_are_written_than_are_read(void)
{
    pm_map *map = map_of("a");
    pm_error err = {0};
    size_t column = 0;
    for (int i = 0; i < 10001; i++) {
        char name[16];
        snprintf(name, sizeof name, "n%d", i);
        CU_ASSERT_EQUAL_FATAL(pm_map_add_attribute(map, PM_NODE, name, &column, &err), PM_OK);
        CU_ASSERT_EQUAL_FATAL(pm_map_set(map, PM_NODE, column, 0, "1", &err), PM_OK);
        if (i == 9999) {
            pm_text text = write(map, NULL);
            pm_map *again = read(&text, "ten thousand attributes");
            expect_same_map(map, again, "ten thousand attributes");
            pm_map_free(again);
            pm_text_free(&text);
        }
    }
    pm_text text = {0};
    pm_results results = {.map = map};
    CU_ASSERT_EQUAL(pm_write_graphml(&results, &text, &err), PM_INVALID);
    CU_ASSERT_PTR_NOT_NULL(strstr(err.message, "The map has 10001 attributes"));
    pm_text_free(&text);
    pm_map_free(map);
}

static void label_and_weight_are_there_under_the_names_others_look_for(void)
{
    pm_map *map = map_of("a-b a-c");
    state_nodes(map, "name", "Council Police Arts");
    state_edge(map, 0, "strength", "2.5");
    state_edge(map, 1, "strength", "0");
    pm_text text = write(map, NULL);
    CU_ASSERT_TRUE(has(&text, "<key id=\"partmap.label\" for=\"node\" attr.name=\"label\""));
    CU_ASSERT_TRUE(has(&text, "<data key=\"partmap.label\">Police</data>"));
    CU_ASSERT_TRUE(has(&text, "<data key=\"partmap.weight\">2.5</data>"));
    CU_ASSERT_EQUAL(count_of(&text, "<data key=\"partmap.weight\">"), 1);
    pm_map *again = read(&text, "echoes");
    expect_same_map(map, again, "echoes");
    pm_map_free(again);
    pm_text_free(&text);
    pm_map_free(map);
}

static void a_measure_whose_name_is_taken_is_named_after_its_level(void)
{
    pm_map *map = map_of("a-b b-c");
    state_nodes(map, "degree", "1 2 3");
    state_nodes(map, "organisation_degree", "4 5 6");
    pm_measures *measures = measure(map);
    pm_text text = write(map, measures);
    CU_ASSERT_EQUAL(count_of(&text, "attr.name=\"degree\""), 1);
    CU_ASSERT_EQUAL(count_of(&text, "attr.name=\"organisation_degree\""), 1);
    CU_ASSERT_EQUAL(count_of(&text, "attr.name=\"organisation_degree_2\""), 1);
    go_round(map, measures, "names");
    pm_text_free(&text);
    pm_measures_free(measures);
    pm_map_free(map);
}

static void an_undefined_measure_has_no_data(void)
{
    pm_map *map = map_of("a-b c");
    pm_measures *measures = measure(map);
    const char *const only[] = {"constraint", "degree", NULL};
    pm_results results = {.map = map, .measures = measures, .only = only};
    pm_text text = {0};
    pm_error err = {0};
    CU_ASSERT_EQUAL_FATAL(pm_write_graphml(&results, &text, &err), PM_OK);
    CU_ASSERT_EQUAL(count_of(&text, "<key id=\"partmap.0\""), 1);
    CU_ASSERT_EQUAL(count_of(&text, "<key id=\"partmap.1\""), 1);
    CU_ASSERT_EQUAL(count_of(&text, "<key id=\"partmap.2\""), 0);
    CU_ASSERT_EQUAL(count_of(&text, "<data key=\"partmap.0\">") +
                        count_of(&text, "<data key=\"partmap.1\">"),
                    5); /* the isolate has a degree and no constraint */
    pm_text_free(&text);
    pm_measures_free(measures);
    pm_map_free(map);
}

static void characters_that_xml_cannot_hold_are_replaced_and_counted(void)
{
    pm_map *map = map_of("a-b");
    state_node(map, "a", "note", "one\x01two\xFFthree\xEF\xBF\xBF");
    size_t mended = 0;
    pm_results results = {.map = map, .mended = &mended};
    pm_text text = {0};
    pm_error err = {0};
    CU_ASSERT_EQUAL_FATAL(pm_write_graphml(&results, &text, &err), PM_OK);
    CU_ASSERT_TRUE(has(&text, ">one\xEF\xBF\xBDtwo\xEF\xBF\xBDthree\xEF\xBF\xBD</data>"));
    CU_ASSERT_TRUE(has(&text, "<!-- Characters that XML cannot hold, replaced: 3 -->"));
    CU_ASSERT_EQUAL(mended, 3);
    pm_text_free(&text);
    pm_map_free(map);
}

static void several_graphs_share_a_file_and_its_keys(void)
{
    pm_map *first = map_of("a-b");
    pm_map *second = map_of("a>c");
    state_node(first, "a", "size", "1");
    state_node(second, "c", "size", "1.5");
    state_node(second, "c", "note", "new");
    pm_results last = {.map = second};
    pm_results results = {.map = first, .next = &last};
    pm_text text = {0};
    pm_error err = {0};
    CU_ASSERT_EQUAL_FATAL(pm_write_graphml(&results, &text, &err), PM_OK);
    CU_ASSERT_EQUAL(count_of(&text, "<graph "), 2);
    CU_ASSERT_EQUAL(count_of(&text, "attr.name=\"size\" attr.type=\"double\""), 1);
    CU_ASSERT_EQUAL(count_of(&text, "attr.name=\"size\""), 1);
    CU_ASSERT_EQUAL(count_of(&text, "attr.name=\"note\""), 1);
    CU_ASSERT_EQUAL(count_of(&text, "</graphml>"), 1);
    pm_text_free(&text);
    pm_map_free(second);
    pm_map_free(first);
}

/* Defaults are told where they fill in nothing that is not known, and every value is written. */
static void defaults_are_written_beside_the_values(void)
{
    pm_map *map = map_of("a-b c");
    pm_error err = {0};
    size_t column = 0;
    static const char *const names[] = {"sector", "area"};
    for (size_t i = 0; i < 2; i++) {
        CU_ASSERT_EQUAL_FATAL(pm_map_add_attribute(map, PM_NODE, names[i], &column, &err), PM_OK);
        CU_ASSERT_EQUAL_FATAL(pm_map_set_default(map, PM_NODE, column, "public", &err), PM_OK);
    }
    state_node(map, "b", "area", "");
    pm_text text = write(map, NULL);
    CU_ASSERT_EQUAL(count_of(&text, "<default>public</default>"), 1);
    CU_ASSERT_EQUAL(count_of(&text, ">public</data>"), 5);
    pm_map *again = read(&text, "defaults");
    expect_same_map(map, again, "defaults");
    size_t sector = pm_map_find_attribute(again, PM_NODE, "sector");
    CU_ASSERT_STRING_EQUAL(pm_map_default(again, PM_NODE, sector), "public");
    pm_map_free(again);
    pm_text_free(&text);
    pm_map_free(map);
}

CU_TestInfo pm_tests_graphml_write[] = {
    {"every sample comes back as it was", every_sample_comes_back_as_it_was},
    {"every good file comes back as it was", every_good_file_comes_back_as_it_was},
    {"generated maps come back as they were", generated_maps_come_back_as_they_were},
    {"hostile ids come back as they were", hostile_ids_come_back_as_they_were},
    {"values that all are numbers are typed as such",
     values_that_all_are_numbers_are_typed_as_such},
    {"edges that share an id get ids of their own", edges_that_share_an_id_get_ids_of_their_own},
    {"each edge keeps its direction", each_edge_keeps_its_direction},
    {"drawings show label, place and colour", drawings_show_label_place_and_colour},
    {"places keep which way they count", places_keep_which_way_they_count},
    {"geometry of yEd comes back as it was", geometry_of_yed_comes_back_as_it_was},
    {"no more attributes are written than are read", no_more_attributes_are_written_than_are_read},
    {"label and weight are there under the names others look for",
     label_and_weight_are_there_under_the_names_others_look_for},
    {"a measure whose name is taken is named after its level",
     a_measure_whose_name_is_taken_is_named_after_its_level},
    {"an undefined measure has no data", an_undefined_measure_has_no_data},
    {"characters that XML cannot hold are replaced and counted",
     characters_that_xml_cannot_hold_are_replaced_and_counted},
    {"several graphs share a file and its keys", several_graphs_share_a_file_and_its_keys},
    {"defaults are written beside the values", defaults_are_written_beside_the_values},
    CU_TEST_INFO_NULL,
};
