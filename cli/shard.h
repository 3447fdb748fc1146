/* Which part of a batch's places one run does, where several share the work: "--shard 3/8", or
 * "--shard auto" in a Slurm job array.
 *
 * A place belongs to the shard that its name says and nothing else: the first eight bytes of the
 * SHA-256 of its name, taken as a number with the highest byte first, modulo the number of shards.
 * So each place is in exactly one shard, whatever other places there are and on whatever machine,
 * and "printf %s NAME | sha256sum" shows it. */
#ifndef PARTMAP_CLI_SHARD_H
#define PARTMAP_CLI_SHARD_H

#include <stdbool.h>

#include "engine/base/error.h"

enum { PM_MOST_SHARDS = 1000000 };

/* All zero: not asked for, all places are to be done. */
typedef struct pm_shard {
    unsigned long number; /* from 1 */
    unsigned long count;  /* 0: there are no shards */
} pm_shard;

/* Looks up a variable of the environment: getenv, or a test's own. NULL: not set. */
typedef char *(*pm_variable)(const char *name);

/* Reads "I/N", or "auto": then the shard is what Slurm says of the task of a job array. PM_USAGE
 * when it is neither, or when there is no array to take it from. */
pm_status pm_shard_read(const char *text, pm_variable variable, pm_shard *shard, pm_error *err);

/* Is the place of this name (its folder's) done by the shard? */
bool pm_shard_has(const pm_shard *shard, const char *place);

#endif
