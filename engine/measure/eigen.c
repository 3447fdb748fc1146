/* Standing by the standing of one's partners: eigenvector centrality, Bonacich power, PageRank.
 *
 * All by iteration from a fixed start, in our own code: ARPACK's answers depend on what the process
 * did before, and igraph's PageRank on the number of threads. */
#include <math.h>
#include <stdint.h>

#include "engine/measure/blocks.h"
#include "engine/measure/study.h"

static const char NO_TIES[] = "no ties";
static const char NO_ARCS[] = "the map has no directed tie";

/* Two leading eigenvalues nearer than this (relatively) are one. */
static const double SAME_EIGENVALUE = 1e-9;

enum { SETTLED_ROUNDS = 3, BONACICH_ROUNDS = 200, PAGERANK_ROUNDS = 1000 };

/* Additions after which the search for eigenvectors gives up: about a second. */
static const double MOST_WORK = 5e8;

/* --- leading eigenvectors, component by component -------------------------------------------- */

/* y = (A + I) x. The shift keeps bipartite components from swinging. */
static void multiply(const pm_study *study, const double *x, double *y)
{
    const pm_neighbours *near = &study->views.near;
    for (size_t v = 0; v < study->views.member_count; v++) {
        double sum = x[v];
        for (size_t i = near->start[v]; i < near->start[v + 1]; i++) {
            sum += x[near->list[i]];
        }
        y[v] = sum;
    }
}

/* Scales every component's part to length 1 and notes its length in lambda: at the fixed point that
 * is the leading eigenvalue of A + I. Returns the largest change of any entry against x. */
static double normalise(const pm_study *study, const pm_blocks *blocks, const double *x, double *y,
                        double *lambda)
{
    size_t n = study->views.member_count;
    double change = 0;
    for (size_t c = 0; c < blocks->component_count; c++) {
        lambda[c] = 0;
    }
    for (size_t v = 0; v < n; v++) {
        lambda[blocks->component[v]] += y[v] * y[v];
    }
    for (size_t c = 0; c < blocks->component_count; c++) {
        lambda[c] = sqrt(lambda[c]);
    }
    for (size_t v = 0; v < n; v++) {
        y[v] /= lambda[blocks->component[v]];
        double moved = fabs(y[v] - x[v]);
        change = moved > change ? moved : change;
    }
    return change;
}

/* Leading eigenvector of A on every component, each of length 1, and the leading eigenvalues. Power
 * iteration from all ones: every component's vector is positive, so its start is never orthogonal
 * to it. false when it has not settled after MOST_WORK. */
static bool iterate(const pm_study *study, const pm_blocks *blocks, double *x, double *y,
                    double *lambda)
{
    size_t n = study->views.member_count;
    size_t settled = 0;
    double work = (double)(3 * n + 2 * study->views.tie_count);
    for (size_t v = 0; v < n; v++) {
        y[v] = 1;
    }
    normalise(study, blocks, y, y, lambda);
    for (double done = 0; done < MOST_WORK && settled < SETTLED_ROUNDS; done += work) {
        for (size_t v = 0; v < n; v++) {
            x[v] = y[v];
        }
        multiply(study, x, y);
        settled = normalise(study, blocks, x, y, lambda) < 1e-15 ? settled + 1 : 0;
    }
    for (size_t c = 0; c < blocks->component_count; c++) {
        lambda[c] -= 1;
    }
    for (size_t v = 0; v < n; v++) {
        x[v] = y[v];
    }
    return settled >= SETTLED_ROUNDS;
}

/* Made once a study. */
struct pm_spectrum {
    double *vector; /* by member, of length 1 within each component */
    double *lambda; /* by component */
    double largest; /* lambda1 */
    size_t leading; /* component that has it */
    bool tied;      /* another component shares it */
    bool settled;
};

