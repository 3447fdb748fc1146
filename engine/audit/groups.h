/* The groups that do the work: bodies of body_type action_group or working_group, decision bodies
 * left out; and who sits in them. Private to engine/audit. */
#ifndef PARTMAP_ENGINE_AUDIT_GROUPS_H
#define PARTMAP_ENGINE_AUDIT_GROUPS_H

#include "engine/audit/findings.h"

/* Is the member a group? */
bool pm_is_group(const pm_audit *audit, size_t member);

/* What the map states of one group's seats. */
typedef struct pm_group {
    size_t seats, with_role; /* edges of kind member; those that state a role */
    size_t chairs;           /* holders of role chair; several share the lead or compete for it */
    size_t convenors;
    pm_indexes deliverers; /* members that take part, each once */
    pm_indexes edges;      /* the chairs' and convenors' seats */
} pm_group;

/* The seats of a group (a member's row). Check with pm_group_check, free with pm_group_free. Cost
 * O(m). */
pm_group pm_group_seats(const pm_audit *audit, size_t member);

/* PM_OK, or PM_MEMORY when the lists are not whole. */
pm_status pm_group_check(const pm_group *seats, pm_error *err);

void pm_group_free(pm_group *seats);

/* A rule's work on the groups there are; "found" has room for all of them. */
typedef pm_status pm_look_at_groups(const pm_audit *audit, const pm_indexes *groups,
                                    pm_ranked *found, pm_error *err);

/* Calls "look" with the map's groups in file order; where there are none, files a "cannot tell" of
 * this headline that says how to record them. */
pm_status pm_audit_groups(const pm_audit *audit, pm_look_at_groups *look, const char *headline,
                          pm_error *err);

#endif
