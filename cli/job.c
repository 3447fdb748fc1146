/* The stages one after the other for the graphs of one input: see job.h. */
#include "cli/job.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/redirection.h"
#include "cli/report.h"
#include "cli/rules.h"
#include "engine/base/memory.h"

enum { WARNINGS_SHOWN = 5 };

static bool is_stream(const char *path)
{
    return strcmp(path, "-") == 0;
}

/* The attributes that --map names, ended by NULL. Caller frees. */
static pm_status list_mapped(const pm_arguments *arguments, const char ***mapped, pm_error *err)
{
    *mapped = pm_new_array(arguments->redirection_count + 1, sizeof **mapped);
    if (*mapped == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t i = 0; i < arguments->redirection_count; i++) {
        (*mapped)[i] = arguments->redirections[i].attribute;
    }
    return PM_OK;
}

pm_status pm_job_take(const pm_cli *cli, const char *path, pm_job *job, pm_error *err)
{
    const pm_arguments *arguments = cli->arguments;
    pm_reading *reading = &job->reading;
    job->path = path;
    const char **mapped = NULL;
    pm_status status = list_mapped(cli->arguments, &mapped, err);
    if (status != PM_OK) {
        return status;
    }
    pm_read_options options = {.mapped = mapped,
                               .lenient = arguments->lenient,
                               .groups_as_members = arguments->groups_as_members,
                               .graph = arguments->graph,
                               .edges = arguments->edges,
                               .source = arguments->source,
                               .target = arguments->target,
                               .id = arguments->node_id};
    status = is_stream(path) ? pm_read_stream(cli->streams->in, path, &options, reading, err)
                             : pm_read_path(path, &options, reading, err);
    free(mapped);
    for (size_t i = 0; status == PM_OK && i < reading->count; i++) {
        /* A graph without nodes beside others has no attribute to read a word from. */
        if (reading->count > 1 && pm_map_node_count(reading->maps[i]) == 0) {
            continue;
        }
        status = pm_redirections_apply(arguments, reading->maps[i], &reading->problems, err);
    }
    if (status == PM_OK) {
        pm_job_turn_to(job, 0);
    }
    pm_error_in_file(err, path);
    return status;
}

/* --- graphs ---------------------------------------------------------------------------------- */

static void free_results(pm_job *job)
{
    pm_findings_free(job->findings);
    pm_significance_free(job->significance);
    pm_jackknife_free(job->jackknife);
    pm_measures_free(job->measures);
    job->findings = NULL;
    job->significance = NULL;
    job->jackknife = NULL;
    job->measures = NULL;
}

size_t pm_job_graphs(const pm_job *job)
{
    return job->reading.count;
}

void pm_job_turn_to(pm_job *job, size_t graph)
{
    free_results(job);
    job->graph = graph;
    job->map = job->reading.maps[graph];
}

void pm_job_add_graph_name(const pm_job *job, size_t graph, pm_text *out)
{
    const char *id = pm_map_graph_id(job->reading.maps[graph]);
    if (id[0] != '\0') {
        pm_text_add(out, id);
    } else {
        pm_text_addf(out, "%zu", graph + 1);
    }
}

pm_exit pm_job_refuse_several(const pm_cli *cli, const pm_job *job, const char *what)
{
    pm_error err = {0};
    pm_text name = {0};
    pm_job_add_graph_name(job, 0, &name);
    pm_fail(&err, PM_USAGE, "%s has %zu graphs and %s one: choose it, such as --graph=%s.",
            job->path, pm_job_graphs(job), what, pm_text_bytes(&name));
    pm_text_free(&name);
    return pm_report_error(cli->streams, cli->command, &err);
}

pm_exit pm_job_check_format(const pm_cli *cli, const pm_job *job, const pm_format *format)
{
    return pm_job_graphs(job) > 1 && format->graphs == PM_ONE_GRAPH
               ? pm_job_refuse_several(cli, job, "a file of that format holds")
               : PM_EXIT_DONE;
}

