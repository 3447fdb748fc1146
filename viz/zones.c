/* Drawing: where each connected part goes. Components with the sizes of their members in, one box a
 * component out; isolates and lone pairs are set in rows at the foot, under a caption. */
#include "viz/zones.h"

#include <math.h>
#include <stdlib.h>

#include "viz/views.h"

static const double MARGIN = 5;         /* between zones, and around cells */
static const double PAIR_DISTANCE = 34; /* between the two footprints of a pair */
static const double CAPTION_HEIGHT = 20;
/* That the rows may take from a connected part: in most maps, and where most members are in rows.
 */
static const double MOST_OF_AREA = 0.38;
static const double ALMOST_ALL = 0.66;

/* A component in a row: its one or two members. */
typedef struct cell {
    size_t nodes[2];
    size_t count;
    double width, above, below; /* around the line the marks stand on */
} cell;

static double half_footprint(const pm_picture_node *node)
{
    return pm_most(node->half_width, pm_has_outer_label(node) ? node->label.half_width : 0);
}

static double footprint_below(const pm_picture_node *node)
{
    double label = pm_has_outer_label(node) ? PM_LABEL_GAP + 2 * node->label.half_height : 0;
    return node->below + label;
}

static void measure_cell(const pm_picture *picture, cell *measured)
{
    measured->width = (double)(measured->count - 1) * PAIR_DISTANCE + 2 * MARGIN;
    measured->above = 0;
    measured->below = 0;
    for (size_t i = 0; i < measured->count; i++) {
        const pm_picture_node *node = &picture->nodes[measured->nodes[i]];
        measured->width += 2 * half_footprint(node);
        measured->above = pm_most(measured->above, node->above + PM_BADGE_RADIUS + 3);
        measured->below = pm_most(measured->below, footprint_below(node) + MARGIN);
    }
}

/* Sets one row of cells from "first" on; returns the first cell of the next row. With do_place the
 * members get their places, the row centred. *top is moved below the row. */
static size_t set_row(pm_picture *picture, const cell *cells, size_t count, size_t first,
                      pm_box area, double *top, bool do_place)
{
    double width = 0;
    double above = 0;
    double below = 0;
    size_t end = first;
    while (end < count && (end == first || width + cells[end].width <= area.right - area.left)) {
        width += cells[end].width;
        above = pm_most(above, cells[end].above);
        below = pm_most(below, cells[end].below);
        end++;
    }
    double x = area.left;
    for (size_t i = first; do_place && i < end; i++) {
        double left = x + MARGIN;
        for (size_t k = 0; k < cells[i].count; k++) {
            pm_picture_node *node = &picture->nodes[cells[i].nodes[k]];
            node->at = (pm_point){left + half_footprint(node), *top + above};
            node->side = PM_SIDE_BELOW;
            left += 2 * half_footprint(node) + PAIR_DISTANCE;
        }
        x += cells[i].width;
    }
    *top += above + below;
    return end;
}

static double set_rows(pm_picture *picture, const cell *cells, size_t count, pm_box area,
                       double top, bool do_place)
{
    for (size_t first = 0; first < count;) {
        first = set_row(picture, cells, count, first, area, &top, do_place);
    }
    return top;
}

/* Last resort for thousands: marks alone, small enough for a grid. */
static void set_grid(pm_picture *picture, const cell *cells, size_t count, pm_box area)
{
    double width = area.right - area.left;
    double height = area.bottom - area.top;
    size_t columns = (size_t)pm_most(1, ceil(sqrt((double)count * width / height)));
    size_t rows = (count + columns - 1) / columns;
    double pitch = pm_least(width / (double)columns, height / (double)rows);
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < cells[i].count; k++) {
            pm_picture_node *node = &picture->nodes[cells[i].nodes[k]];
            double shrink = pm_least(1, 0.4 * pitch / (double)cells[i].count /
                                            pm_most(node->half_width, node->above));
            node->labelled = false;
            node->mark_size *= shrink;
            node->half_width *= shrink;
            node->above *= shrink;
            node->below *= shrink;
            node->at =
                (pm_point){area.left + ((double)(i % columns) + 0.25 + 0.5 * (double)k) * pitch,
                           area.top + ((double)(i / columns) + 0.5) * pitch};
        }
    }
}

static const char *caption(const pm_picture *picture, size_t isolates, size_t pairs, bool alone)
{
    if (picture->view != NULL && picture->view->marks->only_funds) {
        return pairs == 0 ? "No money given or received:"
                          : "Apart from these flows, or without any:";
    }
    if (alone && pairs == 0) {
        return "No member has a tie to another:";
    }
    if (pairs == 0) {
        return isolates == 1 ? "No tie to any other member:" : "No ties to any other member:";
    }
    return alone ? "Tied to one other member at most:" : "Not connected with the others:";
}

