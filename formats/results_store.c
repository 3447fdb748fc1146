/* What is put into the store: see results_store.h. */
#include "formats/results_store.h"

#include <stdlib.h>
#include <string.h>

#include "formats/place_cohort.h"
#include "formats/rows.h"
#include "formats/store_tables.h"

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

/* --- a place ---------------------------------------------------------------------------------- */

pm_status pm_results_store_add(pm_results_store *store, const pm_place *place,
                               const pm_place_results *results, pm_error *err)
{
    pm_status status = pm_sqlite_run(store->database, "BEGIN", err);
    if (status == PM_OK) {
        status = pm_store_put_place(store, place, results, err);
    }
    if (status == PM_OK) {
        status = pm_store_put_failures(store, place, err);
    }
    if (status == PM_OK && results != NULL) {
        status = pm_store_put_results(store, place, results, err);
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
