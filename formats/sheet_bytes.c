/* Encodings of sheets: the bytes of a source in, UTF-8 with \n as line ends out. */
#include "formats/sheet_bytes.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "formats/sheet.h"

#define REPLACEMENT 0xFFFDUL

/* --- all bytes ------------------------------------------------------------------------------- */

pm_status pm_sheet_take_bytes(pm_source *source, pm_text *raw, pm_error *err)
{
    char *chunk = malloc(PM_SOURCE_CHUNK);
    pm_status status = chunk != NULL ? PM_OK : pm_fail_memory(err);
    size_t length = 1;
    while (status == PM_OK && length > 0) {
        status = pm_source_read(source, chunk, &length, err);
        if (status == PM_OK && length > PM_SHEET_MOST_BYTES - raw->length) {
            status = pm_fail(err, PM_INVALID,
                             "The sheet is longer than %d bytes, the most partmap reads: split it.",
                             PM_SHEET_MOST_BYTES);
        }
        if (status == PM_OK) {
            pm_text_add_bytes(raw, chunk, length);
            status = pm_text_check(raw, err);
        }
    }
    free(chunk);
    return status;
}

/* --- one character --------------------------------------------------------------------------- */

static void add_character(pm_text *text, unsigned long c)
{
    char bytes[4];
    size_t length = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const unsigned char first[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = length; i-- > 1; c >>= 6U) {
        bytes[i] = (char)(unsigned char)(0x80U | (c & 0x3FU));
    }
    bytes[0] = (char)(unsigned char)(first[length] | c);
    pm_text_add_bytes(text, bytes, length);
}

