/* The measuring stage from outside: makes a study, fills every column of the registry, and answers
 * questions about the result. See measures.h. */
#include "engine/measure/measures.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/measure/carriers.h"
#include "engine/measure/facts.h"
#include "engine/measure/naming.h"
#include "engine/measure/study.h"

/* Columns of one level. */
typedef struct level_columns {
    pm_column *items;
    size_t count;
    size_t rows;
} level_columns;

struct pm_measures {
    pm_naming naming;
    pm_study study;
    level_columns levels[PM_LEVEL_COUNT];
};

/* --- making ---------------------------------------------------------------------------------- */

static size_t rows_of(const pm_study *study, pm_level level)
{
    size_t sectors = study->sectors.count;
    switch (level) {
    case PM_LEVEL_NETWORK:
        return 1;
    case PM_LEVEL_ORGANISATION:
        return study->views.member_count;
    case PM_LEVEL_RELATIONSHIP:
        return pm_map_edge_count(study->map);
    case PM_LEVEL_PERSON:
        return study->carriers->person_count;
    case PM_LEVEL_SECTOR:
        return sectors;
    case PM_LEVEL_MIXING:
        return sectors <= PM_MOST_MIXED_SECTORS ? sectors * (sectors + 1) / 2 : 0;
    case PM_LEVEL_COUNT:
        break;
    }
    return 0;
}

static pm_status fill_column(pm_study *study, pm_column *column, const pm_resource *resource,
                             size_t rows, pm_error *err)
{
    pm_value *values = pm_study_new(study, rows, sizeof *values);
    if (values == NULL) {
        return pm_fail_memory(err);
    }
    pm_output output = {.values = values, .rows = rows, .resource = resource};
    output.has_coverage = column->measure->level == PM_LEVEL_NETWORK;
    output.n_used = study->views.member_count;
    pm_undefine_all(&output, "not computed");
    study->estimate_used = NULL;
    pm_status status = column->measure->function->compute(study, &output, err);
    column->values = values;
    column->estimate = study->estimate_used;
    column->has_coverage = output.has_coverage;
    column->n_used = output.n_used;
    column->n_missing = output.n_missing;
    return status;
}

/* "gini_" and "budget" make "gini_budget". */
static const char *full_key(pm_study *study, const pm_measure *measure, const pm_resource *resource)
{
    if (resource == NULL) {
        return measure->key;
    }
    size_t stem = strlen(measure->key);
    size_t name = strlen(resource->name);
    char *key = pm_study_new(study, stem + name + 1, 1);
    if (key != NULL) {
        memcpy(key, measure->key, stem);
        memcpy(key + stem, resource->name, name + 1);
    }
    return key;
}

static pm_status add_column(pm_study *study, level_columns *columns, const pm_measure *measure,
                            const pm_resource *resource, pm_error *err)
{
    pm_column *column = &columns->items[columns->count];
    column->measure = measure;
    column->key = full_key(study, measure, resource);
    if (column->key == NULL) {
        return pm_fail_memory(err);
    }
    columns->count++;
    return fill_column(study, column, resource, columns->rows, err);
}

static pm_status fill_level(pm_measures *made, pm_level level, pm_error *err)
{
    pm_study *study = &made->study;
    level_columns *columns = &made->levels[level];
    size_t most = pm_measure_count() * PM_MOST_RESOURCES;
    columns->rows = rows_of(study, level);
    columns->items = pm_study_new(study, most, sizeof *columns->items);
    if (columns->items == NULL) {
        return pm_fail_memory(err);
    }
    pm_status status = PM_OK;
    for (size_t i = 0; i < pm_measure_count() && status == PM_OK; i++) {
        const pm_measure *measure = pm_measure_at(i);
        if (measure->level != level || (measure->optional && !study->settings.closeness)) {
            continue;
        }
        if (!measure->of_resource) {
            status = add_column(study, columns, measure, NULL, err);
            continue;
        }
        for (size_t r = 0; r < study->resource_count && status == PM_OK; r++) {
            status = add_column(study, columns, measure, &study->resources[r], err);
        }
    }
    return status;
}

pm_status pm_measure_map(const pm_map *map, const pm_settings *settings, pm_measures **measures,
                         pm_error *err)
{
    pm_status status = PM_OK;
    pm_igraph_guard guard;
    pm_measures *made = calloc(1, sizeof *made);
    if (made == NULL) {
        return pm_fail_memory(err);
    }
    pm_igraph_enter(&guard);
    PM_TRY(pm_naming_make(map, settings, &made->naming, err));
    PM_TRY(pm_study_make(&made->study, made->naming.map, &made->naming.settings, SIZE_MAX, err));
    made->study.ids = map;
    for (pm_level level = 0; level < PM_LEVEL_COUNT; level++) {
        PM_TRY(fill_level(made, level, err));
    }
    *measures = made;
    made = NULL;
cleanup:
    pm_igraph_leave(&guard);
    pm_measures_free(made);
    return status;
}

void pm_measures_free(pm_measures *measures)
{
    if (measures == NULL) {
        return;
    }
    pm_study_free(&measures->study);
    pm_naming_free(&measures->naming);
    free(measures);
}

/* --- asking ---------------------------------------------------------------------------------- */

const pm_study *pm_measures_study(const pm_measures *measures)
{
    return &measures->study;
}

const pm_map *pm_measures_map(const pm_measures *measures)
{
    return measures->study.map;
}

const pm_map *pm_measures_given_map(const pm_measures *measures)
{
    return measures->study.ids;
}

