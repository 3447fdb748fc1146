/* The report: which columns a table has. What its plan and the registry of measures name in,
 * columns with their values, units and decimals out. */
#include <math.h>
#include <string.h>

#include "viz/picture.h"
#include "viz/report_table.h"

enum { LONGEST_NAME = 60 };

/* Of a column's largest number: from here on one decimal is enough, and then none. */
static const double LARGE = 10;
static const double VERY_LARGE = 1000;

static size_t count_facts(const pm_table_plan *plan)
{
    size_t count = 0;
    while (plan->facts[count].title != NULL) {
        count++;
    }
    return count;
}

/* Its place among the keys seen at once, or SIZE_MAX. */
static size_t place_among_shown(const pm_table_plan *plan, const char *key)
{
    for (size_t i = 0; plan->shown[i] != NULL; i++) {
        if (strcmp(plan->shown[i], key) == 0) {
            return i;
        }
    }
    return SIZE_MAX;
}

/* --- numbers ---------------------------------------------------------------------------------- */

static double printed(const pm_table_column *column, size_t row)
{
    return column->values[row].as.number * column->scale;
}

static bool is_whole(double number)
{
    return fabs(number - round(number)) < 1e-9;
}

/* Would so many decimals say all there is? */
static bool is_enough(const pm_table_column *column, size_t rows, int decimals)
{
    for (size_t i = 0; i < rows; i++) {
        if (column->values[i].reason == NULL && !is_whole(printed(column, i) * pow(10, decimals))) {
            return false;
        }
    }
    return true;
}

/* Whole numbers need no decimals, large ones few; a column's are the same in all its rows. */
static int decimals_of(const pm_table_column *column, size_t rows)
{
    double largest = 0;
    for (size_t i = 0; i < rows; i++) {
        if (column->values[i].reason == NULL) {
            largest = fmax(largest, fabs(printed(column, i)));
        }
    }
    int most = column->scale > 1 ? 1 : largest >= VERY_LARGE ? 0 : largest >= LARGE ? 1 : 2;
    int decimals = 0;
    while (decimals < most && !is_enough(column, rows, decimals)) {
        decimals++;
    }
    return decimals;
}

/* Shares are printed in per cent, and differences of shares in points. */
static void set_unit(pm_report *report, pm_table_column *column, const pm_measure *measure)
{
    column->scale = 1;
    column->unit = measure->unit;
    if (strcmp(measure->unit, "share") == 0) {
        column->scale = 100;
        column->unit = "%";
    } else if (strstr(measure->unit, "share") != NULL) {
        column->scale = 100;
        column->unit = "% points";
    } else if (strcmp(measure->unit, "ids") == 0 || strcmp(measure->unit, "id") == 0 ||
               strcmp(measure->unit, "names") == 0) {
        column->unit = "";
    }
    const char *resource = pm_measures_resource(report->measures);
    if (strcmp(measure->key, "resource_share") == 0 && resource != NULL) {
        const char *name = pm_clean_text(&report->arena, resource, LONGEST_NAME);
        column->unit = name != NULL ? pm_report_keepf(report, "%% of %s", name) : NULL;
        report->failed = report->failed || column->unit == NULL;
    }
}

/* --- columns ---------------------------------------------------------------------------------- */

static bool is_empty(const pm_table_column *column, size_t rows)
{
    for (size_t i = 0; i < rows; i++) {
        if (column->values[i].reason == NULL) {
            return false;
        }
    }
    return true;
}

/* Classes of its cells, defined and not. */
static void set_classes(pm_table_column *column)
{
    static const char *const classes[2][2][2] = {
        {{NULL, "undefined"}, {"extra", "undefined extra"}},
        {{"number", "number undefined"}, {"number extra", "number undefined extra"}},
    };
    bool is_number = column->type == PM_VALUE_NUMBER || column->type == PM_VALUE_COUNT;
    column->cell_class = classes[is_number][column->extra][0];
    column->undefined_class = classes[is_number][column->extra][1];
}

