/* GML in, GML that igraph reads whole out: see gml_tidy.h. */
#include "formats/gml_tidy.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"

/* --- tokens ---------------------------------------------------------------------------------- */

typedef enum token_kind { TOKEN_END, TOKEN_OPEN, TOKEN_CLOSE, TOKEN_STRING, TOKEN_WORD } token_kind;

typedef struct token {
    token_kind kind;
    pm_word_read word;
} token;

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

/* A string may go over lines; those are written out with it, or with write_line_ends. */
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

static token next_token(pm_gml *gml)
{
    skip_blank(gml);
    pm_cursor *cursor = &gml->cursor;
    token got = {.word = {.text = cursor->at,
                          .length = 1,
                          .line = cursor->line,
                          .line_start = cursor->line_start}};
    switch (*cursor->at) {
    case '\0':
        return got;
    case '[':
        got.kind = TOKEN_OPEN;
        cursor->at++;
        return got;
    case ']':
        got.kind = TOKEN_CLOSE;
        cursor->at++;
        return got;
    case '"':
        got.kind = TOKEN_STRING;
        take_string(gml, &got.word);
        return got;
    default:
        got.kind = TOKEN_WORD;
        got.word.length = strcspn(cursor->at, " \t\f\v\n[]\"");
        cursor->at += got.word.length;
        return got;
    }
}

static void write_line_ends(pm_gml *gml, const pm_word_read *word)
{
    for (size_t i = 0; word->quoted && i < word->length; i++) {
        if (word->text[i] == '\n') {
            pm_text_add(&gml->tidy, "\n");
        }
    }
}

static pm_status report(pm_gml *gml, const token *got, const char *message, pm_error *err)
{
    return pm_foreign_give_up(gml->foreign, got->word.line, pm_word_column(&got->word), err, "%s",
                              message);
}

static pm_status report_end(pm_gml *gml, const token *got, pm_error *err)
{
    return report(gml, got,
                  "The file ends before its last \"]\": it was cut short. Export it again.", err);
}

