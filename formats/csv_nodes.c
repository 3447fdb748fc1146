/* A table of nodes: one row a member, body, person or outcome. See csv_build.h. */
#include <stdint.h>

#include "formats/csv_build.h"

static pm_status say_no_id(pm_csv *csv, const pm_csv_table *table, size_t row, size_t column,
                           pm_error *err)
{
    pm_sheet_column named = pm_csv_name_column(table, column);
    return csv->options->lenient
               ? pm_csv_warn(csv, table, row, column, err,
                             "The row has nothing in %s, which names the node: it is left out.",
                             named.bytes)
               : pm_csv_error(csv, table, row, column, err,
                              "The row has nothing in %s: every node needs a name there.",
                              named.bytes);
}

static pm_status say_repeated(pm_csv *csv, const pm_csv_table *table, size_t row, size_t column,
                              const pm_error *fault, pm_error *err)
{
    return csv->options->lenient ? pm_csv_warn(csv, table, row, column, err,
                                               "%s The row is left out.", fault->message)
                                 : pm_csv_error(csv, table, row, column, err, "%s", fault->message);
}

static pm_status read_row(pm_csv *csv, pm_csv_table *table, size_t row, size_t id_column,
                          pm_error *err)
{
    const char *id = pm_sheet_text(&table->sheet, row, id_column);
    if (id[0] == '\0') {
        return say_no_id(csv, table, row, id_column, err);
    }
    size_t node = 0;
    pm_error fault = {0};
    pm_status status =
        pm_map_add_node(csv->map, id, pm_sheet_line(&table->sheet, row, id_column), &node, &fault);
    if (status == PM_INVALID) {
        return say_repeated(csv, table, row, id_column, &fault, err);
    }
    if (status != PM_OK) {
        return pm_fail_memory(err);
    }
    return pm_csv_state_row(csv, table, row, node, err);
}

pm_status pm_csv_read_nodes(pm_csv *csv, pm_error *err)
{
    pm_csv_table *table = &csv->nodes;
    pm_status status = pm_csv_read_headers(csv, table, err);
    size_t id_column = status == PM_OK ? pm_csv_column_of(table, PM_CSV_ID) : 0;
    for (size_t row = table->header + 1;
         status == PM_OK && row < table->sheet.row_count && !csv->stopped; row++) {
        table->begins[row] = pm_map_node_count(csv->map);
        status = read_row(csv, table, row, id_column, err);
        table->begins[row + 1] = pm_map_node_count(csv->map);
    }
    if (status == PM_OK) {
        status = pm_csv_tell_foreign(csv, table, err);
    }
    return status == PM_OK ? pm_csv_index_labels(csv, err) : status;
}
