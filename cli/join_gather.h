/* Bringing place folders together into one, so that what is joined leads to them. */
#ifndef PARTMAP_CLI_JOIN_GATHER_H
#define PARTMAP_CLI_JOIN_GATHER_H

#include "cli/join_list.h"

/* Brings the place into the folder out, where it does not lie there already: its files are linked,
 * or copied where the file system cannot link them, and its account comes last, so that a place cut
 * short is an unfinished one. A place there of the same run is replaced. PM_USAGE: it is of another
 * run, which would be lost. */
pm_status pm_join_gather(const pm_join_list *list, const pm_join_item *item, const pm_folder *out,
                         pm_error *err);

#endif
