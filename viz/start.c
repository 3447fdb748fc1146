/* Drawing: the start of a placement. A connected part in, rough places out. */
#include "viz/start.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

enum { MOST_PIVOTS = 60, POWER_STEPS = 60 };

static const double NOISE = 0.25; /* of a tie's length */

/* Partners of each member, and distances of all members from each pivot. */
typedef struct pivots {
    size_t n, k;
    size_t *first; /* of each member in partners; one more than members */
    size_t *partner;
    size_t *queue;
    double *distance; /* k rows of n; then squared and centred */
    double *nearest;  /* of each member to any pivot so far */
} pivots;

static void free_pivots(pivots *of)
{
    free(of->first);
    free(of->partner);
    free(of->queue);
    free(of->distance);
    free(of->nearest);
}

static pm_status new_pivots(const pm_part *part, pivots *of, pm_error *err)
{
    of->n = part->node_count;
    of->k = of->n < MOST_PIVOTS ? of->n : MOST_PIVOTS;
    of->first = pm_new_array(of->n + 2, sizeof *of->first);
    of->partner = pm_new_array(2 * part->tie_count, sizeof *of->partner);
    of->queue = pm_new_array(of->n, sizeof *of->queue);
    of->distance = pm_new_array(of->k * of->n, sizeof *of->distance);
    of->nearest = pm_new_array(of->n, sizeof *of->nearest);
    if (of->first == NULL || of->partner == NULL || of->queue == NULL || of->distance == NULL ||
        of->nearest == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t i = 0; i < part->tie_count; i++) {
        of->first[part->ties[i].a + 2]++;
        of->first[part->ties[i].b + 2]++;
    }
    for (size_t i = 2; i < of->n + 2; i++) {
        of->first[i] += of->first[i - 1];
    }
    for (size_t i = 0; i < part->tie_count; i++) {
        of->partner[of->first[part->ties[i].a + 1]++] = part->ties[i].b;
        of->partner[of->first[part->ties[i].b + 1]++] = part->ties[i].a;
    }
    return PM_OK;
}

/* Hops from one member to all, breadth first. */
static void find_distances(pivots *of, size_t from, double *distance)
{
    for (size_t i = 0; i < of->n; i++) {
        distance[i] = INFINITY;
    }
    size_t head = 0;
    size_t tail = 0;
    distance[from] = 0;
    of->queue[tail++] = from;
    while (head < tail) {
        size_t at = of->queue[head++];
        for (size_t i = of->first[at]; i < of->first[at + 1]; i++) {
            size_t next = of->partner[i];
            if (isinf(distance[next])) {
                distance[next] = distance[at] + 1;
                of->queue[tail++] = next;
            }
        }
    }
}

/* Each pivot is the member farthest from those before; the first one is member 0. */
static void choose_pivots(pivots *of)
{
    size_t pivot = 0;
    for (size_t row = 0; row < of->k; row++) {
        double *distance = of->distance + row * of->n;
        find_distances(of, pivot, distance);
        pivot = 0;
        for (size_t i = 0; i < of->n; i++) {
            of->nearest[i] = row == 0 ? distance[i] : fmin(of->nearest[i], distance[i]);
            pivot = of->nearest[i] > of->nearest[pivot] ? i : pivot;
        }
    }
}

/* Squares the distances and takes the means of rows and columns away. */
static void centre(pivots *of)
{
    double all = 0;
    for (size_t i = 0; i < of->n; i++) {
        of->nearest[i] = 0; /* now the mean of column i */
    }
    for (size_t row = 0; row < of->k; row++) {
        for (size_t i = 0; i < of->n; i++) {
            double *d = &of->distance[row * of->n + i];
            *d *= *d;
            of->nearest[i] += *d / (double)of->k;
            all += *d / (double)(of->k * of->n);
        }
    }
    for (size_t row = 0; row < of->k; row++) {
        double *d = of->distance + row * of->n;
        double mean = 0;
        for (size_t i = 0; i < of->n; i++) {
            mean += d[i] / (double)of->n;
        }
        for (size_t i = 0; i < of->n; i++) {
            d[i] = -0.5 * (d[i] - mean - of->nearest[i] + all);
        }
    }
}

/* axis = rows times (rows times axis), made orthogonal to "other" (NULL: none) and of length 1. */
static void power_step(const pivots *of, const double *other, double *axis)
{
    double next[MOST_PIVOTS] = {0};
    for (size_t i = 0; i < of->n; i++) {
        double along = 0;
        for (size_t row = 0; row < of->k; row++) {
            along += of->distance[row * of->n + i] * axis[row];
        }
        for (size_t row = 0; row < of->k; row++) {
            next[row] += of->distance[row * of->n + i] * along;
        }
    }
    double shared = 0;
    double length = 0;
    for (size_t row = 0; row < of->k; row++) {
        shared += other != NULL ? next[row] * other[row] : 0;
    }
    for (size_t row = 0; row < of->k; row++) {
        next[row] -= other != NULL ? shared * other[row] : 0;
        length += next[row] * next[row];
    }
    for (size_t row = 0; row < of->k; row++) {
        axis[row] = length > 0 ? next[row] / sqrt(length) : axis[row];
    }
}

/* Coordinates of all members along an axis, scaled so that they spread as their distances do. */
static void project(const pivots *of, const double *axis, double length, double *spread, size_t i,
                    double *value)
{
    double along = 0;
    for (size_t row = 0; row < of->k; row++) {
        along += of->distance[row * of->n + i] * axis[row];
    }
    *spread += along * along;
    *value = along * length;
}

/* A number between -1 and 1 from the seed's row (Knuth's generator MMIX). */
static double noise(uint64_t *state)
{
    *state = *state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (double)(*state >> 33U) / 1073741824.0 - 1;
}

pm_status pm_start_places(const pm_part *part, double length, unsigned long seed, pm_point *at,
                          pm_error *err)
{
    pivots of = {0};
    pm_status status = new_pivots(part, &of, err);
    if (status != PM_OK) {
        goto cleanup;
    }
    choose_pivots(&of);
    centre(&of);
    double axis_x[MOST_PIVOTS];
    double axis_y[MOST_PIVOTS];
    uint64_t state = seed;
    for (size_t row = 0; row < of.k; row++) {
        axis_x[row] = noise(&state);
        axis_y[row] = noise(&state);
    }
    for (int step = 0; step < POWER_STEPS; step++) {
        power_step(&of, NULL, axis_x);
    }
    for (int step = 0; step < POWER_STEPS; step++) {
        power_step(&of, axis_x, axis_y);
    }
    double spread = 0;
    for (size_t i = 0; i < of.n; i++) {
        project(&of, axis_x, length, &spread, i, &at[i].x);
        project(&of, axis_y, length, &spread, i, &at[i].y);
    }
    /* About as far across as the part is in hops. */
    double scale = spread > 0 ? sqrt((double)of.n / spread) * sqrt((double)of.n) / 3 : 1;
    for (size_t i = 0; i < of.n; i++) {
        at[i].x = at[i].x * scale + NOISE * length * noise(&state);
        at[i].y = at[i].y * scale + NOISE * length * noise(&state);
    }
cleanup:
    free_pivots(&of);
    return status;
}
