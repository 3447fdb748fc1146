/* Building and changing random plans: see random_maps.h. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/random_maps.h"

/* --- building ------------------------------------------------------------------------------- */

static void must(pm_status status, const pm_error *err)
{
    if (status != PM_OK) {
        fprintf(stderr, "random map: %s\n", err->message);
    }
    CU_ASSERT_EQUAL_FATAL(status, PM_OK);
}

static void state_all(pm_map *map, pm_element element, size_t index, const random_facts *facts)
{
    pm_error err = {0};
    for (size_t f = 0; f < facts->count; f++) {
        size_t column = 0;
        must(pm_map_add_attribute(map, element, facts->name[f], &column, &err), &err);
        must(pm_map_set(map, element, column, index, facts->value[f], &err), &err);
    }
}

pm_map *random_map(const random_plan *plan)
{
    pm_error err = {0};
    pm_map *map = NULL;
    size_t index = 0;
    must(pm_map_new(&map, &err), &err);
    state_all(map, PM_GRAPH, 0, &plan->graph);
    for (size_t v = 0; v < plan->node_count; v++) {
        must(pm_map_add_node(map, plan->id[v], v + 1, &index, &err), &err);
        state_all(map, PM_NODE, v, &plan->node[v]);
    }
    for (size_t e = 0; e < plan->edge_count; e++) {
        char id[RANDOM_ID];
        snprintf(id, sizeof id, "e%zu", plan->edge[e].number);
        pm_edge edge = {.id = id,
                        .source = plan->edge[e].source,
                        .target = plan->edge[e].target,
                        .directed = plan->edge[e].directed};
        must(pm_map_add_edge(map, &edge, &index, &err), &err);
        state_all(map, PM_EDGE, e, &plan->edge[e].facts);
    }
    return map;
}

pm_settings random_settings(const random_plan *plan)
{
    pm_settings settings = pm_default_settings();
    settings.name_people = true; /* maps are compared by the names of their rows */
    settings.ties = plan->ties[0] != '\0' ? plan->ties : NULL;
    settings.decision = plan->decision[0] != '\0' ? plan->decision : NULL;
    settings.sector = plan->sector;
    settings.resource = plan->resource;
    settings.combine = plan->both ? PM_BOTH : PM_EITHER;
    settings.directed = plan->directed;
    settings.closeness = plan->closeness;
    return settings;
}

random_measured *random_measure(const random_plan *plan)
{
    pm_error err = {0};
    random_measured *measured = calloc(1, sizeof *measured);
    CU_ASSERT_PTR_NOT_NULL_FATAL(measured);
    measured->map = random_map(plan);
    measured->settings = random_settings(plan);
    must(pm_measure_map(measured->map, &measured->settings, &measured->measures, &err), &err);
    return measured;
}

void random_measured_free(random_measured *measured)
{
    if (measured != NULL) {
        pm_measures_free(measured->measures);
        pm_map_free(measured->map);
        free(measured);
    }
}

/* --- asking --------------------------------------------------------------------------------- */

static const char *stated(const random_facts *facts, const char *name)
{
    for (size_t f = 0; f < facts->count; f++) {
        if (strcmp(facts->name[f], name) == 0) {
            return facts->value[f];
        }
    }
    return "";
}

static bool is_partner(const random_plan *plan, size_t v)
{
    const char *kind = stated(&plan->node[v], "kind");
    return strcmp(kind, "person") != 0 && strcmp(kind, "outcome") != 0;
}

bool random_is_member(const random_plan *plan, size_t node)
{
    for (size_t v = 0; v < plan->node_count; v++) {
        if (is_partner(plan, v)) {
            return is_partner(plan, node);
        }
    }
    return true;
}

/* --- changing ------------------------------------------------------------------------------- */

/* place[i]: where the i-th goes. */
static void permutation(random_stream *stream, size_t count, size_t *place)
{
    for (size_t i = 0; i < count; i++) {
        size_t other = random_below(stream, i + 1);
        place[i] = place[other];
        place[other] = i;
    }
}

void random_shuffle(random_plan *plan, uint64_t seed)
{
    random_stream stream = {.state = seed};
    size_t node_at[RANDOM_NODES] = {0};
    size_t edge_at[RANDOM_EDGES] = {0};
    random_plan *was = malloc(sizeof *was);
    CU_ASSERT_PTR_NOT_NULL_FATAL(was);
    memcpy(was, plan, sizeof *was);
    permutation(&stream, plan->node_count, node_at);
    permutation(&stream, plan->edge_count, edge_at);
    for (size_t v = 0; v < plan->node_count; v++) {
        memcpy(plan->id[node_at[v]], was->id[v], sizeof was->id[v]);
        plan->node[node_at[v]] = was->node[v];
    }
    for (size_t e = 0; e < plan->edge_count; e++) {
        random_edge *edge = &plan->edge[edge_at[e]];
        *edge = was->edge[e];
        edge->source = node_at[was->edge[e].source];
        edge->target = node_at[was->edge[e].target];
    }
    free(was);
}

void random_add_isolate(random_plan *plan)
{
    random_facts *facts = &plan->node[plan->node_count];
    CU_ASSERT_FATAL(plan->node_count < RANDOM_NODES);
    snprintf(plan->id[plan->node_count++], sizeof plan->id[0], "alone");
    *facts = (random_facts){.count = 1, .name = {"kind"}};
    snprintf(facts->value[0], sizeof facts->value[0], "organisation");
}

void random_reverse(random_plan *plan)
{
    for (size_t e = 0; e < plan->edge_count; e++) {
        random_edge *edge = &plan->edge[e];
        if (edge->directed) {
            size_t source = edge->source;
            edge->source = edge->target;
            edge->target = source;
        }
    }
}

void random_restate(random_facts *facts, const char *name, const char *value)
{
    for (size_t f = 0; f < facts->count; f++) {
        if (strcmp(facts->name[f], name) == 0) {
            snprintf(facts->value[f], RANDOM_VALUE, "%s", value);
        }
    }
}

static void scale(random_facts *facts, double factor)
{
    static const char *const amounts[] = {"amount", "budget", "staff", "funding", "turnover"};
    for (size_t f = 0; f < facts->count; f++) {
        for (size_t a = 0; a < sizeof amounts / sizeof *amounts; a++) {
            if (strcmp(facts->name[f], amounts[a]) == 0) {
                double amount = strtod(facts->value[f], NULL);
                snprintf(facts->value[f], RANDOM_VALUE, "%.17g", amount * factor);
            }
        }
    }
}

void random_scale_amounts(random_plan *plan, double factor)
{
    for (size_t v = 0; v < plan->node_count; v++) {
        scale(&plan->node[v], factor);
    }
    for (size_t e = 0; e < plan->edge_count; e++) {
        scale(&plan->edge[e].facts, factor);
    }
}

void random_double_ties(random_plan *plan)
{
    size_t count = plan->edge_count;
    CU_ASSERT_FATAL(2 * count <= RANDOM_EDGES);
    memcpy(plan->edge + count, plan->edge, count * sizeof *plan->edge);
    for (size_t e = count; e < 2 * count; e++) {
        plan->edge[e].number += count;
    }
    plan->edge_count = 2 * count;
}
