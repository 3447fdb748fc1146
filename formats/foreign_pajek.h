/* Private to the Pajek reader. A file is sections that begin with a line "*Keyword"; each has a
 * function for that line and one for the lines below it.
 *
 *     foreign_pajek           sections, networks one after another
 *     foreign_pajek_vertices  *Vertices
 *     foreign_pajek_ties      *Arcs, *Edges, their lists, *Matrix
 *     foreign_pajek_columns   *Partition, *Vector: attributes of the vertices */
#ifndef PARTMAP_FORMATS_FOREIGN_PAJEK_H
#define PARTMAP_FORMATS_FOREIGN_PAJEK_H

#include "formats/foreign.h"

typedef struct pm_pajek_section pm_pajek_section;

typedef struct pm_pajek {
    pm_foreign foreign;
    pm_cursor cursor; /* behind the first word of a section's first line, or at a line's start */
    size_t bytes;     /* of the whole text */
    const pm_pajek_section *section; /* NULL: one that is left out, or none yet */

    bool has_vertices;    /* of this network */
    bool has_nodes;       /* the map has them too: only when all their labels are known */
    size_t count;         /* vertices */
    size_t rows;          /* of those, the first so many are one set of two; 0: there is one set */
    pm_word_read *labels; /* of each vertex; length 0: none. Owned */
    size_t *lines;        /* of each vertex; 0: it has none. Owned */

    bool directed;       /* ties of the section */
    pm_text relation;    /* its ties are of; "": not stated */
    size_t values;       /* of the matrix or the column, so far */
    pm_text column;      /* attribute that a partition or a vector fills; "": none is open */
    bool of_left_out;    /* a *Vertices now belongs to the section before it, which is left out */
    size_t section_line; /* of the section's first line */
} pm_pajek;

struct pm_pajek_section {
    const char *keyword;
    pm_status (*begin)(pm_pajek *pajek, pm_error *err);
    pm_status (*line)(pm_pajek *pajek, pm_error *err); /* a line that is not blank */
    pm_status (*end)(pm_pajek *pajek, pm_error *err);  /* NULL: nothing to do */
};

/* foreign_pajek.c: closes the network before and makes room for the next. */
pm_status pm_pajek_close_network(pm_pajek *pajek, pm_error *err);

/* foreign_pajek_vertices.c */
pm_status pm_pajek_begin_vertices(pm_pajek *pajek, pm_error *err);
pm_status pm_pajek_read_vertex(pm_pajek *pajek, pm_error *err);

/* Gives the map its nodes, once the labels of all are known. */
pm_status pm_pajek_add_nodes(pm_pajek *pajek, pm_error *err);

/* The next word as a vertex: its index, or SIZE_MAX after a problem or where the line ends. */
pm_status pm_pajek_vertex(pm_pajek *pajek, size_t *vertex, pm_error *err);

/* The rest of a line as pairs of a name and a value, stated of an element. */
pm_status pm_pajek_pairs(pm_pajek *pajek, pm_element element, size_t index, pm_error *err);

/* foreign_pajek_ties.c */
pm_status pm_pajek_begin_arcs(pm_pajek *pajek, pm_error *err);
pm_status pm_pajek_begin_edges(pm_pajek *pajek, pm_error *err);
pm_status pm_pajek_read_tie(pm_pajek *pajek, pm_error *err);
pm_status pm_pajek_read_tie_list(pm_pajek *pajek, pm_error *err);
pm_status pm_pajek_begin_matrix(pm_pajek *pajek, pm_error *err);
pm_status pm_pajek_read_matrix(pm_pajek *pajek, pm_error *err);
pm_status pm_pajek_end_matrix(pm_pajek *pajek, pm_error *err);

/* foreign_pajek_columns.c */
pm_status pm_pajek_begin_column(pm_pajek *pajek, pm_error *err);
pm_status pm_pajek_begin_column_values(pm_pajek *pajek, pm_error *err);
pm_status pm_pajek_read_column(pm_pajek *pajek, pm_error *err);
pm_status pm_pajek_end_column(pm_pajek *pajek, pm_error *err);

#endif
