/* Frames from a child to its parent: see batch_frames.h. Both are the same program, so numbers go
 * as they are in memory; but the child may have been led astray, so each is looked at. */
#include "cli/batch_frames.h"

#include <stdint.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

typedef enum kind { BEGIN, FAIL, PRODUCT, SIZE, END, KIND_COUNT } kind;

/* Stands before the bytes of a frame. */
typedef struct head {
    uint32_t kind;
    uint32_t index;      /* of the stage or product */
    uint64_t numbers[2]; /* members and ties, or line and column, or peak */
    double seconds;      /* of processor time until now */
    uint64_t retry;
    uint64_t length; /* of the bytes behind */
} head;

/* --- in the child ---------------------------------------------------------------------------- */

static double processor_seconds(void)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void say(int out, head frame, const char *bytes)
{
    frame.seconds = processor_seconds();
    if (pm_child_say(out, &frame, sizeof frame)) {
        pm_child_say(out, bytes, frame.length);
    }
}

void pm_frame_begin(int out, pm_stage stage)
{
    say(out, (head){.kind = BEGIN, .index = stage}, "");
}

void pm_frame_fail(int out, pm_stage stage, const pm_error *err)
{
    head frame = {.kind = FAIL,
                  .index = stage,
                  .numbers = {err->line, err->column},
                  .retry = err->code == PM_MEMORY,
                  .length = strlen(err->message)};
    say(out, frame, err->message);
}

void pm_frame_product(int out, size_t index, const pm_text *bytes)
{
    head frame = {.kind = PRODUCT, .index = (uint32_t)index, .length = bytes->length};
    say(out, frame, pm_text_bytes(bytes));
}

void pm_frame_size(int out, size_t members, size_t ties)
{
    say(out, (head){.kind = SIZE, .numbers = {members, ties}}, "");
}

void pm_frame_end(int out)
{
    struct rusage used = {0};
    getrusage(RUSAGE_SELF, &used);
    say(out, (head){.kind = END, .numbers = {(uint64_t)used.ru_maxrss, 0}}, "");
}

/* --- in the parent --------------------------------------------------------------------------- */

/* What was heard so far. */
typedef struct hearing {
    const pm_child *child;
    pm_batch_result *result;
    pm_place *place;
    pm_stage stage; /* that began last */
    double since;   /* processor time when it began */
    bool failed[PM_STAGE_COUNT];
    bool ended, no_memory;
} hearing;

static void add_failure(hearing *h, pm_stage stage, const char *reason, const head *frame)
{
    pm_place *place = h->place;
    if (h->failed[stage]) {
        return;
    }
    h->failed[stage] = true;
    const char *copy = pm_arena_text(&place->arena, reason, strlen(reason));
    h->no_memory |= copy == NULL;
    place->failures[place->failure_count++] =
        (pm_place_failure){.stage = stage,
                           .reason = copy,
                           .line = frame != NULL ? (size_t)frame->numbers[0] : 0,
                           .column = frame != NULL ? (size_t)frame->numbers[1] : 0,
                           .retry = frame == NULL || frame->retry != 0};
}

/* A sentence that goes into tables: no longer than errors are, and clean. */
static void hear_failure(hearing *h, const head *frame, const char *bytes)
{
    pm_text reason = {0};
    size_t length = frame->length < PM_ERROR_MESSAGE_SIZE ? frame->length : PM_ERROR_MESSAGE_SIZE;
    pm_text_add_bytes(&reason, bytes, length);
    h->no_memory |= reason.failed;
    add_failure(h, (pm_stage)frame->index, pm_text_bytes(&reason), frame);
    pm_text_free(&reason);
}

static void hear_product(hearing *h, const head *frame, const char *bytes)
{
    pm_batch_result *result = h->result;
    const char *name = pm_batch_product_at(frame->index)->file;
    for (size_t i = 0; i < result->file_count; i++) {
        if (strcmp(result->files[i].name, name) == 0) {
            return; /* nothing is made twice */
        }
    }
    result->files[result->file_count++] =
        (pm_folder_file){.name = name, .bytes = bytes, .length = (size_t)frame->length};
}

