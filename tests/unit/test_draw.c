/* Whole pages: what every drawing has to be, asserted on the parsed SVG of all samples in all
 * views; and what each view marks. */
#include <CUnit/CUnit.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/suites.h"
#include "tests/unit/test_draw_findings.h"
#include "tests/unit/test_draw_page.h"
#include "tests/unit/test_draw_structure.h"
#include "viz/page.h"

static const char *const SAMPLES[] = {"samples/basingstoke.graphml", "samples/wib.graphml",
                                      "samples/fragile.graphml", "samples/minimal.graphml",
                                      "samples/knoke.graphml"};

enum { SAMPLE_COUNT = sizeof SAMPLES / sizeof SAMPLES[0] };

/* All samples in all views: drawn once, asked by every test. */
static drawn_page *pages;

int pm_draw_pages_open(void)
{
    pages = calloc(SAMPLE_COUNT * pm_view_count(), sizeof *pages);
    return pages != NULL ? 0 : 1;
}

int pm_draw_pages_close(void)
{
    for (size_t i = 0; i < SAMPLE_COUNT * pm_view_count(); i++) {
        page_free(&pages[i]);
    }
    free(pages);
    pages = NULL;
    return 0;
}

/* Runs a check on every sample in every view. */
static void on_every_page(void (*check)(const drawn_page *page))
{
    for (size_t i = 0; i < SAMPLE_COUNT * pm_view_count(); i++) {
        drawn_page *page = &pages[i];
        const char *view = pm_view_at(i % pm_view_count())->name;
        if (page->document != NULL || draw_file(SAMPLES[i / pm_view_count()], view, page)) {
            check(page);
        }
    }
}

/* --- the document ---------------------------------------------------------------------------- */

static void check_document(const drawn_page *page)
{
    static const char *const known[] = {"svg",  "title", "desc",    "g",       "rect",  "text",
                                        "line", "path",  "polygon", "ellipse", "circle"};
    xmlNode *root = next_on_page(page, NULL);
    CU_ASSERT_STRING_EQUAL((const char *)root->name, "svg");
    CU_ASSERT_STRING_EQUAL(attribute_of(root, "role"), "img");
    CU_ASSERT_STRING_EQUAL(attribute_of(root, "aria-labelledby"), "map-title map-desc");
    CU_ASSERT_STRING_EQUAL(attribute_of(root, "viewBox"), "0 0 842 595");
    CU_ASSERT_TRUE(is_named(element_of_id(page, "map-title"), "title"));
    CU_ASSERT_TRUE(is_named(element_of_id(page, "map-desc"), "desc"));
    for (xmlNode *at = root; at != NULL; at = next_on_page(page, at)) {
        bool is_known = false;
        for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
            is_known = is_known || is_named(at, known[i]);
        }
        CU_ASSERT_TRUE(is_known);
        CU_ASSERT_PTR_NULL(xmlHasProp(at, (const xmlChar *)"href"));
        CU_ASSERT_PTR_NULL(xmlHasProp(at, (const xmlChar *)"style"));
    }
}

static void test_document(void)
{
    on_every_page(check_document);
}

static void check_ids(const drawn_page *page)
{
    for (xmlNode *at = next_on_page(page, NULL); at != NULL; at = next_on_page(page, at)) {
        char id[200];
        snprintf(id, sizeof id, "%s", attribute_of(at, "id"));
        CU_ASSERT_TRUE(id[0] == '\0' || element_of_id(page, id) == at);
    }
}

static void test_ids(void)
{
    on_every_page(check_ids);
}

static void check_numbers(const drawn_page *page)
{
    static const char *const numeric[] = {
        "x",  "y",  "x1",     "y1", "x2",    "y2",     "cx",        "cy",          "r",
        "rx", "ry", "points", "d",  "width", "height", "font-size", "stroke-width"};
    for (xmlNode *at = next_on_page(page, NULL); at != NULL; at = next_on_page(page, at)) {
        for (size_t i = 0; i < sizeof numeric / sizeof *numeric; i++) {
            const char *value = attribute_of(at, numeric[i]);
            CU_ASSERT_PTR_NULL(strstr(value, "nan"));
            CU_ASSERT_PTR_NULL(strstr(value, "inf"));
        }
    }
}

static void test_numbers(void)
{
    on_every_page(check_numbers);
}

