/* Joined tables over all places: see join_tables.h. */
#include "cli/join_tables.h"

#include <stdlib.h>

#include "formats/place_cohort.h"

pm_status pm_join_write_networks(const pm_cohort *const *runs, size_t count,
                                 pm_folder_stream *stream, pm_error *err)
{
    const char **keys = NULL;
    size_t key_count = 0;
    pm_text text = {0};
    pm_status status = pm_network_keys(runs, count, &keys, &key_count, err);
    if (status == PM_OK) {
        pm_add_networks_header(&text, keys, key_count);
    }
    for (size_t r = 0; r < count; r++) {
        for (size_t p = 0; status == PM_OK && p < pm_cohort_place_count(runs[r]); p++) {
            pm_add_network(&text, runs[r], p, keys, key_count);
            status = pm_folder_stream_add(stream, &text, err);
        }
    }
    if (status == PM_OK) {
        status = pm_folder_stream_add(stream, &text, err);
    }
    free(keys);
    pm_text_free(&text);
    return status;
}

pm_status pm_join_write_cohort(const pm_cohort *cohort, pm_folder_stream *stream, pm_error *err)
{
    pm_text text = {0};
    size_t places = cohort != NULL ? pm_cohort_place_count(cohort) : 0;
    pm_add_cohort_header(&text);
    pm_status status = pm_folder_stream_add(stream, &text, err);
    for (size_t p = 0; status == PM_OK && p < places; p++) {
        pm_add_cohort_place(&text, cohort, p);
        status = pm_folder_stream_add(stream, &text, err);
    }
    pm_text_free(&text);
    return status;
}
