/* Private to the XML layer (xml_read.h). What is decided on a file's raw bytes, before any of them
 * reach the XML parser: that it is XML at all, that its encoding is one of those read, and that no
 * tag is a trap. */
#ifndef PARTMAP_FORMATS_XML_BYTES_H
#define PARTMAP_FORMATS_XML_BYTES_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/error.h"

/* Limits on one tag. The XML parser's time for the attributes of an element grows with the square
 * of their number: 100,000 of them take it seconds before it calls back. */
enum { PM_MOST_XML_ATTRIBUTES = 100, PM_LONGEST_TAG = 262144 };

/* --- xml_encodings.c: how bytes make characters ------------------------------------------------
 */

typedef enum pm_encoding_kind {
    PM_ENCODING_UTF8,
    PM_ENCODING_ASCII,
    PM_ENCODING_ONE_BYTE,
    PM_ENCODING_UTF16_LITTLE,
    PM_ENCODING_UTF16_BIG
} pm_encoding_kind;

/* One row of the encodings that are read; static. */
typedef struct pm_encoding {
    const char *name; /* for messages and for the parser */
    pm_encoding_kind kind;
    const char *missing; /* of one byte: those bytes that are no character of it */
} pm_encoding;

const pm_encoding *pm_encoding_of(pm_encoding_kind kind);

/* The encoding that goes by this name in an XML declaration, or NULL. */
const pm_encoding *pm_encoding_named(const char *name);

/* Their names as a message lists them. */
#define PM_ENCODINGS_READ                                                                          \
    "UTF-8, UTF-16, US-ASCII, ISO-8859-1, -2, -9 and -15, windows-1250, -1251, -1252 and -1254"

/* Has the encoding two bytes a unit? */
bool pm_encoding_is_wide(const pm_encoding *encoding);

/* One byte a UTF-16 unit, good for finding markup and counting characters: ASCII as it is, second
 * halves of pairs as a UTF-8 continuation byte (no character of their own), the rest '?'. */
size_t pm_encoding_narrow(const pm_encoding *encoding, const char *bytes, size_t length,
                          char *narrowed);

/* Whether a file's bytes are characters of its encoding. Zero-initialise it but for the encoding.
 */
typedef struct pm_characters {
    const pm_encoding *encoding;
    bool half;           /* UTF-16: the chunk before ended in the first half of a pair */
    char begun[4];       /* UTF-8: a character that began in an earlier chunk */
    size_t begun_length; /* bytes of it there were so far */
    bool begun_wrong;    /* it turned out to be none */
    bool not_utf8;       /* one byte: it does not look like UTF-8 */
    bool seems_utf8;     /* it does, so far: it is beyond ASCII, and UTF-8 throughout */
} pm_characters;

/* How many of the next bytes come before the first that are no character: length when all are. */
size_t pm_characters_check(pm_characters *check, const char *bytes, size_t length);

/* Puts into words why the byte is no character of the encoding, as PM_INVALID in *fault. */
pm_status pm_characters_refuse(const pm_characters *check, unsigned char byte, size_t line,
                               size_t column, pm_error *fault);

/* --- xml_look.c: what the file is --------------------------------------------------------------
 */

typedef struct pm_xml_start {
    const pm_encoding *encoding;
    size_t mark;    /* length of the byte order mark, which is no character of the text */
    pm_error doubt; /* a warning: the first line says otherwise than the bytes; or none */
} pm_xml_start;

/* Looks at the first length bytes of a file (all of it, or enough for its XML declaration).
 * PM_INVALID, with a place and a remedy in err, when it is empty, packed, not XML, or in an
 * encoding that is not read. */
pm_status pm_xml_look(const char *bytes, size_t length, pm_xml_start *start, pm_error *err);

/* --- xml_guard.c: all bytes --------------------------------------------------------------------
 */

/* Where the guard stands between two calls. Start with pm_tag_guard_start. */
typedef struct pm_tag_guard {
    pm_characters characters;
    int state;           /* private to xml_guard.c */
    char quote;          /* that closes the attribute value it is in */
    char last[2];        /* the two characters before, within a comment, CDATA section or such */
    size_t attributes;   /* seen in the tag it is in */
    bool overrun;        /* that tag holds another "<" */
    size_t length;       /* of the tag it is in, up to the chunk's start */
    size_t line, column; /* of the chunk's start */
    size_t tag_line, tag_column;         /* of a tag that began in an earlier chunk */
    size_t doctype_line, doctype_column; /* of the first "<!D"; 0: none seen */
    size_t doubt_line, doubt_column;     /* of the first that seems UTF-8 and is said not to be */
} pm_tag_guard;

pm_tag_guard pm_tag_guard_start(const pm_encoding *encoding);

/* Looks at the next length bytes, of which a byte order mark is none. *sound is how many of them
 * may be handed on: all, or with PM_INVALID those before the tag that has too many attributes or is
 * too long, or before bytes that are no character of the encoding; err then has the place. An even
 * number of bytes has to come at a time, the last time excepted. PM_MEMORY only with UTF-16. Cost
 * O(length). */
pm_status pm_tag_guard_scan(pm_tag_guard *guard, const char *bytes, size_t length, size_t *sound,
                            pm_error *err);

/* At the end of the file: what the guard is still in, and what would close it; false when in
 * nothing, or in a tag that runs on over others, where the fault is not that the file ends. The
 * place of its "<" is in tag_line and tag_column. */
bool pm_tag_guard_is_open(const pm_tag_guard *guard, const char **what, const char **closing);

#endif
