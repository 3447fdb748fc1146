/* Drawing as the commands do it: which view, into which file. */
#ifndef PARTMAP_CLI_DRAWING_H
#define PARTMAP_CLI_DRAWING_H

#include "cli/job.h"

/* Refuses a file name that is no drawing's: what is not .svg cannot be written yet. */
pm_exit pm_check_drawing(const pm_cli *cli, const char *output);

/* The file for the drawing of the index-th graph: output itself for the first, for the others with
 * a number before its suffix, "town-2.svg". */
void pm_add_drawing_name(pm_text *out, const char *output, size_t index);

/* Refuses files that would take the place of the map itself, and standard output for several. */
pm_exit pm_check_drawings(const pm_cli *cli, const pm_job *job, const char *output);

/* Says where the drawings of the other graphs are, if there are several. */
void pm_tell_drawings(const pm_cli *cli, const pm_job *job, const char *output);

/* Draws the audited graph by --view and delivers the page; output: for the first graph. */
pm_exit pm_draw_job(const pm_cli *cli, const pm_job *job, const char *output);

#endif
