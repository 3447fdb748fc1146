/* Private to the GraphML reader: its second stage, which knows GraphML but no XML library. Start
 * tags, text and end tags come in, in file order; nodes, edges and attributes of a pm_map go out,
 * and problems with their places.
 *
 *     graphml_read        the XML layer (xml_read.h) joined to the builder
 *     graphml_build       events of the parser: where text and elements go
 *     graphml_strangers   what GraphML does not have, or not there
 *     graphml_elements    the table of elements, and what is done at their start tags
 *     graphml_graphs      graphs of the file, graphs within nodes, hints about their size
 *     graphml_edges       edges, also those that come before their nodes
 *     graphml_hyperedges  <hyperedge> and its <endpoint>s: a body and its members
 *     graphml_keys        <key> declarations
 *     graphml_tallies     faults that many keys share, told once and counted
 *     graphml_data        which key a <data> means, also before that is declared
 *     graphml_values      one value: checked, stored
 *     graphml_lower       values that count only where no <data> states another
 *     graphml_misfits     words of the vocabulary that other programs use for something else
 *     graphml_drawings    what yEd and its kin keep within their drawings: texts, places, looks
 *     graphml_arrows      the direction ties are drawn with
 *     graphml_label_text  the text of a drawn label, made plain
 *     graphml_dialect     which program wrote the file, and what follows from that
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
#include "formats/fit.h"
#include "formats/formats.h"
#include "formats/xml_read.h"

/* Limits, each named by the message that enforces it. */
enum {
    PM_LONGEST_ID = 1000,       /* bytes of the id of a node, an edge, a key or the graph */
    PM_LONGEST_NAME = 250,      /* bytes of an attribute's name */
    PM_LONGEST_VALUE = 1048576, /* bytes of one value */
    PM_MOST_NAMES = 10000,      /* attributes of the nodes of a file, of its edges, of its graphs */
    PM_MOST_KEYS = 3 * PM_MOST_NAMES, /* declared or not */
    PM_MOST_GRAPHS = 10000,
    PM_MOST_PROGRAMS = 32 /* whose ways are known */
};

/* Ids of keys begin with this where our own writer added what follows from the rest of the map:
 * measures, drawings. They are left out, and so is all data under them. */
#define PM_OWN_KEY "partmap."

/* Our own writer says here, of a <graph>, that places of nodes count upwards ("true"). */
#define PM_OWN_UPWARDS "partmap.upwards"

/* Our own writer gives edges that share an id one of their own, and says here what it was. */
#define PM_OWN_ID "partmap.id"

/* What a key may be for. The first three are the numbers of pm_element. */
typedef enum pm_key_scope {
    PM_KEY_GRAPH = PM_GRAPH,
    PM_KEY_NODE = PM_NODE,
    PM_KEY_EDGE = PM_EDGE,
    PM_KEY_ALL,
    PM_KEY_HYPEREDGE, /* read as a node */
    PM_KEY_ENDPOINT,  /* read as an edge */
    PM_KEY_OTHER      /* ports, which are not read */
} pm_key_scope;

/* What a key promises about its values. */
typedef enum pm_key_type {
    PM_KEY_TEXT,
    PM_KEY_BOOLEAN,
    PM_KEY_INT,   /* whole, of 32 bits */
    PM_KEY_WHOLE, /* whole, of 64 bits */
    PM_KEY_FLOAT, /* of single precision */
    PM_KEY_NUMBER /* of double precision */
} pm_key_type;

/* What a key means for nodes, for edges or for the graph. */
typedef struct pm_key_use {
    const char *name;  /* of the attribute; NULL: not used there yet */
    size_t column;     /* of the map; SIZE_MAX: none yet */
    size_t graph;      /* whose map that is */
    pm_word word;      /* PM_WORD_COUNT: no word of the vocabulary */
    bool alias;        /* the word goes by another name here */
    size_t then;       /* key that came after this one last time; SIZE_MAX: none yet */
    size_t then_keys;  /* how many keys there were: one more may fit better */
    size_t copies;     /* keys whose names had to be made from this one */
    bool foreign_said; /* a warning said that this attribute holds another program's words */
    bool unknown_said; /* a warning said that NaN and the like are unknown numbers */
    pm_fit fit;        /* of its values to the word; what does not fit is judged at the end */
} pm_key_use;

