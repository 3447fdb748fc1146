/* Bytes in from a stream, in chunks: see source.h. */
#include "formats/source.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"

struct pm_source {
    FILE *stream;
    const char *name;
    char *first; /* the first bytes, and a zero byte behind them */
    size_t first_length;
    bool first_taken;
};

static pm_status read_stream(FILE *stream, char *chunk, size_t *length, pm_error *err)
{
    errno = 0;
    *length = fread(chunk, 1, PM_SOURCE_CHUNK, stream);
    if (!ferror(stream)) {
        return PM_OK;
    }
    int reason = errno;
    return pm_fail(err, PM_IO,
                   reason == EISDIR ? "This is a folder: name a map in it."
                                    : "The file cannot be read to its end: %s.",
                   strerror(reason));
}

pm_status pm_source_open(FILE *stream, const char *name, pm_source **source, pm_error *err)
{
    *source = NULL;
    pm_source *opened = pm_new_array(1, sizeof *opened);
    char *first = malloc(PM_SOURCE_CHUNK + 1);
    if (opened == NULL || first == NULL) {
        free(first);
        free(opened);
        return pm_fail_memory(err);
    }
    *opened = (pm_source){.stream = stream, .name = name, .first = first};
    pm_status status = read_stream(stream, first, &opened->first_length, err);
    if (status != PM_OK) {
        pm_error_in_file(err, name);
        pm_source_close(opened);
        return status;
    }
    first[opened->first_length] = '\0';
    *source = opened;
    return PM_OK;
}

void pm_source_close(pm_source *source)
{
    if (source != NULL) {
        free(source->first);
        free(source);
    }
}

const char *pm_source_name(const pm_source *source)
{
    return source->name;
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
    return read_stream(source->stream, chunk, length, err);
}
