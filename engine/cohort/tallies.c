/* How many places raise each finding, and how widespread each sector is. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/cohort/gathered.h"

bool pm_cohort_outcome(const pm_cohort *cohort, size_t at, size_t index, pm_outcome *outcome)
{
    const rule *of = &cohort->rules[index];
    if (at >= of->capacity || of->outcomes[at] == PM_OUTCOME_COUNT) {
        return false;
    }
    *outcome = (pm_outcome)of->outcomes[at];
    return true;
}

pm_status pm_cohort_count_findings(pm_cohort *cohort, pm_error *err)
{
    (void)err;
    for (size_t r = 0; r < cohort->rule_count; r++) {
        for (size_t p = 0; p < cohort->place_count; p++) {
            pm_outcome outcome = PM_OUTCOME_COUNT;
            if (pm_cohort_outcome(cohort, p, r, &outcome)) {
                cohort->rules[r].shown.outcomes[outcome]++;
                cohort->rules[r].shown.places++;
            }
        }
    }
    return PM_OK;
}

/* --- sectors --------------------------------------------------------------------------------- */

const char *pm_pattern_fact_title(pm_pattern_fact fact)
{
    static const char *const titles[PM_PATTERN_COUNT] = {
        [PM_PATTERN_MEMBERS] = "share of members",
        [PM_PATTERN_TIES] = "share of ties",
        [PM_PATTERN_INFLUENCE] = "share of betweenness",
        [PM_PATTERN_RESOURCE] = "share of resource",
        [PM_PATTERN_DISTANCE] = "hops to the decision body",
        [PM_PATTERN_CONSTRAINT] = "mean constraint",
    };
    return titles[fact];
}

static void summarize(sector *of, double *work)
{
    for (size_t f = 0; f < PM_PATTERN_COUNT; f++) {
        size_t n = 0;
        for (size_t i = 0; i < of->count; i++) {
            if (!isnan(of->sightings[i].facts[f])) {
                work[n++] = of->sightings[i].facts[f];
            }
        }
        of->shown.facts[f] = pm_summarize(work, n);
        of->shown.facts[f].missing = of->count - n;
    }
}

/* Sightings stand in the order of places. */
static pm_status find_missing(pm_cohort *cohort, sector *of, size_t stating, pm_error *err)
{
    size_t missing = stating - of->count;
    size_t *places = pm_arena_new(&cohort->arena, missing * sizeof *places);
    size_t next = 0;
    size_t found = 0;
    if (places == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t p = 0; p < cohort->place_count; p++) {
        bool here = next < of->count && of->sightings[next].place == p;
        next += here ? 1 : 0;
        if (!here && cohort->places[p].has_sectors) {
            places[found++] = p;
        }
    }
    of->shown.places = of->count;
    of->shown.missing = missing;
    of->shown.missing_at = places;
    return PM_OK;
}

static int compare_sectors(const void *a, const void *b)
{
    const sector *x = a;
    const sector *y = b;
    return x->count != y->count ? (x->count < y->count) - (x->count > y->count)
                                : strcmp(x->shown.name, y->shown.name);
}

pm_status pm_cohort_find_patterns(pm_cohort *cohort, pm_error *err)
{
    double *work = pm_new_array(cohort->place_count, sizeof *work);
    pm_status status = work != NULL ? PM_OK : pm_fail_memory(err);
    size_t stating = 0;
    for (size_t p = 0; p < cohort->place_count; p++) {
        stating += cohort->places[p].has_sectors ? 1 : 0;
    }
    for (size_t s = 0; status == PM_OK && s < cohort->sector_count; s++) {
        summarize(&cohort->sectors[s], work);
        status = find_missing(cohort, &cohort->sectors[s], stating, err);
    }
    if (cohort->sector_count > 0) {
        qsort(cohort->sectors, cohort->sector_count, sizeof *cohort->sectors, compare_sectors);
    }
    free(work);
    return status;
}