void pm_job_add_heading(const pm_job *job, const pm_format *format, pm_text *out)
{
    if (pm_job_graphs(job) == 1 || format->graphs != PM_GRAPHS_WITH_HEADINGS) {
        return;
    }
    pm_text_addf(out, "%sGraph ", out->length > 0 ? "\n" : "");
    pm_job_add_graph_name(job, job->graph, out);
    pm_text_addf(out, " (%zu of %zu)\n\n", job->graph + 1, pm_job_graphs(job));
}

/* --- what went wrong ------------------------------------------------------------------------- */

pm_exit pm_exit_of_input(const pm_error *err)
{
    switch (err->code) {
    case PM_OK:
        return PM_EXIT_DONE;
    case PM_USAGE:
        return PM_EXIT_USAGE;
    case PM_INVALID:
    case PM_IO:
        return PM_EXIT_INPUT;
    default:
        return PM_EXIT_OTHER;
    }
}

/* All errors of a map that is not valid, or the one fault that kept it from being read. */
static void say_errors(const pm_cli *cli, const pm_job *job, const pm_error *err)
{
    if (err->code != PM_INVALID || job->reading.problems.errors == 0) {
        pm_report_error(cli->streams, cli->command, err);
        return;
    }
    for (size_t i = 0; i < job->reading.problems.count; i++) {
        if (job->reading.problems.items[i].is_error) {
            pm_text line = {0};
            pm_text_add(&line, "partmap: ");
            pm_add_problem(&line, job->path, &job->reading.problems.items[i]);
            pm_say(cli->streams, &line);
            pm_text_free(&line);
        }
    }
}

static void say_warnings(const pm_cli *cli, const pm_job *job)
{
    size_t count = job->reading.problems.count;
    for (size_t i = 0; i < count && i < WARNINGS_SHOWN; i++) {
        pm_text line = {0};
        pm_add_problem(&line, job->path, &job->reading.problems.items[i]);
        pm_remark(cli, "%s", pm_text_bytes(&line));
        pm_text_free(&line);
    }
    if (count > WARNINGS_SHOWN) {
        size_t more = count - WARNINGS_SHOWN + job->reading.problems.warnings_left_out;
        pm_remark(cli, "%s: %zu more %s: \"partmap check %s\" shows them all.", job->path, more,
                  more == 1 ? "warning" : "warnings", job->path);
    }
}

pm_exit pm_job_read(const pm_cli *cli, const char *path, pm_job *job)
{
    pm_error err = {0};
    pm_exit done = pm_rules_load(cli, &job->rules);
    if (done != PM_EXIT_DONE) {
        return done;
    }
    if (pm_job_take(cli, path, job, &err) != PM_OK) {
        say_errors(cli, job, &err);
        return pm_exit_of_input(&err);
    }
    say_warnings(cli, job);
    return PM_EXIT_DONE;
}

/* --- the stages ------------------------------------------------------------------------------ */

static pm_exit fail(const pm_cli *cli, const pm_job *job, pm_error *err)
{
    pm_error_in_file(err, job->path);
    return pm_report_error(cli->streams, cli->command, err);
}

pm_exit pm_job_measure(const pm_cli *cli, pm_job *job)
{
    pm_error err = {0};
    if (pm_measure_map(job->map, &cli->arguments->settings, &job->measures, &err) != PM_OK) {
        return fail(cli, job, &err);
    }
    return PM_EXIT_DONE;
}

pm_exit pm_job_audit(const pm_cli *cli, pm_job *job)
{
    pm_error err = {0};
    pm_audit_options options = pm_default_audit_options();
    options.rules = job->rules;
    pm_exit done = pm_job_measure(cli, job);
    if (done == PM_EXIT_DONE &&
        pm_audit_map(job->measures, &options, &job->findings, &err) != PM_OK) {
        return fail(cli, job, &err);
    }
    return done;
}

