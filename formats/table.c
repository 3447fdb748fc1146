/* Measures as tables for people. The network is a list: key, value, what it is; the other levels
 * are tables (table_rows.c). Numbers are rounded, long names and lists cut: the whole is in json
 * and csv. */
#include <string.h>

#include "formats/plain.h"
#include "formats/rows.h"
#include "formats/table_chance.h"
#include "formats/table_rows.h"
#include "formats/writers.h"

enum { GAP = 2, VALUE_WIDTH = 10 };

static const char *const TITLES[PM_LEVEL_COUNT] = {
    [PM_LEVEL_NETWORK] = "NETWORK",
    [PM_LEVEL_ORGANISATION] = "ORGANISATIONS AND BODIES",
    [PM_LEVEL_RELATIONSHIP] = "RELATIONSHIPS",
    [PM_LEVEL_PERSON] = "PEOPLE WHO CARRY TIES",
    [PM_LEVEL_SECTOR] = "SECTORS",
    [PM_LEVEL_MIXING] = "PAIRS OF SECTORS",
};

/* --- the network ----------------------------------------------------------------------------- */

static size_t widest_key(const pm_results *results)
{
    size_t widest = 0;
    for (size_t c = 0; c < pm_measures_column_count(results->measures, PM_LEVEL_NETWORK); c++) {
        const pm_column *column = pm_measures_column(results->measures, PM_LEVEL_NETWORK, c);
        size_t width =
            pm_is_written(results, PM_LEVEL_NETWORK, column) ? pm_plain_width(column->key) : 0;
        widest = width > widest ? width : widest;
    }
    return widest;
}

static void add_network_line(const pm_column *column, size_t key_width, size_t page, pm_text *out)
{
    const pm_value *value = &column->values[0];
    pm_text words = {0};
    pm_text cell = {0};
    pm_text_add(&words, column->measure->title);
    if (column->measure->of_resource) {
        pm_text_addf(&words, " of %s", column->key + strlen(column->measure->key));
    }
    if (value->reason != NULL) {
        pm_text_addf(&words, ": undefined, %s", value->reason);
    } else if (column->measure->unit[0] != '\0') {
        pm_text_addf(&words, " (%s)", column->measure->unit);
    }
    if (column->estimate != NULL) {
        pm_text_addf(&words, "; %s", column->estimate);
    }
    if (value->reason == NULL && column->has_coverage && column->n_missing > 0) {
        pm_text_addf(&words, "; on %zu of %zu", column->n_used, column->n_used + column->n_missing);
    }
    pm_add_table_value(&cell, column->measure->type, value);
    out->failed = out->failed || words.failed || cell.failed;
    pm_plain_add_cell(out, column->key, key_width, false);
    pm_plain_add_spaces(out, GAP);
    pm_plain_add_cell(out, pm_text_bytes(&cell), VALUE_WIDTH, true);
    pm_plain_add_spaces(out, GAP);
    size_t indent = key_width + GAP + VALUE_WIDTH + GAP;
    pm_plain_add_wrapped(out, pm_text_bytes(&words), indent, indent, page);
    pm_text_free(&words);
    pm_text_free(&cell);
}

static void add_network(const pm_results *results, size_t page, pm_text *out)
{
    size_t key_width = widest_key(results);
    const char *family = "";
    pm_text_addf(out, "%s\n", TITLES[PM_LEVEL_NETWORK]);
    for (size_t c = 0; c < pm_measures_column_count(results->measures, PM_LEVEL_NETWORK); c++) {
        const pm_column *column = pm_measures_column(results->measures, PM_LEVEL_NETWORK, c);
        if (!pm_is_written(results, PM_LEVEL_NETWORK, column)) {
            continue;
        }
        if (strcmp(family, column->measure->family) != 0) {
            family = column->measure->family;
            pm_text_addf(out, "\n");
        }
        add_network_line(column, key_width, page, out);
    }
}

pm_status pm_write_measures_table(const pm_results *results, pm_text *out, pm_error *err)
{
    size_t page = results->width > 0 ? results->width : PM_PLAIN_WIDTH;
    pm_status status = PM_OK;
    bool begun = false;
    for (pm_level level = 0; level < PM_LEVEL_COUNT && status == PM_OK; level++) {
        bool wanted =
            results->one_level ? level == results->level : pm_written_count(results, level) > 0;
        if (!wanted) {
            continue;
        }
        pm_text_add(out, begun ? "\n\n" : "");
        begun = true;
        if (level == PM_LEVEL_NETWORK) {
            add_network(results, page, out);
            pm_add_chance(results, page, out);
        } else {
            pm_text_addf(out, "%s (%zu)\n", TITLES[level],
                         pm_measures_rows(results->measures, level));
            status = pm_add_table_rows(results, level, page, out, err);
        }
    }
    return status == PM_OK ? pm_text_check(out, err) : status;
}
