/* Drawing: how far members are from each other along the ties. A part in, hops out. */
#include "viz/hops.h"

#include <stdlib.h>

pm_status pm_neighbours_find(const pm_part *part, pm_neighbours *of, pm_error *err)
{
    size_t n = part->node_count;
    of->count = n;
    of->first = pm_new_array(n + 2, sizeof *of->first);
    of->partner = pm_new_array(2 * part->tie_count, sizeof *of->partner);
    of->queue = pm_new_array(n, sizeof *of->queue);
    if (of->first == NULL || of->partner == NULL || of->queue == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t i = 0; i < part->tie_count; i++) {
        of->first[part->ties[i].a + 2]++;
        of->first[part->ties[i].b + 2]++;
    }
    for (size_t i = 2; i < n + 2; i++) {
        of->first[i] += of->first[i - 1];
    }
    for (size_t i = 0; i < part->tie_count; i++) {
        of->partner[of->first[part->ties[i].a + 1]++] = part->ties[i].b;
        of->partner[of->first[part->ties[i].b + 1]++] = part->ties[i].a;
    }
    return PM_OK;
}

void pm_neighbours_free(pm_neighbours *of)
{
    free(of->first);
    free(of->partner);
    free(of->queue);
    *of = (pm_neighbours){0};
}

void pm_hops_from(pm_neighbours *of, size_t from, unsigned short *hops)
{
    for (size_t i = 0; i < of->count; i++) {
        hops[i] = PM_MOST_HOPS;
    }
    size_t head = 0;
    size_t tail = 0;
    hops[from] = 0;
    of->queue[tail++] = from;
    while (head < tail) {
        size_t at = of->queue[head++];
        unsigned next_hops = hops[at] + 1U;
        for (size_t i = of->first[at]; i < of->first[at + 1] && next_hops < PM_MOST_HOPS; i++) {
            size_t next = of->partner[i];
            if (hops[next] == PM_MOST_HOPS) {
                hops[next] = (unsigned short)next_hops;
                of->queue[tail++] = next;
            }
        }
    }
}
