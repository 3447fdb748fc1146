/* Briefs and reports in Markdown from the command line. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/cli/cli_runner.h"
#include "tests/suites.h"
#include "tests/support/batch_ground.h"

static const char BASINGSTOKE[] = "samples/basingstoke.graphml";

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
    batch_ground ground = {0};
    char line[128];
    ground_open(&ground);
    snprintf(line, sizeof line, "report --brief=all -q - -o %s", ground.folder);
    cli_result all = cli_run(line, map);
    CU_ASSERT_EQUAL(all.code, 0);
    CU_ASSERT_TRUE(ground_has(&ground, "brief-.2e.2e.2fx.2fy.html"));
    CU_ASSERT_TRUE(ground_has(&ground, "index.html"));
    cli_result one = cli_run("report --brief=../x/y -o - -", map);
    CU_ASSERT_PTR_NULL(strstr(one.out, "<script"));
    CU_ASSERT_PTR_NOT_NULL(strstr(one.out, "&lt;script&gt;alert(1)"));
    cli_result_free(&all);
    cli_result_free(&one);
    ground_close(&ground);
}

static void all_briefs_go_into_a_folder(void)
{
    batch_ground ground = {0};
    char line[160];
    ground_open(&ground);
    snprintf(line, sizeof line, "report samples/fragile.graphml --brief=all -o %s/new/",
             ground.folder);
    cli_expect_parts(line, 0, NULL, "14 briefs and index.html are in");
    CU_ASSERT_TRUE(ground_has(&ground, "new/index.html"));
    cli_expect_parts("report samples/fragile.graphml --brief=all", 2, "",
                     "go into a folder: name it, such as -o briefs/");
    cli_expect_parts("report samples/fragile.graphml --brief=nobody -o -", 2, "",
                     "no member of samples/fragile.graphml has that id or label");
    ground_close(&ground);
}

static void a_report_in_markdown_has_its_drawings_beside_it(void)
{
    batch_ground ground = {0};
    char line[160];
    ground_open(&ground);
    snprintf(line, sizeof line, "report -q %s -o %s/board.md", BASINGSTOKE, ground.folder);
    cli_expect(line, 0, "", "");
    char *text = ground_read(&ground, "board.md");
    CU_ASSERT_PTR_NOT_NULL_FATAL(text);
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "](<board-view-overview.svg>)"));
    CU_ASSERT_TRUE(ground_has(&ground, "board-view-overview.svg"));
    CU_ASSERT_TRUE(ground_has(&ground, "board-figure-lorenz.svg"));
    cli_result stream = cli_run("report --format=md samples/basingstoke.graphml -o -", NULL);
    CU_ASSERT_PTR_NULL(strstr(stream.out, ".svg"));
    cli_result_free(&stream);
    free(text);
    ground_close(&ground);
}

CU_TestInfo pm_tests_cli_briefs[] = {
    {"a brief speaks of one member", a_brief_speaks_of_one_member},
    {"a brief of a hostile name stays text", a_brief_of_a_hostile_name_stays_text},
    {"all briefs go into a folder", all_briefs_go_into_a_folder},
    {"a report in Markdown has its drawings beside it",
     a_report_in_markdown_has_its_drawings_beside_it},
    CU_TEST_INFO_NULL,
};
