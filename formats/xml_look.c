/* The XML layer's first look: the first bytes of a file in, a verdict on what it is and its
 * encoding out. See xml_bytes.h. */
#include "formats/xml_bytes.h"

#include <stdbool.h>
#include <string.h>

#include "engine/base/text.h"

#define ENCODINGS_READ "UTF-8, UTF-16, US-ASCII, ISO-8859-1 and windows-1252"

enum { LONGEST_DECLARATION = 512, LONGEST_ENCODING_NAME = 40 };

/* --- what sort of file it is ----------------------------------------------------------------- */

/* One row a name that may stand in encoding="...". */
static const struct {
    const char *name;
    pm_encoding encoding; /* PM_ENCODING_UTF16_LITTLE stands for both byte orders here */
} ENCODINGS[] = {
    {"UTF-8", PM_ENCODING_UTF8},
    {"UTF8", PM_ENCODING_UTF8},
    {"US-ASCII", PM_ENCODING_ASCII},
    {"ASCII", PM_ENCODING_ASCII},
    {"ISO-8859-1", PM_ENCODING_LATIN1},
    {"ISO8859-1", PM_ENCODING_LATIN1},
    {"ISO_8859-1", PM_ENCODING_LATIN1},
    {"latin1", PM_ENCODING_LATIN1},
    {"windows-1252", PM_ENCODING_WINDOWS1252},
    {"cp1252", PM_ENCODING_WINDOWS1252},
    {"UTF-16", PM_ENCODING_UTF16_LITTLE},
    {"UTF-16LE", PM_ENCODING_UTF16_LITTLE},
    {"UTF-16BE", PM_ENCODING_UTF16_LITTLE},
};

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
    if (BEGINS_WITH("\x1F\x8B")) {
        return refuse(err, "The file is packed with gzip: unpack it first.");
    }
    if (BEGINS_WITH("PK\x03\x04")) {
        return refuse(err, "The file is a zip archive, such as .graphmlz or .xlsx: unpack it first "
                           "and name the .graphml file inside, or export the map as GraphML.");
    }
    if (BEGINS_WITH("\xFF\xFE\x00\x00") || BEGINS_WITH("\x00\x00\xFE\xFF") ||
        BEGINS_WITH("\x00\x00\x00<") || BEGINS_WITH("<\x00\x00\x00") ||
        BEGINS_WITH("\x00\x00<\x00") || BEGINS_WITH("\x00<\x00\x00") ||
        BEGINS_WITH("\x4C\x6F\xA7\x94")) {
        return refuse(err, "The file is in an encoding that is not read: save it as UTF-8. Read "
                           "are " ENCODINGS_READ ".");
    }
    return PM_OK;
}

/* Encoding as the first bytes show it; *mark is the length of the byte order mark. */
static pm_encoding encoding_of_bytes(const char *bytes, size_t length, size_t *mark)
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

bool pm_encoding_is_wide(pm_encoding encoding)
{
    return encoding == PM_ENCODING_UTF16_LITTLE || encoding == PM_ENCODING_UTF16_BIG;
}

size_t pm_encoding_narrow(pm_encoding encoding, const char *bytes, size_t length, char *narrowed)
{
    size_t high = encoding == PM_ENCODING_UTF16_LITTLE ? 1 : 0;
    size_t count = length / 2;
    for (size_t i = 0; i < count; i++) {
        unsigned char upper = (unsigned char)bytes[2 * i + high];
        char lower = bytes[2 * i + 1 - high];
        bool ascii = upper == 0 && (unsigned char)lower < 0x80;
        bool second_half = (upper & 0xFCU) == 0xDCU;
        narrowed[i] = '?';
        if (ascii) {
            narrowed[i] = lower;
        } else if (second_half) {
            narrowed[i] = '\x80';
        }
    }
    return count;
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

/* Holds what the declaration says against what the bytes are. */
static pm_status check_declared(const char *declared, size_t mark, pm_encoding *encoding,
                                pm_error *err)
{
    const size_t count = sizeof ENCODINGS / sizeof *ENCODINGS;
    size_t found = 0;
    while (found < count && !pm_equal_ignoring_case(ENCODINGS[found].name, declared)) {
        found++;
    }
    if (found == count) {
        return pm_fail_at(err, PM_INVALID, 1, 1,
                          "The file is in the encoding \"%s\", which is not read: save it as "
                          "UTF-8. Read are " ENCODINGS_READ ".",
                          pm_excerpt_of(declared).bytes);
    }
    bool wide = pm_encoding_is_wide(*encoding);
    bool other = wide != pm_encoding_is_wide(ENCODINGS[found].encoding) ||
                 (mark == 3 && ENCODINGS[found].encoding != PM_ENCODING_UTF8);
    if (other) {
        const char *real = wide ? "UTF-16" : "UTF-8";
        return pm_fail_at(err, PM_INVALID, 1, 1,
                          "The first line says the encoding is \"%s\", but the bytes are %s: "
                          "correct it to encoding=\"%s\".",
                          declared, real, real);
    }
    if (!wide) {
        *encoding = ENCODINGS[found].encoding;
    }
    return PM_OK;
}

pm_status pm_xml_look(const char *bytes, size_t length, pm_encoding *encoding, bool *mark,
                      pm_error *err)
{
    pm_status status = refuse_known_marks(bytes, length, err);
    if (status != PM_OK) {
        return status;
    }
    size_t skipped = 0;
    pm_encoding found = encoding_of_bytes(bytes, length, &skipped);
    size_t seen = length - skipped < LONGEST_DECLARATION ? length - skipped : LONGEST_DECLARATION;
    char start[LONGEST_DECLARATION + 1] = {0};
    if (pm_encoding_is_wide(found)) {
        pm_encoding_narrow(found, bytes + skipped, seen & ~(size_t)1, start);
    } else {
        memcpy(start, bytes + skipped, seen);
    }
    const char *first = start;
    bool blank = pm_trim(&first) == 0 && start[0] != '\0';
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
    if (has_declaration(start) && strstr(start, "?>") == NULL) {
        if (seen < LONGEST_DECLARATION) {
            return refuse(err, "The file ends within its <?xml ...?> line: it was cut short, or "
                               "\"?>\" is missing.");
        }
        return refuse(err, "The <?xml ...?> line does not end within its first 512 characters: "
                           "close it with \"?>\".");
    }
    char declared[LONGEST_ENCODING_NAME];
    find_declared_encoding(start, declared, sizeof declared);
    if (declared[0] != '\0') {
        status = check_declared(declared, skipped, &found, err);
    }
    *encoding = found;
    *mark = skipped > 0;
    return status;
}
