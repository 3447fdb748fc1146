/* Families of rules and what people call them. Private to viz. */
#ifndef PARTMAP_VIZ_REPORT_FAMILIES_H
#define PARTMAP_VIZ_REPORT_FAMILIES_H

#include "viz/report_parts.h"

/* The family of what rules files ask for: it has a section of its own. */
#define PM_FAMILY_OF_FILES "composition"

/* The families of the findings, each once, in the order of the registry, those of rules files last.
 * NULL after the last. */
const char *pm_report_family(const pm_report *report, size_t index);

/* "Power and resources"; the family's own name when we have no other. */
const char *pm_report_family_title(const char *family);

/* What it asks, in a sentence; "" when nobody wrote one. */
const char *pm_report_family_words(const char *family);

/* Findings of the family with the outcome. */
size_t pm_report_family_count(const pm_report *report, const char *family, pm_outcome outcome);

#endif
