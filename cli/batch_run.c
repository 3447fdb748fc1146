/* A batch from its first map to its last place: see batch_run.h. The supervisor: it hashes, starts
 * children, hears them and writes; it reads no map and calls neither igraph nor Graphviz. */
#include "cli/batch_run.h"

#include <signal.h>
#include <string.h>

#include "cli/batch_child.h"
#include "cli/batch_inputs.h"
#include "cli/batch_join.h"
#include "cli/batch_lock.h"
#include "cli/batch_names.h"
#include "cli/batch_options.h"
#include "cli/batch_pool.h"
#include "cli/batch_session.h"
#include "cli/job.h"
#include "cli/report.h"

/* --- before ---------------------------------------------------------------------------------- */

static pm_status check_command_line(const pm_cli *cli, pm_error *err)
{
    const char *output = cli->arguments->output;
    if (output == NULL || strcmp(output, "-") == 0) {
        return pm_fail(err, PM_USAGE, "Name the folder for the results: -o OUT.");
    }
    return PM_OK;
}

/* Leaves only the maps of the shard asked for. */
static void keep_shard(pm_batch_maps *maps, const pm_shard *shard)
{
    size_t kept = 0;
    for (size_t i = 0; i < maps->count; i++) {
        if (pm_shard_has(shard, maps->items[i].name)) {
            maps->items[kept++] = maps->items[i];
        }
    }
    maps->count = kept;
}

/* Which maps there are; problems with folders are said. */
static pm_status gather(pm_batch_session *s, pm_error *err)
{
    const pm_cli *cli = s->batch.cli;
    const pm_arguments *arguments = cli->arguments;
    pm_problems problems = {0};
    pm_status status = pm_batch_gather(arguments->operands, arguments->operand_count,
                                       arguments->output, &s->batch.maps, &problems, err);
    pm_say_problems(cli, NULL, &problems);
    pm_problems_free(&problems);
    if (status == PM_OK) {
        status = pm_batch_name(&s->batch.maps, err);
    }
    if (status == PM_OK) {
        keep_shard(&s->batch.maps, &arguments->shard);
    }
    return status;
}

/* Better now than after an hour. */
static pm_status check_folders(const pm_batch_session *s, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; i < s->batch.maps.count && status == PM_OK; i++) {
        pm_folder folder = {0};
        status =
            pm_folder_open_inner(&s->batch.out, s->batch.maps.items[i].name, false, &folder, err);
        pm_folder_close(&folder);
    }
    return status;
}

/* The folder OUT, opened, locked and looked through. */
static pm_status take_output(pm_batch_session *s, pm_error *err)
{
    const pm_arguments *arguments = s->batch.cli->arguments;
    pm_status status = pm_folder_open(arguments->output, true, &s->batch.out, err);
    if (status == PM_OK) {
        status = pm_batch_lock(&s->batch.out, arguments->shard.number, &s->lock, err);
    }
    if (status == PM_OK && s->lock < 0) {
        pm_remark(s->batch.cli, "%s: %s", arguments->output, err->message);
        *err = (pm_error){0};
    }
    if (status == PM_OK) {
        pm_folder_sweep(&s->batch.out);
        status = check_folders(s, err);
    }
    return status;
}

static void log_start(pm_batch_session *s)
{
    const pm_shard *shard = &s->batch.cli->arguments->shard;
    pm_text part = {0};
    pm_text_addf(&part, "%lu/%lu", shard->number, shard->count);
    pm_batch_log_start(&s->log,
                       &(pm_log_start){.out = s->batch.cli->arguments->output,
                                       .run = s->batch.run,
                                       .shard = shard->count > 0 ? pm_text_bytes(&part) : NULL,
                                       .places = s->batch.maps.count,
                                       .jobs = s->batch.jobs});
    pm_text_free(&part);
}

/* --- after ----------------------------------------------------------------------------------- */

static void log_stop(pm_batch_session *s, const char *reason)
{
    const pm_batch_progress *progress = &s->progress;
    pm_batch_log_stop(&s->log, &(pm_log_stop){.reason = reason,
                                              .done = progress->done,
                                              .before = progress->before,
                                              .partly = progress->partly,
                                              .failed = progress->failed,
                                              .seconds = pm_batch_progress_seconds(progress)});
    if (s->log.fault != 0) {
        pm_remark(s->batch.cli, "%s: The log could not be written whole: %s.",
                  s->batch.cli->arguments->log, strerror(s->log.fault));
    }
}

