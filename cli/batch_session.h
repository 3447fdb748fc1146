/* A batch while it runs: what is done with one map after the other. */
#ifndef PARTMAP_CLI_BATCH_SESSION_H
#define PARTMAP_CLI_BATCH_SESSION_H

#include "cli/batch.h"
#include "cli/batch_log.h"
#include "cli/batch_progress.h"
#include "cli/batch_signals.h"

/* A batch under way. */
typedef struct pm_batch_session {
    pm_batch batch;
    pm_batch_log log;
    pm_batch_progress progress;
    pm_signals signals;
    int lock;
    size_t next; /* map to look at */
} pm_batch_session;

/* The functions of a pm_pool whose context is a session and whose tasks are pm_batch_task. */

/* The next map whose place is not whole yet. */
pm_status pm_session_next(void *context, void *task, bool *found, pm_error *err);

/* Writes the place of a map whose child has ended. */
pm_status pm_session_done(void *context, const void *task, const pm_child *child, pm_error *err);

/* Shows how far it is. */
void pm_session_tick(void *context);

#endif
