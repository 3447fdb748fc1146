/* An adjacency matrix: names in the first row and the first column, numbers between them, or
 * numbers only. A tie for each number that is not 0: undirected when the matrix is its own mirror
 * image, else from the row's node to the column's. See csv_build.h. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "formats/csv_build.h"

/* Where the numbers are, and whose row and column each is. */
typedef struct matrix {
    pm_csv *csv;
    pm_csv_table *table;
    const pm_sheet *sheet;
    size_t top, left;   /* first row and column of numbers */
    size_t header_left; /* column of the first name in the first row */
    size_t size;
    size_t *column_of; /* by row's number: its column's number */
    double *numbers;   /* size x size, by row and column of names in the rows' order */
} matrix;

/* --- what is one ----------------------------------------------------------------------------- */

static bool is_number(const char *text)
{
    double number = 0;
    return pm_parse_number(text, &number) || pm_csv_has_decimal_comma(text);
}

static bool is_row_of_numbers(const pm_sheet *sheet, size_t row, size_t left)
{
    for (size_t i = left; i < pm_sheet_width(sheet, row); i++) {
        const char *text = pm_sheet_text(sheet, row, i);
        if (text[0] != '\0' && !is_number(text)) {
            return false;
        }
    }
    return true;
}

static bool has_only_numbers(const pm_sheet *sheet)
{
    for (size_t row = 0; row < sheet->row_count; row++) {
        if (!is_row_of_numbers(sheet, row, 0)) {
            return false;
        }
    }
    return sheet->row_count > 1 && sheet->column_count > 1;
}

/* Does the first row hold the name, apart from its corner? */
static bool is_in_first_row(const pm_sheet *sheet, const char *name)
{
    for (size_t i = 0; i < pm_sheet_width(sheet, 0); i++) {
        if (name[0] != '\0' && strcmp(pm_sheet_text(sheet, 0, i), name) == 0) {
            return true;
        }
    }
    return false;
}

/* The names of the first rows stand in the head, too, and beside them are numbers. A table of nodes
 * has its names only once. */
bool pm_csv_is_matrix(const pm_sheet *sheet)
{
    if (sheet->row_count < 2 || sheet->column_count < 2) {
        return false;
    }
    if (has_only_numbers(sheet)) {
        return true;
    }
    bool first = is_in_first_row(sheet, pm_sheet_text(sheet, 1, 0));
    bool second = sheet->row_count < 3 || is_in_first_row(sheet, pm_sheet_text(sheet, 2, 0));
    bool blank_corner = pm_sheet_text(sheet, 0, 0)[0] == '\0';
    return (blank_corner ? first || second : first && second) && is_row_of_numbers(sheet, 1, 1);
}

/* --- names ----------------------------------------------------------------------------------- */

/* Without a corner cell the first name of the head stands above the names of the rows. */
static void find_numbers(matrix *of)
{
    const pm_sheet *sheet = of->sheet;
    bool named = !has_only_numbers(sheet);
    of->top = of->left = named ? 1 : 0;
    of->size = sheet->row_count - of->top;
    bool first_is_a_row = false;
    for (size_t row = of->top; named && row < sheet->row_count; row++) {
        const char *name = pm_sheet_text(sheet, row, 0);
        bool same = strcmp(name, pm_sheet_text(sheet, 0, 0)) == 0;
        first_is_a_row = first_is_a_row || (same && name[0] != '\0');
    }
    of->header_left = first_is_a_row ? 0 : of->left;
}

static pm_status say_not_square(matrix *of, size_t columns, pm_error *err)
{
    size_t row = columns > of->size ? 0 : of->sheet->row_count - 1;
    return pm_csv_error(of->csv, of->table, row, 0, err,
                        "The matrix has %zu rows and %zu columns of numbers: it needs a row and a "
                        "column for each node.",
                        of->size, columns);
}

static pm_status add_named_node(matrix *of, size_t number, pm_error *err)
{
    size_t row = of->top + number;
    const char *name = pm_sheet_text(of->sheet, row, 0);
    size_t node = 0;
    pm_error fault = {0};
    if (name[0] == '\0') {
        return pm_csv_error(of->csv, of->table, row, 0, err,
                            "The row has no name in its first cell: write the node's name there.");
    }
    pm_status status =
        pm_map_add_node(of->csv->map, name, pm_sheet_line(of->sheet, row, 0), &node, &fault);
    if (status == PM_INVALID) {
        return pm_csv_error(of->csv, of->table, row, 0, err, "%s", fault.message);
    }
    return status == PM_OK ? PM_OK : pm_fail_memory(err);
}

