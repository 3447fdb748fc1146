/* A row a relationship in the second implementation. See brute.h. */
#include "tests/brute/brute.h"

#include <string.h>

static brute_value edge_betweenness(const brute *b, size_t e)
{
    const brute_paths *paths = &b->tie_paths;
    double sum = 0;
    if (!b->accepted[e]) {
        return brute_undefined();
    }
    size_t x = b->source[e];
    size_t y = b->target[e];
    for (size_t s = 0; s < b->n; s++) {
        for (size_t t = 0; t < b->n; t++) {
            bool through = s != t && brute_joined(paths, s, t) &&
                           paths->length[s][x] + 1 + paths->length[y][t] == paths->length[s][t];
            sum += through ? paths->count[s][x] * paths->count[y][t] / paths->count[s][t] : 0;
        }
    }
    return brute_number(sum);
}

static brute_value common_partners(const brute *b, size_t e)
{
    double count = 0;
    for (size_t k = 0; k < b->n && b->accepted[e]; k++) {
        count += b->ties.tie[b->source[e]][k] && b->ties.tie[b->target[e]][k] ? 1 : 0;
    }
    return b->accepted[e] ? brute_number(count) : brute_undefined();
}

/* Are the two ends apart without their tie? */
static brute_value bridge(const brute *b, size_t e)
{
    if (!b->accepted[e]) {
        return brute_undefined();
    }
    brute_graph left = b->ties;
    left.tie[b->source[e]][b->target[e]] = left.tie[b->target[e]][b->source[e]] = false;
    brute_paths paths = brute_lengths_of(&left);
    return brute_number(brute_joined(&paths, b->source[e], b->target[e]) ? 0 : 1);
}

static bool any_flow(const brute *b)
{
    for (size_t i = 0; i < b->n; i++) {
        for (size_t j = 0; j < b->n; j++) {
            if (b->flow[i][j] > 0) {
                return true;
            }
        }
    }
    return false;
}

/* The estimate of dependence where no money is known to flow. */
static brute_value structural(const brute *b, size_t e, size_t from, size_t to)
{
    double weight[BRUTE_MEMBERS][BRUTE_MEMBERS] = {{0}};
    if (!b->accepted[e] || any_flow(b)) {
        return brute_undefined();
    }
    brute_binary_weights(b, weight);
    return brute_number(brute_dyadic_constraint(b->n, weight, from, to));
}

static brute_value structural_dependence_source(const brute *b, size_t e)
{
    return structural(b, e, b->source[e], b->target[e]);
}

static brute_value structural_dependence_target(const brute *b, size_t e)
{
    return structural(b, e, b->target[e], b->source[e]);
}

static brute_value as_stated(const brute *b, pm_word word, size_t e)
{
    const char *text = pm_map_text(b->map, word, e);
    return text != NULL ? brute_words(text) : brute_undefined();
}

static brute_value behaviour(const brute *b, size_t e)
{
    return as_stated(b, PM_EDGE_BEHAVIOUR, e);
}

static brute_value behaviour_source(const brute *b, size_t e)
{
    return as_stated(b, PM_EDGE_BEHAVIOUR_SOURCE, e);
}

static brute_value behaviour_target(const brute *b, size_t e)
{
    return as_stated(b, PM_EDGE_BEHAVIOUR_TARGET, e);
}

static brute_value behaviour_mismatch(const brute *b, size_t e)
{
    const char *source = pm_map_text(b->map, PM_EDGE_BEHAVIOUR_SOURCE, e);
    const char *target = pm_map_text(b->map, PM_EDGE_BEHAVIOUR_TARGET, e);
    return source != NULL && target != NULL ? brute_number(strcmp(source, target) != 0 ? 1 : 0)
                                            : brute_undefined();
}

const brute_key brute_relationship_keys[] = {
    {PM_LEVEL_RELATIONSHIP, "edge_betweenness", edge_betweenness},
    {PM_LEVEL_RELATIONSHIP, "common_partners", common_partners},
    {PM_LEVEL_RELATIONSHIP, "bridge", bridge},
    {PM_LEVEL_RELATIONSHIP, "structural_dependence_source", structural_dependence_source},
    {PM_LEVEL_RELATIONSHIP, "structural_dependence_target", structural_dependence_target},
    {PM_LEVEL_RELATIONSHIP, "behaviour", behaviour},
    {PM_LEVEL_RELATIONSHIP, "behaviour_source", behaviour_source},
    {PM_LEVEL_RELATIONSHIP, "behaviour_target", behaviour_target},
    {PM_LEVEL_RELATIONSHIP, "behaviour_mismatch", behaviour_mismatch},
    {0},
};
