/* Where the time of a batch goes: reads, measures, audits, lays out, draws and writes each map in
 * one process, and prints in words and numbers, one pair a line, the maps, the seconds of each
 * stage, and the most memory held (KiB) after a quarter, half, three quarters and all of them.
 *   batch_stages MAP...
 * The layout is done twice, once by itself to be timed, and counted once. What is written goes to
 * memory: a batch's disk is no part of this. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "formats/writers.h"
#include "viz/draw.h"
#include "viz/layout.h"
#include "viz/page.h"

enum { READ, MEASURE, AUDIT, LAYOUT, RENDER, WRITE, STAGES };

static const char *const stage_names[STAGES] = {"read",   "measure", "audit",
                                                "layout", "render",  "write"};

enum { QUARTERS = 4 };

/* One map on its way. */
typedef struct subject {
    const char *path;
    pm_settings settings;
    pm_map *map;
    pm_measures *measures;
    pm_findings *findings;
} subject;

static double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static long most_kib(void)
{
    struct rusage usage = {0};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

/* --- the stages ------------------------------------------------------------------------------ */

static pm_status read_map(subject *of, pm_error *err)
{
    pm_problems problems = {0};
    pm_status status = pm_map_read(of->path, &of->map, &problems, err);
    pm_problems_free(&problems);
    return status;
}

static pm_status measure(subject *of, pm_error *err)
{
    return pm_measure_map(of->map, &of->settings, &of->measures, err);
}

static pm_status audit(subject *of, pm_error *err)
{
    pm_audit_options options = pm_default_audit_options();
    return pm_audit_map(of->measures, &options, &of->findings, err);
}

static pm_status lay_out(subject *of, pm_error *err)
{
    pm_draw_options options = pm_default_draw_options();
    pm_picture picture = {0};
    pm_page page = {0};
    pm_status status = pm_picture_make(&picture, of->measures,
                                       pm_findings_conventions(of->findings), &options, err);
    if (status == PM_OK) {
        status = pm_page_divide(&page, &picture, of->findings, &options, err);
    }
    if (status == PM_OK) {
        status = pm_layout(&picture, 1, err);
    }
    pm_picture_free(&picture);
    return status;
}

static pm_status draw(subject *of, pm_error *err)
{
    pm_draw_options options = pm_default_draw_options();
    pm_text svg = {0};
    pm_status status = pm_draw_map(of->measures, of->findings, &options, &svg, err);
    pm_text_free(&svg);
    return status;
}

static pm_status write(subject *of, pm_error *err)
{
    const pm_results results = {.map = of->map, .measures = of->measures, .findings = of->findings};
    pm_text measures = {0};
    pm_text findings = {0};
    pm_status status = pm_write_measures_json(&results, &measures, err);
    if (status == PM_OK) {
        status = pm_write_findings_json(&results, &findings, err);
    }
    pm_text_free(&measures);
    pm_text_free(&findings);
    return status;
}

/* --- the work -------------------------------------------------------------------------------- */

static pm_status do_map(const char *path, double *seconds, pm_error *err)
{
    static pm_status (*const stages[STAGES])(subject * of, pm_error * err) = {
        read_map, measure, audit, lay_out, draw, write};
    subject of = {.path = path, .settings = pm_default_settings()};
    pm_status status = PM_OK;
    for (int stage = 0; status == PM_OK && stage < STAGES; stage++) {
        double before = seconds_now();
        status = stages[stage](&of, err);
        seconds[stage] += seconds_now() - before;
    }
    pm_findings_free(of.findings);
    pm_measures_free(of.measures);
    pm_map_free(of.map);
    return status;
}

static void report(int maps, const double *seconds, const long *memory)
{
    printf("maps %d\n", maps);
    for (int stage = 0; stage < STAGES; stage++) {
        double drawn_before = stage == RENDER ? seconds[LAYOUT] : 0;
        printf("stage_%s %.3f\n", stage_names[stage], seconds[stage] - drawn_before);
    }
    for (int quarter = 0; quarter < QUARTERS; quarter++) {
        printf("kib_after_%d %ld\n", (quarter + 1) * 100 / QUARTERS, memory[quarter]);
    }
}

int main(int argc, char **argv)
{
    double seconds[STAGES] = {0};
    long memory[QUARTERS] = {0};
    int maps = argc - 1;
    if (maps < 1) {
        fputs("usage: batch_stages MAP...\n", stderr);
        return 2;
    }
    for (int i = 0; i < maps; i++) {
        pm_error err = {0};
        if (do_map(argv[i + 1], seconds, &err) != PM_OK) {
            fprintf(stderr, "batch_stages: %s: %s\n", argv[i + 1], err.message);
            return EXIT_FAILURE;
        }
        memory[(i * QUARTERS) / maps] = most_kib();
    }
    report(maps, seconds, memory);
    return EXIT_SUCCESS;
}
