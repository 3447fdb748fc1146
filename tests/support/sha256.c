/* SHA-256 for tests: see sha256.h. After FIPS 180-4, its constants computed as it defines them: the
 * first 32 bits of the fractional parts of roots of the first primes. */
#include "tests/support/sha256.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

enum { BLOCK = 64, WORDS = 8, ROUNDS = 64, DIGEST = 32 };

static uint32_t fraction(long double root)
{
    return (uint32_t)((root - floorl(root)) * 4294967296.0L);
}

static int is_prime(unsigned number)
{
    for (unsigned by = 2; by * by <= number; by++) {
        if (number % by == 0) {
            return 0;
        }
    }
    return 1;
}

static void make_constants(uint32_t *state, uint32_t *rounds)
{
    size_t count = 0;
    for (unsigned number = 2; count < ROUNDS; number++) {
        if (is_prime(number)) {
            rounds[count] = fraction(cbrtl(number));
            if (count < WORDS) {
                state[count] = fraction(sqrtl(number));
            }
            count++;
        }
    }
}

static uint32_t turn(uint32_t word, unsigned by)
{
    return word >> by | word << (32 - by);
}

/* The message schedule of a block. */
static void spread(const unsigned char *block, uint32_t *w)
{
    for (size_t i = 0; i < 16; i++) {
        w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 |
               (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
    }
    for (size_t i = 16; i < ROUNDS; i++) {
        uint32_t a = turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ w[i - 15] >> 3;
        uint32_t b = turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ w[i - 2] >> 10;
        w[i] = w[i - 16] + a + w[i - 7] + b;
    }
}

static void add_block(uint32_t *state, const uint32_t *rounds, const unsigned char *block)
{
    uint32_t w[ROUNDS];
    uint32_t s[WORDS];
    memcpy(s, state, sizeof s);
    spread(block, w);
    for (size_t i = 0; i < ROUNDS; i++) {
        uint32_t sum = turn(s[4], 6) ^ turn(s[4], 11) ^ turn(s[4], 25);
        uint32_t choice = (s[4] & s[5]) ^ (~s[4] & s[6]);
        uint32_t first = s[7] + sum + choice + rounds[i] + w[i];
        uint32_t other = turn(s[0], 2) ^ turn(s[0], 13) ^ turn(s[0], 22);
        uint32_t most = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]);
        memmove(s + 1, s, (WORDS - 1) * sizeof *s);
        s[4] += first;
        s[0] = first + other + most;
    }
    for (size_t i = 0; i < WORDS; i++) {
        state[i] += s[i];
    }
}

static void digest(const char *bytes, size_t length, unsigned char *out)
{
    uint32_t state[WORDS];
    uint32_t rounds[ROUNDS];
    unsigned char last[2 * BLOCK] = {0};
    size_t whole = length / BLOCK * BLOCK;
    size_t rest = length - whole;
    size_t closing = rest + 9 > BLOCK ? 2 * BLOCK : BLOCK;
    make_constants(state, rounds);
    for (size_t at = 0; at < whole; at += BLOCK) {
        add_block(state, rounds, (const unsigned char *)bytes + at);
    }
    memcpy(last, bytes + whole, rest);
    last[rest] = 0x80;
    for (size_t i = 0; i < 8; i++) {
        last[closing - 1 - i] = (unsigned char)((uint64_t)length * 8 >> 8 * i);
    }
    for (size_t at = 0; at < closing; at += BLOCK) {
        add_block(state, rounds, last + at);
    }
    for (size_t i = 0; i < DIGEST; i++) {
        out[i] = (unsigned char)(state[i / 4] >> (24 - 8 * (i % 4)));
    }
}

void sha256_base64(const char *bytes, size_t length, char text[SHA256_BASE64])
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    unsigned char out[DIGEST + 1] = {0};
    digest(bytes, length, out);
    for (size_t i = 0; i < SHA256_BASE64 - 1; i++) {
        size_t bit = 6 * i;
        unsigned pair = (unsigned)out[bit / 8] << 8 | (bit / 8 < DIGEST ? out[bit / 8 + 1] : 0U);
        text[i] = i == SHA256_BASE64 - 2 ? '=' : letters[pair >> (10 - bit % 8) & 63];
    }
    text[SHA256_BASE64 - 1] = '\0';
}
