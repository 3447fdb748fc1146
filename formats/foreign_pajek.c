/* Pajek .net and .paj in: text in, a map for each network in it out. See foreign_pajek.h. */
#include "formats/foreign_pajek.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "formats/readers.h"

/* --- one network ----------------------------------------------------------------------------- */

static void forget_network(pm_pajek *pajek)
{
    free(pajek->labels);
    free(pajek->lines);
    pajek->labels = NULL;
    pajek->lines = NULL;
    pajek->has_vertices = pajek->has_nodes = false;
    pajek->count = pajek->rows = 0;
}

/* Closes the network before and makes room for the next. */
pm_status pm_pajek_close_network(pm_pajek *pajek, pm_error *err)
{
    pm_foreign *foreign = &pajek->foreign;
    pm_status status = pm_pajek_add_nodes(pajek, err);
    if (status == PM_OK) {
        status = pm_foreign_close(foreign, err);
    }
    if (status == PM_OK) {
        forget_network(pajek);
        status = pm_foreign_begin(foreign, foreign->file, foreign->options, foreign->reading, err);
    }
    return status;
}

static pm_status begin_network(pm_pajek *pajek, pm_error *err)
{
    pm_status status = pajek->has_vertices ? pm_pajek_close_network(pajek, err) : PM_OK;
    const char *name = pajek->cursor.at;
    pm_text text = {0};
    if (status == PM_OK) {
        size_t length = strcspn(name, "\n");
        pm_text_add_bytes(&text, name, length < 1000 ? length : 0);
        status = pm_text_check(&text, err);
    }
    const char *trimmed = pm_text_bytes(&text);
    size_t length = pm_trim(&trimmed);
    if (status == PM_OK && length > 0) {
        text.bytes[(size_t)(trimmed - text.bytes) + length] = '\0';
        status = pm_map_set_origin(pajek->foreign.map, pajek->foreign.file, trimmed, err);
    }
    if (status == PM_OK) {
        status = pm_foreign_state(&pajek->foreign, PM_GRAPH, "name", 0, trimmed, pajek->cursor.line,
                                  err);
    }
    pm_text_free(&text);
    return status;
}

static pm_status leave_out_line(pm_pajek *pajek, pm_error *err)
{
    return pm_foreign_warn_once(&pajek->foreign, "line", pajek->cursor.line, 0, err,
                                "This line belongs to no section that is read: it is left out, and "
                                "so are others like it.");
}

/* --- sections -------------------------------------------------------------------------------- */

static const pm_pajek_section SECTIONS[] = {
    {"*network", begin_network, leave_out_line, NULL},
    {"*vertices", pm_pajek_begin_vertices, pm_pajek_read_vertex, NULL},
    {"*arcs", pm_pajek_begin_arcs, pm_pajek_read_tie, NULL},
    {"*edges", pm_pajek_begin_edges, pm_pajek_read_tie, NULL},
    {"*arcslist", pm_pajek_begin_arcs, pm_pajek_read_tie_list, NULL},
    {"*edgeslist", pm_pajek_begin_edges, pm_pajek_read_tie_list, NULL},
    {"*matrix", pm_pajek_begin_matrix, pm_pajek_read_matrix, pm_pajek_end_matrix},
    {"*partition", pm_pajek_begin_column, leave_out_line, NULL},
    {"*vector", pm_pajek_begin_column, leave_out_line, NULL},
    {"*permutation", pm_pajek_begin_column, leave_out_line, NULL},
};

/* The lines of a column stand below a *Vertices of their own. */
static const pm_pajek_section COLUMN = {"*vertices", NULL, pm_pajek_read_column,
                                        pm_pajek_end_column};

static pm_status end_section(pm_pajek *pajek, pm_error *err)
{
    const pm_pajek_section *ended = pajek->section;
    pajek->section = NULL;
    return ended != NULL && ended->end != NULL && !pajek->foreign.stopped ? ended->end(pajek, err)
                                                                          : PM_OK;
}

