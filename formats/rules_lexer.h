/* Private to the reader of rules files: the bytes of one file as tokens, each with its place.
 *
 *     WORD      letters, digits, "_" and "-", beginning with a letter or "_"; not only ASCII
 * letters TEXT      "..." on one line NUMBER    12, 0.5, 60% SIGN      ( ) , . | = != < <= > >= #
 * to the end of its line is a comment */
#ifndef PARTMAP_FORMATS_RULES_LEXER_H
#define PARTMAP_FORMATS_RULES_LEXER_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/error.h"
#include "engine/base/memory.h"
#include "engine/base/text.h"

typedef enum pm_token_type {
    PM_TOKEN_WORD,
    PM_TOKEN_TEXT,
    PM_TOKEN_NUMBER,
    PM_TOKEN_SIGN,
    PM_TOKEN_END,
    PM_TOKEN_BAD /* what is wrong with it is among the problems */
} pm_token_type;

typedef struct pm_token {
    pm_token_type type;
    const char *text; /* as written, a text without its quotes; in the arena */
    size_t line, column;
    size_t begin, end;  /* bytes of it in the file */
    bool first_on_line; /* nothing but blanks before it */
} pm_token;

typedef struct pm_lexer {
    const char *bytes; /* closed with a zero byte */
    size_t length;
    size_t at, line, column;
    bool line_is_blank; /* so far */
    pm_arena *arena;    /* of the tokens' texts */
    pm_problems *problems;
} pm_lexer;

/* A lexer at the first byte; a byte-order mark is passed over. */
pm_lexer pm_lexer_begin(const char *bytes, size_t length, pm_arena *arena, pm_problems *problems);

/* The next token. PM_MEMORY when memory runs out, and nothing else. */
pm_status pm_lexer_next(pm_lexer *lexer, pm_token *token, pm_error *err);

/* Appends the bytes from begin to end on one line: comments left out, each run of blanks one. */
void pm_lexer_excerpt(const pm_lexer *lexer, size_t begin, size_t end, pm_text *out);

#endif
