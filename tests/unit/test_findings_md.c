/* The audit in Markdown: what is in it, and that names stay text. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "engine/audit/missing.h"
#include "formats/writers.h"
#include "tests/suites.h"
#include "tests/unit/test_audit_maps.h"

#define BARE "a\nb\nc\na - b\n"

static pm_results results_of(const audited *result)
{
    return (pm_results){
        .map = result->map, .measures = result->measures, .findings = result->findings};
}

/* What is written of an audit. Free with pm_text_free. */
static pm_text write_md(const audited *result)
{
    pm_error err = {0};
    pm_text text = {0};
    pm_results results = results_of(result);
    CU_ASSERT_EQUAL_FATAL(pm_write_findings_md(&results, &text, &err), PM_OK);
    return text;
}

static size_t count_of(const pm_text *text, const char *part)
{
    size_t count = 0;
    for (const char *at = strstr(pm_text_bytes(text), part); at != NULL;
         at = strstr(at + 1, part)) {
        count++;
    }
    return count;
}

static void expect_once(const pm_text *text, const char *part)
{
    if (count_of(text, part) != 1) {
        fprintf(stderr, "\n\"%s\" stands there %zu times\n", part, count_of(text, part));
        CU_FAIL("not there once");
    }
}

static void expect_start(const pm_text *text, const char *start)
{
    CU_ASSERT_EQUAL(strncmp(pm_text_bytes(text), start, strlen(start)), 0);
}

/* A heading of its own, or in a row of what to record. */
static void expect_finding(const audited *result, size_t index, const pm_text *text)
{
    const pm_finding *finding = pm_finding_at(result->findings, index);
    bool folded = finding->outcome == PM_CANNOT_TELL && finding->record != NULL &&
                  pm_missing_is_long(result->findings);
    pm_text part = {0};
    if (folded) {
        pm_text_addf(&part, "%s (%s)", finding->rule->title, finding->rule->id);
    } else {
        pm_text_addf(&part, "\n### %zu. %s\n", index + 1, finding->headline);
    }
    expect_once(text, pm_text_bytes(&part));
    pm_text_free(&part);
}

static void expect_each_finding_once(const audited *result)
{
    pm_text text = write_md(result);
    size_t folded = 0;
    for (size_t i = 0; i < pm_finding_count(result->findings); i++) {
        const pm_finding *finding = pm_finding_at(result->findings, i);
        expect_finding(result, i, &text);
        folded += finding->outcome == PM_CANNOT_TELL && finding->record != NULL ? 1 : 0;
    }
    folded = pm_missing_is_long(result->findings) ? folded : 0;
    CU_ASSERT_EQUAL(count_of(&text, "\n### "), pm_finding_count(result->findings) - folded);
    CU_ASSERT_EQUAL(count_of(&text, "\n*Rule* `"), pm_finding_count(result->findings) - folded);
    size_t to_act_on =
        pm_findings_with(result->findings, PM_ISSUE) + pm_findings_with(result->findings, PM_WATCH);
    CU_ASSERT_EQUAL(count_of(&text, "\n*Ask* "), to_act_on);
    CU_ASSERT_EQUAL(count_of(&text, "\n*Next* "), to_act_on);
    pm_text_free(&text);
}

static void each_finding_stands_there_once(void)
{
    audited told = {0};
    audited bare = {0};
    CU_ASSERT_TRUE_FATAL(audit_file("samples/wib.graphml", &told));
    CU_ASSERT_TRUE_FATAL(audit_text(BARE, &bare));
    CU_ASSERT_TRUE(pm_missing_is_long(bare.findings));
    expect_each_finding_once(&told);
    expect_each_finding_once(&bare);
    audited_free(&told);
    audited_free(&bare);
}

