/* Gathering measures, findings and sectors of the place added last: see cohort.h. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/cohort/gathered.h"

static const char NOT_MEASURED[] = "the place's results do not hold it";

/* --- measures ------------------------------------------------------------------------------- */

static size_t order_of_measure(const pm_measure *measure)
{
    size_t order = 0;
    while (order < pm_measure_count() && pm_measure_at(order) != measure) {
        order++;
    }
    return order;
}

static pm_status add_column(pm_cohort *cohort, const pm_column *like, size_t *index, pm_error *err)
{
    void *columns = cohort->columns;
    pm_status status = pm_grow(&columns, &cohort->column_capacity, cohort->column_count + 1,
                               sizeof *cohort->columns, err);
    cohort->columns = columns;
    const char *key = status == PM_OK ? pm_cohort_keep(cohort, like->key, err) : NULL;
    if (key == NULL) {
        return PM_MEMORY;
    }
    pm_value_type type = like->measure->type;
    pm_compared compared = pm_compared_of(like->measure);
    cohort->columns[cohort->column_count] =
        (column){.shown = {.measure = like->measure,
                           .key = key,
                           .compared = type == PM_VALUE_COUNT || type == PM_VALUE_NUMBER,
                           .watched = compared.watched,
                           .likeness = compared.likeness},
                 .order = order_of_measure(like->measure)};
    *index = cohort->column_count++;
    return pm_names_add(&cohort->column_names, key, *index, err);
}

pm_status pm_cohort_fit_cells(column *of, size_t places, pm_error *err)
{
    size_t before = of->capacity;
    void *cells = of->cells;
    pm_status status = pm_grow(&cells, &of->capacity, places, sizeof *of->cells, err);
    of->cells = cells;
    for (size_t p = before; status == PM_OK && p < of->capacity; p++) {
        of->cells[p] = (cell){.reason = NOT_MEASURED, .n_used = PM_NO_COVERAGE};
    }
    return status;
}

static uint32_t small(size_t count)
{
    return count < PM_NO_COVERAGE ? (uint32_t)count : PM_NO_COVERAGE - 1;
}

pm_status pm_cohort_add_measure(pm_cohort *cohort, const pm_column *given, pm_error *err)
{
    const pm_value *value = &given->values[0];
    size_t index = pm_names_find(&cohort->column_names, given->key);
    pm_status status = index != SIZE_MAX ? PM_OK : add_column(cohort, given, &index, err);
    if (status == PM_OK) {
        status = pm_cohort_fit_cells(&cohort->columns[index], cohort->place_count, err);
    }
    if (status != PM_OK) {
        return status;
    }
    bool number = given->measure->type != PM_VALUE_TEXT && given->measure->type != PM_VALUE_LIST;
    const char *reason = value->reason;
    reason = reason == NULL && !number ? "it is no number" : reason;
    cell made = {.n_used = given->has_coverage ? small(given->n_used) : PM_NO_COVERAGE,
                 .n_missing = small(given->n_missing)};
    if (reason == NULL) {
        made.number = value->as.number;
    } else if ((made.reason = pm_cohort_keep_word(cohort, reason, err)) == NULL) {
        return PM_MEMORY;
    }
    cohort->columns[index].cells[cohort->place_count - 1] = made;
    return PM_OK;
}

bool pm_cell_defined(const column *of, size_t at, double *number)
{
    if (at >= of->capacity || of->cells[at].reason != NULL) {
        return false;
    }
    *number = of->cells[at].number;
    return true;
}

/* --- findings and sectors -------------------------------------------------------------------- */

static size_t order_of_rule(const char *id)
{
    for (size_t i = 0; i < pm_rule_count(); i++) {
        if (strcmp(pm_rule_at(i)->id, id) == 0) {
            return i;
        }
    }
    return SIZE_MAX;
}

static pm_status add_rule(pm_cohort *cohort, const char *id, const char *title, const char *family,
                          size_t *index, pm_error *err)
{
    void *rules = cohort->rules;
    pm_status status =
        pm_grow(&rules, &cohort->rule_capacity, cohort->rule_count + 1, sizeof *cohort->rules, err);
    cohort->rules = rules;
    if (status != PM_OK) {
        return status;
    }
    rule added = {.shown = {.rule = pm_cohort_keep(cohort, id, err),
                            .title = pm_cohort_keep(cohort, title, err),
                            .family = pm_cohort_keep(cohort, family, err)},
                  .order = order_of_rule(id)};
    if (added.shown.rule == NULL || added.shown.title == NULL || added.shown.family == NULL) {
        return PM_MEMORY;
    }
    cohort->rules[cohort->rule_count] = added;
    *index = cohort->rule_count++;
    return pm_names_add(&cohort->rule_names, id, *index, err);
}

