/* How a batch gets on, told to whoever waits for it: a bar on a terminal, else a line now and then;
 * and each failure as it comes. */
#ifndef PARTMAP_CLI_BATCH_PROGRESS_H
#define PARTMAP_CLI_BATCH_PROGRESS_H

#include "cli/batch.h"
#include "cli/progress.h"
#include "formats/place.h"

typedef struct pm_batch_progress {
    const pm_cli *cli;
    pm_bar bar;
    size_t places;         /* to be done in all */
    size_t done;           /* so far, with those done before */
    size_t before;         /* of these, found whole */
    size_t partly, failed; /* of those done */
    size_t told;           /* failures told one by one */
    size_t last_tenth;     /* of the places that a line was told at */
    double last_shown;     /* seconds at which the bar was drawn */
} pm_batch_progress;

pm_batch_progress pm_batch_progress_start(const pm_cli *cli, size_t places);

/* A place is done, or was found whole: counts it, and tells a failure unless that is an old one. */
void pm_batch_progress_add(pm_batch_progress *progress, const pm_place *place, bool before);

/* Shows where it stands. */
void pm_batch_progress_show(pm_batch_progress *progress);

/* Seconds since the start. */
double pm_batch_progress_seconds(const pm_batch_progress *progress);

void pm_batch_progress_end(pm_batch_progress *progress);

#endif
