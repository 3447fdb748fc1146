/* The cohort: many places measured and audited, compared with one another. Numbers of each place
 * come in one place at a time; medians, spreads, unusual places, findings counted, patterns of
 * sectors and places alike go out. Nothing here knows of files: formats reads them, viz and formats
 * show what is here.
 *
 * Density, distances and centralisation move with the number of members by themselves, so a place
 * is compared within its size band. Nothing is ranked and nothing is added up to a score: what
 * stands out is said with its number, its band and the band's figures. */
#ifndef PARTMAP_ENGINE_COHORT_COHORT_H
#define PARTMAP_ENGINE_COHORT_COHORT_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/audit/audit.h"
#include "engine/base/error.h"
#include "engine/base/text.h"
#include "engine/cohort/statistics.h"
#include "engine/measure/measures.h"

/* Places below which nothing is compared: no z, no percentile, no unusual place. With fewer, one
 * place more or less moves the quartiles by a place in three or four. */
enum { PM_LEAST_PLACES = 10 };

/* Robust z from which a number counts as unusual: Iglewicz & Hoaglin 1993, How to detect and handle
 * outliers. A convention; of normal numbers 1 in 2,000 lies beyond. */
#define PM_UNUSUAL_Z 3.5

/* Members or pairs that a number has to be computed on to be called unusual: fewer are too few to
 * tell. */
enum { PM_LEAST_USED = 5 };

/* How many places most like one are named. */
enum { PM_MOST_ALIKE = 5 };

/* One place. Texts are the cohort's own. */
typedef struct pm_cohort_place {
    const char *name;      /* of its folder; unique within a cohort */
    const char *file;      /* the map's file name */
    const char *title;     /* the map's own name; "": not stated */
    const char *folder;    /* path of its files, for who shows them; "": not said */
    const char *thumbnail; /* path of its small drawing; "": there is none */
    const char *link;      /* its report or drawing, as seen from the page; "": there is none */
    bool done;             /* false: it failed */
    bool measured;         /* its numbers are here; not where it failed, or nobody asked for them */
    bool partly;           /* measured, but a drawing or report could not be made */
    size_t members, ties;  /* 0 where not measured */
    size_t band;           /* index among the bands; SIZE_MAX where not measured */
} pm_cohort_place;

/* What could not be done at a place. */
typedef struct pm_cohort_failure {
    size_t place;
    const char *stage;   /* "read", "measure", "audit", "map", "report" */
    const char *reason;  /* a sentence */
    size_t line, column; /* in the map's file; 0: unknown */
} pm_cohort_failure;

/* A band of sizes. Bounds are members. */
typedef struct pm_band {
    size_t from, to;  /* to is included; SIZE_MAX: and more */
    size_t places;    /* measured places in it */
    bool few;         /* fewer than PM_LEAST_PLACES: nothing is compared */
    const char *name; /* "20 to 39 members", "80 members and more", "all sizes" */
} pm_band;

/* A network measure over the places: summaries by band. */
typedef struct pm_cohort_column {
    const pm_measure *measure;
    const char *key;        /* the full key: with the resource's name, where it has one */
    bool compared;          /* a count or number; truths and texts are only kept */
    bool watched;           /* among those whose unusual places are told: see compared.c */
    bool likeness;          /* among those that places alike are found by */
    pm_summary all;         /* over all measured places */
    const pm_summary *band; /* one a band */
} pm_cohort_column;

/* A number of a place against its band. */
typedef struct pm_standing {
    bool defined;             /* there is a number */
    double number;            /* in the measure's unit */
    const char *reason;       /* why there is none; NULL where there is */
    bool has_z;               /* robust z is defined */
    double z;                 /* within the band */
    bool has_percentile;      /* the band has at least PM_LEAST_PLACES numbers */
    double percentile;        /* mid-rank, within the band, 0..100 */
    size_t n_used, n_missing; /* coverage within the place: members or pairs it was computed on */
    bool has_coverage;
} pm_standing;

/* A number far from its band's, with the words that say so. */
typedef struct pm_unusual {
    size_t place, column;
    double number, z;
    const char *words; /* "Density is 0.52: unusually high for a place with 20 to 39 members..." */
} pm_unusual;

/* How many places raise a finding. Each place counts once a rule, by its worst finding: issue,
 * watch, fine; cannot tell only where there is nothing else. Shares are of "places". */
typedef struct pm_cohort_rule {
    const char *rule, *title, *family; /* rule: its id */
    size_t places;                     /* that have a finding of the rule */
    size_t outcomes[PM_OUTCOME_COUNT]; /* of these, by pm_outcome */
} pm_cohort_rule;

/* What is known of a sector over the places that have it. Sectors of places are the same when their
 * names are, case of ASCII letters ignored. */
typedef enum pm_pattern_fact {
    PM_PATTERN_MEMBERS,    /* share of a place's members with a sector */
    PM_PATTERN_TIES,       /* share of ties between such members that have an end in it */
    PM_PATTERN_INFLUENCE,  /* share of betweenness */
    PM_PATTERN_RESOURCE,   /* share of the chosen resource */
    PM_PATTERN_DISTANCE,   /* median hops to the decision body */
    PM_PATTERN_CONSTRAINT, /* mean constraint */
    PM_PATTERN_COUNT
} pm_pattern_fact;

/* Words for headings ("share of members") and of the unit ("share", "hops"). */
const char *pm_pattern_fact_title(pm_pattern_fact fact);

