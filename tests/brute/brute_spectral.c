/* Eigenvector, Bonacich power and PageRank of the second implementation: whole matrices, solved by
 * Jacobi's rotations and by elimination. See brute.h. */
#include "tests/brute/brute.h"

#include <math.h>
#include <string.h>

enum { SWEEPS = 30 };

static const double DAMPING = 0.85;

/* --- eigenvectors --------------------------------------------------------------------------- */

/* Turns the plane of p and q until a[p][q] is 0; vectors turn along. */
static void rotate(size_t n, double a[BRUTE_MEMBERS][BRUTE_MEMBERS],
                   double vectors[BRUTE_MEMBERS][BRUTE_MEMBERS], size_t p, size_t q)
{
    if (fabs(a[p][q]) < 1e-17) {
        return;
    }
    double angle = 0.5 * atan2(2 * a[p][q], a[q][q] - a[p][p]);
    double c = cos(angle);
    double s = sin(angle);
    for (size_t k = 0; k < n; k++) {
        double kp = a[k][p];
        double kq = a[k][q];
        a[k][p] = c * kp - s * kq;
        a[k][q] = s * kp + c * kq;
    }
    for (size_t k = 0; k < n; k++) {
        double pk = a[p][k];
        double qk = a[q][k];
        a[p][k] = c * pk - s * qk;
        a[q][k] = s * pk + c * qk;
        double vp = vectors[k][p];
        double vq = vectors[k][q];
        vectors[k][p] = c * vp - s * vq;
        vectors[k][q] = s * vp + c * vq;
    }
    a[p][q] = a[q][p] = 0;
}

/* Largest eigenvalue of the ties within the component of "first"; its vector in "leading". */
static double leading_of_component(const brute *b, size_t first, double *leading)
{
    double a[BRUTE_MEMBERS][BRUTE_MEMBERS] = {{0}};
    double vectors[BRUTE_MEMBERS][BRUTE_MEMBERS] = {{0}};
    size_t largest = first;
    for (size_t i = 0; i < b->n; i++) {
        vectors[i][i] = 1;
        for (size_t j = 0; j < b->n; j++) {
            a[i][j] = brute_joined(&b->tie_paths, first, i) && b->ties.tie[i][j] ? 1 : 0;
        }
    }
    for (size_t sweep = 0; sweep < SWEEPS; sweep++) {
        for (size_t p = 0; p < b->n; p++) {
            for (size_t q = p + 1; q < b->n; q++) {
                rotate(b->n, a, vectors, p, q);
            }
        }
    }
    for (size_t i = 0; i < b->n; i++) {
        largest = a[i][i] > a[largest][largest] ? i : largest;
    }
    for (size_t i = 0; i < b->n; i++) {
        leading[i] = fabs(vectors[i][largest]);
    }
    return a[largest][largest];
}

/* Leading eigenvalue of the map, its vector, and in how many components it is found. */
static double leading_of_map(const brute *b, double *leading, size_t *found)
{
    double largest = 0;
    *found = 0;
    for (size_t i = 0; i < b->n; i++) {
        double vector[BRUTE_MEMBERS] = {0};
        if (!brute_first_of_component(&b->tie_paths, i)) {
            continue;
        }
        double value = leading_of_component(b, i, vector);
        if (value > largest + 1e-9) {
            largest = value;
            *found = 1;
            memcpy(leading, vector, sizeof vector);
        } else if (fabs(value - largest) <= 1e-9) {
            *found += 1;
        }
    }
    return largest;
}

static brute_value eigenvector(const brute *b, size_t i)
{
    double leading[BRUTE_MEMBERS] = {0};
    size_t found = 0;
    double highest = 0;
    leading_of_map(b, leading, &found);
    for (size_t j = 0; j < b->n; j++) {
        highest = leading[j] > highest ? leading[j] : highest;
    }
    return brute_tie_count(&b->ties) == 0 || found != 1 ? brute_undefined()
                                                        : brute_number(leading[i] / highest);
}

/* --- linear equations ----------------------------------------------------------------------- */

/* Solves a x = right by elimination with the largest pivot; right becomes x. */
static void solve(size_t n, double a[BRUTE_MEMBERS][BRUTE_MEMBERS], double *right)
{
    for (size_t k = 0; k < n; k++) {
        size_t pivot = k;
        for (size_t i = k; i < n; i++) {
            pivot = fabs(a[i][k]) > fabs(a[pivot][k]) ? i : pivot;
        }
        for (size_t j = 0; j < n; j++) {
            double kept = a[k][j];
            a[k][j] = a[pivot][j];
            a[pivot][j] = kept;
        }
        double kept = right[k];
        right[k] = right[pivot];
        right[pivot] = kept;
        for (size_t i = 0; i < n; i++) {
            double factor = i != k ? a[i][k] / a[k][k] : 0;
            for (size_t j = 0; j < n; j++) {
                a[i][j] -= factor * a[k][j];
            }
            right[i] -= factor * right[k];
        }
    }
    for (size_t k = 0; k < n; k++) {
        right[k] /= a[k][k];
    }
}

/* Bonacich: (I - beta A) c = A 1, then sum c^2 = n. */
static brute_value power(const brute *b, size_t i, double part)
{
    double a[BRUTE_MEMBERS][BRUTE_MEMBERS] = {{0}};
    double c[BRUTE_MEMBERS] = {0};
    double leading[BRUTE_MEMBERS] = {0};
    size_t found = 0;
    double squares = 0;
    if (brute_tie_count(&b->ties) == 0) {
        return brute_undefined();
    }
    double beta = part / leading_of_map(b, leading, &found);
    for (size_t x = 0; x < b->n; x++) {
        c[x] = (double)brute_degree(&b->ties, x);
        for (size_t y = 0; y < b->n; y++) {
            a[x][y] = (x == y ? 1 : 0) - (b->ties.tie[x][y] ? beta : 0);
        }
    }
    solve(b->n, a, c);
    for (size_t x = 0; x < b->n; x++) {
        squares += c[x] * c[x];
    }
    return brute_number(c[i] * sqrt((double)b->n / squares));
}

static brute_value power_weak_ties(const brute *b, size_t i)
{
    return power(b, i, -0.5);
}

static brute_value power_strong_ties(const brute *b, size_t i)
{
    return power(b, i, 0.5);
}

/* x = (1 - d) / n + d * sum over predecessors x / out-degree, a dangling member giving to all. */
static brute_value pagerank(const brute *b, size_t i)
{
    double a[BRUTE_MEMBERS][BRUTE_MEMBERS] = {{0}};
    double x[BRUTE_MEMBERS] = {0};
    double n = (double)b->n;
    for (size_t to = 0; to < b->n; to++) {
        x[to] = (1 - DAMPING) / n;
        for (size_t from = 0; from < b->n; from++) {
            double out = (double)brute_degree(&b->arcs, from);
            double given = out == 0 ? 1 / n : b->arcs.tie[from][to] ? 1 / out : 0;
            a[to][from] = (to == from ? 1 : 0) - DAMPING * given;
        }
    }
    solve(b->n, a, x);
    return b->has_arcs ? brute_number(x[i]) : brute_undefined();
}

const brute_key brute_spectral_keys[] = {
    {PM_LEVEL_ORGANISATION, "eigenvector", eigenvector},
    {PM_LEVEL_ORGANISATION, "power_weak_ties", power_weak_ties},
    {PM_LEVEL_ORGANISATION, "power_strong_ties", power_strong_ties},
    {PM_LEVEL_ORGANISATION, "pagerank", pagerank},
    {0},
};
