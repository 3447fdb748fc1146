/* The joined tables that are written when every place is read. */
#ifndef PARTMAP_CLI_JOIN_TABLES_H
#define PARTMAP_CLI_JOIN_TABLES_H

#include "engine/cohort/cohort.h"
#include "formats/cohort_csv.h"
#include "formats/folder_stream.h"

/* networks.csv: every place of every run. */
pm_status pm_join_write_networks(const pm_cohort *const *runs, size_t count,
                                 pm_folder_stream *stream, pm_error *err);

/* cohort.csv: every place of one run; NULL: none. */
pm_status pm_join_write_cohort(const pm_cohort *cohort, pm_folder_stream *stream, pm_error *err);

#endif