static pm_status add_numbered_node(matrix *of, size_t number, pm_error *err)
{
    pm_text name = {0};
    size_t node = 0;
    pm_text_addf(&name, "%zu", number + 1);
    pm_status status = pm_text_check(&name, err);
    if (status == PM_OK) {
        size_t line = pm_sheet_line(of->sheet, of->top + number, 0);
        status = pm_map_add_node(of->csv->map, name.bytes, line, &node, err);
    }
    pm_text_free(&name);
    return status;
}

/* The columns may be in another order than the rows. */
static pm_status place_column(matrix *of, size_t column, pm_error *err)
{
    const char *name = pm_sheet_text(of->sheet, 0, of->header_left + column);
    size_t node = of->left > 0 ? pm_map_find_node(of->csv->map, name) : column;
    if (node == SIZE_MAX) {
        return pm_csv_error(of->csv, of->table, 0, of->header_left + column, err,
                            "The column of \"%s\" has no row: every node needs both.",
                            pm_excerpt_of(name).bytes);
    }
    if (of->column_of[node] != SIZE_MAX) {
        return pm_csv_error(of->csv, of->table, 0, of->header_left + column, err,
                            "There is a second column of \"%s\": every node needs one.",
                            pm_excerpt_of(name).bytes);
    }
    of->column_of[node] = column;
    return PM_OK;
}

static pm_status read_names(matrix *of, pm_error *err)
{
    size_t columns =
        of->left > 0 ? pm_sheet_width(of->sheet, 0) - of->header_left : of->sheet->column_count;
    if (columns != of->size) {
        return say_not_square(of, columns, err);
    }
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < of->size && !of->csv->stopped; i++) {
        status = of->left > 0 ? add_named_node(of, i, err) : add_numbered_node(of, i, err);
        of->column_of[i] = SIZE_MAX;
    }
    for (size_t i = 0; status == PM_OK && i < of->size && of->csv->errors == 0; i++) {
        status = place_column(of, i, err);
    }
    return status;
}

/* --- numbers --------------------------------------------------------------------------------- */

/* Row and column of the sheet that hold a number of the matrix. */
static size_t sheet_column(const matrix *of, size_t to)
{
    return of->left + of->column_of[to];
}

static pm_status say_fault(matrix *of, size_t from, size_t to, const pm_error *fault, pm_error *err)
{
    return pm_csv_error(of->csv, of->table, of->top + from, sheet_column(of, to), err,
                        "From \"%s\" to \"%s\", %s A blank or 0 is no tie.",
                        pm_excerpt_of(pm_map_node_id(of->csv->map, from)).bytes,
                        pm_excerpt_of(pm_map_node_id(of->csv->map, to)).bytes, fault->message);
}

static pm_status keep_number(matrix *of, size_t from, size_t to, const char *text, pm_error *err)
{
    double number = 0;
    pm_parse_number(text, &number);
    of->numbers[from * of->size + to] = number;
    const char *doubt = number < 0 ? pm_csv_doubt(PM_EDGE_STRENGTH, number) : NULL;
    return doubt == NULL ? PM_OK
                         : pm_csv_warn(of->csv, of->table, of->top + from, sheet_column(of, to),
                                       err, "From \"%s\" to \"%s\", strength is \"%s\", which %s.",
                                       pm_excerpt_of(pm_map_node_id(of->csv->map, from)).bytes,
                                       pm_excerpt_of(pm_map_node_id(of->csv->map, to)).bytes,
                                       pm_excerpt_of(text).bytes, doubt);
}

static pm_status read_number(matrix *of, size_t from, size_t to, pm_error *err)
{
    const char *text = pm_sheet_text(of->sheet, of->top + from, sheet_column(of, to));
    pm_text mended = {0};
    pm_error fault = {0};
    if (text[0] == '\0') {
        return PM_OK;
    }
    pm_status status = pm_csv_mend(of->table, PM_EDGE_STRENGTH, text, &mended, &fault);
    if (status == PM_OK) {
        status = pm_vocabulary_check(PM_EDGE_STRENGTH, mended.bytes, &fault);
    }
    if (status == PM_OK) {
        status = keep_number(of, from, to, mended.bytes, err);
    } else {
        status = status == PM_INVALID ? say_fault(of, from, to, &fault, err) : pm_fail_memory(err);
    }
    pm_text_free(&mended);
    return status;
}

