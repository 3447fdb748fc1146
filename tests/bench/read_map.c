/* Reads a map as partmap does and prints, in words and numbers one pair a line: seconds, ties,
 * bytes of the model, and the most memory that was held beyond model and what the process began
 * with. read_map MAP */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "formats/formats.h"

static double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* A line of /proc/self/status, such as "VmHWM:", in bytes; 0 when there is none. */
static size_t resident(const char *wanted)
{
    char line[256];
    unsigned long long kilobytes = 0;
    FILE *status = fopen("/proc/self/status", "r");
    while (status != NULL && fgets(line, sizeof line, status) != NULL) {
        if (strncmp(line, wanted, strlen(wanted)) == 0) {
            kilobytes = strtoull(line + strlen(wanted), NULL, 10);
        }
    }
    if (status != NULL) {
        fclose(status);
    }
    return (size_t)kilobytes * 1024;
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fputs("usage: read_map MAP\n", stderr);
        return EXIT_FAILURE;
    }
    pm_error err = {0};
    pm_map *map = NULL;
    pm_problems problems = {0};
    size_t before = resident("VmRSS:");
    double start = seconds_now();
    if (pm_map_read(argv[1], &map, &problems, &err) != PM_OK) {
        fprintf(stderr, "read_map: %s:%zu:%zu: %s\n", err.file, err.line, err.column, err.message);
        return EXIT_FAILURE;
    }
    double taken = seconds_now() - start;
    size_t model = pm_map_memory(map);
    size_t most = resident("VmHWM:") - before;
    printf("seconds %.3f\nties %zu\nmodel %zu\nbeyond %zu\n", taken, pm_map_edge_count(map), model,
           most > model ? most - model : 0);
    pm_map_free(map);
    pm_problems_free(&problems);
    return EXIT_SUCCESS;
}
