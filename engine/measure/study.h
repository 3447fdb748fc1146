/* One measuring in progress: the map, its views, and what several measures share. Private to
 * engine/measure.
 *
 * Each family of measures is one file that ends in its table of registry rows; registry.c strings
 * the tables together. What more than one measure needs is computed on first need, once, and kept
 * here. */
#ifndef PARTMAP_ENGINE_MEASURE_STUDY_H
#define PARTMAP_ENGINE_MEASURE_STUDY_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/memory.h"
#include "engine/measure/measures.h"
#include "engine/model/igraph_guard.h"
#include "engine/model/views.h"

/* Shared intermediates, each declared by the file that makes it. */
typedef struct pm_distances pm_distances;     /* distances.h */
typedef struct pm_blocks pm_blocks;           /* blocks.h */
typedef struct pm_routes pm_routes;           /* routes.h */
typedef struct pm_carriers pm_carriers;       /* carriers.h */
typedef struct pm_spectrum pm_spectrum;       /* eigen.c */
typedef struct pm_communities pm_communities; /* communities.c */

/* Sectors in use: sorted by name. */
typedef struct pm_partition {
    size_t count;
    const char **names;
    size_t *of_member; /* SIZE_MAX: not stated */
    size_t *sizes;     /* members a sector */
    size_t stated;     /* members with a sector */
} pm_partition;

/* A number attribute of the members. */
typedef struct pm_resource {
    const char *name;
    double *amount; /* a member each; meaningless where stated is false */
    bool *stated;
    size_t stated_count;
    bool negative; /* a stated value is below zero: concentration is refused */
    double sum;
} pm_resource;

enum { PM_MOST_RESOURCES = 4 };

typedef struct pm_study {
    const pm_map *map;
    pm_settings settings;
    const pm_map *ids; /* the same with the file's own ids: what is drawn by chance goes by these */
    size_t left_out;   /* node that is treated as not there; SIZE_MAX: none */
    pm_arena arena;    /* values, lists and intermediates */
    pm_views views;
    pm_partition sectors;
    bool *is_decision; /* a member each */
    size_t decision_count;
    pm_resource resources[PM_MOST_RESOURCES]; /* those some member states, and the chosen one */
    size_t resource_count;
    const pm_resource *resource; /* the chosen one, or NULL */
    /* made on first need */
    pm_distances *distances;
    pm_blocks *blocks;
    pm_routes *routes;
    size_t
        *route_links; /* the link of each entry of the list that routes are searched in, or NULL */
    pm_carriers *carriers;
    pm_spectrum *spectrum;
    pm_communities *communities;
    double *betweenness;
    const char *betweenness_estimate; /* NULL: exact */
    const char *estimate_used;        /* by the column being computed */
    double *directed_betweenness;
    double *constraint;
    double *distance_losses; /* distance_loss.c */
} pm_study;

/* Where a measure puts its values. */
typedef struct pm_output {
    pm_value *values; /* "rows" of them, all undefined for no reason yet */
    size_t rows;
    const pm_resource *resource; /* of a measure of a resource */
    bool has_coverage;           /* preset: network level, all members used, none missing */
    size_t n_used, n_missing;
} pm_output;

/* Computes one column. */
typedef pm_status pm_compute(pm_study *study, pm_output *output, pm_error *err);

struct pm_measure_function {
    pm_compute *compute;
};

/* For registry rows: PM_FUNCTION(density). */
#define PM_FUNCTION(name)                                                                          \
    &(const struct pm_measure_function)                                                            \
    {                                                                                              \
        name                                                                                       \
    }

/* A family's table of rows. */
typedef struct pm_measure_table {
    const pm_measure *rows;
    size_t count;
} pm_measure_table;

