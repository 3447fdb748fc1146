/* Reports: what every page has to be, on samples and on maps out of the ordinary: one file that
 * fetches nothing and forbids it, whole and well-formed, each finding once, every link going
 * somewhere. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/names.h"
#include "tests/suites.h"
#include "tests/support/sha256.h"
#include "tests/unit/test_report_page.h"

static const char *const FILES[] = {"samples/basingstoke.graphml",
                                    "samples/wib.graphml",
                                    "samples/fragile.graphml",
                                    "samples/minimal.graphml",
                                    "samples/knoke.graphml",
                                    "tests/data/draw/hostile.graphml",
                                    "tests/data/draw/long.graphml",
                                    "tests/data/audit/nothing.graphml",
                                    "tests/data/audit/one_of_each.graphml"};

enum { BASINGSTOKE, WIB, FRAGILE, MINIMAL }; /* of these */

/* Maps of no, one and two members, and one whose only members are people. */
static const char *const TEXTS[] = {"graph name=Nobody\n", "alone\n", "a\nb\na - b\n",
                                    "p1 kind=person role=chair\np2 kind=person\np1 - p2\n"};

enum {
    FILE_COUNT = sizeof FILES / sizeof FILES[0],
    TEXT_COUNT = sizeof TEXTS / sizeof TEXTS[0],
    MANY = 150
};

/* Members in a ring with chords, of many sectors, undirected. */
static pm_text crowd(size_t members)
{
    pm_text text = {0};
    for (size_t i = 0; i < members; i++) {
        pm_text_addf(&text, "m%zu label=Member+%zu sector=Sector+%zu budget=%zu ing01=%s\n", i, i,
                     i % 14, i * 37 % 101 + 1, i % 3 == 0 ? "yes" : "no");
    }
    for (size_t i = 0; i < members; i++) {
        pm_text_addf(&text, "m%zu - m%zu behaviour=cooperation\n", i, (i + 1) % members);
        pm_text_addf(&text, "m%zu - m%zu kind=funds amount=%zu\n", i, (i * 7 + 3) % members, i + 1);
    }
    return text;
}

/* Every report, made once for all tests when it is first asked for. */
static reported reports[FILE_COUNT + TEXT_COUNT + 1];
enum { REPORT_COUNT = sizeof reports / sizeof reports[0] };

static const reported *report_at(size_t index)
{
    reported *page = &reports[index];
    if (page->document == NULL && index < FILE_COUNT) {
        report_file(FILES[index], page);
    } else if (page->document == NULL && index < FILE_COUNT + TEXT_COUNT) {
        report_text(TEXTS[index - FILE_COUNT], page);
    } else if (page->document == NULL) {
        pm_text many = crowd(MANY);
        report_text(pm_text_bytes(&many), page);
        pm_text_free(&many);
    }
    CU_ASSERT_PTR_NOT_NULL_FATAL(page->document);
    return page;
}

int pm_reports_close(void)
{
    for (size_t i = 0; i < REPORT_COUNT; i++) {
        reported_free(&reports[i]);
    }
    return 0;
}

static void on_every_report(void (*check)(const reported *page))
{
    for (size_t i = 0; i < REPORT_COUNT; i++) {
        check(report_at(i));
    }
}

/* --- nothing from elsewhere ------------------------------------------------------------------- */

static bool starts_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

static void check_attributes(const xmlNode *element)
{
    for (const xmlAttr *at = element->properties; at != NULL; at = at->next) {
        const char *name = (const char *)at->name;
        const char *value = value_of(element, name);
        CU_ASSERT_STRING_NOT_EQUAL(name, "style");
        CU_ASSERT_STRING_NOT_EQUAL(name, "src");
        CU_ASSERT_FALSE(starts_with(name, "on"));
        if (strcmp(name, "href") == 0) {
            bool source = is_element(element, "a") && starts_with(value, "https://doi.org/10.");
            CU_ASSERT_TRUE(value[0] == '#' || source);
        }
    }
}

