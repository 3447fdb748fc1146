/* The cohort page: how many places raise each finding, as bars and numbers. */
#include "viz/cohort_parts.h"

#include <ctype.h>
#include <string.h>

/* In the order in which they matter to a reader. */
static const struct {
    pm_outcome outcome;
    const char *head, *class_name;
} OUTCOMES[] = {{PM_ISSUE, "Issue", "issue"},
                {PM_WATCH, "To watch", "watch"},
                {PM_FINE, "Fine", "fine"},
                {PM_CANNOT_TELL, "Cannot tell", "unknown"}};

enum { OUTCOMES_TOLD = sizeof OUTCOMES / sizeof OUTCOMES[0] };

bool pm_cohort_has_findings(const pm_cohort_sheet *sheet)
{
    return pm_cohort_rule_count(sheet->cohort) > 0;
}

/* A bar of 100 units for all places of the rule; the numbers stand beside it. */
static void add_bar(pm_cohort_sheet *sheet, const pm_cohort_rule *rule)
{
    pm_text svg = {0};
    double at = 0;
    pm_text_add(&svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"bar\" viewBox=\"0 0 100 10\" "
                "preserveAspectRatio=\"none\" aria-hidden=\"true\">");
    for (size_t i = 0; i < OUTCOMES_TOLD; i++) {
        double wide = 100.0 * (double)rule->outcomes[OUTCOMES[i].outcome] / (double)rule->places;
        if (wide > 0) {
            pm_text_addf(&svg, "<rect class=\"%s\" x=\"", OUTCOMES[i].class_name);
            pm_text_add_rounded(&svg, at, 2);
            pm_text_add(&svg, "\" width=\"");
            pm_text_add_rounded(&svg, wide, 2);
            pm_text_add(&svg, "\" height=\"10\"/>");
        }
        at += wide;
    }
    pm_text_add(&svg, "</svg>");
    pm_html_start(sheet->html, "td", "class", "bars", NULL);
    pm_html_svg(sheet->html, &svg);
    pm_html_end(sheet->html);
    sheet->failed = sheet->failed || svg.failed;
    pm_text_free(&svg);
}

/* "12" and, smaller, its share. */
static void add_share(pm_cohort_sheet *sheet, size_t count, size_t of)
{
    pm_html *html = sheet->html;
    pm_html_start(html, "td", "class", "number", "data-value", pm_cohort_keepf(sheet, "%zu", count),
                  NULL);
    pm_html_textf(html, "%zu", count);
    pm_html_start(html, "span", "class", "unit", NULL);
    pm_html_textf(html, " %.0f %%", 100.0 * (double)count / (double)of);
    pm_html_end(html);
    pm_html_end(html);
}

static const char *capital(pm_cohort_sheet *sheet, const char *word)
{
    return word[0] == '\0'
               ? ""
               : pm_cohort_keepf(sheet, "%c%s", toupper((unsigned char)word[0]), word + 1);
}

static void add_row(pm_cohort_sheet *sheet, size_t index)
{
    const pm_cohort_rule *rule = pm_cohort_rule_at(sheet->cohort, index);
    pm_html *html = sheet->html;
    const char *family = capital(sheet, rule->family);
    pm_html_start(html, "tr", "data-family", family, "data-rule",
                  pm_cohort_keepf(sheet, "%zu", index), NULL);
    pm_html_leaf(html, "th", rule->title, "scope", "row", "title", rule->rule, NULL);
    pm_html_leaf(html, "td", family, NULL);
    add_bar(sheet, rule);
    for (size_t i = 0; i < OUTCOMES_TOLD; i++) {
        add_share(sheet, rule->outcomes[OUTCOMES[i].outcome], rule->places);
    }
    pm_cohort_add_number(sheet, (double)rule->places, 0, "number");
    pm_html_end(html);
}

static void add_heads(pm_cohort_sheet *sheet)
{
    pm_cohort_begin_heads(sheet);
    pm_cohort_add_head(sheet, &(pm_cohort_head){.title = "Rule", .type = "words"});
    pm_cohort_add_head(sheet, &(pm_cohort_head){.title = "Family", .type = "words"});
    pm_html_leaf(sheet->html, "th", "Share of places", "scope", "col", "class", "bars", NULL);
    for (size_t i = 0; i < OUTCOMES_TOLD; i++) {
        pm_cohort_add_head(sheet, &(pm_cohort_head){.title = OUTCOMES[i].head, .type = "number"});
    }
    pm_cohort_add_head(sheet,
                       &(pm_cohort_head){.title = "Places",
                                         .type = "number",
                                         .meaning = "Places that have a finding of the rule."});
    pm_cohort_end_heads(sheet);
}

pm_status pm_cohort_add_findings(pm_cohort_sheet *sheet, pm_error *err)
{
    const pm_cohort *cohort = sheet->cohort;
    (void)err;
    pm_html_leaf(sheet->html, "p",
                 "Each place counts once a rule, by its worst finding. “Cannot tell” means that "
                 "its map does not record what the rule asks for; that is no finding about the "
                 "place.",
                 NULL);
    pm_html_start(sheet->html, "p", "class", "outcomes", NULL);
    for (size_t i = 0; i < OUTCOMES_TOLD; i++) {
        pm_html_leaf(sheet->html, "span", OUTCOMES[i].head, "class", OUTCOMES[i].class_name, NULL);
    }
    pm_html_end(sheet->html);
    pm_cohort_begin_table(sheet, &(pm_cohort_grid){.id = "findings-by-rule",
                                                   .caption = "Places that raise each finding",
                                                   .one = "rule",
                                                   .many = "rules"});
    add_heads(sheet);
    for (size_t i = 0; i < pm_cohort_rule_count(cohort); i++) {
        if (pm_cohort_rule_at(cohort, i)->places > 0) {
            add_row(sheet, i);
        }
    }
    pm_cohort_end_table(sheet);
    return PM_OK;
}
