/* One map on its way through the stages, for the commands: read, measured, audited, and the result
 * sent or written. Every step says itself what goes wrong and returns the exit code. */
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
    pm_map *map;        /* the graph of it this job is about */
    pm_measures *measures;
    pm_significance *significance; /* NULL: not asked for */
    pm_jackknife *jackknife;       /* NULL: not asked for */
    pm_findings *findings;
} pm_job;

/* Reads the map at path ("-": the input stream) and applies --map. Problems stay in the job;
 * nothing is said of them. */
pm_status pm_job_take(const pm_cli *cli, const char *path, pm_job *job, pm_error *err);

/* The same, and says what went wrong and what to be warned of. */
pm_exit pm_job_read(const pm_cli *cli, const char *path, pm_job *job);

/* Reads and measures; reads, measures and audits. */
pm_exit pm_job_measure(const pm_cli *cli, const char *path, pm_job *job);
pm_exit pm_job_audit(const pm_cli *cli, const char *path, pm_job *job);

/* What the writers of results want to know. */
pm_results pm_job_results(const pm_cli *cli, const pm_job *job);

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
