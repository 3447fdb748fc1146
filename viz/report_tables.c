/* The report: the rows of measures as tables, complete without a script. */
#include <stdint.h>

#include "viz/report_parts.h"

enum { DECIMALS = 2, MOST_COLUMNS = 8 };

/* Is it a column of numbers? */
static bool has_numbers(const pm_column *column)
{
    return column->measure->type == PM_VALUE_COUNT || column->measure->type == PM_VALUE_NUMBER;
}

/* The columns of a level that are shown; their number. */
static size_t choose_columns(const pm_report *report, pm_level level, const pm_column **columns)
{
    size_t count = 0;
    for (size_t i = 0; i < pm_measures_column_count(report->measures, level); i++) {
        const pm_column *column = pm_measures_column(report->measures, level, i);
        if (has_numbers(column) && count < MOST_COLUMNS) {
            columns[count++] = column;
        }
    }
    return count;
}

static void add_heads(pm_report *report, const char *first, const pm_column **columns, size_t count)
{
    pm_html *html = report->html;
    pm_html_start(html, "thead", NULL);
    pm_html_start(html, "tr", NULL);
    pm_html_leaf(html, "th", first, "scope", "col", NULL);
    for (size_t i = 0; i < count; i++) {
        pm_html_leaf(html, "th", columns[i]->measure->title, "scope", "col", "class", "number",
                     "title", columns[i]->measure->definition, NULL);
    }
    pm_html_end(html);
    pm_html_end(html);
}

static const char *name_of_row(pm_report *report, pm_level level, size_t row)
{
    const pm_measures *measures = report->measures;
    if (level == PM_LEVEL_ORGANISATION) {
        return pm_measures_member_name(measures, row);
    }
    if (level == PM_LEVEL_RELATIONSHIP) {
        const pm_edge *edge = pm_map_edge(report->map, row);
        size_t ends[] = {pm_measures_member_of_node(measures, edge->source),
                         pm_measures_member_of_node(measures, edge->target)};
        return pm_report_keepf(
            report, "%s – %s",
            ends[0] != SIZE_MAX ? pm_measures_member_name(measures, ends[0]) : "(no member)",
            ends[1] != SIZE_MAX ? pm_measures_member_name(measures, ends[1]) : "(no member)");
    }
    return level == PM_LEVEL_PERSON ? pm_report_keepf(report, "Person %zu", row + 1)
                                    : pm_measures_row_name(measures, level, row);
}

static pm_status add_table(pm_report *report, pm_level level, const char *first,
                           const char *caption, pm_error *err)
{
    pm_html *html = report->html;
    const pm_column *columns[MOST_COLUMNS] = {0};
    size_t count = choose_columns(report, level, columns);
    pm_report_begin_table(report, pm_report_keepf(report, "table-%s", pm_level_name(level)),
                          caption, NULL);
    add_heads(report, first, columns, count);
    pm_html_start(html, "tbody", NULL);
    for (size_t row = 0; row < pm_measures_rows(report->measures, level); row++) {
        const char *name = name_of_row(report, level, row);
        if (name == NULL) {
            return pm_fail_memory(err);
        }
        pm_html_start(html, "tr", "id",
                      level == PM_LEVEL_ORGANISATION ? pm_report_member_id(report, row) : NULL,
                      NULL);
        pm_html_leaf(html, "th", name, "scope", "row", NULL);
        for (size_t i = 0; i < count; i++) {
            pm_report_add_number(report, &columns[i]->values[row],
                                 columns[i]->measure->type == PM_VALUE_COUNT ? 0 : DECIMALS);
        }
        pm_html_end(html);
    }
    pm_html_end(html);
    pm_report_end_table(report);
    return PM_OK;
}

pm_status pm_report_add_organisations(pm_report *report, pm_error *err)
{
    return add_table(report, PM_LEVEL_ORGANISATION, "Organisation", "Organisations and bodies",
                     err);
}

pm_status pm_report_add_ties(pm_report *report, pm_error *err)
{
    return add_table(report, PM_LEVEL_RELATIONSHIP, "Tie", "Ties", err);
}

pm_status pm_report_add_people(pm_report *report, pm_error *err)
{
    return add_table(report, PM_LEVEL_PERSON, "Person", "People who carry ties", err);
}

pm_status pm_report_add_sectors(pm_report *report, pm_error *err)
{
    return add_table(report, PM_LEVEL_SECTOR, "Sector", "Sectors", err);
}

bool pm_report_has_people(const pm_report *report)
{
    return pm_measures_rows(report->measures, PM_LEVEL_PERSON) > 0;
}

bool pm_report_has_sectors(const pm_report *report)
{
    return pm_measures_rows(report->measures, PM_LEVEL_SECTOR) > 0;
}
