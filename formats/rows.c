/* Identity of rows and choice of columns, shared by the writers: see rows.h. */
#include "formats/rows.h"

#include <stdint.h>
#include <string.h>

enum { MOST_FACTS = 4 };

static const char *const KEYS[PM_LEVEL_COUNT][MOST_FACTS + 1] = {
    [PM_LEVEL_NETWORK] = {NULL},
    [PM_LEVEL_ORGANISATION] = {"id", "label", "kind", "sector", NULL},
    [PM_LEVEL_RELATIONSHIP] = {"id", "source", "target", "kind", NULL},
    [PM_LEVEL_PERSON] = {"id", "label", NULL},
    [PM_LEVEL_SECTOR] = {"id", NULL},
    [PM_LEVEL_MIXING] = {"a", "b", NULL},
};

size_t pm_identity_count(pm_level level)
{
    size_t count = 0;
    while (KEYS[level][count] != NULL) {
        count++;
    }
    return count;
}

const char *pm_identity_key(pm_level level, size_t index)
{
    return KEYS[level][index];
}

static const char *organisation_fact(const pm_measures *measures, size_t member, size_t index)
{
    const pm_map *map = pm_measures_map(measures);
    size_t node = pm_measures_node_of_member(measures, member);
    size_t sector = pm_measures_sector_of_member(measures, member);
    switch (index) {
    case 0:
        return pm_map_node_id(map, node);
    case 1:
        return pm_map_label(map, node);
    case 2:
        return pm_vocabulary(PM_NODE_KIND)->choices[pm_map_kind(map, node)];
    default:
        return sector != SIZE_MAX ? pm_measures_row_name(measures, PM_LEVEL_SECTOR, sector) : NULL;
    }
}

static const char *relationship_fact(const pm_measures *measures, size_t row, size_t index)
{
    const pm_map *map = pm_measures_map(measures);
    const pm_edge *edge = pm_map_edge(map, row);
    switch (index) {
    case 0:
        return edge->id;
    case 1:
        return pm_map_node_id(map, edge->source);
    case 2:
        return pm_map_node_id(map, edge->target);
    default:
        return pm_map_text(map, PM_EDGE_KIND, row);
    }
}

/* Second sector of a mixing row. Rows go (0,0) (0,1) .. (0,k-1) (1,1) ..: every sector with itself
 * and with those after it. */
static const char *second_sector(const pm_measures *measures, size_t row)
{
    size_t sectors = pm_measures_rows(measures, PM_LEVEL_SECTOR);
    size_t first = 0;
    while (first < sectors && row >= sectors - first) {
        row -= sectors - first;
        first++;
    }
    return pm_measures_row_name(measures, PM_LEVEL_SECTOR, first + row);
}

const char *pm_identity(const pm_measures *measures, pm_level level, size_t row, size_t index)
{
    if (level == PM_LEVEL_ORGANISATION) {
        return organisation_fact(measures, row, index);
    }
    if (level == PM_LEVEL_RELATIONSHIP) {
        return relationship_fact(measures, row, index);
    }
    if (level == PM_LEVEL_MIXING && index == 1) {
        return second_sector(measures, row);
    }
    if (level == PM_LEVEL_PERSON && index == 1) {
        return pm_measures_person_label(measures, row);
    }
    return pm_measures_row_name(measures, level, row);
}

bool pm_is_written(const pm_results *results, pm_level level, const pm_column *column)
{
    for (size_t i = 0; KEYS[level][i] != NULL; i++) {
        if (strcmp(KEYS[level][i], column->key) == 0) {
            return false;
        }
    }
    if (results->only == NULL) {
        return true;
    }
    for (size_t i = 0; results->only[i] != NULL; i++) {
        if (strcmp(results->only[i], column->key) == 0) {
            return true;
        }
    }
    return false;
}

size_t pm_written_count(const pm_results *results, pm_level level)
{
    size_t count = 0;
    size_t columns = pm_measures_column_count(results->measures, level);
    for (size_t i = 0; i < columns; i++) {
        const pm_column *column = pm_measures_column(results->measures, level, i);
        count += pm_is_written(results, level, column) ? 1 : 0;
    }
    return count;
}

const pm_map *pm_results_map(const pm_results *results)
{
    return results->measures != NULL ? pm_measures_map(results->measures) : results->map;
}

bool pm_is_directed(const pm_measures *measures)
{
    const pm_map *map = pm_measures_map(measures);
    for (size_t edge = 0; edge < pm_map_edge_count(map); edge++) {
        if (pm_map_edge(map, edge)->directed &&
            pm_measures_tie_of_edge(measures, edge) != SIZE_MAX) {
            return true;
        }
    }
    return false;
}

const char *pm_sector_attribute(const pm_measures *measures)
{
    const char *chosen = pm_measures_settings(measures)->sector;
    const char *word = pm_vocabulary(PM_NODE_SECTOR)->name;
    if (chosen != NULL) {
        return chosen;
    }
    bool there = pm_map_find_attribute(pm_measures_map(measures), PM_NODE, word) != SIZE_MAX;
    return there ? word : NULL;
}

static void add_decision_bodies(pm_text *out, const pm_measures *measures)
{
    const char *lead = "";
    for (size_t m = 0; m < pm_measures_rows(measures, PM_LEVEL_ORGANISATION); m++) {
        if (pm_measures_is_decision_body(measures, m)) {
            pm_text_add(out, lead);
            pm_text_add(out, pm_measures_row_name(measures, PM_LEVEL_ORGANISATION, m));
            lead = ", ";
        }
    }
    pm_text_add(out, lead[0] != '\0' ? "" : "none");
}

void pm_add_settings(pm_text *out, const pm_measures *measures, const char *between)
{
    const pm_settings *settings = pm_measures_settings(measures);
    const char *sector = pm_sector_attribute(measures);
    const char *resource = pm_measures_resource(measures);
    pm_text_addf(out, "ties: %s", settings->ties != NULL ? settings->ties : "any kind");
    pm_text_addf(out, "%scombine: %s", between, settings->combine == PM_BOTH ? "both" : "either");
    pm_text_addf(out, "%ssector: %s", between, sector != NULL ? sector : "none");
    pm_text_addf(out, "%sresource: %s", between, resource != NULL ? resource : "none");
    pm_text_addf(out, "%sdecision: ", between);
    add_decision_bodies(out, measures);
    pm_text_addf(out, "%sseed: %lu", between, settings->seed);
    if (settings->directed) {
        pm_text_addf(out, "%sdirected", between);
    }
    if (settings->exact) {
        pm_text_addf(out, "%sexact", between);
    }
}
