/* Private to the reader of sheets as maps:
 *
 *     csv_read.c     which sheets make the map, and in which order they are read
 *     csv_beside.c   names of the sheets that lie beside a sheet
 *     csv_headers.c  what a sheet is and what its columns mean
 *     csv_nodes.c    a table of nodes       csv_edges.c   a table of ties
 *     csv_matrix.c   an adjacency matrix    csv_facts.c   facts about the map
 *     csv_values.c   one cell, checked      csv_finish.c  names, and values that name nodes
 *
 * A cell's place in messages is its line and its number in the row. */
#ifndef PARTMAP_FORMATS_CSV_BUILD_H
#define PARTMAP_FORMATS_CSV_BUILD_H

#include "engine/base/memory.h"
#include "engine/base/names.h"
#include "engine/model/map.h"
#include "formats/fit.h"
#include "formats/readers.h"
#include "formats/sheet.h"

/* What a column is for. */
typedef enum pm_csv_role {
    PM_CSV_FACT, /* an attribute */
    PM_CSV_ID,
    PM_CSV_SOURCE,
    PM_CSV_TARGET,
    PM_CSV_DIRECTION,
    PM_CSV_EMPTY /* neither header nor values */
} pm_csv_role;

typedef struct pm_csv_column {
    pm_csv_role role;
    const char *name; /* of the attribute */
    pm_word word;     /* the attribute is; PM_WORD_COUNT: none of ours */
    bool alias;       /* by an alias */
    bool commas;      /* no word, and its numbers are written with decimal commas */
    bool kept;        /* values become attributes */
    pm_fit fit;       /* of its values, when it is read as a closed list under an alias */
    size_t wrong_row; /* of the first that is no choice of the list */
    size_t attribute; /* column in the map */
} pm_csv_column;

/* What a sheet turns out to be. */
typedef enum pm_csv_kind { PM_CSV_UNKNOWN, PM_CSV_NODES, PM_CSV_EDGES, PM_CSV_MATRIX } pm_csv_kind;

/* A sheet, and what its headers mean. */
typedef struct pm_csv_table {
    pm_sheet sheet;
    char *path; /* NULL: the input itself */
    pm_element element;
    size_t header; /* row of the headers */
    pm_csv_column *columns;
    size_t count;
    size_t *begins;      /* by row, and one more: first node or edge that comes of it */
    bool decimal_commas; /* some number in it has one, and commas do not part cells */
} pm_csv_table;

/* State of the reader. */
typedef struct pm_csv {
    const pm_read_options *options;
    pm_reading *reading;
    pm_map *map;
    pm_csv_table nodes, edges, facts;
    pm_names labels; /* of nodes, once all are there */
    pm_names shared; /* labels that several nodes have */
    pm_arena arena;  /* names of attributes */
    size_t errors;
    size_t first_problem; /* of this reader, in the list */
    bool stopped;         /* too many errors: pass over the rest */
} pm_csv;

/* --- csv_read.c ------------------------------------------------------------------------------ */

/* Says a fault of a cell, or a remark. */
pm_status pm_csv_error(pm_csv *csv, const pm_csv_table *table, size_t row, size_t column,
                       pm_error *err, const char *format, ...)
    __attribute__((format(printf, 6, 7)));
pm_status pm_csv_warn(pm_csv *csv, const pm_csv_table *table, size_t row, size_t column,
                      pm_error *err, const char *format, ...) __attribute__((format(printf, 6, 7)));

/* --- csv_beside.c ---------------------------------------------------------------------------- */

/* The sheet that goes with the one at path: "town.nodes.csv" for "town.edges.csv". "" when the name
 * tells of none. */
typedef enum pm_csv_companion {
    PM_CSV_ITS_NODES,
    PM_CSV_ITS_EDGES,
    PM_CSV_ITS_FACTS
} pm_csv_companion;
void pm_csv_add_beside(pm_text *out, const char *path, pm_csv_companion which);

/* Length of a path without its suffix and the word for what is in the sheet: "town". */
size_t pm_csv_stem(const char *path);

/* Appends the index-th path of a sheet that, if it is there, is read in this one's stead and takes
 * it along: "town.nodes.csv" for "town.edges.csv" and for "town.map.csv". False: no more. */
bool pm_csv_add_leader(pm_text *out, const char *path, size_t index);

/* --- csv_headers.c --------------------------------------------------------------------------- */

/* What the sheet is, and in *header the row its headers are in. */
pm_csv_kind pm_csv_kind_of(const pm_sheet *sheet, const pm_read_options *options, size_t *header);

/* Finds out what the columns of a table mean; table->element and header are known. */
pm_status pm_csv_read_headers(pm_csv *csv, pm_csv_table *table, pm_error *err);

/* First column of a role, or SIZE_MAX. */
size_t pm_csv_column_of(const pm_csv_table *table, pm_csv_role role);

/* 1 for "directed", 0 for "undirected", "mutual" or "mixed", -1 for anything else. */
int pm_csv_direction(const char *text);

/* Header of a column, as a message calls it. */
pm_sheet_column pm_csv_name_column(const pm_csv_table *table, size_t column);

/* --- csv_values.c ---------------------------------------------------------------------------- */

/* A number with a decimal comma and nothing else odd about it? */
bool pm_csv_has_decimal_comma(const char *text);

/* A cell's text as the word takes it: decimal commas, dates of other shapes, closed lists with
 * blanks. PM_INVALID with the remedy when it could be read in two ways. */
pm_status pm_csv_mend(const pm_csv_table *table, pm_word word, const char *text, pm_text *out,
                      pm_error *err);

/* What the measures make of a number that they read otherwise than it is written, or NULL. */
const char *pm_csv_doubt(pm_word word, double number);

/* Checks a cell and states it of the node or edge at index. */
pm_status pm_csv_state(pm_csv *csv, pm_csv_table *table, size_t row, size_t column, size_t index,
                       pm_error *err);

/* The last row was read: says which closed lists hold another program's words. */
pm_status pm_csv_tell_foreign(pm_csv *csv, pm_csv_table *table, pm_error *err);

/* All cells of a row that are facts. */
pm_status pm_csv_state_row(pm_csv *csv, pm_csv_table *table, size_t row, size_t index,
                           pm_error *err);

/* --- the kinds of sheet ---------------------------------------------------------------------- */

pm_status pm_csv_read_nodes(pm_csv *csv, pm_error *err);
pm_status pm_csv_read_edges(pm_csv *csv, pm_error *err);
pm_status pm_csv_read_facts(pm_csv *csv, pm_error *err);
bool pm_csv_is_matrix(const pm_sheet *sheet);
pm_status pm_csv_read_matrix(pm_csv *csv, pm_error *err);

/* --- csv_finish.c ---------------------------------------------------------------------------- */

/* Labels of the nodes there are, so that ends can be named by them. */
pm_status pm_csv_index_labels(pm_csv *csv, pm_error *err);

/* Node of an id or else of a label only one node has; SIZE_MAX. */
size_t pm_csv_find_node(const pm_csv *csv, const char *name);

/* An id or label that is nearly the missing one, or NULL. */
pm_status pm_csv_nearest(const pm_csv *csv, const char *missing, const char **nearest,
                         pm_error *err);

/* Values of cells that name nodes: labels are turned into ids, unknown names are said. */
pm_status pm_csv_check_references(pm_csv *csv, pm_error *err);

#endif
