/* The folder of one place: is what is in it still right, and what is put into it. */
#ifndef PARTMAP_CLI_BATCH_PLACE_H
#define PARTMAP_CLI_BATCH_PLACE_H

#include "cli/batch.h"
#include "cli/batch_frames.h"
#include "formats/place.h"

/* Is the place whole and of this input, these options and this version? Then *place is its account
 * (free with pm_place_free). Whole: every file that the account tells of has its size and content.
 * A place where another try may end better is not. PM_IO: there is no folder in its place. */
pm_status pm_batch_check_place(const pm_batch *batch, const pm_batch_map *map, bool *whole,
                               pm_place *place, pm_error *err);

/* Begins the account of a place: names, digests and version. */
void pm_batch_open_account(const pm_batch *batch, const pm_batch_map *map, pm_place *place);

/* Writes the files and, when they are on the disk, the account; takes away what an earlier run
 * left. Killed anywhere, the place is either whole or has no account. PM_IO. */
pm_status pm_batch_store_place(const pm_batch *batch, const pm_place *place,
                               const pm_batch_result *result, pm_error *err);

#endif
