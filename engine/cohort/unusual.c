/* Numbers far from those of places of a like size, in words. Reasons, not ranks: what is unusual,
 * against which places, by how much. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/cohort/gathered.h"

enum { DECIMALS = 3, Z_DECIMALS = 1 };

/* "Density" or "Share of the largest holder of budget": the measure, and the resource it is of. */
static void add_title(pm_text *out, const pm_cohort_column *shown)
{
    pm_text_add(out, shown->measure->title);
    if (shown->measure->of_resource) {
        pm_text_addf(out, " (%s)", shown->key + strlen(shown->measure->key));
    }
}

/* "Density: 0.52 (from 30 of 32), far above places with 20 to 39 members: their median is 0.18, and
 * the middle half lies between 0.15 and 0.22 (34 places, robust z 6.1)." */
static void add_words(pm_text *out, const pm_cohort_column *shown, const pm_band *band,
                      const pm_summary *summary, const pm_standing *of, const pm_unusual *unusual)
{
    bool all = band->from == 0 && band->to == SIZE_MAX;
    add_title(out, shown);
    pm_text_add(out, ": ");
    pm_text_add_rounded(out, unusual->number, DECIMALS);
    if (of->n_missing > 0) {
        pm_text_addf(out, " (from %zu of %zu)", of->n_used, of->n_used + of->n_missing);
    }
    pm_text_addf(out, ", far %s places %s %s: their median is ", unusual->z > 0 ? "above" : "below",
                 all ? "of" : "with", band->name);
    pm_text_add_rounded(out, summary->median, DECIMALS);
    pm_text_add(out, ", and the middle half lies between ");
    pm_text_add_rounded(out, summary->lower_quartile, DECIMALS);
    pm_text_add(out, " and ");
    pm_text_add_rounded(out, summary->upper_quartile, DECIMALS);
    pm_text_addf(out, " (%zu places, robust z ", summary->n);
    pm_text_add_rounded(out, unusual->z, Z_DECIMALS);
    pm_text_add(out, ").");
}

static pm_status keep(pm_cohort *cohort, const pm_standing *of, pm_unusual *unusual, pm_error *err)
{
    const pm_cohort_column *shown = &cohort->columns[unusual->column].shown;
    size_t band = cohort->places[unusual->place].shown.band;
    void *list = cohort->unusual;
    pm_text words = {0};
    add_words(&words, shown, &cohort->bands[band], &shown->band[band], of, unusual);
    pm_status status = pm_text_check(&words, err);
    if (status == PM_OK) {
        unusual->words = pm_arena_text(&cohort->arena, pm_text_bytes(&words), words.length);
        status = unusual->words != NULL ? PM_OK : pm_fail_memory(err);
    }
    pm_text_free(&words);
    if (status == PM_OK) {
        status = pm_grow(&list, &cohort->unusual_capacity, cohort->unusual_count + 1,
                         sizeof *cohort->unusual, err);
        cohort->unusual = list;
    }
    if (status == PM_OK) {
        cohort->unusual[cohort->unusual_count++] = *unusual;
    }
    return status;
}

static int compare(const void *a, const void *b)
{
    const pm_unusual *x = a;
    const pm_unusual *y = b;
    if (x->place != y->place) {
        return x->place < y->place ? -1 : 1;
    }
    if (fabs(x->z) != fabs(y->z)) {
        return fabs(x->z) > fabs(y->z) ? -1 : 1;
    }
    return (x->column > y->column) - (x->column < y->column);
}

pm_status pm_cohort_find_unusual(pm_cohort *cohort, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t c = 0; c < cohort->column_count; c++) {
        bool watched = cohort->columns[c].shown.watched;
        for (size_t p = 0; status == PM_OK && watched && p < cohort->place_count; p++) {
            pm_standing standing = pm_cohort_standing(cohort, p, c);
            bool enough = !standing.has_coverage || standing.n_used >= PM_LEAST_USED;
            if (standing.has_z && fabs(standing.z) >= PM_UNUSUAL_Z && enough) {
                pm_unusual unusual = {
                    .place = p, .column = c, .number = standing.number, .z = standing.z};
                status = keep(cohort, &standing, &unusual, err);
            }
        }
    }
    if (cohort->unusual_count > 0) {
        qsort(cohort->unusual, cohort->unusual_count, sizeof *cohort->unusual, compare);
    }
    return status;
}
