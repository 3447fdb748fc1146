/* Layers, frames and parts: who stands where in the views structure, sectors and communities. */
#include "tests/unit/test_draw_structure.h"

#include <CUnit/CUnit.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static bool page_says(const drawn_page *page, const char *id, const char *words)
{
    pm_text texts = texts_below(element_of_id(page, id));
    bool found = strstr(pm_text_bytes(&texts), words) != NULL;
    pm_text_free(&texts);
    return found;
}

/* --- frames ---------------------------------------------------------------------------------- */

static bool is_head(const xmlNode *member)
{
    return has_class(member, "body") || has_class(member, "decision-body");
}

static bool are_joined(const drawn_page *page, const char *a, const char *b)
{
    const pm_map *map = page->map.map;
    bool joined = false;
    for (size_t e = 0; e < pm_map_edge_count(map); e++) {
        const pm_edge *edge = pm_map_edge(map, e);
        const char *source = pm_map_node_id(map, edge->source);
        const char *target = pm_map_node_id(map, edge->target);
        joined = joined || (strcmp(source, a) == 0 && strcmp(target, b) == 0) ||
                 (strcmp(source, b) == 0 && strcmp(target, a) == 0);
    }
    return joined;
}

/* The body on the frame's border, or NULL when there is none or more than one. */
static xmlNode *head_of(const drawn_page *page, pm_box frame)
{
    xmlNode *head = NULL;
    size_t count = 0;
    for (size_t i = 0; i < count_class(page, "member"); i++) {
        xmlNode *member = element_of_class(page, "member", i);
        if (is_head(member) && pm_boxes_overlap(shape_box(member), frame)) {
            head = member;
            count++;
        }
    }
    return count == 1 ? head : NULL;
}

static void check_in_frame(const drawn_page *page, pm_box frame, const char *head, xmlNode *member)
{
    char id[200];
    char label[220];
    snprintf(id, sizeof id, "%s", attribute_of(member, "id") + strlen("member-"));
    snprintf(label, sizeof label, "label-%s", id);
    CU_ASSERT_TRUE(pm_box_holds(frame, shape_box(member)));
    xmlNode *words = element_of_id(page, label);
    CU_ASSERT_TRUE(words == NULL || pm_box_holds(frame, shape_box(words)));
    CU_ASSERT_TRUE(are_joined(page, id, head));
}

void check_frames(const drawn_page *page)
{
    for (size_t f = 0; f < count_class(page, "frame"); f++) {
        xmlNode *element = element_of_class(page, "frame", f);
        pm_box frame = shape_box(element);
        xmlNode *head = head_of(page, frame);
        CU_ASSERT_PTR_NOT_NULL_FATAL(head);
        char id[200];
        snprintf(id, sizeof id, "%s", attribute_of(head, "id") + strlen("member-"));
        for (size_t i = 0; i < count_class(page, "member"); i++) {
            xmlNode *member = element_of_class(page, "member", i);
            if (member != head && pm_boxes_overlap(shape_box(member), frame)) {
                check_in_frame(page, frame, id, member);
            }
        }
        for (size_t g = 0; g < f; g++) {
            CU_ASSERT_FALSE(pm_boxes_overlap(frame, shape_box(element_of_class(page, "frame", g))));
        }
    }
}

/* --- layers ---------------------------------------------------------------------------------- */

static const char *const LAYERS[] = {"Strategic", "In several groups", "Executive",  "Operational",
                                     "Delivery",  "Support",           "In no group"};

enum { LAYER_COUNT = sizeof LAYERS / sizeof *LAYERS };

/* Base line of a layer's caption; 0 when it has none. */
static double caption_of(const drawn_page *page, size_t layer)
{
    double y = 0;
    xmlNode *captions = element_of_id(page, "captions");
    for (xmlNode *at = xmlFirstElementChild(captions); at != NULL; at = xmlNextElementSibling(at)) {
        xmlChar *words = xmlNodeGetContent(at);
        if (is_named(at, "text") && strcmp((const char *)words, LAYERS[layer]) == 0) {
            y = number_of(at, "y");
        }
        xmlFree(words);
    }
    return y;
}

