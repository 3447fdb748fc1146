/* Drawing: each member's share of the resource against its share of influence (betweenness).
 * Measures in; a scatter in four quadrants divided at equal shares out, with the names of those
 * that stand out. */
#include <stdint.h>

#include "engine/audit/words.h"
#include "viz/chart_quadrant.h"
#include "viz/chart_sectors.h"

enum { MOST_NAMES = 14 };

static const double ASIDE = 294; /* left of what stands beside the plot */
static const double WISHED_NAME = 52;
static const double WIDEST_NAME = 92;
#define PLOT PM_QUADRANT_PLOT
#define NAME_FONT ((pm_font){7.2, false})

/* Bit 0: rich, bit 1: central. */
static const char *const QUADRANT_NAMES[PM_QUADRANTS] = {
    "poor and peripheral", "rich and peripheral", "poor and central", "rich and central"};

static void say_missing(pm_chart_page *page)
{
    bool resource = pm_measures_resource(page->measures) != NULL;
    pm_chart_missing(page, "Who is rich and who is central cannot be told.",
                     resource
                         ? "It takes ties by which some member lies between others, and "
                           "amounts of 0 or more that do not all vanish. Record relationships "
                           "as edges, and \"budget\", \"staff\" or \"funding\" on organisations."
                         : "No member states a resource. Record \"budget\", \"staff\" or "
                           "\"funding\" on organisations, or name the attribute that holds it "
                           "with --resource.");
}

/* --- names ----------------------------------------------------------------------------------- */

static bool is_free(const pm_quadrant_chart *of, size_t own, pm_box box)
{
    for (size_t i = 0; i < of->caption_count; i++) {
        if (pm_boxes_overlap(box, of->captions[i])) {
            return false;
        }
    }
    for (size_t i = 0; i < of->count; i++) {
        const pm_picture_node *node = &of->nodes[i];
        if ((i != own && pm_boxes_overlap(box, pm_mark_box(node))) ||
            (node->labelled && pm_boxes_overlap(box, pm_label_box(node)))) {
            return false;
        }
    }
    return pm_box_holds(PLOT, box);
}

/* Would the box hide a part of the quadrants' borders? */
static bool meets_border(const pm_quadrant_chart *of, pm_box box)
{
    double x = pm_axis_at(&of->across, of->even_share);
    double y = pm_axis_at(&of->up, of->even_influence);
    return (box.left < x && x < box.right) || (box.top < y && y < box.bottom);
}

static void place_name(pm_chart_page *page, pm_quadrant_chart *of, size_t index)
{
    pm_picture_node *node = &of->nodes[index];
    const char **lines = node->label.lines;
    node->label.count =
        pm_wrap_name(&page->arena, node->name, WISHED_NAME, WIDEST_NAME, NAME_FONT, lines);
    page->marks.failed = page->marks.failed || (node->label.count == 0 && node->name[0] != '\0');
    node->label.half_width = pm_lines_width(lines, node->label.count, NAME_FONT) / 2 + 0.5;
    node->label.half_height = (double)node->label.count * NAME_FONT.size * PM_LINE_SPACING / 2;
    for (int i = 0; i < 2 * PM_SIDE_COUNT && !node->labelled && node->label.count > 0; i++) {
        node->side = (pm_side)(i % PM_SIDE_COUNT);
        pm_box box = pm_label_box(node);
        node->labelled = is_free(of, index, box) && (i >= PM_SIDE_COUNT || !meets_border(of, box));
    }
}

/* Names those above an equal share in something, the farthest from the corner of nothing first. */
static void place_names(pm_chart_page *page, pm_quadrant_chart *of)
{
    bool *seen = pm_arena_new(&page->arena, of->count + 1);
    page->marks.failed = page->marks.failed || seen == NULL;
    for (size_t round = 0; seen != NULL && round < MOST_NAMES; round++) {
        size_t best = SIZE_MAX;
        for (size_t i = 0; i < of->count; i++) {
            bool stands_out = !seen[i] && pm_quadrant_of(of, i) != 0;
            if (stands_out &&
                (best == SIZE_MAX || of->nodes[i].importance > of->nodes[best].importance)) {
                best = i;
            }
        }
        if (best == SIZE_MAX) {
            return;
        }
        seen[best] = true;
        place_name(page, of, best);
    }
}

