/* Results as JSON, one object on one line, so that the objects of several maps joined together are
 * JSON Lines. Measures: schema "partmap/measures/1"; findings: "partmap/findings/1". The only file
 * that knows jansson. */
#include <jansson.h>
#include <math.h>
#include <string.h>

#include "formats/rows.h"
#include "formats/writers.h"

/* 15 digits are all that a double holds of any decimal: 0.1 stays 0.1. */
enum { DUMP_FLAGS = JSON_COMPACT | JSON_REAL_PRECISION(15), LARGEST_WHOLE = 1 << 30 };

/* --- building -----------------------------------------------------------------------------------
 * Jansson takes NULL for "could not be made" everywhere and says so in its return value; "failed"
 * remembers it, so that a long composition is checked once, at its end. */

typedef struct builder {
    const pm_results *results;
    bool failed;
} builder;

/* Jansson refuses invalid UTF-8, which file names and maps made in memory may hold. */
static json_t *clean_text(const char *text)
{
    pm_text clean = {0};
    while (*text != '\0') {
        const char *start = text;
        bool valid = pm_utf8_length(text) > 0;
        (void)pm_utf8_next(&text);
        pm_text_add_bytes(&clean, valid ? start : "\xEF\xBF\xBD",
                          valid ? (size_t)(text - start) : 3);
    }
    json_t *made = clean.failed ? NULL : json_string(pm_text_bytes(&clean));
    pm_text_free(&clean);
    return made;
}

static json_t *text_or_null(const char *text)
{
    if (text == NULL) {
        return json_null();
    }
    json_t *made = json_string(text);
    return made != NULL ? made : clean_text(text);
}

static json_t *place_or_null(size_t line)
{
    return line > 0 ? json_integer((json_int_t)line) : json_null();
}

/* Takes the value over. The first value of a key stays: an object has no key twice. */
static void put(builder *b, json_t *object, const char *key, json_t *value)
{
    if (json_object_get(object, key) != NULL) {
        json_decref(value);
    } else if (json_object_set_new(object, key, value) != 0) {
        b->failed = true;
    }
}

/* A key that comes from the map, such as gini_ and an attribute's name. */
static void put_named(builder *b, json_t *object, const char *key, json_t *value)
{
    json_t *clean = text_or_null(key);
    if (clean == NULL) {
        json_decref(value);
        b->failed = true;
    } else {
        put(b, object, json_string_value(clean), value);
        json_decref(clean);
    }
}

static void append(builder *b, json_t *array, json_t *value)
{
    if (json_array_append_new(array, value) != 0) {
        b->failed = true;
    }
}

static json_t *list_of(builder *b, const char *const *items, size_t count)
{
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++) {
        append(b, list, text_or_null(items[i]));
    }
    return list;
}

static json_t *value_of(builder *b, pm_value_type type, const pm_value *value)
{
    if (value->reason != NULL) {
        return json_null();
    }
    switch (type) {
    case PM_VALUE_COUNT:
        return json_integer((json_int_t)value->as.number);
    case PM_VALUE_NUMBER:
        return json_real(value->as.number);
    case PM_VALUE_BOOLEAN:
        return json_boolean(value->as.number != 0);
    case PM_VALUE_TEXT:
        return text_or_null(value->as.text);
    case PM_VALUE_LIST:
        return list_of(b, value->as.list.items, value->as.list.count);
    }
    return json_null();
}

static int add_to_text(const char *bytes, size_t length, void *text)
{
    pm_text_add_bytes(text, bytes, length);
    return ((const pm_text *)text)->failed ? -1 : 0;
}

/* Finished text from the root, which is freed. Dumped into our own buffer, which remembers that
 * memory ran out: jansson 2.14 does not look whether a key could be written. */
