/* The report: the thirteen ingredients as partners answered them, those first on which they differ
 * most. What fewer than five answered is not shown; there is no total. */
#include "engine/audit/ingredients.h"

#include <stdlib.h>

#include "engine/model/vocabulary.h"
#include "viz/report_families.h"

static const char FAMILY[] = "ingredients";
static const char HOW_TO_READ[] =
    "Spread is 0 where all answer alike and 1 where half say yes and half no (Leik 1966). A gap is "
    "told where both sides have answers enough, one for each ingredient, and within 10% and 90%, "
    "so that nobody's answer can be worked out.";

/* Those that are told first, most disputed first; else by number. */
static int by_spread(const void *left, const void *right)
{
    const pm_ingredient *x = left;
    const pm_ingredient *y = right;
    if (x->told != y->told) {
        return x->told ? -1 : 1;
    }
    if (x->told && (x->spread > y->spread || x->spread < y->spread)) {
        return x->spread > y->spread ? -1 : 1;
    }
    return x->number < y->number ? -1 : 1;
}

static void add_share(pm_report *report, size_t count, size_t of)
{
    pm_html_start(report->html, "td", "class", "number", NULL);
    pm_html_textf(report->html, "%.0f%%", 100.0 * (double)count / (double)of);
    pm_html_end(report->html);
}

static void add_gap(pm_report *report, const pm_ingredient *of)
{
    pm_html *html = report->html;
    pm_html_start(html, "td", NULL);
    if (of->has_gap) {
        pm_html_textf(html, "%s %.0f%%, %s %.0f%% yes", of->gap.side, 100 * of->gap.share,
                      of->gap.others, 100 * of->gap.others_share);
    } else {
        pm_html_text(html, "none that can be told");
    }
    pm_html_end(html);
}

/* What stands in place of the numbers of an ingredient that few answered. */
static void add_untold(pm_report *report, const pm_ingredient *of)
{
    pm_html *html = report->html;
    pm_html_start(html, "td", "colspan", "6", "class", "suppressed", NULL);
    if (of->of_map >= 0) {
        pm_html_textf(html, "stated once for the whole map: %s; spread unknown",
                      pm_vocabulary((pm_word)(PM_MAP_ING01 + of->number - 1))->choices[of->of_map]);
    } else {
        pm_html_textf(html, "fewer than %zu answers: not shown",
                      pm_findings_conventions(report->findings)->fewest_answers);
    }
    pm_html_end(html);
}

static void add_row(pm_report *report, const pm_ingredient *of)
{
    pm_html *html = report->html;
    pm_html_start(html, "tr", NULL);
    pm_html_start(html, "th", "scope", "row", NULL);
    pm_html_textf(html, "%zu. %c%s", of->number,
                  (char)(of->title[0] - (of->title[0] >= 'a' ? 32 : 0)), of->title + 1);
    pm_html_end(html);
    if (of->told) {
        pm_report_add_count_cell(report, of->answered);
        add_share(report, of->yes, of->answered);
        add_share(report, of->unsure, of->answered);
        add_share(report, of->no, of->answered);
        pm_html_start(html, "td", "class", "number", NULL);
        pm_html_textf(html, "%.2f", of->spread);
        pm_html_end(html);
        add_gap(report, of);
    } else {
        add_untold(report, of);
    }
    pm_html_end(html);
}

/* Where the answers are set beside what the map shows. */
static void add_way_to_findings(pm_report *report)
{
    size_t told = pm_report_family_count(report, FAMILY, PM_ISSUE) +
                  pm_report_family_count(report, FAMILY, PM_WATCH) +
                  pm_report_family_count(report, FAMILY, PM_FINE);
    if (told > 0) {
        pm_html_start(report->html, "p", NULL);
        pm_html_text(report->html, "Where the map can speak too, answers and map are set side by "
                                   "side under ");
        pm_html_leaf(report->html, "a", "Findings", "href", "#family-ingredients", NULL);
        pm_html_text(report->html, ".");
        pm_html_end(report->html);
    }
}

static bool is_answered(const pm_ingredient *of)
{
    return of->told || of->of_map >= 0;
}

static void add_table(pm_report *report, const pm_ingredient *all)
{
    static const char *const heads[] = {"Ingredient", "#Answered", "#Yes",       "#Unsure",
                                        "#No",        "#Spread",   "Widest gap", NULL};
    pm_report_begin_table(report, "table-ingredients",
                          "Answers to the thirteen ingredients, the most disputed first", NULL);
    pm_report_add_heads(report, heads);
    pm_html_start(report->html, "tbody", NULL);
    for (size_t i = 0; i < PM_INGREDIENTS; i++) {
        add_row(report, &all[i]);
    }
    pm_html_end(report->html);
    pm_report_end_table(report);
    pm_html_leaf(report->html, "p", HOW_TO_READ, "class", "note", NULL);
}

pm_status pm_report_add_ingredients(pm_report *report, pm_error *err)
{
    pm_ingredient all[PM_INGREDIENTS];
    bool shows = false;
    size_t answered = 0;
    for (size_t i = 0; i < PM_INGREDIENTS; i++) {
        all[i] =
            pm_ingredient_answers(report->measures, pm_findings_conventions(report->findings), i);
        answered += is_answered(&all[i]) ? 1 : 0;
    }
    if (answered == 0) {
        pm_html_start(report->html, "p", NULL);
        pm_report_add_words(report,
                            "Five partners or more have to answer before anything is shown. Record "
                            "`ing01` to `ing13` on organisations as yes, no or unsure; `partmap "
                            "template` makes the question sheets.");
        pm_html_end(report->html);
        return PM_OK;
    }
    qsort(all, PM_INGREDIENTS, sizeof *all, by_spread);
    add_table(report, all);
    add_way_to_findings(report);
    return pm_report_add_chart(report, pm_chart_find("ingredients"), &shows, err);
}