static void add_column(pm_table_columns *columns, pm_table_column column)
{
    set_classes(&column);
    if (is_empty(&column, columns->rows)) {
        columns->empty[columns->empty_count++] = column;
        return;
    }
    bool is_number = column.type == PM_VALUE_NUMBER || column.type == PM_VALUE_COUNT;
    column.decimals = is_number ? decimals_of(&column, columns->rows) : 0;
    columns->items[columns->count++] = column;
}

static pm_status add_fact(pm_report *report, const pm_table_fact *fact, pm_table_columns *columns,
                          pm_error *err)
{
    pm_value *values = pm_arena_new(&report->arena, (columns->rows + 1) * sizeof *values);
    if (values == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t row = 0; row < columns->rows; row++) {
        values[row] = fact->value(report, fact, row);
    }
    add_column(columns, (pm_table_column){.title = fact->title,
                                          .unit = fact->share ? "%" : "",
                                          .meaning = fact->meaning,
                                          .type = fact->type,
                                          .stated = !fact->of_ties,
                                          .extra = fact->extra,
                                          .values = values,
                                          .scale = fact->share ? 100 : 1});
    return PM_OK;
}

static void add_measure(pm_report *report, const pm_column *measured, bool extra,
                        pm_table_columns *columns)
{
    const pm_measure *measure = measured->measure;
    pm_table_column column = {
        .title = measure->title,
        .meaning = measured->estimate == NULL
                       ? measure->definition
                       : pm_report_keepf(report, "%s %s", measure->definition, measured->estimate),
        .type = measure->type,
        .of_ids = strcmp(measure->range, "ids") == 0 || strcmp(measure->range, "id") == 0,
        .stated = strcmp(measure->view, "map") == 0,
        .extra = extra,
        .values = measured->values,
    };
    report->failed = report->failed || column.meaning == NULL;
    set_unit(report, &column, measure);
    add_column(columns, column);
}

static void add_shown_measures(pm_report *report, const pm_table_plan *plan,
                               pm_table_columns *columns)
{
    for (size_t i = 0; plan->shown[i] != NULL; i++) {
        const pm_column *measured = pm_measures_find(report->measures, plan->level, plan->shown[i]);
        if (measured != NULL) {
            add_measure(report, measured, false, columns);
        }
    }
}

static void add_extra_measures(pm_report *report, const pm_table_plan *plan,
                               pm_table_columns *columns)
{
    size_t count = pm_measures_column_count(report->measures, plan->level);
    for (size_t i = 0; i < count; i++) {
        const pm_column *measured = pm_measures_column(report->measures, plan->level, i);
        if (place_among_shown(plan, measured->key) == SIZE_MAX) {
            add_measure(report, measured, true, columns);
        }
    }
}

static pm_status add_facts(pm_report *report, const pm_table_plan *plan, bool extra,
                           pm_table_columns *columns, pm_error *err)
{
    for (size_t i = 0; plan->facts[i].title != NULL; i++) {
        if (plan->facts[i].extra != extra) {
            continue;
        }
        pm_status status = add_fact(report, &plan->facts[i], columns, err);
        if (status != PM_OK) {
            return status;
        }
    }
    return PM_OK;
}

pm_status pm_table_choose_columns(pm_report *report, const pm_table_plan *plan,
                                  pm_table_columns *columns, pm_error *err)
{
    size_t most = count_facts(plan) + pm_measures_column_count(report->measures, plan->level) + 1;
    *columns = (pm_table_columns){.rows = pm_measures_rows(report->measures, plan->level)};
    columns->items = pm_arena_new(&report->arena, most * sizeof *columns->items);
    columns->empty = pm_arena_new(&report->arena, most * sizeof *columns->empty);
    if (columns->items == NULL || columns->empty == NULL) {
        return pm_fail_memory(err);
    }
    pm_status status = plan->facts_last ? PM_OK : add_facts(report, plan, false, columns, err);
    add_shown_measures(report, plan, columns);
    if (status == PM_OK && plan->facts_last) {
        status = add_facts(report, plan, false, columns, err);
    }
    if (status == PM_OK) {
        status = add_facts(report, plan, true, columns, err);
    }
    add_extra_measures(report, plan, columns);
    return status;
}
