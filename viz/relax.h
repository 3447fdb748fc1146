/* Improving places and sides of labels within one connected part. Private to viz. */
#ifndef PARTMAP_VIZ_RELAX_H
#define PARTMAP_VIZ_RELAX_H

#include "viz/picture.h"

/* Two nodes that are joined. */
typedef struct pm_pair {
    size_t a, b;
} pm_pair;

/* One connected part of a picture and the box it has to stay in. */
typedef struct pm_part {
    pm_picture *picture;
    const size_t *nodes; /* indexes into the picture's nodes */
    size_t node_count;
    const pm_pair *ties; /* positions in nodes */
    size_t tie_count;
    pm_box zone;
    const unsigned short *hops; /* n rows of n, or NULL: distances on the page mean nothing */
} pm_part;

/* Moves nodes and labels about until nothing gets better or the effort is spent: fewer crossings,
 * no mark or label on another, on a foreign tie or outside the zone, even spread. Starts from the
 * places and sides there are. again: the places are a result of this already and only need putting
 * right. Deterministic; about O(n m) a round. */
pm_status pm_relax(pm_part *part, bool again, pm_error *err);

/* Moves no node, only labels to the sides where they fit best. */
pm_status pm_relax_labels(pm_part *part, pm_error *err);

/* How many pairs of boxes (marks and labels of different nodes) overlap, plus boxes outside the
 * zone. */
size_t pm_part_faults(const pm_part *part);

#endif
