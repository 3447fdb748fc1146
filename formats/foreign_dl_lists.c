/* DL's edge lists and node lists in, ties out. See foreign_dl.h. */
#include <math.h>
#include <stdint.h>

#include "formats/foreign_dl.h"

/* A DL file does not say whether its ties have a direction. Those of two sets have none. */
static pm_status add_tie(pm_dl *dl, const pm_dl_cell *cell, pm_error *err)
{
    pm_status status = pm_dl_add_tie(dl, cell, !dl->two_sets, err);
    if (status == PM_OK && !dl->two_sets) {
        status = pm_foreign_warn_once(&dl->foreign, "directed", cell->line, 0, err,
                                      "A DL list does not say whether its ties have a direction: "
                                      "all are read as going from the first name to the second.");
    }
    return status;
}

static pm_status leave_out_rest(pm_dl *dl, pm_error *err)
{
    pm_word_read word = {0};
    if (!pm_cursor_word(&dl->cursor, ",", &word)) {
        return PM_OK;
    }
    return pm_foreign_warn_once(&dl->foreign, "rest", word.line, pm_word_column(&word), err,
                                "\"%s\" stands behind the tie's value: the rest of the line is "
                                "left out, and so it is in lines like it.",
                                pm_word_excerpt(&word).bytes);
}

static pm_status read_value(pm_dl *dl, pm_dl_cell *cell, pm_error *err)
{
    pm_word_read word = {0};
    cell->value = NAN;
    if (!pm_cursor_word(&dl->cursor, ",", &word) || pm_word_number(&word, &cell->value)) {
        return PM_OK;
    }
    cell->value = NAN;
    return pm_foreign_mend(&dl->foreign, word.line, pm_word_column(&word),
                           " The tie is kept without a value.", " Correct it.", err,
                           "\"%s\" is no number: the third word is the value of the tie.",
                           pm_word_excerpt(&word).bytes);
}

static pm_status read_edge(pm_dl *dl, const pm_word_read *first, pm_error *err)
{
    pm_dl_cell cell = {.line = first->line, .value = NAN};
    pm_word_read second = {0};
    if (!pm_cursor_word(&dl->cursor, ",", &second)) {
        return pm_foreign_mend(&dl->foreign, first->line, 0, " The line is left out.",
                               " Write both ends.", err, "The line names one end of a tie only.");
    }
    pm_status status = pm_dl_find(dl, false, first, &cell.row, err);
    if (status == PM_OK) {
        status = pm_dl_find(dl, true, &second, &cell.column, err);
    }
    if (status != PM_OK || cell.row == SIZE_MAX || cell.column == SIZE_MAX) {
        return status;
    }
    status = read_value(dl, &cell, err);
    if (status == PM_OK && !(isfinite(cell.value) && cell.value == 0)) {
        status = add_tie(dl, &cell, err);
    }
    return status == PM_OK ? leave_out_rest(dl, err) : status;
}

/* All words of the line from the cursor on are tied to a row. */
static pm_status read_others(pm_dl *dl, size_t row, pm_error *err)
{
    pm_status status = PM_OK;
    pm_word_read word = {0};
    while (status == PM_OK && pm_cursor_word(&dl->cursor, ",", &word)) {
        pm_dl_cell cell = {.row = row, .line = word.line, .value = NAN};
        status = pm_dl_find(dl, true, &word, &cell.column, err);
        if (status == PM_OK && cell.column != SIZE_MAX && row != SIZE_MAX) {
            status = add_tie(dl, &cell, err);
        }
    }
    return status;
}

/* "2 5 7": the row-th node is tied to two others. */
static pm_status read_counted(pm_dl *dl, const pm_word_read *first, size_t row, pm_error *err)
{
    pm_cursor ahead = dl->cursor;
    pm_word_read word = {0};
    size_t said = 0;
    size_t found = 0;
    while (pm_cursor_word(&ahead, ",", &word)) {
        found++;
    }
    pm_status status = PM_OK;
    if (!pm_word_whole(first, &said) || said != found || row >= dl->rows) {
        status = pm_foreign_mend(&dl->foreign, first->line, pm_word_column(first),
                                 " The nodes that are there count.",
                                 " In nodelist1b each line begins with the number of nodes that "
                                 "follow, one line a node.",
                                 err, "The line begins with \"%s\", and %zu words follow.",
                                 pm_word_excerpt(first).bytes, found);
    }
    return status == PM_OK ? read_others(dl, row < dl->rows ? row : SIZE_MAX, err) : status;
}

static pm_status read_line(pm_dl *dl, const pm_word_read *first, size_t line, pm_error *err)
{
    size_t row = SIZE_MAX;
    if (dl->format == PM_DL_EDGE_LIST) {
        return read_edge(dl, first, err);
    }
    if (dl->format == PM_DL_NODE_LIST_B) {
        return read_counted(dl, first, line, err);
    }
    pm_status status = pm_dl_find(dl, false, first, &row, err);
    return status == PM_OK ? read_others(dl, row, err) : status;
}

pm_status pm_dl_read_lists(pm_dl *dl, pm_error *err)
{
    pm_status status = PM_OK;
    size_t lines = 0;
    do {
        pm_word_read first = {0};
        if (!pm_cursor_word(&dl->cursor, ",", &first)) {
            continue;
        }
        if (first.length == 1 && *first.text == '!') {
            dl->matrix++; /* the next relation */
            lines = 0;
            continue;
        }
        status = read_line(dl, &first, lines, err);
        lines++;
    } while (status == PM_OK && !dl->foreign.stopped && pm_cursor_next_line(&dl->cursor));
    return status == PM_OK && !dl->foreign.stopped ? pm_dl_add_unnamed(dl, err) : status;
}
