/* The legend: every sign used on the page, and no other. Private to viz. */
#ifndef PARTMAP_VIZ_LEGEND_H
#define PARTMAP_VIZ_LEGEND_H

#include "viz/picture.h"

/* What an entry shows. */
typedef enum pm_entry_kind {
    PM_ENTRY_SIGN,   /* a sector's mark */
    PM_ENTRY_HOLLOW, /* a mark with a hole */
    PM_ENTRY_RING,
    PM_ENTRY_BODY,
    PM_ENTRY_FRAME,
    PM_ENTRY_DECISION_BODY,
    PM_ENTRY_LINE,
    PM_ENTRY_WIDTHS, /* a thin and a thick line */
    PM_ENTRY_SPLIT,  /* a line whose ends disagree */
    PM_ENTRY_WORDS   /* no sign: says what is left out */
} pm_entry_kind;

typedef struct pm_entry {
    pm_entry_kind kind;
    pm_sign sign;
    pm_stroke stroke; /* of lines */
    bool arrow;
    const char *words;
} pm_entry;

typedef struct pm_legend {
    const pm_palette *palette;
    pm_entry *entries;
    size_t count;
    size_t rows;  /* in a column; filled column by column */
    double *left; /* of each entry's column, from the legend's corner */
} pm_legend;

/* Collects what the picture uses and sets it in columns on a strip this wide. The looks of nodes
 * and ties are known; places are not needed. Borrowed from the picture's arena. */
pm_status pm_legend_make(pm_picture *picture, double width, pm_legend *legend, pm_error *err);

double pm_legend_height(const pm_legend *legend);

void pm_legend_draw(const pm_legend *legend, pm_point corner, pm_text *svg);

#endif
