/* Private to formats: a workbook for spreadsheets, sheet by sheet and cell by cell, into a text.
 *
 * A failure is kept: the calls after it do nothing, and pm_book_end tells of it. Text is always
 * text: nothing in a map can become a formula or a link. */
#ifndef PARTMAP_FORMATS_XLSX_BOOK_H
#define PARTMAP_FORMATS_XLSX_BOOK_H

#include <stddef.h>

#include "engine/base/error.h"
#include "engine/base/text.h"

typedef struct pm_book pm_book;

/* How a cell looks. */
typedef enum pm_style {
    PM_STYLE_TEXT,
    PM_STYLE_OVER,    /* text that runs on over empty cells and makes no column wider */
    PM_STYLE_WRAPPED, /* text on several lines */
    PM_STYLE_TITLE,
    PM_STYLE_HEADER,
    PM_STYLE_WHOLE,  /* 1,250 */
    PM_STYLE_NUMBER, /* 0.123 */
    PM_STYLE_SHARE,  /* 12.3% */
    PM_STYLE_GREEN,
    PM_STYLE_AMBER,
    PM_STYLE_RED,
    PM_STYLE_GREY,
    PM_STYLE_COUNT
} pm_style;

enum { PM_BOOK_ROWS = 1048576, PM_BOOK_COLUMNS = 16384 };

/* Caller frees with pm_book_free. */
pm_status pm_book_new(pm_book **book, pm_error *err);
void pm_book_free(pm_book *book);

/* Begins another sheet; the calls below are about the newest. */
void pm_book_add_sheet(pm_book *book, const char *name);

/* Blank text leaves the cell empty; text beyond what a cell holds is cut and ends in "...". */
void pm_book_put_text(pm_book *book, size_t row, size_t column, const char *text, pm_style style);
void pm_book_put_number(pm_book *book, size_t row, size_t column, double number, pm_style style);

/* A note that shows when the mouse is over the cell. */
void pm_book_put_note(pm_book *book, size_t row, size_t column, const char *text);

/* Shades the cells of a column from white (lowest) to blue (highest). */
void pm_book_shade(pm_book *book, size_t column, size_t first, size_t last);

/* Makes the rows from "header" to "last" a table that can be filtered; header and the first columns
 * stay in sight where "frozen" says so (0: nothing stays). Columns become as wide as what is in
 * them. */
void pm_book_end_sheet(pm_book *book, size_t header, size_t last, size_t columns, size_t frozen);

/* Appends the finished file, the same bytes for the same cells. PM_IO when the folder for temporary
 * files cannot be used. */
pm_status pm_book_end(pm_book *book, pm_text *out, pm_error *err);

#endif
