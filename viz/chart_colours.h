/* Colours of charts, beside those of the maps. Private to viz. */
#ifndef PARTMAP_VIZ_CHART_COLOURS_H
#define PARTMAP_VIZ_CHART_COLOURS_H

#include "viz/style.h"

enum { PM_RAMP = 6, PM_ANSWERS = 3, PM_SHARES = 4 };

/* Of neighbouring fills each can be told from the next when printed in grey. */
typedef struct pm_chart_colours {
    const char *line;                      /* a curve */
    const char *area;                      /* under it */
    const char *shares[PM_SHARES];         /* the largest holders, then all others */
    const char *answers[PM_ANSWERS];       /* yes, unsure, no */
    const char *behaviours[PM_BEHAVIOURS]; /* as the lines of the map are coloured */
    const char *ramp[PM_RAMP];             /* from nothing to most */
} pm_chart_colours;

const pm_chart_colours *pm_chart_colours_of(bool grey);

/* Black or white: whichever is read more easily on the fill "#rrggbb", at 4.5:1 at least. */
const char *pm_text_on(const char *fill);

#endif
