/* Values of the engine beside those of the second implementation. */
#ifndef PARTMAP_TESTS_BRUTE_COMPARE_H
#define PARTMAP_TESTS_BRUTE_COMPARE_H

#include <stddef.h>
#include <stdint.h>

#include "engine/measure/measures.h"
#include "tests/brute/brute.h"

enum { BRUTE_TOLD = 25 }; /* differences told in words, a comparison */

/* Relative to the larger of 1 and the value. */
#define BRUTE_TOLERANCE 1e-9

/* A map, what it ought to give and what it gave. Values and differences are counted over maps. */
typedef struct brute_comparison {
    uint64_t seed;
    const brute *expected;
    const pm_measures *got;
    size_t values, too_large, differences;
} brute_comparison;

/* Compares one row of a column; a difference is counted and told on stderr. */
void brute_compare(brute_comparison *of, const pm_column *column, size_t row,
                   const brute_value *expected);

/* Tells a difference: seed, key, row, both values. */
void brute_tell(const brute_comparison *of, const pm_column *column, size_t row,
                const brute_value *expected);

#endif
