/* GML word by word: tokens in, and each value written as igraph takes it. See gml_tidy.h. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "formats/gml_tidy.h"

/* --- tokens ---------------------------------------------------------------------------------- */

/* Each line end that is passed over is written out, so that igraph's line numbers stay right. */
static void take_line_end(pm_gml *gml)
{
    pm_text_add(&gml->tidy, "\n");
    gml->cursor.at++;
    gml->cursor.line++;
    gml->cursor.line_start = gml->cursor.at;
}

static void skip_blank(pm_gml *gml)
{
    pm_cursor *cursor = &gml->cursor;
    for (;;) {
        cursor->at += strspn(cursor->at, " \t\f\v");
        if (*cursor->at == '#') {
            cursor->at += strcspn(cursor->at, "\n");
        }
        if (*cursor->at != '\n') {
            return;
        }
        take_line_end(gml);
    }
}

/* A string may go over lines; those are written out with it, or with pm_gml_write_line_ends. */
static void take_string(pm_gml *gml, pm_word_read *word)
{
    pm_cursor *cursor = &gml->cursor;
    word->quoted = true;
    word->text = ++cursor->at;
    for (; *cursor->at != '"' && *cursor->at != '\0'; cursor->at++) {
        if (*cursor->at == '\n') {
            cursor->line++;
            cursor->line_start = cursor->at + 1;
        }
    }
    word->length = (size_t)(cursor->at - word->text);
    word->open = *cursor->at == '\0';
    cursor->at += word->open ? 0 : 1;
}

pm_gml_token pm_gml_next_token(pm_gml *gml)
{
    skip_blank(gml);
    pm_cursor *cursor = &gml->cursor;
    pm_gml_token got = {.word = {.text = cursor->at,
                                 .length = 1,
                                 .line = cursor->line,
                                 .line_start = cursor->line_start}};
    switch (*cursor->at) {
    case '\0':
        return got;
    case '[':
        got.kind = PM_GML_OPEN;
        cursor->at++;
        return got;
    case ']':
        got.kind = PM_GML_CLOSE;
        cursor->at++;
        return got;
    case '"':
        got.kind = PM_GML_STRING;
        take_string(gml, &got.word);
        return got;
    default:
        got.kind = PM_GML_WORD;
        got.word.length = strcspn(cursor->at, " \t\f\v\n[]\"");
        cursor->at += got.word.length;
        return got;
    }
}

void pm_gml_write_line_ends(pm_gml *gml, const pm_word_read *word)
{
    for (size_t i = 0; word->quoted && i < word->length; i++) {
        if (word->text[i] == '\n') {
            pm_text_add(&gml->tidy, "\n");
        }
    }
}

pm_status pm_gml_report(pm_gml *gml, const pm_gml_token *got, const char *message, pm_error *err)
{
    return pm_foreign_give_up(gml->foreign, got->word.line, pm_word_column(&got->word), err, "%s",
                              message);
}

pm_status pm_gml_report_end(pm_gml *gml, const pm_gml_token *got, pm_error *err)
{
    return pm_gml_report(
        gml, got, "The file ends before its last \"]\": it was cut short. Export it again.", err);
}

/* Passes over a list whose "[" was read. */
pm_status pm_gml_skip_list(pm_gml *gml, pm_error *err)
{
    for (size_t depth = 1; depth > 0;) {
        pm_gml_token got = pm_gml_next_token(gml);
        if (got.kind == PM_GML_END || got.word.open) {
            return pm_gml_report_end(gml, &got, err);
        }
        pm_gml_write_line_ends(gml, &got.word);
        depth += got.kind == PM_GML_OPEN ? 1 : 0;
        depth -= got.kind == PM_GML_CLOSE ? 1 : 0;
    }
    return PM_OK;
}

/* --- values ---------------------------------------------------------------------------------- */

static void write_character(pm_text *out, unsigned long c)
{
    char bytes[4];
    size_t length = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const unsigned char first[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = length; i-- > 1; c >>= 6U) {
        bytes[i] = (char)(unsigned char)(0x80U | (c & 0x3FU));
    }
    bytes[0] = (char)(unsigned char)(first[length] | c);
    pm_text_add_bytes(out, bytes, length);
}

/* Length of the entity at text, "&name;" or "&#123;", or 0. */
static size_t entity_length(const char *text, size_t most)
{
    enum { LONGEST = 12 };
    size_t i = 1;
    while (i < most && i < LONGEST && text[i] != ';' && strchr(" &\"\n", text[i]) == NULL) {
        i++;
    }
    return i > 1 && i < most && text[i] == ';' ? i + 1 : 0;
}

