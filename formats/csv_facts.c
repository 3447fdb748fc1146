/* Facts about the map as a whole, from a sheet of two columns: a word and its value. See
 * csv_build.h. */
#include <stdint.h>

#include "formats/csv_build.h"

/* "word,value" above the facts is a header. */
static bool is_header(const pm_sheet *sheet)
{
    return pm_sheet_same_header(pm_sheet_text(sheet, 0, 1), "value");
}

static pm_word find_word(const char *name)
{
    for (pm_word word = 0; word < PM_WORD_COUNT; word++) {
        const pm_vocabulary_row *row = pm_vocabulary(word);
        if (row->element == PM_GRAPH && pm_sheet_same_header(row->name, name)) {
            return word;
        }
    }
    return PM_WORD_COUNT;
}

static pm_status say_unknown(pm_csv *csv, size_t row, const char *name, pm_error *err)
{
    return pm_csv_warn(csv, &csv->facts, row, 0, err,
                       "\"%s\" is no word of maps as a whole: it is kept as it stands. \"partmap "
                       "explain\" lists the words.",
                       pm_excerpt_of(name).bytes);
}

static pm_status check_value(pm_csv *csv, size_t row, pm_word word, pm_text *mended, bool *fits,
                             pm_error *err)
{
    pm_error fault = {0};
    const char *text = pm_sheet_text(&csv->facts.sheet, row, 1);
    pm_status status = pm_csv_mend(&csv->facts, word, text, mended, &fault);
    if (status == PM_OK) {
        status = pm_vocabulary_check(word, mended->bytes, &fault);
    }
    *fits = status == PM_OK;
    if (status != PM_INVALID) {
        return status == PM_OK ? PM_OK : pm_fail_memory(err);
    }
    return csv->options->lenient ? pm_csv_warn(csv, &csv->facts, row, 1, err,
                                               "%s It counts as not stated.", fault.message)
                                 : pm_csv_error(csv, &csv->facts, row, 1, err, "%s", fault.message);
}

static pm_status read_row(pm_csv *csv, size_t row, pm_error *err)
{
    const char *name = pm_sheet_text(&csv->facts.sheet, row, 0);
    const char *value = pm_sheet_text(&csv->facts.sheet, row, 1);
    if (name[0] == '\0' || pm_sheet_width(&csv->facts.sheet, row) > 2) {
        return pm_csv_error(csv, &csv->facts, row, name[0] == '\0' ? 0 : 2, err,
                            "Facts about the map are a word and its value: there is %s.",
                            name[0] == '\0' ? "no word" : "a third cell");
    }
    pm_word word = find_word(name);
    pm_text mended = {0};
    bool fits = value[0] != '\0';
    pm_status status = PM_OK;
    if (word == PM_WORD_COUNT) {
        pm_text_add(&mended, value);
        status = say_unknown(csv, row, name, err);
    } else if (fits) {
        status = check_value(csv, row, word, &mended, &fits, err);
        name = pm_vocabulary(word)->name;
    }
    size_t attribute = 0;
    if (status == PM_OK && fits) {
        status = pm_map_add_attribute(csv->map, PM_GRAPH, name, &attribute, err);
    }
    if (status == PM_OK && fits) {
        status = pm_text_check(&mended, err);
    }
    if (status == PM_OK && fits) {
        status = pm_map_set(csv->map, PM_GRAPH, attribute, 0, pm_text_bytes(&mended), err);
    }
    pm_text_free(&mended);
    return status;
}

/* Decision bodies are named by id or by label. */
static pm_status check_decision_bodies(pm_csv *csv, size_t row, pm_error *err)
{
    const char *rest = pm_sheet_text(&csv->facts.sheet, row, 1);
    size_t length = 0;
    const char *part = NULL;
    pm_status status = PM_OK;
    bool whole =
        pm_csv_find_node(csv, rest) != SIZE_MAX || pm_names_find(&csv->shared, rest) != SIZE_MAX;
    while (!whole && status == PM_OK && (part = pm_next_part(&rest, ";|", &length)) != NULL) {
        pm_text name = {0};
        pm_text_add_bytes(&name, part, length);
        status = pm_text_check(&name, err);
        if (status == PM_OK && pm_csv_find_node(csv, name.bytes) == SIZE_MAX &&
            pm_names_find(&csv->shared, name.bytes) == SIZE_MAX) {
            status = pm_csv_warn(csv, &csv->facts, row, 1, err,
                                 "decision_body names \"%s\", and no node has that id or label: "
                                 "correct it, or add the node.",
                                 pm_excerpt_of(name.bytes).bytes);
        }
        pm_text_free(&name);
    }
    return status;
}

pm_status pm_csv_read_facts(pm_csv *csv, pm_error *err)
{
    const pm_sheet *sheet = &csv->facts.sheet;
    pm_status status = PM_OK;
    for (size_t row = sheet->row_count > 0 && is_header(sheet) ? 1 : 0;
         status == PM_OK && row < sheet->row_count && !csv->stopped; row++) {
        status = read_row(csv, row, err);
        if (status == PM_OK && find_word(pm_sheet_text(sheet, row, 0)) == PM_MAP_DECISION_BODY) {
            status = check_decision_bodies(csv, row, err);
        }
    }
    return status;
}
