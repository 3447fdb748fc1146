/* A batch from its first map to its last place. */
#ifndef PARTMAP_CLI_BATCH_RUN_H
#define PARTMAP_CLI_BATCH_RUN_H

#include "cli/commands.h"
#include "formats/child.h"

/* Does what "partmap batch" was asked to. work: runs in a child for each map and is given a
 * pm_batch_task; pm_batch_do_map, or a test's own that ends badly. */
pm_exit pm_batch_run(const pm_cli *cli, pm_child_function work);

#endif
