/* Read before every file when clang-tidy looks at it, and never compiled: tells it what it cannot
 * see from one file, that a failure is never PM_OK. Without it, it follows paths on which a
 * function has failed and its caller goes on. */
#ifndef PARTMAP_TESTS_LINT_MODEL_H
#define PARTMAP_TESTS_LINT_MODEL_H

#include "engine/base/error.h"

#define pm_fail_memory(err) ((void)(pm_fail_memory)(err), PM_MEMORY)
#define pm_fail(err, code, ...) ((void)(pm_fail)(err, code, __VA_ARGS__), (code))
#define pm_fail_at(err, code, line, column, ...)                                                   \
    ((void)(pm_fail_at)(err, code, line, column, __VA_ARGS__), (code))

#if __has_include(<igraph.h>)
#include "engine/model/igraph_guard.h"
#define pm_igraph_failed(code, err) ((void)(pm_igraph_failed)(code, err), PM_INTERNAL)
#endif

#endif
