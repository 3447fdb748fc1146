/* The page of a cohort: places compared with one another in, one self-contained page of HTML out
 * (cohort.html beside the place folders). It shows every place and what stands out, and ranks none:
 * no league table, no score. */
#ifndef PARTMAP_VIZ_COHORT_PAGE_H
#define PARTMAP_VIZ_COHORT_PAGE_H

#include <stddef.h>

#include "engine/base/text.h"
#include "engine/cohort/cohort.h"

/* All zero: the usual title, one run. Borrowed until the call returns. */
typedef struct pm_cohort_page_options {
    const char *title;               /* NULL: "Partnerships compared" */
    const pm_cohort *const *earlier; /* other runs over the same places, in the order of runs */
    size_t earlier_count;
} pm_cohort_page_options;

/* Appends the page of a finished cohort to *html. Small drawings are read from the paths that its
 * places name; one that cannot be shown is left out with a word. Links are the places' own, taken
 * as paths. Same cohorts and drawings: same bytes. PM_MEMORY alone makes it fail. Cost: about 6 kB
 * a place of the page. */
pm_status pm_write_cohort_page(const pm_cohort *cohort, const pm_cohort_page_options *options,
                               pm_text *html, pm_error *err);

#endif
