/* The cohort page: every place found and none lost, text that stays text, what is left out of small
 * cohorts, small drawings that are not ours; and dots that do not hide one another. */
#include <CUnit/CUnit.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/suites.h"
#include "viz/cohort_page.h"
#include "viz/swarm.h"

static const char HOSTILE[] = "</script><script>alert(1)</script>";

/* --- cohorts ---------------------------------------------------------------------------------- */

/* A cohort of made-up numbers, not yet finished. */
typedef struct plan {
    const char *run;
    size_t places;
    const char *title;     /* of the first place; NULL: none */
    const char *name;      /* of the first place's folder; NULL: "p0000" */
    const char *thumbnail; /* of every place; "": none */
    double shift;          /* added to every density */
} plan;

static void add_number(pm_cohort *cohort, const char *key, double number)
{
    const pm_measure *measure = NULL;
    for (size_t i = 0; i < pm_measure_count() && measure == NULL; i++) {
        bool same = strcmp(pm_measure_at(i)->key, key) == 0;
        measure = same && pm_measure_at(i)->level == PM_LEVEL_NETWORK ? pm_measure_at(i) : NULL;
    }
    CU_ASSERT_PTR_NOT_NULL_FATAL(measure);
    pm_value value = {.as.number = number};
    pm_column column = {.key = key, .measure = measure, .values = &value};
    CU_ASSERT_EQUAL_FATAL(pm_cohort_add_measure(cohort, &column, NULL), PM_OK);
}

/* The fourth place stands far off in density. */
static void add_facts(pm_cohort *cohort, size_t at, double shift)
{
    double share = 0.25;
    const double *facts[PM_PATTERN_COUNT] = {&share, &share};
    double wave = (double)(at * 7 % 10) / 100;
    add_number(cohort, "members", 20 + (double)(at % 15));
    add_number(cohort, "ties", 60 + (double)(at % 40));
    add_number(cohort, "density", (at == 3 ? 0.9 : 0.15 + wave) + shift);
    add_number(cohort, "transitivity", 0.3 + wave);
    pm_cohort_add_finding(cohort, "isolates", "Members without any tie", "connection",
                          at % 2 == 0 ? PM_ISSUE : PM_FINE, NULL);
    pm_cohort_add_sector(cohort, at % 3 == 0 ? "Health" : HOSTILE, facts, NULL);
}

static pm_cohort *cohort_of(const plan *wanted)
{
    pm_cohort *cohort = NULL;
    CU_ASSERT_EQUAL_FATAL(pm_cohort_new(wanted->run, &cohort, NULL), PM_OK);
    for (size_t i = 0; i < wanted->places; i++) {
        char name[24];
        char link[48];
        snprintf(name, sizeof name, "p%04zu", i);
        snprintf(link, sizeof link, "%s/report.html", name);
        pm_cohort_place place = {.name = i == 0 && wanted->name != NULL ? wanted->name : name,
                                 .file = "map.graphml",
                                 .title = i == 0 && wanted->title != NULL ? wanted->title : "",
                                 .folder = "",
                                 .thumbnail = wanted->thumbnail,
                                 .link = i == 0 && wanted->name != NULL ? wanted->name : link,
                                 .done = true,
                                 .measured = true,
                                 .members = 20 + i % 15,
                                 .ties = 60};
        CU_ASSERT_EQUAL_FATAL(pm_cohort_add_place(cohort, &place, NULL), PM_OK);
        add_facts(cohort, i, wanted->shift);
    }
    return cohort;
}

static void add_failed(pm_cohort *cohort, const char *reason)
{
    pm_cohort_place place = {
        .name = "zz", .file = "zz.graphml", .title = "", .folder = "", .thumbnail = "", .link = ""};
    CU_ASSERT_EQUAL_FATAL(pm_cohort_add_place(cohort, &place, NULL), PM_OK);
    CU_ASSERT_EQUAL_FATAL(pm_cohort_add_failure(cohort, "read", reason, 7, 3, NULL), PM_OK);
}

/* --- pages ------------------------------------------------------------------------------------ */

/* Finishes the cohort, writes its page, and parses it: it is well-formed or the test fails. */
typedef struct page {
    pm_text html;
    xmlDoc *document;
} page;

