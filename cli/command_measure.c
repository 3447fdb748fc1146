/* partmap measure MAP: every number there is, in any format that measures are written in. */
#include <stdlib.h>
#include <string.h>

#include "cli/job.h"
#include "cli/progress.h"
#include "cli/report.h"
#include "engine/base/memory.h"

/* The keys of --only: the list itself, ended by NULL, and the text its items point into. */
typedef struct choice {
    const char **keys;
    size_t count;
    char *text;
} choice;

static void free_choice(choice *only)
{
    free(only->keys);
    free(only->text);
    *only = (choice){0};
}

static pm_status split_keys(const char *typed, choice *only, pm_error *err)
{
    size_t length = strlen(typed);
    only->text = pm_new_array(length + 1, 1);
    only->keys = pm_new_array(length / 2 + 2, sizeof *only->keys);
    if (only->text == NULL || only->keys == NULL) {
        return pm_fail_memory(err);
    }
    memcpy(only->text, typed, length);
    const char *rest = typed;
    const char *part = NULL;
    size_t part_length = 0;
    while ((part = pm_next_part(&rest, ",", &part_length)) != NULL) {
        char *key = only->text + (part - typed);
        key[part_length] = '\0';
        only->keys[only->count++] = key;
    }
    return only->count > 0 ? PM_OK
                           : pm_fail(err, PM_USAGE,
                                     "--only names no measure: write --only=density,ties, or "
                                     "leave it out for all.");
}

static pm_status fail_unknown_key(const char *key, pm_error *err)
{
    size_t count = pm_measure_count();
    const char **names = pm_new_array(count, sizeof *names);
    if (names == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t i = 0; i < count; i++) {
        names[i] = pm_measure_at(i)->key;
    }
    const char *nearest = pm_nearest(key, names, count);
    if (nearest != NULL) {
        pm_fail(err, PM_USAGE, "There is no measure \"%s\": did you mean \"%s\"?", key, nearest);
    } else {
        pm_fail(err, PM_USAGE, "There is no measure \"%s\": \"partmap explain\" lists them.", key);
    }
    free(names);
    return PM_USAGE;
}

/* Before any work: is every key one of the registry's? */
static pm_status check_keys(const choice *only, pm_error *err)
{
    for (size_t i = 0; i < only->count; i++) {
        if (pm_measure_find(only->keys[i]) == NULL) {
            return fail_unknown_key(only->keys[i], err);
        }
    }
    return PM_OK;
}

/* The first level that has a column of the key; PM_LEVEL_COUNT when none has. */
static pm_level level_of(const pm_measures *measures, const char *key)
{
    pm_level level = 0;
    while (level < PM_LEVEL_COUNT && pm_measures_find(measures, level, key) == NULL) {
        level++;
    }
    return level;
}

/* Measures of a resource have a column only for resources that somebody states. */
static pm_status check_columns(const pm_measures *measures, const choice *only, pm_error *err)
{
    for (size_t i = 0; i < only->count; i++) {
        if (level_of(measures, only->keys[i]) == PM_LEVEL_COUNT) {
            const pm_measure *measure = pm_measure_find(only->keys[i]);
            if (measure->optional) {
                return pm_fail(err, PM_USAGE, "\"%s\" is only computed with --%s.", only->keys[i],
                               measure->key);
            }
            return pm_fail(err, PM_USAGE,
                           "This map has no \"%s\": \"%s\" is followed by the name of a resource "
                           "that a member states (see --resource).",
                           only->keys[i], measure->key);
        }
    }
    return PM_OK;
}

/* One table was asked for: does it hold any of the chosen measures? */
static pm_status check_level(const pm_measures *measures, const choice *only, pm_level level,
                             pm_error *err)
{
    for (size_t i = 0; i < only->count; i++) {
        if (pm_measures_find(measures, level, only->keys[i]) != NULL) {
            return PM_OK;
        }
    }
    return pm_fail(err, PM_USAGE, "\"%s\" is not a measure of level %s: write --level=%s.",
                   only->keys[0], pm_level_name(level),
                   pm_level_name(level_of(measures, only->keys[0])));
}

/* Without --level: csv holds organisations; table shows the network, or with --only whatever levels
 * have the chosen measures; json always has them all. */
