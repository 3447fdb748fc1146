/* A table of ties: one row a tie, or several where the target's cell is a list. Ends are ids, or
 * labels where those are unique. See csv_build.h. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "formats/csv_build.h"

/* State of the table. */
typedef struct ties {
    pm_csv *csv;
    pm_csv_table *table;
    size_t source, target, id, direction; /* columns; the last two may be SIZE_MAX */
    bool directed;                        /* where the row does not say */
    bool alone;                           /* there is no table of nodes: ends make them */
    pm_names ids;                         /* of ties, by line */
    bool repeated_said;
} ties;

/* --- ends ------------------------------------------------------------------------------------ */

static pm_status add_node(ties *of, const char *name, size_t row, size_t column, size_t *node,
                          pm_error *err)
{
    return pm_map_add_node(of->csv->map, name, pm_sheet_line(&of->table->sheet, row, column), node,
                           err);
}

static pm_status say_unknown(ties *of, const char *name, size_t row, size_t column, size_t *node,
                             pm_error *err)
{
    const char *nearest = NULL;
    pm_sheet_column named = pm_csv_name_column(of->table, column);
    pm_status status = pm_csv_nearest(of->csv, name, &nearest, err);
    if (status != PM_OK) {
        return status;
    }
    if (of->csv->options->lenient) {
        status = pm_csv_warn(of->csv, of->table, row, column, err,
                             "\"%s\" in %s is no node of the table of nodes: a node is added for "
                             "it.",
                             pm_excerpt_of(name).bytes, named.bytes);
        return status == PM_OK ? add_node(of, name, row, column, node, err) : status;
    }
    if (nearest != NULL) {
        return pm_csv_error(of->csv, of->table, row, column, err,
                            "\"%s\" in %s is no node of the table of nodes: did you mean \"%s\"?",
                            pm_excerpt_of(name).bytes, named.bytes, pm_excerpt_of(nearest).bytes);
    }
    return pm_csv_error(of->csv, of->table, row, column, err,
                        "\"%s\" in %s is no node of the table of nodes: add a row for it there, or "
                        "correct the name.",
                        pm_excerpt_of(name).bytes, named.bytes);
}

/* *node SIZE_MAX: the end could not be found, and that was said. */
static pm_status find_end(ties *of, const char *name, size_t row, size_t column, size_t *node,
                          pm_error *err)
{
    *node = pm_csv_find_node(of->csv, name);
    if (*node != SIZE_MAX) {
        return PM_OK;
    }
    if (pm_names_find(&of->csv->shared, name) != SIZE_MAX) {
        return pm_csv_error(of->csv, of->table, row, column, err,
                            "\"%s\" in %s is the label of several nodes: write the id of the one "
                            "that is meant.",
                            pm_excerpt_of(name).bytes, pm_csv_name_column(of->table, column).bytes);
    }
    return of->alone ? add_node(of, name, row, column, node, err)
                     : say_unknown(of, name, row, column, node, err);
}

/* --- one tie --------------------------------------------------------------------------------- */

static pm_status read_direction(ties *of, size_t row, bool *directed, pm_error *err)
{
    *directed = of->directed;
    const char *text =
        of->direction != SIZE_MAX ? pm_sheet_text(&of->table->sheet, row, of->direction) : "";
    if (text[0] == '\0') {
        return PM_OK;
    }
    int stated = pm_csv_direction(text);
    stated = stated < 0 ? pm_parse_boolean(text) : stated;
    *directed = stated >= 0 ? stated == 1 : *directed;
    if (stated >= 0) {
        return PM_OK;
    }
    pm_sheet_column named = pm_csv_name_column(of->table, of->direction);
    return of->csv->options->lenient
               ? pm_csv_warn(of->csv, of->table, row, of->direction, err,
                             "\"%s\" in %s is no direction: the tie is read as %s.",
                             pm_excerpt_of(text).bytes, named.bytes,
                             of->directed ? "directed" : "undirected")
               : pm_csv_error(of->csv, of->table, row, of->direction, err,
                              "\"%s\" in %s is no direction: write directed, undirected or mutual.",
                              pm_excerpt_of(text).bytes, named.bytes);
}

/* Ties may share an id; it is said once. */
static pm_status check_id(ties *of, size_t row, const char *id, pm_error *err)
{
    size_t first = pm_names_find(&of->ids, id);
    size_t line = pm_sheet_line(&of->table->sheet, row, of->id);
    if (first == SIZE_MAX) {
        return pm_names_add(&of->ids, id, line, err);
    }
    if (of->repeated_said) {
        return PM_OK;
    }
    of->repeated_said = true;
    return pm_csv_warn(of->csv, of->table, row, of->id, err,
                       "The id \"%s\" is already used in line %zu: all ties are kept, here and "
                       "wherever else an id comes again. Give each an id of its own, or none.",
                       pm_excerpt_of(id).bytes, first);
}

static pm_status add_tie(ties *of, size_t row, const char *target_name, pm_edge *edge,
                         pm_error *err)
{
    size_t index = 0;
    pm_status status = find_end(of, target_name, row, of->target, &edge->target, err);
    if (status != PM_OK || edge->source == SIZE_MAX || edge->target == SIZE_MAX) {
        return status;
    }
    status = pm_map_add_edge(of->csv->map, edge, &index, err);
    return status == PM_OK ? pm_csv_state_row(of->csv, of->table, row, index, err) : status;
}

