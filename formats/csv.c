/* Results as CSV (RFC 4180): one table with one header line, commas, lines ended by CR LF, UTF-8.
 * Measures: one row an organisation, relationship... of the level asked for; findings: one row
 * each. Undefined is an empty cell; lists are joined by ';'. */
#include "formats/csv_cells.h"
#include "formats/rows.h"
#include "formats/writers.h"

/* A composed cell: what "part" holds, which is emptied for the next one. */
static void add_composed(pm_text *out, size_t column, pm_text *part)
{
    out->failed = out->failed || part->failed;
    pm_csv_add_cell(out, column, pm_text_bytes(part));
    pm_text_free(part);
}

static void add_part(pm_text *list, const char *item)
{
    pm_text_add(list, list->length > 0 ? ";" : "");
    pm_text_add(list, item);
}

/* --- measures -------------------------------------------------------------------------------- */

/* What the one row of the network is known by, so that tables of several maps can be joined. */
static size_t add_map_header(pm_text *out)
{
    pm_csv_add_cell(out, 0, "file");
    pm_csv_add_cell(out, 1, "graph");
    pm_csv_add_cell(out, 2, "name");
    return 3;
}

static size_t add_map_identity(pm_text *out, const pm_map *map)
{
    const char *name = pm_map_text(map, PM_MAP_NAME, 0);
    pm_csv_add_cell(out, 0, pm_map_file(map));
    pm_csv_add_cell(out, 1, pm_map_graph_id(map));
    pm_csv_add_cell(out, 2, name != NULL ? name : "");
    return 3;
}

static void add_header(const pm_results *results, pm_level level, pm_text *out)
{
    size_t cells = level == PM_LEVEL_NETWORK ? add_map_header(out) : 0;
    for (size_t i = 0; i < pm_identity_count(level); i++) {
        pm_csv_add_cell(out, cells++, pm_identity_key(level, i));
    }
    for (size_t c = 0; c < pm_measures_column_count(results->measures, level); c++) {
        const pm_column *column = pm_measures_column(results->measures, level, c);
        if (pm_is_written(results, level, column)) {
            pm_csv_add_cell(out, cells++, column->key);
        }
    }
    pm_csv_end_row(out);
}

static void add_row(const pm_results *results, pm_level level, size_t row, pm_text *out)
{
    const pm_measures *measures = results->measures;
    size_t cells = level == PM_LEVEL_NETWORK ? add_map_identity(out, pm_results_map(results)) : 0;
    for (size_t i = 0; i < pm_identity_count(level); i++) {
        const char *fact = pm_identity(measures, level, row, i);
        pm_csv_add_cell(out, cells++, fact != NULL ? fact : "");
    }
    for (size_t c = 0; c < pm_measures_column_count(measures, level); c++) {
        const pm_column *column = pm_measures_column(measures, level, c);
        if (pm_is_written(results, level, column)) {
            pm_csv_add_value(out, cells++, column->measure->type, &column->values[row]);
        }
    }
    pm_csv_end_row(out);
}

pm_status pm_write_measures_csv(const pm_results *results, pm_text *out, pm_error *err)
{
    pm_level level = results->one_level ? results->level : PM_LEVEL_ORGANISATION;
    pm_csv_begin(out, results->mark);
    add_header(results, level, out);
    for (size_t row = 0; row < pm_measures_rows(results->measures, level); row++) {
        add_row(results, level, row, out);
    }
    return pm_text_check(out, err);
}

/* --- findings -------------------------------------------------------------------------------- */

static const char *const FINDING_HEADER[] = {
    "rule",      "title",   "family", "fact",   "outcome", "headline", "text",
    "threshold", "members", "edges",  "people", "numbers", "question", "next_step",
};

static void add_members(pm_text *list, const pm_measures *measures, const pm_finding *finding)
{
    for (size_t i = 0; i < finding->member_count; i++) {
        add_part(list, pm_measures_row_name(measures, PM_LEVEL_ORGANISATION, finding->members[i]));
    }
}

/* A relationship by its ends: ids of its own are often missing, or all the same. */
static void add_edges(pm_text *list, const pm_measures *measures, const pm_finding *finding)
{
    for (size_t i = 0; i < finding->edge_count; i++) {
        add_part(list, pm_identity(measures, PM_LEVEL_RELATIONSHIP, finding->edges[i], 1));
        pm_text_add(list, " - ");
        pm_text_add(list, pm_identity(measures, PM_LEVEL_RELATIONSHIP, finding->edges[i], 2));
    }
}

static void add_people(pm_text *list, const pm_finding *finding)
{
    for (size_t i = 0; i < finding->person_count; i++) {
        add_part(list, finding->people[i]);
    }
}

static void add_numbers(pm_text *list, const pm_finding *finding)
{
    for (size_t i = 0; i < finding->number_count; i++) {
        add_part(list, finding->numbers[i].name);
        pm_text_add(list, "=");
        pm_text_add_number(list, finding->numbers[i].value);
    }
}

static void add_finding(const pm_measures *measures, const pm_finding *finding, pm_text *out)
{
    const pm_rule *rule = finding->rule;
    const char *const facts[] = {rule->id,
                                 rule->title,
                                 rule->family,
                                 pm_fact_name(rule->fact),
                                 pm_outcome_name(finding->outcome),
                                 finding->headline,
                                 finding->text,
                                 rule->threshold};
    size_t cells = 0;
    while (cells < sizeof facts / sizeof facts[0]) {
        pm_csv_add_cell(out, cells, facts[cells]);
        cells++;
    }
    pm_text list = {0};
    add_members(&list, measures, finding);
    add_composed(out, cells++, &list);
    add_edges(&list, measures, finding);
    add_composed(out, cells++, &list);
    add_people(&list, finding);
    add_composed(out, cells++, &list);
    add_numbers(&list, finding);
    add_composed(out, cells++, &list);
    pm_csv_add_cell(out, cells++, finding->question);
    pm_csv_add_cell(out, cells, rule->next_step);
    pm_csv_end_row(out);
}

pm_status pm_write_findings_csv(const pm_results *results, pm_text *out, pm_error *err)
{
    pm_csv_begin(out, results->mark);
    for (size_t i = 0; i < sizeof FINDING_HEADER / sizeof FINDING_HEADER[0]; i++) {
        pm_csv_add_cell(out, i, FINDING_HEADER[i]);
    }
    pm_csv_end_row(out);
    for (size_t i = 0; i < pm_finding_count(results->findings); i++) {
        add_finding(results->measures, pm_finding_at(results->findings, i), out);
    }
    return pm_text_check(out, err);
}
