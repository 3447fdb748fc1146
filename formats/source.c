/* Bytes in from a stream, unpacked where they are packed, in chunks: see source.h. */
#include "formats/source.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "formats/sheet_workbook.h"
#include "formats/unpack.h"

enum { REMARK_SIZE = 512 };

struct pm_source {
    FILE *stream;
    const char *name;
    char *first; /* the first bytes, and a zero byte behind them */
    size_t first_length;
    bool first_taken;
    pm_unpacker unpacker; /* without a state when nothing is packed */
    char *packed;         /* the first packed bytes; NULL when nothing is */
    size_t limit;         /* bytes it may unpack to */
    size_t unpacked;      /* bytes it did so far */
    char remark[REMARK_SIZE];
};

pm_status pm_stream_read(FILE *stream, char *bytes, size_t room, size_t *length, pm_error *err)
{
    errno = 0;
    *length = fread(bytes, 1, room, stream);
    if (!ferror(stream)) {
        return PM_OK;
    }
    int reason = errno;
    return pm_fail(err, PM_IO,
                   reason == EISDIR ? "This is a folder: name a map in it."
                                    : "The file cannot be read to its end: %s.",
                   strerror(reason));
}

/* --- packed inputs --------------------------------------------------------------------------- */

pm_status pm_fail_unpacked(size_t limit, pm_error *err)
{
    return pm_fail(err, PM_IO,
                   "The file unpacks to more than %zu bytes, which is the limit: unpack it "
                   "yourself if you trust it, and name what is inside.",
                   limit);
}

/* Gives the next unpacked bytes, within the limits. */
static pm_status unpack(pm_source *source, char *chunk, size_t *length, pm_error *err)
{
    const pm_unpacker *unpacker = &source->unpacker;
    pm_status status = unpacker->read(unpacker->state, chunk, PM_SOURCE_CHUNK, length, err);
    if (status != PM_OK) {
        return status;
    }
    source->unpacked += *length;
    if (source->unpacked > source->limit) {
        return pm_fail_unpacked(source->limit, err);
    }
    if (source->unpacked > PM_UNPACKED_AT_LEAST &&
        source->unpacked / PM_MOST_TIMES > *unpacker->taken) {
        return pm_fail(err, PM_IO,
                       "The file unpacks to more than %d times its size, which is the limit: "
                       "unpack it yourself if you trust it, and name what is inside.",
                       PM_MOST_TIMES);
    }
    return PM_OK;
}

/* Finds out whether the first bytes are packed, and puts in their place what they unpack to. */
static pm_status look_inside(pm_source *source, pm_error *err)
{
    bool gzip = pm_is_gzip(source->first, source->first_length);
    bool workbook = pm_is_workbook(source->first, source->first_length);
    if (workbook || (!gzip && !pm_is_zip(source->first, source->first_length))) {
        return PM_OK; /* of a workbook only the outside matters: it is refused */
    }
    source->packed = source->first;
    source->first = malloc(PM_SOURCE_CHUNK + 1);
    if (source->first == NULL) {
        return pm_fail_memory(err);
    }
    const pm_packed packed = {source->stream, source->packed, source->first_length, source->limit};
    pm_status status =
        gzip ? pm_unpack_gzip(&packed, &source->unpacker, err)
             : pm_unpack_zip(&packed, &source->unpacker, source->remark, REMARK_SIZE, err);
    return status == PM_OK ? unpack(source, source->first, &source->first_length, err) : status;
}

/* --- the source ------------------------------------------------------------------------------ */

pm_status pm_source_open(FILE *stream, const char *name, size_t limit, pm_source **source,
                         pm_error *err)
{
    *source = NULL;
    pm_source *opened = pm_new_array(1, sizeof *opened);
    char *first = malloc(PM_SOURCE_CHUNK + 1);
    if (opened == NULL || first == NULL) {
        free(first);
        free(opened);
        return pm_fail_memory(err);
    }
    opened->stream = stream;
    opened->name = name;
    opened->first = first;
    opened->limit = limit > 0 ? limit : PM_MOST_UNPACKED;
    pm_status status = pm_stream_read(stream, first, PM_SOURCE_CHUNK, &opened->first_length, err);
    if (status == PM_OK) {
        status = look_inside(opened, err);
    }
    if (status != PM_OK) {
        pm_error_in_file(err, name);
        pm_source_close(opened);
        return status;
    }
    opened->first[opened->first_length] = '\0';
    *source = opened;
    return PM_OK;
}

void pm_source_close(pm_source *source)
{
    if (source != NULL) {
        if (source->unpacker.state != NULL) {
            source->unpacker.close(source->unpacker.state);
        }
        free(source->packed);
        free(source->first);
        free(source);
    }
}

const char *pm_source_name(const pm_source *source)
{
    return source->name;
}

const char *pm_source_remark(const pm_source *source)
{
    return source->remark;
}

const char *pm_source_look(const pm_source *source, size_t *length)
{
    *length = source->first_length;
    return source->first;
}

pm_status pm_source_read(pm_source *source, char *chunk, size_t *length, pm_error *err)
{
    if (!source->first_taken) {
        memcpy(chunk, source->first, source->first_length);
        *length = source->first_length;
        source->first_taken = true;
        return PM_OK;
    }
    if (source->unpacker.state != NULL) {
        return unpack(source, chunk, length, err);
    }
    return pm_stream_read(source->stream, chunk, PM_SOURCE_CHUNK, length, err);
}