/* windows-1252 from 0x80 to 0x9F; above, as below, its bytes are Unicode's numbers. */
static unsigned long windows_1252(unsigned char byte)
{
    static const unsigned short upper[32] = {
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
    return byte >= 0x80 && byte < 0xA0 ? upper[byte - 0x80] : byte;
}

/* --- encodings ------------------------------------------------------------------------------- */

typedef enum encoding { UTF_8, UTF_8_MARKED, UTF_16_LITTLE, UTF_16_BIG } encoding;

/* What the first bytes say. Without a mark every second byte of UTF-16 is zero where the text
 * begins with Latin letters, as headers do. */
static encoding look_at_mark(const unsigned char *b, size_t length, size_t *mark)
{
    *mark = 0;
    if (length >= 3 && b[0] == 0xEF && b[1] == 0xBB && b[2] == 0xBF) {
        *mark = 3;
        return UTF_8_MARKED;
    }
    if (length >= 2 && ((b[0] == 0xFF && b[1] == 0xFE) || (b[0] == 0xFE && b[1] == 0xFF))) {
        *mark = 2;
        return b[0] == 0xFF ? UTF_16_LITTLE : UTF_16_BIG;
    }
    if (length >= 4 && b[0] != 0 && b[1] == 0 && b[2] != 0 && b[3] == 0) {
        return UTF_16_LITTLE;
    }
    if (length >= 4 && b[0] == 0 && b[1] != 0 && b[2] == 0 && b[3] != 0) {
        return UTF_16_BIG;
    }
    return UTF_8;
}

static void decode_utf_16(const unsigned char *b, size_t length, bool little, pm_text *text)
{
    unsigned long high = 0; /* first half of a pair, waiting for its second */
    for (size_t i = 0; i + 1 < length; i += 2) {
        unsigned long unit =
            little ? b[i] | (unsigned long)b[i + 1] << 8U : b[i + 1] | (unsigned long)b[i] << 8U;
        bool low_half = unit >= 0xDC00 && unit <= 0xDFFF;
        if (high != 0) {
            unsigned long pair = 0x10000 + ((high - 0xD800) << 10U) + (unit - 0xDC00);
            add_character(text, low_half ? pair : REPLACEMENT);
            high = 0;
            if (low_half) {
                continue;
            }
        }
        if (unit >= 0xD800 && unit <= 0xDBFF) {
            high = unit;
        } else {
            add_character(text, low_half ? REPLACEMENT : unit);
        }
    }
}

static void decode_windows_1252(const unsigned char *b, size_t length, pm_text *text)
{
    for (size_t i = 0; i < length; i++) {
        add_character(text, windows_1252(b[i]));
    }
}

/* --- checks ---------------------------------------------------------------------------------- */

/* Lines end with \n, \r\n or \r. */
static size_t line_at(const char *bytes, const char *place)
{
    size_t line = 1;
    for (; bytes < place; bytes++) {
        line += *bytes == '\n' || (*bytes == '\r' && bytes[1] != '\n') ? 1 : 0;
    }
    return line;
}

/* First byte that is no UTF-8, or NULL. */
static const char *first_bad_byte(const char *bytes, size_t length)
{
    const char *end = bytes + length;
    while (bytes < end) {
        size_t step = pm_utf8_length(bytes);
        if (step == 0 && *bytes != '\0') {
            return bytes;
        }
        bytes += step > 0 ? step : 1;
    }
    return NULL;
}

static pm_status refuse_zero_bytes(const pm_text *text, pm_error *err)
{
    const char *zero = memchr(pm_text_bytes(text), '\0', text->length);
    if (zero == NULL) {
        return PM_OK;
    }
    return pm_fail_at(err, PM_INVALID, line_at(text->bytes, zero), 0,
                      "There is a zero byte, so this is no text: save the sheet as CSV (UTF-8).");
}

static void end_lines_with_newline(pm_text *text)
{
    size_t kept = 0;
    for (size_t i = 0; i < text->length; i++) {
        char c = text->bytes[i];
        if (c == '\r' && text->bytes[i + 1] == '\n') {
            continue;
        }
        text->bytes[kept++] = (char)(c == '\r' ? '\n' : c);
    }
    text->length = kept;
    if (text->bytes != NULL) {
        text->bytes[kept] = '\0';
    }
}

/* --- decoding -------------------------------------------------------------------------------- */

static pm_status decode_utf_8(const char *bytes, size_t length, size_t mark, pm_text *text,
                              pm_problems *problems, pm_error *err)
{
    const char *bad = first_bad_byte(bytes + mark, length - mark);
    if (bad == NULL) {
        pm_text_add_bytes(text, bytes + mark, length - mark);
        return PM_OK;
    }
    size_t line = line_at(bytes, bad);
    if (mark > 0) {
        return pm_fail_at(err, PM_INVALID, line, 0,
                          "The file begins as UTF-8, but byte 0x%02X here is none: save the sheet "
                          "again as CSV (UTF-8).",
                          (unsigned)(unsigned char)*bad);
    }
    decode_windows_1252((const unsigned char *)bytes, length, text);
    return pm_problems_add(problems, 0, line, 0, err,
                           "Byte 0x%02X is no UTF-8: the sheet is read as windows-1252, as older "
                           "spreadsheets write it. If letters look wrong, save it as CSV (UTF-8).",
                           (unsigned)(unsigned char)*bad);
}

pm_status pm_sheet_decode(const char *bytes, size_t length, pm_text *text, pm_problems *problems,
                          pm_error *err)
{
    size_t mark = 0;
    const unsigned char *raw = (const unsigned char *)bytes;
    encoding found = look_at_mark(raw, length, &mark);
    pm_status status = PM_OK;
    if (found == UTF_16_LITTLE || found == UTF_16_BIG) {
        decode_utf_16(raw + mark, length - mark, found == UTF_16_LITTLE, text);
    } else {
        status = decode_utf_8(bytes, length, mark, text, problems, err);
    }
    if (status == PM_OK) {
        status = pm_text_check(text, err);
    }
    if (status == PM_OK) {
        status = refuse_zero_bytes(text, err);
    }
    if (status == PM_OK) {
        end_lines_with_newline(text);
    }
    return status;
}
