/* Lines of a batch's log, each a JSON object: what happened and when, for programs that watch over
 * many machines. The only thing a batch writes that has times in it. */
#ifndef PARTMAP_FORMATS_BATCH_LOG_H
#define PARTMAP_FORMATS_BATCH_LOG_H

#include "formats/place.h"

/* The batch begins. */
typedef struct pm_log_start {
    const char *out, *run;
    const char *shard; /* "3/8"; NULL: the whole */
    size_t places, jobs;
} pm_log_start;

/* A place is done, or was found whole. */
typedef struct pm_log_place {
    const pm_place *place;
    bool before;           /* it was whole already: the rest is not known */
    const double *seconds; /* of processor time, one a stage */
    double write;          /* seconds that writing its files took */
    size_t peak;           /* KiB of memory of its child at the highest */
} pm_log_place;

/* The batch ends. */
typedef struct pm_log_stop {
    const char *reason; /* "done", or a sentence */
    size_t done, before, partly, failed;
    double seconds; /* on the clock */
} pm_log_stop;

/* Append a line each. time: as it is to be written. */
pm_status pm_log_add_start(const char *time, const pm_log_start *start, pm_text *out,
                           pm_error *err);
pm_status pm_log_add_place(const char *time, const pm_log_place *done, pm_text *out, pm_error *err);
pm_status pm_log_add_stop(const char *time, const pm_log_stop *stop, pm_text *out, pm_error *err);

#endif