static void choose_own_level(const pm_arguments *arguments, const char *format, pm_results *results)
{
    if (pm_format_find(format)->all_levels) {
        return;
    }
    bool csv = strcmp(format, "csv") == 0;
    results->level = csv ? PM_LEVEL_ORGANISATION : PM_LEVEL_NETWORK;
    results->one_level = csv || (strcmp(format, "table") == 0 && arguments->only == NULL);
}

static pm_status choose_level(const pm_arguments *arguments, const char *format,
                              pm_results *results, pm_error *err)
{
    const char *typed = arguments->level;
    if (typed == NULL) {
        choose_own_level(arguments, format, results);
        return PM_OK;
    }
    if (pm_format_find(format)->all_levels) {
        return pm_fail(err, PM_USAGE,
                       "--level goes with table and csv: %s always holds every level.", format);
    }
    results->one_level = strcmp(typed, PM_ALL_LEVELS) != 0;
    if (!results->one_level && strcmp(format, "csv") == 0) {
        return pm_fail(err, PM_USAGE, "A csv file holds one level: name one, such as --level=%s.",
                       pm_level_name(PM_LEVEL_ORGANISATION));
    }
    for (pm_level level = 0; level < PM_LEVEL_COUNT; level++) {
        if (strcmp(pm_level_name(level), typed) == 0) {
            results->level = level;
        }
    }
    return PM_OK;
}

/* Says what is left out because there is too much of it. */
static void tell_left_out(const pm_cli *cli, const pm_measures *measures)
{
    size_t sectors = pm_measures_rows(measures, PM_LEVEL_SECTOR);
    if (sectors > PM_MOST_MIXED_SECTORS) {
        pm_remark(
            cli,
            "There are %zu sectors: pairs of them are left out above %d. Does --sector name the "
            "right attribute?",
            sectors, (int)PM_MOST_MIXED_SECTORS);
    }
}

/* Tells a reader of the network's table that there is more. */
static void point_to_levels(const pm_cli *cli, const char *format)
{
    if (strcmp(format, "table") != 0 || cli->arguments->level != NULL ||
        cli->arguments->only != NULL) {
        return;
    }
    pm_text levels = {0};
    pm_add_choices(&levels, &pm_option_level);
    pm_remark(cli, "More with --level=LEVEL: %s.", pm_text_bytes(&levels));
    pm_text_free(&levels);
}

/* Draws maps and leaves members out, where that was asked for. */
static pm_status question(const pm_cli *cli, pm_job *job, pm_error *err)
{
    const pm_arguments *arguments = cli->arguments;
    pm_status status = PM_OK;
    if (arguments->draws > 0) {
        pm_bar bar = pm_bar_start(cli, "drawing maps at random");
        status = pm_measure_significance(job->measures, arguments->draws, pm_bar_move, &bar,
                                         &job->significance, err);
        pm_bar_end(&bar);
    }
    if (status == PM_OK && arguments->jackknife) {
        pm_bar bar = pm_bar_start(cli, "leaving out members");
        status = pm_measure_jackknife(job->measures, pm_bar_move, &bar, &job->jackknife, err);
        pm_bar_end(&bar);
    }
    return status;
}

/* All that can be said of the command line before the map is read. */
static pm_status understand(const pm_arguments *arguments, const char *format, choice *only,
                            pm_results *results, pm_error *err)
{
    pm_status status = choose_level(arguments, format, results, err);
    bool questions = arguments->draws > 0 || arguments->jackknife;
    bool answers = strcmp(format, "table") == 0 || strcmp(format, "json") == 0;
    if (status == PM_OK && questions && !answers) {
        return pm_fail(err, PM_USAGE,
                       "--significance and --jackknife go with table and json: %s holds measures "
                       "only.",
                       format);
    }
    if (status == PM_OK && arguments->rules_count > 0 && !pm_format_find(format)->wants_findings) {
        return pm_fail(err, PM_USAGE,
                       "--rules goes with xlsx: %s holds no findings. Use \"partmap audit\".",
                       format);
    }
    if (status == PM_OK && arguments->only != NULL) {
        status = split_keys(arguments->only, only, err);
    }
    return status == PM_OK ? check_keys(only, err) : status;
}

