/* Private to the GraphML reader: its second stage, which knows GraphML but no XML library. Start
 * tags, text and end tags come in, in file order; nodes, edges and attributes of a pm_map go out,
 * and problems with their places.
 *
 *     graphml_look        first bytes: what the file is, its encoding
 *     graphml_guard       all raw bytes: limits on tags
 *     graphml_read        the XML parser
 *     graphml_faults      what is said when the XML is broken
 *     graphml_build       events of the parser: where text and elements go
 *     graphml_elements    the table of elements; nodes, edges, ids, directions
 *     graphml_keys        <key> declarations
 *     graphml_data        which key a <data> means
 *     graphml_values      one value: checked, stored
 *     graphml_labels      texts that yEd keeps within its drawings
 *     graphml_doubts      values that are read otherwise than they may be meant
 *     graphml_finish      what can only be said at the end: edges to nodes, defaults, order
 *     graphml_references  values that name nodes */
#ifndef PARTMAP_FORMATS_GRAPHML_BUILD_H
#define PARTMAP_FORMATS_GRAPHML_BUILD_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/error.h"
#include "engine/base/memory.h"
#include "engine/base/names.h"
#include "engine/base/text.h"
#include "engine/model/map.h"

/* Limits, each named by the message that enforces it. */
enum {
    PM_DEEPEST_ELEMENT = 256,
    PM_LONGEST_ID = 1000,       /* bytes of the id of a node, an edge, a key or the graph */
    PM_LONGEST_NAME = 250,      /* bytes of an attribute's name */
    PM_LONGEST_VALUE = 1048576, /* bytes of one value */
    PM_MOST_KEYS = 1000         /* attributes of a file, declared or not */
};

/* Ids of keys begin with this where our own writer added what follows from the rest of the map:
 * measures, drawings. They are left out, and so is all data under them. */
#define PM_OWN_KEY "partmap."

/* Our own writer gives edges that share an id one of their own, and says here what it was. */
#define PM_OWN_ID PM_OWN_KEY "id"

/* A place in the file, both from 1. */
typedef struct pm_place {
    size_t line, column;
} pm_place;

typedef struct pm_xml_attribute {
    const char *name, *value;
} pm_xml_attribute;

/* A start tag. All text is borrowed for the call, the name until the end of reading. */
typedef struct pm_xml_tag {
    const char *name;                   /* without prefix */
    const char *prefix;                 /* NULL: none */
    const char *space;                  /* its namespace; NULL: none */
    const pm_xml_attribute *attributes; /* those without prefix */
    size_t attribute_count;
    pm_place place; /* of its "<" */
} pm_xml_tag;

/* What a key may be for. The first three are the numbers of pm_element. */
typedef enum pm_key_scope {
    PM_KEY_GRAPH = PM_GRAPH,
    PM_KEY_NODE = PM_NODE,
    PM_KEY_EDGE = PM_EDGE,
    PM_KEY_ALL,
    PM_KEY_OTHER /* ports, endpoints and hyperedges, which are not read */
} pm_key_scope;

/* What a key promises about its values. */
typedef enum pm_key_type { PM_KEY_TEXT, PM_KEY_BOOLEAN, PM_KEY_WHOLE, PM_KEY_NUMBER } pm_key_type;

/* What a key means for nodes, for edges or for the graph. */
typedef struct pm_key_use {
    const char *name;  /* of the attribute; NULL: not used there yet */
    size_t column;     /* of the map; SIZE_MAX: none yet */
    pm_word word;      /* PM_WORD_COUNT: no word of the vocabulary */
    bool alias;        /* the word goes by another name here */
    size_t then;       /* key that came after this one last time; SIZE_MAX: none yet */
    bool foreign_said; /* a warning said that this attribute holds another program's words */
} pm_key_use;

typedef struct pm_key {
    const char *id, *name;
    pm_key_scope scope;
    pm_key_type type;
    pm_place place;
    size_t next;          /* key of the same id; SIZE_MAX: none */
    const char *fallback; /* its default, or NULL */
    pm_key_use uses[PM_ELEMENT_COUNT];
} pm_key;

/* What an open element is; text is collected within the last three. */
typedef enum pm_part {
    PM_PART_DOCUMENT,
    PM_PART_GRAPHML,
    PM_PART_GRAPH,
    PM_PART_NODE,
    PM_PART_EDGE,
    PM_PART_KEY,
    PM_PART_DATA,
    PM_PART_DEFAULT,
    PM_PART_DESC
} pm_part;

typedef struct pm_open_element {
    pm_part part;
    const char *name;
    pm_place place;
} pm_open_element;

/* An edge that waits for a node, or for its turn behind one that does. */
typedef struct pm_waiting_edge {
    pm_edge edge;
    const char *source, *target; /* ids, where the node is not known yet */
} pm_waiting_edge;

/* A value that names nodes, or calls one a decision body. */
typedef struct pm_reference {
    pm_word word;
    size_t index; /* of the node or edge it is stated of */
    const char *text;
    pm_place place;
} pm_reference;

