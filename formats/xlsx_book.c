/* A workbook: see xlsx_book.h. The only file that knows libxlsxwriter, which writes to a file only:
 * that is a temporary one, read back and removed. */
#include "formats/xlsx_book.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

enum {
    NARROWEST = 9, /* widths of columns, in characters */
    WIDEST = 60,
    WIDEST_WRAPPED = 44,
    WIDEST_NUMBER = 12,
    HEADER_MARGIN = 4,   /* for the button of the filter */
    WRAPPING_MARGIN = 8, /* words do not fill their lines */
    LINE_HEIGHT = 13,    /* points */
    MOST_LINES = 30,     /* a row is at most 409 points high */
    HEADER_HEIGHT = 42,  /* points: three lines */
    COLUMNS_A_PAGE = 13,
    PAPER_A4 = 9,
    LONGEST_CELL = 32000, /* characters; the format's limit is 32,767 */
    CREATED = 946684800   /* 1 January 2000: the same map gives the same bytes on any day */
};

struct pm_book {
    lxw_workbook *workbook; /* NULL once it is closed */
    lxw_worksheet *sheet;
    lxw_format *styles[PM_STYLE_COUNT];
    double widths[PM_BOOK_COLUMNS]; /* of the newest sheet */
    size_t row, lines;              /* the last row with text on several lines, and how many */
    pm_text clean;
    char path[512];
    bool failed;
};

/* One row a style. */
static const struct {
    const char *number; /* format; NULL: none */
    lxw_color_t fill, text;
    bool bold, wrapped;
} STYLES[PM_STYLE_COUNT] = {
    [PM_STYLE_TEXT] = {.text = LXW_COLOR_BLACK},
    [PM_STYLE_OVER] = {.text = LXW_COLOR_BLACK},
    [PM_STYLE_WRAPPED] = {.text = LXW_COLOR_BLACK, .wrapped = true},
    [PM_STYLE_TITLE] = {.text = LXW_COLOR_BLACK, .bold = true},
    [PM_STYLE_HEADER] = {.fill = 0x1F3A5F, .text = LXW_COLOR_WHITE, .bold = true, .wrapped = true},
    [PM_STYLE_WHOLE] = {.number = "#,##0", .text = LXW_COLOR_BLACK},
    [PM_STYLE_NUMBER] = {.number = "#,##0.000", .text = LXW_COLOR_BLACK},
    [PM_STYLE_SHARE] = {.number = "0.0%", .text = LXW_COLOR_BLACK},
    [PM_STYLE_GREEN] = {.fill = 0xD5EFE3, .text = 0x00543C, .bold = true},
    [PM_STYLE_AMBER] = {.fill = 0xFBE6B8, .text = 0x6B4600, .bold = true},
    [PM_STYLE_RED] = {.fill = 0xF7D4C4, .text = 0x7F2A00, .bold = true},
    [PM_STYLE_GREY] = {.fill = 0xE6E6E6, .text = 0x404040, .bold = true},
};

static void settle(pm_book *book, lxw_error result)
{
    book->failed = book->failed || result != LXW_NO_ERROR;
}

static void make_style(pm_book *book, pm_style style)
{
    lxw_format *made = workbook_add_format(book->workbook);
    book->failed = book->failed || made == NULL;
    if (made == NULL) {
        return;
    }
    format_set_font_name(made, "Arial");
    format_set_font_size(made, 10);
    format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    format_set_font_color(made, STYLES[style].text);
    if (STYLES[style].number != NULL) {
        format_set_num_format(made, STYLES[style].number);
    }
    if (STYLES[style].fill != 0) {
        format_set_bg_color(made, STYLES[style].fill);
    }
    if (STYLES[style].bold) {
        format_set_bold(made);
    }
    if (STYLES[style].wrapped) {
        format_set_text_wrap(made);
    }
    if (STYLES[style].number == NULL && style != PM_STYLE_HEADER) {
        format_set_indent(made, 1); /* or it would stick to the number before it */
    }
    book->styles[style] = made;
}

/* A name for the temporary file; the file is made, so that nobody else takes the name. */
static pm_status make_file(pm_book *book, pm_error *err)
{
    const char *folder = getenv("TMPDIR");
    folder = folder != NULL && folder[0] != '\0' ? folder : "/tmp";
    int length = snprintf(book->path, sizeof book->path, "%s/partmap-XXXXXX", folder);
    int file = length > 0 && (size_t)length < sizeof book->path ? mkstemp(book->path) : -1;
    if (file < 0) {
        book->path[0] = '\0';
        return pm_fail(err, PM_IO,
                       "No temporary file can be made in \"%s\": %s. Set TMPDIR to a folder that "
                       "can be written to.",
                       pm_excerpt_of(folder).bytes, strerror(errno));
    }
    close(file);
    return PM_OK;
}

