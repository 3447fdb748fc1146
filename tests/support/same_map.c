/* Two maps side by side: see same_map.h. */
#include "tests/support/same_map.h"

#include <CUnit/CUnit.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* Tells of the first differences only; the assertion fails in any case. */
static void check(bool same, const char *of, const char *what, const char *name, size_t index)
{
    static const size_t most = 10;
    static size_t told = 0;
    CU_ASSERT_TRUE(same);
    if (!same && told++ < most) {
        fprintf(stderr, "%s: %s %s %zu differs\n", of, what, name, index);
    }
}

static bool same_text(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* Is the attribute known anywhere? */
static bool is_stated(const pm_map *map, pm_element element, size_t column, size_t rows)
{
    size_t i = 0;
    while (i < rows && pm_map_attribute(map, element, column, i) == NULL) {
        i++;
    }
    return i < rows;
}

static size_t count_stated(const pm_map *map, pm_element element, size_t rows)
{
    size_t count = 0;
    for (size_t c = 0; c < pm_map_attribute_count(map, element); c++) {
        count += is_stated(map, element, c, rows) ? 1 : 0;
    }
    return count;
}

static void expect_same_attributes(const pm_map *expected, const pm_map *got, pm_element element,
                                   size_t rows, const char *of)
{
    static const char *const what[] = {"graph", "node", "edge"};
    check(count_stated(expected, element, rows) == count_stated(got, element, rows), of,
          what[element], "attributes", 0);
    for (size_t c = 0; c < pm_map_attribute_count(expected, element); c++) {
        if (!is_stated(expected, element, c, rows)) {
            continue;
        }
        const char *name = pm_map_attribute_name(expected, element, c);
        size_t there = pm_map_find_attribute(got, element, name);
        check(there != SIZE_MAX, of, what[element], name, 0);
        for (size_t i = 0; there != SIZE_MAX && i < rows; i++) {
            check(same_text(pm_map_attribute(expected, element, c, i),
                            pm_map_attribute(got, element, there, i)),
                  of, what[element], name, i);
        }
    }
}

static void expect_same_edges(const pm_map *expected, const pm_map *got, const char *of)
{
    for (size_t i = 0; i < pm_map_edge_count(expected); i++) {
        const pm_edge *a = pm_map_edge(expected, i);
        const pm_edge *b = pm_map_edge(got, i);
        check(a->source == b->source && a->target == b->target, of, "edge", "ends", i);
        check(a->directed == b->directed, of, "edge", "direction", i);
        check(same_text(a->id, b->id), of, "edge", "id", i);
    }
}

void expect_same_map(const pm_map *expected, const pm_map *got, const char *of)
{
    size_t nodes = pm_map_node_count(expected);
    size_t edges = pm_map_edge_count(expected);
    bool counts = pm_map_node_count(got) == nodes && pm_map_edge_count(got) == edges;
    check(counts, of, "number of", "nodes and edges", 0);
    check(same_text(pm_map_graph_id(expected), pm_map_graph_id(got)), of, "graph", "id", 0);
    if (!counts) {
        return;
    }
    for (size_t i = 0; i < nodes; i++) {
        check(same_text(pm_map_node_id(expected, i), pm_map_node_id(got, i)), of, "node", "id", i);
    }
    expect_same_edges(expected, got, of);
    expect_same_attributes(expected, got, PM_GRAPH, 1, of);
    expect_same_attributes(expected, got, PM_NODE, nodes, of);
    expect_same_attributes(expected, got, PM_EDGE, edges, of);
}

/* --- measures -------------------------------------------------------------------------------- */

static bool same_value(pm_value_type type, const pm_value *a, const pm_value *b)
{
    if (a->reason != NULL || b->reason != NULL) {
        return same_text(a->reason, b->reason);
    }
    if (type == PM_VALUE_TEXT) {
        return same_text(a->as.text, b->as.text);
    }
    if (type != PM_VALUE_LIST) {
        return a->as.number == b->as.number && !signbit(a->as.number) == !signbit(b->as.number);
    }
    bool same = a->as.list.count == b->as.list.count;
    for (size_t i = 0; same && i < a->as.list.count; i++) {
        same = same_text(a->as.list.items[i], b->as.list.items[i]);
    }
    return same;
}

void expect_same_measures(const pm_measures *expected, const pm_measures *got, const char *of)
{
    for (pm_level level = 0; level < PM_LEVEL_COUNT; level++) {
        size_t columns = pm_measures_column_count(expected, level);
        size_t rows = pm_measures_rows(expected, level);
        bool counts =
            pm_measures_column_count(got, level) == columns && pm_measures_rows(got, level) == rows;
        check(counts, of, "size of level", pm_level_name(level), 0);
        for (size_t c = 0; counts && c < columns; c++) {
            const pm_column *a = pm_measures_column(expected, level, c);
            const pm_column *b = pm_measures_find(got, level, a->key);
            check(b != NULL, of, pm_level_name(level), a->key, 0);
            for (size_t i = 0; b != NULL && i < rows; i++) {
                check(same_value(a->measure->type, &a->values[i], &b->values[i]), of,
                      pm_level_name(level), a->key, i);
            }
        }
    }
}
