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

/* How the bytes make characters. */
typedef enum pm_encoding {
    PM_ENCODING_UTF8,
    PM_ENCODING_ASCII,
    PM_ENCODING_LATIN1,
    PM_ENCODING_WINDOWS1252,
    PM_ENCODING_UTF16_LITTLE,
    PM_ENCODING_UTF16_BIG
} pm_encoding;

/* Has the encoding two bytes a unit? */
bool pm_encoding_is_wide(pm_encoding encoding);

/* One byte a UTF-16 unit, good for finding markup and counting characters: ASCII as it is, second
 * halves of pairs as a UTF-8 continuation byte (no character of their own), the rest '?'. */
size_t pm_encoding_narrow(pm_encoding encoding, const char *bytes, size_t length, char *narrowed);

/* Looks at the first length bytes of a file (all of it, or enough for its XML declaration).
 * *mark: it begins with a byte order mark, which is no character of the text.
 * PM_INVALID, with a place and a remedy in err, when it is empty, packed, not XML, or in an
 * encoding that is not read. */
pm_status pm_xml_look(const char *bytes, size_t length, pm_encoding *encoding, bool *mark,
                      pm_error *err);

/* Where the guard stands between two calls. Start with pm_tag_guard_start. */
typedef struct pm_tag_guard {
    pm_encoding encoding;
    int state;           /* private to xml_guard.c */
    bool half;           /* the chunk before ended in the first half of a UTF-16 pair */
    char quote;          /* that closes the attribute value it is in */
    char last[2];        /* the two characters before, within a comment, CDATA section or such */
    size_t attributes;   /* seen in the tag it is in */
    bool overrun;        /* that tag holds another "<" */
    size_t length;       /* of the tag it is in, up to the chunk's start */
    size_t line, column; /* of the chunk's start */
    size_t tag_line, tag_column;         /* of a tag that began in an earlier chunk */
    size_t doctype_line, doctype_column; /* of the first "<!D"; 0: none seen */
} pm_tag_guard;

pm_tag_guard pm_tag_guard_start(pm_encoding encoding, bool mark);

/* Looks at the next length bytes. *sound is how many of them may be handed on: all, or with
 * PM_INVALID those before the tag that has too many attributes or is too long, or before bytes that
 * are no character of the encoding; err then has the place. (UTF-8 is left to the parser.) An even
 * number of bytes has to come at a time, the last time excepted. PM_MEMORY only with UTF-16. Cost
 * O(length). */
pm_status pm_tag_guard_scan(pm_tag_guard *guard, const char *bytes, size_t length, size_t *sound,
                            pm_error *err);

/* At the end of the file: what the guard is still in, and what would close it; false when in
 * nothing, or in a tag that runs on over others, where the fault is not that the file ends. The
 * place of its "<" is in tag_line and tag_column. */
bool pm_tag_guard_is_open(const pm_tag_guard *guard, const char **what, const char **closing);

#endif
