/* Drawing: the cost of a placement after Davidson & Harel (1996, "Drawing graphs nicely using
 * simulated annealing", doi:10.1145/234535.234538): crossings, long ties, crowding, and ties, marks
 * and labels on one another. A node in its place in, a number out.
 *
 * The cost of one node is what depends on where it and its label stand; lengths are measured in
 * units of the spacing that would spread the part evenly over its zone. */
#include "viz/relax_cost.h"

#include <stdlib.h>

/* What things cost. */
static const double CROSSING = 2.0; /* in a sparse map; where ties are many, less */
/* Of one of USUAL_PAIRS pairs that is as far off as it should be long; of more each counts less. */
static const double STRESS = 10.0;
static const double USUAL_PAIRS = 60;
static const double REPULSION = 0.05;
static const double REPULSION_ALONE = 0.12; /* where hops do not count */
static const double LENGTH_ALONE = 0.16;
static const double OFF_MIDDLE = 0.3; /* a decision body, each spacing */
static const double TIE_AT_MARK = 2.5;
static const double TIE_AT_BODY = 4.0;        /* bodies are wide: a tie vanishes behind them */
static const double TIE_AT_LABEL = 1.0;       /* touched at all */
static const double TIE_AT_LABEL_EACH = 0.03; /* a point of its length */
static const double SHARP_ANGLE = 0.9;
static const double OVERLAP = 12.0;
static const double OVERLAP_EACH = 0.3;
static const double OUTSIDE_EACH = 2.0;
static const double SIDE_COST[PM_SIDE_COUNT] = {0, 0.12, 0.16, 0.10, 0.25, 0.28, 0.25, 0.28};

static const double MOST_STRETCH = 1.6;   /* of the page's one direction against the other */
static const double TIE_FREE_SPACE = 4.0; /* between a mark and a foreign tie */
static const double SHARP = 0.94; /* cosine of the angle below which two ties look like one */

pm_picture_node *pm_node_of(const pm_relaxation *in, size_t v)
{
    return &in->part->picture->nodes[in->part->nodes[v]];
}

static pm_box box_around_both(pm_box a, pm_box b)
{
    return (pm_box){pm_least(a.left, b.left), pm_least(a.top, b.top), pm_most(a.right, b.right),
                    pm_most(a.bottom, b.bottom)};
}

static void surround(pm_spot *node)
{
    pm_box both = node->has_label ? box_around_both(node->mark, node->label) : node->mark;
    node->whole = pm_box_grown(both, TIE_FREE_SPACE);
}

static void put_segment(pm_relaxation *in, size_t tie)
{
    pm_segment *segment = &in->segments[tie];
    segment->a = in->spots[in->part->ties[tie].a].at;
    segment->b = in->spots[in->part->ties[tie].b].at;
    segment->box =
        (pm_box){pm_least(segment->a.x, segment->b.x), pm_least(segment->a.y, segment->b.y),
                 pm_most(segment->a.x, segment->b.x), pm_most(segment->a.y, segment->b.y)};
}

void pm_put_node(pm_relaxation *in, size_t v, pm_point at)
{
    pm_picture_node *node = pm_node_of(in, v);
    pm_spot *here = &in->spots[v];
    node->at = pm_on_rail(&node->rail, at);
    here->at = node->at;
    here->mark = pm_mark_box(node);
    here->label = here->has_label ? pm_label_box(node) : here->label;
    surround(here);
    for (size_t i = in->first_tie[v]; i < in->first_tie[v + 1]; i++) {
        put_segment(in, in->tie_list[i]);
    }
}

void pm_put_label(pm_relaxation *in, size_t v, pm_side side)
{
    pm_picture_node *node = pm_node_of(in, v);
    node->side = side;
    in->spots[v].label = pm_label_box(node);
    surround(&in->spots[v]);
}

/* --- parts of the cost ----------------------------------------------------------------------- */

static double outside(pm_box zone, pm_box box)
{
    return pm_most(0, zone.left - box.left) + pm_most(0, box.right - zone.right) +
           pm_most(0, zone.top - box.top) + pm_most(0, box.bottom - zone.bottom);
}

static double overlap_cost(pm_box a, pm_box b)
{
    return pm_boxes_overlap(a, b) ? OVERLAP + OVERLAP_EACH * pm_boxes_shared(a, b) : 0;
}

static double label_tie_cost(pm_point a, pm_point b, pm_box label)
{
    double length = pm_length_in_box(a, b, label);
    return length > 0 ? TIE_AT_LABEL + TIE_AT_LABEL_EACH * length : 0;
}

