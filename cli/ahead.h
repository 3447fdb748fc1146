/* Work done ahead of the one who takes it: pieces are worked on in threads, as many at once as
 * there are threads, and handed over in their order. No more of them wait than two a thread, so
 * that memory stays flat however slowly they are taken. Nothing here knows what the work is. The
 * only door to threads. */
#ifndef PARTMAP_CLI_AHEAD_H
#define PARTMAP_CLI_AHEAD_H

#include <stddef.h>

#include "engine/base/error.h"

/* Beyond this, who takes the results is what is waited for. */
enum { PM_MOST_AHEAD = 16 };

typedef struct pm_ahead_plan {
    size_t count;       /* pieces, numbered from 0 */
    size_t threads;     /* 0 or 1: no thread; each piece is done when it is asked for */
    size_t result_size; /* bytes that "work" fills, zeroed before */

    /* Does a piece; faults are a part of the result. Called in any thread: may touch nothing but
     * its result, and read what *context leads to. */
    void (*work)(const void *context, size_t piece, void *result);

    /* Frees what a result owns. Called in the thread that takes them. */
    void (*drop)(void *result);
    const void *context;
} pm_ahead_plan;

typedef struct pm_ahead pm_ahead;

/* Begins; where the system has no room for threads, with fewer of them or none. Caller ends it with
 * pm_ahead_end; *plan is copied, its context borrowed until then. */
pm_status pm_ahead_begin(const pm_ahead_plan *plan, pm_ahead **ahead, pm_error *err);

/* The result of the next piece, waited for; NULL when all were taken. Borrowed until the next call
 * or pm_ahead_end, which drop it. */
void *pm_ahead_take(pm_ahead *ahead);

/* Ends, also before all were taken: pieces under way are waited for, and dropped. NULL is none. */
void pm_ahead_end(pm_ahead *ahead);

#endif
