/* Files of a folder held open: see folder.h. */
#include "formats/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FOLDER_FLAGS = O_RDONLY | O_DIRECTORY | O_CLOEXEC };

/* Temporary names begin and end like those of pm_file_write. */
static const char TEMPORARY_START[] = ".partmap-";
static const char TEMPORARY_END[] = ".tmp";

/* --- folders --------------------------------------------------------------------------------- */

static pm_status fail_to_open(const char *path, int number, pm_error *err)
{
    if (number == ENOTDIR || number == ELOOP) {
        pm_fail(err, PM_IO,
                "A file or a symbolic link is in the place of this folder: take it away, or choose "
                "another folder.");
    } else {
        pm_fail(err, PM_IO, "The folder cannot be opened: %s.", strerror(number));
    }
    pm_error_in_file(err, path);
    return PM_IO;
}

static int make_with_those_above(const char *path)
{
    int fault = 0;
    for (const char *at = path; *at != '\0' && fault == 0;) {
        pm_text part = {0};
        at += strspn(at, "/");
        at += strcspn(at, "/");
        pm_text_add_bytes(&part, path, (size_t)(at - path));
        if (part.failed) {
            fault = ENOMEM;
        } else if (mkdir(pm_text_bytes(&part), 0777) != 0 && errno != EEXIST) {
            fault = errno;
        }
        pm_text_free(&part);
        at += strspn(at, "/");
    }
    return fault;
}

pm_status pm_folder_open(const char *path, bool make, pm_folder *folder, pm_error *err)
{
    int fault = make ? make_with_those_above(path) : 0;
    if (fault != 0) {
        pm_fail(err, PM_IO, "The folder could not be made: %s.", strerror(fault));
        pm_error_in_file(err, path);
        return PM_IO;
    }
    int file = open(path, FOLDER_FLAGS | (make ? O_NOFOLLOW : 0));
    if (file < 0) {
        return fail_to_open(path, errno, err);
    }
    *folder = (pm_folder){.file = file, .is_open = true};
    pm_text_add(&folder->path, path);
    return pm_text_check(&folder->path, err);
}

pm_status pm_folder_open_inner(const pm_folder *folder, const char *name, bool make,
                               pm_folder *inner, pm_error *err)
{
    pm_text path = {0};
    pm_text_addf(&path, "%s/%s", pm_text_bytes(&folder->path), name);
    pm_status status = pm_text_check(&path, err);
    if (status == PM_OK && make && mkdirat(folder->file, name, 0777) != 0 && errno != EEXIST) {
        status = pm_fail_to_write(err, pm_text_bytes(&path), errno);
    }
    int file = status == PM_OK ? openat(folder->file, name, FOLDER_FLAGS | O_NOFOLLOW) : -1;
    if (file >= 0) {
        *inner = (pm_folder){.file = file, .is_open = true, .path = path};
        return PM_OK;
    }
    if (status == PM_OK && (make || errno != ENOENT)) {
        status = fail_to_open(pm_text_bytes(&path), errno, err);
    }
    pm_text_free(&path);
    return status;
}

void pm_folder_close(pm_folder *folder)
{
    if (folder->is_open) {
        close(folder->file);
    }
    pm_text_free(&folder->path);
    *folder = (pm_folder){0};
}

/* --- writing --------------------------------------------------------------------------------- */

static void add_temporary_name(pm_text *out, const char *name)
{
    /* The process's number keeps two writers apart; the name stays within what a file may have. */
    pm_text_addf(out, "%s%ld-%.100s%s", TEMPORARY_START, (long)getpid(), name, TEMPORARY_END);
}

static int write_all(int file, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t written = write(file, bytes, length);
        if (written < 0 && errno != EINTR) {
            return errno;
        }
        if (written > 0) {
            bytes += written;
            length -= (size_t)written;
        }
    }
    return 0;
}

static int write_temporary(int folder, const char *temporary, const pm_folder_file *wanted)
{
    int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
    unlinkat(folder, temporary, 0);
    int file = openat(folder, temporary, flags, 0666);
    if (file < 0) {
        return errno;
    }
    int fault = write_all(file, wanted->bytes, wanted->length);
    if (close(file) != 0 && fault == 0) {
        fault = errno;
    }
    return fault;
}

/* After all of them are written: what one brings to the disk often takes the others along. */
static int sync_temporary(int folder, const char *temporary, const pm_folder_file *wanted)
{
    (void)wanted;
    int file = openat(folder, temporary, O_WRONLY | O_NOFOLLOW | O_CLOEXEC);
    if (file < 0) {
        return errno;
    }
    int fault = fsync(file) == 0 || errno == EINVAL ? 0 : errno;
    if (close(file) != 0 && fault == 0) {
        fault = errno;
    }
    return fault;
}

