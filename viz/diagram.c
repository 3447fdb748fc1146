/* Drawing: from a placed picture to a scene for Graphviz. Nodes become a ring, a mark and a label
 * each; ties become lines that end at the ring or the mark; numbers of findings lie on top. */
#include "viz/diagram.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "viz/graphviz.h"

static const double RING_WIDTH = 1.2;
static const double MARK_OUTLINE = 0.8;
static const double HOLE_OUTLINE = 0.5;
static const double SPLIT_SIZE = 1.8;

enum { NUMBER_SIZE = 4, SPLIT_PLACES = 21 };

/* A scene under construction; everything owned here. */
typedef struct builder {
    const pm_picture *picture;
    pm_scene scene;
    size_t *order;                /* of nodes: the most important first, as they are told */
    size_t *anchor;               /* of each node: the shape its ties end at */
    size_t *dot;                  /* of each tie whose ends disagree: the shape in its middle */
    char (*numbers)[NUMBER_SIZE]; /* texts of badges */
    const char **number_lines;
} builder;

static pm_status open_builder(builder *in, const pm_picture *picture, pm_error *err)
{
    size_t shapes =
        picture->frame_count + 4 * picture->node_count + picture->badge_count + picture->tie_count;
    in->picture = picture;
    in->scene.id_prefix = picture->id_prefix;
    in->scene.shapes = pm_new_array(shapes, sizeof *in->scene.shapes);
    in->scene.lines = pm_new_array(2 * picture->tie_count, sizeof *in->scene.lines);
    in->order = pm_new_array(picture->node_count, sizeof *in->order);
    in->anchor = pm_new_array(picture->node_count, sizeof *in->anchor);
    in->dot = pm_new_array(picture->tie_count, sizeof *in->dot);
    in->numbers = pm_new_array(picture->badge_count, NUMBER_SIZE);
    in->number_lines = pm_new_array(picture->badge_count, sizeof *in->number_lines);
    bool all = in->scene.shapes != NULL && in->scene.lines != NULL && in->order != NULL &&
               in->anchor != NULL && in->dot != NULL && in->numbers != NULL &&
               in->number_lines != NULL;
    return all ? PM_OK : pm_fail_memory(err);
}

static void close_builder(builder *in)
{
    free(in->scene.shapes);
    free(in->scene.lines);
    free(in->order);
    free(in->anchor);
    free(in->dot);
    free(in->numbers);
    free(in->number_lines);
}

static size_t add_shape(builder *in, const pm_scene_shape *shape)
{
    in->scene.shapes[in->scene.shape_count] = *shape;
    return in->scene.shape_count++;
}

static void add_ring(builder *in, size_t index)
{
    const pm_picture_node *node = &in->picture->nodes[index];
    bool body = node->role != PM_ROLE_MEMBER;
    in->anchor[index] = add_shape(in, &(pm_scene_shape){
                                          .identity = {NULL, "ring", NULL},
                                          .form = body ? "box" : "circle",
                                          .rounded = body,
                                          .at = node->at,
                                          .half_width = node->half_width - RING_WIDTH / 2,
                                          .half_height = node->above - RING_WIDTH / 2,
                                          .fill = PM_WHITE,
                                          .outline = PM_INK,
                                          .outline_width = RING_WIDTH,
                                      });
}

static void add_mark(builder *in, size_t index)
{
    const pm_picture_node *node = &in->picture->nodes[index];
    const pm_outline_form *form = pm_shape_form(node->sign.shape);
    size_t shape = add_shape(
        in, &(pm_scene_shape){
                .identity = {node->id, node->hollow ? "member cut-off" : "member", node->title},
                .placed = true,
                .form = form->graphviz,
                .at = node->at,
                .half_width = node->mark_size * form->width,
                .half_height = node->mark_size * form->height,
                .fill = node->sign.fill,
                .outline = PM_INK,
                .outline_width = MARK_OUTLINE,
            });
    in->anchor[index] = node->ringed ? in->anchor[index] : shape;
}

static void add_hole(builder *in, size_t index)
{
    const pm_picture_node *node = &in->picture->nodes[index];
    const pm_outline_form *form = pm_shape_form(node->sign.shape);
    add_shape(in, &(pm_scene_shape){
                      .identity = {NULL, "hole", NULL},
                      .form = form->graphviz,
                      .at = node->at,
                      .half_width = node->mark_size * form->width * PM_HOLE,
                      .half_height = node->mark_size * form->height * PM_HOLE,
                      .fill = PM_WHITE,
                      .outline = PM_INK,
                      .outline_width = HOLE_OUTLINE,
                  });
}

static void add_body(builder *in, size_t index)
{
    const pm_picture_node *node = &in->picture->nodes[index];
    bool decides = node->role == PM_ROLE_DECISION_BODY;
    double inset = node->ringed ? PM_RING_DISTANCE : 0;
    size_t shape = add_shape(
        in,
        &(pm_scene_shape){
            .identity = {node->id, decides ? "member decision-body" : "member body", node->title},
            .placed = true,
            .form = "box",
            .rounded = true,
            .at = node->at,
            .half_width = node->half_width - inset,
            .half_height = node->above - inset,
            .fill = node->sign.fill,
            .outline = PM_INK,
            .outline_width = MARK_OUTLINE,
            .lines = node->label.lines,
            .line_count = node->labelled ? node->label.count : 0,
            .anchor = PM_ANCHOR_MIDDLE,
            .font = {in->picture->font.size, decides},
            .text_colour = decides ? PM_WHITE : PM_INK,
        });
    in->anchor[index] = node->ringed ? in->anchor[index] : shape;
}

