/* A pipe table of Markdown: cells in, one after the other; the table out. Private to viz. */
#ifndef PARTMAP_VIZ_MARKDOWN_TABLE_H
#define PARTMAP_VIZ_MARKDOWN_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/memory.h"
#include "engine/base/text.h"

typedef struct pm_markdown_cell {
    const char *text; /* escaped */
    bool number;      /* stands at the right */
} pm_markdown_cell;

/* Zero-initialise it; free with pm_markdown_table_free. */
typedef struct pm_markdown_table {
    pm_arena arena;
    pm_markdown_cell *cells;
    size_t count, capacity;
    size_t columns; /* of the first row, which is the head */
    size_t in_row;  /* cells of the row under way */
    pm_text caption;
    bool failed;
} pm_markdown_table;

/* Adds a cell that takes "span" columns. */
void pm_markdown_table_add(pm_markdown_table *table, const char *text, bool number, size_t span);

/* Ends a row; what it lacks is left empty. */
void pm_markdown_table_end_row(pm_markdown_table *table);

/* Appends the table. */
void pm_markdown_table_write(const pm_markdown_table *table, pm_text *out);

void pm_markdown_table_free(pm_markdown_table *table);

#endif
