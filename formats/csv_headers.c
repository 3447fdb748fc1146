/* Headers of a sheet in, the meaning of each column out. See csv_build.h. */
#include <stdint.h>
#include <string.h>

#include "formats/csv_build.h"

/* Headers that programs and people give to what a sheet has to have, the surest first. */
static const char *const SOURCES[] = {"source",    "from",    "vertex 1", "node 1",
                                      "source id", "from id", NULL};
static const char *const TARGETS[] = {"target",    "to",    "vertex 2", "node 2",
                                      "target id", "to id", NULL};
static const char *const NODE_IDS[] = {"id",    "node id",      "vertex",       "node",   "name",
                                       "label", "organisation", "organization", "member", NULL};
static const char *const EDGE_IDS[] = {"id", "edge id", NULL};
static const char *const DIRECTIONS[] = {"direction", "directed", "edge type", NULL};

/* --- what the sheet is ----------------------------------------------------------------------- */

/* Column of the header the user names, or else of the first known one that is there. */
static size_t find_column(const pm_sheet *sheet, size_t row, const char *named,
                          const char *const *known)
{
    if (named != NULL) {
        return pm_sheet_find_header(sheet, row, named);
    }
    size_t found = SIZE_MAX;
    for (size_t i = 0; known[i] != NULL && found == SIZE_MAX; i++) {
        found = pm_sheet_find_header(sheet, row, known[i]);
    }
    return found;
}

static pm_csv_kind kind_by_row(const pm_sheet *sheet, const pm_read_options *options, size_t row)
{
    size_t source = find_column(sheet, row, options->source, SOURCES);
    size_t target = find_column(sheet, row, options->target, TARGETS);
    if (source != SIZE_MAX && target != SIZE_MAX && source != target) {
        return PM_CSV_EDGES;
    }
    if (row == 0 && pm_csv_is_matrix(sheet)) {
        return PM_CSV_MATRIX;
    }
    return find_column(sheet, row, options->id, NODE_IDS) != SIZE_MAX ? PM_CSV_NODES
                                                                      : PM_CSV_UNKNOWN;
}

/* NodeXL writes titles of groups of columns above the headers. */
pm_csv_kind pm_csv_kind_of(const pm_sheet *sheet, const pm_read_options *options, size_t *header)
{
    pm_csv_kind kind = PM_CSV_UNKNOWN;
    for (size_t row = 0; row < 2 && row < sheet->row_count && kind == PM_CSV_UNKNOWN; row++) {
        *header = row;
        kind = kind_by_row(sheet, options, row);
    }
    return kind;
}

/* --- columns by their values ----------------------------------------------------------------- */

int pm_csv_direction(const char *text)
{
    static const char *const undirected[] = {"undirected", "mutual", "mixed"};
    for (size_t i = 0; i < sizeof undirected / sizeof *undirected; i++) {
        if (pm_equal_ignoring_case(text, undirected[i])) {
            return 0;
        }
    }
    return pm_equal_ignoring_case(text, "directed") ? 1 : -1;
}

static bool is_direction(const pm_csv_table *table, const char *text)
{
    (void)table;
    return pm_csv_direction(text) >= 0;
}

static bool is_node_kind(const pm_csv_table *table, const char *text)
{
    pm_text mended = {0};
    bool fits = pm_csv_mend(table, PM_NODE_KIND, text, &mended, NULL) == PM_OK &&
                pm_vocabulary_choice(PM_NODE_KIND, pm_text_bytes(&mended)) >= 0;
    pm_text_free(&mended);
    return fits;
}

static bool is_number(const pm_csv_table *table, const char *text)
{
    (void)table;
    double number = 0;
    return pm_parse_number(text, &number) || pm_csv_has_decimal_comma(text);
}

/* Has the column values, and do all pass? */
static bool all_cells(const pm_csv_table *table, size_t column,
                      bool (*passes)(const pm_csv_table *table, const char *text))
{
    size_t values = 0;
    for (size_t row = table->header + 1; row < table->sheet.row_count; row++) {
        const char *text = pm_sheet_text(&table->sheet, row, column);
        if (text[0] != '\0' && !passes(table, text)) {
            return false;
        }
        values += text[0] != '\0' ? 1 : 0;
    }
    return values > 0;
}

