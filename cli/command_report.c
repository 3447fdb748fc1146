/* partmap report MAP -o FILE.html: the report of each graph in a map, each a page that holds all it
 * needs, or a text in Markdown with its drawings beside it; or the briefs of its partners. */
#include <string.h>

#include "cli/briefs.h"
#include "cli/drawing_files.h"
#include "cli/job.h"
#include "cli/report.h"
#include "cli/report_files.h"
#include "viz/report.h"

static bool is_stream(const char *path)
{
    return strcmp(path, "-") == 0;
}

/* --- files ------------------------------------------------------------------------------------ */

/* Where the first report goes. */
static pm_status choose_output(const pm_cli *cli, pm_text *output, pm_error *err)
{
    const char *path = cli->arguments->operands[0];
    const char *named = cli->arguments->output;
    const char *suffix = pm_report_form_of(cli->arguments)->suffix;
    if (named == NULL && is_stream(path)) {
        return pm_fail(err, PM_USAGE,
                       "A map from standard input has no name to put the report beside: name the "
                       "report with -o FILE.html, or -o - to write it to standard output.");
    }
    if (named != NULL && pm_is_folder(named)) {
        return pm_fail(err, PM_USAGE,
                       "\"%s\" is a folder: name the report, such as -o %s%sreport%s.", named,
                       named, named[strlen(named) - 1] == '/' ? "" : "/", suffix);
    }
    if (named != NULL) {
        pm_text_add(output, named);
    } else {
        pm_add_name_beside(output, path, suffix);
    }
    return pm_text_check(output, err);
}

/* The file of a graph's report: "town.html", "town-2.html" for the second graph. */
static void add_name(pm_text *name, const char *output, size_t graph)
{
    const char *slash = strrchr(output, '/');
    const char *dot = strrchr(slash != NULL ? slash : output, '.');
    if (graph == 0) {
        pm_text_add(name, output);
        return;
    }
    pm_text_add_bytes(name, output, dot != NULL ? (size_t)(dot - output) : strlen(output));
    pm_text_addf(name, "-%zu%s", graph + 1, dot != NULL ? dot : "");
}

/* Refuses standard output for several reports, and files that would take the place of the map. */
static pm_exit check_files(const pm_cli *cli, const pm_job *job, const char *output)
{
    pm_exit done = PM_EXIT_DONE;
    if (pm_job_graphs(job) > 1 && is_stream(output)) {
        return pm_job_refuse_several(cli, job, "standard output takes");
    }
    for (size_t i = 1; i < pm_job_graphs(job) && done == PM_EXIT_DONE; i++) {
        pm_text name = {0};
        add_name(&name, output, i);
        done = pm_check_output(cli, job->path, pm_text_bytes(&name));
        pm_text_free(&name);
    }
    return done;
}

static void tell_files(const pm_cli *cli, const pm_job *job, const char *output)
{
    pm_text last = {0};
    size_t graphs = pm_job_graphs(job);
    add_name(&last, output, graphs - 1);
    if (is_stream(output)) {
        /* Who reads the stream knows. */
    } else if (graphs == 1) {
        pm_remark(cli, "The report is in %s.", output);
    } else {
        pm_remark(cli, "%s has %zu graphs: their reports are in %s to %s.", job->path, graphs,
                  output, pm_text_bytes(&last));
    }
    pm_text_free(&last);
}

/* --- the report ------------------------------------------------------------------------------- */

static pm_report_options options_of(const pm_cli *cli, const pm_job *job)
{
    pm_report_options options = pm_default_report_options();
    options.grey = cli->arguments->grey;
    options.rules = job->rules;
    options.problems = &job->reading.problems;
    return options;
}

/* The graph's report as a page. */
static pm_exit write_page(const pm_cli *cli, const pm_job *job, const char *name)
{
    pm_error err = {0};
    pm_text html = {0};
    pm_report_options options = options_of(cli, job);
    pm_exit done = PM_EXIT_DONE;
    if (pm_write_report(job->measures, job->findings, &options, &html, &err) == PM_OK) {
        done = pm_deliver(cli, name, &html);
    } else {
        pm_error_in_file(&err, job->path);
        done = pm_report_error(cli->streams, cli->command, &err);
    }
    pm_text_free(&html);
    return done;
}

/* The same as Markdown. On a stream there is no place for drawings. */
static pm_exit write_markdown(const pm_cli *cli, const pm_job *job, const char *name)
{
    pm_error err = {0};
    pm_text markdown = {0};
    pm_text stem = {0};
    pm_report_options options = options_of(cli, job);
    pm_add_stem(&stem, name);
    pm_images images = {.stem = pm_text_bytes(&stem)};
    pm_exit done = PM_EXIT_DONE;
    if (pm_text_check(&stem, &err) == PM_OK &&
        pm_write_report_markdown(job->measures, job->findings, &options,
                                 is_stream(name) ? NULL : &images, &markdown, &err) == PM_OK) {
        done = pm_deliver_images(cli, name, &images);
        done = done == PM_EXIT_DONE ? pm_deliver(cli, name, &markdown) : done;
    } else {
        pm_error_in_file(&err, job->path);
        done = pm_report_error(cli->streams, cli->command, &err);
    }
    pm_images_free(&images);
    pm_text_free(&stem);
    pm_text_free(&markdown);
    return done;
}

/* The report of the graph that is the job's turn. */
static pm_exit report_graph(const pm_cli *cli, pm_job *job, const char *output)
{
    pm_error err = {0};
    pm_text name = {0};
    pm_exit done = pm_job_audit(cli, job);
    add_name(&name, output, job->graph);
    if (done == PM_EXIT_DONE && pm_text_check(&name, &err) != PM_OK) {
        done = pm_report_error(cli->streams, cli->command, &err);
    }
    if (done == PM_EXIT_DONE) {
        done = pm_report_form_of(cli->arguments)->markdown
                   ? write_markdown(cli, job, pm_text_bytes(&name))
                   : write_page(cli, job, pm_text_bytes(&name));
    }
    pm_text_free(&name);
    return done;
}

static pm_exit write_reports(const pm_cli *cli)
{
    const char *path = cli->arguments->operands[0];
    pm_job job = {0};
    pm_text output = {0};
    pm_error err = {0};
    pm_exit done = choose_output(cli, &output, &err) == PM_OK
                       ? pm_check_output(cli, path, pm_text_bytes(&output))
                       : pm_report_error(cli->streams, cli->command, &err);
    if (done == PM_EXIT_DONE) {
        done = pm_job_read(cli, path, &job);
    }
    if (done == PM_EXIT_DONE) {
        done = check_files(cli, &job, pm_text_bytes(&output));
    }
    for (size_t i = 0; done == PM_EXIT_DONE && i < pm_job_graphs(&job); i++) {
        pm_job_turn_to(&job, i);
        done = report_graph(cli, &job, pm_text_bytes(&output));
    }
    if (done == PM_EXIT_DONE) {
        tell_files(cli, &job, pm_text_bytes(&output));
    }
    pm_text_free(&output);
    pm_job_free(&job);
    return done;
}

pm_exit pm_command_report(const pm_cli *cli)
{
    return cli->arguments->brief != NULL ? pm_write_briefs(cli) : write_reports(cli);
}
