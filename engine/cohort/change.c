/* What changed between two runs over the same places. See change.h. */
#include "engine/cohort/change.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/base/names.h"

/* Of each measured place of "later" its index among the places of "earlier", or SIZE_MAX. */
static pm_status match_places(const pm_cohort *earlier, const pm_cohort *later, size_t *match,
                              size_t *shared, pm_error *err)
{
    pm_names names = {0};
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < pm_cohort_place_count(earlier); i++) {
        const pm_cohort_place *place = pm_cohort_place_at(earlier, i);
        if (place->measured) {
            status = pm_names_add(&names, place->name, i, err);
        }
    }
    *shared = 0;
    for (size_t i = 0; status == PM_OK && i < pm_cohort_place_count(later); i++) {
        const pm_cohort_place *place = pm_cohort_place_at(later, i);
        match[i] = place->measured ? pm_names_find(&names, place->name) : SIZE_MAX;
        *shared += match[i] != SIZE_MAX ? 1 : 0;
    }
    pm_names_free(&names);
    return status;
}

static size_t column_of(const pm_cohort *cohort, const char *key)
{
    size_t count = pm_cohort_column_count(cohort);
    size_t at = 0;
    while (at < count && strcmp(pm_cohort_column_at(cohort, at)->key, key) != 0) {
        at++;
    }
    return at < count ? at : SIZE_MAX;
}

static pm_change change_of(const pm_cohort *earlier, const pm_cohort *later, size_t column,
                           const size_t *match, size_t shared, double *numbers)
{
    pm_change made = {0};
    size_t other = column_of(earlier, pm_cohort_column_at(later, column)->key);
    size_t n = 0;
    for (size_t i = 0; other != SIZE_MAX && i < pm_cohort_place_count(later); i++) {
        if (match[i] == SIZE_MAX) {
            continue;
        }
        pm_standing before = pm_cohort_standing(earlier, match[i], other);
        pm_standing after = pm_cohort_standing(later, i, column);
        if (before.defined && after.defined) {
            double difference = after.number - before.number;
            made.rose += difference > 0 ? 1 : 0;
            made.fell += difference < 0 ? 1 : 0;
            numbers[n++] = difference;
        }
    }
    made.same = n - made.rose - made.fell;
    made.change = pm_summarize(numbers, n);
    made.change.missing = shared - n;
    return made;
}

pm_status pm_cohort_changes(const pm_cohort *earlier, const pm_cohort *later, pm_change *changes,
                            size_t *shared, pm_error *err)
{
    size_t places = pm_cohort_place_count(later);
    size_t *match = pm_new_array(places, sizeof *match);
    double *numbers = pm_new_array(places, sizeof *numbers);
    pm_status status = match != NULL && numbers != NULL ? PM_OK : pm_fail_memory(err);
    if (status == PM_OK) {
        status = match_places(earlier, later, match, shared, err);
    }
    for (size_t i = 0; status == PM_OK && i < pm_cohort_column_count(later); i++) {
        changes[i] = change_of(earlier, later, i, match, *shared, numbers);
    }
    free(match);
    free(numbers);
    return status;
}