typedef struct pm_key {
    const char *id, *name;
    pm_key_scope scope;
    pm_key_type type;
    pm_place place;
    size_t next;          /* key of the same id; SIZE_MAX: none */
    const char *fallback; /* its default, or NULL */
    bool implied; /* no <key> nor <data> asked for it: it shares its name with those that do */
    pm_key_use uses[PM_ELEMENT_COUNT];
} pm_key;

/* What an open element is; text is collected within the last three. */
typedef enum pm_part {
    PM_PART_DOCUMENT,
    PM_PART_GRAPHML,
    PM_PART_GRAPH,
    PM_PART_NODE,
    PM_PART_EDGE,
    PM_PART_HYPEREDGE,
    PM_PART_ENDPOINT,
    PM_PART_KEY,
    PM_PART_DATA,
    PM_PART_DEFAULT,
    PM_PART_DESC
} pm_part;

/* What a graph says of its size, to be compared with what is in it. Nodes of graphs within it may
 * be meant or not. */
typedef struct pm_size_hint {
    size_t said;             /* SIZE_MAX: nothing */
    size_t directly, before; /* nodes (edges) of its own; of the file before it */
} pm_size_hint;

typedef struct pm_open_element {
    pm_part part;
    const char *name;
    pm_place place;
    size_t outer_node, outer_edge; /* open when it began; SIZE_MAX: none */
    bool outer_directed;
    pm_size_hint nodes, edges; /* of a graph */
} pm_open_element;

/* An edge that waits for a node, or for its turn behind one that does. */
typedef struct pm_waiting_edge {
    pm_edge edge;
    const char *source, *target; /* ids, where the node is not known yet */
    bool endpoint;               /* it was an <endpoint> */
} pm_waiting_edge;

/* A node and the one in whose graph it stands. */
typedef struct pm_membership {
    size_t member, group;
} pm_membership;

/* A value that names nodes, or calls one a decision body. */
typedef struct pm_reference {
    pm_word word;
    size_t index; /* of the node or edge it is stated of */
    const char *text;
    pm_place place;
} pm_reference;

/* A graph of the file: its map, and what waits until all of it is read. */
typedef struct pm_graph_build {
    pm_map *map; /* owned until taken */
    pm_place place;
    bool implied;         /* no <graph> has said yet that it begins */
    bool upwards;         /* it says itself that its places count upwards */
    const char *nameless; /* id that was made for the first node with id=""; NULL: none */
    pm_waiting_edge *waiting;
    size_t waiting_count, waiting_capacity;
    pm_reference *references;
    size_t reference_count, reference_capacity;
    pm_membership *memberships;
    size_t membership_count, membership_capacity;
} pm_graph_build;

/* A value whose key was not declared when it came. */
typedef struct pm_awaiting_value {
    const char *id, *text; /* of the key; "" is a blank */
    pm_place place;
    pm_place data; /* of the <data> */
    size_t graph;  /* SIZE_MAX: of all graphs */
    size_t index;
    pm_element element;
    pm_key_scope scope;
    bool lower; /* counts only where nothing else is stated */
} pm_awaiting_value;

/* A value of lower rank of an open element. */
typedef struct pm_lower_value {
    size_t depth; /* of the element */
    size_t key;
    size_t text; /* where it begins in lower_text */
    pm_place place;
    bool ours; /* said by the reader, not by the file */
} pm_lower_value;

/* A value that does not fit the word it stands under. */
typedef struct pm_misfit {
    size_t key;
    pm_element element;
    pm_place place;
    const char *value, *fault;
} pm_misfit;

/* A fault that many keys of the file share. */
typedef struct pm_tally {
    size_t count; /* keys that have it */
    const char *id;
    pm_element element;
    pm_place place; /* these three of the first */
} pm_tally;

