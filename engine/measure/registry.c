/* The registry of measures: the families' tables strung together, level by level. */
#include <string.h>

#include "engine/measure/study.h"

/* Families in the order of output within a level. */
static const pm_measure_table *const FAMILIES[] = {
    &pm_measures_of_size,        &pm_measures_of_connection,     &pm_measures_of_cohesion,
    &pm_measures_of_core,        &pm_measures_of_centralization, &pm_measures_of_hierarchy,
    &pm_measures_of_centrality,  &pm_measures_of_standing,       &pm_measures_of_holes,
    &pm_measures_of_brokerage,   &pm_measures_of_loss,           &pm_measures_of_distance_loss,
    &pm_measures_of_communities, &pm_measures_of_sectors,        &pm_measures_of_mixing,
    &pm_measures_of_decisions,   &pm_measures_of_resources,      &pm_measures_of_dependence,
    &pm_measures_of_levers,      &pm_measures_of_people,         &pm_measures_of_isolation,
    &pm_measures_of_behaviour,   &pm_measures_of_reports,
};

enum { FAMILY_COUNT = sizeof FAMILIES / sizeof *FAMILIES };

size_t pm_measure_count(void)
{
    size_t count = 0;
    for (size_t f = 0; f < FAMILY_COUNT; f++) {
        count += FAMILIES[f]->count;
    }
    return count;
}

const pm_measure *pm_measure_at(size_t index)
{
    for (pm_level level = 0; level < PM_LEVEL_COUNT; level++) {
        for (size_t f = 0; f < FAMILY_COUNT; f++) {
            for (size_t i = 0; i < FAMILIES[f]->count; i++) {
                const pm_measure *row = &FAMILIES[f]->rows[i];
                if (row->level == level && index-- == 0) {
                    return row;
                }
            }
        }
    }
    return NULL;
}

const pm_measure *pm_measure_find(const char *key)
{
    size_t count = pm_measure_count();
    const pm_measure *stem = NULL;
    for (size_t i = 0; i < count; i++) {
        const pm_measure *row = pm_measure_at(i);
        if (strcmp(row->key, key) == 0) {
            return row;
        }
        bool begins = row->of_resource && strncmp(row->key, key, strlen(row->key)) == 0;
        stem = begins && stem == NULL ? row : stem;
    }
    return stem;
}

const char *pm_level_name(pm_level level)
{
    static const char *const names[PM_LEVEL_COUNT] = {"network", "organisation", "relationship",
                                                      "person",  "sector",       "mixing"};
    return names[level];
}