static void check_fonts(const drawn_page *page)
{
    size_t texts = 0;
    for (xmlNode *at = next_on_page(page, NULL); at != NULL; at = next_on_page(page, at)) {
        if (is_named(at, "text")) {
            CU_ASSERT_TRUE(number_of(at, "font-size") >= PM_SMALLEST_FONT);
            CU_ASSERT_STRING_EQUAL(attribute_of(at, "font-family"), "");
            texts++;
        }
    }
    CU_ASSERT_TRUE(texts > 10);
}

static void test_fonts(void)
{
    on_every_page(check_fonts);
}

/* --- where things are ------------------------------------------------------------------------ */

static void check_inside(const drawn_page *page)
{
    expect_inside(page, (pm_box){0, 0, 842.0, 595.0});
}

static void test_inside(void)
{
    on_every_page(check_inside);
}

/* The words of the strip stay right of the diagram and do not overlap one another. */
static void check_strip_lines(const drawn_page *page)
{
    xmlNode *strip = element_of_id(page, "findings");
    xmlNode *legend = element_of_id(page, "legend");
    double bottom = number_of(xmlFirstElementChild(legend), "y1");
    pm_box last = {0, 0, 0, 0};
    xmlNode *diagram = element_of_id(page, "diagram");
    for (xmlNode *at = strip; at != NULL && at != diagram; at = next_on_page(page, at)) {
        if (is_named(at, "text")) {
            pm_box box = text_box(at);
            CU_ASSERT_TRUE(box.left >= 600 && box.right <= 842.0 - 30);
            CU_ASSERT_TRUE(box.bottom <= bottom);
            CU_ASSERT_FALSE(pm_boxes_overlap(pm_box_grown(box, -1), pm_box_grown(last, -1)));
            last = box;
        }
    }
}

static void test_strip_lines(void)
{
    on_every_page(check_strip_lines);
}

/* A label's box is the paper behind it; its member is told by the two ids. */
static xmlNode *member_of_label(const drawn_page *page, const xmlNode *label)
{
    char id[200];
    snprintf(id, sizeof id, "member-%s", attribute_of(label, "id") + strlen("label-"));
    return element_of_id(page, id);
}

static pm_point centre_of(pm_box box)
{
    return (pm_point){(box.left + box.right) / 2, (box.top + box.bottom) / 2};
}

/* Does the label's box overlap an element of the class (other than "own")? */
static bool covers_some(const drawn_page *page, pm_box box, const char *class_name,
                        const xmlNode *own, pm_point middle)
{
    size_t count = count_class(page, class_name);
    for (size_t i = 0; i < count; i++) {
        xmlNode *element = element_of_class(page, class_name, i);
        pm_box other = shape_box(element);
        bool own_ring =
            strcmp(class_name, "ring") == 0 && pm_box_holds(other, pm_box_around(middle, 0.1, 0.1));
        if (element != own && !own_ring && pm_boxes_overlap(box, other)) {
            return true;
        }
    }
    return false;
}

static void check_labels(const drawn_page *page)
{
    size_t count = count_class(page, "label");
    for (size_t i = 0; i < count; i++) {
        xmlNode *label = element_of_class(page, "label", i);
        xmlNode *own = member_of_label(page, label);
        CU_ASSERT_PTR_NOT_NULL_FATAL(own);
        pm_box box = shape_box(label);
        pm_point middle = centre_of(shape_box(own));
        CU_ASSERT_FALSE(covers_some(page, box, "label", label, middle));
        CU_ASSERT_FALSE(covers_some(page, box, "member", own, middle));
        CU_ASSERT_FALSE(covers_some(page, box, "ring", NULL, middle));
        CU_ASSERT_FALSE(covers_some(page, box, "badge", NULL, middle));
    }
    size_t members = count_class(page, "member");
    for (size_t i = 0; i < members; i++) {
        xmlNode *member = element_of_class(page, "member", i);
        pm_box box = shape_box(member);
        CU_ASSERT_FALSE(covers_some(page, box, "member", member, centre_of(box)));
    }
}

static void test_labels(void)
{
    on_every_page(check_labels);
}

