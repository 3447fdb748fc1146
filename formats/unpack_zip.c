/* One file out of a zip archive, unpacked while it is read: see unpack.h. The only file that knows
 * libzip. The list of an archive's files stands at its end, and standard input cannot go there and
 * back: the packed bytes are held in memory. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "engine/base/memory.h"
#include "engine/base/text.h"
#include "formats/unpack.h"

/* Of the archive itself; and of the numbers of files in it, each of which costs memory. */
enum { LARGEST_ARCHIVE = 256 << 20, MOST_FILES = 10000, READ_AT_ONCE = 65536 };

typedef struct zip_map {
    pm_text packed; /* the whole archive */
    zip_t *archive;
    zip_file_t *file;
    size_t taken;
} zip_map;

bool pm_is_zip(const char *bytes, size_t length)
{
    return length >= 4 &&
           (memcmp(bytes, "PK\x03\x04", 4) == 0 || memcmp(bytes, "PK\x05\x06", 4) == 0);
}

static void close_zip(void *state)
{
    zip_map *z = state;
    if (z->file != NULL) {
        zip_fclose(z->file);
    }
    if (z->archive != NULL) {
        zip_discard(z->archive);
    }
    pm_text_free(&z->packed);
    free(z);
}

/* A sentence for what libzip says. */
static pm_status fail_for(int code, pm_error *err)
{
    switch (code) {
    case ZIP_ER_MEMORY:
        return pm_fail_memory(err);
    case ZIP_ER_NOPASSWD:
    case ZIP_ER_WRONGPASSWD:
    case ZIP_ER_ENCRNOTSUPP:
        return pm_fail(err, PM_IO,
                       "The zip archive is locked with a password: unpack it first and name the "
                       "file inside.");
    case ZIP_ER_COMPNOTSUPP:
        return pm_fail(err, PM_IO,
                       "The zip archive is packed in a way that is not read here: unpack it first "
                       "and name the file inside.");
    default:
        return pm_fail(err, PM_IO,
                       "The zip archive is damaged or was cut short: pack it again, or get it "
                       "anew.");
    }
}

/* --- the archive ----------------------------------------------------------------------------- */

static pm_status hold(zip_map *z, const pm_packed *packed, pm_error *err)
{
    char *chunk = malloc(READ_AT_ONCE);
    size_t length = packed->first_length;
    pm_text_add_bytes(&z->packed, packed->first, length);
    pm_status status = chunk != NULL ? pm_text_check(&z->packed, err) : pm_fail_memory(err);
    while (status == PM_OK && length > 0) {
        status = pm_stream_read(packed->stream, chunk, READ_AT_ONCE, &length, err);
        if (status == PM_OK && length > LARGEST_ARCHIVE - z->packed.length) {
            status = pm_fail(err, PM_IO,
                             "The zip archive is larger than %d MiB, which is the limit: unpack it "
                             "first and name the file inside.",
                             LARGEST_ARCHIVE >> 20);
        } else if (status == PM_OK) {
            pm_text_add_bytes(&z->packed, chunk, length);
            status = pm_text_check(&z->packed, err);
        }
    }
    free(chunk);
    return status;
}

static pm_status open_archive(zip_map *z, pm_error *err)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(z->packed.bytes, z->packed.length, 0, &error);
    if (source != NULL) {
        z->archive = zip_open_from_source(source, ZIP_RDONLY, &error);
        if (z->archive == NULL) {
            zip_source_free(source);
        }
    }
    pm_status status = z->archive != NULL ? PM_OK : fail_for(zip_error_code_zip(&error), err);
    zip_error_fini(&error);
    if (status == PM_OK && zip_get_num_entries(z->archive, 0) > MOST_FILES) {
        status = pm_fail(err, PM_IO,
                         "The zip archive holds more than %d files, which is the limit: unpack it "
                         "first and name the file inside.",
                         MOST_FILES);
    }
    return status;
}

/* --- the file in it -------------------------------------------------------------------------- */

