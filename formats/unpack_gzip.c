/* gzip unpacked while it is read: see unpack.h. The only file that knows zlib. */
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "engine/base/memory.h"
#include "formats/unpack.h"

enum { PACKED_CHUNK = 32768, GZIP_WINDOW = 15 + 16 };

typedef struct gzip {
    FILE *stream;
    z_stream inflater;
    const char *first; /* bytes taken from the stream before, until they are used */
    size_t first_length;
    bool member_ended; /* what follows is another member, or the end */
    bool ended;
    size_t taken;
    unsigned char chunk[PACKED_CHUNK];
} gzip;

bool pm_is_gzip(const char *bytes, size_t length)
{
    return length >= 3 && memcmp(bytes, "\x1F\x8B\x08", 3) == 0;
}

static pm_status fail_damaged(pm_error *err)
{
    return pm_fail(err, PM_IO,
                   "The file is packed with gzip and damaged: pack it again, or get it anew.");
}

static pm_status fail_cut(pm_error *err)
{
    return pm_fail(
        err, PM_IO,
        "The file is packed with gzip and ends too early: it was cut short; get it anew.");
}

/* Takes the next packed bytes; none when the stream is at its end. */
static pm_status refill(gzip *g, pm_error *err)
{
    size_t length = g->first_length < sizeof g->chunk ? g->first_length : sizeof g->chunk;
    pm_status status = PM_OK;
    if (length > 0) {
        memcpy(g->chunk, g->first, length);
        g->first += length;
        g->first_length -= length;
    } else {
        status = pm_stream_read(g->stream, (char *)g->chunk, sizeof g->chunk, &length, err);
    }
    g->inflater.next_in = g->chunk;
    g->inflater.avail_in = (uInt)length;
    g->taken += length;
    return status;
}

/* Behind a member: another begins, or zero bytes fill up what a tape or disk left over. */
static pm_status begin_member(gzip *g, pm_error *err)
{
    while (g->inflater.avail_in > 0 && *g->inflater.next_in == 0) {
        g->inflater.next_in++;
        g->inflater.avail_in--;
    }
    if (g->inflater.avail_in == 0) {
        return PM_OK;
    }
    if (*g->inflater.next_in != 0x1F) {
        return pm_fail(err, PM_IO,
                       "The file is packed with gzip, and something else follows what is packed: "
                       "unpack it first.");
    }
    g->member_ended = false;
    return inflateReset(&g->inflater) == Z_OK ? PM_OK : fail_damaged(err);
}

/* One step: takes packed bytes in where there are none, and unpacks what there is room for. */
static pm_status step(gzip *g, pm_error *err)
{
    if (g->inflater.avail_in == 0) {
        pm_status status = refill(g, err);
        if (status != PM_OK) {
            return status;
        }
        g->ended = g->inflater.avail_in == 0;
    }
    if (g->ended) {
        return g->member_ended ? PM_OK : fail_cut(err);
    }
    if (g->member_ended) {
        return begin_member(g, err);
    }
    int code = inflate(&g->inflater, Z_NO_FLUSH);
    if (code == Z_MEM_ERROR) {
        return pm_fail_memory(err);
    }
    g->member_ended = code == Z_STREAM_END;
    return code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR ? PM_OK : fail_damaged(err);
}

static pm_status read_gzip(void *state, char *bytes, size_t room, size_t *length, pm_error *err)
{
    gzip *g = state;
    g->inflater.next_out = (unsigned char *)bytes;
    g->inflater.avail_out = (uInt)room;
    pm_status status = PM_OK;
    while (status == PM_OK && !g->ended && g->inflater.avail_out > 0) {
        status = step(g, err);
    }
    *length = room - g->inflater.avail_out;
    return status;
}

static void close_gzip(void *state)
{
    gzip *g = state;
    inflateEnd(&g->inflater);
    free(g);
}

pm_status pm_unpack_gzip(const pm_packed *packed, pm_unpacker *unpacker, pm_error *err)
{
    gzip *g = pm_new_array(1, sizeof *g);
    if (g == NULL) {
        return pm_fail_memory(err);
    }
    g->stream = packed->stream;
    g->first = packed->first;
    g->first_length = packed->first_length;
    if (inflateInit2(&g->inflater, GZIP_WINDOW) != Z_OK) {
        free(g);
        return pm_fail_memory(err);
    }
    *unpacker = (pm_unpacker){g, read_gzip, close_gzip, &g->taken};
    return PM_OK;
}
