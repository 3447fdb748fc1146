/* Pages of maps that are out of the ordinary: no member, no tie, too many, names that mean
 * something to the formats on the way. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>

#include "tests/suites.h"
#include "tests/unit/test_draw_page.h"
#include "viz/page.h"

static bool page_says(const drawn_page *page, const char *words)
{
    pm_text texts = texts_below(next_on_page(page, NULL));
    bool found = strstr(pm_text_bytes(&texts), words) != NULL;
    pm_text_free(&texts);
    return found;
}

/* --- degenerate maps ------------------------------------------------------------------------- */

/* Draws the map in every view that draws every tie and calls the check on each page. */
static void in_every_view(const char *text, void (*check)(const drawn_page *page))
{
    for (size_t v = 0; v < pm_view_count(); v++) {
        drawn_page page = {0};
        bool some = strcmp(pm_view_at(v)->name, "flows") == 0 ||
                    strcmp(pm_view_at(v)->name, "structure") == 0 ||
                    strcmp(pm_view_at(v)->name, "sectors") == 0 ||
                    strcmp(pm_view_at(v)->name, "communities") == 0;
        if (!some && draw_text(text, pm_view_at(v)->name, &page)) {
            check(&page);
        }
        page_free(&page);
    }
}

static void check_nothing(const drawn_page *page)
{
    CU_ASSERT_TRUE(page_says(page, "This map has no members: there is nothing to draw."));
    CU_ASSERT_TRUE(page_says(page, "0 members, 0 ties."));
    CU_ASSERT_EQUAL(count_class(page, "member"), 0);
    CU_ASSERT_EQUAL(count_class(page, "entry"), 0);
}

static void test_nothing(void)
{
    in_every_view("graph name=Nobody\n", check_nothing);
}

static void test_no_sectors(void)
{
    drawn_page page = {0};
    if (draw_text("graph name=Nobody\n", "sectors", &page)) {
        check_nothing(&page);
    }
    page_free(&page);
    if (draw_text("alone\n", "communities", &page)) {
        CU_ASSERT_EQUAL(count_class(&page, "member"), 1);
        CU_ASSERT_TRUE(page_says(&page, "1 member, 0 ties."));
    }
    page_free(&page);
    if (draw_text("a\nb\na - b\n", "sectors", &page)) {
        CU_ASSERT_EQUAL(count_class(&page, "member"), 1);
        CU_ASSERT_TRUE(page_says(&page, "No sector is stated."));
        CU_ASSERT_TRUE(page_says(&page, "100% tied within"));
    }
    page_free(&page);
}

static void check_one(const drawn_page *page)
{
    CU_ASSERT_EQUAL(count_class(page, "member"), 1);
    CU_ASSERT_TRUE(page_says(page, "1 member, 0 ties."));
    CU_ASSERT_TRUE(page_says(page, "alone"));
    CU_ASSERT_EQUAL(count_class(page, "cut-off"), 0);
}

static void test_one(void)
{
    in_every_view("alone\n", check_one);
}

static void check_no_ties(const drawn_page *page)
{
    CU_ASSERT_EQUAL(count_class(page, "member"), 4);
    CU_ASSERT_EQUAL(count_class(page, "label"), 4);
    CU_ASSERT_EQUAL(count_class(page, "tie"), 0);
    CU_ASSERT_EQUAL(count_class(page, "cut-off"), 0);
    CU_ASSERT_TRUE(page_says(page, "No member has a tie to another:"));
}

/* Only payments are drawn; who neither pays nor is paid stands in the rows below. */
static void test_money_alone(void)
{
    drawn_page page = {0};
    if (draw_text("a\nb\nc\nd\ne\na > b kind=funds amount=12000\nb > c kind=funds\n"
                  "a - d kind=informs\nd - e\n",
                  "flows", &page)) {
        CU_ASSERT_EQUAL(count_class(&page, "member"), 5);
        CU_ASSERT_EQUAL(count_class(&page, "label"), 5);
        CU_ASSERT_EQUAL(count_class(&page, "tie"), 2);
        CU_ASSERT_EQUAL(count_class(&page, "funds"), 2);
        CU_ASSERT_TRUE(page_says(&page, "12,000"));
        CU_ASSERT_TRUE(page_says(&page, "No money given or received:"));
        CU_ASSERT_TRUE(page_says(&page, "5 members, 2 payments."));
    }
    page_free(&page);
}

