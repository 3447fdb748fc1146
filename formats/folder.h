/* A folder held open, and the files in it by name: never through a symbolic link, never half there.
 * What a batch writes its results through. Names are of files in the folder, without any '/'. */
#ifndef PARTMAP_FORMATS_FOLDER_H
#define PARTMAP_FORMATS_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/error.h"
#include "engine/base/text.h"
#include "formats/digest.h"

/* "path" is only for messages. Zero-initialise it; free with pm_folder_close. */
typedef struct pm_folder {
    int file; /* its descriptor, when open */
    bool is_open;
    pm_text path;
} pm_folder;

/* Opens the folder at path. With "make" it is made when it is not there, and so are those above it,
 * and a symbolic link to one is refused unless it is written with a '/' behind it. PM_IO: it is
 * none, or may not be entered. */
pm_status pm_folder_open(const char *path, bool make, pm_folder *folder, pm_error *err);

/* Opens a folder within a folder. Without "make" its absence is
 * no error, and *inner stays closed. PM_IO: a file or a symbolic link is in its place. */
pm_status pm_folder_open_inner(const pm_folder *folder, const char *name, bool make,
                               pm_folder *inner, pm_error *err);

void pm_folder_close(pm_folder *folder);

/* A file to be written. Borrowed. */
typedef struct pm_folder_file {
    const char *name;
    const char *bytes;
    size_t length;
} pm_folder_file;

/* Writes the files: each to a temporary name, all brought to the disk, then renamed, and the folder
 * brought to the disk. On failure those not yet renamed are untouched, and no temporary file is
 * left. */
pm_status pm_folder_write(const pm_folder *folder, const pm_folder_file *files, size_t count,
                          pm_error *err);

/* Appends the content of a regular file of at most "most" bytes; false when there is no such. */
bool pm_folder_read(const pm_folder *folder, const char *name, size_t most, pm_text *bytes);

/* Is there a regular file of that size and content? */
bool pm_folder_holds(const pm_folder *folder, const char *name, size_t bytes,
                     const pm_digest *digest);

/* Takes a file away, if it is there. */
void pm_folder_remove(const pm_folder *folder, const char *name);

/* Takes away the temporary files that writers left which were ended. */
void pm_folder_sweep(const pm_folder *folder);

/* Fills *err for a file at path that could not be written for this error number of the system:
 * what is wrong and what to do. Returns the status. */
pm_status pm_fail_to_write(pm_error *err, const char *path, int number);

#endif
