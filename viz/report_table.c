/* The report: a table from its plan, with what has to be known to read it below. */
#include "viz/report_table.h"

#include <string.h>

static const char STATED[] = "From what the map states. ";
static const char COMPUTED[] = "From the ties of the map. ";
static const char HOW_TO_READ[] =
    "Columns with a slanted head come from what the map states, the others from its ties. “–” is "
    "not known or not defined, never nought.";

/* --- heads ------------------------------------------------------------------------------------ */

/* How a script sorts the column. */
static const char *type_of(const pm_table_column *column)
{
    switch (column->type) {
    case PM_VALUE_COUNT:
    case PM_VALUE_NUMBER:
        return "number";
    case PM_VALUE_BOOLEAN:
        return "truth";
    default:
        return "words";
    }
}

/* The title of a count says what is counted; steps and everything else need their unit. */
static bool needs_unit(const pm_table_column *column)
{
    bool is_number = column->type == PM_VALUE_NUMBER || strcmp(column->unit, "hops") == 0;
    return is_number && column->unit[0] != '\0';
}

static void add_head(pm_report *report, const pm_table_column *column)
{
    pm_html *html = report->html;
    const char *type = type_of(column);
    const char *meaning =
        pm_report_keepf(report, "%s%s", column->stated ? STATED : COMPUTED, column->meaning);
    const char *classes =
        pm_report_keepf(report, "%s%s%s", strcmp(type, "number") == 0 ? "number" : "",
                        column->stated ? " stated" : "", column->extra ? " extra" : "");
    report->failed = report->failed || meaning == NULL || classes == NULL;
    pm_html_start(html, "th", "scope", "col", "data-type", type, "class", classes, "title", meaning,
                  NULL);
    pm_html_text(html, column->title);
    if (needs_unit(column)) {
        pm_html_text(html, " ");
        pm_html_leaf(html, "span", column->unit, "class", "unit", NULL);
    }
    pm_html_end(html);
}

static void add_heads(pm_report *report, const pm_table_plan *plan, const pm_table_columns *columns)
{
    pm_html *html = report->html;
    pm_html_start(html, "thead", NULL);
    pm_html_start(html, "tr", NULL);
    for (size_t i = 0; plan->heads[i] != NULL; i++) {
        pm_html_leaf(html, "th", plan->heads[i], "scope", "col", "data-type", "words", NULL);
    }
    for (size_t i = 0; i < columns->count; i++) {
        add_head(report, &columns->items[i]);
    }
    pm_html_end(html);
    pm_html_end(html);
}

/* --- rows ------------------------------------------------------------------------------------- */

static void add_rows(pm_report *report, const pm_table_plan *plan, const pm_table_columns *columns)
{
    pm_html_start(report->html, "tbody", NULL);
    for (size_t row = 0; row < columns->rows; row++) {
        plan->open_row(report, row);
        for (size_t i = 0; i < columns->count; i++) {
            pm_table_add_cell(report, &columns->items[i], &columns->items[i].values[row]);
        }
        pm_html_end(report->html);
    }
    pm_html_end(report->html);
}

static size_t count_extra(const pm_table_columns *columns)
{
    size_t count = 0;
    for (size_t i = 0; i < columns->count; i++) {
        count += columns->items[i].extra ? 1 : 0;
    }
    return count;
}

/* The tick that shows all columns: the style sheet heeds it, so that it needs no script. */
static void add_tools(pm_report *report, const pm_table_columns *columns)
{
    pm_html *html = report->html;
    size_t extra = count_extra(columns);
    pm_html_start(html, "div", "class", "tools", NULL);
    if (extra > 0) {
        pm_html_start(html, "label", "class", "tick", NULL);
        pm_html_void(html, "input", "type", "checkbox", "class", "more", "autocomplete", "off",
                     NULL);
        pm_html_textf(html, " %zu more columns", extra);
        pm_html_end(html);
    }
    pm_html_end(html);
}

/* --- notes below ------------------------------------------------------------------------------ */

/* Has this reason been met in an earlier row? */
static bool is_repeated(const pm_table_column *column, size_t row)
{
    for (size_t i = 0; i < row; i++) {
        const char *reason = column->values[i].reason;
        if (reason != NULL && strcmp(reason, column->values[row].reason) == 0) {
            return true;
        }
    }
    return false;
}

