/* Drawing: which sectors work with which. The level of mixing in; a triangle of cells out, each
 * darker the more of its possible ties there are. */
#include <math.h>
#include <stdint.h>

#include "engine/audit/words.h"
#include "viz/chart_axis.h"
#include "viz/chart_sectors.h"

enum { MOST_CELLS = PM_MOST_SECTOR_ROWS };

static const double NAMES_WIDTH = 124;
static const double WIDEST_CELL = 60;
static const double HIGHEST_CELL = 40;
static const double HEAD = 12; /* of signs over the columns */

typedef struct mixing_cell {
    double pairs, ties, expected;
} mixing_cell;

typedef struct mixing_chart {
    pm_sector_rows rows;
    mixing_cell cells[MOST_CELLS][MOST_CELLS]; /* [row][column], column <= row */
    double step;                               /* of the ramp, in density */
    double width, height;                      /* of a cell */
    pm_point corner;
    double expected; /* ties, from which on none at all is framed */
    size_t apart;    /* cells without a tie where one is expected */
    size_t alone;    /* cells of a single member */
} mixing_chart;

/* --- what there is to draw ------------------------------------------------------------------- */

static void add_row(const pm_chart_page *page, mixing_chart *of, size_t row)
{
    size_t a = 0;
    size_t b = 0;
    double ties = 0;
    double expected = 0;
    pm_measures_mixing(page->measures, row, &a, &b);
    pm_measures_number(page->measures, PM_LEVEL_MIXING, "ties", row, &ties);
    pm_measures_number(page->measures, PM_LEVEL_MIXING, "expected_ties", row, &expected);
    size_t x = of->rows.row_of[a];
    size_t y = of->rows.row_of[b];
    mixing_cell *cell = &of->cells[x > y ? x : y][x > y ? y : x];
    cell->ties += ties;
    cell->expected += expected;
}

static void count_pairs(mixing_chart *of)
{
    for (size_t i = 0; i < of->rows.count; i++) {
        for (size_t j = 0; j <= i; j++) {
            double of_i = (double)of->rows.rows[i].members;
            double of_j = (double)of->rows.rows[j].members;
            of->cells[i][j].pairs = i == j ? of_i * (of_i - 1) / 2 : of_i * of_j;
        }
    }
}

/* Round steps of which five reach the highest density. */
static void set_ramp(mixing_chart *of)
{
    double most = 0;
    for (size_t i = 0; i < of->rows.count; i++) {
        for (size_t j = 0; j <= i; j++) {
            const mixing_cell *cell = &of->cells[i][j];
            most = cell->pairs > 0 ? pm_most(most, cell->ties / cell->pairs) : most;
        }
    }
    of->step = most > 0 ? pm_nice_number(most / (PM_RAMP - 1)) : 0;
}

static bool is_missing(pm_chart_page *page)
{
    size_t sectors = pm_measures_rows(page->measures, PM_LEVEL_SECTOR);
    if (sectors < 2) {
        pm_chart_missing(
            page, "Which sectors work with which is not known.",
            "Fewer than two sectors are stated. Record \"sector\" on each organisation, "
            "or name the attribute that holds it with --sector.");
    } else if (pm_measures_tie_count(page->measures) == 0) {
        pm_chart_missing(page, "Which sectors work with which is not known.",
                         "The map has no ties. Record relationships as edges.");
    } else if (pm_measures_rows(page->measures, PM_LEVEL_MIXING) == 0) {
        pm_chart_missing(page, "There are too many sectors to compare them in pairs.",
                         "Ties by pair of sectors are counted for up to 200 sectors. Name an "
                         "attribute with fewer values with --sector.");
    } else {
        return false;
    }
    return true;
}

/* --- cells ----------------------------------------------------------------------------------- */

static pm_box cell_box(const mixing_chart *of, size_t row, size_t column)
{
    double left = of->corner.x + (double)column * of->width;
    double top = of->corner.y + (double)row * of->height;
    return (pm_box){left, top, left + of->width, top + of->height};
}

