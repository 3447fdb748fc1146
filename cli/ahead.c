/* Work done ahead, in threads: see ahead.h. Results lie in a ring of slots: that of piece p is
 * p modulo their number, and a piece is begun only when its slot was given back. */
#include "cli/ahead.h"

#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"

struct pm_ahead {
    pm_ahead_plan plan;
    pthread_t threads[PM_MOST_AHEAD];
    size_t thread_count;
    unsigned char *results; /* slot_count times plan.result_size */
    size_t slot_count;
    bool held; /* the result taken last is still with who took it */

    /* Shared by the threads; looked at and changed under the lock alone. */
    pthread_mutex_t lock;
    pthread_cond_t done, room; /* a piece was done; a slot was given back, or the end has come */
    bool *ready;               /* slot_count; the slot's piece is done and not given back */
    size_t begun;              /* pieces */
    size_t taken;              /* pieces given back */
    bool ending;
};

static void *result_of(const pm_ahead *ahead, size_t piece)
{
    return ahead->results + piece % ahead->slot_count * ahead->plan.result_size;
}

static void do_piece(const pm_ahead *ahead, size_t piece)
{
    void *result = result_of(ahead, piece);
    memset(result, 0, ahead->plan.result_size);
    ahead->plan.work(ahead->plan.context, piece, result);
}

/* --- in a thread ----------------------------------------------------------------------------- */

/* The next piece, when there is room for it; false: there is no more to do. Under the lock. */
static bool begin_piece(pm_ahead *ahead, size_t *piece)
{
    while (!ahead->ending && ahead->begun < ahead->plan.count &&
           ahead->begun - ahead->taken >= ahead->slot_count) {
        pthread_cond_wait(&ahead->room, &ahead->lock);
    }
    if (ahead->ending || ahead->begun == ahead->plan.count) {
        return false;
    }
    *piece = ahead->begun++;
    return true;
}

static void *work(void *given)
{
    pm_ahead *ahead = given;
    size_t piece = 0;
    pthread_mutex_lock(&ahead->lock);
    while (begin_piece(ahead, &piece)) {
        pthread_mutex_unlock(&ahead->lock);
        do_piece(ahead, piece);
        pthread_mutex_lock(&ahead->lock);
        ahead->ready[piece % ahead->slot_count] = true;
        pthread_cond_signal(&ahead->done);
    }
    pthread_mutex_unlock(&ahead->lock);
    return NULL;
}

/* Signals are left to the thread that was there before. */
static void start_threads(pm_ahead *ahead, size_t wanted)
{
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    while (ahead->thread_count < wanted &&
           pthread_create(&ahead->threads[ahead->thread_count], NULL, work, ahead) == 0) {
        ahead->thread_count++;
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

/* --- who takes the results ------------------------------------------------------------------- */

static size_t threads_for(const pm_ahead_plan *plan)
{
    size_t threads = plan->threads < PM_MOST_AHEAD ? plan->threads : PM_MOST_AHEAD;
    threads = threads < plan->count ? threads : plan->count;
    return threads > 1 ? threads : 0;
}

pm_status pm_ahead_begin(const pm_ahead_plan *plan, pm_ahead **ahead, pm_error *err)
{
    pm_ahead *made = pm_new_array(1, sizeof *made);
    if (made == NULL) {
        return pm_fail_memory(err);
    }
    size_t threads = threads_for(plan);
    made->plan = *plan;
    made->slot_count = threads > 0 ? 2 * threads : 1;
    made->results = pm_new_array(made->slot_count, plan->result_size);
    made->ready = pm_new_array(made->slot_count, sizeof *made->ready);
    pthread_mutex_init(&made->lock, NULL);
    pthread_cond_init(&made->done, NULL);
    pthread_cond_init(&made->room, NULL);
    if (made->results == NULL || made->ready == NULL) {
        pm_ahead_end(made);
        return pm_fail_memory(err);
    }
    start_threads(made, threads);
    *ahead = made;
    return PM_OK;
}

/* Drops the result that was taken last and gives its slot back. */
static void give_back(pm_ahead *ahead)
{
    if (!ahead->held) {
        return;
    }
    ahead->held = false;
    ahead->plan.drop(result_of(ahead, ahead->taken));
    pthread_mutex_lock(&ahead->lock);
    ahead->ready[ahead->taken % ahead->slot_count] = false;
    ahead->taken++;
    pthread_cond_signal(&ahead->room);
    pthread_mutex_unlock(&ahead->lock);
}

static void wait_for(pm_ahead *ahead, size_t piece)
{
    pthread_mutex_lock(&ahead->lock);
    while (!ahead->ready[piece % ahead->slot_count]) {
        pthread_cond_wait(&ahead->done, &ahead->lock);
    }
    pthread_mutex_unlock(&ahead->lock);
}

void *pm_ahead_take(pm_ahead *ahead)
{
    give_back(ahead);
    size_t piece = ahead->taken;
    if (piece == ahead->plan.count) {
        return NULL;
    }
    if (ahead->thread_count > 0) {
        wait_for(ahead, piece);
    } else {
        do_piece(ahead, piece);
    }
    ahead->held = true;
    return result_of(ahead, piece);
}

static void end_threads(pm_ahead *ahead)
{
    pthread_mutex_lock(&ahead->lock);
    ahead->ending = true;
    pthread_cond_broadcast(&ahead->room);
    pthread_mutex_unlock(&ahead->lock);
    for (size_t t = 0; t < ahead->thread_count; t++) {
        pthread_join(ahead->threads[t], NULL);
    }
}

void pm_ahead_end(pm_ahead *ahead)
{
    if (ahead == NULL) {
        return;
    }
    end_threads(ahead);
    if (ahead->held) {
        give_back(ahead);
    }
    /* What was done and never taken: with threads alone. */
    for (size_t piece = ahead->taken; piece < ahead->begun; piece++) {
        ahead->plan.drop(result_of(ahead, piece));
    }
    pthread_cond_destroy(&ahead->room);
    pthread_cond_destroy(&ahead->done);
    pthread_mutex_destroy(&ahead->lock);
    free(ahead->ready);
    free(ahead->results);
    free(ahead);
}
