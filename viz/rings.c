/* Drawing: members on rings round the decision body, by steps to it. A part with sizes in, arcs and
 * first places out; relax.c then moves every member along its own arc. */
#include "viz/rings.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "viz/views.h"

static const double PI = 3.14159265358979323846;
static const double MARGIN_X = 46; /* for names outside the last ring */
static const double MARGIN_Y = 24;
static const double INNERMOST = 0.16; /* of the last ring's radius, for several decision bodies */
static const double LONE_RING = 0.82; /* where there is only one */
/* Between a ring and the one within, before they are fitted to the zone: with few members on it,
 * and with many. */
static const double LEAST_GAP = 18;
static const double USUAL_GAP = 40;
static const double NAME_SPACE = 12;   /* between names on a ring */
static const double MARK_SPACE = 8;    /* between marks on a ring */
static const double ARC_GAP = 0.03;    /* radians between sectors */
static const double SHARED_BODY = 0.5; /* of a tie, when two sectors meet in a body */

/* --- who stands on which ring ---------------------------------------------------------------- */

/* Members without a route whom a tie joins to one that has: possible where routes have a direction.
 */
static void number_neighbours(pm_picture *picture, size_t ring)
{
    bool changed = true;
    while (changed) {
        changed = false;
        for (size_t i = 0; i < picture->tie_count; i++) {
            pm_picture_node *a = &picture->nodes[picture->ties[i].a];
            pm_picture_node *b = &picture->nodes[picture->ties[i].b];
            if ((a->ring == PM_NO_RING) != (b->ring == PM_NO_RING)) {
                a->ring = a->ring == PM_NO_RING ? ring : a->ring;
                b->ring = b->ring == PM_NO_RING ? ring : b->ring;
                changed = true;
            }
        }
    }
}

void pm_rings_number(pm_picture *picture)
{
    size_t last = 0;
    if (picture->view->marks->placing != PM_PLACING_RINGS) {
        return;
    }
    for (size_t i = 0; i < picture->node_count; i++) {
        pm_picture_node *node = &picture->nodes[i];
        double distance = 0;
        if (node->role == PM_ROLE_DECISION_BODY) {
            node->ring = 0;
        } else if (pm_measures_number(picture->measures, PM_LEVEL_ORGANISATION, "decision_distance",
                                      node->member, &distance)) {
            node->ring = distance < PM_MOST_RINGS - 1 ? (size_t)distance : PM_MOST_RINGS - 1;
            last = node->ring > last ? node->ring : last;
        }
    }
    number_neighbours(picture, last + 1);
}

/* --- radii ----------------------------------------------------------------------------------- */

/* One placing on rings in progress. Groups are sectors, and one more for members without. */
typedef struct circle {
    pm_part *part;
    pm_point centre;
    double radius_x, radius_y;       /* of the last ring */
    size_t last;                     /* ring */
    double share[PM_MOST_RINGS + 1]; /* of the last ring's radii, by ring */
    double crowd[PM_MOST_RINGS + 1]; /* width of all names, by ring */
    double marks[PM_MOST_RINGS + 1]; /* width of all marks, by ring */
    size_t group_count;
    double *need;      /* by ring and group: width of the names */
    double *ties;      /* by group and group */
    double *from, *to; /* arc of each group */
    size_t *order;     /* of groups round the circle */
    size_t *placed;    /* by ring and group: members with a place */
    size_t *members;   /* by ring and group */
} circle;

static pm_picture_node *node_at(const circle *in, size_t v)
{
    return &in->part->picture->nodes[in->part->nodes[v]];
}

static size_t group_of(const circle *in, const pm_picture_node *node)
{
    size_t sectors = in->part->picture->sector_count;
    return node->sector < sectors ? node->sector : sectors;
}

static bool has_arc(const pm_picture_node *node)
{
    return node->role == PM_ROLE_MEMBER && node->ring > 0;
}

static double width_of(const pm_picture_node *node)
{
    double label = pm_has_outer_label(node) ? node->label.half_width : 0;
    return 2 * pm_most(label, node->half_width) + NAME_SPACE;
}

