/* Drawing: how large marks and names are, by how much room there is, and which names are left to
 * the titles when there is not enough. A picture in, sizes and lines of text out. */
#include "viz/labels.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

/* One row a level. */
typedef struct generosity {
    double font;
    double smallest, largest; /* radius of marks */
    double wished;            /* width of a label */
    size_t most_members;      /* it is tried first up to so many */
    size_t most_labels;
} generosity;

static const generosity LEVELS[PM_LEVELS] = {
    {8.6, 5.5, 21, 74, 16, SIZE_MAX}, {8.2, 5, 19, 68, 28, SIZE_MAX},
    {7.8, 4.5, 16, 62, 44, SIZE_MAX}, {7.3, 4, 13, 56, 64, SIZE_MAX},
    {7.1, 3.4, 10, 50, 110, 60},      {7.1, 2.4, 7, 50, SIZE_MAX, 40},
};

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
    while (level + 1 < PM_LEVELS && members > (double)LEVELS[level].most_members) {
        level++;
    }
    return level;
}

static void size_mark(pm_picture_node *node, const generosity *level)
{
    node->mark_size = level->smallest + (level->largest - level->smallest) * sqrt(node->share);
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
        node->mark_size = 0;
        node->half_width = fmax(label->half_width + BODY_MARGIN_X, 14);
        node->above = label->half_height + BODY_MARGIN_Y;
        if (node->ringed) {
            node->half_width += PM_RING_DISTANCE;
            node->above += PM_RING_DISTANCE;
        }
        node->below = node->above;
    }
    return PM_OK;
}

/* Importance of the last member that keeps its label. */
static void choose_labelled(pm_picture *picture, size_t most)
{
    for (size_t i = 0; i < picture->node_count; i++) {
        size_t before = 0;
        const pm_picture_node *node = &picture->nodes[i];
        for (size_t j = 0; j < picture->node_count && before < most; j++) {
            const pm_picture_node *other = &picture->nodes[j];
            before += other->importance > node->importance ||
                      (other->importance == node->importance && j < i);
        }
        picture->nodes[i].labelled = before < most;
    }
}

pm_status pm_labels_size(pm_picture *picture, size_t level, pm_error *err)
{
    const generosity *row = &LEVELS[level];
    picture->font = (pm_font){row->font, false};
    choose_labelled(picture, row->most_labels);
    for (size_t i = 0; i < picture->node_count; i++) {
        pm_picture_node *node = &picture->nodes[i];
        size_mark(node, row);
        pm_status status = make_label(picture, node, row, err);
        if (status != PM_OK) {
            return status;
        }
    }
    return PM_OK;
}

/* Does the label of node v stand on something, or outside? */
static bool label_is_bad(const pm_picture *picture, size_t v, pm_side side)
{
    const pm_picture_node *node = &picture->nodes[v];
    pm_box box = pm_label_box_at(node, side);
    if (!pm_box_holds(picture->area, box)) {
        return true;
    }
    for (size_t i = 0; i < picture->node_count; i++) {
        const pm_picture_node *other = &picture->nodes[i];
        if (i != v && (pm_boxes_overlap(box, pm_mark_box(other)) ||
                       (pm_has_outer_label(other) && pm_boxes_overlap(box, pm_label_box(other))))) {
            return true;
        }
    }
    return false;
}

/* The least important member whose label is bad and cannot be put right by another side. */
static size_t worst_label(pm_picture *picture)
{
    size_t worst = SIZE_MAX;
    for (size_t i = 0; i < picture->node_count; i++) {
        pm_picture_node *node = &picture->nodes[i];
        if (!pm_has_outer_label(node) || !label_is_bad(picture, i, node->side)) {
            continue;
        }
        int side = 0;
        while (side < PM_SIDE_COUNT && label_is_bad(picture, i, (pm_side)side)) {
            side++;
        }
        if (side < PM_SIDE_COUNT) {
            node->side = (pm_side)side;
        } else if (worst == SIZE_MAX || node->importance < picture->nodes[worst].importance) {
            worst = i;
        }
    }
    return worst;
}

void pm_labels_keep(pm_picture *picture, size_t most)
{
    size_t bodies = 0;
    for (size_t i = 0; i < picture->node_count; i++) {
        bodies += picture->nodes[i].role != PM_ROLE_MEMBER ? 1 : 0;
    }
    choose_labelled(picture, bodies + most);
}

void pm_labels_settle(pm_picture *picture)
{
    size_t worst = worst_label(picture);
    while (worst != SIZE_MAX) {
        picture->nodes[worst].labelled = false;
        worst = worst_label(picture);
    }
    picture->unlabelled = 0;
    for (size_t i = 0; i < picture->node_count; i++) {
        picture->unlabelled += picture->nodes[i].labelled ? 0 : 1;
    }
}