extern const pm_measure_table pm_measures_of_size;
extern const pm_measure_table pm_measures_of_connection;
extern const pm_measure_table pm_measures_of_cohesion;
extern const pm_measure_table pm_measures_of_core;
extern const pm_measure_table pm_measures_of_hierarchy;
extern const pm_measure_table pm_measures_of_communities;
extern const pm_measure_table pm_measures_of_centrality;
extern const pm_measure_table pm_measures_of_standing;
extern const pm_measure_table pm_measures_of_centralization;
extern const pm_measure_table pm_measures_of_holes;
extern const pm_measure_table pm_measures_of_brokerage;
extern const pm_measure_table pm_measures_of_loss;
extern const pm_measure_table pm_measures_of_distance_loss;
extern const pm_measure_table pm_measures_of_decisions;
extern const pm_measure_table pm_measures_of_sectors;
extern const pm_measure_table pm_measures_of_mixing;
extern const pm_measure_table pm_measures_of_resources;
extern const pm_measure_table pm_measures_of_dependence;
extern const pm_measure_table pm_measures_of_levers;
extern const pm_measure_table pm_measures_of_behaviour;
extern const pm_measure_table pm_measures_of_people;
extern const pm_measure_table pm_measures_of_isolation;
extern const pm_measure_table pm_measures_of_reports;

/* Builds the views and reads the facts of a map, as if the node left_out (SIZE_MAX: none) were not
 * there. *study has to be zero-initialised and is freed with pm_study_free, also after a failure.
 */
pm_status pm_study_make(pm_study *study, const pm_map *map, const pm_settings *settings,
                        size_t left_out, pm_error *err);
void pm_study_free(pm_study *study);

/* The study behind a result. In measures.c. */
const pm_study *pm_measures_study(const pm_measures *measures);

/* Values. A number that is not finite becomes undefined: it must never reach an output. */
void pm_define(pm_value *value, double number);
void pm_define_text(pm_value *value, const char *text);
void pm_define_list(pm_value *value, const char *const *items, size_t count);
void pm_undefine(pm_value *value, const char *reason);

/* "count" values undefined for one reason. */
void pm_undefine_all(pm_output *output, const char *reason);

/* Zeroed memory that lives as long as the study, or NULL. */
void *pm_study_new(pm_study *study, size_t count, size_t size);

/* Betweenness of every member on U, raw counts, each pair once (igraph_betweenness). */
pm_status pm_study_betweenness(pm_study *study, const double **betweenness, pm_error *err);

/* The same on D, each ordered pair. */
pm_status pm_study_directed_betweenness(pm_study *study, const double **betweenness, pm_error *err);

/* Betweenness estimated from a sample of sources, into values, a member each; notes how in
 * study->betweenness_estimate. In sampling.c. */
pm_status pm_study_estimate_betweenness(pm_study *study, const igraph_t *graph, bool directed,
                                        double *values, pm_error *err);

/* Edge betweenness of every tie likewise. In sampling.c. */
pm_status pm_study_estimate_edge_betweenness(pm_study *study, igraph_vector_t *by_tie,
                                             pm_error *err);

/* Burt's constraint of every member on U; NaN for an isolate (igraph_constraint). In holes.c. */
pm_status pm_study_constraint(pm_study *study, const double **constraint, pm_error *err);

/* Burt's dyadic constraint of i by its neighbour j on U: (p_ij + sum_q p_iq p_qj)^2, p = 1 /
 * degree. In holes.c. */
double pm_study_dyadic_constraint(const pm_study *study, size_t i, size_t j);

/* Common neighbours of two members on U. Cost O(degrees). In holes.c. */
size_t pm_study_common_partners(const pm_study *study, size_t a, size_t b);

/* Number of every member in the order of ids; lives as long as the study. In by_id.c. */
pm_status pm_study_number_by_id(pm_study *study, size_t **number, pm_error *err);

/* U with members and ties in the order of ids, so that the file's order has no part in what is
 * drawn by chance. Caller frees with igraph_destroy. In by_id.c. */
pm_status pm_study_graph_by_id(pm_study *study, igraph_t *graph, pm_error *err);

/* Both sectors of a tie; false when one is not stated. In facts.c. */
bool pm_study_sectors_of_tie(const pm_study *study, size_t tie, size_t *a, size_t *b);

/* Pairs of members with a sector, T. In facts.c. */
double pm_study_sector_pairs(const pm_study *study);

/* Ties of a member in view U. */
size_t pm_study_degree(const pm_study *study, size_t member);

/* Have two members a tie in view U? */
bool pm_study_are_tied(const pm_study *study, size_t x, size_t y);

/* Does the node's text list (parts by ';') name the id? */
bool pm_list_names(const char *list, const char *id);

#endif
