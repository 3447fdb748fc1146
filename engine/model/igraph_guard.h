/* igraph kept in hand: its default handlers abort the program and print; ours keep the first
 * reason.
 *
 *     pm_igraph_guard guard;
 *     pm_igraph_enter(&guard);
 *     ... PM_IGRAPH(igraph_betweenness(...)); ...        jumps to "cleanup:" on failure
 * cleanup:
 *     pm_igraph_leave(&guard);
 *
 * Only public entry points enter and leave; what they call just uses the macro. Debian's igraph
 * keeps handlers and random generator in globals: one measuring at a time in a process. */
#ifndef PARTMAP_ENGINE_MODEL_IGRAPH_GUARD_H
#define PARTMAP_ENGINE_MODEL_IGRAPH_GUARD_H

#include <igraph.h>

#include "engine/base/error.h"

/* The handlers that were there before. */
typedef struct pm_igraph_guard {
    igraph_error_handler_t *error_handler;
    igraph_warning_handler_t *warning_handler;
} pm_igraph_guard;

void pm_igraph_enter(pm_igraph_guard *guard);
void pm_igraph_leave(const pm_igraph_guard *guard);

/* Turns igraph's code and the reason its handler kept into a pm_status. */
pm_status pm_igraph_failed(igraph_error_t code, pm_error *err);

/* size_t to igraph's integer; PM_INVALID when it does not fit. */
pm_status pm_igraph_integer(size_t number, igraph_integer_t *integer, pm_error *err);

/* Needs "status", "err" and a label "cleanup" in scope. */
#define PM_IGRAPH(call)                                                                            \
    do {                                                                                           \
        igraph_error_t igraph_code_ = (call);                                                      \
        if (igraph_code_ != IGRAPH_SUCCESS) {                                                      \
            status = pm_igraph_failed(igraph_code_, err);                                          \
            goto cleanup;                                                                          \
        }                                                                                          \
    } while (0)

/* The same for our own calls. */
#define PM_TRY(call)                                                                               \
    do {                                                                                           \
        status = (call);                                                                           \
        if (status != PM_OK) {                                                                     \
            goto cleanup;                                                                          \
        }                                                                                          \
    } while (0)

#endif
