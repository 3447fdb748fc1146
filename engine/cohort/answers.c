/* What a finished cohort hands out: see cohort.h. */
#include <string.h>

#include "engine/cohort/gathered.h"

const char *pm_cohort_run(const pm_cohort *cohort)
{
    return cohort->run;
}

size_t pm_cohort_place_count(const pm_cohort *cohort)
{
    return cohort->place_count;
}

const pm_cohort_place *pm_cohort_place_at(const pm_cohort *cohort, size_t index)
{
    return &cohort->places[index].shown;
}

size_t pm_cohort_measured(const pm_cohort *cohort)
{
    return cohort->measured;
}

size_t pm_cohort_failure_count(const pm_cohort *cohort)
{
    return cohort->failure_count;
}

const pm_cohort_failure *pm_cohort_failure_at(const pm_cohort *cohort, size_t index)
{
    return &cohort->failures[index];
}

size_t pm_cohort_band_count(const pm_cohort *cohort)
{
    return cohort->band_count;
}

const pm_band *pm_cohort_band_at(const pm_cohort *cohort, size_t band)
{
    return &cohort->bands[band];
}

size_t pm_cohort_column_count(const pm_cohort *cohort)
{
    return cohort->column_count;
}

const pm_cohort_column *pm_cohort_column_at(const pm_cohort *cohort, size_t index)
{
    return &cohort->columns[index].shown;
}

size_t pm_cohort_column_of(const pm_cohort *cohort, const char *key)
{
    for (size_t c = 0; c < cohort->column_count; c++) {
        if (strcmp(cohort->columns[c].shown.key, key) == 0) {
            return c;
        }
    }
    return SIZE_MAX;
}

size_t pm_cohort_unusual_count(const pm_cohort *cohort)
{
    return cohort->unusual_count;
}

const pm_unusual *pm_cohort_unusual_at(const pm_cohort *cohort, size_t index)
{
    return &cohort->unusual[index];
}

/* They are in the order of places. */
const pm_unusual *pm_cohort_unusual_of(const pm_cohort *cohort, size_t at, size_t *count)
{
    size_t from = 0;
    size_t to = cohort->unusual_count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (cohort->unusual[middle].place < at) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    to = from;
    while (to < cohort->unusual_count && cohort->unusual[to].place == at) {
        to++;
    }
    *count = to - from;
    return *count > 0 ? &cohort->unusual[from] : NULL;
}

size_t pm_cohort_rule_count(const pm_cohort *cohort)
{
    return cohort->rule_count;
}

const pm_cohort_rule *pm_cohort_rule_at(const pm_cohort *cohort, size_t index)
{
    return &cohort->rules[index].shown;
}

size_t pm_cohort_findings_with(const pm_cohort *cohort, size_t at, pm_outcome outcome)
{
    return cohort->places[at].findings[outcome];
}

size_t pm_cohort_sector_count(const pm_cohort *cohort)
{
    return cohort->sector_count;
}

const pm_sector_pattern *pm_cohort_sector_at(const pm_cohort *cohort, size_t index)
{
    return &cohort->sectors[index].shown;
}

size_t pm_cohort_alike(const pm_cohort *cohort, size_t at, const pm_alike **alike)
{
    *alike = cohort->places[at].alike;
    return cohort->places[at].alike_count;
}
