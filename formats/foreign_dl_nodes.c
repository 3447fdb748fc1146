/* DL's labels and numbers in, nodes of the map out. See foreign_dl.h. */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "formats/foreign_dl.h"

/* The label as an id: a word that is too long is cut, an empty one has none. */
static pm_status copy_label(const pm_word_read *word, pm_text *label, pm_error *err)
{
    pm_word_read cut = *word;
    cut.length = cut.length <= PM_FOREIGN_LONGEST_ID ? cut.length : PM_FOREIGN_LONGEST_ID;
    return pm_word_copy(&cut, label, err);
}

/* Do the data name the nodes of a set? One set has its labels at rows or columns. */
static bool is_embedded(const pm_dl *dl, bool column)
{
    if (!dl->two_sets) {
        return dl->row_labels.embedded || dl->column_labels.embedded;
    }
    return column ? dl->column_labels.embedded : dl->row_labels.embedded;
}

/* Has every node a label of its own, so that labels can be ids? */
static pm_status check_labels(const pm_dl_labels *labels, pm_names *names, bool *all, pm_error *err)
{
    pm_text label = {0};
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && *all && i < labels->count; i++) {
        status = copy_label(&labels->words[i], &label, err);
        const char *text = pm_text_bytes(&label);
        *all =
            status == PM_OK && pm_trim(&text) > 0 && pm_names_find(names, label.bytes) == SIZE_MAX;
        if (*all) {
            status = pm_names_add(names, label.bytes, i, err);
        }
    }
    pm_text_free(&label);
    return status;
}

/* A node with a label, or without (word NULL). number: from 1, an id where labels are none. */
static pm_status add_node(pm_dl *dl, bool column, size_t number, const pm_word_read *word,
                          bool label_is_id, size_t *node, pm_error *err)
{
    pm_text label = {0};
    pm_text id = {0};
    size_t line = word != NULL ? word->line : 0;
    pm_status status = word != NULL ? copy_label(word, &label, err) : PM_OK;
    const char *set = dl->two_sets ? (column ? "c" : "r") : "";
    do {
        /* A label may look like a number. */
        pm_text_addf(&id, "%s%zu", id.length == 0 ? set : "_", number);
    } while (!id.failed && pm_map_find_node(dl->foreign.map, id.bytes) != SIZE_MAX);
    if (status == PM_OK) {
        status = pm_text_check(&id, err);
    }
    if (status == PM_OK) {
        status =
            pm_map_add_node(dl->foreign.map, label_is_id ? label.bytes : id.bytes, line, node, err);
    }
    if (status == PM_OK) {
        status = pm_foreign_state(&dl->foreign, PM_NODE, "label", *node, pm_text_bytes(&label),
                                  line, err);
    }
    if (status == PM_OK && dl->two_sets) {
        status =
            pm_foreign_state(&dl->foreign, PM_NODE, "mode", *node, column ? "2" : "1", line, err);
    }
    pm_text_free(&id);
    pm_text_free(&label);
    return status;
}

static pm_status add_set(pm_dl *dl, bool column, bool label_is_id, pm_error *err)
{
    const pm_dl_labels *labels = column ? &dl->column_labels : &dl->row_labels;
    size_t *nodes = column ? dl->column_nodes : dl->row_nodes;
    size_t count = column ? dl->columns : dl->rows;
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < count; i++) {
        const pm_word_read *word = labels->count == count ? &labels->words[i] : NULL;
        status = add_node(dl, column, i + 1, word, label_is_id && word != NULL, &nodes[i], err);
    }
    *(column ? &dl->column_count : &dl->row_count) = count;
    return status;
}

pm_status pm_dl_add_nodes(pm_dl *dl, pm_error *err)
{
    pm_names names = {0};
    bool all = true;
    if (!dl->two_sets && dl->row_labels.count == 0 && dl->column_labels.count > 0) {
        /* One set may be named by its columns alone. */
        bool embedded = dl->row_labels.embedded;
        free(dl->row_labels.words);
        dl->row_labels = dl->column_labels;
        dl->row_labels.embedded = embedded;
        dl->column_labels = (pm_dl_labels){.embedded = dl->column_labels.embedded};
    }
    dl->row_nodes = pm_new_array(dl->rows, sizeof *dl->row_nodes);
    dl->column_nodes = pm_new_array(dl->columns, sizeof *dl->column_nodes);
    if (dl->row_nodes == NULL || dl->column_nodes == NULL) {
        return pm_fail_memory(err);
    }
    memset(dl->row_nodes, 0xFF, dl->rows * sizeof *dl->row_nodes);
    memset(dl->column_nodes, 0xFF, dl->columns * sizeof *dl->column_nodes);
    pm_status status = check_labels(&dl->row_labels, &names, &all, err);
    if (status == PM_OK && dl->two_sets) {
        status = check_labels(&dl->column_labels, &names, &all, err);
    }
    if (status == PM_OK && !is_embedded(dl, false)) {
        status = add_set(dl, false, all, err);
    }
    if (status == PM_OK && dl->two_sets && !is_embedded(dl, true)) {
        status = add_set(dl, true, all, err);
    }
    pm_names_free(&names);
    return status;
}

/* --- nodes among the data -------------------------------------------------------------------- */

static pm_status report_unknown(pm_dl *dl, const pm_word_read *word, size_t count, pm_error *err)
{
    return pm_foreign_mend(&dl->foreign, word->line, pm_word_column(word),
                           " What it belongs to is left out.",
                           " Correct it, or the number of nodes in the header.", err,
                           "\"%s\" is neither a label nor a number from 1 to %zu.",
                           pm_word_excerpt(word).bytes, count);
}

