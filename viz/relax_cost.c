/* Drawing: the cost of a placement after Davidson & Harel (1996, "Drawing graphs nicely using
 * simulated annealing", doi:10.1145/234535.234538): crossings, long ties, crowding, and ties, marks
 * and labels on one another. A node in its place in, a number out.
 *
 * The cost of one node is what depends on where it and its label stand; lengths are measured in
 * units of the spacing that would spread the part evenly over its zone. */
#include "viz/relax_cost.h"

/* What things cost. */
/* Of one of USUAL_PAIRS pairs that is as far off as it should be long; of more each counts less. */
static const double STRESS = 10.0;
static const double USUAL_PAIRS = 60;
static const double REPULSION = 0.05;
static const double REPULSION_ALONE = 0.12; /* where hops do not count */
static const double LENGTH_ALONE = 0.16;
static const double OFF_MIDDLE = 0.3; /* a decision body, each spacing */
static const double TIE_AT_MARK = 4.0;
static const double TIE_AT_BODY = 6.0;        /* bodies are wide: a tie vanishes behind them */
static const double TIE_AT_LABEL = 1.0;       /* touched at all */
static const double TIE_AT_LABEL_EACH = 0.03; /* a point of its length */
static const double SHARP_ANGLE = 0.9;
static const double OVERLAP = 12.0;
static const double OVERLAP_EACH = 0.3;
static const double OUTSIDE_EACH = 2.0;
static const double INWARDS = 0.5; /* a label towards the middle of its mark's ring */
static const double SIDE_COST[PM_SIDE_COUNT] = {0, 0.12, 0.16, 0.10, 0.25, 0.28, 0.25, 0.28};

