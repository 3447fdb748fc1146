/* Drawing: the chunk pHYs, which cairo does not write. A PNG in, the same with its resolution out.
 * Chunks are a length, a name, data and a checksum, all numbers with the high byte first (PNG
 * specification, ISO/IEC 15948, sections 5.3 and 11.3.5.3). */
#include "viz/png_resolution.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

enum { SIGNATURE = 8, CHUNK_FRAME = 12, HEADER = 13, RESOLUTION = 9 };

static const double INCHES_A_METRE = 1 / 0.0254;

static void put_number(unsigned char *at, uint32_t number)
{
    for (int i = 0; i < 4; i++) {
        at[i] = (unsigned char)(number >> (24 - 8 * i));
    }
}

/* The checksum of ISO 3309, bit by bit: thirteen bytes are not worth a table. */
static uint32_t checksum(const unsigned char *bytes, size_t length)
{
    uint32_t sum = 0xFFFFFFFFU;
    for (size_t i = 0; i < length; i++) {
        sum ^= bytes[i];
        for (int bit = 0; bit < 8; bit++) {
            sum = (sum >> 1) ^ ((sum & 1U) != 0 ? 0xEDB88320U : 0);
        }
    }
    return sum ^ 0xFFFFFFFFU;
}

pm_status pm_png_add_resolution(const pm_text *image, double dpi, pm_text *out, pm_error *err)
{
    static const size_t start = SIGNATURE + CHUNK_FRAME + HEADER;
    static const unsigned char name[] = {'p', 'H', 'Y', 's'};
    unsigned char chunk[CHUNK_FRAME + RESOLUTION] = {0};
    uint32_t a_metre = (uint32_t)lround(dpi * INCHES_A_METRE);
    const char *bytes = pm_text_bytes(image);
    if (image->length < start || memcmp(bytes + SIGNATURE + 4, "IHDR", 4) != 0) {
        return pm_fail(err, PM_INTERNAL, "cairo wrote a PNG of an unknown form: please report it.");
    }
    put_number(chunk, RESOLUTION);
    memcpy(chunk + 4, name, sizeof name);
    put_number(chunk + 8, a_metre);
    put_number(chunk + 12, a_metre);
    chunk[16] = 1; /* the unit is the metre */
    put_number(chunk + 17, checksum(chunk + 4, 4 + RESOLUTION));
    pm_text_add_bytes(out, bytes, start);
    pm_text_add_bytes(out, (const char *)chunk, sizeof chunk);
    pm_text_add_bytes(out, bytes + start, image->length - start);
    return pm_text_check(out, err);
}