/* "x|y" makes two ties, also "x;y" where there is a table of nodes to tell that it is no name. */
static pm_status add_ties(ties *of, size_t row, pm_edge *edge, pm_error *err)
{
    const char *text = pm_sheet_text(&of->table->sheet, row, of->target);
    const char *separators = of->alone ? "|" : "|;";
    bool list =
        text[strcspn(text, separators)] != '\0' && pm_csv_find_node(of->csv, text) == SIZE_MAX;
    pm_status status = list ? PM_OK : add_tie(of, row, text, edge, err);
    size_t length = 0;
    const char *part = NULL;
    while (list && status == PM_OK && (part = pm_next_part(&text, separators, &length)) != NULL) {
        pm_text name = {0};
        pm_text_add_bytes(&name, part, length);
        status = pm_text_check(&name, err);
        status = status == PM_OK ? add_tie(of, row, name.bytes, edge, err) : status;
        pm_text_free(&name);
    }
    return status;
}

/* --- one row --------------------------------------------------------------------------------- */

static pm_status say_no_end(ties *of, size_t row, size_t column, pm_error *err)
{
    pm_sheet_column named = pm_csv_name_column(of->table, column);
    return of->csv->options->lenient
               ? pm_csv_warn(of->csv, of->table, row, column, err,
                             "The row has nothing in %s: the tie is left out.", named.bytes)
               : pm_csv_error(of->csv, of->table, row, column, err,
                              "The row has nothing in %s: a tie needs both ends.", named.bytes);
}

static pm_status read_row(ties *of, size_t row, pm_error *err)
{
    const pm_sheet *sheet = &of->table->sheet;
    const char *source = pm_sheet_text(sheet, row, of->source);
    if (source[0] == '\0') {
        return say_no_end(of, row, of->source, err);
    }
    if (pm_sheet_text(sheet, row, of->target)[0] == '\0') {
        return say_no_end(of, row, of->target, err);
    }
    const char *id = of->id != SIZE_MAX ? pm_sheet_text(sheet, row, of->id) : "";
    pm_edge edge = {.id = id[0] != '\0' ? id : NULL};
    edge.line = pm_sheet_line(sheet, row, of->source);
    edge.column = of->source + 1;
    pm_status status = read_direction(of, row, &edge.directed, err);
    if (status == PM_OK && edge.id != NULL) {
        status = check_id(of, row, id, err);
    }
    if (status == PM_OK) {
        status = find_end(of, source, row, of->source, &edge.source, err);
    }
    return status == PM_OK ? add_ties(of, row, &edge, err) : status;
}

/* --- the table ------------------------------------------------------------------------------- */

/* "Vertex 1" and "Node 1" are NodeXL's and say nothing of a direction; a source and a target do. */
static bool ends_have_a_direction(const pm_csv_table *table, size_t source)
{
    const char *header = pm_sheet_text(&table->sheet, table->header, source);
    return !pm_sheet_same_header(header, "vertex 1") && !pm_sheet_same_header(header, "node 1");
}

static pm_status say_direction(ties *of, pm_error *err)
{
    const pm_csv_table *table = of->table;
    return pm_csv_warn(of->csv, table, table->header, of->source, err,
                       "No column says which ties are directed: all are read as %s. A column "
                       "Direction with directed or undirected settles it.",
                       of->directed ? "directed, from the first end to the second" : "undirected");
}

static pm_status say_alone(const ties *of, pm_error *err)
{
    return pm_csv_warn(of->csv, of->table, of->table->header, of->source, err,
                       "There is no table of nodes: the nodes are the %zu names that ties have at "
                       "their ends. Name one with --nodes to state facts about them.",
                       pm_map_node_count(of->csv->map));
}

/* Programs are known by how they head the ends and the direction. */
static const char *dialect_of(const ties *of)
{
    const pm_csv_table *table = of->table;
    const char *source = pm_sheet_text(&table->sheet, table->header, of->source);
    const char *direction =
        of->direction != SIZE_MAX ? pm_sheet_text(&table->sheet, table->header, of->direction) : "";
    if (pm_sheet_same_header(source, "vertex 1")) {
        return "NodeXL";
    }
    if (pm_sheet_same_header(source, "source") && pm_sheet_same_header(direction, "type")) {
        return "Gephi";
    }
    bool kumu =
        pm_sheet_same_header(source, "from") && pm_sheet_same_header(direction, "direction");
    return kumu ? "Kumu" : NULL;
}

pm_status pm_csv_read_edges(pm_csv *csv, pm_error *err)
{
    pm_csv_table *table = &csv->edges;
    pm_status status = pm_csv_read_headers(csv, table, err);
    if (status != PM_OK) {
        return status;
    }
    ties of = {.csv = csv,
               .table = table,
               .source = pm_csv_column_of(table, PM_CSV_SOURCE),
               .target = pm_csv_column_of(table, PM_CSV_TARGET),
               .id = pm_csv_column_of(table, PM_CSV_ID),
               .direction = pm_csv_column_of(table, PM_CSV_DIRECTION),
               .alone = csv->nodes.sheet.row_count == 0};
    of.directed = ends_have_a_direction(table, of.source);
    csv->reading->dialect = dialect_of(&of);
    if (of.direction == SIZE_MAX && table->sheet.row_count > table->header + 1) {
        status = say_direction(&of, err);
    }
    for (size_t row = table->header + 1;
         status == PM_OK && row < table->sheet.row_count && !csv->stopped; row++) {
        table->begins[row] = pm_map_edge_count(csv->map);
        status = read_row(&of, row, err);
        table->begins[row + 1] = pm_map_edge_count(csv->map);
    }
    if (status == PM_OK) {
        status = pm_csv_tell_foreign(csv, table, err);
    }
    if (status == PM_OK && of.alone && csv->errors == 0) {
        status = say_alone(&of, err);
    }
    pm_names_free(&of.ids);
    return status;
}
