/* The frames of one layer. Private to the view of layers. */
#ifndef PARTMAP_VIZ_LAYERS_FRAMES_H
#define PARTMAP_VIZ_LAYERS_FRAMES_H

#include "viz/layers_rows.h"

/* Orders the picture's frames so that groups that share members, or are tied, are near each other
 * and near what they are tied to on other layers. O(f^3 s) a round for f frames, s lines. */
pm_status pm_frames_order(pm_picture *picture, pm_error *err);

/* Sets the frames of a layer side by side, much the same height, on as many lines as make them
 * lowest, and returns the height of all; 0 when the layer has none. */
pm_status pm_frames_set(pm_stack *in, pm_layer layer, double top, double *height, pm_error *err);

#endif
