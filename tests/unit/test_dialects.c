/* GraphML as other programs write it: tests/data/dialects holds one small file a feature, named
 * after its program. Each is read into the model expected, and its program is known. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/model/position.h"
#include "formats/formats.h"
#include "tests/suites.h"

#define FOLDER "tests/data/dialects/"

/* Fails the test fatally when the file is not read. Free with pm_reading_free. */
static pm_reading read_dialect(const char *name)
{
    char path[300];
    pm_error err = {0};
    pm_read_options options = {0};
    pm_reading reading = {0};
    snprintf(path, sizeof path, FOLDER "%s.graphml", name);
    pm_status status = pm_read_path(path, &options, &reading, &err);
    if (status != PM_OK) {
        fprintf(stderr, "\n%s: %s\n", path, err.message);
    }
    CU_ASSERT_EQUAL_FATAL(status, PM_OK);
    CU_ASSERT_EQUAL_FATAL(reading.count, 1);
    return reading;
}

/* --- which program --------------------------------------------------------------------------- */

/* One row a beginning of a file's name. */
static const struct {
    const char *start, *program;
    bool upwards;
} PROGRAMS[] = {
    {"yed_prefix_undeclared", "yFiles", false},
    {"yed_", "yEd", false},
    {"yfiles_", "yFiles", false},
    {"visone_", "visone", false},
    {"gephi_", "Gephi", true},
    {"cytoscape_", "Cytoscape", false},
    {"networkx_", "NetworkX", true},
    {"igraph_", "igraph", true},
    {"neo4j_", "Neo4j", true},
    {"tinkerpop_", "TinkerPop", true},
    {"jgrapht_", "JGraphT", true},
    {"jung_", "JUNG", true},
    {"boost_", "Boost", true},
    {"graphstream_", "GraphStream", true},
    {"prefuse_", "prefuse", false},
    {"mathematica_", "Mathematica", true},
    {"pygraphml_", "pygraphml", true},
    {"socnetv_", "SocNetV", false},
    {"nodexl_", "NodeXL", false},
    {"partmap_", "partmap", false},
    {"plain_", NULL, false},
};

static void expect_program(const char *name, const pm_reading *reading)
{
    const char *expected = "a row of the table";
    bool upwards = false;
    for (size_t i = sizeof PROGRAMS / sizeof *PROGRAMS; i-- > 0;) {
        if (strncmp(PROGRAMS[i].start, name, strlen(PROGRAMS[i].start)) == 0) {
            expected = PROGRAMS[i].program;
            upwards = PROGRAMS[i].upwards;
        }
    }
    const char *got = reading->dialect;
    bool same = got == NULL || expected == NULL ? got == expected : strcmp(got, expected) == 0;
    if (!same) {
        fprintf(stderr, "\n%s: taken for %s\n", name, got != NULL ? got : "nobody's");
    }
    CU_ASSERT_TRUE(same);
    CU_ASSERT_EQUAL(pm_map_counts_upwards(reading->maps[0]), upwards);
}

static int is_graphml(const struct dirent *entry)
{
    const char *suffix = strrchr(entry->d_name, '.');
    return suffix != NULL && strcmp(suffix, ".graphml") == 0;
}

static void every_file_is_known_for_its_programs(void)
{
    struct dirent **entries = NULL;
    int count = scandir(FOLDER, &entries, is_graphml, alphasort);
    CU_ASSERT_TRUE(count >= 25);
    for (int i = 0; i < count; i++) {
        char name[300];
        snprintf(name, sizeof name, "%.*s", (int)(strlen(entries[i]->d_name) - strlen(".graphml")),
                 entries[i]->d_name);
        pm_reading reading = read_dialect(name);
        expect_program(name, &reading);
        CU_ASSERT_STRING_EQUAL(reading.format, "GraphML");
        pm_reading_free(&reading);
        free(entries[i]);
    }
    free(entries);
}

/* --- what it says ---------------------------------------------------------------------------- */

/* One fact of a file: an attribute by its name there, or a word by the vocabulary's. */
typedef struct fact {
    const char *file;
    pm_element element;
    size_t index;
    const char *name;
    const char *value; /* NULL: unknown */
} fact;

