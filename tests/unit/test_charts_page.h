/* Charts for the tests: a map charted and its SVG parsed. */
#ifndef PARTMAP_TESTS_UNIT_TEST_CHARTS_PAGE_H
#define PARTMAP_TESTS_UNIT_TEST_CHARTS_PAGE_H

#include "tests/unit/test_draw_page.h"
#include "viz/charts.h"

/* Measures, charts and parses; asserts that all of it works. Free with page_free. */
bool chart_file(const char *path, const char *name, bool grey, drawn_page *page);
bool chart_text(const char *text, const char *name, bool grey, drawn_page *page);

/* The nth (from 0) element of a class, and how many there are. */
xmlNode *chart_mark(const drawn_page *page, const char *class_name, size_t nth);
size_t chart_marks(const drawn_page *page, const char *class_name);

/* Is there a mark of the class with exactly this title? */
bool chart_tells(const drawn_page *page, const char *class_name, const char *title);

/* Do the document's bytes hold these? */
bool chart_holds(const drawn_page *page, const char *bytes);

/* Box of a text by its own metrics. */
pm_box chart_text_box(const xmlNode *text);

#endif
