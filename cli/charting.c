/* Charts and their files: see charting.h. */
#include "cli/charting.h"

#include <string.h>

#include "cli/drawing_files.h"
#include "cli/job.h"
#include "cli/report.h"
#include "viz/charts.h"
#include "viz/draw.h"

static bool is_wanted(const pm_cli *cli, const pm_chart *chart)
{
    const char *typed = cli->arguments->chart;
    return strcmp(typed, PM_ALL_CHARTS) == 0 || strcmp(typed, chart->name) == 0;
}

static bool wants_all(const pm_cli *cli)
{
    return strcmp(cli->arguments->chart, PM_ALL_CHARTS) == 0;
}

/* --- names ----------------------------------------------------------------------------------- */

/* "FOLDER/MAP-CHART.svg", or the file that was named. */
static void add_name(const pm_cli *cli, const pm_chart *chart, pm_text *name)
{
    const char *output = cli->arguments->output;
    const char *map = cli->arguments->operands[0];
    const char *slash = strrchr(map, '/');
    const char *base = slash != NULL ? slash + 1 : map;
    const char *dot = strrchr(base, '.');
    size_t length = dot != NULL && dot > base ? (size_t)(dot - base) : strlen(base);
    if (!wants_all(cli)) {
        pm_text_add(name, output);
        return;
    }
    pm_text_add(name, output);
    pm_text_add(name, output[strlen(output) - 1] == '/' ? "" : "/");
    if (strcmp(map, "-") == 0) {
        pm_text_add(name, "map");
    } else {
        pm_text_add_bytes(name, base, length);
    }
    pm_text_addf(name, "-%s.svg", chart->name);
}

/* --- what is refused ------------------------------------------------------------------------- */

static pm_status check_words(const pm_arguments *arguments, pm_error *err)
{
    if (arguments->view != NULL || arguments->paper != NULL || arguments->portrait) {
        return pm_fail(err, PM_USAGE,
                       "--chart draws a chart, which has a size of its own and no views: leave "
                       "--view, --paper and --portrait out.");
    }
    if (arguments->output == NULL || arguments->output[0] == '\0') {
        return pm_fail(err, PM_USAGE,
                       "Name the chart's file: -o FILE.svg, or -o FOLDER/ for all of them.");
    }
    return PM_OK;
}

static bool is_svg(const char *path)
{
    const pm_drawing_form *form = pm_drawing_form_of_file(path);
    return strcmp(path, "-") == 0 || (form != NULL && strcmp(form->name, "svg") == 0);
}

static pm_exit check_files(const pm_cli *cli)
{
    const char *output = cli->arguments->output;
    pm_exit done = PM_EXIT_DONE;
    if (!wants_all(cli) && !is_svg(output)) {
        pm_error err = {0};
        pm_fail(&err, PM_USAGE, "\"%s\" does not end in .svg: charts are written as SVG.", output);
        done = pm_report_error(cli->streams, cli->command, &err);
    } else if (wants_all(cli) && strcmp(output, "-") == 0) {
        pm_error err = {0};
        pm_fail(&err, PM_USAGE, "%zu charts are %zu files: name a folder, such as -o charts/.",
                pm_chart_count(), pm_chart_count());
        done = pm_report_error(cli->streams, cli->command, &err);
    }
    for (size_t i = 0; i < pm_chart_count() && done == PM_EXIT_DONE; i++) {
        pm_text name = {0};
        add_name(cli, pm_chart_at(i), &name);
        done = pm_check_output(cli, cli->arguments->operands[0], pm_text_bytes(&name));
        pm_text_free(&name);
    }
    return done;
}

/* --- drawing --------------------------------------------------------------------------------- */

static pm_exit draw_chart(const pm_cli *cli, const pm_job *job, const pm_chart *chart)
{
    pm_chart_options options = {.grey = cli->arguments->grey, .rules = job->rules};
    pm_text svg = {0};
    pm_text name = {0};
    pm_error err = {0};
    pm_exit done = PM_EXIT_DONE;
    add_name(cli, chart, &name);
    pm_status status = pm_draw_chart(job->measures, chart, &options, &svg, &err);
    if (status == PM_OK) {
        status = pm_text_check(&name, &err);
    }
    if (status == PM_OK) {
        done = pm_deliver(cli, pm_text_bytes(&name), &svg);
    } else {
        pm_error_in_file(&err, job->path);
        done = pm_report_error(cli->streams, cli->command, &err);
    }
    pm_text_free(&name);
    pm_text_free(&svg);
    return done;
}

static pm_exit draw_wanted(const pm_cli *cli, const pm_job *job)
{
    pm_error err = {0};
    pm_exit done = PM_EXIT_DONE;
    if (wants_all(cli) && pm_make_folder(cli->arguments->output, &err) != PM_OK) {
        return pm_report_error(cli->streams, cli->command, &err);
    }
    for (size_t i = 0; i < pm_chart_count() && done == PM_EXIT_DONE; i++) {
        if (is_wanted(cli, pm_chart_at(i))) {
            done = draw_chart(cli, job, pm_chart_at(i));
        }
    }
    return done;
}

pm_exit pm_draw_charts(const pm_cli *cli)
{
    pm_job job = {0};
    pm_error err = {0};
    if (check_words(cli->arguments, &err) != PM_OK) {
        return pm_report_error(cli->streams, cli->command, &err);
    }
    pm_exit done = check_files(cli);
    if (done == PM_EXIT_DONE) {
        done = pm_job_read(cli, cli->arguments->operands[0], &job);
    }
    if (done == PM_EXIT_DONE && pm_job_graphs(&job) > 1) {
        done = pm_job_refuse_several(cli, &job, "a chart shows");
    }
    if (done == PM_EXIT_DONE) {
        done = pm_job_measure(cli, &job);
    }
    if (done == PM_EXIT_DONE) {
        done = draw_wanted(cli, &job);
    }
    pm_job_free(&job);
    return done;
}
