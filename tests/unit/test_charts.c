/* Charts: what each has to be as a picture, on samples and on maps out of the ordinary; that its
 * numbers are the measures'; what it says where there is nothing to show; what it suppresses. */
#include <CUnit/CUnit.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/audit/words.h"
#include "tests/suites.h"
#include "tests/unit/test_charts_page.h"
#include "viz/page.h"

static const char *const FILES[] = {
    "samples/basingstoke.graphml", "samples/wib.graphml",   "samples/fragile.graphml",
    "samples/minimal.graphml",     "samples/knoke.graphml", "tests/data/draw/hostile.graphml",
    "tests/data/draw/long.graphml"};

enum { FILE_COUNT = sizeof FILES / sizeof FILES[0] };

/* 180 characters that break nowhere, or that do. */
static void add_long_name(pm_text *text, size_t number)
{
    pm_text_addf(text, "%zu", number);
    for (size_t i = 0; i < 36; i++) {
        pm_text_add(text, number % 2 == 0 ? "Wwwww" : "+Name");
    }
}

/* Many members of many sectors, everything stated; names short or as long as may be. */
static pm_text crowd(size_t members, size_t sectors, bool long_names)
{
    static const char *const behaviours[] = {"competition", "cooperation", "coordination",
                                             "coevolution"};
    static const char *const answers[] = {"yes", "no", "unsure"};
    pm_text text = {0};
    pm_text_add(&text, "board kind=body decision_body=true\n");
    for (size_t i = 0; i < members; i++) {
        pm_text_addf(&text, "m%zu budget=%zu label=", i, (i * i * 37) % 5000 + 1);
        if (long_names) {
            add_long_name(&text, i);
        } else {
            pm_text_addf(&text, "Member+%zu", i);
        }
        pm_text_add(&text, sectors > 0 ? " sector=" : "");
        if (sectors > 0 && long_names) {
            add_long_name(&text, i % sectors);
        } else if (sectors > 0) {
            pm_text_addf(&text, "Sector+%zu", i % sectors);
        }
        pm_text_addf(&text, " ing01=%s ing02=%s\n", answers[i % 3], answers[i * i % 3]);
    }
    for (size_t i = 0; i < members; i++) {
        pm_text_addf(&text, "m%zu - m%zu behaviour=%s\n", i, (i * 7 + 1) % members,
                     behaviours[i % 4]);
        if (i % 9 == 0) {
            pm_text_addf(&text, "m%zu - board\n", i);
        }
    }
    return text;
}

/* Runs a check on every chart of every file, and of made maps of all sizes. */
static void on_every_chart(bool grey, void (*check)(const drawn_page *page))
{
    static const struct {
        size_t members, sectors;
        bool long_names;
    } made[] = {{1, 1, true},   {2, 2, false},   {12, 0, true},
                {60, 12, true}, {150, 40, true}, {400, 3, false}};
    enum { MADE = sizeof made / sizeof *made };
    for (size_t i = 0; i < (FILE_COUNT + MADE) * pm_chart_count(); i++) {
        const char *name = pm_chart_at(i % pm_chart_count())->name;
        size_t map = i / pm_chart_count();
        drawn_page page = {0};
        pm_text text = {0};
        bool drawn = false;
        if (map < FILE_COUNT) {
            drawn = chart_file(FILES[map], name, grey, &page);
        } else {
            text = crowd(made[map - FILE_COUNT].members, made[map - FILE_COUNT].sectors,
                         made[map - FILE_COUNT].long_names);
            drawn = chart_text(pm_text_bytes(&text), name, grey, &page);
        }
        if (drawn) {
            check(&page);
        }
        page_free(&page);
        pm_text_free(&text);
    }
}

/* --- as pictures ----------------------------------------------------------------------------- */

