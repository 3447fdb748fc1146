/* "draw --chart": charts of a map instead of its page. */
#ifndef PARTMAP_CLI_CHARTING_H
#define PARTMAP_CLI_CHARTING_H

#include "cli/commands.h"

/* Draws the chart of --chart into the file of --output, or every chart into that folder. */
pm_exit pm_draw_charts(const pm_cli *cli);

#endif