/* A label within a drawing. While its text is collected, that of the <data> around it is set
 * aside. */
typedef struct pm_drawn_label {
    size_t depth; /* of its element; 0: none is open */
    pm_text aside;
    pm_place aside_place;
    bool aside_too_long;
    size_t keys[PM_ELEMENT_COUNT]; /* that labels are kept under; SIZE_MAX: none yet */
} pm_drawn_label;

/* The builder. Zero-initialise it, then pm_graphml_begin; pm_graphml_free at the end. */
typedef struct pm_graphml {
    pm_map *map; /* owned until taken */
    const char *file;
    pm_problems *problems; /* borrowed */
    size_t first_problem;  /* of ours in that list */
    size_t errors;         /* of ours */
    bool stopped;          /* nothing more is wanted */
    pm_arena arena;        /* keys, ids of waiting edges */
    pm_names said;         /* warnings that are given once */

    pm_open_element open[PM_DEEPEST_ELEMENT + 1];
    size_t depth;        /* open elements; open[depth - 1] is the innermost */
    size_t skipped_from; /* depth of the element that is left out with all in it; 0: none */
    const char *home;    /* namespace of the root, when it is none of the known */
    bool has_graph;
    pm_place graph_place;
    bool directed;      /* edgedefault */
    size_t node;        /* the open one; SIZE_MAX when it was refused */
    size_t edge;        /* likewise */
    pm_element element; /* that the open <data> or <desc> is about */

    pm_key *keys;
    size_t key_count, key_capacity;
    pm_names key_ids;                 /* id to the first key of it */
    pm_names taken[PM_ELEMENT_COUNT]; /* names of attributes to the key that took them */
    size_t key;                       /* open, or of the open <data> or <desc>; or SIZE_MAX */
    size_t last_key;                  /* of the last <data>, a hint where to look for the next */
    size_t description;               /* key of <desc>; SIZE_MAX: none yet */

    pm_text value;        /* being collected, from its first character that is not blank */
    pm_place value_place; /* of that character */
    bool value_too_long;
    pm_drawn_label label;

    pm_waiting_edge *waiting;
    size_t waiting_count, waiting_capacity;
    pm_reference *references;
    size_t reference_count, reference_capacity;
} pm_graphml;

/* --- graphml_build.c: called by the XML layer --------------------------------------------------
 * All return PM_OK, also when a problem was added to the list, or PM_MEMORY. After each call
 * "stopped" says whether reading is to end. */

pm_status pm_graphml_begin(pm_graphml *graphml, const char *file, pm_problems *problems,
                           pm_error *err);
void pm_graphml_free(pm_graphml *graphml);

pm_status pm_graphml_start(pm_graphml *graphml, const pm_xml_tag *tag, pm_error *err);

/* place is that of the first byte. */
pm_status pm_graphml_characters(pm_graphml *graphml, const char *bytes, size_t length,
                                pm_place place, pm_error *err);

pm_status pm_graphml_end(pm_graphml *graphml, pm_error *err);

/* Adds an error; the twentieth stops the reading. */
pm_status pm_graphml_error(pm_graphml *graphml, pm_place place, pm_error *err, const char *format,
                           ...) __attribute__((format(printf, 4, 5)));

pm_status pm_graphml_warn(pm_graphml *graphml, pm_place place, pm_error *err, const char *format,
                          ...) __attribute__((format(printf, 4, 5)));

/* Is this the first time that "what" is about "of"? For warnings that are given once. */
pm_status pm_graphml_first(pm_graphml *graphml, const char *what, const char *of, bool *first,
                           pm_error *err);

/* What the innermost open element is. */
pm_part pm_graphml_innermost(const pm_graphml *graphml);

/* --- graphml_faults.c ------------------------------------------------------------------------ */

/* How XML can be broken. */
typedef enum pm_fault {
    PM_FAULT_OTHER,    /* detail: the parser's words */
    PM_FAULT_ENDING,   /* the file ends too early */
    PM_FAULT_MISMATCH, /* detail: name in the end tag */
    PM_FAULT_ENTITY,   /* detail: name of the entity */
    PM_FAULT_BYTES,
    PM_FAULT_CHARACTER,
    PM_FAULT_CHARACTER_NUMBER,
    PM_FAULT_LESS_IN_VALUE,
    PM_FAULT_NO_QUOTES,
    PM_FAULT_NO_VALUE,
    PM_FAULT_TWICE,
    PM_FAULT_AMPERSAND,
    PM_FAULT_MARKUP,
    PM_FAULT_TAG_OPEN,
    PM_FAULT_DECLARATION,
    PM_FAULT_EXTRA,
    PM_FAULT_COUNT
} pm_fault;

/* Adds the error for broken XML. detail may be "". */
pm_status pm_graphml_fault(pm_graphml *graphml, pm_fault kind, pm_place place, const char *detail,
                           pm_error *err);

/* --- graphml_elements.c ---------------------------------------------------------------------- */

enum { PM_MOST_ATTRIBUTES_READ = 5 };

