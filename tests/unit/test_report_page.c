/* Reports for the tests: see test_report_page.h. */
#include "tests/unit/test_report_page.h"

#include <CUnit/CUnit.h>
#include <libxml/parser.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static bool report_map(reported *result)
{
    pm_error err = {0};
    pm_report_options options = pm_default_report_options();
    pm_status status =
        pm_write_report(result->map.measures, result->map.findings, &options, &result->html, &err);
    CU_ASSERT_EQUAL(status, PM_OK);
    if (status != PM_OK) {
        fprintf(stderr, "%s\n", err.message);
        return false;
    }
    result->document = xmlReadMemory(pm_text_bytes(&result->html), (int)result->html.length,
                                     "report.html", NULL, XML_PARSE_NONET);
    CU_ASSERT_PTR_NOT_NULL(result->document);
    return result->document != NULL;
}

bool report_file(const char *path, reported *result)
{
    *result = (reported){0};
    bool read = audit_file(path, &result->map);
    CU_ASSERT_TRUE(read);
    return read && report_map(result);
}

bool report_text(const char *text, reported *result)
{
    *result = (reported){0};
    bool read = audit_text(text, &result->map);
    CU_ASSERT_TRUE(read);
    return read && report_map(result);
}

void reported_free(reported *result)
{
    xmlFreeDoc(result->document);
    pm_text_free(&result->html);
    audited_free(&result->map);
    *result = (reported){0};
}

/* --- walking ---------------------------------------------------------------------------------- */

/* The node after one in document order, or NULL. */
static const xmlNode *node_after(const xmlNode *node)
{
    if (node->children != NULL && node->type == XML_ELEMENT_NODE) {
        return node->children;
    }
    while (node != NULL && node->next == NULL) {
        node = node->parent;
        if (node == NULL || node->type != XML_ELEMENT_NODE) {
            return NULL;
        }
    }
    return node != NULL ? node->next : NULL;
}

xmlNode *next_element(const reported *page, const xmlNode *element)
{
    if (element == NULL) {
        return xmlDocGetRootElement(page->document);
    }
    do {
        element = node_after(element);
    } while (element != NULL && element->type != XML_ELEMENT_NODE);
    return (xmlNode *)(uintptr_t)element;
}

bool is_element(const xmlNode *element, const char *name)
{
    return strcmp((const char *)element->name, name) == 0;
}

size_t count_elements(const reported *page, const char *name)
{
    size_t count = 0;
    for (xmlNode *at = next_element(page, NULL); at != NULL; at = next_element(page, at)) {
        count += is_element(at, name) ? 1 : 0;
    }
    return count;
}

const char *value_of(const xmlNode *element, const char *name)
{
    static char kept[4][4000];
    static size_t turn;
    turn = (turn + 1) % 4;
    xmlChar *value = xmlGetProp(element, (const xmlChar *)name);
    snprintf(kept[turn], sizeof kept[turn], "%s", value != NULL ? (const char *)value : "");
    xmlFree(value);
    return kept[turn];
}

bool is_of_class(const xmlNode *element, const char *word)
{
    const char *rest = value_of(element, "class");
    const char *part = NULL;
    size_t length = 0;
    while ((part = pm_next_part(&rest, " ", &length)) != NULL) {
        if (length == strlen(word) && strncmp(part, word, length) == 0) {
            return true;
        }
    }
    return false;
}

xmlNode *element_with_id(const reported *page, const char *id)
{
    char wanted[4000];
    snprintf(wanted, sizeof wanted, "%s", id); /* it may come from value_of */
    for (xmlNode *at = next_element(page, NULL); at != NULL; at = next_element(page, at)) {
        if (strcmp(value_of(at, "id"), wanted) == 0) {
            return at;
        }
    }
    return NULL;
}

bool says(const reported *page, const xmlNode *element, const char *words)
{
    const xmlNode *within = element != NULL ? element : next_element(page, NULL);
    xmlChar *content = xmlNodeGetContent(within);
    bool found = strstr((const char *)content, words) != NULL;
    xmlFree(content);
    if (!found) {
        fprintf(stderr, "The report does not say \"%s\".\n", words);
    }
    return found;
}
