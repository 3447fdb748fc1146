/* How far the map turns on a few: Freeman's centralisation of degree, betweenness and closeness. */
#include "engine/measure/distances.h"
#include "engine/measure/study.h"

static const char NO_THREE_MEMBERS[] = "fewer than three members";
static const char NO_ARCS[] = "the map has no directed tie";

/* Sum of (largest - value) over denominator. */
static double centralization(const double *values, size_t n, double denominator)
{
    double largest = 0;
    double sum = 0;
    for (size_t v = 0; v < n; v++) {
        largest = values[v] > largest ? values[v] : largest;
    }
    for (size_t v = 0; v < n; v++) {
        sum += largest - values[v];
    }
    return sum / denominator;
}

/* Centralisation of list lengths: degrees from lists of neighbours. */
static pm_status of_lists(pm_study *study, pm_output *output, const pm_neighbours *near,
                          double denominator, pm_error *err)
{
    size_t n = study->views.member_count;
    double *values = pm_study_new(study, n, sizeof *values);
    if (values == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t v = 0; v < n; v++) {
        values[v] = (double)(near->start[v + 1] - near->start[v]);
    }
    pm_define(&output->values[0], centralization(values, n, denominator));
    return PM_OK;
}

/* Denominator (n - 1)(n - 2): the star's sum, so that a star scores 1. */
static pm_status degree_centralization(pm_study *study, pm_output *output, pm_error *err)
{
    double n = (double)study->views.member_count;
    if (n < 3) {
        pm_undefine_all(output, NO_THREE_MEMBERS);
        return PM_OK;
    }
    return of_lists(study, output, &study->views.near, (n - 1) * (n - 2), err);
}

static pm_status directed(pm_study *study, pm_output *output, const pm_neighbours *near,
                          pm_error *err)
{
    double n = (double)study->views.member_count;
    if (!study->views.has_arcs) {
        pm_undefine_all(output, NO_ARCS);
        return PM_OK;
    }
    return of_lists(study, output, near, (n - 1) * (n - 1), err);
}

static pm_status in_degree_centralization(pm_study *study, pm_output *output, pm_error *err)
{
    return directed(study, output, &study->views.predecessors, err);
}

static pm_status out_degree_centralization(pm_study *study, pm_output *output, pm_error *err)
{
    return directed(study, output, &study->views.successors, err);
}

/* Denominator (n - 1)^2 (n - 2) / 2 for raw betweenness, each pair once. */
static pm_status betweenness_centralization(pm_study *study, pm_output *output, pm_error *err)
{
    const double *betweenness = NULL;
    size_t n = study->views.member_count;
    if (n < 3) {
        pm_undefine_all(output, NO_THREE_MEMBERS);
        return PM_OK;
    }
    pm_status status = pm_study_betweenness(study, &betweenness, err);
    if (status == PM_OK) {
        double others = (double)n - 1;
        pm_define(&output->values[0],
                  centralization(betweenness, n, others * others * (others - 1) / 2));
    }
    return status;
}

/* Denominator (n - 1)^2 (n - 2): a star of arcs both ways scores 1. */
static pm_status directed_betweenness_centralization(pm_study *study, pm_output *output,
                                                     pm_error *err)
{
    const double *betweenness = NULL;
    size_t n = study->views.member_count;
    if (!study->views.has_arcs || n < 3) {
        pm_undefine_all(output, study->views.has_arcs ? NO_THREE_MEMBERS : NO_ARCS);
        return PM_OK;
    }
    pm_status status = pm_study_directed_betweenness(study, &betweenness, err);
    if (status == PM_OK) {
        double others = (double)n - 1;
        pm_define(&output->values[0],
                  centralization(betweenness, n, others * others * (others - 1)));
    }
    return status;
}

/* Denominator (n - 2) / 2: a star's centre has 1, its others (n / 2) / (n - 1). */
static pm_status harmonic_centralization(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_distances *distances = NULL;
    size_t n = study->views.member_count;
    if (n < 3) {
        pm_undefine_all(output, NO_THREE_MEMBERS);
        return PM_OK;
    }
    pm_status status = pm_study_distances(study, &distances, err);
    if (status == PM_OK) { /* inverse sums are harmonic closeness times n - 1 */
        double others = (double)n - 1;
        pm_define(&output->values[0],
                  centralization(distances->inverse_sum, n, others * (others - 1) / 2));
    }
    return status;
}

/* --- registry rows --------------------------------------------------------------------------- */

#define CENTRALIZATION_ROW(word, name, over, text, reading, never)                                 \
    {                                                                                              \
        .key = #word, .title = name, .level = PM_LEVEL_NETWORK, .family = "centralisation",        \
        .view = over, .type = PM_VALUE_NUMBER, .unit = "share", .range = "0..1",                   \
        .definition = text, .high = reading, .undefined = never,                                   \
        .source = "Freeman 1979, doi:10.1016/0378-8733(78)90021-7", .function = PM_FUNCTION(word)  \
    }

static const pm_measure ROWS[] = {
    CENTRALIZATION_ROW(degree_centralization, "Degree centralisation", "U ties",
                       "Sum of (largest degree - degree) / ((n - 1)(n - 2)).",
                       "High: one partner has most of the ties. 0: all have as many.",
                       "fewer than three members"),
    CENTRALIZATION_ROW(in_degree_centralization, "In-degree centralisation", "D arcs",
                       "Sum of (largest in-degree - in-degree) / (n - 1)^2.",
                       "High: most arcs lead to one partner.", "no directed tie in the map"),
    CENTRALIZATION_ROW(out_degree_centralization, "Out-degree centralisation", "D arcs",
                       "Sum of (largest out-degree - out-degree) / (n - 1)^2.",
                       "High: most arcs start from one partner.", "no directed tie in the map"),
    CENTRALIZATION_ROW(betweenness_centralization, "Betweenness centralisation", "U ties",
                       "Sum of (largest betweenness - betweenness) / ((n - 1)^2 (n - 2) / 2).",
                       "High: most shortest routes run through one partner, as in a star.",
                       "fewer than three members"),
    CENTRALIZATION_ROW(directed_betweenness_centralization, "Directed betweenness centralisation",
                       "D arcs",
                       "Sum of (largest directed betweenness - directed betweenness) / ((n - 1)^2 "
                       "(n - 2)).",
                       "High: most directed routes run through one partner.",
                       "fewer than three members, or no directed tie in the map"),
    CENTRALIZATION_ROW(harmonic_centralization, "Harmonic centralisation", "U ties",
                       "Sum of (largest harmonic closeness - harmonic closeness) / ((n - 2) / 2).",
                       "High: one partner is much nearer to everyone than the others are.",
                       "fewer than three members"),
};

const pm_measure_table pm_measures_of_centralization = {ROWS, sizeof ROWS / sizeof *ROWS};
