/* Drawing: how large marks and names are, by how much room there is, and which names are left to
 * the titles when there is not enough. A picture in, sizes and lines of text out. */
#include "viz/labels.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The smallest that a crowded part is drawn; those after it are for maps of many hundreds. */
enum { SMALLEST_FOR_ROOM = 4, LEVEL_COUNT = 8 };

/* One row a level. */
typedef struct generosity {
    double font;
    double smallest, largest; /* radius of marks */
    double wished;            /* width of a label */
    size_t most_members;      /* it is tried first up to so many */
    size_t most_labels;
} generosity;

static const generosity LEVELS[LEVEL_COUNT] = {
    {8.6, 5.5, 21, 74, 16, SIZE_MAX}, {8.2, 5, 19, 68, 28, SIZE_MAX},
    {7.8, 4.5, 16, 62, 44, SIZE_MAX}, {7.3, 4, 13, 56, 64, SIZE_MAX},
    {7.1, 3.4, 10, 50, 110, 100},     {7.1, 2.4, 7, 50, 400, 60},
    {7.1, 1.8, 5.4, 50, 1000, 30},    {7.1, 1.2, 4, 50, SIZE_MAX, 24},
};

static const double MOST_COVERED = 0.17; /* of the area, by marks */
static const double WIDEST_LABEL = 110;
static const double BODY_MARGIN_X = 6;
static const double BODY_MARGIN_Y = 4;

size_t pm_level_for(const pm_picture *picture)
{
    /* The levels were chosen for the area left beside a findings strip. */
    double area =
        (picture->area.right - picture->area.left) * (picture->area.bottom - picture->area.top);
    double members = (double)picture->node_count * (566.0 * 420.0) / fmax(area, 1);
    size_t level = 0;
    while (level + 1 < LEVEL_COUNT && members > (double)LEVELS[level].most_members) {
        level++;
    }
    return level;
}

size_t pm_level_last(size_t first)
{
    return first > SMALLEST_FOR_ROOM ? first : SMALLEST_FOR_ROOM;
}

/* By its share of the largest. */
static double mark_size(const pm_picture_node *node, const generosity *level)
{
    return level->smallest + (level->largest - level->smallest) * sqrt(node->share);
}

/* What all marks are to be multiplied by so that they leave room for lines and names, also where
 * all are as large as the largest. */
static double mark_scale(const pm_picture *picture, const generosity *level)
{
    double covered = 0;
    for (size_t i = 0; i < picture->node_count; i++) {
        double size = 2 * mark_size(&picture->nodes[i], level);
        covered += size * size;
    }
    double area =
        (picture->area.right - picture->area.left) * (picture->area.bottom - picture->area.top);
    return fmin(1, sqrt(MOST_COVERED * area / fmax(covered, 1)));
}

static void size_mark(pm_picture_node *node, const generosity *level, double scale)
{
    node->mark_size = mark_size(node, level) * scale;
    const pm_outline_form *form = pm_shape_form(node->sign.shape);
    double farthest = 1;
    double top = -1;
    double bottom = 1;
    if (form->corner_count > 0) {
        farthest = 0;
        top = 1;
        bottom = -1;
        for (size_t i = 0; i < form->corner_count; i++) {
            farthest = fmax(farthest, hypot(form->x[i] * form->width, form->y[i] * form->height));
            top = fmin(top, form->y[i]);
            bottom = fmax(bottom, form->y[i]);
        }
    } else {
        farthest = fmax(form->width, form->height);
    }
    node->half_width =
        node->mark_size * form->width * (node->sign.shape == PM_SHAPE_STAR ? 1.06 : 1);
    node->above = -top * node->mark_size * form->height;
    node->below = bottom * node->mark_size * form->height;
    if (node->ringed) {
        double radius = node->mark_size * farthest + PM_RING_DISTANCE;
        node->half_width = radius;
        node->above = radius;
        node->below = radius;
    }
}

static pm_status make_label(pm_picture *picture, pm_picture_node *node, const generosity *level,
                            pm_error *err)
{
    pm_font font = {level->font, node->role == PM_ROLE_DECISION_BODY};
    pm_label *label = &node->label;
    label->count =
        pm_wrap_name(&picture->arena, node->name, level->wished, WIDEST_LABEL, font, label->lines);
    if (label->count == 0 && node->name[0] != '\0') {
        return pm_fail_memory(err);
    }
    if (node->remark != NULL) {
        label->lines[label->count++] = node->remark;
    }
    label->half_width = pm_lines_width(label->lines, label->count, font) / 2 + 0.5;
    label->half_height = (double)label->count * font.size * PM_LINE_SPACING / 2;
    if (node->role != PM_ROLE_MEMBER) {
        /* Without its name a body is as large as a member would be. */
        bool named = node->labelled;
        node->half_width =
            named ? fmax(label->half_width + BODY_MARGIN_X, 14) : node->mark_size * 1.5;
        node->above = named ? label->half_height + BODY_MARGIN_Y : node->mark_size;
        node->mark_size = 0;
        if (node->ringed) {
            node->half_width += PM_RING_DISTANCE;
            node->above += PM_RING_DISTANCE;
        }
        node->below = node->above;
    }
    return PM_OK;
}

