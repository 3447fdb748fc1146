/* Processors one may use: see processors.h. */
#define _GNU_SOURCE /* sched_getaffinity */
#include "cli/processors.h"

#include <sched.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/text.h"

enum { LINE_SIZE = 4096, MOST_PROCESSORS = 1 << 16 };

/* The smaller of two numbers of processors, 0 being unknown. */
static size_t smaller(size_t a, size_t b)
{
    return a == 0 || (b != 0 && b < a) ? b : a;
}

/* --- Slurm ----------------------------------------------------------------------------------- */

static size_t allotted(pm_variable variable)
{
    static const char *const names[] = {"SLURM_CPUS_PER_TASK", "SLURM_CPUS_ON_NODE"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *text = variable(names[i]);
        double number = 0;
        if (text != NULL && pm_parse_number(text, &number) && number >= 1 &&
            number <= MOST_PROCESSORS) {
            return (size_t)number;
        }
    }
    return 0;
}

/* --- control groups -------------------------------------------------------------------------- */

/* First line of a file without its end; false when there is none. */
static bool first_line(const char *path, char line[LINE_SIZE])
{
    FILE *file = fopen(path, "r");
    bool read = file != NULL && fgets(line, LINE_SIZE, file) != NULL;
    if (file != NULL) {
        fclose(file);
    }
    if (read) {
        line[strcspn(line, "\n")] = '\0';
    }
    return read;
}

/* quota of period, in whole processors, rounded up; 0: no limit. Both are texts: "max" and "-1" are
 * none. */
static size_t whole_processors(const char *quota, const char *period)
{
    double time = 0;
    double of = 0;
    if (!pm_parse_number(quota, &time) || !pm_parse_number(period, &of) || time <= 0 || of <= 0 ||
        time / of >= MOST_PROCESSORS) {
        return 0;
    }
    size_t whole = (size_t)(time / of);
    return (double)whole * of < time ? whole + 1 : whole;
}

/* cpu.max: "150000 100000", or "max 100000". */
static size_t limit_of_version_2(const char *folder)
{
    char path[2 * LINE_SIZE];
    char line[LINE_SIZE];
    snprintf(path, sizeof path, "%s/cpu.max", folder);
    if (!first_line(path, line)) {
        return 0;
    }
    char *period = strchr(line, ' ');
    if (period == NULL) {
        return 0;
    }
    *period = '\0';
    return whole_processors(line, period + 1);
}

static size_t limit_of_version_1(const char *folder)
{
    char path[2 * LINE_SIZE];
    char quota[LINE_SIZE];
    char period[LINE_SIZE];
    snprintf(path, sizeof path, "%s/cpu.cfs_quota_us", folder);
    bool read = first_line(path, quota);
    snprintf(path, sizeof path, "%s/cpu.cfs_period_us", folder);
    read = read && first_line(path, period);
    return read ? whole_processors(quota, period) : 0;
}

/* The least limit of a group and of those above it: each holds for all beneath. In a container the
 * group's own name may not be there, only the top. */
static size_t limit_from(const char *top, const char *group, size_t (*limit_of)(const char *folder))
{
    char folder[2 * LINE_SIZE];
    size_t top_length = strlen(top);
    snprintf(folder, sizeof folder, "%s%s", top, group);
    size_t limit = limit_of(folder);
    char *slash = NULL;
    while ((slash = strrchr(folder + top_length, '/')) != NULL) {
        *slash = '\0';
        limit = smaller(limit, limit_of(folder));
    }
    return limit;
}

static bool has_cpu(const char *controllers)
{
    size_t length = 0;
    const char *part = NULL;
    while ((part = pm_next_part(&controllers, ",", &length)) != NULL) {
        if (length == strlen("cpu") && strncmp(part, "cpu", length) == 0) {
            return true;
        }
    }
    return false;
}

/* One line of membership, "NUMBER:CONTROLLERS:GROUP"; of version 2 the controllers are empty. */
static size_t limit_of_line(char *line, const char *hierarchy)
{
    line[strcspn(line, "\n")] = '\0';
    char *controllers = strchr(line, ':');
    char *group = controllers != NULL ? strchr(controllers + 1, ':') : NULL;
    if (group == NULL) {
        return 0;
    }
    *group++ = '\0';
    controllers++;
    if (*controllers == '\0') {
        return limit_from(hierarchy, group, limit_of_version_2);
    }
    char top[LINE_SIZE];
    snprintf(top, sizeof top, "%s/cpu", hierarchy);
    return has_cpu(controllers) ? limit_from(top, group, limit_of_version_1) : 0;
}

static size_t limit_of_groups(const pm_processor_sources *sources)
{
    char line[LINE_SIZE];
    size_t limit = 0;
    FILE *membership = fopen(sources->membership, "r");
    while (membership != NULL && fgets(line, sizeof line, membership) != NULL) {
        limit = smaller(limit, limit_of_line(line, sources->hierarchy));
    }
    if (membership != NULL) {
        fclose(membership);
    }
    return limit;
}

/* --- affinity -------------------------------------------------------------------------------- */

/* The set has to be as large as the machine's: a usual one has room for 1,024. */
static size_t bound(void)
{
    for (int most = CPU_SETSIZE; most <= MOST_PROCESSORS; most *= 2) {
        cpu_set_t *set = CPU_ALLOC((size_t)most);
        if (set == NULL) {
            break;
        }
        size_t size = CPU_ALLOC_SIZE((size_t)most);
        bool read = sched_getaffinity(0, size, set) == 0;
        int count = read ? CPU_COUNT_S(size, set) : 0;
        CPU_FREE(set);
        if (read) {
            return count > 0 ? (size_t)count : 0;
        }
    }
    long online = sysconf(_SC_NPROCESSORS_ONLN);
    return online > 0 ? (size_t)online : 0;
}

/* --- all of it ------------------------------------------------------------------------------- */

size_t pm_processors_of(const pm_processor_sources *sources)
{
    size_t least = smaller(allotted(sources->variable), sources->bound);
    least = smaller(least, limit_of_groups(sources));
    return least > 0 ? least : 1;
}

size_t pm_processors(void)
{
    const pm_processor_sources sources = {.variable = getenv,
                                          .membership = "/proc/self/cgroup",
                                          .hierarchy = "/sys/fs/cgroup",
                                          .bound = bound()};
    return pm_processors_of(&sources);
}