static const char *attribute(const pm_map *map, const fact *of)
{
    size_t column = pm_map_find_attribute(map, of->element, of->name);
    return column != SIZE_MAX ? pm_map_attribute(map, of->element, column, of->index) : NULL;
}

static const char *word(const pm_map *map, const fact *of)
{
    bool alias = false;
    return pm_map_text(map, pm_vocabulary_find(of->element, of->name, &alias), of->index);
}

static void expect_facts(const fact *facts, size_t count,
                         const char *(*find)(const pm_map *map, const fact *of))
{
    for (size_t i = 0; i < count; i++) {
        pm_reading reading = read_dialect(facts[i].file);
        const char *value = find(reading.maps[0], &facts[i]);
        const char *got = value != NULL ? value : "(unknown)";
        const char *expected = facts[i].value != NULL ? facts[i].value : "(unknown)";
        if (strcmp(got, expected) != 0) {
            fprintf(stderr, "\n%s: %s %zu: %s\n", facts[i].file, facts[i].name, facts[i].index,
                    got);
        }
        CU_ASSERT_STRING_EQUAL(got, expected);
        pm_reading_free(&reading);
    }
}

static void words_are_read_under_the_names_each_program_has_for_them(void)
{
    static const fact facts[] = {
        {"yed_labels", PM_NODE, 0, "label", "Borough Council"},
        {"yed_labels", PM_NODE, 1, "label", "Caf\xC3\xA9 & Caf&eacute; \xE2\x80\x94 both"},
        {"yed_labels", PM_NODE, 2, "label", "Police"},
        {"yed_labels", PM_NODE, 3, "label", "Housing"},
        {"yed_labels", PM_NODE, 4, "label", "Pool"},
        {"yed_labels", PM_NODE, 5, "label", "drawn in May"},
        {"yed_labels", PM_NODE, 6, "label", NULL},
        {"yed_labels", PM_EDGE, 0, "kind", "funds"},
        {"yed_realizers", PM_NODE, 0, "label", "Health group"},
        {"yed_realizers", PM_NODE, 1, "label", "Housing group"},
        {"yed_realizers", PM_NODE, 2, "label", "Folder 3"},
        {"yed_groups", PM_NODE, 0, "label", "Health group"},
        {"yed_groups", PM_NODE, 0, "kind", "body"},
        {"yed_groups", PM_NODE, 0, "sector", "health"},
        {"yed_groups", PM_NODE, 0, "parent", NULL},
        {"yed_groups", PM_NODE, 1, "label", "Council"},
        {"yed_groups", PM_NODE, 1, "kind", NULL},
        {"yed_groups", PM_NODE, 1, "parent", "n0"},
        {"yed_groups", PM_NODE, 2, "label", "Mental health"},
        {"yed_groups", PM_NODE, 2, "parent", "n0"},
        {"yed_groups", PM_NODE, 3, "label", "Clinic"},
        {"yed_groups", PM_NODE, 3, "parent", "n0::n1"},
        {"yed_groups", PM_NODE, 4, "label", "Police"},
        {"yed_groups", PM_NODE, 4, "parent", NULL},
        {"yed_groups", PM_EDGE, 0, "kind", NULL},
        {"yed_groups", PM_EDGE, 1, "kind", "refers"},
        {"yed_prefix_undeclared", PM_NODE, 0, "label", "Council"},
        {"yfiles_web", PM_NODE, 0, "label", "Council"},
        {"yfiles_web", PM_NODE, 1, "label", "Police"},
        {"yfiles_web", PM_EDGE, 0, "kind", "informs"},
        {"visone_shapes", PM_NODE, 0, "label", "Ministry"},
        {"visone_shapes", PM_NODE, 1, "label", "Union"},
        {"gephi_layout", PM_NODE, 0, "label", "Council"},
        {"gephi_layout", PM_EDGE, 0, "kind", "refers"},
        {"gephi_layout", PM_EDGE, 0, "strength", "2.5"},
        {"cytoscape_table", PM_NODE, 0, "label", "Council"},
        {"cytoscape_table", PM_NODE, 1, "label", "Police"},
        {"cytoscape_table", PM_EDGE, 0, "kind", "supports"},
        {"networkx_booleans", PM_NODE, 0, "label", "Council"},
        {"networkx_booleans", PM_NODE, 0, "sector", "public"},
        {"networkx_booleans", PM_EDGE, 0, "strength", "3"},
        {"networkx_multigraph", PM_EDGE, 0, "strength", "1.5"},
        {"networkx_multigraph", PM_EDGE, 1, "strength", "2.5"},
        {"igraph_prefixes", PM_GRAPH, 0, "name", "Town"},
        {"igraph_prefixes", PM_NODE, 1, "label", "Police"},
        {"igraph_prefixes", PM_EDGE, 0, "strength", "2"},
        {"neo4j_labels", PM_NODE, 0, "label", "Council"},
        {"neo4j_labels", PM_NODE, 0, "kind", NULL},
        {"neo4j_labels", PM_NODE, 1, "kind", "Person"},
        {"neo4j_labels", PM_EDGE, 0, "kind", "FUNDS"},
        {"tinkerpop_labels", PM_NODE, 0, "kind", "person"},
        {"tinkerpop_labels", PM_NODE, 1, "kind", NULL},
        {"tinkerpop_labels", PM_EDGE, 0, "kind", "member"},
        {"jgrapht_labels", PM_NODE, 1, "label", "Police"},
        {"jgrapht_labels", PM_EDGE, 0, "kind", "works_with"},
        {"jung_untyped", PM_NODE, 0, "label", "Council"},
        {"boost_keys", PM_NODE, 1, "label", "Police"},
        {"boost_keys", PM_EDGE, 0, "strength", "7"},
        {"prefuse_keys_in_graph", PM_NODE, 0, "label", "Council"},
        {"mathematica_types", PM_NODE, 1, "label", "Police"},
        {"pygraphml_without_for", PM_NODE, 0, "label", "Council"},
        {"pygraphml_without_for", PM_EDGE, 0, "kind", "informs"},
        {"socnetv_coordinates", PM_NODE, 0, "label", "Council"},
        {"nodexl_prefixes", PM_NODE, 0, "label", "Council"},
        {"nodexl_prefixes", PM_EDGE, 0, "strength", NULL},
        {"plain_by_hand", PM_NODE, 0, "sector", "public"},
    };
    expect_facts(facts, sizeof facts / sizeof *facts, word);
}

