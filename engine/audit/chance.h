/* One question of chance: is a group's place more than the luck of the draw? Private to
 * engine/audit. */
#ifndef PARTMAP_ENGINE_AUDIT_CHANCE_H
#define PARTMAP_ENGINE_AUDIT_CHANCE_H

#include <stddef.h>

#include "engine/base/error.h"

/* Probability that "drawn" of the "count" values, drawn without replacement, sum to "sum" or more:
 * the one-sided permutation test of two groups' means. Values are whole numbers (ties, steps).
 * Exact by counting the sums one value after another, cost O(count * drawn * sum of values); where
 * that is above some 50 million steps, the normal approximation with the finite-population variance
 * and the correction for whole numbers, which is then good to three digits. count and drawn have to
 * be at least 1, drawn <= count. No chance is drawn: same input, same answer. */
pm_status pm_chance_of_sum(const size_t *values, size_t count, size_t drawn, size_t sum,
                           double *probability, pm_error *err);

#endif
