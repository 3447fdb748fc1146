/* How many processors this process may use: what the job was given by Slurm, what it is bound to,
 * and what its control group allows. */
#ifndef PARTMAP_CLI_PROCESSORS_H
#define PARTMAP_CLI_PROCESSORS_H

#include <stddef.h>

#include "cli/shard.h"

/* Where to look; tests give their own. */
typedef struct pm_processor_sources {
    pm_variable variable;   /* of the environment */
    const char *membership; /* "/proc/self/cgroup" */
    const char *hierarchy;  /* "/sys/fs/cgroup" */
    size_t bound;           /* processors it is bound to; 0: unknown */
} pm_processor_sources;

/* The smallest of what is known, at least 1:
 *   SLURM_CPUS_PER_TASK, else SLURM_CPUS_ON_NODE;
 *   the processors it is bound to (sched_getaffinity);
 *   the quota of its control group and of those above (cpu.max of version 2, cpu.cfs_quota_us of
 *   version 1), a part of a processor counted as one. */
size_t pm_processors_of(const pm_processor_sources *sources);

/* The same of this process, as it is. */
size_t pm_processors(void);

#endif
