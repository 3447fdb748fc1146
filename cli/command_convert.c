/* partmap convert IN OUT: a map in another format. What a map cannot be turned into whole (JSON, a
 * workbook) holds its measures. */
#include <string.h>

#include "cli/job.h"
#include "cli/report.h"

static bool is_stream(const char *path)
{
    return strcmp(path, "-") == 0;
}

/* --- before any work ------------------------------------------------------------------------- */

static pm_status fail_suffix(const char *output, pm_error *err)
{
    pm_text suffixes = {0};
    for (size_t i = 0; i < pm_format_count(); i++) {
        for (size_t s = 0; pm_format_at(i)->suffixes[s] != NULL; s++) {
            pm_text_addf(&suffixes, "%s%s", suffixes.length > 0 ? ", " : "",
                         pm_format_at(i)->suffixes[s]);
        }
    }
    pm_status status =
        pm_fail(err, PM_USAGE,
                "The suffix of \"%s\" does not say which format it is to have: use one of %s, or "
                "say it with --format.",
                pm_excerpt_of(output).bytes, pm_text_bytes(&suffixes));
    pm_text_free(&suffixes);
    return status;
}

static pm_status choose_format(const pm_arguments *arguments, const pm_format **format,
                               pm_error *err)
{
    const char *output = arguments->operands[1];
    if (arguments->format != NULL) {
        *format = pm_format_find(arguments->format);
    } else if (is_stream(output)) {
        return pm_fail(err, PM_USAGE,
                       "Standard output has no suffix to tell its format by: say it with "
                       "--format.");
    } else {
        *format = pm_format_of_file(output);
    }
    if (*format == NULL) {
        return fail_suffix(output, err);
    }
    if ((*format)->parts != NULL && is_stream(output)) {
        return pm_fail(err, PM_USAGE,
                       "A map in %s is several files: name one, such as town%s, and the others are "
                       "named after it.",
                       (*format)->name, (*format)->suffixes[0]);
    }
    return PM_OK;
}

/* The path of a part: "town.csv" gives "town.nodes.csv". */
static void add_part_path(pm_text *path, const char *output, const pm_format *format,
                          const pm_format_part *part)
{
    const char *suffix = format->suffixes[0];
    size_t length = strlen(output);
    size_t end = strlen(suffix);
    if (length > end && pm_equal_ignoring_case(output + length - end, suffix)) {
        length -= end;
    }
    pm_text_add_bytes(path, output, length);
    pm_text_addf(path, ".%s%s", part->name, suffix);
}

/* Refuses to write over the input, whatever it is called. */
static pm_exit check_outputs(const pm_cli *cli, const pm_format *format)
{
    const char *input = cli->arguments->operands[0];
    const char *output = cli->arguments->operands[1];
    if (format->parts == NULL) {
        return pm_check_output(cli, input, output);
    }
    pm_exit done = PM_EXIT_DONE;
    for (const pm_format_part *part = format->parts; done == PM_EXIT_DONE && part->name != NULL;
         part++) {
        pm_text path = {0};
        add_part_path(&path, output, format, part);
        done = pm_check_output(cli, input, pm_text_bytes(&path));
        pm_text_free(&path);
    }
    return done;
}

/* --- writing --------------------------------------------------------------------------------- */

/* Writes one file with a writer; a text without anything in it makes none. */
static pm_exit write_part(const pm_cli *cli, const pm_results *results, pm_writer writer,
                          const char *path)
{
    pm_text text = {0};
    pm_error err = {0};
    pm_exit done = PM_EXIT_DONE;
    if (writer(results, &text, &err) != PM_OK) {
        done = pm_report_error(cli->streams, cli->command, &err);
    } else if (text.length > 0) {
        done = pm_deliver(cli, path, &text);
    }
    pm_text_free(&text);
    return done;
}

