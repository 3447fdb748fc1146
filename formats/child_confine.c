/* What a child process may not do: see child_confine.h. */
#include "formats/child_confine.h"

#include <errno.h>
#include <seccomp.h>
#include <stddef.h>

bool pm_child_confine(void)
{
    /* io_uring makes sockets by itself. */
    static const int refused[] = {
        SCMP_SYS(socket),   SCMP_SYS(socketpair),     SCMP_SYS(connect),
        SCMP_SYS(bind),     SCMP_SYS(io_uring_setup), SCMP_SYS(execve),
        SCMP_SYS(execveat), SCMP_SYS(ptrace),         SCMP_SYS(process_vm_writev)};
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    if (filter == NULL) {
        return false;
    }
    bool done = true;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        done = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), refused[i], 0) == 0 && done;
    }
    done = seccomp_load(filter) == 0 && done;
    seccomp_release(filter);
    return done;
}
