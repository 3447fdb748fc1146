/* The maps of a batch: files named, and those in folders named. */
#ifndef PARTMAP_CLI_BATCH_INPUTS_H
#define PARTMAP_CLI_BATCH_INPUTS_H

#include "cli/batch.h"

/* Gathers the maps. A file is taken as it is; of a folder every file in it and in the folders below
 * it that has a suffix of a map. A file that is met twice is taken once. Passed over are hidden
 * names, sheets that are read along with another, symbolic links to folders, the folder OUT itself,
 * which need not be there yet, and other folders that a batch wrote. A folder below that cannot be
 * read adds a warning to problems. PM_IO: what was named is not there or cannot be read.
 * PM_INVALID: there is no map at all. */
pm_status pm_batch_gather(char *const *named, size_t count, const char *out, pm_batch_maps *maps,
                          pm_problems *problems, pm_error *err);

void pm_batch_maps_free(pm_batch_maps *maps);

#endif
