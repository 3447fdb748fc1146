/* Charts for the tests: see test_charts_page.h. */
#include "tests/unit/test_charts_page.h"

#include <CUnit/CUnit.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>

#include "viz/text_width.h"

static bool chart_map(const char *name, bool grey, drawn_page *page)
{
    pm_chart_options options = {.grey = grey};
    pm_error err = {0};
    page->view = name;
    pm_status status =
        pm_draw_chart(page->map.measures, pm_chart_find(name), &options, &page->svg, &err);
    CU_ASSERT_EQUAL(status, PM_OK);
    page->document = xmlReadMemory(pm_text_bytes(&page->svg), (int)page->svg.length, "chart.svg",
                                   NULL, XML_PARSE_NONET);
    CU_ASSERT_PTR_NOT_NULL(page->document);
    return status == PM_OK && page->document != NULL;
}

bool chart_file(const char *path, const char *name, bool grey, drawn_page *page)
{
    *page = (drawn_page){0};
    bool read = audit_file(path, &page->map);
    CU_ASSERT_TRUE(read);
    return read && chart_map(name, grey, page);
}

bool chart_text(const char *text, const char *name, bool grey, drawn_page *page)
{
    *page = (drawn_page){0};
    bool read = audit_text(text, &page->map);
    CU_ASSERT_TRUE(read);
    return read && chart_map(name, grey, page);
}

xmlNode *chart_mark(const drawn_page *page, const char *class_name, size_t nth)
{
    for (xmlNode *at = next_on_page(page, NULL); at != NULL; at = next_on_page(page, at)) {
        if (has_class(at, class_name) && nth-- == 0) {
            return at;
        }
    }
    return NULL;
}

size_t chart_marks(const drawn_page *page, const char *class_name)
{
    size_t count = 0;
    for (xmlNode *at = next_on_page(page, NULL); at != NULL; at = next_on_page(page, at)) {
        count += has_class(at, class_name) ? 1 : 0;
    }
    return count;
}

bool chart_tells(const drawn_page *page, const char *class_name, const char *title)
{
    for (xmlNode *at = next_on_page(page, NULL); at != NULL; at = next_on_page(page, at)) {
        if (has_class(at, class_name) && strcmp(title_of(at), title) == 0) {
            return true;
        }
    }
    fprintf(stderr, "%s: no %s is \"%s\"\n", page->view, class_name, title);
    return false;
}

bool chart_holds(const drawn_page *page, const char *bytes)
{
    return strstr(pm_text_bytes(&page->svg), bytes) != NULL;
}

pm_box chart_text_box(const xmlNode *text)
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
    return (pm_box){x - share * width, y - 0.72 * font.size, x + (1 - share) * width,
                    y + 0.2 * font.size};
}
