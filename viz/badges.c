/* Drawing: where the numbers of findings stand. A placed picture and its list of badges in, places
 * out. */
#include "viz/badges.h"

#include <stdint.h>

enum { ANGLES = 16, RINGS = 5 };

static const double PI = 3.14159265358979323846;
static const double ON_TIE = 0.4;      /* cost of standing on a tie */
static const double FARTHER = 1.2;     /* of each step away from the member */
static const double OFF_CORNER = 0.05; /* of each step away from the upper right */

void pm_badges_raise(pm_picture *picture)
{
    for (size_t i = 0; i < picture->badge_count; i++) {
        if (picture->badges[i].node != SIZE_MAX) {
            picture->nodes[picture->badges[i].node].importance += PM_STANDS_OUT;
        }
    }
}

/* --- placing --------------------------------------------------------------------------------- */

/* Would it hide words inside the box of its own body? */
static bool covers_own_words(const pm_picture_node *node, pm_point at)
{
    pm_box words = pm_box_around(node->at, node->label.half_width, node->label.half_height);
    pm_point nearest = {pm_most(words.left, pm_least(words.right, at.x)),
                        pm_most(words.top, pm_least(words.bottom, at.y))};
    return pm_distance(nearest, at) < PM_BADGE_RADIUS + 1; /* its outline */
}

/* Would a number of that badge, centred there, cover something it must not? */
static bool covers(const pm_picture *picture, const pm_badge *badge, size_t placed, pm_point at)
{
    pm_box box = pm_box_around(at, PM_BADGE_RADIUS + 0.5, PM_BADGE_RADIUS + 0.5);
    if (!pm_box_holds(picture->area, box) || pm_meets_caption(picture, box)) {
        return true;
    }
    for (size_t i = 0; i < picture->node_count; i++) {
        const pm_picture_node *node = &picture->nodes[i];
        bool own = badge->node == i;
        if ((own && node->role != PM_ROLE_MEMBER && covers_own_words(node, at)) ||
            (!own && pm_boxes_overlap(box, pm_mark_box(node))) ||
            (pm_has_outer_label(node) && pm_boxes_overlap(box, pm_label_box(node)))) {
            return true;
        }
    }
    for (size_t i = 0; i < placed; i++) {
        if (pm_distance(picture->badges[i].at, at) < 2 * PM_BADGE_RADIUS + 0.5) {
            return true;
        }
    }
    return false;
}

static size_t ties_under(const pm_picture *picture, pm_point at)
{
    size_t count = 0;
    for (size_t i = 0; i < picture->tie_count; i++) {
        const pm_picture_tie *tie = &picture->ties[i];
        count += pm_distance_to_segment(at, picture->nodes[tie->a].at, picture->nodes[tie->b].at) <
                 PM_BADGE_RADIUS;
    }
    return count;
}

/* Where the number stands for step "ring" outwards and an angle from the upper right on. */
static pm_point beside_node(const pm_picture_node *node, size_t ring, double angle)
{
    double out = (double)ring * 4.5;
    if (node->role != PM_ROLE_MEMBER) { /* along the border of the box, corners first */
        double x = pm_most(-1, pm_least(1, cos(angle) * sqrt(2))) * (node->half_width + out);
        double y = pm_most(-1, pm_least(1, sin(angle) * sqrt(2))) * (node->above + out);
        return (pm_point){node->at.x + x, node->at.y + y};
    }
    double radius =
        pm_most(node->mark_size, 5) + PM_BADGE_RADIUS * 0.75 + out + (node->ringed ? 2 : 0);
    return (pm_point){node->at.x + radius * cos(angle), node->at.y + radius * sin(angle)};
}

static bool place_at_node(pm_picture *picture, size_t index)
{
    pm_badge *badge = &picture->badges[index];
    double best = INFINITY;
    for (size_t ring = 0; ring < RINGS; ring++) {
        for (int i = 0; i < ANGLES; i++) {
            double turn = (i % 2 == 0 ? 1 : -1) * ((i + 1) / 2) * 2 * PI / ANGLES;
            pm_point at = beside_node(&picture->nodes[badge->node], ring, -PI / 4 + turn);
            double cost = FARTHER * (double)ring + OFF_CORNER * ((i + 1) / 2);
            if (cost >= best || covers(picture, badge, index, at)) {
                continue;
            }
            cost += ON_TIE * (double)ties_under(picture, at);
            if (cost < best) {
                best = cost;
                badge->at = at;
            }
        }
    }
    return best < INFINITY;
}

/* The free point nearest to the middle of the tie. */
static bool place_on_tie(pm_picture *picture, size_t index)
{
    pm_badge *badge = &picture->badges[index];
    const pm_picture_tie *tie = &picture->ties[badge->tie];
    pm_point a = picture->nodes[tie->a].at;
    pm_point b = picture->nodes[tie->b].at;
    for (int i = 0; i < 17; i++) {
        double along = 0.5 + (i % 2 == 0 ? 1 : -1) * ((i + 1) / 2) * 0.045;
        pm_point at = {a.x + (b.x - a.x) * along, a.y + (b.y - a.y) * along};
        if (!covers(picture, badge, index, at)) {
            badge->at = at;
            return true;
        }
    }
    return false;
}

void pm_badges_place(pm_picture *picture)
{
    size_t kept = 0;
    for (size_t i = 0; i < picture->badge_count; i++) {
        picture->badges[kept] = picture->badges[i];
        bool placed = picture->badges[i].node != SIZE_MAX ? place_at_node(picture, kept)
                                                          : place_on_tie(picture, kept);
        kept += placed ? 1 : 0;
    }
    picture->badge_count = kept;
}

bool pm_badge_on_map(const pm_picture *picture, size_t finding)
{
    for (size_t i = 0; i < picture->badge_count; i++) {
        if (picture->badges[i].finding == finding) {
            return true;
        }
    }
    return false;
}

size_t pm_badges_at_members(const pm_picture *picture, size_t finding)
{
    size_t count = 0;
    for (size_t i = 0; i < picture->badge_count; i++) {
        const pm_badge *badge = &picture->badges[i];
        count += badge->finding == finding && badge->node != SIZE_MAX ? 1 : 0;
    }
    return count;
}
