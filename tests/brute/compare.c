/* Comparing values: see compare.h. */
#include "tests/brute/compare.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static void words_of(const pm_measure *measure, const pm_value *value, brute_value *words)
{
    if (measure->type == PM_VALUE_TEXT) {
        brute_add_word(words, value->as.text);
    }
    for (size_t i = 0; measure->type == PM_VALUE_LIST && i < value->as.list.count; i++) {
        brute_add_word(words, value->as.list.items[i]);
    }
}

static bool is_equal(const pm_measure *measure, const brute_value *expected, const pm_value *got)
{
    bool in_words = measure->type == PM_VALUE_TEXT || measure->type == PM_VALUE_LIST;
    if (expected->sort == BRUTE_UNDEFINED || got->reason != NULL) {
        return expected->sort == BRUTE_UNDEFINED && got->reason != NULL;
    }
    if (in_words || expected->sort == BRUTE_TEXT) {
        brute_value words = brute_words("");
        words_of(measure, got, &words);
        return in_words && expected->sort == BRUTE_TEXT &&
               strcmp(words.words, expected->words) == 0;
    }
    double scale = fmax(1, fabs(expected->number));
    return fabs(got->as.number - expected->number) <= BRUTE_TOLERANCE * scale;
}

void brute_tell(const brute_comparison *of, const pm_column *column, size_t row,
                const brute_value *expected)
{
    const pm_value *got = &column->values[row];
    const char *name = pm_measures_row_name(of->got, column->measure->level, row);
    fprintf(stderr, "seed %llu, %s %s[%zu] (%s): expected ", (unsigned long long)of->seed,
            pm_level_name(column->measure->level), column->key, row, name != NULL ? name : "");
    switch (expected->sort) {
    case BRUTE_NUMBER:
        fprintf(stderr, "%.12g", expected->number);
        break;
    case BRUTE_TEXT:
        fprintf(stderr, "\"%s\"", expected->words);
        break;
    default:
        fprintf(stderr, "undefined");
    }
    brute_value words = brute_words("");
    if (got->reason != NULL) {
        fprintf(stderr, ", got undefined (%s)\n", got->reason);
    } else if (column->measure->type == PM_VALUE_TEXT || column->measure->type == PM_VALUE_LIST) {
        words_of(column->measure, got, &words);
        fprintf(stderr, ", got \"%s\"\n", words.words);
    } else {
        fprintf(stderr, ", got %.12g\n", got->as.number);
    }
}

void brute_compare(brute_comparison *of, const pm_column *column, size_t row,
                   const brute_value *expected)
{
    if (expected->sort == BRUTE_TOO_LARGE) {
        of->too_large++;
        return;
    }
    of->values++;
    if (!is_equal(column->measure, expected, &column->values[row])) {
        of->differences++;
        if (of->differences <= BRUTE_TOLD) {
            brute_tell(of, column, row, expected);
        }
    }
}