pm_status pm_book_new(pm_book **book, pm_error *err)
{
    pm_book *made = calloc(1, sizeof *made);
    pm_status status = made != NULL ? make_file(made, err) : pm_fail_memory(err);
    if (status == PM_OK) {
        made->workbook = workbook_new(made->path);
        status = made->workbook != NULL ? PM_OK : pm_fail_memory(err);
    }
    if (status != PM_OK) {
        pm_book_free(made);
        return status;
    }
    lxw_doc_properties properties = {.created = CREATED};
    settle(made, workbook_set_properties(made->workbook, &properties));
    for (pm_style style = 0; style < PM_STYLE_COUNT; style++) {
        make_style(made, style);
    }
    *book = made;
    return PM_OK;
}

void pm_book_free(pm_book *book)
{
    if (book == NULL) {
        return;
    }
    if (book->workbook != NULL) {
        lxw_workbook_free(book->workbook);
    }
    if (book->path[0] != '\0') {
        unlink(book->path);
    }
    pm_text_free(&book->clean);
    free(book);
}

void pm_book_add_sheet(pm_book *book, const char *name)
{
    if (book->failed) {
        return;
    }
    book->sheet = workbook_add_worksheet(book->workbook, name);
    book->failed = book->sheet == NULL;
    memset(book->widths, 0, sizeof book->widths);
    book->lines = 0;
}

/* --- cells ----------------------------------------------------------------------------------- */

/* The text without what XML cannot hold, and no longer than a cell: borrowed until the next call.
 */
static const char *clean(pm_book *book, const char *text)
{
    size_t characters = 0;
    book->clean.length = 0;
    while (*text != '\0' && characters++ < LONGEST_CELL) {
        const char *start = text;
        unsigned long character = pm_utf8_next(&text);
        bool kept = character >= 0x20 || character == '\t' || character == '\n';
        if (character == 0xFFFD || character == 0xFFFE || character == 0xFFFF || !kept) {
            pm_text_add(&book->clean, character == '\r' ? "" : "\xEF\xBF\xBD");
        } else {
            pm_text_add_bytes(&book->clean, start, (size_t)(text - start));
        }
    }
    pm_text_add(&book->clean, *text != '\0' ? "..." : "");
    book->failed = book->failed || book->clean.failed;
    return pm_text_bytes(&book->clean);
}

static void widen(pm_book *book, size_t column, double width)
{
    width = width > WIDEST ? WIDEST : width;
    if (width > book->widths[column]) {
        book->widths[column] = width;
    }
}

/* Width of the longest line, or of the longest word where lines may be broken. */
static double width_of(const char *text, bool broken)
{
    size_t longest = 0;
    size_t width = 0;
    while (*text != '\0') {
        unsigned long character = pm_utf8_next(&text);
        width = character == '\n' || (broken && character == ' ') ? 0 : width + 1;
        longest = width > longest ? width : longest;
    }
    return (double)longest;
}

static double width_in_style(const char *text, pm_style style)
{
    if (style == PM_STYLE_HEADER) {
        return width_of(text, true) + HEADER_MARGIN;
    }
    double width = width_of(text, false) + 2;
    return style == PM_STYLE_WRAPPED && width > WIDEST_WRAPPED ? WIDEST_WRAPPED : width;
}

/* Makes the row as high as its text: spreadsheets do not do so by themselves when they open a file.
 */
static void heighten(pm_book *book, size_t row, const char *text)
{
    size_t lines = 1 + pm_utf8_count(text) / (WIDEST_WRAPPED - WRAPPING_MARGIN);
    size_t before = book->lines > 0 && book->row == row ? book->lines : 1;
    if (lines > before) {
        book->row = row;
        book->lines = lines;
        settle(book, worksheet_set_row(
                         book->sheet, (lxw_row_t)row,
                         (double)(lines > MOST_LINES ? MOST_LINES : lines) * LINE_HEIGHT, NULL));
    }
}