/* Two groups, a member of both, one of each, one of none; the board and who sits on it. */
static void test_structure(void)
{
    drawn_page page = {0};
    if (draw_text("board kind=body decision_body=true\ng kind=body\nh kind=body\n"
                  "both\nof_g\nof_h\nnone\n"
                  "both > g kind=member\nboth > h kind=member\nof_g > g kind=member\n"
                  "of_h > h kind=member\nof_h > board kind=member\ng > board kind=feeds_into\n"
                  "none - of_g\n",
                  "structure", &page)) {
        CU_ASSERT_EQUAL(count_class(&page, "member"), 7);
        CU_ASSERT_EQUAL(count_class(&page, "tie"), 3);
        CU_ASSERT_EQUAL(count_class(&page, "leads"), 1);
        CU_ASSERT_EQUAL(count_class(&page, "ring"), 1);
        CU_ASSERT_TRUE(page_says(&page, "In several groups"));
        CU_ASSERT_TRUE(page_says(&page, "In no group"));
        CU_ASSERT_FALSE(page_says(&page, "On the decision body, in no group"));
        const char *const downwards[] = {"member-board", "member-both", "member-g", "member-of_g",
                                         "member-none"};
        for (size_t i = 1; i < sizeof downwards / sizeof *downwards; i++) {
            CU_ASSERT_TRUE(shape_box(element_of_id(&page, downwards[i])).top >
                           shape_box(element_of_id(&page, downwards[i - 1])).bottom);
        }
    }
    page_free(&page);
}

static void test_no_ties(void)
{
    in_every_view("a\nb\nc\nd\n", check_no_ties);
}

static void test_only_loops(void)
{
    in_every_view("a\nb\nc\nd\na - a\nb > b\nc - c\nd - d\n", check_no_ties);
}

static void check_parts(const drawn_page *page)
{
    CU_ASSERT_EQUAL(count_class(page, "member"), 10);
    CU_ASSERT_EQUAL(count_class(page, "label"), 10);
    CU_ASSERT_EQUAL(count_class(page, "tie"), 7);
    CU_ASSERT_TRUE(page_says(page, "Not connected with the others:"));
    xmlNode *caption = xmlFirstElementChild(element_of_id(page, "captions"));
    double line = number_of(caption, "y");
    static const char *const above[] = {"a", "b", "c", "d", "e", "f", "g"};
    for (size_t i = 0; i < sizeof above / sizeof *above; i++) {
        char id[32];
        snprintf(id, sizeof id, "member-%s", above[i]);
        CU_ASSERT_TRUE(shape_box(element_of_id(page, id)).bottom < line);
    }
    CU_ASSERT_TRUE(shape_box(element_of_id(page, "member-h")).top > line);
    CU_ASSERT_TRUE(shape_box(element_of_id(page, "member-lone")).top > line);
}

static void test_parts(void)
{
    in_every_view("a\nb\nc\nd\ne\nf\ng\nh\ni\nlone\n"
                  "a - b\nb - c\nc - a\nc - d\n"
                  "e - f\nf - g\n"
                  "h - i\n",
                  check_parts);
}

/* --- names ----------------------------------------------------------------------------------- */

static bool draw_hostile(const char *view, drawn_page *page)
{
    return draw_file("tests/data/draw/hostile.graphml", view, page);
}

static void check_eight(const drawn_page *page)
{
    CU_ASSERT_EQUAL(count_class(page, "member"), 8);
    CU_ASSERT_EQUAL(count_class(page, "tie"), 6);
}

/* The square n0 n1 n2 n7 stands around the path n3 n4 n5 in the file, and n6 is alone. */
static void test_alternating_parts(void)
{
    in_every_view("n0\nn1\nn2\nn3\nn4\nn5\nn6\nn7\n"
                  "n0 - n1\nn1 - n2\nn2 - n7\nn0 - n7\nn3 - n4\nn4 - n5\n",
                  check_eight);
}

