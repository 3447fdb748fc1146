/* Drawing: out of the way of lines. Members in rows between the decision body and the frames in,
 * the same rows with other distances out. */
#include "viz/layers_slide.h"

#include <math.h>
#include <stdint.h>

static const double STEP = 3;
static const double AROUND = 2;     /* kept free of lines */
static const double APART = 6;      /* between neighbours of a row */
static const double ON_LINE = 120;  /* per line through a mark or name */
static const double CROSSING = 25;  /* per line that crosses an own one */
static const double FARTHER = 0.25; /* a point, from the middle of the groups */

enum { MOST_ROUNDS = 12 };

static pm_box footprint(const pm_picture_node *node)
{
    pm_box box = pm_mark_box(node);
    if (pm_has_outer_label(node)) {
        pm_box label = pm_label_box(node);
        box.left = pm_least(box.left, label.left);
        box.right = pm_most(box.right, label.right);
        box.bottom = pm_most(box.bottom, label.bottom);
    }
    return box;
}

/* Does another member of the row stand there? */
static bool meets_another(const pm_picture *picture, size_t v, pm_box box)
{
    for (size_t w = 0; w < picture->node_count; w++) {
        const pm_picture_node *other = &picture->nodes[w];
        if (w != v && other->layer == PM_LAYER_SEVERAL &&
            pm_boxes_overlap(pm_box_grown(box, APART), footprint(other))) {
            return true;
        }
    }
    return false;
}

/* Do the line and what stands in the way of it meet? */
static bool passes(const pm_picture *picture, const pm_picture_tie *tie,
                   const pm_picture_node *node)
{
    pm_point a = picture->nodes[tie->a].at;
    pm_point b = picture->nodes[tie->b].at;
    return pm_length_in_box(a, b, pm_box_grown(pm_mark_box(node), AROUND)) > 0 ||
           (pm_has_outer_label(node) && pm_length_in_box(a, b, pm_label_box(node)) > 0);
}

static size_t crossings_of(const pm_picture *picture, const pm_picture_tie *tie)
{
    size_t count = 0;
    for (size_t i = 0; i < picture->tie_count; i++) {
        const pm_picture_tie *other = &picture->ties[i];
        count += pm_segments_cross(picture->nodes[tie->a].at, picture->nodes[tie->b].at,
                                   picture->nodes[other->a].at, picture->nodes[other->b].at)
                     ? 1
                     : 0;
    }
    return count;
}

/* What a member costs where it stands: lines through it, its own lines through others, and how far
 * it is from the middle of its groups. */
static double cost_of(const pm_picture *picture, size_t v)
{
    const pm_picture_node *node = &picture->nodes[v];
    double cost = 0;
    double sum = 0;
    double ends = 0;
    for (size_t i = 0; i < picture->tie_count; i++) {
        const pm_picture_tie *tie = &picture->ties[i];
        if (tie->a != v && tie->b != v) {
            cost += passes(picture, tie, node) ? ON_LINE : 0;
            continue;
        }
        sum += picture->nodes[tie->a == v ? tie->b : tie->a].at.x;
        ends += 1;
        cost += CROSSING * (double)crossings_of(picture, tie);
        for (size_t w = 0; w < picture->node_count; w++) {
            bool other = w != tie->a && w != tie->b && picture->nodes[w].group == SIZE_MAX &&
                         picture->nodes[w].role == PM_ROLE_MEMBER;
            cost += other && passes(picture, tie, &picture->nodes[w]) ? ON_LINE : 0;
        }
    }
    return ends > 0 ? cost + FARTHER * fabs(node->at.x - sum / ends) : cost;
}

/* Tries every place of the row; returns whether there is a better one. */
static bool slide(pm_picture *picture, size_t v)
{
    pm_picture_node *node = &picture->nodes[v];
    pm_box box = footprint(node);
    double half_left = node->at.x - box.left;
    double half_right = box.right - node->at.x;
    double start = node->at.x;
    double best = start;
    double lowest = cost_of(picture, v);
    bool moved = false;
    double leftmost = picture->area.left + half_left;
    double room = picture->area.right - half_right - leftmost;
    for (int i = 0; i * STEP <= room; i++) {
        double x = leftmost + i * STEP;
        node->at.x = x;
        if (meets_another(picture, v, footprint(node))) {
            continue;
        }
        double cost = cost_of(picture, v);
        if (cost < lowest - 0.01) {
            lowest = cost;
            best = x;
            moved = true;
        }
    }
    node->at.x = best;
    return moved;
}

void pm_layers_slide(pm_picture *picture)
{
    bool moved = true;
    for (int round = 0; round < MOST_ROUNDS && moved; round++) {
        moved = false;
        for (size_t v = 0; v < picture->node_count; v++) {
            if (picture->nodes[v].layer == PM_LAYER_SEVERAL) {
                moved = slide(picture, v) || moved;
            }
        }
    }
}
