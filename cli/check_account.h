/* How a sound map was read, for "partmap check". */
#ifndef PARTMAP_CLI_CHECK_ACCOUNT_H
#define PARTMAP_CLI_CHECK_ACCOUNT_H

#include "cli/job.h"

/* Appends, in lines that are set in, of one of its graphs: the format and the program that wrote
 * the file, its nodes, edges and groups, which attributes its words are read from, and which ones
 * are only kept. */
pm_status pm_account_add(const pm_cli *cli, const pm_job *job, size_t graph, pm_text *out,
                         pm_error *err);

#endif
