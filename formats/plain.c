/* Cleaning, measuring and wrapping text for terminals: see plain.h. */
#include "formats/plain.h"

#include <string.h>

static const char REPLACEMENT[] = "\xEF\xBF\xBD";
static const char ELLIPSIS[] = "\xE2\x80\xA6";

/* Line and paragraph separators count: a terminal may break the line there. */
static bool is_break(unsigned long character)
{
    return character == ' ' || (character >= '\t' && character <= '\r') || character == 0x85 ||
           character == 0x2028 || character == 0x2029;
}

/* C0, DEL and C1 can start escape sequences; the others turn the writing direction, so that a line
 * would read differently from what it holds. */
static bool is_unsafe(unsigned long character)
{
    return character < 0x20 || (character >= 0x7F && character <= 0x9F) ||
           (character >= 0x200E && character <= 0x200F) ||
           (character >= 0x202A && character <= 0x202E) ||
           (character >= 0x2066 && character <= 0x2069) || character == 0x061C ||
           character == 0xFFFD;
}

static void add_character(pm_text *out, unsigned long character, const char *start, size_t length)
{
    if (is_unsafe(character)) {
        pm_text_add(out, REPLACEMENT);
    } else {
        pm_text_add_bytes(out, start, length);
    }
}

void pm_plain_add(pm_text *out, const char *user_text)
{
    bool gap = false;
    bool begun = false;
    while (*user_text != '\0') {
        const char *start = user_text;
        unsigned long character = pm_utf8_next(&user_text);
        if (is_break(character)) {
            gap = begun;
            continue;
        }
        if (gap) {
            pm_text_add(out, " ");
        }
        add_character(out, character, start, (size_t)(user_text - start));
        gap = false;
        begun = true;
    }
}

typedef struct range {
    unsigned long first, last;
} range;

static bool is_within(const range *ranges, size_t count, unsigned long character)
{
    for (size_t i = 0; i < count; i++) {
        if (character >= ranges[i].first && character <= ranges[i].last) {
            return true;
        }
    }
    return false;
}

/* The blocks of combining marks and of East Asian wide characters and emoji; enough for columns to
 * line up, without a locale. */
static size_t width_of(unsigned long character)
{
    static const range none[] = {{0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD},
                                 {0x064B, 0x065F}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},
                                 {0x200B, 0x200D}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F},
                                 {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}};
    static const range wide[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},  {0x3041, 0xA4CF},
                                 {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},  {0xFE30, 0xFE6F},
                                 {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},  {0x1F300, 0x1F64F},
                                 {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};
    if (character < 0x0300) {
        return 1;
    }
    if (is_within(none, sizeof none / sizeof none[0], character)) {
        return 0;
    }
    return is_within(wide, sizeof wide / sizeof wide[0], character) ? 2 : 1;
}

static size_t width_of_bytes(const char *text, size_t length)
{
    const char *end = text + length;
    size_t width = 0;
    while (text < end) {
        width += width_of(pm_utf8_next(&text));
    }
    return width;
}

size_t pm_plain_width(const char *text)
{
    return width_of_bytes(text, strlen(text));
}

void pm_plain_add_spaces(pm_text *out, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        pm_text_add(out, " ");
    }
}

/* The longest beginning of text that fits into "width" columns, in bytes. */
static size_t bytes_that_fit(const char *text, size_t width)
{
    const char *end = text;
    size_t used = 0;
    while (*end != '\0') {
        const char *next = end;
        used += width_of(pm_utf8_next(&next));
        if (used > width) {
            break;
        }
        end = next;
    }
    return (size_t)(end - text);
}

void pm_plain_add_cell(pm_text *out, const char *user_text, size_t width, bool to_the_right)
{
    pm_text clean = {0};
    pm_plain_add(&clean, user_text);
    const char *text = pm_text_bytes(&clean);
    size_t text_width = pm_plain_width(text);
    if (clean.failed) {
        out->failed = true;
    } else if (text_width > width) {
        size_t length = bytes_that_fit(text, width > 0 ? width - 1 : 0);
        pm_text_add_bytes(out, text, length);
        pm_text_add(out, width > 0 ? ELLIPSIS : "");
    } else {
        pm_plain_add_spaces(out, to_the_right ? width - text_width : 0);
        pm_text_add(out, text);
        pm_plain_add_spaces(out, to_the_right ? 0 : width - text_width);
    }
    pm_text_free(&clean);
}

void pm_plain_add_wrapped(pm_text *out, const char *user_text, size_t column, size_t indent,
                          size_t width)
{
    pm_text clean = {0};
    pm_plain_add(&clean, user_text);
    out->failed = out->failed || clean.failed;
    const char *rest = pm_text_bytes(&clean);
    bool first = true;
    while (*rest != '\0') {
        size_t length = strcspn(rest, " ");
        size_t word_width = width_of_bytes(rest, length);
        if (!first && column + 1 + word_width > width) {
            pm_text_add(out, "\n");
            pm_plain_add_spaces(out, indent);
            column = indent;
        } else if (!first) {
            pm_text_add(out, " ");
            column++;
        }
        pm_text_add_bytes(out, rest, length);
        column += word_width;
        first = false;
        rest += length;
        rest += *rest == ' ' ? 1 : 0;
    }
    pm_text_add(out, "\n");
    pm_text_free(&clean);
}
