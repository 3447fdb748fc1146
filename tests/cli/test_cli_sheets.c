/* Sheets on the command line: found by their names, named by options, and what is said where they
 * do not go together. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "tests/cli/cli_runner.h"
#include "tests/suites.h"

#define SHEETS "tests/data/sheets/"
#define NODES SHEETS "gephi.nodes.csv"
#define EDGES SHEETS "gephi.edges.csv"
#define SOUND ": sound: 3 members (3 organisations, 0 bodies), 2 relationships.\n"

static void check_takes_either_of_two_tables(void)
{
    cli_expect_parts("check " NODES, PM_EXIT_DONE, NODES SOUND, NULL);
    cli_expect_parts("check " EDGES, PM_EXIT_DONE, EDGES SOUND, NULL);
    cli_expect_parts("check --nodes " NODES " --edges=" EDGES, PM_EXIT_DONE, NODES SOUND, NULL);
    cli_expect_parts("check --edges " EDGES, PM_EXIT_DONE, EDGES SOUND, NULL);
    cli_expect_parts("check " NODES " --edges " EDGES, PM_EXIT_DONE, NODES SOUND, NULL);
    /* Texts for display are no doubts, and where they went is said. */
    cli_expect_parts("check " EDGES, PM_EXIT_DONE, "kept: label", NULL);
}

static void problems_name_the_table_they_are_in(void)
{
    cli_expect("check " SHEETS "bad/bad_direction.nodes.csv", PM_EXIT_INPUT,
               SHEETS "bad/bad_direction.edges.csv:2:3: \"backwards\" in column C (Direction) is "
                      "no direction: write directed, undirected or mutual.\n",
               "");
    cli_expect("measure " SHEETS "bad/bad_direction.nodes.csv", PM_EXIT_INPUT, "",
               "partmap: " SHEETS
               "bad/bad_direction.edges.csv:2:3: \"backwards\" in column C (Direction) is "
               "no direction: write directed, undirected or mutual.\n");
    cli_expect_parts("measure --format=json " SHEETS "nodexl.nodes.csv -q", PM_EXIT_DONE,
                     "\"warnings\":[{\"file\":\"" SHEETS "nodexl.edges.csv\",\"line\":2", NULL);
}

static void a_loop_in_the_table_of_ties_is_placed_there(void)
{
    cli_expect_parts("check --nodes " SHEETS "loop.nodes.csv", PM_EXIT_DONE,
                     SHEETS "loop.edges.csv:3:1: warning: The tie joins \"a\" with itself", NULL);
}

static void measure_takes_tables_by_options(void)
{
    cli_expect("measure --only=ties --nodes " NODES " --edges " EDGES " --format=csv "
               "--level=network",
               PM_EXIT_DONE, "file,graph,name,ties\r\n" NODES ",,,2\r\n", NULL);
}

static void convert_takes_tables_by_options(void)
{
    static const char *const lines[] = {
        "convert --nodes " NODES " --edges " EDGES " - --format=graphml",
        "convert - --format=graphml --edges=" EDGES, "convert " NODES " - --format=graphml"};
    cli_result first = cli_run(lines[0], NULL);
    CU_ASSERT_EQUAL(first.code, PM_EXIT_DONE);
    CU_ASSERT_PTR_NOT_NULL(strstr(first.out, "<node id=\"h\">"));
    for (size_t i = 1; i < sizeof lines / sizeof *lines; i++) {
        cli_result again = cli_run(lines[i], NULL);
        CU_ASSERT_STRING_EQUAL(again.out, first.out);
        cli_result_free(&again);
    }
    cli_result_free(&first);
    cli_expect(
        "convert --nodes " NODES " --edges " EDGES, PM_EXIT_USAGE, "",
        "partmap: Name a map to read and a file to write.\nTry \"partmap convert --help\".\n");
    cli_expect("convert --nodes " NODES " town.graphml town.dot", PM_EXIT_USAGE, "",
               "partmap: --nodes stands in place of MAP: leave out one of \"" NODES
               "\" and \"town.graphml\".\nTry \"partmap convert --help\".\n");
}

static void answers_to_a_survey_come_by_a_pipe(void)
{
    cli_result result = cli_run("check --map source=Respondent --map target=Partner -",
                                "Respondent,Partner\na,b\n");
    CU_ASSERT_EQUAL(result.code, PM_EXIT_DONE);
    CU_ASSERT_PTR_NOT_NULL(
        strstr(result.out, "-: sound: 2 members (2 organisations, 0 bodies), 1 relationship"));
    cli_result_free(&result);
}

static void tables_that_do_not_go_together_are_refused(void)
{
    cli_expect("check --nodes " NODES " " EDGES, PM_EXIT_USAGE, "",
               "partmap: --nodes stands in place of MAP: leave out one of \"" NODES
               "\" and \"" EDGES "\".\nTry \"partmap check --help\".\n");
    cli_expect("check --edges " EDGES " " NODES " " NODES, PM_EXIT_USAGE, "",
               "partmap: --edges goes with one map: \"" NODES
               "\" is one too many.\nTry \"partmap check --help\".\n");
    cli_expect("measure " NODES " --edges " EDGES " -o " EDGES, PM_EXIT_USAGE, "",
               "partmap: \"" EDGES "\" is the map itself: give the result another name.\n"
               "Try \"partmap measure --help\".\n");
    cli_expect_parts("check --nodes " EDGES " --edges " EDGES, PM_EXIT_INPUT, NULL,
                     "The headers do not tell that this is a table of nodes");
    cli_expect("check --nodes " NODES " --edges " SHEETS "none.csv", PM_EXIT_INPUT, "",
               "partmap: " SHEETS "none.csv: There is no such file: check its name and folder.\n");
    cli_expect_parts("check --map id=x samples/basingstoke.graphml", PM_EXIT_USAGE, "",
                     "samples/basingstoke.graphml: This is no sheet (CSV)");
}

#define WAY_OUT                                                                                    \
    ": This is a workbook of Excel or LibreOffice: open it there and save each sheet as \"CSV "    \
    "UTF-8\", the nodes as NAME.nodes.csv and the ties as NAME.edges.csv.\n"

static void a_workbook_is_told_how_to_become_a_sheet(void)
{
    cli_expect("audit " SHEETS "workbook.csv", PM_EXIT_INPUT, "",
               "partmap: " SHEETS "workbook.csv" WAY_OUT);
    cli_expect("check " SHEETS "old_workbook.csv", PM_EXIT_INPUT, "",
               "partmap: " SHEETS "old_workbook.csv" WAY_OUT);
}

CU_TestInfo pm_tests_cli_sheets[] = {
    {"check takes either of two tables", check_takes_either_of_two_tables},
    {"problems name the table they are in", problems_name_the_table_they_are_in},
    {"a loop in the table of ties is placed there", a_loop_in_the_table_of_ties_is_placed_there},
    {"measure takes tables by options", measure_takes_tables_by_options},
    {"convert takes tables by options", convert_takes_tables_by_options},
    {"answers to a survey come by a pipe", answers_to_a_survey_come_by_a_pipe},
    {"tables that do not go together are refused", tables_that_do_not_go_together_are_refused},
    {"a workbook is told how to become a sheet", a_workbook_is_told_how_to_become_a_sheet},
    CU_TEST_INFO_NULL,
};
