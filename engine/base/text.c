/* Text buffers, numbers and UTF-8: see text.h. */
#include "engine/base/text.h"

#include <inttypes.h>
#include <locale.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"

enum { NUMBER_SIZE = 352, LONGEST_COMPARED = 63, MOST_DIGITS = 17 };

/* Whole numbers below it are written without an exponent. */
static const double LARGEST_WHOLE = 1e15;

/* --- buffers --------------------------------------------------------------------------------- */

static bool make_room(pm_text *text, size_t more)
{
    if (text->failed || more >= SIZE_MAX - text->length) {
        text->failed = true;
        return false;
    }
    void *bytes = text->bytes;
    if (pm_grow(&bytes, &text->capacity, text->length + more + 1, 1, NULL) != PM_OK) {
        text->failed = true;
        return false;
    }
    text->bytes = bytes;
    return true;
}

void pm_text_add_bytes(pm_text *text, const char *bytes, size_t length)
{
    if (make_room(text, length)) {
        if (length > 0) {
            memcpy(text->bytes + text->length, bytes, length);
        }
        text->length += length;
        text->bytes[text->length] = '\0';
    }
}

void pm_text_add(pm_text *text, const char *bytes)
{
    pm_text_add_bytes(text, bytes, strlen(bytes));
}

void pm_text_addf(pm_text *text, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    pm_text_addv(text, format, arguments);
    va_end(arguments);
}

void pm_text_addv(pm_text *text, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (length < 0 || !make_room(text, (size_t)length)) {
        text->failed = true;
        return;
    }
    vsnprintf(text->bytes + text->length, (size_t)length + 1, format, arguments);
    text->length += (size_t)length;
}

pm_status pm_text_check(const pm_text *text, pm_error *err)
{
    return text->failed ? pm_fail_memory(err) : PM_OK;
}

const char *pm_text_bytes(const pm_text *text)
{
    return text->bytes != NULL ? text->bytes : "";
}

void pm_text_free(pm_text *text)
{
    if (text != NULL) {
        free(text->bytes);
        *text = (pm_text){0};
    }
}

/* --- numbers --------------------------------------------------------------------------------- */

/* printf writes the locale's decimal mark; ours is always a full stop. */
static void use_full_stop(char *number)
{
    const char *mark = localeconv()->decimal_point;
    if (mark == NULL || strcmp(mark, ".") == 0 || mark[0] == '\0') {
        return;
    }
    char *found = strstr(number, mark);
    if (found != NULL) {
        size_t length = strlen(mark);
        *found = '.';
        memmove(found + 1, found + length, strlen(found + length) + 1);
    }
}

/* Most numbers are counts: all their digits are there at once, with nothing to try. */
static bool add_whole(pm_text *text, double value)
{
    char number[NUMBER_SIZE];
    if (!(fabs(value) < LARGEST_WHOLE) || value != (double)(int64_t)value) {
        return false;
    }
    int length = snprintf(number, sizeof number, "%" PRId64, (int64_t)value);
    pm_text_add_bytes(text, number, (size_t)length);
    return true;
}

void pm_text_add_number(pm_text *text, double value)
{
    if (add_whole(text, value)) {
        return;
    }
    char number[NUMBER_SIZE];
    for (int digits = 15; digits <= MOST_DIGITS; digits++) {
        snprintf(number, sizeof number, "%.*g", digits, value);
        if (digits == MOST_DIGITS || strtod(number, NULL) == value) {
            break;
        }
    }
    use_full_stop(number);
    pm_text_add(text, number);
}

void pm_text_add_rounded(pm_text *text, double value, int digits)
{
    char number[NUMBER_SIZE];
    snprintf(number, sizeof number, "%.*f", digits, value);
    use_full_stop(number);
    if (strchr(number, '.') != NULL) {
        size_t end = strlen(number);
        while (end > 0 && number[end - 1] == '0') {
            end--;
        }
        if (end > 0 && number[end - 1] == '.') {
            end--;
        }
        number[end] = '\0';
    }
    pm_text_add(text, strcmp(number, "-0") == 0 ? "0" : number);
}