static void check_nothing_is_fetched(const reported *page)
{
    static const char *const fetching[] = {"link",  "img",  "iframe", "object", "embed", "audio",
                                           "video", "form", "base",   "source", "image", "use"};
    for (size_t i = 0; i < sizeof fetching / sizeof *fetching; i++) {
        CU_ASSERT_EQUAL(count_elements(page, fetching[i]), 0);
    }
    for (xmlNode *at = next_element(page, NULL); at != NULL; at = next_element(page, at)) {
        check_attributes(at);
    }
    CU_ASSERT_PTR_NULL(strstr(pm_text_bytes(&page->html), "url("));
    CU_ASSERT_PTR_NULL(strstr(pm_text_bytes(&page->html), "@import"));
}

static void test_nothing_is_fetched(void)
{
    on_every_report(check_nothing_is_fetched);
}

/* --- the policy ------------------------------------------------------------------------------- */

/* The base64 of the SHA-256 of the bytes between two marks. */
static void hash_between(const char *html, const char *from, const char *to, char *hash)
{
    const char *start = strstr(html, from);
    CU_ASSERT_PTR_NOT_NULL_FATAL(start);
    start += strlen(from);
    const char *end = strstr(start, to);
    CU_ASSERT_PTR_NOT_NULL_FATAL(end);
    sha256_base64(start, (size_t)(end - start), hash);
}

