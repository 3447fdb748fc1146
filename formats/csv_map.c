/* A map as CSV: tables of nodes, of edges and of facts about the whole, with the headers Gephi
 * looks for (Id, Label; Source, Target, Type, Id, Weight). All else goes under its own name,
 * measures too. Our reader of sheets takes them back. */
#include <stdint.h>
#include <string.h>

#include "engine/base/names.h"
#include "formats/attributes.h"
#include "formats/csv_cells.h"
#include "formats/rows.h"
#include "formats/writers.h"

/* Headers that say what an element is; ended by NULL. */
static const char *const NODE_HEADERS[] = {"Id", NULL};
static const char *const EDGE_HEADERS[] = {"Source", "Target", "Type", "Id", NULL};

/* --- headers --------------------------------------------------------------------------------- */

/* Programs look for headers without regard to case. */
static bool is_taken(const char *const *fixed, const char *name)
{
    for (; *fixed != NULL; fixed++) {
        if (pm_equal_ignoring_case(*fixed, name)) {
            return true;
        }
    }
    return false;
}

static bool is_listed(const pm_attribute_list *list, const char *name)
{
    for (size_t i = 0; i < list->count; i++) {
        if (pm_equal_ignoring_case(list->items[i].name, name)) {
            return true;
        }
    }
    return false;
}

/* A header for an attribute whose name the fixed ones took: the word it stands for ("kind" for
 * "type"), unless that is there, too; else its name with what it is of ("edge_source"). */
static void add_other_header(pm_text *out, size_t column, pm_element element,
                             const pm_attribute_list *list, const char *name)
{
    bool alias = false;
    pm_word word = pm_vocabulary_find(element, name, &alias);
    if (word < PM_WORD_COUNT && alias && !is_listed(list, pm_vocabulary(word)->name)) {
        pm_csv_add_cell(out, column, pm_vocabulary(word)->name);
        return;
    }
    pm_text longer = {0};
    pm_text_addf(&longer, "%s_%s", element == PM_NODE ? "node" : "edge", name);
    out->failed = out->failed || longer.failed;
    pm_csv_add_cell(out, column, pm_text_bytes(&longer));
    pm_text_free(&longer);
}

static void add_headers(pm_text *out, pm_element element, const char *const *fixed,
                        const pm_attribute_list *list)
{
    size_t column = 0;
    for (; fixed[column] != NULL; column++) {
        pm_csv_add_cell(out, column, fixed[column]);
    }
    for (size_t i = 0; i < list->count; i++, column++) {
        const char *name = list->items[i].name;
        if (is_taken(fixed, name)) {
            add_other_header(out, column, element, list, name);
        } else if (strcmp(name, "label") == 0) {
            pm_csv_add_cell(out, column, "Label");
        } else if (strcmp(name, "weight") == 0) {
            pm_csv_add_cell(out, column, "Weight");
        } else {
            pm_csv_add_cell(out, column, name);
        }
    }
    pm_csv_end_row(out);
}

/* --- rows ------------------------------------------------------------------------------------ */

static void add_values(pm_text *out, const pm_attributes *attributes, pm_element element,
                       size_t column, size_t index, pm_text *scratch)
{
    const pm_attribute_list *list = &attributes->of[element];
    for (size_t i = 0; i < list->count; i++) {
        const char *value =
            pm_attribute_value(attributes, element, &list->items[i], index, scratch);
        pm_csv_add_fact(out, column + i, value != NULL ? value : "");
    }
    out->failed = out->failed || scratch->failed;
    pm_csv_end_row(out);
}

pm_status pm_write_nodes_csv(const pm_results *results, pm_text *out, pm_error *err)
{
    pm_attributes attributes = {0};
    pm_text scratch = {0};
    pm_status status = pm_attributes_list(results, &attributes, err);
    pm_csv_begin(out, results->mark);
    if (status == PM_OK) {
        add_headers(out, PM_NODE, NODE_HEADERS, &attributes.of[PM_NODE]);
    }
    for (size_t node = 0; status == PM_OK && node < pm_map_node_count(pm_results_map(results));
         node++) {
        pm_csv_add_cell(out, 0, pm_map_node_id(pm_results_map(results), node));
        add_values(out, &attributes, PM_NODE, 1, node, &scratch);
    }
    pm_text_free(&scratch);
    pm_attributes_free(&attributes);
    return status == PM_OK ? pm_text_check(out, err) : status;
}

/* Gephi leaves out an edge whose id it has seen: a second edge of an id is written without. */
static pm_status find_id(pm_names *seen, const pm_edge *edge, size_t index, const char **id,
                         pm_error *err)
{
    *id = "";
    if (edge->id == NULL || pm_names_find(seen, edge->id) != SIZE_MAX) {
        return PM_OK;
    }
    *id = edge->id;
    return pm_names_add(seen, edge->id, index, err);
}

static pm_status add_edges(const pm_map *map, const pm_attributes *attributes, pm_text *out,
                           pm_error *err)
{
    pm_names seen = {0};
    pm_text scratch = {0};
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < pm_map_edge_count(map); i++) {
        const pm_edge *edge = pm_map_edge(map, i);
        const char *id = "";
        status = find_id(&seen, edge, i, &id, err);
        pm_csv_add_cell(out, 0, pm_map_node_id(map, edge->source));
        pm_csv_add_cell(out, 1, pm_map_node_id(map, edge->target));
        pm_csv_add_cell(out, 2, edge->directed ? "Directed" : "Undirected");
        pm_csv_add_cell(out, 3, id);
        add_values(out, attributes, PM_EDGE, 4, i, &scratch);
    }
    pm_text_free(&scratch);
    pm_names_free(&seen);
    return status;
}

pm_status pm_write_edges_csv(const pm_results *results, pm_text *out, pm_error *err)
{
    pm_attributes attributes = {0};
    pm_status status = pm_attributes_list(results, &attributes, err);
    pm_csv_begin(out, results->mark);
    if (status == PM_OK) {
        add_headers(out, PM_EDGE, EDGE_HEADERS, &attributes.of[PM_EDGE]);
        status = add_edges(pm_results_map(results), &attributes, out, err);
    }
    pm_attributes_free(&attributes);
    return status == PM_OK ? pm_text_check(out, err) : status;
}

pm_status pm_write_facts_csv(const pm_results *results, pm_text *out, pm_error *err)
{
    pm_attributes attributes = {0};
    pm_text scratch = {0};
    pm_status status = pm_attributes_list(results, &attributes, err);
    const pm_attribute_list *list = &attributes.of[PM_GRAPH];
    if (status == PM_OK && list->count > 0) {
        pm_csv_begin(out, results->mark);
        pm_csv_add_cell(out, 0, "word");
        pm_csv_add_cell(out, 1, "value");
        pm_csv_end_row(out);
    }
    for (size_t i = 0; status == PM_OK && i < list->count; i++) {
        const char *value = pm_attribute_value(&attributes, PM_GRAPH, &list->items[i], 0, &scratch);
        if (value != NULL) {
            pm_csv_add_cell(out, 0, list->items[i].name);
            pm_csv_add_fact(out, 1, value);
            pm_csv_end_row(out);
        }
    }
    out->failed = out->failed || scratch.failed;
    pm_text_free(&scratch);
    pm_attributes_free(&attributes);
    return status == PM_OK ? pm_text_check(out, err) : status;
}
