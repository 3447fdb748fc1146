/* Private to the DL reader: what the header of a file says, and what its data become.
 *
 *     foreign_dl          the file: header, nodes, data, verdict
 *     foreign_dl_header   "dl n=3 format=edgelist1 labels: a,b,c data:"
 *     foreign_dl_nodes    labels to nodes
 *     foreign_dl_matrix   full matrices and halves
 *     foreign_dl_lists    edge lists and node lists */
#ifndef PARTMAP_FORMATS_FOREIGN_DL_H
#define PARTMAP_FORMATS_FOREIGN_DL_H

#include "formats/foreign.h"

typedef enum pm_dl_format {
    PM_DL_FULL_MATRIX,
    PM_DL_LOWER_HALF,
    PM_DL_UPPER_HALF,
    PM_DL_EDGE_LIST,  /* edgelist1 and, with two sets, edgelist2 */
    PM_DL_NODE_LIST,  /* nodelist1 and nodelist2 */
    PM_DL_NODE_LIST_B /* nodelist1b: a line a node in order, each begins with a count */
} pm_dl_format;

/* A list of labels: its words, and the beginning of each line they stand in. */
typedef struct pm_dl_labels {
    pm_word_read *words;
    size_t count, capacity;
    bool embedded; /* they stand among the data instead */
} pm_dl_labels;

/* A tie of the matrix being read. */
typedef struct pm_dl_cell {
    size_t row, column;
    double value; /* NAN: not stated */
    size_t line;
} pm_dl_cell;

typedef struct pm_dl {
    pm_foreign foreign;
    pm_cursor cursor;
    size_t bytes; /* of the whole text */

    pm_dl_format format;
    size_t rows, columns; /* equal where there is one set of nodes */
    bool two_sets;
    size_t matrices;
    bool no_diagonal;
    pm_dl_labels row_labels, column_labels, matrix_labels;

    size_t *row_nodes, *column_nodes; /* node of each row and column; SIZE_MAX: not known yet */
    size_t row_count, column_count;   /* known ones, where labels are embedded */
    size_t matrix;                    /* that is being read, from 0 */
    pm_dl_cell *cells;                /* its ties, by row and column */
    size_t cell_count, cell_capacity;
} pm_dl;

/* The next word in this line or below it; false at the end of the text. */
bool pm_dl_next_word(pm_dl *dl, pm_word_read *word);

/* foreign_dl_header.c: up to the data. */
pm_status pm_dl_read_header(pm_dl *dl, pm_error *err);

/* foreign_dl_nodes.c: nodes that the header names or counts. */
pm_status pm_dl_add_nodes(pm_dl *dl, pm_error *err);

/* Row (or column) that a word among the data means, by label or number; a label is new where labels
 * are embedded. SIZE_MAX after a problem. */
pm_status pm_dl_find(pm_dl *dl, bool column, const pm_word_read *word, size_t *index,
                     pm_error *err);

/* Nodes that no label among the data named. */
pm_status pm_dl_add_unnamed(pm_dl *dl, pm_error *err);

/* Adds an edge between a row and a column. */
pm_status pm_dl_add_tie(pm_dl *dl, const pm_dl_cell *cell, bool directed, pm_error *err);

/* foreign_dl_matrix.c, foreign_dl_lists.c: the data. */
pm_status pm_dl_read_matrices(pm_dl *dl, pm_error *err);
pm_status pm_dl_read_lists(pm_dl *dl, pm_error *err);

#endif
