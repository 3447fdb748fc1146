/* SHA-256 by libmd: see digest.h. */
#include "formats/digest.h"

#include <errno.h>
#include <sha2.h>
#include <stdint.h>
#include <unistd.h>

static pm_digest finish(SHA2_CTX *context)
{
    static const char digits[] = "0123456789abcdef";
    uint8_t raw[SHA256_DIGEST_LENGTH];
    pm_digest digest = {{0}};
    SHA256Final(raw, context);
    for (size_t i = 0; i < sizeof raw; i++) {
        digest.hex[2 * i] = digits[raw[i] >> 4U];
        digest.hex[2 * i + 1] = digits[raw[i] & 15U];
    }
    return digest;
}

pm_digest pm_digest_bytes(const void *bytes, size_t length)
{
    SHA2_CTX context;
    SHA256Init(&context);
    if (length > 0) {
        SHA256Update(&context, bytes, length);
    }
    return finish(&context);
}

int pm_digest_rest(int file, pm_digest *digest)
{
    uint8_t chunk[65536];
    SHA2_CTX context;
    SHA256Init(&context);
    for (;;) {
        ssize_t length = read(file, chunk, sizeof chunk);
        if (length < 0 && errno != EINTR) {
            return errno;
        }
        if (length == 0) {
            *digest = finish(&context);
            return 0;
        }
        if (length > 0) {
            SHA256Update(&context, chunk, (size_t)length);
        }
    }
}