/* An edge whose drawing shows another direction than the file declares. */
typedef struct pm_drawn_direction {
    size_t graph, edge;
    bool turned; /* drawn the other way; else without a direction */
    pm_place place;
} pm_drawn_direction;

/* What is open of a drawing, and what was found in it so far. While the text of a label is
 * collected, that of the <data> around it is set aside. */
typedef struct pm_drawing {
    size_t label_depth; /* of the element whose text is collected; 0: none is open */
    bool is_further;    /* that text is never the label itself */
    pm_text aside;
    pm_place aside_place;
    bool aside_too_long;
    size_t realizers;        /* depth of the open list of looks a group has; 0: none is open */
    size_t realizer, active; /* numbers of the one that is open, and of the one shown; from 1 */
    pm_text label;           /* closed with a zero byte when there is one */
    pm_place label_place;
    bool label_is_shown; /* it is of the look that is shown */
    pm_text further;     /* the other labels, joined by "; " */
    pm_drawn_direction *directions;
    size_t direction_count, direction_capacity;
} pm_drawing;

/* The builder. Zero-initialise it, then pm_graphml_begin; pm_graphml_free at the end. */
typedef struct pm_graphml {
    pm_graph_build *graphs;
    size_t graph_count, graph_capacity;
    size_t graph; /* the one that is read, or last was; SIZE_MAX: none yet */
    pm_map *map;  /* its map; borrowed */
    const char *file;
    const pm_read_options *options; /* borrowed */
    pm_problems *problems;          /* borrowed */
    size_t first_problem;           /* of ours in that list */
    size_t errors;                  /* of ours */
    bool stopped;                   /* nothing more is wanted */
    pm_arena arena;                 /* keys, ids of waiting edges */
    pm_names said;                  /* warnings that are given once */

    pm_open_element open[PM_DEEPEST_ELEMENT + 1]; /* one may be implied */
    size_t depth;        /* open elements; open[depth - 1] is the innermost */
    size_t skipped_from; /* depth of the element that is left out with all in it; 0: none */
    const char *home;    /* namespace of the root, when it is none of the known */
    unsigned char traces[PM_MOST_PROGRAMS]; /* of programs that may have written the file */
    bool directed;                          /* edgedefault of the innermost graph */
    bool says_direction;                    /* the open edge does itself */
    size_t node;          /* the innermost open one; SIZE_MAX: none, or it was refused */
    size_t edge;          /* likewise */
    size_t source;        /* of the last edge: that of the next is often the same */
    size_t node_elements; /* <node> elements begun */
    size_t edge_elements; /* likewise */
    size_t group_count;   /* graphs within nodes */
    pm_place group_place; /* of the first of them */

    pm_element element;  /* that the open <data> or <desc> is about */
    pm_key_scope scope;  /* what it stands in, in the words of keys */
    size_t subject;      /* depth of the element it is about */
    bool lower;          /* it counts only where nothing else is stated */
    pm_place data_place; /* of the <data> */
    const char *awaited; /* id of its key, which is not declared yet; NULL: it is */

    pm_key *keys;
    size_t key_count, key_capacity;
    pm_names key_ids;                 /* id to the first key of it */
    pm_names taken[PM_ELEMENT_COUNT]; /* names of attributes to the key that took them */
    size_t key;                       /* open, or of the open <data> or <desc>; or SIZE_MAX */
    size_t last_key;                  /* of the last <data>, a hint where to look for the next */
    size_t description;               /* key of <desc>; SIZE_MAX: none yet */
    size_t same_key;                  /* that the open <key> repeats; SIZE_MAX: none */
    size_t defaults;                  /* keys that have one */
    size_t undeclared_count;          /* keys that data names and nothing declares */
    pm_tally undeclared;              /* those of them that were not told one by one */
    pm_tally misused;                 /* on other elements than they are declared for */
    pm_tally repeated;                /* declared again, to the letter */

    pm_text value;        /* being collected, from its first character that is not blank */
    pm_place value_place; /* of that character */
    bool value_too_long;
    pm_drawing drawing;

    pm_awaiting_value *awaiting; /* values that wait for their keys */
    size_t awaiting_count, awaiting_capacity;
    pm_names awaited_ids; /* of those keys, to the first value of each */
    pm_lower_value *lower_values;
    size_t lower_count, lower_capacity;
    pm_text lower_text; /* texts of those, each closed with a zero byte */
    pm_misfit *misfits;
    size_t misfit_count, misfit_capacity;
} pm_graphml;

