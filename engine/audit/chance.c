/* The permutation test behind conscripts at the edge: see chance.h. */
#include "engine/audit/chance.h"

#include <math.h>
#include <stdlib.h>

#include "engine/base/memory.h"

static const double MOST_STEPS = 5e7;

/* table[j * width + s] is the chance that j are drawn so far and sum to s. Value i is drawn with
 * chance (drawn - j) / (count - i): that makes every choice of "drawn" values equally likely. Works
 * in place from the largest j and s down; beyond "most" values and a sum of "reach" nothing can be
 * yet. */
static void add_value(double *table, size_t width, size_t drawn, double left, size_t value,
                      size_t most, size_t reach)
{
    for (size_t j = most + 1; j-- > 0;) {
        double stays = 1 - (double)(drawn - j) / left;
        for (size_t s = reach + 1; s-- > 0;) {
            double kept = stays > 0 ? table[j * width + s] * stays : 0;
            double came = 0;
            if (j > 0 && s >= value) {
                came = table[(j - 1) * width + s - value] * ((double)(drawn - j + 1) / left);
            }
            table[j * width + s] = kept + came;
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
    for (size_t i = 0; i < count; i++) {
        reach += values[i];
        add_value(table, width, drawn, (double)(count - i), values[i],
                  i + 1 < drawn ? i + 1 : drawn, reach);
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
