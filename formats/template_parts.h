/* Private to formats: what a template folder is made of, each part composed as text. Names of files
 * are made of ids, which are anybody's: nothing of them may leave the folder, or be a name that
 * some system keeps for itself. */
#ifndef PARTMAP_FORMATS_TEMPLATE_PARTS_H
#define PARTMAP_FORMATS_TEMPLATE_PARTS_H

#include "engine/base/names.h"
#include "engine/base/text.h"
#include "engine/model/map.h"

/* template_names.c: appends the name of the sheet of the node, such as "police.csv": small letters,
 * digits, '-' and '_' of its id, and a number where another sheet has that name. taken holds the
 * names given so far. */
pm_status pm_add_sheet_name(pm_text *out, const pm_map *map, size_t node, pm_names *taken,
                            pm_error *err);

/* template_graphml.c: appends the empty map, every word declared and explained. */
pm_status pm_add_template_map(pm_text *out, const pm_map *members, pm_error *err);

/* template_sheet.c: appends the question sheet of a node. */
void pm_add_question_sheet(pm_text *out, const pm_map *members, size_t node);

/* template_readme.c: appends how to send out the sheets and put them together. */
void pm_add_template_readme(pm_text *out, size_t sheets);

#endif