/* A body stands below the caption of its level and above the next. */
static void check_level(const drawn_page *page, size_t node, size_t layer)
{
    char id[200];
    snprintf(id, sizeof id, "member-%s", pm_map_node_id(page->map.map, node));
    pm_box box = shape_box(element_of_id(page, id));
    double own = caption_of(page, layer);
    CU_ASSERT_TRUE(own > 0 && box.top > own);
    for (size_t next = layer + 1; next < LAYER_COUNT; next++) {
        double y = caption_of(page, next);
        CU_ASSERT_TRUE(y == 0 || box.bottom < y);
    }
}

void check_layers(const drawn_page *page)
{
    if (strcmp(page->view, "structure") != 0) {
        return;
    }
    double last = 0;
    for (size_t i = 0; i < LAYER_COUNT; i++) {
        double y = caption_of(page, i);
        CU_ASSERT_TRUE(y == 0 || y > last);
        last = y > 0 ? y : last;
    }
    CU_ASSERT_TRUE(last > 0);
    for (size_t node = 0; node < pm_map_node_count(page->map.map); node++) {
        const char *level = pm_map_text(page->map.map, PM_NODE_LEVEL, node);
        for (size_t i = 0; level != NULL && i < LAYER_COUNT; i++) {
            if (pm_map_kind(page->map.map, node) == PM_BODY &&
                pm_equal_ignoring_case(level, LAYERS[i])) {
                check_level(page, node, i);
            }
        }
    }
}

void test_parents_are_frames(void)
{
    drawn_page page = {0};
    if (draw_text("group kind=body level=operational\na parent=group\nb parent=group\nc\n"
                  "a - group\nb - group\na - c\n",
                  "structure", &page)) {
        CU_ASSERT_EQUAL_FATAL(count_class(&page, "frame"), 1);
        pm_box frame = shape_box(element_of_class(&page, "frame", 0));
        CU_ASSERT_TRUE(pm_box_holds(frame, shape_box(element_of_id(&page, "member-a"))));
        CU_ASSERT_TRUE(pm_box_holds(frame, shape_box(element_of_id(&page, "member-b"))));
        CU_ASSERT_FALSE(pm_boxes_overlap(frame, shape_box(element_of_id(&page, "member-c"))));
        CU_ASSERT_FALSE(page_says(&page, "head", "taken as"));
    }
    page_free(&page);
}

void test_seats_taken(void)
{
    drawn_page page = {0};
    if (draw_text("board kind=body decision_body=true\ngroup kind=body\na\nb\nc\n"
                  "a - board\nb - group\nb - c\n",
                  "structure", &page)) {
        CU_ASSERT_TRUE(page_says(&page, "head", "ties to a body are taken as seats"));
        CU_ASSERT_TRUE(page_says(&page, "head", "No level is stated"));
        CU_ASSERT_EQUAL(count_class(&page, "frame"), 2);
        check_frames(&page);
        check_layers(&page);
    }
    page_free(&page);
    if (draw_text("a\nb\na - b\n", "structure", &page)) {
        CU_ASSERT_TRUE(page_says(&page, "head", "No body is stated"));
    }
    page_free(&page);
}

/* Of three groups without a line upwards one hangs on one member, one on two, one on nobody. */
void test_linking_pin(void)
{
    drawn_page page = {0};
    if (draw_text("board kind=body decision_body=true\none kind=body\ntwo kind=body\n"
                  "none kind=body\na\nb\nc\nd\na > board kind=member\na > one kind=member\n"
                  "b > board kind=member\nb > two kind=member\nc > board kind=member\n"
                  "c > two kind=member\nd > none kind=member\n",
                  "structure", &page)) {
        CU_ASSERT_TRUE(page_says(&page, "label-a", "(only link upwards)"));
        CU_ASSERT_FALSE(page_says(&page, "label-b", "upwards"));
        CU_ASSERT_FALSE(page_says(&page, "label-c", "upwards"));
        CU_ASSERT_FALSE(page_says(&page, "label-d", "upwards"));
    }
    page_free(&page);
    if (draw_text("board kind=body decision_body=true\none kind=body\na\n"
                  "a > board kind=member\na > one kind=member\none > board kind=feeds_into\n",
                  "structure", &page)) {
        CU_ASSERT_FALSE(page_says(&page, "label-a", "upwards"));
    }
    page_free(&page);
}

