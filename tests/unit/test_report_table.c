/* Tables of a report, taken apart for the tests: see test_report_table.h. */
#include "tests/unit/test_report_table.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The nth element child; NULL when there are fewer. */
xmlNode *child(xmlNode *of, size_t nth)
{
    for (xmlNode *at = of != NULL ? of->children : NULL; at != NULL; at = at->next) {
        if (at->type == XML_ELEMENT_NODE && nth-- == 0) {
            return at;
        }
    }
    return NULL;
}

size_t children(xmlNode *of)
{
    size_t count = 0;
    while (child(of, count) != NULL) {
        count++;
    }
    return count;
}

/* Head of a table is its second child, after the caption; the body its third. */
xmlNode *heads_of(xmlNode *table)
{
    return child(child(table, 1), 0);
}

xmlNode *rows_of(xmlNode *table)
{
    return child(table, 2);
}

/* Is this all its text? */
bool reads(xmlNode *element, const char *words)
{
    xmlChar *content = xmlNodeGetContent(element);
    bool same = content != NULL && strcmp((const char *)content, words) == 0;
    xmlFree(content);
    return same;
}

/* Column whose head begins with the title, or SIZE_MAX. */
static size_t column_of(xmlNode *table, const char *title)
{
    xmlNode *heads = heads_of(table);
    for (size_t i = 0; i < children(heads); i++) {
        xmlChar *content = xmlNodeGetContent(child(heads, i));
        bool found = content != NULL && strncmp((const char *)content, title, strlen(title)) == 0;
        xmlFree(content);
        if (found) {
            return i;
        }
    }
    return SIZE_MAX;
}

xmlNode *cell(xmlNode *table, size_t row, const char *title)
{
    return child(child(rows_of(table), row), column_of(table, title));
}

double number_in(xmlNode *of)
{
    return strtod(value_of(of, "data-value"), NULL);
}

bool is_table(const xmlNode *at)
{
    return is_element(at, "table") && is_of_class(at, "data");
}
