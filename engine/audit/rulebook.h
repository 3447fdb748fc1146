/* What rules files say, gathered: conventions changed and composition rules. Filled by the reader
 * (formats/rules_read.c), handed to the audit with its options. */
#ifndef PARTMAP_ENGINE_AUDIT_RULEBOOK_H
#define PARTMAP_ENGINE_AUDIT_RULEBOOK_H

#include "engine/audit/composition.h"
#include "engine/audit/conventions.h"
#include "engine/base/memory.h"

/* A convention that a file set. */
typedef struct pm_change {
    const pm_convention *convention;
    double value;
    const char *file;
    size_t line, column;
} pm_change;

struct pm_rulebook {
    pm_arena arena; /* holds what the rows point to */
    pm_rules_file *files;
    size_t file_count, file_capacity;
    pm_change *changes;
    size_t change_count, change_capacity;
    pm_composition *rules;
    size_t rule_count, rule_capacity;
};

/* Begins a file; name lives in the book's arena. What is added from here on is this file's. */
pm_status pm_rulebook_add_file(pm_rulebook *book, const char *name, pm_error *err);

/* The file begun last. Borrowed until another is begun. */
pm_rules_file *pm_rulebook_last_file(pm_rulebook *book);

pm_status pm_rulebook_add_change(pm_rulebook *book, const pm_change *change, pm_error *err);
pm_status pm_rulebook_add_rule(pm_rulebook *book, const pm_composition *rule, pm_error *err);

/* The change of a convention, NULL where no file sets it. Borrowed until another is added. */
const pm_change *pm_rulebook_change_of(const pm_rulebook *book, const pm_convention *convention);

/* The conventions in force; book may be NULL. */
pm_conventions pm_rulebook_conventions(const pm_rulebook *book);

#endif
