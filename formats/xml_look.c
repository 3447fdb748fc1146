/* The XML layer's first look: the first bytes of a file in, a verdict on what it is and its
 * encoding out. See xml_bytes.h. */
#include "formats/xml_bytes.h"

#include <stdbool.h>
#include <string.h>

#include "engine/base/text.h"

enum { LONGEST_DECLARATION = 512, LONGEST_ENCODING_NAME = 40 };

/* --- what sort of file it is ----------------------------------------------------------------- */

static bool begins_with(const char *bytes, size_t length, const char *mark, size_t mark_length)
{
    return length >= mark_length && memcmp(bytes, mark, mark_length) == 0;
}
#define BEGINS_WITH(mark) begins_with(bytes, length, mark, sizeof(mark) - 1)

static pm_status refuse(pm_error *err, const char *message)
{
    return pm_fail_at(err, PM_INVALID, 1, 1, "%s", message);
}

/* Packed files and encodings that the parser would otherwise take to by itself. */
static pm_status refuse_known_marks(const char *bytes, size_t length, pm_error *err)
{
    if (length == 0) {
        return refuse(err, "The file is empty: export the map again, as GraphML.");
    }
    if (BEGINS_WITH("\x1F\x8B") || BEGINS_WITH("PK\x03\x04")) {
        return refuse(err, "The file is packed twice: unpack it first.");
    }
    if (BEGINS_WITH("\xFF\xFE\x00\x00") || BEGINS_WITH("\x00\x00\xFE\xFF") ||
        BEGINS_WITH("\x00\x00\x00<") || BEGINS_WITH("<\x00\x00\x00") ||
        BEGINS_WITH("\x00\x00<\x00") || BEGINS_WITH("\x00<\x00\x00") ||
        BEGINS_WITH("\x4C\x6F\xA7\x94")) {
        return refuse(err, "The file is in an encoding that is not read: save it as UTF-8. Read "
                           "are " PM_ENCODINGS_READ ".");
    }
    return PM_OK;
}

/* Encoding as the first bytes show it; *mark is the length of the byte order mark. */
static pm_encoding_kind kind_of_bytes(const char *bytes, size_t length, size_t *mark)
{
    *mark = 2;
    if (BEGINS_WITH("\xFF\xFE")) {
        return PM_ENCODING_UTF16_LITTLE;
    }
    if (BEGINS_WITH("\xFE\xFF")) {
        return PM_ENCODING_UTF16_BIG;
    }
    *mark = BEGINS_WITH("\xEF\xBB\xBF") ? 3 : 0;
    if (BEGINS_WITH("<\x00")) {
        return PM_ENCODING_UTF16_LITTLE;
    }
    return BEGINS_WITH("\x00<") ? PM_ENCODING_UTF16_BIG : PM_ENCODING_UTF8;
}

/* The next NAME="VALUE" of an XML declaration; false at its end. The value is cut to fit. */
static bool next_declared(const char **rest, const char **name, size_t *name_length, char *value,
                          size_t size)
{
    *rest += strspn(*rest, " \t\r\n");
    *name = *rest;
    *name_length = strcspn(*rest, " \t\r\n=?");
    *rest += *name_length;
    *rest += strspn(*rest, " \t\r\n=");
    char quote = **rest;
    if (*name_length == 0 || (quote != '"' && quote != '\'')) {
        return false;
    }
    const char *start = *rest + 1;
    const char *end = strchr(start, quote);
    if (end == NULL) {
        return false;
    }
    size_t length = (size_t)(end - start) < size ? (size_t)(end - start) : size - 1;
    memcpy(value, start, length);
    value[length] = '\0';
    *rest = end + 1;
    return true;
}

static bool has_declaration(const char *text)
{
    return strncmp(text, "<?xml", 5) == 0 && strchr(" \t\r\n", text[5]) != NULL;
}