static pm_exit write_parts(const pm_cli *cli, const pm_results *results, const pm_format *format)
{
    pm_exit done = PM_EXIT_DONE;
    for (const pm_format_part *part = format->parts; done == PM_EXIT_DONE && part->name != NULL;
         part++) {
        pm_text path = {0};
        add_part_path(&path, cli->arguments->operands[1], format, part);
        done = write_part(cli, results, part->write, pm_text_bytes(&path));
        pm_text_free(&path);
    }
    return done;
}

/* Appends the graph that is the job's turn, or writes its parts. */
static pm_exit add_graph(const pm_cli *cli, pm_job *job, const pm_format *format, pm_text *text)
{
    bool whole = format->write_map != NULL || format->parts != NULL;
    pm_error err = {0};
    pm_exit done = PM_EXIT_DONE;
    if (format->wants_findings) {
        done = pm_job_audit(cli, job);
    } else if (!whole || cli->arguments->with_measures) {
        done = pm_job_measure(cli, job);
    }
    if (done != PM_EXIT_DONE) {
        return done;
    }
    pm_results results = pm_job_results(cli, job);
    results.whole = true;
    if (format->parts != NULL) {
        return write_parts(cli, &results, format);
    }
    pm_writer writer = format->write_map != NULL ? format->write_map : format->write_measures;
    return writer(&results, text, &err) == PM_OK
               ? PM_EXIT_DONE
               : pm_report_error(cli->streams, cli->command, &err);
}

/* All graphs in one text. */
static pm_exit add_together(const pm_cli *cli, pm_job *job, const pm_format *format, pm_text *text)
{
    pm_together together = {0};
    pm_error err = {0};
    size_t mended = 0;
    pm_exit done = pm_job_gather(cli, job, cli->arguments->with_measures, &together);
    for (size_t i = 0; done == PM_EXIT_DONE && i < together.count; i++) {
        together.results[i].mended = &mended;
        together.results[i].whole = true;
    }
    if (done == PM_EXIT_DONE && format->write_map(&together.results[0], text, &err) != PM_OK) {
        done = pm_report_error(cli->streams, cli->command, &err);
    }
    if (done == PM_EXIT_DONE) {
        pm_tell_mended(cli, mended);
    }
    pm_job_free_together(&together);
    return done;
}

/* A map that is written is the file's own in another form and keeps the names of people, with
 * measures beside them or without; measures alone are for showing round. */
static bool keeps_names(const pm_cli *cli, const pm_format *format)
{
    return cli->arguments->settings.name_people || format->write_map != NULL ||
           format->parts != NULL;
}

static pm_exit add_graphs(const pm_cli *cli, pm_job *job, const pm_format *format, pm_text *text)
{
    if (format->graphs == PM_GRAPHS_TOGETHER) {
        return add_together(cli, job, format, text);
    }
    pm_exit done = pm_job_check_format(cli, job, format);
    for (size_t i = 0; done == PM_EXIT_DONE && i < pm_job_graphs(job); i++) {
        pm_job_turn_to(job, i);
        done = add_graph(cli, job, format, text);
    }
    return done;
}

pm_exit pm_command_convert(const pm_cli *cli)
{
    const char *input = cli->arguments->operands[0];
    const char *output = cli->arguments->operands[1];
    const pm_format *format = NULL;
    pm_job job = {0};
    pm_text text = {0};
    pm_error err = {0};
    if (choose_format(cli->arguments, &format, &err) != PM_OK) {
        return pm_report_error(cli->streams, cli->command, &err);
    }
    pm_exit done = check_outputs(cli, format);
    done = done == PM_EXIT_DONE ? pm_check_terminal(cli, format, output) : done;
    done = done == PM_EXIT_DONE ? pm_job_read(cli, input, &job) : done;
    pm_arguments arguments = *cli->arguments;
    arguments.settings.name_people = keeps_names(cli, format);
    pm_cli writing = {cli->command, &arguments, cli->streams};
    done = done == PM_EXIT_DONE ? add_graphs(&writing, &job, format, &text) : done;
    if (done == PM_EXIT_DONE && format->parts == NULL) {
        done = pm_deliver(cli, output, &text);
    }
    pm_text_free(&text);
    pm_job_free(&job);
    return done;
}
