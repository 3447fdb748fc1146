/* Cells of a sheet by libcsv: see sheet.h. The only file that knows libcsv. */
#include "formats/sheet.h"

#include <csv.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "formats/sheet_bytes.h"

/* State of the reader while libcsv calls back. */
typedef struct cutting {
    pm_sheet sheet;
    size_t cell_count, cell_capacity, start_capacity;
    char *free_bytes; /* where the next cell's text goes */
    size_t line;      /* the next cell begins on */
    pm_status status; /* once not PM_OK, calls are passed over */
    pm_error *err;
} cutting;

/* --- cells ----------------------------------------------------------------------------------- */

/* No-break spaces come along from web pages and accounts. */
static const char *skip_blanks(const char *text, const char *end)
{
    while (text < end) {
        if (strchr(" \t\n\f\v", *text) != NULL) {
            text++;
        } else if (end - text >= 2 && memcmp(text, "\xC2\xA0", 2) == 0) {
            text += 2;
        } else {
            break;
        }
    }
    return text;
}

static const char *end_without_blanks(const char *text, const char *end)
{
    while (end > text) {
        if (strchr(" \t\n\f\v", end[-1]) != NULL) {
            end--;
        } else if (end - text >= 2 && memcmp(end - 2, "\xC2\xA0", 2) == 0) {
            end -= 2;
        } else {
            break;
        }
    }
    return end;
}

static size_t count_lines(const char *text, size_t length)
{
    size_t lines = 0;
    const char *end = text + length;
    while ((text = memchr(text, '\n', (size_t)(end - text))) != NULL) {
        lines++;
        text++;
    }
    return lines;
}

static size_t cells_in_row(const cutting *cut)
{
    return cut->cell_count - cut->sheet.starts[cut->sheet.row_count];
}

static pm_status check_limits(const cutting *cut, size_t length)
{
    if (length > PM_SHEET_LONGEST_CELL) {
        return pm_fail_at(cut->err, PM_INVALID, cut->line, cells_in_row(cut) + 1,
                          "The cell that begins here is longer than %d bytes, the most partmap "
                          "reads: is there a quote too many, or one that is not closed?",
                          PM_SHEET_LONGEST_CELL);
    }
    if (cut->cell_count >= PM_SHEET_MOST_CELLS) {
        return pm_fail_at(cut->err, PM_INVALID, cut->line, cells_in_row(cut) + 1,
                          "The sheet has more than %d cells, the most partmap reads: split it.",
                          PM_SHEET_MOST_CELLS);
    }
    return PM_OK;
}

/* The text goes into the bytes that libcsv has done with: a cell with its closing zero is never
 * longer than the same cell with its separator. An apostrophe before a formula's first character
 * is what our own sheets defuse formulas with, and one more where some stood there before: one is
 * taken off again. */
static const char *keep_text(cutting *cut, const char *text, size_t length)
{
    const char *start = skip_blanks(text, text + length);
    const char *end = end_without_blanks(start, text + length);
    const char *opening = start;
    while (opening < end && *opening == '\'') {
        opening++;
    }
    bool defused =
        opening > start && opening < end && strchr("=+-@", *opening) != NULL && *opening != '\0';
    start += defused ? 1 : 0;
    char *kept = cut->free_bytes;
    size_t kept_length = (size_t)(end - start);
    memmove(kept, start, kept_length);
    kept[kept_length] = '\0';
    cut->free_bytes += kept_length + 1;
    return kept;
}

static void on_cell(void *bytes, size_t length, void *data)
{
    cutting *cut = data;
    if (cut->status == PM_OK) {
        cut->status = check_limits(cut, length);
    }
    void *cells = cut->sheet.cells;
    if (cut->status == PM_OK) {
        cut->status = pm_grow(&cells, &cut->cell_capacity, cut->cell_count + 1,
                              sizeof *cut->sheet.cells, cut->err);
        cut->sheet.cells = cells;
    }
    if (cut->status != PM_OK) {
        return;
    }
    size_t lines = count_lines(bytes, length);
    cut->sheet.cells[cut->cell_count++] =
        (pm_sheet_cell){.text = keep_text(cut, bytes, length), .line = cut->line};
    cut->line += lines;
}