static void test_hostile_elements(void)
{
    for (size_t v = 0; v < pm_view_count(); v++) {
        drawn_page page = {0};
        if (draw_hostile(pm_view_at(v)->name, &page)) {
            for (xmlNode *at = next_on_page(&page, NULL); at != NULL;
                 at = next_on_page(&page, at)) {
                CU_ASSERT_FALSE(is_named(at, "script") || is_named(at, "B") || is_named(at, "b") ||
                                is_named(at, "i") || is_named(at, "a"));
                CU_ASSERT_PTR_NULL(xmlHasProp(at, (const xmlChar *)"onload"));
            }
            CU_ASSERT_TRUE(is_gathered(&page) || count_class(&page, "member") == 20);
        }
        page_free(&page);
    }
}

/* What stands under a mark is the name as it was written, no more and no less. */
static void test_hostile_names(void)
{
    static const char *const expected[][2] = {
        {"label-h1", "\\N \\G \\\\ \\n \\l"},
        {"label-h2", "&<>\"' &amp; &lt;b&gt; &#65;"},
        {"label-h3", "<B>x</B>"},
        {"label-h4", "a b c"},
        {"label-h5", "\xEF\xBF\xBD"
                     "evil line"},
        {"label-h14", "%s%n%d"},
        {"label-h15", "--><!--"},
        {"label-h16", "]]>"},
        {"label-h17", "{\\rtf1}"},
        {"label-h19", "|{a|b}|"},
        {"label-h.20.220.22.20.3c.3e", "</svg><script>alert(1)</ script>"},
    };
    drawn_page page = {0};
    if (draw_hostile("overview", &page)) {
        for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
            xmlNode *label = element_of_id(&page, expected[i][0]);
            CU_ASSERT_PTR_NOT_NULL_FATAL(label);
            pm_text texts = texts_below(label);
            CU_ASSERT_STRING_EQUAL(pm_text_bytes(&texts), expected[i][1]);
            pm_text_free(&texts);
        }
        xmlNode *member = element_of_id(&page, "member-h.20.220.22.20.3c.3e");
        CU_ASSERT_EQUAL(
            strncmp(title_of(member), "</svg><script>alert(1)</script>, <B>x</B>: ", 43), 0);
    }
    page_free(&page);
}

/* Names of 120 and 200 characters are shortened on the map, and whole in the title. */
static void test_long_names(void)
{
    drawn_page page = {0};
    if (draw_hostile("overview", &page)) {
        pm_text texts = texts_below(element_of_id(&page, "label-h11"));
        size_t length = texts.length;
        CU_ASSERT_TRUE(length > 20 && length < 60);
        CU_ASSERT_STRING_EQUAL(pm_text_bytes(&texts) + length - 3, "...");
        pm_text_free(&texts);
        CU_ASSERT_EQUAL(strspn(title_of(element_of_id(&page, "member-h11")), "W"), 120);
        const char *title = title_of(element_of_id(&page, "member-h10"));
        CU_ASSERT_EQUAL(pm_utf8_count(title) > 200, true);
    }
    page_free(&page);
}

static bool ends_in(const char *text, const char *end)
{
    return strlen(text) >= strlen(end) && strcmp(text + strlen(text) - strlen(end), end) == 0;
}

static void test_cut_names(void)
{
    drawn_page page = {0};
    if (draw_file("tests/data/draw/long.graphml", "overview", &page)) {
        const char *title = title_of(element_of_id(&page, "member-a"));
        CU_ASSERT_EQUAL(strspn(title, "b"), 197);
        CU_ASSERT_EQUAL(strncmp(title + 197, "...: 1 partner", 14), 0);
        title = title_of(element_of_id(&page, "tie-a..c"));
        CU_ASSERT_EQUAL(strspn(title, "b"), 197);
        CU_ASSERT_STRING_EQUAL(title + 197, "... and c: tie; the only link.");
        pm_text texts = texts_below(element_of_id(&page, "label-a"));
        CU_ASSERT_TRUE(ends_in(pm_text_bytes(&texts), "b..."));
        pm_text_free(&texts);
    }
    page_free(&page);
}

static void test_hostile_head(void)
{
    drawn_page page = {0};
    if (draw_hostile("power", &page)) {
        pm_text texts = texts_below(element_of_id(&page, "head"));
        static const char start[] = "</title><b onload=\"x\"> &amp; \\N <i> Who holds money";
        CU_ASSERT_EQUAL(strncmp(pm_text_bytes(&texts), start, sizeof start - 1), 0);
        pm_text_free(&texts);
    }
    page_free(&page);
}

