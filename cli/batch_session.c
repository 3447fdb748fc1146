/* One map after the other: see batch_session.h. */
#include "cli/batch_session.h"

#include <time.h>

#include "cli/batch_child.h"
#include "cli/batch_frames.h"
#include "cli/batch_place.h"
#include "formats/map_names.h"

static double seconds_now(void)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Writes a place and tells that it is done. */
static pm_status finish(pm_batch_session *s, const pm_place *place, const pm_batch_result *result,
                        pm_error *err)
{
    double begun = seconds_now();
    pm_status status = pm_batch_store_place(&s->batch, place, result, err);
    if (status == PM_OK) {
        pm_log_place done = {.place = place,
                             .seconds = result->seconds,
                             .write = seconds_now() - begun,
                             .peak = result->peak};
        pm_batch_log_place(&s->log, &done);
        pm_batch_progress_add(&s->progress, place, false);
    }
    return status;
}

/* A map whose bytes cannot even be read needs no child to find that out. */
static pm_status finish_unreadable(pm_batch_session *s, const pm_batch_map *map,
                                   const pm_error *fault, pm_error *err)
{
    pm_place place = {0};
    pm_batch_result nothing = {0};
    pm_batch_open_account(&s->batch, map, &place);
    place.status = PM_PLACE_FAILED;
    place.failures[place.failure_count++] =
        (pm_place_failure){.stage = PM_STAGE_READ, .reason = fault->message, .retry = true};
    pm_status status = finish(s, &place, &nothing, err);
    pm_place_free(&place);
    return status;
}

/* Is the place whole already? Then that is counted. */
static pm_status pass_over(pm_batch_session *s, const pm_batch_map *map, bool *whole, pm_error *err)
{
    pm_place place = {0};
    *whole = false;
    if (s->batch.cli->arguments->force) {
        return PM_OK;
    }
    pm_status status = pm_batch_check_place(&s->batch, map, whole, &place, err);
    if (status == PM_OK && *whole) {
        pm_batch_log_place(&s->log, &(pm_log_place){.place = &place, .before = true});
        pm_batch_progress_add(&s->progress, &place, true);
        pm_place_free(&place);
    }
    return status;
}

pm_status pm_session_next(void *context, void *task, bool *found, pm_error *err)
{
    pm_batch_session *s = context;
    pm_batch_maps *maps = &s->batch.maps;
    pm_status status = PM_OK;
    *found = false;
    while (status == PM_OK && !*found && s->next < maps->count &&
           pm_signals_take(&s->signals) == PM_STOP_NOT) {
        pm_batch_map *map = &maps->items[s->next++];
        pm_error fault = {0};
        bool whole = false;
        if (pm_map_digest(map->path, &map->input, &fault) != PM_OK) {
            status = finish_unreadable(s, map, &fault, err);
            continue;
        }
        status = pass_over(s, map, &whole, err);
        if (status == PM_OK && !whole) {
            *(pm_batch_task *)task = (pm_batch_task){.batch = &s->batch, .map = map};
            *found = true;
        }
        pm_batch_progress_show(&s->progress);
    }
    return status;
}

pm_status pm_session_done(void *context, const void *task, const pm_child *child, pm_error *err)
{
    pm_batch_session *s = context;
    const pm_batch_task *given = task;
    pm_place place = {0};
    pm_batch_result result = {0};
    pm_batch_open_account(&s->batch, given->map, &place);
    pm_status status = pm_batch_hear(child, &result, &place, err);
    if (status == PM_OK) {
        status = finish(s, &place, &result, err);
    }
    pm_place_free(&place);
    return status;
}

void pm_session_tick(void *context)
{
    pm_batch_session *s = context;
    pm_batch_progress_show(&s->progress);
}