static void check_document(const drawn_page *page)
{
    static const char *const known[] = {"svg",  "title",    "desc",    "g",       "rect",  "text",
                                        "line", "polyline", "polygon", "ellipse", "circle"};
    xmlNode *root = next_on_page(page, NULL);
    char labelled[100];
    snprintf(labelled, sizeof labelled, "chart-%s-title chart-%s-desc", page->view, page->view);
    CU_ASSERT_STRING_EQUAL(attribute_of(root, "role"), "img");
    CU_ASSERT_STRING_EQUAL(attribute_of(root, "aria-labelledby"), labelled);
    for (xmlNode *at = root; at != NULL; at = next_on_page(page, at)) {
        bool is_known = false;
        for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
            is_known = is_known || is_named(at, known[i]);
        }
        CU_ASSERT_TRUE(is_known);
        CU_ASSERT_PTR_NULL(xmlHasProp(at, (const xmlChar *)"onload"));
        CU_ASSERT_PTR_NULL(xmlHasProp(at, (const xmlChar *)"href"));
        CU_ASSERT_TRUE(!has_class(at, "mark") || title_of(at)[0] != '\0');
        if (is_named(at, "text")) {
            CU_ASSERT_TRUE(number_of(at, "font-size") >= PM_SMALLEST_FONT);
        }
        if (is_named(at, "desc")) {
            CU_ASSERT_TRUE(strlen((const char *)at->children->content) > 40);
        }
    }
    CU_ASSERT_FALSE(chart_holds(page, "\"nan") || chart_holds(page, "inf\"") ||
                    chart_holds(page, "-nan"));
}

static void test_document(void)
{
    on_every_chart(false, check_document);
}

static pm_box mark_of_chart_box(const xmlNode *at)
{
    if (is_named(at, "text")) {
        return chart_text_box(at);
    }
    if (is_named(at, "rect")) {
        pm_box box = {number_of(at, "x"), number_of(at, "y"), 0, 0};
        box.right = box.left + number_of(at, "width");
        box.bottom = box.top + number_of(at, "height");
        return box;
    }
    if (is_named(at, "polygon") || is_named(at, "polyline")) {
        return points_box(attribute_of(at, "points"));
    }
    if (is_named(at, "line")) {
        double x1 = number_of(at, "x1");
        double x2 = number_of(at, "x2");
        double y1 = number_of(at, "y1");
        double y2 = number_of(at, "y2");
        return (pm_box){fmin(x1, x2), fmin(y1, y2), fmax(x1, x2), fmax(y1, y2)};
    }
    double wide = is_named(at, "circle") ? number_of(at, "r") : number_of(at, "rx");
    double high = is_named(at, "circle") ? number_of(at, "r") : number_of(at, "ry");
    return pm_box_around((pm_point){number_of(at, "cx"), number_of(at, "cy")}, wide, high);
}

static void check_places(const drawn_page *page)
{
    static const pm_box frame = {0, 0, 420, 300};
    for (xmlNode *at = next_on_page(page, NULL); at != NULL; at = next_on_page(page, at)) {
        bool is_text = is_named(at, "text");
        if (is_named(at, "svg") || is_named(at, "g") || is_named(at, "title") ||
            is_named(at, "desc")) {
            continue;
        }
        pm_box box = mark_of_chart_box(at);
        bool inside = pm_box_holds(frame, box);
        if (!inside) {
            fprintf(stderr, "%s: outside %s\n", page->view, pm_text_bytes(&page->svg));
        }
        CU_ASSERT_TRUE(inside);
        for (xmlNode *other = next_on_page(page, at); is_text && other != NULL;
             other = next_on_page(page, other)) {
            if (is_named(other, "text")) {
                bool overlap = pm_boxes_overlap(box, chart_text_box(other));
                if (overlap) {
                    fprintf(stderr, "%s: \"%s\" over \"%s\"\n", page->view,
                            (const char *)at->children->content,
                            (const char *)other->children->content);
                }
                CU_ASSERT_FALSE(overlap);
            }
        }
    }
}

