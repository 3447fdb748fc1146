/* From the places to the files over all of them: see batch_join.h. */
#include "cli/batch_join.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/join.h"
#include "cli/progress.h"
#include "cli/report.h"
#include "formats/place.h"

/* Names of places, sorted as the maps are. */
static const char **list_places(const pm_batch_maps *maps)
{
    const char **names = pm_new_array(maps->count, sizeof *names);
    for (size_t i = 0; names != NULL && i < maps->count; i++) {
        names[i] = maps->items[i].name;
    }
    return names;
}

/* --- places of other maps -------------------------------------------------------------------- */

static int compare_name(const void *name, const void *map)
{
    return strcmp(name, ((const pm_batch_map *)map)->name);
}

static bool is_stranger(const pm_batch *batch, const char *name)
{
    pm_text account = {0};
    if (name[0] == '.' || bsearch(name, batch->maps.items, batch->maps.count,
                                  sizeof *batch->maps.items, compare_name) != NULL) {
        return false;
    }
    pm_text_addf(&account, "%s/%s", name, PM_PLACE_FILE);
    bool place = faccessat(batch->out.file, pm_text_bytes(&account), F_OK, 0) == 0;
    pm_text_free(&account);
    return place;
}

static void tell_strangers(const pm_batch *batch)
{
    struct dirent **entries = NULL;
    size_t strangers = 0;
    pm_text example = {0};
    int count = scandir(pm_text_bytes(&batch->out.path), &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        if (is_stranger(batch, entries[i]->d_name)) {
            pm_text_add(&example, strangers == 0 ? entries[i]->d_name : "");
            strangers++;
        }
        free(entries[i]);
    }
    free(entries);
    if (strangers > 0) {
        pm_remark(
            batch->cli,
            "%zu place%s in %s %s of none of these maps, such as %s, and left out of the files "
            "over all places: take such folders away when they are no longer wanted.",
            strangers, strangers == 1 ? "" : "s", pm_text_bytes(&batch->out.path),
            strangers == 1 ? "is" : "are", pm_text_bytes(&example));
    }
    pm_text_free(&example);
}

pm_status pm_batch_join(const pm_batch *batch, pm_error *err)
{
    const char *out = pm_text_bytes(&batch->out.path);
    const char **places = list_places(&batch->maps);
    if (places == NULL) {
        return pm_fail_memory(err);
    }
    pm_bar bar = pm_bar_start(batch->cli, "joining");
    pm_join_options options = {.run = batch->run,
                               .places = places,
                               .place_count = batch->maps.count,
                               .jobs = batch->jobs,
                               .verified = true, /* under this lock: written, or looked through */
                               .progress = pm_bar_move,
                               .context = &bar};
    pm_status status = pm_join_places(&out, 1, out, &options, NULL, err);
    pm_bar_end(&bar);
    free(places);
    if (status == PM_OK) {
        tell_strangers(batch);
    }
    return status;
}
