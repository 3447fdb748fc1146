/* Private to formats: what a written map says of its graph, nodes and edges. A map in, and measures
 * where they are wanted; a list of attributes out for each, with names that differ and the type
 * that all their values have. GraphML, CSV and DOT write these lists. */
#ifndef PARTMAP_FORMATS_ATTRIBUTES_H
#define PARTMAP_FORMATS_ATTRIBUTES_H

#include <stddef.h>

#include "engine/base/memory.h"
#include "engine/base/text.h"
#include "formats/formats.h"

typedef enum pm_attribute_type {
    PM_ATTRIBUTE_TEXT,
    PM_ATTRIBUTE_BOOLEAN, /* true, false; 1 and 0 too, where the word takes no other numbers */
    PM_ATTRIBUTE_WHOLE,   /* at most 18 digits */
    PM_ATTRIBUTE_NUMBER   /* finite */
} pm_attribute_type;

typedef struct pm_attribute {
    const char *name; /* no other of its element has it */
    pm_attribute_type type;
    size_t column;             /* of the map; SIZE_MAX: it is computed */
    pm_level level;            /* of the measure */
    const pm_column *computed; /* NULL: it is the map's own */
} pm_attribute;

typedef struct pm_attribute_list {
    pm_attribute *items; /* the map's own that are stated, then measures */
    size_t count, capacity;
} pm_attribute_list;

/* Zero-initialise it; free with pm_attributes_free. */
typedef struct pm_attributes {
    const pm_map *map;
    const pm_measures *measures; /* NULL: none are written */
    bool whole;                  /* answers given in confidence, too */
    pm_attribute_list of[PM_ELEMENT_COUNT];
    size_t *person_of_node; /* row of the level of people, SIZE_MAX: none; NULL: of no node */
    pm_arena names;
} pm_attributes;

/* Lists what is to be written of results->map, with results->measures where there are any. A
 * measure whose name an attribute of the map has is named after its level, too: "network_density".
 * Measures of people are on the nodes that are people. */
pm_status pm_attributes_list(const pm_results *results, pm_attributes *attributes, pm_error *err);
void pm_attributes_free(pm_attributes *attributes);

/* The value of an attribute for one element (index 0: the graph), or NULL when it is not known or
 * not defined. Numbers read back as the same double; lists are joined by ';'. Borrowed from the map
 * or from *scratch, until its next use. */
const char *pm_attribute_value(const pm_attributes *attributes, pm_element element,
                               const pm_attribute *attribute, size_t index, pm_text *scratch);

#endif
