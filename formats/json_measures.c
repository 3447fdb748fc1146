/* Measures as JSON, schema "partmap/measures/1": one object on one line, so that the objects of
 * several maps joined together are JSON Lines. */
#include "formats/json_build.h"
#include "formats/rows.h"
#include "formats/writers.h"

static json_t *row_of(pm_json *b, pm_level level, size_t row)
{
    const pm_measures *measures = b->results->measures;
    json_t *object = json_object();
    for (size_t i = 0; i < pm_identity_count(level); i++) {
        pm_json_put(b, object, pm_identity_key(level, i),
                    pm_json_text(pm_identity(measures, level, row, i)));
    }
    for (size_t c = 0; c < pm_measures_column_count(measures, level); c++) {
        const pm_column *column = pm_measures_column(measures, level, c);
        if (pm_is_written(b->results, level, column)) {
            pm_json_put_named(b, object, column->key,
                              pm_json_value(b, column->measure->type, &column->values[row]));
        }
    }
    return object;
}

static json_t *rows_of(pm_json *b, pm_level level)
{
    json_t *list = json_array();
    for (size_t row = 0; row < pm_measures_rows(b->results->measures, level); row++) {
        pm_json_append(b, list, row_of(b, level, row));
    }
    return list;
}

static json_t *coverage_of(pm_json *b)
{
    const pm_measures *measures = b->results->measures;
    json_t *object = json_object();
    for (size_t c = 0; c < pm_measures_column_count(measures, PM_LEVEL_NETWORK); c++) {
        const pm_column *column = pm_measures_column(measures, PM_LEVEL_NETWORK, c);
        if (column->has_coverage && pm_is_written(b->results, PM_LEVEL_NETWORK, column)) {
            json_t *counts = json_object();
            pm_json_put(b, counts, "n_used", json_integer((json_int_t)column->n_used));
            pm_json_put(b, counts, "n_missing", json_integer((json_int_t)column->n_missing));
            pm_json_put_named(b, object, column->key, counts);
        }
    }
    return object;
}

/* Where the id does not tell which row is meant (relationships without one, pairs of sectors),
 * "row" does: it counts from 0 in the level's array. */
static json_t *undefined_of(pm_json *b, pm_level level, size_t row, const pm_column *column)
{
    const pm_measures *measures = b->results->measures;
    json_t *object = json_object();
    const char *id = level == PM_LEVEL_NETWORK ? NULL : pm_identity(measures, level, row, 0);
    pm_json_put(b, object, "level", json_string(pm_level_name(level)));
    pm_json_put(b, object, "id", pm_json_text(id));
    pm_json_put(b, object, "key", pm_json_text(column->key));
    pm_json_put(b, object, "reason", pm_json_text(column->values[row].reason));
    if (level == PM_LEVEL_MIXING || (level == PM_LEVEL_RELATIONSHIP && id == NULL)) {
        pm_json_put(b, object, "row", json_integer((json_int_t)row));
    }
    return object;
}

/* Pairs of very many sectors are not measured: said once a key. */
static void add_left_out_pairs(pm_json *b, json_t *list)
{
    const pm_measures *measures = b->results->measures;
    bool left_out = pm_measures_rows(measures, PM_LEVEL_SECTOR) > PM_MOST_MIXED_SECTORS;
    for (size_t c = 0; left_out && c < pm_measures_column_count(measures, PM_LEVEL_MIXING); c++) {
        const pm_column *column = pm_measures_column(measures, PM_LEVEL_MIXING, c);
        json_t *object = json_object();
        pm_json_put(b, object, "level", json_string(pm_level_name(PM_LEVEL_MIXING)));
        pm_json_put(b, object, "id", json_null());
        pm_json_put(b, object, "key", pm_json_text(column->key));
        pm_json_put(b, object, "reason", json_string("more than 200 sectors: pairs are left out"));
        pm_json_append(b, list, object);
    }
}

static void add_undefined(pm_json *b, json_t *list, pm_level level)
{
    const pm_measures *measures = b->results->measures;
    for (size_t row = 0; row < pm_measures_rows(measures, level); row++) {
        for (size_t c = 0; c < pm_measures_column_count(measures, level); c++) {
            const pm_column *column = pm_measures_column(measures, level, c);
            if (column->values[row].reason != NULL && pm_is_written(b->results, level, column)) {
                pm_json_append(b, list, undefined_of(b, level, row, column));
            }
        }
    }
}

pm_status pm_write_measures_json(const pm_results *results, pm_text *out, pm_error *err)
{
    static const char *const names[PM_LEVEL_COUNT] = {
        [PM_LEVEL_NETWORK] = "network",
        [PM_LEVEL_ORGANISATION] = "organisations",
        [PM_LEVEL_RELATIONSHIP] = "relationships",
        [PM_LEVEL_PERSON] = "people",
        [PM_LEVEL_SECTOR] = "sectors",
        [PM_LEVEL_MIXING] = "mixing",
    };
    pm_json b = {.results = results};
    json_t *root = pm_json_opening(&b, "partmap/measures/1");
    pm_json_put(&b, root, names[PM_LEVEL_NETWORK], row_of(&b, PM_LEVEL_NETWORK, 0));
    pm_json_put(&b, root, "coverage", coverage_of(&b));
    json_t *undefined = json_array();
    for (pm_level level = PM_LEVEL_NETWORK; level < PM_LEVEL_COUNT; level++) {
        add_undefined(&b, undefined, level);
    }
    add_left_out_pairs(&b, undefined);
    pm_json_put(&b, root, "undefined", undefined);
    pm_json_put_chance(&b, root);
    for (pm_level level = PM_LEVEL_ORGANISATION; level < PM_LEVEL_COUNT; level++) {
        pm_json_put(&b, root, names[level], rows_of(&b, level));
    }
    return pm_json_finish(&b, root, out, err);
}
