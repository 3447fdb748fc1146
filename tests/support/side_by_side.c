/* Comparing measured maps: see side_by_side.h. */
#include "tests/support/side_by_side.h"

#include <CUnit/CUnit.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_TOLD = 10 };

static const double TOLERANCE = 1e-9; /* relative to the larger of 1 and the value */

static bool is_exempt(const side_by_side *of, pm_level level, const char *key)
{
    for (const exemption *e = of->exempt; e != NULL && e->keys[0] != NULL; e++) {
        for (size_t i = 0; e->level == level && e->keys[i] != NULL; i++) {
            if (strcmp(e->keys[i], key) == 0) {
                return true;
            }
        }
    }
    return false;
}

static bool lists_are_equal(const pm_value *a, const pm_value *b)
{
    bool equal = a->as.list.count == b->as.list.count;
    for (size_t i = 0; equal && i < a->as.list.count; i++) {
        equal = strcmp(a->as.list.items[i], b->as.list.items[i]) == 0;
    }
    return equal;
}

static bool values_are_equal(const side_by_side *of, pm_value_type type, const pm_value *a,
                             const pm_value *b)
{
    if (a->reason != NULL || b->reason != NULL) {
        return a->reason != NULL && b->reason != NULL;
    }
    switch (type) {
    case PM_VALUE_TEXT:
        return strcmp(a->as.text, b->as.text) == 0;
    case PM_VALUE_LIST:
        return lists_are_equal(a, b);
    default:
        return of->exactly
                   ? a->as.number == b->as.number
                   : fabs(a->as.number - b->as.number) <= TOLERANCE * fmax(1, fabs(a->as.number));
    }
}

/* The row of the same name; rows of mixing and of the network keep their places. */
static size_t same_row(const side_by_side *of, pm_level level, size_t row)
{
    const char *name = pm_measures_row_name(of->before, level, row);
    if (level == PM_LEVEL_NETWORK || level == PM_LEVEL_MIXING || name == NULL) {
        return row;
    }
    for (size_t other = 0; other < pm_measures_rows(of->after, level); other++) {
        if (strcmp(pm_measures_row_name(of->after, level, other), name) == 0) {
            return other;
        }
    }
    return SIZE_MAX;
}

static void tell(side_by_side *of, pm_level level, const char *key, size_t row, const char *what)
{
    if (of->differences++ < MOST_TOLD) {
        fprintf(stderr, "seed %llu, %s %s[%zu]: %s\n", (unsigned long long)of->seed,
                pm_level_name(level), key, row, what);
    }
}

static void compare_column(side_by_side *of, pm_level level, const pm_column *before)
{
    const pm_column *after = pm_measures_find(of->after, level, before->key);
    if (after == NULL) {
        tell(of, level, before->key, 0, "the column is gone");
        return;
    }
    for (size_t row = 0; row < pm_measures_rows(of->before, level); row++) {
        size_t other = same_row(of, level, row);
        if (other == SIZE_MAX) {
            tell(of, level, before->key, row, "the row is gone");
        } else if (!values_are_equal(of, before->measure->type, &before->values[row],
                                     &after->values[other])) {
            tell(of, level, before->key, row, "another value");
        }
    }
}

void expect_unchanged(side_by_side *of)
{
    for (pm_level level = 0; level < PM_LEVEL_COUNT; level++) {
        for (size_t c = 0; c < pm_measures_column_count(of->before, level); c++) {
            const pm_column *column = pm_measures_column(of->before, level, c);
            bool of_view =
                of->view == NULL || strncmp(column->measure->view, of->view, strlen(of->view)) == 0;
            if (of_view && !is_exempt(of, level, column->key)) {
                compare_column(of, level, column);
            }
        }
    }
}

void expect_changed(side_by_side *of, pm_level level, const char *key, double factor, double term)
{
    const pm_column *before = pm_measures_find(of->before, level, key);
    const pm_column *after = pm_measures_find(of->after, level, key);
    CU_ASSERT_FATAL(before != NULL && after != NULL);
    for (size_t row = 0; row < pm_measures_rows(of->before, level); row++) {
        pm_value expected = before->values[row];
        if (expected.reason == NULL) {
            expected.as.number = expected.as.number * factor + term;
        }
        if (!values_are_equal(of, PM_VALUE_NUMBER, &expected,
                              &after->values[same_row(of, level, row)])) {
            tell(of, level, key, row, "not changed as expected");
        }
    }
}

void expect_swapped(side_by_side *of, pm_level level, const char *key, const char *other)
{
    const pm_column *before = pm_measures_find(of->before, level, other);
    const pm_column *after = pm_measures_find(of->after, level, key);
    CU_ASSERT_FATAL(before != NULL && after != NULL);
    for (size_t row = 0; row < pm_measures_rows(of->before, level); row++) {
        if (!values_are_equal(of, PM_VALUE_NUMBER, &before->values[row], &after->values[row])) {
            tell(of, level, key, row, "not swapped");
        }
    }
}

/* --- the registry's ranges ------------------------------------------------------------------ */

/* One side of a range: a number, or what is known of n members. false: nothing simple. */
static bool bound_of(const char *text, size_t length, double n, double *bound)
{
    char word[32];
    char *end = NULL;
    if (length == 0 || length >= sizeof word) {
        return false;
    }
    memcpy(word, text, length);
    word[length] = '\0';
    *bound = strtod(word, &end);
    if (*end == '\0') {
        return true;
    }
    const struct {
        const char *word;
        double value;
    } known[] = {{"n", n},
                 {"n-1", n - 1},
                 {"n-2", n - 2},
                 {"1/n", 1 / n},
                 {"(n-1)(n-2)/2", (n - 1) * (n - 2) / 2},
                 {"(n-1)(n-2)", (n - 1) * (n - 2)}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(known[i].word, word) == 0) {
            *bound = fmax(0, known[i].value); /* without members all counts are 0 */
            return true;
        }
    }
    return false;
}

static void expect_within_range(side_by_side *of, pm_level level, const pm_column *column, double n)
{
    const char *range = column->measure->range;
    const char *dots = strstr(range, "..");
    double lowest = 0;
    double highest = 0;
    if (dots == NULL || column->measure->type > PM_VALUE_NUMBER) {
        return;
    }
    bool has_lowest = bound_of(range, (size_t)(dots - range), n, &lowest);
    bool has_highest = bound_of(dots + 2, strlen(dots + 2), n, &highest);
    for (size_t row = 0; row < pm_measures_rows(of->before, level); row++) {
        const pm_value *value = &column->values[row];
        double slack = TOLERANCE * (value->reason == NULL ? fmax(1, fabs(value->as.number)) : 1);
        bool below = has_lowest && value->reason == NULL && value->as.number < lowest - slack;
        bool above = has_highest && value->reason == NULL && value->as.number > highest + slack;
        if (below || above) {
            tell(of, level, column->key, row, below ? "below its range" : "above its range");
            fprintf(stderr, "    %.12g is outside %s\n", value->as.number, range);
        }
    }
}

void expect_ranges(side_by_side *of, size_t members)
{
    double n = (double)members;
    for (pm_level level = 0; level < PM_LEVEL_COUNT; level++) {
        for (size_t c = 0; c < pm_measures_column_count(of->before, level); c++) {
            expect_within_range(of, level, pm_measures_column(of->before, level, c), n);
        }
    }
}