static void count_members(circle *in)
{
    for (size_t v = 0; v < in->part->node_count; v++) {
        const pm_picture_node *node = node_at(in, v);
        in->last = node->ring > in->last ? node->ring : in->last;
        in->crowd[node->ring] += width_of(node);
        in->marks[node->ring] += 2 * node->half_width + MARK_SPACE;
        if (has_arc(node)) {
            size_t cell = node->ring * in->group_count + group_of(in, node);
            in->need[cell] += width_of(node);
            in->members[cell]++;
        }
    }
}

/* However crowded the outer rings are with names, every ring is long enough for its marks. */
static void make_room_for_marks(circle *in, double largest, double length)
{
    double within = 0;
    for (size_t k = 1; k <= in->last; k++) {
        double least = pm_most(in->marks[k] / length, within + LEAST_GAP / in->radius_y / 2);
        in->share[k] = pm_most(in->share[k], least);
        within = in->share[k];
    }
    for (size_t k = 1; k <= in->last; k++) {
        in->share[k] *= pm_least(1, largest / within);
    }
}

/* Each ring is as long as the names on it are wide, and some way out from the one within; then all
 * are stretched or shrunk together to fill the zone. */
static void set_radii(circle *in)
{
    pm_box zone = in->part->zone;
    in->centre = (pm_point){(zone.left + zone.right) / 2, (zone.top + zone.bottom) / 2};
    in->radius_x = pm_most((zone.right - zone.left) / 2 - MARGIN_X, 20);
    in->radius_y = pm_most((zone.bottom - zone.top) / 2 - MARGIN_Y, 20);
    double length = PI * (in->radius_x + in->radius_y);
    double last = 0;
    for (size_t k = 1; k <= in->last; k++) {
        double full = pm_least(1, 2 * in->crowd[k] / length);
        double gap = (LEAST_GAP + (USUAL_GAP - LEAST_GAP) * full) / in->radius_y;
        last = pm_most(last + gap, in->crowd[k] / length);
        in->share[k] = last;
    }
    double largest = in->last == 1 ? LONE_RING : 1;
    for (size_t k = 1; k <= in->last; k++) {
        in->share[k] *= largest / last;
    }
    make_room_for_marks(in, largest, length);
}

/* --- arcs ------------------------------------------------------------------------------------ */

/* Ties between groups, and half as much for meeting in a body. */
static void count_ties(circle *in)
{
    const pm_part *part = in->part;
    for (size_t i = 0; i < part->tie_count; i++) {
        const pm_picture_node *a = node_at(in, part->ties[i].a);
        const pm_picture_node *b = node_at(in, part->ties[i].b);
        if (has_arc(a) && has_arc(b)) {
            in->ties[group_of(in, a) * in->group_count + group_of(in, b)]++;
            in->ties[group_of(in, b) * in->group_count + group_of(in, a)]++;
        }
        for (size_t j = 0; j < part->tie_count && !has_arc(b) && has_arc(a); j++) {
            const pm_picture_node *c = node_at(in, part->ties[j].a);
            if (part->ties[j].b == part->ties[i].b && has_arc(c)) {
                in->ties[group_of(in, a) * in->group_count + group_of(in, c)] += SHARED_BODY;
            }
        }
    }
}

/* Of the arc on its most crowded ring, in lengths on the last ring. */
static double need_of_group(const circle *in, size_t group)
{
    double need = 0;
    for (size_t k = 1; k <= in->last; k++) {
        need = pm_most(need, in->need[k * in->group_count + group] / in->share[k]);
    }
    return need;
}

/* The group not yet in order[0..count-1] that has most ties with the last one there; of those with
 * equally many the neediest. */
static size_t next_group(const circle *in, size_t count)
{
    size_t best = SIZE_MAX;
    double most = -1;
    for (size_t g = 0; g < in->group_count; g++) {
        bool used = need_of_group(in, g) <= 0;
        for (size_t i = 0; i < count; i++) {
            used = used || in->order[i] == g;
        }
        double ties = count > 0 ? in->ties[in->order[count - 1] * in->group_count + g] : 0;
        double score = ties + need_of_group(in, g) / 1e6;
        if (!used && score > most) {
            most = score;
            best = g;
        }
    }
    return best;
}