void test_several_boards(void)
{
    drawn_page page = {0};
    if (draw_text("north kind=body decision_body=true\nsouth kind=body decision_body=true\n"
                  "a\nb\nc\na > north kind=member\na > south kind=member\nb > north kind=member\n"
                  "c > south kind=member\n",
                  "structure", &page)) {
        CU_ASSERT_EQUAL(count_class(&page, "tie"), 2);
        CU_ASSERT_PTR_NOT_NULL(element_of_id(&page, "tie-north..a"));
        CU_ASSERT_PTR_NOT_NULL(element_of_id(&page, "tie-south..a"));
        CU_ASSERT_EQUAL(count_class(&page, "frame"), 2);
        check_frames(&page);
    }
    page_free(&page);
}

/* A map of so many groups, each with so many members of its own, from two sectors or from none. */
static pm_text groups_of(size_t groups, size_t members, bool sectors)
{
    pm_text map = {0};
    pm_text_add(&map, "board kind=body decision_body=true level=strategic\n");
    for (size_t g = 0; g < groups; g++) {
        pm_text_addf(&map, "g%zu kind=body level=executive label=Group+number+%zu\n", g, g);
        pm_text_addf(&map, "g%zu > board kind=feeds_into\n", g);
        for (size_t i = 0; i < members; i++) {
            pm_text_addf(&map, "g%zum%zu%s\n", g, i,
                         !sectors     ? ""
                         : i % 2 == 0 ? " sector=Even"
                                      : " sector=Odd");
            pm_text_addf(&map, "g%zum%zu > g%zu kind=member\n", g, i, g);
        }
    }
    return map;
}

void test_forty_groups(void)
{
    static const size_t members[] = {1, 4, 20};
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        pm_text map = groups_of(40, members[i], true);
        drawn_page page = {0};
        if (draw_text(pm_text_bytes(&map), "structure", &page)) {
            bool framed = count_class(&page, "frame") == 40;
            CU_ASSERT_TRUE(framed || page_says(&page, "head", "too many to draw one by one"));
            for (size_t m = 0; m < count_class(&page, "member"); m++) {
                CU_ASSERT_TRUE(pm_box_holds((pm_box){30, 68, 640, 570},
                                            shape_box(element_of_class(&page, "member", m))));
            }
            check_frames(&page);
        }
        page_free(&page);
        pm_text_free(&map);
    }
}

/* --- sectors --------------------------------------------------------------------------------- */

static bool is_of_part(const drawn_page *page, size_t member, size_t sector)
{
    return !pm_measures_is_decision_body(page->map.measures, member) &&
           pm_measures_sector_of_member(page->map.measures, member) == sector;
}

static bool is_plain_body(const drawn_page *page, size_t member)
{
    size_t node = pm_measures_node_of_member(page->map.measures, member);
    return pm_map_kind(page->map.map, node) == PM_BODY;
}

/* Members of a sector; of none (SIZE_MAX), bodies apart from others. */
static size_t count_of(const drawn_page *page, size_t sector, bool bodies)
{
    size_t count = 0;
    for (size_t v = 0; v < pm_measures_rows(page->map.measures, PM_LEVEL_ORGANISATION); v++) {
        bool counts = sector != SIZE_MAX || is_plain_body(page, v) == bodies;
        count += counts && is_of_part(page, v, sector) ? 1 : 0;
    }
    return count;
}

static void check_sector(const drawn_page *page, size_t sector)
{
    const char *name = pm_measures_row_name(page->map.measures, PM_LEVEL_SECTOR, sector);
    char words[200];
    char id[60];
    snprintf(id, sizeof id, "member-..sector%zu", sector);
    xmlNode *mark = element_of_id(page, id);
    CU_ASSERT_PTR_NOT_NULL_FATAL(mark);
    CU_ASSERT_EQUAL(strncmp(title_of(mark), name, strlen(name)), 0);
    snprintf(id, sizeof id, "label-..sector%zu", sector);
    snprintf(words, sizeof words, "%s (%zu)", name, count_of(page, sector, false));
    CU_ASSERT_TRUE(page_says(page, id, words));
}

