/* A list in JSON, thinned without being understood. */
#include "formats/json_skim.h"

#include <string.h>

#include "formats/place_results.h"
#include "tests/suites.h"

static const pm_skim REASONS = {
    .list = "undefined", .opening = "{\"level\":\"", .kept = "network\""};

/* NULL: the text cannot be thinned. */
static void expect(const char *text, const char *thinned)
{
    pm_text out = {0};
    bool done = pm_json_skim(text, strlen(text), &REASONS, &out);
    CU_ASSERT_EQUAL(done, thinned != NULL);
    if (done && thinned != NULL) {
        CU_ASSERT_STRING_EQUAL(pm_text_bytes(&out), thinned);
    }
    pm_text_free(&out);
}

#define NETWORK "{\"level\":\"network\",\"id\":null,\"key\":\"gini\"}"
#define MEMBER "{\"level\":\"organisation\",\"id\":\"a\",\"key\":\"gini\"}"

static void elements_that_open_otherwise_are_left_out(void)
{
    expect("{\"undefined\":[]}", "{\"undefined\":[]}");
    expect("{\"undefined\":[" NETWORK "]}", "{\"undefined\":[" NETWORK "]}");
    expect("{\"undefined\":[" MEMBER "]}\n", "{\"undefined\":[]}\n");
    expect("{\"a\":{\"b\":[1,2]},\"undefined\":[" MEMBER "," NETWORK "," MEMBER "," MEMBER
           "," NETWORK "],\"c\":[{}]}",
           "{\"a\":{\"b\":[1,2]},\"undefined\":[" NETWORK "," NETWORK "],\"c\":[{}]}");
}

static void brackets_and_quotes_within_strings_are_text(void)
{
    expect("{\"a\":\"}\\\"]\\\\\",\"undefined\":[{\"level\":\"person\",\"id\":\"]}\\\"{[,\\\\\"}"
           "," NETWORK "]}",
           "{\"a\":\"}\\\"]\\\\\",\"undefined\":[" NETWORK "]}");
    /* A key further in, and text that looks like one, are not the list. */
    expect("{\"a\":{\"undefined\":[" MEMBER "]},\"b\":\"\\\"undefined\\\":[\",\"undefined\":["
           "]}",
           "{\"a\":{\"undefined\":[" MEMBER "]},\"b\":\"\\\"undefined\\\":[\",\"undefined\":[]}");
}

static void what_is_laid_out_otherwise_is_left_to_be_understood_whole(void)
{
    expect("", NULL);
    expect("[]", NULL);
    expect("{}", NULL);
    expect("{\"a\":1}", NULL);
    expect("{\"undefined\":{}}", NULL);
    expect("{\"undefined\": []}", NULL);
    expect("{\"undefined\":[3]}", NULL);
    expect("{\"undefined\":[{\"id\":\"a\",\"level\":\"person\"}]}", NULL);
    expect("{\"undefined\":[" MEMBER ", " MEMBER "]}", NULL);
    expect("{\"undefined\":[" MEMBER ",]}", NULL);
}

static void a_text_cut_short_anywhere_before_the_end_of_the_list_is_not_thinned(void)
{
    static const char text[] = "{\"a\":[\"\\\\\"],\"undefined\":[" MEMBER "," NETWORK "]";
    for (size_t length = 0; length < sizeof text - 2; length++) {
        pm_text out = {0};
        CU_ASSERT_FALSE(pm_json_skim(text, length, &REASONS, &out));
        pm_text_free(&out);
    }
    expect(text, "{\"a\":[\"\\\\\"],\"undefined\":[" NETWORK "]");
}

/* --- in measures.json ------------------------------------------------------------------------ */

static pm_status take(const char *text, pm_place_results *results, pm_error *err)
{
    pm_kept kept = {0};
    pm_status status = pm_kept_find(&kept, err);
    if (status == PM_OK) {
        status = pm_read_measures_json(&kept, text, strlen(text), results, err);
    }
    pm_kept_free(&kept);
    return status;
}

#define OPENING "{\"schema\":\"partmap/measures/1\",\"network\":{\"density\":null},"
#define LISTS "\"organisations\":[],\"relationships\":[],\"sectors\":[],\"mixing\":[]}"
#define REASON "{\"level\":\"network\",\"id\":null,\"key\":\"density\",\"reason\":\"one member\"}"

static void expect_reason(const char *text)
{
    pm_place_results results = {0};
    pm_error err = {0};
    CU_ASSERT_EQUAL(take(text, &results, &err), PM_OK);
    CU_ASSERT_STRING_EQUAL(err.message, "");
    CU_ASSERT_EQUAL_FATAL(results.network_count, 1);
    CU_ASSERT_STRING_EQUAL(results.network[0].values->reason, "one member");
    pm_place_results_free(&results);
}

static void reasons_of_the_network_are_kept_however_the_file_is_laid_out(void)
{
    expect_reason(OPENING "\"undefined\":[" MEMBER "," REASON "]," LISTS);
    expect_reason(OPENING " \"undefined\" : [ " MEMBER " , " REASON " ] , " LISTS);
    expect_reason(OPENING "\"undefined\":[" REASON "," MEMBER "]," LISTS);
}

static void a_fault_is_told_where_it_is_in_the_whole(void)
{
    pm_place_results results = {0};
    pm_error err = {0};
    CU_ASSERT_EQUAL(
        take(OPENING "\"undefined\":[" MEMBER "],\n\"organisations\":[}", &results, &err),
        PM_INVALID);
    CU_ASSERT_EQUAL(err.line, 2);
    CU_ASSERT_EQUAL(err.column, 18);
    pm_place_results_free(&results);
}

CU_TestInfo pm_tests_json_skim[] = {
    {"elements that open otherwise are left out", elements_that_open_otherwise_are_left_out},
    {"brackets and quotes within strings are text", brackets_and_quotes_within_strings_are_text},
    {"what is laid out otherwise is left to be understood whole",
     what_is_laid_out_otherwise_is_left_to_be_understood_whole},
    {"a text cut short anywhere before the end of the list is not thinned",
     a_text_cut_short_anywhere_before_the_end_of_the_list_is_not_thinned},
    {"reasons of the network are kept, however the file is laid out",
     reasons_of_the_network_are_kept_however_the_file_is_laid_out},
    {"a fault is told where it is in the whole", a_fault_is_told_where_it_is_in_the_whole},
    CU_TEST_INFO_NULL,
};
