/* Private to formats: packed inputs. A stream of packed bytes in, the bytes they were packed from
 * out, in order. Behind source.h, so that no reader has to know of it; one file a library. */
#ifndef PARTMAP_FORMATS_UNPACK_H
#define PARTMAP_FORMATS_UNPACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "engine/base/error.h"

/* A stream whose first bytes were taken already. Both borrowed until the unpacker is closed. */
typedef struct pm_packed {
    FILE *stream;
    const char *first;
    size_t first_length;
    size_t limit; /* bytes it may unpack to */
} pm_packed;

/* One input being unpacked. */
typedef struct pm_unpacker {
    void *state; /* of the library; NULL: nothing is packed */
    /* Gives the next bytes: as many as there is room for, or as are left. PM_IO, with a remedy,
     * when the input is damaged or the stream fails. */
    pm_status (*read)(void *state, char *bytes, size_t room, size_t *length, pm_error *err);
    void (*close)(void *state);
    const size_t *taken; /* packed bytes that were needed so far; part of the state */
} pm_unpacker;

/* Does an input begin like one that gzip, or a maker of zip archives, has packed? */
bool pm_is_gzip(const char *bytes, size_t length);
bool pm_is_zip(const char *bytes, size_t length);

/* unpack_gzip.c: all members of a gzip file, one after another. */
pm_status pm_unpack_gzip(const pm_packed *packed, pm_unpacker *unpacker, pm_error *err);

/* unpack_zip.c: of an archive the one file that is likeliest a map. *remark: a sentence that names
 * it where the archive holds others too, else empty. */
pm_status pm_unpack_zip(const pm_packed *packed, pm_unpacker *unpacker, char *remark, size_t size,
                        pm_error *err);

/* source.c: the error for an input that unpacks to more than limit. */
pm_status pm_fail_unpacked(size_t limit, pm_error *err);

/* source.c: reads up to room bytes of a stream; *length 0: it is at its end. */
pm_status pm_stream_read(FILE *stream, char *bytes, size_t room, size_t *length, pm_error *err);

#endif
