/* How tightly the ties are knit: closed triples, returned arcs, k-cores, and how many losses it
 * takes to split the map. */
#include <math.h>
#include <stdint.h>

#include "engine/measure/blocks.h"
#include "engine/measure/study.h"

static const char NO_ARCS[] = "the map has no directed tie";
static const char FEWER_THAN_TWO_TIES[] = "fewer than two ties";

enum { MOST_MEMBERS = 3000 }; /* for the cuts that need a maximum flow a member */

/* --- closure --------------------------------------------------------------------------------- */

/* 3 x triangles / connected triples (igraph_transitivity_undirected). */
static pm_status transitivity(pm_study *study, pm_output *output, pm_error *err)
{
    pm_status status = PM_OK;
    igraph_real_t share = IGRAPH_NAN;
    if (study->views.tie_count > 0) {
        PM_IGRAPH(
            igraph_transitivity_undirected(&study->views.ties, &share, IGRAPH_TRANSITIVITY_NAN));
    }
    if (isfinite(share)) {
        pm_define(&output->values[0], share);
    } else {
        pm_undefine_all(output, "no two ties meet at a member");
    }
cleanup:
    return status;
}

/* Local clustering of every member, NaN below two ties (igraph_transitivity_local_undirected). */
static pm_status local_clustering(pm_study *study, igraph_vector_t *local, pm_error *err)
{
    pm_status status = PM_OK;
    PM_IGRAPH(igraph_vector_init(local, (igraph_integer_t)study->views.member_count));
    igraph_vector_fill(local, IGRAPH_NAN);
    if (study->views.tie_count > 0) {
        PM_IGRAPH(igraph_transitivity_local_undirected(&study->views.ties, local, igraph_vss_all(),
                                                       IGRAPH_TRANSITIVITY_NAN));
    }
cleanup:
    return status;
}

static pm_status mean_clustering(pm_study *study, pm_output *output, pm_error *err)
{
    pm_status status = PM_OK;
    igraph_vector_t local = {0};
    double sum = 0;
    size_t n = study->views.member_count;
    PM_TRY(local_clustering(study, &local, err));
    output->n_used = 0;
    for (size_t v = 0; v < n; v++) {
        if (pm_study_degree(study, v) >= 2) {
            sum += VECTOR(local)[v];
            output->n_used++;
        }
    }
    output->n_missing = n - output->n_used;
    if (output->n_used == 0) {
        pm_undefine_all(output, "no member has two ties");
    } else {
        pm_define(&output->values[0], sum / (double)output->n_used);
    }
cleanup:
    igraph_vector_destroy(&local);
    return status;
}

static pm_status clustering(pm_study *study, pm_output *output, pm_error *err)
{
    pm_status status = PM_OK;
    igraph_vector_t local = {0};
    PM_TRY(local_clustering(study, &local, err));
    for (size_t v = 0; v < output->rows; v++) {
        if (pm_study_degree(study, v) < 2) {
            pm_undefine(&output->values[v], FEWER_THAN_TWO_TIES);
        } else {
            pm_define(&output->values[v], VECTOR(local)[v]);
        }
    }
cleanup:
    igraph_vector_destroy(&local);
    return status;
}

/* --- returned arcs --------------------------------------------------------------------------- */

static pm_status returned(pm_study *study, pm_output *output, igraph_reciprocity_t mode,
                          pm_error *err)
{
    pm_status status = PM_OK;
    igraph_real_t share = 0;
    if (!study->views.has_arcs) {
        pm_undefine_all(output, NO_ARCS);
        return PM_OK;
    }
    PM_IGRAPH(igraph_reciprocity(&study->views.arcs, &share, true, mode));
    pm_define(&output->values[0], share);
cleanup:
    return status;
}

static pm_status reciprocity(pm_study *study, pm_output *output, pm_error *err)
{
    return returned(study, output, IGRAPH_RECIPROCITY_DEFAULT, err);
}

static pm_status reciprocity_dyadic(pm_study *study, pm_output *output, pm_error *err)
{
    return returned(study, output, IGRAPH_RECIPROCITY_RATIO, err);
}

/* --- k-cores --------------------------------------------------------------------------------- */

static pm_status core_numbers(pm_study *study, igraph_vector_int_t *cores, pm_error *err)
{
    pm_status status = PM_OK;
    PM_IGRAPH(igraph_vector_int_init(cores, (igraph_integer_t)study->views.member_count));
    if (study->views.tie_count > 0) {
        PM_IGRAPH(igraph_coreness(&study->views.ties, cores, IGRAPH_ALL));
    }
cleanup:
    return status;
}