/* --- who keeps a label ----------------------------------------------------------------------- */

/* A member while they are put in order of importance. */
typedef struct claim {
    double importance;
    size_t node;
} claim;

static int compare_claims(const void *left, const void *right)
{
    const claim *a = left;
    const claim *b = right;
    if (a->importance != b->importance) {
        return a->importance > b->importance ? -1 : 1;
    }
    return a->node < b->node ? -1 : a->node > b->node ? 1 : 0;
}

/* All members, the most important first; NULL when memory runs out. Caller frees. */
static claim *sort_claims(const pm_picture *picture)
{
    claim *claims = pm_new_array(picture->node_count, sizeof *claims);
    for (size_t i = 0; claims != NULL && i < picture->node_count; i++) {
        claims[i] = (claim){picture->nodes[i].importance, i};
    }
    if (claims != NULL) {
        qsort(claims, picture->node_count, sizeof *claims, compare_claims);
    }
    return claims;
}

/* The most important members are labelled; of bodies, which are more important than any
 * organisation, no more than a third of the labels: the rest go to organisations first. */
static pm_status choose_labelled(pm_picture *picture, size_t most, pm_error *err)
{
    claim *claims = sort_claims(picture);
    if (claims == NULL) {
        return pm_fail_memory(err);
    }
    size_t left = most;
    size_t bodies = 0;
    for (size_t i = 0; i < picture->node_count; i++) {
        pm_picture_node *node = &picture->nodes[claims[i].node];
        bool one_more_body = node->role == PM_ROLE_BODY && bodies >= most / 3;
        node->labelled = left > 0 && !one_more_body;
        left -= node->labelled ? 1 : 0;
        bodies += node->labelled && node->role != PM_ROLE_MEMBER ? 1 : 0;
    }
    for (size_t i = 0; i < picture->node_count && left > 0; i++) {
        pm_picture_node *node = &picture->nodes[claims[i].node];
        left -= node->labelled ? 0 : 1;
        node->labelled = true;
    }
    free(claims);
    return PM_OK;
}

pm_status pm_labels_size(pm_picture *picture, size_t level, pm_error *err)
{
    const generosity *row = &LEVELS[level];
    picture->font = (pm_font){row->font, false};
    double scale = mark_scale(picture, row);
    pm_status status = choose_labelled(picture, row->most_labels, err);
    for (size_t i = 0; status == PM_OK && i < picture->node_count; i++) {
        pm_picture_node *node = &picture->nodes[i];
        size_mark(node, row, scale);
        status = make_label(picture, node, row, err);
    }
    return status;
}

/* --- labels that are in the way -------------------------------------------------------------- */

/* Does the label of node v stand on a mark, on one of the labels that are settled, or outside? */
static bool label_is_bad(const pm_picture *picture, size_t v, pm_side side, const size_t *settled,
                         size_t settled_count)
{
    pm_box box = pm_label_box_at(&picture->nodes[v], side);
    if (!pm_box_holds(picture->area, box)) {
        return true;
    }
    for (size_t i = 0; i < settled_count; i++) {
        if (pm_boxes_overlap(box, pm_label_box(&picture->nodes[settled[i]]))) {
            return true;
        }
    }
    for (size_t i = 0; i < picture->node_count; i++) {
        if (i != v && pm_boxes_overlap(box, pm_mark_box(&picture->nodes[i]))) {
            return true;
        }
    }
    return false;
}

/* Puts the label on a side where it is not bad, the one it has before any other; false when there
 * is none. */
static bool settle(pm_picture *picture, size_t v, const size_t *settled, size_t settled_count)
{
    pm_picture_node *node = &picture->nodes[v];
    if (!label_is_bad(picture, v, node->side, settled, settled_count)) {
        return true;
    }
    for (int side = 0; side < PM_SIDE_COUNT; side++) {
        if (!label_is_bad(picture, v, (pm_side)side, settled, settled_count)) {
            node->side = (pm_side)side;
            return true;
        }
    }
    return false;
}

pm_status pm_labels_keep(pm_picture *picture, size_t most, pm_error *err)
{
    size_t bodies = 0;
    for (size_t i = 0; i < picture->node_count; i++) {
        bodies += picture->nodes[i].role != PM_ROLE_MEMBER ? 1 : 0;
    }
    return choose_labelled(picture, bodies + most, err);
}

pm_status pm_labels_settle(pm_picture *picture, pm_error *err)
{
    claim *claims = sort_claims(picture);
    size_t *settled = pm_new_array(picture->node_count, sizeof *settled);
    size_t count = 0;
    pm_status status = claims != NULL && settled != NULL ? PM_OK : pm_fail_memory(err);
    picture->unlabelled = 0;
    for (size_t i = 0; status == PM_OK && i < picture->node_count; i++) {
        pm_picture_node *node = &picture->nodes[claims[i].node];
        if (pm_has_outer_label(node)) {
            node->labelled = settle(picture, claims[i].node, settled, count);
            settled[count] = claims[i].node;
            count += node->labelled ? 1 : 0;
        }
        picture->unlabelled += node->labelled ? 0 : 1;
    }
    free(claims);
    free(settled);
    return status;
}
