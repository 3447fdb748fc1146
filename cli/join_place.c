/* A place read for joining: see join_place.h. */
#include "cli/join_place.h"

#include <string.h>

#include "formats/cohort_csv.h"
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

/* Reads measures or findings into read->results; *there is false where the account names none. */
static pm_status read_part(const pm_join_reading *reading, const pm_folder *folder,
                           const char *name, pm_join_place *read, bool *there)
{
    bool measures = strcmp(name, PM_MEASURES_FILE) == 0;
    pm_error *err = &read->err;
    pm_text bytes = {0};
    pm_status status = read_file(folder, &read->place, name, &bytes, there, err);
    const char *text = pm_text_bytes(&bytes);
    if (status == PM_OK && *there) {
        status = measures
                     ? pm_read_measures_json(reading->kept, text, bytes.length, &read->results, err)
                     : pm_read_findings_json(text, bytes.length, &read->results, err);
    }
    if (status == PM_OK && *there && !reading->verified) {
        status = check_digest(&read->place, name, &bytes, err);
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

static pm_status read_parts(const pm_join_reading *reading, const pm_folder *folder,
                            pm_join_place *read)
{
    bool measured = false;
    bool audited = false;
    pm_status status = read_part(reading, folder, PM_MEASURES_FILE, read, &measured);
    if (status == PM_OK) {
        status = read_part(reading, folder, PM_FINDINGS_FILE, read, &audited);
    }
    read->has_results = measured || audited;
    return status;
}

static pm_status compose_rows(const pm_kept *kept, pm_join_place *read)
{
    if (read->has_results) {
        pm_add_organisations(&read->organisations, kept, &read->place, &read->results);
        pm_add_findings(&read->findings, &read->place, &read->results);
    }
    pm_add_failures(&read->failures, &read->place);
    bool failed = read->organisations.failed || read->findings.failed || read->failures.failed;
    return failed ? pm_fail_memory(&read->err) : PM_OK;
}

void pm_join_place_read(const pm_join_reading *reading, size_t index, pm_join_place *read)
{
    const pm_join_item *item = &reading->list->items[index];
    pm_folder folder = {0};
    read->results.title = ""; /* also of places that were not measured */
    read->status = pm_join_open(reading->list, item, &folder, &read->place, &read->err);
    if (read->status == PM_OK) {
        read->status = read_parts(reading, &folder, read);
    }
    if (read->status == PM_OK) {
        read->status = compose_rows(reading->kept, read);
    }
    /* The path is of use still; the folder need not stay open while its place waits. */
    read->path = folder.path;
    folder.path = (pm_text){0};
    pm_folder_close(&folder);
}

void pm_join_place_free(pm_join_place *read)
{
    pm_text_free(&read->path);
    pm_place_free(&read->place);
    pm_place_results_free(&read->results);
    pm_text_free(&read->organisations);
    pm_text_free(&read->findings);
    pm_text_free(&read->failures);
    *read = (pm_join_place){0};
}
