/* Papers, grey, several pages in one document, and the forms a page is written in: PDF, PNG, DOT.
 */
#include <CUnit/CUnit.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/suites.h"
#include "tests/unit/test_draw_page.h"
#include "viz/page.h"

static const char BASINGSTOKE[] = "samples/basingstoke.graphml";
static const char WORKFORCE[] = "samples/wib.graphml";
static const char FRAGILE[] = "samples/fragile.graphml";

static pm_draw_options options_for(const char *paper, bool portrait)
{
    pm_draw_options options = pm_default_draw_options();
    options.paper = pm_paper_find(paper);
    options.portrait = portrait;
    return options;
}

/* --- papers ---------------------------------------------------------------------------------- */

/* A paper's width and height, and how they are written; "" for a screen. */
typedef struct sheet_case {
    const char *paper;
    bool portrait;
    double width, height;
    const char *written_width, *view_box;
} sheet_case;

static const sheet_case SHEETS[] = {
    {"a4", false, 842, 595, "842pt", "0 0 842 595"},
    {"a4", true, 595, 842, "595pt", "0 0 595 842"},
    {"a3", false, 1191, 842, "1191pt", "0 0 1191 842"},
    {"a3", true, 842, 1191, "842pt", "0 0 842 1191"},
    {"none", false, 1040, 650, "", "0 0 1040 650"},
    {"none", true, 650, 1040, "", "0 0 650 1040"},
};

enum { SHEET_COUNT = sizeof SHEETS / sizeof *SHEETS };

static void check_sheet(const sheet_case *sheet, const char *map, const pm_view *view)
{
    drawn_page page = {0};
    pm_draw_options options = options_for(sheet->paper, sheet->portrait);
    options.view = view;
    if (draw_with(map, &options, &page)) {
        xmlNode *root = next_on_page(&page, NULL);
        CU_ASSERT_STRING_EQUAL(attribute_of(root, "width"), sheet->written_width);
        CU_ASSERT_STRING_EQUAL(attribute_of(root, "viewBox"), sheet->view_box);
        expect_inside(&page, (pm_box){0, 0, sheet->width, sheet->height});
        for (xmlNode *at = root; at != NULL; at = next_on_page(&page, at)) {
            CU_ASSERT_FALSE(is_named(at, "text") && number_of(at, "font-size") < PM_SMALLEST_FONT);
        }
    }
    page_free(&page);
}

static void test_papers(void)
{
    for (size_t i = 0; i < SHEET_COUNT * pm_view_count(); i++) {
        check_sheet(&SHEETS[i % SHEET_COUNT], BASINGSTOKE, pm_view_at(i / SHEET_COUNT));
        check_sheet(&SHEETS[i % SHEET_COUNT], WORKFORCE, pm_view_at(i / SHEET_COUNT));
    }
}

/* The box around all words below an element. */
static pm_box words_box(xmlNode *top)
{
    pm_box box = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    if (is_named(top, "text")) {
        return text_box(top);
    }
    for (xmlNode *at = xmlFirstElementChild(top); at != NULL; at = xmlNextElementSibling(at)) {
        pm_box words = words_box(at);
        box = (pm_box){fmin(box.left, words.left), fmin(box.top, words.top),
                       fmax(box.right, words.right), fmax(box.bottom, words.bottom)};
    }
    return box;
}

static void test_upright(void)
{
    drawn_page page = {0};
    pm_draw_options options = options_for("a4", true);
    if (draw_with(BASINGSTOKE, &options, &page)) {
        pm_box map = words_box(element_of_id(&page, "diagram"));
        pm_box strip = words_box(element_of_id(&page, "findings"));
        pm_box legend = words_box(element_of_id(&page, "legend"));
        CU_ASSERT_TRUE(map.bottom < strip.top);
        CU_ASSERT_TRUE(strip.bottom < legend.top);
        pm_box first = words_box(element_of_id(&page, "finding-1"));
        pm_box last = words_box(element_of_id(&page, "finding-7"));
        CU_ASSERT_TRUE(first.right < last.left);
        for (size_t i = 1; i < count_class(&page, "finding"); i++) {
            pm_box above = words_box(element_of_class(&page, "finding", i - 1));
            pm_box below = words_box(element_of_class(&page, "finding", i));
            CU_ASSERT_FALSE(pm_boxes_overlap(above, below));
        }
    }
    page_free(&page);
}