/* A tie that passes the mark of a node it does not belong to. */
static double mark_tie_cost(const pm_spot *node, pm_point a, pm_point b)
{
    double reach = node->reach + TIE_FREE_SPACE;
    if (pm_least(a.x, b.x) > node->at.x + reach || pm_most(a.x, b.x) < node->at.x - reach ||
        pm_least(a.y, b.y) > node->at.y + reach || pm_most(a.y, b.y) < node->at.y - reach) {
        return 0;
    }
    if (node->is_body) {
        double length = pm_length_in_box(a, b, pm_box_grown(node->mark, TIE_FREE_SPACE));
        return length > 0 ? TIE_AT_BODY * (0.5 + length / (2 * node->reach)) : 0;
    }
    double distance = pm_distance_to_segment(node->at, a, b);
    return distance < reach ? TIE_AT_MARK * (1.4 - distance / reach) : 0;
}

/* Two ties that leave "from" in almost the same direction. */
static double angle_cost(pm_point from, pm_point a, pm_point b)
{
    double ax = a.x - from.x;
    double ay = a.y - from.y;
    double bx = b.x - from.x;
    double by = b.y - from.y;
    double dot = ax * bx + ay * by;
    double lengths = (ax * ax + ay * ay) * (bx * bx + by * by);
    if (dot <= 0 || dot * dot <= SHARP * SHARP * lengths) {
        return 0;
    }
    return SHARP_ANGLE * (dot / sqrt(lengths) - SHARP) / (1 - SHARP);
}

/* --- the label of one node ------------------------------------------------------------------- */

double pm_label_cost(pm_relaxation *in, size_t v, pm_box box, double enough)
{
    const pm_part *part = in->part;
    pm_box grown = pm_box_grown(box, PM_FREE_SPACE);
    double cost = OUTSIDE_EACH * outside(part->zone, box);
    for (size_t i = 0; i < part->node_count && cost < enough; i++) {
        const pm_spot *other = &in->spots[i];
        if (i != v && pm_boxes_overlap(grown, other->whole)) {
            cost += overlap_cost(grown, other->mark);
            cost += other->has_label ? overlap_cost(grown, other->label) : 0;
        }
    }
    for (size_t i = 0; i < part->tie_count && cost < enough; i++) {
        const pm_segment *tie = &in->segments[i];
        if (pm_boxes_overlap(box, tie->box)) {
            cost += label_tie_cost(tie->a, tie->b, box);
        }
    }
    in->tests += (double)(part->node_count + part->tie_count);
    return cost;
}

/* --- one node among the others --------------------------------------------------------------- */

/* Marks and labels of two nodes on each other. */
static double overlaps(const pm_spot *node, const pm_spot *other)
{
    pm_box mark = pm_box_grown(node->mark, PM_FREE_SPACE);
    double cost = overlap_cost(mark, other->mark);
    cost += other->has_label ? overlap_cost(mark, other->label) : 0;
    if (node->has_label) {
        pm_box label = pm_box_grown(node->label, PM_FREE_SPACE);
        cost += overlap_cost(label, other->mark);
        cost += other->has_label ? overlap_cost(label, other->label) : 0;
    }
    return cost;
}

/* What lies on the node, and how crowded it is there. */
static double crowding(pm_relaxation *in, size_t v, double enough)
{
    const pm_part *part = in->part;
    const pm_spot *node = &in->spots[v];
    double repulsion = part->hops != NULL ? REPULSION : REPULSION_ALONE;
    double cost = OUTSIDE_EACH * outside(part->zone, node->mark);
    cost += node->has_label ? OUTSIDE_EACH * outside(part->zone, node->label) : 0;
    for (size_t i = 0; i < part->node_count && cost < enough; i++) {
        const pm_spot *other = &in->spots[i];
        if (i == v) {
            continue;
        }
        double gap = pm_distance(node->at, other->at) - 0.5 * (node->reach + other->reach);
        double near = in->spacing / pm_most(gap, 3);
        cost += repulsion * near * near;
        cost += pm_boxes_overlap(node->whole, other->whole) ? overlaps(node, other) : 0;
    }
    return cost;
}

/* How far distances on the page are from what the hops ask for. */
static double stress(const pm_relaxation *in, size_t v, double enough)
{
    const pm_part *part = in->part;
    const unsigned short *hops = part->hops + v * part->node_count;
    pm_point at = in->spots[v].at;
    double across = 1 / in->hop_x;
    double down = 1 / in->hop_y;
    double weight = STRESS * USUAL_PAIRS / (double)part->node_count;
    double cost = 0;
    for (size_t i = 0; i < part->node_count && cost < enough; i++) {
        if (i != v) {
            double x = (at.x - in->spots[i].at.x) * across;
            double y = (at.y - in->spots[i].at.y) * down;
            double off = sqrt(x * x + y * y) / hops[i] - 1;
            cost += weight * off * off;
        }
    }
    return cost;
}

