/* Drawing: placing by stress majorisation. Hops and a start in, places out.
 *
 * Each step puts one member where the parabola that bounds its stress from above is least: the
 * weighted mean of where each other member would like it, so that stress never grows. */
#include "viz/stress.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_ROUNDS = 80, SPARSE_ROUNDS = 40 };

static const double STILL = 0.004; /* of a hop: when no member moves further in a round */

/* Where the others wish a member to be. */
typedef struct wish {
    double x, y, weight;
} wish;

/* Adds where "other" would like a member that stands at "at". */
static inline void add_wish(wish *sum, pm_point at, pm_point other, double distance, double weight)
{
    double dx = at.x - other.x;
    double dy = at.y - other.y;
    double square = dx * dx + dy * dy;
    double scale = square > 1e-12 ? distance / sqrt(square) : 0;
    sum->x += weight * (other.x + dx * scale);
    sum->y += weight * (other.y + dy * scale);
    sum->weight += weight;
}

/* Moves a member there; returns the square of how far. */
static double follow(const wish *sum, pm_point *at)
{
    if (sum->weight <= 0) {
        return 0;
    }
    pm_point next = {sum->x / sum->weight, sum->y / sum->weight};
    double dx = next.x - at->x;
    double dy = next.y - at->y;
    *at = next;
    return dx * dx + dy * dy;
}

void pm_stress_all_pairs(size_t n, const unsigned short *hops, pm_point *at)
{
    double moved = INFINITY;
    for (int round = 0; round < MOST_ROUNDS && moved > STILL * STILL; round++) {
        moved = 0;
        for (size_t i = 0; i < n; i++) {
            const unsigned short *row = hops + i * n;
            wish sum = {0};
            for (size_t j = 0; j < n; j++) {
                if (j != i) {
                    double distance = row[j];
                    add_wish(&sum, at[i], at[j], distance, 1 / (distance * distance));
                }
            }
            moved = pm_most(moved, follow(&sum, &at[i]));
        }
    }
}

/* --- thousands ------------------------------------------------------------------------------- */

/* For how many members each pivot stands: those to which it is the nearest, the first of several.
 */
static void count_regions(size_t n, size_t pivot_count, const unsigned short *rows, double *sizes)
{
    for (size_t i = 0; i < n; i++) {
        size_t nearest = 0;
        for (size_t k = 1; k < pivot_count; k++) {
            nearest = rows[k * n + i] < rows[nearest * n + i] ? k : nearest;
        }
        sizes[nearest]++;
    }
}

static double sparse_step(const pm_neighbours *of, const size_t *pivots, size_t pivot_count,
                          const unsigned short *rows, const double *sizes, size_t i, pm_point *at)
{
    wish sum = {0};
    for (size_t k = of->first[i]; k < of->first[i + 1]; k++) {
        add_wish(&sum, at[i], at[of->partner[k]], 1, 1);
    }
    for (size_t k = 0; k < pivot_count; k++) {
        double distance = rows[k * of->count + i];
        if (distance > 1) {
            add_wish(&sum, at[i], at[pivots[k]], distance, sizes[k] / (distance * distance));
        }
    }
    return follow(&sum, &at[i]);
}

pm_status pm_stress_sparse(const pm_neighbours *of, const size_t *pivots, size_t pivot_count,
                           const unsigned short *rows, pm_point *at, pm_error *err)
{
    double *sizes = pm_new_array(pivot_count, sizeof *sizes);
    if (sizes == NULL) {
        return pm_fail_memory(err);
    }
    count_regions(of->count, pivot_count, rows, sizes);
    double moved = INFINITY;
    for (int round = 0; round < SPARSE_ROUNDS && moved > STILL * STILL; round++) {
        moved = 0;
        for (size_t i = 0; i < of->count; i++) {
            moved = pm_most(moved, sparse_step(of, pivots, pivot_count, rows, sizes, i, at));
        }
    }
    free(sizes);
    return PM_OK;
}
