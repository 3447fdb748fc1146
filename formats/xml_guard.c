/* The XML layer's guard: chunks of raw bytes in, how far they are sound out. See
 * xml_bytes.h.
 *
 * It follows XML only as far as needed to know which "=" stands in a tag and outside quotation
 * marks. On a file that is not well formed it may lose its way, but the parser gives up there. */
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "formats/xml_bytes.h"

enum state {
    IN_TEXT,
    AFTER_OPENING,     /* "<" */
    AFTER_EXCLAMATION, /* "<!" */
    AFTER_DASH,        /* "<!-" */
    IN_TAG,
    IN_QUOTES, /* within a tag */
    IN_COMMENT,
    IN_CDATA,
    IN_INSTRUCTION,
    IN_DECLARATION
};

/* A chunk being scanned. */
typedef struct span {
    const char *start, *end;
    const char *tag; /* the "<" of the tag the guard is in; NULL: in an earlier chunk */
} span;

pm_tag_guard pm_tag_guard_start(const pm_encoding *encoding)
{
    return (pm_tag_guard){
        .characters = {.encoding = encoding}, .state = IN_TEXT, .line = 1, .column = 1};
}

/* Moves a place over bytes. Only the last line has to be counted by character. */
static void move_place(const pm_encoding *encoding, size_t *line, size_t *column, const char *start,
                       const char *end)
{
    const char *found = memchr(start, '\n', (size_t)(end - start));
    while (found != NULL) {
        start = found + 1;
        (*line)++;
        *column = 1;
        found = memchr(start, '\n', (size_t)(end - start));
    }
    bool one_byte = encoding->kind == PM_ENCODING_ONE_BYTE;
    for (; start < end; start++) {
        bool continued = !one_byte && ((unsigned char)*start & 0xC0U) == 0x80U;
        *column += continued ? 0 : 1;
    }
}

static void place_in_chunk(const pm_tag_guard *guard, const span *chunk, const char *at,
                           size_t *line, size_t *column)
{
    *line = guard->line;
    *column = guard->column;
    move_place(guard->characters.encoding, line, column, chunk->start, at);
}

/* The character "back" places before at (1 or 2), also where it was in an earlier chunk. */
static char before(const pm_tag_guard *guard, const span *chunk, const char *at, size_t back)
{
    size_t here = (size_t)(at - chunk->start);
    return here >= back ? at[-(ptrdiff_t)back] : guard->last[2 - (back - here)];
}

/* What opens a section that is passed over whole, and what closes it. */
typedef struct section {
    size_t opening;  /* characters of "<!--" and the like */
    char mark;       /* stands before the closing ">" */
    size_t repeated; /* so many times */
} section;

static const section COMMENT = {4, '-', 2};
static const section CDATA = {9, ']', 2};
static const section INSTRUCTION = {2, '?', 1};

/* Past the ">" that ends a section; NULL: not in this chunk. The dashes of "<!-->" do not end it.
 */
static const char *find_end(const pm_tag_guard *guard, const span *chunk, const char *at,
                            section kind)
{
    const char *begun = chunk->tag != NULL ? chunk->tag : chunk->start;
    const char *found = memchr(at, '>', (size_t)(chunk->end - at));
    while (found != NULL) {
        size_t offset = guard->length + (size_t)(found - begun);
        bool ends = offset >= kind.opening + kind.repeated &&
                    before(guard, chunk, found, 1) == kind.mark &&
                    before(guard, chunk, found, kind.repeated) == kind.mark;
        if (ends) {
            return found + 1;
        }
        found = memchr(found + 1, '>', (size_t)(chunk->end - found - 1));
    }
    return NULL;
}

/* XML has no "<" in quotation marks either: one is missing. */
static void note_overrun(pm_tag_guard *guard, const char *start, const char *end)
{
    guard->overrun = guard->overrun || memchr(start, '<', (size_t)(end - start)) != NULL;
}

/* Past the quotation mark that closes an attribute's value; NULL at the chunk's end. */
static const char *scan_quotes(pm_tag_guard *guard, const span *chunk, const char *at)
{
    const char *closing = memchr(at, guard->quote, (size_t)(chunk->end - at));
    note_overrun(guard, at, closing != NULL ? closing : chunk->end);
    guard->state = closing != NULL ? IN_TAG : IN_QUOTES;
    return closing != NULL ? closing + 1 : NULL;
}

/* Within a tag: to its end, over the values of its attributes; NULL at the chunk's end. Counts one
 * too many when the tag has too many attributes. */
