/* Gathering a cohort place by place, and handing out what was found: see cohort.h. */
#include "engine/cohort/cohort.h"

#include <stdlib.h>
#include <string.h>

#include "engine/cohort/gathered.h"

/* --- making and freeing ---------------------------------------------------------------------- */

const char *pm_cohort_keep(pm_cohort *cohort, const char *text, pm_error *err)
{
    const char *copy =
        pm_arena_text(&cohort->arena, text != NULL ? text : "", text != NULL ? strlen(text) : 0);
    if (copy == NULL) {
        pm_fail_memory(err);
    }
    return copy;
}

/* The same for what many places say alike, such as reasons: kept once. */
const char *pm_cohort_keep_word(pm_cohort *cohort, const char *text, pm_error *err)
{
    size_t found = pm_names_find(&cohort->words, text);
    if (found != SIZE_MAX) {
        return cohort->word[found];
    }
    const char *copy = pm_cohort_keep(cohort, text, err);
    void *list = cohort->word;
    if (copy == NULL || pm_grow(&list, &cohort->word_capacity, cohort->word_count + 1,
                                sizeof *cohort->word, err) != PM_OK) {
        return NULL;
    }
    cohort->word = list;
    if (pm_names_add(&cohort->words, text, cohort->word_count, err) != PM_OK) {
        return NULL;
    }
    cohort->word[cohort->word_count++] = copy;
    return copy;
}

pm_status pm_cohort_new(const char *run, pm_cohort **cohort, pm_error *err)
{
    pm_cohort *made = pm_new_array(1, sizeof *made);
    if (made == NULL) {
        return pm_fail_memory(err);
    }
    made->run = pm_cohort_keep(made, run, err);
    if (made->run == NULL) {
        pm_cohort_free(made);
        return PM_MEMORY;
    }
    *cohort = made;
    return PM_OK;
}

static void free_columns(pm_cohort *cohort)
{
    for (size_t c = 0; c < cohort->column_count; c++) {
        free(cohort->columns[c].cells);
        free(cohort->columns[c].sorted);
        free(cohort->columns[c].starts);
    }
    free(cohort->columns);
    pm_names_free(&cohort->column_names);
}

void pm_cohort_free(pm_cohort *cohort)
{
    if (cohort == NULL) {
        return;
    }
    free_columns(cohort);
    for (size_t r = 0; r < cohort->rule_count; r++) {
        free(cohort->rules[r].outcomes);
    }
    for (size_t s = 0; s < cohort->sector_count; s++) {
        free(cohort->sectors[s].sightings);
    }
    free(cohort->rules);
    free(cohort->sectors);
    free(cohort->places);
    free(cohort->failures);
    free(cohort->bands);
    free(cohort->unusual);
    free(cohort->word);
    pm_names_free(&cohort->words);
    pm_names_free(&cohort->rule_names);
    pm_names_free(&cohort->sector_names);
    pm_arena_free(&cohort->arena);
    free(cohort);
}

/* --- places ---------------------------------------------------------------------------------- */

pm_status pm_cohort_add_place(pm_cohort *cohort, const pm_cohort_place *given, pm_error *err)
{
    void *places = cohort->places;
    pm_status status = pm_grow(&places, &cohort->place_capacity, cohort->place_count + 1,
                               sizeof *cohort->places, err);
    cohort->places = places;
    if (status != PM_OK) {
        return status;
    }
    place *added = &cohort->places[cohort->place_count];
    *added = (place){.shown = *given};
    added->shown.band = SIZE_MAX;
    added->shown.name = pm_cohort_keep(cohort, given->name, err);
    added->shown.file = pm_cohort_keep(cohort, given->file, err);
    added->shown.title = pm_cohort_keep(cohort, given->title, err);
    added->shown.folder = pm_cohort_keep(cohort, given->folder, err);
    added->shown.thumbnail = pm_cohort_keep(cohort, given->thumbnail, err);
    added->shown.link = pm_cohort_keep(cohort, given->link, err);
    if (added->shown.name == NULL || added->shown.file == NULL || added->shown.title == NULL ||
        added->shown.folder == NULL || added->shown.thumbnail == NULL ||
        added->shown.link == NULL) {
        return PM_MEMORY;
    }
    cohort->place_count++;
    cohort->measured += given->measured ? 1 : 0;
    return PM_OK;
}

pm_status pm_cohort_add_failure(pm_cohort *cohort, const char *stage, const char *reason,
                                size_t line, size_t column_number, pm_error *err)
{
    void *failures = cohort->failures;
    pm_status status = pm_grow(&failures, &cohort->failure_capacity, cohort->failure_count + 1,
                               sizeof *cohort->failures, err);
    cohort->failures = failures;
    pm_cohort_failure failure = {
        .place = cohort->place_count - 1, .line = line, .column = column_number};
    if (status == PM_OK) {
        failure.stage = pm_cohort_keep_word(cohort, stage, err);
        failure.reason = pm_cohort_keep(cohort, reason, err);
        status = failure.stage != NULL && failure.reason != NULL ? PM_OK : PM_MEMORY;
    }
    if (status == PM_OK) {
        cohort->failures[cohort->failure_count++] = failure;
    }
    return status;
}

/* --- finishing ------------------------------------------------------------------------------- */

static int compare_columns(const void *a, const void *b)
{
    const column *x = a;
    const column *y = b;
    return x->order != y->order ? (x->order > y->order) - (x->order < y->order)
                                : strcmp(x->shown.key, y->shown.key);
}

static int compare_rules(const void *a, const void *b)
{
    const rule *x = a;
    const rule *y = b;
    return x->order != y->order ? (x->order > y->order) - (x->order < y->order)
                                : strcmp(x->shown.rule, y->shown.rule);
}

typedef pm_status part(pm_cohort *cohort, pm_error *err);

pm_status pm_cohort_finish(pm_cohort *cohort, pm_error *err)
{
    static part *const parts[] = {pm_cohort_make_bands,    pm_cohort_compare,
                                  pm_cohort_find_unusual,  pm_cohort_count_findings,
                                  pm_cohort_find_patterns, pm_cohort_find_alike};
    pm_status status = PM_OK;
    for (size_t c = 0; status == PM_OK && c < cohort->column_count; c++) {
        status = pm_cohort_fit_cells(&cohort->columns[c], cohort->place_count, err);
    }
    /* Nothing is put in order where nothing is: qsort wants an array. */
    if (cohort->column_count > 0) {
        qsort(cohort->columns, cohort->column_count, sizeof *cohort->columns, compare_columns);
    }
    if (cohort->rule_count > 0) {
        qsort(cohort->rules, cohort->rule_count, sizeof *cohort->rules, compare_rules);
    }
    for (size_t i = 0; status == PM_OK && i < sizeof parts / sizeof parts[0]; i++) {
        status = parts[i](cohort, err);
    }
    return status;
}
