/* Preparing a survey of the partners: from a list of members, a folder with an empty map, one
 * question sheet a partner and a README.txt. merge.h puts the filled sheets together. */
#ifndef PARTMAP_FORMATS_TEMPLATE_H
#define PARTMAP_FORMATS_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/error.h"
#include "engine/model/map.h"

/* The map in the folder of a survey, and the suffix of its sheets. */
#define PM_TEMPLATE_MAP "map.graphml"
#define PM_TEMPLATE_SUFFIX ".csv"

/* Writes map.graphml, the sheets and README.txt into folder, which is made when it is not there.
 * Ties of "members" are left out. *sheets is how many partners there are to ask. PM_USAGE when one
 * of the files is there already and force is not given: then nothing is written. PM_INVALID when an
 * id cannot be told apart in a list, or there is nobody to ask. */
pm_status pm_template_write(const pm_map *members, const char *folder, bool force, size_t *sheets,
                            pm_error *err);

#endif
