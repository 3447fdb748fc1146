/* A map without names of people: a map and the list of its people in, a copy in which each goes by
 * role or pseudonym out. It has the same nodes, edges and columns at the same indexes, and what is
 * not about people is the same text, so that it measures alike. */
#ifndef PARTMAP_ENGINE_MODEL_MAP_UNNAMED_H
#define PARTMAP_ENGINE_MODEL_MAP_UNNAMED_H

#include "engine/model/people_names.h"

/* Of a node that is a person stay the words of the vocabulary, its place in a drawing, and the
 * attributes "kept" names (ended by NULL): anything else (mail, telephone) goes. Ids are replaced
 * wherever the map refers to them, names also within texts. *unnamed is freed by the caller with
 * pm_map_free. Cost O(size of the map). */
pm_status pm_map_without_names(const pm_map *map, pm_people_names *people, const char *const *kept,
                               pm_map **unnamed, pm_error *err);

#endif