static void test_long_title(void)
{
    static const char title[] = "Basingstoke Area Strategic Partnership (members and ties "
                                "illustrative)";
    drawn_page page = {0};
    pm_draw_options options = options_for("a4", true);
    if (draw_with(BASINGSTOKE, &options, &page)) {
        xmlNode *head = element_of_id(&page, "head");
        pm_text words = texts_below(head);
        CU_ASSERT_EQUAL(strncmp(pm_text_bytes(&words), title, sizeof title - 1), 0);
        pm_text_free(&words);
        CU_ASSERT_TRUE(number_of(xmlFirstElementChild(head), "font-size") >= 11);
    }
    page_free(&page);
}

static void test_a3_words(void)
{
    drawn_page small = {0};
    drawn_page large = {0};
    pm_draw_options a4 = options_for("a4", false);
    pm_draw_options a3 = options_for("a3", false);
    if (draw_with(WORKFORCE, &a4, &small) && draw_with(WORKFORCE, &a3, &large)) {
        xmlNode *on_a4 = xmlLastElementChild(element_of_id(&small, "finding-1"));
        xmlNode *on_a3 = xmlLastElementChild(element_of_id(&large, "finding-1"));
        double before = number_of(on_a4, "font-size");
        CU_ASSERT_TRUE(number_of(on_a3, "font-size") > before);
    }
    page_free(&small);
    page_free(&large);
}

/* --- grey and shapes ------------------------------------------------------------------------- */

/* "#rrggbb" with three equal parts, or no colour at all. */
static bool has_no_hue(const char *colour)
{
    return colour[0] != '#' ||
           (strncmp(colour + 1, colour + 3, 2) == 0 && strncmp(colour + 3, colour + 5, 2) == 0);
}

static void check_hues(const drawn_page *page)
{
    static const char *const painted[] = {"fill", "stroke"};
    for (xmlNode *at = next_on_page(page, NULL); at != NULL; at = next_on_page(page, at)) {
        for (size_t i = 0; i < 2; i++) {
            CU_ASSERT_TRUE(has_no_hue(attribute_of(at, painted[i])));
        }
    }
}

static void test_grey(void)
{
    for (size_t i = 0; i < pm_view_count(); i++) {
        drawn_page page = {0};
        pm_draw_options options = options_for("a4", false);
        options.grey = true;
        options.view = pm_view_at(i);
        if (draw_with(BASINGSTOKE, &options, &page)) {
            check_hues(&page);
        }
        page_free(&page);
    }
}

/* The linear light of a channel, and contrast, as WCAG 2 defines them. */
static double light_of(const char *colour)
{
    static const double weights[] = {0.2126, 0.7152, 0.0722};
    double light = 0;
    for (size_t i = 0; i < 3; i++) {
        char part[3] = {colour[1 + 2 * i], colour[2 + 2 * i], '\0'};
        double value = (double)strtoul(part, NULL, 16) / 255;
        light +=
            weights[i] * (value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4));
    }
    return light;
}

static double contrast(const char *a, const char *b)
{
    double one = light_of(a) + 0.05;
    double other = light_of(b) + 0.05;
    return one > other ? one / other : other / one;
}

static void test_badge_contrast(void)
{
    for (int grey = 0; grey < 2; grey++) {
        const pm_palette *palette = pm_palette_of(grey == 1);
        for (size_t i = 0; i < PM_OUTCOME_COUNT; i++) {
            CU_ASSERT_TRUE(contrast(palette->outcomes[i], PM_WHITE) >= 4.5);
        }
        CU_ASSERT_TRUE(contrast(palette->body, PM_INK) >= 4.5);
    }
    CU_ASSERT_TRUE(contrast(PM_FRAME, PM_INK) >= 4.5);
    CU_ASSERT_TRUE(contrast(PM_INK_FAINT, PM_WHITE) >= 4.5);
}

