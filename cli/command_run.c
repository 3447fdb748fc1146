/* partmap MAP: the whole job. Drawings are written first, so that a reader of the audit who stops
 * early ("partmap MAP | head") still gets them. */
#include <string.h>

#include "cli/drawing.h"
#include "cli/drawing_files.h"
#include "cli/report.h"

/* Where the drawing goes: "" for nowhere, as the map comes from a stream and no file is named. */
static pm_exit choose_output(const pm_cli *cli, pm_text *output)
{
    const char *path = cli->arguments->operands[0];
    const char *named = cli->arguments->output;
    pm_error err = {0};
    if (named != NULL && strcmp(named, "-") == 0) {
        pm_fail(&err, PM_USAGE,
                "Standard output takes the audit: name a file with -o, or use \"partmap draw %s "
                "-o -\".",
                path);
        return pm_report_error(cli->streams, cli->command, &err);
    }
    if (named != NULL) {
        pm_text_add(output, named);
    } else if (strcmp(path, "-") != 0) {
        pm_add_name_beside(output, path, ".svg");
    }
    if (pm_text_check(output, &err) != PM_OK) {
        return pm_report_error(cli->streams, cli->command, &err);
    }
    pm_exit done = named != NULL ? pm_check_drawing(cli, named) : PM_EXIT_DONE;
    return done == PM_EXIT_DONE ? pm_check_output(cli, path, pm_text_bytes(output)) : done;
}

static pm_exit add_audit(const pm_cli *cli, const pm_job *job, pm_text *text)
{
    pm_error err = {0};
    pm_results results = pm_job_results(cli, job);
    const pm_format *format = pm_format_find(pm_option_audit_format.choice(0));
    pm_job_add_heading(job, format, text);
    return format->write_findings(&results, text, &err) == PM_OK
               ? PM_EXIT_DONE
               : pm_report_error(cli->streams, cli->command, &err);
}

/* Audits and draws the graph that is the job's turn. *drawn: how the drawings fared so far; that
 * one fails does not keep the audit from being sent. */
static pm_exit run_graph(const pm_cli *cli, pm_job *job, const char *file, pm_exit *drawn,
                         pm_text *text)
{
    pm_exit done = pm_job_audit(cli, job);
    if (done != PM_EXIT_DONE) {
        return done;
    }
    if (file[0] != '\0' && *drawn == PM_EXIT_DONE) {
        *drawn = pm_draw_job(cli, job, file);
    }
    return add_audit(cli, job, text);
}

pm_exit pm_command_run(const pm_cli *cli)
{
    pm_job job = {0};
    pm_text output = {0};
    pm_text text = {0};
    pm_exit drawn = PM_EXIT_DONE;
    pm_exit done = choose_output(cli, &output);
    const char *file = pm_text_bytes(&output);
    if (done == PM_EXIT_DONE) {
        done = pm_job_read(cli, cli->arguments->operands[0], &job);
    }
    if (done == PM_EXIT_DONE && file[0] != '\0') {
        done = pm_check_drawings(cli, &job, file);
    }
    for (size_t i = 0; done == PM_EXIT_DONE && i < pm_job_graphs(&job); i++) {
        pm_job_turn_to(&job, i);
        done = run_graph(cli, &job, file, &drawn, &text);
    }
    pm_send(cli->streams, &text);
    if (done == PM_EXIT_DONE && drawn == PM_EXIT_DONE && file[0] != '\0') {
        if (!pm_is_folder(file)) {
            pm_remark(cli, "The drawing is in %s.", file);
        }
        pm_tell_drawings(cli, &job, file);
    }
    pm_text_free(&text);
    pm_text_free(&output);
    pm_job_free(&job);
    return drawn != PM_EXIT_DONE ? drawn : done;
}
