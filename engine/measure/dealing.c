/* Dealing sectors: see dealing.h. */
#include "engine/measure/dealing.h"

#include <math.h>

double pm_dealings(const pm_study *study)
{
    double ways = 1;
    size_t dealt = 0;
    for (size_t s = 0; s < study->sectors.count; s++) {
        for (size_t i = 1; i <= study->sectors.sizes[s]; i++) {
            dealt++;
            ways *= (double)dealt / (double)i;
            if (ways > PM_MOST_DEALINGS) {
                return ways;
            }
        }
    }
    return round(ways);
}

bool pm_next_dealing(size_t *sector, size_t count)
{
    size_t i = count;
    while (i > 1 && sector[i - 2] >= sector[i - 1]) {
        i--;
    }
    if (i <= 1) {
        return false;
    }
    size_t pivot = i - 2;
    size_t j = count - 1;
    while (sector[j] <= sector[pivot]) {
        j--;
    }
    size_t swap = sector[pivot];
    sector[pivot] = sector[j];
    sector[j] = swap;
    for (size_t low = pivot + 1, high = count - 1; low < high; low++, high--) {
        swap = sector[low];
        sector[low] = sector[high];
        sector[high] = swap;
    }
    return true;
}

void pm_shuffle(igraph_rng_t *rng, size_t *sector, size_t count)
{
    for (size_t i = count; i > 1; i--) {
        size_t j = (size_t)igraph_rng_get_integer(rng, 0, (igraph_integer_t)i - 1);
        size_t swap = sector[i - 1];
        sector[i - 1] = sector[j];
        sector[j] = swap;
    }
}