/* Copies the encoding that the XML declaration names, or "". */
static void find_declared_encoding(const char *text, char *encoding, size_t size)
{
    encoding[0] = '\0';
    if (!has_declaration(text)) {
        return;
    }
    const char *rest = text + 5;
    const char *name = NULL;
    size_t name_length = 0;
    char value[LONGEST_ENCODING_NAME];
    while (next_declared(&rest, &name, &name_length, value, sizeof value)) {
        if (name_length == strlen("encoding") && strncmp(name, "encoding", name_length) == 0) {
            memcpy(encoding, value, size < sizeof value ? size : sizeof value);
            return;
        }
    }
}

/* Holds what the declaration says against what the bytes are. Where the two cannot both be so the
 * bytes are believed: programs change the one and forget the other. */
static pm_status check_declared(const char *declared, pm_xml_start *start, pm_error *err)
{
    const pm_encoding *said = pm_encoding_named(declared);
    if (said == NULL) {
        return pm_fail_at(err, PM_INVALID, 1, 1,
                          "The file is in the encoding \"%s\", which is not read: save it as "
                          "UTF-8. Read are " PM_ENCODINGS_READ ".",
                          pm_excerpt_of(declared).bytes);
    }
    bool wide = pm_encoding_is_wide(start->encoding);
    bool other =
        wide != pm_encoding_is_wide(said) || (start->mark == 3 && said->kind != PM_ENCODING_UTF8);
    if (other) {
        const char *real = wide ? "UTF-16" : "UTF-8";
        pm_fail_at(&start->doubt, PM_INVALID, 1, 1,
                   "The first line says the encoding is \"%s\", but the bytes are %s and read as "
                   "that: correct it to encoding=\"%s\".",
                   declared, real, real);
    } else if (!wide) {
        start->encoding = said;
    }
    return PM_OK;
}

/* The first characters of the file as one byte each, closed with a zero byte. */
static size_t narrow_start(const pm_xml_start *start, const char *bytes, size_t length,
                           char narrowed[LONGEST_DECLARATION + 1])
{
    size_t seen = length - start->mark;
    seen = seen < LONGEST_DECLARATION ? seen : LONGEST_DECLARATION;
    if (pm_encoding_is_wide(start->encoding)) {
        pm_encoding_narrow(start->encoding, bytes + start->mark, seen & ~(size_t)1, narrowed);
    } else {
        memcpy(narrowed, bytes + start->mark, seen);
    }
    return seen;
}

/* Is it XML that begins so, and is its declaration whole? */
static pm_status check_start(const char *text, size_t seen, pm_error *err)
{
    const char *first = text;
    bool blank = pm_trim(&first) == 0 && text[0] != '\0';
    if (blank && seen < LONGEST_DECLARATION) {
        return refuse(err, "The file holds nothing but white space: export the map again, as "
                           "GraphML.");
    }
    if (!blank && *first != '<') {
        return pm_fail_at(err, PM_INVALID, 1, 1,
                          "The file is not GraphML, for it begins with \"%s\" and not with \"<\": "
                          "export the map as GraphML.",
                          pm_excerpt_of(first).bytes);
    }
    if (has_declaration(text) && strstr(text, "?>") == NULL) {
        if (seen < LONGEST_DECLARATION) {
            return refuse(err, "The file ends within its <?xml ...?> line: it was cut short, or "
                               "\"?>\" is missing.");
        }
        return refuse(err, "The <?xml ...?> line does not end within its first 512 characters: "
                           "close it with \"?>\".");
    }
    return PM_OK;
}

pm_status pm_xml_look(const char *bytes, size_t length, pm_xml_start *start, pm_error *err)
{
    pm_status status = refuse_known_marks(bytes, length, err);
    if (status != PM_OK) {
        return status;
    }
    pm_xml_start found = {0};
    found.encoding = pm_encoding_of(kind_of_bytes(bytes, length, &found.mark));
    char text[LONGEST_DECLARATION + 1] = {0};
    size_t seen = narrow_start(&found, bytes, length, text);
    status = check_start(text, seen, err);
    char declared[LONGEST_ENCODING_NAME];
    find_declared_encoding(text, declared, sizeof declared);
    if (status == PM_OK && declared[0] != '\0') {
        status = check_declared(declared, &found, err);
    }
    *start = found;
    return status;
}
