/* What could not be told, folded by what to record: findings in, one row for each thing that the
 * map would have to state out. Text, Markdown and HTML print these rows where there are more than
 * PM_MOST_UNFOLDED findings of "cannot tell", as on a bare map; programs get every finding. */
#ifndef PARTMAP_ENGINE_AUDIT_MISSING_H
#define PARTMAP_ENGINE_AUDIT_MISSING_H

#include <stddef.h>

#include "engine/audit/audit.h"

enum { PM_MOST_UNFOLDED = 9 };

/* One row: "Record `sector` on organisations to answer: ...". */
typedef struct pm_missing_row {
    const char *record; /* as pm_finding.record; NULL: findings that each say it for themselves */
    const pm_finding *const *findings; /* that wait for it, in their order */
    size_t count;
} pm_missing_row;

/* All rows, those most findings wait for first, then in order of first appearance; the row without
 * "record" is last. */
typedef struct pm_missing {
    pm_missing_row *rows;
    size_t count;
    const pm_finding **kept; /* private: what the rows point into */
} pm_missing;

/* *missing is freed by the caller with pm_missing_free and borrows the findings. */
pm_status pm_list_missing(const pm_findings *findings, pm_missing *missing, pm_error *err);
void pm_missing_free(pm_missing *missing);

/* Are there so many that they are to be folded? */
bool pm_missing_is_long(const pm_findings *findings);

#endif
