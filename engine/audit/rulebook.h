/* What rules files say, gathered: conventions changed and composition rules. Filled by the reader
 * (formats/rules_read.c), handed to the audit with its options. */
#ifndef PARTMAP_ENGINE_AUDIT_RULEBOOK_H
#define PARTMAP_ENGINE_AUDIT_RULEBOOK_H

#include "engine/audit/composition.h"
#include "engine/audit/conventions.h"
#include "engine/base/memory.h"

/* A convention that a file set. Of several the last is in force. */
typedef struct pm_change {
    const pm_convention *convention;
    double value;
    const char *file;
    size_t line;
} pm_change;

struct pm_rulebook {
    pm_arena arena; /* holds what the rows point to */
    pm_change *changes;
    size_t change_count, change_capacity;
    pm_composition *rules;
    size_t rule_count, rule_capacity;
};

pm_status pm_rulebook_add_change(pm_rulebook *book, const pm_change *change, pm_error *err);
pm_status pm_rulebook_add_rule(pm_rulebook *book, const pm_composition *rule, pm_error *err);

/* The conventions in force; book may be NULL. */
pm_conventions pm_rulebook_conventions(const pm_rulebook *book);

/* Appends "; FILE:LINE changed majority from 50% to 60%" for each change that decides the rule;
 * nothing where none does. */
void pm_rulebook_say_changes(const pm_rulebook *book, const char *rule, pm_text *out);

#endif
