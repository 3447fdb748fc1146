/* SHA-256 for tests, written anew so that what the build's tools made is checked by another hand.
 */
#ifndef PARTMAP_TESTS_SUPPORT_SHA256_H
#define PARTMAP_TESTS_SUPPORT_SHA256_H

#include <stddef.h>

enum { SHA256_BASE64 = 45 };

/* The digest in base64, closed with a zero byte. */
void sha256_base64(const char *bytes, size_t length, char text[SHA256_BASE64]);

#endif
