/* Results as a workbook: one sheet a level of measures, one of findings, one that says how all this
 * was done. Numbers are numbers; undefined is an empty cell. See xlsx_write.h. */
#include "formats/xlsx_write.h"

#include <string.h>

#include "formats/rows.h"
#include "formats/writers.h"

/* Measures whose columns are shaded: those that say who or what matters most. */
static const char *const SHADED[] = {
    "degree",          "betweenness",        "harmonic",
    "constraint",      "loss_fragmentation", "power_over",
    "dependence_on",   "influence_gap",      "edge_betweenness",
    "power_imbalance", "ties_carried",       "cut_off_from_decision",
};

static bool is_shaded(const char *key)
{
    for (size_t i = 0; i < sizeof SHADED / sizeof *SHADED; i++) {
        if (strcmp(SHADED[i], key) == 0) {
            return true;
        }
    }
    return false;
}

size_t pm_xlsx_put_headers(pm_book *book, size_t row, const char *const *headers)
{
    size_t count = 0;
    for (; headers[count] != NULL; count++) {
        pm_book_put_text(book, row, count, headers[count], PM_STYLE_HEADER);
    }
    return count;
}

/* --- values ---------------------------------------------------------------------------------- */

static pm_style style_of(const pm_measure *measure)
{
    if (measure->type == PM_VALUE_COUNT) {
        return PM_STYLE_WHOLE;
    }
    return strcmp(measure->unit, "share") == 0 ? PM_STYLE_SHARE : PM_STYLE_NUMBER;
}

static void put_list(pm_book *book, size_t row, size_t column, const pm_value *value)
{
    pm_text list = {0};
    for (size_t i = 0; i < value->as.list.count; i++) {
        pm_text_add(&list, i > 0 ? "; " : "");
        pm_text_add(&list, value->as.list.items[i]);
    }
    pm_book_put_text(book, row, column, pm_text_bytes(&list), PM_STYLE_TEXT);
    pm_text_free(&list);
}

static void put_value(pm_book *book, size_t row, size_t column, const pm_measure *measure,
                      const pm_value *value)
{
    if (value->reason != NULL) {
        return;
    }
    switch (measure->type) {
    case PM_VALUE_COUNT:
    case PM_VALUE_NUMBER:
        pm_book_put_number(book, row, column, value->as.number, style_of(measure));
        break;
    case PM_VALUE_BOOLEAN:
        pm_book_put_text(book, row, column, value->as.number != 0 ? "yes" : "no", PM_STYLE_TEXT);
        break;
    case PM_VALUE_TEXT:
        pm_book_put_text(book, row, column, value->as.text, PM_STYLE_TEXT);
        break;
    case PM_VALUE_LIST:
        put_list(book, row, column, value);
        break;
    }
}

/* What a column's note says: "degree, in ties. Number of partners..." */
static void put_meaning(pm_book *book, size_t row, size_t column, const pm_column *of)
{
    const pm_measure *measure = of->measure;
    pm_text note = {0};
    pm_text_add(&note, of->key);
    if (measure->unit[0] != '\0') {
        pm_text_addf(&note, " (%s)", measure->unit);
    }
    pm_text_addf(&note, "\n%s\n%s", measure->definition, measure->high);
    pm_book_put_note(book, row, column, pm_text_bytes(&note));
    pm_text_free(&note);
}

/* A title; measures of a resource share one and are told apart by the resource. */
static void put_title(pm_book *book, size_t row, size_t column, const pm_column *of, pm_style style)
{
    pm_text title = {0};
    pm_text_add(&title, of->measure->title);
    if (of->measure->of_resource) {
        pm_text_addf(&title, ": %s", of->key + strlen(of->measure->key));
    }
    pm_book_put_text(book, row, column, pm_text_bytes(&title), style);
    pm_text_free(&title);
}

/* --- network --------------------------------------------------------------------------------- */

static void put_network_row(pm_book *book, size_t row, const pm_column *column)
{
    const pm_measure *measure = column->measure;
    put_title(book, row, 0, column, PM_STYLE_TEXT);
    put_value(book, row, 1, measure, &column->values[0]);
    pm_book_put_text(book, row, 2, measure->unit, PM_STYLE_TEXT);
    if (column->has_coverage) {
        pm_book_put_number(book, row, 3, (double)column->n_used, PM_STYLE_WHOLE);
        pm_book_put_number(book, row, 4, (double)column->n_missing, PM_STYLE_WHOLE);
    }
    pm_book_put_text(book, row, 5, measure->high, PM_STYLE_TEXT);
    const char *remark = column->values[0].reason;
    remark = remark != NULL ? remark : column->estimate;
    pm_book_put_text(book, row, 6, remark != NULL ? remark : "", PM_STYLE_TEXT);
    pm_book_put_text(book, row, 7, column->key, PM_STYLE_TEXT);
}