static void what_is_no_word_is_kept_under_its_name(void)
{
    static const fact facts[] = {
        {"yed_labels", PM_NODE, 0, "description", "lead partner"},
        {"yed_labels", PM_NODE, 0, "y:MoreLabels", "north; a note"},
        {"yed_labels", PM_NODE, 3, "y:MoreLabels", "rents; repairs"},
        {"yed_labels", PM_NODE, 4, "y:MoreLabels", "Row 1"},
        {"yed_labels", PM_EDGE, 0, "y:MoreLabels", "since May"},
        {"yed_realizers", PM_NODE, 0, "y:MoreLabels", "Folder 1"},
        {"yed_realizers", PM_NODE, 1, "y:MoreLabels", "Group 2"},
        {"yed_realizers", PM_NODE, 2, "y:MoreLabels", NULL},
        {"yed_looks", PM_NODE, 0, "width", "90.0"},
        {"yed_looks", PM_NODE, 0, "height", "30.0"},
        {"yed_looks", PM_NODE, 0, "color", "#FFCC00"},
        {"yed_looks", PM_NODE, 0, "shape", "ellipse"},
        {"yed_looks", PM_EDGE, 0, "color", "#000000"},
        {"yed_looks", PM_EDGE, 0, "line", "dashed"},
        {"yed_looks", PM_EDGE, 0, "arrow_target", "standard"},
        {"yed_looks", PM_EDGE, 1, "arrow_target", NULL},
        {"visone_shapes", PM_NODE, 0, "frequency", "12"},
        {"gephi_layout", PM_NODE, 0, "r", "255"},
        {"gephi_layout", PM_NODE, 1, "size", "4.0"},
        {"cytoscape_table", PM_NODE, 1, "SUID", "63"},
        {"cytoscape_table", PM_NODE, 1, "selected", "True"},
        {"cytoscape_table", PM_EDGE, 0, "interaction", "pp"},
        {"neo4j_labels", PM_NODE, 0, "labels", ":Org:Public"},
        {"prefuse_keys_in_graph", PM_NODE, 0, "members", "40"},
        {"mathematica_types", PM_EDGE, 0, "EdgeWeight", "1.23"},
        {"nodexl_prefixes", PM_EDGE, 0, "Weight", "heavy"},
    };
    expect_facts(facts, sizeof facts / sizeof *facts, attribute);
}

