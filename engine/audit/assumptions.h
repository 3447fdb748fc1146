/* The eleven assumptions that partnerships make of themselves: each with the rules that test it and
 * a tip. A list over the registry of rules, not a table of its own findings. */
#ifndef PARTMAP_ENGINE_AUDIT_ASSUMPTIONS_H
#define PARTMAP_ENGINE_AUDIT_ASSUMPTIONS_H

#include <stddef.h>

#include "engine/audit/audit.h"

enum { PM_ASSUMPTIONS = 11, PM_MOST_ASSUMPTION_RULES = 4 };

typedef struct pm_assumption {
    size_t number;                                   /* 1..11 */
    const char *belief;                              /* "It will be easy" */
    const char *tip;                                 /* a sentence to print beside it */
    const char *rules[PM_MOST_ASSUMPTION_RULES + 1]; /* ids, ended by NULL */
} pm_assumption;

/* Assumption by index from 0; NULL from PM_ASSUMPTIONS on. */
const pm_assumption *pm_assumption_at(size_t index);

/* The assumption that a rule tests, or NULL. */
const pm_assumption *pm_assumption_of_rule(const char *rule);

/* What the findings say of it: the worst outcome of its rules; "cannot tell" when none could tell.
 */
pm_outcome pm_assumption_outcome(const pm_assumption *assumption, const pm_findings *findings);

#endif
