/* The program's one door: what a person typed in, results and talk out. main.c calls it with the
 * process's own streams, tests with streams in memory. */
#ifndef PARTMAP_CLI_CLI_H
#define PARTMAP_CLI_CLI_H

#include <stdio.h>

/* Where maps named "-" are read from, where results go, and where talk goes. */
typedef struct pm_streams {
    FILE *in, *out, *err;
} pm_streams;

/* Exit codes, as the manual and every script that uses partmap know them. */
typedef enum pm_exit {
    PM_EXIT_DONE = 0,     /* done */
    PM_EXIT_FINDINGS = 1, /* findings reached --fail-on, or a part of a batch failed */
    PM_EXIT_USAGE = 2,    /* the command line makes no sense */
    PM_EXIT_INPUT = 3,    /* a map cannot be read or is not valid */
    PM_EXIT_OTHER = 4     /* anything else: writing failed, memory ran out */
} pm_exit;

/* Runs one command line, argv[0] being the program's name, and flushes streams->out. Returns the
 * exit code. argv is left as it was. */
int pm_cli_run(int argc, char **argv, pm_streams *streams);

#endif