/* Sets the cells into the area's foot and takes that off *area. */
static void set_cells(pm_picture *picture, cell *cells, size_t count, size_t pairs, bool alone,
                      pm_box *area)
{
    double height = area->bottom - area->top;
    size_t members = 0;
    for (size_t i = 0; i < count; i++) {
        measure_cell(picture, &cells[i]);
        members += cells[i].count;
    }
    double share = 0.8 * (double)members / (double)picture->node_count;
    share = pm_most(MOST_OF_AREA, pm_least(ALMOST_ALL, share));
    double most = alone ? height - CAPTION_HEIGHT : height * share;
    double needed = set_rows(picture, cells, count, *area, 0, false);
    if (needed > most) {
        for (size_t i = 0; i < count; i++) {
            for (size_t k = 0; k < cells[i].count; k++) {
                picture->nodes[cells[i].nodes[k]].labelled = false;
            }
            measure_cell(picture, &cells[i]);
        }
        needed = set_rows(picture, cells, count, *area, 0, false);
    }
    bool grid = needed > most;
    needed = pm_least(needed, most);
    double top = alone ? area->top + CAPTION_HEIGHT + (most - needed) / 3 : area->bottom - needed;
    pm_box rows = {area->left, top, area->right, top + needed};
    if (grid) {
        set_grid(picture, cells, count, rows);
    } else {
        set_rows(picture, cells, count, rows, top, true);
    }
    picture->captions[picture->caption_count++] =
        (pm_caption){.words = caption(picture, count - pairs, pairs, alone),
                     .at = {area->left, top - 4},
                     .font = PM_CAPTION_FONT,
                     .anchor = PM_ANCHOR_START};
    area->bottom = top - CAPTION_HEIGHT;
}

/* --- the other parts ------------------------------------------------------------------------- */

/* Cuts the box between components first..end-1 by their needs: in two halves of much the same need,
 * along the longer side, until each has its own. */
static void cut(const double *needs, const size_t *parts, size_t first, size_t end, pm_box box,
                pm_box *zones)
{
    if (end - first == 1) {
        zones[parts[first]] = box;
        return;
    }
    double all = 0;
    for (size_t i = first; i < end; i++) {
        all += needs[parts[i]];
    }
    double half = needs[parts[first]];
    size_t middle = first + 1;
    while (middle + 1 < end && half + needs[parts[middle]] / 2 < all / 2) {
        half += needs[parts[middle++]];
    }
    pm_box one = box;
    pm_box two = box;
    if (box.right - box.left > box.bottom - box.top) {
        one.right = box.left + (box.right - box.left) * half / all;
        two.left = one.right;
    } else {
        one.bottom = box.top + (box.bottom - box.top) * half / all;
        two.top = one.bottom;
    }
    cut(needs, parts, first, middle, one, zones);
    cut(needs, parts, middle, end, two, zones);
}

static double need_of(const pm_picture_node *node)
{
    double label = pm_has_outer_label(node)
                       ? (2 * node->label.half_width + 12) * (2 * node->label.half_height + 8)
                       : 0;
    return label + (2 * node->half_width + 14) * (node->above + node->below + 14);
}

typedef struct division {
    size_t *sizes; /* members a component */
    double *needs; /* area a component */
    size_t *parts; /* components that get zones */
    cell *cells;   /* by component, then packed: those in rows */
} division;

static void divide(pm_picture *picture, division *by, pm_box *zones, bool *placed)
{
    for (size_t i = 0; i < picture->node_count; i++) {
        size_t component = picture->nodes[i].component;
        cell *own = &by->cells[component];
        if (own->count < 2) {
            own->nodes[own->count++] = i;
        }
        by->sizes[component]++;
        by->needs[component] += need_of(&picture->nodes[i]);
    }
    size_t part_count = 0;
    size_t pairs = 0;
    size_t cell_count = 0;
    bool alone = picture->component_count > 0 && by->sizes[0] < 3;
    for (size_t i = 0; i < picture->component_count; i++) {
        bool pair_beside = by->sizes[i] == 2 && (i > 0 || picture->component_count > 1);
        bool lone_pair = by->sizes[i] == 2 && !pair_beside;
        placed[i] = by->sizes[i] == 1 || pair_beside;
        if (placed[i]) {
            pairs += by->sizes[i] == 2;
            by->cells[cell_count++] = by->cells[i];
        } else {
            by->parts[part_count++] = i;
            alone = alone && !lone_pair;
        }
    }
    pm_box area = picture->area;
    if (cell_count > 0) {
        set_cells(picture, by->cells, cell_count, pairs, alone, &area);
    }
    if (part_count > 0) {
        cut(by->needs, by->parts, 0, part_count, area, zones);
    }
    for (size_t i = 0; part_count > 1 && i < part_count; i++) {
        zones[by->parts[i]] = pm_box_grown(zones[by->parts[i]], -MARGIN);
    }
}

pm_status pm_zones_divide(pm_picture *picture, pm_box *zones, bool *placed, pm_error *err)
{
    size_t count = picture->component_count;
    division by = {
        .sizes = pm_new_array(count, sizeof(size_t)),
        .needs = pm_new_array(count, sizeof(double)),
        .parts = pm_new_array(count, sizeof(size_t)),
        .cells = pm_new_array(count, sizeof(cell)),
    };
    pm_status status = PM_OK;
    picture->caption_count = 0;
    picture->ring_count = 0;
    if (by.sizes == NULL || by.needs == NULL || by.parts == NULL || by.cells == NULL) {
        status = pm_fail_memory(err);
    } else {
        divide(picture, &by, zones, placed);
    }
    free(by.sizes);
    free(by.needs);
    free(by.parts);
    free(by.cells);
    return status;
}
