/* Maps in from sheets: a table of nodes and one of ties, either alone, or an adjacency matrix.
 * Finds the sheets that go together and reads them in order. See csv_build.h. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "formats/csv_build.h"
#include "formats/sheet_workbook.h"

/* --- problems -------------------------------------------------------------------------------- */

static pm_status add_problem(pm_csv *csv, int is_error, const pm_csv_table *table, size_t row,
                             size_t column, pm_error *err, const char *format, va_list arguments)
{
    char message[PM_ERROR_MESSAGE_SIZE];
    vsnprintf(message, sizeof message, format, arguments);
    pm_problems *problems = &csv->reading->problems;
    size_t before = problems->count;
    pm_status status =
        pm_problems_add(problems, is_error, pm_sheet_line(&table->sheet, row, column), column + 1,
                        err, "%s", message);
    return status == PM_OK && table->path != NULL
               ? pm_problems_name_file(problems, before, table->path, err)
               : status;
}

pm_status pm_csv_error(pm_csv *csv, const pm_csv_table *table, size_t row, size_t column,
                       pm_error *err, const char *format, ...)
{
    if (csv->stopped) {
        return PM_OK;
    }
    va_list arguments;
    va_start(arguments, format);
    pm_status status = add_problem(csv, 1, table, row, column, err, format, arguments);
    va_end(arguments);
    csv->errors++;
    csv->stopped = csv->errors >= PM_PROBLEMS_STOP;
    return status;
}

pm_status pm_csv_warn(pm_csv *csv, const pm_csv_table *table, size_t row, size_t column,
                      pm_error *err, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    pm_status status = add_problem(csv, 0, table, row, column, err, format, arguments);
    va_end(arguments);
    return status;
}

/* The first error is what the whole reading failed for. */
static pm_status fail_for_errors(pm_csv *csv, pm_error *err)
{
    pm_problems *problems = &csv->reading->problems;
    if (csv->stopped) {
        pm_status status = pm_problems_add(
            problems, 0, 0, 0, err,
            "Reading stopped after %d errors: correct these and read the sheets again.",
            PM_PROBLEMS_STOP);
        if (status != PM_OK) {
            return status;
        }
    }
    for (size_t i = csv->first_problem; i < problems->count; i++) {
        const pm_problem *problem = &problems->items[i];
        if (problem->is_error) {
            pm_fail_at(err, PM_INVALID, problem->line, problem->column, "%s", problem->message);
            pm_error_in_file(err, problem->file);
            return PM_INVALID;
        }
    }
    return PM_OK;
}

/* --- recognising ----------------------------------------------------------------------------- */

static bool has_suffix_of_sheets(const char *name)
{
    static const char *const suffixes[] = {".csv", ".tsv", ".tab"};
    const char *suffix = strrchr(name, '.');
    for (size_t i = 0; suffix != NULL && i < sizeof suffixes / sizeof *suffixes; i++) {
        if (pm_equal_ignoring_case(suffix, suffixes[i])) {
            return true;
        }
    }
    return false;
}

/* What the first bytes are a sheet of; the last line may be cut short and is left out. */
static pm_csv_kind kind_of_bytes(const char *bytes, size_t length)
{
    pm_sheet sheet = {0};
    pm_problems problems = {0};
    pm_error fault = {0};
    pm_read_options options = {0};
    size_t header = 0;
    pm_csv_kind kind = PM_CSV_UNKNOWN;
    bool cut = length >= PM_SOURCE_CHUNK;
    while (cut && length > 0 && bytes[length - 1] != '\n') {
        length--;
    }
    if (pm_sheet_read_bytes(bytes, length, &sheet, &problems, &fault) == PM_OK) {
        kind = pm_csv_kind_of(&sheet, &options, &header);
        bool narrow = sheet.row_count > 0 && pm_sheet_width(&sheet, header) < 2;
        kind = kind == PM_CSV_NODES && narrow ? PM_CSV_UNKNOWN : kind;
    }
    pm_sheet_free(&sheet);
    pm_problems_free(&problems);
    return kind;
}

bool pm_csv_is_possible(const char *bytes, size_t length)
{
    size_t first = 0;
    while (first < length && bytes[first] != '\0' &&
           strchr(" \t\r\n\xEF\xBB\xBF\xFE\xFF", bytes[first]) != NULL) {
        first++;
    }
    /* UTF-16 has a zero byte before or behind the '<'. */
    size_t second = first + 1 < length ? first + 1 : first;
    return first < length && bytes[first] != '<' && (bytes[first] != '\0' || bytes[second] != '<');
}

