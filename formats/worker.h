/* Private to formats: a function run in a child process, so that a library which crashes, hangs or
 * eats memory on a hostile file takes only the child with it.
 *
 *     pm_child_limits limits = {.memory = 1U << 30, .cpu_seconds = 10, .seconds = 20,
 *                                .output = 1U << 28};
 *     status = pm_worker_run(read_it, &context, &limits, &result, &end, err);
 *
 * The child sees the parent's memory as it was, may not print, and hands back bytes. What they say
 * is the function's word and to be checked like any input: the child may have been led astray. */
#ifndef PARTMAP_FORMATS_WORKER_H
#define PARTMAP_FORMATS_WORKER_H

#include "engine/base/error.h"
#include "engine/base/text.h"
#include "formats/child.h"

/* Runs in the child: appends to *result. Its status and *err are handed to the parent. */
typedef pm_status (*pm_worker_function)(const void *context, pm_text *result, pm_error *err);

/* Runs a function in a child and waits for it; never longer than the limits say. When it returned,
 * *end is PM_CHILD_DONE, and the status, *err and *result are its own. Otherwise *result is empty
 * and the status PM_INTERNAL; err then says how the child ended, for callers that cannot say it
 * better. PM_IO: there can be no child now. No child, descriptor or signal is left behind. Caller
 * frees *result. */
pm_status pm_worker_run(pm_worker_function function, const void *context,
                        const pm_child_limits *limits, pm_text *result, pm_child_end *end,
                        pm_error *err);

#endif
