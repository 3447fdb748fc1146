/* Who stands between others: betweenness of members and of ties. */
#include <stdint.h>

#include "engine/measure/study.h"

/* --- members --------------------------------------------------------------------------------- */

static pm_status betweenness(pm_study *study, pm_output *output, pm_error *err)
{
    const double *values = NULL;
    pm_status status = pm_study_betweenness(study, &values, err);
    for (size_t v = 0; v < output->rows && status == PM_OK; v++) {
        pm_define(&output->values[v], values[v]);
    }
    return status;
}

static pm_status betweenness_share(pm_study *study, pm_output *output, pm_error *err)
{
    const double *values = NULL;
    double sum = 0;
    pm_status status = pm_study_betweenness(study, &values, err);
    if (status != PM_OK) {
        return status;
    }
    for (size_t v = 0; v < output->rows; v++) {
        sum += values[v];
    }
    for (size_t v = 0; v < output->rows; v++) {
        if (sum > 0) {
            pm_define(&output->values[v], values[v] / sum);
        } else {
            pm_undefine(&output->values[v], "no member lies between others");
        }
    }
    return PM_OK;
}

static pm_status directed_betweenness(pm_study *study, pm_output *output, pm_error *err)
{
    const double *values = NULL;
    if (!study->views.has_arcs) {
        pm_undefine_all(output, "the map has no directed tie");
        return PM_OK;
    }
    pm_status status = pm_study_directed_betweenness(study, &values, err);
    for (size_t v = 0; v < output->rows && status == PM_OK; v++) {
        pm_define(&output->values[v], values[v]);
    }
    return status;
}

/* --- ties ------------------------------------------------------------------------------------ */

/* Copies a value of every tie to the relationships that make it up. */
static void spread_over_edges(const pm_study *study, pm_output *output,
                              const igraph_vector_t *by_tie)
{
    for (size_t e = 0; e < output->rows; e++) {
        size_t tie = study->views.tie_of_edge[e];
        if (tie == SIZE_MAX) {
            pm_undefine(&output->values[e], "not an accepted tie between two members");
        } else {
            pm_define(&output->values[e], VECTOR(*by_tie)[tie]);
        }
    }
}

static pm_status edge_betweenness(pm_study *study, pm_output *output, pm_error *err)
{
    pm_status status = PM_OK;
    igraph_vector_t by_tie = {0};
    PM_IGRAPH(igraph_vector_init(&by_tie, 0));
    if (study->views.member_count > PM_EXACT_MEMBERS && !study->settings.exact) {
        PM_TRY(pm_study_estimate_edge_betweenness(study, &by_tie, err));
    } else if (study->views.tie_count > 0) {
        PM_IGRAPH(igraph_edge_betweenness(&study->views.ties, &by_tie, IGRAPH_UNDIRECTED, NULL));
    }
    spread_over_edges(study, output, &by_tie);
cleanup:
    igraph_vector_destroy(&by_tie);
    return status;
}

/* --- registry rows --------------------------------------------------------------------------- */

static const pm_measure ROWS[] = {
    {.key = "betweenness",
     .title = "Betweenness",
     .level = PM_LEVEL_ORGANISATION,
     .family = "centrality",
     .view = "U ties",
     .type = PM_VALUE_NUMBER,
     .unit = "pairs",
     .range = "0..(n-1)(n-2)/2",
     .definition =
         "Sum over pairs of others of the share of their shortest paths that pass through it; "
         "raw count, each pair once.",
     .high = "High: much of what others tell each other passes through it.",
     .undefined = "never",
     .source = "Freeman 1977, doi:10.2307/3033543; Brandes 2001, doi:10.1080/0022250X.2001.9990249",
     .function = PM_FUNCTION(betweenness)},
    {.key = "betweenness_share",
     .title = "Share of betweenness",
     .level = PM_LEVEL_ORGANISATION,
     .family = "centrality",
     .view = "U ties",
     .type = PM_VALUE_NUMBER,
     .unit = "share",
     .range = "0..1",
     .definition = "Its betweenness / the sum of all betweenness.",
     .high = "High: the partnership leans on it as go-between.",
     .undefined = "no member lies between others",
     .source = "Freeman 1977, doi:10.2307/3033543",
     .function = PM_FUNCTION(betweenness_share)},
    {.key = "directed_betweenness",
     .title = "Betweenness along arcs",
     .level = PM_LEVEL_ORGANISATION,
     .family = "centrality",
     .view = "D arcs",
     .type = PM_VALUE_NUMBER,
     .unit = "pairs",
     .range = "0..(n-1)(n-2)",
     .definition = "The same over ordered pairs and directed shortest paths.",
     .high = "High: much of what flows one way passes through it.",
     .undefined = "no directed tie in the map",
     .source = "Freeman 1977, doi:10.2307/3033543; White & Borgatti 1994, "
               "doi:10.1016/0378-8733(94)90015-9",
     .function = PM_FUNCTION(directed_betweenness)},
    {.key = "edge_betweenness",
     .title = "Betweenness of the tie",
     .level = PM_LEVEL_RELATIONSHIP,
     .family = "centrality",
     .view = "U ties",
     .type = PM_VALUE_NUMBER,
     .unit = "pairs",
     .range = "0..",
     .definition = "Sum over pairs of the share of their shortest paths that run along the tie.",
     .high = "High: many routes need this tie.",
     .undefined = "not an accepted tie between two members",
     .source = "Girvan & Newman 2002, doi:10.1073/pnas.122653799",
     .function = PM_FUNCTION(edge_betweenness)},
};

const pm_measure_table pm_measures_of_centrality = {ROWS, sizeof ROWS / sizeof *ROWS};
