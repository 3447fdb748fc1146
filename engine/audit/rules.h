/* The rules' tables: a file rules_*.c a subject, its functions first, then its rows of the
 * registry. Private to engine/audit. Each function files at least one finding for any map, also an
 * empty one; it fails only when memory runs out. */
#ifndef PARTMAP_ENGINE_AUDIT_RULES_H
#define PARTMAP_ENGINE_AUDIT_RULES_H

#include "engine/audit/findings.h"

/* Rows of one file, in the order of output among equals. */
typedef struct pm_rule_table {
    const pm_rule *rows;
    size_t count;
} pm_rule_table;

/* The "function" of a row. */
#define PM_RULE_FUNCTION(name)                                                                     \
    &(const struct pm_rule_function)                                                               \
    {                                                                                              \
        name                                                                                       \
    }

extern const pm_rule_table pm_rules_of_connection;
extern const pm_rule_table pm_rules_of_decisions;
extern const pm_rule_table pm_rules_of_dependence;
extern const pm_rule_table pm_rules_of_carriers;
extern const pm_rule_table pm_rules_of_power;
extern const pm_rule_table pm_rules_of_levers;
extern const pm_rule_table pm_rules_of_agreements;
extern const pm_rule_table pm_rules_of_groups;
extern const pm_rule_table pm_rules_of_way_up;
extern const pm_rule_table pm_rules_of_mixing;
extern const pm_rule_table pm_rules_of_sectors;
extern const pm_rule_table pm_rules_of_seats;
extern const pm_rule_table pm_rules_of_membership;
extern const pm_rule_table pm_rules_of_people;
extern const pm_rule_table pm_rules_of_governance;
extern const pm_rule_table pm_rules_of_dates;
extern const pm_rule_table pm_rules_of_answers;
extern const pm_rule_table pm_rules_of_continuum;
extern const pm_rule_table pm_rules_of_viewpoints;
extern const pm_rule_table pm_rules_of_status;
extern const pm_rule_table pm_rules_of_access;
extern const pm_rule_table pm_rules_of_funding;
extern const pm_rule_table pm_rules_of_resources;
extern const pm_rule_table pm_rules_of_tenure;
extern const pm_rule_table pm_rules_of_layers;
extern const pm_rule_table pm_rules_of_pins;
extern const pm_rule_table pm_rules_of_ingredients;
extern const pm_rule_table pm_rules_of_cross_checks;
extern const pm_rule_table pm_rules_of_success;
extern const pm_rule_table pm_rules_of_form;
extern const pm_rule_table pm_rules_of_skills;
extern const pm_rule_table pm_rules_of_development;

#endif