/* Without a sheet's suffix only what has headers that are known, or is a matrix. */
bool pm_csv_recognise(const char *bytes, size_t length, const char *name)
{
    if (pm_is_workbook(bytes, length)) {
        return true;
    }
    return pm_csv_is_possible(bytes, length) &&
           (has_suffix_of_sheets(name) || kind_of_bytes(bytes, length) != PM_CSV_UNKNOWN);
}

/* --- sheets that are no tables --------------------------------------------------------------- */

static void add_headers(pm_text *out, const pm_sheet *sheet)
{
    enum { HEADERS_SHOWN = 8 };
    size_t width = pm_sheet_width(sheet, 0);
    for (size_t i = 0; i < width && i < HEADERS_SHOWN; i++) {
        pm_text_addf(out, "%s\"%s\"", i > 0 ? ", " : "",
                     pm_excerpt_of(pm_sheet_text(sheet, 0, i)).bytes);
    }
    pm_text_add(out, width > HEADERS_SHOWN ? ", ..." : "");
}

static pm_status fail_unknown(const pm_csv_table *table, const char *wanted, pm_error *err)
{
    const pm_sheet *sheet = &table->sheet;
    if (sheet->row_count == 0) {
        pm_fail(err, PM_INVALID, "The sheet has no rows.");
        pm_error_in_file(err, table->path);
        return PM_INVALID;
    }
    pm_text headers = {0};
    add_headers(&headers, sheet);
    pm_fail_at(err, PM_INVALID, pm_sheet_line(sheet, 0, 0), 1,
               "The headers do not tell that this is %s, which has columns such as Source and "
               "Target, or Id for nodes. They are %s: say which is meant with --map "
               "source=HEADER --map target=HEADER, or --map id=HEADER.",
               wanted, pm_text_bytes(&headers));
    pm_error_in_file(err, table->path);
    pm_text_free(&headers);
    return PM_INVALID;
}

/* Takes what is said of a wholly unreadable second sheet to its own file. */
static pm_status read_second(pm_csv *csv, pm_csv_table *table, pm_csv_kind wanted, pm_error *err)
{
    pm_problems *problems = &csv->reading->problems;
    size_t first = problems->count;
    pm_status status = pm_sheet_read_path(table->path, &table->sheet, problems, err);
    if (status == PM_OK) {
        status = pm_problems_name_file(problems, first, table->path, err);
    }
    if (status != PM_OK || wanted == PM_CSV_UNKNOWN) {
        return status;
    }
    pm_csv_kind kind = pm_csv_kind_of(&table->sheet, csv->options, &table->header);
    return kind == wanted
               ? PM_OK
               : fail_unknown(table,
                              wanted == PM_CSV_NODES ? "a table of nodes" : "a table of ties", err);
}

/* --- sheets that go together ----------------------------------------------------------------- */

static bool is_there(const char *path)
{
    return path[0] != '\0' && access(path, F_OK) == 0;
}

static char *copy_of(const char *text)
{
    char *copy = pm_new_array(strlen(text) + 1, 1);
    if (copy != NULL) {
        memcpy(copy, text, strlen(text) + 1);
    }
    return copy;
}

/* The table that goes with the input: named by the user, or beside it, or none. */
static pm_status take_companion(pm_csv *csv, pm_csv_table *table, const char *input,
                                pm_csv_companion which, pm_error *err)
{
    static const pm_csv_kind kinds[] = {PM_CSV_NODES, PM_CSV_EDGES, PM_CSV_UNKNOWN};
    const char *named = which == PM_CSV_ITS_EDGES ? csv->options->edges : NULL;
    pm_text path = {0};
    pm_csv_add_beside(&path, input, which);
    pm_status status = pm_text_check(&path, err);
    if (status == PM_OK && (named != NULL || is_there(pm_text_bytes(&path)))) {
        table->path = copy_of(named != NULL ? named : path.bytes);
        status =
            table->path != NULL ? read_second(csv, table, kinds[which], err) : pm_fail_memory(err);
    }
    pm_text_free(&path);
    return status;
}

static pm_status say_no_ties(pm_csv *csv, const char *input, pm_error *err)
{
    pm_text path = {0};
    pm_csv_add_beside(&path, input, PM_CSV_ITS_EDGES);
    pm_status status = pm_csv_warn(csv, &csv->nodes, csv->nodes.header, 0, err,
                                   "There is no table of ties: the map has none. %s%s%s",
                                   path.length > 0 ? "It would be in \"" : "Name one with --edges",
                                   path.length > 0 ? pm_excerpt_of(path.bytes).bytes : "",
                                   path.length > 0 ? "\", or name one with --edges." : ".");
    pm_text_free(&path);
    return status;
}

