/* --rules on the command line: what is said, where, and with which exit code. */
#include <string.h>

#include "cli/cli.h"
#include "formats/formats.h"
#include "tests/cli/cli_runner.h"
#include "tests/suites.h"

#define WIB " samples/wib.graphml"
#define ACT_2014 " --rules=samples/rules/wib-2014.rules"
#define ACT_1998 " --rules=samples/rules/wib-1998.rules"

static void audit_prints_the_rules_of_a_file(void)
{
    cli_expect_parts("audit" ACT_2014 WIB, PM_EXIT_DONE,
                     "A fifth of the seats speak for the workforce (not met)", NULL);
    cli_expect_parts("audit" ACT_2014 ACT_1998 WIB, PM_EXIT_DONE,
                     "Rule  wia-chair; convention: role(chair, of=board).sector = business", NULL);
    cli_expect_parts("audit --format=json" ACT_2014 WIB, PM_EXIT_DONE, "\"family\":\"composition\"",
                     NULL);
}

static void audit_names_the_rules_files(void)
{
    cli_expect_parts("audit" ACT_2014 WIB, PM_EXIT_DONE,
                     "Rules of wib-2014.rules: Local workforce development boards: Workforce\n"
                     "Innovation and Opportunity Act of 2014, section 107(b) (11 rules).\n"
                     "Of 11 rules of files 10 met, 1 not met, 0 cannot be told.\n",
                     NULL);
    cli_expect_parts(
        "audit --format=json" ACT_1998 " --rules=tests/data/rules/unmet.rules" WIB, PM_EXIT_DONE,
        "\"rules_files\":[{\"file\":\"wib-1998.rules\",\"title\":\"Local workforce "
        "investment boards: Workforce Investment Act of 1998, section 117(b)\",\"rules\":7,"
        "\"conventions\":0},{\"file\":\"unmet.rules\",\"title\":null,\"rules\":1,"
        "\"conventions\":1}],\"conventions\":{\"majority\":0.6}",
        NULL);
    cli_expect_parts("audit --format=json" WIB, PM_EXIT_DONE,
                     "\"rules_files\":[],\"conventions\":{},\"findings\"", NULL);
}

static void explain_teaches_to_write_a_rules_file(void)
{
    cli_expect_parts("explain rules-files", PM_EXIT_DONE,
                     "  share(WHO, of=BODY, voting) > 50%    share of the seats of a body\n", NULL);
    cli_result result = cli_run("explain rules-files", NULL);
    const char *example = strstr(result.out, "An example:");
    pm_rulebook *book = pm_rulebook_new();
    pm_problems problems = {0};
    pm_error err = {0};
    CU_ASSERT_TRUE_FATAL(example != NULL && book != NULL);
    example += strlen("An example:");
    CU_ASSERT_EQUAL(pm_rules_read_text(example, strlen(example), "example", book, &problems, &err),
                    PM_OK);
    CU_ASSERT_EQUAL(pm_rulebook_count(book), 1);
    CU_ASSERT_EQUAL(problems.count, 0);
    pm_problems_free(&problems);
    pm_rulebook_free(book);
    cli_result_free(&result);
    cli_expect_parts("explain conventions", PM_EXIT_DONE,
                     "fewest_answers (convention of the audit)\n"
                     "  Is            5 answers\n"
                     "  May be        5 to 100 answers\n",
                     NULL);
}

/* The files contradict each other: nothing is audited. */
static void files_that_contradict_one_another_are_told(void)
{
    cli_expect(
        "audit --rules=tests/data/rules/unmet.rules --rules=tests/data/rules/other.rules" WIB,
        PM_EXIT_INPUT, "",
        "partmap: tests/data/rules/other.rules:1:5: \"majority\" is 70% here and 60% in "
        "unmet.rules:2: make the files agree, or leave one out.\n");
}

static void fail_on_counts_the_rules_of_a_file(void)
{
    cli_expect_parts("audit --fail-on=issue tests/data/rules/pair.graphml -q -o /dev/null",
                     PM_EXIT_DONE, NULL, NULL);
    cli_expect_parts("audit --fail-on=issue --rules=tests/data/rules/unmet.rules "
                     "tests/data/rules/pair.graphml -q -o /dev/null",
                     PM_EXIT_FINDINGS, NULL, NULL);
}

