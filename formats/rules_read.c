/* Rules files in: settings and rules of a file into a rulebook. The grammar is in rules_parse.h. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "formats/formats.h"
#include "formats/rules_parse.h"

enum { MOST_BYTES = 1 << 20, FAULT_SIZE = 512 };

/* --- what both halves use -------------------------------------------------------------------- */

bool pm_rules_fault(pm_rules_parser *p, const pm_token *at, const char *format, ...)
{
    char words[FAULT_SIZE];
    if (at->type == PM_TOKEN_BAD || p->status != PM_OK) {
        return false;
    }
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(words, sizeof words, format, arguments);
    va_end(arguments);
    p->status = pm_problems_add(p->lexer.problems, 1, at->line, at->column, p->err, "%s", words);
    return false;
}

bool pm_rules_take(pm_rules_parser *p)
{
    p->taken_end = p->now.end;
    p->status = p->status == PM_OK ? pm_lexer_next(&p->lexer, &p->now, p->err) : p->status;
    return p->status == PM_OK;
}

bool pm_rules_is(const pm_rules_parser *p, pm_token_type type, const char *text)
{
    return p->now.type == type && strcmp(p->now.text, text) == 0;
}

bool pm_rules_fault_found(pm_rules_parser *p, const char *expected)
{
    if (p->now.type == PM_TOKEN_END) {
        return pm_rules_fault(p, &p->now, "The file ends here: %s is missing.", expected);
    }
    return pm_rules_fault(p, &p->now, "Here is \"%s\" where %s is expected.",
                          pm_excerpt_of(p->now.text).bytes, expected);
}

bool pm_rules_expect(pm_rules_parser *p, const char *sign, const char *expected)
{
    return pm_rules_is(p, PM_TOKEN_SIGN, sign) ? pm_rules_take(p)
                                               : pm_rules_fault_found(p, expected);
}

bool pm_rules_number(pm_rules_parser *p, double *number, bool *percent)
{
    static const double LARGEST = 1e9;
    pm_text digits = {0};
    size_t length = strlen(p->now.text);
    if (p->now.type != PM_TOKEN_NUMBER) {
        return pm_rules_fault_found(p, "a number, such as 3, 0.5 or 50%,");
    }
    *percent = length > 0 && p->now.text[length - 1] == '%';
    pm_text_add_bytes(&digits, p->now.text, length - (*percent ? 1 : 0));
    bool taken = pm_parse_number(pm_text_bytes(&digits), number) && *number <= LARGEST;
    pm_text_free(&digits);
    *number = *percent ? *number / 100 : *number;
    return taken ? pm_rules_take(p)
                 : pm_rules_fault(p, &p->now, "\"%s\" is too large a number.",
                                  pm_excerpt_of(p->now.text).bytes);
}

/* --- the file -------------------------------------------------------------------------------- */

/* After a fault: on to the next line that begins a statement. */
static void recover(pm_rules_parser *p)
{
    while (p->status == PM_OK && p->now.type != PM_TOKEN_END &&
           !(pm_rules_at_statement(p) && p->now.first_on_line)) {
        pm_rules_take(p);
    }
}

/* "title" TEXT */
static bool take_title(pm_rules_parser *p)
{
    const pm_token at = p->now;
    pm_rules_file *file = pm_rulebook_last_file(p->book);
    if (!pm_rules_take(p)) {
        return false;
    }
    if (file->title != NULL) {
        return pm_rules_fault(p, &at, "A file has one \"title\": join the two texts.");
    }
    file->title = pm_rules_text(p, "what the file stands for, in quotes,");
    return file->title != NULL;
}

