/* Drawing: rows of the chart of distances. Measures in; for each sector how many members are how
 * many steps from decisions out. */
#include <math.h>
#include <stdint.h>

#include "viz/chart_distance.h"

static void find_column(const pm_chart_page *page, pm_distance_chart *of, size_t member)
{
    double steps = 0;
    of->column[member] = PM_NO_ROUTE;
    if (pm_measures_number(page->measures, PM_LEVEL_ORGANISATION, "decision_distance", member,
                           &steps)) {
        of->is_capped = of->is_capped || steps > PM_MOST_STEPS;
        of->column[member] = (size_t)pm_least(steps, PM_MOST_STEPS);
        of->farthest = of->column[member] > of->farthest ? of->column[member] : of->farthest;
    } else {
        of->no_route++;
    }
}

static void make_rows(pm_chart_page *page, pm_distance_chart *of)
{
    for (size_t i = 0; i < of->sectors.count; i++) {
        const pm_sector_row *sector = &of->sectors.rows[i];
        pm_distance_row *row = &of->rows[i];
        *row = (pm_distance_row){.name = sector->name, .sign = sector->sign};
        row->has_median =
            sector->sector != SIZE_MAX &&
            pm_measures_number(page->measures, PM_LEVEL_SECTOR, "decision_distance_median",
                               sector->sector, &row->median);
    }
    of->rows[of->sectors.count] =
        (pm_distance_row){.name = of->sectors.count > 0 ? "sector not stated" : "all members",
                          .sign = pm_neutral_sign(page->palette, of->sectors.count > 0)};
    of->row_count = of->sectors.count + 1;
}

/* Those without a sector are often bodies, and nobody asks for a body's sector. */
static void name_last_row(const pm_chart_page *page, pm_distance_chart *of)
{
    size_t last = of->row_count - 1;
    size_t bodies = 0;
    for (size_t i = 0; i < pm_measures_rows(page->measures, PM_LEVEL_ORGANISATION); i++) {
        bodies += of->row_of[i] == last && pm_chart_sign(page, i).shape == PM_SHAPE_BOX ? 1 : 0;
    }
    if (bodies > 0 && bodies == of->rows[last].members) {
        of->rows[last].name = "boards and groups";
        of->rows[last].sign = (pm_sign){PM_SHAPE_BOX, page->palette->body};
    }
    of->row_count -= of->rows[last].members == 0 ? 1 : 0;
}

/* Before: the nearer median; rows without one follow, in the order they have. */
static bool comes_before(const pm_distance_row *x, const pm_distance_row *y)
{
    return x->has_median && (!y->has_median || x->median < y->median);
}

/* Orders the rows by median; members follow theirs. Few rows: insertion keeps equal ones in order.
 */
static void order_rows(const pm_chart_page *page, pm_distance_chart *of)
{
    size_t old[PM_DISTANCE_ROWS] = {0}; /* where the row that stands here stood */
    size_t now[PM_DISTANCE_ROWS] = {0};
    for (size_t i = 0; i < of->row_count; i++) {
        pm_distance_row row = of->rows[i];
        size_t at = i;
        for (; at > 0 && comes_before(&row, &of->rows[at - 1]); at--) {
            of->rows[at] = of->rows[at - 1];
            old[at] = old[at - 1];
        }
        of->rows[at] = row;
        old[at] = i;
    }
    for (size_t i = 0; i < of->row_count; i++) {
        now[old[i]] = i;
    }
    for (size_t i = 0; i < pm_measures_rows(page->measures, PM_LEVEL_ORGANISATION); i++) {
        of->row_of[i] = now[of->row_of[i]];
    }
}

pm_status pm_distance_collect(pm_chart_page *page, pm_distance_chart *of, pm_error *err)
{
    size_t members = pm_measures_rows(page->measures, PM_LEVEL_ORGANISATION);
    of->row_of = pm_arena_new(&page->arena, (members + 1) * sizeof *of->row_of);
    of->column = pm_arena_new(&page->arena, (members + 1) * sizeof *of->column);
    if (of->row_of == NULL || of->column == NULL) {
        return pm_fail_memory(err);
    }
    pm_status status = pm_sector_rows_make(page, &of->sectors, err);
    if (status != PM_OK) {
        return status;
    }
    make_rows(page, of);
    for (size_t i = 0; i < members; i++) {
        size_t sector = pm_measures_sector_of_member(page->measures, i);
        of->row_of[i] = sector != SIZE_MAX ? of->sectors.row_of[sector] : of->sectors.count;
        find_column(page, of, i);
        of->rows[of->row_of[i]].counts[of->column[i]]++;
        of->rows[of->row_of[i]].members++;
    }
    name_last_row(page, of);
    order_rows(page, of);
    return PM_OK;
}