static void draw_name(pm_chart_page *page, const pm_picture_node *node)
{
    pm_box box = pm_label_box(node);
    double step = NAME_FONT.size * PM_LINE_SPACING;
    pm_svg_box(&page->marks, box, 0, PM_WHITE, NULL, 0);
    for (size_t i = 0; i < node->label.count; i++) {
        pm_point at = {(box.left + box.right) / 2,
                       box.top + ((double)i + 0.5) * step + 0.34 * NAME_FONT.size};
        pm_chart_say(page, at, node->label.lines[i], NAME_FONT, PM_INK, PM_ANCHOR_MIDDLE);
    }
}

/* --- quadrants ------------------------------------------------------------------------------- */

static pm_box quadrant_box(const pm_quadrant_chart *of, size_t quadrant)
{
    double x = pm_axis_at(&of->across, of->even_share);
    double y = pm_axis_at(&of->up, of->even_influence);
    return (pm_box){(quadrant & 1U) != 0 ? x : PLOT.left, (quadrant & 2U) != 0 ? PLOT.top : y,
                    (quadrant & 1U) != 0 ? PLOT.right : x, (quadrant & 2U) != 0 ? y : PLOT.bottom};
}

/* Names a quadrant in whichever of its corners is free; it is named beside the plot anyway. */
static void name_quadrant(pm_chart_page *page, pm_quadrant_chart *of, size_t quadrant)
{
    const char *name = QUADRANT_NAMES[quadrant];
    pm_box own = pm_box_grown(quadrant_box(of, quadrant), -3);
    double width = pm_text_width(name, PM_CHART_BOLD);
    bool right = (quadrant & 1U) != 0;
    for (int i = 0; i < 4; i++) {
        bool at_right = (i % 2 == 0) == right;
        double left = at_right ? own.right - width : own.left;
        double top = i < 2 ? own.top : own.bottom - PM_CHART_BOLD.size * PM_LINE_SPACING;
        pm_box box = {left, top, left + width, top + PM_CHART_BOLD.size * PM_LINE_SPACING};
        if (pm_box_holds(own, box) && is_free(of, SIZE_MAX, box)) {
            pm_chart_say(page, (pm_point){box.left, box.bottom - 2.4}, name, PM_CHART_BOLD,
                         PM_INK_FAINT, PM_ANCHOR_START);
            of->captions[of->caption_count++] = box;
            return;
        }
    }
}

static void draw_borders(pm_chart_page *page, const pm_quadrant_chart *of)
{
    double x = pm_axis_at(&of->across, of->even_share);
    double y = pm_axis_at(&of->up, of->even_influence);
    pm_text *svg = &page->marks;
    pm_svg_line(svg, (pm_point){x, PLOT.top}, (pm_point){x, PLOT.bottom}, PM_INK_FAINT, 0.9, "4,3");
    pm_svg_line(svg, (pm_point){PLOT.left, y}, (pm_point){PLOT.right, y}, PM_INK_FAINT, 0.9, "4,3");
}

static void draw_marks(pm_chart_page *page, const pm_quadrant_chart *of)
{
    for (size_t i = 0; i < of->count; i++) {
        if (of->nodes[i].labelled) {
            draw_name(page, &of->nodes[i]);
        }
    }
    for (size_t i = 0; i < of->count; i++) {
        const pm_picture_node *node = &of->nodes[i];
        pm_text words = {0};
        pm_text_addf(&words, "%s: ", node->name);
        pm_say_share(&words, node->share);
        pm_text_addf(&words, " of the stated %s, ", of->resource);
        pm_say_share(&words, of->influence[i]);
        pm_text_addf(&words, " of influence; %s", QUADRANT_NAMES[pm_quadrant_of(of, i)]);
        pm_mark_begin(page, "mark member", &words);
        pm_svg_sign(&page->marks, node->at, of->mark_size, node->sign, false);
        pm_mark_end(page);
    }
}

/* --- beside the plot ------------------------------------------------------------------------- */

/* "none is ...", "one is ...", "five are ...". */
static void say_some(pm_text *text, size_t count, const char *what)
{
    if (count == 0) {
        pm_text_add(text, "none is");
    } else {
        pm_say_counted(text, count, "is", "are");
    }
    pm_text_addf(text, " %s", what);
}