/* --- rows ------------------------------------------------------------------------------------ */

static pm_status begin_row(cutting *cut)
{
    void *starts = cut->sheet.starts;
    pm_status status = pm_grow(&starts, &cut->start_capacity, cut->sheet.row_count + 1,
                               sizeof *cut->sheet.starts, cut->err);
    cut->sheet.starts = starts;
    if (status == PM_OK) {
        cut->sheet.starts[cut->sheet.row_count] = cut->cell_count;
    }
    return status;
}

static void end_row(cutting *cut)
{
    size_t start = cut->sheet.starts[cut->sheet.row_count];
    while (cut->cell_count > start && cut->sheet.cells[cut->cell_count - 1].text[0] == '\0') {
        cut->cell_count--;
    }
    size_t width = cut->cell_count - start;
    if (width == 0) {
        return;
    }
    if (width > cut->sheet.column_count) {
        cut->sheet.column_count = width;
    }
    cut->sheet.row_count++;
    cut->status = begin_row(cut);
}

static void on_row(int ended_by, void *data)
{
    cutting *cut = data;
    if (cut->status == PM_OK) {
        end_row(cut);
        cut->line += ended_by == '\n' ? 1 : 0;
    }
}

/* --- the whole sheet ------------------------------------------------------------------------- */

static pm_status translate(int code, const cutting *cut)
{
    if (code == CSV_EPARSE) {
        return pm_fail_at(cut->err, PM_INVALID, cut->line, cells_in_row(cut) + 1,
                          "The cell that begins here opens a quote that is never closed: put "
                          "another \" at its end, or two for a quote inside it.");
    }
    return code == CSV_ENOMEM || code == CSV_ETOOBIG
               ? pm_fail_memory(cut->err)
               : pm_fail(cut->err, PM_INTERNAL, "libcsv says: %s.", csv_strerror(code));
}

/* libcsv cannot be stopped from its calls: it gets the text in pieces and is asked no more once
 * something failed. */
static pm_status cut_text(cutting *cut, const char *text, size_t length)
{
    struct csv_parser parser;
    if (csv_init(&parser, CSV_REPALL_NL) != 0) {
        return pm_fail_memory(cut->err);
    }
    csv_set_blk_size(&parser, PM_SOURCE_CHUNK);
    csv_set_delim(&parser, (unsigned char)cut->sheet.separator);
    while (length > 0 && cut->status == PM_OK) {
        size_t piece = length < PM_SOURCE_CHUNK ? length : PM_SOURCE_CHUNK;
        if (csv_parse(&parser, text, piece, on_cell, on_row, cut) != piece) {
            cut->status = translate(csv_error(&parser), cut);
        }
        text += piece;
        length -= piece;
    }
    /* A quote inside a cell without quotes is let pass, one that is open at the end is not. */
    csv_set_opts(&parser, CSV_STRICT | CSV_STRICT_FINI);
    if (cut->status == PM_OK && csv_fini(&parser, on_cell, on_row, cut) != 0) {
        cut->status = translate(csv_error(&parser), cut);
    }
    csv_free(&parser);
    return cut->status;
}

pm_status pm_sheet_read_bytes(const char *bytes, size_t length, pm_sheet *sheet,
                              pm_problems *problems, pm_error *err)
{
    pm_text text = {0};
    cutting cut = {.line = 1, .err = err};
    pm_status status = pm_sheet_decode(bytes, length, &text, problems, err);
    if (status == PM_OK) {
        status = begin_row(&cut);
    }
    if (status == PM_OK && text.length > 0) {
        size_t skipped = 0;
        cut.sheet.separator = pm_sheet_find_separator(text.bytes, &skipped);
        cut.free_bytes = text.bytes;
        status = cut_text(&cut, text.bytes + skipped, text.length - skipped);
    }
    if (status != PM_OK) {
        goto cleanup;
    }
    *sheet = cut.sheet;
    sheet->bytes = text.bytes;
    cut.sheet = (pm_sheet){0};
    text = (pm_text){0};
cleanup:
    pm_sheet_free(&cut.sheet);
    pm_text_free(&text);
    return status;
}

