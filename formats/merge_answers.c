/* Single cells of a question sheet: partners, words and kinds of tie, as people write them. See
 * merge_parts.h. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "formats/merge_parts.h"

/* --- partners -------------------------------------------------------------------------------- */

/* The only node of a label; SIZE_MAX: none or several. */
static size_t find_label(const pm_map *map, const char *label)
{
    size_t found = SIZE_MAX;
    for (size_t node = 0; node < pm_map_node_count(map); node++) {
        if (pm_equal_ignoring_case(pm_map_label(map, node), label)) {
            if (found != SIZE_MAX) {
                return SIZE_MAX;
            }
            found = node;
        }
    }
    return found;
}

static pm_status complain_of_stranger(pm_sheet_reader *reader, size_t row, size_t column,
                                      const char *name, pm_error *err)
{
    const pm_map *map = reader->map;
    size_t count = pm_map_node_count(map);
    const char **names = pm_new_array(2 * count, sizeof *names);
    if (names == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t node = 0; node < count; node++) {
        names[2 * node] = pm_map_node_id(map, node);
        names[2 * node + 1] = pm_map_label(map, node);
    }
    const char *nearest = pm_nearest(name, names, 2 * count);
    pm_text words = {0};
    pm_text_addf(&words, "No member of the map is called \"%s\"", pm_excerpt_of(name).bytes);
    if (nearest != NULL) {
        pm_text_addf(&words, ": did you mean \"%s\"?", pm_excerpt_of(nearest).bytes);
    } else {
        pm_text_add(&words, ": write the id of one, or add it to map.graphml first.");
    }
    free(names);
    pm_status status = pm_text_check(&words, err);
    if (status == PM_OK) {
        status = pm_complain(reader, row, column, "row", pm_text_bytes(&words), err);
    }
    pm_text_free(&words);
    return status;
}

pm_status pm_find_partner(pm_sheet_reader *reader, size_t row, size_t id_column,
                          size_t label_column, size_t *node, pm_error *err)
{
    const char *id = id_column != SIZE_MAX ? pm_reply_text(reader, row, id_column) : "";
    const char *label = label_column != SIZE_MAX ? pm_reply_text(reader, row, label_column) : "";
    *node = id[0] != '\0' ? pm_map_find_node(reader->map, id) : SIZE_MAX;
    if (*node == SIZE_MAX && label[0] != '\0') {
        *node = find_label(reader->map, label);
    }
    if (*node == SIZE_MAX && id[0] != '\0') {
        *node = find_label(reader->map, id);
    }
    if (*node != SIZE_MAX) {
        return PM_OK;
    }
    if (id[0] == '\0' && label[0] == '\0') {
        return pm_complain(reader, row, id_column != SIZE_MAX ? id_column : label_column, "row",
                           "The row names no partner: write its id into the first column.", err);
    }
    bool by_id = id[0] != '\0';
    return complain_of_stranger(reader, row, by_id ? id_column : label_column, by_id ? id : label,
                                err);
}

/* --- values ---------------------------------------------------------------------------------- */

static const char *keep(pm_sheet_reader *reader, const pm_text *text, pm_error *err)
{
    const char *kept = NULL;
    if (!text->failed) {
        kept = pm_arena_text(reader->arena, pm_text_bytes(text), text->length);
    }
    if (kept == NULL) {
        pm_fail_memory(err);
    }
    return kept;
}

/* "Works with" is meant for works_with. */
static void add_joined(pm_text *out, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        pm_text_add_bytes(out, text[i] == ' ' || text[i] == '-' ? "_" : text + i, 1);
    }
}

/* Takes a number of at most "digits" digits off *text; 0 where there is none. */
static unsigned take_number(const char **text, int digits)
{
    unsigned number = 0;
    for (int i = 0; i < digits && **text >= '0' && **text <= '9'; i++, (*text)++) {
        number = number * 10 + (unsigned)(**text - '0');
    }
    return number;
}

/* Three numbers of a date as spreadsheets rewrite them ("30/11/2026", "30.11.2026"): which one is
 * the day is only sure when one of them is over 12, or both are the same. */
static bool read_local_date(const char *text, pm_text *out)
{
    unsigned first = take_number(&text, 2);
    char separator = *text;
    if (separator != '/' && separator != '.') {
        return false;
    }
    text++;
    unsigned second = take_number(&text, 2);
    if (*text != separator) {
        return false;
    }
    text++;
    unsigned year = take_number(&text, 4);
    bool sure = first > 12 || second > 12 || first == second;
    if (*text != '\0' || year < 1000 || !sure) {
        return false;
    }
    pm_text_addf(out, "%04u-%02u-%02u", year, first > 12 ? second : first,
                 first > 12 ? first : second);
    return true;
}

