/* The sheets of a workbook that are words: findings, and methods. See xlsx_write.h. */
#include <string.h>

#include "formats/rows.h"
#include "formats/xlsx_write.h"

/* --- findings -------------------------------------------------------------------------------- */

static pm_style style_of(pm_outcome outcome)
{
    static const pm_style styles[PM_OUTCOME_COUNT] = {
        [PM_FINE] = PM_STYLE_GREEN,
        [PM_WATCH] = PM_STYLE_AMBER,
        [PM_ISSUE] = PM_STYLE_RED,
        [PM_CANNOT_TELL] = PM_STYLE_GREY,
    };
    return styles[outcome];
}

static void put_members(pm_book *book, size_t row, size_t column, const pm_measures *measures,
                        const pm_finding *finding)
{
    pm_text list = {0};
    for (size_t i = 0; i < finding->member_count; i++) {
        pm_text_add(&list, i > 0 ? "; " : "");
        pm_text_add(&list, pm_measures_member_name(measures, finding->members[i]));
    }
    pm_book_put_text(book, row, column, pm_text_bytes(&list), PM_STYLE_WRAPPED);
    pm_text_free(&list);
}

static void put_finding(pm_book *book, size_t row, const pm_measures *measures,
                        const pm_finding *finding)
{
    const pm_rule *rule = finding->rule;
    const char *const words[] = {finding->headline,        finding->text,   finding->question,
                                 rule->next_step,          rule->threshold, rule->why,
                                 pm_fact_name(rule->fact), rule->source,    rule->id};
    size_t count = sizeof words / sizeof *words;
    pm_book_put_text(book, row, 0, pm_outcome_name(finding->outcome), style_of(finding->outcome));
    for (size_t i = 0; i < count; i++) {
        pm_book_put_text(book, row, i + 1, words[i], PM_STYLE_WRAPPED);
    }
    put_members(book, row, count + 1, measures, finding);
}

void pm_xlsx_add_findings(pm_book *book, const pm_results *results)
{
    static const char *const headers[] = {
        "Outcome",   "Finding",    "Evidence",       "A question to ask",
        "Next step", "Convention", "Why it matters", "Rests on",
        "Source",    "Rule",       "Members",        NULL};
    pm_book_add_sheet(book, "findings");
    size_t columns = pm_xlsx_put_headers(book, 0, headers);
    size_t count = results->findings != NULL ? pm_finding_count(results->findings) : 0;
    for (size_t i = 0; i < count; i++) {
        put_finding(book, i + 1, results->measures, pm_finding_at(results->findings, i));
    }
    pm_book_end_sheet(book, 0, count, columns, 2);
}

/* --- methods --------------------------------------------------------------------------------- */

static void put_fact(pm_book *book, size_t *row, const char *name, const char *value)
{
    if (value != NULL && value[0] != '\0') {
        pm_book_put_text(book, *row, 0, name, PM_STYLE_TITLE);
        pm_book_put_text(book, *row, 1, value, PM_STYLE_OVER);
        (*row)++;
    }
}

static void put_settings(pm_book *book, size_t *row, const pm_measures *measures)
{
    pm_text settings = {0};
    pm_add_settings(&settings, measures, "; ");
    put_fact(book, row, "Settings", pm_text_bytes(&settings));
    pm_text_free(&settings);
}

static void put_warnings(pm_book *book, size_t *row, const pm_results *results)
{
    const pm_problems *problems = results->problems;
    for (size_t i = 0; problems != NULL && i < problems->count; i++) {
        const pm_problem *problem = &problems->items[i];
        pm_text words = {0};
        pm_text_addf(&words, "Line %zu: ", problem->line);
        pm_measures_add_text(results->measures, &words, problem->message);
        put_fact(book, row, "Warning", pm_text_bytes(&words));
        pm_text_free(&words);
    }
}

static void put_opening(pm_book *book, size_t *row, const pm_results *results)
{
    const pm_map *map = pm_results_map(results);
    put_fact(book, row, "Partnership", pm_map_text(map, PM_MAP_NAME, 0));
    put_fact(book, row, "Place", pm_map_text(map, PM_MAP_PLACE, 0));
    put_fact(book, row, "Date of the map", pm_map_text(map, PM_MAP_DATE, 0));
    put_fact(book, row, "File", pm_map_file(map));
    put_fact(book, row, "Graph", pm_map_graph_id(map));
    put_fact(book, row, "Made by", "partmap " PM_VERSION);
    put_settings(book, row, results->measures);
    put_warnings(book, row, results);
    put_fact(book, row, "Empty cells",
             "The measure is undefined there: the table below says when that is so.");
    (*row)++;
}

static void put_measure(pm_book *book, size_t row, pm_level level, const pm_column *column)
{
    const pm_measure *measure = column->measure;
    const char *elsewhere = pm_measure_elsewhere(measure);
    const char *const words[] = {column->key,
                                 measure->title,
                                 pm_level_name(level),
                                 measure->unit,
                                 measure->range,
                                 measure->definition,
                                 measure->high,
                                 measure->undefined,
                                 elsewhere != NULL ? elsewhere : "",
                                 measure->source,
                                 column->estimate != NULL ? column->estimate : ""};
    size_t count = sizeof words / sizeof *words;
    for (size_t i = 0; i < count; i++) {
        pm_book_put_text(book, row, i, words[i], i < 5 ? PM_STYLE_TEXT : PM_STYLE_WRAPPED);
    }
    if (column->has_coverage) {
        pm_book_put_number(book, row, count, (double)column->n_used, PM_STYLE_WHOLE);
        pm_book_put_number(book, row, count + 1, (double)column->n_missing, PM_STYLE_WHOLE);
    }
}

void pm_xlsx_add_methods(pm_book *book, const pm_results *results)
{
    static const char *const headers[] = {"Key",
                                          "Measure",
                                          "Level",
                                          "Unit",
                                          "Range",
                                          "Definition",
                                          "How to read it",
                                          "Undefined when",
                                          "In other programs",
                                          "Source",
                                          "Estimated",
                                          "Members counted",
                                          "Not known",
                                          NULL};
    size_t header = 0;
    pm_book_add_sheet(book, "methods");
    put_opening(book, &header, results);
    size_t columns = pm_xlsx_put_headers(book, header, headers);
    size_t row = header;
    for (pm_level level = 0; level < PM_LEVEL_COUNT; level++) {
        for (size_t c = 0; c < pm_measures_column_count(results->measures, level); c++) {
            const pm_column *column = pm_measures_column(results->measures, level, c);
            if (pm_is_written(results, level, column)) {
                put_measure(book, ++row, level, column);
            }
        }
    }
    pm_book_end_sheet(book, header, row, columns, 0);
}
