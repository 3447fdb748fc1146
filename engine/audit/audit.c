/* The auditing stage's one entry: runs every rule of the registry, and those of rules files, over a
 * measured map. */
#include "engine/audit/audit.h"

#include "engine/audit/compositions.h"
#include "engine/audit/findings.h"
#include "engine/audit/rulebook.h"

pm_audit_options pm_default_audit_options(void)
{
    return (pm_audit_options){.rules = NULL};
}

/* The rule as it stands: with the threshold in force. NULL when memory runs out. */
static const pm_rule *in_force(const pm_audit *audit, const pm_rulebook *book, const pm_rule *rule)
{
    pm_text threshold = {0};
    pm_rule stands = *rule;
    pm_rulebook_add_threshold(book, rule, &threshold);
    stands.threshold = pm_text_bytes(&threshold);
    const pm_rule *kept = threshold.failed ? NULL : pm_findings_keep_rule(audit->findings, &stands);
    pm_text_free(&threshold);
    return kept;
}

static pm_status run_rules(pm_audit *audit, const pm_rulebook *book, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < pm_rule_count(); i++) {
        audit->rule = in_force(audit, book, pm_rule_at(i));
        status = audit->rule != NULL ? audit->rule->function->run(audit, err) : pm_fail_memory(err);
    }
    return status == PM_OK ? pm_audit_compositions(audit, book, err) : status;
}

pm_status pm_audit_map(const pm_measures *measures, const pm_audit_options *options,
                       pm_findings **findings, pm_error *err)
{
    *findings = NULL;
    pm_conventions conventions = pm_rulebook_conventions(options->rules);
    pm_findings *made = pm_findings_new(measures, &conventions);
    if (made == NULL) {
        return pm_fail_memory(err);
    }
    pm_audit audit = {
        .measures = measures,
        .map = pm_measures_map(measures),
        .conventions = pm_findings_conventions(made),
        .members = pm_measures_rows(measures, PM_LEVEL_ORGANISATION),
        .findings = made,
    };
    pm_status status = pm_findings_keep_files(made, options->rules, err);
    status = status == PM_OK ? run_rules(&audit, options->rules, err) : status;
    if (status != PM_OK) {
        pm_findings_free(made);
        return status;
    }
    pm_findings_sort(made);
    *findings = made;
    return PM_OK;
}