/* How likely a name is a map's: 0 is no file at all, or one that systems add of themselves. */
static unsigned rank_of(const char *name)
{
    static const char *const suffixes[] = {".csv", ".dl",   ".net",    ".gml",
                                           ".xml", ".gexf", ".graphml"};
    const char *slash = strrchr(name, '/');
    const char *last = slash != NULL ? slash + 1 : name;
    if (*last == '\0' || *last == '.' || strncmp(name, "__MACOSX/", 9) == 0) {
        return 0;
    }
    const char *suffix = strrchr(last, '.');
    for (unsigned i = 0; suffix != NULL && i < sizeof suffixes / sizeof *suffixes; i++) {
        if (pm_equal_ignoring_case(suffix, suffixes[i])) {
            return i + 2;
        }
    }
    return 1;
}

/* Finds the file likeliest a map, the first of several; -1: there is none. */
static zip_int64_t choose_file(const zip_map *z, size_t *files, bool *office)
{
    zip_int64_t count = zip_get_num_entries(z->archive, 0);
    zip_int64_t chosen = -1;
    unsigned best = 0;
    *files = 0;
    *office = false;
    for (zip_int64_t i = 0; i < count; i++) {
        const char *name = zip_get_name(z->archive, (zip_uint64_t)i, 0);
        unsigned rank = name != NULL ? rank_of(name) : 0;
        *files += rank > 0 ? 1 : 0;
        *office = *office || (name != NULL && strcmp(name, "[Content_Types].xml") == 0);
        if (rank > best) {
            best = rank;
            chosen = i;
        }
    }
    return chosen;
}

static pm_status open_file(zip_map *z, zip_uint64_t index, size_t limit, pm_error *err)
{
    zip_stat_t about;
    if (zip_stat_index(z->archive, index, 0, &about) != 0) {
        return fail_for(zip_error_code_zip(zip_get_error(z->archive)), err);
    }
    if ((about.valid & ZIP_STAT_SIZE) != 0 && about.size > limit) {
        return pm_fail_unpacked(limit, err);
    }
    if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE) {
        return fail_for(ZIP_ER_NOPASSWD, err);
    }
    z->taken = (about.valid & ZIP_STAT_COMP_SIZE) != 0 ? (size_t)about.comp_size : z->packed.length;
    z->file = zip_fopen_index(z->archive, index, 0);
    return z->file != NULL ? PM_OK : fail_for(zip_error_code_zip(zip_get_error(z->archive)), err);
}

static pm_status find_file(zip_map *z, size_t limit, char *remark, size_t size, pm_error *err)
{
    size_t files = 0;
    bool office = false;
    zip_int64_t chosen = choose_file(z, &files, &office);
    if (office) {
        return pm_fail(err, PM_IO,
                       "The file is a workbook or another document of an office program: save its "
                       "tables as CSV and name those.");
    }
    if (chosen < 0) {
        return pm_fail(err, PM_IO, "The zip archive holds no file: pack the map again.");
    }
    if (files > 1) {
        const char *name = zip_get_name(z->archive, (zip_uint64_t)chosen, 0);
        snprintf(remark, size,
                 "The zip archive holds %zu files: only \"%s\" is read. Unpack it first to read "
                 "another.",
                 files, pm_excerpt_of(name).bytes);
    }
    return open_file(z, (zip_uint64_t)chosen, limit, err);
}

static pm_status read_zip(void *state, char *bytes, size_t room, size_t *length, pm_error *err)
{
    zip_map *z = state;
    *length = 0;
    while (*length < room) {
        zip_int64_t got = zip_fread(z->file, bytes + *length, room - *length);
        if (got < 0) {
            return fail_for(zip_error_code_zip(zip_file_get_error(z->file)), err);
        }
        if (got == 0) {
            break;
        }
        *length += (size_t)got;
    }
    return PM_OK;
}

pm_status pm_unpack_zip(const pm_packed *packed, pm_unpacker *unpacker, char *remark, size_t size,
                        pm_error *err)
{
    zip_map *z = pm_new_array(1, sizeof *z);
    if (z == NULL) {
        return pm_fail_memory(err);
    }
    pm_status status = hold(z, packed, err);
    if (status == PM_OK) {
        status = open_archive(z, err);
    }
    if (status == PM_OK) {
        status = find_file(z, packed->limit, remark, size, err);
    }
    if (status != PM_OK) {
        close_zip(z);
        return status;
    }
    *unpacker = (pm_unpacker){z, read_zip, close_zip, &z->taken};
    return PM_OK;
}
