/* Size bands: see pm_cohort_band_count in cohort.h. */
#include <stdlib.h>

#include "engine/cohort/gathered.h"

/* Members at which bands begin: doubling, so that within a band size by itself moves density, which
 * falls about as 1 / members where each has the same number of ties, by no more than a factor of
 * two. */
static const size_t BEGINNINGS[] = {0, 10, 20, 40, 80, 160};

enum { MOST_BANDS = sizeof BEGINNINGS / sizeof BEGINNINGS[0] };

static size_t end_of(size_t band)
{
    return band + 1 < MOST_BANDS ? BEGINNINGS[band + 1] - 1 : SIZE_MAX;
}

static size_t beginning_of(size_t members)
{
    size_t band = 0;
    while (members > end_of(band)) {
        band++;
    }
    return band;
}

/* Joins from the smallest upwards until a band has enough; what is left over at the top goes to the
 * band below it. */
static size_t join(const size_t *counts, pm_band *bands)
{
    size_t made = 0;
    pm_band open = {.from = 0};
    for (size_t b = 0; b < MOST_BANDS; b++) {
        open.places += counts[b];
        open.to = end_of(b);
        if (open.places >= PM_LEAST_PLACES) {
            bands[made++] = open;
            open = (pm_band){.from = b + 1 < MOST_BANDS ? BEGINNINGS[b + 1] : 0};
        }
    }
    if (made == 0) {
        bands[made++] = open;
    } else {
        bands[made - 1].places += open.places;
        bands[made - 1].to = SIZE_MAX;
    }
    return made;
}

static pm_status name_band(pm_cohort *cohort, pm_band *band, pm_error *err)
{
    pm_text name = {0};
    if (band->from == 0 && band->to == SIZE_MAX) {
        pm_text_add(&name, "all sizes");
    } else if (band->from == 0) {
        pm_text_addf(&name, "up to %zu members", band->to);
    } else if (band->to == SIZE_MAX) {
        pm_text_addf(&name, "%zu members and more", band->from);
    } else {
        pm_text_addf(&name, "%zu to %zu members", band->from, band->to);
    }
    pm_status status = pm_text_check(&name, err);
    if (status == PM_OK) {
        band->few = band->places < PM_LEAST_PLACES;
        band->name = pm_arena_text(&cohort->arena, pm_text_bytes(&name), name.length);
        status = band->name != NULL ? PM_OK : pm_fail_memory(err);
    }
    pm_text_free(&name);
    return status;
}

pm_status pm_cohort_make_bands(pm_cohort *cohort, pm_error *err)
{
    size_t counts[MOST_BANDS] = {0};
    cohort->bands = pm_new_array(MOST_BANDS, sizeof *cohort->bands);
    if (cohort->bands == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t p = 0; p < cohort->place_count; p++) {
        if (cohort->places[p].shown.measured) {
            counts[beginning_of(cohort->places[p].shown.members)]++;
        }
    }
    cohort->band_count = join(counts, cohort->bands);
    pm_status status = PM_OK;
    for (size_t b = 0; status == PM_OK && b < cohort->band_count; b++) {
        status = name_band(cohort, &cohort->bands[b], err);
    }
    for (size_t p = 0; p < cohort->place_count; p++) {
        pm_cohort_place *shown = &cohort->places[p].shown;
        shown->band = shown->measured ? 0 : SIZE_MAX;
        while (shown->measured && shown->members > cohort->bands[shown->band].to) {
            shown->band++;
        }
    }
    return status;
}
