/* A function whose result comes from a child: see worker.h. What the child says is the bytes of its
 * result and behind them a seal: a child that did not come to its end gave none. */
#include "formats/worker.h"

#include <poll.h>
#include <stdint.h>
#include <string.h>

/* Stands behind the result. */
typedef struct seal {
    char mark[8];
    pm_status status;
    pm_error err;
} seal;

static const char MARK[8] = "pm-done";

/* What the child is to do. */
typedef struct task {
    pm_worker_function function;
    const void *context;
} task;

static void work(const void *context, int out)
{
    const task *given = context;
    seal last = {.status = PM_OK};
    pm_text result = {0};
    last.status = given->function(given->context, &result, &last.err);
    if (last.status == PM_OK) {
        last.status = pm_text_check(&result, &last.err);
    }
    memcpy(last.mark, MARK, sizeof MARK);
    if (pm_child_say(out, pm_text_bytes(&result), result.length)) {
        pm_child_say(out, &last, sizeof last);
    }
}

static void listen_to(pm_child *child)
{
    while (pm_child_listen(child)) {
        struct pollfd polled = {.fd = child->in, .events = POLLIN};
        poll(&polled, 1, pm_child_patience(child));
    }
}

/* Takes the seal off what the child said. False when there is none. */
static bool break_seal(pm_text *said, seal *last)
{
    if (said->length < sizeof *last) {
        return false;
    }
    size_t length = said->length - sizeof *last;
    memcpy(last, said->bytes + length, sizeof *last);
    /* Bytes from a child that a file may have led astray. */
    last->err.file[sizeof last->err.file - 1] = '\0';
    last->err.message[sizeof last->err.message - 1] = '\0';
    said->length = length;
    said->bytes[length] = '\0';
    return memcmp(last->mark, MARK, sizeof MARK) == 0 && last->status <= PM_INTERNAL;
}

static pm_status fail_by_end(const pm_child *child, pm_error *err)
{
    pm_text how = {0};
    switch (child->end) {
    case PM_CHILD_TIMEOUT:
        return pm_fail(err, PM_INTERNAL, "The work took longer than it may and was ended.");
    case PM_CHILD_OUTPUT:
        return pm_fail(err, PM_INTERNAL, "The work gave more than it may and was ended.");
    case PM_CHILD_DONE:
    case PM_CHILD_CRASHED:
        break;
    }
    pm_child_add_how(child, &how);
    pm_fail(err, PM_INTERNAL, "The work ended before its time (%s).", pm_text_bytes(&how));
    pm_text_free(&how);
    return PM_INTERNAL;
}

pm_status pm_worker_run(pm_worker_function function, const void *context,
                        const pm_child_limits *limits, pm_text *result, pm_child_end *end,
                        pm_error *err)
{
    pm_child child = {0};
    seal last = {.status = PM_OK};
    task given = {.function = function, .context = context};
    pm_child_limits widened = *limits;
    if (limits->output > 0 && limits->output < SIZE_MAX - sizeof last) {
        widened.output += sizeof last;
    }
    *result = (pm_text){0};
    *end = PM_CHILD_CRASHED;
    pm_status status = pm_child_start(work, &given, &widened, &child, err);
    if (status != PM_OK) {
        return status;
    }
    listen_to(&child);
    pm_child_see_off(&child);
    if (child.end == PM_CHILD_DONE && !break_seal(&child.said, &last)) {
        child.end = PM_CHILD_CRASHED;
    }
    *end = child.end;
    if (child.end != PM_CHILD_DONE) {
        status = child.said.failed ? pm_fail_memory(err) : fail_by_end(&child, err);
        pm_text_free(&child.said);
        return status;
    }
    if (last.status != PM_OK && err != NULL) {
        *err = last.err;
    }
    *result = child.said;
    return last.status;
}
