/* Members gathered into parts that are drawn as one node each. Private to viz. */
#ifndef PARTMAP_VIZ_PARTS_H
#define PARTMAP_VIZ_PARTS_H

#include "viz/picture.h"

/* What a part is. */
typedef enum pm_part_kind {
    PM_PART_OF_DECISION_BODY, /* one decision body */
    PM_PART_OF_BODIES,        /* bodies without a sector */
    PM_PART_OF_SECTOR,
    PM_PART_OF_COMMUNITY,
    PM_PART_OF_OTHERS /* what has no part of its own: smaller ones, and members without */
} pm_part_kind;

typedef struct pm_gathered {
    pm_part_kind kind;
    size_t number;    /* of the sector (from 0) or community (from 1) */
    size_t first;     /* member with the most partners, the first of equals */
    size_t members;   /* how many it holds */
    size_t left_over; /* sectors or communities it holds; 0 but for others */
    const char *name; /* clean, without the count */
    const char *word; /* for ids: "sector", ... */
} pm_gathered;

enum { PM_MOST_PARTS = 34 };

typedef struct pm_gathering_result {
    pm_gathered parts[PM_MOST_PARTS];
    size_t count;
    size_t *of_member;          /* part of each member */
    size_t *ties;               /* between parts a and b: ties[a * PM_MOST_PARTS + b], both ways */
    size_t total, sectors_used; /* members; sectors with members */
} pm_gathering_result;

/* Gathers members by the view's row: decision bodies stand alone, then sectors or communities, the
 * largest when they are very many. All memory is the picture's. */
pm_status pm_parts_gather(pm_picture *picture, pm_gathering_result *result, pm_error *err);

/* Ties between two parts (or within one), and how many there could be. */
size_t pm_parts_ties(const pm_gathering_result *result, size_t a, size_t b);
double pm_parts_pairs(const pm_gathering_result *result, size_t a, size_t b);

#endif
