/* A brief: the member's place in the network, each number beside the median of all members, and how
 * many others have less. */
#include <stdlib.h>
#include <string.h>

#include "engine/audit/words.h"
#include "viz/brief_parts.h"

/* One row of the table. */
typedef struct place_row {
    const char *key;
    const char *title;
    bool share;
} place_row;

static const place_row ROWS[] = {
    {"degree", "Partners it has a tie with", false},
    {"decision_distance", "Steps to where decisions are made", false},
    {"routes_to_decision", "Separate ways to decisions", false},
    {"betweenness_share", "Of the shortest ways between others, lead through it", true},
    {"resource_share", "Of all stated resources, holds", true},
    {"bus_factor", "People whose leaving would end all its ties", false},
};

enum { ROW_COUNT = sizeof ROWS / sizeof *ROWS };

/* The values of all members that have one. */
typedef struct values {
    double *sorted;
    size_t count;
    size_t less; /* members with less than the brief's */
} values;

static int by_size(const void *left, const void *right)
{
    double x = *(const double *)left;
    double y = *(const double *)right;
    return x < y ? -1 : x > y;
}

static pm_status gather(const pm_brief *brief, const pm_column *column, values *all, pm_error *err)
{
    size_t members = pm_measures_rows(brief->report->measures, PM_LEVEL_ORGANISATION);
    const pm_value *own = &column->values[brief->member];
    all->sorted = pm_new_array(members, sizeof *all->sorted);
    if (all->sorted == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t i = 0; i < members; i++) {
        if (column->values[i].reason == NULL) {
            all->sorted[all->count++] = column->values[i].as.number;
            all->less +=
                own->reason == NULL && column->values[i].as.number < own->as.number ? 1 : 0;
        }
    }
    qsort(all->sorted, all->count, sizeof *all->sorted, by_size);
    return PM_OK;
}

static double median_of(const values *all)
{
    size_t middle = all->count / 2;
    return all->count % 2 == 1 ? all->sorted[middle]
                               : (all->sorted[middle - 1] + all->sorted[middle]) / 2;
}

static void add_figure(const pm_brief *brief, const place_row *row, double value)
{
    pm_text figure = {0};
    if (row->share) {
        pm_say_share(&figure, value);
    } else {
        pm_text_add_rounded(&figure, value, 1);
    }
    pm_html_leaf(brief->report->html, "td", pm_text_bytes(&figure), "class", "number", NULL);
    brief->report->failed = brief->report->failed || figure.failed;
    pm_text_free(&figure);
}

static void add_row(const pm_brief *brief, const place_row *row, const pm_value *own,
                    const values *all)
{
    pm_html *html = brief->report->html;
    pm_html_start(html, "tr", NULL);
    pm_html_leaf(html, "th", row->title, "scope", "row", NULL);
    if (own->reason == NULL) {
        add_figure(brief, row, own->as.number);
        add_figure(brief, row, median_of(all));
        pm_html_start(html, "td", NULL);
        pm_html_textf(html, "%zu of %zu", all->less, all->count - 1);
        pm_html_end(html);
    } else {
        pm_html_leaf(html, "td", "–", "class", "number", NULL);
        add_figure(brief, row, median_of(all));
        pm_report_add_cell(brief->report, own->reason);
    }
    pm_html_end(html);
}

pm_status pm_brief_add_place(const pm_brief *brief, pm_error *err)
{
    static const char *const heads[] = {"By the ties drawn", "#It", "#Median", "Others with less",
                                        NULL};
    pm_report *report = brief->report;
    pm_status status = PM_OK;
    pm_report_begin_table(report, "table-place", "Its place in the network", NULL);
    pm_report_add_heads(report, heads);
    pm_html_start(report->html, "tbody", NULL);
    for (size_t i = 0; status == PM_OK && i < ROW_COUNT; i++) {
        const pm_column *column =
            pm_measures_find(report->measures, PM_LEVEL_ORGANISATION, ROWS[i].key);
        values all = {0};
        if (column != NULL) {
            status = gather(brief, column, &all, err);
        }
        if (status == PM_OK && all.count > 0) {
            add_row(brief, &ROWS[i], &column->values[brief->member], &all);
        }
        free(all.sorted);
    }
    pm_html_end(report->html);
    pm_report_end_table(report);
    return status;
}
