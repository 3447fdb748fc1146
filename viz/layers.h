/* Layers of a partnership: who decides, who sits in several groups, the groups. Private to viz. */
#ifndef PARTMAP_VIZ_LAYERS_H
#define PARTMAP_VIZ_LAYERS_H

#include "viz/picture.h"

/* In a view of layers: gives every node its layer, every member of one group that group, and the
 * picture a frame for each group. A body is on the layer its level states; where none is stated
 * decision bodies are strategic and others operational. Members are put by their seats: edges of
 * kind "member" that join them to a body, and groups drawn round them in the file ("parent"). Where
 * the map states none, any tie to a body is taken as a seat. */
pm_status pm_layers_number(pm_picture *picture, pm_error *err);

/* What size and frames mean, and what was taken for granted. NULL when memory runs out. */
const char *pm_layers_sentence(pm_picture *picture);

/* Gives a ring to every member with a seat on a decision body. */
void pm_layers_ring(pm_picture *picture);

/* Is the edge drawn in a view of layers? Lines between bodies, and the seats of those who sit in
 * several groups; seats within a frame or on the decision body are told by frame and ring. */
bool pm_layers_draw_edge(const pm_picture *picture, size_t edge);

/* Places everything: layers from top to bottom, members in rows, groups side by side. *fits:
 * nothing leaves the area. Sizes are set already. */
pm_status pm_layers_place(pm_picture *picture, bool *fits, pm_error *err);

#endif
