/* Names of map files: see map_names.h. */
#include "formats/map_names.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "formats/csv_build.h"
#include "formats/formats.h"

/* Suffixes of what is packed, which stand behind the others. */
static const char *const PACKED[] = {".gz"};

static bool ends_with(const char *name, size_t length, const char *end)
{
    pm_text part = {0};
    size_t other = strlen(end);
    if (other >= length) {
        return false;
    }
    pm_text_add_bytes(&part, name + length - other, other);
    bool same = pm_equal_ignoring_case(pm_text_bytes(&part), end);
    pm_text_free(&part);
    return same;
}

/* The format read from files of such a name, and in *length the name's without the suffixes; NULL
 * when there is none. */
static const pm_format *format_of(const char *name, size_t *length)
{
    *length = strlen(name);
    for (size_t i = 0; i < sizeof PACKED / sizeof *PACKED; i++) {
        *length -= ends_with(name, *length, PACKED[i]) ? strlen(PACKED[i]) : 0;
    }
    for (size_t i = 0; i < pm_format_count(); i++) {
        const pm_format *format = pm_format_at(i);
        for (size_t s = 0; format->read != NULL && format->read_suffixes[s] != NULL; s++) {
            if (ends_with(name, *length, format->read_suffixes[s])) {
                *length -= strlen(format->read_suffixes[s]);
                return format;
            }
        }
    }
    *length = strlen(name);
    return NULL;
}

static bool is_sheet(const char *name)
{
    size_t length = 0;
    const pm_format *format = format_of(name, &length);
    return format != NULL && format->read == pm_csv_read;
}

bool pm_is_map_name(const char *name)
{
    size_t length = 0;
    return format_of(name, &length) != NULL;
}

void pm_add_map_suffixes(pm_text *out)
{
    const char *waiting = NULL;
    for (size_t i = 0; i < pm_format_count(); i++) {
        for (size_t s = 0; pm_format_at(i)->read_suffixes[s] != NULL; s++) {
            if (waiting != NULL) {
                pm_text_addf(out, "%s, ", waiting);
            }
            waiting = pm_format_at(i)->read_suffixes[s];
        }
    }
    pm_text_addf(out, "or %s", waiting);
}

size_t pm_map_stem(const char *name)
{
    size_t length = 0;
    const pm_format *format = format_of(name, &length);
    size_t stem = format != NULL && format->read == pm_csv_read ? pm_csv_stem(name) : length;
    return stem > 0 ? stem : length;
}

bool pm_map_is_companion(const char *path)
{
    bool found = false;
    bool more = is_sheet(path);
    for (size_t i = 0; more && !found; i++) {
        pm_text leader = {0};
        more = pm_csv_add_leader(&leader, path, i);
        found = more && access(pm_text_bytes(&leader), F_OK) == 0;
        pm_text_free(&leader);
    }
    return found;
}

/* --- digests --------------------------------------------------------------------------------- */

/* PM_OK and an empty digest: there is no such file. */
static pm_status digest_of(const char *path, pm_digest *digest, pm_error *err)
{
    struct stat found;
    int fault = 0;
    int file = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (file < 0) {
        fault = errno == ENOENT ? 0 : errno;
    } else if (fstat(file, &found) != 0) {
        fault = errno;
    } else {
        fault = S_ISREG(found.st_mode) ? pm_digest_rest(file, digest) : EINVAL;
    }
    if (file >= 0) {
        close(file);
    }
    if (fault == 0) {
        return PM_OK;
    }
    pm_fail(err, PM_IO, "The file cannot be read: %s.",
            fault == EINVAL ? "it is no regular file" : strerror(fault));
    pm_error_in_file(err, path);
    return PM_IO;
}

/* Adds a line with the digest of a sheet that is read along with another. */
static pm_status add_companion(const char *path, pm_csv_companion which, pm_text *list,
                               pm_error *err)
{
    pm_text beside = {0};
    pm_digest digest = {{0}};
    pm_csv_add_beside(&beside, path, which);
    pm_status status = pm_text_check(&beside, err);
    if (status == PM_OK && beside.length > 0 && strcmp(pm_text_bytes(&beside), path) != 0) {
        status = digest_of(pm_text_bytes(&beside), &digest, err);
    }
    if (status == PM_OK && digest.hex[0] != '\0') {
        pm_text_addf(list, "%d %s\n", (int)which, digest.hex);
    }
    pm_text_free(&beside);
    return status;
}

pm_status pm_map_digest(const char *path, pm_digest *digest, pm_error *err)
{
    static const pm_csv_companion companions[] = {PM_CSV_ITS_NODES, PM_CSV_ITS_EDGES,
                                                  PM_CSV_ITS_FACTS};
    pm_digest own = {{0}};
    pm_text list = {0};
    pm_status status = digest_of(path, &own, err);
    if (status == PM_OK && own.hex[0] == '\0') {
        pm_fail(err, PM_IO, "There is no such file: check its name and folder.");
        pm_error_in_file(err, path);
        status = PM_IO;
    }
    for (size_t i = 0; i < sizeof companions / sizeof *companions && is_sheet(path); i++) {
        status = status == PM_OK ? add_companion(path, companions[i], &list, err) : status;
    }
    if (status == PM_OK && list.length > 0) {
        pm_text_addf(&list, "%s\n", own.hex);
        status = pm_text_check(&list, err);
        own = pm_digest_bytes(pm_text_bytes(&list), list.length);
    }
    if (status == PM_OK) {
        *digest = own;
    }
    pm_text_free(&list);
    return status;
}