static pm_status read_numbers(matrix *of, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t from = 0; from < of->size; from++) {
        size_t width = pm_sheet_width(of->sheet, of->top + from);
        if (status == PM_OK && width > of->left + of->size && !of->csv->stopped) {
            status = pm_csv_error(of->csv, of->table, of->top + from, width - 1, err,
                                  "This row is longer than the matrix, which has %zu columns.",
                                  of->size);
        }
        for (size_t to = 0; status == PM_OK && to < of->size && !of->csv->stopped; to++) {
            status = read_number(of, from, to, err);
        }
    }
    return status;
}

/* --- ties ------------------------------------------------------------------------------------ */

/* What the numbers are like. */
typedef struct likeness {
    bool symmetric;
    bool half;  /* only one side of the diagonal holds ties */
    bool plain; /* no number but 0 and 1: they are no strengths */
} likeness;

static likeness look(const matrix *of)
{
    likeness like = {.symmetric = true, .plain = true};
    size_t above = 0;
    size_t below = 0;
    for (size_t i = 0; i < of->size; i++) {
        for (size_t j = 0; j < of->size; j++) {
            double number = of->numbers[i * of->size + j];
            like.symmetric = like.symmetric && number == of->numbers[j * of->size + i];
            like.plain = like.plain && (number == 0 || number == 1);
            above += number != 0 && j > i ? 1 : 0;
            below += number != 0 && j < i ? 1 : 0;
        }
    }
    like.half = (above == 0) != (below == 0);
    return like;
}

static pm_status add_tie(matrix *of, size_t from, size_t to, const likeness *like, pm_error *err)
{
    size_t row = of->top + from;
    pm_edge edge = {.source = from,
                    .target = to,
                    .directed = !like->symmetric,
                    .line = pm_sheet_line(of->sheet, row, sheet_column(of, to)),
                    .column = sheet_column(of, to) + 1};
    size_t index = 0;
    size_t attribute = 0;
    pm_status status = pm_map_add_edge(of->csv->map, &edge, &index, err);
    if (status != PM_OK || like->plain) {
        return status;
    }
    status = pm_map_add_attribute(of->csv->map, PM_EDGE, pm_vocabulary(PM_EDGE_STRENGTH)->name,
                                  &attribute, err);
    pm_text number = {0};
    pm_text_add_number(&number, of->numbers[from * of->size + to]);
    status = status == PM_OK ? pm_text_check(&number, err) : status;
    if (status == PM_OK) {
        status = pm_map_set(of->csv->map, PM_EDGE, attribute, index, number.bytes, err);
    }
    pm_text_free(&number);
    return status;
}

static pm_status add_ties(matrix *of, pm_error *err)
{
    likeness like = look(of);
    pm_status status = PM_OK;
    if (like.half) {
        status = pm_csv_warn(of->csv, of->table, 0, 0, err,
                             "Only one side of the matrix's diagonal holds numbers: the ties are "
                             "read as directed, from row to column. Fill in the other side if they "
                             "have no direction.");
    }
    for (size_t i = 0; i < of->size; i++) {
        for (size_t j = like.symmetric ? i : 0; status == PM_OK && j < of->size; j++) {
            if (of->numbers[i * of->size + j] != 0) {
                status = add_tie(of, i, j, &like, err);
            }
        }
    }
    return status;
}

pm_status pm_csv_read_matrix(pm_csv *csv, pm_error *err)
{
    pm_csv_table *table = &csv->edges;
    matrix of = {.csv = csv, .table = table, .sheet = &table->sheet};
    find_numbers(&of);
    of.column_of = pm_new_array(of.size, sizeof *of.column_of);
    bool fits = of.size > 0 && of.size <= PM_SHEET_MOST_CELLS / of.size;
    of.numbers = fits ? pm_new_array(of.size * of.size, sizeof *of.numbers) : NULL;
    pm_status status = of.column_of != NULL && of.numbers != NULL ? PM_OK : pm_fail_memory(err);
    if (status == PM_OK) {
        status = read_names(&of, err);
    }
    if (status == PM_OK && csv->errors == 0) {
        status = read_numbers(&of, err);
    }
    if (status == PM_OK && csv->errors == 0) {
        status = add_ties(&of, err);
    }
    free(of.column_of);
    free(of.numbers);
    return status;
}
