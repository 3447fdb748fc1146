/* What is put into the store: see results_store.h. */
#include "formats/results_store.h"

#include <stdlib.h>
#include <string.h>

#include "formats/json_cells.h"
#include "formats/place_cohort.h"
#include "formats/rows.h"
#include "formats/sqlite_file.h"
#include "formats/store_tables.h"

struct pm_results_store {
    const pm_kept *kept;
    pm_sqlite *database;
    pm_sqlite_row *places, *measures, *rules, *findings, *failures;
    pm_sqlite_row *levels[PM_STORE_TABLES];
    pm_text scratch; /* a cell being composed */
};

static const char SCHEMA[] = "partmap/store/1";

/* --- beginning ------------------------------------------------------------------------------- */

static pm_status prepare_level(pm_results_store *store, size_t index, pm_error *err)
{
    const pm_store_table *table = &pm_store_tables[index];
    size_t values = 2 + (table->numbered ? 1U : 0U) + pm_identity_count(table->level) +
                    store->kept->counts[table->level];
    pm_text statement = {0};
    pm_text_addf(&statement, "INSERT INTO %s VALUES (?", table->name);
    for (size_t i = 1; i < values; i++) {
        pm_text_add(&statement, ",?");
    }
    pm_text_add(&statement, ")");
    pm_status status = pm_text_check(&statement, err);
    if (status == PM_OK) {
        status = pm_sqlite_prepare(store->database, pm_text_bytes(&statement),
                                   &store->levels[index], err);
    }
    pm_text_free(&statement);
    return status;
}

static pm_status prepare(pm_results_store *store, pm_error *err)
{
    const struct {
        pm_sqlite_row **row;
        const char *statement;
    } fixed[] = {
        {&store->places, "INSERT INTO places VALUES (?,?,?,?,?,?,?,?,?,?)"},
        {&store->measures, "INSERT INTO measures VALUES (?,?,?,?,?,?,?)"},
        {&store->rules, "INSERT OR IGNORE INTO rules VALUES (?,?,?,?,?)"},
        {&store->findings, "INSERT INTO findings VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"},
        {&store->failures, "INSERT INTO failures VALUES (?,?,?,?,?,?,?)"},
    };
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < sizeof fixed / sizeof fixed[0]; i++) {
        status = pm_sqlite_prepare(store->database, fixed[i].statement, fixed[i].row, err);
    }
    for (size_t t = 0; status == PM_OK && t < PM_STORE_TABLES; t++) {
        status = prepare_level(store, t, err);
    }
    return status;
}

static pm_status put_keys(pm_results_store *store, pm_error *err)
{
    pm_sqlite_row *row = NULL;
    pm_status status = pm_sqlite_prepare(
        store->database, "INSERT INTO measure_keys VALUES (?,?,?,?,?,?,?,?,?,?)", &row, err);
    for (size_t i = 0; status == PM_OK && i < pm_measure_count(); i++) {
        const pm_measure *measure = pm_measure_at(i);
        pm_sqlite_text(row, pm_level_name(measure->level));
        pm_sqlite_text(row, measure->key);
        pm_sqlite_text(row, measure->title);
        pm_sqlite_text(row, measure->family);
        pm_sqlite_text(row, measure->unit);
        pm_sqlite_text(row, measure->range);
        pm_sqlite_text(row, measure->definition);
        pm_sqlite_text(row, measure->high);
        pm_sqlite_text(row, measure->undefined);
        pm_sqlite_text(row, measure->source);
        status = pm_sqlite_put(row, err);
    }
    return status;
}

static pm_status make_tables(pm_results_store *store, pm_error *err)
{
    pm_text text = {0};
    pm_text_addf(&text, "PRAGMA application_id = %d; PRAGMA user_version = %d; BEGIN;\n",
                 (int)PM_STORE_APPLICATION, (int)PM_STORE_VERSION);
    pm_add_store_tables(&text, store->kept);
    pm_text_addf(&text,
                 "INSERT INTO about VALUES ('schema', '%s'), ('partmap', '" PM_VERSION "');\n",
                 SCHEMA);
    pm_status status = pm_text_check(&text, err);
    if (status == PM_OK) {
        status = pm_sqlite_run(store->database, pm_text_bytes(&text), err);
    }
    pm_text_free(&text);
    return status;
}

pm_status pm_results_store_begin(const char *path, const pm_kept *kept, pm_results_store **store,
                                 pm_error *err)
{
    pm_results_store *made = pm_new_array(1, sizeof *made);
    if (made == NULL) {
        return pm_fail_memory(err);
    }
    made->kept = kept;
    pm_status status = pm_sqlite_create(path, &made->database, err);
    if (status == PM_OK) {
        status = make_tables(made, err);
    }
    if (status == PM_OK) {
        status = put_keys(made, err);
    }
    if (status == PM_OK) {
        status = pm_sqlite_run(made->database, "COMMIT", err);
    }
    if (status == PM_OK) {
        status = prepare(made, err);
    }
    if (status != PM_OK) {
        pm_results_store_close(made);
        return status;
    }
    *store = made;
    return PM_OK;
}

