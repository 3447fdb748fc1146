/* Private to formats: the values of a map that is read whole, held against the vocabulary. For
 * readers whose attributes come without declarations of their own. */
#ifndef PARTMAP_FORMATS_MAP_VALUES_H
#define PARTMAP_FORMATS_MAP_VALUES_H

#include <stdbool.h>

#include "engine/model/map.h"

/* Checks every attribute that a word of the vocabulary is read from, once an attribute: a value the
 * word does not take is an error, or with lenient a warning, at the line of its node or edge, and
 * counts as not stated. Other programs use our words for facts of their own: where not one value of
 * a closed list, a date or a yes-or-no fits, and where a closed list is read under an alias, it is
 * a warning in any case. PM_OK, also when problems were added, or PM_MEMORY. */
pm_status pm_map_check_values(const pm_map *map, bool lenient, pm_problems *problems,
                              pm_error *err);

#endif
