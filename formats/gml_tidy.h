/* Private to the GML reader: a text of GML made fit for igraph. */
#ifndef PARTMAP_FORMATS_GML_TIDY_H
#define PARTMAP_FORMATS_GML_TIDY_H

#include "formats/foreign.h"

/* What is known of the text before igraph reads it. Zero-initialise it; free with pm_gml_free. */
typedef struct pm_gml {
    pm_foreign *foreign; /* borrowed: where remarks go */
    pm_text tidy;        /* the text for igraph, line by line where the first had it */
    bool has_graph;
    bool directed;
    size_t *node_lines, *edge_lines; /* of each in file order */
    size_t node_count, node_capacity, edge_count, edge_capacity;

    /* while it works */
    pm_cursor cursor;
} pm_gml;

/* Writes gml->tidy from a text. What igraph would drop without a word, take for something else or
 * stumble over is put right or left out with a warning: comments within lines, keys given twice,
 * records in records (of "graphics" what there are attributes for is kept), other graphs of the
 * file, the order of an undirected tie's ends, long numbers, entities. */
pm_status pm_gml_tidy(pm_gml *gml, const char *text, pm_error *err);

void pm_gml_free(pm_gml *gml);

/* --- gml_words.c: tokens and values, for gml_tidy.c --------------------------------------------
 */

typedef enum pm_gml_token_kind {
    PM_GML_END,
    PM_GML_OPEN,
    PM_GML_CLOSE,
    PM_GML_STRING,
    PM_GML_WORD
} pm_gml_token_kind;

typedef struct pm_gml_token {
    pm_gml_token_kind kind;
    pm_word_read word;
} pm_gml_token;

/* The next token; line ends before it are written out, so that igraph's line numbers stay right. */
pm_gml_token pm_gml_next_token(pm_gml *gml);

/* Writes out the line ends within a string that is left out. */
void pm_gml_write_line_ends(pm_gml *gml, const pm_word_read *word);

/* The error at a token after which nothing more can be made of the file; the one for its end. */
pm_status pm_gml_report(pm_gml *gml, const pm_gml_token *got, const char *message, pm_error *err);
pm_status pm_gml_report_end(pm_gml *gml, const pm_gml_token *got, pm_error *err);

/* Passes over a list whose "[" was read. */
pm_status pm_gml_skip_list(pm_gml *gml, pm_error *err);

/* Writes one key with its value, unless the record, whose keys are given, has that key already. */
pm_status pm_gml_write_pair(pm_gml *gml, pm_names *keys, const pm_word_read *key, const char *name,
                            const pm_word_read *value, pm_error *err);

#endif
