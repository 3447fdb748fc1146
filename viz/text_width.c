/* Drawing: widths of text from Adobe's metrics of the 14 core fonts (Helvetica, Helvetica-Bold;
 * Arial has the same widths), and line breaking on top of them. Text in, widths and lines out. */
#include "viz/text_width.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "engine/base/text.h"

enum {
    FIRST_ASCII = 0x20,
    LAST_ASCII = 0x7E,
    FIRST_LATIN = 0xA0,
    LAST_LATIN = 0xFF,
    LONGEST_NAME = 160, /* characters of a name that are looked at */
    LONGEST_PARAGRAPH = 1200
};

/* The reader's Helvetica may be another cut of it: this much wider is allowed for. */
static const double SLACK = 1.03;

/* clang-format off */
/* Thousandths of the font's size, from 0x20 and from 0xA0 on. */
static const uint16_t ASCII[2][LAST_ASCII - FIRST_ASCII + 1] = {
    {278,278,355,556,556,889,667,191,333,333,389,584,278,333,278,278,556,556,556,556,556,556,556,556,
     556,556,278,278,584,584,584,556,1015,667,667,722,722,667,611,778,722,278,500,667,556,833,722,778,
     667,778,722,667,611,722,667,944,667,667,611,278,278,278,469,556,333,556,556,500,556,556,278,556,
     556,222,222,500,222,833,556,556,556,556,333,500,278,556,500,722,500,500,500,334,260,334,584},
    {278,333,474,556,556,889,722,238,333,333,389,584,278,333,278,278,556,556,556,556,556,556,556,556,
     556,556,333,333,584,584,584,611,975,722,722,722,722,667,611,778,722,278,556,722,611,833,722,778,
     667,778,722,667,611,722,667,944,667,667,611,333,278,333,584,556,333,556,611,556,611,556,333,611,
     611,278,278,556,278,889,611,611,611,611,389,556,333,611,556,778,556,556,500,389,280,389,584}};
static const uint16_t LATIN[2][LAST_LATIN - FIRST_LATIN + 1] = {
    {278,333,556,556,556,556,260,556,333,737,370,556,584,333,737,333,400,584,333,333,333,556,537,278,
     333,333,365,556,834,834,834,611,667,667,667,667,667,667,1000,722,667,667,667,667,278,278,278,278,
     722,722,778,778,778,778,778,584,778,722,722,722,722,667,667,611,556,556,556,556,556,556,889,500,
     556,556,556,556,278,278,278,278,556,556,556,556,556,556,556,584,611,556,556,556,556,500,556,500},
    {278,333,556,556,556,556,280,556,333,737,370,556,584,333,737,333,400,584,333,333,333,611,556,278,
     333,333,365,556,834,834,834,611,722,722,722,722,722,722,1000,722,667,667,667,667,278,278,278,278,
     722,722,778,778,778,778,778,584,778,722,722,722,722,667,667,611,556,556,556,556,556,556,889,556,
     556,556,556,556,278,278,278,278,611,611,611,611,611,611,611,584,611,611,611,611,611,556,611,556}};
/* clang-format on */

/* Other scripts: what a fallback font is likely to need, rather too much than too little. */
static unsigned other_width(unsigned long character)
{
    bool combining = (character >= 0x300 && character <= 0x36F) ||
                     (character >= 0x200B && character <= 0x200F) ||
                     (character >= 0x064B && character <= 0x0652);
    if (combining) {
        return 0;
    }
    bool full = (character >= 0x1100 && character <= 0x11FF) ||
                (character >= 0x2E80 && character <= 0xA4CF) ||
                (character >= 0xAC00 && character <= 0xD7A3) ||
                (character >= 0xF900 && character <= 0xFAFF) ||
                (character >= 0xFE30 && character <= 0xFE4F) ||
                (character >= 0xFF00 && character <= 0xFF60) || character >= 0x1F000;
    if (full || character == 0x2014 || character == 0x2026) {
        return 1000;
    }
    bool quote = character >= 0x2018 && character <= 0x201F;
    return quote ? 500 : character < 0x250 ? 667 : 720;
}

static double character_width(unsigned long character, pm_font font)
{
    unsigned width = 0;
    size_t row = font.bold ? 1 : 0;
    if (character >= FIRST_ASCII && character <= LAST_ASCII) {
        width = ASCII[row][character - FIRST_ASCII];
    } else if (character >= FIRST_LATIN && character <= LAST_LATIN) {
        width = LATIN[row][character - FIRST_LATIN];
    } else {
        width = other_width(character);
    }
    return width * font.size * SLACK / 1000.0;
}

/* Width of the characters from text up to end. */
static double width_between(const char *text, const char *end, pm_font font)
{
    double width = 0;
    while (text < end) {
        width += character_width(pm_utf8_next(&text), font);
    }
    return width;
}

double pm_text_width(const char *text, pm_font font)
{
    return width_between(text, text + strlen(text), font);
}

