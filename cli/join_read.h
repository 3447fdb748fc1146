/* What a place's folder holds, read and checked against its account. */
#ifndef PARTMAP_CLI_JOIN_READ_H
#define PARTMAP_CLI_JOIN_READ_H

#include <stdbool.h>

#include "formats/folder.h"
#include "formats/place.h"
#include "formats/place_results.h"

/* Reads the measures and findings that the account names; *there is false where it names neither.
 * The caller frees results, also on failure. */
pm_status pm_join_read(const pm_kept *kept, const pm_folder *folder, const pm_place *place,
                       pm_place_results *results, bool *there, pm_error *err);

#endif
