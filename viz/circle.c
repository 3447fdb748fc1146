/* Drawing: places on a circle, for few nodes with very many ties. Nodes with sizes and ties with
 * widths in, places and sides of names out: nobody stands in the way of a line. */
#include "viz/circle.h"

#include <math.h>
#include <stdlib.h>

static const double PI = 3.14159265358979323846;
static const double SLANT = 0.3; /* cosine from which names stand beside marks, not over or under */
static const double AIR = 6;     /* to the area's border */

enum { STEPS = 1440, MOST_ROUNDS = 40 };

/* --- order ----------------------------------------------------------------------------------- */

/* Places on the circle, and how strongly each two nodes are tied. */
typedef struct seating {
    size_t count;
    size_t *node;   /* at each place */
    double *weight; /* of nodes a and b: weight[a * count + b] */
} seating;

/* Steps along the circle between two places. */
static double steps_between(const seating *of, size_t a, size_t b)
{
    size_t way = a > b ? a - b : b - a;
    return (double)(way < of->count - way ? way : of->count - way);
}

/* Length of the ties at one place, were another node there. */
static double cost_at(const seating *of, size_t place, size_t node, size_t left_out)
{
    double cost = 0;
    for (size_t i = 0; i < of->count; i++) {
        if (i != place && i != left_out) {
            cost += of->weight[node * of->count + of->node[i]] * steps_between(of, place, i);
        }
    }
    return cost;
}

static double gain_of_swap(const seating *of, size_t i, size_t j)
{
    size_t a = of->node[i];
    size_t b = of->node[j];
    return cost_at(of, i, a, j) + cost_at(of, j, b, i) - cost_at(of, i, b, j) -
           cost_at(of, j, a, i);
}

/* Swaps two places while that makes strong ties shorter. The first stays. */
static void order(seating *of)
{
    bool better = true;
    for (int round = 0; round < MOST_ROUNDS && better; round++) {
        better = false;
        for (size_t i = 1; i < of->count; i++) {
            for (size_t j = i + 1; j < of->count; j++) {
                if (gain_of_swap(of, i, j) > 1e-9) {
                    size_t node = of->node[i];
                    of->node[i] = of->node[j];
                    of->node[j] = node;
                    better = true;
                }
            }
        }
    }
}

static void weigh(const pm_picture *picture, seating *of)
{
    for (size_t i = 0; i < picture->tie_count; i++) {
        const pm_picture_tie *tie = &picture->ties[i];
        double weight = tie->missing ? 0 : tie->stroke.width;
        of->weight[tie->a * of->count + tie->b] += weight;
        of->weight[tie->b * of->count + tie->a] += weight;
    }
}

/* --- places ---------------------------------------------------------------------------------- */

static double label_width(const pm_picture_node *node)
{
    return pm_has_outer_label(node) ? PM_LABEL_GAP + 2 * node->label.half_width : 0;
}

static double label_height(const pm_picture_node *node)
{
    return pm_has_outer_label(node) ? PM_LABEL_GAP + 2 * node->label.half_height : 0;
}

/* The ellipse on which the largest mark and the longest name still have room anywhere. */
static pm_ring ellipse_in(const pm_picture *picture)
{
    double across = 0;
    double up = 0;
    for (size_t i = 0; i < picture->node_count; i++) {
        const pm_picture_node *node = &picture->nodes[i];
        across = pm_most(across, node->half_width + label_width(node));
        up = pm_most(up, pm_most(node->above, node->below) + label_height(node));
    }
    pm_box area = pm_box_grown(picture->area, -AIR);
    return (pm_ring){.centre = {(area.left + area.right) / 2, (area.top + area.bottom) / 2},
                     .radius_x = pm_most(1, (area.right - area.left) / 2 - across),
                     .radius_y = pm_most(1, (area.bottom - area.top) / 2 - up)};
}

static pm_point point_at(const pm_ring *ring, double angle)
{
    return (pm_point){ring->centre.x + ring->radius_x * cos(angle),
                      ring->centre.y + ring->radius_y * sin(angle)};
}

static double length_of(const pm_ring *ring)
{
    double length = 0;
    for (int i = 0; i < STEPS; i++) {
        length += pm_distance(point_at(ring, 2 * PI * i / STEPS),
                              point_at(ring, 2 * PI * (i + 1) / STEPS));
    }
    return length;
}

/* Names stand outside the circle. */
static void turn_label(pm_picture_node *node, double angle)
{
    double x = cos(angle);
    if (fabs(x) >= SLANT) {
        node->side = x > 0 ? PM_SIDE_RIGHT : PM_SIDE_LEFT;
    } else {
        node->side = sin(angle) > 0 ? PM_SIDE_BELOW : PM_SIDE_ABOVE;
    }
}

/* One node after another, whenever the way along the ellipse has come to its place. */
static void place(pm_picture *picture, const seating *of)
{
    pm_ring ring = ellipse_in(picture);
    double step = length_of(&ring) / (double)of->count;
    double way = 0;
    size_t next = 0;
    for (int i = 0; i < STEPS && next < of->count; i++) {
        double angle = -PI / 2 + 2 * PI * i / STEPS;
        if (way >= step * (double)next - 1e-6 * step) {
            pm_picture_node *node = &picture->nodes[of->node[next++]];
            node->at = of->count == 1 ? ring.centre : point_at(&ring, angle);
            turn_label(node, angle);
        }
        way += pm_distance(point_at(&ring, angle), point_at(&ring, angle + 2 * PI / STEPS));
    }
}

static bool overlap(const pm_picture_node *a, const pm_picture_node *b)
{
    pm_box boxes_a[2] = {pm_mark_box(a), pm_mark_box(a)};
    pm_box boxes_b[2] = {pm_mark_box(b), pm_mark_box(b)};
    boxes_a[1] = pm_has_outer_label(a) ? pm_label_box(a) : boxes_a[1];
    boxes_b[1] = pm_has_outer_label(b) ? pm_label_box(b) : boxes_b[1];
    bool found = false;
    for (int i = 0; i < 4; i++) {
        found = found || pm_boxes_overlap(boxes_a[i / 2], boxes_b[i % 2]);
    }
    return found;
}

static bool fits_all(const pm_picture *picture)
{
    for (size_t i = 0; i < picture->node_count; i++) {
        const pm_picture_node *node = &picture->nodes[i];
        if (!pm_box_holds(picture->area, pm_mark_box(node)) ||
            (pm_has_outer_label(node) && !pm_box_holds(picture->area, pm_label_box(node)))) {
            return false;
        }
        for (size_t j = 0; j < i; j++) {
            if (overlap(node, &picture->nodes[j])) {
                return false;
            }
        }
    }
    return true;
}

pm_status pm_circle_place(pm_picture *picture, bool *fits, pm_error *err)
{
    size_t n = picture->node_count;
    seating of = {.count = n,
                  .node = pm_new_array(n, sizeof *of.node),
                  .weight = pm_new_array(n * n, sizeof *of.weight)};
    pm_status status = PM_OK;
    picture->caption_count = 0;
    if (of.node == NULL || of.weight == NULL) {
        status = pm_fail_memory(err);
    } else {
        for (size_t i = 0; i < n; i++) {
            of.node[i] = i;
        }
        weigh(picture, &of);
        order(&of);
        place(picture, &of);
        *fits = fits_all(picture);
    }
    free(of.node);
    free(of.weight);
    return status;
}