/* The first group is centred at the top; the others follow clockwise. */
static void set_arcs(circle *in)
{
    double all = 0;
    size_t count = 0;
    for (size_t g = next_group(in, 0); g != SIZE_MAX; g = next_group(in, count)) {
        in->order[count++] = g;
        all += need_of_group(in, g);
    }
    double angle = count > 0 ? -PI / 2 - PI * need_of_group(in, in->order[0]) / all : 0;
    for (size_t i = 0; i < count; i++) {
        size_t g = in->order[i];
        double arc = 2 * PI * need_of_group(in, g) / all;
        double gap = count > 1 ? pm_least(ARC_GAP, arc / 4) : 0;
        in->from[g] = angle + gap;
        in->to[g] = angle + arc - gap;
        angle += arc;
    }
}

/* --- places ---------------------------------------------------------------------------------- */

static pm_rail rail_of(const circle *in, const pm_picture_node *node, double from, double to)
{
    double share = node->ring == 0 ? INNERMOST : in->share[node->ring];
    return (pm_rail){.kind = PM_RAIL_RING,
                     .centre = in->centre,
                     .radius_x = in->radius_x * share,
                     .radius_y = in->radius_y * share,
                     .from = from,
                     .to = to};
}

/* Members of one group and ring at equal distances on their arc. */
static void place_on_arc(circle *in, pm_picture_node *node)
{
    size_t g = group_of(in, node);
    size_t cell = node->ring * in->group_count + g;
    double along = ((double)in->placed[cell]++ + 0.5) / (double)in->members[cell];
    node->rail = rail_of(in, node, in->from[g], in->to[g]);
    node->at = pm_rail_at(&node->rail, in->from[g] + (in->to[g] - in->from[g]) * along);
}

/* A body stands towards the middle of its partners that have places; "index" spreads those that
 * have none. */
static void place_body(circle *in, size_t v, size_t index)
{
    const pm_part *part = in->part;
    pm_picture_node *node = node_at(in, v);
    pm_point sum = {0, 0};
    for (size_t i = 0; i < part->tie_count; i++) {
        pm_pair tie = part->ties[i];
        if (tie.a == v || tie.b == v) {
            const pm_picture_node *other = node_at(in, tie.a == v ? tie.b : tie.a);
            sum.x += has_arc(other) ? (other->at.x - in->centre.x) / in->radius_x : 0;
            sum.y += has_arc(other) ? (other->at.y - in->centre.y) / in->radius_y : 0;
        }
    }
    bool known = hypot(sum.x, sum.y) > 1e-6;
    double angle = known ? atan2(sum.y, sum.x) : PI * (0.1 + 0.618 * (double)index);
    node->rail = rail_of(in, node, 0, 2 * PI);
    node->at = pm_rail_at(&node->rail, angle);
}

static void place_all(circle *in, size_t centre_count)
{
    for (size_t v = 0; v < in->part->node_count; v++) {
        pm_picture_node *node = node_at(in, v);
        if (has_arc(node)) {
            place_on_arc(in, node);
        } else if (node->ring == 0 && centre_count == 1) {
            node->rail = (pm_rail){.kind = PM_RAIL_FIXED, .centre = in->centre};
            node->at = in->centre;
        }
    }
    for (size_t v = 0; v < in->part->node_count; v++) {
        const pm_picture_node *node = node_at(in, v);
        if (!has_arc(node) && node->rail.kind != PM_RAIL_FIXED) {
            place_body(in, v, v);
        }
    }
}

static void draw_rings(const circle *in)
{
    pm_picture *picture = in->part->picture;
    for (size_t k = 1; k <= in->last; k++) {
        picture->rings[picture->ring_count++] =
            (pm_ring){in->centre, in->radius_x * in->share[k], in->radius_y * in->share[k]};
    }
}

static pm_status open_circle(circle *in, pm_part *part, pm_error *err)
{
    size_t groups = part->picture->sector_count + 1;
    size_t cells = groups * (PM_MOST_RINGS + 1);
    *in = (circle){.part = part, .group_count = groups};
    in->need = pm_new_array(cells, sizeof *in->need);
    in->members = pm_new_array(cells, sizeof *in->members);
    in->placed = pm_new_array(cells, sizeof *in->placed);
    in->ties = pm_new_array(groups * groups, sizeof *in->ties);
    in->from = pm_new_array(groups, sizeof *in->from);
    in->to = pm_new_array(groups, sizeof *in->to);
    in->order = pm_new_array(groups, sizeof *in->order);
    bool all = in->need != NULL && in->members != NULL && in->placed != NULL && in->ties != NULL &&
               in->from != NULL && in->to != NULL && in->order != NULL;
    return all ? PM_OK : pm_fail_memory(err);
}