/* The words of a label lie within its own box. */
static void check_label_words(const drawn_page *page)
{
    for (size_t i = 0; i < count_class(page, "label"); i++) {
        xmlNode *label = element_of_class(page, "label", i);
        for (xmlNode *at = xmlFirstElementChild(label); at != NULL;
             at = xmlNextElementSibling(at)) {
            if (is_named(at, "text")) {
                CU_ASSERT_TRUE(pm_box_holds(pm_box_grown(shape_box(label), 1.5), text_box(at)));
            }
        }
    }
}

static void test_label_words(void)
{
    on_every_page(check_label_words);
}

/* --- members and ties ------------------------------------------------------------------------ */

static void check_members(const drawn_page *page)
{
    const pm_measures *measures = page->map.measures;
    if (is_gathered(page)) {
        check_parts(page);
        return;
    }
    const pm_map *map = pm_measures_map(measures);
    size_t members = pm_measures_rows(measures, PM_LEVEL_ORGANISATION);
    CU_ASSERT_EQUAL(count_class(page, "member"), members);
    for (size_t i = 0; i < members; i++) {
        char id[200];
        size_t node = pm_measures_node_of_member(measures, i);
        snprintf(id, sizeof id, "member-%s", pm_map_node_id(map, node));
        xmlNode *element = element_of_id(page, id);
        CU_ASSERT_PTR_NOT_NULL_FATAL(element);
        const char *label = pm_measures_member_name(measures, i);
        CU_ASSERT_EQUAL(strncmp(title_of(element), label, strlen(label)), 0);
        snprintf(id, sizeof id, "label-%s", pm_map_node_id(map, node));
        xmlNode *words = element_of_id(page, id);
        pm_text texts = texts_below(words != NULL ? words : element);
        CU_ASSERT_EQUAL(strncmp(pm_text_bytes(&texts), label, strlen(label)), 0);
        pm_text_free(&texts);
    }
}

static void test_members(void)
{
    on_every_page(check_members);
}

static void check_ties(const drawn_page *page)
{
    if (is_gathered(page)) {
        check_part_ties(page);
        return;
    }
    const pm_measures *measures = page->map.measures;
    const pm_map *map = pm_measures_map(measures);
    if (strcmp(page->view, "flows") == 0 || strcmp(page->view, "structure") == 0) {
        CU_ASSERT_TRUE(count_class(page, "tie") < pm_measures_tie_count(measures));
        return;
    }
    CU_ASSERT_EQUAL(count_class(page, "tie"), pm_measures_tie_count(measures));
    for (size_t i = 0; i < pm_measures_tie_count(measures); i++) {
        char id[300];
        char start[400];
        size_t a = 0;
        size_t b = 0;
        pm_measures_tie(measures, i, &a, &b);
        size_t node_a = pm_measures_node_of_member(measures, a);
        size_t node_b = pm_measures_node_of_member(measures, b);
        snprintf(id, sizeof id, "tie-%s..%s", pm_map_node_id(map, node_a),
                 pm_map_node_id(map, node_b));
        snprintf(start, sizeof start, "%s and %s: ", pm_measures_member_name(measures, a),
                 pm_measures_member_name(measures, b));
        xmlNode *tie = element_of_id(page, id);
        CU_ASSERT_PTR_NOT_NULL_FATAL(tie);
        CU_ASSERT_EQUAL(strncmp(title_of(tie), start, strlen(start)), 0);
    }
}

static void test_ties(void)
{
    on_every_page(check_ties);
}

/* Ties are drawn first, then the names on their paper, so that marks lie on both. */
static void check_order(const drawn_page *page)
{
    bool label_seen = false;
    bool mark_seen = false;
    for (xmlNode *at = next_on_page(page, NULL); at != NULL; at = next_on_page(page, at)) {
        label_seen = label_seen || has_class(at, "label");
        mark_seen = mark_seen || has_class(at, "member");
        CU_ASSERT_FALSE((label_seen || mark_seen) && has_class(at, "tie"));
        CU_ASSERT_FALSE(mark_seen && has_class(at, "label"));
    }
}

static void test_order(void)
{
    on_every_page(check_order);
}