/* Passes over a list whose "[" was read. */
static pm_status skip_list(pm_gml *gml, pm_error *err)
{
    for (size_t depth = 1; depth > 0;) {
        token got = next_token(gml);
        if (got.kind == TOKEN_END || got.word.open) {
            return report_end(gml, &got, err);
        }
        write_line_ends(gml, &got.word);
        depth += got.kind == TOKEN_OPEN ? 1 : 0;
        depth -= got.kind == TOKEN_CLOSE ? 1 : 0;
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
static pm_status write_pair(pm_gml *gml, pm_names *keys, const pm_word_read *key, const char *name,
                            const pm_word_read *value, pm_error *err)
{
    if (pm_names_find(keys, name) != SIZE_MAX) {
        write_line_ends(gml, value);
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

/* --- records --------------------------------------------------------------------------------- */

/* What is done with a key and its value within a record. The value's "[" was read if it is a
 * list. */
typedef pm_status (*pair_reader)(pm_gml *gml, pm_names *keys, const pm_word_read *key,
                                 const char *name, const token *value, pm_error *err);

/* Reads pairs to the record's "]". */
static pm_status read_pairs(pm_gml *gml, pm_names *keys, pair_reader read, pm_error *err)
{
    pm_text name = {0};
    pm_status status = PM_OK;
    while (status == PM_OK && !gml->foreign->stopped) {
        token key = next_token(gml);
        if (key.kind == TOKEN_CLOSE) {
            break;
        }
        token value = key.kind == TOKEN_WORD ? next_token(gml) : key;
        if (key.kind == TOKEN_END || value.kind == TOKEN_END || value.word.open) {
            status = report_end(gml, &value, err);
        } else if (key.kind != TOKEN_WORD || value.kind == TOKEN_CLOSE ||
                   key.word.length > PM_FOREIGN_LONGEST_NAME) {
            status = report(gml, &key,
                            "Here a name and its value are needed, such as label \"Council\": "
                            "correct the file, or export it again.",
                            err);
        } else {
            status = pm_word_copy(&key.word, &name, err);
            if (status == PM_OK) {
                status = read(gml, keys, &key.word, name.bytes, &value, err);
            }
        }
    }
    pm_text_free(&name);
    return status;
}

static pm_status leave_out_list(pm_gml *gml, const pm_word_read *key, const char *name,
                                pm_error *err)
{
    pm_status status = pm_foreign_warn_once(
        gml->foreign, name, key->line, pm_word_column(key), err,
        "The record \"%s [...]\" is left out, here and elsewhere: facts for the map have to be "
        "plain values.",
        pm_excerpt_of(name).bytes);
    return status == PM_OK ? skip_list(gml, err) : status;
}

/* Within "graphics [ ]": what the map has attributes for moves into the record around it. */
static pm_status read_graphics(pm_gml *gml, pm_names *keys, const pm_word_read *key,
                               const char *name, const token *value, pm_error *err)
{
    static const struct {
        const char *gml, *name;
    } kept[] = {{"x", "x"},        {"y", "y"},        {"z", "z"},
                {"w", "width"},    {"h", "height"},   {"d", "depth"},
                {"fill", "color"}, {"type", "shape"}, {"width", "width"}};
    if (value->kind == TOKEN_OPEN) {
        return leave_out_list(gml, key, name, err);
    }
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        if (strcmp(kept[i].gml, name) == 0) {
            return write_pair(gml, keys, key, kept[i].name, &value->word, err);
        }
    }
    write_line_ends(gml, &value->word);
    return pm_foreign_warn_once(gml->foreign, "graphics", key->line, pm_word_column(key), err,
                                "Of \"graphics [...]\" only place, size, fill and type are kept: "
                                "\"%s\" is left out, and so are others.",
                                pm_excerpt_of(name).bytes);
}

/* Within a node or an edge. */
static pm_status read_fact(pm_gml *gml, pm_names *keys, const pm_word_read *key, const char *name,
                           const token *value, pm_error *err)
{
    if (value->kind != TOKEN_OPEN) {
        return write_pair(gml, keys, key, name, &value->word, err);
    }
    if (strcmp(name, "graphics") == 0) {
        return read_pairs(gml, keys, read_graphics, err);
    }
    return leave_out_list(gml, key, name, err);
}

static pm_status keep_line(size_t **lines, size_t *count, size_t *capacity, size_t line,
                           pm_error *err)
{
    void *grown = *lines;
    pm_status status = pm_grow(&grown, capacity, *count + 1, sizeof **lines, err);
    *lines = grown;
    if (status == PM_OK) {
        (*lines)[(*count)++] = line;
    }
    return status;
}

static pm_status read_record(pm_gml *gml, const pm_word_read *key, const char *name, pm_error *err)
{
    pm_names keys = {0};
    pm_status status =
        *name == 'n'
            ? keep_line(&gml->node_lines, &gml->node_count, &gml->node_capacity, key->line, err)
            : keep_line(&gml->edge_lines, &gml->edge_count, &gml->edge_capacity, key->line, err);
    pm_text_add(&gml->tidy, *name == 'n' ? " node [" : " edge [");
    if (status == PM_OK) {
        status = read_pairs(gml, &keys, read_fact, err);
    }
    pm_text_add(&gml->tidy, " ]");
    pm_names_free(&keys);
    return status;
}

/* Within the graph. igraph orders the ends of undirected ties by number: it is always told that
 * they have a direction. */
static pm_status read_graph_fact(pm_gml *gml, pm_names *keys, const pm_word_read *key,
                                 const char *name, const token *value, pm_error *err)
{
    bool element = strcmp(name, "node") == 0 || strcmp(name, "edge") == 0;
    double number = 0;
    if (value->kind == TOKEN_OPEN) {
        return element ? read_record(gml, key, name, err) : leave_out_list(gml, key, name, err);
    }
    if (element) {
        return report(gml, value, "A node or an edge has its facts in \"[ ]\": put them there.",
                      err);
    }
    if (strcmp(name, "directed") != 0) {
        return write_pair(gml, keys, key, name, &value->word, err);
    }
    if (value->word.quoted || !pm_word_number(&value->word, &number) ||
        (number != 0 && number != 1)) {
        return pm_foreign_mend(gml->foreign, value->word.line, pm_word_column(&value->word),
                               " It is read as 0.", " Correct it.", err,
                               "\"directed\" is \"%s\" and has to be 0 or 1.",
                               pm_word_excerpt(&value->word).bytes);
    }
    gml->directed = number != 0;
    return PM_OK;
}

/* --- the file -------------------------------------------------------------------------------- */

static pm_status read_graph(pm_gml *gml, pm_error *err)
{
    pm_names keys = {0};
    gml->has_graph = true;
    pm_text_add(&gml->tidy, "graph [ directed 1");
    pm_status status = read_pairs(gml, &keys, read_graph_fact, err);
    pm_text_add(&gml->tidy, " ]");
    pm_names_free(&keys);
    return status;
}

static pm_status read_top(pm_gml *gml, const token *key, pm_error *err)
{
    token value = key->kind == TOKEN_WORD ? next_token(gml) : *key;
    if (key->kind != TOKEN_WORD || value.kind == TOKEN_CLOSE || value.kind == TOKEN_END) {
        return report(gml, key,
                      "Here \"graph [\" or another name with its value is needed: the file is no "
                      "GML, or it was cut short.",
                      err);
    }
    if (value.kind != TOKEN_OPEN) {
        write_line_ends(gml, &value.word);
        return value.word.open ? report_end(gml, &value, err) : PM_OK;
    }
    if (pm_word_is(&key->word, "graph") && !gml->has_graph) {
        return read_graph(gml, err);
    }
    pm_status status = pm_foreign_warn(
        gml->foreign, key->word.line, pm_word_column(&key->word), err,
        "\"%s [...]\" is left out: of a GML file the first \"graph [...]\" is read.",
        pm_word_excerpt(&key->word).bytes);
    return status == PM_OK ? skip_list(gml, err) : status;
}

pm_status pm_gml_tidy(pm_gml *gml, const char *text, pm_error *err)
{
    pm_status status = PM_OK;
    gml->cursor = pm_cursor_at(text);
    while (status == PM_OK && !gml->foreign->stopped) {
        token key = next_token(gml);
        if (key.kind == TOKEN_END) {
            break;
        }
        status = read_top(gml, &key, err);
    }
    if (status == PM_OK && !gml->has_graph && gml->foreign->errors == 0) {
        status = pm_foreign_error(gml->foreign, 1, 0, err,
                                  "The file has no \"graph [...]\": it was cut short, or is no "
                                  "GML.");
    }
    return status == PM_OK ? pm_text_check(&gml->tidy, err) : status;
}

void pm_gml_free(pm_gml *gml)
{
    pm_text_free(&gml->tidy);
    free(gml->node_lines);
    free(gml->edge_lines);
    gml->node_lines = gml->edge_lines = NULL;
}
