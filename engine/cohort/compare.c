/* Each measure over the places: summaries of all and of each band, and where one place stands. */
#include <stdlib.h>

#include "engine/cohort/gathered.h"

/* The column's numbers, band after band, into of->sorted, not sorted yet. */
static void deal_out(const pm_cohort *cohort, column *of)
{
    size_t count = 0;
    for (size_t b = 0; b < cohort->band_count; b++) {
        of->starts[b] = count;
        for (size_t p = 0; p < cohort->place_count; p++) {
            double number = 0;
            if (cohort->places[p].shown.band == b && pm_cell_defined(of, p, &number)) {
                of->sorted[count++] = number;
            }
        }
    }
    of->starts[cohort->band_count] = count;
}

/* Summaries of n numbers; work has room for them. "places" have it or not. */
static pm_summary summarize(const double *numbers, size_t n, size_t places, double *work)
{
    for (size_t i = 0; i < n; i++) {
        work[i] = numbers[i];
    }
    pm_summary summary = pm_summarize(work, n);
    summary.missing = places - n;
    return summary;
}

static pm_status compare_column(pm_cohort *cohort, column *of, double *work, pm_error *err)
{
    pm_summary *bands = pm_arena_new(&cohort->arena, cohort->band_count * sizeof *bands);
    of->sorted = pm_new_array(cohort->measured, sizeof *of->sorted);
    of->starts = pm_new_array(cohort->band_count + 1, sizeof *of->starts);
    if (bands == NULL || of->sorted == NULL || of->starts == NULL) {
        return pm_fail_memory(err);
    }
    deal_out(cohort, of);
    for (size_t b = 0; b < cohort->band_count; b++) {
        size_t n = of->starts[b + 1] - of->starts[b];
        bands[b] = summarize(of->sorted + of->starts[b], n, cohort->bands[b].places, work);
    }
    of->shown.all = summarize(of->sorted, of->starts[cohort->band_count], cohort->measured, work);
    of->shown.band = bands;
    for (size_t b = 0; b < cohort->band_count; b++) {
        pm_sort_numbers(of->sorted + of->starts[b], bands[b].n);
    }
    return PM_OK;
}

pm_status pm_cohort_compare(pm_cohort *cohort, pm_error *err)
{
    double *work = pm_new_array(cohort->measured, sizeof *work);
    pm_status status = work != NULL ? PM_OK : pm_fail_memory(err);
    for (size_t c = 0; status == PM_OK && c < cohort->column_count; c++) {
        status = compare_column(cohort, &cohort->columns[c], work, err);
    }
    free(work);
    return status;
}

pm_standing pm_cohort_standing(const pm_cohort *cohort, size_t at, size_t index)
{
    const column *of = &cohort->columns[index];
    const cell *kept = &of->cells[at];
    size_t band = cohort->places[at].shown.band;
    pm_standing standing = {.defined = kept->reason == NULL,
                            .number = kept->number,
                            .reason = kept->reason,
                            .has_coverage = kept->n_used != PM_NO_COVERAGE};
    if (standing.has_coverage) {
        standing.n_used = kept->n_used;
        standing.n_missing = kept->n_missing;
    }
    if (!standing.defined || !of->shown.compared || band == SIZE_MAX ||
        of->shown.band[band].n < PM_LEAST_PLACES) {
        return standing;
    }
    standing.has_z = pm_robust_z(&of->shown.band[band], kept->number, &standing.z);
    standing.has_percentile = true;
    standing.percentile =
        pm_mid_rank(of->sorted + of->starts[band], of->shown.band[band].n, kept->number);
    return standing;
}
