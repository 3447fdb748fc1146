/* What if some relationships ended? Who would lose the last route to decisions. See measures.h. */
#include <stdint.h>
#include <stdlib.h>

#include "engine/measure/routes.h"
#include "engine/measure/study.h"

/* Links that no relationship keeps up any more once the edges have ended. */
static bool *find_lost_links(const pm_study *study, const size_t *edges, size_t count)
{
    size_t edge_count = pm_map_edge_count(study->map);
    bool *ended = pm_new_array(edge_count, sizeof *ended);
    bool *lost = pm_new_array(pm_routes_link_count(study), sizeof *lost);
    if (ended == NULL || lost == NULL) {
        free(ended);
        free(lost);
        return NULL;
    }
    for (size_t i = 0; i < pm_routes_link_count(study); i++) {
        lost[i] = true;
    }
    for (size_t i = 0; i < count; i++) {
        ended[edges[i]] = true;
    }
    for (size_t e = 0; e < edge_count; e++) {
        size_t links[2];
        for (size_t i = ended[e] ? 0 : pm_routes_links_of_edge(study, e, links); i > 0; i--) {
            lost[links[i - 1]] = false;
        }
    }
    free(ended);
    return lost;
}

pm_status pm_measures_cut_off_by(const pm_measures *measures, const size_t *edges, size_t count,
                                 size_t *members, size_t *member_count, pm_error *err)
{
    const pm_study *study = pm_measures_study(measures);
    size_t n = study->views.member_count;
    bool *lost = find_lost_links(study, edges, count);
    size_t *before = pm_new_array(n, sizeof *before);
    size_t *after = pm_new_array(n, sizeof *after);
    size_t *queue = pm_new_array(n, sizeof *queue);
    pm_status status = PM_OK;
    *member_count = 0;
    if (lost == NULL || before == NULL || after == NULL || queue == NULL) {
        status = pm_fail_memory(err);
        goto cleanup;
    }
    pm_routes_search(study, NULL, before, queue);
    pm_routes_search(study, lost, after, queue);
    for (size_t v = 0; v < n; v++) {
        if (after[v] == SIZE_MAX && before[v] != SIZE_MAX) {
            members[(*member_count)++] = v;
        }
    }
cleanup:
    free(lost);
    free(before);
    free(after);
    free(queue);
    return status;
}
