/* Sheets of answers in, reports of ties out, sorted so that those of one tie and of one pair stand
 * together: see merge_parts.h. */
#include <stdlib.h>
#include <string.h>

#include "formats/merge_parts.h"

const char *pm_kind_name(int kind)
{
    return pm_vocabulary(PM_EDGE_KIND)->choices[kind];
}

bool pm_kind_is_mutual(int kind)
{
    return strcmp(pm_kind_name(kind), "works_with") == 0;
}

int pm_kind_with_amount(unsigned kinds)
{
    static const char *const names[] = {"funds", "seconds", "refers", "supports"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        int kind = pm_vocabulary_choice(PM_EDGE_KIND, names[i]);
        if (kind >= 0 && (kinds & (1U << (unsigned)kind)) != 0) {
            return kind;
        }
    }
    return -1;
}

/* --- gathering ------------------------------------------------------------------------------- */

static pm_status add_report(pm_reports *reports, const pm_report *report, pm_error *err)
{
    void *items = reports->items;
    pm_status status =
        pm_grow(&items, &reports->capacity, reports->count + 1, sizeof *reports->items, err);
    reports->items = items;
    if (status == PM_OK) {
        reports->items[reports->count++] = *report;
    }
    return status;
}

/* The ties one row names in one direction. */
static pm_status add_kinds(pm_reports *reports, const pm_answers *sheet, const pm_reply *reply,
                           bool given, pm_error *err)
{
    unsigned kinds = given ? reply->given : reply->taken;
    int with_amount = pm_kind_with_amount(kinds);
    pm_status status = PM_OK;
    for (int kind = 0; pm_kind_name(kind) != NULL && status == PM_OK; kind++) {
        if ((kinds & (1U << (unsigned)kind)) == 0) {
            continue;
        }
        bool forward = pm_kind_is_mutual(kind) ? sheet->respondent < reply->partner : given;
        pm_report report = {.source = forward ? sheet->respondent : reply->partner,
                            .target = forward ? reply->partner : sheet->respondent,
                            .kind = kind,
                            .from_source = forward,
                            .carries_amount = kind == with_amount,
                            .sheet = sheet,
                            .reply = reply};
        status = add_report(reports, &report, err);
    }
    return status;
}

static int compare(size_t a, size_t b)
{
    return a < b ? -1 : a > b ? 1 : 0;
}

static int compare_pairs(const pm_report *a, const pm_report *b)
{
    bool a_forward = a->source < a->target;
    bool b_forward = b->source < b->target;
    int order = compare(a_forward ? a->source : a->target, b_forward ? b->source : b->target);
    return order != 0
               ? order
               : compare(a_forward ? a->target : a->source, b_forward ? b->target : b->source);
}

static int compare_ties(const pm_report *a, const pm_report *b)
{
    int order = compare_pairs(a, b);
    order = order != 0 ? order : compare((size_t)a->kind, (size_t)b->kind);
    return order != 0 ? order : compare(a->source, b->source);
}

static int by_tie(const void *a, const void *b)
{
    const pm_report *first = a;
    const pm_report *second = b;
    int order = compare_ties(first, second);
    return order != 0 ? order : compare(second->from_source, first->from_source);
}

pm_status pm_reports_gather(const pm_merge *merge, pm_reports *reports, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t node = 0; node < pm_map_node_count(merge->map); node++) {
        const pm_answers *sheet = merge->sheet_of[node];
        for (size_t i = 0; sheet != NULL && i < sheet->reply_count && status == PM_OK; i++) {
            status = add_kinds(reports, sheet, &sheet->replies[i], true, err);
            if (status == PM_OK) {
                status = add_kinds(reports, sheet, &sheet->replies[i], false, err);
            }
        }
    }
    if (status == PM_OK && reports->count > 0) {
        qsort(reports->items, reports->count, sizeof *reports->items, by_tie);
    }
    return status;
}

void pm_reports_free(pm_reports *reports)
{
    free(reports->items);
    *reports = (pm_reports){0};
}

/* --- asking ---------------------------------------------------------------------------------- */

size_t pm_reports_end_of_tie(const pm_reports *reports, size_t first)
{
    size_t end = first + 1;
    while (end < reports->count &&
           compare_ties(&reports->items[first], &reports->items[end]) == 0) {
        end++;
    }
    return end;
}

size_t pm_reports_end_of_pair(const pm_reports *reports, size_t first)
{
    size_t end = first + 1;
    while (end < reports->count &&
           compare_pairs(&reports->items[first], &reports->items[end]) == 0) {
        end++;
    }
    return end;
}

const char *pm_report_text(const pm_report *report, pm_ask column)
{
    if (column != PM_ASK_AMOUNT_TO_THEM) {
        return report->reply->texts[column];
    }
    return report->carries_amount
               ? report->reply
                     ->texts[report->from_source ? PM_ASK_AMOUNT_TO_THEM : PM_ASK_AMOUNT_FROM_THEM]
               : NULL;
}
