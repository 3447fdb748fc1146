/* Values and graphs of the second implementation: shortest paths, parts, shares. See brute.h. */
#include "tests/brute/brute.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* --- values --------------------------------------------------------------------------------- */

brute_value brute_undefined(void)
{
    return (brute_value){.sort = BRUTE_UNDEFINED};
}

brute_value brute_number(double number)
{
    return (brute_value){.sort = BRUTE_NUMBER, .number = number};
}

brute_value brute_too_large(void)
{
    return (brute_value){.sort = BRUTE_TOO_LARGE};
}

brute_value brute_words(const char *words)
{
    brute_value value = {.sort = BRUTE_TEXT};
    snprintf(value.words, sizeof value.words, "%s", words);
    return value;
}

void brute_add_word(brute_value *value, const char *word)
{
    size_t length = strlen(value->words);
    snprintf(value->words + length, sizeof value->words - length, "%s%s", length > 0 ? " " : "",
             word);
}

/* --- paths ---------------------------------------------------------------------------------- */

/* Lengths by Floyd and Warshall's rule. */
static void measure_lengths(brute_paths *paths, const brute_graph *graph)
{
    size_t n = graph->n;
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < n; j++) {
            paths->length[i][j] = i == j ? 0 : graph->tie[i][j] ? 1 : BRUTE_FAR;
        }
    }
    for (size_t k = 0; k < n; k++) {
        for (size_t i = 0; i < n; i++) {
            for (size_t j = 0; j < n; j++) {
                size_t through = paths->length[i][k] + paths->length[k][j];
                if (through < paths->length[i][j]) {
                    paths->length[i][j] = through;
                }
            }
        }
    }
}

/* A walk no longer than the distance is a shortest path: walks of L steps are the entries of the
 * L-th power of the matrix. */
static void count_paths(brute_paths *paths, const brute_graph *graph)
{
    size_t n = graph->n;
    double walks[BRUTE_MEMBERS][BRUTE_MEMBERS] = {{0}};
    for (size_t i = 0; i < n; i++) {
        walks[i][i] = 1;
    }
    for (size_t steps = 0; steps < n; steps++) {
        double longer[BRUTE_MEMBERS][BRUTE_MEMBERS] = {{0}};
        for (size_t i = 0; i < n; i++) {
            for (size_t j = 0; j < n; j++) {
                paths->count[i][j] =
                    paths->length[i][j] == steps ? walks[i][j] : paths->count[i][j];
                for (size_t k = 0; k < n; k++) {
                    longer[i][j] += graph->tie[k][j] ? walks[i][k] : 0;
                }
            }
        }
        memcpy(walks, longer, sizeof walks);
    }
}

brute_paths brute_lengths_of(const brute_graph *graph)
{
    brute_paths paths = {.n = graph->n};
    measure_lengths(&paths, graph);
    return paths;
}

brute_paths brute_paths_of(const brute_graph *graph)
{
    brute_paths paths = brute_lengths_of(graph);
    count_paths(&paths, graph);
    return paths;
}

brute_graph brute_without(const brute_graph *graph, size_t member)
{
    brute_graph left = {.n = graph->n - 1};
    for (size_t i = 0; i < left.n; i++) {
        for (size_t j = 0; j < left.n; j++) {
            left.tie[i][j] = graph->tie[i < member ? i : i + 1][j < member ? j : j + 1];
        }
    }
    return left;
}

bool brute_joined(const brute_paths *paths, size_t a, size_t b)
{
    return paths->length[a][b] < BRUTE_FAR;
}

size_t brute_degree(const brute_graph *graph, size_t member)
{
    size_t degree = 0;
    for (size_t j = 0; j < graph->n; j++) {
        degree += graph->tie[member][j] ? 1 : 0;
    }
    return degree;
}

size_t brute_tie_count(const brute_graph *graph)
{
    size_t count = 0;
    for (size_t i = 0; i < graph->n; i++) {
        count += brute_degree(graph, i);
    }
    return count / 2;
}

double brute_connectedness(const brute_graph *graph)
{
    brute_paths paths = brute_lengths_of(graph);
    double joined = 0;
    for (size_t i = 0; i < graph->n; i++) {
        for (size_t j = 0; j < graph->n; j++) {
            joined += i != j && brute_joined(&paths, i, j) ? 1 : 0;
        }
    }
    return joined / (double)(graph->n * (graph->n - 1));
}

double brute_compactness(const brute_graph *graph)
{
    brute_paths paths = brute_lengths_of(graph);
    double sum = 0;
    for (size_t i = 0; i < graph->n; i++) {
        for (size_t j = 0; j < graph->n; j++) {
            if (i != j && brute_joined(&paths, i, j)) {
                sum += 1.0 / (double)paths.length[i][j];
            }
        }
    }
    return sum / (double)(graph->n * (graph->n - 1));
}

size_t brute_component_size(const brute_paths *paths, size_t member)
{
    size_t size = 0;
    for (size_t j = 0; j < paths->n; j++) {
        size += brute_joined(paths, member, j) ? 1 : 0;
    }
    return size;
}

bool brute_first_of_component(const brute_paths *paths, size_t member)
{
    for (size_t j = 0; j < member; j++) {
        if (brute_joined(paths, member, j)) {
            return false;
        }
    }
    return true;
}

double brute_betweenness(const brute_paths *paths, size_t v)
{
    double sum = 0;
    for (size_t s = 0; s < paths->n; s++) {
        for (size_t t = 0; t < paths->n; t++) {
            bool apart = s != t && s != v && t != v && brute_joined(paths, s, t);
            if (apart && paths->length[s][v] + paths->length[v][t] == paths->length[s][t]) {
                sum += paths->count[s][v] * paths->count[v][t] / paths->count[s][t];
            }
        }
    }
    return sum;
}

/* --- concentration -------------------------------------------------------------------------- */

bool brute_gini(const double *values, size_t count, double *gini)
{
    double sum = 0;
    double differences = 0;
    for (size_t i = 0; i < count; i++) {
        sum += values[i];
        for (size_t j = 0; j < count; j++) {
            differences += fabs(values[i] - values[j]);
        }
    }
    if (count < 2 || sum <= 0) {
        return false;
    }
    double n = (double)count;
    *gini = differences / (2 * n * n * (sum / n)) * n / (n - 1);
    return true;
}
