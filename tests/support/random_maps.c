/* Making random plans: see random_maps.h. What a map has (people, money, reports, ...) is decided
 * once for the map and then for each node and edge, so that absence is as common as presence. */
#include "tests/support/random_maps.h"
#include "tests/support/random_recipe.h"

#include <stdio.h>
#include <string.h>

enum { USUAL_NODES = 14, MOST_PLANNED_EDGES = 110 };

/* --- shapes --------------------------------------------------------------------------------- */

static void join(random_recipe *r, size_t i, size_t j)
{
    if (i != j) {
        r->tie[i < j ? i : j][i < j ? j : i] = true;
    }
}

static void join_at_random(random_recipe *r, size_t n, unsigned percent)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t j = i + 1; j < n; j++) {
            if (random_chance(&r->stream, percent)) {
                join(r, i, j);
            }
        }
    }
}

/* Groups of "size" where everybody knows everybody; chained: neighbours share a tie. */
static void join_groups(random_recipe *r, size_t n, size_t size, bool chained)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t j = i + 1; j < n; j++) {
            if (i / size == j / size || (chained && j == i + 1)) {
                join(r, i, j);
            }
        }
    }
}

static void join_along(random_recipe *r, size_t n, int shape)
{
    for (size_t i = 1; i < n; i++) {
        switch (shape) {
        case 0: /* tree */
            join(r, i, random_below(&r->stream, i));
            break;
        case 1: /* star */
            join(r, i, 0);
            break;
        default: /* path, or circle */
            join(r, i, i - 1);
        }
    }
    if (shape == 3 && n > 2) {
        join(r, 0, n - 1);
    }
}

static void choose_shape(random_recipe *r, size_t n)
{
    size_t shape = random_below(&r->stream, n > USUAL_NODES ? 6 : 14);
    if (shape < 4) {
        join_along(r, n, (int)shape);
        if (random_chance(&r->stream, 50)) {
            join_at_random(r, n, 6);
        }
    } else if (shape < 6) {
        join_at_random(r, n, 12);
    } else if (shape < 9) {
        join_at_random(r, n, 25);
    } else if (shape == 9) {
        join_at_random(r, n, 50);
    } else if (shape == 10) {
        join_at_random(r, n, 85);
    } else if (shape < 13) {
        join_groups(r, n, 2 + random_below(&r->stream, 4), shape == 11);
    } else {
        join_groups(r, n, RANDOM_MOST_NODES, false);
    }
}

/* --- the plan ------------------------------------------------------------------------------- */

static void add_edge(random_recipe *r, random_plan *plan, size_t i, size_t j)
{
    if (plan->edge_count == MOST_PLANNED_EDGES) {
        return;
    }
    random_edge *edge = &plan->edge[plan->edge_count++];
    bool turned = random_chance(&r->stream, 50);
    edge->number = plan->edge_count;
    edge->source = turned ? j : i;
    edge->target = turned ? i : j;
    edge->directed = r->direction == 1 || (r->direction == 2 && random_chance(&r->stream, 50));
    random_state_facts_of_edge(r, plan, edge);
}

static void add_edges(random_recipe *r, random_plan *plan)
{
    for (size_t i = 0; i < plan->node_count; i++) {
        for (size_t j = i + 1; j < plan->node_count; j++) {
            for (bool more = r->tie[i][j]; more; more = random_chance(&r->stream, 18)) {
                add_edge(r, plan, i, j);
            }
        }
        if (random_chance(&r->stream, 4)) {
            add_edge(r, plan, i, i);
        }
    }
}

static void name_decision_bodies(random_recipe *r, random_plan *plan)
{
    size_t n = plan->node_count;
    size_t manner = n > 0 ? random_below(&r->stream, 5) : 0;
    size_t count = 1 + (random_chance(&r->stream, 30) ? 1 + random_below(&r->stream, 2) : 0);
    char value[RANDOM_VALUE] = "";
    for (size_t i = 0; i < count && manner > 0; i++) {
        size_t v = random_below(&r->stream, n);
        size_t length = strlen(value);
        if (manner <= 2) {
            random_state(&plan->node[v], "decision_body", manner == 1 ? "true" : "1");
        } else if (manner == 3) {
            snprintf(value + length, sizeof value - length, "%s%s", i > 0 ? "; " : "", plan->id[v]);
        } else {
            snprintf(value + length, sizeof value - length, "%sPartner %zu", i > 0 ? ";" : "", v);
        }
    }
    if (value[0] != '\0') {
        random_state(&plan->graph, "decision_body", value);
    }
}

static void choose_settings(random_recipe *r, random_plan *plan)
{
    static const char *const lists[] = {"member", "works_with,funds", "funds", "member, works_with",
                                        "informs,supports,refers,works_with"};
    if (random_chance(&r->stream, 20)) {
        snprintf(plan->ties, sizeof plan->ties, "%s", ONE_OF(r, lists));
    }
    plan->both = random_chance(&r->stream, r->reports ? 35 : 5);
    plan->directed = random_chance(&r->stream, 25);
    size_t v = plan->node_count > 0 ? random_below(&r->stream, plan->node_count) : 0;
    if (plan->node_count > 0 && random_is_member(plan, v) && random_chance(&r->stream, 12)) {
        snprintf(plan->decision, sizeof plan->decision, "%s", plan->id[v]);
    }
    plan->sector = plan->node_count > 0 && random_chance(&r->stream, 10) ? "constituency" : NULL;
    plan->resource = NULL;
    if (plan->node_count > 0 && r->resources && random_chance(&r->stream, 20)) {
        random_state(&plan->node[0], "turnover", "5");
        plan->resource = "turnover";
    }
    plan->closeness = random_chance(&r->stream, 40);
}

static void choose_random_recipe(random_recipe *r, uint64_t seed)
{
    *r = (random_recipe){.stream = {.state = seed * 0xD1342543DE82EF95U + 1}};
    r->direction = (int)random_below(&r->stream, 3);
    size_t kinds = random_below(&r->stream, 20);
    r->kinds = kinds == 0 ? 2 : kinds < 8 ? 0 : 1;
    r->sectors = random_below(&r->stream, 5);
    r->people = random_chance(&r->stream, 60) ? 1 + random_below(&r->stream, 7) : 0;
    r->money = random_chance(&r->stream, 60);
    r->resources = random_chance(&r->stream, 70);
    r->negative_resources = random_chance(&r->stream, 10);
    r->reports = random_chance(&r->stream, 50);
    r->roles = random_chance(&r->stream, 60);
}

void random_plan_make(random_plan *plan, uint64_t seed)
{
    random_recipe r;
    choose_random_recipe(&r, seed);
    memset(plan, 0, sizeof *plan);
    bool large = seed % 12 == 11;
    plan->node_count =
        large ? USUAL_NODES + 1 + random_below(&r.stream, RANDOM_MOST_NODES - USUAL_NODES)
              : random_below(&r.stream, USUAL_NODES + 1);
    for (size_t v = 0; v < plan->node_count; v++) {
        snprintf(plan->id[v], sizeof plan->id[v], "n%zu", v);
    }
    for (size_t v = 0; v < plan->node_count; v++) {
        random_state_facts_of_node(&r, plan, v);
    }
    choose_shape(&r, plan->node_count);
    add_edges(&r, plan);
    name_decision_bodies(&r, plan);
    choose_settings(&r, plan);
    random_shuffle(plan, seed ^ 0x5bd1e995U);
}
