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

/* Audits the graph that is the job's turn and appends what was found. */
static pm_exit add_audit(const pm_cli *cli, pm_job *job, const pm_format *format, pm_text *text)
{
    pm_error err = {0};
    pm_exit done = pm_job_audit(cli, job);
    if (done != PM_EXIT_DONE) {
        return done;
    }
    pm_results results = pm_job_results(cli, job);
    pm_job_add_heading(job, format, text);
    return format->write_findings(&results, text, &err) == PM_OK
               ? PM_EXIT_DONE
               : pm_report_error(cli->streams, cli->command, &err);
}

pm_exit pm_command_audit(const pm_cli *cli)
{
    const pm_arguments *arguments = cli->arguments;
    const char *path = arguments->operands[0];
    const char *name =
        arguments->format != NULL ? arguments->format : pm_option_audit_format.choice(0);
    const pm_format *format = pm_format_find(name);
    pm_job job = {0};
    pm_text text = {0};
    bool reached = false;
    pm_exit done = pm_check_output(cli, path, arguments->output);
    if (done == PM_EXIT_DONE) {
        done = pm_job_read(cli, path, &job);
    }
    if (done == PM_EXIT_DONE) {
        done = pm_job_check_format(cli, &job, format);
    }
    for (size_t i = 0; done == PM_EXIT_DONE && i < pm_job_graphs(&job); i++) {
        pm_job_turn_to(&job, i);
        done = add_audit(cli, &job, format, &text);
        reached =
            reached || (done == PM_EXIT_DONE && has_reached(job.findings, arguments->fail_on));
    }
    if (done == PM_EXIT_DONE) {
        done = pm_deliver(cli, arguments->output, &text);
    }
    pm_text_free(&text);
    pm_job_free(&job);
    return done == PM_EXIT_DONE && reached ? PM_EXIT_FINDINGS : done;
}