/* --- a place --------------------------------------------------------------------------------- */

static void begin_row(pm_sqlite_row *row, const pm_place *place)
{
    pm_sqlite_text(row, place->run);
    pm_sqlite_text(row, place->name);
}

/* Undefined is null. */
static void give_count(pm_sqlite_row *row, size_t count, bool known)
{
    if (known) {
        pm_sqlite_count(row, count);
    } else {
        pm_sqlite_null(row);
    }
}

/* Gives what was composed, and empties it for the next cell. */
static void give_scratch(pm_results_store *store, pm_sqlite_row *row)
{
    pm_sqlite_text(row, pm_text_bytes(&store->scratch));
    store->scratch.length = 0;
}

static void give_texts(pm_results_store *store, pm_sqlite_row *row, const char *const *items,
                       size_t count)
{
    pm_add_json_texts(&store->scratch, items, count);
    give_scratch(store, row);
}

static void give_value(pm_results_store *store, pm_sqlite_row *row, pm_value_type type,
                       const pm_value *value)
{
    if (value->reason != NULL) {
        pm_sqlite_null(row);
    } else if (type == PM_VALUE_TEXT) {
        pm_sqlite_text(row, value->as.text);
    } else if (type == PM_VALUE_LIST) {
        give_texts(store, row, value->as.list.items, value->as.list.count);
    } else {
        pm_sqlite_number(row, value->as.number);
    }
}

static pm_status put_place(pm_results_store *store, const pm_place *place,
                           const pm_place_results *results, pm_error *err)
{
    pm_sqlite_row *row = store->places;
    begin_row(row, place);
    pm_sqlite_text(row, place->file);
    pm_sqlite_text(row, results != NULL && results->title[0] != '\0' ? results->title : NULL);
    pm_sqlite_text(row, pm_place_status_name(place->status));
    give_count(row, place->members, place->measured);
    give_count(row, place->ties, place->measured);
    pm_sqlite_text(row, place->input.hex);
    pm_sqlite_text(row, place->options.hex);
    pm_sqlite_text(row, place->partmap);
    return pm_sqlite_put(row, err);
}

static pm_status put_failures(pm_results_store *store, const pm_place *place, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < place->failure_count; i++) {
        const pm_place_failure *failure = &place->failures[i];
        begin_row(store->failures, place);
        pm_sqlite_count(store->failures, i + 1);
        pm_sqlite_text(store->failures, pm_stage_name(failure->stage));
        pm_sqlite_text(store->failures, failure->reason);
        give_count(store->failures, failure->line, failure->line > 0);
        give_count(store->failures, failure->column, failure->column > 0);
        status = pm_sqlite_put(store->failures, err);
    }
    return status;
}

static pm_status put_network(pm_results_store *store, const pm_place *place,
                             const pm_place_results *results, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t c = 0; status == PM_OK && c < results->network_count; c++) {
        const pm_column *column = &results->network[c];
        pm_sqlite_row *row = store->measures;
        begin_row(row, place);
        pm_sqlite_text(row, column->key);
        give_value(store, row, column->measure->type, column->values);
        pm_sqlite_text(row, column->values->reason);
        give_count(row, column->n_used, column->has_coverage);
        give_count(row, column->n_missing, column->has_coverage);
        status = pm_sqlite_put(row, err);
    }
    return status;
}

static pm_status put_rows(pm_results_store *store, const pm_place *place, size_t index,
                          const pm_result_rows *rows, pm_error *err)
{
    const pm_store_table *table = &pm_store_tables[index];
    size_t facts = pm_identity_count(table->level);
    size_t count = store->kept->counts[table->level];
    pm_sqlite_row *row = store->levels[index];
    pm_status status = PM_OK;
    for (size_t r = 0; status == PM_OK && r < rows->count; r++) {
        begin_row(row, place);
        if (table->numbered) {
            pm_sqlite_count(row, r + 1);
        }
        for (size_t i = 0; i < facts; i++) {
            pm_sqlite_text(row, rows->facts[r * facts + i]);
        }
        for (size_t c = 0; c < count; c++) {
            give_value(store, row, store->kept->measures[table->level][c]->type,
                       &rows->values[r * count + c]);
        }
        status = pm_sqlite_put(row, err);
    }
    return status;
}