static pm_status max_coreness(pm_study *study, pm_output *output, pm_error *err)
{
    pm_status status = PM_OK;
    igraph_vector_int_t cores = {0};
    PM_TRY(core_numbers(study, &cores, err));
    igraph_integer_t largest = 0;
    for (size_t v = 0; v < study->views.member_count; v++) {
        largest = VECTOR(cores)[v] > largest ? VECTOR(cores)[v] : largest;
    }
    pm_define(&output->values[0], (double)largest);
cleanup:
    igraph_vector_int_destroy(&cores);
    return status;
}

static pm_status coreness(pm_study *study, pm_output *output, pm_error *err)
{
    pm_status status = PM_OK;
    igraph_vector_int_t cores = {0};
    PM_TRY(core_numbers(study, &cores, err));
    for (size_t v = 0; v < output->rows; v++) {
        pm_define(&output->values[v], (double)VECTOR(cores)[v]);
    }
cleanup:
    igraph_vector_int_destroy(&cores);
    return status;
}

/* --- losses it takes to split the map -------------------------------------------------------- */

/* Decides what igraph should not be asked: true and a value for no pair, already split, complete.
 */
static bool connectivity_is_plain(const pm_study *study, const pm_blocks *blocks, pm_output *output)
{
    size_t n = study->views.member_count;
    if (n < 2) {
        pm_undefine_all(output, "fewer than two members");
        return true;
    }
    if (blocks->component_count > 1) {
        pm_define(&output->values[0], 0);
        return true;
    }
    if (study->views.tie_count == n * (n - 1) / 2) {
        pm_define(&output->values[0], (double)n - 1);
        return true;
    }
    return false;
}

/* Lowers *least to the vertex-disjoint paths between two members that are not tied. */
static pm_status compare_pair(const pm_study *study, size_t x, size_t y, igraph_integer_t *least,
                              pm_error *err)
{
    pm_status status = PM_OK;
    igraph_integer_t paths = 0;
    PM_IGRAPH(igraph_st_vertex_connectivity(&study->views.ties, &paths, (igraph_integer_t)x,
                                            (igraph_integer_t)y, IGRAPH_VCONN_NEI_ERROR));
    *least = paths < *least ? paths : *least;
cleanup:
    return status;
}

static size_t member_of_fewest_ties(const pm_study *study)
{
    size_t fewest = 0;
    for (size_t v = 1; v < study->views.member_count; v++) {
        fewest = pm_study_degree(study, v) < pm_study_degree(study, fewest) ? v : fewest;
    }
    return fewest;
}

/* Esfahanian & Hakimi 1984: with v of fewest ties, either v is not in a smallest cut, and someone
 * not tied to v is on the other side, or two of v's partners are on different sides. igraph's own
 * compares all pairs: 14 s on 240 members where this takes a fraction of one. */
static pm_status smallest_cut(const pm_study *study, igraph_integer_t *least, pm_error *err)
{
    const pm_neighbours *near = &study->views.near;
    size_t v = member_of_fewest_ties(study);
    pm_status status = PM_OK;
    *least = (igraph_integer_t)pm_study_degree(study, v);
    for (size_t u = 0; u < study->views.member_count && status == PM_OK; u++) {
        if (u != v && !pm_study_are_tied(study, u, v)) {
            status = compare_pair(study, v, u, least, err);
        }
    }
    for (size_t i = near->start[v]; i < near->start[v + 1]; i++) {
        for (size_t j = i + 1; j < near->start[v + 1] && status == PM_OK; j++) {
            if (!pm_study_are_tied(study, near->list[i], near->list[j])) {
                status = compare_pair(study, near->list[i], near->list[j], least, err);
            }
        }
    }
    return status;
}

static pm_status vertex_connectivity(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_blocks *blocks = NULL;
    igraph_integer_t least = 1;
    pm_status status = pm_study_blocks(study, &blocks, err);
    if (status != PM_OK || connectivity_is_plain(study, blocks, output)) {
        return status;
    }
    if (blocks->cut_point_count == 0 && study->views.member_count > MOST_MEMBERS) {
        pm_undefine_all(output, "more than 3000 members: comparing them would take too long");
        return PM_OK;
    }
    if (blocks->cut_point_count == 0) {
        status = smallest_cut(study, &least, err);
    }
    pm_define(&output->values[0], (double)least);
    return status;
}

static pm_status edge_connectivity(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_blocks *blocks = NULL;
    igraph_integer_t least = 1;
    pm_status status = pm_study_blocks(study, &blocks, err);
    if (status != PM_OK || connectivity_is_plain(study, blocks, output)) {
        return status;
    }
    if (blocks->bridge_count > 0) {
        pm_define(&output->values[0], 1);
        return PM_OK;
    }
    if (study->views.member_count > MOST_MEMBERS) {
        pm_undefine_all(output, "more than 3000 members: comparing them would take too long");
        return PM_OK;
    }
    PM_IGRAPH(igraph_edge_connectivity(&study->views.ties, &least, true));
    pm_define(&output->values[0], (double)least);
cleanup:
    return status;
}

