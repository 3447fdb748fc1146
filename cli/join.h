/* Everything over all places of a batch: the place folders of one or several batch folders in, the
 * joined files out. They are a pure function of the place folders, taken in byte order of run and
 * place, so that shards joined give the same bytes as one run. */
#ifndef PARTMAP_CLI_JOIN_H
#define PARTMAP_CLI_JOIN_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/error.h"
#include "engine/measure/significance.h"

/* All zero: every place, the last run, one place read after the other, silent. */
typedef struct pm_join_options {
    const char *run; /* label of the run that cohort.csv and cohort.html speak of; NULL: the last in
                        byte order */
    const char *const *places; /* only places of these names; NULL: every one that is there */
    size_t place_count;
    size_t jobs;   /* places read at once, in threads; the joined bytes do not depend on it */
    bool verified; /* the caller wrote or checked every file of these places, and let nobody
                      else there since: their digests are not taken again */
    pm_progress *progress; /* NULL: none is told */
    void *context;         /* handed to progress */
} pm_join_options;

/* What was joined. Free with pm_joined_free. */
typedef struct pm_joined {
    size_t places;     /* of all runs, each place of a run once */
    size_t partly;     /* of these, numbers are there, a drawing or report is not */
    size_t failed;     /* of these, no numbers */
    size_t runs;       /* how many there are */
    char *run;         /* the one that cohort.csv and cohort.html speak of; owned */
    size_t unfinished; /* folders without place.json: a batch was stopped there; not joined */
    char *example;     /* path of the first of them; NULL: none; owned */
} pm_joined;

void pm_joined_free(pm_joined *joined);

/* Reads the place folders in each of the batch folders and writes organisations.csv, networks.csv,
 * findings.csv, failures.csv, cohort.csv, cohort.html and partmap.sqlite into the folder out, each
 * to a temporary name first. Places of the run spoken of that lie in another folder than out are
 * linked (or copied) into it, so that cohort.html leads to their reports.
 * A folder in a batch folder is a place when it holds place.json. The same place of the same run in
 * two folders is taken once when the two place.json are alike. PM_INVALID: they are not, a folder
 * cannot be read or holds no place, or a file does not hold what partmap writes there (err names
 * file, line, column). PM_USAGE: there is no such run, or a place of another run would be lost.
 * PM_IO: a file could not be read or written. Until all is read and written, what was there is
 * untouched. *joined (may be NULL) is set on PM_OK only. Memory: the network measures of every
 * place, and everything of one, or of two a job. err may not be NULL. */
pm_status pm_join_places(const char *const *folders, size_t count, const char *out,
                         const pm_join_options *options, pm_joined *joined, pm_error *err);

#endif