static pm_status finish(builder *b, json_t *root, pm_text *out, pm_error *err)
{
    bool dumped = !b->failed && json_dump_callback(root, add_to_text, out, DUMP_FLAGS) == 0;
    json_decref(root);
    if (!dumped) {
        return pm_fail_memory(err);
    }
    pm_text_add(out, "\n");
    return pm_text_check(out, err);
}

/* --- what both schemas open with ------------------------------------------------------------- */

static json_t *warnings_of(builder *b)
{
    json_t *list = json_array();
    const pm_problems *problems = b->results->problems;
    for (size_t i = 0; problems != NULL && i < problems->count; i++) {
        json_t *warning = json_object();
        put(b, warning, "line", place_or_null(problems->items[i].line));
        put(b, warning, "column", place_or_null(problems->items[i].column));
        put(b, warning, "message", text_or_null(problems->items[i].message));
        append(b, list, warning);
    }
    return list;
}

static json_t *map_of(builder *b)
{
    const pm_map *map = b->results->map;
    const char *graph = pm_map_graph_id(map);
    json_t *object = json_object();
    put(b, object, "file", text_or_null(pm_map_file(map)));
    put(b, object, "graph", text_or_null(graph[0] != '\0' ? graph : NULL));
    put(b, object, "name", text_or_null(pm_map_text(map, PM_MAP_NAME, 0)));
    put(b, object, "directed", json_boolean(pm_is_directed(b->results->measures)));
    put(b, object, "warnings", warnings_of(b));
    return object;
}

static json_t *ties_of(builder *b, const char *ties)
{
    if (ties == NULL) {
        return json_null();
    }
    json_t *list = json_array();
    size_t length = 0;
    const char *part = NULL;
    while ((part = pm_next_part(&ties, ",", &length)) != NULL) {
        append(b, list, json_stringn(part, length));
    }
    return list;
}

static json_t *decision_bodies_of(builder *b)
{
    const pm_measures *measures = b->results->measures;
    json_t *list = json_array();
    for (size_t m = 0; m < pm_measures_rows(measures, PM_LEVEL_ORGANISATION); m++) {
        if (pm_measures_is_decision_body(measures, m)) {
            append(b, list, text_or_null(pm_measures_row_name(measures, PM_LEVEL_ORGANISATION, m)));
        }
    }
    return list;
}

/* The settings as they came out on this map, not as they were asked for. */
static json_t *settings_of(builder *b)
{
    const pm_measures *measures = b->results->measures;
    const pm_settings *settings = pm_measures_settings(measures);
    json_t *object = json_object();
    put(b, object, "ties", ties_of(b, settings->ties));
    put(b, object, "combine", json_string(settings->combine == PM_BOTH ? "both" : "either"));
    put(b, object, "sector", text_or_null(pm_sector_attribute(measures)));
    put(b, object, "resource", text_or_null(pm_measures_resource(measures)));
    put(b, object, "decision", decision_bodies_of(b));
    put(b, object, "directed", json_boolean(settings->directed));
    put(b, object, "seed", json_integer((json_int_t)settings->seed));
    return object;
}

static json_t *opening(builder *b, const char *schema)
{
    json_t *root = json_object();
    put(b, root, "schema", json_string(schema));
    put(b, root, "partmap", json_string(PM_VERSION));
    put(b, root, "map", map_of(b));
    put(b, root, "settings", settings_of(b));
    return root;
}

/* --- measures -------------------------------------------------------------------------------- */

static json_t *row_of(builder *b, pm_level level, size_t row)
{
    const pm_measures *measures = b->results->measures;
    json_t *object = json_object();
    for (size_t i = 0; i < pm_identity_count(level); i++) {
        put(b, object, pm_identity_key(level, i),
            text_or_null(pm_identity(measures, level, row, i)));
    }
    for (size_t c = 0; c < pm_measures_column_count(measures, level); c++) {
        const pm_column *column = pm_measures_column(measures, level, c);
        if (pm_is_written(b->results, level, column)) {
            put_named(b, object, column->key,
                      value_of(b, column->measure->type, &column->values[row]));
        }
    }
    return object;
}

