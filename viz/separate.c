/* Drawing: the guarantee that no two marks overlap, whatever came before. A part with places in,
 * places without overlapping marks out. */
#include "viz/separate.h"

#include <math.h>

enum { PUSHES = 60, SMALLER = 12 };

static const double GAP = 1.0;
static const double SHRINK = 0.85;

static void keep_inside(pm_picture_node *node, pm_box zone)
{
    node->at.x = fmax(node->at.x, zone.left + node->half_width);
    node->at.x = fmin(node->at.x, zone.right - node->half_width);
    node->at.y = fmax(node->at.y, zone.top + node->above);
    node->at.y = fmin(node->at.y, zone.bottom - node->below);
}

/* Pushes two overlapping marks apart along the direction that needs less. */
static bool push_apart(pm_picture_node *a, pm_picture_node *b)
{
    pm_box one = pm_box_grown(pm_mark_box(a), GAP / 2);
    pm_box two = pm_box_grown(pm_mark_box(b), GAP / 2);
    if (!pm_boxes_overlap(one, two)) {
        return false;
    }
    double x = fmin(one.right, two.right) - fmax(one.left, two.left);
    double y = fmin(one.bottom, two.bottom) - fmax(one.top, two.top);
    if (x < y) {
        double by = (x / 2 + 0.05) * (a->at.x <= b->at.x ? 1 : -1);
        a->at.x -= by;
        b->at.x += by;
    } else {
        double by = (y / 2 + 0.05) * (a->at.y <= b->at.y ? 1 : -1);
        a->at.y -= by;
        b->at.y += by;
    }
    return true;
}

static bool push_all(pm_part *part)
{
    pm_picture_node *nodes = part->picture->nodes;
    bool pushed = false;
    for (size_t i = 0; i < part->node_count; i++) {
        for (size_t j = i + 1; j < part->node_count; j++) {
            pushed = push_apart(&nodes[part->nodes[i]], &nodes[part->nodes[j]]) || pushed;
        }
    }
    for (size_t i = 0; i < part->node_count; i++) {
        pm_picture_node *node = &nodes[part->nodes[i]];
        keep_inside(node, part->zone);
        node->at = pm_on_rail(&node->rail, node->at);
    }
    return pushed;
}

static bool marks_overlap(const pm_part *part)
{
    const pm_picture_node *nodes = part->picture->nodes;
    for (size_t i = 0; i < part->node_count; i++) {
        pm_box box = pm_mark_box(&nodes[part->nodes[i]]);
        if (!pm_box_holds(part->zone, box)) {
            return true;
        }
        for (size_t j = i + 1; j < part->node_count; j++) {
            if (pm_boxes_overlap(box, pm_mark_box(&nodes[part->nodes[j]]))) {
                return true;
            }
        }
    }
    return false;
}

/* Marks in rows, in file order, each shrunk to its cell. */
static void set_grid(pm_part *part)
{
    double width = part->zone.right - part->zone.left;
    double height = part->zone.bottom - part->zone.top;
    size_t columns = (size_t)fmax(1, ceil(sqrt((double)part->node_count * width / height)));
    size_t rows = (part->node_count + columns - 1) / columns;
    double cell_x = width / (double)columns;
    double cell_y = height / (double)rows;
    for (size_t i = 0; i < part->node_count; i++) {
        pm_picture_node *node = &part->picture->nodes[part->nodes[i]];
        double shrink = fmin(
            1, 0.45 * fmin(cell_x / node->half_width, cell_y / fmax(node->above, node->below)));
        node->labelled = node->labelled && shrink >= 1;
        node->mark_size *= shrink;
        node->half_width *= shrink;
        node->above *= shrink;
        node->below *= shrink;
        node->at = (pm_point){part->zone.left + ((double)(i % columns) + 0.5) * cell_x,
                              part->zone.top + ((double)(i / columns) + 0.5) * cell_y};
    }
}

/* Marks on rails cannot always get out of each other's way: then they become smaller. */
static void shrink_on_rails(pm_part *part)
{
    for (size_t i = 0; i < part->node_count; i++) {
        pm_picture_node *node = &part->picture->nodes[part->nodes[i]];
        double by = node->role == PM_ROLE_MEMBER ? SHRINK : 1;
        node->mark_size *= by;
        node->half_width *= by;
        node->above *= by;
        node->below *= by;
    }
}

void pm_separate(pm_part *part)
{
    bool on_rails =
        part->node_count > 0 && part->picture->nodes[part->nodes[0]].rail.kind != PM_RAIL_NONE;
    bool pushed = true;
    for (int smaller = 0; smaller <= (on_rails ? SMALLER : 0) && pushed; smaller++) {
        if (smaller > 0) {
            shrink_on_rails(part);
        }
        for (int i = 0; i < PUSHES && pushed; i++) {
            pushed = push_all(part);
        }
    }
    if (marks_overlap(part)) {
        set_grid(part);
    }
}
