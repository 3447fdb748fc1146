/* partmap draw MAP -o FILE: views of the map as pages, or charts of its numbers, of each graph in
 * it. */
#include "cli/charting.h"
#include "cli/drawing.h"
#include "cli/report.h"

static pm_exit check_command_line(const pm_cli *cli)
{
    const char *output = cli->arguments->output;
    if (output == NULL) {
        pm_error err = {0};
        pm_fail(&err, PM_USAGE,
                "Name the drawing: -o FILE.svg (or .pdf, .png), -o FOLDER/ for several, or -o - to "
                "write it to standard output.");
        return pm_report_error(cli->streams, cli->command, &err);
    }
    pm_exit done = pm_check_drawing(cli, output);
    return done == PM_EXIT_DONE ? pm_check_output(cli, cli->arguments->operands[0], output) : done;
}

pm_exit pm_command_draw(const pm_cli *cli)
{
    if (cli->arguments->chart != NULL) {
        return pm_draw_charts(cli);
    }
    const char *output = cli->arguments->output;
    pm_job job = {0};
    pm_exit done = check_command_line(cli);
    if (done == PM_EXIT_DONE) {
        done = pm_job_read(cli, cli->arguments->operands[0], &job);
    }
    if (done == PM_EXIT_DONE) {
        done = pm_check_drawings(cli, &job, output);
    }
    for (size_t i = 0; done == PM_EXIT_DONE && i < pm_job_graphs(&job); i++) {
        pm_job_turn_to(&job, i);
        done = pm_job_audit(cli, &job);
        if (done == PM_EXIT_DONE) {
            done = pm_draw_job(cli, &job, output);
        }
    }
    if (done == PM_EXIT_DONE) {
        pm_tell_drawings(cli, &job, output);
    }
    pm_job_free(&job);
    return done;
}
