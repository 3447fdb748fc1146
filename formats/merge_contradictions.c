/* Where reports do not agree: two partners on their ties, a partner and the map on itself. Compared
 * are only partners who have both answered. See merge_parts.h. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "formats/merge_parts.h"

/* Trust further apart than this is more than a matter of taste. */
static const double TRUST_APART = 2;

/* --- saying it ------------------------------------------------------------------------------- */

static pm_status add_contradiction(pm_merge *merge, const char *path, size_t line,
                                   const pm_text *words, pm_error *err)
{
    void *items = merge->contradictions;
    pm_status status = pm_text_check(words, err);
    if (status == PM_OK) {
        status = pm_grow(&items, &merge->contradiction_capacity, merge->contradiction_count + 1,
                         sizeof *merge->contradictions, err);
        merge->contradictions = items;
    }
    if (status != PM_OK) {
        return status;
    }
    const char *kept = pm_arena_text(&merge->arena, pm_text_bytes(words), words->length);
    if (kept == NULL) {
        return pm_fail_memory(err);
    }
    merge->contradictions[merge->contradiction_count++] =
        (pm_contradiction){.path = path, .line = line, .words = kept};
    return PM_OK;
}

static const char *name_of(const pm_merge *merge, size_t node)
{
    return pm_map_label(merge->map, node);
}

static size_t reporter_of(const pm_report *report)
{
    return report->from_source ? report->source : report->target;
}

static size_t other_of(const pm_report *report)
{
    return report->from_source ? report->target : report->source;
}

/* "funds from A to B", "works_with between A and B" */
static void add_tie(pm_text *out, const pm_merge *merge, const pm_report *report)
{
    bool mutual = pm_kind_is_mutual(report->kind);
    pm_text_addf(out, "%s %s \"%s\"", pm_kind_name(report->kind), mutual ? "between" : "from",
                 pm_excerpt_of(name_of(merge, report->source)).bytes);
    pm_text_addf(out, " %s \"%s\"", mutual ? "and" : "to",
                 pm_excerpt_of(name_of(merge, report->target)).bytes);
}

/* --- ties ------------------------------------------------------------------------------------ */

/* One end names the tie, the other does not: "other_names" tells whether it names any between them.
 */
static pm_status say_unconfirmed(pm_merge *merge, const pm_report *report, bool other_names,
                                 pm_error *err)
{
    const pm_answers *other = merge->sheet_of[other_of(report)];
    pm_text words = {0};
    pm_text_addf(&words, "\"%s\" reports ",
                 pm_excerpt_of(name_of(merge, reporter_of(report))).bytes);
    add_tie(&words, merge, report);
    pm_text_addf(&words, "; \"%s\" (%s) reports %s.",
                 pm_excerpt_of(name_of(merge, other_of(report))).bytes, other->path,
                 other_names ? "only other ties between the two" : "no tie between the two");
    pm_status status =
        add_contradiction(merge, report->sheet->path, report->reply->line, &words, err);
    pm_text_free(&words);
    return status;
}

/* Do the two answers contradict each other? A blank contradicts nobody. */
static bool differ(const char *a, const char *b, pm_ask column)
{
    if (a == NULL || b == NULL) {
        return false;
    }
    double x = 0;
    double y = 0;
    bool numbers = pm_parse_number(a, &x) && pm_parse_number(b, &y);
    if (column == PM_ASK_TRUST) {
        return numbers && fabs(x - y) >= TRUST_APART;
    }
    return numbers ? x < y || x > y : !pm_equal_ignoring_case(a, b);
}

static pm_status say_difference(pm_merge *merge, const pm_report *a, const pm_report *b,
                                pm_ask column, pm_error *err)
{
    const char *key = column == PM_ASK_AMOUNT_TO_THEM ? pm_vocabulary(PM_EDGE_AMOUNT)->name
                                                      : pm_asked_at(column)->key;
    pm_text words = {0};
    pm_text_addf(&words, "Of ");
    add_tie(&words, merge, a);
    pm_text_addf(&words, ", \"%s\" says %s is %s",
                 pm_excerpt_of(name_of(merge, reporter_of(a))).bytes, key,
                 pm_excerpt_of(pm_report_text(a, column)).bytes);
    pm_text_addf(&words, "; \"%s\" (%s:%zu) says %s.",
                 pm_excerpt_of(name_of(merge, reporter_of(b))).bytes, b->sheet->path,
                 b->reply->line, pm_excerpt_of(pm_report_text(b, column)).bytes);
    pm_status status = add_contradiction(merge, a->sheet->path, a->reply->line, &words, err);
    pm_text_free(&words);
    return status;
}

/* What holds for all ties of a row is compared once for two rows, the amount for every tie. */
static pm_status compare_reports(pm_merge *merge, const pm_report *a, const pm_report *b,
                                 bool same_rows, pm_error *err)
{
    static const pm_ask columns[] = {PM_ASK_AMOUNT_TO_THEM, PM_ASK_BEHAVIOUR, PM_ASK_TRUST,
                                     PM_ASK_AGREEMENT};
    pm_status status = PM_OK;
    size_t count = same_rows ? 1 : sizeof columns / sizeof columns[0];
    for (size_t i = 0; i < count && status == PM_OK; i++) {
        if (differ(pm_report_text(a, columns[i]), pm_report_text(b, columns[i]), columns[i])) {
            status = say_difference(merge, a, b, columns[i], err);
        }
    }
    return status;
}

