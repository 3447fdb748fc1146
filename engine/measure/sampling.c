/* Betweenness of very large maps from a sample of sources (Brandes & Pich 2007,
 * doi:10.1142/S0218127407018403): exact counting from every source takes too long there. The
 * sources are drawn in ten batches, whose spread gives the error. */
#include <math.h>
#include <stdlib.h>

#include "engine/base/text.h"
#include "engine/measure/study.h"

enum { BATCHES = 10, SOURCES_A_BATCH = 100, SOURCES = BATCHES * SOURCES_A_BATCH };

/* Members drawn without replacement, in the order of ids whatever the order of the file. */
static pm_status draw_sources(pm_study *study, size_t *sources, pm_error *err)
{
    pm_status status = PM_OK;
    igraph_rng_t rng = {0};
    size_t n = study->views.member_count;
    size_t *number = NULL;
    size_t *by_number = pm_study_new(study, n, sizeof *by_number);
    if (by_number == NULL) {
        return pm_fail_memory(err);
    }
    PM_TRY(pm_study_number_by_id(study, &number, err));
    for (size_t v = 0; v < n; v++) {
        by_number[number[v]] = v;
    }
    PM_IGRAPH(igraph_rng_init(&rng, &igraph_rngtype_mt19937));
    PM_IGRAPH(igraph_rng_seed(&rng, study->settings.seed));
    for (size_t i = 0; i < SOURCES; i++) {
        size_t j =
            (size_t)igraph_rng_get_integer(&rng, (igraph_integer_t)i, (igraph_integer_t)n - 1);
        size_t drawn = by_number[j];
        by_number[j] = by_number[i];
        by_number[i] = drawn;
        sources[i] = drawn;
    }
cleanup:
    if (rng.state != NULL) {
        igraph_rng_destroy(&rng);
    }
    return status;
}

/* Counts from the sources of one batch. */
typedef igraph_error_t count_from(const igraph_t *graph, igraph_vector_t *counts, bool directed,
                                  igraph_vs_t sources);

static igraph_error_t count_members(const igraph_t *graph, igraph_vector_t *counts, bool directed,
                                    igraph_vs_t sources)
{
    return igraph_betweenness_subset(graph, counts, igraph_vss_all(), directed, sources,
                                     igraph_vss_all(), NULL);
}

static igraph_error_t count_ties(const igraph_t *graph, igraph_vector_t *counts, bool directed,
                                 igraph_vs_t sources)
{
    return igraph_edge_betweenness_subset(graph, counts, igraph_ess_all(IGRAPH_EDGEORDER_ID),
                                          directed, sources, igraph_vss_all(), NULL);
}

/* Says how it was done, with the standard error of the largest of "count" values. */
static pm_status note_estimate(pm_study *study, const double *values, const double *squares,
                               size_t count, pm_error *err)
{
    size_t top = 0;
    for (size_t i = 1; i < count; i++) {
        top = values[i] > values[top] ? i : top;
    }
    double variance = squares[top] / BATCHES - values[top] * values[top];
    double error = sqrt(fmax(variance, 0) / (BATCHES - 1));
    pm_text text = {0};
    pm_text_addf(&text,
                 "estimated from %d of %zu members as sources, drawn with seed %lu (Brandes & Pich "
                 "2007); standard error of the largest value ",
                 (int)SOURCES, study->views.member_count, study->settings.seed);
    pm_text_add_rounded(&text, values[top] > 0 ? 100 * error / values[top] : 0, 1);
    pm_text_add(&text, " %");
    study->betweenness_estimate = pm_arena_text(&study->arena, pm_text_bytes(&text), text.length);
    pm_status status = pm_text_check(&text, err);
    pm_text_free(&text);
    return study->betweenness_estimate != NULL ? status : pm_fail_memory(err);
}

/* values: mean over the batches of n / (sources a batch) times the batch's counts. */
static pm_status estimate(pm_study *study, const igraph_t *graph, bool directed,
                          count_from *counter, double *values, size_t count, pm_error *err)
{
    pm_status status = PM_OK;
    igraph_vector_t counts = {0};
    igraph_vector_int_t batch = {0};
    double scale = (double)study->views.member_count / SOURCES_A_BATCH;
    size_t *sources = pm_study_new(study, SOURCES, sizeof *sources);
    double *squares = pm_study_new(study, count, sizeof *squares);
    if (sources == NULL || squares == NULL) {
        return pm_fail_memory(err);
    }
    PM_TRY(draw_sources(study, sources, err));
    PM_IGRAPH(igraph_vector_init(&counts, 0));
    PM_IGRAPH(igraph_vector_int_init(&batch, SOURCES_A_BATCH));
    for (size_t b = 0; b < BATCHES; b++) {
        const size_t *first = sources + b * SOURCES_A_BATCH;
        for (size_t i = 0; i < SOURCES_A_BATCH; i++) {
            VECTOR(batch)[i] = (igraph_integer_t)first[i];
        }
        PM_IGRAPH(counter(graph, &counts, directed, igraph_vss_vector(&batch)));
        for (size_t v = 0; v < count; v++) {
            double one = scale * VECTOR(counts)[v];
            values[v] += one / BATCHES;
            squares[v] += one * one;
        }
    }
    PM_TRY(note_estimate(study, values, squares, count, err));
cleanup:
    igraph_vector_int_destroy(&batch);
    igraph_vector_destroy(&counts);
    return status;
}

pm_status pm_study_estimate_betweenness(pm_study *study, const igraph_t *graph, bool directed,
                                        double *values, pm_error *err)
{
    return estimate(study, graph, directed, count_members, values, study->views.member_count, err);
}

pm_status pm_study_estimate_edge_betweenness(pm_study *study, igraph_vector_t *by_tie,
                                             pm_error *err)
{
    pm_status status = PM_OK;
    size_t ties = study->views.tie_count;
    PM_IGRAPH(igraph_vector_resize(by_tie, (igraph_integer_t)ties));
    igraph_vector_null(by_tie);
    if (ties > 0) {
        PM_TRY(estimate(study, &study->views.ties, IGRAPH_UNDIRECTED, count_ties, VECTOR(*by_tie),
                        ties, err));
        study->estimate_used = study->betweenness_estimate;
    }
cleanup:
    return status;
}
