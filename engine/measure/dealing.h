/* Ways to deal the sectors over the members that have one. Private to engine/measure. */
#ifndef PARTMAP_ENGINE_MEASURE_DEALING_H
#define PARTMAP_ENGINE_MEASURE_DEALING_H

#include "engine/measure/study.h"

enum { PM_MOST_DEALINGS = 10000 }; /* so many are all tried; of more, some are drawn */

/* Number of different dealings, or more than PM_MOST_DEALINGS: the multinomial coefficient. */
double pm_dealings(const pm_study *study);

/* Next dealing in lexicographic order, without repeats; false after the last. */
bool pm_next_dealing(size_t *sector, size_t count);

/* A random dealing (Fisher & Yates). */
void pm_shuffle(igraph_rng_t *rng, size_t *sector, size_t count);

#endif