/* A number on the map has the shape of its finding in the strip, and the key has it, too. */
static void check_badge_shape(const drawn_page *page, xmlNode *badge, const char *outcome)
{
    bool watch = strcmp(outcome, "watch") == 0;
    xmlNode *shape = xmlNextElementSibling(xmlFirstElementChild(badge));
    CU_ASSERT_TRUE(is_named(shape, watch ? "path" : "ellipse"));
    pm_text digits = texts_below(badge);
    char id[40];
    snprintf(id, sizeof id, "finding-%s", pm_text_bytes(&digits));
    pm_text_free(&digits);
    xmlNode *item = element_of_id(page, id);
    CU_ASSERT_TRUE(has_class(item, outcome));
    CU_ASSERT_TRUE(is_named(xmlFirstElementChild(item), watch ? "rect" : "circle"));
}

static void test_badge_shapes(void)
{
    drawn_page page = {0};
    pm_draw_options options = options_for("a4", false);
    options.view = pm_view_find("dependency");
    if (draw_with(FRAGILE, &options, &page)) {
        size_t watched = 0;
        for (size_t i = 0; i < count_class(&page, "badge"); i++) {
            xmlNode *badge = element_of_class(&page, "badge", i);
            pm_text digits = texts_below(badge);
            size_t number = strtoul(pm_text_bytes(&digits), NULL, 10);
            pm_text_free(&digits);
            bool watch = has_class(element_of_class(&page, "finding", number - 1), "watch");
            check_badge_shape(&page, badge, watch ? "watch" : "issue");
            watched += watch ? 1 : 0;
        }
        CU_ASSERT_TRUE(watched > 0 && watched < count_class(&page, "badge"));
        xmlNode *key = element_of_class(&page, "key", 0);
        CU_ASSERT_TRUE(is_named(xmlFirstElementChild(key), "circle"));
        CU_ASSERT_EQUAL_FATAL(xmlChildElementCount(key), 4);
        xmlNode *second = xmlNextElementSibling(xmlNextElementSibling(xmlFirstElementChild(key)));
        CU_ASSERT_TRUE(is_named(second, "rect"));
    }
    page_free(&page);
}

/* --- for screen readers, and several pages in one document ----------------------------------- */

static void test_order_of_telling(void)
{
    drawn_page page = {0};
    pm_draw_options options = options_for("a4", false);
    if (draw_with(FRAGILE, &options, &page)) {
        static const char *const parts[] = {"map-title", "map-desc", "head", "findings",
                                            "diagram",   "legend",   "foot"};
        size_t next = 0;
        for (xmlNode *at = next_on_page(&page, NULL); at != NULL; at = next_on_page(&page, at)) {
            const char *id = attribute_of(at, "id");
            next += next < sizeof parts / sizeof *parts && strcmp(id, parts[next]) == 0 ? 1 : 0;
        }
        CU_ASSERT_EQUAL(next, sizeof parts / sizeof *parts);
        char owned[2000];
        snprintf(owned, sizeof owned, "%s",
                 attribute_of(element_of_id(&page, "diagram"), "aria-owns"));
        for (size_t i = 0; i < count_class(&page, "tie"); i++) {
            xmlNode *tie = element_of_class(&page, "tie", i);
            CU_ASSERT_PTR_NOT_NULL(strstr(owned, attribute_of(tie, "id")));
            CU_ASSERT_STRING_EQUAL(attribute_of(tie, "role"), "graphics-symbol img");
        }
    }
    page_free(&page);
}

/* The more a view makes of a member, the earlier it is told. */
static void test_order_of_members(void)
{
    drawn_page page = {0};
    pm_draw_options options = options_for("a4", false);
    options.most_findings = 0;
    if (draw_with("samples/knoke.graphml", &options, &page)) {
        unsigned long last = 100;
        for (size_t i = 0; i < count_class(&page, "member"); i++) {
            const char *partners = strstr(title_of(element_of_class(&page, "member", i)), ": ");
            CU_ASSERT_PTR_NOT_NULL_FATAL(partners);
            unsigned long count = strtoul(partners + 2, NULL, 10);
            CU_ASSERT_TRUE(count >= 1 && count <= last);
            last = count;
        }
    }
    page_free(&page);
}