/* From FIPS 180-2's examples. */
static void test_hash(void)
{
    char hash[SHA256_BASE64] = "";
    sha256_base64("abc", 3, hash);
    CU_ASSERT_STRING_EQUAL(hash, "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

static void test_policy(void)
{
    const reported *page = report_at(MINIMAL);
    char style[SHA256_BASE64] = "";
    char script[SHA256_BASE64] = "";
    char policy[400];
    const char *html = pm_text_bytes(&page->html);
    hash_between(html, "<style>", "</style>", style);
    hash_between(html, "<script>", "</script>", script);
    snprintf(policy, sizeof policy,
             "content=\"default-src 'none'; style-src 'sha256-%s'; script-src 'sha256-%s'; "
             "img-src data:; base-uri 'none'; form-action 'none'\"",
             style, script);
    CU_ASSERT_PTR_NOT_NULL(strstr(html, policy));
    CU_ASSERT_EQUAL(count_elements(page, "style"), 1);
    CU_ASSERT_EQUAL(count_elements(page, "script"), 1);
}

/* --- ids and links ---------------------------------------------------------------------------- */

static void check_ids(const reported *page)
{
    pm_names ids = {0};
    pm_error err = {0};
    for (xmlNode *at = next_element(page, NULL); at != NULL; at = next_element(page, at)) {
        const char *id = value_of(at, "id");
        if (id[0] != '\0') {
            CU_ASSERT_EQUAL(pm_names_add(&ids, id, 0, &err), PM_OK);
        }
    }
    for (xmlNode *at = next_element(page, NULL); at != NULL; at = next_element(page, at)) {
        const char *to = value_of(at, "href");
        if (to[0] == '#' && pm_names_find(&ids, to + 1) != 0) {
            fprintf(stderr, "%s leads nowhere\n", to);
            CU_FAIL("a link leads nowhere");
        }
    }
    pm_names_free(&ids);
}

static void test_ids(void)
{
    on_every_report(check_ids);
}

/* --- order ------------------------------------------------------------------------------------ */

/* One h1, and no heading more than one step below the one before. */
static void check_headings(const reported *page)
{
    int before = 0;
    for (xmlNode *at = next_element(page, NULL); at != NULL; at = next_element(page, at)) {
        const char *name = (const char *)at->name;
        if (name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && name[2] == '\0') {
            CU_ASSERT_TRUE(name[1] - '0' <= before + 1);
            before = name[1] - '0';
        }
    }
    CU_ASSERT_EQUAL(count_elements(page, "h1"), 1);
    CU_ASSERT_EQUAL(count_elements(page, "main"), 1);
    CU_ASSERT_EQUAL(count_elements(page, "nav"), 1);
}

static void test_headings(void)
{
    on_every_report(check_headings);
}

/* --- findings --------------------------------------------------------------------------------- */

static void check_findings(const reported *page)
{
    size_t count = pm_finding_count(page->map.findings);
    size_t shown = 0;
    for (xmlNode *at = next_element(page, NULL); at != NULL; at = next_element(page, at)) {
        bool one =
            (is_element(at, "article") || is_element(at, "li")) && is_of_class(at, "finding");
        shown += one ? 1 : 0;
    }
    CU_ASSERT_EQUAL(shown, count);
    for (size_t i = 0; i < count; i++) {
        char id[40];
        const pm_finding *finding = pm_finding_at(page->map.findings, i);
        snprintf(id, sizeof id, "finding-%zu", i + 1);
        const xmlNode *element = element_with_id(page, id);
        CU_ASSERT_PTR_NOT_NULL(element);
        if (element != NULL && finding->outcome != PM_CANNOT_TELL) {
            CU_ASSERT_TRUE(says(page, element, finding->headline));
            CU_ASSERT_TRUE(says(page, element, pm_fact_opening(finding->rule->fact)));
        } else if (element != NULL) {
            CU_ASSERT_TRUE(says(page, element, finding->rule->title));
        }
    }
}

static void test_findings(void)
{
    on_every_report(check_findings);
}

static void test_what_a_finding_says(void)
{
    reported page = {0};
    if (report_file("samples/basingstoke.graphml", &page)) {
        const pm_finding *finding = finding_of(&page.map, "gatekeeper", 0);
        size_t index = 0;
        char id[40];
        while (pm_finding_at(page.map.findings, index) != finding) {
            index++;
        }
        snprintf(id, sizeof id, "finding-%zu", index + 1);
        const xmlNode *element = element_with_id(&page, id);
        CU_ASSERT_TRUE(says(&page, element, finding->text));
        CU_ASSERT_TRUE(says(&page, element, finding->question));
        CU_ASSERT_TRUE(says(&page, element, finding->rule->next_step));
        CU_ASSERT_TRUE(says(&page, element, "issue"));
        CU_ASSERT_TRUE(says(&page, element, "Food bank"));
    }
    reported_free(&page);
}

/* On a bare map the page is read by what to record, not by forty times the same sentence. */
static void test_a_bare_map(void)
{
    reported page = {0};
    if (report_file("samples/minimal.graphml", &page)) {
        const xmlNode *missing = element_with_id(&page, "missing");
        CU_ASSERT_TRUE(says(&page, missing, "Record sector on organisations"));
        CU_ASSERT_TRUE(says(&page, missing, "Record decision_body on the node"));
        CU_ASSERT_FALSE(strstr(pm_text_bytes(&page.html), "The map names no decision body.") !=
                        NULL);
        CU_ASSERT_TRUE(says(&page, element_with_id(&page, "views"), "Who funds whom: no money"));
        CU_ASSERT_TRUE(says(&page, element_with_id(&page, "charts"), "needs budget, staff or"));
        CU_ASSERT_PTR_NULL(element_with_id(&page, "view-flows"));
        CU_ASSERT_PTR_NOT_NULL(element_with_id(&page, "view-dependency"));
        CU_ASSERT_PTR_NULL(element_with_id(&page, "people"));
    }
    reported_free(&page);
}

/* --- the first page --------------------------------------------------------------------------- */

static void test_first_page(void)
{
    reported page = {0};
    size_t told = 0;
    if (report_file("samples/basingstoke.graphml", &page)) {
        const xmlNode *summary = element_with_id(&page, "summary");
        CU_ASSERT_TRUE(says(&page, NULL, "Basingstoke and Deane, 31 March 2009"));
        CU_ASSERT_TRUE(says(&page, summary, "30 of 37"));
        for (xmlNode *at = next_element(&page, NULL); at != NULL; at = next_element(&page, at)) {
            told += is_of_class(at, "headline") ? 1 : 0;
        }
        CU_ASSERT_EQUAL(told, 7);
        CU_ASSERT_PTR_NOT_NULL(element_with_id(&page, "overview-member-board"));
        CU_ASSERT_PTR_NULL(element_with_id(&page, "overview-head"));
        CU_ASSERT_PTR_NULL(element_with_id(&page, "overview-findings"));
        CU_ASSERT_PTR_NOT_NULL(element_with_id(&page, "org-board"));
    }
    reported_free(&page);
}

/* --- answers ---------------------------------------------------------------------------------- */

static void test_few_answers_are_not_shown(void)
{
    reported page = {0};
    if (report_text("graph ing13=yes\na ing01=yes ing02=no\nb ing01=yes ing02=no\n"
                    "c ing01=yes ing02=no\nd ing01=yes ing02=no\ne ing01=no\na - b\nc - d\n",
                    &page)) {
        const xmlNode *section = element_with_id(&page, "ingredients");
        CU_ASSERT_TRUE(says(&page, section, "80%"));
        CU_ASSERT_TRUE(says(&page, section, "fewer than"));
        CU_ASSERT_TRUE(says(&page, section, "stated once for the whole map: yes; spread unknown"));
        CU_ASSERT_PTR_NULL(strstr(pm_text_bytes(&page.html), "100%</td>\n<td class=\"number\">4"));
    }
    reported_free(&page);
}

/* --- again ------------------------------------------------------------------------------------ */

static void test_same_bytes(void)
{
    reported first = {0};
    reported second = {0};
    if (report_file("samples/fragile.graphml", &first) &&
        report_file("samples/fragile.graphml", &second)) {
        CU_ASSERT_STRING_EQUAL(pm_text_bytes(&first.html), pm_text_bytes(&second.html));
    }
    reported_free(&first);
    reported_free(&second);
}

/* --- sections --------------------------------------------------------------------------------- */

/* Each has a heading that names it and an entry in the contents. */
static void check_sections(const reported *page)
{
    size_t sections = 0;
    for (xmlNode *at = next_element(page, NULL); at != NULL; at = next_element(page, at)) {
        if (is_element(at, "section")) {
            const xmlNode *heading = element_with_id(page, value_of(at, "aria-labelledby"));
            char link[60];
            snprintf(link, sizeof link, "<a href=\"#%s\">", value_of(at, "id"));
            CU_ASSERT_TRUE(heading != NULL && is_element(heading, "h2"));
            CU_ASSERT_PTR_NOT_NULL(strstr(pm_text_bytes(&page->html), link));
            sections++;
        }
    }
    CU_ASSERT_TRUE(sections >= 9);
}

static void test_sections(void)
{
    on_every_report(check_sections);
}

CU_TestInfo pm_tests_report[] = {
    {"every map has its sections, named and listed", test_sections},
    {"nothing is fetched, and nothing runs by an attribute", test_nothing_is_fetched},
    {"the tests' own hash is SHA-256", test_hash},
    {"the policy knows style sheet and script by their hashes", test_policy},
    {"ids are there once, and links lead to them", test_ids},
    {"headings go down in steps of one", test_headings},
    {"every finding is there once", test_findings},
    {"a finding says evidence, question and next step", test_what_a_finding_says},
    {"a bare map is read by what to record", test_a_bare_map},
    {"the first page has what matters and the map", test_first_page},
    {"what few answered is not shown", test_few_answers_are_not_shown},
    {"the same map gives the same bytes", test_same_bytes},
    CU_TEST_INFO_NULL,
};