/* A label that is met for the first time. */
static pm_status add_met(pm_dl *dl, bool column, const pm_word_read *word, size_t *index,
                         pm_error *err)
{
    size_t count = column ? dl->columns : dl->rows;
    size_t *met = column ? &dl->column_count : &dl->row_count;
    size_t *nodes = column ? dl->column_nodes : dl->row_nodes;
    if (*met >= count) {
        return pm_foreign_mend(&dl->foreign, word->line, pm_word_column(word),
                               " What it belongs to is left out.",
                               " Correct the label, or the number of nodes in the header.", err,
                               "\"%s\" is one label more than the %zu nodes that the header says "
                               "there are.",
                               pm_word_excerpt(word).bytes, count);
    }
    *index = (*met)++;
    return add_node(dl, column, *index + 1, word, true, &nodes[*index], err);
}

/* Index of a node in a set, or SIZE_MAX. Nodes of a set are numbered one after another unless both
 * sets are named among the data. */
static size_t index_of(const size_t *nodes, size_t count, size_t node)
{
    if (node == SIZE_MAX || count == 0) {
        return SIZE_MAX;
    }
    if (node >= nodes[0] && node - nodes[0] < count && nodes[node - nodes[0]] == node) {
        return node - nodes[0];
    }
    for (size_t i = 0; i < count; i++) {
        if (nodes[i] == node) {
            return i;
        }
    }
    return SIZE_MAX;
}

pm_status pm_dl_find(pm_dl *dl, bool column, const pm_word_read *word, size_t *index, pm_error *err)
{
    bool columns = column && dl->two_sets;
    bool embedded = is_embedded(dl, columns);
    size_t count = columns ? dl->columns : dl->rows;
    const size_t *nodes = columns ? dl->column_nodes : dl->row_nodes;
    size_t known = columns ? dl->column_count : dl->row_count;
    size_t number = 0;
    pm_text label = {0};
    *index = SIZE_MAX;
    if (!embedded && pm_word_whole(word, &number)) {
        *index = number >= 1 && number <= count ? number - 1 : SIZE_MAX;
        return *index == SIZE_MAX ? report_unknown(dl, word, count, err) : PM_OK;
    }
    pm_status status = copy_label(word, &label, err);
    if (status == PM_OK) {
        size_t node = pm_map_find_node(dl->foreign.map, label.bytes);
        *index = index_of(nodes, known, node);
        bool taken = node != SIZE_MAX && *index == SIZE_MAX;
        if (*index == SIZE_MAX && (!embedded || taken || label.length == 0)) {
            status = report_unknown(dl, word, count, err);
        } else if (*index == SIZE_MAX) {
            status = add_met(dl, columns, word, index, err);
        }
    }
    pm_text_free(&label);
    return status;
}

static pm_status add_rest(pm_dl *dl, bool column, pm_error *err)
{
    size_t count = column ? dl->columns : dl->rows;
    size_t *met = column ? &dl->column_count : &dl->row_count;
    size_t *nodes = column ? dl->column_nodes : dl->row_nodes;
    pm_status status = PM_OK;
    if (*met < count) {
        status = pm_foreign_warn(&dl->foreign, dl->cursor.line, 0, err,
                                 "The header says there are %zu nodes, but %zu labels occur: the "
                                 "others are added without ties, with numbers for ids.",
                                 count, *met);
    }
    for (size_t i = *met; status == PM_OK && i < count; i++) {
        status = add_node(dl, column, i + 1, NULL, false, &nodes[i], err);
    }
    *met = count;
    return status;
}

pm_status pm_dl_add_unnamed(pm_dl *dl, pm_error *err)
{
    pm_status status = add_rest(dl, false, err);
    return status == PM_OK && dl->two_sets ? add_rest(dl, true, err) : status;
}

/* --- ties ------------------------------------------------------------------------------------ */

static pm_status state_relation(pm_dl *dl, size_t edge, size_t line, pm_error *err)
{
    pm_text name = {0};
    pm_status status = PM_OK;
    if (dl->matrix < dl->matrix_labels.count) {
        status = pm_word_copy(&dl->matrix_labels.words[dl->matrix], &name, err);
    } else {
        pm_text_addf(&name, "%zu", dl->matrix + 1);
        status = pm_text_check(&name, err);
    }
    if (status == PM_OK) {
        status = pm_foreign_state(&dl->foreign, PM_EDGE, "relation", edge, pm_text_bytes(&name),
                                  line, err);
    }
    pm_text_free(&name);
    return status;
}

pm_status pm_dl_add_tie(pm_dl *dl, const pm_dl_cell *cell, bool directed, pm_error *err)
{
    const size_t *columns = dl->two_sets ? dl->column_nodes : dl->row_nodes;
    pm_edge added = {.source = dl->row_nodes[cell->row],
                     .target = columns[cell->column],
                     .directed = directed,
                     .line = cell->line};
    size_t edge = 0;
    pm_status status = pm_map_add_edge(dl->foreign.map, &added, &edge, err);
    if (status == PM_OK && isfinite(cell->value)) {
        pm_text number = {0};
        pm_text_add_number(&number, cell->value);
        status = pm_text_check(&number, err);
        if (status == PM_OK) {
            status = pm_foreign_state(&dl->foreign, PM_EDGE, "weight", edge, number.bytes,
                                      cell->line, err);
        }
        pm_text_free(&number);
    }
    return status == PM_OK && dl->matrices > 1 ? state_relation(dl, edge, cell->line, err) : status;
}
