/* The report: values as cells of tables. */
#include <math.h>
#include <string.h>

#include "viz/report_table.h"

enum { MOST_DIGITS = 64 };

/* Digits with a comma before every third from the end. */
static void add_grouped(pm_text *text, const char *digits, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        pm_text_add(text, i > 0 && (count - i) % 3 == 0 ? "," : "");
        pm_text_add_bytes(text, digits + i, 1);
    }
}

void pm_text_add_printed(pm_text *text, double number, int decimals)
{
    pm_text plain = {0};
    pm_text_addf(&plain, "%.*f", decimals, fabs(number));
    const char *digits = pm_text_bytes(&plain);
    bool is_zero = strspn(digits, "0.") == plain.length;
    size_t whole = strcspn(digits, ".");
    pm_text_add(text, number < 0 && !is_zero ? "−" : "");
    add_grouped(text, digits, whole);
    pm_text_add(text, digits + whole);
    text->failed = text->failed || plain.failed;
    pm_text_free(&plain);
}

/* A member by its id; what is no member's id stays as it is. */
static void add_item(pm_report *report, const pm_table_column *column, const char *item)
{
    size_t node = column->of_ids ? pm_map_find_node(report->map, item) : SIZE_MAX;
    size_t member =
        node != SIZE_MAX ? pm_measures_member_of_node(report->measures, node) : SIZE_MAX;
    if (member != SIZE_MAX) {
        pm_report_link_member(report, member);
    } else {
        pm_html_text(report->html, item);
    }
}

static void add_list(pm_report *report, const pm_table_column *column, const pm_value *value)
{
    pm_html_start(report->html, "td", "class", column->cell_class, NULL);
    for (size_t i = 0; i < value->as.list.count; i++) {
        pm_html_text(report->html, i > 0 ? "; " : "");
        add_item(report, column, value->as.list.items[i]);
    }
    pm_html_end(report->html);
}

static void add_text(pm_report *report, const pm_table_column *column, const pm_value *value)
{
    pm_html_start(report->html, "td", "class", column->cell_class, NULL);
    add_item(report, column, value->as.text);
    pm_html_end(report->html);
}

/* What it is sorted by stands beside it in full. */
static void add_number(pm_report *report, const pm_table_column *column, const pm_value *value)
{
    pm_text exact = {0};
    pm_text printed = {0};
    pm_text_add_number(&exact, value->as.number);
    pm_text_add_printed(&printed, value->as.number * column->scale, column->decimals);
    pm_html_leaf(report->html, "td", pm_text_bytes(&printed), "class", column->cell_class,
                 "data-value", pm_text_bytes(&exact), NULL);
    report->failed = report->failed || exact.failed || printed.failed;
    pm_text_free(&exact);
    pm_text_free(&printed);
}

void pm_table_add_cell(pm_report *report, const pm_table_column *column, const pm_value *value)
{
    if (value->reason != NULL) {
        pm_html_leaf(report->html, "td", "–", "class", column->undefined_class, "title",
                     value->reason, NULL);
    } else if (column->type == PM_VALUE_TEXT) {
        add_text(report, column, value);
    } else if (column->type == PM_VALUE_LIST) {
        add_list(report, column, value);
    } else if (column->type == PM_VALUE_BOOLEAN) {
        pm_html_leaf(report->html, "td", value->as.number != 0 ? "yes" : "no", "class",
                     column->cell_class, NULL);
    } else {
        add_number(report, column, value);
    }
}
