/* Drawn pages for the tests: a map drawn and its SVG parsed, and the questions tests ask of it. */
#ifndef PARTMAP_TESTS_UNIT_TEST_DRAW_PAGE_H
#define PARTMAP_TESTS_UNIT_TEST_DRAW_PAGE_H

#include <libxml/tree.h>
#include <stdbool.h>

#include "tests/unit/test_audit_maps.h"
#include "viz/draw.h"
#include "viz/geometry.h"

/* A map from a file, its page in one view, and the page parsed. Free with page_free. */
typedef struct drawn_page {
    audited map;
    const char *view;
    pm_text svg;
    xmlDoc *document;
    struct indexed_element *elements; /* in document order */
    size_t element_count;
} drawn_page;

/* Reads, measures, audits, draws and parses; asserts that all of it works. */
bool draw_file(const char *path, const char *view, drawn_page *page);

/* The same with other options. */
bool draw_with(const char *path, const pm_draw_options *options, drawn_page *page);

/* The same from text (see test_audit_maps.h). */
bool draw_text(const char *text, const char *view, drawn_page *page);

/* The same with a mark for each member, however many they are. */
bool draw_each(const char *text, const char *view, drawn_page *page);
void page_free(drawn_page *page);

/* Just the bytes of a page for a map that is audited already; with_findings false: without strip.
 */
pm_text draw_again(const audited *map, const char *view, bool with_findings);

/* The element of an id, or NULL. */
xmlNode *element_of_id(const drawn_page *page, const char *id);

/* Does an entry of the legend begin with these words? */
bool legend_says(const drawn_page *page, const char *words);

/* Do marks stand for sectors or communities? */
bool is_gathered(const drawn_page *page);

/* How many elements have the word among their classes. */
size_t count_class(const drawn_page *page, const char *word);

/* The nth (from 0) element with the word among its classes, or NULL. */
xmlNode *element_of_class(const drawn_page *page, const char *word, size_t nth);

bool has_class(const xmlNode *element, const char *word);

/* Attribute of an element as text or number; "" and 0 when it is not there. The text is good until
 * the next call. */
const char *attribute_of(const xmlNode *element, const char *name);
double number_of(const xmlNode *element, const char *name);

/* The text of the element's title, "" if none; good until the next call. */
const char *title_of(const xmlNode *element);

/* All texts below an element, apart by one space. Caller frees with pm_text_free. */
pm_text texts_below(xmlNode *element);

/* The smallest box around the first shape (polygon, ellipse, circle, path) below the element. */
pm_box shape_box(xmlNode *element);

/* The box of a text by the drawing's own widths; of any element (of a group: its first shape). */
pm_box text_box(const xmlNode *text);
pm_box element_box(xmlNode *at);

/* Asserts that everything drawn is on the paper. */
void expect_inside(const drawn_page *page, pm_box paper);

/* The smallest box around "x,y" pairs: a polygon's points, a path's data. */
pm_box points_box(const char *points);

/* Walks the page: the root for NULL, then every element in document order, then NULL. */
xmlNode *next_on_page(const drawn_page *page, xmlNode *at);

bool is_named(const xmlNode *element, const char *name);

#endif
