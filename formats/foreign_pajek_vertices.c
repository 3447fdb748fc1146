/* Pajek's vertices: lines of *Vertices in, nodes of the map out. See foreign_pajek.h. */
#include <stdint.h>
#include <string.h>

#include "engine/base/memory.h"
#include "formats/foreign_pajek.h"

/* A vertex needs no line of its own, so a short file may hold many: but not without end. */
enum { MOST_IN_ANY_FILE = 1000000 };

/* The number of vertices, and of those in the first of two sets. */
static pm_status read_counts(pm_pajek *pajek, bool *sound, pm_error *err)
{
    pm_word_read word = {.line = pajek->cursor.line};
    *sound = pm_cursor_word(&pajek->cursor, "", &word) && pm_word_whole(&word, &pajek->count);
    if (!*sound) {
        return pm_foreign_give_up(
            &pajek->foreign, word.line, 0, err,
            "*Vertices is not followed by their number: write \"*Vertices 12\" "
            "for twelve.");
    }
    if (pajek->count > MOST_IN_ANY_FILE && pajek->count > pajek->bytes) {
        *sound = false;
        return pm_foreign_give_up(
            &pajek->foreign, word.line, pm_word_column(&word), err,
            "*Vertices says %zu, more than a file of this length can describe: "
            "correct the number.",
            pajek->count);
    }
    if (pm_cursor_word(&pajek->cursor, "", &word) && !pm_word_whole(&word, &pajek->rows)) {
        pajek->rows = 0;
    }
    pajek->rows = pajek->rows < pajek->count ? pajek->rows : 0;
    return PM_OK;
}

pm_status pm_pajek_begin_vertices(pm_pajek *pajek, pm_error *err)
{
    if (pajek->column.length > 0) {
        return pm_pajek_begin_column_values(pajek, err);
    }
    if (pajek->of_left_out) {
        pajek->of_left_out = false;
        pajek->section = NULL;
        return PM_OK;
    }
    pm_status status = pajek->has_vertices ? pm_pajek_close_network(pajek, err) : PM_OK;
    bool sound = false;
    if (status == PM_OK) {
        status = read_counts(pajek, &sound, err);
    }
    if (status != PM_OK || !sound) {
        pajek->count = 0;
        return status;
    }
    pajek->has_vertices = true;
    pajek->labels = pm_new_array(pajek->count, sizeof *pajek->labels);
    pajek->lines = pm_new_array(pajek->count, sizeof *pajek->lines);
    return pajek->labels != NULL && pajek->lines != NULL ? PM_OK : pm_fail_memory(err);
}

static pm_status warn_of_open_quote(pm_pajek *pajek, const pm_word_read *word, pm_error *err)
{
    if (!word->open) {
        return PM_OK;
    }
    return pm_foreign_warn(&pajek->foreign, word->line, pm_word_column(word), err,
                           "The quotation mark before \"%s\" is not closed: the rest of the line "
                           "is taken for the text. Close it.",
                           pm_word_excerpt(word).bytes);
}

static pm_status state_word(pm_pajek *pajek, pm_element element, size_t index, const char *name,
                            const pm_word_read *word, pm_error *err)
{
    pm_text text = {0};
    pm_status status = warn_of_open_quote(pajek, word, err);
    if (status == PM_OK) {
        status = pm_word_copy(word, &text, err);
    }
    if (status == PM_OK) {
        status = pm_foreign_state(&pajek->foreign, element, name, index, pm_text_bytes(&text),
                                  word->line, err);
    }
    pm_text_free(&text);
    return status;
}

/* What Pajek's short names of a vertex's and a line's looks are called elsewhere. */
static const char *long_name(pm_element element, const char *name)
{
    static const struct {
        pm_element element;
        const char *pajek, *name;
    } names[] = {
        {PM_NODE, "ic", "color"},        {PM_NODE, "bc", "border_color"},
        {PM_NODE, "bw", "border_width"}, {PM_NODE, "lc", "label_color"},
        {PM_NODE, "s_size", "size"},     {PM_EDGE, "l", "label"},
        {PM_EDGE, "c", "color"},         {PM_EDGE, "w", "width"},
        {PM_EDGE, "p", "pattern"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (names[i].element == element && pm_equal_ignoring_case(names[i].pajek, name)) {
            return names[i].name;
        }
    }
    return name;
}

static bool is_shape(const pm_word_read *word)
{
    static const char *const shapes[] = {"ellipse", "box",   "diamond", "triangle", "cross",
                                         "empty",   "house", "man",     "woman",    "circle"};
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        if (pm_word_is(word, shapes[i])) {
            return true;
        }
    }
    return false;
}

/* One name and its value, or a word that needs none. */
static pm_status read_pair(pm_pajek *pajek, pm_element element, size_t index,
                           const pm_word_read *first, pm_error *err)
{
    pm_word_read value = {0};
    pm_text name = {0};
    if (!first->quoted && first->length > 0 && *first->text == '[') {
        return state_word(pajek, element, index, "time", first, err);
    }
    if (element == PM_NODE && is_shape(first)) {
        return state_word(pajek, element, index, "shape", first, err);
    }
    if (!pm_cursor_word(&pajek->cursor, "", &value)) {
        return pm_foreign_warn_once(&pajek->foreign, "lone", first->line, pm_word_column(first),
                                    err,
                                    "\"%s\" ends the line and has no value: it is left out, and so "
                                    "are others like it.",
                                    pm_word_excerpt(first).bytes);
    }
    pm_status status = pm_word_copy(first, &name, err);
    if (status == PM_OK) {
        status = state_word(pajek, element, index, long_name(element, pm_text_bytes(&name)), &value,
                            err);
    }
    pm_text_free(&name);
    return status;
}

