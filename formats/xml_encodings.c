/* The XML layer's encodings: the list of those that are read, and whether bytes are characters of
 * one. See xml_bytes.h.
 *
 * The parser is told the encoding and looks at no name of one: what it would take for a name is a
 * long list, and UTF-7 in it makes tags out of harmless text. */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "engine/base/text.h"
#include "formats/xml_bytes.h"

static const pm_encoding UTF8 = {"UTF-8", PM_ENCODING_UTF8, ""};
static const pm_encoding ASCII = {"US-ASCII", PM_ENCODING_ASCII, ""};
static const pm_encoding UTF16_LITTLE = {"UTF-16LE", PM_ENCODING_UTF16_LITTLE, ""};
static const pm_encoding UTF16_BIG = {"UTF-16BE", PM_ENCODING_UTF16_BIG, ""};
static const pm_encoding LATIN1 = {"ISO-8859-1", PM_ENCODING_ONE_BYTE, ""};
static const pm_encoding LATIN2 = {"ISO-8859-2", PM_ENCODING_ONE_BYTE, ""};
static const pm_encoding LATIN5 = {"ISO-8859-9", PM_ENCODING_ONE_BYTE, ""};
static const pm_encoding LATIN9 = {"ISO-8859-15", PM_ENCODING_ONE_BYTE, ""};
static const pm_encoding WINDOWS1250 = {"windows-1250", PM_ENCODING_ONE_BYTE,
                                        "\x81\x83\x88\x90\x98"};
static const pm_encoding WINDOWS1251 = {"windows-1251", PM_ENCODING_ONE_BYTE, "\x98"};
static const pm_encoding WINDOWS1252 = {"windows-1252", PM_ENCODING_ONE_BYTE,
                                        "\x81\x8D\x8F\x90\x9D"};
static const pm_encoding WINDOWS1254 = {"windows-1254", PM_ENCODING_ONE_BYTE,
                                        "\x81\x8D\x8E\x8F\x90\x9D\x9E"};

/* One row a name that may stand in encoding="...": the registered ones, and those of Java, Python
 * and C that programs write for them. */
static const struct {
    const char *name;
    const pm_encoding *encoding; /* of UTF-16 the bytes decide which */
} NAMES[] = {
    {"UTF-8", &UTF8},
    {"UTF8", &UTF8},
    {"UTF_8", &UTF8},
    {"US-ASCII", &ASCII},
    {"ASCII", &ASCII},
    {"ANSI_X3.4-1968", &ASCII},
    {"ISO-8859-1", &LATIN1},
    {"ISO8859-1", &LATIN1},
    {"ISO_8859-1", &LATIN1},
    {"ISO8859_1", &LATIN1},
    {"latin1", &LATIN1},
    {"latin-1", &LATIN1},
    {"ISO-8859-2", &LATIN2},
    {"ISO8859_2", &LATIN2},
    {"ISO-8859-9", &LATIN5},
    {"ISO8859_9", &LATIN5},
    {"ISO-8859-15", &LATIN9},
    {"ISO8859_15", &LATIN9},
    {"windows-1250", &WINDOWS1250},
    {"cp1250", &WINDOWS1250},
    {"windows-1251", &WINDOWS1251},
    {"cp1251", &WINDOWS1251},
    {"windows-1252", &WINDOWS1252},
    {"cp1252", &WINDOWS1252},
    {"windows-1254", &WINDOWS1254},
    {"cp1254", &WINDOWS1254},
    {"UTF-16", &UTF16_LITTLE},
    {"UTF16", &UTF16_LITTLE},
    {"UTF-16LE", &UTF16_LITTLE},
    {"UTF-16BE", &UTF16_BIG},
};

