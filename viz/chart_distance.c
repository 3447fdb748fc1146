/* Drawing: how far each sector is from decisions. The members' steps to the decision body in; a
 * row of marks for each sector out, one mark a member, with the sector's median. */
#include <math.h>

#include "engine/audit/words.h"
#include "viz/chart_distance.h"

static const double NAMES_WIDTH = 112;
static const double MEDIAN_WIDTH = 40;
static const double HEAD = 24;
static const double HIGHEST_ROW = 52;
static const double BASE_RISE = 5; /* of the line marks stand on, over a row's end */
static const double LARGEST_MARK = 3.5;
static const double SMALLEST_MARK = 1.2;
static const double PITCH = 2.75; /* from mark to mark, in marks' sizes */

static bool is_missing(pm_chart_page *page)
{
    if (pm_measures_rows(page->measures, PM_LEVEL_ORGANISATION) > 0 &&
        pm_measures_decision_body_count(page->measures) > 0) {
        return false;
    }
    pm_chart_missing(
        page, "How far members are from decisions is not known.",
        "No decision body is named. Record \"decision_body\" as true on the body where "
        "decisions are made, or name it with --decision.");
    return true;
}

/* --- places ---------------------------------------------------------------------------------- */

/* Columns drawn: those up to the farthest, then "no route" where some have none. */
static size_t columns_of(const pm_distance_chart *of)
{
    return of->farthest + 1 + (of->no_route > 0 ? 1 : 0);
}

static double plot_left(void)
{
    return PM_CHART_AREA.left + NAMES_WIDTH;
}

static double middle_of(const pm_distance_chart *of, size_t column)
{
    size_t place = column == PM_NO_ROUTE ? of->farthest + 1 : column;
    return plot_left() + ((double)place + 0.5) * of->width;
}

static double base_of(const pm_distance_chart *of, size_t row)
{
    return PM_CHART_AREA.top + HEAD + (double)(row + 1) * of->height - BASE_RISE;
}

static size_t fullest_cell(const pm_distance_chart *of)
{
    size_t most = 0;
    for (size_t i = 0; i < of->row_count; i++) {
        for (size_t c = 0; c < PM_DISTANCE_COLUMNS; c++) {
            most = of->rows[i].counts[c] > most ? of->rows[i].counts[c] : most;
        }
    }
    return most;
}

/* Marks abreast in a cell. */
static size_t abreast(const pm_distance_chart *of)
{
    return (size_t)pm_most(1, floor((of->width - 6) / (PITCH * of->mark)));
}

/* The largest mark at which the fullest cell holds all of its own. */
static void set_marks(pm_distance_chart *of)
{
    size_t most = fullest_cell(of);
    for (of->mark = LARGEST_MARK; of->mark >= SMALLEST_MARK; of->mark -= 0.1) {
        double levels = floor((of->height - 6) / (PITCH * of->mark));
        if (levels >= 1 && levels * (double)abreast(of) >= (double)most) {
            return;
        }
    }
    of->mark = 0;
}

static void set_sizes(pm_distance_chart *of)
{
    pm_box area = PM_CHART_AREA;
    of->width = (area.right - MEDIAN_WIDTH - plot_left()) / (double)columns_of(of);
    of->height = pm_least(HIGHEST_ROW, (area.bottom - area.top - HEAD) / (double)of->row_count);
    set_marks(of);
}

/* --- marks ----------------------------------------------------------------------------------- */

static void say_steps(const pm_distance_chart *of, size_t column, pm_text *words)
{
    if (column == PM_NO_ROUTE) {
        pm_text_add(words, "no route to the decision body");
    } else {
        bool more = of->is_capped && column == PM_MOST_STEPS;
        pm_say_steps(words, (double)column);
        pm_text_add(words, more ? " or more" : "");
    }
}

static void draw_member(pm_chart_page *page, const pm_distance_chart *of, size_t member, size_t nth)
{
    const pm_distance_row *row = &of->rows[of->row_of[member]];
    size_t column = of->column[member];
    size_t in_cell = row->counts[column];
    size_t wide = in_cell < abreast(of) ? in_cell : abreast(of);
    double pitch = PITCH * of->mark;
    double x = middle_of(of, column) + ((double)(nth % wide) - (double)(wide - 1) / 2) * pitch;
    double y = base_of(of, of->row_of[member]) - ((double)(nth / wide) + 0.5) * pitch;
    pm_text words = {0};
    pm_text_addf(&words, "%s: ", pm_chart_member(page, member));
    if (pm_measures_is_decision_body(page->measures, member)) {
        pm_text_add(&words, "where decisions are made");
    } else {
        say_steps(of, column, &words);
    }
    pm_mark_begin(page, "mark member", &words);
    pm_svg_sign(&page->marks, (pm_point){x, y}, of->mark, pm_chart_sign(page, member), false);
    pm_mark_end(page);
}

