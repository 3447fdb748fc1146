/* Two runs over the same places: see change.h. */
#include "engine/cohort/change.h"

#include <math.h>
#include <stdlib.h>

#include "engine/cohort/gathered.h"

/* Sums of a measure that is the same in both runs may differ in the last digit. */
static const double SAME = 1e-12;

/* Of each place of the later run its index in the earlier one; SIZE_MAX: it is not there. */
static pm_status match(const pm_cohort *earlier, const pm_cohort *later, size_t *matches,
                       pm_change_places *places, pm_error *err)
{
    pm_names names = {0};
    pm_status status = PM_OK;
    for (size_t p = 0; status == PM_OK && p < earlier->place_count; p++) {
        status = pm_names_add(&names, earlier->places[p].shown.name, p, err);
    }
    *places = (pm_change_places){0};
    for (size_t p = 0; status == PM_OK && p < later->place_count; p++) {
        matches[p] = pm_names_find(&names, later->places[p].shown.name);
        places->both += matches[p] != SIZE_MAX ? 1 : 0;
    }
    places->only_earlier = earlier->place_count - places->both;
    places->only_later = later->place_count - places->both;
    pm_names_free(&names);
    return status;
}

/* work has room for a number a place of the later run. */
static pm_change change_of(const pm_cohort *earlier, const pm_cohort *later, size_t before,
                           size_t after, const size_t *matches, double *work)
{
    pm_change change = {.earlier = before, .later = after};
    size_t n = 0;
    size_t both = 0;
    for (size_t p = 0; p < later->place_count; p++) {
        double x = 0;
        double y = 0;
        both += matches[p] != SIZE_MAX ? 1 : 0;
        if (matches[p] != SIZE_MAX && pm_cell_defined(&earlier->columns[before], matches[p], &x) &&
            pm_cell_defined(&later->columns[after], p, &y)) {
            bool same = fabs(y - x) <= SAME * fmax(fabs(x), fabs(y));
            change.same += same ? 1 : 0;
            change.higher += !same && y > x ? 1 : 0;
            change.lower += !same && y < x ? 1 : 0;
            work[n++] = same ? 0 : y - x;
        }
    }
    change.moved = pm_summarize(work, n);
    change.moved.missing = both - n;
    return change;
}

pm_status pm_cohort_changes(const pm_cohort *earlier, const pm_cohort *later, pm_change **changes,
                            size_t *count, pm_change_places *places, pm_error *err)
{
    size_t *matches = pm_new_array(later->place_count, sizeof *matches);
    double *work = pm_new_array(later->place_count, sizeof *work);
    pm_change *made = pm_new_array(later->column_count, sizeof *made);
    pm_status status = matches != NULL && work != NULL && made != NULL ? PM_OK : PM_MEMORY;
    size_t found = 0;
    if (status == PM_OK) {
        status = match(earlier, later, matches, places, err);
    } else {
        pm_fail_memory(err);
    }
    for (size_t c = 0; status == PM_OK && c < later->column_count; c++) {
        const pm_cohort_column *shown = &later->columns[c].shown;
        size_t before = pm_cohort_column_of(earlier, shown->key);
        if (shown->compared && before != SIZE_MAX) {
            made[found++] = change_of(earlier, later, before, c, matches, work);
        }
    }
    free(matches);
    free(work);
    if (status != PM_OK) {
        free(made);
        return status;
    }
    *changes = made;
    *count = found;
    return PM_OK;
}
