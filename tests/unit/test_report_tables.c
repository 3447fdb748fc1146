/* The report's tables: what has to be in them without any script. The page is parsed; numbers are
 * the measures', reasons are said, names stay text. */
#include <CUnit/CUnit.h>
#include <stdlib.h>
#include <string.h>

#include "tests/suites.h"
#include "tests/unit/test_report_table.h"
#include "viz/report_table.h"

static const char *const FILES[] = {
    "samples/basingstoke.graphml",       "samples/wib.graphml",   "samples/fragile.graphml",
    "samples/minimal.graphml",           "samples/knoke.graphml", "tests/data/draw/hostile.graphml",
    "tests/data/browser/hostile.graphml"};

enum { FILE_COUNT = sizeof FILES / sizeof FILES[0] };

/* --- form ------------------------------------------------------------------------------------- */

/* Every row as many cells as there are heads, the first its head, and all of a column alike. */
static void check_table(xmlNode *table)
{
    xmlNode *heads = heads_of(table);
    xmlNode *rows = rows_of(table);
    CU_ASSERT_TRUE(is_element(child(table, 0), "caption"));
    CU_ASSERT_TRUE(children(rows) > 0);
    for (size_t i = 0; i < children(heads); i++) {
        CU_ASSERT_STRING_EQUAL(value_of(child(heads, i), "scope"), "col");
        CU_ASSERT_STRING_NOT_EQUAL(value_of(child(heads, i), "data-type"), "");
    }
    for (size_t r = 0; r < children(rows); r++) {
        xmlNode *row = child(rows, r);
        CU_ASSERT_EQUAL(children(row), children(heads));
        CU_ASSERT_STRING_EQUAL(value_of(child(row, 0), "scope"), "row");
        for (size_t i = 0; i < children(row); i++) {
            CU_ASSERT_EQUAL(is_of_class(child(row, i), "extra"),
                            is_of_class(child(heads, i), "extra"));
            CU_ASSERT_EQUAL(is_of_class(child(row, i), "number"),
                            is_of_class(child(heads, i), "number"));
        }
    }
}

static void test_form(void)
{
    for (size_t f = 0; f < FILE_COUNT; f++) {
        reported page;
        size_t tables = 0;
        if (report_file(FILES[f], &page)) {
            for (xmlNode *at = next_element(&page, NULL); at != NULL;
                 at = next_element(&page, at)) {
                if (is_table(at)) {
                    check_table(at);
                    tables++;
                }
            }
        }
        CU_ASSERT_TRUE(tables >= 2);
        reported_free(&page);
    }
}

/* The id that a link to a member's row leads to; "" when it is no such link. */
static const char *row_linked(xmlNode *element)
{
    const char *to = is_element(element, "a") ? value_of(element, "href") : "";
    return strncmp(to, "#org-", 5) == 0 ? to + 1 : "";
}

/* Follows the first of them: each costs a walk over the page. */
static void check_links(const reported *page)
{
    size_t links = 0;
    for (xmlNode *at = next_element(page, NULL); at != NULL && links < 60;
         at = next_element(page, at)) {
        const char *id = row_linked(at);
        if (id[0] != '\0') {
            CU_ASSERT_TRUE(is_element(element_with_id(page, id), "tr"));
            links++;
        }
    }
    CU_ASSERT_TRUE(links > 0);
}

static void test_ids(void)
{
    for (size_t f = 0; f < FILE_COUNT; f++) {
        reported page;
        if (report_file(FILES[f], &page)) {
            check_links(&page);
        }
        reported_free(&page);
    }
}

/* --- contents --------------------------------------------------------------------------------- */

static void check_column(const reported *page, xmlNode *table, const char *key)
{
    const pm_column *column = pm_measures_find(page->map.measures, PM_LEVEL_ORGANISATION, key);
    size_t rows = pm_measures_rows(page->map.measures, PM_LEVEL_ORGANISATION);
    CU_ASSERT_EQUAL(children(rows_of(table)), rows);
    for (size_t row = 0; row < rows; row++) {
        xmlNode *at = cell(table, row, column->measure->title);
        const pm_value *value = &column->values[row];
        if (value->reason != NULL) {
            CU_ASSERT_TRUE(is_of_class(at, "undefined"));
            CU_ASSERT_TRUE(reads(at, "–"));
            CU_ASSERT_STRING_EQUAL(value_of(at, "title"), value->reason);
            CU_ASSERT_STRING_EQUAL(value_of(at, "data-value"), "");
        } else {
            CU_ASSERT_EQUAL(number_in(at), value->as.number);
        }
    }
}

static void test_numbers(void)
{
    static const char *const keys[] = {
        "degree", "betweenness_share", "decision_distance", "resource_share", "influence_gap",
        "levers", "loss_fragmentation"};
    reported page;
    if (report_file("samples/basingstoke.graphml", &page)) {
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
            check_column(&page, element_with_id(&page, "table-organisations"), keys[i]);
        }
    }
    reported_free(&page);
}

