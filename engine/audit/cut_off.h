/* Who loses the way to decisions when relationships end. Private to engine/audit.
 *
 * The measure cut_off_from_decision counts them; a finding has to name them. */
#ifndef PARTMAP_ENGINE_AUDIT_CUT_OFF_H
#define PARTMAP_ENGINE_AUDIT_CUT_OFF_H

#include "engine/audit/findings.h"

/* Adds, in file order, the members that have a route to a decision body and would have none without
 * these edges. A tie lasts as long as one of its accepted edges does; with settings.directed
 * routes follow arcs, and an arc lasts as long as one of the edges that make it. Cost O(m) times
 * the longest route in the worst order of the file. */
pm_status pm_cut_off_without(const pm_audit *audit, const pm_indexes *edges, pm_indexes *members,
                             pm_error *err);

#endif
