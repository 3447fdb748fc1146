/* Answers of fewer than five change nothing in any output: maps that differ in them alone give the
 * same bytes. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "tests/cli/cli_runner.h"
#include "tests/suites.h"
#include "tests/support/every_output.h"

enum { ORGANISATIONS = 8 };

/* What the organisations answer; NULL: nothing. Five are of sector "one", the sixth is alone in
 * "two", the last two have none. */
typedef struct answers {
    const char *word; /* "ing04", "skill_trust" */
    const char *of[ORGANISATIONS];
} answers;

static pm_text map_with(const answers *given)
{
    static const char *const sectors[ORGANISATIONS] = {"one", "one", "one", "one",
                                                       "one", "two", NULL,  NULL};
    pm_text map = {0};
    pm_text_add(&map, "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">"
                      "<key id=\"k\" for=\"node\" attr.name=\"kind\" attr.type=\"string\"/>"
                      "<key id=\"d\" for=\"node\" attr.name=\"decision_body\" "
                      "attr.type=\"boolean\"/>"
                      "<key id=\"s\" for=\"node\" attr.name=\"sector\" attr.type=\"string\"/>");
    pm_text_addf(&map, "<key id=\"a\" for=\"node\" attr.name=\"%s\" attr.type=\"string\"/>",
                 given->word);
    pm_text_add(&map, "<graph id=\"g\" edgedefault=\"undirected\"><node id=\"board\">"
                      "<data key=\"k\">body</data><data key=\"d\">true</data></node>");
    for (size_t i = 0; i < ORGANISATIONS; i++) {
        pm_text_addf(&map, "<node id=\"org%zu\">", i);
        if (sectors[i] != NULL) {
            pm_text_addf(&map, "<data key=\"s\">%s</data>", sectors[i]);
        }
        if (given->of[i] != NULL) {
            pm_text_addf(&map, "<data key=\"a\">%s</data>", given->of[i]);
        }
        pm_text_add(&map, "</node>");
    }
    for (size_t i = 0; i < ORGANISATIONS; i++) {
        pm_text_addf(&map, "<edge source=\"org%zu\" target=\"%s\"/>", i, i < 6 ? "board" : "org0");
    }
    pm_text_add(&map, "</graph></graphml>");
    CU_ASSERT_FALSE_FATAL(map.failed);
    return map;
}

/* How many outputs tell two maps apart. */
static size_t count_telling(const answers *first, const answers *second)
{
    pm_text a = map_with(first);
    pm_text b = map_with(second);
    size_t telling = 0;
    const char *line = NULL;
    for (size_t i = 0; (line = every_output(i)) != NULL; i++) {
        cli_result x = cli_run(line, pm_text_bytes(&a));
        cli_result y = cli_run(line, pm_text_bytes(&b));
        CU_ASSERT_EQUAL(x.code, 0);
        CU_ASSERT_TRUE(x.out_length > 0);
        telling += x.out_length != y.out_length || memcmp(x.out, y.out, x.out_length) != 0 ? 1 : 0;
        cli_result_free(&x);
        cli_result_free(&y);
    }
    pm_text_free(&a);
    pm_text_free(&b);
    return telling;
}

static void four_answers_change_no_output(void)
{
    static const answers yes = {"ing04", {"yes", "yes", "yes", "yes"}};
    static const answers mixed = {"ing04", {"no", "unsure", "no", "yes"}};
    static const answers high = {"skill_trust", {"4", "4", "3", "4"}};
    static const answers low = {"skill_trust", {"1", "1", "2", "1"}};
    CU_ASSERT_EQUAL(count_telling(&yes, &mixed), 0);
    CU_ASSERT_EQUAL(count_telling(&high, &low), 0);
}

/* Five of one sector and one of another: who said no does not come out. */
static void the_sixth_answer_cannot_be_worked_out(void)
{
    static const answers alone = {"ing04", {"yes", "yes", "yes", "yes", "yes", "no"}};
    static const answers among = {"ing04", {"yes", "no", "yes", "yes", "yes", "yes"}};
    static const answers rated_alone = {"skill_trust", {"4", "4", "3", "4", "4", "1"}};
    static const answers rated_among = {"skill_trust", {"4", "1", "3", "4", "4", "4"}};
    CU_ASSERT_EQUAL(count_telling(&alone, &among), 0);
    CU_ASSERT_EQUAL(count_telling(&rated_alone, &rated_among), 0);
}

/* Lest the test be one that cannot fail: with five answers there is something to tell. */
static void five_answers_are_told(void)
{
    static const answers yes = {"ing04", {"yes", "yes", "yes", "yes", "yes"}};
    static const answers mixed = {"ing04", {"no", "unsure", "no", "yes", "no"}};
    CU_ASSERT_TRUE(count_telling(&yes, &mixed) >= 4);
}

static void an_organisations_own_answers_are_in_its_own_file_alone(void)
{
    static const answers given = {"ing04", {"no", "unsure", "no", "yes", "no"}};
    pm_text map = map_with(&given);
    cli_result measured = cli_run("measure --format=graphml -", pm_text_bytes(&map));
    cli_result named = cli_run("measure --format=graphml --name-people -", pm_text_bytes(&map));
    cli_result own = cli_run("convert --format=graphml --measures - -", pm_text_bytes(&map));
    CU_ASSERT_PTR_NULL(strstr(measured.out, "unsure"));
    CU_ASSERT_PTR_NULL(strstr(named.out, "unsure"));
    CU_ASSERT_PTR_NOT_NULL(strstr(own.out, "unsure"));
    cli_result_free(&measured);
    cli_result_free(&named);
    cli_result_free(&own);
    pm_text_free(&map);
}

CU_TestInfo pm_tests_cli_suppression[] = {
    {"four answers change no output", four_answers_change_no_output},
    {"the sixth answer cannot be worked out", the_sixth_answer_cannot_be_worked_out},
    {"five answers are told", five_answers_are_told},
    {"an organisation's own answers are in its own file alone",
     an_organisations_own_answers_are_in_its_own_file_alone},
    CU_TEST_INFO_NULL,
};
