/* Order statistics: see statistics.h. */
#include "engine/cohort/statistics.h"

#include <math.h>
#include <stdlib.h>

/* Makes MAD the standard deviation of a normal sample: 1 / 0.6745. */
static const double MAD_FACTOR = 1.4826;

/* The interquartile range of the standard normal distribution. */
static const double NORMAL_IQR = 1.349;

static int compare(const void *a, const void *b)
{
    const double *x = a;
    const double *y = b;
    return (*x > *y) - (*x < *y);
}

void pm_sort_numbers(double *numbers, size_t count)
{
    qsort(numbers, count, sizeof *numbers, compare);
}

double pm_quantile(const double *sorted, size_t n, double share)
{
    double h = (double)(n - 1) * share;
    size_t below = (size_t)h;
    if (below + 1 >= n) {
        return sorted[n - 1];
    }
    return sorted[below] + (h - (double)below) * (sorted[below + 1] - sorted[below]);
}

/* Numbers that are the same but for the last digit of their sums have no spread. */
static const double ROUNDING = 1e-12;

static void find_scale(pm_summary *summary)
{
    double iqr = summary->upper_quartile - summary->lower_quartile;
    double least = ROUNDING * fmax(fabs(summary->least), fabs(summary->most));
    if (summary->mad > least) {
        summary->scale_kind = PM_SCALE_MAD;
        summary->scale = MAD_FACTOR * summary->mad;
    } else if (iqr > least) {
        summary->scale_kind = PM_SCALE_IQR;
        summary->scale = iqr / NORMAL_IQR;
    }
}

pm_summary pm_summarize(double *numbers, size_t n)
{
    pm_summary summary = {.n = n};
    if (n == 0) {
        return summary;
    }
    pm_sort_numbers(numbers, n);
    summary.least = numbers[0];
    summary.lower_quartile = pm_quantile(numbers, n, 0.25);
    summary.median = pm_quantile(numbers, n, 0.5);
    summary.upper_quartile = pm_quantile(numbers, n, 0.75);
    summary.most = numbers[n - 1];
    for (size_t i = 0; i < n; i++) {
        numbers[i] = fabs(numbers[i] - summary.median);
    }
    pm_sort_numbers(numbers, n);
    summary.mad = pm_quantile(numbers, n, 0.5);
    find_scale(&summary);
    return summary;
}

bool pm_robust_z(const pm_summary *summary, double x, double *z)
{
    if (summary->scale_kind == PM_SCALE_NONE) {
        return false;
    }
    *z = (x - summary->median) / summary->scale;
    return true;
}

/* How many of the numbers are less than x; with "also equal", or the same. */
static size_t count_below(const double *sorted, size_t n, double x, bool also_equal)
{
    size_t from = 0;
    size_t to = n;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (sorted[middle] < x || (also_equal && sorted[middle] <= x)) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    return from;
}

double pm_mid_rank(const double *sorted, size_t n, double x)
{
    double below = (double)count_below(sorted, n, x, false);
    double equal = (double)count_below(sorted, n, x, true) - below;
    return 100 * (below + equal / 2) / (double)n;
}
