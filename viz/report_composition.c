/* The report: what rules files ask for, such as who has to be on a board, and what the map shows of
 * it. */
#include <string.h>

#include "viz/report_families.h"

static bool is_of_files(const pm_finding *finding)
{
    return finding->outcome != PM_CANNOT_TELL &&
           strcmp(finding->rule->family, PM_FAMILY_OF_FILES) == 0;
}

bool pm_report_has_composition(const pm_report *report)
{
    for (size_t i = 0; i < pm_finding_count(report->findings); i++) {
        if (is_of_files(pm_finding_at(report->findings, i))) {
            return true;
        }
    }
    return false;
}

pm_status pm_report_add_composition(pm_report *report, pm_error *err)
{
    pm_status status = PM_OK;
    pm_html_leaf(report->html, "p",
                 "Each rule is a line of a rules file, with the arithmetic that decides it and how "
                 "far it is from breaking. Vacant seats count in the size and for nobody.",
                 "class", "lead", NULL);
    for (size_t i = 0; i < pm_finding_count(report->findings) && status == PM_OK; i++) {
        const pm_finding *finding = pm_finding_at(report->findings, i);
        if (is_of_files(finding)) {
            status = pm_report_add_finding(report, finding, "h3", err);
        }
    }
    return status;
}
