/* Drawing: the start of a placement. A connected part in, places by its ties alone out. */
#include "viz/start.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "viz/hops.h"
#include "viz/stress.h"

enum { MOST_ALL_SCALED = 300, MOST_PIVOTS = 80, POWER_STEPS = 8 };

static const double NOISE = 0.1; /* of a hop */

/* Distances of all members from far-apart ones. */
typedef struct pivots {
    size_t n, k;
    size_t *member;
    unsigned short *rows;    /* k rows of n: hops */
    unsigned short *nearest; /* of each member to any pivot so far */
    double *centred;         /* rows of n: squared and centred */
    double *mean;            /* of each column */
    pm_point *own;           /* two numbers of each member's own, by its id */
} pivots;

static void free_pivots(pivots *of)
{
    free(of->member);
    free(of->rows);
    free(of->nearest);
    free(of->centred);
    free(of->mean);
    free(of->own);
}

static pm_status new_pivots(size_t n, pivots *of, pm_error *err)
{
    of->n = n;
    of->k = n <= MOST_ALL_SCALED ? n : MOST_PIVOTS;
    of->member = pm_new_array(of->k, sizeof *of->member);
    of->rows = pm_new_array(of->k * n, sizeof *of->rows);
    of->nearest = pm_new_array(n, sizeof *of->nearest);
    of->centred = pm_new_array(of->k * n, sizeof *of->centred);
    of->mean = pm_new_array(n, sizeof *of->mean);
    of->own = pm_new_array(n, sizeof *of->own);
    bool all = of->member != NULL && of->rows != NULL && of->nearest != NULL &&
               of->centred != NULL && of->mean != NULL && of->own != NULL;
    return all ? PM_OK : pm_fail_memory(err);
}

/* The first pivot has most partners; each other is the member farthest from those before. */
static void choose_pivots(pivots *of, pm_neighbours *neighbours)
{
    size_t pivot = 0;
    size_t most = 0;
    for (size_t i = 0; i < of->n; i++) {
        size_t partners = neighbours->first[i + 1] - neighbours->first[i];
        pivot = partners > most ? i : pivot;
        most = partners > most ? partners : most;
    }
    for (size_t row = 0; row < of->k; row++) {
        unsigned short *hops = of->rows + row * of->n;
        of->member[row] = pivot;
        pm_hops_from(neighbours, pivot, hops);
        pivot = 0;
        for (size_t i = 0; i < of->n; i++) {
            bool nearer = row == 0 || hops[i] < of->nearest[i];
            of->nearest[i] = nearer ? hops[i] : of->nearest[i];
            pivot = of->nearest[i] > of->nearest[pivot] ? i : pivot;
        }
    }
}

/* Squares the distances and takes the means of rows and columns away. */
static void centre(pivots *of)
{
    double all = 0;
    for (size_t row = 0; row < of->k; row++) {
        for (size_t i = 0; i < of->n; i++) {
            double hops = of->rows[row * of->n + i];
            of->centred[row * of->n + i] = hops * hops;
            of->mean[i] += hops * hops / (double)of->k;
            all += hops * hops / (double)(of->k * of->n);
        }
    }
    for (size_t row = 0; row < of->k; row++) {
        double *values = of->centred + row * of->n;
        double mean = 0;
        for (size_t i = 0; i < of->n; i++) {
            mean += values[i] / (double)of->n;
        }
        for (size_t i = 0; i < of->n; i++) {
            values[i] = -0.5 * (values[i] - mean - of->mean[i] + all);
        }
    }
}

