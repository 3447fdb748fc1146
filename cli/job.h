/* One input on its way through the stages, for the commands: read, and then each graph of it in
 * turn measured, audited, and the result sent or written. Every step says itself what goes wrong
 * and returns the exit code. */
#ifndef PARTMAP_CLI_JOB_H
#define PARTMAP_CLI_JOB_H

#include "cli/commands.h"
#include "engine/audit/audit.h"
#include "engine/base/text.h"
#include "engine/measure/measures.h"
#include "engine/model/map.h"
#include "formats/formats.h"

/* Zero-initialise it; free with pm_job_free. */
typedef struct pm_job {
    const char *path;
    pm_reading reading; /* the input, and the problems in it */
    size_t graph;       /* the graph of it that is worked on */
    pm_map *map;        /* that graph */
    pm_measures *measures;
    pm_significance *significance; /* NULL: not asked for */
    pm_jackknife *jackknife;       /* NULL: not asked for */
    pm_findings *findings;
    pm_rulebook *rules; /* NULL: no --rules */
} pm_job;

/* Reads the input at path ("-": the input stream) as --lenient, --graph and --groups say, applies
 * --map to each graph and turns to the first. Problems stay in the job; nothing is said of them. */
pm_status pm_job_take(const pm_cli *cli, const char *path, pm_job *job, pm_error *err);

/* The same after the rules files, and says what went wrong and what to be warned of. */
pm_exit pm_job_read(const pm_cli *cli, const char *path, pm_job *job);

/* How many graphs there are, at least one. */
size_t pm_job_graphs(const pm_job *job);

/* Turns to a graph, to be measured and audited; the measures of the one before are freed. */
void pm_job_turn_to(pm_job *job, size_t graph);

/* Appends what people call the graph: its id, else its number. */
void pm_job_add_graph_name(const pm_job *job, size_t graph, pm_text *out);

/* Says that the input has several graphs where only one can be taken: "--graph=ID" chooses it.
 * what: "a csv file holds". */
pm_exit pm_job_refuse_several(const pm_cli *cli, const pm_job *job, const char *what);

/* Refuses a format that holds one graph where there are several. */
pm_exit pm_job_check_format(const pm_cli *cli, const pm_job *job, const pm_format *format);

/* Appends the name of the graph above its results, where there are several and people read them. */
void pm_job_add_heading(const pm_job *job, const pm_format *format, pm_text *out);

/* Measures the graph; measures and audits it. */
pm_exit pm_job_measure(const pm_cli *cli, pm_job *job);
pm_exit pm_job_audit(const pm_cli *cli, pm_job *job);

/* What the writers of results want to know. */
pm_results pm_job_results(const pm_cli *cli, const pm_job *job);

/* Every graph of a job, for a format that holds them together. Zero-initialise it; free with
 * pm_job_free_together. */
typedef struct pm_together {
    pm_results *results; /* one a graph, linked */
    pm_measures **measures;
    size_t count;
} pm_together;

/* Gathers the results of all graphs, measured where that is wanted. */
pm_exit pm_job_gather(const pm_cli *cli, pm_job *job, bool measured, pm_together *together);
void pm_job_free_together(pm_together *together);

/* Exit code for what kept a map from being read: a file that cannot be read is an input fault, too,
 * memory running out is not. */
pm_exit pm_exit_of_input(const pm_error *err);

void pm_job_free(pm_job *job);

/* Refuses an output that is the input itself, before any work is done. */
pm_exit pm_check_output(const pm_cli *cli, const char *input, const char *output);

/* Refuses to send a format that is none for people to the terminal they sit at. */
pm_exit pm_check_terminal(const pm_cli *cli, const pm_format *format, const char *output);

/* Remarks on characters that the format could not hold. */
void pm_tell_mended(const pm_cli *cli, size_t mended);

/* Sends text to the result stream (output NULL or "-") or writes it to a file. */
pm_exit pm_deliver(const pm_cli *cli, const char *output, const pm_text *text);

#endif
