/* Pajek's ties: lines of *Arcs, *Edges, their lists and *Matrix in, edges of the map out. See
 * foreign_pajek.h. */
#include <stdint.h>

#include "formats/foreign_pajek.h"

/* What stands behind the keyword: ":2 \"funds\"", the number and the name of a relation. */
static pm_status begin_ties(pm_pajek *pajek, bool directed, pm_error *err)
{
    pm_word_read word = {0};
    pajek->directed = directed;
    pajek->relation.length = 0;
    if (!pajek->has_vertices) {
        pajek->section = NULL;
        return pm_foreign_error(&pajek->foreign, pajek->cursor.line, 1, err,
                                "Ties come before the line \"*Vertices\": put that first.");
    }
    while (pm_cursor_word(&pajek->cursor, ":", &word)) {
        pajek->relation.length = 0;
        pm_text_add_bytes(&pajek->relation, word.text, word.length);
    }
    pm_status status = pm_text_check(&pajek->relation, err);
    return status == PM_OK ? pm_pajek_add_nodes(pajek, err) : status;
}

pm_status pm_pajek_begin_arcs(pm_pajek *pajek, pm_error *err)
{
    return begin_ties(pajek, true, err);
}

pm_status pm_pajek_begin_edges(pm_pajek *pajek, pm_error *err)
{
    return begin_ties(pajek, false, err);
}

static pm_status add_tie(pm_pajek *pajek, size_t source, size_t target, size_t *edge, pm_error *err)
{
    pm_edge added = {.source = source,
                     .target = target,
                     .directed = pajek->directed,
                     .line = pajek->cursor.line};
    pm_status status = pm_map_add_edge(pajek->foreign.map, &added, edge, err);
    if (status == PM_OK && pajek->relation.length > 0) {
        status = pm_foreign_state(&pajek->foreign, PM_EDGE, "relation", *edge,
                                  pajek->relation.bytes, added.line, err);
    }
    return status;
}

static pm_status state_weight(pm_pajek *pajek, size_t edge, const pm_word_read *word, pm_error *err)
{
    pm_text text = {0};
    pm_status status = pm_word_copy(word, &text, err);
    if (status == PM_OK) {
        status = pm_foreign_state(&pajek->foreign, PM_EDGE, "weight", edge, pm_text_bytes(&text),
                                  word->line, err);
    }
    pm_text_free(&text);
    return status;
}

static pm_status report_lone_vertex(pm_pajek *pajek, pm_error *err)
{
    return pm_foreign_mend(&pajek->foreign, pajek->cursor.line, 0, " The line is left out.",
                           " Write the numbers of both ends.", err,
                           "The line names one end of a tie only.");
}

pm_status pm_pajek_read_tie(pm_pajek *pajek, pm_error *err)
{
    size_t source = SIZE_MAX;
    size_t target = SIZE_MAX;
    size_t edge = 0;
    size_t problems = pajek->foreign.reading->problems.count;
    pm_status status = pm_pajek_vertex(pajek, &source, err);
    if (status == PM_OK && source != SIZE_MAX) {
        status = pm_pajek_vertex(pajek, &target, err);
    }
    if (status != PM_OK || target == SIZE_MAX) {
        bool unsaid = status == PM_OK && problems == pajek->foreign.reading->problems.count;
        return unsaid ? report_lone_vertex(pajek, err) : status;
    }
    status = add_tie(pajek, source, target, &edge, err);
    pm_cursor before = pajek->cursor;
    pm_word_read word = {0};
    double number = 0;
    if (status == PM_OK && pm_cursor_word(&pajek->cursor, "", &word)) {
        if (pm_word_number(&word, &number)) {
            status = state_weight(pajek, edge, &word, err);
        } else {
            pajek->cursor = before;
        }
    }
    return status == PM_OK ? pm_pajek_pairs(pajek, PM_EDGE, edge, err) : status;
}

pm_status pm_pajek_read_tie_list(pm_pajek *pajek, pm_error *err)
{
    size_t source = SIZE_MAX;
    size_t target = SIZE_MAX;
    pm_status status = pm_pajek_vertex(pajek, &source, err);
    if (status != PM_OK || source == SIZE_MAX) {
        return status;
    }
    status = pm_pajek_vertex(pajek, &target, err);
    while (status == PM_OK && target != SIZE_MAX) {
        size_t edge = 0;
        status = add_tie(pajek, source, target, &edge, err);
        if (status == PM_OK) {
            status = pm_pajek_vertex(pajek, &target, err);
        }
    }
    return status;
}

/* --- matrices -------------------------------------------------------------------------------- */

/* Two sets have rows for the first and columns for the second. */
static size_t row_count(const pm_pajek *pajek)
{
    return pajek->rows > 0 ? pajek->rows : pajek->count;
}

static size_t column_count(const pm_pajek *pajek)
{
    return pajek->count - pajek->rows;
}

pm_status pm_pajek_begin_matrix(pm_pajek *pajek, pm_error *err)
{
    pajek->values = 0;
    return begin_ties(pajek, pajek->rows == 0, err);
}

static pm_status read_cell(pm_pajek *pajek, const pm_word_read *word, pm_error *err)
{
    double number = 0;
    size_t edge = 0;
    size_t row = pajek->values / column_count(pajek);
    size_t column = pajek->values % column_count(pajek) + pajek->rows;
    pajek->values++;
    if (!pm_word_number(word, &number)) {
        return pm_foreign_mend(&pajek->foreign, word->line, pm_word_column(word),
                               " It is read as 0.", " Correct it.", err,
                               "\"%s\" in the matrix is no number.", pm_word_excerpt(word).bytes);
    }
    if (number == 0) {
        return PM_OK;
    }
    pm_status status = add_tie(pajek, row, column, &edge, err);
    return status == PM_OK ? state_weight(pajek, edge, word, err) : status;
}

pm_status pm_pajek_read_matrix(pm_pajek *pajek, pm_error *err)
{
    pm_word_read word = {0};
    pm_status status = PM_OK;
    while (status == PM_OK && pm_cursor_word(&pajek->cursor, "", &word)) {
        bool beyond =
            column_count(pajek) == 0 || pajek->values / column_count(pajek) >= row_count(pajek);
        if (beyond) {
            return pm_foreign_mend(&pajek->foreign, word.line, pm_word_column(&word),
                                   " The rest is left out.", " Take the rest away.", err,
                                   "The matrix has more than %zu rows of %zu numbers.",
                                   row_count(pajek), column_count(pajek));
        }
        status = read_cell(pajek, &word, err);
    }
    return status;
}

pm_status pm_pajek_end_matrix(pm_pajek *pajek, pm_error *err)
{
    size_t wanted = row_count(pajek) * column_count(pajek);
    if (pajek->values == wanted) {
        return PM_OK;
    }
    return pm_foreign_mend(&pajek->foreign, pajek->section_line, 1,
                           " What is missing is read as 0.", " Complete it, or correct *Vertices.",
                           err, "The matrix has %zu numbers where %zu rows of %zu are needed.",
                           pajek->values, row_count(pajek), column_count(pajek));
}
