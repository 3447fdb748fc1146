/* The progress bar: see progress.h. */
#include "cli/progress.h"

#include "cli/report.h"

enum { BAR_WIDTH = 20 };

/* Seconds before a bar is shown at all. */
static const double PATIENCE = 0.5;

pm_bar pm_bar_start(const pm_cli *cli, const char *what)
{
    bool shown = !cli->arguments->quiet && pm_is_terminal(cli->streams->err);
    pm_bar bar = {.stream = shown ? cli->streams->err : NULL, .what = what};
    clock_gettime(CLOCK_MONOTONIC, &bar.begun);
    return bar;
}

double pm_bar_seconds(const pm_bar *bar)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - bar->begun.tv_sec) +
           (double)(now.tv_nsec - bar->begun.tv_nsec) / 1e9;
}

void pm_bar_show(pm_bar *bar, size_t done, size_t of, const char *words)
{
    if (bar->stream == NULL || of == 0 || pm_bar_seconds(bar) < PATIENCE) {
        return;
    }
    int filled = (int)(BAR_WIDTH * done / of);
    fprintf(bar->stream, "\r%s [%.*s%*s] %s \033[K", bar->what, filled, "####################",
            BAR_WIDTH - filled, "", words);
    fflush(bar->stream);
    bar->drawn = true;
}

void pm_bar_move(void *context, size_t done, size_t of)
{
    pm_bar *bar = context;
    char words[64];
    double left = done > 0 ? pm_bar_seconds(bar) * (double)(of - done) / (double)done : 0;
    snprintf(words, sizeof words, "%3zu %%, %.0f s left", of > 0 ? 100 * done / of : 0, left);
    pm_bar_show(bar, done, of, words);
}

void pm_bar_end(pm_bar *bar)
{
    if (bar->drawn) {
        fprintf(bar->stream, "\r\033[K");
        fflush(bar->stream);
    }
}
