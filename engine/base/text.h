/* Text: a growing UTF-8 buffer, numbers in the C locale, and the few questions asked of strings. */
#ifndef PARTMAP_ENGINE_BASE_TEXT_H
#define PARTMAP_ENGINE_BASE_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include "engine/base/error.h"

/* Growing buffer. Zero-initialise it; free with pm_text_free. Once an addition fails for lack of
 * memory "failed" stays set and later additions do nothing, so that a long composition can be
 * checked once, at its end, with pm_text_check. */
typedef struct pm_text {
    char *bytes;     /* always closed with a zero byte once anything was added; NULL before */
    size_t length;   /* without the zero byte */
    size_t capacity; /* bytes there is room for */
    bool failed;     /* memory ran out */
} pm_text;

void pm_text_add(pm_text *text, const char *bytes);
void pm_text_add_bytes(pm_text *text, const char *bytes, size_t length);
void pm_text_addf(pm_text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
void pm_text_addv(pm_text *text, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

/* The shortest decimal that reads back as the same double, in the C locale: "0.1", "27.5", "1e+20".
 * The value has to be finite. */
void pm_text_add_number(pm_text *text, double value);

/* A number for readers: at most "digits" decimals, trailing zeros dropped, "-0" written "0". */
void pm_text_add_rounded(pm_text *text, double value, int digits);

/* text with the characters that XML keeps for itself replaced, and those XML 1.0 cannot hold (most
 * control characters, invalid UTF-8) replaced with U+FFFD. Fit for content and attribute values. */
void pm_text_add_xml(pm_text *text, const char *user_text);

/* PM_OK, or PM_MEMORY when any addition failed. */
pm_status pm_text_check(const pm_text *text, pm_error *err);

/* What was composed ("" when nothing was). Borrowed until the next addition. */
const char *pm_text_bytes(const pm_text *text);

void pm_text_free(pm_text *text);

/* Length of the valid UTF-8 character at bytes (1 to 4), or 0 when it is not one. The buffer has to
 * be closed with a zero byte. Overlong forms, surrogates and values over U+10FFFF are invalid. */
size_t pm_utf8_length(const char *bytes);

/* Characters (not bytes) of a string; every invalid byte counts one. */
size_t pm_utf8_count(const char *text);

/* The character at *bytes, moving *bytes past it; U+FFFD for an invalid byte. 0 at the end. */
unsigned long pm_utf8_next(const char **bytes);

/* A user's text made fit to be quoted in a message: at most PM_EXCERPT_CHARACTERS characters, cut
 * ones marked with "...", line ends and other control characters turned into spaces. Write
 * pm_excerpt_of(text).bytes as an argument. */
enum { PM_EXCERPT_CHARACTERS = 60 };
typedef struct pm_excerpt {
    char bytes[PM_EXCERPT_CHARACTERS * 4 + 4]; /* closed with a zero byte */
} pm_excerpt;
pm_excerpt pm_excerpt_of(const char *text);

/* Moves *text past leading white space and returns the length without trailing white space. */
size_t pm_trim(const char **text);

/* Equal but for the case of ASCII letters. */
bool pm_equal_ignoring_case(const char *a, const char *b);

/* Plain finite decimal, an optional exponent allowed, nothing before or after it: true and *value.
 * Needs no locale: "0,5", "0x1p3", "nan", "inf", "1_000" and "" are no numbers. */
bool pm_parse_number(const char *text, double *value);

/* Of "count" candidates the one nearest to text by edits (insert, delete, change, swap neighbours;
 * case ignored), or NULL when none is within a third of its length. For "did you mean". */
const char *pm_nearest(const char *text, const char *const *candidates, size_t count);

/* Walks a list whose parts are separated by any character of "separators", parts trimmed, empty
 * parts passed over. *rest is moved on; *length is the part's length. NULL at the end. */
const char *pm_next_part(const char **rest, const char *separators, size_t *length);

#endif
