/* Two measured maps side by side: what stayed, and what changed as it should. */
#ifndef PARTMAP_TESTS_SUPPORT_SIDE_BY_SIDE_H
#define PARTMAP_TESTS_SUPPORT_SIDE_BY_SIDE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/measure/measures.h"

/* Words ended by NULL; a list a level that is not to be compared, or not as it is. */
typedef struct exemption {
    pm_level level;
    const char *keys[24];
} exemption;

/* A map before and after a change. Differences are told on stderr and counted; the caller asserts
 * that there are none. */
typedef struct side_by_side {
    uint64_t seed;
    const pm_measures *before, *after;
    const exemption *exempt; /* ended by a row without keys */
    const char *view;        /* only measures of this view ("U", "D"); NULL: of all */
    bool exactly;            /* to the last bit */
    size_t differences;
} side_by_side;

/* Every value that is not exempt has stayed. Rows are matched by name, those of mixing by place. */
void expect_unchanged(side_by_side *of);

/* A value after the change is factor times the one before, plus a term; undefined stays undefined.
 */
void expect_changed(side_by_side *of, pm_level level, const char *key, double factor, double term);

/* key after the change is "other" before it. */
void expect_swapped(side_by_side *of, pm_level level, const char *key, const char *other);

/* Every number lies within the range its row of the registry states, as far as that is a number or
 * a count of n members. */
void expect_ranges(side_by_side *of, size_t members);

#endif
