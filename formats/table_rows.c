/* Tables with one row an organisation, relationship..., cut into as many panels as the page is too
 * narrow for: see table_rows.h. */
#include "formats/table_rows.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "formats/plain.h"
#include "formats/rows.h"

enum { DECIMALS = 3, WIDEST_CELL = 24, GAP = 2, SIGN_WIDTH = 3, MOST_HEADER_LINES = 8 };

static const char UNDEFINED[] = "-";

/* A column as it is shown. */
typedef struct shown {
    const pm_column *column;
    size_t width;
    size_t decimals; /* of every number in it, so that decimal points stand under each other */
} shown;

/* A level being written: its columns and how wide each becomes. A row is known by one name, or by
 * two with a sign between them. */
typedef struct panel {
    const pm_results *results;
    pm_level level;
    size_t rows;
    size_t page;          /* columns of the page */
    size_t first, second; /* columns of the row's names; second 0: only one */
    struct shown *columns;
    size_t count;
} panel;

void pm_add_table_value(pm_text *out, pm_value_type type, const pm_value *value)
{
    if (value->reason != NULL) {
        pm_text_add(out, UNDEFINED);
    } else if (type == PM_VALUE_BOOLEAN) {
        pm_text_add(out, value->as.number != 0 ? "yes" : "no");
    } else if (type == PM_VALUE_TEXT) {
        pm_text_add(out, value->as.text);
    } else if (type == PM_VALUE_LIST) {
        for (size_t i = 0; i < value->as.list.count; i++) {
            pm_text_add(out, i > 0 ? "; " : "");
            pm_text_add(out, value->as.list.items[i]);
        }
    } else {
        pm_text_add_rounded(out, value->as.number, DECIMALS);
    }
}

/* Numbers and yes or no stand at the right of their column, texts and lists at its left. */
static bool is_number(const pm_column *column)
{
    pm_value_type type = column->measure->type;
    return type != PM_VALUE_TEXT && type != PM_VALUE_LIST;
}

static size_t decimals_of(const char *number)
{
    const char *point = strchr(number, '.');
    return point != NULL ? strlen(point + 1) : 0;
}

/* A cell of a table: numbers get the decimals of their column. */
static void add_shown(pm_text *out, const shown *of, size_t row)
{
    const pm_value *value = &of->column->values[row];
    pm_text cell = {0};
    pm_add_table_value(&cell, of->column->measure->type, value);
    if (of->column->measure->type == PM_VALUE_NUMBER && value->reason == NULL) {
        size_t own = decimals_of(pm_text_bytes(&cell));
        pm_text_add(&cell, own == 0 && of->decimals > 0 ? "." : "");
        for (; own < of->decimals; own++) {
            pm_text_add(&cell, "0");
        }
    }
    out->failed = out->failed || cell.failed;
    pm_plain_add_cell(out, pm_text_bytes(&cell), of->width, is_number(of->column));
    pm_text_free(&cell);
}

/* Finds how many decimals and how much room a column's values take; out only learns whether memory
 * ran out. */
static void fit_values(shown *of, size_t rows, pm_text *out)
{
    size_t widest_whole = 0; /* before the decimal point */
    for (size_t row = 0; row < rows; row++) {
        pm_text cell = {0};
        pm_add_table_value(&cell, of->column->measure->type, &of->column->values[row]);
        size_t decimals =
            of->column->measure->type == PM_VALUE_NUMBER ? decimals_of(pm_text_bytes(&cell)) : 0;
        size_t width = pm_plain_width(pm_text_bytes(&cell)) - (decimals > 0 ? decimals + 1 : 0);
        of->decimals = decimals > of->decimals ? decimals : of->decimals;
        widest_whole = width > widest_whole ? width : widest_whole;
        out->failed = out->failed || cell.failed;
        pm_text_free(&cell);
    }
    size_t width = widest_whole + (of->decimals > 0 ? of->decimals + 1 : 0);
    width = width < WIDEST_CELL ? width : WIDEST_CELL;
    of->width = width > of->width ? width : of->width;
}