/* A tie that passes behind a name must not show through. */
static void check_paper(const drawn_page *page)
{
    for (size_t i = 0; i < count_class(page, "label"); i++) {
        xmlNode *at = xmlFirstElementChild(element_of_class(page, "label", i));
        while (at != NULL && !is_named(at, "polygon")) {
            at = xmlNextElementSibling(at);
        }
        CU_ASSERT_PTR_NOT_NULL_FATAL(at);
        bool on_frame = strcmp(attribute_of(at, "fill"), PM_FRAME) == 0;
        CU_ASSERT_TRUE(on_frame || strcmp(attribute_of(at, "fill"), PM_WHITE) == 0);
        CU_ASSERT_FALSE(on_frame && strcmp(page->view, "structure") != 0);
        CU_ASSERT_PTR_NULL(xmlHasProp(at, (const xmlChar *)"fill-opacity"));
    }
}

static void test_paper(void)
{
    on_every_page(check_paper);
}

static void test_people(void)
{
    drawn_page page = {0};
    if (draw_text("p1 kind=person label=Ann+Example role=Clerk\n"
                  "p2 kind=person label=Bob+Example\np1 - p2\n",
                  "overview", &page)) {
        CU_ASSERT_PTR_NULL(strstr(pm_text_bytes(&page.svg), "Example"));
        CU_ASSERT_PTR_NOT_NULL(strstr(pm_text_bytes(&page.svg), "Clerk"));
        CU_ASSERT_EQUAL(count_class(&page, "label"),
                        pm_measures_rows(page.map.measures, PM_LEVEL_ORGANISATION));
    }
    page_free(&page);
}

/* --- findings -------------------------------------------------------------------------------- */

/* The number of a strip item is filled when the map carries it, and only then. */
static void check_badges(const drawn_page *page)
{
    size_t findings = count_class(page, "finding");
    bool on_map[16] = {false};
    CU_ASSERT_TRUE(findings >= 1 && findings <= 7);
    for (size_t i = 0; i < count_class(page, "badge"); i++) {
        xmlNode *badge = element_of_class(page, "badge", i);
        pm_text digits = texts_below(badge);
        size_t number = (size_t)strtoul(pm_text_bytes(&digits), NULL, 10);
        pm_text_free(&digits);
        CU_ASSERT_TRUE_FATAL(number >= 1 && number <= findings);
        on_map[number] = true;
        xmlNode *item = element_of_class(page, "finding", number - 1);
        pm_text words = texts_below(item);
        char start[8];
        int length = snprintf(start, sizeof start, "%zu ", number);
        const char *title = title_of(badge);
        size_t same = strlen(title) < 12 ? strlen(title) : 12;
        CU_ASSERT_EQUAL(strncmp(pm_text_bytes(&words), start, (size_t)length), 0);
        CU_ASSERT_EQUAL(strncmp(pm_text_bytes(&words) + length, title, same), 0);
        pm_text_free(&words);
    }
    for (size_t i = 1; i <= findings; i++) {
        xmlNode *circle = xmlFirstElementChild(element_of_class(page, "finding", i - 1));
        bool filled = strcmp(attribute_of(circle, "fill"), PM_WHITE) != 0;
        CU_ASSERT_EQUAL(filled, on_map[i]);
    }
}

static void test_badges(void)
{
    on_every_page(check_badges);
}

static void test_marked(void)
{
    on_every_page(check_marked);
}

static void test_key(void)
{
    on_every_page(check_key);
}

static void test_left(void)
{
    on_every_page(check_left);
}

static void test_no_findings(void)
{
    audited map = {0};
    CU_ASSERT_TRUE_FATAL(audit_file("samples/fragile.graphml", &map));
    pm_text svg = draw_again(&map, "overview", false);
    CU_ASSERT_PTR_NULL(strstr(pm_text_bytes(&svg), "id=\"findings\""));
    CU_ASSERT_PTR_NULL(strstr(pm_text_bytes(&svg), "class=\"badge\""));
    pm_text_free(&svg);
    audited_free(&map);
}

/* --- views ----------------------------------------------------------------------------------- */

static bool sector_is_drawn(const pm_measures *measures, size_t sector)
{
    for (size_t i = 0; i < pm_measures_rows(measures, PM_LEVEL_ORGANISATION); i++) {
        size_t node = pm_measures_node_of_member(measures, i);
        bool body = pm_measures_is_decision_body(measures, i) ||
                    pm_map_kind(pm_measures_map(measures), node) == PM_BODY;
        if (!body && pm_measures_sector_of_member(measures, i) == sector) {
            return true;
        }
    }
    return false;
}

static const char *const BEHAVIOURS[] = {"competition", "cooperation", "coordination",
                                         "coevolution"};

