/* A progress bar for long work: on a terminal only, on the talk stream, gone when the work is done.
 */
#ifndef PARTMAP_CLI_PROGRESS_H
#define PARTMAP_CLI_PROGRESS_H

#include <stdbool.h>
#include <stdio.h>
#include <time.h>

#include "cli/commands.h"

typedef struct pm_bar {
    FILE *stream; /* NULL: nothing is shown */
    const char *what;
    struct timespec begun;
    bool drawn;
} pm_bar;

/* Shows nothing yet: work that is done within a moment needs no bar. */
pm_bar pm_bar_start(const pm_cli *cli, const char *what);

/* A pm_progress: context is the bar. */
void pm_bar_move(void *context, size_t done, size_t of);

/* The same with the caller's own words behind the bar. */
void pm_bar_show(pm_bar *bar, size_t done, size_t of, const char *words);

/* Seconds since the bar was started, whether it is shown or not. */
double pm_bar_seconds(const pm_bar *bar);

/* Takes the bar off the screen. */
void pm_bar_end(pm_bar *bar);

#endif
