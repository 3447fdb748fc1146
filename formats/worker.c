/* A function in a child process: see worker.h. What the child says on the pipe is the bytes of its
 * result and behind them a seal: a child that did not come to its end gave none. */
#include "formats/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Stands behind the result. */
typedef struct seal {
    char mark[8];
    pm_status status;
    pm_error err;
} seal;

static const char MARK[8] = "pm-done";

#if defined(__SANITIZE_ADDRESS__)
#define ADDRESS_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ADDRESS_SANITIZED 1
#endif
#endif
#ifndef ADDRESS_SANITIZED
#define ADDRESS_SANITIZED 0
#endif

/* --- in the child ---------------------------------------------------------------------------- */

static void set_limit(int resource, rlim_t most)
{
    struct rlimit limit = {0};
    if (getrlimit(resource, &limit) == 0 && (most < limit.rlim_max)) {
        setrlimit(resource, &(struct rlimit){.rlim_cur = most, .rlim_max = most});
    }
}

/* Bytes of address space the process has now; 0: not known. */
static size_t address_space(void)
{
    FILE *stream = fopen("/proc/self/statm", "r");
    char line[64] = {0};
    if (stream == NULL) {
        return 0;
    }
    bool known = fgets(line, sizeof line, stream) != NULL;
    fclose(stream);
    long page = sysconf(_SC_PAGESIZE);
    return known && page > 0 ? (size_t)strtoull(line, NULL, 10) * (size_t)page : 0;
}

static void limit_child(const pm_worker_limits *limits)
{
    set_limit(RLIMIT_CORE, 0);
    if (limits->cpu_seconds > 0) {
        set_limit(RLIMIT_CPU, limits->cpu_seconds);
    }
    size_t taken = ADDRESS_SANITIZED ? 0 : address_space();
    if (limits->memory > 0 && taken > 0 && limits->memory < SIZE_MAX - taken) {
        set_limit(RLIMIT_AS, taken + limits->memory);
    }
}

/* The parent's handlers have the parent's work to do, such as taking away its temporary files. */
static void reset_signals(void)
{
    static const int signals[] = {SIGINT,  SIGTERM, SIGHUP,  SIGQUIT, SIGPIPE,
                                  SIGALRM, SIGUSR1, SIGUSR2, SIGCHLD, SIGXCPU};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        signal(signals[i], SIG_DFL);
    }
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

static void silence(void)
{
    int nowhere = open("/dev/null", O_RDWR);
    for (int i = 0; i <= STDERR_FILENO && nowhere >= 0; i++) {
        dup2(nowhere, i);
    }
}

static bool write_all(int out, const void *bytes, size_t length)
{
    const char *rest = bytes;
    while (length > 0) {
        ssize_t written = write(out, rest, length);
        if (written < 0 && errno != EINTR) {
            return false;
        }
        if (written > 0) {
            rest += written;
            length -= (size_t)written;
        }
    }
    return true;
}

/* The pipe's end out of the way of the three standard descriptors, which silence() takes. */
static int lift(int out)
{
    return out > STDERR_FILENO ? out : fcntl(out, F_DUPFD, STDERR_FILENO + 1);
}

static _Noreturn void be_the_child(pm_worker_function function, const void *context,
                                   const pm_worker_limits *limits, int out)
{
    seal last = {.status = PM_OK};
    pm_text result = {0};
    out = lift(out);
    reset_signals();
    silence();
    limit_child(limits);
    last.status = function(context, &result, &last.err);
    if (last.status == PM_OK) {
        last.status = pm_text_check(&result, &last.err);
    }
    memcpy(last.mark, MARK, sizeof MARK);
    bool said =
        write_all(out, pm_text_bytes(&result), result.length) && write_all(out, &last, sizeof last);
    /* Not exit(): the parent's streams are in this memory too, with what waits in them. */
    _exit(said ? EXIT_SUCCESS : EXIT_FAILURE);
}

/* --- in the parent --------------------------------------------------------------------------- */

static long long milliseconds_now(void)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Waits until there is something to read; false when the time is up. deadline 0: there is none. */
static bool wait_for_bytes(int in, long long deadline)
{
    struct pollfd polled = {.fd = in, .events = POLLIN};
    for (;;) {
        long long left = deadline > 0 ? deadline - milliseconds_now() : 60000;
        if (left <= 0) {
            return false;
        }
        int found = poll(&polled, 1, left < 60000 ? (int)left : 60000);
        if (found > 0 || (found < 0 && errno != EINTR)) {
            return true;
        }
    }
}