/* A gatekeeper: structure, an issue, with a convention and two sources. */
static void a_finding_says_its_fact_question_step_and_source(void)
{
    static const char map[] = "graph name=Town place=Here date=2026-11-30\n"
                              "board kind=body decision_body=true label=Board\n"
                              "a label=Alpha\nb label=Beta\nc label=Gamma\n"
                              "a - board\nb - a\nc - a\n";
    audited result = {0};
    CU_ASSERT_TRUE_FATAL(audit_text(map, &result));
    const pm_finding *finding = finding_of(&result, "gatekeeper", 0);
    CU_ASSERT_PTR_NOT_NULL_FATAL(finding);
    pm_text text = write_md(&result);
    pm_text part = {0};
    expect_start(&text, "# Town\n\nHere, 2026-11-30\n\n");
    expect_once(&text, "\n## Issues\n");
    pm_text_addf(&part,
                 ". %s\n\nBy the ties drawn: %s\n\n*Ask* %s\n\n*Next* %s\n\n*Rule* "
                 "`gatekeeper`. Convention: %s. Source: ",
                 finding->headline, finding->text, finding->question, finding->rule->next_step,
                 finding->rule->threshold);
    expect_once(&text, pm_text_bytes(&part));
    CU_ASSERT_PTR_NOT_NULL(strstr(pm_text_bytes(&text),
                                  "Lengauer \\& Tarjan 1979, [doi:10.1145/357062.357071]"
                                  "(https://doi.org/10.1145/357062.357071).\n"));
    pm_text_free(&part);
    pm_text_free(&text);
    audited_free(&result);
}

static void what_to_record_is_a_list(void)
{
    audited result = {0};
    CU_ASSERT_TRUE_FATAL(audit_text(BARE, &result));
    pm_text text = write_md(&result);
    expect_once(&text, "\n## Cannot tell\n\n-   Record ");
    expect_once(&text, "\n-   Record `carried_by` on edges to answer: Routes ");
    CU_ASSERT_PTR_NULL(strstr(pm_text_bytes(&text), "\\`"));
    pm_text_free(&text);
    audited_free(&result);
}

/* --- names ----------------------------------------------------------------------------------- */

/* A name, '+' for a space; how it is written within a line, and at the beginning of one. */
typedef struct hostile_name {
    const char *name, *written, *begun;
} hostile_name;

static const hostile_name NAMES[] = {
    {"Pipe|of|bars", "Pipe\\|of\\|bars", "Pipe\\|of\\|bars"},
    {"*Stars*", "\\*Stars\\*", "\\*Stars\\*"},
    {"[x](y)", "\\[x\\](y)", "\\[x\\](y)"},
    {"![x](y)", "!\\[x\\](y)", "!\\[x\\](y)"},
    {"<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>",
     "\\<script\\>alert(1)\\</script\\>"},
    {"Odd`tick", "Odd\\`tick", "Odd\\`tick"},
    {"``a+b``", "\\`\\`a b\\`\\`", "\\`\\`a b\\`\\`"},
    {"#+Heading", "\\# Heading", "\\# Heading"},
    {"-+Item", "- Item", "\\- Item"},
    {"1.+Number", "1. Number", "1\\. Number"},
    {"a.+Letter", "a. Letter", "a\\. Letter"},
    {"---", "\\-\\-\\-", "\\-\\-\\-"},
    {"&amp;", "\\&amp;", "\\&amp;"},
    {"doi:10.1000/x", "doi:10.1000/x", "doi:10.1000/x"},
};

enum { NAME_COUNT = sizeof NAMES / sizeof NAMES[0] };

/* The name is the map's, the place's and a gatekeeper's, who stands in headline and evidence. */
static void audit_hostile(const char *name, audited *result)
{
    pm_text map = {0};
    pm_text_addf(&map,
                 "graph name=%s place=%s\n"
                 "board kind=body decision_body=true label=Board\n"
                 "m label=%s\na\nb\nm - board\na - m\nb - m\n",
                 name, name, name);
    CU_ASSERT_TRUE_FATAL(audit_text(pm_text_bytes(&map), result));
    pm_text_free(&map);
}

static void expect_name(const hostile_name *hostile)
{
    audited result = {0};
    pm_text part = {0};
    audit_hostile(hostile->name, &result);
    pm_text text = write_md(&result);
    pm_text_addf(&part, "# %s\n\n%s\n\n4 members, 3 ties. ", hostile->written, hostile->begun);
    expect_start(&text, pm_text_bytes(&part));
    part.length = 0;
    pm_text_addf(&part, ". %s is a gatekeeper\n\nBy the ties drawn: ", hostile->written);
    expect_once(&text, pm_text_bytes(&part));
    part.length = 0;
    pm_text_addf(&part, " only through %s: a and b.\n", hostile->written);
    expect_once(&text, pm_text_bytes(&part));
    CU_ASSERT_EQUAL(count_of(&text, "https://doi.org/10.1000/x"), 0);
    pm_text_free(&part);
    pm_text_free(&text);
    audited_free(&result);
}

