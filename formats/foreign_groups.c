/* Groups of other tools' files: see pm_foreign_groups in foreign.h. */
#include <stdint.h>
#include <string.h>

#include "formats/foreign.h"

/* The node that a node stands in, or SIZE_MAX. */
static size_t group_of(const pm_map *map, size_t column, size_t node)
{
    const char *id = pm_map_attribute(map, PM_NODE, column, node);
    return id != NULL ? pm_map_find_node(map, id) : SIZE_MAX;
}

static pm_status mark_body(pm_map *map, size_t group, pm_error *err)
{
    size_t kind = 0;
    pm_status status =
        pm_map_add_attribute(map, PM_NODE, pm_vocabulary(PM_NODE_KIND)->name, &kind, err);
    if (status != PM_OK || pm_map_attribute(map, PM_NODE, kind, group) != NULL) {
        return status;
    }
    return pm_map_set(map, PM_NODE, kind, group, "body", err);
}

static pm_status add_membership(pm_map *map, size_t member, size_t group, pm_error *err)
{
    pm_edge edge = {.source = member, .target = group, .line = pm_map_node_line(map, member)};
    size_t index = 0;
    size_t column = 0;
    pm_status status = pm_map_add_edge(map, &edge, &index, err);
    if (status == PM_OK) {
        status =
            pm_map_add_attribute(map, PM_EDGE, pm_vocabulary(PM_EDGE_KIND)->name, &column, err);
    }
    return status == PM_OK ? pm_map_set(map, PM_EDGE, column, index, "member", err) : status;
}

pm_status pm_foreign_groups(pm_foreign *foreign, pm_error *err)
{
    pm_map *map = foreign->map;
    size_t column = pm_map_find_attribute(map, PM_NODE, "parent");
    bool as_members = foreign->options->groups_as_members;
    size_t first = SIZE_MAX;
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && column != SIZE_MAX && i < pm_map_node_count(map); i++) {
        size_t group = group_of(map, column, i);
        if (group == SIZE_MAX) {
            continue;
        }
        first = first == SIZE_MAX ? group : first;
        status = mark_body(map, group, err);
        if (status == PM_OK && as_members) {
            status = add_membership(map, i, group, err);
        }
    }
    if (status != PM_OK || first == SIZE_MAX) {
        return status;
    }
    return pm_foreign_warn(foreign, pm_map_node_line(map, first), 0, err,
                           "There are nodes within nodes in this file: the outer ones are read as "
                           "bodies, and those within say so in \"parent\"%s.",
                           as_members ? " and have a tie of kind \"member\" to it"
                                      : ". --groups=members also gives each of them a tie of kind "
                                        "\"member\" to it");
}
