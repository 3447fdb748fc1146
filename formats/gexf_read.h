/* Private to the GEXF reader, which stands on the XML layer (xml_read.h). Versions 1.1 to 1.3.
 *
 *     gexf_read         events of the XML layer, edges that wait for their nodes, the verdict
 *     gexf_elements     the table of elements: nodes, edges, looks, times
 *     gexf_attributes   <attribute> declarations and <attvalue>s */
#ifndef PARTMAP_FORMATS_GEXF_READ_H
#define PARTMAP_FORMATS_GEXF_READ_H

#include "engine/base/memory.h"
#include "formats/foreign.h"
#include "formats/xml_read.h"

/* What an attribute's values are declared to be. */
typedef enum pm_gexf_type {
    PM_GEXF_TEXT,
    PM_GEXF_WHOLE,
    PM_GEXF_NUMBER,
    PM_GEXF_BOOLEAN
} pm_gexf_type;

/* A declared attribute; the arena's. */
typedef struct pm_gexf_attribute {
    pm_element element;
    const char *id, *name;
    pm_gexf_type type;
    const char *fallback; /* NULL: none */
    const char *options;  /* NULL: any value */
} pm_gexf_attribute;

/* An edge until all nodes are known; ids are the arena's. */
typedef struct pm_gexf_edge {
    const char *source, *target, *id;
    bool directed;
    pm_place place;
} pm_gexf_edge;

/* What an element of the file is to the reader. */
typedef struct pm_gexf_element pm_gexf_element;

/* An element that is open. */
typedef struct pm_gexf_open {
    const pm_gexf_element *element;
    size_t node; /* that it is or stands in; SIZE_MAX: none */
} pm_gexf_open;

typedef struct pm_gexf {
    pm_foreign foreign;
    pm_arena arena;
    pm_gexf_open open[PM_DEEPEST_ELEMENT + 1];
    size_t depth;        /* open elements */
    size_t skipped_from; /* depth of the element that is left out with all in it; 0: none */
    pm_place place;      /* of the last start tag */
    bool has_graph;
    bool directed; /* defaultedgetype */

    pm_gexf_attribute *attributes;
    size_t attribute_count, attribute_capacity;
    pm_element declared;              /* class of the open <attributes> */
    pm_names ids[PM_ELEMENT_COUNT];   /* of attributes, to their place in the list */
    pm_names taken[PM_ELEMENT_COUNT]; /* names of attributes */

    pm_gexf_edge *edges;
    size_t edge_count, edge_capacity;
    pm_element element; /* that facts are stated of: the last opened node's or edge's */
    size_t index;       /* of it; SIZE_MAX: it was left out */
    size_t element_depth;

    pm_text text;  /* of the open element */
    pm_text times; /* spells of the open node or edge */
} pm_gexf;

/* One row of the table of elements. */
struct pm_gexf_element {
    const char *name;
    pm_status (*start)(pm_gexf *gexf, const pm_xml_tag *tag, pm_error *err); /* NULL: nothing */
    pm_status (*end)(pm_gexf *gexf, pm_error *err);                          /* NULL: nothing */
};

/* --- gexf_elements.c */

/* The row of an element, or NULL. */
const pm_gexf_element *pm_gexf_find_element(const char *name);

/* Leaves out the element that is being opened, with all in it. */
void pm_gexf_skip(pm_gexf *gexf);

/* The node that the element being opened stands in, or SIZE_MAX. */
size_t pm_gexf_around(const pm_gexf *gexf);

/* States an attribute of the open node or edge; text may be NULL. */
pm_status pm_gexf_state(pm_gexf *gexf, const char *name, const char *text, pm_error *err);

/* --- gexf_attributes.c */

pm_status pm_gexf_begin_attributes(pm_gexf *gexf, const pm_xml_tag *tag, pm_error *err);
pm_status pm_gexf_declare(pm_gexf *gexf, const pm_xml_tag *tag, pm_error *err);
pm_status pm_gexf_end_default(pm_gexf *gexf, pm_error *err);
pm_status pm_gexf_end_options(pm_gexf *gexf, pm_error *err);
pm_status pm_gexf_value(pm_gexf *gexf, const pm_xml_tag *tag, pm_error *err);

/* Gives the map the defaults of its attributes. */
pm_status pm_gexf_set_defaults(pm_gexf *gexf, pm_error *err);

#endif