/* Names lean towards their marks. */
static pm_anchor label_anchor(pm_side side)
{
    bool right =
        side == PM_SIDE_RIGHT || side == PM_SIDE_ABOVE_RIGHT || side == PM_SIDE_BELOW_RIGHT;
    bool left = side == PM_SIDE_LEFT || side == PM_SIDE_ABOVE_LEFT || side == PM_SIDE_BELOW_LEFT;
    return right ? PM_ANCHOR_START : left ? PM_ANCHOR_END : PM_ANCHOR_MIDDLE;
}

static void add_label(builder *in, size_t index)
{
    const pm_picture_node *node = &in->picture->nodes[index];
    pm_box box = pm_label_box(node);
    add_shape(in, &(pm_scene_shape){
                      .identity = {node->label_id, "label", NULL},
                      .form = "box",
                      .at = {(box.left + box.right) / 2, (box.top + box.bottom) / 2},
                      .half_width = node->label.half_width,
                      .half_height = node->label.half_height,
                      .fill = node->group != SIZE_MAX ? PM_FRAME : PM_WHITE,
                      .lines = node->label.lines,
                      .line_count = node->label.count,
                      .anchor = label_anchor(node->side),
                      .font = in->picture->font,
                      .text_colour = PM_INK,
                  });
}

static void add_badge(builder *in, size_t index)
{
    const pm_badge *badge = &in->picture->badges[index];
    const pm_finding *finding = in->picture->findings[badge->finding];
    const pm_badge_form *form = pm_outcome_form(finding->outcome);
    snprintf(in->numbers[index], NUMBER_SIZE, "%u", (unsigned)(badge->finding + 1) % 100U);
    in->number_lines[index] = in->numbers[index];
    add_shape(in, &(pm_scene_shape){
                      .identity = {NULL, "badge", finding->headline},
                      .form = pm_shape_form(form->shape)->graphviz,
                      .rounded = form->rounded,
                      .at = badge->at,
                      .half_width = PM_BADGE_RADIUS * form->size,
                      .half_height = PM_BADGE_RADIUS * form->size,
                      .fill = in->picture->palette->outcomes[finding->outcome],
                      .outline = PM_WHITE,
                      .outline_width = 1,
                      .lines = &in->number_lines[index],
                      .line_count = 1,
                      .anchor = PM_ANCHOR_MIDDLE,
                      .font = {8, true},
                      .text_colour = PM_WHITE,
                      .repeats = true, /* in the strip */
                  });
}

/* Classes by behaviour: of whole ties, of the first and of the second half of split ones. */
static const char *const WHOLE[PM_BEHAVIOURS] = {"tie competition", "tie cooperation",
                                                 "tie coordination", "tie coevolution"};
static const char *const FIRST_HALF[PM_BEHAVIOURS] = {
    "tie split competition", "tie split cooperation", "tie split coordination",
    "tie split coevolution"};
static const char *const SECOND_HALF[PM_BEHAVIOURS] = {"half competition", "half cooperation",
                                                       "half coordination", "half coevolution"};

static const char *tie_class(const pm_picture_tie *tie)
{
    if (tie->behaviour_a >= 0) {
        return WHOLE[tie->behaviour_a];
    }
    if (tie->bridge && tie->carried) {
        return "tie bridge carried";
    }
    if (tie->missing) {
        return "missing";
    }
    return tie->bridge    ? "tie bridge"
           : tie->leads   ? "tie leads"
           : tie->carried ? "tie carried"
           : tie->funds   ? "tie funds"
                          : "tie";
}

static void add_line(builder *in, const pm_scene_line *line)
{
    in->scene.lines[in->scene.line_count++] = *line;
}

static bool is_free(const pm_picture *picture, pm_box box)
{
    for (size_t i = 0; i < picture->node_count; i++) {
        const pm_picture_node *node = &picture->nodes[i];
        if (pm_boxes_overlap(box, pm_mark_box(node)) ||
            (pm_has_outer_label(node) && pm_boxes_overlap(box, pm_label_box(node)))) {
            return false;
        }
    }
    return true;
}

/* The point nearest to the middle of the tie that no mark and no name covers; else the middle. */
static pm_point free_middle(const pm_picture *picture, const pm_picture_tie *tie)
{
    pm_point a = picture->nodes[tie->a].at;
    pm_point b = picture->nodes[tie->b].at;
    for (int i = 0; i < SPLIT_PLACES; i++) {
        double along = 0.5 + (i % 2 == 0 ? 1 : -1) * ((i + 1) / 2) * 0.04;
        pm_point at = {a.x + (b.x - a.x) * along, a.y + (b.y - a.y) * along};
        if (is_free(picture, pm_box_around(at, SPLIT_SIZE + 1, SPLIT_SIZE + 1))) {
            return at;
        }
    }
    return (pm_point){(a.x + b.x) / 2, (a.y + b.y) / 2};
}

