/* igraph's handlers and codes: see igraph_guard.h. */
#include "engine/model/igraph_guard.h"

#include <stdio.h>

enum { REASON_SIZE = 200 };

/* igraph's handlers take no argument of ours, so the reason has to wait somewhere until the failed
 * call returns: the one static of the library, one a thread. */
static _Thread_local char first_reason[REASON_SIZE];

static void keep_reason(const char *reason, const char *file, int line, igraph_error_t code)
{
    (void)file;
    (void)line;
    (void)code;
    if (first_reason[0] == '\0' && reason != NULL) {
        snprintf(first_reason, sizeof first_reason, "%s", reason);
    }
    IGRAPH_FINALLY_FREE();
}

static void ignore_warning(const char *reason, const char *file, int line)
{
    (void)reason;
    (void)file;
    (void)line;
}

void pm_igraph_enter(pm_igraph_guard *guard)
{
    first_reason[0] = '\0';
    guard->error_handler = igraph_set_error_handler(keep_reason);
    guard->warning_handler = igraph_set_warning_handler(ignore_warning);
}

void pm_igraph_leave(const pm_igraph_guard *guard)
{
    igraph_set_error_handler(guard->error_handler);
    igraph_set_warning_handler(guard->warning_handler);
}

pm_status pm_igraph_failed(igraph_error_t code, pm_error *err)
{
    pm_status status = PM_INTERNAL;
    if (code == IGRAPH_ENOMEM) {
        status = pm_fail_memory(err);
    } else {
        pm_fail(err, PM_INTERNAL, "igraph could not finish (%s: %s): please report the map.",
                igraph_strerror(code), first_reason);
    }
    first_reason[0] = '\0';
    return status;
}

pm_status pm_igraph_integer(size_t number, igraph_integer_t *integer, pm_error *err)
{
    if (number > (size_t)IGRAPH_INTEGER_MAX) {
        return pm_fail(err, PM_INVALID, "The map is too large: %zu things to count.", number);
    }
    *integer = (igraph_integer_t)number;
    return PM_OK;
}