static void data_go_before_what_is_only_drawn_whichever_comes_first(void)
{
    static const fact facts[] = {
        {"yed_looks", PM_NODE, 1, "color", "blue"},
        {"yed_looks", PM_NODE, 2, "color", "red"},
        {"yed_looks", PM_EDGE, 0, "width", "4"},
        {"yed_looks", PM_EDGE, 1, "width", "1.0"},
    };
    expect_facts(facts, sizeof facts / sizeof *facts, attribute);
    pm_reading reading = read_dialect("yed_looks");
    CU_ASSERT_EQUAL(reading.problems.count, 0);
    pm_reading_free(&reading);
}

static void booleans_of_python_are_booleans(void)
{
    pm_reading reading = read_dialect("networkx_booleans");
    CU_ASSERT_EQUAL(pm_map_boolean(reading.maps[0], PM_NODE_RESPONDED, 0), PM_YES);
    CU_ASSERT_EQUAL(pm_map_boolean(reading.maps[0], PM_NODE_RESPONDED, 1), PM_NO);
    CU_ASSERT_EQUAL(reading.problems.count, 0);
    pm_reading_free(&reading);
}

/* --- direction ------------------------------------------------------------------------------- */

/* "early b>a plain a>b ...": id, ends and direction of every edge. */
static void add_edges(pm_text *out, const pm_map *map)
{
    for (size_t i = 0; i < pm_map_edge_count(map); i++) {
        const pm_edge *edge = pm_map_edge(map, i);
        pm_text_addf(out, "%s%s %s%s%s", i > 0 ? ", " : "", edge->id,
                     pm_map_node_id(map, edge->source), edge->directed ? ">" : "-",
                     pm_map_node_id(map, edge->target));
    }
}

static void ties_have_the_direction_they_are_drawn_with(void)
{
    pm_reading reading = read_dialect("yed_arrows");
    pm_text edges = {0};
    add_edges(&edges, reading.maps[0]);
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&edges), "early b>a, plain a>b, forth a>b, none b-c, "
                                                  "both c-a, back a>c, own b>a");
    CU_ASSERT_EQUAL_FATAL(reading.problems.count, 2);
    CU_ASSERT_PTR_NOT_NULL(strstr(reading.problems.items[0].message, "2 of the ties"));
    CU_ASSERT_EQUAL(reading.problems.items[0].line, 9);
    CU_ASSERT_PTR_NOT_NULL(strstr(reading.problems.items[1].message, "2 of the ties"));
    CU_ASSERT_EQUAL(reading.problems.items[1].line, 13);
    pm_text_free(&edges);
    pm_reading_free(&reading);
}

static void ties_within_groups_have_theirs_too(void)
{
    pm_reading reading = read_dialect("yed_groups");
    pm_text edges = {0};
    add_edges(&edges, reading.maps[0]);
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&edges), "n0::e0 n0::n0-n0::n1::n0, e0 n1>n0::n0");
    pm_text_free(&edges);
    pm_reading_free(&reading);
}

static void what_is_said_of_the_ends_of_a_tie_turns_round_with_it(void)
{
    static const fact facts[] = {
        {"yed_arrows", PM_EDGE, 5, "trust_source", "4"},
        {"yed_arrows", PM_EDGE, 5, "trust_target", "1"},
        {"yed_arrows", PM_EDGE, 5, "arrow_target", "white_delta"},
        {"yed_arrows", PM_EDGE, 0, "arrow_source", "none"},
    };
    expect_facts(facts, sizeof facts / sizeof *facts, attribute);
}

