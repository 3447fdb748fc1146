/* Taking marks off each other. Private to viz. */
#ifndef PARTMAP_VIZ_SEPARATE_H
#define PARTMAP_VIZ_SEPARATE_H

#include "viz/relax.h"

/* Moves marks that overlap or stand outside the zone until none does; where pushing does not help,
 * every mark of the part gets a place in a grid, made smaller if need be, so that this always
 * succeeds. Labels move along and are not looked at. */
void pm_separate(pm_part *part);

#endif
