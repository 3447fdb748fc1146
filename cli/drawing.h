/* Drawing as the commands do it: which views, in which form, into which files. output is a file, a
 * folder or "-". */
#ifndef PARTMAP_CLI_DRAWING_H
#define PARTMAP_CLI_DRAWING_H

#include "cli/job.h"

/* Refuses an output that fits neither the form nor the number of the drawings. */
pm_exit pm_check_drawing(const pm_cli *cli, const char *output);

/* Refuses files that would take the place of the map itself, and standard output for several. */
pm_exit pm_check_drawings(const pm_cli *cli, const pm_job *job, const char *output);

/* Says where drawings are when there are several. */
void pm_tell_drawings(const pm_cli *cli, const pm_job *job, const char *output);

/* Draws the audited graph in each view of --view and delivers the pages when all are drawn. */
pm_exit pm_draw_job(const pm_cli *cli, const pm_job *job, const char *output);

#endif
