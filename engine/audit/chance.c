/* The permutation test behind conscripts at the edge: see chance.h. */
#include "engine/audit/chance.h"

#include <math.h>
#include <stdlib.h>

#include "engine/base/memory.h"

static const double MOST_STEPS = 5e7;

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* A row of the table after one more value: what stays of it, and what comes from the row below, of
 * which the value is added to. */
static void add_to_row(double *restrict row, const double *restrict below, size_t reach,
                       size_t value, double stays, double comes)
{
    for (size_t s = 0; s <= reach; s++) {
        row[s] *= stays;
    }
    for (size_t s = value; s <= reach; s++) {
        row[s] += below[s - value] * comes;
    }
}

/* table[j * width + s] is the chance that j are drawn so far and sum to s. Value i is drawn with
 * chance (drawn - j) / (count - i): that makes every choice of "drawn" values equally likely. Works
 * in place from the largest j down; beyond "most" values, a sum of "reach" and j times the largest
 * value nothing can be yet. */
static void add_value(double *table, size_t width, size_t drawn, double left, size_t value,
                      size_t largest, size_t most, size_t reach)
{
    for (size_t j = most + 1; j-- > 0;) {
        double *row = table + j * width;
        double stays = fmax(1 - (double)(drawn - j) / left, 0);
        if (j == 0) {
            row[0] *= stays;
        } else {
            add_to_row(row, row - width, smaller(reach, j * largest), value, stays,
                       (double)(drawn - j + 1) / left);
        }
    }
}

static pm_status count_exactly(const size_t *values, size_t count, size_t drawn, size_t sum,
                               size_t total, double *probability, pm_error *err)
{
    size_t width = total + 1;
    double *table = pm_new_array((drawn + 1) * width, sizeof *table);
    if (table == NULL) {
        return pm_fail_memory(err);
    }
    table[0] = 1;
    size_t reach = 0;
    size_t largest = 0;
    for (size_t i = 0; i < count; i++) {
        reach += values[i];
        largest = values[i] > largest ? values[i] : largest;
        add_value(table, width, drawn, (double)(count - i), values[i], largest,
                  smaller(i + 1, drawn), reach);
    }
    double tail = 0;
    for (size_t s = width; s-- > sum;) {
        tail += table[drawn * width + s];
    }
    free(table);
    *probability = tail < 1 ? tail : 1;
    return PM_OK;
}

static double approximate(const size_t *values, size_t count, size_t drawn, size_t sum,
                          size_t total)
{
    double n = (double)count;
    double k = (double)drawn;
    double mean = (double)total / n;
    double squares = 0;
    for (size_t i = 0; i < count; i++) {
        double off = (double)values[i] - mean;
        squares += off * off;
    }
    double variance = n > 1 ? k * (n - k) / (n - 1) * squares / n : 0;
    if (!(variance > 0)) {
        return (double)sum <= k * mean ? 1 : 0;
    }
    return 0.5 * erfc(((double)sum - 0.5 - k * mean) / sqrt(2 * variance));
}

pm_status pm_chance_of_sum(const size_t *values, size_t count, size_t drawn, size_t sum,
                           double *probability, pm_error *err)
{
    size_t total = 0;
    for (size_t i = 0; i < count; i++) {
        total += values[i];
    }
    if ((double)count * (double)(drawn + 1) * (double)(total + 1) > MOST_STEPS) {
        *probability = approximate(values, count, drawn, sum, total);
        return PM_OK;
    }
    return count_exactly(values, count, drawn, sum, total, probability, err);
}
