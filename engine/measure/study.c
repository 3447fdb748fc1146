/* Values, memory and the intermediates that have no file of their own: see study.h. */
#include "engine/measure/study.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/measure/carriers.h"
#include "engine/measure/facts.h"

/* --- making ---------------------------------------------------------------------------------- */

/* Keeps the settings' texts, so that the caller's need not outlive the call. */
static pm_status keep_settings(pm_study *study, const pm_settings *settings, pm_error *err)
{
    study->settings = *settings;
    const char **texts[] = {&study->settings.ties, &study->settings.sector,
                            &study->settings.resource, &study->settings.decision};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (*texts[i] != NULL) {
            *texts[i] = pm_arena_text(&study->arena, *texts[i], strlen(*texts[i]));
            if (*texts[i] == NULL) {
                return pm_fail_memory(err);
            }
        }
    }
    return PM_OK;
}

pm_status pm_study_make(pm_study *study, const pm_map *map, const pm_settings *settings,
                        size_t left_out, pm_error *err)
{
    const pm_carriers *carriers = NULL;
    study->map = map;
    study->ids = map;
    study->left_out = left_out;
    pm_status status = keep_settings(study, settings, err);
    status = status == PM_OK ? pm_views_make(&study->views, map, &study->settings, left_out, err)
                             : status;
    status = status == PM_OK ? pm_facts_sectors(study, err) : status;
    status = status == PM_OK ? pm_facts_decision_bodies(study, err) : status;
    status = status == PM_OK ? pm_facts_resources(study, err) : status;
    status = status == PM_OK ? pm_study_carriers(study, &carriers, err) : status;
    return status;
}

void pm_study_free(pm_study *study)
{
    pm_views_free(&study->views);
    pm_arena_free(&study->arena);
    *study = (pm_study){0};
}

/* --- values ---------------------------------------------------------------------------------- */

void pm_undefine(pm_value *value, const char *reason)
{
    *value = (pm_value){.reason = reason};
}

void pm_define(pm_value *value, double number)
{
    if (isfinite(number)) {
        *value = (pm_value){.as.number = number};
    } else {
        pm_undefine(value, "the value is not finite");
    }
}

void pm_define_text(pm_value *value, const char *text)
{
    *value = (pm_value){.as.text = text};
}

void pm_define_list(pm_value *value, const char *const *items, size_t count)
{
    *value = (pm_value){.as.list.items = items, .as.list.count = count};
}

void pm_undefine_all(pm_output *output, const char *reason)
{
    for (size_t i = 0; i < output->rows; i++) {
        pm_undefine(&output->values[i], reason);
    }
}

void *pm_study_new(pm_study *study, size_t count, size_t size)
{
    return count <= SIZE_MAX / size ? pm_arena_new(&study->arena, count * size) : NULL;
}

size_t pm_study_degree(const pm_study *study, size_t member)
{
    return study->views.near.start[member + 1] - study->views.near.start[member];
}

bool pm_study_are_tied(const pm_study *study, size_t x, size_t y)
{
    const pm_views *views = &study->views;
    size_t tie = pm_views_tie_between(views, x, y);
    size_t a = x < y ? x : y;
    size_t b = x < y ? y : x;
    return tie < views->tie_count && views->tie_a[tie] == a && views->tie_b[tie] == b;
}

bool pm_list_names(const char *list, const char *id)
{
    size_t wanted = strlen(id);
    size_t length = 0;
    const char *part = NULL;
    while (list != NULL && (part = pm_next_part(&list, ";", &length)) != NULL) {
        if (length == wanted && strncmp(part, id, wanted) == 0) {
            return true;
        }
    }
    return false;
}

/* --- shared intermediates -------------------------------------------------------------------- */

/* Raw betweenness on one of the graphs into *kept, unless it is there already. */
static pm_status betweenness_on(pm_study *study, const igraph_t *graph, bool directed,
                                double **kept, pm_error *err)
{
    pm_status status = PM_OK;
    igraph_vector_t result = {0};
    size_t n = study->views.member_count;
    if (*kept != NULL) {
        return PM_OK;
    }
    double *made = pm_study_new(study, n, sizeof *made);
    if (made == NULL) {
        return pm_fail_memory(err);
    }
    if (n > PM_EXACT_MEMBERS && !study->settings.exact) {
        PM_TRY(pm_study_estimate_betweenness(study, graph, directed, made, err));
    } else if (n > 2 && study->views.tie_count > 1) {
        PM_IGRAPH(igraph_vector_init(&result, 0));
        PM_IGRAPH(igraph_betweenness(graph, &result, igraph_vss_all(), directed, NULL));
        for (size_t v = 0; v < n; v++) {
            made[v] = VECTOR(result)[v];
        }
    }
    *kept = made;
cleanup:
    igraph_vector_destroy(&result);
    return status;
}

pm_status pm_study_betweenness(pm_study *study, const double **betweenness, pm_error *err)
{
    pm_status status =
        betweenness_on(study, &study->views.ties, IGRAPH_UNDIRECTED, &study->betweenness, err);
    *betweenness = study->betweenness;
    study->estimate_used = study->betweenness_estimate;
    return status;
}

pm_status pm_study_directed_betweenness(pm_study *study, const double **betweenness, pm_error *err)
{
    pm_status status = betweenness_on(study, &study->views.arcs, IGRAPH_DIRECTED,
                                      &study->directed_betweenness, err);
    *betweenness = study->directed_betweenness;
    study->estimate_used = study->betweenness_estimate;
    return status;
}
