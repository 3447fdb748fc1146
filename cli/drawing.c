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

void pm_add_drawing_name(pm_text *out, const char *output, size_t index)
{
    size_t length = strlen(output);
    size_t stem = ends_in_suffix(output) ? length - strlen(SUFFIX) : length;
    if (index == 0) {
        pm_text_add(out, output);
        return;
    }
    pm_text_add_bytes(out, output, stem);
    pm_text_addf(out, "-%zu%s", index + 1, output + stem);
}

pm_exit pm_check_drawings(const pm_cli *cli, const pm_job *job, const char *output)
{
    pm_exit done = PM_EXIT_DONE;
    if (pm_job_graphs(job) > 1 && strcmp(output, "-") == 0) {
        return pm_job_refuse_several(cli, job, "standard output takes");
    }
    for (size_t i = 1; done == PM_EXIT_DONE && i < pm_job_graphs(job); i++) {
        pm_text name = {0};
        pm_add_drawing_name(&name, output, i);
        done = pm_check_output(cli, job->path, pm_text_bytes(&name));
        pm_text_free(&name);
    }
    return done;
}

void pm_tell_drawings(const pm_cli *cli, const pm_job *job, const char *output)
{
    size_t graphs = pm_job_graphs(job);
    pm_text second = {0};
    pm_text last = {0};
    pm_add_drawing_name(&second, output, 1);
    pm_add_drawing_name(&last, output, graphs - 1);
    if (graphs > 1) {
        pm_remark(cli, "%s has %zu graphs: the drawing%s of the other%s %s in %s%s%s.", job->path,
                  graphs, graphs > 2 ? "s" : "", graphs > 2 ? "s" : "", graphs > 2 ? "are" : "is",
                  pm_text_bytes(&second), graphs > 2 ? " to " : "",
                  graphs > 2 ? pm_text_bytes(&last) : "");
    }
    pm_text_free(&second);
    pm_text_free(&last);
}

/* What the command line says of looks and places. *positions: what is to be freed. */
static pm_status set_options(const pm_cli *cli, const pm_job *job, pm_draw_options *options,
                             pm_positions **positions, pm_error *err)
{
    const pm_arguments *arguments = cli->arguments;
    if (arguments->view != NULL) {
        options->view = pm_view_find(arguments->view);
    }
    if (arguments->paper != NULL) {
        options->paper = pm_paper_find(arguments->paper);
    }
    options->portrait = arguments->portrait;
    options->grey = arguments->grey;
    options->keep_positions = arguments->keep_positions;
    options->upwards = job->reading.upwards;
    if (arguments->positions == NULL) {
        return PM_OK;
    }
    if (arguments->keep_positions) {
        return pm_fail(err, PM_USAGE,
                       "--positions and --keep-positions ask for two places each: leave one out.");
    }
    pm_status status = pm_positions_read(arguments->positions, positions, err);
    options->positions = *positions;
    return status;
}

pm_exit pm_draw_job(const pm_cli *cli, const pm_job *job, const char *output)
{
    pm_draw_options options = pm_default_draw_options();
    pm_text svg = {0};
    pm_text file = {0};
    pm_error err = {0};
    pm_exit done = PM_EXIT_DONE;
    pm_positions *positions = NULL;
    pm_status status = set_options(cli, job, &options, &positions, &err);
    if (status != PM_OK) {
        return pm_report_error(cli->streams, cli->command, &err);
    }
    pm_add_drawing_name(&file, output, job->graph);
    status = pm_text_check(&file, &err);
    if (status == PM_OK) {
        status = pm_draw_map(job->measures, job->findings, &options, &svg, &err);
    }
    if (status != PM_OK) {
        pm_error_in_file(&err, job->path);
        done = pm_report_error(cli->streams, cli->command, &err);
    } else {
        done = pm_deliver(cli, pm_text_bytes(&file), &svg);
    }
    pm_positions_free(positions);
    pm_text_free(&file);
    pm_text_free(&svg);
    return done;
}