static void names_stay_text(void)
{
    for (size_t i = 0; i < NAME_COUNT; i++) {
        expect_name(&NAMES[i]);
    }
}

/* Is the line empty, a heading, an item of a list, or a paragraph that begins as it should? */
static bool is_meant(const char *line, const hostile_name *hostile)
{
    static const char *const openings[] = {"\n",      "# ",        "## ",         "### ",
                                           "-   Rec", "*Ask* ",    "*Next* ",     "*Rule* `",
                                           "By the ", "As stated", "As answered", "4 members, "};
    bool meant = strncmp(line, hostile->begun, strlen(hostile->begun)) == 0;
    for (size_t i = 0; i < sizeof openings / sizeof openings[0]; i++) {
        meant = meant || strncmp(line, openings[i], strlen(openings[i])) == 0;
    }
    return meant;
}

static void no_line_begins_with_what_is_a_users(void)
{
    for (size_t i = 0; i < NAME_COUNT; i++) {
        audited result = {0};
        audit_hostile(NAMES[i].name, &result);
        pm_text text = write_md(&result);
        for (const char *at = pm_text_bytes(&text); *at != '\0'; at = strchr(at, '\n') + 1) {
            if (!is_meant(at, &NAMES[i])) {
                fprintf(stderr, "\n%.60s\n", at);
                CU_FAIL("a line that nobody means");
            }
        }
        pm_text_free(&text);
        audited_free(&result);
    }
}

/* --- several graphs, and twice the same ------------------------------------------------------ */

static void each_of_several_graphs_says_which_it_is(void)
{
    audited result = {0};
    pm_error err = {0};
    pm_text text = {0};
    CU_ASSERT_TRUE_FATAL(audit_text("graph name=Town\na\nb\na - b\n", &result));
    CU_ASSERT_EQUAL_FATAL(pm_map_set_origin(result.map, "Folder/Town.graphml", "<north>", &err),
                          PM_OK);
    pm_results results = results_of(&result);
    results.graphs = 2;
    for (results.graph = 1; results.graph <= 2; results.graph++) {
        CU_ASSERT_EQUAL(pm_write_findings_md(&results, &text, &err), PM_OK);
    }
    expect_once(&text, "# Town\n\nGraph \\<north\\> (1 of 2)\n\n2 members, 1 tie. ");
    expect_once(&text, ".\n\n# Town\n\nGraph \\<north\\> (2 of 2)\n\n");
    pm_text_free(&text);
    audited_free(&result);
}

static void a_map_without_a_name_goes_by_its_file(void)
{
    audited result = {0};
    pm_error err = {0};
    CU_ASSERT_TRUE_FATAL(audit_text(BARE, &result));
    CU_ASSERT_EQUAL_FATAL(pm_map_set_origin(result.map, "folder/a_b.graphml", "", &err), PM_OK);
    pm_text text = write_md(&result);
    expect_start(&text, "# a\\_b.graphml\n\n3 members");
    pm_text_free(&text);
    audited_free(&result);
}

static void the_same_map_gives_the_same_bytes(void)
{
    audited result[2] = {0};
    pm_text text[2] = {0};
    for (size_t i = 0; i < 2; i++) {
        CU_ASSERT_TRUE_FATAL(audit_file("samples/basingstoke.graphml", &result[i]));
        text[i] = write_md(&result[i]);
    }
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&text[0]), pm_text_bytes(&text[1]));
    for (size_t i = 0; i < 2; i++) {
        pm_text_free(&text[i]);
        audited_free(&result[i]);
    }
}

CU_TestInfo pm_tests_findings_md[] = {
    {"each finding stands there once", each_finding_stands_there_once},
    {"a finding says its fact, question, step and source",
     a_finding_says_its_fact_question_step_and_source},
    {"what to record is a list", what_to_record_is_a_list},
    {"names stay text", names_stay_text},
    {"no line begins with what is a user's", no_line_begins_with_what_is_a_users},
    {"each of several graphs says which it is", each_of_several_graphs_says_which_it_is},
    {"a map without a name goes by its file", a_map_without_a_name_goes_by_its_file},
    {"the same map gives the same bytes", the_same_map_gives_the_same_bytes},
    CU_TEST_INFO_NULL,
};