static bool some_cell(const pm_csv_table *table, size_t column,
                      bool (*passes)(const pm_csv_table *table, const char *text))
{
    for (size_t row = table->header + 1; row < table->sheet.row_count; row++) {
        const char *text = pm_sheet_text(&table->sheet, row, column);
        if (text[0] != '\0' && passes(table, text)) {
            return true;
        }
    }
    return false;
}

static bool is_filled(const pm_csv_table *table, const char *text)
{
    (void)table;
    return text[0] != '\0';
}

static bool has_comma(const pm_csv_table *table, const char *text)
{
    (void)table;
    return pm_csv_has_decimal_comma(text);
}

/* --- columns by their headers ---------------------------------------------------------------- */

static const char *header_of(const pm_csv_table *table, size_t column)
{
    return pm_sheet_text(&table->sheet, table->header, column);
}

pm_sheet_column pm_csv_name_column(const pm_csv_table *table, size_t column)
{
    return pm_sheet_column_of(column, header_of(table, column));
}

size_t pm_csv_column_of(const pm_csv_table *table, pm_csv_role role)
{
    size_t i = 0;
    while (i < table->count && table->columns[i].role != role) {
        i++;
    }
    return i < table->count ? i : SIZE_MAX;
}

static void give_role(pm_csv_table *table, pm_csv_role role, const char *named,
                      const char *const *known)
{
    size_t column = find_column(&table->sheet, table->header, named, known);
    if (column != SIZE_MAX) {
        table->columns[column].role = role;
    }
}

/* "Type" is the direction where it holds nothing else (Gephi), else the kind of the tie. */
static void find_roles(pm_csv_table *table, const pm_read_options *options)
{
    if (table->element == PM_NODE) {
        give_role(table, PM_CSV_ID, options->id, NODE_IDS);
        return;
    }
    give_role(table, PM_CSV_ID, NULL, EDGE_IDS);
    give_role(table, PM_CSV_DIRECTION, NULL, DIRECTIONS);
    size_t type = pm_sheet_find_header(&table->sheet, table->header, "type");
    if (pm_csv_column_of(table, PM_CSV_DIRECTION) == SIZE_MAX && type != SIZE_MAX &&
        all_cells(table, type, is_direction)) {
        table->columns[type].role = PM_CSV_DIRECTION;
    }
    give_role(table, PM_CSV_SOURCE, options->source, SOURCES);
    give_role(table, PM_CSV_TARGET, options->target, TARGETS);
}

/* The word a header stands for, and the name it has in maps; a word's own name before aliases. */
static const char *find_word(pm_element element, const char *header, pm_word *found, bool *alias)
{
    for (pm_word word = 0; word < PM_WORD_COUNT; word++) {
        const pm_vocabulary_row *row = pm_vocabulary(word);
        if (row->element == element && pm_sheet_same_header(row->name, header)) {
            *found = word;
            return row->name;
        }
    }
    for (pm_word word = 0; word < PM_WORD_COUNT; word++) {
        const pm_vocabulary_row *row = pm_vocabulary(word);
        for (size_t i = 0; row->element == element && row->aliases[i] != NULL; i++) {
            if (pm_sheet_same_header(row->aliases[i], header)) {
                *found = word;
                *alias = true;
                return row->aliases[i];
            }
        }
    }
    *found = PM_WORD_COUNT;
    return header;
}

/* "Type" of a node, as Kumu has it, is our kind where all its values are kinds of ours. */
static pm_status read_type_as_kind(pm_csv *csv, const pm_csv_table *table, size_t column,
                                   pm_csv_column *of, pm_error *err)
{
    bool has_kind = pm_sheet_find_header(&table->sheet, table->header, "kind") != SIZE_MAX;
    if (table->element != PM_NODE || of->word != PM_WORD_COUNT || has_kind ||
        !pm_sheet_same_header(of->name, "type")) {
        return PM_OK;
    }
    if (all_cells(table, column, is_node_kind)) {
        of->word = PM_NODE_KIND;
        of->name = pm_vocabulary(PM_NODE_KIND)->name;
        return PM_OK;
    }
    if (!some_cell(table, column, is_node_kind)) {
        return PM_OK;
    }
    return pm_csv_warn(
        csv, table, table->header, column, err,
        "Some rows of \"%s\" hold a kind of node, others do not: it is kept as text, "
        "and every node counts as an organisation. Name the column kind, and write "
        "organisation, body, person or outcome.",
        pm_excerpt_of(of->name).bytes);
}

