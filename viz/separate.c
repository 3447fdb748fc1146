/* Drawing: the guarantee that no two marks overlap, whatever came before. A part with places in,
 * places without overlapping marks out. */
#include "viz/separate.h"

#include <math.h>
#include <stdlib.h>

#include "viz/spread.h"

enum { PUSHES = 60, SMALLER = 12, NAMED_UNTIL = 3, SPREADS = 4 };

static const double GAP = 1.0;
static const double EVENLY = 0.25; /* of the way from where members stand to equal density */
static const double SHRINK = 0.85;
static const double WITHOUT_NAME = 0.35; /* of a body's box */

/* What is to stay clear of others: a mark, or a mark with its label. */
static pm_box footprint(const pm_picture_node *node, bool with_label)
{
    pm_box mark = pm_mark_box(node);
    if (!with_label || !pm_has_outer_label(node)) {
        return mark;
    }
    pm_box label = pm_label_box(node);
    return (pm_box){fmin(mark.left, label.left), fmin(mark.top, label.top),
                    fmax(mark.right, label.right), fmax(mark.bottom, label.bottom)};
}

static void keep_inside(pm_picture_node *node, pm_box zone, bool with_label)
{
    if (with_label) {
        pm_box box = footprint(node, true);
        node->at.x += fmax(0, zone.left - box.left) - fmax(0, box.right - zone.right);
        node->at.y += fmax(0, zone.top - box.top) - fmax(0, box.bottom - zone.bottom);
    }
    node->at.x = fmax(node->at.x, zone.left + node->half_width);
    node->at.x = fmin(node->at.x, zone.right - node->half_width);
    node->at.y = fmax(node->at.y, zone.top + node->above);
    node->at.y = fmin(node->at.y, zone.bottom - node->below);
}

/* The direction in which a mark may go: along its ring, clockwise, or that of the push. */
static pm_point way_of(const pm_picture_node *node, pm_point push)
{
    const pm_rail *rail = &node->rail;
    if (rail->kind != PM_RAIL_RING) {
        return push;
    }
    double x = -(node->at.y - rail->centre.y) * rail->radius_x / fmax(rail->radius_y, 1);
    double y = (node->at.x - rail->centre.x) * rail->radius_y / fmax(rail->radius_x, 1);
    double length = fmax(hypot(x, y), 1e-6);
    double sign = x * push.x + y * push.y < 0 ? -1 : 1;
    return (pm_point){sign * x / length, sign * y / length};
}

/* How far along a way two boxes are apart that share so much across and down. */
static double apart_after(pm_point way, double across, double down)
{
    return fmin(across / fmax(fabs(way.x), 1e-3), down / fmax(fabs(way.y), 1e-3));
}

/* Pushes two overlapping footprints apart along the direction that needs less, or along their
 * rings.
 */
static bool push_apart(pm_picture_node *a, pm_picture_node *b, bool with_labels)
{
    pm_box one = pm_box_grown(footprint(a, with_labels), GAP / 2);
    pm_box two = pm_box_grown(footprint(b, with_labels), GAP / 2);
    if (!pm_boxes_overlap(one, two)) {
        return false;
    }
    double across = fmin(one.right, two.right) - fmax(one.left, two.left);
    double down = fmin(one.bottom, two.bottom) - fmax(one.top, two.top);
    bool on_rails = a->rail.kind != PM_RAIL_NONE || b->rail.kind != PM_RAIL_NONE;
    pm_point push = {a->at.x <= b->at.x ? 1 : -1, a->at.y <= b->at.y ? 1 : -1};
    if (!on_rails) {
        push.x = across < down ? push.x : 0;
        push.y = across < down ? 0 : push.y;
    }
    pm_point way_a = way_of(a, (pm_point){-push.x, -push.y});
    pm_point way_b = way_of(b, push);
    double by_a = apart_after(way_a, across, down) / 2 + 0.05;
    double by_b = apart_after(way_b, across, down) / 2 + 0.05;
    a->at = (pm_point){a->at.x + by_a * way_a.x, a->at.y + by_a * way_a.y};
    b->at = (pm_point){b->at.x + by_b * way_b.x, b->at.y + by_b * way_b.y};
    return true;
}

/* --- all of a part --------------------------------------------------------------------------- */

/* Members by the left ends of their marks, so that each need only be held against those that begin
 * before it ends. */
typedef struct sweep {
    pm_part *part;
    struct start {
        double left;
        size_t node;
    } * starts;
    bool with_labels;
} sweep;

static int compare_starts(const void *left, const void *right)
{
    const struct start *a = left;
    const struct start *b = right;
    if (a->left != b->left) {
        return a->left < b->left ? -1 : 1;
    }
    return a->node < b->node ? -1 : a->node > b->node ? 1 : 0;
}