void pm_measures_add_text(const pm_measures *measures, pm_text *out, const char *text)
{
    if (measures->naming.people != NULL) {
        pm_people_names_add_text(measures->naming.people, out, text);
    } else {
        pm_text_add(out, text);
    }
}

const char *pm_measures_person_label(const pm_measures *measures, size_t person)
{
    const char *name = measures->study.carriers->names[person];
    const pm_people_names *people = measures->naming.people;
    size_t who = people != NULL ? pm_people_names_of_id(people, name) : SIZE_MAX;
    if (who != SIZE_MAX) {
        return pm_people_names_label(people, who);
    }
    size_t node = pm_map_find_node(measures->study.map, name);
    return node != SIZE_MAX ? pm_map_label(measures->study.map, node) : name;
}

const pm_settings *pm_measures_settings(const pm_measures *measures)
{
    return &measures->study.settings;
}

size_t pm_measures_rows(const pm_measures *measures, pm_level level)
{
    return measures->levels[level].rows;
}

/* Row of mixing as its two sectors: (0,0) (0,1) .. (0,k-1) (1,1) .. */
static void sectors_of_mixing(size_t sectors, size_t row, size_t *a, size_t *b)
{
    *a = 0;
    while (row >= sectors - *a) {
        row -= sectors - *a;
        (*a)++;
    }
    *b = *a + row;
}

const char *pm_measures_row_name(const pm_measures *measures, pm_level level, size_t row)
{
    const pm_study *study = &measures->study;
    size_t a = 0;
    size_t b = 0;
    switch (level) {
    case PM_LEVEL_ORGANISATION:
        return pm_map_node_id(study->map, study->views.node_of_member[row]);
    case PM_LEVEL_RELATIONSHIP:
        return pm_map_edge(study->map, row)->id;
    case PM_LEVEL_PERSON:
        return study->carriers->names[row];
    case PM_LEVEL_SECTOR:
        return study->sectors.names[row];
    case PM_LEVEL_MIXING:
        sectors_of_mixing(study->sectors.count, row, &a, &b);
        return study->sectors.names[a];
    case PM_LEVEL_NETWORK:
    case PM_LEVEL_COUNT:
        break;
    }
    return pm_map_graph_id(study->map);
}

void pm_measures_mixing(const pm_measures *measures, size_t row, size_t *a, size_t *b)
{
    sectors_of_mixing(measures->study.sectors.count, row, a, b);
}

size_t pm_measures_column_count(const pm_measures *measures, pm_level level)
{
    return measures->levels[level].count;
}

const pm_column *pm_measures_column(const pm_measures *measures, pm_level level, size_t index)
{
    return &measures->levels[level].items[index];
}

const pm_column *pm_measures_find(const pm_measures *measures, pm_level level, const char *key)
{
    const level_columns *columns = &measures->levels[level];
    for (size_t i = 0; i < columns->count; i++) {
        if (strcmp(columns->items[i].key, key) == 0) {
            return &columns->items[i];
        }
    }
    return NULL;
}

bool pm_measures_number(const pm_measures *measures, pm_level level, const char *key, size_t row,
                        double *number)
{
    const pm_column *column = pm_measures_find(measures, level, key);
    if (column == NULL || row >= measures->levels[level].rows ||
        column->measure->type > PM_VALUE_BOOLEAN || column->values[row].reason != NULL) {
        return false;
    }
    *number = column->values[row].as.number;
    return true;
}

size_t pm_measures_member_of_node(const pm_measures *measures, size_t node)
{
    return measures->study.views.member_of_node[node];
}

size_t pm_measures_node_of_member(const pm_measures *measures, size_t member)
{
    return measures->study.views.node_of_member[member];
}

const char *pm_measures_member_name(const pm_measures *measures, size_t member)
{
    return pm_map_label(measures->study.map, measures->study.views.node_of_member[member]);
}

size_t pm_measures_tie_count(const pm_measures *measures)
{
    return measures->study.views.tie_count;
}

void pm_measures_tie(const pm_measures *measures, size_t tie, size_t *a, size_t *b)
{
    *a = measures->study.views.tie_a[tie];
    *b = measures->study.views.tie_b[tie];
}

size_t pm_measures_tie_of_edge(const pm_measures *measures, size_t edge)
{
    return measures->study.views.tie_of_edge[edge];
}

size_t pm_measures_sector_of_member(const pm_measures *measures, size_t member)
{
    return measures->study.sectors.of_member[member];
}

bool pm_measures_is_decision_body(const pm_measures *measures, size_t member)
{
    return measures->study.is_decision[member];
}

size_t pm_measures_decision_body_count(const pm_measures *measures)
{
    return measures->study.decision_count;
}

const char *pm_measures_resource(const pm_measures *measures)
{
    return measures->study.resource != NULL ? measures->study.resource->name : NULL;
}

bool pm_measures_resource_of(const pm_measures *measures, size_t member, double *amount)
{
    const pm_resource *resource = measures->study.resource;
    if (resource == NULL || !resource->stated[member]) {
        return false;
    }
    *amount = resource->amount[member];
    return true;
}

size_t pm_measures_person_edge_count(const pm_measures *measures, size_t person)
{
    const pm_carriers *carriers = measures->study.carriers;
    return carriers->person_start[person + 1] - carriers->person_start[person];
}

size_t pm_measures_person_edge(const pm_measures *measures, size_t person, size_t index)
{
    const pm_carriers *carriers = measures->study.carriers;
    return carriers->person_list[carriers->person_start[person] + index];
}