/* Which table the input is, and its companion. */
static pm_status take_tables(pm_csv *csv, pm_sheet *sheet, const char *input, pm_csv_kind *kind,
                             pm_error *err)
{
    size_t header = 0;
    *kind = pm_csv_kind_of(sheet, csv->options, &header);
    pm_csv_table *table = *kind == PM_CSV_NODES ? &csv->nodes : &csv->edges;
    table->sheet = *sheet;
    table->header = header;
    *sheet = (pm_sheet){0};
    bool misplaced = csv->options->edges != NULL && *kind != PM_CSV_NODES;
    if (*kind == PM_CSV_UNKNOWN || misplaced) {
        return fail_unknown(
            table, csv->options->edges != NULL ? "a table of nodes" : "a table of nodes or of ties",
            err);
    }
    pm_status status = PM_OK;
    if (*kind == PM_CSV_NODES && !csv->options->members_only) {
        status = take_companion(csv, &csv->edges, input, PM_CSV_ITS_EDGES, err);
    } else if (*kind == PM_CSV_EDGES) {
        status = take_companion(csv, &csv->nodes, input, PM_CSV_ITS_NODES, err);
    }
    return status == PM_OK ? take_companion(csv, &csv->facts, input, PM_CSV_ITS_FACTS, err)
                           : status;
}

static pm_status read_tables(pm_csv *csv, const char *input, pm_csv_kind kind, pm_error *err)
{
    pm_status status = PM_OK;
    if (kind == PM_CSV_MATRIX) {
        status = pm_csv_read_matrix(csv, err);
    }
    if (status == PM_OK && csv->nodes.sheet.row_count > 0) {
        status = pm_csv_read_nodes(csv, err);
    }
    if (status == PM_OK && kind != PM_CSV_MATRIX && csv->edges.sheet.row_count > 0) {
        status = pm_csv_read_edges(csv, err);
    } else if (status == PM_OK && kind == PM_CSV_NODES && csv->errors == 0 &&
               !csv->options->members_only) {
        status = say_no_ties(csv, input, err);
    }
    if (status == PM_OK && csv->facts.sheet.row_count > 0) {
        status = pm_csv_read_facts(csv, err);
    }
    return status == PM_OK && csv->errors == 0 ? pm_csv_check_references(csv, err) : status;
}

/* --- the whole input ------------------------------------------------------------------------- */

static void free_table(pm_csv_table *table)
{
    pm_sheet_free(&table->sheet);
    free(table->path);
    free(table->columns);
    free(table->begins);
}

static void forget(pm_csv *csv)
{
    free_table(&csv->nodes);
    free_table(&csv->edges);
    free_table(&csv->facts);
    pm_names_free(&csv->labels);
    pm_names_free(&csv->shared);
    pm_arena_free(&csv->arena);
    pm_map_free(csv->map);
}

pm_status pm_csv_read(pm_source *source, const pm_read_options *options, pm_reading *reading,
                      pm_error *err)
{
    pm_csv csv = {.options = options, .reading = reading};
    csv.first_problem = reading->problems.count;
    csv.nodes.element = PM_NODE;
    csv.edges.element = PM_EDGE;
    pm_sheet sheet = {0};
    pm_csv_kind kind = PM_CSV_UNKNOWN;
    const char *input = pm_source_name(source);
    size_t length = 0;
    const char *bytes = pm_source_look(source, &length);
    reading->format = "CSV";
    pm_status status = pm_is_workbook(bytes, length) ? pm_fail_workbook(err) : PM_OK;
    if (status == PM_OK) {
        status = pm_sheet_read(source, &sheet, &reading->problems, err);
    }
    if (status == PM_OK) {
        status = pm_map_new(&csv.map, err);
    }
    if (status == PM_OK) {
        status = pm_map_set_origin(csv.map, input, "", err);
    }
    if (status == PM_OK) {
        status = take_tables(&csv, &sheet, input, &kind, err);
    }
    if (status == PM_OK) {
        status = read_tables(&csv, input, kind, err);
    }
    if (status == PM_OK) {
        status = fail_for_errors(&csv, err);
    }
    if (status == PM_OK) {
        reading->edges_file = csv.edges.path;
        csv.edges.path = NULL;
        status = pm_reading_add(reading, csv.map, err);
        csv.map = NULL;
    }
    pm_sheet_free(&sheet);
    forget(&csv);
    return status;
}