static page page_of(pm_cohort *cohort, const pm_cohort *earlier)
{
    pm_error err = {0};
    page made = {0};
    pm_cohort_page_options options = {.earlier = &earlier, .earlier_count = earlier != NULL};
    CU_ASSERT_EQUAL_FATAL(pm_cohort_finish(cohort, &err), PM_OK);
    CU_ASSERT_EQUAL_FATAL(pm_write_cohort_page(cohort, &options, &made.html, &err), PM_OK);
    made.document = xmlReadMemory(pm_text_bytes(&made.html), (int)made.html.length, NULL, NULL,
                                  XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_HUGE);
    CU_ASSERT_PTR_NOT_NULL_FATAL(made.document);
    pm_cohort_free(cohort);
    return made;
}

static page planned(plan wanted)
{
    wanted.run = wanted.run != NULL ? wanted.run : "2026";
    wanted.thumbnail = wanted.thumbnail != NULL ? wanted.thumbnail : "";
    return page_of(cohort_of(&wanted), NULL);
}

static void page_free(page *of)
{
    pm_text_free(&of->html);
    xmlFreeDoc(of->document);
}

/* Every element below, in document order. */
static const xmlNode *next_element(const xmlNode *root, const xmlNode *at)
{
    if (at->children != NULL) {
        at = at->children;
    } else {
        while (at != root && at->next == NULL) {
            at = at->parent;
        }
        at = at == root ? NULL : at->next;
    }
    return at == NULL || at->type == XML_ELEMENT_NODE ? at : next_element(root, at);
}

static bool has_attribute(const xmlNode *element, const char *name, const char *wanted)
{
    xmlChar *value = xmlGetProp((xmlNode *)(uintptr_t)element, (const xmlChar *)name);
    bool same = value != NULL && strcmp((const char *)value, wanted) == 0;
    xmlFree(value);
    return same;
}

/* How many elements of the name carry the attribute; wanted NULL: with any value. */
static size_t count(const page *of, const char *name, const char *attribute, const char *wanted)
{
    const xmlNode *root = xmlDocGetRootElement(of->document);
    size_t found = 0;
    for (const xmlNode *at = root; at != NULL; at = next_element(root, at)) {
        bool carries = wanted != NULL ? has_attribute(at, attribute, wanted)
                                      : xmlHasProp((xmlNode *)(uintptr_t)at,
                                                   (const xmlChar *)attribute) != NULL;
        found += strcmp((const char *)at->name, name) == 0 && carries ? 1 : 0;
    }
    return found;
}

static bool says(const page *of, const char *words)
{
    return strstr(pm_text_bytes(&of->html), words) != NULL;
}

/* --- tests of the page ------------------------------------------------------------------------ */

static void every_place_is_a_card_a_row_and_a_dot(void)
{
    page made = planned((plan){.places = 40});
    CU_ASSERT_EQUAL(count(&made, "li", "class", "card"), 40);
    CU_ASSERT_EQUAL(count(&made, "tr", "data-place", NULL), 40);
    CU_ASSERT_EQUAL(count(&made, "li", "id", "place-p0000"), 1);
    CU_ASSERT_TRUE(says(&made, "data-places=\"0 1 2 3 4 5 6 7 8 9 10"));
    CU_ASSERT_TRUE(says(&made, "40 places, run “2026”: 40 measured."));
    page_free(&made);
}

static void what_stands_out_is_told_with_its_band(void)
{
    page made = planned((plan){.places = 40});
    CU_ASSERT_TRUE(says(&made, "1 of 40 places have a number far from"));
    CU_ASSERT_TRUE(says(&made, "Density: 0.9, far above places"));
    CU_ASSERT_EQUAL(count(&made, "section", "id", "unusual"), 1);
    page_free(&made);
}

static void findings_are_counted_by_place(void)
{
    page made = planned((plan){.places = 40});
    CU_ASSERT_TRUE(says(&made, "data-value=\"20\">20<span class=\"unit\"> 50 %</span>"));
    CU_ASSERT_EQUAL(count(&made, "rect", "class", "issue"), 1);
    page_free(&made);
}

static void fewer_than_ten_places_are_shown_and_not_compared(void)
{
    page made = planned((plan){.places = 9});
    CU_ASSERT_TRUE(says(&made, "With fewer than 10 measured places nothing is compared"));
    CU_ASSERT_FALSE(says(&made, "percentile</th>"));
    CU_ASSERT_FALSE(says(&made, "Most like it"));
    CU_ASSERT_EQUAL(count(&made, "section", "id", "unusual"), 0);
    CU_ASSERT_EQUAL(count(&made, "rect", "class", "half"), 0);
    CU_ASSERT_EQUAL(count(&made, "li", "class", "card"), 9);
    page_free(&made);
}

static void ten_are_compared(void)
{
    page made = planned((plan){.places = 10});
    CU_ASSERT_TRUE(says(&made, "Density, percentile"));
    CU_ASSERT_TRUE(count(&made, "rect", "class", "half") > 0);
    page_free(&made);
}

