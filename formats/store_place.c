/* The rows that a place puts into the store: see results_store.h. */
#include "formats/json_cells.h"
#include "formats/rows.h"
#include "formats/store_tables.h"

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

pm_status pm_store_put_place(pm_results_store *store, const pm_place *place,
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

pm_status pm_store_put_failures(pm_results_store *store, const pm_place *place, pm_error *err)
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

pm_status pm_store_put_results(pm_results_store *store, const pm_place *place,
                               const pm_place_results *results, pm_error *err)
{
    pm_status status = put_network(store, place, results, err);
    for (size_t t = 0; status == PM_OK && t < PM_STORE_TABLES; t++) {
        status = put_rows(store, place, t, &results->rows[pm_store_tables[t].level], err);
    }
    return status == PM_OK ? put_findings(store, place, results, err) : status;
}