/* --- crowds ---------------------------------------------------------------------------------- */

/* "count" members on a ring, each tied to the next and to one across. */
static pm_text crowd(size_t count)
{
    pm_text text = {0};
    for (size_t i = 0; i < count; i++) {
        pm_text_addf(&text, "m%zu label=Member+organisation+%zu sector=s%zu\n", i, i, i % 10);
    }
    for (size_t i = 0; i < count; i++) {
        pm_text_addf(&text, "m%zu - m%zu\n", i, (i + 1) % count);
        pm_text_addf(&text, "m%zu - m%zu\n", i, (i * 7 + 3) % count);
    }
    return text;
}

/* Members with one partner have the least important names of the crowd but for what they are. */
static void test_names_of_those_marked(void)
{
    static const char *const first[] = {"end1", "end2", "m20", "m40", "lone1", "lone2"};
    pm_text map = crowd(150);
    pm_text_add(&map, "end1\nend2\nend1 - m20\nend2 - m40\nlone1\nlone2\n");
    pm_text_add(&map, "board kind=body decision_body=true\nboard - m1\nboard - m70\n");
    drawn_page page = {0};
    if (draw_text(pm_text_bytes(&map), "dependency", &page)) {
        CU_ASSERT_TRUE(count_class(&page, "label") < 80);
        for (size_t i = 0; i < sizeof first / sizeof *first; i++) {
            char id[32];
            snprintf(id, sizeof id, "label-%s", first[i]);
            CU_ASSERT_PTR_NOT_NULL(element_of_id(&page, id));
        }
        CU_ASSERT_TRUE(page_says(&page, "board"));
    }
    page_free(&page);
    pm_text_free(&map);
}

static void check_crowd(size_t count, size_t fewest_labels)
{
    pm_text map = crowd(count);
    drawn_page page = {0};
    if (draw_each(pm_text_bytes(&map), "overview", &page)) {
        size_t labels = count_class(&page, "label");
        CU_ASSERT_EQUAL(count_class(&page, "member"), count);
        CU_ASSERT_TRUE(labels >= fewest_labels && labels <= count);
        char note[64];
        snprintf(note, sizeof note, "%zu of %zu names are left out", count - labels, count);
        CU_ASSERT_EQUAL(page_says(&page, note), labels < count);
        for (size_t i = 0; i < count; i++) {
            pm_box box = shape_box(element_of_class(&page, "member", i));
            CU_ASSERT_TRUE(box.left >= 0 && box.right < 612 && box.top > 60 && box.bottom < 560);
        }
    }
    page_free(&page);
    pm_text_free(&map);
}

static void test_sixty(void)
{
    check_crowd(60, 60);
}

static void test_crowds(void)
{
    check_crowd(150, 25);
    check_crowd(400, 10);
}

CU_TestInfo pm_tests_draw_hostile[] = {
    {"a map without members says so", test_nothing},
    {"without sectors or ties one mark stands for all, and the page says so", test_no_sectors},
    {"a single member is drawn", test_one},
    {"members without ties stand in a row under a caption", test_no_ties},
    {"a view of layers puts members under their groups", test_structure},
    {"only payments are drawn in the view of money", test_money_alone},
    {"loops are not drawn", test_only_loops},
    {"separate parts get places of their own, pairs and isolates at the foot", test_parts},
    {"hostile names make no elements", test_hostile_elements},
    {"hostile names are drawn as they were written", test_hostile_names},
    {"long names are shortened on the map and whole in the title", test_long_names},
    {"a name longer than the page can hold ends in three dots, no more", test_cut_names},
    {"a hostile title and place are drawn as they were written", test_hostile_head},
    {"parts that alternate in the file are drawn", test_alternating_parts},
    {"sixty members all keep their names", test_sixty},
    {"where names are left out, those with a number, a ring or an only link keep theirs",
     test_names_of_those_marked},
    {"150 and 400 members are drawn, and the page says how many names are left out", test_crowds},
    CU_TEST_INFO_NULL,
};
