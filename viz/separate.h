/* Taking marks off each other. Private to viz. */
#ifndef PARTMAP_VIZ_SEPARATE_H
#define PARTMAP_VIZ_SEPARATE_H

#include "engine/base/error.h"
#include "viz/relax.h"

/* Moves marks that overlap or stand outside the zone until none does; where pushing does not help,
 * the part is spread out, and in the end every mark has a piece of the zone to itself, made smaller
 * if need be, so that this always succeeds. crowded: begins by spreading the part a little and by
 * making room for labels too, as far as there is any; else these move along and are not looked at.
 */
pm_status pm_separate(pm_part *part, bool crowded, pm_error *err);

#endif
