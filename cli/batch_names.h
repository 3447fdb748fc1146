/* Names of a batch's places. */
#ifndef PARTMAP_CLI_BATCH_NAMES_H
#define PARTMAP_CLI_BATCH_NAMES_H

#include "cli/batch.h"

/* Names the place of each map after its file, never after what is in it, and sorts the maps by
 * these names.
 *
 * The file's name without its suffix; letters of ASCII, digits, '-', '_' and '.' stay, a run of
 * anything else becomes one '_'. At most PM_PLACE_NAME characters. Names that would be hidden, end
 * in a dot, are a device's on Windows or a file's of the batch itself get a '_' before or behind
 * them. Maps whose names would then be alike, capital and small letters being the same, each get a
 * '-' and the first digits of the SHA-256 of "told": so a name depends on nothing but the files
 * named, whatever their order.
 *
 * PM_INVALID: two maps have even "told" in common. */
pm_status pm_batch_name(pm_batch_maps *maps, pm_error *err);

enum { PM_PLACE_NAME = 96 };

#endif