/* 0: no tie at all; then one fill a step. */
static size_t shade_of(const mixing_chart *of, const mixing_cell *cell)
{
    double steps = cell->ties > 0 ? ceil(cell->ties / cell->pairs / of->step - 1e-9) : 0;
    return (size_t)pm_least(steps, PM_RAMP - 1);
}

/* Two sectors that never meet though ties dealt evenly would join them. */
static bool is_apart(const mixing_chart *of, size_t row, size_t column)
{
    const mixing_cell *cell = &of->cells[row][column];
    bool is_pair = row != column && of->rows.rows[row].sector != SIZE_MAX &&
                   of->rows.rows[column].sector != SIZE_MAX;
    return is_pair && cell->pairs > 0 && cell->ties <= 0 && cell->expected >= of->expected;
}

/* "Health and Housing: 3 of 20 possible ties (15%); 5.2 expected". */
static void say_cell(const mixing_chart *of, size_t row, size_t column, pm_text *words)
{
    const mixing_cell *cell = &of->cells[row][column];
    if (row == column) {
        pm_text_addf(words, "Within %s: ", of->rows.rows[row].name);
    } else {
        pm_text_addf(words, "%s and %s: ", of->rows.rows[row].name, of->rows.rows[column].name);
    }
    if (cell->pairs <= 0) {
        pm_text_add(words, "a single member, so no tie is possible");
        return;
    }
    pm_text_addf(words, "%.0f of %.0f possible tie%s (", cell->ties, cell->pairs,
                 cell->pairs > 1 ? "s" : "");
    pm_say_share(words, cell->ties / cell->pairs);
    pm_text_add(words, "); ");
    pm_text_add_rounded(words, cell->expected, 1);
    pm_text_add(words, " expected");
}

static void draw_figure(pm_chart_page *page, pm_box box, const char *figure, const char *colour)
{
    pm_point at = {(box.left + box.right) / 2, (box.top + box.bottom) / 2 + 2.6};
    pm_chart_say(page, at, figure, PM_CHART_FONT, colour, PM_ANCHOR_MIDDLE);
}

static void draw_cell(pm_chart_page *page, const mixing_chart *of, size_t row, size_t column)
{
    const mixing_cell *cell = &of->cells[row][column];
    pm_box box = cell_box(of, row, column);
    pm_text words = {0};
    say_cell(of, row, column, &words);
    pm_text_addf(&page->story, " %s.", pm_text_bytes(&words));
    pm_mark_begin(page, is_apart(of, row, column) ? "mark cell apart" : "mark cell", &words);
    if (cell->pairs <= 0) {
        pm_svg_box(&page->marks, box, 0, PM_WHITE, PM_RULE, 0.6);
        pm_chart_hatch(&page->marks, box, PM_RULE);
        pm_svg_circle(&page->marks,
                      (pm_point){(box.left + box.right) / 2, (box.top + box.bottom) / 2}, 4.5,
                      PM_WHITE, NULL, 0);
        draw_figure(page, box, "-", PM_INK_SOFT);
    } else {
        const char *fill = page->colours->ramp[shade_of(of, cell)];
        pm_svg_box(&page->marks, box, 0, fill, PM_RULE, 0.6);
        if (is_apart(of, row, column)) {
            pm_svg_box(&page->marks, pm_box_grown(box, -1.6), 0, fill, page->palette->tie_carried,
                       1.2);
        }
        pm_text figure = {0};
        pm_text_addf(&figure, "%.0f", cell->ties);
        draw_figure(page, box, pm_chart_keep(page, &figure), pm_text_on(fill));
    }
    pm_mark_end(page);
}

static void draw_names(pm_chart_page *page, const mixing_chart *of)
{
    for (size_t i = 0; i < of->rows.count; i++) {
        const pm_sector_row *row = &of->rows.rows[i];
        pm_box box = cell_box(of, i, i);
        pm_text count = {0};
        pm_text_addf(&count, "%zu", row->members);
        double middle = (box.top + box.bottom) / 2;
        pm_sector_row_say(page, (pm_point){PM_CHART_AREA.left, middle + 2.6}, row->sign, row->name,
                          NAMES_WIDTH - 22);
        pm_chart_say(page, (pm_point){of->corner.x - 4, middle + 2.6}, pm_chart_keep(page, &count),
                     PM_CHART_FONT, PM_INK_SOFT, PM_ANCHOR_END);
        pm_svg_sign(&page->marks, (pm_point){(box.left + box.right) / 2, box.top - 6}, 3.2,
                    row->sign, false);
    }
}

