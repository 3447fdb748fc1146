/* What a cohort holds. Private to engine/cohort: cohort.c gathers, each other file computes one
 * part of it when the cohort is finished. */
#ifndef PARTMAP_ENGINE_COHORT_GATHERED_H
#define PARTMAP_ENGINE_COHORT_GATHERED_H

#include <stdint.h>

#include "engine/base/memory.h"
#include "engine/base/names.h"
#include "engine/cohort/cohort.h"

/* A measure at a place: kept small, as there are many. */
typedef struct cell {
    double number;
    const char *reason;         /* NULL: the number is defined */
    uint32_t n_used, n_missing; /* PM_NO_COVERAGE: not said */
} cell;

#define PM_NO_COVERAGE UINT32_MAX

typedef struct column {
    pm_cohort_column shown; /* first, so that it can be handed out */
    size_t order;           /* of its measure in the registry */
    cell *cells;            /* one a place */
    size_t capacity;
    double *sorted; /* defined numbers, band after band, each band's ascending */
    size_t *starts; /* where a band's begin; one more than there are bands */
} column;

typedef struct rule {
    pm_cohort_rule shown;
    size_t order;      /* in the registry; SIZE_MAX: of a rules file */
    uint8_t *outcomes; /* worst outcome by place; PM_OUTCOME_COUNT: no finding */
    size_t capacity;
} rule;

/* A sector at one place. */
typedef struct sighting {
    size_t place;
    double facts[PM_PATTERN_COUNT]; /* NaN: not known */
} sighting;

typedef struct sector {
    pm_sector_pattern shown;
    sighting *sightings;
    size_t count, capacity;
} sector;

typedef struct place {
    pm_cohort_place shown;
    size_t findings[PM_OUTCOME_COUNT];
    bool has_sectors;
    pm_alike alike[PM_MOST_ALIKE];
    size_t alike_count;
} place;

struct pm_cohort {
    pm_arena arena; /* texts */
    pm_names words; /* texts that many places share, and the arena's copy of each */
    const char **word;
    size_t word_count, word_capacity;
    const char *run;
    place *places;
    size_t place_count, place_capacity, measured;
    column *columns;
    size_t column_count, column_capacity;
    pm_names column_names; /* while gathering; columns move when they are put in order */
    rule *rules;
    size_t rule_count, rule_capacity;
    pm_names rule_names;
    sector *sectors;
    size_t sector_count, sector_capacity;
    pm_names sector_names;
    pm_cohort_failure *failures;
    size_t failure_count, failure_capacity;
    pm_band *bands;
    size_t band_count;
    pm_unusual *unusual;
    size_t unusual_count, unusual_capacity;
};

/* Copies of a text; the second of what many places say alike, kept once. NULL when memory runs out.
 */
const char *pm_cohort_keep(pm_cohort *cohort, const char *text, pm_error *err);
const char *pm_cohort_keep_word(pm_cohort *cohort, const char *text, pm_error *err);

/* Gives the column a cell for each of the places; those that did not have one are undefined. */
pm_status pm_cohort_fit_cells(column *of, size_t places, pm_error *err);

/* Is the number there? */
bool pm_cell_defined(const column *of, size_t place, double *number);

/* The parts of finishing, in this order. */
pm_status pm_cohort_make_bands(pm_cohort *cohort, pm_error *err);
pm_status pm_cohort_compare(pm_cohort *cohort, pm_error *err);
pm_status pm_cohort_find_unusual(pm_cohort *cohort, pm_error *err);
pm_status pm_cohort_count_findings(pm_cohort *cohort, pm_error *err);
pm_status pm_cohort_find_patterns(pm_cohort *cohort, pm_error *err);
pm_status pm_cohort_find_alike(pm_cohort *cohort, pm_error *err);

/* What is done with a measure beside its summaries: in compared.c. All false: nothing. */
typedef struct pm_compared {
    const char *key; /* of the registry; a stem for measures of resources */
    bool watched;    /* unusual places are told */
    bool likeness;   /* places alike are found by it */
    bool logarithm;  /* by its logarithm to the base of 2 then */
} pm_compared;

pm_compared pm_compared_of(const pm_measure *measure);

#endif