static bool shows_behaviour(const xmlNode *tie)
{
    bool shows = false;
    for (size_t i = 0; i < sizeof BEHAVIOURS / sizeof *BEHAVIOURS; i++) {
        shows = shows || has_class(tie, BEHAVIOURS[i]);
    }
    return shows;
}

/* Ties that have all these classes of the three and no other of them, nor a behaviour. */
static size_t ties_like(const drawn_page *page, bool bridge, bool carried, bool funds)
{
    size_t count = 0;
    for (size_t i = 0; i < count_class(page, "tie"); i++) {
        const xmlNode *tie = element_of_class(page, "tie", i);
        count += has_class(tie, "bridge") == bridge && has_class(tie, "carried") == carried &&
                         has_class(tie, "funds") == funds && !shows_behaviour(tie) &&
                         !has_class(tie, "leads")
                     ? 1
                     : 0;
    }
    return count;
}

/* Every sign used is in the legend, and nothing that is not used. */
static void check_legend(const drawn_page *page)
{
    const pm_measures *measures = page->map.measures;
    if (is_gathered(page)) {
        check_part_legend(page);
        return;
    }
    size_t expected = 0;
    for (size_t s = 0; s < pm_measures_rows(measures, PM_LEVEL_SECTOR); s++) {
        bool used = sector_is_drawn(measures, s);
        expected += used ? 1 : 0;
        CU_ASSERT_EQUAL(legend_says(page, pm_measures_row_name(measures, PM_LEVEL_SECTOR, s)),
                        used);
    }
    bool some_unstated = sector_is_drawn(measures, SIZE_MAX);
    const struct {
        const char *words;
        bool used;
    } signs[] = {
        {expected > 0 ? "sector not stated" : "member", some_unstated},
        {"decision body", count_class(page, "decision-body") > 0},
        {"group or other body", count_class(page, "body") > 0},
        {strcmp(page->view, "dependency") == 0  ? "cut-point: "
         : strcmp(page->view, "structure") == 0 ? "has a seat on the decision body"
                                                : "gatekeeper: ",
         count_class(page, "ring") > 0},
        {"sits in this group alone",
         strcmp(page->view, "structure") == 0 && count_class(page, "body") > 0},
        {"answers to, feeds into", count_class(page, "leads") > 0},
        {"no route to the decision body",
         count_class(page, "cut-off") > 0 && count_class(page, "decision-body") > 0},
        {"outside the largest connected group",
         count_class(page, "cut-off") > 0 && count_class(page, "decision-body") == 0},
        {"money", count_class(page, "funds") > 0},
        {"the only link", ties_like(page, true, false, false) > 0},
        {"tie carried by one person", ties_like(page, false, true, false) > 0},
        {"only link, and carried", ties_like(page, true, true, false) > 0},
        {"levers: ", strstr(pm_text_bytes(&page->svg), " of 5 levers</text>") != NULL},
        {"competition", count_class(page, BEHAVIOURS[0]) > 0},
        {"cooperation", count_class(page, BEHAVIOURS[1]) > 0},
        {"coordination", count_class(page, BEHAVIOURS[2]) > 0},
        {"coevolution", count_class(page, BEHAVIOURS[3]) > 0},
        {"the two ends describe it differently", count_class(page, "split") > 0},
        {legend_says(page, "other tie")         ? "other tie"
         : strcmp(page->view, "behaviour") == 0 ? "behaviour not stated"
         : strcmp(page->view, "structure") == 0 ? "seat in a group"
                                                : "tie",
         ties_like(page, false, false, false) > 0},
    };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        expected += signs[i].used ? 1 : 0;
        CU_ASSERT_EQUAL(legend_says(page, signs[i].words), signs[i].used);
    }
    CU_ASSERT_EQUAL(count_class(page, "entry"), expected);
}

static void test_legend(void)
{
    on_every_page(check_legend);
}

/* Only ties of money have arrowheads, and only in the view of power. */
static void check_arrows(const drawn_page *page)
{
    for (size_t i = 0; i < count_class(page, "tie"); i++) {
        xmlNode *tie = element_of_class(page, "tie", i);
        size_t heads = 0;
        for (xmlNode *at = xmlFirstElementChild(tie); at != NULL; at = xmlNextElementSibling(at)) {
            heads += is_named(at, "polygon") ? 1 : 0;
        }
        CU_ASSERT_FALSE(heads > 0 && !has_class(tie, "funds") && !has_class(tie, "leads"));
        CU_ASSERT_FALSE(heads == 0 && has_class(tie, "funds"));
    }
}

