/* The strip of findings: what is marked on the map, what is left out, which come first. */
#include "tests/unit/test_draw_findings.h"

#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "viz/style.h"

static bool element_says(xmlNode *element, const char *words)
{
    pm_text texts = texts_below(element);
    bool found = strstr(pm_text_bytes(&texts), words) != NULL;
    pm_text_free(&texts);
    return found;
}

static bool strip_says(const drawn_page *page, const char *words)
{
    return element_says(element_of_id(page, "findings"), words);
}

/* --- marks ----------------------------------------------------------------------------------- */

/* How many numbers on the map have this headline as their title. *number: which it is, from 0. */
static size_t count_badges(const drawn_page *page, const char *headline, size_t *number)
{
    size_t count = 0;
    for (size_t i = 0; i < count_class(page, "badge"); i++) {
        xmlNode *badge = element_of_class(page, "badge", i);
        if (strcmp(title_of(badge), headline) == 0) {
            pm_text digits = texts_below(badge);
            *number = (size_t)pm_text_bytes(&digits)[0] - '1';
            pm_text_free(&digits);
            count++;
        }
    }
    return count;
}

/* A number is at the one member its finding is about, at all of several, or the strip says at how
 * many. */
void check_marked(const drawn_page *page)
{
    for (size_t i = 0; i < pm_finding_count(page->map.findings); i++) {
        const pm_finding *finding = pm_finding_at(page->map.findings, i);
        size_t number = 0;
        size_t marked = count_badges(page, finding->headline, &number);
        if (marked == 0 || finding->member_count == 0 || is_gathered(page)) {
            continue;
        }
        char note[64];
        snprintf(note, sizeof note, "marked on %zu of %zu", marked, finding->member_count);
        xmlNode *item = element_of_class(page, "finding", number);
        bool some = finding->badge_count > 1 && marked < finding->member_count;
        CU_ASSERT_EQUAL(element_says(item, note), some);
        CU_ASSERT_EQUAL(element_says(item, "marked on"), some);
        CU_ASSERT(finding->badge_count != 1 || marked == 1);
    }
}

/* An open number does not claim to be about the whole map when its finding names members. */
void check_key(const drawn_page *page)
{
    bool unmarked = false;
    for (size_t i = 0; i < count_class(page, "finding"); i++) {
        xmlNode *item = element_of_class(page, "finding", i);
        bool is_open = strcmp(attribute_of(xmlFirstElementChild(item), "fill"), PM_WHITE) == 0;
        for (size_t f = 0; is_open && f < pm_finding_count(page->map.findings); f++) {
            const pm_finding *finding = pm_finding_at(page->map.findings, f);
            unmarked = unmarked || (element_says(item, finding->headline) &&
                                    finding->member_count + finding->edge_count > 0);
        }
    }
    CU_ASSERT_EQUAL(strip_says(page, "not marked on the map"), unmarked);
    CU_ASSERT_FALSE(unmarked && strip_says(page, "about the whole map"));
}

/* A board with one member, and "count" members on a path apart from them. */
static pm_text cut_off_path(size_t count)
{
    pm_text map = {0};
    pm_text_add(&map, "board kind=body decision_body=true\na\nb\na - board\nb - board\n");
    for (size_t i = 0; i < count; i++) {
        pm_text_addf(&map, "x%zu\n", i);
    }
    for (size_t i = 1; i < count; i++) {
        pm_text_addf(&map, "x%zu - x%zu\n", i - 1, i);
    }
    return map;
}

static void check_cut_off(size_t count, size_t marked)
{
    pm_text map = cut_off_path(count);
    drawn_page page = {0};
    if (draw_text(pm_text_bytes(&map), "dependency", &page)) {
        size_t number = 0;
        const pm_finding *finding = finding_of(&page.map, "no-route", 0);
        CU_ASSERT_PTR_NOT_NULL_FATAL(finding);
        CU_ASSERT_EQUAL(finding->member_count, count);
        CU_ASSERT_EQUAL(count_badges(&page, finding->headline, &number), marked);
        check_marked(&page);
    }
    page_free(&page);
    pm_text_free(&map);
}

