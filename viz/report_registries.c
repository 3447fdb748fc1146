/* The report's methods: measures and rules as their registries define them. */
#include <string.h>

#include "viz/report_families.h"
#include "viz/report_methods.h"

/* What opens by a click, and on paper is open. */
static void begin_fold(pm_report *report, const char *title, size_t count)
{
    pm_html *html = report->html;
    pm_html_start(html, "details", NULL);
    pm_html_start(html, "summary", NULL);
    pm_html_textf(html, "%s (%zu)", title, count);
    pm_html_end(html);
}

static void add_code_head(pm_report *report, const char *title, const char *key)
{
    pm_html *html = report->html;
    pm_html_start(html, "th", "scope", "row", NULL);
    pm_html_text(html, title);
    pm_html_void(html, "br", NULL);
    pm_html_leaf(html, "code", key, NULL);
    pm_html_end(html);
}

/* --- measures --------------------------------------------------------------------------------- */

static void add_unit(pm_report *report, const pm_measure *measure)
{
    pm_html *html = report->html;
    pm_html_start(html, "td", NULL);
    pm_html_text(html, measure->unit);
    pm_html_text(html, measure->unit[0] != '\0' && measure->range[0] != '\0' ? ", " : "");
    pm_html_text(html, measure->range);
    pm_html_end(html);
}

static void add_measure(pm_report *report, const pm_column *column)
{
    const pm_measure *measure = column->measure;
    pm_html *html = report->html;
    pm_html_start(html, "tr", NULL);
    add_code_head(report, measure->title, column->key);
    pm_html_start(html, "td", NULL);
    pm_report_add_words(report, measure->definition);
    if (column->has_coverage && column->n_missing > 0) {
        pm_html_textf(html, " Computed on %zu, %zu lacked the fact.", column->n_used,
                      column->n_missing);
    }
    if (column->estimate != NULL) {
        pm_html_textf(html, " Estimated: %s.", column->estimate);
    }
    pm_html_end(html);
    add_unit(report, measure);
    pm_report_add_source_cell(report, measure->source);
    pm_html_end(html);
}

static void add_level(pm_report *report, pm_level level, const char *title)
{
    static const char *const heads[] = {"Measure", "Definition", "Unit, range", "Source", NULL};
    size_t count = pm_measures_column_count(report->measures, level);
    if (count == 0 || pm_measures_rows(report->measures, level) == 0) {
        return;
    }
    begin_fold(report, title, count);
    pm_report_begin_table(report, pm_report_keepf(report, "measures-%s", pm_level_name(level)),
                          title, "words");
    pm_report_add_heads(report, heads);
    pm_html_start(report->html, "tbody", NULL);
    for (size_t i = 0; i < count; i++) {
        add_measure(report, pm_measures_column(report->measures, level, i));
    }
    pm_html_end(report->html);
    pm_report_end_table(report);
    pm_html_end(report->html);
}

void pm_report_add_measures(pm_report *report)
{
    static const char *const titles[PM_LEVEL_COUNT] = {
        [PM_LEVEL_NETWORK] = "Measures of the network",
        [PM_LEVEL_ORGANISATION] = "Measures of organisations",
        [PM_LEVEL_RELATIONSHIP] = "Measures of ties",
        [PM_LEVEL_PERSON] = "Measures of people",
        [PM_LEVEL_SECTOR] = "Measures of sectors",
        [PM_LEVEL_MIXING] = "Measures of pairs of sectors"};
    pm_html_leaf(report->html, "h3", "Measures", "id", "measures", NULL);
    for (size_t level = 0; level < PM_LEVEL_COUNT; level++) {
        add_level(report, (pm_level)level, titles[level]);
    }
}

/* --- rules ------------------------------------------------------------------------------------ */

/* Is it the first finding of its rule? */
static bool is_first_of_rule(const pm_report *report, size_t index)
{
    for (size_t i = 0; i < index; i++) {
        if (pm_finding_at(report->findings, i)->rule ==
            pm_finding_at(report->findings, index)->rule) {
            return false;
        }
    }
    return true;
}

static void add_rule(pm_report *report, const pm_rule *rule)
{
    pm_html *html = report->html;
    pm_html_start(html, "tr", NULL);
    add_code_head(report, rule->title, rule->id);
    pm_html_start(html, "td", NULL);
    pm_report_add_words(report, rule->threshold[0] != '\0' ? rule->threshold : "none");
    pm_html_end(html);
    pm_report_add_words_cell(report, rule->why);
    pm_report_add_source_cell(report, rule->source);
    pm_html_end(html);
}

/* Rules of a family; with add, each is written. */
static size_t each_rule(pm_report *report, const char *family, bool add)
{
    size_t count = 0;
    for (size_t i = 0; i < pm_finding_count(report->findings); i++) {
        const pm_rule *rule = pm_finding_at(report->findings, i)->rule;
        if (strcmp(rule->family, family) == 0 && is_first_of_rule(report, i)) {
            count++;
            if (add) {
                add_rule(report, rule);
            }
        }
    }
    return count;
}

void pm_report_add_rules(pm_report *report)
{
    static const char *const heads[] = {"Rule", "Convention", "Why", "Source", NULL};
    const char *family = NULL;
    pm_html_leaf(report->html, "h3", "Rules", "id", "rules", NULL);
    for (size_t i = 0; (family = pm_report_family(report, i)) != NULL; i++) {
        const char *title = pm_report_family_title(family);
        begin_fold(report, title, each_rule(report, family, false));
        pm_report_begin_table(report, pm_report_keepf(report, "rules-%s", family), title, "words");
        pm_report_add_heads(report, heads);
        pm_html_start(report->html, "tbody", NULL);
        each_rule(report, family, true);
        pm_html_end(report->html);
        pm_report_end_table(report);
        pm_html_end(report->html);
    }
}
