/* Files with several graphs, with groups, and with faults that can be mended, through every command
 * that reads maps. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "tests/cli/cli_runner.h"
#include "tests/suites.h"

#define DATA "tests/data/cli/"
#define GRAPHS DATA "graphs.graphml"
#define DANGLING DATA "dangling.graphml"

static const char GROUP_WARNING[] =
    GRAPHS ":7:7: warning: There is 1 group in this file, a <graph> inside a <node>: the node is "
           "read as a body, and those within it say so in \"parent\". --groups=members also gives "
           "each of them a tie of kind \"member\" to it.\n";
static const char EMPTY_WARNING[] = GRAPHS ":11:3: warning: The graph has no node.\n";

/* --- several graphs -------------------------------------------------------------------------- */

static void check_has_a_line_for_each_graph(void)
{
    char expected[2048];
    snprintf(expected, sizeof expected,
             "%s%s" GRAPHS ": graph north: sound: 3 members (2 organisations, 1 body), 1 "
             "relationship.\n"
             "    GraphML: 3 nodes, 1 edge; 1 group\n"
             "    nodes   label, kind, parent\n" GRAPHS
             ": graph 2: sound: 0 members, 0 relationships.\n"
             "    GraphML: 0 nodes, 0 edges\n" GRAPHS
             ": graph south: sound: 2 members (2 organisations, 0 bodies), 1 relationship; 2 "
             "warnings.\n"
             "    GraphML: 2 nodes, 1 edge\n",
             GROUP_WARNING, EMPTY_WARNING);
    cli_expect("check " GRAPHS, PM_EXIT_DONE, expected, "");
}

static size_t count_parts(const char *text, const char *part)
{
    size_t count = 0;
    for (const char *at = strstr(text, part); at != NULL; at = strstr(at + 1, part)) {
        count++;
    }
    return count;
}

static void measure_writes_a_line_of_json_for_each_graph(void)
{
    cli_result result = cli_run("measure -q --format=json " GRAPHS, NULL);
    CU_ASSERT_EQUAL(result.code, PM_EXIT_DONE);
    CU_ASSERT_EQUAL(count_parts(result.out, "\n"), 3);
    CU_ASSERT_EQUAL(count_parts(result.out, "\"schema\":\"partmap/measures/1\""), 3);
    CU_ASSERT_EQUAL(count_parts(result.out, "\"graph\":\"north\""), 1);
    CU_ASSERT_EQUAL(count_parts(result.out, "\"graph\":null"), 1);
    CU_ASSERT_EQUAL(count_parts(result.out, "\"graph\":\"south\""), 1);
    cli_result_free(&result);
}

static void words_for_people_name_each_graph(void)
{
    static const char *const lines[] = {"measure -q -", "audit -q -", "-q -"};
    char *map = cli_read_file(GRAPHS);
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        cli_result result = cli_run(lines[i], map);
        CU_ASSERT_EQUAL(result.code, PM_EXIT_DONE);
        CU_ASSERT_EQUAL(strncmp(result.out, "Graph north (1 of 3)\n\n", 22), 0);
        CU_ASSERT_PTR_NOT_NULL(strstr(result.out, "\n\nGraph 2 (2 of 3)\n\n"));
        CU_ASSERT_PTR_NOT_NULL(strstr(result.out, "\n\nGraph south (3 of 3)\n\n"));
        cli_result_free(&result);
    }
    free(map);
}

static void markdown_says_of_each_graph_which_it_is(void)
{
    cli_result result = cli_run("audit -q --format=md " GRAPHS, NULL);
    CU_ASSERT_EQUAL(result.code, PM_EXIT_DONE);
    CU_ASSERT_EQUAL(count_parts(result.out, "# graphs.graphml\n\nGraph "), 3);
    CU_ASSERT_EQUAL(count_parts(result.out, "\n\nGraph north (1 of 3)\n\n"), 1);
    CU_ASSERT_EQUAL(count_parts(result.out, "\n\nGraph 2 (2 of 3)\n\n"), 1);
    cli_result_free(&result);
    cli_result single = cli_run("audit -q --format=md --graph=south " GRAPHS, NULL);
    CU_ASSERT_EQUAL(count_parts(single.out, "# graphs.graphml\n\n2 members, "), 1);
    CU_ASSERT_PTR_NULL(strstr(single.out, "Graph "));
    cli_result_free(&single);
}

static void a_single_graph_gets_no_heading(void)
{
    cli_result result = cli_run("measure -q --graph=south " GRAPHS, NULL);
    CU_ASSERT_EQUAL(result.code, PM_EXIT_DONE);
    CU_ASSERT_EQUAL(strncmp(result.out, "NETWORK\n", 8), 0);
    CU_ASSERT_EQUAL(count_parts(result.out, "NETWORK"), 1);
    cli_result_free(&result);
}

