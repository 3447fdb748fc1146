/* How far a sector's members stand out from the others by some number, and by what odds. Private to
 * engine/audit. */
#ifndef PARTMAP_ENGINE_AUDIT_SECTOR_ODDS_H
#define PARTMAP_ENGINE_AUDIT_SECTOR_ODDS_H

#include "engine/audit/findings.h"

/* A member whose number is not counted. */
#define PM_NOT_COUNTED ((size_t)-1)

/* A sector against all members of other sectors. */
typedef struct pm_sector_odds {
    size_t sector;          /* row of PM_LEVEL_SECTOR; SIZE_MAX: none */
    size_t inside, outside; /* members counted */
    size_t sum;             /* over those inside */
    size_t all;             /* over both */
    double mean, others_mean;
    double probability; /* of a sum so large if places were dealt at random; see chance.h */
} pm_sector_odds;

/* values: a number a member, or PM_NOT_COUNTED; members without a sector are not counted either. */
pm_status pm_sector_odds_of(const pm_audit *audit, const size_t *values, size_t sector,
                            pm_sector_odds *odds, pm_error *err);

/* The sector of at least "fewest" counted members with the smallest probability (sector SIZE_MAX
 * when fewer than two sectors have as many). As the best of several was picked, its probability is
 * multiplied by their number, at most 1 (Bonferroni). */
pm_status pm_sector_odds_highest(const pm_audit *audit, const size_t *values, size_t fewest,
                                 pm_sector_odds *odds, pm_error *err);

#endif
