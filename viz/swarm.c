/* Drawing: dots that do not hide one another. See swarm.h. */
#include "viz/swarm.h"

#include <math.h>
#include <stdlib.h>

#include "engine/base/memory.h"

typedef struct dot {
    double at;
    size_t index;
} dot;

static int compare(const void *a, const void *b)
{
    const dot *x = a;
    const dot *y = b;
    if (x->at != y->at) {
        return x->at < y->at ? -1 : 1;
    }
    return (x->index > y->index) - (x->index < y->index);
}

/* Rows from the line outwards, in turn above and below: 0, -1, 1, -2, 2... */
static double row_at(size_t row)
{
    double away = (double)((row + 1) / 2);
    return row % 2 == 1 ? -away : away;
}

/* Gives each dot the first row whose last dot it does not touch; returns how many rows. */
static size_t fill_rows(const dot *dots, size_t n, double size, double *ends, size_t *rows)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        size_t row = 0;
        while (row < count && dots[i].at - ends[row] < size) {
            row++;
        }
        count = row == count ? count + 1 : count;
        ends[row] = dots[i].at;
        rows[dots[i].index] = row;
    }
    return count;
}

pm_status pm_swarm(const double *at, size_t n, double size, double most, double *offsets,
                   double *high, pm_error *err)
{
    dot *dots = pm_new_array(n, sizeof *dots);
    double *ends = pm_new_array(n, sizeof *ends);
    size_t *rows = pm_new_array(n, sizeof *rows);
    pm_status status = dots != NULL && ends != NULL && rows != NULL ? PM_OK : pm_fail_memory(err);
    if (status != PM_OK) {
        goto cleanup;
    }
    for (size_t i = 0; i < n; i++) {
        dots[i] = (dot){at[i], i};
    }
    qsort(dots, n, sizeof *dots, compare);
    size_t count = fill_rows(dots, n, size, ends, rows);
    double reach = 2 * fabs(row_at(count > 0 ? count - 1 : 0)) * size + size;
    double squeeze = reach > most && reach > size ? (most - size) / (reach - size) : 1;
    for (size_t i = 0; i < n; i++) {
        offsets[i] = row_at(rows[i]) * size * squeeze;
    }
    *high = (reach - size) * squeeze + size;
cleanup:
    free(dots);
    free(ends);
    free(rows);
    return status;
}