/* A signal or a fault ended it. */
static pm_exit tell_stop(pm_batch_session *s, pm_status status, const pm_error *err)
{
    const pm_cli *cli = s->batch.cli;
    pm_text reason = {0};
    if (status == PM_OK) {
        pm_text_addf(&reason, "stopped by signal %d, %s", s->signals.last,
                     strsignal(s->signals.last));
    }
    const char *words = status == PM_OK ? pm_text_bytes(&reason) : err->message;
    log_stop(s, words);
    if (status != PM_OK) {
        pm_report_error(cli->streams, cli->command, err);
    }
    pm_text line = {0};
    pm_text_addf(&line,
                 "partmap: %s%s%zu of %zu places are done: the same command goes on from there.\n",
                 status == PM_OK ? "Was " : "", status == PM_OK ? words : "", s->progress.done,
                 s->batch.maps.count);
    pm_say(cli->streams, &line);
    pm_text_free(&line);
    pm_text_free(&reason);
    return PM_EXIT_OTHER;
}

static void tell_end(const pm_batch_session *s)
{
    const pm_batch_progress *progress = &s->progress;
    const pm_arguments *arguments = s->batch.cli->arguments;
    pm_text words = {0};
    pm_text_addf(&words, "%zu place%s in %s", progress->done, progress->done == 1 ? " is" : "s are",
                 arguments->output);
    if (progress->before > 0) {
        pm_text_addf(&words, ", %zu of them from before", progress->before);
    }
    if (progress->failed > 0) {
        pm_text_addf(&words, "; %zu failed", progress->failed);
    }
    if (progress->partly > 0) {
        pm_text_addf(&words, "%s %zu lack%s a drawing or a report",
                     progress->failed > 0 ? " and" : ";", progress->partly,
                     progress->partly == 1 ? "s" : "");
    }
    if (progress->failed + progress->partly > 0 && arguments->shard.count == 0) {
        pm_text_addf(&words, ": failures.csv says why");
    }
    pm_remark(s->batch.cli, "%s.", pm_text_bytes(&words));
    pm_text_free(&words);
}

/* Everything over all places, unless other shards are still to come. */
static pm_exit conclude(pm_batch_session *s)
{
    const pm_cli *cli = s->batch.cli;
    pm_error err = {0};
    if (cli->arguments->shard.count == 0 && pm_batch_join(&s->batch, &err) != PM_OK) {
        log_stop(s, err.message);
        pm_report_error(cli->streams, cli->command, &err);
        return PM_EXIT_OTHER;
    }
    log_stop(s, "done");
    tell_end(s);
    return s->progress.failed + s->progress.partly > 0 ? PM_EXIT_FINDINGS : PM_EXIT_DONE;
}

static pm_exit run(pm_batch_session *s, pm_child_function work)
{
    const pm_pool pool = {.jobs = s->batch.jobs,
                          .work = work,
                          .limits = &s->batch.limits,
                          .task_size = sizeof(pm_batch_task),
                          .next = pm_session_next,
                          .done = pm_session_done,
                          .tick = pm_session_tick,
                          .context = s};
    pm_error err = {0};
    log_start(s);
    s->progress = pm_batch_progress_start(s->batch.cli, s->batch.maps.count);
    pm_signals_open(&s->signals);
    pm_status status = pm_pool_run(&pool, &s->signals, &err);
    pm_batch_progress_end(&s->progress);
    /* What follows may be ended anywhere: it replaces whole files at its end. */
    pm_signals_close(&s->signals);
    bool stopped = s->signals.stop != PM_STOP_NOT && s->progress.done < s->batch.maps.count;
    return status != PM_OK || stopped ? tell_stop(s, status, &err) : conclude(s);
}

pm_exit pm_batch_run(const pm_cli *cli, pm_child_function work)
{
    pm_batch_session s = {.batch = {.cli = cli}, .lock = -1};
    pm_error err = {0};
    pm_exit end = PM_EXIT_OTHER;
    pm_status status = check_command_line(cli, &err);
    if (status == PM_OK) {
        status = pm_batch_choose(&s.batch, &err);
    }
    if (status == PM_OK) {
        status = gather(&s, &err);
    }
    if (status != PM_OK) {
        pm_report_error(cli->streams, cli->command, &err);
        end = pm_exit_of_input(&err);
        goto cleanup;
    }
    status = take_output(&s, &err);
    if (status == PM_OK) {
        status = pm_batch_log_open(cli->arguments->log, &s.log, &err);
    }
    end = status == PM_OK ? run(&s, work) : pm_report_error(cli->streams, cli->command, &err);

cleanup:
    pm_batch_log_close(&s.log);
    pm_batch_unlock(s.lock);
    pm_folder_close(&s.batch.out);
    pm_batch_maps_free(&s.batch.maps);
    return end;
}
