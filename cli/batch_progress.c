/* How a batch gets on: see batch_progress.h. */
#include "cli/batch_progress.h"

#include "cli/report.h"
#include "formats/plain.h"

/* Failures that are told one by one; the table of failures has them all. */
enum { MOST_TOLD = 10, TENTHS = 10 };

/* Seconds of work before lines are told, and before there is a rate to speak of. */
static const double PATIENCE = 2;
static const double SHORTEST = 0.2;

/* Seconds between two drawings of the bar. */
static const double PACE = 0.1;

pm_batch_progress pm_batch_progress_start(const pm_cli *cli, size_t places)
{
    return (pm_batch_progress){
        .cli = cli, .bar = pm_bar_start(cli, "batch"), .places = places, .last_tenth = 0};
}

double pm_batch_progress_seconds(const pm_batch_progress *progress)
{
    return pm_bar_seconds(&progress->bar);
}

static void add_time(pm_text *out, double seconds)
{
    unsigned long whole = (unsigned long)(seconds + 0.5);
    if (whole < 100) {
        pm_text_addf(out, "%lu s", whole);
    } else if (whole < 100UL * 60) {
        pm_text_addf(out, "%lu min", (whole + 30) / 60);
    } else {
        pm_text_addf(out, "%.1f h", seconds / 3600);
    }
}

/* "240 of 650, 12.3/s, 33 s left, 2 failed": places found whole cost next to nothing and say
 * nothing about the others. */
static void add_words(const pm_batch_progress *progress, pm_text *out)
{
    double seconds = pm_batch_progress_seconds(progress);
    size_t worked = progress->done - progress->before;
    pm_text_addf(out, "%zu of %zu", progress->done, progress->places);
    if (worked > 0 && seconds > SHORTEST) {
        double rate = (double)worked / seconds;
        pm_text_add(out, ", ");
        pm_text_add_rounded(out, rate, rate < 10 ? 1 : 0);
        pm_text_add(out, "/s, ");
        add_time(out, (double)(progress->places - progress->done) / rate);
        pm_text_add(out, " left");
    }
    if (progress->failed + progress->partly > 0) {
        pm_text_addf(out, ", %zu failed", progress->failed + progress->partly);
    }
}

static void show_line(pm_batch_progress *progress, const char *words)
{
    size_t tenth = progress->places > 0 ? TENTHS * progress->done / progress->places : 0;
    if (tenth > progress->last_tenth && tenth < TENTHS &&
        pm_batch_progress_seconds(progress) > PATIENCE) {
        pm_remark(progress->cli, "%s.", words);
        progress->last_tenth = tenth;
    }
}

void pm_batch_progress_show(pm_batch_progress *progress)
{
    double now = pm_batch_progress_seconds(progress);
    if (now - progress->last_shown < PACE) {
        return;
    }
    pm_text words = {0};
    add_words(progress, &words);
    if (progress->bar.stream != NULL) {
        pm_bar_show(&progress->bar, progress->done, progress->places, pm_text_bytes(&words));
    } else {
        show_line(progress, pm_text_bytes(&words));
    }
    progress->last_shown = now;
    pm_text_free(&words);
}

/* Errors are told even to who wants quiet. */
static void tell_failure(pm_batch_progress *progress, const pm_place *place,
                         const pm_place_failure *failure)
{
    pm_text line = {0};
    if (progress->told++ >= MOST_TOLD) {
        return;
    }
    pm_text_add(&line, "partmap: ");
    pm_plain_add(&line, place->file);
    if (failure->line > 0) {
        pm_text_addf(&line, ":%zu", failure->line);
    }
    if (failure->line > 0 && failure->column > 0) {
        pm_text_addf(&line, ":%zu", failure->column);
    }
    pm_text_addf(&line, ": %s: ", pm_stage_name(failure->stage));
    pm_plain_add(&line, failure->reason);
    pm_text_add(&line, "\n");
    if (progress->told == MOST_TOLD) {
        pm_text_add(&line, "partmap: Further failures are only in failures.csv.\n");
    }
    pm_bar_end(&progress->bar);
    pm_say(progress->cli->streams, &line);
    pm_text_free(&line);
}

void pm_batch_progress_add(pm_batch_progress *progress, const pm_place *place, bool before)
{
    progress->done++;
    progress->before += before ? 1 : 0;
    progress->partly += place->status == PM_PLACE_PARTLY ? 1 : 0;
    progress->failed += place->status == PM_PLACE_FAILED ? 1 : 0;
    for (size_t i = 0; i < place->failure_count && !before; i++) {
        tell_failure(progress, place, &place->failures[i]);
    }
}

void pm_batch_progress_end(pm_batch_progress *progress)
{
    pm_bar_end(&progress->bar);
}