/* People part lists by line breaks, too. */
static void add_list(pm_text *out, const char *text)
{
    size_t length = 0;
    const char *part = NULL;
    while ((part = pm_next_part(&text, ";\n", &length)) != NULL) {
        pm_text_add(out, out->length > 0 ? ";" : "");
        pm_text_add_bytes(out, part, length);
    }
}

/* What was probably meant, in the vocabulary's own way of writing it. */
static void add_as_written(pm_text *out, pm_word word, const char *text)
{
    pm_text joined = {0};
    switch (pm_vocabulary(word)->type) {
    case PM_WORD_CHOICE:
        add_joined(&joined, text, strlen(text));
        if (!joined.failed && pm_vocabulary_choice(word, joined.bytes) >= 0) {
            text = pm_vocabulary(word)->choices[pm_vocabulary_choice(word, joined.bytes)];
        }
        pm_text_add(out, text);
        break;
    case PM_WORD_BOOLEAN:
        pm_text_add(out, pm_parse_boolean(text) < 0    ? text
                         : pm_parse_boolean(text) == 1 ? "true"
                                                       : "false");
        break;
    case PM_WORD_DATE:
        if (!read_local_date(text, out)) {
            pm_text_add(out, text);
        }
        break;
    case PM_WORD_LIST:
        add_list(out, text);
        break;
    default:
        pm_text_add(out, text);
    }
    out->failed = out->failed || joined.failed;
    pm_text_free(&joined);
}

/* "In column G, trust is ...": the sheet's own word in place of the vocabulary's, with which the
 * reason begins. */
static pm_status complain_of_value(pm_sheet_reader *reader, size_t row, size_t column, pm_word word,
                                   const char *key, const pm_error *reason, pm_error *err)
{
    pm_text words = {0};
    pm_text_addf(&words, "In %s, %s%s", pm_sheet_column_of(column, "").bytes, key,
                 reason->message + strlen(pm_vocabulary(word)->name));
    pm_status status = pm_text_check(&words, err);
    if (status == PM_OK) {
        status = pm_complain(reader, row, column, "answer", pm_text_bytes(&words), err);
    }
    pm_text_free(&words);
    return status;
}

pm_status pm_read_answer(pm_sheet_reader *reader, size_t row, size_t column, pm_word word,
                         const char *key, const char **text, pm_error *err)
{
    *text = NULL;
    const char *cell = pm_reply_text(reader, row, column);
    if (cell[0] == '\0') {
        return PM_OK;
    }
    pm_text written = {0};
    if (word == PM_WORD_COUNT) {
        pm_text_add(&written, cell);
    } else {
        add_as_written(&written, word, cell);
    }
    pm_status status = pm_text_check(&written, err);
    pm_error reason = {0};
    if (status != PM_OK) {
        goto cleanup;
    }
    if (word < PM_WORD_COUNT && written.length > 0 &&
        pm_vocabulary_check(word, pm_text_bytes(&written), &reason) != PM_OK) {
        status = complain_of_value(reader, row, column, word, key, &reason, err);
    } else if (written.length > 0) {
        *text = keep(reader, &written, err);
        status = *text != NULL ? PM_OK : PM_MEMORY;
    }

cleanup:
    pm_text_free(&written);
    return status;
}

/* --- kinds of tie ---------------------------------------------------------------------------- */

static pm_status read_kind(pm_sheet_reader *reader, size_t row, size_t column, const char *key,
                           const char *part, unsigned *kinds, pm_error *err)
{
    static const char *const nothing[] = {"none", "no", "nothing", "n/a", "_"};
    int kind = pm_vocabulary_choice(PM_EDGE_KIND, part);
    if (kind >= 0) {
        *kinds |= 1U << (unsigned)kind;
        return PM_OK;
    }
    for (size_t i = 0; i < sizeof nothing / sizeof nothing[0]; i++) {
        if (pm_equal_ignoring_case(nothing[i], part)) {
            return PM_OK;
        }
    }
    pm_error reason = {0};
    pm_vocabulary_check(PM_EDGE_KIND, part, &reason);
    return complain_of_value(reader, row, column, PM_EDGE_KIND, key, &reason, err);
}

pm_status pm_read_kinds(pm_sheet_reader *reader, size_t row, size_t column, const char *key,
                        unsigned *kinds, pm_error *err)
{
    const char *rest = pm_reply_text(reader, row, column);
    const char *part = NULL;
    size_t length = 0;
    pm_status status = PM_OK;
    while (status == PM_OK && (part = pm_next_part(&rest, ";,|\n", &length)) != NULL) {
        pm_text kind = {0};
        add_joined(&kind, part, length);
        status = pm_text_check(&kind, err);
        if (status == PM_OK) {
            status = read_kind(reader, row, column, key, pm_text_bytes(&kind), kinds, err);
        }
        pm_text_free(&kind);
    }
    return status;
}