/* --- registry rows --------------------------------------------------------------------------- */

#define COHESION_ROW(word, run, name, at, over, sort, measured, span, text, reading, never, why)   \
    {                                                                                              \
        .key = word, .title = name, .level = at, .family = "cohesion", .view = over, .type = sort, \
        .unit = measured, .range = span, .definition = text, .high = reading, .undefined = never,  \
        .source = why, .function = PM_FUNCTION(run)                                                \
    }

#define WATTS "Watts & Strogatz 1998, doi:10.1038/30918"
#define SEIDMAN "Seidman 1983, doi:10.1016/0378-8733(83)90028-X"
#define WHITE_HARARY "White & Harary 2001, doi:10.1111/0081-1750.00098"

static const pm_measure ROWS[] = {
    COHESION_ROW("transitivity", transitivity, "Transitivity", PM_LEVEL_NETWORK, "U ties",
                 PM_VALUE_NUMBER, "share", "0..1", "3 x triangles / connected triples.",
                 "High: partners' partners are partners; news echoes within circles.",
                 "no two ties meet at a member",
                 "Wasserman & Faust 1994, doi:10.1017/CBO9780511815478"),
    COHESION_ROW(
        "clustering", mean_clustering, "Mean clustering", PM_LEVEL_NETWORK, "U ties",
        PM_VALUE_NUMBER, "share", "0..1",
        "Mean over members with two or more ties of the share of pairs of their partners that "
        "are tied.",
        "High: most members sit among partners who know each other.", "no member has two ties",
        WATTS),
    COHESION_ROW("reciprocity", reciprocity, "Reciprocity", PM_LEVEL_NETWORK, "D arcs",
                 PM_VALUE_NUMBER, "share", "0..1", "Arcs that are returned / arcs.",
                 "High: what goes one way also comes back.", "no directed tie in the map",
                 "Wasserman & Faust 1994, doi:10.1017/CBO9780511815478"),
    COHESION_ROW("reciprocity_dyadic", reciprocity_dyadic, "Reciprocity of pairs", PM_LEVEL_NETWORK,
                 "D arcs", PM_VALUE_NUMBER, "share", "0..1",
                 "Pairs with arcs both ways / pairs with an arc.",
                 "High: most pairs deal both ways.", "no directed tie in the map",
                 "Wasserman & Faust 1994, doi:10.1017/CBO9780511815478"),
    COHESION_ROW(
        "vertex_connectivity", vertex_connectivity, "Members it takes to split it",
        PM_LEVEL_NETWORK, "U ties", PM_VALUE_COUNT, "members", "0..n-1",
        "Fewest members whose loss leaves the others in separate parts; n - 1 for a complete "
        "map, 0 if already split.",
        "1: there is a single point of failure. 2 or more: no single departure splits it.",
        "fewer than two members", WHITE_HARARY),
    COHESION_ROW("edge_connectivity", edge_connectivity, "Ties it takes to split it",
                 PM_LEVEL_NETWORK, "U ties", PM_VALUE_COUNT, "ties", "0..n-1",
                 "Fewest ties whose loss leaves separate parts; 0 if already split.",
                 "1: some single tie holds two sides together.",
                 "fewer than two members, or more than 3000 without a bridge", WHITE_HARARY),
    COHESION_ROW("max_coreness", max_coreness, "Deepest core", PM_LEVEL_NETWORK, "U ties",
                 PM_VALUE_COUNT, "ties", "0..n-1",
                 "Largest k such that some members have k ties or more among themselves.",
                 "High: there is a dense inner circle.", "never", SEIDMAN),
    COHESION_ROW("clustering", clustering, "Clustering", PM_LEVEL_ORGANISATION, "U ties",
                 PM_VALUE_NUMBER, "share", "0..1",
                 "Share of pairs of its partners that are tied to each other.",
                 "High: its partners all know each other.", "fewer than two ties", WATTS),
    COHESION_ROW("coreness", coreness, "Coreness", PM_LEVEL_ORGANISATION, "U ties", PM_VALUE_COUNT,
                 "ties", "0..n-1",
                 "Largest k such that it belongs to members with k ties or more among themselves.",
                 "High: part of the dense inner circle.", "never", SEIDMAN),
};

const pm_measure_table pm_measures_of_cohesion = {ROWS, sizeof ROWS / sizeof *ROWS};
