/* The progress bar: see progress.h. */
#include "cli/progress.h"

#include "cli/report.h"

enum { BAR_WIDTH = 30 };

/* Seconds before a bar is shown at all. */
static const double PATIENCE = 0.5;

pm_bar pm_bar_start(const pm_cli *cli, const char *what)
{
    bool shown = !cli->arguments->quiet && pm_is_terminal(cli->streams->err);
    pm_bar bar = {.stream = shown ? cli->streams->err : NULL, .what = what};
    clock_gettime(CLOCK_MONOTONIC, &bar.begun);
    return bar;
}

static double seconds_since(const struct timespec *begun)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - begun->tv_sec) + (double)(now.tv_nsec - begun->tv_nsec) / 1e9;
}

void pm_bar_move(void *context, size_t done, size_t of)
{
    pm_bar *bar = context;
    double seconds = bar->stream != NULL ? seconds_since(&bar->begun) : 0;
    if (seconds < PATIENCE || of == 0) {
        return;
    }
    int filled = (int)(BAR_WIDTH * done / of);
    double left = done > 0 ? seconds * (double)(of - done) / (double)done : 0;
    fprintf(bar->stream, "\r%s [%.*s%*s] %3zu %%, %.0f s left ", bar->what, filled,
            "##############################", BAR_WIDTH - filled, "", 100 * done / of, left);
    fflush(bar->stream);
    bar->drawn = true;
}

void pm_bar_end(pm_bar *bar)
{
    if (bar->drawn) {
        fprintf(bar->stream, "\r\033[K");
        fflush(bar->stream);
    }
}
