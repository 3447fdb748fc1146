/* A text in, its words one by one out: see foreign.h. */
#include <stdint.h>
#include <string.h>

#include "formats/foreign.h"

/* Longer words are no numbers and are quoted in part. */
enum { SHORT_WORD = 256 };

pm_cursor pm_cursor_at(const char *text)
{
    return (pm_cursor){.at = text, .line_start = text, .line = 1};
}

size_t pm_word_column(const pm_word_read *word)
{
    size_t column = 1;
    for (const char *c = word->line_start; c < word->text - (word->quoted ? 1 : 0); c++) {
        column += ((unsigned char)*c & 0xC0U) != 0x80U ? 1 : 0;
    }
    return column;
}

static bool separates(char c, const char *separators)
{
    return c == ' ' || c == '\t' || (c != '\0' && strchr(separators, c) != NULL);
}

static void take_quoted(pm_cursor *cursor, pm_word_read *word)
{
    word->quoted = true;
    word->text = ++cursor->at;
    while (*cursor->at != '"' && *cursor->at != '\n' && *cursor->at != '\0') {
        cursor->at++;
    }
    word->length = (size_t)(cursor->at - word->text);
    word->open = *cursor->at != '"';
    cursor->at += word->open ? 0 : 1;
}

bool pm_cursor_word(pm_cursor *cursor, const char *separators, pm_word_read *word)
{
    while (separates(*cursor->at, separators)) {
        cursor->at++;
    }
    if (*cursor->at == '\n' || *cursor->at == '\0') {
        return false;
    }
    *word =
        (pm_word_read){.text = cursor->at, .line = cursor->line, .line_start = cursor->line_start};
    if (*cursor->at == '"') {
        take_quoted(cursor, word);
        return true;
    }
    while (*cursor->at != '\n' && *cursor->at != '\0' && !separates(*cursor->at, separators)) {
        cursor->at++;
    }
    word->length = (size_t)(cursor->at - word->text);
    return true;
}

bool pm_cursor_next_line(pm_cursor *cursor)
{
    cursor->at += strcspn(cursor->at, "\n");
    if (*cursor->at == '\0' || cursor->at[1] == '\0') {
        cursor->at += strlen(cursor->at);
        return false;
    }
    cursor->at++;
    cursor->line_start = cursor->at;
    cursor->line++;
    return true;
}

pm_status pm_word_copy(const pm_word_read *word, pm_text *text, pm_error *err)
{
    size_t most = PM_FOREIGN_LONGEST_VALUE;
    text->length = 0;
    pm_text_add_bytes(text, word->text, word->length < most ? word->length : most);
    return pm_text_check(text, err);
}

static bool copy_short(const pm_word_read *word, char *copy)
{
    bool fits = word->length < SHORT_WORD;
    size_t length = fits ? word->length : SHORT_WORD - 1;
    memcpy(copy, word->text, length);
    copy[length] = '\0';
    return fits;
}

bool pm_word_number(const pm_word_read *word, double *number)
{
    char copy[SHORT_WORD];
    return copy_short(word, copy) && pm_parse_number(copy, number);
}

bool pm_word_whole(const pm_word_read *word, size_t *number)
{
    size_t found = 0;
    for (size_t i = 0; i < word->length; i++) {
        if (word->text[i] < '0' || word->text[i] > '9' || i >= 15) {
            return false;
        }
        found = found * 10 + (size_t)(word->text[i] - '0');
    }
    *number = found;
    return word->length > 0;
}

bool pm_word_is(const pm_word_read *word, const char *text)
{
    char copy[SHORT_WORD];
    return copy_short(word, copy) && pm_equal_ignoring_case(copy, text);
}

pm_excerpt pm_word_excerpt(const pm_word_read *word)
{
    char copy[SHORT_WORD];
    copy_short(word, copy);
    return pm_excerpt_of(copy);
}
