/* Writing a file so that it is never half there: see pm_file_write in formats.h. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "engine/base/memory.h"
#include "formats/folder.h"
#include "formats/formats.h"

enum { MOST_LINKS = 40, MOST_ATTEMPTS = 100, LINK_SIZE = 4096, REASON_SIZE = 128 };

pm_status pm_fail_to_write(pm_error *err, const char *path, int number)
{
    char reason[REASON_SIZE];
    pm_status status = PM_IO;
    switch (number) {
    case ENOMEM:
        status = pm_fail_memory(err);
        break;
    case ENOENT:
    case ENOTDIR:
        pm_fail(err, PM_IO, "The folder to write it into is not there: make it first.");
        break;
    case EISDIR:
        pm_fail(err, PM_IO, "It is a folder: name a file to write.");
        break;
    case EACCES:
    case EPERM:
    case EROFS:
        pm_fail(err, PM_IO, "There is no permission to write it: choose another file.");
        break;
    case ENOSPC:
    case EDQUOT:
        pm_fail(err, PM_IO, "The disk is full, nothing was written: make room or choose another.");
        break;
    default:
        if (strerror_r(number, reason, sizeof reason) != 0) {
            snprintf(reason, sizeof reason, "error %d", number);
        }
        pm_fail(err, PM_IO, "It could not be written (%s): choose another file.", reason);
    }
    pm_error_in_file(err, path);
    return status;
}

/* Folder part of a path, its '/' included; "" for the current one. Length only. */
static size_t folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? (size_t)(slash - path) + 1 : 0;
}

/* Replaces *path by what the symbolic link says; a relative target starts at the link's folder. */
static pm_status follow_link(pm_text *path, pm_error *err)
{
    char target[LINK_SIZE];
    ssize_t length = readlink(pm_text_bytes(path), target, sizeof target);
    if (length < 0 || (size_t)length >= sizeof target) {
        return pm_fail_to_write(err, pm_text_bytes(path), length < 0 ? errno : ENAMETOOLONG);
    }
    pm_text followed = {0};
    if (target[0] != '/') {
        pm_text_add_bytes(&followed, pm_text_bytes(path), folder_length(pm_text_bytes(path)));
    }
    pm_text_add_bytes(&followed, target, (size_t)length);
    pm_text_free(path);
    *path = followed;
    return pm_text_check(path, err);
}

/* Follows links to their end, so that a link stays one and its target is replaced. A target that
 * is not there yet is fine: it will be. */
static pm_status resolve(const char *path, pm_text *resolved, pm_error *err)
{
    pm_text_add(resolved, path);
    pm_status status = pm_text_check(resolved, err);
    for (int links = 0; status == PM_OK; links++) {
        struct stat found;
        if (lstat(pm_text_bytes(resolved), &found) != 0 || !S_ISLNK(found.st_mode)) {
            return PM_OK;
        }
        if (links == MOST_LINKS) {
            return pm_fail_to_write(err, path, ELOOP);
        }
        status = follow_link(resolved, err);
    }
    return status;
}

/* 0, or the system's error number. */
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

/* A device or pipe cannot be replaced: it is written to as it is. */
static int write_through(const char *path, const char *bytes, size_t length)
{
    int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0) {
        return errno;
    }
    int fault = write_all(file, bytes, length);
    if (close(file) != 0 && fault == 0) {
        fault = errno;
    }
    return fault;
}

/* A number that others cannot count on; O_EXCL does the rest. Mixed as in splitmix64. */
static uint64_t scramble(uint64_t attempt)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_REALTIME, &now);
    uint64_t x = (uint64_t)now.tv_nsec ^ ((uint64_t)now.tv_sec << 30U) ^
                 ((uint64_t)getpid() << 16U) ^ (uint64_t)(uintptr_t)&now;
    x += (attempt + 1) * 0x9E3779B97F4A7C15U;
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
    return x ^ (x >> 31U);
}

/* Opens a new file beside path and puts its name into *name. The system takes the umask off the
 * mode; a file that replaces another stays closed to others until it has that one's mode. */