/* From "cannot tell", which says least, to "issue". */
static int weight_of(unsigned outcome)
{
    return outcome == PM_CANNOT_TELL ? -1 : (int)outcome;
}

pm_status pm_cohort_add_finding(pm_cohort *cohort, const char *id, const char *title,
                                const char *family, pm_outcome outcome, pm_error *err)
{
    size_t index = pm_names_find(&cohort->rule_names, id);
    pm_status status = index != SIZE_MAX ? PM_OK : add_rule(cohort, id, title, family, &index, err);
    if (status != PM_OK) {
        return status;
    }
    rule *of = &cohort->rules[index];
    size_t before = of->capacity;
    void *outcomes = of->outcomes;
    status = pm_grow(&outcomes, &of->capacity, cohort->place_count, sizeof *of->outcomes, err);
    of->outcomes = outcomes;
    if (status != PM_OK) {
        return status;
    }
    if (of->capacity > before) {
        memset(of->outcomes + before, PM_OUTCOME_COUNT, of->capacity - before);
    }
    uint8_t *kept = &of->outcomes[cohort->place_count - 1];
    if (*kept == PM_OUTCOME_COUNT || weight_of(outcome) > weight_of(*kept)) {
        *kept = (uint8_t)outcome;
    }
    cohort->places[cohort->place_count - 1].findings[outcome]++;
    return PM_OK;
}

static pm_status add_new_sector(pm_cohort *cohort, const char *name, const char *folded,
                                size_t *index, pm_error *err)
{
    void *sectors = cohort->sectors;
    pm_status status = pm_grow(&sectors, &cohort->sector_capacity, cohort->sector_count + 1,
                               sizeof *cohort->sectors, err);
    cohort->sectors = sectors;
    const char *kept = status == PM_OK ? pm_cohort_keep(cohort, name, err) : NULL;
    if (kept == NULL) {
        return PM_MEMORY;
    }
    cohort->sectors[cohort->sector_count] = (sector){.shown = {.name = kept}};
    *index = cohort->sector_count++;
    return pm_names_add(&cohort->sector_names, folded, *index, err);
}

/* Finds the sector of that name in whatever case, or adds it. */
static pm_status put_sector(pm_cohort *cohort, const char *name, size_t *index, pm_error *err)
{
    pm_text folded = {0};
    pm_text_add(&folded, name);
    pm_status status = pm_text_check(&folded, err);
    for (size_t i = 0; i < folded.length; i++) {
        char c = folded.bytes[i];
        folded.bytes[i] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    if (status == PM_OK) {
        *index = pm_names_find(&cohort->sector_names, pm_text_bytes(&folded));
    }
    if (status == PM_OK && *index == SIZE_MAX) {
        status = add_new_sector(cohort, name, pm_text_bytes(&folded), index, err);
    }
    pm_text_free(&folded);
    return status;
}

pm_status pm_cohort_add_sector(pm_cohort *cohort, const char *name,
                               const double *const facts[PM_PATTERN_COUNT], pm_error *err)
{
    size_t index = 0;
    pm_status status = put_sector(cohort, name, &index, err);
    if (status != PM_OK) {
        return status;
    }
    sector *of = &cohort->sectors[index];
    void *sightings = of->sightings;
    status = pm_grow(&sightings, &of->capacity, of->count + 1, sizeof *of->sightings, err);
    of->sightings = sightings;
    if (status != PM_OK) {
        return status;
    }
    sighting *seen = &of->sightings[of->count];
    seen->place = cohort->place_count - 1;
    for (size_t f = 0; f < PM_PATTERN_COUNT; f++) {
        seen->facts[f] = facts[f] != NULL ? *facts[f] : NAN;
    }
    /* Two spellings within one place: the first stands for it. */
    of->count += of->count > 0 && seen[-1].place == seen->place ? 0 : 1;
    cohort->places[cohort->place_count - 1].has_sectors = true;
    return PM_OK;
}