void test_few_are_all_marked(void)
{
    check_cut_off(4, 4);
    check_cut_off(8, 8);
}

void test_many_are_not(void)
{
    check_cut_off(9, 3);
    check_cut_off(13, 3);
}

/* --- what is left out ------------------------------------------------------------------------ */

static size_t shown_with(const drawn_page *page, const char *outcome)
{
    size_t count = 0;
    for (size_t i = 0; i < count_class(page, "finding"); i++) {
        count += has_class(element_of_class(page, "finding", i), outcome) ? 1 : 0;
    }
    return count;
}

/* The strip counts what the audit has beyond it; nothing that is fine takes a place meanwhile. */
void check_left(const drawn_page *page)
{
    size_t issues = pm_findings_with(page->map.findings, PM_ISSUE) - shown_with(page, "issue");
    size_t watch = pm_findings_with(page->map.findings, PM_WATCH) - shown_with(page, "watch");
    char words[100] = "Also in the audit: ";
    if (issues > 0 && watch > 0) {
        snprintf(words, sizeof words, "Also in the audit: %zu more issue%s, %zu to watch.", issues,
                 issues == 1 ? "" : "s", watch);
    } else if (issues > 0) {
        snprintf(words, sizeof words, "Also in the audit: %zu more issue%s.", issues,
                 issues == 1 ? "" : "s");
    } else if (watch > 0) {
        snprintf(words, sizeof words, "Also in the audit: %zu more to watch.", watch);
    }
    CU_ASSERT_EQUAL(strip_says(page, words), issues + watch > 0);
    CU_ASSERT_TRUE(issues + watch == 0 || shown_with(page, "fine") == 0);
}

/* Two members and a tie leave most questions open. */
void test_unanswered(void)
{
    drawn_page page = {0};
    if (draw_text("a\nb\na - b\n", "overview", &page)) {
        size_t unanswered = pm_findings_with(page.map.findings, PM_CANNOT_TELL);
        char words[100];
        snprintf(words, sizeof words, "%zu of %zu questions cannot be answered from this map.",
                 unanswered, pm_rule_count());
        CU_ASSERT_TRUE(3 * unanswered > pm_rule_count());
        CU_ASSERT_TRUE(strip_says(&page, words));
    }
    page_free(&page);
    if (draw_file("samples/basingstoke.graphml", "overview", &page)) {
        size_t unanswered = pm_findings_with(page.map.findings, PM_CANNOT_TELL);
        CU_ASSERT_TRUE(3 * unanswered <= pm_rule_count());
        CU_ASSERT_FALSE(strip_says(&page, "cannot be answered"));
    }
    page_free(&page);
}

/* --- order ----------------------------------------------------------------------------------- */

static void check_first(const char *view, const char *rule)
{
    static const char map[] = "graph date=2026-11 started=2010-01 last_review=2012-01\n"
                              "board kind=body decision_body=true\n"
                              "a\nb\nc\nd\n"
                              "a - board carried_by=ann\nb - board carried_by=bob\n"
                              "c - board carried_by=cid\nd - board carried_by=dot\n"
                              "a - b carried_by=ann\nb - c carried_by=bob\n"
                              "c - d carried_by=cid\nd - a carried_by=dot\n"
                              "a > b kind=funds amount=9000 agreement=written\n"
                              "a > c kind=funds amount=9000 agreement=written\n"
                              "b > d kind=funds amount=100 agreement=written\n";
    drawn_page page = {0};
    if (draw_text(map, view, &page)) {
        const pm_finding *finding = finding_of(&page.map, rule, 0);
        CU_ASSERT_PTR_NOT_NULL_FATAL(finding);
        CU_ASSERT_TRUE(element_says(element_of_id(&page, "finding-1"), finding->headline));
    }
    page_free(&page);
}

/* Red dashes are told first where they are drawn, money where it is. */
void test_own_findings_first(void)
{
    check_first("dependency", "single-carrier");
    check_first("power", "dominant-funder");
}