/* Reads until the child closes its end, or may not go on. */
static pm_worker_end listen_to(int in, const pm_worker_limits *limits, pm_text *said)
{
    long long deadline = limits->seconds > 0 ? milliseconds_now() + 1000LL * limits->seconds : 0;
    size_t most = limits->output > 0 && limits->output < SIZE_MAX - sizeof(seal)
                      ? limits->output + sizeof(seal)
                      : SIZE_MAX;
    char chunk[65536];
    while (wait_for_bytes(in, deadline)) {
        ssize_t length = read(in, chunk, sizeof chunk);
        if (length == 0 || (length < 0 && errno != EINTR)) {
            return PM_WORKER_DONE;
        }
        if (length > 0) {
            pm_text_add_bytes(said, chunk, (size_t)length);
        }
        if (said->length > most || said->failed) {
            return PM_WORKER_OUTPUT;
        }
    }
    return PM_WORKER_TIMEOUT;
}

/* Returns the child's status as waitpid gives it; 0 when another has waited for it already. */
static int wait_for(pid_t child)
{
    int how = 0;
    while (waitpid(child, &how, 0) < 0) {
        if (errno != EINTR) {
            return 0;
        }
    }
    return how;
}

/* Takes the seal off what the child said. False when there is none. */
static bool break_seal(pm_text *said, seal *last)
{
    if (said->length < sizeof *last) {
        return false;
    }
    size_t length = said->length - sizeof *last;
    memcpy(last, said->bytes + length, sizeof *last);
    /* Bytes from a child that a file may have led astray. */
    last->err.file[sizeof last->err.file - 1] = '\0';
    last->err.message[sizeof last->err.message - 1] = '\0';
    said->length = length;
    said->bytes[length] = '\0';
    return memcmp(last->mark, MARK, sizeof MARK) == 0 && last->status <= PM_INTERNAL;
}

static pm_status fail_by_end(pm_worker_end end, int how, pm_error *err)
{
    switch (end) {
    case PM_WORKER_TIMEOUT:
        return pm_fail(err, PM_INTERNAL, "The work took longer than it may and was ended.");
    case PM_WORKER_OUTPUT:
        return pm_fail(err, PM_INTERNAL, "The work gave more than it may and was ended.");
    case PM_WORKER_DONE:
    case PM_WORKER_CRASHED:
        break;
    }
    return pm_fail(err, PM_INTERNAL, "The work ended before its time (%s %d).",
                   WIFSIGNALED(how) ? "signal" : "exit status",
                   WIFSIGNALED(how) ? WTERMSIG(how) : WEXITSTATUS(how));
}

/* Hears the child out and sees it off. */
static pm_status attend(pid_t child, int in, const pm_worker_limits *limits, pm_text *result,
                        pm_worker_end *end, pm_error *err)
{
    pm_text said = {0};
    seal last = {.status = PM_OK};
    *end = listen_to(in, limits, &said);
    bool no_memory = said.failed;
    if (*end != PM_WORKER_DONE) {
        kill(child, SIGKILL);
    }
    close(in);
    int how = wait_for(child);
    if (*end == PM_WORKER_DONE && !break_seal(&said, &last)) {
        bool by_clock = WIFSIGNALED(how) && WTERMSIG(how) == SIGKILL && limits->cpu_seconds > 0;
        *end = by_clock || (WIFSIGNALED(how) && WTERMSIG(how) == SIGXCPU) ? PM_WORKER_TIMEOUT
                                                                          : PM_WORKER_CRASHED;
    }
    if (*end != PM_WORKER_DONE) {
        pm_text_free(&said);
        return no_memory ? pm_fail_memory(err) : fail_by_end(*end, how, err);
    }
    if (last.status != PM_OK && err != NULL) {
        *err = last.err;
    }
    *result = said;
    return last.status;
}

pm_status pm_worker_run(pm_worker_function function, const void *context,
                        const pm_worker_limits *limits, pm_text *result, pm_worker_end *end,
                        pm_error *err)
{
    int ends[2] = {-1, -1};
    *result = (pm_text){0};
    *end = PM_WORKER_CRASHED;
    if (pipe(ends) != 0) {
        return pm_fail(err, PM_IO, "There can be no pipe to a worker: %s.", strerror(errno));
    }
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        be_the_child(function, context, limits, ends[1]);
    }
    int reason = errno;
    close(ends[1]);
    if (child < 0) {
        close(ends[0]);
        return pm_fail(err, PM_IO, "There can be no worker process: %s.", strerror(reason));
    }
    return attend(child, ends[0], limits, result, end, err);
}
