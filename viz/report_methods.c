/* The report: how all of it was made: settings, what the map states and what not, and the measures
 * and rules of the registries (report_registries.c), each with its source. */
#include <string.h>

#include "viz/report_methods.h"

enum { MOST_WARNINGS = 50 };

/* --- settings --------------------------------------------------------------------------------- */

static void add_setting(pm_report *report, const char *name, const char *value)
{
    pm_html *html = report->html;
    pm_html_start(html, "tr", NULL);
    pm_html_leaf(html, "th", name, "scope", "row", NULL);
    pm_report_add_cell(report, value != NULL ? value : "");
    report->failed = report->failed || value == NULL;
    pm_html_end(html);
}

/* The decision bodies' names. */
static const char *decision_bodies(pm_report *report)
{
    pm_text text = {0};
    for (size_t i = 0; i < pm_measures_rows(report->measures, PM_LEVEL_ORGANISATION); i++) {
        if (pm_measures_is_decision_body(report->measures, i)) {
            pm_text_add(&text, text.length > 0 ? ", " : "");
            pm_text_add(&text, pm_measures_member_name(report->measures, i));
        }
    }
    pm_text_add(&text, text.length > 0 ? "" : "none stated");
    return pm_report_keep(report, &text);
}

/* The rules files that the findings were judged by. */
static const char *rules_files(pm_report *report)
{
    pm_text text = {0};
    for (size_t i = 0; i < pm_findings_rules_file_count(report->findings); i++) {
        const pm_rules_file *file = pm_findings_rules_file_at(report->findings, i);
        pm_text_add(&text, i > 0 ? "; " : "");
        pm_text_addf(&text, "%s%s%s", file->name, file->title != NULL ? ": " : "",
                     file->title != NULL ? file->title : "");
    }
    return pm_report_keep(report, &text);
}

static void add_settings(pm_report *report)
{
    const pm_settings *settings = pm_measures_settings(report->measures);
    const char *resource = pm_measures_resource(report->measures);
    const char *graph = pm_map_graph_id(report->map);
    pm_html_leaf(report->html, "h3", "Settings", "id", "settings", NULL);
    pm_report_begin_table(report, "table-settings", "What this report was made from, and how",
                          "narrow words");
    pm_html_start(report->html, "tbody", NULL);
    add_setting(report, "Map", pm_report_file(report));
    if (graph[0] != '\0') {
        add_setting(report, "Graph", graph);
    }
    add_setting(report, "Made by", "partmap " PM_VERSION);
    add_setting(report, "Ties counted",
                settings->ties != NULL ? settings->ties : "of any kind, stated or not");
    add_setting(report, "A tie counts when",
                settings->combine == PM_BOTH ? "both its ends report it"
                                             : "either of its ends reports it");
    add_setting(report, "Sector",
                settings->sector != NULL ? settings->sector : pm_vocabulary(PM_NODE_SECTOR)->name);
    add_setting(report, "Resource", resource != NULL ? resource : "none stated");
    add_setting(report, "Decision bodies", decision_bodies(report));
    add_setting(report, "Routes to decisions",
                settings->directed ? "follow the direction of ties" : "go along ties either way");
    if (pm_findings_rules_file_count(report->findings) > 0) {
        add_setting(report, "Rules files", rules_files(report));
    }
    add_setting(report, "Seed", pm_report_keepf(report, "%lu", settings->seed));
    add_setting(report, "People",
                settings->name_people ? "by the names that the map states"
                                      : "by role or stand-in, not by name");
    pm_html_end(report->html);
    pm_report_end_table(report);
}

/* --- missing data ----------------------------------------------------------------------------- */

/* How many elements of the word's sort could state it. */
static size_t elements_of(const pm_report *report, const pm_vocabulary_row *row)
{
    return row->element == PM_GRAPH  ? 1
           : row->element == PM_NODE ? pm_map_node_count(report->map)
                                     : pm_map_edge_count(report->map);
}

static size_t stated_of(const pm_report *report, pm_word word)
{
    size_t count = 0;
    for (size_t i = 0; i < elements_of(report, pm_vocabulary(word)); i++) {
        count += pm_map_text(report->map, word, i) != NULL ? 1 : 0;
    }
    return count;
}

