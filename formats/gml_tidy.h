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

#endif
