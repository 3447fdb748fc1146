/* A function in a child process: see child.h. */
#include "formats/child.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

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

static long long milliseconds_now(void)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* --- in the child ---------------------------------------------------------------------------- */

/* most: where the system warns; last: where it ends the process. */
static void set_limit(int resource, rlim_t most, rlim_t last)
{
    struct rlimit limit = {0};
    if (getrlimit(resource, &limit) == 0 && most < limit.rlim_max) {
        rlim_t hard = last < limit.rlim_max ? last : limit.rlim_max;
        setrlimit(resource, &(struct rlimit){.rlim_cur = most, .rlim_max = hard});
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

static void limit_child(const pm_child_limits *limits)
{
    set_limit(RLIMIT_CORE, 0, 0);
    if (limits->cpu_seconds > 0) {
        /* The warning ends it by a signal that tells the reason; the last second is for one that
         * does not mind the warning. */
        set_limit(RLIMIT_CPU, limits->cpu_seconds, limits->cpu_seconds + 1);
    }
    if (limits->descriptors > 0) {
        set_limit(RLIMIT_NOFILE, limits->descriptors, limits->descriptors);
    }
    if (limits->file_size > 0) {
        /* Graphviz keeps its warnings in a temporary file: that it cannot is no reason to die. */
        signal(SIGXFSZ, SIG_IGN);
        set_limit(RLIMIT_FSIZE, limits->file_size, limits->file_size);
    }
    size_t taken = ADDRESS_SANITIZED ? 0 : address_space();
    if (limits->memory > 0 && taken > 0 && limits->memory < SIZE_MAX - taken) {
        set_limit(RLIMIT_AS, taken + limits->memory, taken + limits->memory);
    }
}

static void set_signals(const int *signals, size_t count, void (*handler)(int))
{
    for (size_t i = 0; i < count; i++) {
        signal(signals[i], handler);
    }
}

/* The parent's handlers have the parent's work to do, such as taking away its temporary files. Who
 * asks all processes of a job to stop, as Slurm does, asks the parent: that says what becomes of
 * its children. */
static void reset_signals(void)
{
    static const int asking[] = {SIGINT, SIGTERM, SIGHUP};
    static const int others[] = {SIGQUIT, SIGPIPE, SIGALRM, SIGUSR1, SIGUSR2, SIGCHLD, SIGXCPU};
    sigset_t none;
    set_signals(asking, sizeof asking / sizeof *asking, SIG_IGN);
    set_signals(others, sizeof others / sizeof *others, SIG_DFL);
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

/* Closes all descriptors but the standard ones and "out": locks, logs and other children's pipes
 * are the parent's. */
static void close_others(int out)
{
    struct dirent **entries = NULL;
    int count = scandir("/proc/self/fd", &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        int file = (int)strtol(entries[i]->d_name, NULL, 10);
        if (file > STDERR_FILENO && file != out) {
            close(file);
        }
        free(entries[i]);
    }
    free(entries);
}

/* The pipe's end out of the way of the three standard descriptors, which silence() takes. */
static int lift(int out)
{
    return out > STDERR_FILENO ? out : fcntl(out, F_DUPFD, STDERR_FILENO + 1);
}

static _Noreturn void be_the_child(pm_child_function function, const void *context,
                                   const pm_child_limits *limits, int out, pid_t parent)
{
    /* Out of reach of a terminal's Ctrl-C, which is the parent's to act on; gone with the parent,
     * also when that is gone already. */
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) {
        _exit(EXIT_FAILURE);
    }
    out = lift(out);
    reset_signals();
    silence();
    close_others(out);
    limit_child(limits);
    function(context, out);
    /* Not exit(): the parent's streams are in this memory too, with what waits in them. */
    _exit(EXIT_SUCCESS);
}

bool pm_child_say(int out, const void *bytes, size_t length)
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

/* --- in the parent --------------------------------------------------------------------------- */

pm_status pm_child_start(pm_child_function function, const void *context,
                         const pm_child_limits *limits, pm_child *child, pm_error *err)
{
    int ends[2] = {-1, -1};
    if (pipe(ends) != 0) {
        return pm_fail(err, PM_IO, "There can be no pipe to a worker: %s.", strerror(errno));
    }
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    pid_t parent = getpid();
    pid_t process = fork();
    if (process == 0) {
        close(ends[0]);
        be_the_child(function, context, limits, ends[1], parent);
    }
    int reason = errno;
    close(ends[1]);
    if (process < 0) {
        close(ends[0]);
        return pm_fail(err, PM_IO, "There can be no worker process: %s.", strerror(reason));
    }
    long long deadline = limits->seconds > 0 ? milliseconds_now() + 1000LL * limits->seconds : 0;
    *child = (pm_child){.process = process, .in = ends[0], .deadline = deadline, .limits = *limits};
    return PM_OK;
}

int pm_child_patience(const pm_child *child)
{
    enum { MOST = 60000 };
    if (child->deadline == 0) {
        return -1;
    }
    long long left = child->deadline - milliseconds_now();
    return left <= 0 ? 0 : left < MOST ? (int)left : MOST;
}

static bool is_too_much(const pm_child *child)
{
    return child->said.failed ||
           (child->limits.output > 0 && child->said.length > child->limits.output);
}

bool pm_child_listen(pm_child *child)
{
    char chunk[65536];
    struct pollfd polled = {.fd = child->in, .events = POLLIN};
    int found = poll(&polled, 1, 0);
    if (found == 0 || (found < 0 && errno == EINTR)) {
        child->end = PM_CHILD_TIMEOUT;
        return pm_child_patience(child) != 0;
    }
    ssize_t length = read(child->in, chunk, sizeof chunk);
    if (length == 0 || (length < 0 && errno != EINTR)) {
        child->end = PM_CHILD_DONE;
        return false;
    }
    if (length > 0) {
        pm_text_add_bytes(&child->said, chunk, (size_t)length);
    }
    child->end = is_too_much(child) ? PM_CHILD_OUTPUT : PM_CHILD_TIMEOUT;
    return child->end != PM_CHILD_OUTPUT && pm_child_patience(child) != 0;
}

void pm_child_see_off(pm_child *child)
{
    if (child->in < 0) {
        return;
    }
    /* Also when it has closed its end: then it is about to leave, or was led astray. What it ended
     * by is settled before the pipe closes, so that this hides no reason. */
    kill(child->process, SIGKILL);
    close(child->in);
    child->in = -1;
    child->how = 0;
    while (waitpid(child->process, &child->how, 0) < 0 && errno == EINTR) {
    }
    if (child->end == PM_CHILD_DONE && WIFSIGNALED(child->how) && WTERMSIG(child->how) == SIGXCPU) {
        child->end = PM_CHILD_TIMEOUT;
    }
}

void pm_child_add_how(const pm_child *child, pm_text *out)
{
    if (WIFSIGNALED(child->how)) {
        pm_text_addf(out, "signal %d, %s", WTERMSIG(child->how), strsignal(WTERMSIG(child->how)));
    } else {
        pm_text_addf(out, "exit status %d", WEXITSTATUS(child->how));
    }
}