static void close_circle(circle *in)
{
    free(in->need);
    free(in->members);
    free(in->placed);
    free(in->ties);
    free(in->from);
    free(in->to);
    free(in->order);
}

pm_status pm_rings_place(pm_part *part, pm_error *err)
{
    circle in = {0};
    pm_status status = open_circle(&in, part, err);
    if (status == PM_OK) {
        size_t centre_count = 0;
        for (size_t v = 0; v < part->node_count; v++) {
            centre_count += node_at(&in, v)->ring == 0 ? 1 : 0;
        }
        count_members(&in);
        set_radii(&in);
        count_ties(&in);
        set_arcs(&in);
        place_all(&in, centre_count);
        draw_rings(&in);
    }
    close_circle(&in);
    return status;
}

/* --- captions -------------------------------------------------------------------------------- */

static bool is_in_the_way(const pm_picture *picture, pm_box box)
{
    if (!pm_box_holds(picture->area, box) || pm_meets_caption(picture, box)) {
        return true;
    }
    for (size_t i = 0; i < picture->node_count; i++) {
        const pm_picture_node *node = &picture->nodes[i];
        if (pm_boxes_overlap(box, pm_mark_box(node)) ||
            (pm_has_outer_label(node) && pm_boxes_overlap(box, pm_label_box(node)))) {
            return true;
        }
    }
    return false;
}

static size_t ties_across(const pm_picture *picture, pm_box box)
{
    size_t count = 0;
    for (size_t i = 0; i < picture->tie_count; i++) {
        const pm_picture_tie *tie = &picture->ties[i];
        count += pm_length_in_box(picture->nodes[tie->a].at, picture->nodes[tie->b].at, box) > 0;
    }
    return count;
}

/* Turns away from the top until there is room; leaves the words away when there is none. */
static void place_caption(pm_picture *picture, const pm_ring *ring, pm_caption caption)
{
    enum { TURNS = 90 };
    const pm_rail rail = {.kind = PM_RAIL_RING,
                          .centre = ring->centre,
                          .radius_x = ring->radius_x,
                          .radius_y = ring->radius_y};
    double best = INFINITY;
    pm_point best_at = caption.at;
    for (int i = 0; i < TURNS; i++) {
        double turn = (i % 2 == 0 ? 1 : -1) * ((i + 1) / 2) * 2 * PI / TURNS;
        caption.at = pm_rail_at(&rail, -PI / 2 + turn);
        caption.at.y += caption.font.size / 3;
        pm_box box = pm_box_grown(pm_caption_box(&caption), 1);
        double cost = 0.05 * i;
        if (cost < best && !is_in_the_way(picture, box)) {
            cost += (double)ties_across(picture, box);
            best_at = cost < best ? caption.at : best_at;
            best = pm_least(best, cost);
        }
    }
    caption.at = best_at;
    if (best < INFINITY) {
        picture->captions[picture->caption_count++] = caption;
    }
}

/* Has the last ring members without a route? Then that is what it means. */
static bool is_without_route(const pm_picture *picture, size_t ring)
{
    for (size_t i = 0; i < picture->node_count; i++) {
        double distance = 0;
        if (picture->nodes[i].ring == ring &&
            pm_measures_number(picture->measures, PM_LEVEL_ORGANISATION, "decision_distance",
                               picture->nodes[i].member, &distance)) {
            return false;
        }
    }
    return true;
}

pm_status pm_rings_caption(pm_picture *picture, pm_error *err)
{
    for (size_t k = 1; k <= picture->ring_count; k++) {
        char words[40];
        snprintf(words, sizeof words, "%zu step%s%s", k, k == 1 ? "" : "s",
                 k + 1 == PM_MOST_RINGS ? " or more" : "");
        const char *kept = is_without_route(picture, k)
                               ? "no route"
                               : pm_clean_text(&picture->arena, words, sizeof words);
        if (kept == NULL) {
            return pm_fail_memory(err);
        }
        place_caption(
            picture, &picture->rings[k - 1],
            (pm_caption){
                .words = kept, .font = PM_RING_FONT, .anchor = PM_ANCHOR_MIDDLE, .on_paper = true});
    }
    return PM_OK;
}