static void where_no_arrowheads_are_told_the_declared_direction_stays(void)
{
    pm_reading reading = read_dialect("yed_labels");
    CU_ASSERT_TRUE(pm_map_edge(reading.maps[0], 0)->directed);
    CU_ASSERT_EQUAL(reading.problems.count, 0);
    pm_reading_free(&reading);
}

/* --- positions ------------------------------------------------------------------------------- */

static void expect_position(const char *file, size_t node, double x, double y)
{
    pm_reading reading = read_dialect(file);
    double got_x = 0;
    double got_y = 0;
    CU_ASSERT_TRUE(pm_map_position(reading.maps[0], node, &got_x, &got_y));
    CU_ASSERT_EQUAL(got_x, x);
    CU_ASSERT_EQUAL(got_y, y);
    pm_reading_free(&reading);
}

static void a_position_is_the_centre_of_what_is_drawn(void)
{
    expect_position("yed_looks", 0, 10 + 90.0 / 2, 20 + 30.0 / 2);
    expect_position("yed_looks", 1, -100.25 + 50.5 / 2, 20 + 31.0 / 2);
    expect_position("yed_looks", 2, 7, 8);
    expect_position("yed_realizers", 0, 10, 20);
    expect_position("yed_realizers", 1, 91, 92);
    expect_position("yfiles_web", 0, 25, 40);
    expect_position("visone_shapes", 0, 10, 110);
    expect_position("gephi_layout", 0, -120.5, 300);
    expect_position("socnetv_coordinates", 0, 0.25, 0.75);
}

static void a_node_that_is_not_placed_has_no_position(void)
{
    pm_reading reading = read_dialect("visone_shapes");
    double x = 1;
    double y = 2;
    CU_ASSERT_FALSE(pm_map_position(reading.maps[0], 1, &x, &y));
    CU_ASSERT_TRUE(x == 1 && y == 2);
    pm_reading_free(&reading);
}

/* --- doubts of names ------------------------------------------------------------------------- */

static void names_that_words_are_mapped_to_are_not_doubted(void)
{
    static const char *const mapped[] = {"sektor", "carriedby", "budgte", "levl", NULL};
    pm_read_options options = {.mapped = mapped};
    pm_reading reading = {0};
    pm_error err = {0};
    CU_ASSERT_EQUAL_FATAL(
        pm_read_path("tests/data/good/names_nearly_words.graphml", &options, &reading, &err),
        PM_OK);
    for (size_t i = 0; i < reading.problems.count; i++) {
        CU_ASSERT_PTR_NULL(strstr(reading.problems.items[i].message, "is not read as"));
    }
    pm_reading_free(&reading);
}

CU_TestInfo pm_tests_dialects[] = {
    {"every file is known for its program's", every_file_is_known_for_its_programs},
    {"words are read under the names each program has for them",
     words_are_read_under_the_names_each_program_has_for_them},
    {"what is no word is kept under its name", what_is_no_word_is_kept_under_its_name},
    {"data go before what is only drawn, whichever comes first",
     data_go_before_what_is_only_drawn_whichever_comes_first},
    {"booleans of Python are booleans", booleans_of_python_are_booleans},
    {"ties have the direction they are drawn with", ties_have_the_direction_they_are_drawn_with},
    {"ties within groups have theirs, too", ties_within_groups_have_theirs_too},
    {"what is said of the ends of a tie turns round with it",
     what_is_said_of_the_ends_of_a_tie_turns_round_with_it},
    {"where no arrowheads are told the declared direction stays",
     where_no_arrowheads_are_told_the_declared_direction_stays},
    {"a position is the centre of what is drawn", a_position_is_the_centre_of_what_is_drawn},
    {"a node that is not placed has no position", a_node_that_is_not_placed_has_no_position},
    {"names that words are mapped to are not doubted",
     names_that_words_are_mapped_to_are_not_doubted},
    CU_TEST_INFO_NULL,
};