static const char *scan_tag(pm_tag_guard *guard, const span *chunk, const char *at)
{
    static const bool counts[UCHAR_MAX + 1] = {
        ['>'] = true, ['"'] = true, ['\''] = true, ['<'] = true, ['='] = true};
    while (at != NULL) {
        while (at < chunk->end && !counts[(unsigned char)*at]) {
            at++;
        }
        if (at == chunk->end) {
            return NULL;
        }
        char c = *at++;
        if (c == '>') {
            guard->state = IN_TEXT;
            return at;
        }
        if (c == '"' || c == '\'') {
            guard->quote = c;
            at = scan_quotes(guard, chunk, at);
        } else if (c == '<') {
            guard->overrun = true;
        } else if (++guard->attributes > PM_MOST_XML_ATTRIBUTES) {
            return at;
        }
    }
    return NULL;
}

static const char *scan_opening(pm_tag_guard *guard, const char *at)
{
    guard->state = IN_TAG;
    if (*at == '!') {
        guard->state = AFTER_EXCLAMATION;
        return at + 1;
    }
    if (*at == '?') {
        guard->state = IN_INSTRUCTION;
        return at + 1;
    }
    return at;
}

static const char *scan_exclamation(pm_tag_guard *guard, const span *chunk, const char *at)
{
    guard->state = IN_DECLARATION;
    if (*at == '-') {
        guard->state = AFTER_DASH;
    } else if (*at == '[') {
        guard->state = IN_CDATA;
    } else if (guard->doctype_line == 0 && chunk->tag != NULL) {
        place_in_chunk(guard, chunk, chunk->tag, &guard->doctype_line, &guard->doctype_column);
    } else if (guard->doctype_line == 0) {
        guard->doctype_line = guard->tag_line;
        guard->doctype_column = guard->tag_column;
    }
    return at + 1;
}

/* One step of the scan: to where the next begins, NULL at the chunk's end. */
static const char *step(pm_tag_guard *guard, span *chunk, const char *at)
{
    const char *next = NULL;
    switch ((enum state)guard->state) {
    case IN_TEXT:
        next = memchr(at, '<', (size_t)(chunk->end - at));
        chunk->tag = next;
        guard->attributes = 0;
        guard->overrun = false;
        guard->length = 0;
        guard->state = next != NULL ? AFTER_OPENING : IN_TEXT;
        return next != NULL ? next + 1 : NULL;
    case AFTER_OPENING:
        return scan_opening(guard, at);
    case AFTER_EXCLAMATION:
        return scan_exclamation(guard, chunk, at);
    case AFTER_DASH:
        guard->state = IN_COMMENT;
        return at + 1;
    case IN_TAG:
        return scan_tag(guard, chunk, at);
    case IN_QUOTES:
        return scan_quotes(guard, chunk, at);
    case IN_COMMENT:
        next = find_end(guard, chunk, at, COMMENT);
        break;
    case IN_CDATA:
        next = find_end(guard, chunk, at, CDATA);
        break;
    case IN_INSTRUCTION:
        next = find_end(guard, chunk, at, INSTRUCTION);
        break;
    case IN_DECLARATION:
        next = memchr(at, '>', (size_t)(chunk->end - at));
        next = next != NULL ? next + 1 : NULL;
        break;
    }
    guard->state = next != NULL ? IN_TEXT : guard->state;
    return next;
}

static bool in_tag(const pm_tag_guard *guard)
{
    return guard->state == IN_TAG || guard->state == IN_QUOTES || guard->state == IN_DECLARATION;
}

static pm_status refuse_tag(const pm_tag_guard *guard, const span *chunk, size_t *sound,
                            pm_error *err)
{
    size_t line = guard->tag_line;
    size_t column = guard->tag_column;
    *sound = 0;
    if (chunk->tag != NULL) {
        place_in_chunk(guard, chunk, chunk->tag, &line, &column);
        *sound = (size_t)(chunk->tag - chunk->start);
    }
    if (guard->attributes > PM_MOST_XML_ATTRIBUTES) {
        return pm_fail_at(err, PM_INVALID, line, column,
                          "This element has more than %d XML attributes, which is the limit: "
                          "state facts in <data> elements.",
                          PM_MOST_XML_ATTRIBUTES);
    }
    return pm_fail_at(err, PM_INVALID, line, column,
                      "This tag is longer than %d bytes, which is the limit: close it with \">\", "
                      "and state long texts in <data> elements.",
                      PM_LONGEST_TAG);
}