static void test_places(void)
{
    on_every_chart(false, check_places);
}

/* Relative luminance, WCAG 2.1. */
static double luminance(const char *colour)
{
    double parts[3];
    for (size_t i = 0; i < 3; i++) {
        char digits[3] = {colour[1 + 2 * i], colour[2 + 2 * i], '\0'};
        double part = (double)strtoul(digits, NULL, 16) / 255;
        parts[i] = part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
}

static double contrast(const char *a, const char *b)
{
    double x = luminance(a);
    double y = luminance(b);
    return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}

/* Each text against the last box drawn before it that holds its middle. */
static void check_contrast(const drawn_page *page)
{
    for (xmlNode *at = next_on_page(page, NULL); at != NULL; at = next_on_page(page, at)) {
        if (!is_named(at, "text")) {
            continue;
        }
        pm_box box = chart_text_box(at);
        pm_box middle =
            pm_box_around((pm_point){(box.left + box.right) / 2, (box.top + box.bottom) / 2}, 0, 0);
        char fill[20] = "#000000";
        char colour[20];
        for (xmlNode *under = next_on_page(page, NULL); under != at;
             under = next_on_page(page, under)) {
            if (is_named(under, "rect") && pm_box_holds(mark_of_chart_box(under), middle)) {
                snprintf(fill, sizeof fill, "%s", attribute_of(under, "fill"));
            }
        }
        snprintf(colour, sizeof colour, "%s", attribute_of(at, "fill"));
        CU_ASSERT_TRUE(contrast(fill, colour) >= 4.5);
    }
}

static void test_contrast(void)
{
    on_every_chart(false, check_contrast);
    on_every_chart(true, check_contrast);
}

/* The pages' hairlines are a grey that is cool by a hair. */
static void check_grey(const drawn_page *page)
{
    size_t colours = 0;
    for (const char *at = strstr(pm_text_bytes(&page->svg), "\"#"); at != NULL;
         at = strstr(at + 1, "\"#")) {
        unsigned long bits = strtoul(at + 2, NULL, 16);
        int red = (int)(bits >> 16);
        int green = (int)(bits >> 8 & 0xFF);
        int blue = (int)(bits & 0xFF);
        CU_ASSERT_TRUE(abs(red - green) <= 8 && abs(green - blue) <= 8 && abs(red - blue) <= 8);
        colours++;
    }
    CU_ASSERT_TRUE(colours > 3);
}

static void test_grey(void)
{
    for (size_t i = 0; i < pm_chart_count(); i++) {
        drawn_page page = {0};
        if (chart_file(FILES[0], pm_chart_at(i)->name, true, &page)) {
            check_grey(&page);
        }
        page_free(&page);
    }
}

static void test_same(void)
{
    for (size_t i = 0; i < pm_chart_count(); i++) {
        drawn_page first = {0};
        drawn_page second = {0};
        if (chart_file(FILES[0], pm_chart_at(i)->name, false, &first) &&
            chart_file(FILES[0], pm_chart_at(i)->name, false, &second)) {
            CU_ASSERT_STRING_EQUAL(pm_text_bytes(&first.svg), pm_text_bytes(&second.svg));
        }
        page_free(&first);
        page_free(&second);
    }
}

/* --- what they say --------------------------------------------------------------------------- */

/* Four members with 1, 2, 3 and 4 of 10: Gini* = (sum of |differences|) / (2 n^2 mean) n / (n - 1)
 * = 20 / (2 * 16 * 2.5) * 4 / 3 = 1/3; HHI = (1 + 4 + 9 + 16) / 100 = 0.3. */
static void test_lorenz(void)
{
    drawn_page page = {0};
    if (chart_text("a budget=3\nb budget=1\nc budget=4\nd budget=2\ne\na - b\n", "lorenz", false,
                   &page)) {
        CU_ASSERT_TRUE(chart_tells(&page, "curve",
                                   "Lorenz curve of the stated budget: Gini coefficient 0.33"));
        CU_ASSERT_TRUE(chart_tells(&page, "largest", "c: 40% of the stated budget (4)"));
        CU_ASSERT_TRUE(chart_tells(&page, "largest", "a: 30% of the stated budget (3)"));
        CU_ASSERT_EQUAL(chart_marks(&page, "holder"), 4);
        CU_ASSERT_TRUE(chart_holds(&page, "HHI 0.30: as if 3.3 held equal shares"));
        CU_ASSERT_TRUE(chart_holds(&page, "4 of 5 members state their budget."));
        CU_ASSERT_TRUE(
            chart_holds(&page, "At least half of the stated budget is held by two of 4"));
    }
    page_free(&page);
}

/* The curve of the sample ends each step where the sorted shares say, and states its measures. */
static void test_lorenz_of_the_sample(void)
{
    drawn_page page = {0};
    if (chart_file(FILES[0], "lorenz", false, &page)) {
        double gini = 0;
        double top = 0;
        char title[120];
        pm_measures_number(page.map.measures, PM_LEVEL_NETWORK, "gini_budget", 0, &gini);
        pm_measures_number(page.map.measures, PM_LEVEL_NETWORK, "top_share_budget", 0, &top);
        snprintf(title, sizeof title, "Lorenz curve of the stated budget: Gini coefficient %.2f",
                 gini);
        CU_ASSERT_TRUE(chart_tells(&page, "curve", title));
        pm_text share = {0};
        pm_say_share(&share, top);
        const char *largest = title_of(chart_mark(&page, "largest", 0));
        CU_ASSERT_PTR_NOT_NULL(strstr(largest, pm_text_bytes(&share)));
        pm_text_free(&share);
        CU_ASSERT_EQUAL(chart_marks(&page, "largest"), 3);
        CU_ASSERT_EQUAL(chart_marks(&page, "rest"), 1);
    }
    page_free(&page);
}

static void test_quadrant(void)
{
    drawn_page page = {0};
    if (chart_file(FILES[0], "quadrant", false, &page)) {
        size_t shown = 0;
        for (size_t i = 0; i < pm_measures_rows(page.map.measures, PM_LEVEL_ORGANISATION); i++) {
            double held = 0;
            double influence = 0;
            if (!pm_measures_number(page.map.measures, PM_LEVEL_ORGANISATION, "resource_share", i,
                                    &held)) {
                continue;
            }
            pm_measures_number(page.map.measures, PM_LEVEL_ORGANISATION, "betweenness_share", i,
                               &influence);
            pm_text title = {0};
            pm_text_addf(&title, "%s: ", pm_measures_member_name(page.map.measures, i));
            pm_say_share(&title, held);
            pm_text_add(&title, " of the stated budget, ");
            pm_say_share(&title, influence);
            pm_text_addf(&title, " of influence; %s and %s", held > 1.0 / 24 ? "rich" : "poor",
                         influence > 1.0 / 37 ? "central" : "peripheral");
            CU_ASSERT_TRUE(chart_tells(&page, "member", pm_text_bytes(&title)));
            pm_text_free(&title);
            shown++;
        }
        CU_ASSERT_EQUAL(shown, 24);
        CU_ASSERT_EQUAL(chart_marks(&page, "member"), shown);
        CU_ASSERT_TRUE(chart_holds(&page, "Square-root scale for both shares."));
    }
    page_free(&page);
}

/* Sectors X (3 members), Y (2), Z (1): X has 2 of 3 ties, X and Y 1 of 6, Z and the rest none. */
static void test_mixing(void)
{
    drawn_page page = {0};
    if (chart_text("a sector=X\nb sector=X\nc sector=X\nd sector=Y\ne sector=Y\nf sector=Z\n"
                   "a - b\nb - c\na - d\n",
                   "mixing", false, &page)) {
        CU_ASSERT_EQUAL(chart_marks(&page, "cell"), 6);
        CU_ASSERT_TRUE(
            chart_tells(&page, "cell", "Within X: 2 of 3 possible ties (67%); 0.6 expected"));
        CU_ASSERT_TRUE(
            chart_tells(&page, "cell", "Y and X: 1 of 6 possible ties (17%); 1.2 expected"));
        CU_ASSERT_TRUE(
            chart_tells(&page, "cell", "Within Y: 0 of 1 possible tie (0%); 0.2 expected"));
        CU_ASSERT_TRUE(
            chart_tells(&page, "cell", "Within Z: a single member, so no tie is possible"));
        CU_ASSERT_EQUAL(chart_marks(&page, "apart"), 0);
        CU_ASSERT_TRUE(chart_holds(&page, "E-I index -0.33, 0.47 if dealt evenly."));
    }
    page_free(&page);
}

static void test_apart(void)
{
    drawn_page page = {0};
    if (chart_text("a sector=X\nb sector=X\nc sector=Y\nd sector=Y\na - b\nc - d\n", "mixing",
                   false, &page)) {
        CU_ASSERT_TRUE(
            chart_tells(&page, "apart", "Y and X: 0 of 4 possible ties (0%); 1.3 expected"));
        CU_ASSERT_TRUE(
            chart_holds(&page, "One pair of sectors has no tie where one or more would "));
    }
    page_free(&page);
}

/* Of fifteen sectors eleven keep a row; ties and members of the others are added up, so that
 * nothing is lost. */
static void test_gathered_sectors(void)
{
    pm_text text = crowd(45, 15, false);
    drawn_page page = {0};
    if (chart_text(pm_text_bytes(&text), "mixing", false, &page)) {
        double ties = 0;
        double all = 0;
        CU_ASSERT_EQUAL(chart_marks(&page, "cell"), 12 * 13 / 2);
        for (size_t i = 0; i < chart_marks(&page, "cell"); i++) {
            ties += strtod(strchr(title_of(chart_mark(&page, "cell", i)), ':') + 1, NULL);
        }
        for (size_t row = 0; row < pm_measures_rows(page.map.measures, PM_LEVEL_MIXING); row++) {
            double own = 0;
            pm_measures_number(page.map.measures, PM_LEVEL_MIXING, "ties", row, &own);
            all += own;
        }
        CU_ASSERT_DOUBLE_EQUAL(ties, all, 1e-9);
        CU_ASSERT_TRUE(chart_holds(&page, "The 4 smallest sectors are gathered in one row."));
    }
    page_free(&page);
    pm_text_free(&text);
}

static void test_distance(void)
{
    drawn_page page = {0};
    if (chart_file(FILES[0], "distance", false, &page)) {
        const pm_measures *measures = page.map.measures;
        size_t members = pm_measures_rows(measures, PM_LEVEL_ORGANISATION);
        size_t sectors = pm_measures_rows(measures, PM_LEVEL_SECTOR);
        CU_ASSERT_EQUAL(chart_marks(&page, "member"), members);
        for (size_t i = 0; i < members; i++) {
            double steps = 0;
            pm_text title = {0};
            pm_text_addf(&title, "%s: ", pm_measures_member_name(measures, i));
            if (pm_measures_is_decision_body(measures, i)) {
                pm_text_add(&title, "where decisions are made");
            } else if (pm_measures_number(measures, PM_LEVEL_ORGANISATION, "decision_distance", i,
                                          &steps)) {
                pm_say_steps(&title, steps);
            } else {
                pm_text_add(&title, "no route to the decision body");
            }
            CU_ASSERT_TRUE(chart_tells(&page, "member", pm_text_bytes(&title)));
            pm_text_free(&title);
        }
        CU_ASSERT_EQUAL(chart_marks(&page, "median"), sectors);
        for (size_t i = 0; i < sectors; i++) {
            double median = 0;
            pm_measures_number(measures, PM_LEVEL_SECTOR, "decision_distance_median", i, &median);
            pm_text title = {0};
            pm_text_addf(&title, "%s: median ", pm_measures_row_name(measures, PM_LEVEL_SECTOR, i));
            pm_say_steps(&title, median);
            CU_ASSERT_TRUE(chart_tells(&page, "median", pm_text_bytes(&title)));
            pm_text_free(&title);
        }
    }
    page_free(&page);
}

/* Where marks would be specks their numbers stand, and none is lost. */
static void test_distance_of_many(void)
{
    pm_text text = crowd(900, 12, false);
    drawn_page page = {0};
    if (chart_text(pm_text_bytes(&text), "distance", false, &page)) {
        double counted = 0;
        for (size_t i = 0; i < chart_marks(&page, "count"); i++) {
            counted += strtod(strchr(title_of(chart_mark(&page, "count", i)), ':') + 1, NULL);
        }
        CU_ASSERT_EQUAL(chart_marks(&page, "member"), 0);
        CU_ASSERT_DOUBLE_EQUAL(counted, 901, 1e-9);
    }
    page_free(&page);
    pm_text_free(&text);
}

/* --- answers --------------------------------------------------------------------------------- */

/* The members' answers to the first ingredients, each a letter: y, n, u, or a blank. */
static pm_text answers(const char *const *given, size_t ingredients, size_t members)
{
    pm_text text = {0};
    for (size_t i = 0; i < members; i++) {
        pm_text_addf(&text, "m%zu", i);
        for (size_t k = 0; k < ingredients; k++) {
            char answer = given[k][i];
            if (answer != ' ') {
                pm_text_addf(&text, " ing%02zu=%s", k + 1,
                             answer == 'y'   ? "yes"
                             : answer == 'n' ? "no"
                                             : "unsure");
            }
        }
        pm_text_add(&text, "\n");
    }
    return text;
}

/* Leik's dispersion by hand: all alike 0; half and half 1; of 2 yes, 1 unsure, 2 no the cumulative
 * shares are 2/5 and 3/5: (2/5 + 2/5) / 1 = 0.80. */
static void test_ingredients(void)
{
    static const char *const given[] = {"yyyyyy", "yyynnn", "yyunn "};
    pm_text text = answers(given, 3, 6);
    drawn_page page = {0};
    if (chart_text(pm_text_bytes(&text), "ingredients", false, &page)) {
        CU_ASSERT_TRUE(chart_tells(&page, "part", "1: real benefit is seen: yes 6 of 6 answers"));
        CU_ASSERT_TRUE(
            chart_tells(&page, "part", "3: inclusive and representative: unsure 1 of 5 answers"));
        CU_ASSERT_EQUAL(chart_marks(&page, "part"), 1 + 2 + 3);
        CU_ASSERT_TRUE(chart_holds(&page, ", no 3; spread 1.00."));
        CU_ASSERT_TRUE(chart_holds(&page, ", no 2; spread 0.80."));
        CU_ASSERT_TRUE(chart_holds(&page, ", no 0; spread 0.00."));
        CU_ASSERT_TRUE(chart_holds(&page, "Partners differ most on 2: more is achieved together"));
        CU_ASSERT_TRUE(chart_tells(&page, "instead", "13: regular review: not answered"));
    }
    page_free(&page);
    pm_text_free(&text);
}

/* What four answered shows nowhere: whatever it was, the chart is the same. */
static void test_few_answers(void)
{
    static const char *const one[] = {"yyyynn", "yyyy  "};
    static const char *const other[] = {"yyyynn", "  nunn"};
    pm_text first = answers(one, 2, 6);
    pm_text second = answers(other, 2, 6);
    drawn_page a = {0};
    drawn_page b = {0};
    if (chart_text(pm_text_bytes(&first), "ingredients", false, &a) &&
        chart_text(pm_text_bytes(&second), "ingredients", false, &b)) {
        CU_ASSERT_STRING_EQUAL(pm_text_bytes(&a.svg), pm_text_bytes(&b.svg));
        CU_ASSERT_TRUE(chart_tells(&a, "instead",
                                   "2: more is achieved together than apart: fewer than 5 answers: "
                                   "not shown"));
    }
    page_free(&a);
    page_free(&b);
    pm_text_free(&first);
    pm_text_free(&second);
}

static void test_answers_for_the_map(void)
{
    drawn_page page = {0};
    if (chart_text("graph ing04=no\na\nb\na - b\n", "ingredients", false, &page)) {
        CU_ASSERT_TRUE(chart_tells(&page, "instead",
                                   "4: the common interest comes before one's own: no, once for "
                                   "the map: spread unknown"));
        CU_ASSERT_TRUE(chart_holds(&page, "How far partners differ is not known."));
    }
    page_free(&page);
}

static void test_behaviour(void)
{
    drawn_page page = {0};
    if (chart_text("a sector=X\nb sector=X\nc sector=Y\nd\n"
                   "a - b behaviour=cooperation\na - b behaviour=cooperation\n"
                   "a - b behaviour_source=cooperation behaviour_target=coevolution\n"
                   "a - b behaviour_source=competition\na - b behaviour=coordination\n"
                   "a - c behaviour=competition\nb - d behaviour=competition\n"
                   "c - d behaviour=cooperation\nc - d behaviour=cooperation\n"
                   "a - d behaviour=coordination\na - c\n",
                   "behaviour", false, &page)) {
        CU_ASSERT_TRUE(chart_holds(&page, "10 of 11 relationships are described; one is seen "));
        CU_ASSERT_TRUE(
            chart_tells(&page, "part", "all relationships: cooperation 4 of 10 relationships"));
        CU_ASSERT_TRUE(
            chart_tells(&page, "part", "within X: the two ends differ 1 of 5 relationships"));
        CU_ASSERT_TRUE(chart_tells(&page, "part", "all others: competition 2 of 5 relationships"));
    }
    page_free(&page);
}

/* Six described in X and one beside them: the rest is one answer, so X has no row from which it
 * could be found. */
static void test_behaviour_of_few(void)
{
    drawn_page page = {0};
    if (chart_text("a sector=X\nb sector=X\nc sector=Y\n"
                   "a - b behaviour=cooperation\na - b behaviour=cooperation\n"
                   "a - b behaviour=cooperation\na - b behaviour=cooperation\n"
                   "a - b behaviour=cooperation\na - b behaviour=cooperation\n"
                   "a - c behaviour=competition\n",
                   "behaviour", false, &page)) {
        CU_ASSERT_FALSE(chart_holds(&page, "within X"));
        CU_ASSERT_TRUE(
            chart_tells(&page, "part", "all relationships: competition 1 of 7 relationships"));
    }
    page_free(&page);
}

/* --- nothing to show ------------------------------------------------------------------------- */

static void expect_missing(const char *map, const char *chart, const char *words)
{
    drawn_page page = {0};
    if (chart_text(map, chart, false, &page)) {
        pm_text said = texts_below(chart_mark(&page, "missing", 0));
        CU_ASSERT_PTR_NOT_NULL(strstr(pm_text_bytes(&said), words));
        CU_ASSERT_EQUAL(chart_marks(&page, "mark"), 0);
        pm_text_free(&said);
    }
    page_free(&page);
}

static void test_missing(void)
{
    static const char bare[] = "a\nb\na - b\n";
    expect_missing(bare, "lorenz", "Record \"budget\", \"staff\" or \"funding\" on organisations");
    expect_missing(bare, "quadrant", "Record \"budget\", \"staff\"");
    expect_missing(bare, "mixing", "Record \"sector\" on each organisation");
    expect_missing(bare, "distance", "Record \"decision_body\" as true");
    expect_missing(bare, "ingredients", "Record \"ing01\" to \"ing13\"");
    expect_missing(bare, "behaviour", "\"behaviour_source\" and \"behaviour_target\"");
    expect_missing("a budget=-1\nb budget=2\na - b\n", "lorenz", "states a negative amount");
    expect_missing("a budget=0\nb budget=0\na - b\n", "lorenz", "add up to nothing");
    expect_missing("a budget=3\nb\na - b\n", "lorenz", "fewer than two members state it");
    expect_missing("a sector=X\nb sector=Y\n", "mixing", "Record relationships as edges.");
    for (size_t i = 0; i < pm_chart_count(); i++) {
        expect_missing("graph name=Nobody\n", pm_chart_at(i)->name, "Record \"");
    }
}

static void test_hostile_names(void)
{
    drawn_page page = {0};
    if (chart_file("tests/data/draw/hostile.graphml", "mixing", false, &page)) {
        bool found = false;
        for (size_t i = 0; i < chart_marks(&page, "cell"); i++) {
            found = found || strstr(title_of(chart_mark(&page, "cell", i)), "<B>x</B>") != NULL;
        }
        CU_ASSERT_TRUE(found);
    }
    page_free(&page);
    if (chart_text("a label=</svg><script>alert(1)</script> budget=1\nb label=%s%n budget=3\n",
                   "lorenz", false, &page)) {
        CU_ASSERT_TRUE(chart_tells(&page, "largest", "%s%n: 75% of the stated budget (3)"));
        CU_ASSERT_TRUE(chart_tells(
            &page, "largest", "</svg><script>alert(1)</script>: 25% of the stated budget (1)"));
    }
    page_free(&page);
}

static void test_inside(void)
{
    drawn_page page = {0};
    pm_error err = {0};
    pm_text svg = {0};
    if (chart_text("a\nb\na - b\n", "lorenz", false, &page)) {
        pm_chart_options options = {.inside = true};
        CU_ASSERT_EQUAL(pm_draw_chart(page.map.measures, pm_chart_at(0), &options, &svg, &err),
                        PM_OK);
        CU_ASSERT_EQUAL(strncmp(pm_text_bytes(&svg), "<svg ", 5), 0);
        CU_ASSERT_PTR_NOT_NULL(strstr(pm_text_bytes(&page.svg), pm_text_bytes(&svg)));
    }
    pm_text_free(&svg);
    page_free(&page);
}

CU_TestInfo pm_tests_charts[] = {
    {"charts are whole documents of known elements, each mark with a title", test_document},
    {"nothing leaves the frame and no two texts overlap", test_places},
    {"texts have a contrast of 4.5:1 on what lies behind them", test_contrast},
    {"grey charts have no hue", test_grey},
    {"the same map gives the same bytes", test_same},
    {"the Lorenz curve states Gini, HHI and the largest holders", test_lorenz},
    {"the Lorenz curve of the sample states its measures", test_lorenz_of_the_sample},
    {"quadrants have every member that states its resource, with its shares", test_quadrant},
    {"mixing has a cell for each pair of sectors, with ties and those expected", test_mixing},
    {"sectors without the tie one would expect are framed", test_apart},
    {"beyond twelve the smallest sectors are gathered and nothing is lost", test_gathered_sectors},
    {"distance has a mark for each member and the medians measured", test_distance},
    {"distance of many members counts them", test_distance_of_many},
    {"ingredients are ordered by spread, which is Leik's", test_ingredients},
    {"what fewer than five answered shows nowhere", test_few_answers},
    {"answers for the whole map have no spread", test_answers_for_the_map},
    {"behaviour divides all relationships and those of pairs of sectors", test_behaviour},
    {"a pair of sectors has no row that would give away the rest", test_behaviour_of_few},
    {"where there is nothing to show the chart says what to record", test_missing},
    {"hostile names stay text", test_hostile_names},
    {"a chart within a document has no declaration", test_inside},
    CU_TEST_INFO_NULL,
};
