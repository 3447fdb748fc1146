/* Measures as JSON, read back: see place_results.h. What partmap wrote is taken as it is; what is
 * of another type than the measure says is refused by name. */
#include <stdlib.h>
#include <string.h>

#include "formats/json_take.h"
#include "formats/place_results.h"
#include "formats/rows.h"

static const char SCHEMA[] = "partmap/measures/1";
static const char UNDEFINED[] = "undefined";
/* Of what is undefined only the network's is told beside its number. */
static const pm_skim REASONS = {
    .list = "undefined", .opening = "{\"level\":\"", .kept = "network\""};
static const char NOT_THERE[] = "its results do not hold it";

/* Levels that are read as rows. */
static const struct {
    pm_level level;
    const char *name;
} LEVELS[] = {
    {PM_LEVEL_ORGANISATION, "organisations"},
    {PM_LEVEL_RELATIONSHIP, "relationships"},
    {PM_LEVEL_SECTOR, "sectors"},
    {PM_LEVEL_MIXING, "mixing"},
};

/* --- which measures are kept ----------------------------------------------------------------- */

static bool is_fact(const pm_measure *measure)
{
    for (size_t i = 0; i < pm_identity_count(measure->level); i++) {
        if (strcmp(pm_identity_key(measure->level, i), measure->key) == 0) {
            return true;
        }
    }
    return false;
}

pm_status pm_kept_find(pm_kept *kept, pm_error *err)
{
    size_t count = pm_measure_count();
    for (pm_level level = 0; level < PM_LEVEL_COUNT; level++) {
        kept->measures[level] = pm_new_array(count, sizeof(const pm_measure *));
        if (kept->measures[level] == NULL) {
            return pm_fail_memory(err);
        }
    }
    kept->stems = pm_new_array(count, sizeof(const pm_measure *));
    if (kept->stems == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t i = 0; i < count; i++) {
        const pm_measure *measure = pm_measure_at(i);
        if (measure->of_resource && measure->level == PM_LEVEL_NETWORK) {
            kept->stems[kept->stem_count++] = measure;
        }
        if (measure->of_resource || is_fact(measure)) {
            continue;
        }
        size_t index = kept->counts[measure->level]++;
        kept->measures[measure->level][index] = measure;
        if (measure->level == PM_LEVEL_NETWORK &&
            pm_names_add(&kept->network, measure->key, index, err) != PM_OK) {
            return PM_MEMORY;
        }
    }
    return PM_OK;
}

void pm_kept_free(pm_kept *kept)
{
    for (pm_level level = 0; level < PM_LEVEL_COUNT; level++) {
        free(kept->measures[level]);
    }
    free(kept->stems);
    pm_names_free(&kept->network);
    *kept = (pm_kept){0};
}

void pm_place_results_free(pm_place_results *results)
{
    pm_arena_free(&results->arena);
    *results = (pm_place_results){0};
}

/* --- values ---------------------------------------------------------------------------------- */

static pm_value value_of(pm_take *take, const pm_measure *measure, const char *key,
                         const json_t *found)
{
    pm_value value = {.reason = found == NULL ? NOT_THERE : UNDEFINED};
    if (found == NULL || json_is_null(found)) {
        return value;
    }
    value.reason = NULL;
    if (measure->type == PM_VALUE_TEXT) {
        value.as.text = pm_take_text(take, found, key, "");
    } else if (measure->type == PM_VALUE_LIST) {
        value.as.list.items = pm_take_texts(take, found, key, &value.as.list.count);
    } else if (measure->type == PM_VALUE_BOOLEAN && json_is_boolean(found)) {
        value.as.number = json_is_true(found) ? 1 : 0;
    } else if (json_is_number(found)) {
        value.as.number = json_number_value(found);
    } else {
        pm_take_misfit(take, key, measure->type == PM_VALUE_BOOLEAN ? "true or false" : "a number");
    }
    return value;
}

static void take_row(pm_take *take, const pm_kept *kept, pm_level level, const json_t *object,
                     size_t row, pm_result_rows *rows)
{
    size_t facts = pm_identity_count(level);
    size_t count = kept->counts[level];
    for (size_t i = 0; i < facts; i++) {
        const char *key = pm_identity_key(level, i);
        rows->facts[row * facts + i] = pm_take_text(take, json_object_get(object, key), key, NULL);
    }
    for (size_t c = 0; c < count; c++) {
        const pm_measure *measure = kept->measures[level][c];
        rows->values[row * count + c] =
            value_of(take, measure, measure->key, json_object_get(object, measure->key));
    }
}

