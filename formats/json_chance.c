/* Chance, leaving out and estimates as JSON: what measures carry only when it was asked for. */
#include "formats/json_build.h"
#include "formats/rows.h"

static json_t *chance_of(pm_json *b, const pm_chance *chance)
{
    pm_level level = chance->measure->level;
    json_t *object = json_object();
    pm_json_put(b, object, "level", json_string(pm_level_name(level)));
    for (size_t i = 0; i < pm_identity_count(level) && (i == 0 || level == PM_LEVEL_MIXING); i++) {
        pm_json_put(b, object, pm_identity_key(level, i),
                    pm_json_text(pm_identity(b->results->measures, level, chance->row, i)));
    }
    pm_json_put(b, object, "key", pm_json_text(chance->measure->key));
    pm_json_put(b, object, "null", json_string(pm_null_name(chance->null)));
    pm_json_put(b, object, "value", json_real(chance->value));
    pm_json_put(b, object, "mean", json_real(chance->mean));
    pm_json_put(b, object, "draws", json_integer((json_int_t)chance->draws));
    pm_json_put(b, object, "exact", json_boolean(chance->exact));
    pm_json_put(b, object, "p_high", json_real(chance->p_high));
    pm_json_put(b, object, "p_low", json_real(chance->p_low));
    pm_json_put(b, object, "p", json_real(chance->p));
    pm_json_put(b, object, "p_adjusted", json_real(chance->p_adjusted));
    pm_json_put(b, object, "percentile", json_real(chance->percentile));
    pm_json_put(b, object, "words", pm_json_text(chance->words));
    return object;
}

static json_t *significance_of(pm_json *b)
{
    const pm_significance *all = b->results->significance;
    json_t *object = json_object();
    json_t *nulls = json_object();
    json_t *tests = json_array();
    for (pm_null null = 0; null < PM_NULL_COUNT; null++) {
        pm_json_put(b, nulls, pm_null_name(null), json_string(pm_null_words(null)));
    }
    for (size_t i = 0; i < pm_significance_count(all); i++) {
        pm_json_append(b, tests, chance_of(b, pm_significance_at(all, i)));
    }
    pm_json_put(b, object, "seed",
                json_integer((json_int_t)pm_measures_settings(b->results->measures)->seed));
    pm_json_put(b, object, "draws", json_integer((json_int_t)pm_significance_draws(all)));
    pm_json_put(b, object, "too_small", json_boolean(pm_significance_too_small(all)));
    pm_json_put(b, object, "adjustment", json_string("Benjamini-Hochberg over all tests"));
    pm_json_put(b, object, "nulls", nulls);
    pm_json_put(b, object, "tests", tests);
    return object;
}

static json_t *left_out_of(pm_json *b, const pm_left_out *item)
{
    const pm_measures *measures = b->results->measures;
    json_t *object = json_object();
    bool used = item->used > 0;
    pm_json_put(b, object, "key", pm_json_text(item->key));
    pm_json_put(b, object, "value", item->defined ? json_real(item->value) : json_null());
    pm_json_put(b, object, "lowest", used ? json_real(item->lowest) : json_null());
    pm_json_put(b, object, "lowest_without",
                pm_json_text(used ? pm_measures_row_name(measures, PM_LEVEL_ORGANISATION,
                                                         item->lowest_member)
                                  : NULL));
    pm_json_put(b, object, "highest", used ? json_real(item->highest) : json_null());
    pm_json_put(b, object, "highest_without",
                pm_json_text(used ? pm_measures_row_name(measures, PM_LEVEL_ORGANISATION,
                                                         item->highest_member)
                                  : NULL));
    pm_json_put(b, object, "used", json_integer((json_int_t)item->used));
    return object;
}

static json_t *jackknife_of(pm_json *b)
{
    const pm_jackknife *all = b->results->jackknife;
    json_t *list = json_array();
    for (size_t i = 0; i < pm_jackknife_count(all); i++) {
        pm_json_append(b, list, left_out_of(b, pm_jackknife_at(all, i)));
    }
    return list;
}

/* Columns that are no exact counts, and how they were made. */
static json_t *estimates_of(pm_json *b)
{
    const pm_measures *measures = b->results->measures;
    json_t *list = json_array();
    for (pm_level level = 0; level < PM_LEVEL_COUNT; level++) {
        for (size_t c = 0; c < pm_measures_column_count(measures, level); c++) {
            const pm_column *column = pm_measures_column(measures, level, c);
            if (column->estimate != NULL && pm_is_written(b->results, level, column)) {
                json_t *object = json_object();
                pm_json_put(b, object, "level", json_string(pm_level_name(level)));
                pm_json_put(b, object, "key", pm_json_text(column->key));
                pm_json_put(b, object, "method", pm_json_text(column->estimate));
                pm_json_append(b, list, object);
            }
        }
    }
    return list;
}

/* What is only there when it was asked for, or when there is something to say. */
void pm_json_put_chance(pm_json *b, json_t *root)
{
    json_t *estimates = estimates_of(b);
    if (json_array_size(estimates) > 0) {
        pm_json_put(b, root, "estimates", estimates);
    } else {
        json_decref(estimates);
    }
    if (b->results->significance != NULL) {
        pm_json_put(b, root, "significance", significance_of(b));
    }
    if (b->results->jackknife != NULL) {
        pm_json_put(b, root, "jackknife", jackknife_of(b));
    }
}
