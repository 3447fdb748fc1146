/* Other tools' files: tests/data/foreign holds one a feature, with the model and the warnings
 * expected in NAME.txt; tests/data/foreign/bad one a defect, with the exact problems. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "formats/formats.h"
#include "formats/igraph_read.h"
#include "tests/suites.h"

#define GOOD "tests/data/foreign/"
#define BAD "tests/data/foreign/bad/"

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

static outcome read_bytes(const char *bytes, size_t length, const char *name,
                          pm_read_options options)
{
    outcome got = {0};
    FILE *stream = tmpfile();
    CU_ASSERT_PTR_NOT_NULL_FATAL(stream);
    CU_ASSERT_EQUAL_FATAL(fwrite(bytes, 1, length, stream), length);
    rewind(stream);
    got.status = pm_read_stream(stream, name, &options, &got.reading, &got.err);
    fclose(stream);
    return got;
}

static outcome read_text(const char *text, pm_read_options options)
{
    return read_bytes(text, strlen(text), "memory", options);
}

/* --- the model in words ---------------------------------------------------------------------- */

static void add_attributes(pm_text *text, const pm_map *map, pm_element element, size_t index)
{
    for (size_t i = 0; i < pm_map_attribute_count(map, element); i++) {
        const char *value = pm_map_attribute(map, element, i, index);
        if (value != NULL) {
            pm_text_addf(text, " %s=\"%s\"", pm_map_attribute_name(map, element, i), value);
        }
    }
    pm_text_add(text, "\n");
}

static void add_map(pm_text *text, const pm_map *map)
{
    pm_text_addf(text, "graph \"%s\"", pm_map_graph_id(map));
    add_attributes(text, map, PM_GRAPH, 0);
    for (size_t i = 0; i < pm_map_node_count(map); i++) {
        pm_text_addf(text, "%zu: %s:", pm_map_node_line(map, i), pm_map_node_id(map, i));
        add_attributes(text, map, PM_NODE, i);
    }
    for (size_t i = 0; i < pm_map_edge_count(map); i++) {
        pm_edge edge = *pm_map_edge(map, i);
        pm_text_addf(text, "%zu: %s %s %s%s%s:", edge.line, pm_map_node_id(map, edge.source),
                     edge.directed ? "->" : "--", pm_map_node_id(map, edge.target),
                     edge.id != NULL ? " #" : "", edge.id != NULL ? edge.id : "");
        add_attributes(text, map, PM_EDGE, i);
    }
}