static void the_whole_job_and_the_drawing_take_rules(void)
{
    cli_expect_parts("draw" ACT_2014 WIB " -o -", PM_EXIT_DONE, "speak for the workforce", NULL);
    cli_result result = cli_run("-" ACT_2014, NULL);
    CU_ASSERT_EQUAL(result.code, PM_EXIT_INPUT); /* nothing on standard input, but the option is */
    cli_result_free(&result);
}

static void measure_takes_rules_for_the_workbook_only(void)
{
    cli_expect("measure" ACT_2014 WIB, PM_EXIT_USAGE, "",
               "partmap: --rules goes with xlsx: table holds no findings. Use \"partmap audit\".\n"
               "Try \"partmap measure --help\".\n");
    cli_expect_parts("measure --format=xlsx -o /tmp/partmap-rules-test.xlsx" ACT_2014 WIB,
                     PM_EXIT_DONE, NULL, NULL);
    CU_ASSERT_EQUAL(remove("/tmp/partmap-rules-test.xlsx"), 0);
}

static void explain_takes_rules(void)
{
    cli_expect_parts("explain" ACT_2014 " wioa-chair", PM_EXIT_DONE,
                     "wioa-chair: The chair comes from business (audit rule, composition)", NULL);
    cli_expect_parts("explain" ACT_2014, PM_EXIT_DONE, "\nRules of files\n  wioa-business-majority",
                     NULL);
    cli_expect_parts("explain wioa-chair", PM_EXIT_USAGE, NULL, "There is nothing called");
}

static void explain_tells_conventions_as_they_stand(void)
{
    cli_expect("explain review_months", PM_EXIT_DONE,
               "review_months (convention of the audit)\n"
               "  Is            12 months\n"
               "  May be        1 to 120 months\n"
               "  Decides       Time between reviews where the map states none.\n"
               "  Reason        Yearly, as public bodies plan.\n"
               "  In rules      review, answers-and-map\n"
               "  Source        Practitioners' figure\n",
               "");
    cli_expect_parts("explain --rules=tests/data/rules/unmet.rules majority", PM_EXIT_DONE,
                     "Is            60%, usually 50%", NULL);
    cli_expect_parts("explain --rules=tests/data/rules/unmet.rules objective", PM_EXIT_DONE,
                     "majority is 60% by unmet.rules:2, usually 50%", NULL);
}

static void every_fault_of_a_rules_file_is_told(void)
{
    cli_expect("audit --rules=tests/data/rules/bad/three_faults.rules" WIB, PM_EXIT_INPUT, "",
               "partmap: tests/data/rules/bad/three_faults.rules:1:16: \"majority\" takes a number "
               "from 50% to 95%.\n"
               "partmap: tests/data/rules/bad/three_faults.rules:2:5: There is no convention "
               "\"wrong\": \"partmap explain\" lists them.\n"
               "partmap: tests/data/rules/bad/three_faults.rules:4:28: Here an attribute, such as "
               "sector, is expected.\n");
    cli_expect("explain --rules=none.rules", PM_EXIT_INPUT, "",
               "partmap: none.rules: There is no such file: check its name and folder.\n");
}

static void commands_without_findings_take_no_rules(void)
{
    cli_expect_parts("check" ACT_2014 WIB, PM_EXIT_USAGE, NULL, "\"--rules\" is an option of");
}

CU_TestInfo pm_tests_cli_rules[] = {
    {"audit prints the rules of a file", audit_prints_the_rules_of_a_file},
    {"audit names the rules files", audit_names_the_rules_files},
    {"explain teaches to write a rules file", explain_teaches_to_write_a_rules_file},
    {"files that contradict one another are told", files_that_contradict_one_another_are_told},
    {"--fail-on counts the rules of a file", fail_on_counts_the_rules_of_a_file},
    {"the whole job and the drawing take rules", the_whole_job_and_the_drawing_take_rules},
    {"measure takes rules for the workbook only", measure_takes_rules_for_the_workbook_only},
    {"explain takes rules", explain_takes_rules},
    {"explain tells conventions as they stand", explain_tells_conventions_as_they_stand},
    {"every fault of a rules file is told", every_fault_of_a_rules_file_is_told},
    {"commands without findings take no rules", commands_without_findings_take_no_rules},
    CU_TEST_INFO_NULL,
};
