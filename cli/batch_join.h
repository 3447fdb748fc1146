/* Everything over all places, when a batch has done them. */
#ifndef PARTMAP_CLI_BATCH_JOIN_H
#define PARTMAP_CLI_BATCH_JOIN_H

#include "cli/batch.h"

/* Writes the files over all places of the batch. Folders in OUT that hold places of other maps,
 * such as of maps that are no longer there, are left out and told of. */
pm_status pm_batch_join(const pm_batch *batch, pm_error *err);

#endif
