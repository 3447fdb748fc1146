/* The XML layer's guard: chunks of raw bytes in, how far they are sound out. See
 * xml_bytes.h.
 *
 * It follows XML only as far as needed to know which "=" stands in a tag and outside quotation
 * marks. On a file that is not well formed it may lose its way, but the parser gives up there. */
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

pm_tag_guard pm_tag_guard_start(pm_encoding encoding, bool mark)
{
    return (pm_tag_guard){
        .encoding = encoding, .state = IN_TEXT, .line = 1, .column = mark ? 0 : 1};
}

/* Moves a place over bytes. Only the last line has to be counted by character. */
static void move_place(pm_encoding encoding, size_t *line, size_t *column, const char *start,
                       const char *end)
{
    const char *found = memchr(start, '\n', (size_t)(end - start));
    while (found != NULL) {
        start = found + 1;
        (*line)++;
        *column = 1;
        found = memchr(start, '\n', (size_t)(end - start));
    }
    bool one_byte = encoding == PM_ENCODING_LATIN1 || encoding == PM_ENCODING_WINDOWS1252;
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
    move_place(guard->encoding, line, column, chunk->start, at);
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

/* Within a tag: moves past attribute values; NULL at the chunk's end. Counts one too many when the
 * tag has too many attributes. */
static const char *scan_tag(pm_tag_guard *guard, const span *chunk, const char *at)
{
    while (at < chunk->end) {
        char c = *at++;
        if (c == '>') {
            guard->state = IN_TEXT;
            return at;
        }
        if (c == '"' || c == '\'') {
            guard->quote = c;
            guard->state = IN_QUOTES;
            return at;
        }
        guard->overrun = guard->overrun || c == '<';
        if (c == '=' && ++guard->attributes > PM_MOST_XML_ATTRIBUTES) {
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

/* XML has no "<" in quotation marks either: one is missing. */
static void note_overrun(pm_tag_guard *guard, const char *start, const char *end)
{
    guard->overrun = guard->overrun || memchr(start, '<', (size_t)(end - start)) != NULL;
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
        next = memchr(at, guard->quote, (size_t)(chunk->end - at));
        note_overrun(guard, at, next != NULL ? next : chunk->end);
        guard->state = next != NULL ? IN_TAG : IN_QUOTES;
        return next != NULL ? next + 1 : NULL;
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
    move_place(guard->encoding, &guard->line, &guard->column, chunk->start, chunk->end);
}

static pm_status scan(pm_tag_guard *guard, const char *bytes, size_t length, size_t *sound,
                      pm_error *err)
{
    span chunk = {.start = bytes, .end = bytes + length};
    const char *at = bytes;
    while (at < chunk.end) {
        bool was_in_tag = in_tag(guard);
        const char *next = step(guard, &chunk, at);
        at = next != NULL ? next : chunk.end;
        const char *begun = chunk.tag != NULL ? chunk.tag : chunk.start;
        size_t tag_length = guard->length + (size_t)(at - begun);
        if (guard->attributes > PM_MOST_XML_ATTRIBUTES ||
            (was_in_tag && tag_length > PM_LONGEST_TAG)) {
            return refuse_tag(guard, &chunk, sound, err);
        }
    }
    end_chunk(guard, &chunk);
    *sound = length;
    return PM_OK;
}

/* How many of the bytes come before the first that is no character of a one-byte encoding. */
static size_t count_fitting_bytes(pm_encoding encoding, const char *bytes, size_t length)
{
    static const char not_in_windows1252[] = "\x81\x8D\x8F\x90\x9D";
    size_t i = 0;
    if (encoding == PM_ENCODING_ASCII) {
        while (i < length && (unsigned char)bytes[i] < 0x80) {
            i++;
        }
        return i;
    }
    while (i < length && (bytes[i] == '\0' || strchr(not_in_windows1252, bytes[i]) == NULL)) {
        i++;
    }
    return i;
}

/* The same for UTF-16, where halves of pairs may not stand alone. */
static size_t count_fitting_units(pm_tag_guard *guard, const char *bytes, size_t length)
{
    size_t high = guard->encoding == PM_ENCODING_UTF16_LITTLE ? 1 : 0;
    for (size_t i = 0; i + 1 < length; i += 2) {
        unsigned top = (unsigned char)bytes[i + high] & 0xFCU;
        if ((top == 0xDCU) != guard->half) {
            return guard->half && i >= 2 ? i - 2 : i;
        }
        guard->half = top == 0xD8U;
    }
    return length;
}

/* Scans the characters of a chunk, the first "fitting" of them being sound. libxml2 would end the
 * input at the others without a word, or without a place. */
static pm_status scan_fitting(pm_tag_guard *guard, const char *bytes, size_t fitting, size_t count,
                              size_t *sound, pm_error *err)
{
    pm_status status = scan(guard, bytes, fitting, sound, err);
    if (status == PM_OK && fitting < count) {
        status = pm_fail_at(err, PM_INVALID, guard->line, guard->column,
                            "There is no such character in the encoding that the first line of the "
                            "file names: name the real encoding there, or save the file as UTF-8.");
    }
    return status;
}

static pm_status scan_wide(pm_tag_guard *guard, const char *bytes, size_t length, size_t *sound,
                           pm_error *err)
{
    char *narrowed = pm_new_array(length / 2 + 1, 1);
    if (narrowed == NULL) {
        return pm_fail_memory(err);
    }
    size_t fitting = count_fitting_units(guard, bytes, length) / 2;
    size_t count = pm_encoding_narrow(guard->encoding, bytes, length, narrowed);
    pm_status status = scan_fitting(guard, narrowed, fitting, count, sound, err);
    *sound = status == PM_OK ? length : *sound * 2;
    free(narrowed);
    return status;
}

pm_status pm_tag_guard_scan(pm_tag_guard *guard, const char *bytes, size_t length, size_t *sound,
                            pm_error *err)
{
    size_t fitting = length;
    switch (guard->encoding) {
    case PM_ENCODING_UTF16_LITTLE:
    case PM_ENCODING_UTF16_BIG:
        return scan_wide(guard, bytes, length, sound, err);
    case PM_ENCODING_ASCII:
    case PM_ENCODING_WINDOWS1252:
        fitting = count_fitting_bytes(guard->encoding, bytes, length);
        break;
    case PM_ENCODING_UTF8:
    case PM_ENCODING_LATIN1:
        break;
    }
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
