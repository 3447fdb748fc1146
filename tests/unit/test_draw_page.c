/* Drawn pages for the tests: see test_draw_page.h. */
#include "tests/unit/test_draw_page.h"

#include <CUnit/CUnit.h>
#include <libxml/parser.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "viz/text_width.h"

enum { LONGEST_ATTRIBUTE = 2000 };

/* most: members above which sectors are drawn instead. */
static pm_text draw_up_to(const audited *map, const char *view, bool with_findings, size_t most)
{
    pm_error err = {0};
    pm_text svg = {0};
    pm_draw_options options = pm_default_draw_options();
    options.view = pm_view_find(view);
    options.most_members = most;
    pm_status status =
        pm_draw_map(map->measures, with_findings ? map->findings : NULL, &options, &svg, &err);
    CU_ASSERT_EQUAL(status, PM_OK);
    if (status != PM_OK) {
        fprintf(stderr, "%s\n", err.message);
    }
    return svg;
}

pm_text draw_again(const audited *map, const char *view, bool with_findings)
{
    return draw_up_to(map, view, with_findings, PM_MOST_DRAWN);
}

/* An element with what it is looked for by. */
struct indexed_element {
    xmlNode *element;
    xmlChar *id, *classes; /* NULL: none */
};

static xmlNode *next_element(const xmlNode *top, xmlNode *at);

/* Looking for elements again and again by their attributes would cost more than drawing. */
static bool index_elements(drawn_page *page)
{
    xmlNode *root = xmlDocGetRootElement(page->document);
    size_t count = 0;
    for (xmlNode *at = root; at != NULL; at = next_element(root, at)) {
        count++;
    }
    page->elements = calloc(count + 1, sizeof *page->elements);
    CU_ASSERT_PTR_NOT_NULL_FATAL(page->elements);
    for (xmlNode *at = root; at != NULL; at = next_element(root, at)) {
        page->elements[page->element_count++] = (struct indexed_element){
            at, xmlGetProp(at, (const xmlChar *)"id"), xmlGetProp(at, (const xmlChar *)"class")};
    }
    return true;
}

static bool parse(drawn_page *page)
{
    page->document = xmlReadMemory(pm_text_bytes(&page->svg), (int)page->svg.length, "page.svg",
                                   NULL, XML_PARSE_NONET);
    CU_ASSERT_PTR_NOT_NULL(page->document);
    return page->document != NULL && index_elements(page);
}

static bool draw_and_parse(const char *view, size_t most, drawn_page *page)
{
    page->view = view;
    page->svg = draw_up_to(&page->map, view, true, most);
    return parse(page);
}

bool draw_with(const char *path, const pm_draw_options *options, drawn_page *page)
{
    pm_error err = {0};
    *page = (drawn_page){.view = options->view->name};
    bool read = audit_file(path, &page->map);
    CU_ASSERT_TRUE(read);
    if (!read) {
        return false;
    }
    CU_ASSERT_EQUAL(pm_draw_map(page->map.measures, page->map.findings, options, &page->svg, &err),
                    PM_OK);
    return parse(page);
}

bool draw_file(const char *path, const char *view, drawn_page *page)
{
    *page = (drawn_page){0};
    bool read = audit_file(path, &page->map);
    CU_ASSERT_TRUE(read);
    return read && draw_and_parse(view, PM_MOST_DRAWN, page);
}

bool draw_text(const char *text, const char *view, drawn_page *page)
{
    *page = (drawn_page){0};
    bool read = audit_text(text, &page->map);
    CU_ASSERT_TRUE(read);
    return read && draw_and_parse(view, PM_MOST_DRAWN, page);
}

bool draw_each(const char *text, const char *view, drawn_page *page)
{
    *page = (drawn_page){0};
    bool read = audit_text(text, &page->map);
    CU_ASSERT_TRUE(read);
    return read && draw_and_parse(view, SIZE_MAX, page);
}

