/* Files written piece by piece: see folder_stream.h. */
#include "formats/folder_stream.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

enum { NAME_LENGTH = 100 };

static pm_status fail(const pm_folder_stream *stream, int number, pm_error *err)
{
    pm_text path = {0};
    pm_text_addf(&path, "%s/%s", pm_text_bytes(&stream->folder->path), stream->name);
    pm_status status = pm_fail_to_write(err, pm_text_bytes(&path), number);
    pm_text_free(&path);
    return status;
}

pm_status pm_folder_stream_open(const pm_folder *folder, const char *name, pm_folder_stream *stream,
                                pm_error *err)
{
    *stream = (pm_folder_stream){.folder = folder, .name = name};
    /* As pm_folder_sweep expects them. */
    pm_text_addf(&stream->temporary, ".partmap-%ld-%.*s.tmp", (long)getpid(), (int)NAME_LENGTH,
                 name);
    if (pm_text_check(&stream->temporary, err) != PM_OK) {
        return PM_MEMORY;
    }
    const char *temporary = pm_text_bytes(&stream->temporary);
    unlinkat(folder->file, temporary, 0);
    stream->file =
        openat(folder->file, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    stream->is_open = stream->file >= 0;
    return stream->is_open ? PM_OK : fail(stream, errno, err);
}

void pm_folder_stream_path(const pm_folder_stream *stream, pm_text *out)
{
    pm_text_addf(out, "%s/%s", pm_text_bytes(&stream->folder->path),
                 pm_text_bytes(&stream->temporary));
}

pm_status pm_folder_stream_add(pm_folder_stream *stream, pm_text *text, pm_error *err)
{
    pm_status status = pm_text_check(text, err);
    size_t done = 0;
    while (status == PM_OK && done < text->length) {
        ssize_t written = write(stream->file, text->bytes + done, text->length - done);
        if (written < 0 && errno != EINTR) {
            status = fail(stream, errno, err);
        }
        done += written > 0 ? (size_t)written : 0;
    }
    text->length = 0;
    return status;
}

/* Some file systems cannot bring a file to the disk (EINVAL). */
static int finish(pm_folder_stream *stream)
{
    int fault = fsync(stream->file) == 0 || errno == EINVAL ? 0 : errno;
    stream->is_open = false;
    if (close(stream->file) != 0 && fault == 0) {
        fault = errno;
    }
    return fault;
}

pm_status pm_folder_streams_commit(pm_folder_stream *streams, size_t count, pm_error *err)
{
    for (size_t i = 0; i < count; i++) {
        int fault = finish(&streams[i]);
        if (fault != 0) {
            return fail(&streams[i], fault, err);
        }
    }
    for (size_t i = 0; i < count; i++) {
        int folder = streams[i].folder->file;
        if (renameat(folder, pm_text_bytes(&streams[i].temporary), folder, streams[i].name) != 0) {
            return fail(&streams[i], errno, err);
        }
        pm_text_free(&streams[i].temporary);
    }
    bool safe = count == 0 || fsync(streams[0].folder->file) == 0 || errno == EINVAL;
    return safe ? PM_OK : fail(&streams[0], errno, err);
}

void pm_folder_stream_drop(pm_folder_stream *stream)
{
    if (stream->is_open) {
        close(stream->file);
    }
    if (stream->temporary.length > 0) {
        unlinkat(stream->folder->file, pm_text_bytes(&stream->temporary), 0);
    }
    pm_text_free(&stream->temporary);
    *stream = (pm_folder_stream){0};
}
