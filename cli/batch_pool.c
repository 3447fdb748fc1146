/* Several children at work at once: see batch_pool.h. */
#include "cli/batch_pool.h"

#include <poll.h>
#include <stdlib.h>

#include "engine/base/memory.h"

enum { TICK = 250 }; /* milliseconds */

typedef enum state {
    FREE,
    BUSY, /* its child is at work */
    ENDED /* its child was seen off, and its task is still to be done with */
} state;

typedef struct slot {
    state state;
    pm_child child;
    void *task;
} slot;

/* The pool under way. */
typedef struct run {
    const pm_pool *pool;
    pm_signals *signals;
    slot *slots;
    struct pollfd *polled; /* one a slot, and one for the signals */
    size_t slot_count;     /* twice the jobs: what has ended waits while others begin */
    size_t jobs;           /* children at once; fewer when the system has no room for more */
    size_t busy;
    bool exhausted; /* there are no more tasks */
} run;

static void release(slot *s)
{
    pm_child_see_off(&s->child);
    pm_text_free(&s->child.said);
    s->state = FREE;
}

/* --- beginning ------------------------------------------------------------------------------- */

static slot *free_slot(const run *r)
{
    for (size_t i = 0; i < r->slot_count; i++) {
        if (r->slots[i].state == FREE) {
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
        s->state = BUSY;
        r->busy++;
    }
    return status;
}

/* Puts free slots to work. A task whose child cannot be made waits until another child has ended;
 * with none to wait for that is the end. */
static pm_status fill(run *r, slot **waiting, pm_error *err)
{
    pm_status status = PM_OK;
    while (r->busy < r->jobs && pm_signals_take(r->signals) == PM_STOP_NOT) {
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
            *waiting = s;
            r->jobs = r->busy;
            return r->busy > 0 ? PM_OK : PM_IO;
        }
    }
    return PM_OK;
}

/* --- waiting --------------------------------------------------------------------------------- */

static void wait_a_little(run *r)
{
    int patience = TICK;
    for (size_t i = 0; i < r->slot_count; i++) {
        const slot *s = &r->slots[i];
        bool busy = s->state == BUSY;
        r->polled[i] = (struct pollfd){.fd = busy ? s->child.in : -1, .events = POLLIN};
        int own = busy ? pm_child_patience(&s->child) : -1;
        patience = own >= 0 && own < patience ? own : patience;
    }
    r->polled[r->slot_count] = (struct pollfd){.fd = r->signals->file, .events = POLLIN};
    poll(r->polled, (nfds_t)r->slot_count + 1, patience);
    r->pool->tick(r->pool->context);
}

/* Hears all children; whoever has ended is seen off. */
static void hear(run *r)
{
    for (size_t i = 0; i < r->slot_count; i++) {
        slot *s = &r->slots[i];
        if (s->state == BUSY && !pm_child_listen(&s->child)) {
            pm_child_see_off(&s->child);
            s->state = ENDED;
            r->busy--;
        }
    }
}

/* Is done with what has ended. */
static pm_status settle(run *r, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; i < r->slot_count && status == PM_OK; i++) {
        slot *s = &r->slots[i];
        if (s->state == ENDED) {
            status = r->pool->done(r->pool->context, s->task, &s->child, err);
            release(s);
        }
    }
    return status;
}

/* What follows begins before what has ended is settled: writing its files takes a while. */
static pm_status work(run *r, pm_error *err)
{
    slot *waiting = NULL;
    pm_status status = fill(r, &waiting, err);
    while (status == PM_OK && r->busy > 0 && pm_signals_take(r->signals) != PM_STOP_NOW) {
        wait_a_little(r);
        hear(r);
        status = fill(r, &waiting, err);
        pm_error late = {0};
        pm_status settled = settle(r, &late);
        if (status == PM_OK && settled != PM_OK) {
            status = settled;
            *err = late;
        }
    }
    return status;
}

pm_status pm_pool_run(const pm_pool *pool, pm_signals *signals, pm_error *err)
{
    run r = {.pool = pool, .signals = signals, .slot_count = 2 * pool->jobs, .jobs = pool->jobs};
    r.slots = pm_new_array(r.slot_count, sizeof *r.slots);
    r.polled = pm_new_array(r.slot_count + 1, sizeof *r.polled);
    pm_status status = r.slots != NULL && r.polled != NULL ? PM_OK : pm_fail_memory(err);
    for (size_t i = 0; i < r.slot_count && status == PM_OK; i++) {
        r.slots[i].task = pm_new_array(1, pool->task_size);
        status = r.slots[i].task != NULL ? PM_OK : pm_fail_memory(err);
    }
    if (status == PM_OK) {
        status = work(&r, err);
    }
    for (size_t i = 0; r.slots != NULL && i < r.slot_count; i++) {
        if (r.slots[i].state != FREE) {
            release(&r.slots[i]);
        }
        free(r.slots[i].task);
    }
    free(r.slots);
    free(r.polled);
    return status;
}