pm_status pm_sheet_read(pm_source *source, pm_sheet *sheet, pm_problems *problems, pm_error *err)
{
    pm_text raw = {0};
    pm_status status = pm_sheet_take_bytes(source, &raw, err);
    if (status == PM_OK) {
        status = pm_sheet_read_bytes(pm_text_bytes(&raw), raw.length, sheet, problems, err);
    }
    pm_text_free(&raw);
    return status;
}

pm_status pm_sheet_read_path(const char *path, pm_sheet *sheet, pm_problems *problems,
                             pm_error *err)
{
    pm_source *source = NULL;
    FILE *stream = fopen(path, "rb");
    int reason = errno;
    pm_status status =
        stream != NULL
            ? pm_source_open(stream, path, 0, &source, err)
            : pm_fail(err, PM_IO,
                      reason == ENOENT ? "There is no such file: check its name and folder."
                                       : "The file cannot be opened: %s.",
                      strerror(reason));
    if (status == PM_OK) {
        status = pm_sheet_read(source, sheet, problems, err);
    }
    pm_source_close(source);
    if (stream != NULL) {
        fclose(stream);
    }
    if (status != PM_OK) {
        pm_error_in_file(err, path);
    }
    return status;
}

void pm_sheet_free(pm_sheet *sheet)
{
    if (sheet != NULL) {
        free(sheet->bytes);
        free(sheet->cells);
        free(sheet->starts);
        *sheet = (pm_sheet){0};
    }
}

/* --- asking ---------------------------------------------------------------------------------- */

size_t pm_sheet_width(const pm_sheet *sheet, size_t row)
{
    return sheet->starts[row + 1] - sheet->starts[row];
}

const char *pm_sheet_text(const pm_sheet *sheet, size_t row, size_t column)
{
    bool there = column < pm_sheet_width(sheet, row);
    return there ? sheet->cells[sheet->starts[row] + column].text : "";
}

size_t pm_sheet_line(const pm_sheet *sheet, size_t row, size_t column)
{
    size_t width = pm_sheet_width(sheet, row);
    return sheet->cells[sheet->starts[row] + (column < width ? column : width - 1)].line;
}

/* The next character of a header that counts, in lower case; 0 at its end. */
static char next_that_counts(const char **header)
{
    *header += strspn(*header, " \t\n_-.");
    char c = **header;
    *header += c != '\0' ? 1 : 0;
    return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

bool pm_sheet_same_header(const char *a, const char *b)
{
    char c = 0;
    do {
        c = next_that_counts(&a);
        if (c != next_that_counts(&b)) {
            return false;
        }
    } while (c != '\0');
    return true;
}

size_t pm_sheet_find_header(const pm_sheet *sheet, size_t row, const char *header)
{
    for (size_t i = 0; i < pm_sheet_width(sheet, row); i++) {
        const char *text = pm_sheet_text(sheet, row, i);
        if (text[0] != '\0' && pm_sheet_same_header(text, header)) {
            return i;
        }
    }
    return SIZE_MAX;
}

pm_sheet_column pm_sheet_column_of(size_t column, const char *header)
{
    char letters[16];
    size_t start = sizeof letters - 1;
    letters[start] = '\0';
    for (size_t rest = column + 1; rest > 0 && start > 0; rest = (rest - 1) / 26) {
        letters[--start] = (char)('A' + (rest - 1) % 26);
    }
    pm_sheet_column named = {{0}};
    bool titled = header[0] != '\0';
    snprintf(named.bytes, sizeof named.bytes, titled ? "column %s (%s)" : "column %s",
             letters + start, pm_excerpt_of(header).bytes);
    return named;
}
