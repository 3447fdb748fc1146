/* What comes in and goes out. Each format is one row of the registry: how it is called, which
 * suffix it has, whether it is read, written for measures or for findings. */
#ifndef PARTMAP_FORMATS_FORMATS_H
#define PARTMAP_FORMATS_FORMATS_H

#include <stdbool.h>
#include <stdio.h>

#include "engine/audit/audit.h"
#include "engine/base/error.h"
#include "engine/base/text.h"
#include "engine/measure/jackknife.h"
#include "engine/measure/measures.h"
#include "engine/measure/significance.h"
#include "engine/model/map.h"

/* Everything a writer may want to say about one map. */
typedef struct pm_results {
    const pm_map *map;
    const pm_problems *problems; /* warnings met while reading; may be NULL */
    const pm_measures *measures;
    const pm_findings *findings;         /* NULL where only measures are written */
    const pm_significance *significance; /* NULL: chance was not asked for */
    const pm_jackknife *jackknife;       /* NULL: leaving members out was not asked for */
    const char *const *only;             /* full keys to write, ended by NULL; NULL: all */
    bool one_level; /* false: every level; csv, which holds one table: organisations */
    pm_level level; /* with one_level: the rows to write */
    size_t width;   /* columns of text for people; 0: 80 */
    bool colour;    /* text for people may use a terminal's colours */
} pm_results;

/* Appends the whole output to *out. */
typedef pm_status (*pm_writer)(const pm_results *results, pm_text *out, pm_error *err);

/* One row of the registry. */
typedef struct pm_format {
    const char *name;         /* "json" */
    const char *title;        /* one line for help */
    pm_writer write_measures; /* NULL: not for measures */
    pm_writer write_findings; /* NULL: not for findings */
} pm_format;

size_t pm_format_count(void);
const pm_format *pm_format_at(size_t index);
const pm_format *pm_format_find(const char *name);

/* Reads the one graph of a GraphML stream to its end. name is printed in messages ("-" for standard
 * input). On PM_OK *map is the caller's (pm_map_free) and problems holds warnings only. On
 * PM_INVALID *map is NULL, problems holds the errors in the order met, at most PM_PROBLEMS_STOP of
 * them, and err the first of them. PM_IO: the stream failed. Nothing outside the stream is ever
 * opened or fetched. */
pm_status pm_graphml_read(FILE *stream, const char *name, pm_map **map, pm_problems *problems,
                          pm_error *err);

/* The same from a path; "-" reads standard input. */
pm_status pm_map_read(const char *path, pm_map **map, pm_problems *problems, pm_error *err);

/* Writes length bytes to path so that it is never half there: a temporary file in the same folder,
 * fsync, rename, and fsync of the folder. An existing file keeps its permissions and is only
 * replaced by the whole new one; on failure it is untouched and the temporary file is gone. SIGINT,
 * SIGTERM and SIGHUP wait meanwhile. */
pm_status pm_file_write(const char *path, const char *bytes, size_t length, pm_error *err);

#endif