void check_parts(const drawn_page *page)
{
    const pm_measures *measures = page->map.measures;
    if (strcmp(page->view, "sectors") != 0) {
        CU_ASSERT_TRUE(count_class(page, "member") <=
                       pm_measures_rows(measures, PM_LEVEL_ORGANISATION));
        return;
    }
    size_t expected = pm_measures_decision_body_count(measures);
    for (size_t s = 0; s < pm_measures_rows(measures, PM_LEVEL_SECTOR); s++) {
        if (count_of(page, s, false) > 0) {
            check_sector(page, s);
            expected++;
        }
    }
    expected += count_of(page, SIZE_MAX, true) > 0 ? 1 : 0;
    expected += count_of(page, SIZE_MAX, false) > 0 ? 1 : 0;
    CU_ASSERT_EQUAL(count_class(page, "member"), expected);
}

static size_t ties_between(const drawn_page *page, size_t one, size_t two)
{
    size_t count = 0;
    for (size_t t = 0; t < pm_measures_tie_count(page->map.measures); t++) {
        size_t a = 0;
        size_t b = 0;
        pm_measures_tie(page->map.measures, t, &a, &b);
        count += (is_of_part(page, a, one) && is_of_part(page, b, two)) ||
                         (is_of_part(page, a, two) && is_of_part(page, b, one))
                     ? 1
                     : 0;
    }
    return count;
}

/* A line between two sectors says how many ties there are, on how many pairs. */
static void check_pair(const drawn_page *page, size_t one, size_t two)
{
    char id[100];
    char words[100];
    size_t ties = ties_between(page, one, two);
    snprintf(id, sizeof id, "tie-..sector%zu....sector%zu", one, two);
    xmlNode *line = element_of_id(page, id);
    if (ties == 0) {
        CU_ASSERT_TRUE(line == NULL || has_class(line, "missing"));
        return;
    }
    CU_ASSERT_TRUE_FATAL(line != NULL && has_class(line, "tie"));
    size_t pairs = count_of(page, one, false) * count_of(page, two, false);
    snprintf(words, sizeof words, ": %zu tie%s on %zu pair%s (", ties, ties == 1 ? "" : "s", pairs,
             pairs == 1 ? "" : "s");
    CU_ASSERT_PTR_NOT_NULL(strstr(title_of(line), words));
}

void check_part_ties(const drawn_page *page)
{
    size_t sectors = pm_measures_rows(page->map.measures, PM_LEVEL_SECTOR);
    for (size_t one = 0; strcmp(page->view, "sectors") == 0 && one < sectors; one++) {
        for (size_t two = one + 1; two < sectors; two++) {
            check_pair(page, one, two);
        }
    }
    CU_ASSERT_TRUE(count_class(page, "tie") == 0 || page_says(page, "captions", "%"));
}

void check_part_legend(const drawn_page *page)
{
    const pm_measures *measures = page->map.measures;
    bool by_sector = strcmp(page->view, "sectors") == 0;
    size_t expected = 0;
    for (size_t s = 0; by_sector && s < pm_measures_rows(measures, PM_LEVEL_SECTOR); s++) {
        bool used = count_of(page, s, false) > 0;
        CU_ASSERT_EQUAL(legend_says(page, pm_measures_row_name(measures, PM_LEVEL_SECTOR, s)),
                        used);
        expected += used ? 1 : 0;
    }
    const struct {
        const char *words;
        bool used;
    } signs[] = {
        {by_sector ? "Sector not stated" : "community",
         by_sector ? count_of(page, SIZE_MAX, false) > 0
                   : count_class(page, "member") > count_class(page, "decision-body")},
        {"decision body", count_class(page, "decision-body") > 0},
        {"group or other body", count_class(page, "body") > 0},
        {"share of pairs that are tied", count_class(page, "tie") > 0},
        {"no tie, though", count_class(page, "missing") > 0},
    };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        expected += signs[i].used ? 1 : 0;
        CU_ASSERT_EQUAL(legend_says(page, signs[i].words), signs[i].used);
    }
    CU_ASSERT_EQUAL(count_class(page, "entry"), expected);
}