static void test_frames(void)
{
    on_every_page(check_frames);
}

static void test_layers(void)
{
    on_every_page(check_layers);
}

static void test_arrows(void)
{
    on_every_page(check_arrows);
}

static void test_dependency(void)
{
    drawn_page page = {0};
    if (draw_text("board kind=body decision_body=true\n"
                  "council\nclub\ntrust\nlone\n"
                  "council - board carried_by=clerk;mayor\n"
                  "trust - board carried_by=clerk;mayor\n"
                  "trust - council carried_by=clerk\n"
                  "club - council carried_by=coach\n",
                  "dependency", &page)) {
        CU_ASSERT_STRING_EQUAL(attribute_of(element_of_id(&page, "tie-council..trust"), "class"),
                               "tie carried");
        CU_ASSERT_STRING_EQUAL(attribute_of(element_of_id(&page, "tie-council..club"), "class"),
                               "tie bridge carried");
        CU_ASSERT_STRING_EQUAL(attribute_of(element_of_id(&page, "tie-board..council"), "class"),
                               "tie");
        CU_ASSERT_TRUE(has_class(element_of_id(&page, "member-lone"), "cut-off"));
        CU_ASSERT_EQUAL(count_class(&page, "cut-off"), 1);
        CU_ASSERT_EQUAL(count_class(&page, "ring"), 1);
        pm_box ring = shape_box(element_of_class(&page, "ring", 0));
        CU_ASSERT_TRUE(pm_box_holds(ring, shape_box(element_of_id(&page, "member-council"))));
    }
    page_free(&page);
}

static void test_power(void)
{
    drawn_page page = {0};
    if (draw_text("rich budget=900\npoor budget=100\nother\n"
                  "rich > poor kind=funds amount=5000\n"
                  "rich > other kind=funds amount=500\n"
                  "poor - other\n",
                  "power", &page)) {
        xmlNode *large = xmlFirstElementChild(element_of_id(&page, "tie-rich..poor"));
        CU_ASSERT_PTR_NOT_NULL_FATAL(large);
        CU_ASSERT_PTR_NOT_NULL(
            strstr(title_of(element_of_id(&page, "tie-rich..poor")), "rich pays poor 5000"));
        double wide = number_of(xmlNextElementSibling(large), "stroke-width");
        xmlNode *small = xmlFirstElementChild(element_of_id(&page, "tie-rich..other"));
        double narrow = number_of(xmlNextElementSibling(small), "stroke-width");
        CU_ASSERT_TRUE(wide > narrow && narrow > 0);
        pm_box rich = shape_box(element_of_id(&page, "member-rich"));
        pm_box poor = shape_box(element_of_id(&page, "member-poor"));
        CU_ASSERT_TRUE(rich.right - rich.left > 1.5 * (poor.right - poor.left));
        CU_ASSERT_FALSE(has_class(element_of_id(&page, "tie-poor..other"), "funds"));
    }
    page_free(&page);
}

static void test_no_resource(void)
{
    static const char words[] = "No resource is stated: size shows the share of shortest routes "
                                "that pass through a member.";
    drawn_page page = {0};
    if (draw_text("a\nb\nc\na - b\nb - c\n", "power", &page)) {
        CU_ASSERT_PTR_NOT_NULL(strstr(pm_text_bytes(&page.svg), words));
        pm_text head = texts_below(element_of_id(&page, "head"));
        CU_ASSERT_PTR_NOT_NULL(strstr(pm_text_bytes(&head), words));
        pm_text_free(&head);
    }
    page_free(&page);
    if (draw_text("a budget=1\nb budget=2\nc\na - b\nb - c\n", "power", &page)) {
        CU_ASSERT_PTR_NULL(strstr(pm_text_bytes(&page.svg), "No resource is stated"));
    }
    page_free(&page);
}