static pm_status begin_section(pm_pajek *pajek, const pm_word_read *keyword, pm_error *err)
{
    pm_status status = end_section(pajek, err);
    if (status != PM_OK) {
        return status;
    }
    pajek->section_line = keyword->line;
    for (size_t i = 0; i < sizeof SECTIONS / sizeof *SECTIONS; i++) {
        if (pm_word_is(keyword, SECTIONS[i].keyword)) {
            bool of_column = pajek->column.length > 0 && SECTIONS[i].line == pm_pajek_read_vertex;
            pajek->section = of_column ? &COLUMN : &SECTIONS[i];
            pajek->of_left_out = pajek->of_left_out && SECTIONS[i].line == pm_pajek_read_vertex;
            return SECTIONS[i].begin(pajek, err);
        }
    }
    pajek->of_left_out = true;
    return pm_foreign_warn(&pajek->foreign, keyword->line, 1, err,
                           "Sections \"%s\" are not read: it is left out with all its lines.",
                           pm_word_excerpt(keyword).bytes);
}

static pm_status read_line(pm_pajek *pajek, pm_error *err)
{
    pm_cursor start = pajek->cursor;
    pm_word_read first = {0};
    if (!pm_cursor_word(&pajek->cursor, "", &first) || *first.text == '%' ||
        strncmp(first.text, "/*", 2) == 0) {
        return PM_OK;
    }
    if (*first.text == '*' && !first.quoted) {
        return begin_section(pajek, &first, err);
    }
    pajek->cursor = start;
    return pajek->section != NULL ? pajek->section->line(pajek, err) : PM_OK;
}

/* --- the file -------------------------------------------------------------------------------- */

bool pm_pajek_recognise(const char *bytes, size_t length, const char *name)
{
    (void)length;
    (void)name;
    const char *start = pm_foreign_start(bytes);
    while (*start == '%') {
        start = pm_foreign_start(start + strcspn(start, "\r\n"));
    }
    char keyword[16] = {0};
    size_t end = strcspn(start, " \t\r\n");
    memcpy(keyword, start, end < sizeof keyword ? end : 0);
    for (size_t i = 0; i < sizeof SECTIONS / sizeof *SECTIONS; i++) {
        if (pm_equal_ignoring_case(keyword, SECTIONS[i].keyword)) {
            return true;
        }
    }
    return false;
}

static pm_status read_sections(pm_pajek *pajek, pm_error *err)
{
    pm_status status = PM_OK;
    bool more = true;
    while (status == PM_OK && more && !pajek->foreign.stopped) {
        status = read_line(pajek, err);
        more = pm_cursor_next_line(&pajek->cursor);
    }
    if (status == PM_OK) {
        status = end_section(pajek, err);
    }
    if (status == PM_OK && !pajek->has_vertices && pajek->foreign.errors == 0) {
        status = pm_foreign_error(&pajek->foreign, 1, 0, err,
                                  "There is no line \"*Vertices\" with the number of vertices: "
                                  "export the network from Pajek again.");
    }
    if (status == PM_OK) {
        status = pm_pajek_add_nodes(pajek, err);
    }
    return status == PM_OK ? pm_foreign_close(&pajek->foreign, err) : status;
}

pm_status pm_pajek_read(pm_source *source, const pm_read_options *options, pm_reading *reading,
                        pm_error *err)
{
    pm_pajek pajek = {0};
    pm_text text = {0};
    const char *file = pm_source_name(source);
    pm_status status = pm_foreign_text(source, "Pajek", &reading->problems, &text, err);
    if (status == PM_OK) {
        status = pm_foreign_begin(&pajek.foreign, file, options, reading, err);
    }
    if (status == PM_OK) {
        pajek.bytes = text.length;
        pajek.cursor = pm_cursor_at(pm_text_bytes(&text));
        status = read_sections(&pajek, err);
    }
    forget_network(&pajek);
    pm_text_free(&pajek.relation);
    pm_text_free(&pajek.column);
    pm_foreign_free(&pajek.foreign);
    pm_text_free(&text);
    return status;
}
