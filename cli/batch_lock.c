/* The lock of a batch's folder: see batch_lock.h. The lock is on bytes of a file: a whole batch
 * takes them all; a shard takes its own for itself and shares the first, which keeps a whole batch
 * away. Children inherit no such lock, so that one which lives on for a moment holds up nobody. */
#include "cli/batch_lock.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* 0, or the error number of the system. length 0: to the end, however far that is. */
static int take(int file, short kind, off_t start, off_t length)
{
    struct flock wanted = {.l_type = kind, .l_whence = SEEK_SET, .l_start = start, .l_len = length};
    while (fcntl(file, F_SETLK, &wanted) != 0) {
        if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

static int take_for(int file, unsigned long shard)
{
    if (shard == 0) {
        return take(file, F_WRLCK, 0, 0);
    }
    int fault = take(file, F_RDLCK, 0, 1);
    return fault == 0 ? take(file, F_WRLCK, (off_t)shard, 1) : fault;
}

/* The process that is in the way; 0: on another machine, or not known. */
static long holder(int file, unsigned long shard)
{
    struct flock asked = {.l_type = F_WRLCK,
                          .l_whence = SEEK_SET,
                          .l_start = (off_t)shard,
                          .l_len = shard == 0 ? 0 : 1};
    bool known = fcntl(file, F_GETLK, &asked) == 0 && asked.l_type != F_UNLCK;
    return known ? (long)asked.l_pid : 0;
}

static pm_status fail_as_held(int file, unsigned long shard, const char *folder, pm_error *err)
{
    pm_text who = {0};
    long process = holder(file, shard);
    if (process > 0) {
        pm_text_addf(&who, " (process %ld)", process);
    }
    pm_fail(err, PM_IO,
            "Another batch%s is writing into this folder: wait until it has ended, or choose "
            "another folder.",
            pm_text_bytes(&who));
    pm_text_free(&who);
    pm_error_in_file(err, folder);
    return PM_IO;
}

pm_status pm_batch_lock(const pm_folder *out, unsigned long shard, int *lock, pm_error *err)
{
    const char *folder = pm_text_bytes(&out->path);
    *lock = -1;
    int file = openat(out->file, PM_LOCK_FILE, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (file < 0) {
        pm_text path = {0};
        pm_text_addf(&path, "%s/%s", folder, PM_LOCK_FILE);
        pm_status status = pm_fail_to_write(err, pm_text_bytes(&path), errno);
        pm_text_free(&path);
        return status;
    }
    int fault = take_for(file, shard);
    pm_status status = PM_OK;
    if (fault == EACCES || fault == EAGAIN) {
        status = fail_as_held(file, shard, folder, err);
    } else if (fault != 0) {
        pm_fail(err, PM_IO,
                "The folder cannot be locked (%s): see to it that no other batch writes into it.",
                strerror(fault));
        pm_error_in_file(err, folder);
    }
    if (fault != 0) {
        close(file);
        return status;
    }
    *lock = file;
    return PM_OK;
}

void pm_batch_unlock(int lock)
{
    if (lock >= 0) {
        close(lock);
    }
}
