/* Folders of places: see batch_place.h. */
#include "cli/batch_place.h"

#include <string.h>

#include "cli/batch_products.h"

enum { LARGEST_ACCOUNT = 1 << 20 };

static bool is_same(const pm_digest *a, const pm_digest *b)
{
    return strcmp(a->hex, b->hex) == 0;
}

static const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

void pm_batch_open_account(const pm_batch *batch, const pm_batch_map *map, pm_place *place)
{
    *place = (pm_place){.name = map->name,
                        .file = file_name(map->path),
                        .run = batch->run,
                        .input = map->input,
                        .options = batch->options,
                        .partmap = PM_VERSION};
}

/* --- what is there --------------------------------------------------------------------------- */

/* Is the account about what would be done now? */
static bool is_current(const pm_place *found, const pm_place *wanted)
{
    bool same = strcmp(found->name, wanted->name) == 0 && strcmp(found->file, wanted->file) == 0 &&
                strcmp(found->run, wanted->run) == 0 &&
                strcmp(found->partmap, wanted->partmap) == 0 && wanted->input.hex[0] != '\0' &&
                is_same(&found->input, &wanted->input) &&
                is_same(&found->options, &wanted->options);
    for (size_t i = 0; i < found->failure_count; i++) {
        same = same && !found->failures[i].retry;
    }
    return same;
}

static bool has_files(const pm_folder *folder, const pm_place *place)
{
    for (size_t i = 0; i < place->file_count; i++) {
        const pm_place_file *file = &place->files[i];
        if (!pm_folder_holds(folder, file->name, file->bytes, &file->digest)) {
            return false;
        }
    }
    return true;
}

static bool read_account(const pm_folder *folder, pm_place *place)
{
    pm_text bytes = {0};
    bool read = pm_folder_read(folder, PM_PLACE_FILE, LARGEST_ACCOUNT, &bytes) &&
                pm_place_read(pm_text_bytes(&bytes), bytes.length, place, NULL) == PM_OK;
    pm_text_free(&bytes);
    return read;
}

pm_status pm_batch_check_place(const pm_batch *batch, const pm_batch_map *map, bool *whole,
                               pm_place *place, pm_error *err)
{
    pm_folder folder = {0};
    pm_place wanted = {0};
    *whole = false;
    *place = (pm_place){0};
    pm_status status = pm_folder_open_inner(&batch->out, map->name, false, &folder, err);
    if (status != PM_OK || !folder.is_open) {
        return status;
    }
    pm_batch_open_account(batch, map, &wanted);
    *whole =
        read_account(&folder, place) && is_current(place, &wanted) && has_files(&folder, place);
    if (!*whole) {
        pm_place_free(place);
    }
    pm_folder_close(&folder);
    return PM_OK;
}

/* --- writing --------------------------------------------------------------------------------- */

/* Without its account a place is nothing, so that goes first; then what will not be written anew.
 */
static void clear(const pm_folder *folder, const pm_batch_result *result)
{
    pm_folder_remove(folder, PM_PLACE_FILE);
    pm_folder_sweep(folder);
    for (size_t i = 0; i < pm_batch_product_count(); i++) {
        const char *name = pm_batch_product_at(i)->file;
        bool kept = false;
        for (size_t k = 0; k < result->file_count; k++) {
            kept = kept || strcmp(result->files[k].name, name) == 0;
        }
        if (!kept) {
            pm_folder_remove(folder, name);
        }
    }
}

static pm_status write_account(const pm_folder *folder, const pm_place *place, pm_error *err)
{
    pm_text account = {0};
    pm_status status = pm_place_write(place, &account, err);
    if (status == PM_OK) {
        const pm_folder_file file = {
            .name = PM_PLACE_FILE, .bytes = pm_text_bytes(&account), .length = account.length};
        status = pm_folder_write(folder, &file, 1, err);
    }
    pm_text_free(&account);
    return status;
}

pm_status pm_batch_store_place(const pm_batch *batch, const pm_place *place,
                               const pm_batch_result *result, pm_error *err)
{
    pm_folder folder = {0};
    pm_status status = pm_folder_open_inner(&batch->out, place->name, true, &folder, err);
    if (status != PM_OK) {
        return status;
    }
    clear(&folder, result);
    if (result->file_count > 0) {
        status = pm_folder_write(&folder, result->files, result->file_count, err);
    }
    if (status == PM_OK) {
        status = write_account(&folder, place, err);
    }
    pm_folder_close(&folder);
    return status;
}
