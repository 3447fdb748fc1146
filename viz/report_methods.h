/* Parts of the report's methods. Private to viz. */
#ifndef PARTMAP_VIZ_REPORT_METHODS_H
#define PARTMAP_VIZ_REPORT_METHODS_H

#include "viz/report_parts.h"

/* The measures that this map has columns for, level by level; the rules that were applied, family
 * by family. In report_registries.c. */
void pm_report_add_measures(pm_report *report);
void pm_report_add_rules(pm_report *report);

#endif