static size_t count_reason(const pm_table_column *column, size_t rows, const char *reason)
{
    size_t count = 0;
    for (size_t i = 0; i < rows; i++) {
        const char *other = column->values[i].reason;
        count += other != NULL && strcmp(other, reason) == 0 ? 1 : 0;
    }
    return count;
}

/* "no ties (1); its sector is not stated (7)", each reason once. False when there is none. */
static bool say_reasons(const pm_table_column *column, size_t rows, pm_text *words)
{
    bool said = false;
    for (size_t row = 0; row < rows; row++) {
        const char *reason = column->values[row].reason;
        if (reason != NULL && !is_repeated(column, row)) {
            pm_text_addf(words, "%s%s (%zu)", said ? "; " : "", reason,
                         count_reason(column, rows, reason));
            said = true;
        }
    }
    return said;
}

static void add_reasons(pm_report *report, const pm_table_column *items, size_t count, size_t rows)
{
    pm_html *html = report->html;
    pm_html_start(html, "dl", "class", "reasons", NULL);
    for (size_t i = 0; i < count; i++) {
        pm_text words = {0};
        if (say_reasons(&items[i], rows, &words)) {
            pm_html_start(html, "div", "class", items[i].extra ? "extra" : NULL, NULL);
            pm_html_leaf(html, "dt", items[i].title, NULL);
            pm_html_leaf(html, "dd", pm_text_bytes(&words), NULL);
            pm_html_end(html);
        }
        report->failed = report->failed || words.failed;
        pm_text_free(&words);
    }
    pm_html_end(html);
}

static bool has_gaps(const pm_table_columns *columns)
{
    for (size_t i = 0; i < columns->count; i++) {
        for (size_t row = 0; row < columns->rows; row++) {
            if (columns->items[i].values[row].reason != NULL) {
                return true;
            }
        }
    }
    return false;
}

static void add_details(pm_report *report, const char *class_name, const char *summary,
                        const pm_table_column *items, size_t count, size_t rows)
{
    pm_html_start(report->html, "details", "class", class_name, NULL);
    pm_html_leaf(report->html, "summary", summary, NULL);
    add_reasons(report, items, count, rows);
    pm_html_end(report->html);
}

/* How to read heads and cells, why cells say nothing, and which columns would say nothing at all.
 */
static void add_notes(pm_report *report, const pm_table_columns *columns)
{
    pm_html_leaf(report->html, "p", HOW_TO_READ, "class", "note", NULL);
    if (has_gaps(columns)) {
        add_details(report, "notes", "Why cells say “–”, and in how many rows", columns->items,
                    columns->count, columns->rows);
    }
    if (columns->empty_count > 0) {
        add_details(report, "notes left-out", "Columns left out because no row has a value",
                    columns->empty, columns->empty_count, columns->rows);
    }
}

/* --- all -------------------------------------------------------------------------------------- */

static void begin_table(pm_report *report, const pm_table_plan *plan, size_t rows)
{
    pm_html *html = report->html;
    const char *id = pm_report_keepf(report, "table-%s", plan->name);
    const char *file = pm_report_keepf(report, "%s.csv", plan->name);
    const char *label = pm_report_keepf(report, "Table: %s", plan->caption);
    report->failed = report->failed || id == NULL || file == NULL || label == NULL;
    pm_html_start(html, "div", "class", "wide", "role", "region", "tabindex", "0", "aria-label",
                  label, NULL);
    pm_html_start(html, "table", "id", id, "class", "data", "data-one", plan->one, "data-many",
                  plan->many, "data-file", file, NULL);
    pm_html_start(html, "caption", NULL);
    pm_html_textf(html, "%s: %zu %s", plan->caption, rows, rows == 1 ? plan->one : plan->many);
    pm_html_end(html);
}

pm_status pm_report_add_table(pm_report *report, const pm_table_plan *plan, pm_error *err)
{
    pm_table_columns columns = {0};
    pm_status status = pm_table_choose_columns(report, plan, &columns, err);
    if (status != PM_OK || columns.rows == 0) {
        return status;
    }
    pm_html *html = report->html;
    pm_html_start(html, "div", "class", "table", NULL);
    add_tools(report, &columns);
    begin_table(report, plan, columns.rows);
    add_heads(report, plan, &columns);
    add_rows(report, plan, &columns);
    pm_report_end_table(report);
    add_notes(report, &columns);
    pm_html_end(html);
    return PM_OK;
}