static json_t *rows_of(builder *b, pm_level level)
{
    json_t *list = json_array();
    for (size_t row = 0; row < pm_measures_rows(b->results->measures, level); row++) {
        append(b, list, row_of(b, level, row));
    }
    return list;
}

static json_t *coverage_of(builder *b)
{
    const pm_measures *measures = b->results->measures;
    json_t *object = json_object();
    for (size_t c = 0; c < pm_measures_column_count(measures, PM_LEVEL_NETWORK); c++) {
        const pm_column *column = pm_measures_column(measures, PM_LEVEL_NETWORK, c);
        if (column->has_coverage && pm_is_written(b->results, PM_LEVEL_NETWORK, column)) {
            json_t *counts = json_object();
            put(b, counts, "n_used", json_integer((json_int_t)column->n_used));
            put(b, counts, "n_missing", json_integer((json_int_t)column->n_missing));
            put_named(b, object, column->key, counts);
        }
    }
    return object;
}

/* "row" counts from 0 in the level's array: relationships need not have ids of their own. */
static json_t *undefined_of(builder *b, pm_level level, size_t row, const pm_column *column)
{
    const pm_measures *measures = b->results->measures;
    json_t *object = json_object();
    const char *id = level == PM_LEVEL_NETWORK ? NULL : pm_identity(measures, level, row, 0);
    put(b, object, "level", json_string(pm_level_name(level)));
    put(b, object, "id", text_or_null(id));
    put(b, object, "key", text_or_null(column->key));
    put(b, object, "reason", text_or_null(column->values[row].reason));
    if (level != PM_LEVEL_NETWORK) {
        put(b, object, "row", json_integer((json_int_t)row));
    }
    return object;
}

static void add_undefined(builder *b, json_t *list, pm_level level)
{
    const pm_measures *measures = b->results->measures;
    for (size_t row = 0; row < pm_measures_rows(measures, level); row++) {
        for (size_t c = 0; c < pm_measures_column_count(measures, level); c++) {
            const pm_column *column = pm_measures_column(measures, level, c);
            if (column->values[row].reason != NULL && pm_is_written(b->results, level, column)) {
                append(b, list, undefined_of(b, level, row, column));
            }
        }
    }
}

/* --- chance and leaving out ------------------------------------------------------------------ */

static json_t *chance_of(builder *b, const pm_chance *chance)
{
    pm_level level = chance->measure->level;
    json_t *object = json_object();
    put(b, object, "level", json_string(pm_level_name(level)));
    for (size_t i = 0; i < pm_identity_count(level) && (i == 0 || level == PM_LEVEL_MIXING); i++) {
        put(b, object, pm_identity_key(level, i),
            text_or_null(pm_identity(b->results->measures, level, chance->row, i)));
    }
    put(b, object, "key", text_or_null(chance->measure->key));
    put(b, object, "null", json_string(pm_null_name(chance->null)));
    put(b, object, "value", json_real(chance->value));
    put(b, object, "mean", json_real(chance->mean));
    put(b, object, "draws", json_integer((json_int_t)chance->draws));
    put(b, object, "exact", json_boolean(chance->exact));
    put(b, object, "p_high", json_real(chance->p_high));
    put(b, object, "p_low", json_real(chance->p_low));
    put(b, object, "p", json_real(chance->p));
    put(b, object, "p_adjusted", json_real(chance->p_adjusted));
    put(b, object, "percentile", json_real(chance->percentile));
    put(b, object, "words", text_or_null(chance->words));
    return object;
}