pm_status pm_pajek_pairs(pm_pajek *pajek, pm_element element, size_t index, pm_error *err)
{
    pm_status status = PM_OK;
    pm_word_read word = {0};
    while (status == PM_OK && pm_cursor_word(&pajek->cursor, "", &word)) {
        status = read_pair(pajek, element, index, &word, err);
    }
    return status;
}

/* x, y and z, as many as there are, then pairs. */
static pm_status read_looks(pm_pajek *pajek, size_t vertex, pm_error *err)
{
    static const char *const axes[] = {"x", "y", "z"};
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < 3; i++) {
        pm_cursor before = pajek->cursor;
        pm_word_read word = {0};
        double number = 0;
        if (!pm_cursor_word(&pajek->cursor, "", &word) || !pm_word_number(&word, &number)) {
            pajek->cursor = before;
            break;
        }
        status = state_word(pajek, PM_NODE, vertex, axes[i], &word, err);
    }
    return status == PM_OK ? pm_pajek_pairs(pajek, PM_NODE, vertex, err) : status;
}

pm_status pm_pajek_read_vertex(pm_pajek *pajek, pm_error *err)
{
    size_t vertex = 0;
    pm_word_read label = {0};
    size_t line = pajek->cursor.line;
    pm_status status = pm_pajek_vertex(pajek, &vertex, err);
    if (status != PM_OK || vertex == SIZE_MAX) {
        return status;
    }
    if (pajek->lines[vertex] != 0) {
        return pm_foreign_mend(&pajek->foreign, line, 0, " The second line is left out.",
                               " Take one of the two away.", err,
                               "Vertex %zu is described a second time, first in line %zu.",
                               vertex + 1, pajek->lines[vertex]);
    }
    pajek->lines[vertex] = line;
    if (!pm_cursor_word(&pajek->cursor, "", &label)) {
        return PM_OK;
    }
    pajek->labels[vertex] = label;
    status = state_word(pajek, PM_NODE, vertex, "label", &label, err);
    return status == PM_OK ? read_looks(pajek, vertex, err) : status;
}

pm_status pm_pajek_vertex(pm_pajek *pajek, size_t *vertex, pm_error *err)
{
    pm_word_read word = {0};
    size_t number = 0;
    *vertex = SIZE_MAX;
    if (!pm_cursor_word(&pajek->cursor, "", &word)) {
        return PM_OK;
    }
    if (!pm_word_whole(&word, &number)) {
        return pm_foreign_mend(&pajek->foreign, word.line, pm_word_column(&word),
                               " The line is left out from there on.",
                               " Vertices are named by number here: correct it.", err,
                               "\"%s\" is no number of a vertex.", pm_word_excerpt(&word).bytes);
    }
    if (number < 1 || number > pajek->count) {
        return pm_foreign_mend(&pajek->foreign, word.line, pm_word_column(&word),
                               " The line is left out from there on.",
                               " Correct it, or the number behind *Vertices.", err,
                               "There is no vertex %zu: *Vertices says there are %zu, counted from "
                               "1.",
                               number, pajek->count);
    }
    *vertex = number - 1;
    return PM_OK;
}

/* --- vertices become nodes ------------------------------------------------------------------- */

/* Has every vertex a label of its own, so that labels can be ids? */
static pm_status labels_are_ids(const pm_pajek *pajek, bool *they_are, pm_error *err)
{
    pm_names names = {0};
    pm_text label = {0};
    pm_status status = PM_OK;
    *they_are = true;
    for (size_t i = 0; status == PM_OK && *they_are && i < pajek->count; i++) {
        status = pm_word_copy(&pajek->labels[i], &label, err);
        const char *text = pm_text_bytes(&label);
        *they_are = status == PM_OK && label.length <= PM_FOREIGN_LONGEST_ID &&
                    pm_trim(&text) == label.length && label.length > 0 &&
                    pm_names_find(&names, label.bytes) == SIZE_MAX;
        if (*they_are) {
            status = pm_names_add(&names, label.bytes, i, err);
        }
    }
    pm_text_free(&label);
    pm_names_free(&names);
    return status;
}

pm_status pm_pajek_add_nodes(pm_pajek *pajek, pm_error *err)
{
    bool by_label = false;
    pm_text id = {0};
    if (pajek->has_nodes || !pajek->has_vertices) {
        return PM_OK;
    }
    pajek->has_nodes = true;
    pm_status status = labels_are_ids(pajek, &by_label, err);
    for (size_t i = 0; status == PM_OK && i < pajek->count; i++) {
        size_t node = 0;
        id.length = 0;
        if (by_label) {
            status = pm_word_copy(&pajek->labels[i], &id, err);
        } else {
            pm_text_addf(&id, "%zu", i + 1);
            status = pm_text_check(&id, err);
        }
        if (status == PM_OK) {
            status = pm_map_add_node(pajek->foreign.map, pm_text_bytes(&id), pajek->lines[i], &node,
                                     err);
        }
        if (status == PM_OK && pajek->rows > 0) {
            status = pm_foreign_state(&pajek->foreign, PM_NODE, "mode", node,
                                      i < pajek->rows ? "1" : "2", pajek->lines[i], err);
        }
    }
    pm_text_free(&id);
    return status;
}