/* --- graphml_build.c: called by the XML layer --------------------------------------------------
 * All return PM_OK, also when a problem was added to the list, or PM_MEMORY. After each call
 * "stopped" says whether reading is to end. */

/* file, options and problems are borrowed until pm_graphml_free. */
void pm_graphml_begin(pm_graphml *graphml, const char *file, const pm_read_options *options,
                      pm_problems *problems);
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

/* --- graphml_elements.c ---------------------------------------------------------------------- */

enum { PM_MOST_ATTRIBUTES_READ = 5 };

#define PM_IN(part) (1U << (unsigned)(part))

/* One row of the table of elements. */
typedef struct pm_graphml_element {
    const char *name;
    unsigned parents; /* PM_IN of each part it belongs in */
    unsigned others;  /* of each other part in which it is read all the same */
    pm_part part;     /* what it opens; PM_PART_DOCUMENT: it is never read */
    const char *attributes[PM_MOST_ATTRIBUTES_READ + 1]; /* that are read; ended by NULL */
    /* What is done at the start tag. Sets *read to false when the element is to be left out. */
    pm_status (*start)(pm_graphml *graphml, const pm_xml_tag *tag, bool *read, pm_error *err);
} pm_graphml_element;

/* The row of an element, or NULL. */
const pm_graphml_element *pm_graphml_find_element(const char *name);

/* What an open element becomes in the map, or is part of. */
pm_element pm_graphml_element_of(pm_part part);

/* Finds out what a <data> or <desc> that begins now is about. */
void pm_graphml_find_subject(pm_graphml *graphml);

/* An id that an element has to have. NULL when it is missing, after an error if the element cannot
 * do without it and the user is strict, else after a warning that says what is done. */
pm_status pm_graphml_find_id(pm_graphml *graphml, const pm_xml_tag *tag, const char *name,
                             bool needed, const char *done, const char **id, pm_error *err);

/* Adds a node: *node is the one there is when the id is taken and the user is lenient, SIZE_MAX
 * when it was refused. */
pm_status pm_graphml_add_node(pm_graphml *graphml, const char *id, pm_place place, size_t *node,
                              pm_error *err);

/* Makes an id that no node has, "prefix:1" or the like, into *id. */
pm_status pm_graphml_make_id(pm_graphml *graphml, const char *prefix, pm_text *id, pm_error *err);

/* Says of the node that begins now which node's graph it stands in. */
pm_status pm_graphml_say_parent(pm_graphml *graphml, size_t group, pm_place place, pm_error *err);

/* --- graphml_strangers.c --------------------------------------------------------------------- */

/* Is the tag of another language than GraphML? */
bool pm_graphml_is_foreign(const pm_graphml *graphml, const pm_xml_tag *tag);

/* Warns of what is left out: an element of another language; one that GraphML does not have, or
 * (known) has in other places. */
pm_status pm_graphml_leave_out_foreign(pm_graphml *graphml, const pm_xml_tag *tag, pm_error *err);
pm_status pm_graphml_leave_out_misplaced(pm_graphml *graphml, const pm_xml_tag *tag, bool known,
                                         pm_error *err);

/* Warns of an element that is read although it stands where it does not belong. */
pm_status pm_graphml_warn_of_place(pm_graphml *graphml, const pm_xml_tag *tag, pm_error *err);

/* Takes the XML attributes that GraphML does not have from the tag of an element that begins. */
pm_status pm_graphml_take_attributes(pm_graphml *graphml, const pm_xml_tag *tag,
                                     const pm_graphml_element *element, pm_error *err);

/* --- graphml_graphs.c ------------------------------------------------------------------------ */

