/* DL's matrices in, ties out. See foreign_dl.h. A DL file does not say whether its ties have a
 * direction: a matrix that is the same both ways holds undirected ones. */
#include <stdint.h>
#include <stdlib.h>

#include "engine/base/memory.h"
#include "formats/foreign_dl.h"

static pm_status keep_cell(pm_dl *dl, const pm_dl_cell *cell, pm_error *err)
{
    void *cells = dl->cells;
    pm_status status =
        pm_grow(&cells, &dl->cell_capacity, dl->cell_count + 1, sizeof *dl->cells, err);
    dl->cells = cells;
    if (status == PM_OK) {
        dl->cells[dl->cell_count++] = *cell;
    }
    return status;
}

static pm_status report_end(pm_dl *dl, pm_error *err)
{
    return pm_foreign_give_up(
        &dl->foreign, dl->cursor.line, 0, err,
        "The file ends within the matrix: the header says it has %zu rows and "
        "%zu columns.",
        dl->rows, dl->columns);
}

static pm_status read_cell(pm_dl *dl, size_t row, size_t column, pm_error *err)
{
    pm_word_read word = {0};
    pm_dl_cell cell = {.row = row, .column = column};
    if (!pm_dl_next_word(dl, &word)) {
        return report_end(dl, err);
    }
    cell.line = word.line;
    if (!pm_word_number(&word, &cell.value)) {
        return pm_foreign_mend(&dl->foreign, word.line, pm_word_column(&word), " It is read as 0.",
                               " Correct it, or the number of nodes in the header.", err,
                               "\"%s\" in the matrix is no number.", pm_word_excerpt(&word).bytes);
    }
    return cell.value != 0 ? keep_cell(dl, &cell, err) : PM_OK;
}

/* Labels above the columns. */
static pm_status read_column_labels(pm_dl *dl, pm_error *err)
{
    pm_word_read word = {0};
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < dl->columns && !dl->foreign.stopped; i++) {
        size_t index = 0;
        if (!pm_dl_next_word(dl, &word)) {
            return report_end(dl, err);
        }
        status = pm_dl_find(dl, true, &word, &index, err);
    }
    return status;
}

/* The columns of a row that are in the file. */
static void find_span(const pm_dl *dl, size_t row, size_t *from, size_t *to)
{
    size_t diagonal = dl->no_diagonal ? 0 : 1;
    *from = 0;
    *to = dl->columns;
    if (dl->format == PM_DL_LOWER_HALF) {
        *to = row + diagonal;
    } else if (dl->format == PM_DL_UPPER_HALF) {
        *from = row + 1 - diagonal;
    }
}

static pm_status read_row(pm_dl *dl, size_t row, pm_error *err)
{
    pm_word_read word = {0};
    pm_status status = PM_OK;
    size_t from = 0;
    size_t to = 0;
    size_t labelled = row;
    find_span(dl, row, &from, &to);
    if (dl->row_labels.embedded && from < to) {
        if (!pm_dl_next_word(dl, &word)) {
            return report_end(dl, err);
        }
        status = pm_dl_find(dl, false, &word, &labelled, err);
    }
    bool full = dl->format == PM_DL_FULL_MATRIX;
    for (size_t i = from; status == PM_OK && i < to && !dl->foreign.stopped; i++) {
        if (labelled != SIZE_MAX && !(full && dl->no_diagonal && i == row)) {
            status = read_cell(dl, labelled, i, err);
        }
    }
    return status;
}

/* --- ties ------------------------------------------------------------------------------------ */

static int compare_cells(const void *left, const void *right)
{
    const pm_dl_cell *a = left;
    const pm_dl_cell *b = right;
    if (a->row != b->row) {
        return a->row < b->row ? -1 : 1;
    }
    return a->column < b->column ? -1 : a->column > b->column;
}

static bool is_symmetric(const pm_dl *dl)
{
    for (size_t i = 0; i < dl->cell_count; i++) {
        const pm_dl_cell *cell = &dl->cells[i];
        pm_dl_cell sought = {.row = cell->column, .column = cell->row};
        const pm_dl_cell *other =
            bsearch(&sought, dl->cells, dl->cell_count, sizeof *dl->cells, compare_cells);
        if (other == NULL || other->value < cell->value || other->value > cell->value) {
            return false;
        }
    }
    return true;
}

static pm_status add_ties(pm_dl *dl, pm_error *err)
{
    bool halves = dl->format != PM_DL_FULL_MATRIX || dl->two_sets;
    pm_status status = PM_OK;
    /* Labels may put the rows in another order. */
    if (dl->cell_count > 1) {
        qsort(dl->cells, dl->cell_count, sizeof *dl->cells, compare_cells);
    }
    bool twice = !halves && is_symmetric(dl);
    if (twice && dl->cell_count > 0) {
        status = pm_foreign_warn_once(&dl->foreign, "symmetric", dl->cells[0].line, 0, err,
                                      "The matrix is the same both ways: each pair of numbers in "
                                      "it is read as one tie without a direction.");
    }
    for (size_t i = 0; status == PM_OK && i < dl->cell_count; i++) {
        if (!twice || dl->cells[i].row <= dl->cells[i].column) {
            status = pm_dl_add_tie(dl, &dl->cells[i], !halves && !twice, err);
        }
    }
    dl->cell_count = 0;
    return status;
}

pm_status pm_dl_read_matrices(pm_dl *dl, pm_error *err)
{
    pm_status status = PM_OK;
    for (; status == PM_OK && dl->matrix < dl->matrices && !dl->foreign.stopped; dl->matrix++) {
        if (dl->column_labels.embedded) {
            status = read_column_labels(dl, err);
        }
        for (size_t i = 0; status == PM_OK && i < dl->rows && !dl->foreign.stopped; i++) {
            status = read_row(dl, i, err);
        }
        if (status == PM_OK && !dl->foreign.stopped && dl->matrix == 0) {
            status = pm_dl_add_unnamed(dl, err);
        }
        if (status == PM_OK && !dl->foreign.stopped) {
            status = add_ties(dl, err);
        }
    }
    pm_word_read word = {0};
    if (status == PM_OK && !dl->foreign.stopped && pm_dl_next_word(dl, &word)) {
        status = pm_foreign_mend(
            &dl->foreign, word.line, pm_word_column(&word), " The rest is left out.",
            " Correct the number of nodes in the header.", err,
            "\"%s\" stands behind the last number of the matrix.", pm_word_excerpt(&word).bytes);
    }
    return status;
}
