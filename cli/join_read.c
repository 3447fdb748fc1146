/* Reading what a place's folder holds: see join_read.h. */
#include "cli/join_read.h"

#include <string.h>

#include "formats/place_cohort.h"

enum { MOST_BYTES = 1 << 30 };

/* The bytes of a file that the account names; *there is false where it names none of that name. */
static pm_status read_file(const pm_folder *folder, const pm_place *place, const char *name,
                           pm_text *bytes, bool *there, pm_error *err)
{
    const pm_place_file *file = pm_place_file_find(place, name);
    *there = file != NULL;
    if (file == NULL || pm_folder_read(folder, name, MOST_BYTES, bytes)) {
        return PM_OK;
    }
    return pm_fail(
        err, PM_IO,
        "It cannot be read, though the place's account names it: start \"partmap batch\" "
        "again to have it made anew.");
}

/* What was understood has to be what was written, too. */
static pm_status check_digest(const pm_place *place, const char *name, const pm_text *bytes,
                              pm_error *err)
{
    pm_digest found = pm_digest_bytes(pm_text_bytes(bytes), bytes->length);
    if (strcmp(found.hex, pm_place_file_find(place, name)->digest.hex) == 0) {
        return PM_OK;
    }
    return pm_fail(err, PM_INVALID,
                   "It was changed after \"partmap batch\" wrote it: start the batch again to have "
                   "it made anew.");
}

static pm_status read_part(const pm_kept *kept, const pm_folder *folder, const pm_place *place,
                           const char *name, pm_place_results *results, bool *there, pm_error *err)
{
    bool measures = strcmp(name, PM_MEASURES_FILE) == 0;
    pm_text bytes = {0};
    pm_status status = read_file(folder, place, name, &bytes, there, err);
    if (status == PM_OK && *there) {
        status =
            measures
                ? pm_read_measures_json(kept, pm_text_bytes(&bytes), bytes.length, results, err)
                : pm_read_findings_json(pm_text_bytes(&bytes), bytes.length, results, err);
    }
    if (status == PM_OK && *there) {
        status = check_digest(place, name, &bytes, err);
    }
    if (status != PM_OK) {
        pm_text path = {0};
        pm_text_addf(&path, "%s/%s", pm_text_bytes(&folder->path), name);
        pm_error_in_file(err, pm_text_bytes(&path));
        pm_text_free(&path);
    }
    pm_text_free(&bytes);
    return status;
}

pm_status pm_join_read(const pm_kept *kept, const pm_folder *folder, const pm_place *place,
                       pm_place_results *results, bool *there, pm_error *err)
{
    bool measured = false;
    bool audited = false;
    pm_status status = read_part(kept, folder, place, PM_MEASURES_FILE, results, &measured, err);
    if (status == PM_OK) {
        status = read_part(kept, folder, place, PM_FINDINGS_FILE, results, &audited, err);
    }
    *there = measured || audited;
    return status;
}