static pm_status find_spectrum(pm_study *study, const pm_blocks *blocks, pm_error *err)
{
    size_t n = study->views.member_count;
    pm_spectrum *s = pm_study_new(study, 1, sizeof *s);
    double *scratch = pm_study_new(study, n, sizeof *scratch);
    if (s == NULL || scratch == NULL) {
        return pm_fail_memory(err);
    }
    s->vector = pm_study_new(study, n, sizeof(double));
    s->lambda = pm_study_new(study, n, sizeof(double));
    if (s->vector == NULL || s->lambda == NULL) {
        return pm_fail_memory(err);
    }
    s->settled = iterate(study, blocks, s->vector, scratch, s->lambda);
    for (size_t c = 1; c < blocks->component_count; c++) {
        s->leading = s->lambda[c] > s->lambda[s->leading] ? c : s->leading;
    }
    s->largest = s->lambda[s->leading];
    for (size_t c = 0; c < blocks->component_count; c++) {
        bool same = s->largest - s->lambda[c] <= SAME_EIGENVALUE * s->largest;
        s->tied = s->tied || (same && c != s->leading);
    }
    study->spectrum = s;
    return PM_OK;
}

/* Spectrum of a map with ties; undefines the output and leaves *s NULL without. */
static pm_status spectrum_if_any(pm_study *study, pm_output *output, const pm_blocks **blocks,
                                 const pm_spectrum **s, pm_error *err)
{
    *s = NULL;
    if (study->views.tie_count == 0) {
        pm_undefine_all(output, NO_TIES);
        return PM_OK;
    }
    pm_status status = pm_study_blocks(study, blocks, err);
    if (status == PM_OK && study->spectrum == NULL) {
        status = find_spectrum(study, *blocks, err);
    }
    if (status == PM_OK && study->spectrum->settled) {
        *s = study->spectrum;
    } else {
        pm_undefine_all(output, "the iteration did not settle");
    }
    return status;
}

static pm_status eigenvector(pm_study *study, pm_output *output, pm_error *err)
{
    const pm_blocks *blocks = NULL;
    const pm_spectrum *s = NULL;
    pm_status status = spectrum_if_any(study, output, &blocks, &s, err);
    if (s == NULL) {
        return status;
    }
    if (s->tied) {
        pm_undefine_all(output, "two separate parts share the leading eigenvalue");
        return PM_OK;
    }
    double largest = 0;
    for (size_t v = 0; v < output->rows; v++) {
        bool leads = blocks->component[v] == s->leading;
        largest = leads && s->vector[v] > largest ? s->vector[v] : largest;
    }
    for (size_t v = 0; v < output->rows; v++) {
        bool leads = blocks->component[v] == s->leading;
        pm_define(&output->values[v], leads ? s->vector[v] / largest : 0);
    }
    return PM_OK;
}

/* --- Bonacich power -------------------------------------------------------------------------- */

/* c = (I - bA)^-1 A 1 with b = half / lambda1, scaled so that sum c^2 = n. The series converges as
 * 0.5^k because |b| lambda1 is one half. */
static pm_status bonacich(pm_study *study, pm_output *output, double half, pm_error *err)
{
    const pm_blocks *blocks = NULL;
    const pm_neighbours *near = &study->views.near;
    const pm_spectrum *s = NULL;
    pm_status status = spectrum_if_any(study, output, &blocks, &s, err);
    if (s == NULL) {
        return status;
    }
    size_t n = study->views.member_count;
    double *c = pm_study_new(study, n, sizeof *c);
    double *next = pm_study_new(study, n, sizeof *next);
    if (c == NULL || next == NULL) {
        return pm_fail_memory(err);
    }
    double b = half / s->largest;
    for (size_t round = 0; round < BONACICH_ROUNDS; round++) {
        for (size_t v = 0; v < n; v++) {
            double sum = 0;
            for (size_t i = near->start[v]; i < near->start[v + 1]; i++) {
                sum += 1 + b * c[near->list[i]];
            }
            next[v] = sum;
        }
        double *swap = c;
        c = next;
        next = swap;
    }
    double squares = 0;
    for (size_t v = 0; v < n; v++) {
        squares += c[v] * c[v];
    }
    for (size_t v = 0; v < n; v++) {
        pm_define(&output->values[v], c[v] * sqrt((double)n / squares));
    }
    return PM_OK;
}