void page_free(drawn_page *page)
{
    for (size_t i = 0; i < page->element_count; i++) {
        xmlFree(page->elements[i].id);
        xmlFree(page->elements[i].classes);
    }
    free(page->elements);
    if (page->document != NULL) {
        xmlFreeDoc(page->document);
    }
    pm_text_free(&page->svg);
    audited_free(&page->map);
    *page = (drawn_page){0};
}

/* --- walking --------------------------------------------------------------------------------- */

/* The element after this one in document order, within "top". */
static xmlNode *next_element(const xmlNode *top, xmlNode *at)
{
    xmlNode *child = xmlFirstElementChild(at);
    if (child != NULL) {
        return child;
    }
    while (at != NULL && at != top) {
        xmlNode *sibling = xmlNextElementSibling(at);
        if (sibling != NULL) {
            return sibling;
        }
        at = at->parent;
    }
    return NULL;
}

xmlNode *next_on_page(const drawn_page *page, xmlNode *at)
{
    xmlNode *root = xmlDocGetRootElement(page->document);
    return at == NULL ? root : next_element(root, at);
}

const char *attribute_of(const xmlNode *element, const char *name)
{
    static char kept[LONGEST_ATTRIBUTE];
    xmlChar *value = element != NULL ? xmlGetProp(element, (const xmlChar *)name) : NULL;
    snprintf(kept, sizeof kept, "%s", value != NULL ? (const char *)value : "");
    xmlFree(value);
    return kept;
}

double number_of(const xmlNode *element, const char *name)
{
    return strtod(attribute_of(element, name), NULL);
}

static bool has_word(const char *words, const char *word)
{
    size_t length = 0;
    const char *part = NULL;
    while ((part = pm_next_part(&words, " ", &length)) != NULL) {
        if (length == strlen(word) && strncmp(part, word, length) == 0) {
            return true;
        }
    }
    return false;
}

bool has_class(const xmlNode *element, const char *word)
{
    return has_word(attribute_of(element, "class"), word);
}

xmlNode *element_of_id(const drawn_page *page, const char *id)
{
    for (size_t i = 0; i < page->element_count; i++) {
        const struct indexed_element *at = &page->elements[i];
        if (at->id != NULL && strcmp((const char *)at->id, id) == 0) {
            return at->element;
        }
    }
    return NULL;
}

xmlNode *element_of_class(const drawn_page *page, const char *word, size_t nth)
{
    for (size_t i = 0; i < page->element_count; i++) {
        const struct indexed_element *at = &page->elements[i];
        if (at->classes != NULL && has_word((const char *)at->classes, word) && nth-- == 0) {
            return at->element;
        }
    }
    return NULL;
}

size_t count_class(const drawn_page *page, const char *word)
{
    size_t count = 0;
    for (size_t i = 0; i < page->element_count; i++) {
        const char *classes = (const char *)page->elements[i].classes;
        count += classes != NULL && has_word(classes, word) ? 1 : 0;
    }
    return count;
}

bool is_named(const xmlNode *element, const char *name)
{
    return strcmp((const char *)element->name, name) == 0;
}

const char *title_of(const xmlNode *element)
{
    static char kept[LONGEST_ATTRIBUTE];
    kept[0] = '\0';
    for (xmlNode *at = element != NULL ? element->children : NULL; at != NULL; at = at->next) {
        if (at->type == XML_ELEMENT_NODE && is_named(at, "title")) {
            xmlChar *content = xmlNodeGetContent(at);
            snprintf(kept, sizeof kept, "%s", (const char *)content);
            xmlFree(content);
        }
    }
    return kept;
}

pm_text texts_below(xmlNode *element)
{
    pm_text all = {0};
    for (xmlNode *at = element; at != NULL; at = next_element(element, at)) {
        if (is_named(at, "text")) {
            xmlChar *content = xmlNodeGetContent(at);
            pm_text_add(&all, all.length > 0 ? " " : "");
            pm_text_add(&all, (const char *)content);
            xmlFree(content);
        }
    }
    return all;
}

