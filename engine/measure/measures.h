/* The measuring stage: a map and settings in, columns of values beside its members, ties, people
 * and sectors out. Every measure is one row of the registry (pm_measure) and one function; whoever
 * shows measures (JSON, CSV, table, explain, the drawing's titles) walks the registry. */
#ifndef PARTMAP_ENGINE_MEASURE_MEASURES_H
#define PARTMAP_ENGINE_MEASURE_MEASURES_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/error.h"
#include "engine/base/text.h"
#include "engine/model/map.h"
#include "engine/model/settings.h"

/* What a row of values is about. */
typedef enum pm_level {
    PM_LEVEL_NETWORK,      /* one row: the whole map */
    PM_LEVEL_ORGANISATION, /* one row a member (organisation or body), in file order */
    PM_LEVEL_RELATIONSHIP, /* one row an edge as read, in file order */
    PM_LEVEL_PERSON, /* one row a named carrier of an accepted tie, in order of first mention */
    PM_LEVEL_SECTOR, /* one row a sector, by name */
    PM_LEVEL_MIXING, /* one row an unordered pair of sectors, a sector with itself included */
    PM_LEVEL_COUNT
} pm_level;

typedef enum pm_value_type {
    PM_VALUE_COUNT,   /* a whole number, in "number" */
    PM_VALUE_NUMBER,  /* in "number", always finite */
    PM_VALUE_BOOLEAN, /* in "number": 0 or 1 */
    PM_VALUE_TEXT,    /* in "text" */
    PM_VALUE_LIST     /* in "list" */
} pm_value_type;

/* A value, or undefined with a reason. Texts and lists are borrowed until pm_measures_free. */
typedef struct pm_value {
    const char *reason; /* NULL: defined; otherwise why not: a short sentence without full stop */
    union {
        double number;
        const char *text;
        struct {
            const char *const *items; /* ids or names */
            size_t count;
        } list;
    } as;
} pm_value;

/* One row of the registry. All text is plain English for people who read board papers. */
typedef struct pm_measure {
    const char *key;   /* the word in code, JSON, CSV and "explain"; for a measure of a resource
                          the stem before the attribute's name: "gini_" makes gini_budget */
    const char *title; /* short name for headings: "Degree centralisation" */
    pm_level level;
    const char *family; /* size, connectedness, centralisation, dependence, ... */
    const char *view;   /* "U ties", "D arcs", "W strengths", "F flows" or "map" */
    pm_value_type type;
    const char *unit;       /* "share", "hops", "members", ... or "" */
    const char *range;      /* "0..1" */
    const char *definition; /* one sentence with the formula in ASCII */
    const char *high;       /* how to read a high (and low) value in a partnership */
    const char *undefined;  /* when it is undefined, "never" otherwise */
    const char *source;     /* author, year, DOI; "partmap" for plain counts */
    bool optional;          /* computed only when a setting asks for it */
    bool of_resource;       /* one column for each resource attribute, key + its name */
    const struct pm_measure_function *function; /* how it is computed; private to engine/measure */
} pm_measure;

/* The registry: level by level, in the order of output. */
size_t pm_measure_count(void);
const pm_measure *pm_measure_at(size_t index);

/* The row of a key at any level (the first found), or NULL; "gini_budget" finds "gini_". */
const pm_measure *pm_measure_find(const char *key);

/* What other tools do differently with this measure, or NULL when nothing is known. In elsewhere.c.
 */
const char *pm_measure_elsewhere(const pm_measure *measure);

/* Word of a level: "network", "organisation", "relationship", "person", "sector", "mixing". */
const char *pm_level_name(pm_level level);

/* Pairs of that many sectors are measured; above, the level of mixing has no rows. */
enum { PM_MOST_MIXED_SECTORS = 200 };

/* A computed column. */
typedef struct pm_column {
    const pm_measure *measure;
    const char *key;        /* the full key: measure->key, or with the resource's name */
    const pm_value *values; /* as many as the level has rows */
    bool has_coverage;      /* network level: the two counts below say something */
    size_t n_used;          /* members (or pairs) it was computed on */
    size_t n_missing;       /* of those concerned, how many lacked the fact */
    const char *estimate;   /* NULL: exact; otherwise how it was estimated and with what error */
} pm_column;

/* All results of one map. */
typedef struct pm_measures pm_measures;

