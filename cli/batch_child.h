/* One map in a child process, through all the stages. */
#ifndef PARTMAP_CLI_BATCH_CHILD_H
#define PARTMAP_CLI_BATCH_CHILD_H

#include "cli/batch.h"

/* What a child is given: the batch, and the map in it. */
typedef struct pm_batch_task {
    const pm_batch *batch;
    const pm_batch_map *map;
} pm_batch_task;

/* A pm_child_function: context is a pm_batch_task. Reads the map, measures, audits, draws and
 * reports it and says each result as soon as it is there; a later stage that fails takes nothing
 * from the ones before. Has no way to the network. */
void pm_batch_do_map(const void *context, int out);

#endif
