/* The log of a batch: a file that lines of JSON are added to. */
#ifndef PARTMAP_CLI_BATCH_LOG_H
#define PARTMAP_CLI_BATCH_LOG_H

#include "cli/batch.h"
#include "formats/batch_log.h"

/* Zero-initialise it. */
typedef struct pm_batch_log {
    int file;
    bool is_open;
    int fault; /* error number of the system when a line could not be written; 0: none */
} pm_batch_log;

/* path NULL: there is no log, and lines for it are passed over. What the file holds stays. */
pm_status pm_batch_log_open(const char *path, pm_batch_log *log, pm_error *err);

/* Add a line each, in one write, so that several batches may share a log. A line that cannot be
 * written is remembered and stops nothing. */
void pm_batch_log_start(pm_batch_log *log, const pm_log_start *start);
void pm_batch_log_place(pm_batch_log *log, const pm_log_place *done);
void pm_batch_log_stop(pm_batch_log *log, const pm_log_stop *stop);

void pm_batch_log_close(pm_batch_log *log);

#endif
