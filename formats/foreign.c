/* Other tools' files in: what their readers share. See foreign.h. */
#include "formats/foreign.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "formats/map_values.h"
#include "formats/readers.h"
#include "formats/sheet_bytes.h"

#define NOT_TEXT "The file begins as %s does but is not text throughout: export it again, as UTF-8."

/* --- the map in the making ------------------------------------------------------------------- */

pm_status pm_foreign_begin(pm_foreign *foreign, const char *file, const pm_read_options *options,
                           pm_reading *reading, pm_error *err)
{
    pm_foreign_free(foreign);
    *foreign = (pm_foreign){.file = file,
                            .options = options,
                            .reading = reading,
                            .first_problem = reading->problems.count};
    pm_status status = pm_map_new(&foreign->map, err);
    return status == PM_OK ? pm_map_set_origin(foreign->map, file, "", err) : status;
}

void pm_foreign_free(pm_foreign *foreign)
{
    pm_map_free(foreign->map);
    pm_names_free(&foreign->said);
    foreign->map = NULL;
}

const char *pm_foreign_start(const char *bytes)
{
    if (strncmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        bytes += 3;
    }
    return bytes + strspn(bytes, " \t\r\n");
}

pm_status pm_foreign_text(pm_source *source, const char *tool, pm_problems *problems, pm_text *text,
                          pm_error *err)
{
    pm_problems remarks = {0};
    pm_text raw = {0};
    pm_status status = pm_sheet_take_bytes(source, &raw, err);
    if (status == PM_OK) {
        status = pm_sheet_decode(pm_text_bytes(&raw), raw.length, text, &remarks, err);
    }
    pm_text_free(&raw);
    /* Said in the words of sheets: only the place is wanted of it. */
    if (status == PM_INVALID) {
        size_t line = err != NULL ? err->line : 0;
        status = pm_problems_add(problems, 1, line, 0, err, NOT_TEXT, tool);
        status = status == PM_OK ? pm_fail_at(err, PM_INVALID, line, 0, NOT_TEXT, tool) : status;
    }
    if (status == PM_OK && remarks.count > 0) {
        status = pm_problems_add(problems, 0, remarks.items[0].line, 0, err,
                                 "The file is not UTF-8: it is read as windows-1252, as older "
                                 "programs write it. If letters look wrong, save it as UTF-8.");
    }
    pm_problems_free(&remarks);
    return status;
}

/* --- problems -------------------------------------------------------------------------------- */

static pm_status add_problem(pm_foreign *foreign, int is_error, size_t line, size_t column,
                             pm_error *err, const char *message)
{
    if (is_error && foreign->stopped) {
        return PM_OK;
    }
    if (is_error) {
        foreign->errors++;
        foreign->stopped = foreign->errors >= PM_PROBLEMS_STOP;
    }
    return pm_problems_add(&foreign->reading->problems, is_error, line, column, err, "%s", message);
}

