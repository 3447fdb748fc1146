/* Rows of marks with their names below. Private to the view of layers. */
#ifndef PARTMAP_VIZ_LAYERS_ROWS_H
#define PARTMAP_VIZ_LAYERS_ROWS_H

#include "viz/picture.h"

#define PM_ROW_GAP 7.0 /* between rows */

/* One placing in progress. */
typedef struct pm_stack {
    pm_picture *picture;
    size_t *sorted; /* all nodes: those with names first, sectors together */
    size_t *list;   /* nodes that are being set */
    bool place;     /* else only heights are found */
    bool too_wide;
} pm_stack;

/* Half the width of a mark and its name, with what is kept free beside them: more round names. */
double pm_half_cell(const pm_picture_node *node);

/* Sets list[0..count-1] in centred rows, as many a row as fit the box from left to right, and
 * returns the height of all. */
double pm_set_rows(pm_stack *in, size_t count, pm_box box, double top);

#endif
