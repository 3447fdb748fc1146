/* Drawing: which findings are shown, and where their numbers stand. Findings and a placed picture
 * in, badges out. */
#include "viz/badges.h"

#include <stdint.h>

enum {
    MOST_OF_A_RULE = 2, /* findings of one rule in the strip, as long as others wait */
    MOST_ON_TIES = 3,   /* numbers of one finding that is about ties */
    ANGLES = 16,
    RINGS = 5
};

static const double PI = 3.14159265358979323846;
static const double ON_TIE = 0.4;      /* cost of standing on a tie */
static const double FARTHER = 1.2;     /* of each step away from the member */
static const double OFF_CORNER = 0.05; /* of each step away from the upper right */

/* --- choosing -------------------------------------------------------------------------------- */

static bool shown(const pm_picture *picture, const pm_finding *finding)
{
    for (size_t i = 0; i < picture->finding_count; i++) {
        if (picture->findings[i] == finding) {
            return true;
        }
    }
    return false;
}

static size_t shown_of_rule(const pm_picture *picture, const pm_rule *rule)
{
    size_t count = 0;
    for (size_t i = 0; i < picture->finding_count; i++) {
        count += picture->findings[i]->rule == rule ? 1 : 0;
    }
    return count;
}

/* Shows findings of an outcome while there is room, at most so many of each rule. */
static void show(pm_picture *picture, const pm_findings *findings, pm_outcome outcome, size_t most,
                 size_t most_of_a_rule)
{
    for (size_t i = 0; i < pm_finding_count(findings) && picture->finding_count < most; i++) {
        const pm_finding *finding = pm_finding_at(findings, i);
        if (finding->outcome == outcome && !shown(picture, finding) &&
            shown_of_rule(picture, finding->rule) < most_of_a_rule) {
            picture->findings[picture->finding_count++] = finding;
        }
    }
}

/* The audit's order within the strip: issues before watch before fine. */
static void sort_shown(pm_picture *picture, const pm_findings *findings)
{
    const pm_finding *sorted[PM_MOST_FINDINGS];
    size_t count = 0;
    for (size_t i = 0; i < pm_finding_count(findings); i++) {
        if (shown(picture, pm_finding_at(findings, i))) {
            sorted[count++] = pm_finding_at(findings, i);
        }
    }
    for (size_t i = 0; i < count; i++) {
        picture->findings[i] = sorted[i];
    }
}

static void add_badge(pm_picture *picture, size_t finding, size_t node, size_t tie)
{
    for (size_t i = 0; i < picture->badge_count; i++) {
        const pm_badge *there = &picture->badges[i];
        if (there->finding == finding && there->node == node && there->tie == tie) {
            return;
        }
    }
    picture->badges[picture->badge_count++] =
        (pm_badge){.finding = finding, .node = node, .tie = tie};
}

static void list_badges(pm_picture *picture, size_t index)
{
    const pm_finding *finding = picture->findings[index];
    for (size_t i = 0; i < finding->badge_count; i++) {
        if (finding->members[i] < picture->node_count) {
            add_badge(picture, index, finding->members[i], SIZE_MAX);
        }
    }
    if (finding->member_count > 0 || finding->outcome == PM_FINE) {
        return;
    }
    size_t on_ties = 0;
    for (size_t i = 0; i < finding->edge_count && on_ties < MOST_ON_TIES; i++) {
        size_t tie = pm_measures_tie_of_edge(picture->measures, finding->edges[i]);
        if (tie < picture->tie_count) {
            add_badge(picture, index, SIZE_MAX, tie);
            on_ties++;
        }
    }
}

static pm_status make_room(pm_picture *picture, const pm_findings *findings, pm_error *err)
{
    size_t badges = 0;
    for (size_t i = 0; i < pm_finding_count(findings); i++) {
        badges += pm_finding_at(findings, i)->badge_count + MOST_ON_TIES;
    }
    picture->findings = pm_arena_new(&picture->arena, PM_MOST_FINDINGS * sizeof *picture->findings);
    picture->badges = pm_arena_new(&picture->arena, (badges + 1) * sizeof *picture->badges);
    return picture->findings != NULL && picture->badges != NULL ? PM_OK : pm_fail_memory(err);
}

pm_status pm_badges_choose(pm_picture *picture, const pm_findings *findings, size_t most,
                           pm_error *err)
{
    pm_status status = make_room(picture, findings, err);
    if (status != PM_OK) {
        return status;
    }
    picture->finding_count = 0;
    picture->badge_count = 0;
    most = most < PM_MOST_FINDINGS ? most : PM_MOST_FINDINGS;
    size_t fine = pm_findings_with(findings, PM_FINE) > 0 ? 1 : 0;
    size_t others = most > fine ? most - fine : 0; /* good news is never crowded out */
    show(picture, findings, PM_ISSUE, others, MOST_OF_A_RULE);
    show(picture, findings, PM_WATCH, others, MOST_OF_A_RULE);
    show(picture, findings, PM_ISSUE, others, SIZE_MAX);
    show(picture, findings, PM_WATCH, others, SIZE_MAX);
    size_t open = picture->finding_count;
    show(picture, findings, PM_FINE, open < most ? open + fine : open, SIZE_MAX);
    sort_shown(picture, findings);
    size_t all = pm_findings_with(findings, PM_ISSUE) + pm_findings_with(findings, PM_WATCH);
    picture->findings_left = all - open;
    for (size_t i = 0; i < picture->finding_count; i++) {
        list_badges(picture, i);
    }
    return PM_OK;
}

void pm_badges_raise(pm_picture *picture)
{
    for (size_t i = 0; i < picture->badge_count; i++) {
        if (picture->badges[i].node != SIZE_MAX) {
            picture->nodes[picture->badges[i].node].importance += 1;
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
    return pm_distance(nearest, at) < PM_BADGE_RADIUS;
}

/* Would a number of that badge, centred there, cover something it must not? */
static bool covers(const pm_picture *picture, const pm_badge *badge, size_t placed, pm_point at)
{
    pm_box box = pm_box_around(at, PM_BADGE_RADIUS + 0.5, PM_BADGE_RADIUS + 0.5);
    if (!pm_box_holds(picture->area, box) || pm_boxes_overlap(box, pm_caption_box(picture))) {
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
