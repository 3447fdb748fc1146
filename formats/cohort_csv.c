/* The tables over all places: see cohort_csv.h. */
#include "formats/cohort_csv.h"

#include <string.h>

#include "formats/csv_cells.h"
#include "formats/rows.h"

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

static void add_header(pm_text *out, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        pm_csv_add_cell(out, i, names[i]);
    }
}

/* A column whose row knows its place. */
static size_t add_place(pm_text *out, const char *place, const char *run)
{
    pm_csv_add_cell(out, 0, place);
    pm_csv_add_cell(out, 1, run);
    return 2;
}

/* Empty for 0: a line or column that is not known. */
static void add_known(pm_text *out, size_t column, size_t number)
{
    if (number > 0) {
        pm_csv_add_number(out, column, (double)number);
    } else {
        pm_csv_add_cell(out, column, "");
    }
}

/* --- organisations.csv ----------------------------------------------------------------------- */

void pm_add_organisations_header(pm_text *out, const pm_kept *kept)
{
    size_t cells = add_place(out, "place", "run");
    for (size_t i = 0; i < pm_identity_count(PM_LEVEL_ORGANISATION); i++) {
        pm_csv_add_cell(out, cells++, pm_identity_key(PM_LEVEL_ORGANISATION, i));
    }
    for (size_t c = 0; c < kept->counts[PM_LEVEL_ORGANISATION]; c++) {
        pm_csv_add_cell(out, cells++, kept->measures[PM_LEVEL_ORGANISATION][c]->key);
    }
    pm_csv_end_row(out);
}

void pm_add_organisations(pm_text *out, const pm_kept *kept, const pm_place *place,
                          const pm_place_results *results)
{
    const pm_result_rows *rows = &results->rows[PM_LEVEL_ORGANISATION];
    size_t facts = pm_identity_count(PM_LEVEL_ORGANISATION);
    size_t count = kept->counts[PM_LEVEL_ORGANISATION];
    for (size_t row = 0; row < rows->count; row++) {
        size_t cells = add_place(out, place->name, place->run);
        for (size_t i = 0; i < facts; i++) {
            const char *fact = rows->facts[row * facts + i];
            pm_csv_add_cell(out, cells++, fact != NULL ? fact : "");
        }
        for (size_t c = 0; c < count; c++) {
            pm_csv_add_value(out, cells++, kept->measures[PM_LEVEL_ORGANISATION][c]->type,
                             &rows->values[row * count + c]);
        }
        pm_csv_end_row(out);
    }
}

/* --- findings.csv ---------------------------------------------------------------------------- */

void pm_add_findings_header(pm_text *out)
{
    static const char *const names[] = {
        "place", "run",     "rule",  "title",  "family",  "fact",     "outcome",   "headline",
        "text",  "members", "edges", "people", "numbers", "question", "next_step",
    };
    add_header(out, names, COUNT_OF(names));
    pm_csv_end_row(out);
}

/* A composed cell, emptied for the next one. */
static void add_composed(pm_text *out, size_t column, pm_text *cell)
{
    out->failed = out->failed || cell->failed;
    pm_csv_add_cell(out, column, pm_text_bytes(cell));
    pm_text_free(cell);
}

static void add_edges(pm_text *out, size_t column, const pm_found *found)
{
    pm_text cell = {0};
    for (size_t i = 0; i < found->edge_count; i++) {
        pm_text_addf(&cell, "%s%s - %s", i > 0 ? ";" : "", found->edges[2 * i],
                     found->edges[2 * i + 1]);
    }
    add_composed(out, column, &cell);
}

static void add_numbers(pm_text *out, size_t column, const pm_found *found)
{
    pm_text cell = {0};
    for (size_t i = 0; i < found->number_count; i++) {
        pm_text_addf(&cell, "%s%s=", i > 0 ? ";" : "", found->numbers[i].name);
        pm_text_add_number(&cell, found->numbers[i].value);
    }
    add_composed(out, column, &cell);
}

void pm_add_findings(pm_text *out, const pm_place *place, const pm_place_results *results)
{
    for (size_t f = 0; f < results->finding_count; f++) {
        const pm_found *found = &results->findings[f];
        const char *const facts[] = {found->rule,
                                     found->title,
                                     found->family,
                                     found->fact,
                                     pm_outcome_name(found->outcome),
                                     found->headline,
                                     found->text};
        size_t cells = add_place(out, place->name, place->run);
        for (size_t i = 0; i < COUNT_OF(facts); i++) {
            pm_csv_add_cell(out, cells++, facts[i]);
        }
        pm_csv_add_texts(out, cells++, found->members, found->member_count);
        add_edges(out, cells++, found);
        pm_csv_add_texts(out, cells++, found->people, found->person_count);
        add_numbers(out, cells++, found);
        pm_csv_add_cell(out, cells++, found->question);
        pm_csv_add_cell(out, cells, found->next_step);
        pm_csv_end_row(out);
    }
}

/* --- failures.csv ---------------------------------------------------------------------------- */

void pm_add_failures_header(pm_text *out)
{
    static const char *const names[] = {"place",  "run",  "file",  "stage",
                                        "reason", "line", "column"};
    add_header(out, names, COUNT_OF(names));
    pm_csv_end_row(out);
}