/* Length of the decimal at text, with an optional exponent, or 0. */
static size_t decimal_length(const char *text)
{
    size_t i = text[0] == '+' || text[0] == '-' ? 1 : 0;
    size_t whole = strspn(text + i, "0123456789");
    i += whole;
    size_t fraction = 0;
    if (text[i] == '.') {
        fraction = strspn(text + i + 1, "0123456789");
        i += 1 + fraction;
    }
    if (whole + fraction == 0) {
        return 0;
    }
    if (text[i] == 'e' || text[i] == 'E') {
        size_t sign = text[i + 1] == '+' || text[i + 1] == '-' ? 1 : 0;
        size_t exponent = strspn(text + i + 1 + sign, "0123456789");
        return exponent > 0 ? i + 1 + sign + exponent : 0;
    }
    return i;
}

bool pm_parse_number(const char *text, double *value)
{
    size_t length = decimal_length(text);
    char number[NUMBER_SIZE];
    if (length == 0 || text[length] != '\0' || length >= sizeof number) {
        return false;
    }
    /* strtod wants the locale's decimal mark: give it that one. Marks of several bytes exist only
     * in locales nobody can set with the library alone; the value is then refused rather than cut.
     */
    const char *mark = localeconv()->decimal_point;
    memcpy(number, text, length + 1);
    char *point = strchr(number, '.');
    if (point != NULL && mark != NULL && mark[0] != '\0') {
        if (mark[1] != '\0') {
            return false;
        }
        *point = mark[0];
    }
    char *end = NULL;
    double parsed = strtod(number, &end);
    if (end == NULL || *end != '\0' || !isfinite(parsed)) {
        return false;
    }
    *value = parsed;
    return true;
}

/* --- UTF-8 ----------------------------------------------------------------------------------- */

size_t pm_utf8_length(const char *bytes)
{
    const unsigned char *b = (const unsigned char *)bytes;
    if (b[0] == 0) {
        return 0;
    }
    if (b[0] < 0x80) {
        return 1;
    }
    size_t length = b[0] >= 0xF0 ? 4 : b[0] >= 0xE0 ? 3 : 2;
    if (b[0] < 0xC2 || b[0] > 0xF4) {
        return 0;
    }
    for (size_t i = 1; i < length; i++) {
        if ((b[i] & 0xC0U) != 0x80U) {
            return 0;
        }
    }
    bool overlong = (b[0] == 0xE0 && b[1] < 0xA0) || (b[0] == 0xF0 && b[1] < 0x90);
    bool outside = (b[0] == 0xED && b[1] > 0x9F) || (b[0] == 0xF4 && b[1] > 0x8F);
    return overlong || outside ? 0 : length;
}

unsigned long pm_utf8_next(const char **bytes)
{
    const unsigned char *b = (const unsigned char *)*bytes;
    if (b[0] == 0) {
        return 0;
    }
    size_t length = pm_utf8_length(*bytes);
    if (length == 0) {
        (*bytes)++;
        return 0xFFFD;
    }
    static const unsigned char first_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    unsigned long character = b[0] & first_bits[length];
    for (size_t i = 1; i < length; i++) {
        character = (character << 6U) | (b[i] & 0x3FU);
    }
    *bytes += length;
    return character;
}

size_t pm_utf8_count(const char *text)
{
    size_t count = 0;
    while (pm_utf8_next(&text) != 0) {
        count++;
    }
    return count;
}

