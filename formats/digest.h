/* SHA-256 of bytes, as 64 hexadecimal digits: what tells whether an input or a file is still the
 * same. The only door to libmd. */
#ifndef PARTMAP_FORMATS_DIGEST_H
#define PARTMAP_FORMATS_DIGEST_H

#include <stddef.h>

enum { PM_DIGEST_LENGTH = 64 };

/* Closed with a zero byte; all zero: there is none. */
typedef struct pm_digest {
    char hex[PM_DIGEST_LENGTH + 1];
} pm_digest;

/* Of bytes that are all there. */
pm_digest pm_digest_bytes(const void *bytes, size_t length);

/* Of the rest of an open file, which is read to its end. Returns 0, or the system's error number;
 * then *digest is as it was. */
int pm_digest_rest(int file, pm_digest *digest);

#endif