/* A <graph>: one of the file's, or one within a node, an edge or another graph. */
pm_status pm_graphml_start_graph(pm_graphml *graphml, const pm_xml_tag *tag, pm_error *err);
pm_status pm_graphml_end_graph(pm_graphml *graphml, const pm_open_element *open, pm_error *err);

/* Makes the graph that elements outside any <graph> are read into, if there is none yet. */
pm_status pm_graphml_need_graph(pm_graphml *graphml, pm_error *err);

/* Turns to a graph that was read before. */
void pm_graphml_turn_to(pm_graphml *graphml, size_t graph);

/* Is there a <graph> in the file? */
bool pm_graphml_has_graph(const pm_graphml *graphml);

/* Warns of graphs within nodes, and where they are asked for adds the edges of their members. */
pm_status pm_graphml_finish_groups(pm_graphml *graphml, pm_error *err);

void pm_graph_build_free(pm_graph_build *graph);

/* --- graphml_edges.c ------------------------------------------------------------------------- */

pm_status pm_graphml_start_edge(pm_graphml *graphml, const pm_xml_tag *tag, pm_error *err);

/* Adds an edge whose source and target are ids of nodes; NULL: the node is in the edge. It waits
 * when a node is not known yet. */
pm_status pm_graphml_add_edge(pm_graphml *graphml, pm_waiting_edge *edge, pm_error *err);

/* All nodes of the graph are known: adds the edges that waited. */
pm_status pm_graphml_add_waiting_edges(pm_graphml *graphml, pm_error *err);

/* --- graphml_hyperedges.c -------------------------------------------------------------------- */

pm_status pm_graphml_start_hyperedge(pm_graphml *graphml, const pm_xml_tag *tag, pm_error *err);
pm_status pm_graphml_start_endpoint(pm_graphml *graphml, const pm_xml_tag *tag, pm_error *err);

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

/* The same where another key of the name may be meant as well: they share the attribute. */
pm_status pm_graphml_share_name(pm_graphml *graphml, size_t index, pm_element element,
                                pm_error *err);

/* The key that has an attribute name on an element, made when there is none. */
pm_status pm_graphml_key_of_name(pm_graphml *graphml, pm_element element, const char *name,
                                 pm_place place, size_t *key, pm_error *err);

/* Words for messages: "graph", "node", "edge"; "the graph", "a node", "an edge". */
const char *pm_graphml_element_name(pm_element element);
const char *pm_graphml_one_of(pm_element element);

/* --- graphml_tallies.c ----------------------------------------------------------------------- */

/* Of a key: data names it and nothing declares it; it is used on an element that it is not declared
 * for; it is declared a second time in the same words. */
pm_status pm_graphml_say_undeclared(pm_graphml *graphml, const char *id, pm_place place,
                                    pm_error *err);
pm_status pm_graphml_say_misused(pm_graphml *graphml, const char *id, pm_element element,
                                 pm_place place, pm_error *err);
pm_status pm_graphml_say_repeated(pm_graphml *graphml, const char *id, pm_place place,
                                  pm_error *err);

/* Warns of all that was counted. */
pm_status pm_graphml_tell_tallies(pm_graphml *graphml, pm_error *err);

/* --- graphml_data.c -------------------------------------------------------------------------- */

/* The key that the open <data> at place names: in graphml->key, or when it is not declared yet its
 * id in graphml->awaited; neither when the id is too long. */
pm_status pm_graphml_find_key(pm_graphml *graphml, const char *id, pm_place place, pm_error *err);

/* Keeps the collected value, whose key is not declared yet. index: of the node or edge. */
pm_status pm_graphml_await_key(pm_graphml *graphml, size_t index, pm_error *err);

/* Stores the values that waited for their keys: there are no more keys to come. */
pm_status pm_graphml_store_awaiting(pm_graphml *graphml, pm_error *err);

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

/* Makes text the collected value, as if it had been read at place. */
pm_status pm_graphml_set_value(pm_graphml *graphml, const char *text, pm_place place,
                               pm_error *err);

