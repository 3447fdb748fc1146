/* The choices that decide how a map is measured: they are printed beside every result. */
#ifndef PARTMAP_ENGINE_MODEL_SETTINGS_H
#define PARTMAP_ENGINE_MODEL_SETTINGS_H

#include <stdbool.h>

/* How two reports of one tie combine. */
typedef enum pm_combine {
    PM_EITHER, /* a tie counts when one of its ends reports it */
    PM_BOTH    /* a tie counts when both its ends report it */
} pm_combine;

enum { PM_EXACT_MEMBERS = 10000 }; /* above it betweenness is estimated unless "exact" is set */

/* "pm_settings settings = pm_default_settings();" then change what differs. Text is
 * borrowed until the call that the settings are given to returns. */
typedef struct pm_settings {
    const char *ties;   /* kinds of tie separated by ','; NULL: any kind, stated or not */
    pm_combine combine; /* default PM_EITHER */
    const char *sector; /* node attribute that names the sector; NULL: the word "sector" */
    const char
        *resource; /* node attribute of numbers; NULL: first of budget, staff, funding stated */
    const char *
        decision; /* ids or labels of the decision bodies separated by ','; NULL: as the map says */
    bool directed;    /* decision distances and routes follow arcs towards the body */
    bool closeness;   /* also Wasserman & Faust's closeness */
    bool exact;       /* exact betweenness above PM_EXACT_MEMBERS members, however long it takes */
    bool name_people; /* people by name; false: by role or pseudonym (people_names.h) */
    unsigned long seed; /* of whatever is drawn by chance; default 1 */
} pm_settings;

pm_settings pm_default_settings(void);

#endif
