/* How good our layout is beside Graphviz's "neato -Goverlap=prism" on the same members, ties and
 * boxes: reads maps, lays each out with both, prints a line a map and the sums.
 *   draw_quality WORKFILE MAP...       WORKFILE: written for neato, again and again
 * Times are processor times in ms: of our layout; of our whole drawing; of a run of neato without
 * its start-up, which is measured on an empty graph. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "formats/formats.h"
#include "tests/support/placement.h"
#include "viz/draw.h"
#include "viz/layout.h"
#include "viz/page.h"

enum { LONGEST_LINE = 4096, RUNS = 5 };

/* One map with what is asked of it. */
typedef struct subject {
    const char *path;
    pm_map *map;
    pm_measures *measures;
    pm_picture picture;
    double layout_ms, drawing_ms, neato_ms;
    placement_quality ours, theirs;
} subject;

static double own_ms(void)
{
    return (double)clock() * 1000.0 / CLOCKS_PER_SEC;
}

static double children_ms(void)
{
    struct rusage usage = {0};
    getrusage(RUSAGE_CHILDREN, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000.0 +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000.0;
}

/* --- ours ------------------------------------------------------------------------------------ */

static pm_status lay_out_once(subject *of, pm_error *err)
{
    pm_draw_options options = pm_default_draw_options();
    pm_page page = {0};
    pm_picture_free(&of->picture);
    pm_status status = pm_picture_make(&of->picture, of->measures, NULL, &options, err);
    if (status == PM_OK) {
        status = pm_page_divide(&page, &of->picture, NULL, &options, err);
    }
    double before = own_ms();
    if (status == PM_OK) {
        status = pm_layout(&of->picture, 1, err);
    }
    of->layout_ms = fmin(of->layout_ms, own_ms() - before);
    return status;
}

static pm_status draw_once(subject *of, pm_error *err)
{
    pm_draw_options options = pm_default_draw_options();
    pm_text svg = {0};
    double before = own_ms();
    pm_status status = pm_draw_map(of->measures, NULL, &options, &svg, err);
    of->drawing_ms = fmin(of->drawing_ms, own_ms() - before);
    pm_text_free(&svg);
    return status;
}

/* Reads, measures, lays out and draws; times are the least of a few runs. */
static pm_status do_ours(subject *of, pm_error *err)
{
    pm_problems problems = {0};
    pm_settings settings = pm_default_settings();
    pm_status status = pm_map_read(of->path, &of->map, &problems, err);
    pm_problems_free(&problems);
    if (status == PM_OK) {
        status = pm_measure_map(of->map, &settings, &of->measures, err);
    }
    of->layout_ms = of->drawing_ms = INFINITY;
    for (int run = 0; status == PM_OK && run < RUNS; run++) {
        status = draw_once(of, err);
    }
    for (int run = 0; status == PM_OK && run < RUNS; run++) {
        status = lay_out_once(of, err);
    }
    placement made = {0};
    if (status == PM_OK && placement_of(&of->picture, &made)) {
        of->ours = placement_judge(&made);
    }
    placement_free(&made);
    return status;
}

/* --- theirs ---------------------------------------------------------------------------------- */

static bool write_graph(const char *path, const pm_picture *picture)
{
    FILE *out = fopen(path, "w");
    if (out == NULL) {
        return false;
    }
    fputs("graph map {\nnode [shape=box, fixedsize=true, label=\"\"];\n", out);
    for (size_t i = 0; picture != NULL && i < picture->node_count; i++) {
        pm_point half = placement_half_box(&picture->nodes[i]);
        fprintf(out, "n%zu [width=%.4f, height=%.4f];\n", i, 2 * half.x / 72, 2 * half.y / 72);
    }
    for (size_t i = 0; picture != NULL && i < picture->tie_count; i++) {
        fprintf(out, "n%zu -- n%zu;\n", picture->ties[i].a, picture->ties[i].b);
    }
    fputs("}\n", out);
    return fclose(out) == 0;
}

static void become_neato(const char *in, const char *out)
{
    char program[] = "neato";
    char overlap[] = "-Goverlap=prism";
    char format[] = "-Tplain";
    char option[] = "-o";
    char *in_name = strdup(in);
    char *out_name = strdup(out);
    char *command[] = {program, overlap, format, option, out_name, in_name, NULL};
    if (in_name != NULL && out_name != NULL) {
        execvp(program, command);
    }
    perror("draw_quality: neato");
    _exit(127);
}

/* Reads "node nNUMBER X Y ..." in inches, y upwards; how many there were. */
static size_t read_places(FILE *in, size_t count, pm_point *centres)
{
    static const char start[] = "node n";
    char line[LONGEST_LINE];
    size_t found = 0;
    while (fgets(line, sizeof line, in) != NULL) {
        if (strncmp(line, start, sizeof start - 1) == 0) {
            char *rest = NULL;
            size_t node = strtoul(line + sizeof start - 1, &rest, 10);
            double x = strtod(rest, &rest);
            double y = strtod(rest, &rest);
            if (node < count) {
                centres[node] = (pm_point){x * 72, -y * 72};
                found++;
            }
        }
    }
    return found;
}

/* Runs neato on the work file; fills the centres of boxes, in points, y downwards. */
static bool run_neato(const char *path, size_t count, pm_point *centres, double *ms)
{
    char out[LONGEST_LINE];
    snprintf(out, sizeof out, "%s.plain", path);
    double before = children_ms();
    pid_t child = fork();
    if (child == 0) {
        become_neato(path, out);
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child || status != 0) {
        return false;
    }
    *ms = fmin(*ms, children_ms() - before);
    FILE *in = fopen(out, "r");
    bool done = in != NULL && read_places(in, count, centres) == count;
    if (in != NULL) {
        fclose(in);
    }
    return done;
}

/* What a run costs before it has anything to do. */
static double neato_start(const char *path)
{
    double ms = INFINITY;
    for (int run = 0; run < RUNS && write_graph(path, NULL); run++) {
        run_neato(path, 0, NULL, &ms);
    }
    return ms;
}

static bool do_theirs(const char *path, double start, subject *of)
{
    size_t n = of->picture.node_count;
    pm_point *centres = calloc(n + 1, sizeof *centres);
    placement made = {0};
    of->neato_ms = INFINITY;
    bool done = centres != NULL && write_graph(path, &of->picture);
    for (int run = 0; done && run < RUNS; run++) {
        done = run_neato(path, n, centres, &of->neato_ms);
    }
    of->neato_ms = fmax(0, of->neato_ms - start);
    done = done && placement_with(&of->picture, centres, &made);
    if (done) {
        of->theirs = placement_judge(&made);
    }
    placement_free(&made);
    free(centres);
    return done;
}

/* --- the table ------------------------------------------------------------------------------- */

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

static void print_head(void)
{
    printf("%-24s %4s %4s | %-17s | %-11s | %-9s | %-9s | %-9s | %5s | %s\n", "", "", "",
           "stress (unstretch)", "crossings", "overlaps", "on marks", "at labels", "", "ms");
    printf("%-24s %4s %4s | %5s %5s  (%5s) | %5s %5s | %4s %4s | %4s %4s | %4s %4s | %5s | %6s "
           "%7s %6s\n",
           "map", "n", "ties", "ours", "neato", "ours", "ours", "neato", "ours", "neato", "ours",
           "neato", "ours", "neato", "names", "layout", "drawing", "neato");
    printf("%-24s %4s %4s | %5s %5s  (%5s) | %5s %5s | %4s %4s | %4s %4s | %4s %4s | %5s |\n", "",
           "", "", "", "", "", "", "", "", "", "", "", "", "", "left");
}

static void print_row(const subject *of, const char *name, double maps)
{
    const placement_quality *a = &of->ours;
    const placement_quality *b = &of->theirs;
    printf("%-24.24s %4zu %4zu | %.3f %.3f  (%.3f) | %5zu %5zu | %4zu %4zu | %4zu %4zu | %4zu "
           "%4zu | %5zu | %6.1f %7.1f %6.1f\n",
           name, of->picture.node_count, of->picture.tie_count, a->stress / maps, b->stress / maps,
           a->stress_unstretch / maps, a->crossings, b->crossings, a->overlaps, b->overlaps,
           a->over_marks, b->over_marks, a->under_labels, b->under_labels, a->unnamed,
           of->layout_ms, of->drawing_ms, of->neato_ms);
}

static void add_quality(placement_quality *sum, const placement_quality *one)
{
    sum->stress += one->stress;
    sum->stress_unstretch += one->stress_unstretch;
    sum->crossings += one->crossings;
    sum->overlaps += one->overlaps;
    sum->over_marks += one->over_marks;
    sum->under_labels += one->under_labels;
    sum->unnamed += one->unnamed;
}

static void add(subject *sum, const subject *one)
{
    sum->picture.node_count += one->picture.node_count;
    sum->picture.tie_count += one->picture.tie_count;
    sum->layout_ms += one->layout_ms;
    sum->drawing_ms += one->drawing_ms;
    sum->neato_ms += one->neato_ms;
    add_quality(&sum->ours, &one->ours);
    add_quality(&sum->theirs, &one->theirs);
}

static double ratio(double ours, double theirs)
{
    return theirs > 0 ? ours / theirs : NAN;
}

static void print_ratios(const subject *sum)
{
    const placement_quality *a = &sum->ours;
    const placement_quality *b = &sum->theirs;
    printf("ours / neato's: stress %.3f, stretch of the page undone %.3f, crossings %.2f, ties on "
           "marks %.2f, ties at labels %.2f, time of layout %.2f\n",
           ratio(a->stress, b->stress), ratio(a->stress_unstretch, b->stress_unstretch),
           ratio((double)a->crossings, (double)b->crossings),
           ratio((double)a->over_marks, (double)b->over_marks),
           ratio((double)a->under_labels, (double)b->under_labels),
           ratio(sum->layout_ms, sum->neato_ms));
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fputs("usage: draw_quality WORKFILE MAP...\n", stderr);
        return 2;
    }
    subject sum = {0};
    double start = neato_start(argv[1]);
    print_head();
    for (int i = 2; i < argc; i++) {
        subject of = {.path = argv[i]};
        pm_error err = {0};
        bool done = do_ours(&of, &err) == PM_OK && do_theirs(argv[1], start, &of);
        if (done) {
            print_row(&of, base_name(of.path), 1);
            add(&sum, &of);
        } else {
            fprintf(stderr, "draw_quality: %s: %s\n", of.path,
                    err.message[0] != '\0' ? err.message : "neato failed.");
        }
        pm_picture_free(&of.picture);
        pm_measures_free(of.measures);
        pm_map_free(of.map);
        if (!done) {
            return EXIT_FAILURE;
        }
    }
    print_row(&sum, "all (stress: mean)", argc - 2);
    print_ratios(&sum);
    return EXIT_SUCCESS;
}