pm_excerpt pm_excerpt_of(const char *text)
{
    pm_excerpt excerpt = {{0}};
    size_t length = 0;
    for (size_t i = 0; i < PM_EXCERPT_CHARACTERS && *text != '\0'; i++) {
        const char *start = text;
        unsigned long character = pm_utf8_next(&text);
        bool control = character < 0x20 || (character >= 0x7F && character < 0xA0);
        if (control || character == 0xFFFD) {
            excerpt.bytes[length++] = control ? ' ' : '?';
        } else {
            memcpy(excerpt.bytes + length, start, (size_t)(text - start));
            length += (size_t)(text - start);
        }
    }
    if (*text != '\0') {
        memcpy(excerpt.bytes + length, "...", 4);
    }
    return excerpt;
}

void pm_text_add_xml(pm_text *text, const char *user_text)
{
    while (*user_text != '\0') {
        const char *start = user_text;
        unsigned long character = pm_utf8_next(&user_text);
        bool blank = character == '\t' || character == '\n' || character == '\r';
        if (character == '&') {
            pm_text_add(text, "&amp;");
        } else if (character == '<') {
            pm_text_add(text, "&lt;");
        } else if (character == '>') {
            pm_text_add(text, "&gt;");
        } else if (character == '"') {
            pm_text_add(text, "&quot;");
        } else if (character == '\'') {
            pm_text_add(text, "&#39;");
        } else if ((character < 0x20 && !blank) || character == 0xFFFD || character == 0xFFFE ||
                   character == 0xFFFF) {
            pm_text_add(text, "\xEF\xBF\xBD");
        } else {
            pm_text_add_bytes(text, start, (size_t)(user_text - start));
        }
    }
}

/* --- questions ------------------------------------------------------------------------------- */

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

size_t pm_trim(const char **text)
{
    while (is_space(**text)) {
        (*text)++;
    }
    size_t length = strlen(*text);
    while (length > 0 && is_space((*text)[length - 1])) {
        length--;
    }
    return length;
}

static int lower(char c)
{
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

bool pm_equal_ignoring_case(const char *a, const char *b)
{
    while (*a != '\0' && lower(*a) == lower(*b)) {
        a++;
        b++;
    }
    return lower(*a) == lower(*b);
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Optimal string alignment distance, three rows at a time. */
static size_t edit_distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t rows[3][LONGEST_COMPARED + 1];
    for (size_t j = 0; j <= b_length; j++) {
        rows[0][j] = j;
    }
    for (size_t i = 1; i <= a_length; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i + 2) % 3];
        const size_t *two_above = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            size_t change = above[j - 1] + (lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1);
            row[j] = smaller(change, smaller(above[j], row[j - 1]) + 1);
            bool swapped = i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                           lower(a[i - 2]) == lower(b[j - 1]);
            if (swapped) {
                row[j] = smaller(row[j], two_above[j - 2] + 1);
            }
        }
    }
    return rows[a_length % 3][b_length];
}

const char *pm_nearest(const char *text, const char *const *candidates, size_t count)
{
    size_t length = strlen(text);
    if (length == 0 || length > LONGEST_COMPARED) {
        return NULL;
    }
    const char *nearest = NULL;
    size_t best = (length + 2) / 3 + 1;
    for (size_t i = 0; i < count; i++) {
        size_t candidate_length = strlen(candidates[i]);
        if (candidate_length > LONGEST_COMPARED) {
            continue;
        }
        size_t distance = edit_distance(text, length, candidates[i], candidate_length);
        if (distance < best) {
            best = distance;
            nearest = candidates[i];
        }
    }
    return nearest;
}

const char *pm_next_part(const char **rest, const char *separators, size_t *length)
{
    while (**rest != '\0') {
        const char *part = *rest;
        size_t whole = strcspn(part, separators);
        *rest += part[whole] != '\0' ? whole + 1 : whole;
        while (whole > 0 && is_space(*part)) {
            part++;
            whole--;
        }
        while (whole > 0 && is_space(part[whole - 1])) {
            whole--;
        }
        if (whole > 0) {
            *length = whole;
            return part;
        }
    }
    return NULL;
}