void pm_add_failures(pm_text *out, const pm_place *place)
{
    for (size_t i = 0; i < place->failure_count; i++) {
        const pm_place_failure *failure = &place->failures[i];
        size_t cells = add_place(out, place->name, place->run);
        pm_csv_add_cell(out, cells++, place->file);
        pm_csv_add_cell(out, cells++, pm_stage_name(failure->stage));
        pm_csv_add_cell(out, cells++, failure->reason);
        add_known(out, cells++, failure->line);
        add_known(out, cells, failure->column);
        pm_csv_end_row(out);
    }
}

/* --- networks.csv ---------------------------------------------------------------------------- */

void pm_add_networks_header(pm_text *out, const char *const *keys, size_t count)
{
    static const char *const names[] = {"place", "run", "file", "title", "status"};
    add_header(out, names, COUNT_OF(names));
    for (size_t i = 0; i < count; i++) {
        pm_csv_add_cell(out, COUNT_OF(names) + i, keys[i]);
    }
    pm_csv_end_row(out);
}

static pm_place_status status_of(const pm_cohort_place *place)
{
    if (!place->done) {
        return PM_PLACE_FAILED;
    }
    return place->partly ? PM_PLACE_PARTLY : PM_PLACE_DONE;
}

void pm_add_network(pm_text *out, const pm_cohort *cohort, size_t at, const char *const *keys,
                    size_t count)
{
    const pm_cohort_place *place = pm_cohort_place_at(cohort, at);
    size_t cells = add_place(out, place->name, pm_cohort_run(cohort));
    pm_csv_add_cell(out, cells++, place->file);
    pm_csv_add_cell(out, cells++, place->title);
    pm_csv_add_cell(out, cells++, pm_place_status_name(status_of(place)));
    for (size_t i = 0; i < count; i++) {
        size_t column = pm_cohort_column_of(cohort, keys[i]);
        pm_value value = {.reason = ""};
        pm_value_type type = PM_VALUE_NUMBER;
        if (column != SIZE_MAX) {
            pm_standing standing = pm_cohort_standing(cohort, at, column);
            value.reason = standing.reason;
            value.as.number = standing.number;
            type = pm_cohort_column_at(cohort, column)->measure->type;
        }
        pm_csv_add_value(out, cells++, type, &value);
    }
    pm_csv_end_row(out);
}

/* --- cohort.csv ------------------------------------------------------------------------------ */

void pm_add_cohort_header(pm_text *out)
{
    static const char *const names[] = {
        "place",       "run",
        "band",        "measure",
        "value",       "reason",
        "n_used",      "n_missing",
        "band_places", "band_lower_quartile",
        "band_median", "band_upper_quartile",
        "robust_z",    "mid_rank_percentile",
        "unusual",
    };
    add_header(out, names, COUNT_OF(names));
    pm_csv_end_row(out);
}

static void add_number_if(pm_text *out, size_t column, bool there, double number)
{
    if (there) {
        pm_csv_add_number(out, column, number);
    } else {
        pm_csv_add_cell(out, column, "");
    }
}

/* Why the place is unusual in this measure; "" where it is not. */
static const char *unusual_words(const pm_cohort *cohort, size_t at, size_t column)
{
    size_t count = 0;
    const pm_unusual *unusual = pm_cohort_unusual_of(cohort, at, &count);
    for (size_t i = 0; i < count; i++) {
        if (unusual[i].column == column) {
            return unusual[i].words;
        }
    }
    return "";
}

static void add_standing(pm_text *out, const pm_cohort *cohort, size_t at, size_t column)
{
    const pm_cohort_column *of = pm_cohort_column_at(cohort, column);
    const pm_cohort_place *place = pm_cohort_place_at(cohort, at);
    const pm_summary *summary = &of->band[place->band];
    pm_standing standing = pm_cohort_standing(cohort, at, column);
    size_t cells = add_place(out, place->name, pm_cohort_run(cohort));
    pm_csv_add_cell(out, cells++, pm_cohort_band_at(cohort, place->band)->name);
    pm_csv_add_cell(out, cells++, of->key);
    add_number_if(out, cells++, standing.defined, standing.number);
    pm_csv_add_cell(out, cells++, standing.defined ? "" : standing.reason);
    add_number_if(out, cells++, standing.has_coverage, (double)standing.n_used);
    add_number_if(out, cells++, standing.has_coverage, (double)standing.n_missing);
    pm_csv_add_number(out, cells++, (double)summary->n);
    add_number_if(out, cells++, standing.has_percentile, summary->lower_quartile);
    add_number_if(out, cells++, standing.has_percentile, summary->median);
    add_number_if(out, cells++, standing.has_percentile, summary->upper_quartile);
    add_number_if(out, cells++, standing.has_z, standing.z);
    add_number_if(out, cells++, standing.has_percentile, standing.percentile);
    pm_csv_add_cell(out, cells, unusual_words(cohort, at, column));
    pm_csv_end_row(out);
}

void pm_add_cohort_place(pm_text *out, const pm_cohort *cohort, size_t at)
{
    if (!pm_cohort_place_at(cohort, at)->measured) {
        return;
    }
    for (size_t c = 0; c < pm_cohort_column_count(cohort); c++) {
        if (pm_cohort_column_at(cohort, c)->compared) {
            add_standing(out, cohort, at, c);
        }
    }
}
