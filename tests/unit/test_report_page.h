/* Reports for the tests: a map reported and the page parsed, and the questions tests ask of it. */
#ifndef PARTMAP_TESTS_UNIT_TEST_REPORT_PAGE_H
#define PARTMAP_TESTS_UNIT_TEST_REPORT_PAGE_H

#include <libxml/tree.h>
#include <stdbool.h>

#include "tests/unit/test_audit_maps.h"
#include "viz/report.h"

/* A map, its report, and the report parsed as XML. Zero-initialise it; free with reported_free. */
typedef struct reported {
    audited map;
    pm_text html;
    xmlDoc *document;
} reported;

/* Reads (a file; text as in test_audit_maps.h), measures, audits, reports and parses; asserts that
 * all of it works. */
bool report_file(const char *path, reported *result);
bool report_text(const char *text, reported *result);
void reported_free(reported *result);

/* The page's elements in document order: the first, then the one after; NULL at the end. */
xmlNode *next_element(const reported *page, const xmlNode *element);

/* How many elements have the name. */
size_t count_elements(const reported *page, const char *name);

bool is_element(const xmlNode *element, const char *name);

/* An attribute; "" where there is none. The text is good until the next call but three. */
const char *value_of(const xmlNode *element, const char *name);

/* Is the word among the element's classes? */
bool is_of_class(const xmlNode *element, const char *word);

/* The element of an id, or NULL. */
xmlNode *element_with_id(const reported *page, const char *id);

/* Does all text in the element hold the words? NULL: the whole page. */
bool says(const reported *page, const xmlNode *element, const char *words);

#endif
