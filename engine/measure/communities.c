/* Groups that deal more with each other than with the rest: Leiden on modularity (igraph), the best
 * of ten seeds, and how much their answers differ. Not to be read as "silos" below 30 members. */
#include <stdlib.h>

#include "engine/measure/study.h"

static const char NO_TIES[] = "no ties";

enum { SEEDS = 10, ITERATIONS = 10 };

static const double RANDOMNESS = 0.01; /* Leiden's beta, igraph's own default */

/* One run of Leiden with its own random generator. */
static pm_status run_leiden(const igraph_t *graph, unsigned long seed,
                            igraph_vector_int_t *membership, igraph_integer_t *count, pm_error *err)
{
    pm_status status = PM_OK;
    igraph_rng_t rng = {0};
    igraph_vector_int_t degrees_whole = {0};
    igraph_vector_t degrees = {0};
    igraph_rng_t before = *igraph_rng_default();
    PM_IGRAPH(igraph_vector_int_init(&degrees_whole, 0));
    PM_IGRAPH(igraph_vector_init(&degrees, 0));
    PM_IGRAPH(igraph_degree(graph, &degrees_whole, igraph_vss_all(), IGRAPH_ALL, true));
    igraph_integer_t n = igraph_vector_int_size(&degrees_whole);
    PM_IGRAPH(igraph_vector_resize(&degrees, n));
    for (igraph_integer_t v = 0; v < n; v++) {
        VECTOR(degrees)[v] = (double)VECTOR(degrees_whole)[v];
    }
    PM_IGRAPH(igraph_rng_init(&rng, &igraph_rngtype_mt19937));
    PM_IGRAPH(igraph_rng_seed(&rng, seed));
    igraph_rng_set_default(&rng);
    double resolution = 1 / (2 * (double)igraph_ecount(graph));
    igraph_error_t code = igraph_community_leiden(graph, NULL, &degrees, resolution, RANDOMNESS,
                                                  false, ITERATIONS, membership, count, NULL);
    igraph_rng_set_default(&before);
    PM_IGRAPH(code);
cleanup:
    if (rng.state != NULL) {
        igraph_rng_destroy(&rng);
    }
    igraph_vector_destroy(&degrees);
    igraph_vector_int_destroy(&degrees_whole);
    return status;
}

/* What the columns need: of the best of the runs, and of all against it. Once a study. */
struct pm_communities {
    igraph_integer_t count;
    double modularity;
    double stability;  /* mean adjusted Rand index of the other seeds' answers with it */
    size_t *of_member; /* from 1, the largest first */
};

/* The answers of all seeds. */
typedef struct answers {
    igraph_vector_int_t membership[SEEDS];
    igraph_integer_t count[SEEDS];
    double modularity[SEEDS];
} answers;

static pm_status ask_all_seeds(const igraph_t *graph, unsigned long seed, answers *all,
                               pm_error *err)
{
    pm_status status = PM_OK;
    for (unsigned long i = 0; i < SEEDS; i++) {
        PM_IGRAPH(igraph_vector_int_init(&all->membership[i], 0));
        PM_TRY(run_leiden(graph, seed + i, &all->membership[i], &all->count[i], err));
        PM_IGRAPH(igraph_modularity(graph, &all->membership[i], NULL, 1, IGRAPH_UNDIRECTED,
                                    &all->modularity[i]));
    }
cleanup:
    return status;
}

/* The best answer, the first seed's among equals. */
static size_t best_of(const answers *all)
{
    size_t best = 0;
    for (size_t i = 1; i < SEEDS; i++) {
        best = all->modularity[i] > all->modularity[best] + 1e-12 ? i : best;
    }
    return best;
}

/* How good the best answer is, and how far the others agree with it. */
static pm_status judge(const answers *all, size_t best, pm_communities *found, pm_error *err)
{
    pm_status status = PM_OK;
    igraph_integer_t members = igraph_vector_int_size(&all->membership[0]);
    found->count = all->count[best];
    found->modularity = all->modularity[best];
    for (size_t i = 0; i < SEEDS; i++) {
        igraph_real_t agreement =
            1; /* the index is 0/0 where both see one community, or none alike */
        bool plain = all->count[best] == all->count[i] &&
                     (all->count[best] == 1 || all->count[best] == members);
        if (i != best && !plain) {
            PM_IGRAPH(igraph_compare_communities(&all->membership[best], &all->membership[i],
                                                 &agreement, IGRAPH_COMMCMP_ADJUSTED_RAND));
        }
        found->stability += i != best ? agreement / (SEEDS - 1) : 0;
    }
cleanup:
    return status;
}

typedef struct sized {
    size_t size, first; /* members, and the first of them by id */
    size_t community;   /* the answer's number */
} sized;

static int larger_first(const void *left, const void *right)
{
    const sized *x = left;
    const sized *y = right;
    if (x->size != y->size) {
        return x->size > y->size ? -1 : 1;
    }
    return x->first < y->first ? -1 : x->first > y->first;
}

