/* Drawing: the state of an improvement: where marks, labels and ties are, what a node may meet
 * where it is about to be moved. A part in, and kept up to date with every move. */
#include <stdlib.h>

#include "viz/relax_cost.h"

static const double LISTING = 0.3;      /* of a test */
static const double CROSSING = 2.0;     /* in a sparse map; where ties are many, less */
static const double MOST_STRETCH = 1.6; /* of the page's one direction against the other */

/* --- places ---------------------------------------------------------------------------------- */

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
    node->whole = pm_box_grown(both, PM_TIE_FREE_SPACE);
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

/* --- what a node may meet -------------------------------------------------------------------- */

/* pm_boxes_overlap without branches: which of the four tests fails cannot be foretold, and a wrong
 * guess costs more than all four. */
static inline bool may_touch(const pm_box *a, const pm_box *b)
{
    return (a->left < b->right) & (b->left < a->right) & (a->top < b->bottom) &
           (b->top < a->bottom);
}

/* Mark and label, whichever side the label is on, where the node is or within radius of it. */
static pm_box range_of(const pm_relaxation *in, size_t v, double radius)
{
    const pm_picture_node *node = pm_node_of(in, v);
    pm_box range = in->spots[v].mark;
    for (int side = 0; in->spots[v].has_label && side < PM_SIDE_COUNT; side++) {
        range = box_around_both(range, pm_label_box_at(node, (pm_side)side));
    }
    return pm_box_grown(range, radius + PM_TIE_FREE_SPACE);
}

/* What one of the node's ties may meet while the node moves. */
static void list_met(pm_relaxation *in, size_t index, double radius)
{
    pm_focus *focus = &in->focus;
    const pm_part *part = in->part;
    size_t own = in->tie_list[in->first_tie[focus->node] + index];
    pm_box range = pm_box_grown(in->segments[own].box, radius);
    size_t count = focus->first_met[2 * index];
    for (size_t i = 0; i < part->node_count; i++) {
        focus->met[count] = (unsigned)i;
        count += may_touch(&in->spots[i].whole, &range);
    }
    focus->first_met[2 * index + 1] = count;
    for (size_t i = 0; i < part->tie_count; i++) {
        focus->met[count] = (unsigned)i;
        count += may_touch(&in->segments[i].box, &range);
    }
    focus->first_met[2 * index + 2] = count;
}

/* A mark on a rail may be sent farther than it was asked to go. */
void pm_relaxation_focus(pm_relaxation *in, size_t v, double radius)
{
    pm_focus *focus = &in->focus;
    const pm_part *part = in->part;
    radius = pm_node_of(in, v)->rail.kind == PM_RAIL_NONE ? radius : INFINITY;
    pm_box range = range_of(in, v, radius);
    pm_box near = pm_box_grown(pm_box_around(in->spots[v].at, radius, radius),
                               PM_NEAR * in->spacing + in->spots[v].reach);
    range = box_around_both(range, near);
    focus->node = v;
    focus->node_count = 0;
    focus->tie_count = 0;
    for (size_t i = 0; i < part->node_count; i++) {
        focus->nodes[focus->node_count] = (unsigned)i;
        focus->node_count += (i != v) & may_touch(&in->spots[i].whole, &range);
    }
    range = range_of(in, v, radius);
    for (size_t i = 0; i < part->tie_count; i++) {
        focus->ties[focus->tie_count] = (unsigned)i;
        focus->tie_count += may_touch(&in->segments[i].box, &range);
    }
    size_t ties = focus->met != NULL ? in->first_tie[v + 1] - in->first_tie[v] : 0;
    for (size_t i = 0; i < ties; i++) {
        list_met(in, i, radius);
    }
    in->tests += LISTING * (double)((ties + 1) * (part->node_count + part->tie_count));
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

/* Of hop_y to hop_x: from the least squares fit of 1 = p (x / hops)^2 + q (y / hops)^2 over all
 * pairs, p and q being 1 / hop_x^2 and 1 / hop_y^2. */
static double stretch_of_page(const pm_relaxation *in)
{
    size_t n = in->part->node_count;
    double xx = 0;
    double xy = 0;
    double yy = 0;
    double x_all = 0;
    double y_all = 0;
    for (size_t i = 0; i < n; i++) {
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
    double ratio = p > 0 && q > 0 ? sqrt(p / q) : 1;
    return pm_most(1 / MOST_STRETCH, pm_least(MOST_STRETCH, ratio));
}

/* Given their ratio, the hops that make the stress least. */
void pm_relaxation_scale(pm_relaxation *in)
{
    size_t n = in->part->hops != NULL ? in->part->node_count : 0;
    double ratio = n > 0 ? stretch_of_page(in) : 1;
    double linear = 0;
    double square = 0;
    for (size_t i = 0; i < n; i++) {
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

static pm_status make_room(pm_relaxation *in, pm_error *err)
{
    size_t n = in->part->node_count;
    size_t m = in->part->tie_count;
    in->spots = pm_new_array(n, sizeof *in->spots);
    in->segments = pm_new_array(m, sizeof *in->segments);
    in->first_tie = pm_new_array(n + 2, sizeof *in->first_tie);
    in->tie_list = pm_new_array(2 * m, sizeof *in->tie_list);
    in->focus.nodes = pm_new_array(n + 1, sizeof *in->focus.nodes);
    in->focus.ties = pm_new_array(m + 1, sizeof *in->focus.ties);
    bool all = in->spots != NULL && in->segments != NULL && in->first_tie != NULL &&
               in->tie_list != NULL && in->focus.nodes != NULL && in->focus.ties != NULL;
    return all ? PM_OK : pm_fail_memory(err);
}

/* For all that the ties of any one node may meet. */
static pm_status make_room_for_met(pm_relaxation *in, pm_error *err)
{
    size_t most = 0;
    for (size_t i = 0; i < in->part->node_count; i++) {
        size_t ties = in->first_tie[i + 1] - in->first_tie[i];
        most = ties > most ? ties : most;
    }
    size_t each = in->part->node_count + in->part->tie_count;
    in->focus.first_met = pm_new_array(2 * most + 1, sizeof *in->focus.first_met);
    in->focus.met = pm_new_array(most * each + 1, sizeof *in->focus.met);
    bool all = in->focus.first_met != NULL && in->focus.met != NULL;
    return all ? PM_OK : pm_fail_memory(err);
}

pm_status pm_relaxation_begin(pm_relaxation *in, pm_part *part, bool moves, pm_error *err)
{
    size_t n = part->node_count;
    pm_box zone = part->zone;
    in->part = part;
    pm_status status = make_room(in, err);
    if (status != PM_OK) {
        return status;
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
    return moves ? make_room_for_met(in, err) : PM_OK;
}

void pm_relaxation_free(pm_relaxation *in)
{
    free(in->spots);
    free(in->segments);
    free(in->first_tie);
    free(in->tie_list);
    free(in->focus.nodes);
    free(in->focus.ties);
    free(in->focus.first_met);
    free(in->focus.met);
    *in = (pm_relaxation){0};
}