/* Remembers what the next chunk has to know. */
static void end_chunk(pm_tag_guard *guard, const span *chunk)
{
    if (chunk->tag != NULL) {
        place_in_chunk(guard, chunk, chunk->tag, &guard->tag_line, &guard->tag_column);
        guard->length = (size_t)(chunk->end - chunk->tag);
    } else {
        guard->length += (size_t)(chunk->end - chunk->start);
    }
    if (chunk->end > chunk->start) {
        char previous = before(guard, chunk, chunk->end, 2);
        guard->last[1] = chunk->end[-1];
        guard->last[0] = previous;
    }
    move_place(guard->characters.encoding, &guard->line, &guard->column, chunk->start, chunk->end);
}

static pm_status scan(pm_tag_guard *guard, const char *bytes, size_t length, size_t *sound,
                      pm_error *err)
{
    span chunk = {.start = bytes, .end = bytes + length};
    const char *at = bytes;
    while (at < chunk.end) {
        /* A chunk is shorter than what a tag may be: only one of an earlier chunk can be too long.
         */
        bool carried = chunk.tag == NULL && in_tag(guard);
        const char *next = step(guard, &chunk, at);
        at = next != NULL ? next : chunk.end;
        bool too_long = carried && guard->length + (size_t)(at - bytes) > PM_LONGEST_TAG;
        if (too_long || guard->attributes > PM_MOST_XML_ATTRIBUTES) {
            return refuse_tag(guard, &chunk, sound, err);
        }
    }
    end_chunk(guard, &chunk);
    *sound = length;
    return PM_OK;
}

/* Where a file said to be of one byte a character first seems UTF-8. */
static void note_doubt(pm_tag_guard *guard, const char *bytes, size_t length)
{
    if (!guard->characters.seems_utf8 || guard->doubt_line != 0) {
        return;
    }
    const span chunk = {.start = bytes, .end = bytes + length};
    const char *at = bytes;
    while (at < chunk.end && (unsigned char)*at < 0x80) {
        at++;
    }
    place_in_chunk(guard, &chunk, at, &guard->doubt_line, &guard->doubt_column);
}

/* Scans the characters of a chunk, the first "fitting" of them being sound. libxml2 would end the
 * input at the others without a word, or without a place. */
static pm_status scan_fitting(pm_tag_guard *guard, const char *bytes, size_t fitting, size_t count,
                              size_t *sound, pm_error *err)
{
    const pm_characters *check = &guard->characters;
    note_doubt(guard, bytes, count);
    pm_status status = scan(guard, bytes, fitting, sound, err);
    if (status != PM_OK || fitting == count) {
        return status;
    }
    bool earlier = check->begun_wrong;
    unsigned char byte = (unsigned char)(earlier ? check->begun[0] : bytes[fitting]);
    return pm_characters_refuse(check, byte, guard->line, guard->column - (earlier ? 1 : 0), err);
}

static pm_status scan_wide(pm_tag_guard *guard, const char *bytes, size_t length, size_t *sound,
                           pm_error *err)
{
    char *narrowed = pm_new_array(length / 2 + 1, 1);
    if (narrowed == NULL) {
        return pm_fail_memory(err);
    }
    size_t fitting = pm_characters_check(&guard->characters, bytes, length) / 2;
    size_t count = pm_encoding_narrow(guard->characters.encoding, bytes, length, narrowed);
    pm_status status = scan_fitting(guard, narrowed, fitting, count, sound, err);
    *sound = status == PM_OK ? length : *sound * 2;
    free(narrowed);
    return status;
}

pm_status pm_tag_guard_scan(pm_tag_guard *guard, const char *bytes, size_t length, size_t *sound,
                            pm_error *err)
{
    if (pm_encoding_is_wide(guard->characters.encoding)) {
        return scan_wide(guard, bytes, length, sound, err);
    }
    size_t fitting = pm_characters_check(&guard->characters, bytes, length);
    return scan_fitting(guard, bytes, fitting, length, sound, err);
}

bool pm_tag_guard_is_open(const pm_tag_guard *guard, const char **what, const char **closing)
{
    static const struct {
        const char *what, *closing;
    } kinds[] = {
        [IN_TEXT] = {NULL, NULL},
        [AFTER_OPENING] = {"tag", ">"},
        [AFTER_EXCLAMATION] = {"tag", ">"},
        [AFTER_DASH] = {"comment", "-->"},
        [IN_TAG] = {"tag", ">"},
        [IN_QUOTES] = {"tag", ">"},
        [IN_COMMENT] = {"comment", "-->"},
        [IN_CDATA] = {"CDATA section", "]]>"},
        [IN_INSTRUCTION] = {"instruction", "?>"},
        [IN_DECLARATION] = {NULL, NULL}, /* the parser refuses it */
    };
    *what = kinds[guard->state].what;
    *closing = kinds[guard->state].closing;
    return *what != NULL && !guard->overrun;
}
