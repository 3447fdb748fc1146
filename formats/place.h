/* What a batch knows of one of its places: the account "place.json" (schema "partmap/place/1") that
 * is written last into the place's folder. A folder with a sound account is whole; without one it
 * is nothing yet. The same input, options and version give the same bytes: no times, paths or hosts
 * are in it. */
#ifndef PARTMAP_FORMATS_PLACE_H
#define PARTMAP_FORMATS_PLACE_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/error.h"
#include "engine/base/memory.h"
#include "engine/base/text.h"
#include "formats/digest.h"

/* Name of the account within the place's folder. */
#define PM_PLACE_FILE "place.json"

/* Where a map can fail, in the order of the work. */
typedef enum pm_stage {
    PM_STAGE_READ,
    PM_STAGE_MEASURE,
    PM_STAGE_AUDIT,
    PM_STAGE_MAP,
    PM_STAGE_REPORT,
    PM_STAGE_COUNT
} pm_stage;

/* "read", "measure", "audit", "map", "report". */
const char *pm_stage_name(pm_stage stage);

typedef enum pm_place_status {
    PM_PLACE_DONE,   /* everything that was asked for is there */
    PM_PLACE_PARTLY, /* the numbers are there, a drawing or the report is not */
    PM_PLACE_FAILED, /* there are no numbers */
    PM_PLACE_STATUS_COUNT
} pm_place_status;

/* "done", "partly", "failed". */
const char *pm_place_status_name(pm_place_status status);

typedef struct pm_place_failure {
    pm_stage stage;
    const char *reason;  /* a sentence */
    size_t line, column; /* of the input; 0: unknown */
    bool retry;          /* a limit or a breakdown: another try may end better */
} pm_place_failure;

typedef struct pm_place_file {
    const char *name; /* within the folder: "measures.json" */
    size_t bytes;
    pm_digest digest;
} pm_place_file;

enum { PM_MOST_PLACE_FILES = 8 };

/* Texts are in the arena. Zero-initialise it; free with pm_place_free. */
typedef struct pm_place {
    const char *name; /* of the folder */
    const char *file; /* of the input, without its folder */
    const char *run;  /* label that sets apart runs over the same places */
    pm_digest input;
    pm_digest options;   /* of the text that says how it was done */
    const char *partmap; /* version that did it */
    pm_place_status status;
    pm_place_failure failures[PM_STAGE_COUNT]; /* at most one a stage, in order */
    size_t failure_count;
    pm_place_file files[PM_MOST_PLACE_FILES];
    size_t file_count;
    bool measured;        /* are members and ties known? */
    size_t members, ties; /* 0 when they are not */
    pm_arena arena;
} pm_place;

void pm_place_free(pm_place *place);

/* Appends the account: one JSON object and a line's end. */
pm_status pm_place_write(const pm_place *place, pm_text *out, pm_error *err);

/* Understands an account. PM_INVALID when it is none of this schema, or contradicts itself; then
 * *place is empty. */
pm_status pm_place_read(const char *bytes, size_t length, pm_place *place, pm_error *err);

#endif
