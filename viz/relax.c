/* Drawing: fine tuning of a placement by moving one node or label at a time to where it costs less
 * (relax_cost.c), from stress majorisation's start and only ever downhill, so that the result is
 * the same every time. A part with places in, better places and label sides out. */
#include "viz/relax.h"

#include "viz/relax_cost.h"

enum {
    DIRECTIONS = 6,
    ROUNDS = 6,
    ROUNDS_AGAIN = 3,
    USUAL_SIZE = 60,
    REPAIR_SWEEPS = 4,
    LABEL_SWEEPS = 3,
    REPAIR_RINGS = 6,
    REPAIR_DIRECTIONS = 10
};

/* Effort: tests of one object against another for a part of USUAL_SIZE; it may grow with the square
 * of the part's size up to the last bound. */
static const double USUAL_TESTS = 1.5e6;
static const double MOST_TESTS = 6e7;

/* Length of a step in the first and after the last round, in spacings. */
static const double FIRST_STEP = 0.35;
static const double LAST_STEP = 0.02;
static const double REPAIR_STEP = 0.22; /* from ring to ring */

static const double MOST_STRETCH = 1.1; /* of one direction against the other */
static const double TURN = 0.4;         /* radians, of all directions from round to round */
static const double PI = 3.14159265358979323846;

/* For the label of the node in focus. */
static void choose_side(pm_relaxation *in)
{
    size_t v = in->focus.node;
    pm_picture_node *node = pm_node_of(in, v);
    double best = pm_side_cost(in, node->side) + pm_label_cost(in, in->spots[v].label, INFINITY);
    for (int side = 0; side < PM_SIDE_COUNT; side++) {
        if (pm_side_cost(in, (pm_side)side) >= best) {
            continue;
        }
        pm_box box = pm_label_box_at(node, (pm_side)side);
        double cost = pm_side_cost(in, (pm_side)side) +
                      pm_label_cost(in, box, best - pm_side_cost(in, (pm_side)side));
        if (cost < best - 1e-9) {
            best = cost;
            pm_put_label(in, v, (pm_side)side);
        }
    }
}

/* --- moves ----------------------------------------------------------------------------------- */

/* Tries the places around the node; keeps the best. */
static void move_node(pm_relaxation *in, size_t v, int round, double step)
{
    pm_point centre = in->spots[v].at;
    pm_point kept = centre;
    pm_relaxation_focus(in, v, step);
    double best = pm_node_cost(in, INFINITY);
    for (int i = 0; i < DIRECTIONS; i++) {
        double angle = TURN * round + i * 2 * PI / DIRECTIONS;
        pm_put_node(in, v, (pm_point){centre.x + step * cos(angle), centre.y + step * sin(angle)});
        double cost = pm_node_cost(in, best);
        if (cost < best - 1e-9) {
            best = cost;
            kept = in->spots[v].at;
        }
    }
    pm_put_node(in, v, kept);
    if (in->spots[v].has_label) {
        choose_side(in);
    }
}

/* How far the part's marks and labels reach beyond the centres of its marks. */
static void find_extent(const pm_relaxation *in, pm_box *centres, pm_box *all)
{
    *centres = (pm_box){INFINITY, INFINITY, -INFINITY, -INFINITY};
    *all = *centres;
    for (size_t i = 0; i < in->part->node_count; i++) {
        const pm_spot *node = &in->spots[i];
        pm_box label = node->has_label ? node->label : node->mark;
        centres->left = pm_least(centres->left, node->at.x);
        centres->right = pm_most(centres->right, node->at.x);
        centres->top = pm_least(centres->top, node->at.y);
        centres->bottom = pm_most(centres->bottom, node->at.y);
        all->left = pm_least(all->left, pm_least(node->mark.left, label.left));
        all->right = pm_most(all->right, pm_most(node->mark.right, label.right));
        all->top = pm_least(all->top, pm_least(node->mark.top, label.top));
        all->bottom = pm_most(all->bottom, pm_most(node->mark.bottom, label.bottom));
    }
}

/* Where a coordinate goes when old_low..old_high is stretched to fill new_low..new_high as far as
 * the scale allows, centred. */
static double stretched(double value, double old_low, double old_high, double new_low,
                        double new_high, double scale)
{
    return (new_low + new_high) / 2 + (value - (old_low + old_high) / 2) * scale;
}

/* Spreads the part over what is free at the borders of its zone. */
static void fill_zone(pm_relaxation *in)
{
    pm_box zone = in->part->zone;
    pm_box from;
    pm_box all;
    find_extent(in, &from, &all);
    pm_box to = {zone.left + from.left - all.left, zone.top + from.top - all.top,
                 zone.right + from.right - all.right, zone.bottom + from.bottom - all.bottom};
    double scale_x = (to.right - to.left) / pm_most(from.right - from.left, 1);
    double scale_y = (to.bottom - to.top) / pm_most(from.bottom - from.top, 1);
    scale_x = pm_most(1, pm_least(scale_x, MOST_STRETCH * pm_most(1, scale_y)));
    scale_y = pm_most(1, pm_least(scale_y, MOST_STRETCH * pm_most(1, scale_x)));
    for (size_t i = 0; i < in->part->node_count; i++) {
        pm_point at = in->spots[i].at;
        pm_put_node(in, i,
                    (pm_point){stretched(at.x, from.left, from.right, to.left, to.right, scale_x),
                               stretched(at.y, from.top, from.bottom, to.top, to.bottom, scale_y)});
    }
}

