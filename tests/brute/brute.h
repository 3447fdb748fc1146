/* The second implementation: every measure again, from its definition alone, slow and plain. A map
 * and settings come in; for each key a function gives the value a row ought to have. Nothing here
 * is shared with engine/measure: matrices and enumeration, no graph library, no clever algorithm.
 */
#ifndef PARTMAP_TESTS_BRUTE_BRUTE_H
#define PARTMAP_TESTS_BRUTE_BRUTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/measure/measures.h"
#include "engine/model/map.h"
#include "engine/model/settings.h"

enum {
    BRUTE_MEMBERS = 28,   /* most members of a map */
    BRUTE_EDGES = 256,    /* most edges of a map */
    BRUTE_PEOPLE = 16,    /* most named carriers */
    BRUTE_WORDS = 320,    /* longest list, parts joined by blanks */
    BRUTE_ENUMERATED = 14 /* members up to which all subsets are tried */
};

/* Distance between two members without a path. */
#define BRUTE_FAR ((size_t)1000)

/* A graph as a matrix: tie[i][j] is a step from i to j. */
typedef struct brute_graph {
    size_t n;
    bool tie[BRUTE_MEMBERS][BRUTE_MEMBERS];
} brute_graph;

/* Shortest paths of a graph: how long, and how many different ones. */
typedef struct brute_paths {
    size_t n;
    size_t length[BRUTE_MEMBERS][BRUTE_MEMBERS];
    double count[BRUTE_MEMBERS][BRUTE_MEMBERS];
} brute_paths;

/* A map taken apart. Members are numbered from 0 in file order. Texts are borrowed from the map. */
typedef struct brute {
    const pm_map *map;
    const pm_settings *settings;
    size_t n;
    size_t node[BRUTE_MEMBERS]; /* of a member */

    size_t edge_count;
    size_t source[BRUTE_EDGES], target[BRUTE_EDGES]; /* members; SIZE_MAX: none */
    bool of_kind[BRUTE_EDGES];  /* joins two different members, kind asked for */
    bool accepted[BRUTE_EDGES]; /* and, with both, confirmed */

    brute_graph ties, arcs; /* U, D */
    brute_paths tie_paths, arc_paths;
    bool has_arcs;
    double strength[BRUTE_MEMBERS][BRUTE_MEMBERS]; /* W */
    double flow[BRUTE_MEMBERS][BRUTE_MEMBERS];     /* F: from, to */

    const char *sector[BRUTE_MEMBERS]; /* NULL: not stated */
    const char *sectors[BRUTE_MEMBERS];
    size_t sector_count;

    bool decides[BRUTE_MEMBERS];
    size_t decider_count;

    size_t person_count;
    char person[BRUTE_PEOPLE][24];
    bool carries[BRUTE_PEOPLE][BRUTE_EDGES]; /* accepted edges only */
    size_t carriers[BRUTE_EDGES];

    const char *resource; /* attribute's name; NULL: none */
} brute;

/* What a row ought to say. */
typedef enum brute_sort {
    BRUTE_UNDEFINED,
    BRUTE_NUMBER,
    BRUTE_TEXT,     /* a text, or a list joined by blanks */
    BRUTE_TOO_LARGE /* enumeration would take too long: not compared */
} brute_sort;

typedef struct brute_value {
    brute_sort sort;
    double number;
    char words[BRUTE_WORDS];
} brute_value;

typedef brute_value brute_function(const brute *b, size_t row);

/* One key; a table of them ends with a row without a key. */
typedef struct brute_key {
    pm_level level;
    const char *key;
    brute_function *value;
} brute_key;

extern const brute_key brute_size_keys[];
extern const brute_key brute_shape_keys[];
extern const brute_key brute_cut_keys[];
extern const brute_key brute_member_keys[];
extern const brute_key brute_core_keys[];
extern const brute_key brute_spectral_keys[];
extern const brute_key brute_decision_keys[];
extern const brute_key brute_people_keys[];
extern const brute_key brute_money_keys[];
extern const brute_key brute_role_keys[];
extern const brute_key brute_sector_keys[];
extern const brute_key brute_relationship_keys[];

/* Takes a map apart. Both arguments are borrowed as long as *b is used. */
void brute_read(brute *b, const pm_map *map, const pm_settings *settings);

/* Values. */
brute_value brute_undefined(void);
brute_value brute_number(double number);
brute_value brute_too_large(void);
brute_value brute_words(const char *words);
void brute_add_word(brute_value *value, const char *word);

/* Graphs. */
brute_paths brute_paths_of(const brute_graph *graph);
brute_paths brute_lengths_of(const brute_graph *graph); /* without counts */
brute_graph brute_without(const brute_graph *graph, size_t member);
bool brute_joined(const brute_paths *paths, size_t a, size_t b);
size_t brute_degree(const brute_graph *graph, size_t member);
size_t brute_tie_count(const brute_graph *graph);
double brute_connectedness(const brute_graph *graph); /* 2 members at least */
double brute_compactness(const brute_graph *graph);
size_t brute_component_size(const brute_paths *paths, size_t member);
bool brute_first_of_component(const brute_paths *paths, size_t member);
double brute_betweenness(const brute_paths *paths, size_t v); /* ordered pairs */

/* Gini*, n / (n - 1) times the mean difference over twice the mean. false when it has no value. */
bool brute_gini(const double *values, size_t count, double *gini);

/* Dyadic constraint of i by its neighbour j, on any symmetric weights. */
double brute_dyadic_constraint(size_t n, double weight[BRUTE_MEMBERS][BRUTE_MEMBERS], size_t i,
                               size_t j);
void brute_binary_weights(const brute *b, double weight[BRUTE_MEMBERS][BRUTE_MEMBERS]);
brute_value brute_constraint(const brute *b, size_t i);

/* Ways to the decision bodies along graph: has member one that avoids "avoided"? (SIZE_MAX: no
 * one.) */
const brute_graph *brute_routes(const brute *b);
bool brute_has_route(const brute *b, const brute_graph *graph, size_t member, size_t avoided);
brute_value brute_decision_distance(const brute *b, size_t i);
brute_value brute_gatekeeper_of(const brute *b, size_t keeper);

/* A member's stated amount of a resource, and a member's share of it. */
bool brute_amount(const brute *b, const char *resource, size_t i, double *amount);
brute_value brute_resource_share(const brute *b, size_t i);
brute_value brute_betweenness_share(const brute *b, size_t i);

/* gini_, hhi_, effective_, top_share_ of a resource, and whether they have to be there. */
bool brute_has_resource(const brute *b, const char *resource);
brute_value brute_concentration(const brute *b, const char *stem, const char *resource);

/* Emerson: how far i depends on j. brute_flow_between: is there a flow in some direction? */
double brute_dependence(const brute *b, size_t i, size_t j);
bool brute_flow_between(const brute *b, size_t i, size_t j);

/* Modularity of the best of all partitions, on few members. */
brute_value brute_best_modularity(const brute *b);

/* Row of mixing: the two sectors. */
void brute_mixing_pair(const brute *b, size_t row, size_t *x, size_t *y);
size_t brute_mixing_rows(const brute *b);

/* Text questions: is word one of the parts of a list? */
bool brute_lists(const char *list, const char *separator, const char *word);

#endif
