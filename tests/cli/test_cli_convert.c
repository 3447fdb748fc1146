/* partmap convert, and the formats of measure that are files for other programs. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "tests/cli/cli_runner.h"
#include "tests/suites.h"

#define DATA "tests/data/cli/"
#define TOWN DATA "town.graphml"

/* A folder of this run's own, for files written. */
static char folder[64];

static void enter_folder(void)
{
    snprintf(folder, sizeof folder, "/tmp/partmap-test-XXXXXX");
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder));
}

static const char *in_folder(const char *name)
{
    static char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

/* Removes the files named; fails when anything else was left behind. */
static void leave_folder(const char *const *names)
{
    for (size_t i = 0; names[i] != NULL; i++) {
        CU_ASSERT_EQUAL(unlink(in_folder(names[i])), 0);
    }
    CU_ASSERT_EQUAL(rmdir(folder), 0);
}

/* Converts a map to a file in the folder; both streams have to stay empty. */
static void convert(const char *from, const char *to, const char *options)
{
    char line[512];
    snprintf(line, sizeof line, "convert %s %s%s", from, in_folder(to), options);
    cli_expect(line, PM_EXIT_DONE, "", "");
}

static void expect_begin(const char *name, const char *beginning)
{
    char *text = cli_read_file(in_folder(name));
    CU_ASSERT_PTR_NOT_NULL_FATAL(text);
    CU_ASSERT_EQUAL(strncmp(text, beginning, strlen(beginning)), 0);
    free(text);
}

static void the_suffix_decides_the_format(void)
{
    enter_folder();
    convert(TOWN, "a.graphml", "");
    convert(TOWN, "b.XML", "");
    convert(TOWN, "c.dot", "");
    convert(TOWN, "d.gv", "");
    convert(TOWN, "e.json", "");
    convert(TOWN, "f.xlsx", "");
    convert(TOWN, "g.txt", " --format=dot");
    expect_begin("a.graphml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    expect_begin("b.XML", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    expect_begin("c.dot", "// Written by partmap");
    expect_begin("d.gv", "// Written by partmap");
    expect_begin("e.json", "{\"schema\":\"partmap/measures/1\"");
    expect_begin("f.xlsx", "PK");
    expect_begin("g.txt", "// Written by partmap");
    leave_folder((const char *const[]){"a.graphml", "b.XML", "c.dot", "d.gv", "e.json", "f.xlsx",
                                       "g.txt", NULL});
}

static void a_map_in_csv_is_a_table_of_nodes_one_of_edges_and_one_of_facts(void)
{
    enter_folder();
    convert(TOWN, "town.csv", "");
    expect_begin("town.nodes.csv", "Id,Label,");
    expect_begin("town.edges.csv", "Source,Target,Type,Id,");
    expect_begin("town.map.csv", "word,value\r\nname,Town partnership\r\n");
    leave_folder((const char *const[]){"town.nodes.csv", "town.edges.csv", "town.map.csv", NULL});
    enter_folder();
    convert("samples/minimal.graphml", "town", " --format=csv --bom");
    expect_begin("town.nodes.csv", "\xEF\xBB\xBF"
                                   "Id\r\n");
    leave_folder((const char *const[]){"town.nodes.csv", "town.edges.csv", NULL});
}

/* What is written for others comes back as the same map: the measures are the same. */
static void a_converted_map_has_the_measures_of_the_first(void)
{
    char line[256];
    enter_folder();
    convert(TOWN, "again.graphml", " --measures");
    snprintf(line, sizeof line, "measure %s --format=csv --level=organisation",
             in_folder("again.graphml"));
    cli_result again = cli_run(line, NULL);
    cli_result first = cli_run("measure " TOWN " --format=csv --level=organisation", NULL);
    CU_ASSERT_STRING_EQUAL(again.out, first.out);
    CU_ASSERT_STRING_EQUAL(again.err, "");
    cli_result_free(&first);
    cli_result_free(&again);
    leave_folder((const char *const[]){"again.graphml", NULL});
}

/* The same by way of tables. */
static void a_map_in_tables_has_the_measures_of_the_first(void)
{
    static const char *const samples[] = {"basingstoke", "fragile", "knoke", "minimal", "wib"};
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        char line[256];
        enter_folder();
        snprintf(line, sizeof line, "samples/%s.graphml", samples[i]);
        convert(line, "town.csv", "");
        snprintf(line, sizeof line, "measure -q %s --format=csv --level=relationship",
                 in_folder("town.nodes.csv"));
        cli_result again = cli_run(line, NULL);
        snprintf(line, sizeof line, "measure samples/%s.graphml --format=csv --level=relationship",
                 samples[i]);
        cli_result first = cli_run(line, NULL);
        CU_ASSERT_STRING_EQUAL(again.out, first.out);
        CU_ASSERT_STRING_EQUAL(again.err, "");
        cli_result_free(&first);
        cli_result_free(&again);
        unlink(in_folder("town.map.csv")); /* one of them says nothing of itself */
        leave_folder((const char *const[]){"town.nodes.csv", "town.edges.csv", NULL});
    }
}

static void what_tables_defuse_comes_back_as_it_was(void)
{
    static const char map[] =
        "<graphml><key id=\"n\" attr.name=\"note\" attr.type=\"string\"/><graph "
        "edgedefault=\"undirected\"><node id=\"a\"><data key=\"n\">=1+1</data></node>"
        "<node id=\"b\"><data key=\"n\">'=1+1</data></node>"
        "<node id=\"c\"><data key=\"n\">''@x</data></node>"
        "<node id=\"d\"><data key=\"n\">'plain</data></node></graph></graphml>";
    char line[256];
    enter_folder();
    snprintf(line, sizeof line, "convert - %s", in_folder("town.csv"));
    cli_result written = cli_run(line, map);
    CU_ASSERT_EQUAL(written.code, PM_EXIT_DONE);
    snprintf(line, sizeof line, "convert -q %s - --format=graphml", in_folder("town.nodes.csv"));
    cli_result again = cli_run(line, NULL);
    cli_result first = cli_run("convert - - --format=graphml", map);
    CU_ASSERT_STRING_EQUAL(again.out, first.out);
    cli_result_free(&first);
    cli_result_free(&again);
    cli_result_free(&written);
    leave_folder((const char *const[]){"town.nodes.csv", "town.edges.csv", NULL});
}

static void convert_reads_and_writes_streams(void)
{
    char *map = cli_read_file(TOWN);
    CU_ASSERT_PTR_NOT_NULL_FATAL(map);
    cli_result piped = cli_run("convert - - --format=graphml", map);
    cli_result plain = cli_run("convert " TOWN " - --format=graphml", NULL);
    CU_ASSERT_EQUAL(piped.code, PM_EXIT_DONE);
    CU_ASSERT_STRING_EQUAL(piped.out, plain.out);
    cli_result_free(&plain);
    cli_result_free(&piped);
    free(map);
}

static void measures_go_along_only_when_asked_for(void)
{
    cli_result plain = cli_run("convert " TOWN " - --format=graphml", NULL);
    CU_ASSERT_PTR_NULL(strstr(plain.out, "attr.name=\"betweenness\""));
    cli_result_free(&plain);
    cli_expect_parts("convert " TOWN " - --format=graphml --measures", PM_EXIT_DONE,
                     "attr.name=\"betweenness\" attr.type=\"double\"", NULL);
    cli_expect_parts("measure " TOWN " --format=graphml", PM_EXIT_DONE,
                     "attr.name=\"betweenness\" attr.type=\"double\"", NULL);
    cli_result chosen = cli_run("measure " TOWN " --format=graphml --only=degree", NULL);
    CU_ASSERT_PTR_NOT_NULL(strstr(chosen.out, "attr.name=\"degree\" attr.type=\"long\""));
    CU_ASSERT_PTR_NULL(strstr(chosen.out, "attr.name=\"betweenness\""));
    cli_result_free(&chosen);
}

static void several_graphs_stay_in_one_file(void)
{
    static const char two[] =
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">"
        "<graph id=\"old\" edgedefault=\"undirected\"><node id=\"a\"/><node id=\"b\"/>"
        "<edge source=\"a\" target=\"b\"/></graph>"
        "<graph id=\"new\" edgedefault=\"directed\"><node id=\"a\"/></graph></graphml>";
    cli_result both = cli_run("convert - - --format=graphml --measures", two);
    CU_ASSERT_EQUAL(both.code, PM_EXIT_DONE);
    CU_ASSERT_PTR_NOT_NULL(strstr(both.out, "<graph id=\"old\" edgedefault=\"undirected\">"));
    CU_ASSERT_PTR_NOT_NULL(strstr(both.out, "<graph id=\"new\" edgedefault=\"undirected\">"));
    cli_result again = cli_run("convert - - --format=graphml --measures", both.out);
    CU_ASSERT_STRING_EQUAL(again.out, both.out);
    cli_result_free(&again);
    cli_result_free(&both);
    cli_result measured = cli_run("measure - --format=graphml", two);
    CU_ASSERT_EQUAL(measured.code, PM_EXIT_DONE);
    CU_ASSERT_PTR_NOT_NULL(strstr(measured.out, "<graph id=\"new\""));
    cli_result_free(&measured);
    cli_result tables = cli_run("convert - tests/nowhere/town.csv", two);
    CU_ASSERT_EQUAL(tables.code, PM_EXIT_USAGE);
    CU_ASSERT_PTR_NOT_NULL(strstr(tables.err, "--graph"));
    cli_result_free(&tables);
}

static void convert_says_what_it_cannot_do(void)
{
    cli_expect("convert " TOWN " town.bmp", PM_EXIT_USAGE, "",
               "partmap: The suffix of \"town.bmp\" does not say which format it is to have: use "
               "one of .json, .csv, .graphml, .xml, .xlsx, .dot, .gv, or say it with --format.\n"
               "Try \"partmap convert --help\".\n");
    cli_expect("convert " TOWN " -", PM_EXIT_USAGE, "",
               "partmap: Standard output has no suffix to tell its format by: say it with "
               "--format.\nTry \"partmap convert --help\".\n");
    cli_expect("convert " TOWN " - --format=csv", PM_EXIT_USAGE, "",
               "partmap: A map in csv is several files: name one, such as town.csv, and the others "
               "are named after it.\nTry \"partmap convert --help\".\n");
    cli_expect("convert " TOWN, PM_EXIT_USAGE, "",
               "partmap: Name a map to read and a file to write.\nTry \"partmap convert "
               "--help\".\n");
    cli_expect_parts("measure " TOWN " --format=xlsx --level=person", PM_EXIT_USAGE, "",
                     "xlsx always holds every level");
    cli_expect_parts("measure " TOWN " --format=graphml --jackknife", PM_EXIT_USAGE, "",
                     "graphml holds measures only");
}

static void convert_never_writes_over_its_input(void)
{
    char line[512];
    char map[128];
    enter_folder();
    convert(TOWN, "town.graphml", "");
    snprintf(map, sizeof map, "%s", in_folder("town.graphml"));
    snprintf(line, sizeof line, "convert %s %s --measures", map, map);
    cli_expect_parts(line, PM_EXIT_USAGE, "", "is the map itself: give the result another name.");
    CU_ASSERT_EQUAL(rename(map, in_folder("town.edges.csv")), 0);
    snprintf(line, sizeof line, "convert %s/town.edges.csv %s/town.csv", folder, folder);
    cli_expect_parts(line, PM_EXIT_USAGE, "", "is the map itself: give the result another name.");
    leave_folder((const char *const[]){"town.edges.csv", NULL});
}

static void a_workbook_is_the_same_bytes_each_time(void)
{
    cli_result first = cli_run("measure " TOWN " --format=xlsx", NULL);
    cli_result second = cli_run("measure " TOWN " --format=xlsx", NULL);
    CU_ASSERT_EQUAL(first.code, PM_EXIT_DONE);
    CU_ASSERT_TRUE(first.out_length > 10000);
    CU_ASSERT_EQUAL_FATAL(first.out_length, second.out_length);
    CU_ASSERT_EQUAL(memcmp(first.out, second.out, first.out_length), 0);
    cli_result_free(&second);
    cli_result_free(&first);
}

static void a_folder_for_temporary_files_that_is_not_there_is_said(void)
{
    const char *before = getenv("TMPDIR");
    char kept[256] = "";
    snprintf(kept, sizeof kept, "%s", before != NULL ? before : "");
    CU_ASSERT_EQUAL(setenv("TMPDIR", "tests/nowhere", 1), 0);
    cli_expect("measure " TOWN " --format=xlsx", PM_EXIT_OTHER, "",
               "partmap: No temporary file can be made in \"tests/nowhere\": No such file or "
               "directory. Set TMPDIR to a folder that can be written to.\n");
    CU_ASSERT_EQUAL(before != NULL ? setenv("TMPDIR", kept, 1) : unsetenv("TMPDIR"), 0);
}

CU_TestInfo pm_tests_cli_convert[] = {
    {"the suffix decides the format", the_suffix_decides_the_format},
    {"a map in csv is a table of nodes, one of edges and one of facts",
     a_map_in_csv_is_a_table_of_nodes_one_of_edges_and_one_of_facts},
    {"a converted map has the measures of the first",
     a_converted_map_has_the_measures_of_the_first},
    {"a map in tables has the measures of the first",
     a_map_in_tables_has_the_measures_of_the_first},
    {"what tables defuse comes back as it was", what_tables_defuse_comes_back_as_it_was},
    {"convert reads and writes streams", convert_reads_and_writes_streams},
    {"measures go along only when asked for", measures_go_along_only_when_asked_for},
    {"several graphs stay in one file", several_graphs_stay_in_one_file},
    {"convert says what it cannot do", convert_says_what_it_cannot_do},
    {"convert never writes over its input", convert_never_writes_over_its_input},
    {"a workbook is the same bytes each time", a_workbook_is_the_same_bytes_each_time},
    {"a folder for temporary files that is not there is said",
     a_folder_for_temporary_files_that_is_not_there_is_said},
    CU_TEST_INFO_NULL,
};