/* Two sectors of six that only deal with their own, and two members of a third. */
static const char APART[] =
    "a1 sector=Arts\na2 sector=Arts\na3 sector=Arts\na4 sector=Arts\na5 sector=Arts\n"
    "b1 sector=Business\nb2 sector=Business\nb3 sector=Business\nb4 sector=Business\n"
    "c1 sector=Care\nc2 sector=Care\n"
    "a1 - a2\na2 - a3\na3 - a4\na4 - a5\nb1 - b2\nb2 - b3\nb3 - b4\nc1 - a1\nc2 - b1\n";

void test_missing(void)
{
    drawn_page page = {0};
    if (draw_text(APART, "sectors", &page)) {
        /* 9 ties on 55 pairs, 20 of them between Arts and Business: 3.3 expected */
        xmlNode *line = element_of_id(&page, "tie-..sector0....sector1");
        CU_ASSERT_TRUE_FATAL(line != NULL && has_class(line, "missing"));
        CU_ASSERT_PTR_NOT_NULL(strstr(title_of(line), "about 3.3 would be expected"));
        CU_ASSERT_EQUAL(count_class(&page, "missing"), 1);
        CU_ASSERT_EQUAL(count_class(&page, "tie"), 2);
        CU_ASSERT_TRUE(page_says(&page, "captions", "10%"));
    }
    page_free(&page);
}

void test_sector_badges(void)
{
    drawn_page page = {0};
    if (draw_text(APART, "sectors", &page)) {
        const pm_finding *finding = finding_of(&page.map, "sector-pair", 0);
        size_t badges = 0;
        CU_ASSERT_PTR_NOT_NULL_FATAL(finding);
        xmlNode *line = element_of_id(&page, "tie-..sector0....sector1");
        pm_box way = shape_box(line);
        for (size_t i = 0; i < count_class(&page, "badge"); i++) {
            xmlNode *badge = element_of_class(&page, "badge", i);
            if (strcmp(title_of(badge), finding->headline) == 0) {
                badges++;
                CU_ASSERT_TRUE(pm_boxes_overlap(pm_box_grown(way, 1), shape_box(badge)));
            }
        }
        CU_ASSERT_EQUAL(badges, 1);
        CU_ASSERT_FALSE(page_says(&page, "findings", " of 9"));
    }
    page_free(&page);
}

/* --- large maps ------------------------------------------------------------------------------ */

static void check_fallen(bool sectors, const char *title, const char *label)
{
    pm_text map = groups_of(20, 15, sectors);
    drawn_page page = {0};
    if (draw_text(pm_text_bytes(&map), "overview", &page)) {
        CU_ASSERT_TRUE(page_says(&page, "head", title));
        CU_ASSERT_TRUE(page_says(&page, "head", "321 members are too many to draw one by one."));
        CU_ASSERT_TRUE(page_says(&page, "diagram", label));
        CU_ASSERT_TRUE(page_says(&page, "foot", "321 members, 320 ties"));
        CU_ASSERT_TRUE(count_class(&page, "member") < 40);
    }
    page_free(&page);
    pm_text_free(&map);
}

void test_fall_to_sectors(void)
{
    check_fallen(true, "How sectors work together.", "Even (160)");
}

void test_fall_to_communities(void)
{
    check_fallen(false, "Who deals with each other most.", "Around Group number 0");
}

void test_forty_sectors(void)
{
    pm_text map = {0};
    for (size_t i = 0; i < 40; i++) {
        pm_text_addf(&map, "a%zu sector=Sector%02zu\nb%zu sector=Sector%02zu\na%zu - b%zu\n", i, i,
                     i, i % 30, i, i);
    }
    drawn_page page = {0};
    if (draw_text(pm_text_bytes(&map), "sectors", &page)) {
        CU_ASSERT_TRUE(page_says(&page, "diagram", "Smaller sectors"));
        CU_ASSERT_EQUAL(count_class(&page, "member"), 25);
        CU_ASSERT_EQUAL(count_class(&page, "label"), 25);
    }
    page_free(&page);
    pm_text_free(&map);
}
