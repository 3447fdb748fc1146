/* The map that is measured, without names of people: see naming.h. */
#include "engine/measure/naming.h"

#include <stdint.h>

#include "engine/model/map_unnamed.h"

/* The decision bodies that the settings name; one may be a person, by id or label. */
static void rename_decision(pm_naming *naming)
{
    const char *rest = naming->settings.decision;
    const char *part = NULL;
    size_t length = 0;
    for (const char *lead = ""; (part = pm_next_part(&rest, ",", &length)) != NULL; lead = ",") {
        pm_text name = {0};
        pm_text_add_bytes(&name, part, length);
        size_t who = pm_people_names_of_part(naming->people, pm_text_bytes(&name));
        pm_text_add(&naming->decision, lead);
        if (who != SIZE_MAX) {
            pm_text_add(&naming->decision, pm_people_names_id(naming->people, who));
        } else {
            pm_people_names_add_text(naming->people, &naming->decision, pm_text_bytes(&name));
        }
        naming->decision.failed = naming->decision.failed || name.failed;
        pm_text_free(&name);
    }
    naming->settings.decision = pm_text_bytes(&naming->decision);
}

pm_status pm_naming_make(const pm_map *map, const pm_settings *settings, pm_naming *naming,
                         pm_error *err)
{
    naming->map = map;
    naming->settings = *settings;
    if (settings->name_people) {
        return PM_OK;
    }
    pm_status status = pm_people_names_make(map, &naming->people, err);
    if (status != PM_OK || pm_people_names_count(naming->people) == 0) {
        return status;
    }
    if (settings->decision != NULL) {
        rename_decision(naming);
    }
    const char *const kept[] = {settings->sector, settings->resource, NULL};
    const char *const *first = settings->sector != NULL ? kept : kept + 1;
    status = pm_text_check(&naming->decision, err);
    status = status == PM_OK
                 ? pm_map_without_names(map, naming->people, first, &naming->unnamed, err)
                 : status;
    naming->map = status == PM_OK ? naming->unnamed : map;
    return status;
}

void pm_naming_free(pm_naming *naming)
{
    pm_people_names_free(naming->people);
    pm_map_free(naming->unnamed);
    pm_text_free(&naming->decision);
    *naming = (pm_naming){0};
}
