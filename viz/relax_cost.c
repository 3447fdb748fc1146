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
static const double REPULSION = 0.12;
static const double LENGTH = 0.16;
static const double TIE_AT_MARK = 2.5;
static const double TIE_AT_BODY = 4.0;        /* bodies are wide: a tie vanishes behind them */
static const double TIE_AT_LABEL = 1.0;       /* touched at all */
static const double TIE_AT_LABEL_EACH = 0.03; /* a point of its length */
static const double SHARP_ANGLE = 0.9;
static const double OVERLAP = 12.0;
static const double OVERLAP_EACH = 0.3;
static const double OUTSIDE_EACH = 2.0;
static const double SIDE_COST[PM_SIDE_COUNT] = {0, 0.12, 0.16, 0.10, 0.25, 0.28, 0.25, 0.28};

static const double TIE_FREE_SPACE = 4.0; /* between a mark and a foreign tie */
static const double SHARP = 0.94; /* cosine of the angle below which two ties look like one */

pm_picture_node *pm_node_of(const pm_relaxation *in, size_t v)
{
    return &in->part->picture->nodes[in->part->nodes[v]];
}

void pm_put_node(pm_relaxation *in, size_t v, pm_point at)
{
    pm_picture_node *node = pm_node_of(in, v);
    pm_spot *here = &in->spots[v];
    node->at = pm_on_rail(&node->rail, at);
    here->at = node->at;
    here->mark = pm_mark_box(node);
    here->label = here->has_label ? pm_label_box(node) : here->label;
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
        if (i != v) {
            cost += overlap_cost(grown, other->mark);
            cost += other->has_label ? overlap_cost(grown, other->label) : 0;
        }
    }
    for (size_t i = 0; i < part->tie_count && cost < enough; i++) {
        cost += label_tie_cost(in->spots[part->ties[i].a].at, in->spots[part->ties[i].b].at, box);
    }
    in->tests += (double)(part->node_count + part->tie_count);
    return cost;
}

/* --- the mark of one node -------------------------------------------------------------------- */

static double repulsion_and_overlap(pm_relaxation *in, size_t v, double enough)
{
    const pm_part *part = in->part;
    const pm_spot *node = &in->spots[v];
    pm_box mark = pm_box_grown(node->mark, PM_FREE_SPACE);
    double cost = OUTSIDE_EACH * outside(part->zone, node->mark);
    for (size_t i = 0; i < part->node_count && cost < enough; i++) {
        const pm_spot *other = &in->spots[i];
        if (i == v) {
            continue;
        }
        double gap = pm_distance(node->at, other->at) - 0.5 * (node->reach + other->reach);
        double near = in->spacing / pm_most(gap, 3);
        cost += REPULSION * near * near;
        cost += overlap_cost(mark, other->mark);
        cost += other->has_label ? overlap_cost(mark, other->label) : 0;
    }
    return cost;
}

/* Ties of others that pass this node's mark. */
static double foreign_ties(pm_relaxation *in, size_t v, double enough)
{
    const pm_part *part = in->part;
    double cost = 0;
    for (size_t i = 0; i < part->tie_count && cost < enough; i++) {
        pm_pair tie = part->ties[i];
        if (tie.a != v && tie.b != v) {
            cost += mark_tie_cost(&in->spots[v], in->spots[tie.a].at, in->spots[tie.b].at);
        }
    }
    return cost;
}

/* A tie against another one: crossing, or leaving a shared end in the same direction. */
static double tie_tie_cost(const pm_relaxation *in, pm_pair own, pm_pair other)
{
    pm_point a = in->spots[own.a].at;
    pm_point b = in->spots[own.b].at;
    pm_point c = in->spots[other.a].at;
    pm_point d = in->spots[other.b].at;
    if (own.a == other.a) {
        return own.b == other.b ? 0 : angle_cost(a, b, d);
    }
    if (own.a == other.b) {
        return angle_cost(a, b, c);
    }
    if (own.b == other.a) {
        return angle_cost(b, a, d);
    }
    if (own.b == other.b) {
        return angle_cost(b, a, c);
    }
    return pm_segments_cross(a, b, c, d) ? in->crossing : 0;
}

/* One of the node's own ties: its length, what it crosses, what it runs over. */
static double own_tie(pm_relaxation *in, size_t own, size_t v, double enough)
{
    const pm_part *part = in->part;
    pm_pair tie = part->ties[own];
    pm_point a = in->spots[tie.a].at;
    pm_point b = in->spots[tie.b].at;
    double stretch = pm_distance(a, b) / in->spacing;
    double cost = LENGTH * stretch * stretch;
    for (size_t i = 0; i < part->tie_count && cost < enough; i++) {
        cost += tie_tie_cost(in, tie, part->ties[i]);
    }
    for (size_t i = 0; i < part->node_count && cost < enough; i++) {
        const pm_spot *other = &in->spots[i];
        cost += i != tie.a && i != tie.b ? mark_tie_cost(other, a, b) : 0;
        cost += i != v && other->has_label ? label_tie_cost(a, b, other->label) : 0;
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
    double cost = repulsion_and_overlap(in, v, enough);
    if (cost < enough) {
        cost += foreign_ties(in, v, enough - cost);
    }
    if (cost < enough && in->spots[v].has_label) {
        cost += SIDE_COST[pm_node_of(in, v)->side];
        cost += pm_label_cost(in, v, in->spots[v].label, enough - cost);
    }
    for (size_t i = in->first_tie[v]; i < in->first_tie[v + 1] && cost < enough; i++) {
        cost += own_tie(in, in->tie_list[i], v, enough - cost);
    }
    in->tests += (double)(part->node_count + part->tie_count);
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

pm_status pm_relaxation_begin(pm_relaxation *in, pm_part *part, pm_error *err)
{
    size_t n = part->node_count;
    double width = part->zone.right - part->zone.left;
    double height = part->zone.bottom - part->zone.top;
    in->part = part;
    in->spots = pm_new_array(n, sizeof *in->spots);
    in->first_tie = pm_new_array(n + 2, sizeof *in->first_tie);
    in->tie_list = pm_new_array(2 * part->tie_count, sizeof *in->tie_list);
    if (in->spots == NULL || in->first_tie == NULL || in->tie_list == NULL) {
        return pm_fail_memory(err);
    }
    in->spacing = sqrt(width * height / (double)n);
    in->crossing = CROSSING * pm_least(1, 1.6 * (double)n / (double)(part->tie_count + 1));
    for (size_t i = 0; i < n; i++) {
        const pm_picture_node *node = pm_node_of(in, i);
        in->spots[i].reach = pm_most(node->half_width, node->above);
        in->spots[i].has_label = pm_has_outer_label(node);
        in->spots[i].is_body = node->role != PM_ROLE_MEMBER;
        pm_put_node(in, i, node->at);
    }
    for (size_t i = 0; i < part->tie_count; i++) {
        in->first_tie[part->ties[i].a + 2]++;
        in->first_tie[part->ties[i].b + 2]++;
    }
    for (size_t i = 2; i < n + 2; i++) {
        in->first_tie[i] += in->first_tie[i - 1];
    }
    for (size_t i = 0; i < part->tie_count; i++) {
        in->tie_list[in->first_tie[part->ties[i].a + 1]++] = i;
        in->tie_list[in->first_tie[part->ties[i].b + 1]++] = i;
    }
    return PM_OK;
}

void pm_relaxation_free(pm_relaxation *in)
{
    free(in->spots);
    free(in->first_tie);
    free(in->tie_list);
    *in = (pm_relaxation){0};
}
