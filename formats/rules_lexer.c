/* Tokens of a rules file: see rules_lexer.h. */
#include "formats/rules_lexer.h"

#include <string.h>

enum { LONGEST_TEXT = 2000 };

pm_lexer pm_lexer_begin(const char *bytes, size_t length, pm_arena *arena, pm_problems *problems)
{
    static const char mark[] = "\xEF\xBB\xBF";
    bool marked = length >= sizeof mark - 1 && memcmp(bytes, mark, sizeof mark - 1) == 0;
    return (pm_lexer){.bytes = bytes,
                      .length = length,
                      .at = marked ? sizeof mark - 1 : 0,
                      .line = 1,
                      .column = 1,
                      .line_is_blank = true,
                      .arena = arena,
                      .problems = problems};
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool begins_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (unsigned char)c >= 0x80;
}

static bool goes_on_in_word(char c)
{
    return begins_word(c) || is_digit(c) || c == '-';
}

/* Past one character, which may be several bytes. */
static void step(pm_lexer *lexer)
{
    size_t length = pm_utf8_length(lexer->bytes + lexer->at);
    bool line_end = lexer->bytes[lexer->at] == '\n';
    lexer->at += length > 0 ? length : 1;
    lexer->line += line_end ? 1 : 0;
    lexer->column = line_end ? 1 : lexer->column + 1;
    lexer->line_is_blank = line_end ? true : lexer->line_is_blank;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static void skip_blanks(pm_lexer *lexer)
{
    while (lexer->at < lexer->length) {
        char c = lexer->bytes[lexer->at];
        if (c == '#') {
            while (lexer->at < lexer->length && lexer->bytes[lexer->at] != '\n') {
                step(lexer);
            }
        } else if (is_blank(c)) {
            step(lexer);
        } else {
            return;
        }
    }
}

/* --- one token ------------------------------------------------------------------------------- */

static void read_word(pm_lexer *lexer, pm_token *token)
{
    token->type = PM_TOKEN_WORD;
    while (lexer->at < lexer->length && goes_on_in_word(lexer->bytes[lexer->at])) {
        step(lexer);
    }
}

static void read_number(pm_lexer *lexer, pm_token *token)
{
    token->type = PM_TOKEN_NUMBER;
    while (is_digit(lexer->bytes[lexer->at])) {
        step(lexer);
    }
    if (lexer->bytes[lexer->at] == '.' && is_digit(lexer->bytes[lexer->at + 1])) {
        step(lexer);
        while (is_digit(lexer->bytes[lexer->at])) {
            step(lexer);
        }
    }
    if (lexer->bytes[lexer->at] == '%') {
        step(lexer);
    }
}

static void read_sign(pm_lexer *lexer, pm_token *token)
{
    char c = lexer->bytes[lexer->at];
    token->type = strchr("(),.|=<>!", c) != NULL ? PM_TOKEN_SIGN : PM_TOKEN_BAD;
    step(lexer);
    if ((c == '<' || c == '>' || c == '!') && lexer->bytes[lexer->at] == '=') {
        step(lexer);
    } else if (c == '!') {
        token->type = PM_TOKEN_BAD;
    }
}

static void read_text(pm_lexer *lexer, pm_token *token)
{
    token->type = PM_TOKEN_BAD;
    step(lexer);
    while (lexer->at < lexer->length && lexer->bytes[lexer->at] != '\n') {
        bool closes = lexer->bytes[lexer->at] == '"';
        step(lexer);
        if (closes) {
            token->type = PM_TOKEN_TEXT;
            return;
        }
    }
}

static pm_status tell_bad(pm_lexer *lexer, const pm_token *token, pm_error *err)
{
    const char *bytes = lexer->bytes + token->begin;
    if (*bytes == '"') {
        return pm_problems_add(lexer->problems, 1, token->line, token->column, err,
                               "The text is not closed on its line: end it with \" and go on with "
                               "another text in quotes on the next line.");
    }
    pm_text sign = {0};
    pm_text_add_bytes(&sign, bytes, token->end - token->begin);
    pm_status status = pm_problems_add(
        lexer->problems, 1, token->line, token->column, err,
        "\"%s\" stands for nothing here: put words with other signs into quotes, and remarks "
        "behind #.",
        pm_excerpt_of(pm_text_bytes(&sign)).bytes);
    pm_text_free(&sign);
    return status;
}

/* Bytes that no text editor leaves in a file of words. */
static pm_status check_bytes(pm_lexer *lexer, pm_token *token, pm_error *err)
{
    size_t at = token->begin;
    size_t characters = 0;
    while (at < token->end) {
        unsigned char c = (unsigned char)lexer->bytes[at];
        size_t length = pm_utf8_length(lexer->bytes + at);
        if (length == 0 || (c < 0x20 && c != '\t' && c != '\r') || c == 0x7F) {
            token->type = PM_TOKEN_BAD;
            return pm_problems_add(lexer->problems, 1, token->line, token->column + characters, err,
                                   "Here is a character that is no text: save the file as plain "
                                   "text in UTF-8.");
        }
        at += length;
        characters++;
    }
    if (characters > LONGEST_TEXT) {
        token->type = PM_TOKEN_BAD;
        return pm_problems_add(lexer->problems, 1, token->line, token->column, err,
                               "The text has %zu characters: at most %d are taken.", characters - 2,
                               (int)LONGEST_TEXT);
    }
    return token->type == PM_TOKEN_BAD ? tell_bad(lexer, token, err) : PM_OK;
}

static void read_token(pm_lexer *lexer, pm_token *token)
{
    char c = lexer->bytes[lexer->at];
    if (begins_word(c)) {
        read_word(lexer, token);
    } else if (is_digit(c)) {
        read_number(lexer, token);
    } else if (c == '"') {
        read_text(lexer, token);
    } else {
        read_sign(lexer, token);
    }
}

pm_status pm_lexer_next(pm_lexer *lexer, pm_token *token, pm_error *err)
{
    skip_blanks(lexer);
    *token = (pm_token){.type = PM_TOKEN_END,
                        .text = "",
                        .line = lexer->line,
                        .column = lexer->column,
                        .begin = lexer->at,
                        .end = lexer->at,
                        .first_on_line = lexer->line_is_blank};
    if (lexer->at >= lexer->length) {
        return PM_OK;
    }
    lexer->line_is_blank = false;
    read_token(lexer, token);
    token->end = lexer->at;
    size_t quote = token->type == PM_TOKEN_TEXT ? 1 : 0;
    token->text = pm_arena_text(lexer->arena, lexer->bytes + token->begin + quote,
                                token->end - token->begin - 2 * quote);
    return token->text != NULL ? check_bytes(lexer, token, err) : pm_fail_memory(err);
}

void pm_lexer_excerpt(const pm_lexer *lexer, size_t begin, size_t end, pm_text *out)
{
    pm_lexer own = pm_lexer_begin(lexer->bytes, end, lexer->arena, lexer->problems);
    own.at = begin;
    while (own.at < end) {
        size_t before = own.at;
        skip_blanks(&own);
        if (own.at > before && before > begin) {
            pm_text_add(out, " ");
        }
        pm_token token = {0};
        before = own.at;
        if (own.at < end) {
            read_token(&own, &token);
        }
        pm_text_add_bytes(out, own.bytes + before, own.at - before);
    }
}