pm_results pm_job_results(const pm_cli *cli, const pm_job *job)
{
    return (pm_results){.map = job->map,
                        .problems = &job->reading.problems,
                        .measures = job->measures,
                        .findings = job->findings,
                        .significance = job->significance,
                        .jackknife = job->jackknife,
                        .graph = job->graph + 1,
                        .graphs = pm_job_graphs(job),
                        .mark = cli->arguments->mark,
                        .width = pm_page_width(cli),
                        .colour = pm_may_colour(cli)};
}

pm_exit pm_job_gather(const pm_cli *cli, pm_job *job, bool measured, pm_together *together)
{
    size_t count = pm_job_graphs(job);
    pm_exit done = PM_EXIT_DONE;
    together->results = pm_new_array(count, sizeof *together->results);
    together->measures = pm_new_array(count, sizeof *together->measures);
    if (together->results == NULL || together->measures == NULL) {
        pm_error err = {0};
        pm_fail_memory(&err);
        return pm_report_error(cli->streams, cli->command, &err);
    }
    for (size_t i = 0; done == PM_EXIT_DONE && i < count; i++) {
        pm_job_turn_to(job, i);
        done = measured ? pm_job_measure(cli, job) : PM_EXIT_DONE;
        together->results[i] = pm_job_results(cli, job);
        together->results[i].next = i + 1 < count ? &together->results[i + 1] : NULL;
        together->measures[i] = job->measures;
        job->measures = NULL;
        together->count = i + 1;
    }
    return done;
}

void pm_job_free_together(pm_together *together)
{
    for (size_t i = 0; i < together->count; i++) {
        pm_measures_free(together->measures[i]);
    }
    free(together->measures);
    free(together->results);
    *together = (pm_together){0};
}

void pm_job_free(pm_job *job)
{
    free_results(job);
    pm_reading_free(&job->reading);
    pm_rulebook_free(job->rules);
    *job = (pm_job){0};
}

/* --- output ---------------------------------------------------------------------------------- */

/* Are both the same regular file? */
static bool is_same_file(const char *input, const char *output)
{
    struct stat in;
    struct stat out;
    return !is_stream(input) && stat(input, &in) == 0 && stat(output, &out) == 0 &&
           S_ISREG(out.st_mode) && in.st_dev == out.st_dev && in.st_ino == out.st_ino;
}

pm_exit pm_check_output(const pm_cli *cli, const char *input, const char *output)
{
    const char *edges = cli->arguments->edges;
    if (output == NULL || is_stream(output) ||
        (!is_same_file(input, output) && (edges == NULL || !is_same_file(edges, output)))) {
        return PM_EXIT_DONE;
    }
    pm_error err = {0};
    pm_fail(&err, PM_USAGE, "\"%s\" is the map itself: give the result another name.", output);
    return pm_report_error(cli->streams, cli->command, &err);
}

pm_exit pm_check_terminal(const pm_cli *cli, const pm_format *format, const char *output)
{
    bool to_stream = output == NULL || is_stream(output);
    if (!format->binary || !to_stream || !pm_is_terminal(cli->streams->out)) {
        return PM_EXIT_DONE;
    }
    pm_error err = {0};
    pm_fail(&err, PM_USAGE, "%s is not for a terminal: name a file, such as %s%s.", format->name,
            cli->command->name[0] == 'c' ? "town" : "-o town", format->suffixes[0]);
    return pm_report_error(cli->streams, cli->command, &err);
}

void pm_tell_mended(const pm_cli *cli, size_t mended)
{
    if (mended > 0) {
        pm_remark(cli, "%zu %s that the format cannot hold became U+FFFD.", mended,
                  mended == 1 ? "character" : "characters");
    }
}

pm_exit pm_deliver(const pm_cli *cli, const char *output, const pm_text *text)
{
    pm_error err = {0};
    pm_text_check(text, &err);
    if (err.code == PM_OK && (output == NULL || is_stream(output))) {
        pm_send(cli->streams, text);
    } else if (err.code == PM_OK) {
        pm_file_write(output, pm_text_bytes(text), text->length, &err);
    }
    return err.code == PM_OK ? PM_EXIT_DONE : pm_report_error(cli->streams, cli->command, &err);
}
