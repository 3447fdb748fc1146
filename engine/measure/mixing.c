/* Mixing: ties between each pair of sectors, and within each, against what an even deal would give.
 * Rows are (0,0) (0,1) .. (0,k-1) (1,1) .. of the sectors by name. */
#include <math.h>
#include <stdint.h>

#include "engine/measure/study.h"

static size_t ties_with_sectors(const pm_study *study)
{
    size_t count = 0;
    size_t a = 0;
    size_t b = 0;
    for (size_t t = 0; t < study->views.tie_count; t++) {
        count += pm_study_sectors_of_tie(study, t, &a, &b) ? 1 : 0;
    }
    return count;
}

/* Fills row by row: pairs of members and ties of each pair of sectors. Arrays have a row each. */
static void fill_mixing(const pm_study *study, double *pairs, double *tied)
{
    size_t sectors = study->sectors.count;
    size_t row = 0;
    for (size_t a = 0; a < sectors; a++) {
        for (size_t b = a; b < sectors; b++, row++) {
            double size_a = (double)study->sectors.sizes[a];
            double size_b = (double)study->sectors.sizes[b];
            pairs[row] = a == b ? size_a * (size_a - 1) / 2 : size_a * size_b;
            tied[row] = 0;
        }
    }
    for (size_t t = 0; t < study->views.tie_count; t++) {
        size_t a = 0;
        size_t b = 0;
        if (pm_study_sectors_of_tie(study, t, &a, &b)) {
            size_t low = a < b ? a : b;
            size_t high = a < b ? b : a;
            tied[low * sectors - low * (low + 1) / 2 + high] += 1; /* row of (low, high) */
        }
    }
}

/* What a mixing measure makes of a pair of sectors. */
typedef double mixing_value(const pm_study *study, double pairs, double tied);

static double count_ties(const pm_study *study, double pairs, double tied)
{
    (void)study;
    (void)pairs;
    return tied;
}

static double share_of_pairs(const pm_study *study, double pairs, double tied)
{
    (void)study;
    return tied / pairs; /* no pair: not finite, hence undefined */
}

static double expect_ties(const pm_study *study, double pairs, double tied)
{
    (void)tied;
    return (double)ties_with_sectors(study) * pairs / pm_study_sector_pairs(study);
}

static pm_status fill_by_pair(pm_study *study, pm_output *output, mixing_value *value,
                              const char *reason, pm_error *err)
{
    if (output->rows == 0) { /* no sectors, or more than are paired */
        return PM_OK;
    }
    double *pairs = pm_study_new(study, output->rows, sizeof *pairs);
    double *tied = pm_study_new(study, output->rows, sizeof *tied);
    if (pairs == NULL || tied == NULL) {
        return pm_fail_memory(err);
    }
    fill_mixing(study, pairs, tied);
    for (size_t row = 0; row < output->rows; row++) {
        double number = value(study, pairs[row], tied[row]);
        if (isfinite(number)) {
            pm_define(&output->values[row], number);
        } else {
            pm_undefine(&output->values[row], reason);
        }
    }
    return PM_OK;
}

static pm_status mixing_ties(pm_study *study, pm_output *output, pm_error *err)
{
    return fill_by_pair(study, output, count_ties, "", err);
}

static pm_status mixing_density(pm_study *study, pm_output *output, pm_error *err)
{
    return fill_by_pair(study, output, share_of_pairs, "no pair of members", err);
}

static pm_status expected_ties(pm_study *study, pm_output *output, pm_error *err)
{
    return fill_by_pair(study, output, expect_ties, "fewer than two members with a sector", err);
}

/* --- registry rows -----------------------------------------------------------------------------
 */

#define SOURCE_EI "Krackhardt & Stern 1988, doi:10.2307/2786835"
#define MIXING_ROW(word, run, name, at, over, sort, measured, span, text, reading, never, why)     \
    {                                                                                              \
        .key = word, .title = name, .level = at, .family = "sectors", .view = over, .type = sort,  \
        .unit = measured, .range = span, .definition = text, .high = reading, .undefined = never,  \
        .source = why, .function = PM_FUNCTION(run)                                                \
    }

static const pm_measure ROWS[] = {
    MIXING_ROW("ties", mixing_ties, "Ties", PM_LEVEL_MIXING, "U ties", PM_VALUE_COUNT, "ties",
               "0..", "Ties between the two sectors, or within one.",
               "0 or 1 where several are expected: the two do not meet.", "never",
               "Newman 2003, doi:10.1103/PhysRevE.67.026126"),
    MIXING_ROW("density", mixing_density, "Density", PM_LEVEL_MIXING, "U ties", PM_VALUE_NUMBER,
               "share", "0..1", "Ties / pairs of members of the two sectors.",
               "High: the two work closely together.", "no pair of members",
               "Wasserman & Faust 1994, doi:10.1017/CBO9780511815478"),
    MIXING_ROW("expected_ties", expected_ties, "Ties expected", PM_LEVEL_MIXING, "U ties",
               PM_VALUE_NUMBER, "ties", "0..",
               "m x pairs / T: ties among members with a sector, dealt evenly over all pairs.",
               "Compare with ties: far fewer than expected is a gap.",
               "fewer than two members with a sector", SOURCE_EI),
};

const pm_measure_table pm_measures_of_mixing = {ROWS, sizeof ROWS / sizeof *ROWS};
