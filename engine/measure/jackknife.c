/* Leaving out one member at a time: see jackknife.h. */
#include "engine/measure/jackknife.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/measure/study.h"

/* The measures a board reads first; stems of resources stand for every resource in use. */
static const char *const HEADLINES[] = {
    "density",
    "connectedness",
    "compactness",
    "mean_distance",
    "transitivity",
    "degree_centralization",
    "isolates",
    "components",
    "betweenness_centralization",
    "cut_points",
    "bridges",
    "ei_index",
    "no_route",
    "decision_distance_mean",
    "immediate_access",
    "gatekeepers",
    "gini_",
    "effective_",
    "top_share_",
    "influence_gini",
    "mean_power_imbalance",
    "mean_mutual_dependence",
    "single_carrier_share",
};

struct pm_jackknife {
    pm_left_out *items;
    const pm_column **columns; /* of the whole map */
    size_t count;
};

static bool is_headline(const pm_measure *measure)
{
    for (size_t i = 0; i < sizeof HEADLINES / sizeof *HEADLINES; i++) {
        if (strcmp(HEADLINES[i], measure->key) == 0) {
            return true;
        }
    }
    return false;
}

static pm_status list_headlines(const pm_measures *measures, pm_jackknife *made, pm_error *err)
{
    size_t most = pm_measures_column_count(measures, PM_LEVEL_NETWORK);
    made->items = pm_new_array(most, sizeof *made->items);
    made->columns = pm_new_array(most, sizeof *made->columns);
    if (made->items == NULL || made->columns == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t i = 0; i < most; i++) {
        const pm_column *column = pm_measures_column(measures, PM_LEVEL_NETWORK, i);
        if (is_headline(column->measure)) {
            bool defined = column->values[0].reason == NULL;
            made->columns[made->count] = column;
            made->items[made->count++] =
                (pm_left_out){.key = column->key,
                              .defined = defined,
                              .value = defined ? column->values[0].as.number : 0};
        }
    }
    return PM_OK;
}

/* The resource of the same name in a study without a member, or NULL when nobody states it there.
 */
static const pm_resource *resource_named(const pm_study *study, const pm_column *column)
{
    const char *name = column->key + strlen(column->measure->key);
    for (size_t r = 0; r < study->resource_count; r++) {
        if (strcmp(study->resources[r].name, name) == 0) {
            return &study->resources[r];
        }
    }
    return NULL;
}

static void note(pm_left_out *item, double value, size_t member)
{
    if (item->used == 0 || value < item->lowest) {
        item->lowest = value;
        item->lowest_member = member;
    }
    if (item->used == 0 || value > item->highest) {
        item->highest = value;
        item->highest_member = member;
    }
    item->used++;
}

static pm_status measure_without(const pm_study *whole, pm_jackknife *made, size_t member,
                                 pm_error *err)
{
    pm_study study = {0};
    pm_status status = pm_study_make(&study, whole->map, &whole->settings,
                                     whole->views.node_of_member[member], err);
    study.ids = whole->ids;
    for (size_t i = 0; i < made->count && status == PM_OK; i++) {
        const pm_column *column = made->columns[i];
        pm_value value = {0};
        pm_output output = {.values = &value, .rows = 1};
        if (column->measure->of_resource) {
            output.resource = resource_named(&study, column);
            if (output.resource == NULL) {
                continue;
            }
        }
        pm_undefine(&value, "not computed");
        status = column->measure->function->compute(&study, &output, err);
        if (status == PM_OK && value.reason == NULL) {
            note(&made->items[i], value.as.number, member);
        }
    }
    pm_study_free(&study);
    return status;
}

pm_status pm_measure_jackknife(const pm_measures *measures, pm_progress *progress, void *context,
                               pm_jackknife **jackknife, pm_error *err)
{
    pm_igraph_guard guard;
    const pm_study *whole = pm_measures_study(measures);
    size_t n = whole->views.member_count;
    pm_jackknife *made = calloc(1, sizeof *made);
    if (made == NULL) {
        return pm_fail_memory(err);
    }
    pm_igraph_enter(&guard);
    pm_status status = list_headlines(measures, made, err);
    for (size_t v = 0; v < n && status == PM_OK; v++) {
        status = measure_without(whole, made, v, err);
        if (progress != NULL) {
            progress(context, v + 1, n);
        }
    }
    pm_igraph_leave(&guard);
    if (status != PM_OK) {
        pm_jackknife_free(made);
        return status;
    }
    *jackknife = made;
    return PM_OK;
}

void pm_jackknife_free(pm_jackknife *jackknife)
{
    if (jackknife != NULL) {
        free(jackknife->items);
        free(jackknife->columns);
        free(jackknife);
    }
}

size_t pm_jackknife_count(const pm_jackknife *jackknife)
{
    return jackknife->count;
}

const pm_left_out *pm_jackknife_at(const pm_jackknife *jackknife, size_t index)
{
    return &jackknife->items[index];
}