/* How many rounds can be afforded, going by the first. */
static int affordable_rounds(const pm_relaxation *in)
{
    double size = (double)in->part->node_count / USUAL_SIZE;
    double most = pm_least(MOST_TESTS, USUAL_TESTS * pm_most(1, size * size));
    return (int)pm_most(2, pm_least(ROUNDS, most / pm_most(in->tests, 1)));
}

/* Steps become smaller from round to round; the free borders are filled while there are rounds left
 * to put right what that disturbs. */
static void run_rounds(pm_relaxation *in)
{
    int rounds = ROUNDS;
    for (int round = 0; round < rounds; round++) {
        double done = (double)round / (double)rounds;
        double step = FIRST_STEP * pow(LAST_STEP / FIRST_STEP, done) * in->spacing;
        for (size_t i = 0; i < in->part->node_count; i++) {
            move_node(in, i, round, step);
        }
        rounds = round == 0 ? affordable_rounds(in) : rounds;
        if (round == rounds / 4 || round == rounds / 2) {
            fill_zone(in);
            pm_relaxation_scale(in);
        }
    }
}

/* --- putting right --------------------------------------------------------------------------- */

/* Looks for the best place without a fault in growing circles, on whichever side its label fits. */
static void repair_node(pm_relaxation *in, size_t v)
{
    pm_picture_node *node = pm_node_of(in, v);
    pm_point start = in->spots[v].at;
    pm_relaxation_focus(in, v, in->spacing * REPAIR_RINGS * REPAIR_STEP);
    pm_point best_at = start;
    pm_side best_side = node->side;
    double best = INFINITY;
    for (int ring = 0; ring <= REPAIR_RINGS && best == INFINITY; ring++) {
        for (int i = 0; i < (ring == 0 ? 1 : REPAIR_DIRECTIONS); i++) {
            double angle = ring + i * 2 * PI / REPAIR_DIRECTIONS;
            double step = in->spacing * ring * REPAIR_STEP;
            pm_put_node(in, v,
                        (pm_point){start.x + step * cos(angle), start.y + step * sin(angle)});
            if (in->spots[v].has_label) {
                choose_side(in);
            }
            double cost = pm_node_is_faulty(in, v) ? INFINITY : pm_node_cost(in, best);
            if (cost < best) {
                best = cost;
                best_at = in->spots[v].at;
                best_side = node->side;
            }
        }
    }
    node->side = best_side;
    pm_put_node(in, v, best_at);
}

static void repair(pm_relaxation *in)
{
    bool faulty = true;
    for (int sweep = 0; sweep < REPAIR_SWEEPS && faulty; sweep++) {
        faulty = false;
        for (size_t i = 0; i < in->part->node_count; i++) {
            if (pm_node_is_faulty(in, i)) {
                faulty = true;
                repair_node(in, i);
            }
        }
    }
}

/* Small steps only. */
static void run_again(pm_relaxation *in)
{
    for (int round = 0; round < ROUNDS_AGAIN; round++) {
        double step = FIRST_STEP / (2 + 2 * round) * in->spacing;
        for (size_t i = 0; i < in->part->node_count; i++) {
            move_node(in, i, round, step);
        }
    }
}

pm_status pm_relax(pm_part *part, bool again, pm_error *err)
{
    pm_relaxation in = {0};
    pm_status status = pm_relaxation_begin(&in, part, true, err);
    if (status == PM_OK) {
        if (again) {
            run_again(&in);
        } else {
            run_rounds(&in);
        }
        for (size_t i = 0; i < part->node_count; i++) {
            if (in.spots[i].has_label) {
                pm_relaxation_focus(&in, i, 0);
                choose_side(&in);
            }
        }
        repair(&in);
    }
    pm_relaxation_free(&in);
    return status;
}

pm_status pm_relax_labels(pm_part *part, pm_error *err)
{
    pm_relaxation in = {0};
    pm_status status = pm_relaxation_begin(&in, part, false, err);
    for (int sweep = 0; status == PM_OK && sweep < LABEL_SWEEPS; sweep++) {
        for (size_t i = 0; i < part->node_count; i++) {
            if (in.spots[i].has_label) {
                pm_relaxation_focus(&in, i, 0);
                choose_side(&in);
            }
        }
    }
    pm_relaxation_free(&in);
    return status;
}

/* --- what is still wrong --------------------------------------------------------------------- */

static size_t faults_between(const pm_picture_node *a, const pm_picture_node *b)
{
    size_t faults = pm_boxes_overlap(pm_mark_box(a), pm_mark_box(b)) ? 1 : 0;
    bool label_a = pm_has_outer_label(a);
    bool label_b = pm_has_outer_label(b);
    faults += label_a && pm_boxes_overlap(pm_label_box(a), pm_mark_box(b)) ? 1 : 0;
    faults += label_b && pm_boxes_overlap(pm_label_box(b), pm_mark_box(a)) ? 1 : 0;
    faults += label_a && label_b && pm_boxes_overlap(pm_label_box(a), pm_label_box(b)) ? 1 : 0;
    return faults;
}

size_t pm_part_faults(const pm_part *part)
{
    const pm_picture_node *nodes = part->picture->nodes;
    size_t faults = 0;
    for (size_t i = 0; i < part->node_count; i++) {
        const pm_picture_node *node = &nodes[part->nodes[i]];
        faults += pm_box_holds(part->zone, pm_mark_box(node)) ? 0 : 1;
        faults += !pm_has_outer_label(node) || pm_box_holds(part->zone, pm_label_box(node)) ? 0 : 1;
        for (size_t j = i + 1; j < part->node_count; j++) {
            faults += faults_between(node, &nodes[part->nodes[j]]);
        }
    }
    return faults;
}
