/* Sectors against the others by the permutation test: see sector_odds.h. */
#include "engine/audit/sector_odds.h"

#include <stdint.h>
#include <stdlib.h>

#include "engine/audit/chance.h"
#include "engine/base/memory.h"

/* Copies what is counted, so that the test sees nothing else. */
static size_t gather(const pm_audit *audit, const size_t *values, pm_sector_odds *odds,
                     size_t *counted)
{
    size_t count = 0;
    for (size_t member = 0; member < audit->members; member++) {
        size_t sector = pm_measures_sector_of_member(audit->measures, member);
        if (values[member] == PM_NOT_COUNTED || sector == SIZE_MAX) {
            continue;
        }
        counted[count++] = values[member];
        odds->all += values[member];
        odds->inside += sector == odds->sector ? 1 : 0;
        odds->sum += sector == odds->sector ? values[member] : 0;
    }
    odds->outside = count - odds->inside;
    return count;
}

pm_status pm_sector_odds_of(const pm_audit *audit, const size_t *values, size_t sector,
                            pm_sector_odds *odds, pm_error *err)
{
    *odds = (pm_sector_odds){.sector = sector, .probability = 1};
    size_t *counted = pm_new_array(audit->members, sizeof *counted);
    if (counted == NULL) {
        return pm_fail_memory(err);
    }
    size_t count = gather(audit, values, odds, counted);
    pm_status status = PM_OK;
    if (odds->inside > 0) {
        odds->mean = (double)odds->sum / (double)odds->inside;
    }
    if (odds->outside > 0) {
        odds->others_mean = (double)(odds->all - odds->sum) / (double)odds->outside;
    }
    if (odds->inside > 0 && odds->outside > 0) {
        status = pm_chance_of_sum(counted, count, odds->inside, odds->sum, &odds->probability, err);
    }
    free(counted);
    return status;
}

pm_status pm_sector_odds_highest(const pm_audit *audit, const size_t *values, size_t fewest,
                                 pm_sector_odds *odds, pm_error *err)
{
    size_t tested = 0;
    pm_status status = PM_OK;
    *odds = (pm_sector_odds){.sector = SIZE_MAX, .probability = 1};
    for (size_t sector = 0;
         status == PM_OK && sector < pm_measures_rows(audit->measures, PM_LEVEL_SECTOR); sector++) {
        pm_sector_odds own = {0};
        status = pm_sector_odds_of(audit, values, sector, &own, err);
        if (own.inside >= fewest && own.outside > 0) {
            tested++;
            if (odds->sector == SIZE_MAX || own.probability < odds->probability) {
                *odds = own;
            }
        }
    }
    if (tested < 2) {
        odds->sector = SIZE_MAX;
    }
    odds->probability *= (double)tested;
    odds->probability = odds->probability < 1 ? odds->probability : 1;
    return status;
}