static bool take_statement(pm_rules_parser *p)
{
    static const char *const words[] = {"rule", "set", "title"};
    if (pm_rules_is(p, PM_TOKEN_WORD, "set")) {
        return pm_rules_setting(p);
    }
    if (pm_rules_is(p, PM_TOKEN_WORD, "rule")) {
        return pm_rules_rule(p);
    }
    if (pm_rules_is(p, PM_TOKEN_WORD, "title")) {
        return take_title(p);
    }
    const char *nearest = p->now.type == PM_TOKEN_WORD ? pm_nearest(p->now.text, words, 3) : NULL;
    const pm_token at = p->now;
    if (nearest != NULL) {
        pm_rules_fault(p, &at, "\"%s\" begins no statement: did you mean \"%s\"?",
                       pm_excerpt_of(at.text).bytes, nearest);
    } else {
        pm_rules_fault(p, &at,
                       "\"%s\" begins no statement: write set NAME = NUMBER, or rule ID \"TITLE\" "
                       "require CONDITION.",
                       pm_excerpt_of(at.text).bytes);
    }
    pm_rules_take(p);
    return false;
}

/* The first error stands for them all. */
static pm_status fail_first(const pm_problems *problems, pm_error *err)
{
    for (size_t i = 0; i < problems->count; i++) {
        const pm_problem *problem = &problems->items[i];
        if (problem->is_error) {
            return pm_fail_at(err, PM_INVALID, problem->line, problem->column, "%s",
                              problem->message);
        }
    }
    return PM_OK;
}

static pm_status read_bytes(const char *bytes, size_t length, const char *name, pm_rulebook *book,
                            pm_problems *problems, pm_error *err)
{
    const char *slash = strrchr(name, '/');
    const char *base = slash != NULL ? slash + 1 : name;
    pm_rules_parser p = {.lexer = pm_lexer_begin(bytes, length, &book->arena, problems),
                         .book = book,
                         .file = pm_arena_text(&book->arena, base, strlen(base)),
                         .first_change = book->change_count,
                         .err = err};
    if (p.file == NULL) {
        return pm_fail_memory(err);
    }
    p.status = pm_rulebook_add_file(book, p.file, err);
    pm_rules_take(&p);
    while (p.status == PM_OK && p.now.type != PM_TOKEN_END && problems->errors < PM_PROBLEMS_STOP) {
        if (!take_statement(&p)) {
            recover(&p);
        }
    }
    if (p.status == PM_OK) {
        pm_rules_check_settings(&p);
    }
    return p.status == PM_OK ? fail_first(problems, err) : p.status;
}

pm_status pm_rules_read_text(const char *bytes, size_t length, const char *name, pm_rulebook *book,
                             pm_problems *problems, pm_error *err)
{
    size_t first = problems->count;
    pm_status status = PM_OK;
    if (length > MOST_BYTES) {
        status = pm_fail(err, PM_INVALID, "The file is larger than 1 MB: that is no rules file.");
    } else {
        status = read_bytes(bytes, length, name, book, problems, err);
    }
    if (status != PM_OK) {
        pm_error_in_file(err, name);
    }
    pm_status named = pm_problems_name_file(problems, first, name, err);
    return status == PM_OK ? named : status;
}

static pm_status read_stream(FILE *stream, char *bytes, size_t *length, pm_error *err)
{
    *length = fread(bytes, 1, MOST_BYTES + 1, stream);
    bytes[*length] = '\0';
    if (ferror(stream) != 0) {
        return pm_fail(err, PM_IO, "The file cannot be read: is it a folder?");
    }
    return PM_OK;
}

pm_status pm_rules_read(const char *path, pm_rulebook *book, pm_problems *problems, pm_error *err)
{
    FILE *stream = fopen(path, "rb");
    char *bytes = stream != NULL ? pm_new_array(MOST_BYTES + 2, 1) : NULL;
    size_t length = 0;
    pm_status status = PM_OK;
    if (stream == NULL) {
        status = errno == ENOENT
                     ? pm_fail(err, PM_IO, "There is no such file: check its name and folder.")
                     : pm_fail(err, PM_IO, "The file cannot be opened: %s.", strerror(errno));
    } else {
        status = bytes != NULL ? read_stream(stream, bytes, &length, err) : pm_fail_memory(err);
        fclose(stream);
    }
    if (status == PM_OK) {
        status = pm_rules_read_text(bytes, length, path, book, problems, err);
    }
    pm_error_in_file(err, path);
    free(bytes);
    return status;
}