static void test_overview_widths(void)
{
    drawn_page page = {0};
    if (draw_text("a\nb\nc\na - b strength=4\nb - c strength=1\n", "overview", &page)) {
        xmlNode *strong =
            xmlNextElementSibling(xmlFirstElementChild(element_of_id(&page, "tie-a..b")));
        xmlNode *weak =
            xmlNextElementSibling(xmlFirstElementChild(element_of_id(&page, "tie-b..c")));
        CU_ASSERT_TRUE(number_of(strong, "stroke-width") > number_of(weak, "stroke-width"));
        CU_ASSERT_TRUE(legend_says(&page, "tie (thicker: stronger)"));
    }
    page_free(&page);
    if (draw_text("a\nb\na - b\n", "overview", &page)) {
        CU_ASSERT_FALSE(legend_says(&page, "tie (thicker"));
    }
    page_free(&page);
}

/* --- determinism ----------------------------------------------------------------------------- */

static void test_same_bytes(void)
{
    audited first = {0};
    audited other = {0};
    CU_ASSERT_TRUE_FATAL(audit_file("samples/basingstoke.graphml", &first));
    CU_ASSERT_TRUE_FATAL(audit_file("samples/wib.graphml", &other));
    pm_text one = draw_again(&first, "dependency", true);
    pm_text two = draw_again(&first, "dependency", true);
    pm_text between = draw_again(&other, "power", true);
    pm_text three = draw_again(&first, "dependency", true);
    CU_ASSERT_TRUE(one.length > 10000);
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&one), pm_text_bytes(&two));
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&one), pm_text_bytes(&three));
    pm_text_free(&one);
    pm_text_free(&two);
    pm_text_free(&three);
    pm_text_free(&between);
    audited_free(&first);
    audited_free(&other);
}

CU_TestInfo pm_tests_draw[] = {
    {"a page is an SVG image of plain elements with a title and a description", test_document},
    {"an id stands on one element only", test_ids},
    {"no coordinate is NaN or infinite", test_numbers},
    {"no text is smaller than 7 points, and all of it is in the page's one font", test_fonts},
    {"nothing is outside the page", test_inside},
    {"the lines of the strip stay in the strip and off each other", test_strip_lines},
    {"labels cover no label, no other member, no ring and no number", test_labels},
    {"the words of a label are inside its box", test_label_words},
    {"every member is drawn once with its name and a title", test_members},
    {"every tie is drawn once with a title that names both ends", test_ties},
    {"ties lie under the names, names under the marks", test_order},
    {"names stand on paper that hides the ties behind them", test_paper},
    {"no person's name is printed", test_people},
    {"every number on the map has its finding, and is open in the strip otherwise", test_badges},
    {"a number is at all members of its finding, or the strip says at how many", test_marked},
    {"an open number is about the whole map, or the strip says that it is not marked", test_key},
    {"up to eight members of a finding all carry its number", test_few_are_all_marked},
    {"of more than eight those the audit chose do", test_many_are_not},
    {"the strip counts what is left out, and nothing fine is told meanwhile", test_left},
    {"the strip says when more than a third of the questions are open", test_unanswered},
    {"a view tells the findings of its own signs first", test_own_findings_first},
    {"without findings there is no strip and no number", test_no_findings},
    {"the legend has every sign used and no other", test_legend},
    {"only money has arrowheads", test_arrows},
    {"frames hold the boxes of their members and of nobody else", test_frames},
    {"layers stand under their captions from top to bottom", test_layers},
    {"groups of a file are frames", test_parents_are_frames},
    {"without stated seats ties to a body are seats, and the page says so", test_seats_taken},
    {"who alone links a group to the decision body is said to", test_linking_pin},
    {"whoever sits on several boards alone has a line to each", test_several_boards},
    {"forty groups fit a page, or sectors stand in for them", test_forty_groups},
    {"sectors that have no tie are joined by dots where one would be expected", test_missing},
    {"a finding about a sector is numbered there", test_sector_badges},
    {"too many members are drawn by sectors, and the page says so", test_fall_to_sectors},
    {"without sectors they are drawn by communities", test_fall_to_communities},
    {"forty sectors are a page of the largest and the rest", test_forty_sectors},
    {"the dependency view marks bridges, single carriers, cut-points and who is cut off",
     test_dependency},
    {"the power view shows who pays whom, wider for more", test_power},
    {"the power view says when no resource is stated", test_no_resource},
    {"stronger ties are thicker in the overview, and the legend says so only then",
     test_overview_widths},
    {"the same map gives the same bytes, also after another map", test_same_bytes},
    CU_TEST_INFO_NULL,
};
