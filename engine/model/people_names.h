/* People by role or pseudonym: a map in; who its people are, and what each goes by where names are
 * not to be shown, out. Whatever shows people asks this one list, so that a reader can match them
 * from one output to another.
 *
 * A person is a node of kind "person", or whoever is named in carried_by, deputy or reported_by and
 * is no other node. They are counted from 1 in the order of the file: the nodes first, then the
 * others as they are first named.
 *     label:  the role, where the map states one and nobody else has it: "Partnership manager";
 *             where several have it "officer 1", "officer 2"; else "Person 7"
 *     id:     "person-7", whatever the file calls the person */
#ifndef PARTMAP_ENGINE_MODEL_PEOPLE_NAMES_H
#define PARTMAP_ENGINE_MODEL_PEOPLE_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/text.h"
#include "engine/model/map.h"

typedef struct pm_people_names pm_people_names;

/* Lists the people of a map. *names is freed by the caller with pm_people_names_free and borrows
 * nothing. Cost O(nodes + edges). */
pm_status pm_people_names_make(const pm_map *map, pm_people_names **names, pm_error *err);
void pm_people_names_free(pm_people_names *names);

/* How many people there are, numbered from 0, and what they go by. */
size_t pm_people_names_count(const pm_people_names *names);
const char *pm_people_names_id(const pm_people_names *names, size_t who);
const char *pm_people_names_label(const pm_people_names *names, size_t who);

/* Who a node is, and who a part of a list (an id, or a name without a node) is; SIZE_MAX: nobody.
 */
size_t pm_people_names_of_node(const pm_people_names *names, size_t node);
size_t pm_people_names_of_part(const pm_people_names *names, const char *part);

/* Who goes by an id that this list gives; SIZE_MAX: nobody. */
size_t pm_people_names_of_id(const pm_people_names *names, const char *id);

/* Appends a text of the map's with every name in it replaced by the label. In running text a name
 * is a label, or a name without a node, that has a capital letter, as whole words; a text that is
 * nothing but an id or name is replaced whole. Names that nothing in the map marks as a person's
 * stay. */
void pm_people_names_add_text(pm_people_names *names, pm_text *out, const char *text);

/* Appends an id made of other ids, such as "jane-board", with those of people replaced by theirs.
 */
void pm_people_names_add_id(pm_people_names *names, pm_text *out, const char *id);

/* Does a column of edges or nodes hold a list of ids or names among which people may be? */
bool pm_people_column(const pm_map *map, pm_element element, size_t column);

#endif
