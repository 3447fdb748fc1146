/* Small maps for tests: see maps.h. */
#include "tests/support/maps.h"

#include <CUnit/CUnit.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"

enum { NAME_SIZE = 64 };

static void must(pm_status status, const pm_error *err)
{
    if (status != PM_OK) {
        fprintf(stderr, "test map: %s\n", err->message);
    }
    CU_ASSERT_EQUAL_FATAL(status, PM_OK);
}

static size_t node_named(pm_map *map, const char *name, size_t length)
{
    char id[NAME_SIZE];
    pm_error err = {0};
    CU_ASSERT_FATAL(length > 0 && length < sizeof id);
    memcpy(id, name, length);
    id[length] = '\0';
    size_t node = pm_map_find_node(map, id);
    if (node == SIZE_MAX) {
        must(pm_map_add_node(map, id, 0, &node, &err), &err);
    }
    return node;
}

pm_map *map_of(const char *ties)
{
    pm_error err = {0};
    pm_map *map = NULL;
    must(pm_map_new(&map, &err), &err);
    size_t length = 0;
    for (const char *part = NULL; (part = pm_next_part(&ties, " ", &length)) != NULL;) {
        size_t mark = 0;
        while (mark < length && part[mark] != '-' && part[mark] != '>') {
            mark++;
        }
        size_t source = node_named(map, part, mark);
        if (mark < length) {
            pm_edge edge = {.source = source, .directed = part[mark] == '>'};
            size_t index = 0;
            edge.target = node_named(map, part + mark + 1, length - mark - 1);
            must(pm_map_add_edge(map, &edge, &index, &err), &err);
        }
    }
    return map;
}

static void state(pm_map *map, pm_element element, size_t index, const char *name,
                  const char *value)
{
    pm_error err = {0};
    size_t column = 0;
    must(pm_map_add_attribute(map, element, name, &column, &err), &err);
    must(pm_map_set(map, element, column, index, value, &err), &err);
}

void state_node(pm_map *map, const char *id, const char *name, const char *value)
{
    size_t node = pm_map_find_node(map, id);
    CU_ASSERT_NOT_EQUAL_FATAL(node, SIZE_MAX);
    state(map, PM_NODE, node, name, value);
}

void state_edge(pm_map *map, size_t edge, const char *name, const char *value)
{
    CU_ASSERT_FATAL(edge < pm_map_edge_count(map));
    state(map, PM_EDGE, edge, name, value);
}

void state_graph(pm_map *map, const char *name, const char *value)
{
    state(map, PM_GRAPH, 0, name, value);
}

void state_nodes(pm_map *map, const char *name, const char *values)
{
    size_t length = 0;
    size_t node = 0;
    for (const char *part = NULL; (part = pm_next_part(&values, " ", &length)) != NULL; node++) {
        char value[NAME_SIZE] = {0};
        CU_ASSERT_FATAL(length < sizeof value && node < pm_map_node_count(map));
        memcpy(value, part, length);
        if (strcmp(value, ".") != 0) {
            state(map, PM_NODE, node, name, value);
        }
    }
    CU_ASSERT_EQUAL_FATAL(node, pm_map_node_count(map));
}

pm_measures *measure(const pm_map *map)
{
    pm_error err = {0};
    pm_measures *measures = NULL;
    pm_settings settings = pm_default_settings();
    settings.name_people = true; /* rows are asked for by the names the test gave */
    must(pm_measure_map(map, &settings, &measures, &err), &err);
    return measures;
}

static const pm_value *value_of(const pm_measures *measures, pm_level level, const char *key,
                                size_t row)
{
    const pm_column *column = pm_measures_find(measures, level, key);
    CU_ASSERT_PTR_NOT_NULL_FATAL(column);
    CU_ASSERT_FATAL(row < pm_measures_rows(measures, level));
    return &column->values[row];
}

void expect_number(const pm_measures *measures, pm_level level, const char *key, size_t row,
                   double expected)
{
    const pm_value *value = value_of(measures, level, key, row);
    bool equal = value->reason == NULL && fabs(value->as.number - expected) <= 5e-7;
    if (!equal) {
        fprintf(stderr, "%s[%zu]: expected %g, got %g (%s)\n", key, row, expected,
                value->reason == NULL ? value->as.number : NAN,
                value->reason == NULL ? "defined" : value->reason);
    }
    CU_ASSERT(equal);
}

void expect_undefined(const pm_measures *measures, pm_level level, const char *key, size_t row)
{
    const pm_value *value = value_of(measures, level, key, row);
    if (value->reason == NULL) {
        fprintf(stderr, "%s[%zu]: expected to be undefined, got %g\n", key, row, value->as.number);
    }
    CU_ASSERT_PTR_NOT_NULL(value->reason);
    CU_ASSERT(value->reason == NULL || strcmp(value->reason, "not computed") != 0);
}

void expect_numbers(const pm_measures *measures, pm_level level, const char *key,
                    const char *expected)
{
    size_t length = 0;
    size_t row = 0;
    for (const char *part = NULL; (part = pm_next_part(&expected, " ", &length)) != NULL; row++) {
        if (*part == '.' && length == 1) {
            expect_undefined(measures, level, key, row);
        } else {
            expect_number(measures, level, key, row, strtod(part, NULL));
        }
    }
    CU_ASSERT_EQUAL(row, pm_measures_rows(measures, level));
}

void expect_words(const pm_measures *measures, pm_level level, const char *key, size_t row,
                  const char *expected)
{
    const pm_value *value = value_of(measures, level, key, row);
    pm_text joined = {0};
    CU_ASSERT_PTR_NULL_FATAL(value->reason);
    if (pm_measures_find(measures, level, key)->measure->type == PM_VALUE_TEXT) {
        pm_text_add(&joined, value->as.text);
    } else {
        for (size_t i = 0; i < value->as.list.count; i++) {
            pm_text_add(&joined, i > 0 ? " " : "");
            pm_text_add(&joined, value->as.list.items[i]);
        }
    }
    if (strcmp(pm_text_bytes(&joined), expected) != 0) {
        fprintf(stderr, "%s[%zu]: expected \"%s\", got \"%s\"\n", key, row, expected,
                pm_text_bytes(&joined));
    }
    CU_ASSERT_STRING_EQUAL(pm_text_bytes(&joined), expected);
    pm_text_free(&joined);
}

pm_map *borough_map(void)
{
    pm_map *map = map_of("Council Police NHS Housing CVS Chamber Food Carers BizA BizB Arts "
                         "Council-Police Council-NHS Council-Housing Council-CVS Council-Chamber "
                         "Police-Housing NHS-Housing CVS-Food CVS-Carers Chamber-BizA "
                         "Chamber-BizB BizA-BizB");
    state_nodes(map, "sector",
                "public public public public voluntary business voluntary voluntary business "
                "business voluntary");
    return map;
}