void pm_book_put_text(pm_book *book, size_t row, size_t column, const char *text, pm_style style)
{
    const char *fit = clean(book, text);
    if (!book->failed && fit[0] != '\0') {
        settle(book, worksheet_write_string(book->sheet, (lxw_row_t)row, (lxw_col_t)column, fit,
                                            book->styles[style]));
        if (style == PM_STYLE_WRAPPED) {
            heighten(book, row, fit);
        }
        widen(book, column, style == PM_STYLE_OVER ? 0 : width_in_style(fit, style));
    }
}

void pm_book_put_number(pm_book *book, size_t row, size_t column, double number, pm_style style)
{
    if (!book->failed) {
        settle(book, worksheet_write_number(book->sheet, (lxw_row_t)row, (lxw_col_t)column, number,
                                            book->styles[style]));
        widen(book, column, WIDEST_NUMBER);
    }
}

void pm_book_put_note(pm_book *book, size_t row, size_t column, const char *text)
{
    lxw_comment_options options = {.x_scale = 3, .y_scale = 2};
    const char *fit = clean(book, text);
    if (!book->failed && fit[0] != '\0') {
        settle(book, worksheet_write_comment_opt(book->sheet, (lxw_row_t)row, (lxw_col_t)column,
                                                 fit, &options));
    }
}

/* --- sheets ---------------------------------------------------------------------------------- */

void pm_book_shade(pm_book *book, size_t column, size_t first, size_t last)
{
    lxw_conditional_format scale = {
        .type = LXW_CONDITIONAL_2_COLOR_SCALE, .min_color = LXW_COLOR_WHITE, .max_color = 0x8DB9E2};
    if (!book->failed && last > first) {
        settle(book,
               worksheet_conditional_format_range(book->sheet, (lxw_row_t)first, (lxw_col_t)column,
                                                  (lxw_row_t)last, (lxw_col_t)column, &scale));
    }
}

void pm_book_end_sheet(pm_book *book, size_t header, size_t last, size_t columns, size_t frozen)
{
    if (book->failed || columns == 0) {
        return;
    }
    for (size_t c = 0; c < columns; c++) {
        double width = book->widths[c] < NARROWEST ? NARROWEST : book->widths[c];
        settle(book, worksheet_set_column(book->sheet, (lxw_col_t)c, (lxw_col_t)c, width, NULL));
    }
    settle(book, worksheet_autofilter(book->sheet, (lxw_row_t)header, 0, (lxw_row_t)last,
                                      (lxw_col_t)(columns - 1)));
    if (frozen > 0) {
        worksheet_freeze_panes(book->sheet, (lxw_row_t)(header + 1), (lxw_col_t)frozen);
    }
    settle(book, worksheet_set_row(book->sheet, (lxw_row_t)header, HEADER_HEIGHT, NULL));
    worksheet_set_landscape(book->sheet);
    worksheet_set_paper(book->sheet, PAPER_A4);
    if (columns <= COLUMNS_A_PAGE) {
        worksheet_fit_to_pages(book->sheet, 1, 0);
    }
    settle(book, worksheet_repeat_rows(book->sheet, (lxw_row_t)header, (lxw_row_t)header));
}

/* --- the file -------------------------------------------------------------------------------- */

static pm_status read_back(const char *path, pm_text *out, pm_error *err)
{
    char bytes[65536];
    size_t length = 0;
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return pm_fail(err, PM_IO, "The temporary file \"%s\" cannot be read: %s.",
                       pm_excerpt_of(path).bytes, strerror(errno));
    }
    while ((length = fread(bytes, 1, sizeof bytes, file)) > 0) {
        pm_text_add_bytes(out, bytes, length);
    }
    bool failed = ferror(file) != 0;
    fclose(file);
    return failed ? pm_fail(err, PM_IO, "The temporary file \"%s\" cannot be read to its end.",
                            pm_excerpt_of(path).bytes)
                  : pm_text_check(out, err);
}

pm_status pm_book_end(pm_book *book, pm_text *out, pm_error *err)
{
    if (book->failed) {
        return pm_fail_memory(err);
    }
    lxw_error result = workbook_close(book->workbook);
    book->workbook = NULL;
    if (result == LXW_ERROR_MEMORY_MALLOC_FAILED) {
        return pm_fail_memory(err);
    }
    if (result != LXW_NO_ERROR) {
        return pm_fail(err, PM_IO,
                       "The workbook cannot be put together: %s Is there room in the folder for "
                       "temporary files (TMPDIR)?",
                       lxw_strerror(result));
    }
    return read_back(book->path, out, err);
}
