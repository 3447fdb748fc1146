/* Pajek's partitions and vectors: a value for each vertex in, an attribute of the nodes out. See
 * foreign_pajek.h. */
#include <string.h>

#include "formats/foreign_pajek.h"

/* "*Partition sectors": the name is that of the attribute. */
pm_status pm_pajek_begin_column(pm_pajek *pajek, pm_error *err)
{
    const char *name = pajek->cursor.at;
    const char *keyword = pajek->cursor.line_start;
    size_t length = strcspn(name, "\n");
    pajek->column.length = 0;
    pm_text_add_bytes(&pajek->column, name, length < PM_FOREIGN_LONGEST_NAME ? length : 0);
    pm_status status = pm_text_check(&pajek->column, err);
    if (status != PM_OK) {
        return status;
    }
    const char *trimmed = pajek->column.bytes;
    length = pm_trim(&trimmed);
    memmove(pajek->column.bytes, trimmed, length);
    pajek->column.length = length;
    pajek->column.bytes[length] = '\0';
    if (length == 0) {
        bool is_vector = strchr("vV", keyword[strspn(keyword, " \t*")]) != NULL;
        bool is_permutation = strchr("eE", keyword[strspn(keyword, " \t*") + 1]) != NULL;
        pm_text_add(&pajek->column, is_vector        ? "vector"
                                    : is_permutation ? "permutation"
                                                     : "partition");
    }
    return pm_text_check(&pajek->column, err);
}

/* The "*Vertices" below it. */
pm_status pm_pajek_begin_column_values(pm_pajek *pajek, pm_error *err)
{
    pm_word_read word = {0};
    size_t count = 0;
    pajek->values = 0;
    bool fits = pm_cursor_word(&pajek->cursor, "", &word) && pm_word_whole(&word, &count) &&
                pajek->has_vertices && count == pajek->count;
    pm_status status = pm_pajek_add_nodes(pajek, err);
    if (status != PM_OK || fits) {
        return status;
    }
    pajek->section = NULL;
    status = pm_foreign_warn(&pajek->foreign, pajek->section_line, 1, err,
                             "\"%s\" is not of as many vertices as the network before it, which "
                             "has %zu: it is left out.",
                             pm_excerpt_of(pajek->column.bytes).bytes, pajek->count);
    pajek->column.length = 0;
    return status;
}

pm_status pm_pajek_read_column(pm_pajek *pajek, pm_error *err)
{
    pm_word_read word = {0};
    pm_text value = {0};
    pm_status status = PM_OK;
    while (status == PM_OK && pajek->values < pajek->count &&
           pm_cursor_word(&pajek->cursor, "", &word)) {
        status = pm_word_copy(&word, &value, err);
        if (status == PM_OK) {
            status = pm_foreign_state(&pajek->foreign, PM_NODE, pajek->column.bytes,
                                      pajek->values++, pm_text_bytes(&value), word.line, err);
        }
    }
    pm_text_free(&value);
    return status;
}

pm_status pm_pajek_end_column(pm_pajek *pajek, pm_error *err)
{
    pm_status status = PM_OK;
    if (pajek->values < pajek->count) {
        status =
            pm_foreign_warn(&pajek->foreign, pajek->section_line, 1, err,
                            "\"%s\" has %zu values for %zu vertices: those left are unknown.",
                            pm_excerpt_of(pajek->column.bytes).bytes, pajek->values, pajek->count);
    }
    pajek->column.length = 0;
    return status;
}
