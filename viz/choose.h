/* Which findings a page tells, and where each is to be numbered. Private to viz. */
#ifndef PARTMAP_VIZ_CHOOSE_H
#define PARTMAP_VIZ_CHOOSE_H

#include "viz/picture.h"

enum { PM_MOST_FINDINGS = 7 };

/* Chooses "most" findings: issues, then things to watch, those of the view's own rules first, else
 * in the audit's order; one that is fine only when none of these is left out. Lists where each is
 * to be numbered: at every member it is about while these are few, and counts what is left out. May
 * be called again with fewer. */
pm_status pm_findings_choose(pm_picture *picture, const pm_findings *findings, size_t most,
                             pm_error *err);

/* Takes the last finding away with its numbers and counts it as left out. */
void pm_findings_drop_last(pm_picture *picture);

#endif