/* Those that igraph knows stay; numbers become characters; all others stay as they are written. */
static pm_status write_entity(pm_gml *gml, const pm_word_read *word, const char *text,
                              size_t length, pm_error *err)
{
    static const char *const known[] = {"&amp;", "&quot;", "&lt;", "&gt;", "&apos;"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strncmp(text, known[i], strlen(known[i])) == 0) {
            pm_text_add(&gml->tidy, known[i]);
            return PM_OK;
        }
    }
    bool decimal = text[1] == '#' && strspn(text + 2, "0123456789") == length - 3;
    unsigned long number = decimal ? strtoul(text + 2, NULL, 10) : 0;
    bool fits = number >= 0x20 && number <= 0x10FFFF && (number < 0xD800 || number > 0xDFFF);
    if (number == '"' || number == '&') {
        pm_text_add(&gml->tidy, number == '"' ? "&quot;" : "&amp;");
        return PM_OK;
    }
    if (fits) {
        write_character(&gml->tidy, number);
        return PM_OK;
    }
    pm_text_add(&gml->tidy, "&amp;");
    pm_text_add_bytes(&gml->tidy, text + 1, length - 1);
    return pm_foreign_warn_once(gml->foreign, "entity", word->line, 0, err,
                                "\"%.*s\" is no entity that is read in GML: it is kept as it is "
                                "written, and so are others like it.",
                                (int)length, text);
}

static pm_status write_string(pm_gml *gml, const pm_word_read *word, pm_error *err)
{
    pm_status status = PM_OK;
    pm_text_add(&gml->tidy, "\"");
    for (size_t i = 0; status == PM_OK && i < word->length;) {
        size_t plain = 0;
        while (i + plain < word->length && word->text[i + plain] != '&') {
            plain++;
        }
        pm_text_add_bytes(&gml->tidy, word->text + i, plain);
        i += plain;
        size_t length = i < word->length ? entity_length(word->text + i, word->length - i) : 0;
        if (length > 0) {
            status = write_entity(gml, word, word->text + i, length, err);
        } else if (i < word->length) {
            pm_text_add(&gml->tidy, "&amp;");
        }
        i += length > 0 ? length : 1;
    }
    pm_text_add(&gml->tidy, "\"");
    return status;
}

/* Would igraph read the word as the number it is, to the last digit? */
static bool is_safe_number(const pm_word_read *word)
{
    double number = 0;
    size_t digits = 0;
    for (size_t i = 0; i < word->length; i++) {
        digits += word->text[i] >= '0' && word->text[i] <= '9' ? 1 : 0;
    }
    char first = word->text[0];
    char second = word->length > 1 ? word->text[1] : '0';
    bool begins =
        (first >= '0' && first <= '9') || (first == '-' && second >= '0' && second <= '9');
    return begins && digits <= 15 && pm_word_number(word, &number);
}

static pm_status write_value(pm_gml *gml, const pm_word_read *word, pm_error *err)
{
    if (word->quoted || !is_safe_number(word)) {
        return write_string(gml, word, err);
    }
    pm_text_add_bytes(&gml->tidy, word->text, word->length);
    return PM_OK;
}

/* The key as igraph takes keys. */
static pm_status write_key(pm_gml *gml, const pm_word_read *key, const char *name, pm_error *err)
{
    bool changed = false;
    pm_text_add(&gml->tidy, " ");
    for (const char *c = name; *c != '\0'; c++) {
        bool letter = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || *c == '_';
        bool digit = *c >= '0' && *c <= '9' && c > name;
        pm_text_add_bytes(&gml->tidy, letter || digit ? c : "_", 1);
        changed = changed || (!letter && !digit);
    }
    pm_text_add(&gml->tidy, " ");
    if (!changed) {
        return PM_OK;
    }
    return pm_foreign_warn_once(gml->foreign, "key", key->line, pm_word_column(key), err,
                                "\"%s\" is no key of GML, which has letters, digits and \"_\": "
                                "other characters are read as \"_\", here and elsewhere.",
                                pm_excerpt_of(name).bytes);
}

/* One key with its value, unless the record has that key already. */
pm_status pm_gml_write_pair(pm_gml *gml, pm_names *keys, const pm_word_read *key, const char *name,
                            const pm_word_read *value, pm_error *err)
{
    if (pm_names_find(keys, name) != SIZE_MAX) {
        pm_gml_write_line_ends(gml, value);
        return pm_foreign_warn_once(gml->foreign, name, key->line, pm_word_column(key), err,
                                    "\"%s\" is stated twice in one record: the first is kept, here "
                                    "and in records like it.",
                                    pm_excerpt_of(name).bytes);
    }
    pm_status status = pm_names_add(keys, name, 0, err);
    if (status == PM_OK) {
        status = write_key(gml, key, name, err);
    }
    return status == PM_OK ? write_value(gml, value, err) : status;
}
