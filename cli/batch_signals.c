/* Signals as something to read: see batch_signals.h. */
#include "cli/batch_signals.h"

#include <sys/signalfd.h>
#include <unistd.h>

void pm_signals_open(pm_signals *signals)
{
    sigset_t held;
    sigemptyset(&held);
    sigaddset(&held, SIGINT);
    sigaddset(&held, SIGTERM);
    sigaddset(&held, SIGHUP);
    sigprocmask(SIG_BLOCK, &held, &signals->before);
    signals->stop = PM_STOP_NOT;
    signals->last = 0;
    signals->file = signalfd(-1, &held, SFD_NONBLOCK | SFD_CLOEXEC);
    if (signals->file < 0) {
        /* Then they end the batch as they end any program, which costs no more than a kill does. */
        sigprocmask(SIG_SETMASK, &signals->before, NULL);
    }
}

pm_stop pm_signals_take(pm_signals *signals)
{
    struct signalfd_siginfo came;
    while (signals->file >= 0 && read(signals->file, &came, sizeof came) == (ssize_t)sizeof came) {
        bool again = signals->stop != PM_STOP_NOT;
        signals->last = (int)came.ssi_signo;
        signals->stop = again || signals->last != SIGTERM ? PM_STOP_NOW : PM_STOP_SOON;
    }
    return signals->stop;
}

void pm_signals_close(pm_signals *signals)
{
    if (signals->file >= 0) {
        close(signals->file);
        signals->file = -1;
        sigprocmask(SIG_SETMASK, &signals->before, NULL);
    }
}
