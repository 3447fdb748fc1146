/* Tables of a report, taken apart for the tests. */
#ifndef PARTMAP_TESTS_UNIT_TEST_REPORT_TABLE_H
#define PARTMAP_TESTS_UNIT_TEST_REPORT_TABLE_H

#include "tests/unit/test_report_page.h"

/* The nth element child, NULL when there are fewer; and how many there are. */
xmlNode *child(xmlNode *of, size_t nth);
size_t children(xmlNode *of);

/* Is this all its text? */
bool reads(xmlNode *element, const char *words);

/* The cells of a table's head; its rows. */
xmlNode *heads_of(xmlNode *table);
xmlNode *rows_of(xmlNode *table);

/* The cell of a row in the column whose head begins with the title, or NULL. */
xmlNode *cell(xmlNode *table, size_t row, const char *title);

/* The number that it is sorted by. */
double number_in(xmlNode *of);

bool is_table(const xmlNode *at);

#endif
