/* What a command costs: runs it several times and prints the processor time a run (user and system
 * together) and the largest memory it held.
 *   cost RUNS COMMAND [ARGUMENT...]
 * Its standard output is thrown away; exits 1 when a run fails. */
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_RUNS = 1000 };

static void become(char **command)
{
    int nowhere = open("/dev/null", O_WRONLY);
    if (nowhere >= 0 && dup2(nowhere, STDOUT_FILENO) >= 0) {
        execvp(command[0], command);
    }
    fprintf(stderr, "cost: cannot run %s: %s\n", command[0], strerror(errno));
    _exit(127);
}

static double milliseconds(struct timeval time)
{
    return (double)time.tv_sec * 1000.0 + (double)time.tv_usec / 1000.0;
}

/* Processor time of all children waited for, in milliseconds. */
static double children_time(void)
{
    struct rusage usage;
    if (getrusage(RUSAGE_CHILDREN, &usage) != 0) {
        return 0;
    }
    return milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
}

static bool run_once(char **command, double *time)
{
    double before = children_time();
    pid_t child = fork();
    if (child == 0) {
        become(command);
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child) {
        perror("cost");
        return false;
    }
    *time = children_time() - before;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        fprintf(stderr, "cost: %s failed.\n", command[0]);
        return false;
    }
    return true;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

static void report(double *times, size_t runs)
{
    struct rusage usage;
    qsort(times, runs, sizeof *times, by_size);
    printf("processor time: %.1f ms (median of %zu runs; %.1f to %.1f)\n", times[runs / 2], runs,
           times[0], times[runs - 1]);
    if (getrusage(RUSAGE_CHILDREN, &usage) == 0) {
        printf("peak memory:    %.1f MiB\n", (double)usage.ru_maxrss / 1024.0);
    }
}

int main(int argc, char **argv)
{
    static double times[MOST_RUNS];
    long runs = argc > 2 ? strtol(argv[1], NULL, 10) : 0;
    if (runs < 1 || runs > MOST_RUNS) {
        fprintf(stderr, "usage: cost RUNS COMMAND [ARGUMENT...], RUNS from 1 to %d\n", MOST_RUNS);
        return 2;
    }
    for (long i = 0; i < runs; i++) {
        if (!run_once(argv + 2, &times[i])) {
            return EXIT_FAILURE;
        }
    }
    report(times, (size_t)runs);
    return EXIT_SUCCESS;
}