static double list_quadrants(pm_chart_page *page, const pm_quadrant_chart *of)
{
    size_t counts[PM_QUADRANTS] = {0};
    for (size_t i = 0; i < of->count; i++) {
        counts[pm_quadrant_of(of, i)]++;
    }
    double y = PLOT.top + 5;
    for (size_t q = PM_QUADRANTS; q-- > 0; y += 10) {
        pm_text count = {0};
        pm_text_addf(&count, "%zu", counts[q]);
        pm_chart_say(page, (pm_point){ASIDE + 12, y}, pm_chart_keep(page, &count), PM_CHART_BOLD,
                     PM_INK, PM_ANCHOR_END);
        pm_chart_say(page, (pm_point){ASIDE + 16, y}, QUADRANT_NAMES[q], PM_CHART_FONT, PM_INK,
                     PM_ANCHOR_START);
        pm_text_addf(&page->story, " %s: %zu.", QUADRANT_NAMES[q], counts[q]);
    }
    pm_text_addf(&page->message, "Of %zu members that state their %s, ", of->count, of->resource);
    say_some(&page->message, counts[1], "rich and peripheral, ");
    say_some(&page->message, counts[2], "poor and central.");
    return y;
}

static bool has_sector(const pm_quadrant_chart *of, const pm_sector_rows *rows, size_t row)
{
    for (size_t i = 0; i < of->count; i++) {
        size_t sector = of->nodes[i].sector;
        if (sector != SIZE_MAX && rows->row_of[sector] == row) {
            return true;
        }
    }
    return false;
}

static pm_status list_sectors(pm_chart_page *page, const pm_quadrant_chart *of, double y,
                              pm_error *err)
{
    pm_sector_rows rows;
    pm_status status = pm_sector_rows_make(page, &rows, err);
    if (status != PM_OK) {
        return status;
    }
    y += 8;
    for (size_t i = 0; i < rows.count; i++) {
        if (has_sector(of, &rows, i)) {
            const pm_sector_row *row = &rows.rows[i];
            pm_sector_row_say(page, (pm_point){ASIDE, y}, row->sign, row->name,
                              PM_CHART_AREA.right - ASIDE);
            y += 10.5;
        }
    }
    return PM_OK;
}

static void say_all(pm_chart_page *page, const pm_quadrant_chart *of)
{
    size_t members = pm_measures_rows(page->measures, PM_LEVEL_ORGANISATION);
    pm_text words = {0};
    pm_text_addf(&words, "share of the stated %s", of->resource);
    const char *across = pm_chart_keep(page, &words);
    pm_chart_say(page, (pm_point){(PLOT.left + PLOT.right) / 2, PLOT.bottom + 22},
                 pm_chart_fitted(page, across, PLOT.right - PLOT.left, PM_CHART_FONT),
                 PM_CHART_FONT, PM_INK_SOFT, PM_ANCHOR_MIDDLE);
    pm_chart_say(page, (pm_point){PM_CHART_AREA.left, PLOT.top - 7},
                 "share of influence (shortest routes between others)", PM_CHART_FONT, PM_INK_SOFT,
                 PM_ANCHOR_START);
    double influence = 0;
    for (size_t i = 0; i < of->count; i++) {
        influence += of->influence[i];
    }
    pm_text_addf(&page->note, "Dashed: an equal share each. %zu of %zu members state their %s",
                 of->count, members, of->resource);
    if (of->count < members) {
        pm_text_add(&page->note, "; the others, not shown, have ");
        pm_say_share(&page->note, pm_most(0, 1 - influence));
        pm_text_add(&page->note, " of influence");
    }
    pm_text_add(&page->note, ".");
    if (of->across.root || of->up.root) {
        pm_text_addf(&page->note, " Square-root scale for %s.",
                     of->across.root && of->up.root ? "both shares"
                     : of->across.root              ? of->resource
                                                    : "influence");
    }
}

pm_status pm_chart_quadrant(pm_chart_page *page, pm_error *err)
{
    pm_quadrant_chart of = {0};
    pm_status status = pm_quadrant_collect(page, &of, err);
    if (status != PM_OK) {
        return status;
    }
    if (of.count < 2) {
        say_missing(page);
        return PM_OK;
    }
    of.resource = pm_chart_clean(page, pm_measures_resource(page->measures));
    status = pm_quadrant_place(&of, err);
    if (status != PM_OK) {
        return status;
    }
    pm_axis_across(page, &of.across, PLOT);
    pm_axis_up(page, &of.up, PLOT);
    draw_borders(page, &of);
    for (size_t i = 0; i < PM_QUADRANTS; i++) {
        name_quadrant(page, &of, i);
    }
    place_names(page, &of);
    draw_marks(page, &of);
    double y = list_quadrants(page, &of);
    say_all(page, &of);
    return list_sectors(page, &of, y, err);
}