/* --- geometry -------------------------------------------------------------------------------- */

/* The box around all points of "x,y" pairs in a polygon's points or a path's data (curves stay
 * within the box of their control points). */
pm_box points_box(const char *points)
{
    pm_box box = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    bool is_x = true;
    while (*points != '\0') {
        char *end = NULL;
        double value = strtod(points, &end);
        if (end == points) {
            points++;
            continue;
        }
        if (is_x) {
            box.left = fmin(box.left, value);
            box.right = fmax(box.right, value);
        } else {
            box.top = fmin(box.top, value);
            box.bottom = fmax(box.bottom, value);
        }
        is_x = !is_x;
        points = end;
    }
    return box;
}

pm_box shape_box(xmlNode *element)
{
    for (xmlNode *at = xmlFirstElementChild(element); at != NULL; at = xmlNextElementSibling(at)) {
        if (is_named(at, "polygon")) {
            return points_box(attribute_of(at, "points"));
        }
        if (is_named(at, "path")) {
            return points_box(attribute_of(at, "d"));
        }
        if (is_named(at, "ellipse")) {
            pm_point centre = {number_of(at, "cx"), number_of(at, "cy")};
            return pm_box_around(centre, number_of(at, "rx"), number_of(at, "ry"));
        }
    }
    return (pm_box){0, 0, 0, 0};
}

pm_box text_box(const xmlNode *text)
{
    pm_font font = {number_of(text, "font-size"),
                    strcmp(attribute_of(text, "font-weight"), "bold") == 0};
    xmlChar *content = xmlNodeGetContent(text);
    double width = pm_text_width((const char *)content, font);
    xmlFree(content);
    double x = number_of(text, "x");
    double y = number_of(text, "y");
    const char *anchor = attribute_of(text, "text-anchor");
    double share = strcmp(anchor, "middle") == 0 ? 0.5 : strcmp(anchor, "end") == 0 ? 1 : 0;
    return (pm_box){x - share * width, y - 0.75 * font.size, x + (1 - share) * width,
                    y + 0.25 * font.size};
}

pm_box element_box(xmlNode *at)
{
    if (is_named(at, "text")) {
        return text_box(at);
    }
    if (is_named(at, "line")) {
        char points[200];
        pm_text text = {0};
        static const char *const names[] = {"x1", "y1", "x2", "y2"};
        for (size_t i = 0; i < 4; i++) {
            pm_text_addf(&text, "%s ", attribute_of(at, names[i]));
        }
        snprintf(points, sizeof points, "%s", pm_text_bytes(&text));
        pm_text_free(&text);
        return points_box(points);
    }
    if (is_named(at, "rect")) {
        double left = number_of(at, "x");
        double top = number_of(at, "y");
        return (pm_box){left, top, left + number_of(at, "width"), top + number_of(at, "height")};
    }
    if (is_named(at, "circle")) {
        double radius = number_of(at, "r");
        return pm_box_around((pm_point){number_of(at, "cx"), number_of(at, "cy")}, radius, radius);
    }
    return shape_box(at);
}

void expect_inside(const drawn_page *page, pm_box paper)
{
    for (xmlNode *at = next_on_page(page, NULL); at != NULL; at = next_on_page(page, at)) {
        if (is_named(at, "text") || is_named(at, "line") || is_named(at, "circle") ||
            is_named(at, "rect") || is_named(at, "g")) {
            CU_ASSERT_TRUE(pm_box_holds(paper, element_box(at)));
        }
    }
}

bool legend_says(const drawn_page *page, const char *words)
{
    bool found = false;
    for (size_t i = 0; i < count_class(page, "entry"); i++) {
        pm_text texts = texts_below(element_of_class(page, "entry", i));
        found = found || strncmp(pm_text_bytes(&texts), words, strlen(words)) == 0;
        pm_text_free(&texts);
    }
    return found;
}

bool is_gathered(const drawn_page *page)
{
    return strcmp(page->view, "sectors") == 0 || strcmp(page->view, "communities") == 0;
}