static int rename_temporary(int folder, const char *temporary, const pm_folder_file *wanted)
{
    return renameat(folder, temporary, folder, wanted->name) == 0 ? 0 : errno;
}

static int remove_temporary(int folder, const char *temporary, const pm_folder_file *wanted)
{
    (void)wanted;
    unlinkat(folder, temporary, 0);
    return 0;
}

typedef int (*step)(int folder, const char *temporary, const pm_folder_file *wanted);

/* Takes one step with every file; stops at the first that fails, which *at then tells. */
static int take_step(const pm_folder *folder, const pm_folder_file *files, size_t count, step take,
                     size_t *at)
{
    int fault = 0;
    for (*at = 0; *at < count; ++*at) {
        pm_text temporary = {0};
        add_temporary_name(&temporary, files[*at].name);
        fault =
            temporary.failed ? ENOMEM : take(folder->file, pm_text_bytes(&temporary), &files[*at]);
        pm_text_free(&temporary);
        if (fault != 0) {
            return fault;
        }
    }
    return 0;
}

pm_status pm_folder_write(const pm_folder *folder, const pm_folder_file *files, size_t count,
                          pm_error *err)
{
    static const step steps[] = {write_temporary, sync_temporary, rename_temporary};
    size_t at = 0;
    int fault = 0;
    for (size_t i = 0; i < sizeof steps / sizeof *steps && fault == 0; i++) {
        fault = take_step(folder, files, count, steps[i], &at);
    }
    if (fault == 0) {
        /* Some file systems cannot do that to a folder (EINVAL). */
        fault = fsync(folder->file) == 0 || errno == EINVAL ? 0 : errno;
        at = 0;
    }
    if (fault == 0) {
        return PM_OK;
    }
    pm_text path = {0};
    pm_text_addf(&path, "%s/%s", pm_text_bytes(&folder->path), files[at].name);
    take_step(folder, files, count, remove_temporary, &at);
    pm_status status = pm_fail_to_write(err, pm_text_bytes(&path), fault);
    pm_text_free(&path);
    return status;
}

/* --- looking and taking away ----------------------------------------------------------------- */

/* A regular file of the folder, open for reading, and its size; -1: there is none. */
static int open_regular(const pm_folder *folder, const char *name, size_t *size)
{
    struct stat found;
    int file = openat(folder->file, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (file >= 0 && (fstat(file, &found) != 0 || !S_ISREG(found.st_mode))) {
        close(file);
        return -1;
    }
    *size = file >= 0 && found.st_size > 0 ? (size_t)found.st_size : 0;
    return file;
}

bool pm_folder_read(const pm_folder *folder, const char *name, size_t most, pm_text *bytes)
{
    char chunk[16384];
    size_t size = 0;
    int file = open_regular(folder, name, &size);
    if (file < 0) {
        return false;
    }
    ssize_t length = size <= most ? 1 : -1;
    while (length > 0) {
        length = read(file, chunk, sizeof chunk);
        if (length > 0) {
            pm_text_add_bytes(bytes, chunk, (size_t)length);
            length = bytes->length <= most && !bytes->failed ? length : -1;
        }
    }
    close(file);
    return length == 0;
}

bool pm_folder_holds(const pm_folder *folder, const char *name, size_t bytes,
                     const pm_digest *digest)
{
    size_t size = 0;
    pm_digest found = {{0}};
    int file = open_regular(folder, name, &size);
    if (file < 0) {
        return false;
    }
    bool same =
        size == bytes && pm_digest_rest(file, &found) == 0 && strcmp(found.hex, digest->hex) == 0;
    close(file);
    return same;
}

void pm_folder_remove(const pm_folder *folder, const char *name)
{
    unlinkat(folder->file, name, 0);
}

static bool is_temporary(const char *name)
{
    size_t length = strlen(name);
    size_t end = sizeof TEMPORARY_END - 1;
    return strncmp(name, TEMPORARY_START, sizeof TEMPORARY_START - 1) == 0 && length > end &&
           strcmp(name + length - end, TEMPORARY_END) == 0;
}

void pm_folder_sweep(const pm_folder *folder)
{
    struct dirent **entries = NULL;
    int count = scandir(pm_text_bytes(&folder->path), &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        if (is_temporary(entries[i]->d_name)) {
            unlinkat(folder->file, entries[i]->d_name, 0);
        }
        free(entries[i]);
    }
    free(entries);
}