/* Ties that pass this node's mark or label. */
static double passing_ties(pm_relaxation *in, size_t v, double enough)
{
    const pm_part *part = in->part;
    const pm_spot *node = &in->spots[v];
    double cost = 0;
    for (size_t i = 0; i < part->tie_count && cost < enough; i++) {
        const pm_segment *tie = &in->segments[i];
        if (!pm_boxes_overlap(node->whole, tie->box)) {
            continue;
        }
        bool own = part->ties[i].a == v || part->ties[i].b == v;
        cost += own ? 0 : mark_tie_cost(node, tie->a, tie->b);
        cost += node->has_label ? label_tie_cost(tie->a, tie->b, node->label) : 0;
    }
    return cost;
}

/* Angles between a tie and the others at one of its ends. */
static double sharp_angles(const pm_relaxation *in, size_t own, size_t end, size_t far_end)
{
    pm_point from = in->spots[end].at;
    pm_point to = in->spots[far_end].at;
    double cost = 0;
    for (size_t i = in->first_tie[end]; i < in->first_tie[end + 1]; i++) {
        pm_pair other = in->part->ties[in->tie_list[i]];
        size_t beyond = other.a == end ? other.b : other.a;
        cost += in->tie_list[i] != own ? angle_cost(from, to, in->spots[beyond].at) : 0;
    }
    return cost;
}

/* One of the node's own ties: its length, what it crosses, what it runs over. */
static double own_tie(pm_relaxation *in, size_t own, size_t v, double enough)
{
    const pm_part *part = in->part;
    pm_pair ends = part->ties[own];
    const pm_segment *tie = &in->segments[own];
    double stretch = pm_distance(tie->a, tie->b) / in->spacing;
    double cost = part->hops != NULL ? 0 : LENGTH_ALONE * stretch * stretch;
    cost += sharp_angles(in, own, ends.a, ends.b) + sharp_angles(in, own, ends.b, ends.a);
    for (size_t i = 0; i < part->node_count && cost < enough; i++) {
        const pm_spot *other = &in->spots[i];
        if (pm_boxes_overlap(other->whole, tie->box)) {
            cost += i != ends.a && i != ends.b ? mark_tie_cost(other, tie->a, tie->b) : 0;
            cost += i != v && other->has_label ? label_tie_cost(tie->a, tie->b, other->label) : 0;
        }
    }
    for (size_t i = 0; i < part->tie_count && cost < enough; i++) {
        const pm_segment *other = &in->segments[i]; /* one with a common end does not cross */
        if (pm_boxes_overlap(other->box, tie->box)) {
            cost += pm_segments_cross(tie->a, tie->b, other->a, other->b) ? in->crossing : 0;
        }
    }
    in->tests += (double)(part->node_count + part->tie_count);
    return cost;
}

double pm_side_cost(pm_side side)
{
    return SIDE_COST[side];
}

double pm_node_cost(pm_relaxation *in, size_t v, double enough)
{
    const pm_part *part = in->part;
    const pm_picture_node *node = pm_node_of(in, v);
    double cost = in->spots[v].has_label ? SIDE_COST[node->side] : 0;
    if (node->role == PM_ROLE_DECISION_BODY) {
        cost += OFF_MIDDLE * pm_distance(in->spots[v].at, in->middle) / in->spacing;
    }
    if (part->hops != NULL) {
        cost += stress(in, v, enough - cost);
    }
    if (cost < enough) {
        cost += crowding(in, v, enough - cost);
    }
    if (cost < enough) {
        cost += passing_ties(in, v, enough - cost);
    }
    for (size_t i = in->first_tie[v]; i < in->first_tie[v + 1] && cost < enough; i++) {
        cost += own_tie(in, in->tie_list[i], v, enough - cost);
    }
    in->tests += (double)(2 * part->node_count + part->tie_count);
    return cost;
}

bool pm_node_is_faulty(const pm_relaxation *in, size_t v)
{
    const pm_spot *node = &in->spots[v];
    pm_box zone = in->part->zone;
    if (!pm_box_holds(zone, node->mark) || (node->has_label && !pm_box_holds(zone, node->label))) {
        return true;
    }
    for (size_t i = 0; i < in->part->node_count; i++) {
        const pm_spot *other = &in->spots[i];
        if (i == v) {
            continue;
        }
        if (pm_boxes_overlap(node->mark, other->mark) ||
            (other->has_label && pm_boxes_overlap(node->mark, other->label)) ||
            (node->has_label && pm_boxes_overlap(node->label, other->mark)) ||
            (node->has_label && other->has_label && pm_boxes_overlap(node->label, other->label))) {
            return true;
        }
    }
    return false;
}