/* Gives every member its community's number: by size, among equals by the first id. */
static pm_status number_by_size(pm_study *study, const igraph_vector_int_t *answer,
                                pm_communities *found, pm_error *err)
{
    size_t n = study->views.member_count;
    size_t *place = NULL; /* of each member in the answer */
    sized *order = pm_study_new(study, n, sizeof *order);
    size_t *rank = pm_study_new(study, n, sizeof *rank);
    found->of_member = pm_study_new(study, n, sizeof *found->of_member);
    if (order == NULL || rank == NULL || found->of_member == NULL) {
        return pm_fail_memory(err);
    }
    pm_status status = pm_study_number_by_id(study, &place, err);
    for (size_t i = n; status == PM_OK && i-- > 0;) {
        size_t community = (size_t)VECTOR(*answer)[i];
        order[community] = (sized){order[community].size + 1, i, community};
    }
    qsort(order, status == PM_OK ? n : 0, sizeof *order, larger_first);
    for (size_t i = 0; status == PM_OK && i < n && order[i].size > 0; i++) {
        rank[order[i].community] = i + 1;
    }
    for (size_t v = 0; status == PM_OK && v < n; v++) {
        found->of_member[v] = rank[VECTOR(*answer)[place[v]]];
    }
    return status;
}

static pm_status find_communities(pm_study *study, const pm_communities **communities,
                                  pm_error *err)
{
    pm_status status = PM_OK;
    igraph_t graph = {0};
    answers all = {0};
    *communities = study->communities;
    if (study->communities != NULL) {
        return PM_OK;
    }
    pm_communities *found = pm_study_new(study, 1, sizeof *found);
    if (found == NULL) {
        return pm_fail_memory(err);
    }
    PM_TRY(pm_study_graph_by_id(study, &graph, err));
    PM_TRY(ask_all_seeds(&graph, study->settings.seed, &all, err));
    size_t best = best_of(&all);
    PM_TRY(judge(&all, best, found, err));
    PM_TRY(number_by_size(study, &all.membership[best], found, err));
    study->communities = found;
    *communities = found;
cleanup:
    for (size_t i = 0; i < SEEDS; i++) {
        igraph_vector_int_destroy(&all.membership[i]);
    }
    igraph_destroy(&graph);
    return status;
}

/* Communities of a map with ties; undefines the output and leaves *found NULL without. */
static pm_status communities_if_any(pm_study *study, pm_output *output,
                                    const pm_communities **found, pm_error *err)
{
    *found = NULL;
    if (study->views.tie_count == 0) {
        pm_undefine_all(output, NO_TIES);
        return PM_OK;
    }
    return find_communities(study, found, err);
}

static pm_status communities(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_communities *found = NULL;
    pm_status status = communities_if_any(study, output, &found, err);
    if (found != NULL) {
        pm_define(&output->values[0], (double)found->count);
    }
    return status;
}

static pm_status modularity(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_communities *found = NULL;
    pm_status status = communities_if_any(study, output, &found, err);
    if (found != NULL) {
        pm_define(&output->values[0], found->modularity);
    }
    return status;
}

static pm_status community_stability(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_communities *found = NULL;
    pm_status status = communities_if_any(study, output, &found, err);
    if (found != NULL) {
        pm_define(&output->values[0], found->stability);
    }
    return status;
}

static pm_status community(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_communities *found = NULL;
    pm_status status = communities_if_any(study, output, &found, err);
    for (size_t v = 0; found != NULL && v < output->rows; v++) {
        pm_define(&output->values[v], (double)found->of_member[v]);
    }
    return status;
}

/* --- registry rows --------------------------------------------------------------------------- */

#define TRAAG "Traag, Waltman & van Eck 2019, doi:10.1038/s41598-019-41695-z"

static const pm_measure ROWS[] = {
    {.key = "communities",
     .title = "Communities",
     .level = PM_LEVEL_NETWORK,
     .family = "communities",
     .view = "U ties",
     .type = PM_VALUE_COUNT,
     .unit = "groups",
     .range = "1..n",
     .definition =
         "Groups of the best of ten runs of Leiden on modularity, from the printed seed on.",
     .high = "Many: the partnership works in circles. Not offered as silos below 30 members.",
     .undefined = "no ties",
     .source = TRAAG,
     .function = PM_FUNCTION(communities)},
    {.key = "modularity",
     .title = "Modularity",
     .level = PM_LEVEL_NETWORK,
     .family = "communities",
     .view = "U ties",
     .type = PM_VALUE_NUMBER,
     .unit = "",
     .range = "-0.5..1",
     .definition = "Share of ties within the communities less the share expected from the degrees.",
     .high = "High: the circles have little to do with each other.",
     .undefined = "no ties",
     .source = "Newman & Girvan 2004, doi:10.1103/PhysRevE.69.026113",
     .function = PM_FUNCTION(modularity)},
    {.key = "community_stability",
     .title = "Stability of the communities",
     .level = PM_LEVEL_NETWORK,
     .family = "communities",
     .view = "U ties",
     .type = PM_VALUE_NUMBER,
     .unit = "",
     .range = "..1",
     .definition =
         "Mean adjusted Rand index between the communities and those of the nine other runs.",
     .high = "1: every seed finds the same groups. Low: do not read much into them.",
     .undefined = "no ties",
     .source = "Hubert & Arabie 1985, doi:10.1007/BF01908075",
     .function = PM_FUNCTION(community_stability)},
    {.key = "community",
     .title = "Community",
     .level = PM_LEVEL_ORGANISATION,
     .family = "communities",
     .view = "U ties",
     .type = PM_VALUE_COUNT,
     .unit = "",
     .range = "1..n",
     .definition = "Number of the community a member is in: 1 is the largest.",
     .high = "A number is a name: members with the same one deal more with each other than with "
             "the rest.",
     .undefined = "no ties",
     .source = TRAAG,
     .function = PM_FUNCTION(community)},
};

const pm_measure_table pm_measures_of_communities = {ROWS, sizeof ROWS / sizeof *ROWS};