/* Format, maps and problems; a problem as "LINE:COLUMN: message", warnings marked. */
static void add_reading(pm_text *text, const outcome *got)
{
    for (size_t i = 0; i < got->reading.problems.count; i++) {
        const pm_problem *problem = &got->reading.problems.items[i];
        pm_text_addf(text, "%zu:%zu: %s%s\n", problem->line, problem->column,
                     problem->is_error ? "" : "warning: ", problem->message);
    }
    if (got->status == PM_OK) {
        pm_text_addf(text, "%s\n", got->reading.format);
    }
    for (size_t i = 0; i < got->reading.count; i++) {
        add_map(text, got->reading.maps[i]);
    }
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

/* --- every file of a folder ------------------------------------------------------------------ */

static int is_input(const struct dirent *entry)
{
    const char *suffix = strrchr(entry->d_name, '.');
    return suffix != NULL && entry->d_name[0] != '.' && strcmp(suffix, ".txt") != 0;
}

static void expect_as_stated(const char *folder, const char *name, pm_status status)
{
    char path[300];
    pm_text said = {0};
    pm_text expected = {0};
    snprintf(path, sizeof path, "%s%s", folder, name);
    outcome got = read_file(path, (pm_read_options){0});
    add_reading(&said, &got);
    snprintf(path, sizeof path, "%s%.*s.txt", folder, (int)(strrchr(name, '.') - name), name);
    add_file(&expected, path);
    bool as_expected =
        got.status == status && strcmp(pm_text_bytes(&said), pm_text_bytes(&expected)) == 0;
    if (!as_expected) {
        fprintf(stderr, "\n%s%s: status %d\n%s", folder, name, (int)got.status,
                pm_text_bytes(&said));
    }
    CU_ASSERT_TRUE(as_expected);
    CU_ASSERT_EQUAL(got.err.code, status);
    CU_ASSERT_TRUE(status == PM_OK || got.reading.count == 0);
    pm_text_free(&said);
    pm_text_free(&expected);
    pm_reading_free(&got.reading);
}

/* Calls a function with each input of a folder; returns how many there are. */
static size_t each_input(const char *folder, void (*visit)(const char *folder, const char *name))
{
    struct dirent **entries = NULL;
    int count = scandir(folder, &entries, is_input, alphasort);
    for (int i = 0; i < count; i++) {
        visit(folder, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    return count > 0 ? (size_t)count : 0;
}

static void expect_sound(const char *folder, const char *name)
{
    expect_as_stated(folder, name, PM_OK);
}

static void expect_broken(const char *folder, const char *name)
{
    expect_as_stated(folder, name, PM_INVALID);
}

static void each_feature_gives_the_model_stated_beside_it(void)
{
    CU_ASSERT_TRUE(each_input(GOOD, expect_sound) >= 21);
}

static void each_defect_has_its_exact_message(void)
{
    CU_ASSERT_TRUE(each_input(BAD, expect_broken) >= 39);
}

/* --- lenient reading ------------------------------------------------------------------------- */

static void expect_mended(const char *text, const char *expected)
{
    pm_text said = {0};
    outcome got = read_text(text, (pm_read_options){.lenient = true});
    add_reading(&said, &got);
    CU_ASSERT_EQUAL(got.status, PM_OK);
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&said), expected);
    pm_text_free(&said);
    pm_reading_free(&got.reading);
}

static void lenient_reading_says_what_it_did(void)
{
    expect_mended("*Vertices 2\n*Arcs\n1 9\n1 2\n",
                  "3:3: warning: There is no vertex 9: *Vertices says there are 2, counted from 1. "
                  "The line is left out from there on.\nPajek\ngraph \"\"\n0: 1:\n0: 2:\n4: 1 -> "
                  "2:\n");
    expect_mended("dl n=2\ndata:\n0 x\n1 0\n",
                  "3:3: warning: \"x\" in the matrix is no number. It is read as 0.\nUCINET "
                  "DL\ngraph \"\"\n0: 1:\n0: 2:\n4: 2 -> 1: weight=\"1\"\n");
    expect_mended("<gexf><graph><nodes><node id='a'/></nodes><edges><edge source='a' "
                  "target='z'/></edges></graph></gexf>",
                  "1:50: warning: This edge goes to \"z\", and there is no such node. It is "
                  "added.\nGEXF\ngraph \"\"\n1: a:\n1: z:\n1: a -- z:\n");
}

static void groups_become_members_where_asked(void)
{
    outcome got = read_file(GOOD "nested.gexf", (pm_read_options){.groups_as_members = true});
    CU_ASSERT_EQUAL_FATAL(got.status, PM_OK);
    const pm_map *map = got.reading.maps[0];
    CU_ASSERT_EQUAL(pm_map_edge_count(map), 5);
    pm_edge edge = *pm_map_edge(map, 4);
    CU_ASSERT_STRING_EQUAL(pm_map_node_id(map, edge.source), "m4");
    CU_ASSERT_STRING_EQUAL(pm_map_node_id(map, edge.target), "board");
    CU_ASSERT_TRUE(pm_map_edge_is(map, 4, "member"));
    pm_reading_free(&got.reading);
}

/* --- which format it is ---------------------------------------------------------------------- */

static void expect_format(const char *text, const char *name, const char *format)
{
    outcome got = read_bytes(text, strlen(text), name, (pm_read_options){0});
    CU_ASSERT_STRING_EQUAL(got.reading.format, format);
    pm_reading_free(&got.reading);
}

static void contents_tell_the_format_not_the_name(void)
{
    expect_format("\xEF\xBB\xBF\r\n*vertices 1\r\n", "map.graphml", "Pajek");
    expect_format("% drawn by hand\n*NETWORK x\n*Vertices 1\n", "map.gml", "Pajek");
    expect_format("DL\nN = 1 format = fm\ndata:\n0\n", "map.xml", "UCINET DL");
    expect_format("# by hand\ngraph\n[ node [ id 1 ] ]", "map.net", "GML");
    expect_format("Creator \"x\"\ngraph [ ]", "map.dl", "GML");
    expect_format("<?xml version='1.0'?><!-- <graphml> --><g:gexf xmlns:g='x'><g:graph/></g:gexf>",
                  "map.graphml", "GEXF");
    expect_format("anything", "map.##d", "UCINET's own");
    expect_format("<graphml><graph edgedefault='directed'/></graphml>", "map.net", "GraphML");
    expect_format("<graphml><desc>&lt;gexf&gt;</desc></graphml>", "map.gexf", "GraphML");
}

/* --- what must not happen -------------------------------------------------------------------- */

static pm_text bytes_of(const char *folder, const char *name)
{
    char path[300];
    pm_text text = {0};
    snprintf(path, sizeof path, "%s%s", folder, name);
    add_file(&text, path);
    CU_ASSERT_TRUE_FATAL(text.length > 0);
    return text;
}

/* Any verdict will do, but one has to come, and with a message where it is not sound. */
static void expect_verdict(const char *bytes, size_t length, const char *name)
{
    outcome got = read_bytes(bytes, length, name, (pm_read_options){.lenient = length % 2 == 0});
    CU_ASSERT_TRUE(got.status == PM_OK || got.status == PM_INVALID);
    CU_ASSERT_TRUE((got.status == PM_OK) == (got.reading.count > 0));
    CU_ASSERT_TRUE(got.status == PM_OK || got.err.message[0] != '\0');
    pm_reading_free(&got.reading);
}

/* GML starts a process each time: it is spoiled at fewer places. */
static size_t step_for(const char *name)
{
    return strstr(name, ".gml") != NULL ? 13 : 3;
}

static void cut_everywhere(const char *folder, const char *name)
{
    pm_text text = bytes_of(folder, name);
    for (size_t i = 1; i < text.length; i += step_for(name)) {
        expect_verdict(text.bytes, i, name);
    }
    pm_text_free(&text);
}

static void spoil_everywhere(const char *folder, const char *name)
{
    static const char other[] = {'\0', '"', '[', ']', '9', '<', '\n', ' ', '*', '\xFF', '-', ':'};
    pm_text text = bytes_of(folder, name);
    for (size_t i = 0; i < text.length; i += step_for(name)) {
        char kept = text.bytes[i];
        text.bytes[i] = other[(i / step_for(name)) % sizeof other];
        expect_verdict(text.bytes, text.length, name);
        text.bytes[i] = kept;
    }
    pm_text_free(&text);
}

static void files_cut_anywhere_have_a_verdict(void)
{
    each_input(GOOD, cut_everywhere);
}

static void files_spoiled_anywhere_have_a_verdict(void)
{
    each_input(GOOD, spoil_everywhere);
}

/* A line as long as the file must not take the square of its length. */
static void long_lines_are_read_in_good_time(void)
{
    enum { SIZE = 700 };
    pm_text text = {0};
    pm_text_addf(&text, "*Vertices %d\n*Matrix\n", SIZE);
    for (size_t i = 0; i < (size_t)SIZE * SIZE; i++) {
        pm_text_add(&text, i % 1001 == 0 ? " 1" : " 0");
    }
    clock_t before = clock();
    outcome got = read_bytes(text.bytes, text.length, "long", (pm_read_options){0});
    CU_ASSERT_EQUAL(got.status, PM_OK);
    CU_ASSERT_TRUE(clock() - before < 5 * CLOCKS_PER_SEC);
    CU_ASSERT_EQUAL(pm_map_edge_count(got.reading.maps[0]), ((size_t)SIZE * SIZE + 1000) / 1001);
    pm_reading_free(&got.reading);
    pm_text_free(&text);
}

static pm_status count_values(void *data, const pm_igraph_value *value, pm_error *err)
{
    (void)err;
    size_t *count = data;
    *count += value->text != NULL ? 1 : 0;
    return PM_OK;
}

/* The bytes of the worker, spoiled everywhere: never read beyond, never believed blindly. */
static void nonsense_from_the_worker_is_refused(void)
{
    static char gml[] =
        "graph [ directed 1 node [ id 1 label \"a\" ] node [ id 2 ] edge [ source 1 "
        "target 2 weight 2 ] ]";
    pm_text text = {.bytes = gml, .length = sizeof gml - 1, .capacity = sizeof gml};
    pm_text bytes = {0};
    pm_igraph_result result = {0};
    pm_error err = {0};
    size_t values = 0;
    CU_ASSERT_EQUAL_FATAL(pm_igraph_read_gml(&text, &bytes, &result, &err), PM_OK);
    CU_ASSERT_EQUAL(result.nodes, 2);
    CU_ASSERT_EQUAL(result.edges, 1);
    CU_ASSERT_EQUAL(pm_igraph_each_value(&result, count_values, &values, &err), PM_OK);
    CU_ASSERT_EQUAL(values, 4);
    size_t refused = 0;
    for (size_t i = result.attributes; i < bytes.length; i++) {
        char kept = bytes.bytes[i];
        bytes.bytes[i] = '\x7F';
        refused += pm_igraph_each_value(&result, count_values, &values, &err) != PM_OK ? 1 : 0;
        bytes.bytes[i] = kept;
    }
    CU_ASSERT_TRUE(refused > 20);
    bytes.length -= 5;
    CU_ASSERT_EQUAL(pm_igraph_each_value(&result, count_values, &values, &err), PM_INVALID);
    pm_text_free(&bytes);
}

CU_TestInfo pm_tests_foreign[] = {
    {"each feature gives the model stated beside it",
     each_feature_gives_the_model_stated_beside_it},
    {"each defect has its exact message", each_defect_has_its_exact_message},
    {"lenient reading says what it did", lenient_reading_says_what_it_did},
    {"groups become members where asked", groups_become_members_where_asked},
    {"contents tell the format, not the name", contents_tell_the_format_not_the_name},
    {"files cut anywhere have a verdict", files_cut_anywhere_have_a_verdict},
    {"files spoiled anywhere have a verdict", files_spoiled_anywhere_have_a_verdict},
    {"long lines are read in good time", long_lines_are_read_in_good_time},
    {"nonsense from the worker is refused", nonsense_from_the_worker_is_refused},
    CU_TEST_INFO_NULL,
};