/* Stores the collected value without a check, also over another. */
pm_status pm_graphml_put_value(pm_graphml *graphml, size_t key, pm_element element, size_t index,
                               pm_error *err);

/* What is stated under a key, or NULL. */
const char *pm_graphml_stated(const pm_graphml *graphml, size_t key, pm_element element,
                              size_t index);

/* --- graphml_lower.c ------------------------------------------------------------------------- */

/* Keeps a value of a key for the element of that depth, which is open or begins now. */
pm_status pm_graphml_keep_lower(pm_graphml *graphml, size_t depth, size_t key, const char *text,
                                pm_place place, bool ours, pm_error *err);

/* The same by the name of the attribute, and not the file's words but the reader's. */
pm_status pm_graphml_say(pm_graphml *graphml, size_t depth, pm_element element, const char *name,
                         const char *text, pm_place place, pm_error *err);

/* Keeps an XML attribute of the tag that GraphML does not have as a value of the element. */
pm_status pm_graphml_keep_attribute(pm_graphml *graphml, const pm_xml_tag *tag, pm_part part,
                                    const pm_xml_attribute *attribute, pm_error *err);

/* The element of that depth ends: states what was kept for it and is not stated. */
pm_status pm_graphml_apply_lower(pm_graphml *graphml, size_t depth, pm_element element,
                                 size_t index, pm_error *err);

/* States what <graphml> itself says of every graph. */
pm_status pm_graphml_apply_to_all(pm_graphml *graphml, pm_error *err);

/* Stores the collected value if nothing is stated. */
pm_status pm_graphml_store_lower(pm_graphml *graphml, size_t key, pm_element element, size_t index,
                                 pm_error *err);

/* --- graphml_misfits.c ----------------------------------------------------------------------- */

/* The collected value does not fit the word of its key, as fault says: decides what it is, at once
 * or at the end. */
pm_status pm_graphml_add_misfit(pm_graphml *graphml, size_t key, pm_element element,
                                const char *fault, pm_error *err);

/* Reports the values that were kept for the end. */
pm_status pm_graphml_judge_misfits(pm_graphml *graphml, pm_error *err);

/* --- graphml_drawings.c ---------------------------------------------------------------------- */

/* Is the tag of a drawing by yEd, by another program made with yFiles, or by visone? */
bool pm_graphml_is_drawing(const pm_xml_tag *tag);

/* An element within one that is left out begins or ends: takes what it says if it is part of the
 * drawing of the open node or edge. closed is the depth of the element that ended. */
pm_status pm_graphml_start_drawn(pm_graphml *graphml, const pm_xml_tag *tag, pm_error *err);
pm_status pm_graphml_end_drawn(pm_graphml *graphml, size_t closed, pm_error *err);

void pm_drawing_free(pm_drawing *drawing);

/* --- graphml_arrows.c ------------------------------------------------------------------------ */

/* An element of the drawing of an edge: keeps what its arrowheads say if it is about them. */
pm_status pm_graphml_take_arrows(pm_graphml *graphml, const pm_xml_tag *tag, pm_error *err);

/* After the last edge: gives edges the direction they are drawn with, and says so. */
pm_status pm_graphml_direct_as_drawn(pm_graphml *graphml, pm_error *err);

/* --- graphml_label_text.c -------------------------------------------------------------------- */

/* Makes a label plain: blanks off its ends and, in an HTML one, tags away and entities into what
 * they stand for. */
pm_status pm_label_make_plain(pm_text *label, pm_error *err);

/* --- graphml_dialect.c ----------------------------------------------------------------------- */

/* Notes what shows which program wrote the file: a comment or a namespace; a start tag. */
void pm_graphml_follow_text(pm_graphml *graphml, const char *text);
void pm_graphml_follow_tag(pm_graphml *graphml, const pm_xml_tag *tag);

/* The program, or NULL when it is not known; static. *upwards: its positions count upwards. */
const char *pm_graphml_dialect(const pm_graphml *graphml, bool *upwards);

/* After the last node: states what some programs say in ways of their own. */
pm_status pm_graphml_read_dialect(pm_graphml *graphml, pm_error *err);

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