typedef struct pm_sector_pattern {
    const char *name;         /* as the first place writes it */
    size_t places;            /* that have the sector */
    size_t missing;           /* that state sectors and have none of it */
    const size_t *missing_at; /* these places, in order */
    pm_summary facts[PM_PATTERN_COUNT];
} pm_sector_pattern;

/* A place most like another. */
typedef struct pm_alike {
    size_t place;
    double distance; /* root mean square of differences in robust scales; 0: no difference */
    size_t shared;   /* measures that both have */
} pm_alike;

/* Gathered, then finished, then asked. Opaque; free with pm_cohort_free. */
typedef struct pm_cohort pm_cohort;

/* --- gathering: places in the order in which they are to stand ------------------------------- */

pm_status pm_cohort_new(const char *run, pm_cohort **cohort, pm_error *err);
void pm_cohort_free(pm_cohort *cohort);

/* Adds a place; texts are copied, band is not read. Following additions are about it. */
pm_status pm_cohort_add_place(pm_cohort *cohort, const pm_cohort_place *given, pm_error *err);

/* A network measure of the place added last, as a column of one value. Of values, texts and lists
 * are not kept. */
pm_status pm_cohort_add_measure(pm_cohort *cohort, const pm_column *given, pm_error *err);

/* A finding of the place added last. */
pm_status pm_cohort_add_finding(pm_cohort *cohort, const char *id, const char *title,
                                const char *family, pm_outcome outcome, pm_error *err);

/* A sector of the place added last; NULL where a fact is not known. */
pm_status pm_cohort_add_sector(pm_cohort *cohort, const char *name,
                               const double *const facts[PM_PATTERN_COUNT], pm_error *err);

pm_status pm_cohort_add_failure(pm_cohort *cohort, const char *stage, const char *reason,
                                size_t line, size_t column_number, pm_error *err);

/* Computes everything below; nothing can be added any more. Cost O(k p log p + a p^2) for p places,
 * k measures and the a of likeness. */
pm_status pm_cohort_finish(pm_cohort *cohort, pm_error *err);

/* --- asking: "at" is a place; what is handed out is borrowed until pm_cohort_free ------------- */

const char *pm_cohort_run(const pm_cohort *cohort);

size_t pm_cohort_place_count(const pm_cohort *cohort);
const pm_cohort_place *pm_cohort_place_at(const pm_cohort *cohort, size_t index);
size_t pm_cohort_measured(const pm_cohort *cohort); /* places with numbers */

size_t pm_cohort_failure_count(const pm_cohort *cohort);
const pm_cohort_failure *pm_cohort_failure_at(const pm_cohort *cohort, size_t index);

/* At least one; ascending. Bounds double (under 10, 10 to 19, 20 to 39...): within a factor of two
 * of members, size by itself moves density by no more than that factor. Neighbours with too few
 * places are joined until each band has PM_LEAST_PLACES. */
size_t pm_cohort_band_count(const pm_cohort *cohort);
const pm_band *pm_cohort_band_at(const pm_cohort *cohort, size_t band);

/* Network measures that some place has, in registry order, those of resources by name. */
size_t pm_cohort_column_count(const pm_cohort *cohort);
const pm_cohort_column *pm_cohort_column_at(const pm_cohort *cohort, size_t index);

/* Index of a full key, or SIZE_MAX. */
size_t pm_cohort_column_of(const pm_cohort *cohort, const char *key);

pm_standing pm_cohort_standing(const pm_cohort *cohort, size_t at, size_t index);

/* By place, then largest |z| first. */
size_t pm_cohort_unusual_count(const pm_cohort *cohort);
const pm_unusual *pm_cohort_unusual_at(const pm_cohort *cohort, size_t index);

/* Those of one place: *count of them; NULL for none. */
const pm_unusual *pm_cohort_unusual_of(const pm_cohort *cohort, size_t at, size_t *count);

/* In registry order, rules of rules files after them by id. */
size_t pm_cohort_rule_count(const pm_cohort *cohort);
const pm_cohort_rule *pm_cohort_rule_at(const pm_cohort *cohort, size_t index);

/* Worst outcome of a rule (its index) at a place; false where the place has no finding. */
bool pm_cohort_outcome(const pm_cohort *cohort, size_t at, size_t index, pm_outcome *outcome);

/* How many findings of an outcome the place has. */
size_t pm_cohort_findings_with(const pm_cohort *cohort, size_t at, pm_outcome outcome);

/* Most widespread first, then by name. */
size_t pm_cohort_sector_count(const pm_cohort *cohort);
const pm_sector_pattern *pm_cohort_sector_at(const pm_cohort *cohort, size_t index);

/* Up to PM_MOST_ALIKE places most like one, nearest first, equally near ones in order; none where
 * the cohort has fewer than PM_LEAST_PLACES measured places or the place too few numbers. */
size_t pm_cohort_alike(const pm_cohort *cohort, size_t at, const pm_alike **alike);

/* --- how it is done, for methods pages and "partmap explain" --------------------------------- */

typedef struct pm_cohort_method {
    const char *name;       /* "size-bands": stable, lower case, hyphens */
    const char *title;      /* "Size bands" */
    const char *definition; /* what is done, with the formula in ASCII */
    const char *undefined;  /* when it is left out */
    const char *source;     /* author, year, DOI; "partmap" for conventions of our own */
} pm_cohort_method;

size_t pm_cohort_method_count(void);
const pm_cohort_method *pm_cohort_method_at(size_t index);

#endif