static void draw_members(pm_chart_page *page, const pm_distance_chart *of)
{
    size_t drawn[PM_DISTANCE_ROWS][PM_DISTANCE_COLUMNS] = {{0}};
    size_t members = pm_measures_rows(page->measures, PM_LEVEL_ORGANISATION);
    for (size_t i = 0; i < members; i++) {
        draw_member(page, of, i, drawn[of->row_of[i]][of->column[i]]++);
    }
}

/* Fill of a count, by how large it is beside the largest. */
static size_t shade_of(size_t count, size_t most)
{
    return 1 + (count * (PM_RAMP - 1) - 1) / most;
}

/* Of so many that marks would be specks: how many there are, the darker the more. */
static void draw_counts(pm_chart_page *page, const pm_distance_chart *of)
{
    size_t most = fullest_cell(of);
    for (size_t i = 0; i < of->row_count; i++) {
        for (size_t c = 0; c < PM_DISTANCE_COLUMNS; c++) {
            size_t count = of->rows[i].counts[c];
            if (count == 0) {
                continue;
            }
            pm_text words = {0};
            pm_text figure = {0};
            pm_text_addf(&figure, "%zu", count);
            pm_text_addf(&words, "%s: %zu at ", of->rows[i].name, count);
            say_steps(of, c, &words);
            const char *fill = page->colours->ramp[shade_of(count, most)];
            double x = middle_of(of, c);
            double half = of->width / 2 - 1;
            double top = base_of(of, i) + BASE_RISE - of->height;
            pm_mark_begin(page, "mark count", &words);
            pm_svg_box(&page->marks, (pm_box){x - half, top + 1, x + half, top + of->height - 1}, 0,
                       fill, PM_RULE, 0.5);
            pm_chart_say(page, (pm_point){x, top + of->height / 2 + 2.6},
                         pm_chart_keep(page, &figure), PM_CHART_FONT, pm_text_on(fill),
                         PM_ANCHOR_MIDDLE);
            pm_mark_end(page);
        }
    }
}

static void add_corner(pm_text *svg, double x, double y)
{
    pm_text_add_rounded(svg, x, 2);
    pm_text_add(svg, ",");
    pm_text_add_rounded(svg, y, 2);
    pm_text_add(svg, " ");
}

/* A wedge under the row's line, and the figure at its end. */
static void draw_median(pm_chart_page *page, const pm_distance_chart *of, size_t index)
{
    const pm_distance_row *row = &of->rows[index];
    if (!row->has_median) {
        return;
    }
    double x = plot_left() + (pm_least(row->median, PM_MOST_STEPS) + 0.5) * of->width;
    double y = base_of(of, index);
    pm_text words = {0};
    pm_text_addf(&words, "%s: median ", row->name);
    pm_say_steps(&words, row->median);
    pm_text_addf(&page->story, " %s.", pm_text_bytes(&words));
    pm_mark_begin(page, "mark median", &words);
    if (of->mark > 0) {
        pm_text_add(&page->marks, "<polygon points=\"");
        add_corner(&page->marks, x, y + 0.6);
        add_corner(&page->marks, x - 3, y + 4.4);
        add_corner(&page->marks, x + 3, y + 4.4);
        pm_text_add(&page->marks, "\" fill=\"" PM_INK "\"/>\n");
    }
    pm_text figure = {0};
    pm_text_add_rounded(&figure, row->median, 1);
    pm_chart_say(page, (pm_point){PM_CHART_AREA.right, y - 1}, pm_chart_keep(page, &figure),
                 PM_CHART_BOLD, PM_INK, PM_ANCHOR_END);
    pm_mark_end(page);
}

static void draw_rows(pm_chart_page *page, const pm_distance_chart *of)
{
    double right = PM_CHART_AREA.right;
    for (size_t i = 0; i < of->row_count; i++) {
        const pm_distance_row *row = &of->rows[i];
        pm_point at = {PM_CHART_AREA.left, base_of(of, i) - 1};
        pm_svg_line(&page->marks, (pm_point){plot_left(), at.y + 1}, (pm_point){right, at.y + 1},
                    PM_RULE, 0.6, "");
        pm_sector_row_say(page, at, row->sign, row->name, NAMES_WIDTH - 8);
        draw_median(page, of, i);
    }
}