static void test_repeated_signs_are_hidden(void)
{
    drawn_page page = {0};
    pm_draw_options options = options_for("a4", false);
    if (draw_with(FRAGILE, &options, &page)) {
        static const char *const hidden[] = {"label", "badge"};
        for (size_t k = 0; k < 2; k++) {
            CU_ASSERT_TRUE(count_class(&page, hidden[k]) > 0);
            for (size_t i = 0; i < count_class(&page, hidden[k]); i++) {
                xmlNode *at = element_of_class(&page, hidden[k], i);
                CU_ASSERT_STRING_EQUAL(attribute_of(at, "aria-hidden"), "true");
            }
        }
        xmlNode *words = xmlLastElementChild(element_of_class(&page, "decision-body", 0));
        CU_ASSERT_TRUE(is_named(words, "text"));
        CU_ASSERT_STRING_EQUAL(attribute_of(words, "aria-hidden"), "true");
    }
    page_free(&page);
}

static void test_id_prefix(void)
{
    drawn_page page = {0};
    pm_draw_options options = options_for("a4", false);
    options.id_prefix = "power_1-";
    if (draw_with(FRAGILE, &options, &page)) {
        size_t ids = 0;
        for (xmlNode *at = next_on_page(&page, NULL); at != NULL; at = next_on_page(&page, at)) {
            const char *id = attribute_of(at, "id");
            ids += id[0] != '\0' ? 1 : 0;
            CU_ASSERT_TRUE(id[0] == '\0' || strncmp(id, "power_1-", 8) == 0);
        }
        CU_ASSERT_TRUE(ids > 30);
        static const char *const references[] = {"aria-labelledby", "aria-describedby"};
        for (size_t i = 0; i < 2; i++) {
            char id[100];
            snprintf(id, sizeof id, "%s", attribute_of(next_on_page(&page, NULL), references[i]));
            CU_ASSERT_PTR_NOT_NULL(element_of_id(&page, id));
        }
    }
    page_free(&page);
}

static void test_bad_prefix(void)
{
    static const char *const bad[] = {"1a", "-", "a b", "a\"", "\xC3\xA9", "a:b"};
    audited map = {0};
    CU_ASSERT_TRUE_FATAL(audit_file(FRAGILE, &map));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        pm_error err = {0};
        pm_text svg = {0};
        pm_draw_options options = options_for("a4", false);
        options.id_prefix = bad[i];
        CU_ASSERT_EQUAL(pm_draw_map(map.measures, map.findings, &options, &svg, &err), PM_USAGE);
        CU_ASSERT_EQUAL(svg.length, 0);
        CU_ASSERT_PTR_NOT_NULL(strstr(err.message, "cannot begin an id"));
        pm_text_free(&svg);
    }
    audited_free(&map);
}

CU_TestInfo pm_tests_draw_papers[] = {
    {"every view fits every paper, upright too, with no text under 7 points", test_papers},
    {"on an upright page findings stand below the map in two columns", test_upright},
    {"a long title takes two lines and is not cut", test_long_title},
    {"the words of an A3 page are larger", test_a3_words},
    {"a grey page has no colours", test_grey},
    {"numbers and names have a contrast of 4.5 to 1 on what they stand on", test_badge_contrast},
    {"issues and what to watch differ by shape on map, strip and key", test_badge_shapes},
    {"a page is told in order: title, findings, members, ties", test_order_of_telling},
    {"members are told in the order of importance", test_order_of_members},
    {"names and numbers that repeat what is told are hidden", test_repeated_signs_are_hidden},
    {"a prefix begins every id and every reference", test_id_prefix},
    {"a prefix that is no name is refused", test_bad_prefix},
    CU_TEST_INFO_NULL,
};
