/* A place's results into a cohort: see place_cohort.h. */
#include "formats/place_cohort.h"

#include <stdlib.h>
#include <string.h>

#include "formats/rows.h"

#define THUMBNAIL_FILE "thumbnail.svg"

/* What a cohort page leads to, the best first. */
static const char *const SHOWN[] = {"report.html", "map.svg"};

/* --- the place ------------------------------------------------------------------------------- */

const pm_place_file *pm_place_file_find(const pm_place *place, const char *name)
{
    for (size_t i = 0; i < place->file_count; i++) {
        if (strcmp(place->files[i].name, name) == 0) {
            return &place->files[i];
        }
    }
    return NULL;
}

static void add_link(pm_text *out, const pm_place *place)
{
    for (size_t i = 0; i < sizeof SHOWN / sizeof SHOWN[0]; i++) {
        if (pm_place_file_find(place, SHOWN[i]) != NULL) {
            pm_text_addf(out, "%s/%s", place->name, SHOWN[i]);
            return;
        }
    }
}

static pm_status add_place(pm_cohort *cohort, const pm_place *place, const char *folder,
                           const pm_place_results *results, pm_error *err)
{
    pm_text link = {0};
    pm_text thumbnail = {0};
    add_link(&link, place);
    if (pm_place_file_find(place, THUMBNAIL_FILE) != NULL) {
        pm_text_addf(&thumbnail, "%s/" THUMBNAIL_FILE, folder);
    }
    pm_status status = pm_text_check(&link, err);
    if (status == PM_OK && pm_text_check(&thumbnail, err) == PM_OK) {
        bool measured = results != NULL && results->network_count > 0;
        pm_cohort_place added = {.name = place->name,
                                 .file = place->file,
                                 .title = results != NULL ? results->title : "",
                                 .folder = folder,
                                 .thumbnail = pm_text_bytes(&thumbnail),
                                 .link = pm_text_bytes(&link),
                                 .done = place->status != PM_PLACE_FAILED,
                                 .measured = measured,
                                 .partly = place->status == PM_PLACE_PARTLY,
                                 .members = place->members,
                                 .ties = place->ties};
        status = pm_cohort_add_place(cohort, &added, err);
    }
    pm_text_free(&link);
    pm_text_free(&thumbnail);
    return status;
}

static pm_status add_failures(pm_cohort *cohort, const pm_place *place, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < place->failure_count; i++) {
        const pm_place_failure *failure = &place->failures[i];
        status = pm_cohort_add_failure(cohort, pm_stage_name(failure->stage), failure->reason,
                                       failure->line, failure->column, err);
    }
    return status;
}

/* --- sectors --------------------------------------------------------------------------------- */

/* A number of a row, or NULL where it is undefined. */
static const double *number_of(const pm_kept *kept, const pm_place_results *results, pm_level level,
                               size_t row, const char *key)
{
    size_t count = kept->counts[level];
    for (size_t c = 0; c < count; c++) {
        if (strcmp(kept->measures[level][c]->key, key) == 0) {
            const pm_value *value = &results->rows[level].values[row * count + c];
            return value->reason == NULL ? &value->as.number : NULL;
        }
    }
    return NULL;
}

static bool is_of(const char *sector, const char *name)
{
    return name != NULL && strcmp(sector, name) == 0;
}

/* Share of the ties between members with a sector that have an end in this one; false where there
 * are none. */
static bool share_of_ties(const pm_kept *kept, const pm_place_results *results, const char *sector,
                          double *share)
{
    const pm_result_rows *mixing = &results->rows[PM_LEVEL_MIXING];
    size_t facts = pm_identity_count(PM_LEVEL_MIXING);
    double all = 0;
    double own = 0;
    for (size_t row = 0; row < mixing->count; row++) {
        const double *ties = number_of(kept, results, PM_LEVEL_MIXING, row, "ties");
        const char *const *ends = &mixing->facts[row * facts];
        double found = ties != NULL ? *ties : 0;
        all += found;
        own += is_of(sector, ends[0]) || is_of(sector, ends[1]) ? found : 0;
    }
    *share = all > 0 ? own / all : 0;
    return all > 0;
}

static pm_status add_sector(pm_cohort *cohort, const pm_kept *kept, const pm_place_results *results,
                            size_t row, pm_error *err)
{
    static const char *const keys[PM_PATTERN_COUNT] = {
        [PM_PATTERN_MEMBERS] = "share",
        [PM_PATTERN_INFLUENCE] = "betweenness_share",
        [PM_PATTERN_RESOURCE] = "resource_share",
        [PM_PATTERN_DISTANCE] = "decision_distance_median",
        [PM_PATTERN_CONSTRAINT] = "mean_constraint",
    };
    const double *facts[PM_PATTERN_COUNT] = {NULL};
    const char *name =
        results->rows[PM_LEVEL_SECTOR].facts[row * pm_identity_count(PM_LEVEL_SECTOR)];
    double ties = 0;
    if (name == NULL) {
        return PM_OK;
    }
    for (size_t f = 0; f < PM_PATTERN_COUNT; f++) {
        facts[f] = keys[f] != NULL ? number_of(kept, results, PM_LEVEL_SECTOR, row, keys[f]) : NULL;
    }
    facts[PM_PATTERN_TIES] = share_of_ties(kept, results, name, &ties) ? &ties : NULL;
    return pm_cohort_add_sector(cohort, name, facts, err);
}

pm_status pm_cohort_take(pm_cohort *cohort, const pm_kept *kept, const pm_place *place,
                         const char *folder, const pm_place_results *results, pm_error *err)
{
    pm_status status = add_place(cohort, place, folder, results, err);
    if (status == PM_OK) {
        status = add_failures(cohort, place, err);
    }
    for (size_t i = 0; status == PM_OK && results != NULL && i < results->network_count; i++) {
        status = pm_cohort_add_measure(cohort, &results->network[i], err);
    }
    for (size_t i = 0; status == PM_OK && results != NULL && i < results->finding_count; i++) {
        const pm_found *found = &results->findings[i];
        status = pm_cohort_add_finding(cohort, found->rule, found->title, found->family,
                                       found->outcome, err);
    }
    size_t sectors = results != NULL ? results->rows[PM_LEVEL_SECTOR].count : 0;
    for (size_t row = 0; status == PM_OK && row < sectors; row++) {
        status = add_sector(cohort, kept, results, row, err);
    }
    return status;
}

/* --- keys of several cohorts --- */

pm_status pm_network_keys(const pm_cohort *const *runs, size_t count, const char ***keys,
                          size_t *key_count, pm_error *err)
{
    size_t most = 0;
    for (size_t r = 0; r < count; r++) {
        most += pm_cohort_column_count(runs[r]);
    }
    const char **all = pm_new_array(most, sizeof *all);
    if (all == NULL) {
        return pm_fail_memory(err);
    }
    pm_names seen = {0};
    pm_status status = PM_OK;
    size_t kept = 0;
    for (size_t r = 0; r < count; r++) {
        for (size_t c = 0; status == PM_OK && c < pm_cohort_column_count(runs[r]); c++) {
            const char *key = pm_cohort_column_at(runs[r], c)->key;
            if (pm_names_find(&seen, key) == SIZE_MAX) {
                status = pm_names_add(&seen, key, kept, err);
                all[kept++] = key;
            }
        }
    }
    pm_names_free(&seen);
    *keys = all;
    *key_count = kept;
    return status;
}
