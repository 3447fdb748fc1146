/* The rules' functions, one a row of the table in rules.c. Private to engine/audit. Each files at
 * least one finding for any map, also an empty one; fails only when memory runs out. */
#ifndef PARTMAP_ENGINE_AUDIT_RULES_H
#define PARTMAP_ENGINE_AUDIT_RULES_H

#include "engine/audit/findings.h"

/* rules_connection.c */
pm_status pm_rule_fragmentation(const pm_audit *audit, pm_error *err);
pm_status pm_rule_isolates(const pm_audit *audit, pm_error *err);

/* rules_decisions.c */
pm_status pm_rule_no_route(const pm_audit *audit, pm_error *err);
pm_status pm_rule_gatekeeper(const pm_audit *audit, pm_error *err);
pm_status pm_rule_decision_bridge(const pm_audit *audit, pm_error *err);

/* rules_dependence.c */
pm_status pm_rule_cut_point(const pm_audit *audit, pm_error *err);
pm_status pm_rule_support_lines(const pm_audit *audit, pm_error *err);

/* rules_agreements.c */
pm_status pm_rule_agreements(const pm_audit *audit, pm_error *err);

/* rules_carriers.c */
pm_status pm_rule_one_person_route(const pm_audit *audit, pm_error *err);
pm_status pm_rule_single_carriers(const pm_audit *audit, pm_error *err);

/* rules_power.c */
pm_status pm_rule_dominant_funder(const pm_audit *audit, pm_error *err);

/* rules_levers.c */
pm_status pm_rule_stacked_levers(const pm_audit *audit, pm_error *err);

/* rules_groups.c */
pm_status pm_rule_group_lead(const pm_audit *audit, pm_error *err);
pm_status pm_rule_group_members(const pm_audit *audit, pm_error *err);

/* rules_way_up.c */
pm_status pm_rule_group_way_up(const pm_audit *audit, pm_error *err);

/* rules_mixing.c */
pm_status pm_rule_sector_pair(const pm_audit *audit, pm_error *err);

/* rules_sectors.c */
pm_status pm_rule_sector_distance(const pm_audit *audit, pm_error *err);

/* rules_seats.c */
pm_status pm_rule_sector_seat(const pm_audit *audit, pm_error *err);

/* rules_membership.c */
pm_status pm_rule_conscripts_edge(const pm_audit *audit, pm_error *err);
pm_status pm_rule_conscripts_share(const pm_audit *audit, pm_error *err);

/* rules_people.c: what members state of themselves */
pm_status pm_rule_described_roles(const pm_audit *audit, pm_error *err);
pm_status pm_rule_refer_back(const pm_audit *audit, pm_error *err);

/* rules_dates.c */
pm_status pm_rule_review(const pm_audit *audit, pm_error *err);
pm_status pm_rule_young_ties(const pm_audit *audit, pm_error *err);

/* rules_governance.c */
pm_status pm_rule_objective(const pm_audit *audit, pm_error *err);
pm_status pm_rule_disputes(const pm_audit *audit, pm_error *err);
pm_status pm_rule_outcomes(const pm_audit *audit, pm_error *err);

/* rules_answers.c */
pm_status pm_rule_two_views(const pm_audit *audit, pm_error *err);
pm_status pm_rule_skills(const pm_audit *audit, pm_error *err);

#endif