#define PM_IN(part) (1U << (unsigned)(part))

/* One row of the table of elements. */
typedef struct pm_graphml_element {
    const char *name;
    unsigned parents; /* PM_IN of each part it may stand in */
    pm_part part;     /* what it opens; PM_PART_DOCUMENT: it is never read */
    const char *attributes[PM_MOST_ATTRIBUTES_READ + 1]; /* that are read; ended by NULL */
    /* What is done at the start tag. Sets *read to false when the element is to be left out. */
    pm_status (*start)(pm_graphml *graphml, const pm_xml_tag *tag, bool *read, pm_error *err);
} pm_graphml_element;

/* The row of an element, or NULL. */
const pm_graphml_element *pm_graphml_find_element(const char *name);

/* Value of an attribute of a tag, or NULL. */
const char *pm_xml_attribute_of(const pm_xml_tag *tag, const char *name);

/* --- graphml_keys.c -------------------------------------------------------------------------- */

/* A <key> element. The key is left open in graphml->key, SIZE_MAX when it was refused. */
pm_status pm_graphml_declare_key(pm_graphml *graphml, const pm_xml_tag *tag, pm_error *err);

/* Keeps the collected value as the open key's default. */
pm_status pm_graphml_keep_default(pm_graphml *graphml, pm_error *err);

/* Is a key of that scope for the element? */
bool pm_key_concerns(pm_key_scope scope, pm_element element);

/* Are a key's texts within the limits? An error where they are not. */
pm_status pm_graphml_check_key(pm_graphml *graphml, const pm_key *key, bool *fits, pm_error *err);

/* Adds a key with copies of its texts; linked: it can be found by its id. *index is SIZE_MAX, after
 * an error, when there are too many. */
pm_status pm_graphml_add_key(pm_graphml *graphml, const pm_key *key, bool linked, size_t *index,
                             pm_error *err);

/* Gives a key an attribute name on an element: its own, or with a number behind it when that is
 * taken, for two keys are never read into one attribute. */
pm_status pm_graphml_claim_name(pm_graphml *graphml, size_t index, pm_element element,
                                pm_place place, pm_error *err);

/* Words for messages: "graph", "node", "edge"; "the graph", "a node", "an edge". */
const char *pm_graphml_element_name(pm_element element);
const char *pm_graphml_one_of(pm_element element);

/* --- graphml_data.c -------------------------------------------------------------------------- */

/* The key that a <data key="id"> at place means on an element, made when there is none; SIZE_MAX
 * when there are too many. */
pm_status pm_graphml_find_key(pm_graphml *graphml, const char *id, pm_element element,
                              pm_place place, size_t *key, pm_error *err);

/* The key of <desc> on an element. */
pm_status pm_graphml_find_description(pm_graphml *graphml, pm_element element, pm_place place,
                                      size_t *key, pm_error *err);

/* --- graphml_values.c ------------------------------------------------------------------------ */

/* Checks the collected value as one that key states of an element. */
pm_status pm_graphml_check_value(pm_graphml *graphml, size_t key, pm_element element,
                                 pm_error *err);

/* Checks and stores it. index: node or edge; SIZE_MAX: of one that was refused, only checked. */
pm_status pm_graphml_store_value(pm_graphml *graphml, size_t key, pm_element element, size_t index,
                                 pm_error *err);

/* --- graphml_labels.c ------------------------------------------------------------------------ */

/* Is the tag of yEd's drawings? */
bool pm_graphml_is_drawing(const pm_xml_tag *tag);

/* Begins to collect the text if the tag, within an element that is left out, is that of the label
 * of the open node or edge. */
void pm_graphml_start_label(pm_graphml *graphml, const pm_xml_tag *tag);

/* The label's element is closed: keeps its text, the first of several. */
pm_status pm_graphml_end_label(pm_graphml *graphml, pm_error *err);

/* --- graphml_doubts.c ------------------------------------------------------------------------ */

/* Warns of attributes whose names are nearly words of the vocabulary. */
pm_status pm_graphml_check_names(pm_graphml *graphml, pm_error *err);

/* Warns when the collected value is a number that measures cannot use as it stands. */
pm_status pm_graphml_check_sign(pm_graphml *graphml, const pm_key_use *use, pm_error *err);

/* --- graphml_references.c -------------------------------------------------------------------- */

/* Warns of values that name nodes there are not, and of decision bodies that are none. */
pm_status pm_graphml_check_references(pm_graphml *graphml, pm_error *err);

/* --- graphml_finish.c ------------------------------------------------------------------------ */

/* After the last element: edges that waited, references, defaults, repeated ids, doubtful names.
 * end is the place where the file ended. */
pm_status pm_graphml_finish(pm_graphml *graphml, pm_place end, pm_error *err);

/* Puts the problems in order of place, says so if reading stopped for their number, and gives the
 * verdict: PM_OK, or PM_INVALID with the first error in err. */
pm_status pm_graphml_close(pm_graphml *graphml, pm_error *err);

#endif