static void draw_cells(pm_chart_page *page, mixing_chart *of)
{
    pm_box area = PM_CHART_AREA;
    double count = (double)of->rows.count;
    of->corner = (pm_point){area.left + NAMES_WIDTH, area.top + HEAD};
    of->width = pm_least(WIDEST_CELL, (area.right - of->corner.x) / count);
    of->height = pm_least(HIGHEST_CELL, (area.bottom - 16 - of->corner.y) / count);
    for (size_t i = 0; i < of->rows.count; i++) {
        for (size_t j = 0; j <= i; j++) {
            draw_cell(page, of, i, j);
            of->apart += is_apart(of, i, j) ? 1 : 0;
            of->alone += of->cells[i][j].pairs <= 0 ? 1 : 0;
        }
    }
    draw_names(page, of);
}

/* --- words ----------------------------------------------------------------------------------- */

static void draw_key(pm_chart_page *page, const mixing_chart *of)
{
    pm_chart_key keys[PM_RAMP] = {{page->colours->ramp[0], false, "none"}};
    for (size_t i = 1; i < PM_RAMP; i++) {
        pm_text words = {0};
        pm_text_add(&words, "to ");
        pm_text_add_rounded(&words, (double)i * of->step * 100, 2);
        pm_text_add(&words, "%");
        keys[i] = (pm_chart_key){page->colours->ramp[i], false, pm_chart_keep(page, &words)};
    }
    static const char head[] = "Ties, of those possible:";
    pm_point at = {PM_CHART_AREA.left, PM_CHART_AREA.bottom - 2};
    pm_chart_say(page, at, head, PM_CHART_FONT, PM_INK, PM_ANCHOR_START);
    at.x += pm_text_width(head, PM_CHART_FONT) + 8;
    pm_chart_keys(page, at, keys, of->step > 0 ? PM_RAMP : 1);
}

static void say_all(pm_chart_page *page, const mixing_chart *of)
{
    double ei = 0;
    double expected = 0;
    if (pm_chart_network(page, "ei_index", &ei) &&
        pm_chart_network(page, "ei_expected", &expected)) {
        pm_say_share(&page->message, (1 - ei) / 2);
        pm_text_add(&page->message, " of ties stay within one sector; dealt evenly over all pairs "
                                    "of members, ");
        pm_say_share(&page->message, (1 - expected) / 2);
        pm_text_add(&page->message, " would. ");
        pm_text_addf(&page->note, "E-I index %.2f, %.2f if dealt evenly. ", ei, expected);
    }
    if (of->step <= 0) {
        pm_text_add(&page->message, "No tie joins members with a sector.");
    }
    if (of->apart > 0) {
        pm_say_counted_first(&page->message, of->apart, "pair of sectors has no tie where ",
                             "pairs of sectors have no tie where ");
        pm_convention_fill(&page->message,
                           "{expected_ties_watch} or more would be expected (framed).",
                           &page->conventions);
    }
    pm_text_add(&page->note, "Figures are ties; beside a name stands its number of members.");
    pm_text_add(&page->note, of->alone > 0 ? " A dash: one member alone." : "");
    pm_sector_rows_note(page, &of->rows);
}

pm_status pm_chart_mixing(pm_chart_page *page, pm_error *err)
{
    mixing_chart of = {.expected = page->conventions.expected_ties_watch};
    if (is_missing(page)) {
        return PM_OK;
    }
    pm_status status = pm_sector_rows_make(page, &of.rows, err);
    if (status != PM_OK) {
        return status;
    }
    for (size_t row = 0; row < pm_measures_rows(page->measures, PM_LEVEL_MIXING); row++) {
        add_row(page, &of, row);
    }
    count_pairs(&of);
    set_ramp(&of);
    draw_cells(page, &of);
    draw_key(page, &of);
    say_all(page, &of);
    return PM_OK;
}