static json_t *significance_of(builder *b)
{
    const pm_significance *all = b->results->significance;
    json_t *object = json_object();
    json_t *nulls = json_object();
    json_t *tests = json_array();
    for (pm_null null = 0; null < PM_NULL_COUNT; null++) {
        put(b, nulls, pm_null_name(null), json_string(pm_null_words(null)));
    }
    for (size_t i = 0; i < pm_significance_count(all); i++) {
        append(b, tests, chance_of(b, pm_significance_at(all, i)));
    }
    put(b, object, "seed",
        json_integer((json_int_t)pm_measures_settings(b->results->measures)->seed));
    put(b, object, "draws", json_integer((json_int_t)pm_significance_draws(all)));
    put(b, object, "too_small", json_boolean(pm_significance_too_small(all)));
    put(b, object, "adjustment", json_string("Benjamini-Hochberg over all tests"));
    put(b, object, "nulls", nulls);
    put(b, object, "tests", tests);
    return object;
}

static json_t *left_out_of(builder *b, const pm_left_out *item)
{
    const pm_measures *measures = b->results->measures;
    json_t *object = json_object();
    bool used = item->used > 0;
    put(b, object, "key", text_or_null(item->key));
    put(b, object, "value", item->defined ? json_real(item->value) : json_null());
    put(b, object, "lowest", used ? json_real(item->lowest) : json_null());
    put(b, object, "lowest_without",
        text_or_null(
            used ? pm_measures_row_name(measures, PM_LEVEL_ORGANISATION, item->lowest_member)
                 : NULL));
    put(b, object, "highest", used ? json_real(item->highest) : json_null());
    put(b, object, "highest_without",
        text_or_null(
            used ? pm_measures_row_name(measures, PM_LEVEL_ORGANISATION, item->highest_member)
                 : NULL));
    put(b, object, "used", json_integer((json_int_t)item->used));
    return object;
}

static json_t *jackknife_of(builder *b)
{
    const pm_jackknife *all = b->results->jackknife;
    json_t *list = json_array();
    for (size_t i = 0; i < pm_jackknife_count(all); i++) {
        append(b, list, left_out_of(b, pm_jackknife_at(all, i)));
    }
    return list;
}

/* Columns that are no exact counts, and how they were made. */
static json_t *estimates_of(builder *b)
{
    const pm_measures *measures = b->results->measures;
    json_t *list = json_array();
    for (pm_level level = 0; level < PM_LEVEL_COUNT; level++) {
        for (size_t c = 0; c < pm_measures_column_count(measures, level); c++) {
            const pm_column *column = pm_measures_column(measures, level, c);
            if (column->estimate != NULL && pm_is_written(b->results, level, column)) {
                json_t *object = json_object();
                put(b, object, "level", json_string(pm_level_name(level)));
                put(b, object, "key", text_or_null(column->key));
                put(b, object, "method", text_or_null(column->estimate));
                append(b, list, object);
            }
        }
    }
    return list;
}

