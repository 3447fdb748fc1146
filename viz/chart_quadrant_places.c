/* Drawing: who stands where in the chart of quadrants. Measures in, axes and places out. */
#include <math.h>
#include <stdlib.h>

#include "viz/chart_quadrant.h"
#include "viz/chart_sectors.h"

enum { MANY = 60 };

static const double MARK_SIZE = 3.6;
static const double MARK_OF_MANY = 2.7;
static const double SKEWED = 10; /* the largest over the median, above which roots are drawn */

/* --- what there is to draw ------------------------------------------------------------------- */

static bool number_of(const pm_chart_page *page, const char *key, size_t member, double *number)
{
    return pm_measures_number(page->measures, PM_LEVEL_ORGANISATION, key, member, number);
}

pm_status pm_quadrant_collect(pm_chart_page *page, pm_quadrant_chart *of, pm_error *err)
{
    size_t members = pm_measures_rows(page->measures, PM_LEVEL_ORGANISATION);
    of->nodes = pm_arena_new(&page->arena, (members + 1) * sizeof *of->nodes);
    of->influence = pm_arena_new(&page->arena, (members + 1) * sizeof *of->influence);
    if (of->nodes == NULL || of->influence == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t i = 0; i < members; i++) {
        pm_picture_node *node = &of->nodes[of->count];
        if (number_of(page, "resource_share", i, &node->share) &&
            number_of(page, "betweenness_share", i, &of->influence[of->count])) {
            node->member = i;
            node->name = pm_chart_member(page, i);
            node->sign = pm_chart_sign(page, i);
            node->sector = pm_measures_sector_of_member(page->measures, i);
            of->count++;
        }
    }
    of->mark_size = of->count > MANY ? MARK_OF_MANY : MARK_SIZE;
    for (size_t i = 0; i < of->count; i++) {
        pm_picture_node *node = &of->nodes[i];
        node->half_width = node->above = node->below = of->mark_size * 1.3;
    }
    of->even_influence = members > 0 ? 1 / (double)members : 0;
    of->even_share = of->count > 0 ? 1 / (double)of->count : 0;
    return PM_OK;
}

size_t pm_quadrant_of(const pm_quadrant_chart *of, size_t index)
{
    /* A share that is an equal one but for rounding is not above it. */
    static const double above = 1 + 1e-9;
    return (of->nodes[index].share > of->even_share * above ? 1U : 0U) +
           (of->influence[index] > of->even_influence * above ? 2U : 0U);
}

/* --- axes ------------------------------------------------------------------------------------ */

static int by_value(const void *left, const void *right)
{
    const double *x = left;
    const double *y = right;
    return *x < *y ? -1 : *x > *y;
}

static pm_status set_axis(pm_axis *axis, const double *values, size_t count, double even,
                          pm_error *err)
{
    double *sorted = pm_new_array(count, sizeof *sorted);
    if (sorted == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t i = 0; i < count; i++) {
        sorted[i] = values[i];
    }
    qsort(sorted, count, sizeof *sorted, by_value);
    axis->root = sorted[count - 1] > SKEWED * sorted[count / 2];
    axis->high = pm_most(sorted[count - 1], even) * (axis->root ? 1.06 : 1.03);
    free(sorted);
    return PM_OK;
}

pm_status pm_quadrant_place(pm_quadrant_chart *of, pm_error *err)
{
    of->across = (pm_axis){.from = PM_QUADRANT_PLOT.left, .to = PM_QUADRANT_PLOT.right};
    of->up = (pm_axis){.from = PM_QUADRANT_PLOT.bottom, .to = PM_QUADRANT_PLOT.top};
    double *shares = pm_new_array(of->count, sizeof *shares);
    if (shares == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t i = 0; i < of->count; i++) {
        shares[i] = of->nodes[i].share;
    }
    pm_status status = set_axis(&of->across, shares, of->count, of->even_share, err);
    free(shares);
    if (status == PM_OK) {
        status = set_axis(&of->up, of->influence, of->count, of->even_influence, err);
    }
    for (size_t i = 0; status == PM_OK && i < of->count; i++) {
        pm_picture_node *node = &of->nodes[i];
        node->at =
            (pm_point){pm_axis_at(&of->across, node->share), pm_axis_at(&of->up, of->influence[i])};
        node->importance = hypot((node->at.x - PM_QUADRANT_PLOT.left) /
                                     (PM_QUADRANT_PLOT.right - PM_QUADRANT_PLOT.left),
                                 (PM_QUADRANT_PLOT.bottom - node->at.y) /
                                     (PM_QUADRANT_PLOT.bottom - PM_QUADRANT_PLOT.top));
    }
    return status;
}
