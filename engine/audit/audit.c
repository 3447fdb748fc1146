/* The auditing stage's one entry: runs every rule of the registry over a measured map. */
#include "engine/audit/audit.h"

#include "engine/audit/findings.h"

pm_status pm_audit_map(const pm_measures *measures, pm_findings **findings, pm_error *err)
{
    *findings = NULL;
    pm_findings *made = pm_findings_new(measures);
    if (made == NULL) {
        return pm_fail_memory(err);
    }
    pm_audit audit = {
        .measures = measures,
        .map = pm_measures_map(measures),
        .members = pm_measures_rows(measures, PM_LEVEL_ORGANISATION),
        .findings = made,
    };
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < pm_rule_count(); i++) {
        audit.rule = pm_rule_at(i);
        status = audit.rule->function->run(&audit, err);
    }
    if (status != PM_OK) {
        pm_findings_free(made);
        return status;
    }
    pm_findings_sort(made);
    *findings = made;
    return PM_OK;
}