/* What is only there when it was asked for, or when there is something to say. */
static void put_extras(builder *b, json_t *root)
{
    json_t *estimates = estimates_of(b);
    if (json_array_size(estimates) > 0) {
        put(b, root, "estimates", estimates);
    } else {
        json_decref(estimates);
    }
    if (b->results->significance != NULL) {
        put(b, root, "significance", significance_of(b));
    }
    if (b->results->jackknife != NULL) {
        put(b, root, "jackknife", jackknife_of(b));
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
    builder b = {.results = results};
    json_t *root = opening(&b, "partmap/measures/1");
    put(&b, root, names[PM_LEVEL_NETWORK], row_of(&b, PM_LEVEL_NETWORK, 0));
    put(&b, root, "coverage", coverage_of(&b));
    json_t *undefined = json_array();
    for (pm_level level = PM_LEVEL_NETWORK; level < PM_LEVEL_COUNT; level++) {
        add_undefined(&b, undefined, level);
    }
    put(&b, root, "undefined", undefined);
    put_extras(&b, root);
    for (pm_level level = PM_LEVEL_ORGANISATION; level < PM_LEVEL_COUNT; level++) {
        put(&b, root, names[level], rows_of(&b, level));
    }
    return finish(&b, root, out, err);
}

/* --- findings -------------------------------------------------------------------------------- */

static json_t *counts_of(builder *b)
{
    json_t *object = json_object();
    for (pm_outcome outcome = 0; outcome < PM_OUTCOME_COUNT; outcome++) {
        size_t count = pm_findings_with(b->results->findings, outcome);
        put(b, object, pm_outcome_name(outcome), json_integer((json_int_t)count));
    }
    return object;
}

/* Evidence carries no type: what is whole is written as a whole number. */
static json_t *number_of(double value)
{
    bool whole = floor(value) == value && fabs(value) < LARGEST_WHOLE;
    return whole ? json_integer((json_int_t)value) : json_real(value);
}

static json_t *numbers_of(builder *b, const pm_finding *finding)
{
    json_t *object = json_object();
    for (size_t i = 0; i < finding->number_count; i++) {
        put(b, object, finding->numbers[i].name, number_of(finding->numbers[i].value));
    }
    return object;
}

static json_t *members_of(builder *b, const pm_finding *finding)
{
    json_t *list = json_array();
    for (size_t i = 0; i < finding->member_count; i++) {
        append(b, list,
               text_or_null(pm_measures_row_name(b->results->measures, PM_LEVEL_ORGANISATION,
                                                 finding->members[i])));
    }
    return list;
}

static json_t *edges_of(builder *b, const pm_finding *finding)
{
    json_t *list = json_array();
    for (size_t i = 0; i < finding->edge_count; i++) {
        json_t *edge = json_object();
        for (size_t k = 0; k < pm_identity_count(PM_LEVEL_RELATIONSHIP); k++) {
            put(b, edge, pm_identity_key(PM_LEVEL_RELATIONSHIP, k),
                text_or_null(pm_identity(b->results->measures, PM_LEVEL_RELATIONSHIP,
                                         finding->edges[i], k)));
        }
        append(b, list, edge);
    }
    return list;
}

static json_t *people_of(builder *b, const pm_finding *finding)
{
    json_t *list = json_array();
    for (size_t i = 0; i < finding->person_count; i++) {
        pm_text name = {0};
        pm_add_carrier(&name, b->results->measures, finding->people[i]);
        append(b, list, name.failed ? NULL : text_or_null(pm_text_bytes(&name)));
        pm_text_free(&name);
    }
    return list;
}

static json_t *finding_of(builder *b, const pm_finding *finding)
{
    const pm_rule *rule = finding->rule;
    json_t *object = json_object();
    put(b, object, "rule", text_or_null(rule->id));
    put(b, object, "title", text_or_null(rule->title));
    put(b, object, "family", text_or_null(rule->family));
    put(b, object, "fact", text_or_null(pm_fact_name(rule->fact)));
    put(b, object, "outcome", text_or_null(pm_outcome_name(finding->outcome)));
    put(b, object, "headline", text_or_null(finding->headline));
    put(b, object, "text", text_or_null(finding->text));
    put(b, object, "numbers", numbers_of(b, finding));
    put(b, object, "members", members_of(b, finding));
    put(b, object, "edges", edges_of(b, finding));
    put(b, object, "people", people_of(b, finding));
    put(b, object, "threshold", text_or_null(rule->threshold));
    put(b, object, "why", text_or_null(rule->why));
    put(b, object, "question", text_or_null(rule->question));
    put(b, object, "next_step", text_or_null(rule->next_step));
    put(b, object, "source", text_or_null(rule->source));
    return object;
}

pm_status pm_write_findings_json(const pm_results *results, pm_text *out, pm_error *err)
{
    builder b = {.results = results};
    json_t *root = opening(&b, "partmap/findings/1");
    put(&b, root, "counts", counts_of(&b));
    json_t *list = json_array();
    for (size_t i = 0; i < pm_finding_count(results->findings); i++) {
        append(&b, list, finding_of(&b, pm_finding_at(results->findings, i)));
    }
    put(&b, root, "findings", list);
    return finish(&b, root, out, err);
}