static const double SHARP = 0.94; /* cosine of the angle below which two ties look like one */

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
    double reach = node->reach + PM_TIE_FREE_SPACE;
    if (pm_least(a.x, b.x) > node->at.x + reach || pm_most(a.x, b.x) < node->at.x - reach ||
        pm_least(a.y, b.y) > node->at.y + reach || pm_most(a.y, b.y) < node->at.y - reach) {
        return 0;
    }
    if (node->is_body) {
        double length = pm_length_in_box(a, b, pm_box_grown(node->mark, PM_TIE_FREE_SPACE));
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

double pm_label_cost(pm_relaxation *in, pm_box box, double enough)
{
    const pm_focus *focus = &in->focus;
    pm_box grown = pm_box_grown(box, PM_FREE_SPACE);
    double cost = OUTSIDE_EACH * outside(in->part->zone, box);
    for (size_t i = 0; i < focus->node_count && cost < enough; i++) {
        const pm_spot *other = &in->spots[focus->nodes[i]];
        cost += overlap_cost(grown, other->mark);
        cost += other->has_label ? overlap_cost(grown, other->label) : 0;
    }
    for (size_t i = 0; i < focus->tie_count && cost < enough; i++) {
        const pm_segment *tie = &in->segments[focus->ties[i]];
        cost += label_tie_cost(tie->a, tie->b, box);
    }
    in->tests += (double)(focus->node_count + focus->tie_count);
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
static double crowding(pm_relaxation *in, double enough)
{
    const pm_part *part = in->part;
    const pm_focus *focus = &in->focus;
    const pm_spot *node = &in->spots[focus->node];
    double repulsion = part->hops != NULL ? REPULSION : REPULSION_ALONE;
    double cost = OUTSIDE_EACH * outside(part->zone, node->mark);
    cost += node->has_label ? OUTSIDE_EACH * outside(part->zone, node->label) : 0;
    for (size_t i = 0; i < focus->node_count && cost < enough; i++) {
        const pm_spot *other = &in->spots[focus->nodes[i]];
        double gap = pm_distance(node->at, other->at) - 0.5 * (node->reach + other->reach);
        double near = in->spacing / pm_most(gap, 3);
        cost += repulsion * pm_most(0, near * near - 1 / (PM_NEAR * PM_NEAR));
        cost += pm_boxes_overlap(node->whole, other->whole) ? overlaps(node, other) : 0;
    }
    return cost;
}

/* How far distances on the page are from what the hops ask for. */
static double stress(const pm_relaxation *in, double enough)
{
    const pm_part *part = in->part;
    size_t v = in->focus.node;
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
static double passing_ties(pm_relaxation *in, double enough)
{
    const pm_part *part = in->part;
    const pm_focus *focus = &in->focus;
    const pm_spot *node = &in->spots[focus->node];
    double cost = 0;
    for (size_t i = 0; i < focus->tie_count && cost < enough; i++) {
        const pm_segment *tie = &in->segments[focus->ties[i]];
        pm_pair ends = part->ties[focus->ties[i]];
        bool own = ends.a == focus->node || ends.b == focus->node;
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

/* One of the node's own ties, told by its place among them: its length, what it runs over, what it
 * crosses. */
static double own_tie(pm_relaxation *in, size_t index, double enough)
{
    const pm_part *part = in->part;
    const pm_focus *focus = &in->focus;
    size_t own = in->tie_list[in->first_tie[focus->node] + index];
    pm_pair ends = part->ties[own];
    const pm_segment *tie = &in->segments[own];
    double stretch = pm_distance(tie->a, tie->b) / in->spacing;
    double cost = part->hops != NULL ? 0 : LENGTH_ALONE * stretch * stretch;
    cost += sharp_angles(in, own, ends.a, ends.b) + sharp_angles(in, own, ends.b, ends.a);
    size_t at = focus->first_met[2 * index];
    for (; at < focus->first_met[2 * index + 1] && cost < enough; at++) {
        size_t i = focus->met[at];
        const pm_spot *other = &in->spots[i];
        bool labelled = i != focus->node && other->has_label;
        cost += i != ends.a && i != ends.b ? mark_tie_cost(other, tie->a, tie->b) : 0;
        cost += labelled ? label_tie_cost(tie->a, tie->b, other->label) : 0;
    }
    for (at = focus->first_met[2 * index + 1]; at < focus->first_met[2 * index + 2]; at++) {
        const pm_segment *other = &in->segments[focus->met[at]];
        cost += pm_segments_cross(tie->a, tie->b, other->a, other->b) ? in->crossing : 0;
    }
    in->tests += (double)(focus->first_met[2 * index + 2] - focus->first_met[2 * index]);
    return cost;
}

double pm_side_cost(const pm_relaxation *in, pm_side side)
{
    static const double across[PM_SIDE_COUNT] = {0, 1, -1, 0, 0.7, -0.7, 0.7, -0.7};
    static const double down[PM_SIDE_COUNT] = {1, 0, 0, -1, 0.7, 0.7, -0.7, -0.7};
    const pm_picture_node *node = pm_node_of(in, in->focus.node);
    if (node->rail.kind != PM_RAIL_RING) {
        return SIDE_COST[side];
    }
    double x = node->at.x - node->rail.centre.x;
    double y = node->at.y - node->rail.centre.y;
    double outwards = (x * across[side] + y * down[side]) / pm_most(sqrt(x * x + y * y), 1);
    return INWARDS * (1 - outwards) / 2;
}

double pm_node_cost(pm_relaxation *in, double enough)
{
    const pm_part *part = in->part;
    size_t v = in->focus.node;
    const pm_picture_node *node = pm_node_of(in, v);
    double cost = in->spots[v].has_label ? pm_side_cost(in, node->side) : 0;
    if (node->role == PM_ROLE_DECISION_BODY) {
        cost += OFF_MIDDLE * pm_distance(in->spots[v].at, in->middle) / in->spacing;
    }
    if (part->hops != NULL) {
        cost += stress(in, enough - cost);
        in->tests += (double)part->node_count;
    }
    if (cost < enough) {
        cost += crowding(in, enough - cost);
    }
    if (cost < enough) {
        cost += passing_ties(in, enough - cost);
    }
    size_t ties = in->first_tie[v + 1] - in->first_tie[v];
    for (size_t i = 0; i < ties && cost < enough; i++) {
        cost += own_tie(in, i, enough - cost);
    }
    in->tests += (double)(in->focus.node_count + in->focus.tie_count);
    return cost;
}
