/* partmap report: which files are written, and what is refused. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "tests/cli/cli_runner.h"
#include "tests/suites.h"

#define TOWN "tests/data/cli/town.graphml"
#define GRAPHS "tests/data/cli/graphs.graphml"

static char folder[64]; /* of this run's own */

static void enter_folder(void)
{
    snprintf(folder, sizeof folder, "/tmp/partmap-test-XXXXXX");
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder));
}

static void leave_folder(void)
{
    CU_ASSERT_EQUAL(rmdir(folder), 0); /* fails when anything was left behind */
}

/* The file holds a report that says the words; it is taken away. */
static void expect_report(const char *name, const char *words)
{
    char path[200];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    char *bytes = cli_read_file(path);
    CU_ASSERT_PTR_NOT_NULL_FATAL(bytes);
    CU_ASSERT_EQUAL(strncmp(bytes, "<!DOCTYPE html>\n<html", 21), 0);
    CU_ASSERT_PTR_NOT_NULL(strstr(bytes, words));
    free(bytes);
    CU_ASSERT_EQUAL(unlink(path), 0);
}

/* Runs a line in which "%s" stands for the folder, and "%s" in what is said, too. */
static void expect_line(const char *line, int code, const char *said)
{
    char whole[400];
    char message[600];
    snprintf(whole, sizeof whole, line, folder);
    snprintf(message, sizeof message, said, folder);
    cli_expect(whole, code, "", message);
}

static void the_report_goes_into_the_file(void)
{
    enter_folder();
    expect_line("report " TOWN " -o %s/town.html", PM_EXIT_DONE,
                "partmap: The report is in %s/town.html.\n");
    expect_report("town.html", "<h1>Town partnership</h1>");
    char line[200];
    snprintf(line, sizeof line, "report -q " TOWN " -o %s/town.html", folder);
    cli_expect(line, PM_EXIT_DONE, "", "");
    expect_report("town.html", "<h1>Town partnership</h1>");
    leave_folder();
}

static void the_report_goes_beside_the_map(void)
{
    char copy[200];
    enter_folder();
    snprintf(copy, sizeof copy, "convert -q " TOWN " %s/place.graphml", folder);
    cli_expect(copy, PM_EXIT_DONE, "", NULL);
    expect_line("report %s/place.graphml", PM_EXIT_DONE,
                "partmap: The report is in %s/place.html.\n");
    expect_report("place.html", "<h1>Town partnership</h1>");
    snprintf(copy, sizeof copy, "%s/place.graphml", folder);
    CU_ASSERT_EQUAL(unlink(copy), 0);
    leave_folder();
}

static void standard_output_takes_a_report(void)
{
    cli_expect_parts("report " TOWN " -o -", PM_EXIT_DONE, "<h1>Town partnership</h1>", NULL);
    cli_expect("report -", PM_EXIT_USAGE, "",
               "partmap: A map from standard input has no name to put the report beside: name the "
               "report with -o FILE.html, or -o - to write it to standard output.\n"
               "Try \"partmap report --help\".\n");
}

static void each_graph_has_its_report(void)
{
    enter_folder();
    char line[200];
    char said[300];
    snprintf(line, sizeof line, "report " GRAPHS " -o %s/g.html", folder);
    snprintf(said, sizeof said,
             GRAPHS " has 3 graphs: their reports are in %s/g.html to %s/g-3.html.\n", folder,
             folder);
    cli_expect_parts(line, PM_EXIT_DONE, "", said);
    expect_report("g.html", "Partnership report");
    expect_report("g-2.html", "Partnership report");
    expect_report("g-3.html", "Partnership report");
    cli_expect_parts("report " GRAPHS " -o -", PM_EXIT_USAGE, NULL, "standard output takes one");
    leave_folder();
}

static void a_folder_and_the_map_itself_are_refused(void)
{
    enter_folder();
    char line[200];
    char said[300];
    snprintf(line, sizeof line, "report " TOWN " -o %s", folder);
    snprintf(said, sizeof said, "\"%s\" is a folder: name the report, such as -o %s/report.html.\n",
             folder, folder);
    cli_expect_parts(line, PM_EXIT_USAGE, "", said);
    cli_expect_parts("report " TOWN " -o " TOWN, PM_EXIT_USAGE, NULL, "is the map itself");
    leave_folder();
}

static void settings_are_told_in_the_methods(void)
{
    cli_expect_parts("report " TOWN " --both --seed=7 -o -", PM_EXIT_DONE,
                     "both its ends report it", NULL);
}

CU_TestInfo pm_tests_cli_report[] = {
    {"the report goes into the file", the_report_goes_into_the_file},
    {"the report goes beside the map", the_report_goes_beside_the_map},
    {"standard output takes a report", standard_output_takes_a_report},
    {"each graph has its report", each_graph_has_its_report},
    {"a folder and the map itself are refused", a_folder_and_the_map_itself_are_refused},
    {"settings are told in the methods", settings_are_told_in_the_methods},
    CU_TEST_INFO_NULL,
};