/* Does the other end of the report name any tie of the pair first..end-1? */
static bool other_names_any(const pm_report *report, const pm_report *first, const pm_report *end)
{
    for (const pm_report *other = first; other < end; other++) {
        if (reporter_of(other) == other_of(report)) {
            return true;
        }
    }
    return false;
}

/* A tie that somebody wrote into the map and that sheets report again would count twice. */
static pm_status warn_of_stated(pm_merge *merge, const pm_report *report, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t e = 0; e < pm_map_edge_count(merge->map) && status == PM_OK; e++) {
        const pm_edge *edge = pm_map_edge(merge->map, e);
        bool forward = edge->source == report->source && edge->target == report->target;
        bool backward = edge->source == report->target && edge->target == report->source;
        bool mutual = pm_kind_is_mutual(report->kind);
        if ((forward || (mutual && backward)) &&
            pm_map_edge_is(merge->map, e, pm_kind_name(report->kind))) {
            pm_text words = {0};
            add_tie(&words, merge, report);
            status = pm_text_check(&words, err);
            if (status == PM_OK) {
                status = pm_problems_add(&merge->map_problems, 0, edge->line, edge->column, err,
                                         "%s stands here and is reported in sheets, too: both are "
                                         "kept and count twice. Take it out here.",
                                         pm_text_bytes(&words));
            }
            pm_text_free(&words);
        }
    }
    return status;
}

/* Have these two rows met in an earlier tie of the pair, which begins at first? */
static bool rows_have_met(const pm_report *first, const pm_report *a, const pm_report *b)
{
    for (const pm_report *met = first; met < a; met++) {
        if (met->reply == a->reply && met[1].reply == b->reply) {
            return true;
        }
    }
    return false;
}

/* A tie that one end alone reports. */
static pm_status look_at_single(pm_merge *merge, const pm_report *report, const pm_report *first,
                                const pm_report *end, pm_error *err)
{
    merge->reported_by_one++;
    if (merge->sheet_of[other_of(report)] == NULL) {
        merge->unanswered++;
        return PM_OK;
    }
    return say_unconfirmed(merge, report, other_names_any(report, first, end), err);
}

static pm_status compare_pair(pm_merge *merge, const pm_reports *reports, size_t first, size_t end,
                              pm_error *err)
{
    const pm_report *begin = &reports->items[first];
    pm_status status = PM_OK;
    for (size_t tie = first, next = 0; tie < end && status == PM_OK; tie = next) {
        next = pm_reports_end_of_tie(reports, tie);
        const pm_report *a = &reports->items[tie];
        status = warn_of_stated(merge, a, err);
        if (status == PM_OK && next - tie == 1) {
            status = look_at_single(merge, a, begin, &reports->items[end], err);
        } else if (status == PM_OK) {
            merge->reported_by_both++;
            status = compare_reports(merge, a, a + 1, rows_have_met(begin, a, a + 1), err);
        }
    }
    return status;
}

/* --- members --------------------------------------------------------------------------------- */

/* What the map states of a member before its own answers are put in their place. */
static pm_status compare_member(pm_merge *merge, const pm_answers *sheet, pm_error *err)
{
    const char *question = "";
    pm_word word = PM_WORD_COUNT;
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && (word = pm_own_question(i, &question)) < PM_WORD_COUNT;
         i++) {
        const char *stated = pm_map_text(merge->map, word, sheet->respondent);
        bool same = stated == NULL || sheet->own[i] == NULL ||
                    pm_equal_ignoring_case(stated, sheet->own[i]) ||
                    (pm_parse_boolean(stated) >= 0 &&
                     pm_parse_boolean(stated) == pm_parse_boolean(sheet->own[i]));
        if (same) {
            continue;
        }
        pm_text words = {0};
        pm_text_addf(&words, "\"%s\" says its %s is %s",
                     pm_excerpt_of(name_of(merge, sheet->respondent)).bytes,
                     pm_vocabulary(word)->name, pm_excerpt_of(sheet->own[i]).bytes);
        pm_text_addf(&words, "; %s says %s, which its own answer replaces.", merge->map_path,
                     pm_excerpt_of(stated).bytes);
        status = add_contradiction(merge, sheet->path, sheet->own_lines[i], &words, err);
        pm_text_free(&words);
    }
    return status;
}

pm_status pm_merge_compare(pm_merge *merge, const pm_reports *reports, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t first = 0, end = 0; first < reports->count && status == PM_OK; first = end) {
        end = pm_reports_end_of_pair(reports, first);
        status = compare_pair(merge, reports, first, end, err);
    }
    for (size_t node = 0; node < pm_map_node_count(merge->map) && status == PM_OK; node++) {
        if (merge->sheet_of[node] != NULL) {
            status = compare_member(merge, merge->sheet_of[node], err);
        }
    }
    return status;
}