pm_status pm_foreign_error(pm_foreign *foreign, size_t line, size_t column, pm_error *err,
                           const char *format, ...)
{
    char message[PM_ERROR_MESSAGE_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    return add_problem(foreign, 1, line, column, err, message);
}

pm_status pm_foreign_give_up(pm_foreign *foreign, size_t line, size_t column, pm_error *err,
                             const char *format, ...)
{
    char message[PM_ERROR_MESSAGE_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    pm_status status = add_problem(foreign, 1, line, column, err, message);
    foreign->stopped = true;
    return status;
}

pm_status pm_foreign_warn(pm_foreign *foreign, size_t line, size_t column, pm_error *err,
                          const char *format, ...)
{
    char message[PM_ERROR_MESSAGE_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    return add_problem(foreign, 0, line, column, err, message);
}

pm_status pm_foreign_mend(pm_foreign *foreign, size_t line, size_t column, const char *done,
                          const char *remedy, pm_error *err, const char *format, ...)
{
    char message[PM_ERROR_MESSAGE_SIZE];
    bool lenient = foreign->options->lenient;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    size_t used = strlen(message);
    snprintf(message + used, sizeof message - used, "%s", lenient ? done : remedy);
    return add_problem(foreign, lenient ? 0 : 1, line, column, err, message);
}

pm_status pm_foreign_warn_once(pm_foreign *foreign, const char *what, size_t line, size_t column,
                               pm_error *err, const char *format, ...)
{
    if (pm_names_find(&foreign->said, what) != SIZE_MAX) {
        return PM_OK;
    }
    char message[PM_ERROR_MESSAGE_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    pm_status status = pm_names_add(&foreign->said, what, 0, err);
    return status == PM_OK ? add_problem(foreign, 0, line, column, err, message) : status;
}

/* --- elements -------------------------------------------------------------------------------- */

static pm_status find_column(pm_foreign *foreign, pm_element element, const char *name, size_t line,
                             size_t *column, pm_error *err)
{
    *column = pm_map_find_attribute(foreign->map, element, name);
    if (*column != SIZE_MAX) {
        return PM_OK;
    }
    if (strlen(name) > PM_FOREIGN_LONGEST_NAME) {
        return pm_foreign_warn_once(foreign, "long name", line, 0, err,
                                    "The attribute name \"%s\" is longer than %d bytes: it is left "
                                    "out, and so are others like it.",
                                    pm_excerpt_of(name).bytes, PM_FOREIGN_LONGEST_NAME);
    }
    if (pm_map_attribute_count(foreign->map, element) >= PM_FOREIGN_MOST_ATTRIBUTES) {
        return pm_foreign_warn_once(foreign, "many names", line, 0, err,
                                    "There are more than %d attributes: \"%s\" is left out, and so "
                                    "are those that follow.",
                                    PM_FOREIGN_MOST_ATTRIBUTES, pm_excerpt_of(name).bytes);
    }
    return pm_map_add_attribute(foreign->map, element, name, column, err);
}

pm_status pm_foreign_state(pm_foreign *foreign, pm_element element, const char *name, size_t index,
                           const char *text, size_t line, pm_error *err)
{
    const char *trimmed = text;
    size_t column = SIZE_MAX;
    if (pm_trim(&trimmed) == 0) {
        return PM_OK;
    }
    if (strlen(text) > PM_FOREIGN_LONGEST_VALUE) {
        return pm_foreign_error(foreign, line, 0, err,
                                "%s is longer than %d bytes, the most partmap reads: shorten it.",
                                pm_excerpt_of(name).bytes, PM_FOREIGN_LONGEST_VALUE);
    }
    pm_status status = find_column(foreign, element, name, line, &column, err);
    if (status != PM_OK || column == SIZE_MAX) {
        return status;
    }
    const char *kept = pm_map_attribute(foreign->map, element, column, index);
    if (kept == NULL) {
        return pm_map_set(foreign->map, element, column, index, text, err);
    }
    bool same = strcmp(kept, text) == 0;
    return same ? PM_OK
                : pm_foreign_warn(foreign, line, 0, err,
                                  "%s is stated a second time, as \"%s\": the first is kept.",
                                  pm_excerpt_of(name).bytes, pm_excerpt_of(text).bytes);
}

pm_status pm_foreign_add_node(pm_foreign *foreign, const char *id, size_t line, size_t *node,
                              pm_error *err)
{
    *node = SIZE_MAX;
    if (strlen(id) > PM_FOREIGN_LONGEST_ID) {
        return pm_foreign_error(foreign, line, 0, err,
                                "The id \"%s\" is longer than %d bytes, the most partmap reads: "
                                "shorten it.",
                                pm_excerpt_of(id).bytes, PM_FOREIGN_LONGEST_ID);
    }
    size_t taken = pm_map_find_node(foreign->map, id);
    if (taken != SIZE_MAX) {
        return pm_foreign_mend(foreign, line, 0, " It is read as the same node.",
                               " Give each node an id of its own.", err,
                               "The node id \"%s\" is taken: the first is in line %zu.",
                               pm_excerpt_of(id).bytes, pm_map_node_line(foreign->map, taken));
    }
    return pm_map_add_node(foreign->map, id, line, node, err);
}

/* --- the verdict ----------------------------------------------------------------------------- */

/* Insertion sort, stable: only the problems of values come out of order. */
static void sort_by_place(pm_problems *problems, size_t first)
{
    pm_problem *items = problems->items;
    for (size_t i = first + 1; i < problems->count; i++) {
        pm_problem moved = items[i];
        size_t at = i;
        for (; at > first && items[at - 1].line > moved.line; at--) {
            items[at] = items[at - 1];
        }
        items[at] = moved;
    }
}

static pm_status verdict(const pm_problems *problems, size_t first, pm_error *err)
{
    for (size_t i = first; i < problems->count; i++) {
        const pm_problem *problem = &problems->items[i];
        if (problem->is_error) {
            return pm_fail_at(err, PM_INVALID, problem->line, problem->column, "%s",
                              problem->message);
        }
    }
    return PM_OK;
}

pm_status pm_foreign_close(pm_foreign *foreign, pm_error *err)
{
    pm_problems *problems = &foreign->reading->problems;
    pm_status status = PM_OK;
    if (foreign->errors == 0) {
        status = pm_map_check_values(foreign->map, foreign->options->lenient, problems, err);
    }
    if (status == PM_OK && foreign->errors == 0 && pm_map_node_count(foreign->map) == 0) {
        status = pm_foreign_warn(foreign, 1, 0, err, "The network has no node.");
    }
    if (status != PM_OK) {
        return status;
    }
    sort_by_place(problems, foreign->first_problem);
    status = verdict(problems, foreign->first_problem, err);
    if (status == PM_OK) {
        status = pm_reading_add(foreign->reading, foreign->map, err);
        foreign->map = NULL;
    }
    return status;
}
