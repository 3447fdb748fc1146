/* The registry of rules: the tables of the rules_*.c files strung together, in the order of output
 * among equals. Whoever shows findings (text, JSON, explain, the drawing's strip, the man page)
 * walks it. The thresholds' numbers are in conventions.c. */
#include "engine/audit/rules.h"

#include <string.h>

static const pm_rule_table *const TABLES[] = {
    &pm_rules_of_connection, &pm_rules_of_decisions,   &pm_rules_of_dependence,
    &pm_rules_of_carriers,   &pm_rules_of_tenure,      &pm_rules_of_power,
    &pm_rules_of_funding,    &pm_rules_of_resources,   &pm_rules_of_levers,
    &pm_rules_of_agreements, &pm_rules_of_groups,      &pm_rules_of_way_up,
    &pm_rules_of_pins,       &pm_rules_of_layers,      &pm_rules_of_mixing,
    &pm_rules_of_sectors,    &pm_rules_of_seats,       &pm_rules_of_status,
    &pm_rules_of_access,     &pm_rules_of_membership,  &pm_rules_of_people,
    &pm_rules_of_governance, &pm_rules_of_form,        &pm_rules_of_success,
    &pm_rules_of_dates,      &pm_rules_of_answers,     &pm_rules_of_continuum,
    &pm_rules_of_viewpoints, &pm_rules_of_ingredients, &pm_rules_of_cross_checks,
    &pm_rules_of_skills,     &pm_rules_of_development,
};

enum { TABLE_COUNT = sizeof TABLES / sizeof *TABLES };

size_t pm_rule_count(void)
{
    size_t count = 0;
    for (size_t t = 0; t < TABLE_COUNT; t++) {
        count += TABLES[t]->count;
    }
    return count;
}

const pm_rule *pm_rule_at(size_t index)
{
    for (size_t t = 0; t < TABLE_COUNT; t++) {
        if (index < TABLES[t]->count) {
            return &TABLES[t]->rows[index];
        }
        index -= TABLES[t]->count;
    }
    return NULL;
}

bool pm_rule_can_find(const pm_rule *rule, pm_outcome outcome)
{
    bool always = outcome == PM_FINE || outcome == PM_CANNOT_TELL;
    return always || strstr(rule->threshold, pm_outcome_name(outcome)) != NULL;
}

const pm_rule *pm_rule_find(const char *id)
{
    size_t count = pm_rule_count();
    for (size_t i = 0; i < count; i++) {
        if (strcmp(pm_rule_at(i)->id, id) == 0) {
            return pm_rule_at(i);
        }
    }
    return NULL;
}