double pm_lines_width(const char *const *lines, size_t count, pm_font font)
{
    double widest = 0;
    for (size_t i = 0; i < count; i++) {
        widest = fmax(widest, pm_text_width(lines[i], font));
    }
    return widest;
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static const char *skip_spaces(const char *text)
{
    while (is_space(*text)) {
        text++;
    }
    return text;
}

/* End of what fits on one line that begins at text: the last space before width, or, when the first
 * word alone is wider, the last character that fits (at least one). A hyphen or slash inside a word
 * is a place to break as well. */
static const char *end_of_line(const char *text, double width, pm_font font)
{
    const char *good = NULL;
    const char *at = text;
    double used = 0;
    while (*at != '\0') {
        if (is_space(*at)) {
            good = at;
        }
        const char *next = at;
        double wide = character_width(pm_utf8_next(&next), font);
        if (used + wide > width && !is_space(*at)) {
            if (good != NULL) {
                return good;
            }
            return at > text ? at : next;
        }
        used += wide;
        if ((*at == '-' || *at == '/') && at > text && *next != '\0') {
            good = next;
        }
        at = next;
    }
    return at;
}

/* Where a line that is cut ends, so that "..." fits behind it: at the end of a word if it has two.
 */
static const char *cut_end(const char *text, const char *end, double most, pm_font font)
{
    const char *word_end = NULL;
    const char *at = text;
    double used = 0;
    while (at < end) {
        if (is_space(*at) && at > text && !is_space(at[-1])) {
            word_end = at;
        }
        const char *next = at;
        used += character_width(pm_utf8_next(&next), font);
        if (used > most) {
            return word_end != NULL ? word_end : at;
        }
        at = next;
    }
    return end;
}

/* A copy of text..end with its trailing spaces gone; closed with "..." when text was left over. */
static const char *finish_line(pm_arena *arena, const char *text, const char *end, double width,
                               pm_font font, bool cut)
{
    static const char dots[] = "...";
    if (cut) {
        end = cut_end(text, end, width - pm_text_width(dots, font), font);
    }
    while (end > text && (is_space(end[-1]) || (cut && (end[-1] == ',' || end[-1] == '.')))) {
        end--;
    }
    size_t length = (size_t)(end - text);
    char *line = pm_arena_new(arena, length + (cut ? sizeof dots : 1));
    if (line != NULL) {
        memcpy(line, text, length);
        memcpy(line + length, dots, cut ? sizeof dots : 0);
    }
    return line;
}

size_t pm_wrap_text(pm_arena *arena, const char *text, double width, pm_font font,
                    size_t most_lines, const char **lines, bool *cut)
{
    size_t count = 0;
    *cut = false;
    text = skip_spaces(text);
    while (*text != '\0' && count < most_lines) {
        const char *end = end_of_line(text, width, font);
        const char *rest = skip_spaces(end);
        *cut = count + 1 == most_lines && *rest != '\0';
        lines[count] = finish_line(arena, text, end, width, font, *cut);
        if (lines[count] == NULL) {
            return 0;
        }
        count++;
        text = rest;
    }
    return count;
}

/* The least width at which the name still breaks into no more than "lines" lines. */
static double narrowest(const char *name, size_t lines, double widest, pm_font font)
{
    double low = 0;
    double high = fmin(widest, pm_text_width(name, font) + 0.01);
    for (int step = 0; step < 12; step++) {
        double middle = (low + high) / 2;
        const char *at = skip_spaces(name);
        size_t used = 0;
        bool broken = false;
        while (*at != '\0' && used <= lines) {
            const char *end = end_of_line(at, middle, font);
            broken = broken || (*end != '\0' && !is_space(*end) && end > at && end[-1] != '-' &&
                                end[-1] != '/');
            at = skip_spaces(end);
            used++;
        }
        bool fits = *at == '\0' && used <= lines && !broken;
        *(fits ? &high : &low) = middle;
    }
    return high;
}

/* The name, or the start of one that is too long for any label, with dots. */
static const char *start_of_name(pm_arena *arena, const char *name, pm_font font)
{
    const char *end = name;
    for (size_t i = 0; i < LONGEST_NAME && *end != '\0'; i++) {
        pm_utf8_next(&end);
    }
    return *end == '\0' ? name : finish_line(arena, name, end, INFINITY, font, true);
}

size_t pm_wrap_name(pm_arena *arena, const char *name, double wished, double widest, pm_font font,
                    const char **lines)
{
    const char *start = start_of_name(arena, name, font);
    if (start == NULL) {
        return 0;
    }
    double whole = pm_text_width(start, font);
    size_t wanted = 1;
    double width = whole;
    while (wanted < PM_MOST_LABEL_LINES && width > wished) {
        wanted++;
        double narrower = narrowest(start, wanted, widest, font);
        if (narrower > width - font.size) {
            wanted--; /* one long word: another line would not make it narrower */
            break;
        }
        width = narrower;
    }
    bool cut = false;
    width = fmin(width + 0.01, widest);
    return pm_wrap_text(arena, start, width, font, whole > widest ? PM_MOST_LABEL_LINES : wanted,
                        lines, &cut);
}