static void csv_and_standard_output_take_one_graph(void)
{
    cli_expect("measure -q --format=csv " GRAPHS, PM_EXIT_USAGE, "",
               "partmap: " GRAPHS " has 3 graphs and a file of that format holds one: choose it, "
               "such as --graph=north.\nTry \"partmap measure --help\".\n");
    cli_expect("audit -q --format=csv " GRAPHS, PM_EXIT_USAGE, "", NULL);
    cli_expect("draw -q -o - " GRAPHS, PM_EXIT_USAGE, "",
               "partmap: " GRAPHS " has 3 graphs and standard output takes one: choose it, such as "
               "--graph=north.\nTry \"partmap draw --help\".\n");
    cli_expect_parts("measure -q --format=csv --graph=3 " GRAPHS, PM_EXIT_DONE, "charity", NULL);
    cli_expect_parts("draw -q -o - --graph=south " GRAPHS, PM_EXIT_DONE, "</svg>", NULL);
}

static void a_graph_that_is_not_there_is_refused_with_those_that_are(void)
{
    cli_expect("measure --graph=west " GRAPHS, PM_EXIT_USAGE, "",
               "partmap: " GRAPHS ": There is no graph \"west\": choose one by id or number from 1 "
               "(\"north\"), 2, 3 (\"south\").\nTry \"partmap measure --help\".\n");
    cli_expect_parts("check --graph=4 " GRAPHS, PM_EXIT_USAGE, NULL, "There is no graph \"4\"");
}

static void expect_drawing(const char *folder, const char *name, const char *part)
{
    char path[200];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    char *svg = cli_read_file(path);
    CU_ASSERT_PTR_NOT_NULL_FATAL(svg);
    CU_ASSERT_PTR_NOT_NULL(strstr(svg, part));
    free(svg);
    CU_ASSERT_EQUAL(unlink(path), 0);
}

static void expect_drawings(const char *command)
{
    char folder[] = "/tmp/partmap-test-XXXXXX";
    char line[300];
    char said[500];
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder));
    snprintf(line, sizeof line, "%s%s -o %s/map.svg", command, GRAPHS, folder);
    snprintf(said, sizeof said,
             "partmap: " GRAPHS " has 3 graphs: the drawings of the others are in %s/map-2.svg to "
             "%s/map-3.svg.\n",
             folder, folder);
    cli_expect_parts(line, PM_EXIT_DONE, NULL, said);
    expect_drawing(folder, "map.svg", ">Council<");
    expect_drawing(folder, "map-2.svg", "</svg>");
    expect_drawing(folder, "map-3.svg", ">charity<");
    CU_ASSERT_EQUAL(rmdir(folder), 0);
}

static void every_graph_is_drawn_into_a_file_of_its_own(void)
{
    expect_drawings("draw ");
    expect_drawings("");
}

/* --- groups and repairs ---------------------------------------------------------------------- */

static void groups_become_ties_of_members_when_asked_for(void)
{
    cli_expect_parts("check --groups=members --graph=north " GRAPHS, PM_EXIT_DONE,
                     "sound: 3 members (2 organisations, 1 body), 2 relationships", "");
    cli_expect_parts("check --groups=keep --graph=north " GRAPHS, PM_EXIT_DONE, "1 relationship;",
                     "");
    cli_expect_parts("check --groups=member " GRAPHS, PM_EXIT_USAGE, "",
                     "--groups is \"member\": did you mean \"members\"? It takes keep or members.");
}

static void lenient_mends_what_is_refused_otherwise(void)
{
    cli_expect_parts("check " DANGLING, PM_EXIT_INPUT,
                     ":5:5: The target of this edge is \"police\", and there is no such node", "");
    cli_expect("check --lenient " DANGLING, PM_EXIT_DONE,
               DANGLING
               ":5:5: warning: The target of this edge is \"police\", and there is no such "
               "node: one of that id was added, of which nothing else is known.\n" DANGLING
               ": sound: 2 members (2 organisations, 0 bodies), 1 relationship; 1 "
               "warning.\n"
               "    GraphML: 2 nodes, 1 edge\n",
               "");
    cli_expect_parts("measure -q --lenient --only=members " DANGLING, PM_EXIT_DONE, "2  Members",
                     "");
}

CU_TestInfo pm_tests_cli_graphs[] = {
    {"check has a line for each graph", check_has_a_line_for_each_graph},
    {"measure writes a line of JSON for each graph", measure_writes_a_line_of_json_for_each_graph},
    {"words for people name each graph", words_for_people_name_each_graph},
    {"Markdown says of each graph which it is", markdown_says_of_each_graph_which_it_is},
    {"a single graph gets no heading", a_single_graph_gets_no_heading},
    {"csv and standard output take one graph", csv_and_standard_output_take_one_graph},
    {"a graph that is not there is refused with those that are",
     a_graph_that_is_not_there_is_refused_with_those_that_are},
    {"every graph is drawn into a file of its own", every_graph_is_drawn_into_a_file_of_its_own},
    {"groups become ties of members when asked for", groups_become_ties_of_members_when_asked_for},
    {"lenient mends what is refused otherwise", lenient_mends_what_is_refused_otherwise},
    CU_TEST_INFO_NULL,
};
