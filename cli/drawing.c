/* Views and files of drawings: see drawing.h. */
#include "cli/drawing.h"

#include <string.h>

#include "cli/report.h"
#include "viz/draw.h"

static const char SUFFIX[] = ".svg";

static bool ends_in_suffix(const char *path)
{
    size_t length = strlen(path);
    size_t suffix = strlen(SUFFIX);
    return length > suffix && path[length - suffix - 1] != '/' &&
           pm_equal_ignoring_case(path + length - suffix, SUFFIX);
}

pm_exit pm_check_drawing(const pm_cli *cli, const char *output)
{
    if (strcmp(output, "-") == 0 || ends_in_suffix(output)) {
        return PM_EXIT_DONE;
    }
    pm_error err = {0};
    pm_fail(&err, PM_USAGE, "\"%s\" does not end in %s: drawings are written as SVG.", output,
            SUFFIX);
    return pm_report_error(cli->streams, cli->command, &err);
}

pm_exit pm_draw_job(const pm_cli *cli, const pm_job *job, const char *output)
{
    pm_draw_options options = pm_default_draw_options();
    pm_text svg = {0};
    pm_error err = {0};
    pm_exit done = PM_EXIT_DONE;
    if (cli->arguments->view != NULL) {
        options.view = pm_view_find(cli->arguments->view);
    }
    options.keep_positions = cli->arguments->keep_positions;
    options.upwards = job->reading.upwards;
    if (pm_draw_map(job->measures, job->findings, &options, &svg, &err) != PM_OK) {
        pm_error_in_file(&err, job->path);
        done = pm_report_error(cli->streams, cli->command, &err);
    } else {
        done = pm_deliver(cli, output, &svg);
    }
    pm_text_free(&svg);
    return done;
}