static void nobody_is_a_page_that_says_so(void)
{
    page made = planned((plan){.places = 0});
    CU_ASSERT_TRUE(says(&made, "0 places, run “2026”: 0 measured."));
    CU_ASSERT_EQUAL(count(&made, "section", "id", NULL), 2);
    page_free(&made);
}

/* The page's own script and style are its only ones. */
static void hostile_names_stay_text(void)
{
    page made = planned((plan){.run = HOSTILE, .places = 12, .title = HOSTILE, .name = HOSTILE});
    const xmlNode *root = xmlDocGetRootElement(made.document);
    size_t scripts = 0;
    for (const xmlNode *at = root; at != NULL; at = next_element(root, at)) {
        scripts += strcmp((const char *)at->name, "script") == 0 ? 1 : 0;
    }
    CU_ASSERT_EQUAL(scripts, 1);
    CU_ASSERT_FALSE(says(&made, "<script>alert"));
    CU_ASSERT_EQUAL(count(&made, "li", "data-name", HOSTILE), 1);
    page_free(&made);
}

static void links_lead_to_files_below_and_nowhere_else(void)
{
    page made = planned((plan){.places = 12, .name = "javascript:a b#c?d%/ä"});
    CU_ASSERT_EQUAL(count(&made, "a", "href", "javascript%3Aa%20b%23c%3Fd%25/%C3%A4"), 2);
    CU_ASSERT_EQUAL(count(&made, "li", "id", "place.1"), 1);
    CU_ASSERT_EQUAL(count(&made, "a", "href", "p0001/report.html"), 2);
    page_free(&made);
}

/* Besides names of XML, which nobody fetches. */
static void nothing_is_fetched(void)
{
    page made = planned((plan){.places = 12});
    CU_ASSERT_EQUAL(count(&made, "img", "src", NULL), 0);
    CU_ASSERT_EQUAL(count(&made, "link", "href", NULL), 0);
    CU_ASSERT_EQUAL(count(&made, "script", "src", NULL), 0);
    CU_ASSERT_TRUE(says(&made, "default-src &apos;none&apos;") ||
                   says(&made, "default-src 'none'"));
    page_free(&made);
}

static page page_with_thumbnail(const char *svg)
{
    char path[] = "/tmp/partmap-page-XXXXXX";
    int descriptor = mkstemp(path);
    CU_ASSERT_TRUE_FATAL(descriptor >= 0);
    CU_ASSERT_EQUAL(write(descriptor, svg, strlen(svg)), (ssize_t)strlen(svg));
    close(descriptor);
    page made = planned((plan){.places = 12, .thumbnail = path});
    unlink(path);
    return made;
}

static void a_sector_has_one_colour_over_all_places(void)
{
    page made = page_with_thumbnail("<svg><path class=\"ties\" d=\"M1 1L2 2\"/>"
                                    "<path class=\"members\" data-sector=\"health\" d=\"M1 1h0\"/>"
                                    "<path class=\"members\" data-sector=\"Rare\" d=\"M2 2h0\"/>"
                                    "<path class=\"members\" d=\"M3 3h0\"/></svg>");
    CU_ASSERT_EQUAL(count(&made, "path", "class", "ties"), 12);
    CU_ASSERT_EQUAL(count(&made, "path", "class", "m s1"), 12 + 1); /* the key, too */
    CU_ASSERT_EQUAL(count(&made, "path", "class", "m other"), 12);
    page_free(&made);
}

static void a_drawing_that_is_not_ours_is_left_out_with_a_word(void)
{
    page made = page_with_thumbnail("<svg><script>stolen(1)</script></svg>");
    CU_ASSERT_TRUE(says(&made, "The small drawing cannot be shown"));
    CU_ASSERT_FALSE(says(&made, "stolen"));
    CU_ASSERT_EQUAL(count(&made, "path", "class", "ties"), 0);
    page_free(&made);
}

static void failures_are_told_with_their_place_in_the_file(void)
{
    pm_cohort *cohort = cohort_of(&(plan){.run = "1", .places = 12, .thumbnail = ""});
    add_failed(cohort, "The file ends <in> a tag.");
    page made = page_of(cohort, NULL);
    CU_ASSERT_TRUE(says(&made, "13 places, run “1”: 12 measured; 1 could not be done."));
    CU_ASSERT_TRUE(says(&made, "zz.graphml:7:3"));
    CU_ASSERT_TRUE(says(&made, "The file ends &lt;in&gt; a tag."));
    CU_ASSERT_EQUAL(count(&made, "li", "class", "card"), 12);
    page_free(&made);
}

