/* Signals that ask a batch to stop, taken as something to read: nothing is ever interrupted. */
#ifndef PARTMAP_CLI_BATCH_SIGNALS_H
#define PARTMAP_CLI_BATCH_SIGNALS_H

#include <signal.h>
#include <stdbool.h>

/* How soon a batch is to stop. */
typedef enum pm_stop {
    PM_STOP_NOT,
    PM_STOP_SOON, /* finish the maps under way, begin no other: SIGTERM, which Slurm sends */
    PM_STOP_NOW   /* SIGINT, SIGHUP, or a second signal */
} pm_stop;

/* Zero-initialise it. */
typedef struct pm_signals {
    int file; /* to be polled; -1: there is none */
    sigset_t before;
    pm_stop stop;
    int last; /* number of the signal that came last; 0: none */
} pm_signals;

/* From now on the signals wait to be read. */
void pm_signals_open(pm_signals *signals);

/* Takes what has come; never waits. Returns signals->stop. */
pm_stop pm_signals_take(pm_signals *signals);

/* Signals do again what they did before. */
void pm_signals_close(pm_signals *signals);

#endif
