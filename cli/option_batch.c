/* Rows of the table of options that only work on many places has; see options.h. */
#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "cli/batch_products.h"
#include "cli/options.h"
#include "cli/processors.h"

enum { MOST_JOBS = 1024, MOST_SECONDS = 86400, LEAST_MEMORY = 64, MOST_MEMORY = 1 << 20 };

/* --- defaults, as they are ------------------------------------------------------------------- */

static void standard_jobs(pm_text *out)
{
    pm_text_add(out, "the processors that this job may use");
}

static void standard_make(pm_text *out)
{
    pm_text_add(out, "all of them");
}

static void standard_memory(pm_text *out)
{
    pm_text_addf(out, "%d", (int)PM_BATCH_MEMORY);
}

static void standard_seconds(pm_text *out)
{
    pm_text_addf(out, "%d", (int)PM_BATCH_SECONDS);
}

static void standard_run(pm_text *out)
{
    pm_text_add(out, PM_BATCH_RUN);
}

/* --- taking values --------------------------------------------------------------------------- */

/* A whole number from least to most. */
static pm_status take_number(const char *name, const char *value, unsigned long least,
                             unsigned long most, unsigned long *number, pm_error *err)
{
    char *end = NULL;
    errno = 0;
    unsigned long found = strtoul(value, &end, 10);
    bool digits = value[0] >= '0' && value[0] <= '9' && *end == '\0';
    if (!digits || errno != 0 || found < least || found > most) {
        return pm_fail(err, PM_USAGE, "--%s is \"%s\": write a whole number from %lu to %lu.", name,
                       pm_excerpt_of(value).bytes, least, most);
    }
    *number = found;
    return PM_OK;
}

static pm_status take_jobs(pm_arguments *arguments, const char *value, pm_error *err)
{
    return take_number("jobs", value, 1, MOST_JOBS, &arguments->jobs, err);
}

static pm_status take_memory(pm_arguments *arguments, const char *value, pm_error *err)
{
    return take_number("memory", value, LEAST_MEMORY, MOST_MEMORY, &arguments->memory, err);
}

static pm_status take_seconds(pm_arguments *arguments, const char *value, pm_error *err)
{
    return take_number("seconds", value, 1, MOST_SECONDS, &arguments->seconds, err);
}

static pm_status take_run(pm_arguments *arguments, const char *value, pm_error *err)
{
    enum { LONGEST = 64 };
    bool plain = true;
    for (const char *at = value; *at != '\0' && plain;) {
        size_t length = pm_utf8_length(at);
        plain = length > 0 && ((unsigned char)*at >= ' ' && *at != 127);
        at += length;
    }
    if (!plain || pm_utf8_count(value) > LONGEST) {
        return pm_fail(err, PM_USAGE,
                       "--run is \"%s\": write a label of at most %d plain characters, such as "
                       "2026.",
                       pm_excerpt_of(value).bytes, (int)LONGEST);
    }
    arguments->run = value;
    return PM_OK;
}

/* --- the rows -------------------------------------------------------------------------------- */

#define KEPT_AT(field) .kept_at = offsetof(pm_arguments, field)

const pm_option pm_option_out = {
    .letter = 'o',
    .name = "output",
    .value = "OUT",
    .help = "Write the places and the files over all of them into the folder OUT, which is made "
            "when it is not there.",
    KEPT_AT(output),
};

const pm_option pm_option_jobs = {
    .letter = 'j',
    .name = "jobs",
    .value = "N",
    .help = "Work on N maps at once.",
    .standard = standard_jobs,
    .take = take_jobs,
};

const pm_option pm_option_readers = {
    .letter = 'j',
    .name = "jobs",
    .value = "N",
    .help = "Read N places at once.",
    .standard = standard_jobs,
    .take = take_jobs,
};

const pm_option pm_option_make = {
    .name = "make",
    .value = "WHAT,...",
    .several = true,
    .help = "Make only these of each map.",
    .choice = pm_batch_product_word,
    .standard = standard_make,
    KEPT_AT(make),
};

const pm_option pm_option_run = {
    .name = "run",
    .value = "LABEL",
    .help = "Call this run over the places so, to compare it with others, such as the year.",
    .standard = standard_run,
    .take = take_run,
};

const pm_option pm_option_redo = {
    .name = "force",
    .help = "Do every place anew, also those that are whole and up to date.",
    KEPT_AT(force),
};

const pm_option pm_option_memory = {
    .name = "memory",
    .value = "MIB",
    .help = "Memory that the work on one map may take.",
    .standard = standard_memory,
    .take = take_memory,
};

const pm_option pm_option_seconds = {
    .name = "seconds",
    .value = "N",
    .help = "Time that the work on one map may take.",
    .standard = standard_seconds,
    .take = take_seconds,
};

const pm_option pm_option_log = {
    .name = "log",
    .value = "FILE",
    .help = "Add a line of JSON to FILE for the start, for each place and for the end, with times.",
    KEPT_AT(log),
};