static bool is_undefined_throughout(const pm_column *column, size_t rows)
{
    for (size_t row = 0; row < rows; row++) {
        if (column->values[row].reason == NULL) {
            return false;
        }
    }
    return true;
}

/* --- headers: keys broken after their underscores -------------------------------------------- */

/* Length of the key's part that goes on one line, its underscore included. */
static size_t header_part(const char *key)
{
    size_t length = strcspn(key, "_");
    return key[length] == '_' ? length + 1 : length;
}

static size_t header_width(const char *key)
{
    size_t widest = 0;
    while (*key != '\0') {
        size_t length = header_part(key);
        widest = length > widest ? length : widest;
        key += length;
    }
    return widest < WIDEST_CELL ? widest : WIDEST_CELL;
}

static size_t header_lines(const char *key)
{
    size_t lines = 0;
    while (*key != '\0') {
        key += header_part(key);
        lines++;
    }
    return lines < MOST_HEADER_LINES ? lines : MOST_HEADER_LINES;
}

/* The part of a key that stands on header line "line" of "lines"; keys end at the lowest line. */
static void add_header_cell(pm_text *out, const shown *of, size_t line, size_t lines)
{
    const char *key = of->column->key;
    size_t own = header_lines(key);
    pm_text part = {0};
    if (line + own >= lines) {
        for (size_t skip = line + own - lines; skip > 0; skip--) {
            key += header_part(key);
        }
        /* The last line takes whatever is left, also of a key with very many parts. */
        pm_text_add_bytes(&part, key, line + 1 < lines ? header_part(key) : strlen(key));
    }
    out->failed = out->failed || part.failed;
    pm_plain_add_cell(out, pm_text_bytes(&part), of->width, is_number(of->column));
    pm_text_free(&part);
}

/* --- names of rows --------------------------------------------------------------------------- */

static const char *first_name(const panel *of, size_t row)
{
    bool second_fact = of->level == PM_LEVEL_ORGANISATION || of->level == PM_LEVEL_RELATIONSHIP ||
                       of->level == PM_LEVEL_PERSON;
    return pm_identity(of->results->measures, of->level, row, second_fact ? 1 : 0);
}