/* On a tie that its ends describe differently. */
static void add_dot(builder *in, size_t index)
{
    in->dot[index] = add_shape(in, &(pm_scene_shape){
                                       .identity = {NULL, "split", NULL},
                                       .form = "circle",
                                       .at = free_middle(in->picture, &in->picture->ties[index]),
                                       .half_width = SPLIT_SIZE,
                                       .half_height = SPLIT_SIZE,
                                       .fill = PM_WHITE,
                                       .outline = PM_INK,
                                       .outline_width = HOLE_OUTLINE,
                                   });
}

/* Two halves, each as its end describes the tie. */
static void add_split(builder *in, const pm_picture_tie *tie, size_t dot)
{
    add_line(in, &(pm_scene_line){
                     .identity = {tie->id, FIRST_HALF[tie->behaviour_a], tie->title},
                     .a = in->anchor[tie->a],
                     .b = dot,
                     .stroke = tie->stroke,
                 });
    add_line(in, &(pm_scene_line){
                     .identity = {NULL, SECOND_HALF[tie->behaviour_b], NULL},
                     .a = dot,
                     .b = in->anchor[tie->b],
                     .stroke = tie->stroke_b,
                 });
}

static bool stands_out(const pm_picture_tie *tie)
{
    return tie->bridge || tie->carried || tie->funds || tie->leads || tie->behaviour_a >= 0;
}

/* Thin ties first, so that those that stand out lie on top. */
static void add_ties(builder *in, bool outstanding)
{
    for (size_t i = 0; i < in->picture->tie_count; i++) {
        const pm_picture_tie *tie = &in->picture->ties[i];
        if (stands_out(tie) != outstanding) {
            continue;
        }
        if (tie->split) {
            add_split(in, tie, in->dot[i]);
            continue;
        }
        add_line(in, &(pm_scene_line){
                         .identity = {tie->id, tie_class(tie), tie->title},
                         .a = in->anchor[tie->a],
                         .b = in->anchor[tie->b],
                         .stroke = tie->stroke,
                         .arrow_a = tie->arrow_a,
                         .arrow_b = tie->arrow_b,
                     });
    }
}

/* Equal ones stay in the map's order. */
static void put_in_order(builder *in)
{
    const pm_picture_node *nodes = in->picture->nodes;
    for (size_t i = 0; i < in->picture->node_count; i++) {
        size_t at = i;
        while (at > 0 && nodes[in->order[at - 1]].importance < nodes[i].importance) {
            in->order[at] = in->order[at - 1];
            at--;
        }
        in->order[at] = i;
    }
}

/* Lines pass behind a frame: they have no business with those in it. */
static void add_frame(builder *in, const pm_frame *frame)
{
    pm_box box = frame->box;
    add_shape(in, &(pm_scene_shape){
                      .identity = {NULL, "frame", NULL},
                      .form = "box",
                      .rounded = true,
                      .at = {(box.left + box.right) / 2, (box.top + box.bottom) / 2},
                      .half_width = (box.right - box.left) / 2,
                      .half_height = (box.bottom - box.top) / 2,
                      .fill = PM_FRAME,
                      .outline = PM_RULE,
                      .outline_width = HOLE_OUTLINE,
                  });
}

static void build(builder *in)
{
    const pm_picture *picture = in->picture;
    put_in_order(in);
    for (size_t i = 0; i < picture->frame_count; i++) {
        add_frame(in, &picture->frames[i]);
    }
    for (size_t i = 0; i < picture->tie_count; i++) {
        if (picture->ties[i].split) {
            add_dot(in, i);
        }
    }
    /* Names stand on paper, so that a tie that cannot be avoided passes behind them; the paper lies
     * under the marks, because its corner may reach one's own. */
    for (size_t i = 0; i < picture->node_count; i++) {
        if (pm_has_outer_label(&picture->nodes[i])) {
            add_label(in, i);
        }
    }
    for (size_t k = 0; k < picture->node_count; k++) {
        size_t i = in->order[k];
        if (picture->nodes[i].ringed) {
            add_ring(in, i);
        }
        if (picture->nodes[i].role == PM_ROLE_MEMBER) {
            add_mark(in, i);
        } else {
            add_body(in, i);
        }
    }
    for (size_t i = 0; i < picture->node_count; i++) {
        if (picture->nodes[i].hollow) {
            add_hole(in, i);
        }
    }
    for (size_t i = 0; i < picture->badge_count; i++) {
        add_badge(in, i);
    }
    add_ties(in, false);
    add_ties(in, true);
}

pm_status pm_diagram_draw(const pm_picture *picture, pm_text *svg, pm_error *err)
{
    builder in = {0};
    pm_status status = open_builder(&in, picture, err);
    if (status == PM_OK) {
        build(&in);
        status = pm_graphviz_render(&in.scene, svg, err);
    }
    close_builder(&in);
    return status;
}
