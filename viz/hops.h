/* Distances along the ties of one connected part. Private to viz. */
#ifndef PARTMAP_VIZ_HOPS_H
#define PARTMAP_VIZ_HOPS_H

#include "engine/base/error.h"
#include "viz/relax.h"

/* Partners of each member of a part, by positions in it. */
typedef struct pm_neighbours {
    size_t count;
    size_t *first; /* of each member in partner; one more than members */
    size_t *partner;
    size_t *queue; /* room for a search */
} pm_neighbours;

/* Free with pm_neighbours_free, also after a failure. O(n + m). */
pm_status pm_neighbours_find(const pm_part *part, pm_neighbours *of, pm_error *err);
void pm_neighbours_free(pm_neighbours *of);

/* Farther members count as this far: no page shows the difference. */
enum { PM_MOST_HOPS = 60000 };

/* Hops from one member to all, breadth first; PM_MOST_HOPS where there is no route. O(n + m). */
void pm_hops_from(pm_neighbours *of, size_t from, unsigned short *hops);

#endif
