/* Private to formats: a sheet as spreadsheets save it for others (CSV, "Unicode text"). Bytes in,
 * rows of cells out; what the cells mean is for those who read the sheet to say.
 *
 * The separator (comma, semicolon, tab or |) and the encoding are found out. Cells are trimmed;
 * blank rows are left out, and so are blank cells at a row's end. Rows and columns count from 0
 * here, and from 1 in messages, whose column is the cell's place in its row: 3 for column C. */
#ifndef PARTMAP_FORMATS_SHEET_H
#define PARTMAP_FORMATS_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/error.h"
#include "engine/base/text.h"
#include "formats/source.h"

enum {
    PM_SHEET_LONGEST_CELL = 100000,  /* bytes; spreadsheets hold 32,767 or 50,000 characters */
    PM_SHEET_MOST_CELLS = 20000000,  /* of all rows together */
    PM_SHEET_MOST_BYTES = 1024000000 /* of the text */
};

typedef struct pm_sheet_cell {
    const char *text; /* trimmed UTF-8, lines ended by \n; never NULL */
    size_t line;      /* in the file, from 1 */
} pm_sheet_cell;

/* Zero-initialise it; free with pm_sheet_free. */
typedef struct pm_sheet {
    char *bytes;          /* what the cells' texts lie in */
    pm_sheet_cell *cells; /* of all rows, one after the other */
    size_t *starts;       /* row_count + 1 of them: where each row's cells begin */
    size_t row_count;     /* rows that are not blank */
    size_t column_count;  /* of the widest row */
    char separator;
} pm_sheet;

/* Reads a source to its end. Warnings (of an encoding assumed) go to problems. PM_INVALID with the
 * place in err when it is no text, a quote is never closed or a limit is passed. A source without
 * any cell is a sheet without rows. */
pm_status pm_sheet_read(pm_source *source, pm_sheet *sheet, pm_problems *problems, pm_error *err);

/* The same from bytes closed with a zero byte. */
pm_status pm_sheet_read_bytes(const char *bytes, size_t length, pm_sheet *sheet,
                              pm_problems *problems, pm_error *err);

/* The same from a path; err names it. */
pm_status pm_sheet_read_path(const char *path, pm_sheet *sheet, pm_problems *problems,
                             pm_error *err);

void pm_sheet_free(pm_sheet *sheet);

/* Text of a cell, "" where the row is shorter. Borrowed until pm_sheet_free. */
const char *pm_sheet_text(const pm_sheet *sheet, size_t row, size_t column);

/* Line of a cell; where the row is shorter, of its last cell. */
size_t pm_sheet_line(const pm_sheet *sheet, size_t row, size_t column);

/* Cells of a row, the last of them not blank; at least 1. */
size_t pm_sheet_width(const pm_sheet *sheet, size_t row);

/* Are two headers the same but for case, blanks, '_', '-' and '.'? "Decision body" and
 * "decision_body" are. */
bool pm_sheet_same_header(const char *a, const char *b);

/* First column of a row whose header is the same as "header", or SIZE_MAX. */
size_t pm_sheet_find_header(const pm_sheet *sheet, size_t row, const char *header);

/* How a message calls a column: "column C (Sector)"; header may be "". Write
 * pm_sheet_column_of(column, header).bytes as an argument. */
typedef struct pm_sheet_column {
    char bytes[sizeof(pm_excerpt) + 32];
} pm_sheet_column;
pm_sheet_column pm_sheet_column_of(size_t column, const char *header);

#endif
