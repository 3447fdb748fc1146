/* Nodes by id and by label, and values that name nodes: looked up when all nodes are known. See
 * csv_build.h. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "formats/csv_build.h"

/* Of shorter names almost any other is near; longer ones are not compared. */
enum { SHORTEST_SUGGESTED = 3, LONGEST_SUGGESTED = 63 };

pm_status pm_csv_index_labels(pm_csv *csv, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < pm_map_node_count(csv->map); i++) {
        const char *label = pm_map_text(csv->map, PM_NODE_LABEL, i);
        if (label == NULL) {
            continue;
        }
        if (pm_names_find(&csv->labels, label) == SIZE_MAX) {
            status = pm_names_add(&csv->labels, label, i, err);
        } else if (pm_names_find(&csv->shared, label) == SIZE_MAX) {
            status = pm_names_add(&csv->shared, label, i, err);
        }
    }
    return status;
}

size_t pm_csv_find_node(const pm_csv *csv, const char *name)
{
    size_t node = pm_map_find_node(csv->map, name);
    bool by_label = node == SIZE_MAX && pm_names_find(&csv->shared, name) == SIZE_MAX;
    return by_label ? pm_names_find(&csv->labels, name) : node;
}

static void add_near(const char **candidates, size_t *count, const char *name, size_t length)
{
    size_t other = strlen(name);
    size_t most = (length + 2) / 3;
    if (other <= length + most && length <= other + most) {
        candidates[(*count)++] = name;
    }
}

pm_status pm_csv_nearest(const pm_csv *csv, const char *missing, const char **nearest,
                         pm_error *err)
{
    size_t nodes = pm_map_node_count(csv->map);
    size_t length = strlen(missing);
    *nearest = NULL;
    if (length < SHORTEST_SUGGESTED || length > LONGEST_SUGGESTED) {
        return PM_OK;
    }
    const char **candidates = pm_new_array(2 * nodes, sizeof *candidates);
    if (candidates == NULL) {
        return pm_fail_memory(err);
    }
    size_t count = 0;
    for (size_t i = 0; i < nodes; i++) {
        add_near(candidates, &count, pm_map_node_id(csv->map, i), length);
        add_near(candidates, &count, pm_map_label(csv->map, i), length);
    }
    *nearest = pm_nearest(missing, candidates, count);
    free(candidates);
    return PM_OK;
}

/* --- values that name nodes ------------------------------------------------------------------ */

static bool names_nodes(pm_word word)
{
    return word == PM_NODE_REPRESENTS || word == PM_NODE_EMPLOYER || word == PM_NODE_PARENT ||
           word == PM_EDGE_REPORTED_BY;
}

static pm_status say_unknown(pm_csv *csv, const pm_csv_table *table, size_t row, size_t column,
                             const char *name, pm_error *err)
{
    return pm_csv_warn(csv, table, row, column, err,
                       "In %s, %s names \"%s\", and no node has that id or label: correct it, or "
                       "add the node.",
                       pm_csv_name_column(table, column).bytes,
                       pm_vocabulary(table->columns[column].word)->name, pm_excerpt_of(name).bytes);
}

static pm_status add_part(pm_csv *csv, const pm_csv_table *table, size_t row, size_t column,
                          const char *name, pm_text *ids, pm_error *err)
{
    size_t node = pm_csv_find_node(csv, name);
    pm_text_add(ids, ids->length > 0 ? ";" : "");
    pm_text_add(ids, node != SIZE_MAX ? pm_map_node_id(csv->map, node) : name);
    return node != SIZE_MAX ? PM_OK : say_unknown(csv, table, row, column, name, err);
}

/* The cell's names as ids, joined by ';'. */
static pm_status turn_into_ids(pm_csv *csv, const pm_csv_table *table, size_t row, size_t column,
                               pm_text *ids, pm_error *err)
{
    pm_word word = table->columns[column].word;
    bool one = word == PM_NODE_EMPLOYER || word == PM_NODE_PARENT;
    const char *rest = pm_sheet_text(&table->sheet, row, column);
    size_t length = 0;
    const char *part = NULL;
    pm_status status = PM_OK;
    while (status == PM_OK && (part = pm_next_part(&rest, one ? "" : ";|", &length)) != NULL) {
        pm_text name = {0};
        pm_text_add_bytes(&name, part, length);
        status = pm_text_check(&name, err);
        if (status == PM_OK) {
            status = add_part(csv, table, row, column, name.bytes, ids, err);
        }
        pm_text_free(&name);
    }
    return status == PM_OK ? pm_text_check(ids, err) : status;
}

static pm_status check_cell(pm_csv *csv, const pm_csv_table *table, size_t row, size_t column,
                            pm_error *err)
{
    pm_text ids = {0};
    pm_status status = turn_into_ids(csv, table, row, column, &ids, err);
    for (size_t i = table->begins[row]; status == PM_OK && i < table->begins[row + 1]; i++) {
        status = pm_map_set(csv->map, table->element, table->columns[column].attribute, i,
                            pm_text_bytes(&ids), err);
    }
    pm_text_free(&ids);
    return status;
}

static pm_status check_table(pm_csv *csv, const pm_csv_table *table, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t column = 0; column < table->count; column++) {
        const pm_csv_column *of = &table->columns[column];
        bool concerned = of->kept && names_nodes(of->word);
        for (size_t row = table->header + 1;
             concerned && status == PM_OK && row < table->sheet.row_count; row++) {
            if (pm_sheet_text(&table->sheet, row, column)[0] != '\0') {
                status = check_cell(csv, table, row, column, err);
            }
        }
    }
    return status;
}

static bool is_organised(const pm_map *map, size_t node)
{
    pm_node_kind kind = pm_map_kind(map, node);
    return kind == PM_ORGANISATION || kind == PM_BODY;
}

/* People and outcomes are members only of maps that have nothing else. */
static bool has_organised(const pm_map *map)
{
    size_t node = 0;
    while (node < pm_map_node_count(map) && !is_organised(map, node)) {
        node++;
    }
    return node < pm_map_node_count(map);
}

static pm_status check_decision_bodies(pm_csv *csv, size_t column, pm_error *err)
{
    const pm_csv_table *table = &csv->nodes;
    pm_status status = PM_OK;
    for (size_t row = table->header + 1; status == PM_OK && row < table->sheet.row_count; row++) {
        size_t node = table->begins[row];
        if (table->begins[row + 1] == node ||
            pm_map_boolean(csv->map, PM_NODE_DECISION_BODY, node) != PM_YES ||
            is_organised(csv->map, node)) {
            continue;
        }
        status = pm_csv_warn(csv, table, row, column, err,
                             "decision_body is said of \"%s\", which is of kind %s: only "
                             "organisations and bodies can be decision bodies, so it counts as "
                             "none. State it of the body instead.",
                             pm_excerpt_of(pm_map_node_id(csv->map, node)).bytes,
                             pm_vocabulary(PM_NODE_KIND)->choices[pm_map_kind(csv->map, node)]);
    }
    return status;
}

pm_status pm_csv_check_references(pm_csv *csv, pm_error *err)
{
    size_t column = 0;
    while (column < csv->nodes.count && csv->nodes.columns[column].word != PM_NODE_DECISION_BODY) {
        column++;
    }
    pm_status status = column < csv->nodes.count && has_organised(csv->map)
                           ? check_decision_bodies(csv, column, err)
                           : PM_OK;
    status = status == PM_OK ? check_table(csv, &csv->nodes, err) : status;
    return status == PM_OK ? check_table(csv, &csv->edges, err) : status;
}
