/* The numbers of findings on the map. Private to viz. */
#ifndef PARTMAP_VIZ_BADGES_H
#define PARTMAP_VIZ_BADGES_H

#include "viz/picture.h"

enum { PM_MOST_FINDINGS = 7 };

/* Chooses the findings to show: issues, then things to watch, in the audit's order, then at most
 * one that is fine, "most" together; and lists where each is to be numbered. May be called again
 * with fewer. */
pm_status pm_badges_choose(pm_picture *picture, const pm_findings *findings, size_t most,
                           pm_error *err);

/* Makes the members that carry numbers more important, so that they keep their names. */
void pm_badges_raise(pm_picture *picture);

/* Finds a place for each number near its member or on its tie, off all labels, other marks and
 * other numbers. A number without any such place is left away. Everything else has its place. */
void pm_badges_place(pm_picture *picture);

/* Does the finding have a number on the map? */
bool pm_badge_on_map(const pm_picture *picture, size_t finding);

#endif
