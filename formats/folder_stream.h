/* Files of a folder written piece by piece, for what is too long to be held: each goes to a
 * temporary name, and all take their names together when they are whole. */
#ifndef PARTMAP_FORMATS_FOLDER_STREAM_H
#define PARTMAP_FORMATS_FOLDER_STREAM_H

#include <stdbool.h>

#include "engine/base/error.h"
#include "engine/base/text.h"
#include "formats/folder.h"

/* One such file. Zero-initialise it; give it to pm_folder_stream_drop when done. */
typedef struct pm_folder_stream {
    const pm_folder *folder; /* borrowed */
    const char *name;        /* it is going to have; borrowed */
    pm_text temporary;       /* name it has until then */
    int file;
    bool is_open;
} pm_folder_stream;

/* Begins a file of the folder, of 100 bytes of name at most. */
pm_status pm_folder_stream_open(const pm_folder *folder, const char *name, pm_folder_stream *stream,
                                pm_error *err);

/* Appends the path of the temporary file, for a library that writes it itself. */
void pm_folder_stream_path(const pm_folder_stream *stream, pm_text *out);

/* Writes what the text holds, and empties it. */
pm_status pm_folder_stream_add(pm_folder_stream *stream, pm_text *text, pm_error *err);

/* Brings all of them to the disk, then gives them their names, then brings the folder to the disk.
 * They are of one folder. Until the first has its name, a failure leaves the old files whole. */
pm_status pm_folder_streams_commit(pm_folder_stream *streams, size_t count, pm_error *err);

/* Takes the temporary file away, if it is still there. */
void pm_folder_stream_drop(pm_folder_stream *stream);

#endif