static size_t decimals(xmlNode *at)
{
    xmlChar *content = xmlNodeGetContent(at);
    const char *point = content != NULL ? strchr((const char *)content, '.') : NULL;
    size_t count = point != NULL ? strlen(point + 1) : 0;
    xmlFree(content);
    return count;
}

static void check_decimals(xmlNode *table)
{
    xmlNode *heads = heads_of(table);
    for (size_t i = 0; i < children(heads); i++) {
        size_t of_column = SIZE_MAX;
        for (size_t r = 0; r < children(rows_of(table)); r++) {
            xmlNode *at = child(child(rows_of(table), r), i);
            if (strcmp(value_of(at, "data-value"), "") != 0) {
                of_column = of_column == SIZE_MAX ? decimals(at) : of_column;
                CU_ASSERT_EQUAL(decimals(at), of_column);
            }
        }
    }
}

static void test_decimals(void)
{
    for (size_t f = 0; f < FILE_COUNT; f++) {
        reported page;
        if (report_file(FILES[f], &page)) {
            for (xmlNode *at = next_element(&page, NULL); at != NULL;
                 at = next_element(&page, at)) {
                if (is_table(at)) {
                    check_decimals(at);
                }
            }
        }
        reported_free(&page);
    }
}

static void expect_printed(double number, int places, const char *expected)
{
    pm_text text = {0};
    pm_text_add_printed(&text, number, places);
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&text), expected);
    pm_text_free(&text);
}

static void test_printed(void)
{
    expect_printed(0, 0, "0");
    expect_printed(-0.004, 2, "0.00");
    expect_printed(-0.25, 2, "−0.25");
    expect_printed(999, 0, "999");
    expect_printed(1000, 0, "1,000");
    expect_printed(-1234567.85, 1, "−1,234,567.9");
    expect_printed(1e15, 0, "1,000,000,000,000,000");
}

/* Every measure of the level is a column, or is named as left out. */
static void test_nothing_is_lost(void)
{
    for (size_t f = 0; f < FILE_COUNT; f++) {
        reported page;
        if (report_file(FILES[f], &page)) {
            xmlNode *table = element_with_id(&page, "table-organisations");
            xmlNode *around = table->parent->parent;
            const pm_measures *measures = page.map.measures;
            for (size_t i = 0; i < pm_measures_column_count(measures, PM_LEVEL_ORGANISATION); i++) {
                const pm_column *column = pm_measures_column(measures, PM_LEVEL_ORGANISATION, i);
                CU_ASSERT_TRUE(says(&page, around, column->measure->title));
            }
        }
        reported_free(&page);
    }
}

static void test_reasons_below(void)
{
    reported page;
    if (report_text("a sector=x\nb\nc sector=y\na - c\n", &page)) {
        xmlNode *around = element_with_id(&page, "table-organisations")->parent->parent;
        CU_ASSERT_TRUE(says(&page, around, "Own E-I index"));
        CU_ASSERT_TRUE(says(&page, around, "its sector is not stated (1)"));
        CU_ASSERT_TRUE(says(&page, around, "Columns left out because no row has a value"));
        CU_ASSERT_TRUE(says(&page, around, "Budget"));
    }
    reported_free(&page);
}

/* G1 of METRICS: within public 5 ties and 2 to others, voluntary 2 and 1, business 3 and 1. */
static void test_sectors(void)
{
    static const char text[] =
        "Council sector=public\nPolice sector=public\nNHS sector=public\nHousing sector=public\n"
        "CVS sector=voluntary\nChamber sector=business\nFood sector=voluntary\n"
        "Carers sector=voluntary\nBizA sector=business\nBizB sector=business\n"
        "Arts sector=voluntary\n"
        "Council - Police\nCouncil - NHS\nCouncil - Housing\nCouncil - CVS\nCouncil - Chamber\n"
        "Police - Housing\nNHS - Housing\nCVS - Food\nCVS - Carers\nChamber - BizA\n"
        "Chamber - BizB\nBizA - BizB\n";
    static const double ties[] = {3, 5, 2};
    static const double density[] = {1, 5.0 / 6, 2.0 / 6};
    static const double ei[] = {-0.5, -3.0 / 7, -1.0 / 3};
    reported page;
    if (report_text(text, &page)) {
        xmlNode *table = element_with_id(&page, "table-sectors");
        for (size_t row = 0; row < 3; row++) {
            CU_ASSERT_EQUAL(number_in(cell(table, row, "Ties within")), ties[row]);
            CU_ASSERT_DOUBLE_EQUAL(number_in(cell(table, row, "Density within")), density[row],
                                   1e-12);
            CU_ASSERT_DOUBLE_EQUAL(number_in(cell(table, row, "E-I index")), ei[row], 1e-12);
        }
        CU_ASSERT_TRUE(reads(cell(table, 1, "Density within"), "83.3"));
        CU_ASSERT_TRUE(reads(cell(table, 1, "E-I index"), "−0.43"));
        CU_ASSERT_EQUAL(children(rows_of(element_with_id(&page, "table-pairs-of-sectors"))), 6);
    }
    reported_free(&page);
}

