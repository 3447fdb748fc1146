/* Several children at work at once, each on one task after the other. Nothing here knows what the
 * tasks are. */
#ifndef PARTMAP_CLI_BATCH_POOL_H
#define PARTMAP_CLI_BATCH_POOL_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/batch_signals.h"
#include "formats/child.h"

typedef struct pm_pool {
    size_t jobs; /* children at once; at least 1 */
    pm_child_function work;
    const pm_child_limits *limits;
    size_t task_size; /* bytes that next() fills */

    /* Fills *task, which is given to "work" in the child. *found false: there is no more. */
    pm_status (*next)(void *context, void *task, bool *found, pm_error *err);

    /* A child was seen off. Called in the order in which children end. */
    pm_status (*done)(void *context, const void *task, const pm_child *child, pm_error *err);

    /* Called now and then, at least twice a second. */
    void (*tick)(void *context);
    void *context;
} pm_pool;

/* Runs until there is no more to do, or signals->stop says to stop: then children that run are
 * heard out (PM_STOP_SOON) or ended and forgotten (PM_STOP_NOW). A function that fails ends all
 * children; its status is returned. No child is left behind. */
pm_status pm_pool_run(const pm_pool *pool, pm_signals *signals, pm_error *err);

#endif