static pm_status power_weak_ties(pm_study *study, pm_output *output, pm_error *err)
{
    return bonacich(study, output, -0.5, err);
}

static pm_status power_strong_ties(pm_study *study, pm_output *output, pm_error *err)
{
    return bonacich(study, output, 0.5, err);
}

/* --- PageRank -------------------------------------------------------------------------------- */

/* One round; returns the largest change of any entry. */
static double pass_on(const pm_study *study, const double *x, double *y, double damping)
{
    const pm_neighbours *to = &study->views.successors;
    const pm_neighbours *from = &study->views.predecessors;
    size_t n = study->views.member_count;
    double dangling = 0;
    double change = 0;
    for (size_t v = 0; v < n; v++) {
        dangling += to->start[v + 1] == to->start[v] ? x[v] : 0;
    }
    for (size_t v = 0; v < n; v++) {
        double sum = dangling / (double)n;
        for (size_t i = from->start[v]; i < from->start[v + 1]; i++) {
            size_t u = from->list[i];
            sum += x[u] / (double)(to->start[u + 1] - to->start[u]);
        }
        y[v] = (1 - damping) / (double)n + damping * sum;
        change = fabs(y[v] - x[v]) > change ? fabs(y[v] - x[v]) : change;
    }
    return change;
}

static pm_status pagerank(pm_study *study, pm_output *output, pm_error *err)
{
    size_t n = study->views.member_count;
    if (!study->views.has_arcs) {
        pm_undefine_all(output, NO_ARCS);
        return PM_OK;
    }
    double *x = pm_study_new(study, n, sizeof *x);
    double *y = pm_study_new(study, n, sizeof *y);
    if (x == NULL || y == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t v = 0; v < n; v++) {
        x[v] = 1 / (double)n;
    }
    double change = 1;
    for (size_t round = 0; round < PAGERANK_ROUNDS && change > 1e-17; round++) {
        change = pass_on(study, x, y, 0.85);
        double *swap = x;
        x = y;
        y = swap;
    }
    for (size_t v = 0; v < n; v++) {
        pm_define(&output->values[v], x[v]);
    }
    return PM_OK;
}

/* --- registry rows --------------------------------------------------------------------------- */

#define EIGEN_ROW(word, name, over, span, text, reading, never, why)                               \
    {                                                                                              \
        .key = #word, .title = name, .level = PM_LEVEL_ORGANISATION, .family = "standing",         \
        .view = over, .type = PM_VALUE_NUMBER, .unit = "", .range = span, .definition = text,      \
        .high = reading, .undefined = never, .source = why, .function = PM_FUNCTION(word)          \
    }

#define BONACICH "Bonacich 1987, doi:10.1086/228631"

static const pm_measure ROWS[] = {
    EIGEN_ROW(
        eigenvector, "Eigenvector centrality", "U ties", "0..1",
        "Entry of the leading eigenvector of the ties, scaled to a largest of 1; 0 outside the "
        "part that has the leading eigenvalue.",
        "High: tied to partners who are well tied themselves.",
        "no ties, or two parts share the leading eigenvalue",
        "Bonacich 1972, doi:10.1080/0022250X.1972.9989806"),
    EIGEN_ROW(power_weak_ties, "Power from weak partners", "U ties", "",
              "Bonacich power with b = -0.5 / lambda1, sum of squares n; compare ranks only.",
              "High: its partners have few others to turn to.", "no ties", BONACICH),
    EIGEN_ROW(power_strong_ties, "Power from strong partners", "U ties", "0..",
              "Bonacich power with b = 0.5 / lambda1, sum of squares n; compare ranks only.",
              "High: its partners are well connected.", "no ties", BONACICH),
    EIGEN_ROW(
        pagerank, "PageRank", "D arcs", "0..1",
        "Share of time a walk along arcs spends on it, damping 0.85, dangling mass spread evenly; "
        "sums to 1.",
        "High: arcs of well-regarded members lead to it.", "no directed tie in the map",
        "Brin & Page 1998, doi:10.1016/S0169-7552(98)00110-X"),
};

const pm_measure_table pm_measures_of_standing = {ROWS, sizeof ROWS / sizeof *ROWS};