const pm_encoding *pm_encoding_of(pm_encoding_kind kind)
{
    static const pm_encoding *const of_kind[] = {
        [PM_ENCODING_UTF8] = &UTF8,           [PM_ENCODING_ASCII] = &ASCII,
        [PM_ENCODING_ONE_BYTE] = &LATIN1,     [PM_ENCODING_UTF16_LITTLE] = &UTF16_LITTLE,
        [PM_ENCODING_UTF16_BIG] = &UTF16_BIG,
    };
    return of_kind[kind];
}

const pm_encoding *pm_encoding_named(const char *name)
{
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        if (pm_equal_ignoring_case(NAMES[i].name, name)) {
            return NAMES[i].encoding;
        }
    }
    return NULL;
}

bool pm_encoding_is_wide(const pm_encoding *encoding)
{
    return encoding->kind == PM_ENCODING_UTF16_LITTLE || encoding->kind == PM_ENCODING_UTF16_BIG;
}

size_t pm_encoding_narrow(const pm_encoding *encoding, const char *bytes, size_t length,
                          char *narrowed)
{
    size_t high = encoding->kind == PM_ENCODING_UTF16_LITTLE ? 1 : 0;
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

/* --- characters ------------------------------------------------------------------------------ */

/* How many bytes are ASCII before one that is not, eight at a time. */
static size_t count_ascii(const char *bytes, size_t length)
{
    size_t i = 0;
    uint64_t word = 0;
    for (; i + sizeof word <= length; i += sizeof word) {
        memcpy(&word, bytes + i, sizeof word);
        if ((word & UINT64_C(0x8080808080808080)) != 0) {
            break;
        }
    }
    while (i < length && (unsigned char)bytes[i] < 0x80) {
        i++;
    }
    return i;
}

/* Bytes of a UTF-8 character by its first, if it is one. */
static size_t utf8_length_of(unsigned char first)
{
    if (first < 0xE0) {
        return 2;
    }
    return first < 0xF0 ? 3 : 4;
}

/* Takes the next bytes of the character that has begun, up to its end. False when it is none. */
static bool continue_character(pm_characters *check, const char *bytes, size_t length, size_t *used)
{
    char whole[5] = {0};
    size_t wanted = utf8_length_of((unsigned char)check->begun[0]);
    *used = 0;
    while (check->begun_length < wanted && *used < length) {
        unsigned char byte = (unsigned char)bytes[*used];
        if (check->begun_length > 0 && (byte & 0xC0U) != 0x80U) {
            return false;
        }
        check->begun[check->begun_length++] = (char)byte;
        ++*used;
    }
    if (check->begun_length < wanted) {
        return true;
    }
    memcpy(whole, check->begun, wanted);
    if (pm_utf8_length(whole) != wanted) {
        return false;
    }
    check->begun_length = 0;
    return true;
}

/* How many of the bytes come before the first that are not UTF-8; 0 also when those began in an
 * earlier chunk. */
static size_t count_utf8(pm_characters *check, const char *bytes, size_t length)
{
    size_t i = 0;
    size_t used = 0;
    if (check->begun_length > 0) {
        check->begun_wrong = !continue_character(check, bytes, length, &used);
        if (check->begun_wrong) {
            return 0;
        }
        i = used;
    }
    while (i < length) {
        i += count_ascii(bytes + i, length - i);
        if (i < length) {
            check->begun[0] = bytes[i];
            if (!continue_character(check, bytes + i, length - i, &used)) {
                return i;
            }
            i += used;
        }
    }
    return i;
}

static size_t count_one_byte(const pm_characters *check, const char *bytes, size_t length)
{
    const char *missing = check->encoding->missing;
    if (*missing == '\0') {
        return length;
    }
    size_t i = count_ascii(bytes, length);
    while (i < length && (bytes[i] == '\0' || strchr(missing, bytes[i]) == NULL)) {
        i++;
    }
    return i;
}

/* Text in an encoding of one byte is hardly ever UTF-8 throughout by chance. */
static void compare_with_utf8(pm_characters *check, const char *bytes, size_t length)
{
    if (!check->not_utf8) {
        bool beyond_ascii = count_ascii(bytes, length) < length;
        check->not_utf8 = count_utf8(check, bytes, length) < length;
        check->seems_utf8 = !check->not_utf8 && (check->seems_utf8 || beyond_ascii);
    }
}

/* UTF-16, where halves of pairs may not stand alone. */
static size_t count_units(pm_characters *check, const char *bytes, size_t length)
{
    size_t high = check->encoding->kind == PM_ENCODING_UTF16_LITTLE ? 1 : 0;
    for (size_t i = 0; i + 1 < length; i += 2) {
        unsigned top = (unsigned char)bytes[i + high] & 0xFCU;
        if ((top == 0xDCU) != check->half) {
            return check->half && i >= 2 ? i - 2 : i;
        }
        check->half = top == 0xD8U;
    }
    return length;
}

size_t pm_characters_check(pm_characters *check, const char *bytes, size_t length)
{
    switch (check->encoding->kind) {
    case PM_ENCODING_UTF16_LITTLE:
    case PM_ENCODING_UTF16_BIG:
        return count_units(check, bytes, length);
    case PM_ENCODING_ASCII:
        return count_ascii(bytes, length);
    case PM_ENCODING_ONE_BYTE:
        compare_with_utf8(check, bytes, length);
        return count_one_byte(check, bytes, length);
    case PM_ENCODING_UTF8:
        break;
    }
    return count_utf8(check, bytes, length);
}

/* --- what is said ---------------------------------------------------------------------------- */

/* A byte's character in windows-1252, as UTF-8; "" when it has none there. */
static void find_windows1252(unsigned char byte, char character[4])
{
    static const char *const from_80[] = {
        "\u20AC", "",       "\u201A", "\u0192", "\u201E", "\u2026", "\u2020", "\u2021",
        "\u02C6", "\u2030", "\u0160", "\u2039", "\u0152", "",       "\u017D", "",
        "",       "\u2018", "\u2019", "\u201C", "\u201D", "\u2022", "\u2013", "\u2014",
        "\u02DC", "\u2122", "\u0161", "\u203A", "\u0153", "",       "\u017E", "\u0178"};
    character[0] = '\0';
    if (byte >= 0xA0) {
        character[0] = (char)(0xC0U | (byte >> 6));
        character[1] = (char)(0x80U | (byte & 0x3FU));
        character[2] = '\0';
    } else if (byte >= 0x80) {
        const char *found = from_80[byte - 0x80];
        memcpy(character, found, strlen(found) + 1);
    }
}

pm_status pm_characters_refuse(const pm_characters *check, unsigned char byte, size_t line,
                               size_t column, pm_error *fault)
{
    if (pm_encoding_is_wide(check->encoding)) {
        return pm_fail_at(fault, PM_INVALID, line, column,
                          "Half a character of UTF-16 stands alone here: the file is damaged; save "
                          "it again, as UTF-8.");
    }
    if (check->encoding->kind != PM_ENCODING_UTF8) {
        return pm_fail_at(fault, PM_INVALID, line, column,
                          "The byte 0x%02X here is no character of %s, which the first line names "
                          "as the file's encoding: name the real one there, or save the file as "
                          "UTF-8.",
                          (unsigned)byte, check->encoding->name);
    }
    char character[4];
    find_windows1252(byte, character);
    if (character[0] == '\0') {
        return pm_fail_at(fault, PM_INVALID, line, column,
                          "The byte 0x%02X here is not UTF-8, which the file is taken for: save it "
                          "as UTF-8, or name its real encoding in the first line, <?xml ...?>.",
                          (unsigned)byte);
    }
    return pm_fail_at(fault, PM_INVALID, line, column,
                      "The byte 0x%02X here is not UTF-8, which the file is taken for; in "
                      "windows-1252 it would be \"%s\": save the file as UTF-8, or name its real "
                      "encoding in the first line, <?xml version=\"1.0\" "
                      "encoding=\"windows-1252\"?>.",
                      (unsigned)byte, character);
}
