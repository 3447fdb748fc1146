/* Briefs and reports in Markdown from the command line. */
#include <CUnit/CUnit.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "tests/cli/cli_runner.h"
#include "tests/suites.h"

static const char BASINGSTOKE[] = "samples/basingstoke.graphml";

static bool is_there(const char *folder, const char *name)
{
    char path[256];
    struct stat at;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return stat(path, &at) == 0 && at.st_size > 0;
}

static void clear(const char *folder)
{
    char command[256];
    snprintf(command, sizeof command, "rm -r %s", folder);
    CU_ASSERT_EQUAL(system(command), 0);
}

static void a_brief_speaks_of_one_member(void)
{
    cli_result result = cli_run("report samples/basingstoke.graphml --brief=food_bank -o -", NULL);
    CU_ASSERT_EQUAL(result.code, 0);
    CU_ASSERT_PTR_NOT_NULL(strstr(result.out, "<h1>Food bank</h1>"));
    CU_ASSERT_PTR_NOT_NULL(strstr(result.out, "it reaches decisions only through Council of "
                                              "voluntary services"));
    CU_ASSERT_PTR_NOT_NULL(strstr(result.out, "Food bank and two others hang on one person"));
    CU_ASSERT_PTR_NULL(strstr(result.out, "Borough council holds four levers"));
    CU_ASSERT_PTR_NULL(strstr(result.out, "As answered")); /* nothing of what others answered */
    CU_ASSERT_PTR_NULL(strstr(result.out, " style=\""));
    cli_result_free(&result);
}

/* The names of members may be anything. */
static void a_brief_of_a_hostile_name_stays_text(void)
{
    static const char map[] =
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">"
        "<key id=\"l\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>"
        "<graph edgedefault=\"undirected\"><node id=\"../x/y\"><data key=\"l\">"
        "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;</data></node><node id=\"b\"/>"
        "<edge source=\"../x/y\" target=\"b\"/></graph></graphml>";
    char folder[] = "/tmp/partmap-test-XXXXXX";
    char line[128];
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder));
    snprintf(line, sizeof line, "report --brief=all -q - -o %s", folder);
    cli_result all = cli_run(line, map);
    CU_ASSERT_EQUAL(all.code, 0);
    CU_ASSERT_TRUE(is_there(folder, "brief-.2e.2e.2fx.2fy.html"));
    CU_ASSERT_TRUE(is_there(folder, "index.html"));
    cli_result one = cli_run("report --brief=../x/y -o - -", map);
    CU_ASSERT_PTR_NULL(strstr(one.out, "<script"));
    CU_ASSERT_PTR_NOT_NULL(strstr(one.out, "&lt;script&gt;alert(1)"));
    cli_result_free(&all);
    cli_result_free(&one);
    clear(folder);
}

static void all_briefs_go_into_a_folder(void)
{
    char folder[] = "/tmp/partmap-test-XXXXXX";
    char line[160];
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder));
    snprintf(line, sizeof line, "report samples/fragile.graphml --brief=all -o %s/new/", folder);
    cli_expect_parts(line, 0, NULL, "14 briefs and index.html are in");
    snprintf(line, sizeof line, "%s/new", folder);
    CU_ASSERT_TRUE(is_there(line, "index.html"));
    cli_expect_parts("report samples/fragile.graphml --brief=all", 2, "",
                     "go into a folder: name it, such as -o briefs/");
    cli_expect_parts("report samples/fragile.graphml --brief=nobody -o -", 2, "",
                     "no member of samples/fragile.graphml has that id or label");
    clear(folder);
}

static void a_report_in_markdown_has_its_drawings_beside_it(void)
{
    char folder[] = "/tmp/partmap-test-XXXXXX";
    char line[160];
    char path[160];
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder));
    snprintf(line, sizeof line, "report -q %s -o %s/board.md", BASINGSTOKE, folder);
    cli_expect(line, 0, "", "");
    snprintf(path, sizeof path, "%s/board.md", folder);
    char *text = cli_read_file(path);
    CU_ASSERT_PTR_NOT_NULL_FATAL(text);
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "](<board-view-overview.svg>)"));
    CU_ASSERT_TRUE(is_there(folder, "board-view-overview.svg"));
    CU_ASSERT_TRUE(is_there(folder, "board-figure-lorenz.svg"));
    cli_result stream = cli_run("report --format=md samples/basingstoke.graphml -o -", NULL);
    CU_ASSERT_PTR_NULL(strstr(stream.out, ".svg"));
    cli_result_free(&stream);
    free(text);
    clear(folder);
}

CU_TestInfo pm_tests_cli_briefs[] = {
    {"a brief speaks of one member", a_brief_speaks_of_one_member},
    {"a brief of a hostile name stays text", a_brief_of_a_hostile_name_stays_text},
    {"all briefs go into a folder", all_briefs_go_into_a_folder},
    {"a report in Markdown has its drawings beside it",
     a_report_in_markdown_has_its_drawings_beside_it},
    CU_TEST_INFO_NULL,
};
