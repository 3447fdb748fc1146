/* Pipe tables: see markdown_table.h. */
#include "viz/markdown_table.h"

#include <stdlib.h>
#include <string.h>

/* Dashes of the line below the head: pandoc sets columns as wide, in proportion, where a row is
 * longer than a line. */
enum { NARROWEST = 4, WIDEST = 48 };

static void add_cell(pm_markdown_table *table, const char *text, bool number)
{
    pm_error err = {0};
    void *cells = table->cells;
    const char *kept = pm_arena_text(&table->arena, text, strlen(text));
    pm_status status = kept == NULL ? PM_MEMORY
                                    : pm_grow(&cells, &table->capacity, table->count + 1,
                                              sizeof *table->cells, &err);
    table->cells = cells;
    if (status != PM_OK) {
        table->failed = true;
        return;
    }
    table->cells[table->count++] = (pm_markdown_cell){.text = kept, .number = number};
    table->in_row++;
}

void pm_markdown_table_add(pm_markdown_table *table, const char *text, bool number, size_t span)
{
    bool full = table->columns > 0 && table->in_row == table->columns;
    for (size_t i = 0; i < span && !full; i++) {
        add_cell(table, i == 0 ? text : "", number);
        full = table->columns > 0 && table->in_row == table->columns;
    }
}

void pm_markdown_table_end_row(pm_markdown_table *table)
{
    table->columns = table->columns > 0 ? table->columns : table->in_row;
    while (table->in_row < table->columns && !table->failed) {
        add_cell(table, "", false);
    }
    table->in_row = 0;
}

static void add_row(const pm_markdown_table *table, size_t first, pm_text *out)
{
    for (size_t c = 0; c < table->columns; c++) {
        pm_text_addf(out, "| %s ", table->cells[first + c].text);
    }
    pm_text_add(out, "|\n");
}

/* Width of a column's typical cell. */
static size_t width_of(const pm_markdown_table *table, size_t column)
{
    size_t sum = 0;
    size_t rows = table->count / table->columns;
    for (size_t i = column; i < table->count; i += table->columns) {
        sum += pm_utf8_count(table->cells[i].text);
    }
    size_t head = pm_utf8_count(table->cells[column].text);
    size_t width = sum / rows > head ? sum / rows : head;
    return width < NARROWEST ? NARROWEST : width > WIDEST ? WIDEST : width;
}

static void add_rule(const pm_markdown_table *table, pm_text *out)
{
    for (size_t c = 0; c < table->columns; c++) {
        pm_text_add(out, "|");
        for (size_t i = width_of(table, c); i > 0; i--) {
            pm_text_add(out, "-");
        }
        pm_text_add(out, table->cells[c].number ? ":" : "-");
    }
    pm_text_add(out, "|\n");
}

void pm_markdown_table_write(const pm_markdown_table *table, pm_text *out)
{
    out->failed = out->failed || table->failed || table->caption.failed;
    if (table->columns == 0 || table->failed) {
        return;
    }
    for (size_t row = 0; row + table->columns <= table->count; row += table->columns) {
        add_row(table, row, out);
        if (row == 0) {
            add_rule(table, out);
        }
    }
    if (table->caption.length > 0) {
        pm_text_addf(out, "\n: %s\n", pm_text_bytes(&table->caption));
    }
}

void pm_markdown_table_free(pm_markdown_table *table)
{
    free(table->cells);
    pm_text_free(&table->caption);
    pm_arena_free(&table->arena);
    *table = (pm_markdown_table){0};
}