static void test_ties(void)
{
    reported page;
    if (report_text("a sector=x\nb sector=y\nc\n"
                    "a > b kind=works_with behaviour_source=coevolution "
                    "behaviour_target=competition amount=18000\n"
                    "b - c behaviour=cooperation\n",
                    &page)) {
        xmlNode *table = element_with_id(&page, "table-ties");
        CU_ASSERT_TRUE(reads(cell(table, 0, "Kind"), "works with"));
        CU_ASSERT_TRUE(reads(cell(table, 0, "Behaviour"), "coevolution / competition"));
        CU_ASSERT_TRUE(reads(cell(table, 1, "Behaviour"), "cooperation"));
        CU_ASSERT_TRUE(reads(cell(table, 0, "Amount"), "18,000"));
        CU_ASSERT_TRUE(reads(cell(table, 0, "Ends disagree"), "yes"));
        CU_ASSERT_STRING_EQUAL(value_of(cell(table, 1, "Kind"), "title"), "not stated");
        xmlNode *row = child(rows_of(table), 0);
        CU_ASSERT_STRING_EQUAL(value_of(row, "data-sector"), "x");
        CU_ASSERT_STRING_EQUAL(value_of(row, "data-sector-other"), "y");
    }
    reported_free(&page);
}

static void test_people(void)
{
    reported page;
    if (report_text("a\nb\nc\nd\ne\nf\ng\na - b carried_by=Jane+Doe\na - c carried_by=Jane+Doe\n"
                    "a - d carried_by=Jane+Doe\na - e carried_by=Jane+Doe\n"
                    "a - f carried_by=Jane+Doe\na - g carried_by=John+Roe\n",
                    &page)) {
        xmlNode *table = element_with_id(&page, "table-people");
        CU_ASSERT_EQUAL(children(rows_of(table)), 2);
        CU_ASSERT_TRUE(reads(cell(table, 0, "Person"), "Person 1"));
        CU_ASSERT_TRUE(reads(cell(table, 0, "Between"), "a; b; c; d and 2 others"));
        CU_ASSERT_TRUE(reads(cell(table, 1, "Between"), "a; g"));
        CU_ASSERT_PTR_NULL(strstr(pm_text_bytes(&page.html), "Jane"));
        CU_ASSERT_PTR_NULL(strstr(pm_text_bytes(&page.html), "Roe"));
    }
    reported_free(&page);
}

static void test_hostile(void)
{
    reported page;
    if (report_file("tests/data/browser/hostile.graphml", &page)) {
        xmlNode *table = element_with_id(&page, "table-organisations");
        CU_ASSERT_TRUE(reads(cell(table, 0, "Member"), "</script><script>alert(1)</script>"));
        CU_ASSERT_TRUE(reads(cell(table, 1, "Member"), "=cmd|calc!A1"));
        CU_ASSERT_STRING_EQUAL(value_of(child(rows_of(table), 0), "data-sector"),
                               "<img src=x onerror=alert(2)>");
        CU_ASSERT_PTR_NULL(strstr(pm_text_bytes(&page.html), "<script>alert"));
        /* What would turn the writing direction of all that follows is gone. */
        CU_ASSERT_TRUE(says(&page, cell(table, 7, "Member"), "desrever"));
        static const char turn[] = {'\xE2', '\x80', '\xAE', '\0'};
        xmlChar *name = xmlNodeGetContent(cell(table, 7, "Member"));
        CU_ASSERT_PTR_NULL(strstr((const char *)name, turn));
        xmlFree(name);
    }
    reported_free(&page);
}

static void test_little(void)
{
    static const char *const files[] = {"tests/data/browser/empty.graphml",
                                        "tests/data/browser/one.graphml"};
    for (size_t f = 0; f < 2; f++) {
        reported page;
        if (report_file(files[f], &page)) {
            xmlNode *table = element_with_id(&page, "table-organisations");
            CU_ASSERT_EQUAL(table == NULL, f == 0);
            CU_ASSERT_PTR_NULL(element_with_id(&page, "table-ties"));
        }
        reported_free(&page);
    }
}

CU_TestInfo pm_tests_report_tables[] = {
    {"every_row_has_a_cell_for_every_head", test_form},
    {"links_to_members_lead_to_their_rows", test_ids},
    {"numbers_and_reasons_are_those_of_the_measures", test_numbers},
    {"numbers_of_a_column_have_the_same_decimals", test_decimals},
    {"numbers_are_printed_with_commas_and_a_true_minus", test_printed},
    {"every_measure_is_a_column_or_named_as_left_out", test_nothing_is_lost},
    {"reasons_are_told_below_the_table", test_reasons_below},
    {"sectors_of_the_borough_as_worked_by_hand", test_sectors},
    {"ties_say_what_both_ends_say", test_ties},
    {"people_go_by_number_and_by_what_they_join", test_people},
    {"hostile_names_stay_text_in_tables", test_hostile},
    {"maps_of_nobody_and_of_one_have_the_tables_they_can", test_little},
    CU_TEST_INFO_NULL,
};
