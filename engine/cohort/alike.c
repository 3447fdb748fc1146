/* Places most like one: distance over the measures of likeness, each in robust scales over all
 * places. Differences are held to what counts as unusual, so that one odd measure does not decide
 * alone. */
#include <math.h>
#include <stdlib.h>

#include "engine/cohort/gathered.h"

/* What places are compared by: a row a place, a column a measure; NaN: undefined. */
typedef struct scaled {
    double *numbers;
    size_t columns;
} scaled;

static double of_likeness(const column *of, size_t at)
{
    double number = 0;
    if (!pm_cell_defined(of, at, &number)) {
        return NAN;
    }
    if (!pm_compared_of(of->shown.measure).logarithm) {
        return number;
    }
    return number > 0 ? log2(number) : NAN;
}

/* Adds the column, in robust scales; not where it has none: all places are alike in it then. */
static void add_scaled(const pm_cohort *cohort, const column *of, scaled *into, size_t width,
                       double *work)
{
    size_t n = 0;
    for (size_t p = 0; p < cohort->place_count; p++) {
        double number = of_likeness(of, p);
        if (!isnan(number)) {
            work[n++] = number;
        }
    }
    pm_summary summary = pm_summarize(work, n);
    if (summary.scale_kind == PM_SCALE_NONE) {
        return;
    }
    for (size_t p = 0; p < cohort->place_count; p++) {
        double z = NAN;
        double number = of_likeness(of, p);
        if (!isnan(number)) {
            (void)pm_robust_z(&summary, number, &z);
        }
        into->numbers[p * width + into->columns] =
            isnan(z) ? NAN : fmax(fmin(z, PM_UNUSUAL_Z), -PM_UNUSUAL_Z);
    }
    into->columns++;
}

/* False where the two share fewer than half of the measures. */
static bool distance_between(const scaled *of, size_t width, size_t a, size_t b, pm_alike *alike)
{
    const double *x = of->numbers + a * width;
    const double *y = of->numbers + b * width;
    double sum = 0;
    size_t shared = 0;
    for (size_t c = 0; c < of->columns; c++) {
        double difference = x[c] - y[c];
        if (!isnan(difference)) {
            sum += difference * difference;
            shared++;
        }
    }
    if (shared == 0 || shared * 2 < of->columns) {
        return false;
    }
    *alike = (pm_alike){.place = b, .distance = sqrt(sum / (double)shared), .shared = shared};
    return true;
}

/* Places come in order: of equally near ones the first stays before. */
static void insert(place *of, const pm_alike *alike)
{
    size_t at = of->alike_count;
    while (at > 0 && of->alike[at - 1].distance > alike->distance) {
        at--;
    }
    if (at == PM_MOST_ALIKE) {
        return;
    }
    if (of->alike_count < PM_MOST_ALIKE) {
        of->alike_count++;
    }
    for (size_t i = of->alike_count - 1; i > at; i--) {
        of->alike[i] = of->alike[i - 1];
    }
    of->alike[at] = *alike;
}

static void find_all(pm_cohort *cohort, const scaled *of, size_t width)
{
    for (size_t a = 0; a < cohort->place_count; a++) {
        for (size_t b = 0; b < cohort->place_count; b++) {
            pm_alike alike;
            if (a != b && distance_between(of, width, a, b, &alike)) {
                insert(&cohort->places[a], &alike);
            }
        }
    }
}

pm_status pm_cohort_find_alike(pm_cohort *cohort, pm_error *err)
{
    if (cohort->measured < PM_LEAST_PLACES) {
        return PM_OK;
    }
    size_t width = 0;
    for (size_t c = 0; c < cohort->column_count; c++) {
        width += cohort->columns[c].shown.likeness ? 1 : 0;
    }
    double *work = pm_new_array(cohort->place_count, sizeof *work);
    scaled of = {.numbers = pm_new_array(cohort->place_count * width, sizeof *of.numbers)};
    pm_status status = work != NULL && of.numbers != NULL ? PM_OK : pm_fail_memory(err);
    for (size_t c = 0; status == PM_OK && c < cohort->column_count; c++) {
        if (cohort->columns[c].shown.likeness) {
            add_scaled(cohort, &cohort->columns[c], &of, width, work);
        }
    }
    if (status == PM_OK) {
        find_all(cohort, &of, width);
    }
    free(work);
    free(of.numbers);
    return status;
}
