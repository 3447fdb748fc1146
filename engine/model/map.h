/* The model: one partnership map as it was read.
 *
 *     graph  --- attributes (name, place, decision_body, ...)
 *     node 0 --- id, attributes (label, kind, sector, ...)          organisations, bodies,
 *     node 1 --- id, attributes                                     people and outcomes alike
 *     edge 0 --- source node, target node, directed?, id, attributes (kind, amount, ...)
 *
 * Nodes and edges are numbered from 0 in file order and nothing is merged: parallel edges, loops
 * and unknown attributes stay. Attributes are columns of text, one column a name, blank = unknown =
 * NULL. Facts are asked for by word (vocabulary.h); a word finds its own name first, then its
 * aliases, then either of them in other case. Measures, views and drawings are made from a map and
 * never write to it. */
#ifndef PARTMAP_ENGINE_MODEL_MAP_H
#define PARTMAP_ENGINE_MODEL_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/error.h"
#include "engine/model/vocabulary.h"

typedef struct pm_map pm_map;

/* An edge as read. */
typedef struct pm_edge {
    size_t source, target; /* node indexes */
    bool directed;
    const char *id; /* NULL when the file gives none. Borrowed until pm_map_free */
    size_t line;    /* in the file, from 1; 0 unknown */
    size_t column;  /* in that line, from 1; 0 unknown */
} pm_edge;

/* Nodes of a map, and edges of a map: fewer than this. */
#define PM_MOST_ELEMENTS ((size_t)UINT32_MAX)

/* Unknown is an answer of its own. */
typedef enum pm_answer { PM_UNKNOWN = -1, PM_NO = 0, PM_YES = 1 } pm_answer;

/* --- building -------------------------------------------------------------------------------- */

/* An empty map in *map. Caller frees with pm_map_free. */
pm_status pm_map_new(pm_map **map, pm_error *err);
void pm_map_free(pm_map *map);

/* The file's own id of the graph ("" if none) and the name of the input it came from. */
pm_status pm_map_set_origin(pm_map *map, const char *file, const char *graph_id, pm_error *err);
const char *pm_map_file(const pm_map *map);
const char *pm_map_graph_id(const pm_map *map);

/* Makes room for that many nodes and edges at once. */
pm_status pm_map_reserve(pm_map *map, size_t nodes, size_t edges, pm_error *err);

/* Adds a node. PM_INVALID when the id is taken; the message names the line of the first. */
pm_status pm_map_add_node(pm_map *map, const char *id, size_t line, size_t *node, pm_error *err);

/* Adds an edge between two nodes there are. id may be NULL. */
pm_status pm_map_add_edge(pm_map *map, const pm_edge *edge, size_t *index, pm_error *err);

/* The column of an attribute name on an element, made when it is not there. */
pm_status pm_map_add_attribute(pm_map *map, pm_element element, const char *name, size_t *column,
                               pm_error *err);

/* States an attribute: text, trimmed by this call; blank makes it unknown, also where the attribute
 * has a default. index is the node or edge, which may be added later; 0 for the graph. */
pm_status pm_map_set(pm_map *map, pm_element element, size_t column, size_t index, const char *text,
                     pm_error *err);

/* What an attribute is wherever nothing was stated, not even a blank. text is not blank. */
pm_status pm_map_set_default(pm_map *map, pm_element element, size_t column, const char *text,
                             pm_error *err);

/* Says of an edge what its file says elsewhere than in the edge itself: which way it goes (turned:
 * the other way than it was added) and whether it has a direction at all. */
void pm_map_direct_edge(pm_map *map, size_t edge, bool turned, bool directed);

/* Says that places of nodes count upwards, as in mathematics; unless it is said, downwards, as on
 * screens. */
void pm_map_count_upwards(pm_map *map, bool upwards);

/* Reads word from attribute "name" instead of from its own name and aliases ("--map WORD=ATTR").
 * PM_USAGE when no element of the word's sort has such an attribute. */
pm_status pm_map_read_word_from(pm_map *map, pm_word word, const char *name, pm_error *err);

/* --- asking ---------------------------------------------------------------------------------- */

/* Do places of nodes count upwards? */
bool pm_map_counts_upwards(const pm_map *map);

/* Bytes the map holds in memory. Cost O(attributes). */
size_t pm_map_memory(const pm_map *map);

size_t pm_map_node_count(const pm_map *map);
size_t pm_map_edge_count(const pm_map *map);
const char *pm_map_node_id(const pm_map *map, size_t node);
size_t pm_map_node_line(const pm_map *map, size_t node);
const pm_edge *pm_map_edge(const pm_map *map, size_t edge);

/* Node of an id, or SIZE_MAX. */
size_t pm_map_find_node(const pm_map *map, const char *id);

/* Columns, known words and unknown ones alike, in order of first appearance. */
size_t pm_map_attribute_count(const pm_map *map, pm_element element);
const char *pm_map_attribute_name(const pm_map *map, pm_element element, size_t column);
size_t pm_map_find_attribute(const pm_map *map, pm_element element, const char *name);
const char *pm_map_attribute(const pm_map *map, pm_element element, size_t column, size_t index);

/* The attribute's default, or NULL when it has none. */
const char *pm_map_default(const pm_map *map, pm_element element, size_t column);

/* A fact by word: trimmed text, or NULL when it is unknown. Borrowed until pm_map_free. A value
 * that the word does not take is unknown, for other programs use some of the words for other
 * things. */
const char *pm_map_text(const pm_map *map, pm_word word, size_t index);

/* The column such a fact is read from, or SIZE_MAX when it is unknown. */
size_t pm_map_source(const pm_map *map, pm_word word, size_t index);

/* Is the word read from the column of its element's sort, where that states it? */
bool pm_map_reads(const pm_map *map, pm_word word, size_t column);

/* The attribute that the word was told to be read from, or NULL when it is not redirected. */
const char *pm_map_redirection(const pm_map *map, pm_word word);

/* A number by word: true and *value, or false when unknown, no number, or one beyond
 * PM_LARGEST_NUMBER, which a map that was not read from a file may hold. */
bool pm_map_number(const pm_map *map, pm_word word, size_t index, double *value);

/* A yes or no by word. */
pm_answer pm_map_boolean(const pm_map *map, pm_word word, size_t index);

/* Index in the word's closed list, or -1 when unknown. */
int pm_map_choice(const pm_map *map, pm_word word, size_t index);

/* Has the word this value of its closed list ("board", "chair")? Unknown is no. */
bool pm_map_is(const pm_map *map, pm_word word, size_t index, const char *choice);

/* Kind of a node; an unstated or unknown kind is an organisation. */
pm_node_kind pm_map_kind(const pm_map *map, size_t node);

/* Name to print: the label, else the id. Never NULL, never empty. */
const char *pm_map_label(const pm_map *map, size_t node);

/* Has the edge the kind "kind" (for example "funds")? */
bool pm_map_edge_is(const pm_map *map, size_t edge, const char *kind);

#endif