static void take_rows(pm_take *take, const pm_kept *kept, pm_level level, const char *name,
                      const json_t *list, pm_result_rows *rows)
{
    if (!json_is_array(list)) {
        pm_take_misfit(take, name, "a list");
        return;
    }
    size_t count = json_array_size(list);
    rows->facts = pm_take_room(take, count * pm_identity_count(level), sizeof *rows->facts);
    rows->values = pm_take_room(take, count * kept->counts[level], sizeof *rows->values);
    for (size_t row = 0; take->status == PM_OK && row < count; row++) {
        const json_t *object = json_array_get(list, row);
        if (json_is_object(object)) {
            take_row(take, kept, level, object, row, rows);
        } else {
            pm_take_misfit(take, name, "a list of objects");
        }
    }
    rows->count = take->status == PM_OK ? count : 0;
}

/* --- the network ----------------------------------------------------------------------------- */

/* The measure of a key, "gini_budget" among them, or NULL: another version may know more. */
static const pm_measure *network_measure(const pm_kept *kept, const char *key)
{
    size_t index = pm_names_find(&kept->network, key);
    if (index != SIZE_MAX) {
        return kept->measures[PM_LEVEL_NETWORK][index];
    }
    for (size_t i = 0; i < kept->stem_count; i++) {
        const char *stem = kept->stems[i]->key;
        if (strncmp(stem, key, strlen(stem)) == 0) {
            return kept->stems[i];
        }
    }
    return NULL;
}

static size_t count_of(const json_t *object, const char *key)
{
    json_int_t count = json_integer_value(json_object_get(object, key));
    return count > 0 ? (size_t)count : 0;
}

static void take_column(pm_take *take, const pm_measure *measure, const char *key,
                        const json_t *found, const json_t *counts, pm_column *column)
{
    pm_value *value = pm_take_room(take, 1, sizeof *value);
    char *copy = pm_arena_text(take->arena, key, strlen(key));
    if (value == NULL || copy == NULL) {
        take->status = pm_fail_memory(take->err);
        return;
    }
    *value = value_of(take, measure, key, found);
    *column = (pm_column){.measure = measure,
                          .key = copy,
                          .values = value,
                          .has_coverage = json_is_object(counts),
                          .n_used = count_of(counts, "n_used"),
                          .n_missing = count_of(counts, "n_missing")};
}

static void take_network(pm_take *take, const pm_kept *kept, json_t *root,
                         pm_place_results *results)
{
    json_t *network = json_object_get(root, "network");
    const json_t *coverage = json_object_get(root, "coverage");
    if (!json_is_object(network)) {
        pm_take_misfit(take, "network", "an object");
        return;
    }
    results->network = pm_take_room(take, json_object_size(network), sizeof *results->network);
    for (void *at = json_object_iter(network); take->status == PM_OK && at != NULL;
         at = json_object_iter_next(network, at)) {
        const char *key = json_object_iter_key(at);
        const pm_measure *measure = network_measure(kept, key);
        if (measure != NULL) {
            take_column(take, measure, key, json_object_iter_value(at),
                        json_object_get(coverage, key), &results->network[results->network_count]);
            results->network_count += take->status == PM_OK ? 1 : 0;
        }
    }
}

static bool is_text(const json_t *value, const char *text)
{
    return json_is_string(value) && strcmp(json_string_value(value), text) == 0;
}

/* Why measures of the network are undefined. */
static void take_reasons(pm_take *take, const json_t *list, pm_place_results *results)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *entry = json_array_get(list, i);
        if (!is_text(json_object_get(entry, "level"), pm_level_name(PM_LEVEL_NETWORK))) {
            continue;
        }
        for (size_t c = 0; c < results->network_count; c++) {
            const pm_column *column = &results->network[c];
            if (column->values->reason == UNDEFINED &&
                is_text(json_object_get(entry, "key"), column->key)) {
                pm_value *value = pm_take_room(take, 1, sizeof *value);
                const char *reason =
                    pm_take_text(take, json_object_get(entry, "reason"), "reason", UNDEFINED);
                if (value != NULL) {
                    value->reason = reason;
                    results->network[c].values = value;
                }
            }
        }
    }
}

pm_status pm_read_measures_json(const pm_kept *kept, const char *bytes, size_t length,
                                pm_place_results *results, pm_error *err)
{
    pm_take take = {.arena = &results->arena, .err = err};
    json_t *root = pm_take_root(&take, bytes, length, SCHEMA, &REASONS);
    if (root == NULL) {
        return take.status;
    }
    results->title =
        pm_take_text(&take, json_object_get(json_object_get(root, "map"), "name"), "name", "");
    take_network(&take, kept, root, results);
    take_reasons(&take, json_object_get(root, "undefined"), results);
    for (size_t i = 0; take.status == PM_OK && i < sizeof LEVELS / sizeof LEVELS[0]; i++) {
        take_rows(&take, kept, LEVELS[i].level, LEVELS[i].name,
                  json_object_get(root, LEVELS[i].name), &results->rows[LEVELS[i].level]);
    }
    json_decref(root);
    return take.status;
}