static void runs_are_compared_by_the_places_of_both(void)
{
    pm_cohort *earlier = cohort_of(&(plan){.run = "2025", .places = 14, .thumbnail = ""});
    pm_cohort *later =
        cohort_of(&(plan){.run = "2026", .places = 12, .thumbnail = "", .shift = 0.05});
    CU_ASSERT_EQUAL_FATAL(pm_cohort_finish(earlier, NULL), PM_OK);
    page made = page_of(later, earlier);
    CU_ASSERT_TRUE(says(&made, "From run “2025” to run “2026”: 12 places in both"));
    CU_ASSERT_TRUE(says(&made, ">0.050</td>"));
    CU_ASSERT_TRUE(says(&made, "2 places are only in run “2025”, 0 only in run “2026”."));
    page_free(&made);
    pm_cohort_free(earlier);
}

static void the_same_places_give_the_same_bytes(void)
{
    page once = planned((plan){.places = 30});
    page again = planned((plan){.places = 30});
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&once.html), pm_text_bytes(&again.html));
    page_free(&once);
    page_free(&again);
}

/* --- dots ------------------------------------------------------------------------------------- */

static void dots_touch_no_other(void)
{
    enum { N = 200 };
    double at[N];
    double offsets[N];
    double high = 0;
    for (size_t i = 0; i < N; i++) {
        at[i] = (double)(i * 7919 % 100);
    }
    CU_ASSERT_EQUAL(pm_swarm(at, N, 4, HUGE_VAL, offsets, &high, NULL), PM_OK);
    for (size_t i = 0; i < N; i++) {
        CU_ASSERT_TRUE(2 * fabs(offsets[i]) + 4 <= high);
        for (size_t j = 0; j < i; j++) {
            CU_ASSERT_TRUE(hypot(at[i] - at[j], offsets[i] - offsets[j]) >= 4 - 1e-9);
        }
    }
}

static void dots_apart_stay_on_the_line(void)
{
    const double at[] = {30, 10, 20};
    double offsets[3];
    double high = 0;
    CU_ASSERT_EQUAL(pm_swarm(at, 3, 5, HUGE_VAL, offsets, &high, NULL), PM_OK);
    for (size_t i = 0; i < 3; i++) {
        CU_ASSERT_DOUBLE_EQUAL(offsets[i], 0, 1e-12);
    }
    CU_ASSERT_DOUBLE_EQUAL(high, 5, 1e-12);
}

static void too_many_are_drawn_closer_together(void)
{
    const double at[50] = {0};
    double offsets[50];
    double high = 0;
    CU_ASSERT_EQUAL(pm_swarm(at, 50, 5, 40, offsets, &high, NULL), PM_OK);
    CU_ASSERT_DOUBLE_EQUAL(high, 40, 1e-9);
    for (size_t i = 0; i < 50; i++) {
        CU_ASSERT_TRUE(fabs(offsets[i]) + 2.5 <= 20 + 1e-9);
    }
    CU_ASSERT_EQUAL(pm_swarm(at, 0, 5, 40, offsets, &high, NULL), PM_OK);
}

CU_TestInfo pm_tests_cohort_page[] = {
    {"every place is a card, a row and a dot", every_place_is_a_card_a_row_and_a_dot},
    {"what stands out is told with its band", what_stands_out_is_told_with_its_band},
    {"findings are counted by place", findings_are_counted_by_place},
    {"fewer than ten places are shown and not compared",
     fewer_than_ten_places_are_shown_and_not_compared},
    {"ten are compared", ten_are_compared},
    {"nobody is a page that says so", nobody_is_a_page_that_says_so},
    {"hostile names stay text", hostile_names_stay_text},
    {"links lead to files below and nowhere else", links_lead_to_files_below_and_nowhere_else},
    {"nothing is fetched", nothing_is_fetched},
    {"a sector has one colour over all places", a_sector_has_one_colour_over_all_places},
    {"a drawing that is not ours is left out with a word",
     a_drawing_that_is_not_ours_is_left_out_with_a_word},
    {"failures are told with their place in the file",
     failures_are_told_with_their_place_in_the_file},
    {"runs are compared by the places of both", runs_are_compared_by_the_places_of_both},
    {"the same places give the same bytes", the_same_places_give_the_same_bytes},
    {"dots touch no other", dots_touch_no_other},
    {"dots apart stay on the line", dots_apart_stay_on_the_line},
    {"too many are drawn closer together", too_many_are_drawn_closer_together},
    CU_TEST_INFO_NULL};