/* axis = rows times (rows times axis), made orthogonal to "other" (NULL: none) and of length 1. */
static void power_step(const pivots *of, const double *other, double *axis)
{
    double next[MOST_ALL_SCALED] = {0};
    for (size_t i = 0; i < of->n; i++) {
        double along = 0;
        for (size_t row = 0; row < of->k; row++) {
            along += of->centred[row * of->n + i] * axis[row];
        }
        for (size_t row = 0; row < of->k; row++) {
            next[row] += of->centred[row * of->n + i] * along;
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

/* Two directions among those in which the distances differ most. Members' own numbers are sent
 * through the distances a few times, which leaves of them what lies in such directions; carried on
 * to the end this would find the two directions themselves, but where there are others almost as
 * long, one member more would then turn the whole picture. */
static void find_axes(const pivots *of, double *axis_x, double *axis_y)
{
    for (size_t row = 0; row < of->k; row++) {
        axis_x[row] = 0;
        axis_y[row] = 0;
        for (size_t i = 0; i < of->n; i++) {
            double value = of->centred[row * of->n + i];
            axis_x[row] += value * of->own[i].x;
            axis_y[row] += value * of->own[i].y;
        }
    }
    for (int step = 0; step < POWER_STEPS; step++) {
        power_step(of, NULL, axis_x);
    }
    for (int step = 0; step < POWER_STEPS; step++) {
        power_step(of, axis_x, axis_y);
    }
}

/* Coordinates of all members along an axis. */
static double project(const pivots *of, const double *axis, size_t i)
{
    double along = 0;
    for (size_t row = 0; row < of->k; row++) {
        along += of->centred[row * of->n + i] * axis[row];
    }
    return along;
}

/* FNV-1a, and the last step of SplitMix64 to mix it (Steele, Lea & Flood 2014,
 * doi:10.1145/2660193.2660195). */
double pm_hashed_number(const char *text, unsigned long seed, unsigned purpose)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325) ^ (seed * 64U + purpose);
    for (; text != NULL && *text != '\0'; text++) {
        hash = (hash ^ (unsigned char)*text) * UINT64_C(0x100000001B3);
    }
    hash = (hash ^ (hash >> 30U)) * UINT64_C(0xBF58476D1CE4E5B9);
    hash = (hash ^ (hash >> 27U)) * UINT64_C(0x94D049BB133111EB);
    hash ^= hash >> 31U;
    return (double)(hash >> 11U) / 4503599627370496.0 - 1;
}

static void set_own_numbers(pivots *of, const pm_part *part, unsigned long seed)
{
    for (size_t i = 0; i < of->n; i++) {
        const char *id = part->picture->nodes[part->nodes[i]].id;
        of->own[i] = (pm_point){pm_hashed_number(id, seed, 0), pm_hashed_number(id, seed, 1)};
    }
}

/* The projected distances, scaled so that those from the pivots are as long as their hops. */
static void set_scaled(const pivots *of, pm_point *at)
{
    double axis_x[MOST_ALL_SCALED];
    double axis_y[MOST_ALL_SCALED];
    find_axes(of, axis_x, axis_y);
    for (size_t i = 0; i < of->n; i++) {
        at[i] = (pm_point){project(of, axis_x, i), project(of, axis_y, i)};
    }
    double wanted = 0;
    double found = 0;
    for (size_t row = 0; row < of->k; row++) {
        for (size_t i = 0; i < of->n; i++) {
            wanted += of->rows[row * of->n + i];
            found += pm_distance(at[of->member[row]], at[i]);
        }
    }
    double scale = found > 0 ? wanted / found : 1;
    for (size_t i = 0; i < of->n; i++) {
        at[i].x = at[i].x * scale + NOISE * of->own[i].x;
        at[i].y = at[i].y * scale + NOISE * of->own[i].y;
    }
}

static pm_status improve(const pivots *of, pm_neighbours *neighbours, pm_point *at,
                         unsigned short **hops, pm_error *err)
{
    size_t n = of->n;
    if (n > PM_MOST_SPARSE) {
        return PM_OK;
    }
    if (n > PM_MOST_ALL_PAIRS) {
        return pm_stress_sparse(neighbours, of->member, of->k, of->rows, at, err);
    }
    *hops = pm_new_array(n * n, sizeof **hops);
    if (*hops == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t i = 0; i < n; i++) {
        pm_hops_from(neighbours, i, *hops + i * n);
    }
    pm_stress_all_pairs(n, *hops, at);
    return PM_OK;
}

pm_status pm_start_places(const pm_part *part, unsigned long seed, pm_point *at,
                          unsigned short **hops, pm_error *err)
{
    pivots of = {0};
    pm_neighbours neighbours = {0};
    *hops = NULL;
    pm_status status = pm_neighbours_find(part, &neighbours, err);
    if (status == PM_OK) {
        status = new_pivots(part->node_count, &of, err);
    }
    if (status == PM_OK) {
        choose_pivots(&of, &neighbours);
        centre(&of);
        set_own_numbers(&of, part, seed);
        set_scaled(&of, at);
        status = improve(&of, &neighbours, at, hops, err);
    }
    pm_neighbours_free(&neighbours);
    free_pivots(&of);
    return status;
}
