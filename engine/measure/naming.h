/* What people are called in one measuring: a map and settings in; the map and settings that are
 * measured out, without names of people unless the settings ask for them. Private to
 * engine/measure.
 */
#ifndef PARTMAP_ENGINE_MEASURE_NAMING_H
#define PARTMAP_ENGINE_MEASURE_NAMING_H

#include "engine/model/people_names.h"
#include "engine/model/settings.h"

/* Free with pm_naming_free. */
typedef struct pm_naming {
    const pm_map *map;       /* to be measured: the one given, or "unnamed" */
    pm_settings settings;    /* "decision" names people as the map does */
    pm_people_names *people; /* NULL: they are named, or there are none */
    pm_map *unnamed;         /* NULL likewise */
    pm_text decision;
} pm_naming;

/* *naming has to be zero-initialised, borrows map and the settings' texts, and is freed also after
 * a failure. */
pm_status pm_naming_make(const pm_map *map, const pm_settings *settings, pm_naming *naming,
                         pm_error *err);
void pm_naming_free(pm_naming *naming);

#endif