/* --- beginning ------------------------------------------------------------------------------- */

/* The weighted least squares fit of hops^2 = p x^2 + q y^2 over all pairs; then the scale that
 * makes the stress least. */
void pm_relaxation_scale(pm_relaxation *in)
{
    size_t n = in->part->node_count;
    double xx = 0;
    double xy = 0;
    double yy = 0;
    double x_all = 0;
    double y_all = 0;
    for (size_t i = 0; in->part->hops != NULL && i < n; i++) {
        for (size_t j = i + 1; j < n; j++) {
            double hops = in->part->hops[i * n + j];
            double x = (in->spots[i].at.x - in->spots[j].at.x) / hops;
            double y = (in->spots[i].at.y - in->spots[j].at.y) / hops;
            xx += x * x * x * x;
            xy += x * x * y * y;
            yy += y * y * y * y;
            x_all += x * x;
            y_all += y * y;
        }
    }
    double all = xx * yy - xy * xy;
    double p = all > 0 ? (x_all * yy - y_all * xy) / all : 0;
    double q = all > 0 ? (y_all * xx - x_all * xy) / all : 0;
    bool sound = p > 0 && q > 0;
    double ratio = sound ? sqrt(p / q) : 1; /* of hop_y to hop_x */
    ratio = pm_most(1 / MOST_STRETCH, pm_least(MOST_STRETCH, ratio));
    double linear = 0;
    double square = 0;
    for (size_t i = 0; in->part->hops != NULL && i < n; i++) {
        for (size_t j = i + 1; j < n; j++) {
            double hops = in->part->hops[i * n + j];
            double x = (in->spots[i].at.x - in->spots[j].at.x) / hops;
            double y = (in->spots[i].at.y - in->spots[j].at.y) / hops / ratio;
            linear += sqrt(x * x + y * y);
            square += x * x + y * y;
        }
    }
    in->hop_x = linear > 0 ? square / linear : in->spacing;
    in->hop_y = in->hop_x * ratio;
}

/* The ties of each node. */
static void list_ties(pm_relaxation *in)
{
    const pm_part *part = in->part;
    for (size_t i = 0; i < part->tie_count; i++) {
        in->first_tie[part->ties[i].a + 2]++;
        in->first_tie[part->ties[i].b + 2]++;
    }
    for (size_t i = 2; i < part->node_count + 2; i++) {
        in->first_tie[i] += in->first_tie[i - 1];
    }
    for (size_t i = 0; i < part->tie_count; i++) {
        in->tie_list[in->first_tie[part->ties[i].a + 1]++] = i;
        in->tie_list[in->first_tie[part->ties[i].b + 1]++] = i;
    }
}

pm_status pm_relaxation_begin(pm_relaxation *in, pm_part *part, pm_error *err)
{
    size_t n = part->node_count;
    pm_box zone = part->zone;
    in->part = part;
    in->spots = pm_new_array(n, sizeof *in->spots);
    in->segments = pm_new_array(part->tie_count, sizeof *in->segments);
    in->first_tie = pm_new_array(n + 2, sizeof *in->first_tie);
    in->tie_list = pm_new_array(2 * part->tie_count, sizeof *in->tie_list);
    if (in->spots == NULL || in->segments == NULL || in->first_tie == NULL ||
        in->tie_list == NULL) {
        return pm_fail_memory(err);
    }
    in->spacing = sqrt((zone.right - zone.left) * (zone.bottom - zone.top) / (double)n);
    in->middle = (pm_point){(zone.left + zone.right) / 2, (zone.top + zone.bottom) / 2};
    in->crossing = CROSSING * pm_least(1, 1.6 * (double)n / (double)(part->tie_count + 1));
    list_ties(in);
    for (size_t i = 0; i < n; i++) {
        const pm_picture_node *node = pm_node_of(in, i);
        in->spots[i].reach = pm_most(node->half_width, node->above);
        in->spots[i].has_label = pm_has_outer_label(node);
        in->spots[i].is_body = node->role != PM_ROLE_MEMBER;
        pm_put_node(in, i, node->at);
    }
    for (size_t i = 0; i < part->tie_count; i++) {
        put_segment(in, i); /* only now has every end its place */
    }
    pm_relaxation_scale(in);
    return PM_OK;
}

void pm_relaxation_free(pm_relaxation *in)
{
    free(in->spots);
    free(in->segments);
    free(in->first_tie);
    free(in->tie_list);
    *in = (pm_relaxation){0};
}
