/* Private to formats and cli: a function run in a child process within limits, so that what
 * crashes, hangs or eats memory takes only the child with it. Several can be under way at once:
 * each is started, listened to when poll() says that it has something to say, and seen off.
 *
 *     pm_child_start(function, context, &limits, &child, err);
 *     while (pm_child_listen(&child)) { poll child.in for pm_child_patience(&child) ms }
 *     pm_child_see_off(&child);
 *
 * The child sees the parent's memory as it was, may not print, has none of the parent's other
 * descriptors, and dies with the parent. What it says is bytes, to be checked like any input: the
 * child may have been led astray. */
#ifndef PARTMAP_FORMATS_CHILD_H
#define PARTMAP_FORMATS_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "engine/base/error.h"
#include "engine/base/text.h"

/* What a child may use. 0: as much as the parent. */
typedef struct pm_child_limits {
    size_t memory;        /* bytes it may take beyond those the parent has; not under ASan, which
                             reserves more than any limit */
    unsigned cpu_seconds; /* of processor time */
    unsigned seconds;     /* on the clock */
    size_t output;        /* bytes it may say */
    unsigned descriptors; /* files it may have open at once */
    size_t file_size;     /* bytes that a file may grow to by it; writing more fails */
} pm_child_limits;

/* How a child ended. */
typedef enum pm_child_end {
    PM_CHILD_DONE,    /* it said all that it had to say */
    PM_CHILD_CRASHED, /* by a signal, or it left without returning */
    PM_CHILD_TIMEOUT, /* it ran longer than it may */
    PM_CHILD_OUTPUT   /* it said more than it may */
} pm_child_end;

/* A child under way, or seen off. Zero-initialise it; free "said" with pm_text_free. */
typedef struct pm_child {
    pid_t process;
    int in;             /* what it says is read from here; -1: it was seen off */
    pm_text said;       /* so far */
    long long deadline; /* in milliseconds of the monotonic clock; 0: none */
    pm_child_limits limits;
    pm_child_end end; /* as far as the listening tells */
    int how;          /* when seen off: its status as waitpid gives it; 0: not known */
} pm_child;

/* Runs in the child, which ends when it returns. */
typedef void (*pm_child_function)(const void *context, int out);

/* PM_IO: there can be no child now. */
pm_status pm_child_start(pm_child_function function, const void *context,
                         const pm_child_limits *limits, pm_child *child, pm_error *err);

/* In the child: says length bytes. False when nobody listens any more. */
bool pm_child_say(int out, const void *bytes, size_t length);

/* Takes what the child has said, if anything is there; never waits when poll() said so. False when
 * there is nothing more to wait for: child->end then says why. */
bool pm_child_listen(pm_child *child);

/* Milliseconds until its time is up, fit for poll(): -1 when it has all the time, 0 when none. */
int pm_child_patience(const pm_child *child);

/* Ends a child that still runs, waits until it is gone and closes the pipe. Leaves "said" and, when
 * the child broke off by itself, says so in "end" if its time was up. */
void pm_child_see_off(pm_child *child);

/* Appends how it broke off: "signal 11, Segmentation fault" or "exit status 1". */
void pm_child_add_how(const pm_child *child, pm_text *out);

#endif
