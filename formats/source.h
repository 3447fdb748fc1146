/* Private to formats: the bytes of one input, whatever they come from. A reader looks at the first
 * of them to see what the input is and then takes them all in order. What is packed (gzip, zip and
 * with them .graphmlz) is unpacked on the way. */
#ifndef PARTMAP_FORMATS_SOURCE_H
#define PARTMAP_FORMATS_SOURCE_H

#include <stddef.h>
#include <stdio.h>

#include "engine/base/error.h"

typedef struct pm_source pm_source;

/* How many of the first bytes can be looked at, and the least room to read into. */
enum { PM_SOURCE_CHUNK = 65536 };

/* Limits on what is packed: bytes it may unpack to unless the caller says otherwise, and how many
 * times its size once it has unpacked to PM_UNPACKED_AT_LEAST. Maps as text pack to a fifth or a
 * twentieth; what goes beyond is made to fill memory. */
#define PM_MOST_UNPACKED ((size_t)2 << 30)
enum { PM_MOST_TIMES = 250, PM_UNPACKED_AT_LEAST = 16 << 20 };

/* A source over a stream, which stays the caller's. Its first bytes are read at once. limit: bytes
 * that a packed input may unpack to; 0: PM_MOST_UNPACKED. Caller frees with pm_source_close. name
 * is borrowed until then. */
pm_status pm_source_open(FILE *stream, const char *name, size_t limit, pm_source **source,
                         pm_error *err);

/* NULL is none. */
void pm_source_close(pm_source *source);

/* The name messages give it: a path, or "-". */
const char *pm_source_name(const pm_source *source);

/* A sentence on what is left out of an archive, to be given as a warning; "": nothing is. */
const char *pm_source_remark(const pm_source *source);

/* The first bytes, up to PM_SOURCE_CHUNK of them, closed with a zero byte; looking does not take
 * them. Borrowed until the first pm_source_read. */
const char *pm_source_look(const pm_source *source, size_t *length);

/* Takes the next bytes: PM_SOURCE_CHUNK of them, or as many as are left; *length 0: none are. An
 * even number comes each time but the last. PM_IO when the stream fails or cannot be unpacked. */
pm_status pm_source_read(pm_source *source, char *chunk, size_t *length, pm_error *err);

#endif