static void add_network(pm_book *book, const pm_results *results)
{
    static const char *const headers[] = {"Measure",
                                          "Value",
                                          "Unit",
                                          "Members counted",
                                          "Not known",
                                          "How to read it",
                                          "Undefined or estimated: why",
                                          "Key",
                                          NULL};
    pm_book_add_sheet(book, "network");
    size_t columns = pm_xlsx_put_headers(book, 0, headers);
    size_t row = 0;
    for (size_t c = 0; c < pm_measures_column_count(results->measures, PM_LEVEL_NETWORK); c++) {
        const pm_column *column = pm_measures_column(results->measures, PM_LEVEL_NETWORK, c);
        if (pm_is_written(results, PM_LEVEL_NETWORK, column)) {
            put_network_row(book, ++row, column);
        }
    }
    pm_book_end_sheet(book, 0, row, columns, 1);
}

/* --- the other levels ------------------------------------------------------------------------ */

/* Headers of the facts a row is known by. */
static size_t put_identity_headers(pm_book *book, pm_level level)
{
    size_t count = pm_identity_count(level);
    for (size_t i = 0; i < count; i++) {
        char header[64] = {0};
        strncpy(header, pm_identity_key(level, i), sizeof header - 1);
        header[0] =
            (char)(header[0] >= 'a' && header[0] <= 'z' ? header[0] - 'a' + 'A' : header[0]);
        pm_book_put_text(book, 0, i, header, PM_STYLE_HEADER);
    }
    return count;
}

static void put_identity(pm_book *book, const pm_results *results, pm_level level, size_t row)
{
    for (size_t i = 0; i < pm_identity_count(level); i++) {
        const char *fact = pm_identity(results->measures, level, row, i);
        pm_book_put_text(book, row + 1, i, fact != NULL ? fact : "", PM_STYLE_TEXT);
    }
}

static void put_column(pm_book *book, size_t column, const pm_column *of, size_t rows)
{
    put_title(book, 0, column, of, PM_STYLE_HEADER);
    put_meaning(book, 0, column, of);
    for (size_t row = 0; row < rows; row++) {
        put_value(book, row + 1, column, of->measure, &of->values[row]);
    }
    if (is_shaded(of->key)) {
        pm_book_shade(book, column, 1, rows);
    }
}

static void add_level(pm_book *book, const pm_results *results, pm_level level, const char *name)
{
    size_t rows = pm_measures_rows(results->measures, level);
    pm_book_add_sheet(book, name);
    size_t columns = put_identity_headers(book, level);
    for (size_t row = 0; row < rows; row++) {
        put_identity(book, results, level, row);
    }
    for (size_t c = 0; c < pm_measures_column_count(results->measures, level); c++) {
        const pm_column *column = pm_measures_column(results->measures, level, c);
        if (pm_is_written(results, level, column)) {
            put_column(book, columns++, column, rows);
        }
    }
    /* The label is what people know a member by: it stays in sight with the id. */
    pm_book_end_sheet(book, 0, rows, columns, level == PM_LEVEL_ORGANISATION ? 2 : 1);
}

/* --- the book -------------------------------------------------------------------------------- */

static pm_status check_size(const pm_results *results, pm_error *err)
{
    for (pm_level level = 0; level < PM_LEVEL_COUNT; level++) {
        if (pm_measures_rows(results->measures, level) >= PM_BOOK_ROWS) {
            return pm_fail(err, PM_USAGE,
                           "A sheet holds %d rows and this map has more at level %s: write csv, "
                           "json or graphml.",
                           (int)PM_BOOK_ROWS - 1, pm_level_name(level));
        }
    }
    return PM_OK;
}

pm_status pm_write_xlsx(const pm_results *results, pm_text *out, pm_error *err)
{
    static const struct {
        pm_level level;
        const char *name;
    } sheets[] = {{PM_LEVEL_ORGANISATION, "organisations"},
                  {PM_LEVEL_RELATIONSHIP, "ties"},
                  {PM_LEVEL_PERSON, "people"},
                  {PM_LEVEL_SECTOR, "sectors"}};
    pm_book *book = NULL;
    pm_status status = check_size(results, err);
    status = status == PM_OK ? pm_book_new(&book, err) : status;
    if (status != PM_OK) {
        return status;
    }
    add_network(book, results);
    for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
        add_level(book, results, sheets[i].level, sheets[i].name);
    }
    pm_xlsx_add_findings(book, results);
    pm_xlsx_add_methods(book, results);
    status = pm_book_end(book, out, err);
    pm_book_free(book);
    return status;
}
