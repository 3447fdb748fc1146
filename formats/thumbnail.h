/* The small drawing of a map (viz/thumbnail.h), read back for a page that shows hundreds of them: a
 * file of a place folder in, its paths out. Only what viz/thumbnail.c writes is taken; a file with
 * anything else in it is none. */
#ifndef PARTMAP_FORMATS_THUMBNAIL_H
#define PARTMAP_FORMATS_THUMBNAIL_H

#include <stddef.h>

#include "engine/base/error.h"
#include "engine/base/memory.h"

/* What a path draws, in the order of drawing. */
typedef enum pm_thumbnail_kind {
    PM_THUMBNAIL_TIES,
    PM_THUMBNAIL_MEMBERS,
    PM_THUMBNAIL_BODIES,
    PM_THUMBNAIL_DECISION,
    PM_THUMBNAIL_KINDS
} pm_thumbnail_kind;

/* Class of its path: "ties", "members", "bodies", "decision". */
const char *pm_thumbnail_class(pm_thumbnail_kind kind);

typedef struct pm_thumbnail_path {
    pm_thumbnail_kind kind;
    const char *sector; /* of members; NULL: not stated */
    const char *data;   /* of M, L, h and decimals alone */
} pm_thumbnail_path;

enum { PM_MOST_THUMBNAIL_PATHS = 256 };

/* Zero-initialise it; free with pm_thumbnail_free. */
typedef struct pm_thumbnail {
    pm_thumbnail_path paths[PM_MOST_THUMBNAIL_PATHS];
    size_t count;
    pm_arena arena;
} pm_thumbnail;

/* Reads the file. PM_IO when it cannot be read; PM_INVALID when it is no small drawing of ours, or
 * larger than any should be; *thumbnail is empty then. */
pm_status pm_thumbnail_read(const char *path, pm_thumbnail *thumbnail, pm_error *err);
void pm_thumbnail_free(pm_thumbnail *thumbnail);

#endif
