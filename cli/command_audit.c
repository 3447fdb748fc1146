/* partmap audit MAP: the findings in words or for programs. */
#include <string.h>

#include "cli/job.h"
#include "cli/report.h"

/* Is there a finding as bad as --fail-on says, or worse? "Cannot tell" is neither. */
static bool has_reached(const pm_findings *findings, const char *fail_on)
{
    if (fail_on == NULL) {
        return false;
    }
    size_t reached = pm_findings_with(findings, PM_ISSUE);
    if (strcmp(fail_on, pm_outcome_name(PM_WATCH)) == 0) {
        reached += pm_findings_with(findings, PM_WATCH);
    }
    return reached > 0;
}

pm_exit pm_command_audit(const pm_cli *cli)
{
    const pm_arguments *arguments = cli->arguments;
    const char *path = arguments->operands[0];
    pm_job job = {0};
    pm_text text = {0};
    pm_error err = {0};
    pm_exit done = pm_check_output(cli, path, arguments->output);
    if (done == PM_EXIT_DONE) {
        done = pm_job_audit(cli, path, &job);
    }
    if (done != PM_EXIT_DONE) {
        goto cleanup;
    }
    pm_results results = pm_job_results(cli, &job);
    const char *name =
        arguments->format != NULL ? arguments->format : pm_option_audit_format.choice(0);
    if (pm_format_find(name)->write_findings(&results, &text, &err) != PM_OK) {
        done = pm_report_error(cli->streams, cli->command, &err);
        goto cleanup;
    }
    done = pm_deliver(cli, arguments->output, &text);
    if (done == PM_EXIT_DONE && has_reached(job.findings, arguments->fail_on)) {
        done = PM_EXIT_FINDINGS;
    }

cleanup:
    pm_text_free(&text);
    pm_job_free(&job);
    return done;
}
