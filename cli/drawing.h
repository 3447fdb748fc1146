/* Drawing as the commands do it: which view, into which file. */
#ifndef PARTMAP_CLI_DRAWING_H
#define PARTMAP_CLI_DRAWING_H

#include "cli/job.h"

/* Refuses a file name that is no drawing's: what is not .svg cannot be written yet. */
pm_exit pm_check_drawing(const pm_cli *cli, const char *output);

/* Draws the audited map by --view and delivers the page. */
pm_exit pm_draw_job(const pm_cli *cli, const pm_job *job, const char *output);

#endif