static pm_status name_unnamed(pm_csv *csv, const pm_csv_table *table, size_t column,
                              pm_csv_column *of, pm_error *err)
{
    pm_sheet_column made = pm_sheet_column_of(column, "");
    of->name = pm_arena_text(&csv->arena, made.bytes, strlen(made.bytes));
    if (of->name == NULL) {
        return pm_fail_memory(err);
    }
    return pm_csv_warn(csv, table, table->header, column, err,
                       "There are values below, but no header: they are kept as \"%s\". Give the "
                       "column a header.",
                       made.bytes);
}

/* Two columns of one name: the second gets a number, so that neither is lost. */
static pm_status tell_apart(pm_csv *csv, const pm_csv_table *table, size_t column,
                            pm_csv_column *of, pm_error *err)
{
    size_t same = 1;
    for (size_t i = 0; i < column; i++) {
        const pm_csv_column *other = &table->columns[i];
        bool taken = other->kept && pm_equal_ignoring_case(other->name, of->name);
        same += taken ? 1 : 0;
    }
    if (same == 1) {
        return PM_OK;
    }
    pm_text name = {0};
    pm_text_addf(&name, "%s (%zu)", of->name, same);
    const char *kept = pm_arena_text(&csv->arena, pm_text_bytes(&name), name.length);
    bool failed = name.failed || kept == NULL;
    pm_text_free(&name);
    if (failed) {
        return pm_fail_memory(err);
    }
    of->name = kept;
    of->word = PM_WORD_COUNT;
    return pm_csv_warn(csv, table, table->header, column, err,
                       "An earlier column has this header, too: this one is kept as \"%s\". Give "
                       "one of the two another header.",
                       pm_excerpt_of(kept).bytes);
}

static pm_status read_column(pm_csv *csv, pm_csv_table *table, size_t column, pm_error *err)
{
    pm_csv_column *of = &table->columns[column];
    const char *header = header_of(table, column);
    of->word = PM_WORD_COUNT;
    if (header[0] == '\0' && !some_cell(table, column, is_filled)) {
        of->role = PM_CSV_EMPTY;
        return PM_OK;
    }
    of->name = find_word(table->element, header, &of->word, &of->alias);
    pm_status status = read_type_as_kind(csv, table, column, of, err);
    /* A label may serve as id and stays a label; an id is nothing else. */
    of->kept = of->role == PM_CSV_FACT || (of->role == PM_CSV_ID && of->word == PM_NODE_LABEL);
    if (!of->kept) {
        return status;
    }
    if (status == PM_OK && header[0] == '\0') {
        status = name_unnamed(csv, table, column, of, err);
    }
    if (status == PM_OK) {
        status = tell_apart(csv, table, column, of, err);
    }
    of->commas = of->word == PM_WORD_COUNT && table->decimal_commas &&
                 all_cells(table, column, is_number) && some_cell(table, column, has_comma);
    return status == PM_OK
               ? pm_map_add_attribute(csv->map, table->element, of->name, &of->attribute, err)
               : status;
}

static bool find_decimal_commas(const pm_csv_table *table)
{
    size_t cells = table->sheet.separator != ',' ? table->sheet.starts[table->sheet.row_count] : 0;
    for (size_t i = 0; i < cells; i++) {
        if (pm_csv_has_decimal_comma(table->sheet.cells[i].text)) {
            return true;
        }
    }
    return false;
}

pm_status pm_csv_read_headers(pm_csv *csv, pm_csv_table *table, pm_error *err)
{
    table->count = table->sheet.column_count;
    table->columns = pm_new_array(table->count, sizeof *table->columns);
    table->begins = pm_new_array(table->sheet.row_count + 1, sizeof *table->begins);
    if (table->columns == NULL || table->begins == NULL) {
        return pm_fail_memory(err);
    }
    table->decimal_commas = find_decimal_commas(table);
    find_roles(table, csv->options);
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < table->count; i++) {
        status = read_column(csv, table, i, err);
    }
    return status;
}
