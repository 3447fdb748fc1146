/* Groups and their seats, read from the map: see groups.h. */
#include "engine/audit/groups.h"

#include <stdint.h>
#include <stdlib.h>

#include "engine/audit/facts.h"
#include "engine/base/memory.h"

void pm_group_free(pm_group *seats)
{
    pm_indexes_free(&seats->deliverers);
    pm_indexes_free(&seats->edges);
}

static void count_seat(const pm_audit *audit, size_t edge, size_t holder, pm_group *seats)
{
    bool chair = pm_fact_is(audit, PM_EDGE_ROLE, edge, "chair");
    bool convenor = pm_fact_is(audit, PM_EDGE_ROLE, edge, "convenor");
    seats->seats++;
    seats->with_role += pm_map_text(audit->map, PM_EDGE_ROLE, edge) != NULL ? 1 : 0;
    seats->chairs += chair ? 1 : 0;
    seats->convenors += convenor ? 1 : 0;
    if (chair || convenor) {
        pm_indexes_add(&seats->edges, edge);
    }
    size_t member = pm_fact_member_of_holder(audit, holder);
    if (pm_fact_takes_part(audit, edge) && member != SIZE_MAX) {
        pm_indexes_add_once(&seats->deliverers, member);
    }
}

pm_status pm_group_check(const pm_group *seats, pm_error *err)
{
    pm_status status = pm_indexes_check(&seats->deliverers, err);
    return status == PM_OK ? pm_indexes_check(&seats->edges, err) : status;
}

pm_group pm_group_seats(const pm_audit *audit, size_t member)
{
    pm_group seats = {0};
    size_t node = pm_fact_node(audit, member);
    for (size_t edge = 0; edge < pm_map_edge_count(audit->map); edge++) {
        size_t holder = 0;
        size_t body = 0;
        if (pm_fact_seat(audit, edge, &holder, &body) && body == node) {
            count_seat(audit, edge, holder, &seats);
        }
    }
    return seats;
}

bool pm_is_group(const pm_audit *audit, size_t member)
{
    size_t node = pm_fact_node(audit, member);
    bool works = pm_fact_is(audit, PM_NODE_BODY_TYPE, node, "action_group") ||
                 pm_fact_is(audit, PM_NODE_BODY_TYPE, node, "working_group");
    return works && pm_map_kind(audit->map, node) == PM_BODY &&
           !pm_measures_is_decision_body(audit->measures, member);
}

static void add_groups(const pm_audit *audit, pm_indexes *groups)
{
    for (size_t member = 0; member < audit->members; member++) {
        if (pm_is_group(audit, member)) {
            pm_indexes_add(groups, member);
        }
    }
}

pm_status pm_audit_groups(const pm_audit *audit, pm_look_at_groups *look, const char *headline,
                          pm_error *err)
{
    pm_indexes groups = {0};
    add_groups(audit, &groups);
    pm_ranked *found = pm_new_array(groups.count, sizeof *found);
    pm_status status = found != NULL ? pm_indexes_check(&groups, err) : pm_fail_memory(err);
    if (status == PM_OK && groups.count > 0) {
        status = look(audit, &groups, found, err);
    } else if (status == PM_OK) {
        status = pm_find_unknown(audit, PM_RECORD_GROUPS, headline,
                                 "The map states no group. Record each action group as a node of "
                                 "`kind` `body` with `body_type` `action_group` or "
                                 "`working_group`.",
                                 err);
    }
    free(found);
    pm_indexes_free(&groups);
    return status;
}