static void sort_starts(sweep *in)
{
    for (size_t i = 0; i < in->part->node_count; i++) {
        size_t node = in->part->nodes[i];
        in->starts[i] =
            (struct start){footprint(&in->part->picture->nodes[node], in->with_labels).left, node};
    }
    qsort(in->starts, in->part->node_count, sizeof *in->starts, compare_starts);
}

/* One round of pushing. Marks that move meanwhile may be missed: the next round finds them. */
static bool push_all(sweep *in)
{
    pm_part *part = in->part;
    pm_picture_node *nodes = part->picture->nodes;
    bool pushed = false;
    sort_starts(in);
    for (size_t i = 0; i < part->node_count; i++) {
        pm_picture_node *node = &nodes[in->starts[i].node];
        double end = footprint(node, in->with_labels).right + GAP;
        for (size_t j = i + 1; j < part->node_count && in->starts[j].left <= end; j++) {
            pushed = push_apart(node, &nodes[in->starts[j].node], in->with_labels) || pushed;
        }
    }
    for (size_t i = 0; i < part->node_count; i++) {
        pm_picture_node *node = &nodes[part->nodes[i]];
        keep_inside(node, part->zone, in->with_labels);
        node->at = pm_on_rail(&node->rail, node->at);
    }
    return pushed;
}

static bool marks_overlap(sweep *in)
{
    const pm_part *part = in->part;
    const pm_picture_node *nodes = part->picture->nodes;
    sort_starts(in);
    for (size_t i = 0; i < part->node_count; i++) {
        pm_box box = pm_mark_box(&nodes[in->starts[i].node]);
        if (!pm_box_holds(part->zone, box)) {
            return true;
        }
        for (size_t j = i + 1; j < part->node_count && in->starts[j].left < box.right; j++) {
            if (pm_boxes_overlap(box, pm_mark_box(&nodes[in->starts[j].node]))) {
                return true;
            }
        }
    }
    return false;
}

static void push(sweep *in)
{
    bool pushed = true;
    for (int i = 0; i < PUSHES && pushed; i++) {
        pushed = push_all(in);
    }
}

/* Spreads the part more and more until pushing does the rest. */
static void spread(sweep *in, const pm_box *cells)
{
    for (int i = 1; i <= SPREADS; i++) {
        pm_spread_into(in->part, cells, i < SPREADS ? 1.0 / (SPREADS + 1 - i) : 1);
        if (i < SPREADS) {
            push(in);
        }
        if (!marks_overlap(in)) {
            return;
        }
    }
}

static void shrink(pm_picture_node *node, double by)
{
    node->mark_size *= by;
    node->half_width *= by;
    node->above *= by;
    node->below *= by;
}

static bool meets_another(const sweep *in, const pm_picture_node *node)
{
    for (size_t i = 0; i < in->part->node_count; i++) {
        const pm_picture_node *other = &in->part->picture->nodes[in->part->nodes[i]];
        if (other != node && pm_boxes_overlap(pm_mark_box(node), pm_mark_box(other))) {
            return true;
        }
    }
    return false;
}

/* Marks on rails cannot always get out of each other's way: then they become smaller, and bodies
 * lose the names in their boxes when that is not enough. */
static void shrink_and_push(sweep *in)
{
    for (int smaller = 0; smaller < SMALLER && marks_overlap(in); smaller++) {
        for (size_t i = 0; i < in->part->node_count; i++) {
            pm_picture_node *node = &in->part->picture->nodes[in->part->nodes[i]];
            bool named = node->role != PM_ROLE_MEMBER && node->labelled;
            bool kept = node->role == PM_ROLE_DECISION_BODY || smaller < NAMED_UNTIL;
            if (named && !kept && meets_another(in, node)) {
                node->labelled = false;
                shrink(node, WITHOUT_NAME);
            } else if (!named) {
                shrink(node, SHRINK);
            }
        }
        push(in);
    }
}

pm_status pm_separate(pm_part *part, bool crowded, pm_error *err)
{
    size_t n = part->node_count;
    sweep in = {.part = part, .starts = pm_new_array(n, sizeof *in.starts)};
    pm_box *cells = pm_new_array(n, sizeof *cells);
    pm_status status = in.starts != NULL && cells != NULL ? PM_OK : pm_fail_memory(err);
    if (status == PM_OK && crowded) {
        status = pm_spread_cells(part, cells, err);
    }
    if (status == PM_OK && crowded) {
        pm_spread_into(part, cells, EVENLY);
        in.with_labels = true;
        push(&in);
        in.with_labels = false;
    }
    if (status == PM_OK) {
        push(&in);
        if (n > 0 && part->picture->nodes[part->nodes[0]].rail.kind != PM_RAIL_NONE) {
            shrink_and_push(&in);
        }
        if (marks_overlap(&in)) {
            status = pm_spread_cells(part, cells, err);
        }
        if (status == PM_OK && marks_overlap(&in)) {
            spread(&in, cells);
        }
    }
    free(in.starts);
    free(cells);
    return status;
}
