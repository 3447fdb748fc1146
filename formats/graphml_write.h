/* Private to the GraphML writer: maps and their measures in, text out.
 *
 *     attributes              what is said of graph, nodes and edges, and of which type
 *     graphml_write_keys      one <key> for each of these over all graphs of a file
 *     graphml_write_drawing   what yEd and visone show: labels, places, colours, arrows
 *     graphml_write           the file
 *     xml_write               the XML
 *
 * Ids of keys that begin with PM_OWN_KEY hold what partmap made of the rest of the map: measures,
 * drawings, the label and weight that other programs look for. Our reader leaves them out, so that
 * what was written is read back as it was, and measured again without a trace of the first time. */
#ifndef PARTMAP_FORMATS_GRAPHML_WRITE_H
#define PARTMAP_FORMATS_GRAPHML_WRITE_H

#include <stdbool.h>
#include <stddef.h>

#include "formats/attributes.h"
#include "formats/xml_write.h"

enum { PM_KEY_ID_SIZE = 40 };

/* A <key>. */
typedef struct pm_written_key {
    char id[PM_KEY_ID_SIZE];
    const char *name;
    pm_element element;
    pm_attribute_type type;
    const char *fallback;      /* its default; NULL: none */
    const pm_measure *measure; /* NULL: an attribute of the map */
} pm_written_key;

/* Words that are written a second time under the name Gephi, igraph and others look for. */
typedef struct pm_echo {
    pm_word word;
    const char *name, *key; /* attr.name and id of the key */
    pm_attribute_type type;
} pm_echo;

enum { PM_ECHO_COUNT = 2 };
extern const pm_echo pm_echoes[PM_ECHO_COUNT];

/* One graph of the file. */
typedef struct pm_written_graph {
    const pm_results *results;
    pm_attributes attributes;
    size_t *keys[PM_ELEMENT_COUNT]; /* of each attribute in its list: index in the table of keys */
    bool echoed[PM_ECHO_COUNT];
    bool directed; /* some edge is */
    pm_text scratch;
} pm_written_graph;

/* The file. */
typedef struct pm_graphml_file {
    pm_written_graph *graphs;
    size_t graph_count;
    pm_written_key *keys;
    size_t key_count, key_capacity;
    pm_xml_writer *xml;
} pm_graphml_file;

/* --- graphml_write_keys.c -------------------------------------------------------------------- */

/* Fills the table of keys and each graph's way into it. */
pm_status pm_graphml_list_keys(pm_graphml_file *file, pm_error *err);

pm_status pm_graphml_write_keys(pm_graphml_file *file, pm_error *err);

/* --- graphml_write_drawing.c ----------------------------------------------------------------- */

/* Declares the keys of drawings. */
void pm_graphml_write_drawing_keys(pm_graphml_file *file);

void pm_graphml_draw_node(pm_graphml_file *file, pm_written_graph *graph, size_t node);
void pm_graphml_draw_edge(pm_graphml_file *file, const pm_written_graph *graph, size_t edge);

#endif