static bool is_sound(const head *frame, size_t left)
{
    size_t most = frame->kind == PRODUCT ? pm_batch_product_count() : (size_t)PM_STAGE_COUNT;
    return frame->kind < KIND_COUNT && frame->index < most && frame->length <= left &&
           frame->numbers[0] <= INT64_MAX && frame->numbers[1] <= INT64_MAX;
}

static void hear_frame(hearing *h, const head *frame, const char *bytes)
{
    h->result->seconds[h->stage] += frame->seconds - h->since;
    h->since = frame->seconds;
    switch ((kind)frame->kind) {
    case BEGIN:
        h->stage = (pm_stage)frame->index;
        break;
    case FAIL:
        hear_failure(h, frame, bytes);
        break;
    case PRODUCT:
        hear_product(h, frame, bytes);
        break;
    case SIZE:
        h->place->measured = true;
        h->place->members = (size_t)frame->numbers[0];
        h->place->ties = (size_t)frame->numbers[1];
        break;
    case END:
        h->ended = true;
        h->result->peak = (size_t)frame->numbers[0];
        break;
    case KIND_COUNT:
        break;
    }
}

static void hear_all(hearing *h)
{
    const pm_text *said = &h->child->said;
    size_t at = 0;
    head frame;
    while (!h->ended && said->length - at >= sizeof frame) {
        memcpy(&frame, said->bytes + at, sizeof frame);
        at += sizeof frame;
        if (!is_sound(&frame, said->length - at)) {
            return;
        }
        hear_frame(h, &frame, said->bytes + at);
        at += (size_t)frame.length;
    }
}

/* Why a child did not come to its end, for the tables. */
static void add_reason(pm_text *out, const pm_child *child)
{
    if (child->said.failed) {
        pm_text_add(out, "Memory ran out for its results: do fewer maps at once with --jobs.");
        return;
    }
    switch (child->end) {
    case PM_CHILD_TIMEOUT:
        pm_text_addf(out,
                     "It took longer than %u seconds and was ended: allow more with --seconds, or "
                     "look at the map by itself.",
                     child->limits.seconds);
        break;
    case PM_CHILD_OUTPUT:
        pm_text_addf(out, "Its results are larger than %zu MiB and were not taken.",
                     child->limits.output >> 20U);
        break;
    case PM_CHILD_DONE:
    case PM_CHILD_CRASHED:
        pm_text_add(out, "The work broke down (");
        pm_child_add_how(child, out);
        pm_text_add(out, "): allow more memory with --memory, or look at the map by itself.");
        break;
    }
}

static void account_for_end(hearing *h)
{
    if (h->ended) {
        return;
    }
    pm_text reason = {0};
    add_reason(&reason, h->child);
    h->no_memory |= reason.failed;
    add_failure(h, h->stage, pm_text_bytes(&reason), NULL);
    pm_text_free(&reason);
}

static void account_for_files(hearing *h)
{
    pm_place *place = h->place;
    for (size_t i = 0; i < h->result->file_count; i++) {
        const pm_folder_file *file = &h->result->files[i];
        place->files[place->file_count++] =
            (pm_place_file){.name = file->name,
                            .bytes = file->length,
                            .digest = pm_digest_bytes(file->bytes, file->length)};
    }
    place->status = place->failure_count == 0 ? PM_PLACE_DONE
                    : place->measured         ? PM_PLACE_PARTLY
                                              : PM_PLACE_FAILED;
}

pm_status pm_batch_hear(const pm_child *child, pm_batch_result *result, pm_place *place,
                        pm_error *err)
{
    hearing h = {.child = child, .result = result, .place = place};
    *result = (pm_batch_result){0};
    hear_all(&h);
    account_for_end(&h);
    account_for_files(&h);
    return h.no_memory ? pm_fail_memory(err) : PM_OK;
}
