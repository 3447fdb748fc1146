/* Order statistics of one column of numbers, as the cohort uses them. Pure functions; arrays that
 * are called sorted are in ascending order. */
#ifndef PARTMAP_ENGINE_COHORT_STATISTICS_H
#define PARTMAP_ENGINE_COHORT_STATISTICS_H

#include <stdbool.h>
#include <stddef.h>

/* What a robust z was scaled by. */
typedef enum pm_scale {
    PM_SCALE_NONE, /* neither below can be had: more than half of the numbers are the same */
    PM_SCALE_MAD,  /* 1.4826 times the median absolute deviation */
    PM_SCALE_IQR   /* the interquartile range over 1.349, where that deviation is 0 */
} pm_scale;

/* Summary of n numbers; for n = 0 every field is 0 and scale_kind is PM_SCALE_NONE. Units are those
 * of the numbers. */
typedef struct pm_summary {
    size_t n;       /* places with a number */
    size_t missing; /* places where it is undefined */
    double least, lower_quartile, median, upper_quartile, most;
    double mad;   /* median of |x - median|; not scaled */
    double scale; /* > 0, or 0 with PM_SCALE_NONE */
    pm_scale scale_kind;
} pm_summary;

/* Sorts in ascending order. */
void pm_sort_numbers(double *numbers, size_t count);

/* Quantile of type 7 after Hyndman & Fan 1996 (doi:10.2307/2684934), the default of R, S and NumPy:
 * with h = (n - 1) share, x[floor h] + (h - floor h) (x[floor h + 1] - x[floor h]), x from 0. share
 * 0..1; n >= 1. */
double pm_quantile(const double *sorted, size_t n, double share);

/* Median, quartiles, MAD and scale of the numbers, which are sorted and then overwritten. MAD and
 * the factor 1.4826, which makes it the standard deviation of a normal sample: Rousseeuw & Croux
 * 1993, doi:10.1080/01621459.1993.10476408. Where more than half of the numbers are the same MAD is
 * 0, and IQR / 1.349 stands in for it; where that is 0, too, there is no scale. Cost O(n log n). */
pm_summary pm_summarize(double *numbers, size_t n);

/* Robust z: (x - median) / scale, which is Iglewicz & Hoaglin's modified z (1993), as 1 / 1.4826 =
 * 0.6745. False without a scale. */
bool pm_robust_z(const pm_summary *summary, double x, double *z);

/* Mid-rank percentile: 100 (below + equal / 2) / n, x itself among the equal; 0 < p < 100, and the
 * percentiles of a column have the mean 50. n >= 1. Cost O(log n). */
double pm_mid_rank(const double *sorted, size_t n, double x);

#endif
