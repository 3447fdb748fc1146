/* Is it more than chance? A map's measures against maps drawn at random under three null models. */
#ifndef PARTMAP_ENGINE_MEASURE_SIGNIFICANCE_H
#define PARTMAP_ENGINE_MEASURE_SIGNIFICANCE_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/measure/measures.h"

/* What chance may change. */
typedef enum pm_null {
    PM_NULL_TIES,    /* as many members and ties, placed at random */
    PM_NULL_DEGREES, /* every member keeps its number of ties */
    PM_NULL_SECTORS, /* same map, sectors dealt again */
    PM_NULL_COUNT
} pm_null;

/* "ties", "degrees", "sectors"; and the model in plain words. */
const char *pm_null_name(pm_null null);
const char *pm_null_words(pm_null null);

enum { PM_DEFAULT_DRAWS = 999, PM_MOST_DRAWS = 1000000 };

/* One measure of one row against one null model. */
typedef struct pm_chance {
    const pm_measure *measure;
    size_t row; /* of the measure's level */
    pm_null null;
    double value;      /* on the map */
    double mean;       /* over the draws where it is defined */
    size_t draws;      /* of those, how many there are */
    bool exact;        /* every dealing was tried, none drawn */
    double p_high;     /* share of draws at least as high: (1 + count) / (draws + 1); exact: count /
                          draws */
    double p_low;      /* at least as low, likewise */
    double p;          /* two-sided: min(1, 2 min(p_high, p_low)) */
    double p_adjusted; /* p after Benjamini & Hochberg 1995 over all tests of the run */
    double percentile; /* draws below the value, in percent, ties counted half */
    const char *words; /* "higher than 97 of 100 random maps of the same size and number of ties" */
} pm_chance;

/* All tests of one map. */
typedef struct pm_significance pm_significance;

/* Told now and then how far a long computation is; done reaches "of" at the end. */
typedef void pm_progress(void *context, size_t done, size_t of);

/* Draws maps at random and measures each. *significance is freed by the caller with
 * pm_significance_free and borrows measures. progress may be NULL. Reproducible from the settings'
 * seed, whatever the order of the file: members are taken in the order of their ids. Below 8
 * members or 5 ties no test is made (pm_significance_too_small). Ties are placed by
 * igraph_erdos_renyi_game_gnm, degrees kept by igraph_rewire with 10 m trials (never for degree
 * centralisation, constant there); sectors are dealt exhaustively where there are at most 10,000
 * ways. Methods: Davison & Hinkley 1997, doi:10.1017/CBO9780511802843; Benjamini & Hochberg 1995,
 * doi:10.1111/j.2517-6161.1995.tb02031.x. */
pm_status pm_measure_significance(const pm_measures *measures, size_t draws, pm_progress *progress,
                                  void *context, pm_significance **significance, pm_error *err);
void pm_significance_free(pm_significance *significance);

bool pm_significance_too_small(const pm_significance *significance);
size_t pm_significance_draws(const pm_significance *significance);
size_t pm_significance_count(const pm_significance *significance);
const pm_chance *pm_significance_at(const pm_significance *significance, size_t index);

#endif