/* NULL where rows have one name only. */
static const char *second_name(const panel *of, size_t row)
{
    if (of->level == PM_LEVEL_RELATIONSHIP) {
        return pm_identity(of->results->measures, of->level, row, 2);
    }
    return of->level == PM_LEVEL_MIXING ? pm_identity(of->results->measures, of->level, row, 1)
                                        : NULL;
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* One name may take two fifths of the page, each of two a quarter. */
static void fit_names(panel *of)
{
    for (size_t row = 0; row < of->rows; row++) {
        const char *second = second_name(of, row);
        size_t first_width = pm_plain_width(first_name(of, row));
        size_t second_width = second != NULL ? pm_plain_width(second) : 0;
        of->first = first_width > of->first ? first_width : of->first;
        of->second = second_width > of->second ? second_width : of->second;
    }
    of->first = smaller(of->first, of->second > 0 ? of->page / 4 : of->page * 2 / 5);
    of->second = smaller(of->second, of->page / 4);
}

static size_t names_width(const panel *of)
{
    return of->first + (of->second > 0 ? SIGN_WIDTH + of->second : 0);
}

static void add_names(pm_text *out, const panel *of, size_t row)
{
    pm_plain_add_cell(out, first_name(of, row), of->first, false);
    if (of->second > 0) {
        bool directed = of->level == PM_LEVEL_RELATIONSHIP &&
                        pm_map_edge(pm_results_map(of->results), row)->directed;
        pm_text_add(out, directed ? " > " : " - ");
        pm_plain_add_cell(out, second_name(of, row), of->second, false);
    }
}

/* --- panels ---------------------------------------------------------------------------------- */

static void end_line(pm_text *out)
{
    while (out->length > 0 && out->bytes[out->length - 1] == ' ') {
        out->bytes[--out->length] = '\0';
    }
    pm_text_add(out, "\n");
}

static void add_panel_header(const panel *of, size_t first, size_t end, pm_text *out)
{
    size_t lines = 1;
    for (size_t c = first; c < end; c++) {
        size_t own = header_lines(of->columns[c].column->key);
        lines = own > lines ? own : lines;
    }
    for (size_t line = 0; line < lines; line++) {
        pm_plain_add_spaces(out, names_width(of));
        for (size_t c = first; c < end; c++) {
            pm_plain_add_spaces(out, GAP);
            add_header_cell(out, &of->columns[c], line, lines);
        }
        end_line(out);
    }
}

static void add_panel_row(const panel *of, size_t first, size_t end, size_t row, pm_text *out)
{
    add_names(out, of, row);
    for (size_t c = first; c < end; c++) {
        pm_plain_add_spaces(out, GAP);
        add_shown(out, &of->columns[c], row);
    }
    end_line(out);
}

/* How many columns from "first" on fit beside the names; at least one. */
static size_t panel_end(const panel *of, size_t first)
{
    size_t used = names_width(of) + GAP + of->columns[first].width;
    size_t end = first + 1;
    while (end < of->count && used + GAP + of->columns[end].width <= of->page) {
        used += GAP + of->columns[end].width;
        end++;
    }
    return end;
}

static void add_panels(const panel *of, pm_text *out)
{
    size_t first = 0;
    while (first < of->count) {
        size_t end = panel_end(of, first);
        pm_text_add(out, "\n");
        add_panel_header(of, first, end, out);
        for (size_t row = 0; row < of->rows; row++) {
            add_panel_row(of, first, end, row, out);
        }
        first = end;
    }
}

static void add_column(panel *of, const pm_column *column, pm_text *out)
{
    shown *added = &of->columns[of->count++];
    *added = (shown){.column = column, .width = header_width(column->key)};
    fit_values(added, of->rows, out);
}

/* Columns that nobody has a value in would only push the others apart: they are named instead. */
static void add_undefined(const panel *of, const pm_text *keys, pm_text *out)
{
    out->failed = out->failed || keys->failed;
    if (keys->length > 0) {
        pm_text words = {0};
        pm_text_addf(&words, "Undefined in every row: %s.", pm_text_bytes(keys));
        out->failed = out->failed || words.failed;
        pm_text_add(out, "\n");
        pm_plain_add_wrapped(out, pm_text_bytes(&words), 0, 0, of->page);
        pm_text_free(&words);
    }
}

static void choose_columns(panel *of, pm_text *undefined, pm_text *out)
{
    const pm_measures *measures = of->results->measures;
    for (size_t c = 0; c < pm_measures_column_count(measures, of->level); c++) {
        const pm_column *column = pm_measures_column(measures, of->level, c);
        if (!pm_is_written(of->results, of->level, column) || of->rows == 0) {
            continue;
        }
        if (is_undefined_throughout(column, of->rows)) {
            pm_text_addf(undefined, "%s%s", undefined->length > 0 ? ", " : "", column->key);
        } else {
            add_column(of, column, out);
        }
    }
}

pm_status pm_add_table_rows(const pm_results *results, pm_level level, size_t page, pm_text *out,
                            pm_error *err)
{
    size_t columns = pm_measures_column_count(results->measures, level);
    panel of = {.results = results,
                .level = level,
                .rows = pm_measures_rows(results->measures, level),
                .page = page,
                .columns = pm_new_array(columns, sizeof(shown))};
    pm_text undefined = {0};
    if (of.columns == NULL) {
        return pm_fail_memory(err);
    }
    fit_names(&of);
    choose_columns(&of, &undefined, out);
    add_panels(&of, out);
    add_undefined(&of, &undefined, out);
    pm_text_free(&undefined);
    free(of.columns);
    return PM_OK;
}
