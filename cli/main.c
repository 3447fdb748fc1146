/* partmap's main: hands the process's streams to pm_cli_run. The locale stays "C", because
 * setlocale is never called, and SIGPIPE keeps its default, so that a reader which goes away ends
 * the program quietly. */
#include <errno.h>
#include <stdio.h>

#include "cli/cli.h"

int main(int argc, char **argv)
{
    pm_streams streams = {.in = stdin, .out = stdout, .err = stderr};
    int done = pm_cli_run(argc, argv, &streams);
    /* Some file systems only say at the close that what was written did not fit. */
    if (fclose(stdout) != 0 && done != PM_EXIT_OTHER) {
        if (errno != EPIPE) {
            fputs("partmap: Standard output could not be closed: the result is not whole.\n",
                  stderr);
        }
        done = PM_EXIT_OTHER;
    }
    return done;
}
