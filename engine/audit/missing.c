/* Findings of "cannot tell" folded by what to record: see missing.h. */
#include "engine/audit/missing.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"

static bool is_same(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool is_missing(const pm_finding *finding)
{
    return finding->outcome == PM_CANNOT_TELL;
}

/* Do findings before this one wait for the same? */
static bool is_repeated(const pm_findings *findings, size_t index)
{
    const char *record = pm_finding_at(findings, index)->record;
    for (size_t i = 0; i < index; i++) {
        const pm_finding *earlier = pm_finding_at(findings, i);
        if (is_missing(earlier) && is_same(earlier->record, record)) {
            return true;
        }
    }
    return false;
}

/* The row of what the finding at "index" waits for; its findings go to "kept". */
static pm_missing_row gather(const pm_findings *findings, size_t index, const pm_finding **kept)
{
    pm_missing_row row = {.record = pm_finding_at(findings, index)->record, .findings = kept};
    for (size_t i = index; i < pm_finding_count(findings); i++) {
        const pm_finding *finding = pm_finding_at(findings, i);
        if (is_missing(finding) && is_same(finding->record, row.record)) {
            kept[row.count++] = finding;
        }
    }
    return row;
}

static bool comes_before(const pm_missing_row *a, const pm_missing_row *b)
{
    return a->record != NULL && (b->record == NULL || a->count > b->count);
}

/* By insertion: rows are few, and equal ones keep their order. */
static void add_row(pm_missing *missing, pm_missing_row row)
{
    size_t at = missing->count++;
    while (at > 0 && comes_before(&row, &missing->rows[at - 1])) {
        missing->rows[at] = missing->rows[at - 1];
        at--;
    }
    missing->rows[at] = row;
}

pm_status pm_list_missing(const pm_findings *findings, pm_missing *missing, pm_error *err)
{
    size_t count = pm_findings_with(findings, PM_CANNOT_TELL);
    pm_missing made = {.rows = pm_new_array(count, sizeof *made.rows),
                       .kept = pm_new_array(count, sizeof *made.kept)};
    if (made.rows == NULL || made.kept == NULL) {
        pm_missing_free(&made);
        return pm_fail_memory(err);
    }
    size_t used = 0;
    for (size_t i = 0; i < pm_finding_count(findings); i++) {
        if (is_missing(pm_finding_at(findings, i)) && !is_repeated(findings, i)) {
            pm_missing_row row = gather(findings, i, made.kept + used);
            used += row.count;
            add_row(&made, row);
        }
    }
    *missing = made;
    return PM_OK;
}

void pm_missing_free(pm_missing *missing)
{
    free(missing->rows);
    free(missing->kept);
    *missing = (pm_missing){0};
}

bool pm_missing_is_long(const pm_findings *findings)
{
    return pm_findings_with(findings, PM_CANNOT_TELL) > PM_MOST_UNFOLDED;
}