/* Numbers of steps over the columns. */
static void draw_head(pm_chart_page *page, const pm_distance_chart *of)
{
    double y = PM_CHART_AREA.top + HEAD - 4;
    for (size_t c = 0; c <= of->farthest; c++) {
        pm_text steps = {0};
        pm_text_addf(&steps, "%zu%s", c, of->is_capped && c == PM_MOST_STEPS ? "+" : "");
        pm_chart_say(page, (pm_point){middle_of(of, c), y}, pm_chart_keep(page, &steps),
                     PM_CHART_BOLD, PM_INK, PM_ANCHOR_MIDDLE);
    }
    if (of->no_route > 0) {
        double x = middle_of(of, PM_NO_ROUTE);
        pm_svg_line(&page->marks, (pm_point){x - of->width / 2, y + 4},
                    (pm_point){x - of->width / 2, base_of(of, of->row_count - 1)}, PM_INK_FAINT,
                    0.7, "3,2");
        pm_chart_say(page, (pm_point){x, y}, "no route", PM_CHART_BOLD, PM_INK, PM_ANCHOR_MIDDLE);
    }
    pm_chart_say(page, (pm_point){plot_left(), y - 11}, "steps to the decision body", PM_CHART_FONT,
                 PM_INK_SOFT, PM_ANCHOR_START);
    if (of->sectors.count > 0) {
        pm_chart_say(page, (pm_point){PM_CHART_AREA.right, y}, "median", PM_CHART_FONT, PM_INK_SOFT,
                     PM_ANCHOR_END);
    }
}

/* --- words ----------------------------------------------------------------------------------- */

/* The row with the largest median, or NULL when none has one. Rows are ordered by median. */
static const pm_distance_row *find_farthest(const pm_distance_chart *of)
{
    const pm_distance_row *last = NULL;
    for (size_t i = 0; i < of->row_count; i++) {
        last = of->rows[i].has_median ? &of->rows[i] : last;
    }
    return last;
}

/* "1 step (Housing and two others)". */
static void say_median(pm_chart_page *page, const pm_distance_chart *of, const pm_distance_row *row)
{
    size_t alike = 0;
    for (size_t i = 0; i < of->row_count; i++) {
        bool same = of->rows[i].has_median && !(of->rows[i].median < row->median) &&
                    !(of->rows[i].median > row->median);
        alike += same ? 1 : 0;
    }
    pm_say_steps(&page->message, row->median);
    pm_text_addf(&page->message, " (%s", pm_chart_fitted(page, row->name, 120, PM_CHART_FONT));
    if (alike > 1) {
        pm_text_add(&page->message, " and ");
        pm_say_counted(&page->message, alike - 1, "other", "others");
    }
    pm_text_add(&page->message, ")");
}

static void say_message(pm_chart_page *page, const pm_distance_chart *of)
{
    const pm_distance_row *farthest = find_farthest(of);
    double mean = 0;
    if (farthest != NULL && farthest->median > of->rows[0].median) {
        pm_text_add(&page->message, "Medians of sectors run from ");
        say_median(page, of, &of->rows[0]);
        pm_text_add(&page->message, " to ");
        say_median(page, of, farthest);
        pm_text_add(&page->message, ". ");
    } else if (pm_chart_network(page, "decision_distance_mean", &mean)) {
        pm_text_add(&page->message, "Members are ");
        pm_say_steps(&page->message, mean);
        pm_text_add(&page->message, " from decisions on average. ");
    }
    if (of->no_route > 0) {
        pm_say_counted_first(&page->message, of->no_route, "member has no route to the decision ",
                             "members have no route to the decision ");
        pm_text_add(&page->message, "body.");
    }
}

static void say_note(pm_chart_page *page, const pm_distance_chart *of)
{
    pm_text_add(&page->note, of->mark > 0 ? "Each mark is a member, boxes are bodies, the dark one "
                                            "decides."
                                          : "Figures count members.");
    if (of->sectors.count > 0) {
        pm_text_addf(&page->note, " %s the median of those with a route.",
                     of->mark > 0 ? "The wedge is" : "At the right stands");
    }
    if (of->sectors.count == 0) {
        pm_text_add(&page->title, "How far members are from decisions");
        pm_text_add(&page->note, " No sector is stated: record \"sector\" on organisations to "
                                 "compare them.");
    }
    if (pm_measures_settings(page->measures)->directed) {
        pm_text_add(&page->note, " Routes follow the direction of ties.");
    }
    pm_sector_rows_note(page, &of->sectors);
}

pm_status pm_chart_distance(pm_chart_page *page, pm_error *err)
{
    pm_distance_chart of = {0};
    if (is_missing(page)) {
        return PM_OK;
    }
    pm_status status = pm_distance_collect(page, &of, err);
    if (status != PM_OK) {
        return status;
    }
    set_sizes(&of);
    draw_head(page, &of);
    draw_rows(page, &of);
    if (of.mark > 0) {
        draw_members(page, &of);
    } else {
        draw_counts(page, &of);
    }
    say_message(page, &of);
    say_note(page, &of);
    return PM_OK;
}
