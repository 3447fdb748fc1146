/* Private to formats, and its only file that knows igraph: files that igraph reads. Its readers run
 * in a worker (worker.h): on hostile files they abort, run on or take all memory. What the worker
 * hands back is bytes, each of which is checked before it is believed.
 *
 * igraph 0.10.2 reads GML whole but for what gml_tidy.c takes out of its way. Its readers of Pajek
 * and DL are not used: see foreign.h. */
#ifndef PARTMAP_FORMATS_IGRAPH_READ_H
#define PARTMAP_FORMATS_IGRAPH_READ_H

#include <stddef.h>

#include "engine/base/error.h"
#include "engine/base/text.h"
#include "engine/model/vocabulary.h"

/* A graph as igraph read it, in the bytes of a worker's result. */
typedef struct pm_igraph_result {
    const pm_text *bytes; /* borrowed */
    size_t nodes, edges;
    size_t ends;       /* offset of the edges' ends in bytes */
    size_t attributes; /* offset of the first attribute */
} pm_igraph_result;

/* One value of one attribute. */
typedef struct pm_igraph_value {
    pm_element element;
    const char *name;
    size_t index;     /* node or edge; 0 for the graph */
    const char *text; /* NULL: unknown */
} pm_igraph_value;

/* Reads a text of GML in a worker; long at most as its length allows. Caller frees *bytes, which
 * *result borrows. PM_INVALID with line and remedy when igraph refuses it, crashes, runs on or
 * says nonsense. */
pm_status pm_igraph_read_gml(const pm_text *text, pm_text *bytes, pm_igraph_result *result,
                             pm_error *err);

/* The nodes at the ends of an edge; both are nodes there are. */
void pm_igraph_ends(const pm_igraph_result *result, size_t edge, size_t *source, size_t *target);

/* Is told each value, attribute by attribute. */
typedef pm_status (*pm_igraph_visitor)(void *data, const pm_igraph_value *value, pm_error *err);

/* Walks the values. PM_INVALID when the bytes are nonsense. */
pm_status pm_igraph_each_value(const pm_igraph_result *result, pm_igraph_visitor visit, void *data,
                               pm_error *err);

#endif