static pm_status write_measures(const pm_format *format, const choice *only, pm_results *results,
                                pm_text *text, pm_error *err)
{
    pm_status status = PM_OK;
    if (only->count > 0) {
        results->only = only->keys;
        status = check_columns(results->measures, only, err);
    }
    if (status == PM_OK && only->count > 0 && results->one_level) {
        status = check_level(results->measures, only, results->level, err);
    }
    return status == PM_OK ? format->write_measures(results, text, err) : status;
}

/* Measures the graph that is the job's turn and appends the result. */
static pm_exit add_measures(const pm_cli *cli, pm_job *job, const pm_format *format,
                            const choice *only, const pm_results *chosen, pm_text *text)
{
    pm_error err = {0};
    pm_exit done = format->wants_findings ? pm_job_audit(cli, job) : pm_job_measure(cli, job);
    if (done != PM_EXIT_DONE) {
        return done;
    }
    tell_left_out(cli, job->measures);
    pm_status status = question(cli, job, &err);
    if (status == PM_OK) {
        pm_results results = pm_job_results(cli, job);
        results.one_level = chosen->one_level;
        results.level = chosen->level;
        pm_job_add_heading(job, format, text);
        status = write_measures(format, only, &results, text, &err);
    }
    return status == PM_OK ? PM_EXIT_DONE : pm_report_error(cli->streams, cli->command, &err);
}

/* All graphs in one text. */
static pm_exit add_together(const pm_cli *cli, pm_job *job, const pm_format *format,
                            const choice *only, pm_text *text)
{
    pm_together together = {0};
    pm_error err = {0};
    size_t mended = 0;
    pm_exit done = pm_job_gather(cli, job, true, &together);
    for (size_t i = 0; done == PM_EXIT_DONE && i < together.count; i++) {
        tell_left_out(cli, together.measures[i]);
        together.results[i].only = only->count > 0 ? only->keys : NULL;
        together.results[i].mended = &mended;
    }
    if (done == PM_EXIT_DONE &&
        write_measures(format, only, &together.results[0], text, &err) != PM_OK) {
        done = pm_report_error(cli->streams, cli->command, &err);
    }
    if (done == PM_EXIT_DONE) {
        pm_tell_mended(cli, mended);
    }
    pm_job_free_together(&together);
    return done;
}

static pm_exit add_graphs(const pm_cli *cli, pm_job *job, const pm_format *format,
                          const choice *only, const pm_results *chosen, pm_text *text)
{
    if (format->graphs == PM_GRAPHS_TOGETHER) {
        return add_together(cli, job, format, only, text);
    }
    pm_exit done = pm_job_check_format(cli, job, format);
    for (size_t i = 0; done == PM_EXIT_DONE && i < pm_job_graphs(job); i++) {
        pm_job_turn_to(job, i);
        done = add_measures(cli, job, format, only, chosen, text);
    }
    return done;
}

pm_exit pm_command_measure(const pm_cli *cli)
{
    const pm_arguments *arguments = cli->arguments;
    const char *path = arguments->operands[0];
    const char *name =
        arguments->format != NULL ? arguments->format : pm_option_measure_format.choice(0);
    const pm_format *format = pm_format_find(name);
    pm_job job = {0};
    pm_text text = {0};
    choice only = {0};
    pm_results chosen = {0};
    pm_error err = {0};
    pm_exit done = pm_check_output(cli, path, arguments->output);
    if (done == PM_EXIT_DONE && understand(arguments, name, &only, &chosen, &err) != PM_OK) {
        done = pm_report_error(cli->streams, cli->command, &err);
    }
    if (done == PM_EXIT_DONE) {
        done = pm_check_terminal(cli, format, arguments->output);
    }
    if (done == PM_EXIT_DONE) {
        done = pm_job_read(cli, path, &job);
    }
    if (done == PM_EXIT_DONE) {
        done = add_graphs(cli, &job, format, &only, &chosen, &text);
    }
    if (done == PM_EXIT_DONE) {
        done = pm_deliver(cli, arguments->output, &text);
    }
    if (done == PM_EXIT_DONE) {
        point_to_levels(cli, name);
    }
    pm_text_free(&text);
    free_choice(&only);
    pm_job_free(&job);
    return done;
}
