/* partmap template MEMBERS -o DIR: an empty map and a question sheet for each partner. */
#include <string.h>

#include "cli/job.h"
#include "cli/redirection.h"
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

/* Not by pm_job_read: a list of members has no ties, and is not to be warned of that. */
static pm_status read_members(const pm_cli *cli, const char *path, pm_job *job, pm_error *err)
{
    pm_read_options options = {.members_only = true, .id = cli->arguments->node_id};
    job->path = path;
    pm_status status = strcmp(path, "-") == 0
                           ? pm_read_stream(cli->streams->in, path, &options, &job->reading, err)
                           : pm_read_path(path, &options, &job->reading, err);
    if (status == PM_OK) {
        job->map = job->reading.maps[0];
        status = pm_redirections_apply(cli->arguments, job->map, &job->reading.problems, err);
    }
    pm_error_in_file(err, path);
    return status;
}

static pm_exit take_members(const pm_cli *cli, pm_job *job)
{
    pm_error err = {0};
    read_members(cli, cli->arguments->operands[0], job, &err);
    pm_say_problems(cli, job->path, &job->reading.problems);
    bool told = err.code == PM_INVALID && job->reading.problems.errors > 0;
    if (err.code != PM_OK && !told) {
        pm_report_error(cli->streams, cli->command, &err);
    }
    return pm_exit_of_input(&err);
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
        done = take_members(cli, &job);
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
