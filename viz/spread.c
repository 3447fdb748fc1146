/* Drawing: room for every mark where there is little. A part with places in, a cell for each of its
 * members out: similar places, but everywhere equally dense. */
#include "viz/spread.h"

#include <stdlib.h>

static const double GAP = 1.0; /* between marks */

/* A member while the zone is cut: its place along the line that is cut. */
typedef struct piece {
    size_t position;
    double along;
    double need; /* area */
} piece;

static int compare_pieces(const void *left, const void *right)
{
    const piece *a = left;
    const piece *b = right;
    if (a->along != b->along) {
        return a->along < b->along ? -1 : 1;
    }
    return a->position < b->position ? -1 : a->position > b->position ? 1 : 0;
}

static const pm_picture_node *node_of(const pm_part *part, size_t position)
{
    return &part->picture->nodes[part->nodes[position]];
}

static double need_of(const pm_picture_node *node)
{
    double label = pm_has_outer_label(node)
                       ? (2 * node->label.half_width + GAP) * (2 * node->label.half_height + GAP)
                       : 0;
    return (2 * node->half_width + GAP) * (node->above + node->below + GAP) + label;
}

/* Sorts the pieces along the box's longer side and cuts where half of them end, as far along the
 * box as they need of it. The recursion is as deep as the logarithm of their number. */
static void cut(const pm_part *part, piece *pieces, size_t count, pm_box box, pm_box *cells)
{
    if (count == 1) {
        cells[pieces[0].position] = box;
        return;
    }
    bool across = box.right - box.left > box.bottom - box.top;
    double all = 0;
    for (size_t i = 0; i < count; i++) {
        pm_point at = node_of(part, pieces[i].position)->at;
        pieces[i].along = across ? at.x : at.y;
        all += pieces[i].need;
    }
    qsort(pieces, count, sizeof *pieces, compare_pieces);
    size_t half = count / 2;
    double need = 0;
    for (size_t i = 0; i < half; i++) {
        need += pieces[i].need;
    }
    pm_box one = box;
    pm_box two = box;
    if (across) {
        one.right = two.left = box.left + (box.right - box.left) * need / all;
    } else {
        one.bottom = two.top = box.top + (box.bottom - box.top) * need / all;
    }
    cut(part, pieces, half, one, cells);
    cut(part, pieces + half, count - half, two, cells);
}

pm_status pm_spread_cells(const pm_part *part, pm_box *cells, pm_error *err)
{
    piece *pieces = pm_new_array(part->node_count, sizeof *pieces);
    if (pieces == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t i = 0; i < part->node_count; i++) {
        const pm_picture_node *node = node_of(part, i);
        pieces[i].position = i;
        pieces[i].need = need_of(node);
    }
    if (part->node_count > 0) {
        cut(part, pieces, part->node_count, part->zone, cells);
    }
    free(pieces);
    return PM_OK;
}

/* The mark made as small as the cell asks for; a name that is drawn inside is then left away. */
static void shrink_into(pm_picture_node *node, double half_width, double half_height)
{
    double height = (node->above + node->below) / 2;
    double by =
        pm_least(half_width / pm_most(node->half_width, 0.01), half_height / pm_most(height, 0.01));
    if (by < 1) {
        node->labelled = node->labelled && node->role == PM_ROLE_MEMBER;
        node->mark_size *= by;
        node->half_width *= by;
        node->above *= by;
        node->below *= by;
    }
}

static double clamped(double value, double low, double high)
{
    return low > high ? (low + high) / 2 : pm_most(low, pm_least(high, value));
}

void pm_spread_into(pm_part *part, const pm_box *cells, double share)
{
    for (size_t i = 0; i < part->node_count; i++) {
        pm_picture_node *node = &part->picture->nodes[part->nodes[i]];
        pm_box cell = pm_box_grown(cells[i], -GAP / 2);
        if (share >= 1) {
            shrink_into(node, pm_most((cell.right - cell.left) / 2, 0.2),
                        pm_most((cell.bottom - cell.top) / 2, 0.2));
        }
        double x = clamped(node->at.x, cell.left + node->half_width, cell.right - node->half_width);
        double y = clamped(node->at.y, cell.top + node->above, cell.bottom - node->below);
        node->at.x += share * (x - node->at.x);
        node->at.y += share * (y - node->at.y);
    }
}