static pm_status put_rule(pm_results_store *store, const pm_found *found, pm_error *err)
{
    pm_sqlite_text(store->rules, found->rule);
    pm_sqlite_text(store->rules, found->title);
    pm_sqlite_text(store->rules, found->family);
    pm_sqlite_text(store->rules, found->fact);
    pm_sqlite_text(store->rules, found->threshold);
    return pm_sqlite_put(store->rules, err);
}

static pm_status put_findings(pm_results_store *store, const pm_place *place,
                              const pm_place_results *results, pm_error *err)
{
    pm_sqlite_row *row = store->findings;
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < results->finding_count; i++) {
        const pm_found *found = &results->findings[i];
        status = put_rule(store, found, err);
        if (status != PM_OK) {
            break;
        }
        begin_row(row, place);
        pm_sqlite_count(row, i + 1);
        pm_sqlite_text(row, found->rule);
        pm_sqlite_text(row, pm_outcome_name(found->outcome));
        pm_sqlite_text(row, found->headline);
        pm_sqlite_text(row, found->text);
        pm_add_json_numbers(&store->scratch, found->numbers, found->number_count);
        give_scratch(store, row);
        give_texts(store, row, found->members, found->member_count);
        give_texts(store, row, found->people, found->person_count);
        pm_sqlite_text(row, found->question);
        pm_sqlite_text(row, found->next_step);
        status = pm_sqlite_put(row, err);
    }
    return status;
}

static pm_status put_results(pm_results_store *store, const pm_place *place,
                             const pm_place_results *results, pm_error *err)
{
    pm_status status = put_network(store, place, results, err);
    for (size_t t = 0; status == PM_OK && t < PM_STORE_TABLES; t++) {
        status = put_rows(store, place, t, &results->rows[pm_store_tables[t].level], err);
    }
    return status == PM_OK ? put_findings(store, place, results, err) : status;
}

pm_status pm_results_store_add(pm_results_store *store, const pm_place *place,
                               const pm_place_results *results, pm_error *err)
{
    pm_status status = pm_sqlite_run(store->database, "BEGIN", err);
    if (status == PM_OK) {
        status = put_place(store, place, results, err);
    }
    if (status == PM_OK) {
        status = put_failures(store, place, err);
    }
    if (status == PM_OK && results != NULL) {
        status = put_results(store, place, results, err);
    }
    if (status == PM_OK) {
        status = pm_text_check(&store->scratch, err);
    }
    return status == PM_OK ? pm_sqlite_run(store->database, "COMMIT", err) : status;
}

/* --- finishing ------------------------------------------------------------------------------- */

static pm_status put_runs(pm_results_store *store, const pm_cohort *const *runs, size_t count,
                          pm_error *err)
{
    pm_sqlite_row *row = NULL;
    pm_status status =
        pm_sqlite_prepare(store->database, "INSERT INTO runs VALUES (?,?,?,?)", &row, err);
    for (size_t r = 0; status == PM_OK && r < count; r++) {
        pm_sqlite_text(row, pm_cohort_run(runs[r]));
        pm_sqlite_count(row, r + 1);
        pm_sqlite_count(row, pm_cohort_place_count(runs[r]));
        pm_sqlite_count(row, pm_cohort_measured(runs[r]));
        status = pm_sqlite_put(row, err);
    }
    return status;
}

static pm_status make_views(pm_results_store *store, const pm_cohort *const *runs, size_t count,
                            pm_error *err)
{
    const char **keys = NULL;
    size_t key_count = 0;
    pm_text text = {0};
    pm_status status = pm_network_keys(runs, count, &keys, &key_count, err);
    if (status == PM_OK) {
        pm_add_networks_view(&text, keys, key_count);
        pm_add_organisations_view(&text, store->kept);
        pm_text_add(&text, pm_store_indexes);
        status = pm_text_check(&text, err);
    }
    if (status == PM_OK) {
        status = pm_sqlite_run(store->database, pm_text_bytes(&text), err);
    }
    free(keys);
    pm_text_free(&text);
    return status;
}

pm_status pm_results_store_finish(pm_results_store *store, const pm_cohort *const *runs,
                                  size_t count, pm_error *err)
{
    pm_status status = pm_sqlite_run(store->database, "BEGIN", err);
    if (status == PM_OK) {
        status = put_runs(store, runs, count, err);
    }
    if (status == PM_OK) {
        status = make_views(store, runs, count, err);
    }
    if (status == PM_OK) {
        status = pm_sqlite_run(store->database, "COMMIT", err);
    }
    return status == PM_OK ? pm_sqlite_check(store->database, err) : status;
}

void pm_results_store_close(pm_results_store *store)
{
    if (store != NULL) {
        pm_sqlite_close(store->database);
        pm_text_free(&store->scratch);
        free(store);
    }
}