/* Computes every measure. *measures is freed by the caller with pm_measures_free and borrows map
 * and the settings' text. PM_USAGE when a setting names something the map does not have. igraph's
 * error and warning handlers and its random generator are ours during the call and put back after
 * it. Cost for n members and m ties: O(n (n + m)) for distances and betweenness, a maximum
 * flow a member for routes_to_decision; what would take far longer is undefined with that reason.
 */
pm_status pm_measure_map(const pm_map *map, const pm_settings *settings, pm_measures **measures,
                         pm_error *err);
void pm_measures_free(pm_measures *measures);

/* The map as it was measured: unless settings.name_people a copy in which people go by role or
 * pseudonym, ids included (engine/model/people_names.h). Whoever shows a measured map shows this
 * one; its nodes and edges have the indexes of the map that was given. */
const pm_map *pm_measures_map(const pm_measures *measures);

/* The map as it was given, names of people and all: to decide by, never to show. */
const pm_map *pm_measures_given_map(const pm_measures *measures);

/* Appends a text that may speak of people, such as a warning met while reading, with their names
 * replaced likewise. */
void pm_measures_add_text(const pm_measures *measures, pm_text *out, const char *text);
const pm_settings *pm_measures_settings(const pm_measures *measures);

/* Rows of a level and their names. The name is the member's id, the carrier's name, the sector's
 * name; for a relationship the edge's id or NULL; for mixing the name of its first sector. */
size_t pm_measures_rows(const pm_measures *measures, pm_level level);
const char *pm_measures_row_name(const pm_measures *measures, pm_level level, size_t row);

/* The two sectors (rows of PM_LEVEL_SECTOR) of a row of mixing, a <= b. */
void pm_measures_mixing(const pm_measures *measures, size_t row, size_t *a, size_t *b);

/* Columns of a level, in registry order. */
size_t pm_measures_column_count(const pm_measures *measures, pm_level level);
const pm_column *pm_measures_column(const pm_measures *measures, pm_level level, size_t index);

/* The column of a full key at a level, or NULL. */
const pm_column *pm_measures_find(const pm_measures *measures, pm_level level, const char *key);

/* Shortcut: number of a key in a row; false when undefined or when there is no such column. */
bool pm_measures_number(const pm_measures *measures, pm_level level, const char *key, size_t row,
                        double *number);

/* Members: row of a node (SIZE_MAX when it is none) and node of a row. */
size_t pm_measures_member_of_node(const pm_measures *measures, size_t node);
size_t pm_measures_node_of_member(const pm_measures *measures, size_t member);

/* Name of a member as it may be printed: the label of an organisation or body; for a person, who is
 * a member only on maps without either, what it goes by, or with settings.name_people its label. */
const char *pm_measures_member_name(const pm_measures *measures, size_t member);

/* The simple undirected ties of view U. Tie t joins members a < b. */
size_t pm_measures_tie_count(const pm_measures *measures);
void pm_measures_tie(const pm_measures *measures, size_t tie, size_t *a, size_t *b);

/* Tie of an edge (relationship row), or SIZE_MAX when it is not accepted or joins no two members.
 */
size_t pm_measures_tie_of_edge(const pm_measures *measures, size_t edge);

/* Sector of a member (row of PM_LEVEL_SECTOR), or SIZE_MAX when not stated. */
size_t pm_measures_sector_of_member(const pm_measures *measures, size_t member);

/* Is the member a decision body? And how many are there? */
bool pm_measures_is_decision_body(const pm_measures *measures, size_t member);
size_t pm_measures_decision_body_count(const pm_measures *measures);

/* Name of the resource attribute in use ("budget"), or NULL when there is none. */
const char *pm_measures_resource(const pm_measures *measures);

/* A member's stated resource: false when not stated. */
bool pm_measures_resource_of(const pm_measures *measures, size_t member, double *amount);

/* What a person (row of PM_LEVEL_PERSON) goes by where people are read about: the label of a node,
 * else the row's name. */
const char *pm_measures_person_label(const pm_measures *measures, size_t person);

/* People: the edges a carrier carries (accepted ties only), in file order. */
size_t pm_measures_person_edge_count(const pm_measures *measures, size_t person);
size_t pm_measures_person_edge(const pm_measures *measures, size_t person, size_t index);

/* Members that have a route to a decision body and would have none if the edges (count of them)
 * ended, into members, which has room for a member each. A tie ends when all its relationships do;
 * with settings.directed an arc does. Cost O(n + m log m). In lost_edges.c. */
pm_status pm_measures_cut_off_by(const pm_measures *measures, const size_t *edges, size_t count,
                                 size_t *members, size_t *member_count, pm_error *err);

#endif
