/* Reports of maps whose names mean something to HTML, to scripts or to spreadsheets: they stay
 * text. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "tests/suites.h"
#include "tests/unit/test_report_page.h"

#define SCRIPT "</script><script>alert(1)</script>"

/* Names of members, sectors and the map; '+' stands for a space. */
static const char *const NAMES[] = {SCRIPT,
                                    "=cmd()",
                                    "]]>",
                                    "<![CDATA[",
                                    "\"onload=\"alert(1)",
                                    "<!--",
                                    "&amp;",
                                    "javascript:alert(1)",
                                    "`code",
                                    "doi:10.1000/x"};

enum { NAME_COUNT = sizeof NAMES / sizeof NAMES[0] };

/* A board and a member of each name, with a sector of the same. */
static pm_text hostile_map(void)
{
    pm_text text = {0};
    pm_text_add(&text, "graph name=" SCRIPT " place=<b> date=<i> objective=<u>\n");
    pm_text_add(&text, "board kind=body decision_body=true label=Board\n");
    for (size_t i = 0; i < NAME_COUNT; i++) {
        pm_text_addf(&text, "m%zu label=%s sector=%s needs=%s offers=%s\n", i, NAMES[i], NAMES[i],
                     NAMES[i], NAMES[(i + 1) % NAME_COUNT]);
        pm_text_addf(&text, "m%zu - board\n", i);
    }
    return text;
}

static void test_names_stay_text(void)
{
    pm_text text = hostile_map();
    reported page = {0};
    if (report_text(pm_text_bytes(&text), &page)) {
        CU_ASSERT_EQUAL(count_elements(&page, "script"), 1);
        CU_ASSERT_EQUAL(count_elements(&page, "i"), 0);
        CU_ASSERT_EQUAL(count_elements(&page, "u"), 0);
        CU_ASSERT_TRUE(says(&page, element_with_id(&page, "organisations"), SCRIPT));
        CU_ASSERT_TRUE(says(&page, element_with_id(&page, "matches"), "=cmd()"));
        CU_ASSERT_TRUE(says(&page, element_with_id(&page, "organisations"), "]]>"));
        CU_ASSERT_TRUE(says(&page, element_with_id(&page, "matches"), "doi:10.1000/x"));
        CU_ASSERT_PTR_NULL(strstr(pm_text_bytes(&page.html), "<script>alert"));
        CU_ASSERT_PTR_NULL(strstr(pm_text_bytes(&page.html), "https://doi.org/10.1000/x"));
    }
    reported_free(&page);
    pm_text_free(&text);
}

/* Ids come from the file's ids: what no id can hold is written otherwise, and each stays itself. */
static void test_ids_stay_ids(void)
{
    reported page = {0};
    if (report_text("a\"b label=One\na'b label=Two\n<c> label=Three\na\"b - a'b\n", &page)) {
        CU_ASSERT_TRUE(says(&page, element_with_id(&page, "org-a.22b"), "One"));
        CU_ASSERT_TRUE(says(&page, element_with_id(&page, "org-a.27b"), "Two"));
        CU_ASSERT_TRUE(says(&page, element_with_id(&page, "org-.3cc.3e"), "Three"));
        CU_ASSERT_PTR_NOT_NULL(element_with_id(&page, "overview-member-a.22b"));
    }
    reported_free(&page);
}

/* A map of more members than are drawn is drawn by sectors: its views are told once. */
static void test_too_many_to_draw(void)
{
    pm_text text = {0};
    for (size_t i = 0; i < 320; i++) {
        pm_text_addf(&text, "m%zu sector=Sector+%zu\n", i, i % 5);
    }
    for (size_t i = 0; i < 320; i++) {
        pm_text_addf(&text, "m%zu - m%zu\n", i, (i * 3 + 1) % 320);
    }
    reported page = {0};
    if (report_text(pm_text_bytes(&text), &page)) {
        CU_ASSERT_PTR_NOT_NULL(element_with_id(&page, "view-overview"));
        CU_ASSERT_PTR_NULL(element_with_id(&page, "view-dependency"));
        CU_ASSERT_TRUE(says(&page, element_with_id(&page, "views"),
                            "the map has too many members to give each a mark"));
        CU_ASSERT_PTR_NOT_NULL(element_with_id(&page, "org-m319"));
    }
    reported_free(&page);
    pm_text_free(&text);
}

CU_TestInfo pm_tests_report_hostile[] = {
    {"names stay text", test_names_stay_text},
    {"ids stay ids", test_ids_stay_ids},
    {"a map of too many members is drawn by sectors", test_too_many_to_draw},
    CU_TEST_INFO_NULL,
};
