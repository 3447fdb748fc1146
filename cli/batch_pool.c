/* Several children at work at once: see batch_pool.h. */
#include "cli/batch_pool.h"

#include <poll.h>
#include <stdlib.h>

#include "engine/base/memory.h"

enum { TICK = 250 }; /* milliseconds */

/* A child at work; free when not busy. */
typedef struct slot {
    bool busy;
    pm_child child;
    void *task;
} slot;

/* The pool under way. */
typedef struct run {
    const pm_pool *pool;
    pm_signals *signals;
    slot *slots;
    struct pollfd *polled; /* one a slot, and one for the signals */
    size_t jobs;           /* children at once; fewer when the system has no room for more */
    size_t busy;
    bool exhausted; /* there are no more tasks */
} run;

static void release(slot *s)
{
    pm_child_see_off(&s->child);
    pm_text_free(&s->child.said);
    s->busy = false;
}

/* --- beginning ------------------------------------------------------------------------------- */

static slot *free_slot(const run *r)
{
    for (size_t i = 0; i < r->pool->jobs; i++) {
        if (!r->slots[i].busy) {
            return &r->slots[i];
        }
    }
    return NULL;
}

static pm_status begin(run *r, slot *s, pm_error *err)
{
    const pm_pool *pool = r->pool;
    pm_status status = pm_child_start(pool->work, s->task, pool->limits, &s->child, err);
    if (status == PM_OK) {
        s->busy = true;
        r->busy++;
    }
    return status;
}

/* Puts free slots to work. A task whose child cannot be made waits until another child has ended;
 * with none to wait for that is the end. */
static pm_status fill(run *r, slot **waiting, pm_error *err)
{
    pm_status status = PM_OK;
    while (status == PM_OK && r->busy < r->jobs && r->signals->stop == PM_STOP_NOT) {
        slot *s = *waiting != NULL ? *waiting : free_slot(r);
        bool found = *waiting != NULL;
        if (!found && !r->exhausted) {
            status = r->pool->next(r->pool->context, s->task, &found, err);
        }
        if (status != PM_OK || !found) {
            r->exhausted = true;
            return status;
        }
        *waiting = NULL;
        if (begin(r, s, err) != PM_OK) {
            if (r->busy == 0) {
                return PM_IO;
            }
            *waiting = s;
            r->jobs = r->busy;
        }
        pm_signals_take(r->signals);
    }
    return status;
}

/* --- waiting --------------------------------------------------------------------------------- */

static void wait_a_little(run *r)
{
    int patience = TICK;
    for (size_t i = 0; i < r->pool->jobs; i++) {
        const slot *s = &r->slots[i];
        r->polled[i] = (struct pollfd){.fd = s->busy ? s->child.in : -1, .events = POLLIN};
        int own = s->busy ? pm_child_patience(&s->child) : -1;
        patience = own >= 0 && own < patience ? own : patience;
    }
    r->polled[r->pool->jobs] = (struct pollfd){.fd = r->signals->file, .events = POLLIN};
    poll(r->polled, (nfds_t)r->pool->jobs + 1, patience);
    r->pool->tick(r->pool->context);
}

/* Hears all children; whoever has ended is seen off and its task done. */
static pm_status hear(run *r, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; i < r->pool->jobs && status == PM_OK; i++) {
        slot *s = &r->slots[i];
        if (s->busy && !pm_child_listen(&s->child)) {
            pm_child_see_off(&s->child);
            r->busy--;
            status = r->pool->done(r->pool->context, s->task, &s->child, err);
            release(s);
        }
    }
    return status;
}

static pm_status work(run *r, pm_error *err)
{
    slot *waiting = NULL;
    pm_status status = fill(r, &waiting, err);
    while (status == PM_OK && r->busy > 0 && pm_signals_take(r->signals) != PM_STOP_NOW) {
        wait_a_little(r);
        status = hear(r, err);
        if (status == PM_OK) {
            status = fill(r, &waiting, err);
        }
    }
    return status;
}

pm_status pm_pool_run(const pm_pool *pool, pm_signals *signals, pm_error *err)
{
    run r = {.pool = pool,
             .signals = signals,
             .slots = pm_new_array(pool->jobs, sizeof *r.slots),
             .polled = pm_new_array(pool->jobs + 1, sizeof *r.polled),
             .jobs = pool->jobs};
    pm_status status = r.slots != NULL && r.polled != NULL ? PM_OK : pm_fail_memory(err);
    for (size_t i = 0; i < pool->jobs && status == PM_OK; i++) {
        r.slots[i].task = pm_new_array(1, pool->task_size);
        status = r.slots[i].task != NULL ? PM_OK : pm_fail_memory(err);
    }
    if (status == PM_OK) {
        status = work(&r, err);
    }
    for (size_t i = 0; r.slots != NULL && i < pool->jobs; i++) {
        if (r.slots[i].busy) {
            release(&r.slots[i]);
        }
        free(r.slots[i].task);
    }
    free(r.slots);
    free(r.polled);
    return status;
}
