/* Only one batch at a time writes into a folder OUT; the shards of one batch may do so together. */
#ifndef PARTMAP_CLI_BATCH_LOCK_H
#define PARTMAP_CLI_BATCH_LOCK_H

#include <stdbool.h>

#include "cli/batch.h"

/* Name of the file that is locked. It stays; by it a folder is known to be a batch's. */
#define PM_LOCK_FILE ".partmap.lock"

/* shard: its number from 1, or 0 for a whole batch. *lock: to be given to pm_batch_unlock; -1 where
 * the file system has no locks, which *err then says while PM_OK is returned. PM_IO: another batch
 * has it. The lock ends with the process, whatever ends that. */
pm_status pm_batch_lock(const pm_folder *out, unsigned long shard, int *lock, pm_error *err);

void pm_batch_unlock(int lock);

#endif
