/* The log of a batch: see batch_log.h. */
#include "cli/batch_log.h"

#include <errno.h>
#include <fcntl.h>
#include <time.h>
#include <unistd.h>

/* "2026-11-22T02:40:07Z" */
typedef struct moment {
    char words[24];
} moment;

static moment now(void)
{
    moment made = {{0}};
    struct tm parts = {0};
    time_t seconds = time(NULL);
    if (gmtime_r(&seconds, &parts) != NULL) {
        strftime(made.words, sizeof made.words, "%Y-%m-%dT%H:%M:%SZ", &parts);
    }
    return made;
}

pm_status pm_batch_log_open(const char *path, pm_batch_log *log, pm_error *err)
{
    if (path == NULL) {
        return PM_OK;
    }
    int file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_NOCTTY | O_CLOEXEC, 0666);
    if (file < 0) {
        return pm_fail_to_write(err, path, errno);
    }
    *log = (pm_batch_log){.file = file, .is_open = true};
    return PM_OK;
}

static void write_line(pm_batch_log *log, const pm_text *line)
{
    ssize_t written = write(log->file, pm_text_bytes(line), line->length);
    if (written != (ssize_t)line->length) {
        log->fault = written < 0 ? errno : ENOSPC;
    }
}

void pm_batch_log_start(pm_batch_log *log, const pm_log_start *start)
{
    pm_text line = {0};
    if (log->is_open && pm_log_add_start(now().words, start, &line, NULL) == PM_OK) {
        write_line(log, &line);
    }
    pm_text_free(&line);
}

void pm_batch_log_place(pm_batch_log *log, const pm_log_place *done)
{
    pm_text line = {0};
    if (log->is_open && pm_log_add_place(now().words, done, &line, NULL) == PM_OK) {
        write_line(log, &line);
    }
    pm_text_free(&line);
}

void pm_batch_log_stop(pm_batch_log *log, const pm_log_stop *stop)
{
    pm_text line = {0};
    if (log->is_open && pm_log_add_stop(now().words, stop, &line, NULL) == PM_OK) {
        write_line(log, &line);
    }
    pm_text_free(&line);
}

void pm_batch_log_close(pm_batch_log *log)
{
    if (log->is_open) {
        close(log->file);
        log->is_open = false;
    }
}
