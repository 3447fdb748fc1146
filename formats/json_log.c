/* Lines of a batch's log: see batch_log.h. */
#include <math.h>

#include "formats/batch_log.h"
#include "formats/json_build.h"

static json_t *opening(pm_json *b, const char *time, const char *event)
{
    json_t *root = json_object();
    pm_json_put(b, root, "time", pm_json_text(time));
    pm_json_put(b, root, "event", pm_json_text(event));
    return root;
}

static json_t *count_of(size_t count)
{
    return json_integer((json_int_t)count);
}

/* Seconds to the microsecond: more is not measured. */
static json_t *seconds_of(double seconds)
{
    return json_real(round(seconds * 1e6) / 1e6);
}

pm_status pm_log_add_start(const char *time, const pm_log_start *start, pm_text *out, pm_error *err)
{
    pm_json b = {0};
    json_t *root = opening(&b, time, "start");
    pm_json_put(&b, root, "partmap", json_string(PM_VERSION));
    pm_json_put(&b, root, "out", pm_json_text(start->out));
    pm_json_put(&b, root, "run", pm_json_text(start->run));
    pm_json_put(&b, root, "shard", pm_json_text(start->shard));
    pm_json_put(&b, root, "places", count_of(start->places));
    pm_json_put(&b, root, "jobs", count_of(start->jobs));
    return pm_json_finish(&b, root, out, err);
}

static json_t *failures_of(pm_json *b, const pm_place *place)
{
    json_t *list = json_array();
    for (size_t i = 0; i < place->failure_count; i++) {
        json_t *failure = json_object();
        pm_json_put(b, failure, "stage", pm_json_text(pm_stage_name(place->failures[i].stage)));
        pm_json_put(b, failure, "reason", pm_json_text(place->failures[i].reason));
        pm_json_append(b, list, failure);
    }
    return list;
}

static void put_cost(pm_json *b, json_t *root, const pm_log_place *done)
{
    json_t *seconds = json_object();
    for (pm_stage stage = 0; stage < PM_STAGE_COUNT; stage++) {
        pm_json_put(b, seconds, pm_stage_name(stage), seconds_of(done->seconds[stage]));
    }
    pm_json_put(b, seconds, "write", seconds_of(done->write));
    pm_json_put(b, root, "seconds", seconds);
    pm_json_put(b, root, "peak_kib", done->peak > 0 ? count_of(done->peak) : json_null());
}

pm_status pm_log_add_place(const char *time, const pm_log_place *done, pm_text *out, pm_error *err)
{
    pm_json b = {0};
    const pm_place *place = done->place;
    json_t *root = opening(&b, time, "place");
    pm_json_put(&b, root, "place", pm_json_text(place->name));
    pm_json_put(&b, root, "file", pm_json_text(place->file));
    pm_json_put(&b, root, "status", pm_json_text(pm_place_status_name(place->status)));
    pm_json_put(&b, root, "before", json_boolean(done->before));
    pm_json_put(&b, root, "failures", failures_of(&b, place));
    if (!done->before) {
        put_cost(&b, root, done);
    }
    return pm_json_finish(&b, root, out, err);
}

pm_status pm_log_add_stop(const char *time, const pm_log_stop *stop, pm_text *out, pm_error *err)
{
    pm_json b = {0};
    json_t *root = opening(&b, time, "stop");
    pm_json_put(&b, root, "reason", pm_json_text(stop->reason));
    pm_json_put(&b, root, "done", count_of(stop->done));
    pm_json_put(&b, root, "before", count_of(stop->before));
    pm_json_put(&b, root, "partly", count_of(stop->partly));
    pm_json_put(&b, root, "failed", count_of(stop->failed));
    pm_json_put(&b, root, "seconds", seconds_of(stop->seconds));
    return pm_json_finish(&b, root, out, err);
}
