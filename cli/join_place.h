/* One place on its way into the joined files: its account, what its folder holds, checked against
 * the account, and its rows for the tables that grow place by place. */
#ifndef PARTMAP_CLI_JOIN_PLACE_H
#define PARTMAP_CLI_JOIN_PLACE_H

#include <stdbool.h>

#include "cli/join_list.h"
#include "engine/base/text.h"
#include "formats/place.h"
#include "formats/place_results.h"

/* Zero-initialise it; free with pm_join_place_free. */
typedef struct pm_join_place {
    pm_status status; /* of the reading; nothing below is whole unless PM_OK */
    pm_error err;
    pm_text path; /* of its folder */
    pm_place place;
    pm_place_results results;
    bool has_results;                          /* its account names measures or findings */
    pm_text organisations, findings, failures; /* rows of these tables */
} pm_join_place;

/* What places are read with. Borrowed, and only read: several threads may share it. */
typedef struct pm_join_reading {
    const pm_join_list *list;
    const pm_kept *kept;
    bool verified; /* digests of measures and findings were looked at already */
} pm_join_reading;

/* Reads the item of that index. PM_INVALID, PM_IO, PM_MEMORY are in *read. */
void pm_join_place_read(const pm_join_reading *reading, size_t index, pm_join_place *read);

void pm_join_place_free(pm_join_place *read);

#endif
