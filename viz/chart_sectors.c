/* Drawing: sectors as rows of a chart, however many there are. Measures in, at most twelve rows by
 * size out. */
#include "viz/chart_sectors.h"

#include <stdint.h>
#include <stdlib.h>

typedef struct sized_sector {
    size_t sector, members;
} sized_sector;

static int by_size(const void *left, const void *right)
{
    const sized_sector *x = left;
    const sized_sector *y = right;
    if (x->members != y->members) {
        return x->members > y->members ? -1 : 1;
    }
    return x->sector < y->sector ? -1 : x->sector > y->sector;
}

static sized_sector *sort_sectors(const pm_measures *measures, size_t count)
{
    sized_sector *sorted = pm_new_array(count, sizeof *sorted);
    for (size_t i = 0; sorted != NULL && i < count; i++) {
        double members = 0;
        pm_measures_number(measures, PM_LEVEL_SECTOR, "members", i, &members);
        sorted[i] = (sized_sector){i, (size_t)members};
    }
    if (sorted != NULL) {
        qsort(sorted, count, sizeof *sorted, by_size);
    }
    return sorted;
}

static pm_sector_row row_of_sector(pm_chart_page *page, size_t sector)
{
    return (pm_sector_row){
        .name = pm_chart_clean(page, pm_measures_row_name(page->measures, PM_LEVEL_SECTOR, sector)),
        .sector = sector,
        .sign = pm_sector_sign(page->palette, sector)};
}

static pm_sector_row row_of_others(pm_chart_page *page, size_t sectors)
{
    pm_text name = {0};
    pm_text_addf(&name, "%zu other sectors", sectors);
    return (pm_sector_row){.name = pm_chart_keep(page, &name),
                           .sector = SIZE_MAX,
                           .sign = pm_neutral_sign(page->palette, true)};
}

pm_status pm_sector_rows_make(pm_chart_page *page, pm_sector_rows *rows, pm_error *err)
{
    size_t count = pm_measures_rows(page->measures, PM_LEVEL_SECTOR);
    size_t own = count <= PM_MOST_SECTOR_ROWS ? count : PM_MOST_SECTOR_ROWS - 1;
    *rows = (pm_sector_rows){.count = own, .gathered = count - own};
    rows->row_of = pm_arena_new(&page->arena, (count + 1) * sizeof *rows->row_of);
    sized_sector *sorted = sort_sectors(page->measures, count);
    if (rows->row_of == NULL || sorted == NULL) {
        free(sorted);
        return pm_fail_memory(err);
    }
    if (rows->gathered > 0) {
        rows->rows[rows->count++] = row_of_others(page, rows->gathered);
    }
    for (size_t i = 0; i < count; i++) {
        size_t row = i < own ? i : own;
        if (i < own) {
            rows->rows[row] = row_of_sector(page, sorted[i].sector);
        }
        rows->rows[row].members += sorted[i].members;
        rows->row_of[sorted[i].sector] = row;
    }
    free(sorted);
    return PM_OK;
}

void pm_sector_rows_note(pm_chart_page *page, const pm_sector_rows *rows)
{
    if (rows->gathered > 0) {
        pm_text_addf(&page->note, " The %zu smallest sectors are gathered in one row.",
                     rows->gathered);
    }
}

pm_sign pm_chart_sign(const pm_chart_page *page, size_t member)
{
    const pm_measures *measures = page->measures;
    size_t node = pm_measures_node_of_member(measures, member);
    size_t sector = pm_measures_sector_of_member(measures, member);
    if (pm_measures_is_decision_body(measures, member)) {
        return (pm_sign){PM_SHAPE_BOX, PM_INK};
    }
    if (pm_map_kind(pm_measures_map(measures), node) == PM_BODY) {
        return (pm_sign){PM_SHAPE_BOX, page->palette->body};
    }
    return sector != SIZE_MAX
               ? pm_sector_sign(page->palette, sector)
               : pm_neutral_sign(page->palette, pm_measures_rows(measures, PM_LEVEL_SECTOR) > 0);
}

void pm_sector_row_say(pm_chart_page *page, pm_point at, pm_sign sign, const char *words,
                       double width)
{
    static const double room = 12;
    pm_svg_sign(&page->marks, (pm_point){at.x + 4, at.y - 2.5}, 3.2, sign, false);
    pm_chart_say(page, (pm_point){at.x + room, at.y},
                 pm_chart_fitted(page, words, width - room, PM_CHART_FONT), PM_CHART_FONT, PM_INK,
                 PM_ANCHOR_START);
}