static void add_word(pm_report *report, pm_word word, size_t stated)
{
    static const char *const elements[] = {"map", "node", "edge"};
    const pm_vocabulary_row *row = pm_vocabulary(word);
    size_t all = elements_of(report, row);
    pm_html *html = report->html;
    pm_html_start(html, "tr", NULL);
    pm_html_start(html, "th", "scope", "row", NULL);
    pm_html_leaf(html, "code", row->name, NULL);
    pm_html_end(html);
    pm_report_add_cell(report, elements[row->element]);
    pm_report_add_count_cell(report, stated);
    pm_report_add_count_cell(report, all);
    pm_html_start(html, "td", "class", "number", NULL);
    pm_html_textf(html, "%.0f%%", all > 0 ? 100.0 * (double)stated / (double)all : 0);
    pm_html_end(html);
    pm_report_add_words_cell(report, row->meaning);
    pm_html_end(html);
}

/* Is no word of this name stated, of whatever sort of element, and this the first of them? */
static bool is_name_unstated(const bool *unstated, pm_word word)
{
    for (pm_word other = 0; other < PM_WORD_COUNT; other++) {
        bool same = strcmp(pm_vocabulary(other)->name, pm_vocabulary(word)->name) == 0;
        if (same && (!unstated[other] || other < word)) {
            return false;
        }
    }
    return true;
}

static void add_unstated(pm_report *report, const bool *unstated)
{
    const char *between = "";
    pm_html *html = report->html;
    pm_html_start(html, "p", NULL);
    pm_html_text(html, "Stated nowhere on this map: ");
    for (pm_word word = 0; word < PM_WORD_COUNT; word++) {
        if (is_name_unstated(unstated, word)) {
            pm_html_text(html, between);
            pm_html_leaf(html, "code", pm_vocabulary(word)->name, NULL);
            between = ", ";
        }
    }
    pm_html_text(html, ".");
    pm_html_end(html);
}

static void add_stated(pm_report *report, const bool *unstated)
{
    static const char *const heads[] = {"Word",   "Of",      "#Stated", "#Of all",
                                        "#Share", "Meaning", NULL};
    pm_report_begin_table(report, "table-coverage",
                          "How many nodes and edges state each word; a blank is unknown", "words");
    pm_report_add_heads(report, heads);
    pm_html_start(report->html, "tbody", NULL);
    for (pm_word word = 0; word < PM_WORD_COUNT; word++) {
        if (!unstated[word]) {
            add_word(report, word, stated_of(report, word));
        }
    }
    pm_html_end(report->html);
    pm_report_end_table(report);
}

static void add_coverage(pm_report *report)
{
    bool unstated[PM_WORD_COUNT];
    size_t count = 0;
    for (pm_word word = 0; word < PM_WORD_COUNT; word++) {
        unstated[word] = stated_of(report, word) == 0;
        count += unstated[word] ? 1 : 0;
    }
    pm_html_leaf(report->html, "h3", "What the map states", "id", "coverage", NULL);
    if (count < PM_WORD_COUNT) {
        add_stated(report, unstated);
    }
    if (count > 0) {
        add_unstated(report, unstated);
    }
}

/* --- what the reader of the file remarked ----------------------------------------------------- */

static void add_warning(pm_report *report, const pm_problem *problem)
{
    pm_html *html = report->html;
    pm_html_start(html, "li", NULL);
    if (problem->line > 0) {
        pm_html_textf(html, "Line %zu: ", problem->line);
    }
    pm_html_text(html, problem->message);
    pm_html_end(html);
}

static void add_warnings(pm_report *report)
{
    const pm_problems *problems = report->options->problems;
    size_t count = problems != NULL ? problems->count + problems->warnings_left_out : 0;
    size_t shown = count < MOST_WARNINGS ? count : MOST_WARNINGS;
    if (count == 0) {
        return;
    }
    pm_html_leaf(report->html, "h3", "Remarks on the file", "id", "warnings", NULL);
    pm_html_start(report->html, "ul", NULL);
    for (size_t i = 0; i < shown && i < problems->count; i++) {
        add_warning(report, &problems->items[i]);
    }
    pm_html_end(report->html);
    if (count > shown) {
        pm_html_start(report->html, "p", "class", "note", NULL);
        pm_html_textf(report->html, "%zu more: \"partmap check\" shows them all.", count - shown);
        pm_html_end(report->html);
    }
}

pm_status pm_report_add_methods(pm_report *report, pm_error *err)
{
    (void)err;
    add_settings(report);
    add_coverage(report);
    add_warnings(report);
    pm_report_add_measures(report);
    pm_report_add_rules(report);
    return PM_OK;
}
