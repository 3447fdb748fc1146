/* partmap template MEMBERS -o DIR: an empty map and a question sheet for each partner. */
#include "cli/job.h"
#include "cli/report.h"
#include "formats/template.h"

static pm_exit check_command_line(const pm_cli *cli)
{
    if (cli->arguments->output != NULL) {
        return PM_EXIT_DONE;
    }
    pm_error err = {0};
    pm_fail(&err, PM_USAGE, "Name the folder for the sheets: -o DIR.");
    return pm_report_error(cli->streams, cli->command, &err);
}

static void say_what_was_written(const pm_cli *cli, const pm_job *job, size_t sheets)
{
    const char *folder = cli->arguments->output;
    size_t ties = pm_map_edge_count(job->map);
    if (ties > 0) {
        pm_remark(cli, "%s: %zu %s left out: the sheets ask for ties afresh.", job->path, ties,
                  ties == 1 ? "tie is" : "ties are");
    }
    pm_remark(cli, "%s: " PM_TEMPLATE_MAP ", README.txt and %zu question %s.", folder, sheets,
              sheets == 1 ? "sheet" : "sheets");
}

pm_exit pm_command_template(const pm_cli *cli)
{
    pm_job job = {0};
    pm_error err = {0};
    size_t sheets = 0;
    pm_exit done = check_command_line(cli);
    if (done == PM_EXIT_DONE) {
        done = pm_job_read(cli, cli->arguments->operands[0], &job);
    }
    if (done == PM_EXIT_DONE) {
        pm_status status = pm_template_write(job.map, cli->arguments->output, cli->arguments->force,
                                             &sheets, &err);
        if (status == PM_INVALID) {
            pm_error_in_file(&err, job.path);
        }
        if (status == PM_OK) {
            say_what_was_written(cli, &job, sheets);
        } else {
            done = pm_report_error(cli->streams, cli->command, &err);
        }
    }
    pm_job_free(&job);
    return done;
}
