/* Reachability of the decision bodies over the ties that stay: see cut_off.h. */
#include "engine/audit/cut_off.h"

#include <stdint.h>
#include <stdlib.h>

#include "engine/audit/facts.h"
#include "engine/base/memory.h"

typedef struct search {
    bool *lost;    /* an edge each: it ends */
    bool *reaches; /* a member each: has a route */
} search;

/* Carries "has a route" over one edge; true when a member gained it. */
static bool cross(const pm_audit *audit, size_t edge, search *routes)
{
    if (routes->lost[edge] || pm_measures_tie_of_edge(audit->measures, edge) == SIZE_MAX) {
        return false;
    }
    const pm_edge *ends = pm_map_edge(audit->map, edge);
    bool one_way = ends->directed && pm_measures_settings(audit->measures)->directed;
    bool *source = &routes->reaches[pm_measures_member_of_node(audit->measures, ends->source)];
    bool *target = &routes->reaches[pm_measures_member_of_node(audit->measures, ends->target)];
    bool gained = (*target && !*source) || (*source && !*target && !one_way);
    *source = *source || *target;
    *target = *target || (*source && !one_way);
    return gained;
}

/* Sweeps the edges forwards and backwards until nothing changes. */
static void spread(const pm_audit *audit, search *routes)
{
    size_t edges = pm_map_edge_count(audit->map);
    bool grew = true;
    while (grew) {
        grew = false;
        for (size_t edge = 0; edge < edges; edge++) {
            grew = cross(audit, edge, routes) || grew;
        }
        for (size_t edge = edges; edge-- > 0;) {
            grew = cross(audit, edge, routes) || grew;
        }
    }
}

pm_status pm_cut_off_without(const pm_audit *audit, const pm_indexes *edges, pm_indexes *members,
                             pm_error *err)
{
    search routes = {.lost = pm_new_array(pm_map_edge_count(audit->map), sizeof *routes.lost),
                     .reaches = pm_new_array(audit->members, sizeof *routes.reaches)};
    pm_status status = PM_OK;
    if (routes.lost == NULL || routes.reaches == NULL) {
        status = pm_fail_memory(err);
        goto cleanup;
    }
    for (size_t i = 0; i < edges->count; i++) {
        routes.lost[edges->items[i]] = true;
    }
    for (size_t member = 0; member < audit->members; member++) {
        routes.reaches[member] = pm_measures_is_decision_body(audit->measures, member);
    }
    spread(audit, &routes);
    for (size_t member = 0; member < audit->members; member++) {
        double distance = 0;
        if (!routes.reaches[member] &&
            pm_fact_of_member(audit, "decision_distance", member, &distance)) {
            pm_indexes_add(members, member);
        }
    }
    status = pm_indexes_check(members, err);
cleanup:
    free(routes.lost);
    free(routes.reaches);
    return status;
}