static int open_beside(const char *path, bool replaces, pm_text *name, int *file)
{
    for (uint64_t attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
        pm_text_free(name);
        pm_text_add_bytes(name, path, folder_length(path));
        pm_text_addf(name, ".partmap-%016llx.tmp", (unsigned long long)scramble(attempt));
        if (name->failed) {
            return ENOMEM;
        }
        *file = open(pm_text_bytes(name), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                     replaces ? 0600 : 0666);
        if (*file >= 0) {
            return 0;
        }
        if (errno != EEXIST) {
            return errno;
        }
    }
    return EEXIST;
}

/* Gives the new file the owner and mode of the one it replaces. Only the mode is insisted on:
 * giving files away takes rights that most users do not have. */
static int take_over(int file, const struct stat *old)
{
    struct stat made;
    if (fstat(file, &made) != 0) {
        return errno;
    }
    if (made.st_uid != old->st_uid || made.st_gid != old->st_gid) {
        (void)!fchown(file, old->st_uid, old->st_gid);
    }
    return fchmod(file, old->st_mode & 07777) == 0 ? 0 : errno;
}

/* The new name is only sure to survive a power cut when its folder is on the disk, too. Some file
 * systems cannot do that (EINVAL); the file itself is safe there as well as can be. */
static int sync_folder(const char *path)
{
    pm_text folder = {0};
    size_t length = folder_length(path);
    pm_text_add_bytes(&folder, length > 0 ? path : ".", length > 0 ? length : 1);
    int fault = folder.failed ? ENOMEM : 0;
    int file = fault == 0 ? open(pm_text_bytes(&folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    if (file >= 0) {
        if (fsync(file) != 0 && errno != EINVAL) {
            fault = errno;
        }
        close(file);
    }
    pm_text_free(&folder);
    return fault;
}

static int replace(const char *path, const struct stat *old, const char *bytes, size_t length)
{
    pm_text name = {0};
    int file = -1;
    int fault = open_beside(path, old != NULL, &name, &file);
    if (fault != 0) {
        goto cleanup;
    }
    fault = write_all(file, bytes, length);
    if (fault == 0 && old != NULL) {
        fault = take_over(file, old);
    }
    if (fault == 0 && fsync(file) != 0) {
        fault = errno;
    }
    if (close(file) != 0 && fault == 0) {
        fault = errno;
    }
    if (fault == 0 && rename(pm_text_bytes(&name), path) != 0) {
        fault = errno;
    }
    if (fault != 0) {
        unlink(pm_text_bytes(&name));
        goto cleanup;
    }
    fault = sync_folder(path);

cleanup:
    pm_text_free(&name);
    return fault;
}

/* The same, not to be interrupted half way: Ctrl-C and its like wait until the temporary file has
 * taken its place or is gone. */
static int replace_undisturbed(const char *path, const struct stat *old, const char *bytes,
                               size_t length)
{
    sigset_t held;
    sigset_t before;
    sigemptyset(&held);
    sigaddset(&held, SIGINT);
    sigaddset(&held, SIGTERM);
    sigaddset(&held, SIGHUP);
    sigprocmask(SIG_BLOCK, &held, &before);
    int fault = replace(path, old, bytes, length);
    sigprocmask(SIG_SETMASK, &before, NULL);
    return fault;
}

pm_status pm_file_write(const char *path, const char *bytes, size_t length, pm_error *err)
{
    pm_text resolved = {0};
    pm_status status = resolve(path, &resolved, err);
    if (status == PM_OK) {
        const char *target = pm_text_bytes(&resolved);
        struct stat old;
        bool there = stat(target, &old) == 0;
        int fault = 0;
        if (there && S_ISDIR(old.st_mode)) {
            fault = EISDIR;
        } else if (there && access(target, W_OK) != 0) {
            /* Replacing would get round a file's write protection. */
            fault = errno;
        } else if (there && !S_ISREG(old.st_mode)) {
            fault = write_through(target, bytes, length);
        } else {
            fault = replace_undisturbed(target, there ? &old : NULL, bytes, length);
        }
        status = fault == 0 ? PM_OK : pm_fail_to_write(err, path, fault);
    }
    pm_text_free(&resolved);
    return status;
}
