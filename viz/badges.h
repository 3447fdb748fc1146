/* The numbers of findings on the map. Private to viz. */
#ifndef PARTMAP_VIZ_BADGES_H
#define PARTMAP_VIZ_BADGES_H

#include "viz/picture.h"

/* Makes the members that carry numbers more important, so that they keep their names. */
void pm_badges_raise(pm_picture *picture);

/* Finds a place for each number near its member or on its tie, off all labels, other marks and
 * other numbers. A number without any such place is left away. Everything else has its place. */
void pm_badges_place(pm_picture *picture);

/* Does the finding have a number on the map? */
bool pm_badge_on_map(const pm_picture *picture, size_t finding);

/* At how many members the finding has a number. */
size_t pm_badges_at_members(const pm_picture *picture, size_t finding);

#endif
