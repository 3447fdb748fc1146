/* Drawing: places in a view of layers. Layers, frames and sizes in, places out: layers from top to
 * bottom, each under its caption; bodies and members in centred rows, groups in frames side by
 * side, their members in rows below the head. */
#include <stdint.h>
#include <stdlib.h>

#include "viz/layers.h"

static const double CELL_GAP = 8;    /* between footprints */
static const double ROW_GAP = 7;     /* between rows */
static const double FRAME_GAP = 9;   /* between frames */
static const double INSET = 7;       /* from a frame's border to what is in it */
static const double CAPTION = 15;    /* room for a layer's caption */
static const double BADGE_ROOM = 5;  /* over marks */
static const double MOST_SPARE = 26; /* added between layers */

enum { MOST_FRAME_ROWS = 30 };

static const char *const CAPTIONS[PM_LAYER_COUNT] = {
    [PM_LAYER_STRATEGIC] = "Strategic",
    [PM_LAYER_BOARD_ONLY] = "On the decision body, in no group",
    [PM_LAYER_SEVERAL] = "In several groups",
    [PM_LAYER_EXECUTIVE] = "Executive",
    [PM_LAYER_OPERATIONAL] = "Operational",
    [PM_LAYER_DELIVERY] = "Delivery",
    [PM_LAYER_SUPPORT] = "Support",
    [PM_LAYER_NO_GROUP] = "In no group",
};

/* One placing in progress. "place": else only heights are found. */
typedef struct stack {
    pm_picture *picture;
    size_t *list; /* nodes of the row, or frames of the layer, that is being set */
    bool place;
    bool too_wide;
} stack;

static double half_width(const pm_picture_node *node)
{
    return pm_most(node->half_width, pm_has_outer_label(node) ? node->label.half_width : 0);
}

static double below(const pm_picture_node *node)
{
    return node->below +
           (pm_has_outer_label(node) ? PM_LABEL_GAP + 2 * node->label.half_height : 0);
}

/* Sets the nodes of list[first..end-1] in a centred row; returns its height. */
static double set_row(stack *in, size_t first, size_t end, pm_box box, double top)
{
    double width = -CELL_GAP;
    double above = 0;
    double under = 0;
    for (size_t i = first; i < end; i++) {
        const pm_picture_node *node = &in->picture->nodes[in->list[i]];
        width += 2 * half_width(node) + CELL_GAP;
        above = pm_most(above, node->above + BADGE_ROOM);
        under = pm_most(under, below(node));
    }
    double x = (box.left + box.right - width) / 2;
    for (size_t i = first; in->place && i < end; i++) {
        pm_picture_node *node = &in->picture->nodes[in->list[i]];
        node->at = (pm_point){x + half_width(node), top + above};
        node->side = PM_SIDE_BELOW;
        x += 2 * half_width(node) + CELL_GAP;
    }
    in->too_wide = in->too_wide || width > box.right - box.left + 0.01;
    return above + under;
}

/* As many of list[0..count-1] a row as fit the box; returns the height of all rows. */
static double set_rows(stack *in, size_t count, pm_box box, double top)
{
    double height = 0;
    for (size_t first = 0; first < count;) {
        double width = -CELL_GAP;
        size_t end = first;
        while (end < count) {
            width += 2 * half_width(&in->picture->nodes[in->list[end]]) + CELL_GAP;
            if (end > first && width > box.right - box.left) {
                break;
            }
            end++;
        }
        height += set_row(in, first, end, box, top + height) + (end < count ? ROW_GAP : 0);
        first = end;
    }
    return height;
}

/* --- frames ---------------------------------------------------------------------------------- */

static size_t list_members(stack *in, size_t body)
{
    size_t count = 0;
    for (size_t i = 0; i < in->picture->node_count; i++) {
        if (in->picture->nodes[i].group == body) {
            in->list[count++] = i;
        }
    }
    return count;
}

/* Inner width of a frame whose members stand in so many rows. */
static double frame_width(stack *in, size_t body, size_t rows)
{
    size_t count = list_members(in, body);
    size_t columns = (count + rows - 1) / rows;
    double width = 2 * in->picture->nodes[body].half_width;
    for (size_t first = 0; first < count; first += columns) {
        double row = -CELL_GAP;
        for (size_t i = first; i < first + columns && i < count; i++) {
            row += 2 * half_width(&in->picture->nodes[in->list[i]]) + CELL_GAP;
        }
        width = pm_most(width, row);
    }
    return width + 2 * INSET;
}

/* Sets a frame of this width with its head and members; returns its height. */
static double set_frame(stack *in, pm_frame *frame, double left, double width, double top)
{
    pm_picture_node *body = &in->picture->nodes[frame->body];
    pm_box inner = {left + INSET, top, left + width - INSET, top};
    double head = INSET + body->above + body->below;
    size_t count = list_members(in, frame->body);
    double rows = count > 0 ? set_rows(in, count, inner, top + head + ROW_GAP) + ROW_GAP : 0;
    double height = head + rows + INSET;
    if (in->place) {
        body->at = (pm_point){left + width / 2, top + INSET + body->above};
        frame->box = (pm_box){left, top, left + width, top + height};
    }
    return height;
}

static bool is_of_layer(const stack *in, size_t frame, pm_layer layer)
{
    return in->picture->nodes[in->picture->frames[frame].body].layer == layer;
}

/* Width of all frames of a layer from "first" on when none has more than so many rows; *end is the
 * frame after the last. */
static double widths_from(stack *in, pm_layer layer, size_t first, size_t rows, double most,
                          size_t *end)
{
    double width = -FRAME_GAP;
    *end = first;
    for (size_t f = first; f < in->picture->frame_count; f++) {
        if (!is_of_layer(in, f, layer)) {
            *end = f + 1;
            continue;
        }
        double own = frame_width(in, in->picture->frames[f].body, rows) + FRAME_GAP;
        if (width > 0 && width + own > most) {
            break;
        }
        width += own;
        *end = f + 1;
    }
    return width;
}

/* Heights of frames grow with their rows: the fewest rows with which all of the layer stand side by
 * side, or, where that is not to be had, as many as make a good shape, line by line. */
static size_t rows_for(stack *in, pm_layer layer, double most)
{
    for (size_t rows = 1; rows <= MOST_FRAME_ROWS; rows++) {
        size_t end = 0;
        widths_from(in, layer, 0, rows, most, &end);
        if (end == in->picture->frame_count) {
            return rows;
        }
    }
    return 3;
}

static double set_frames(stack *in, pm_layer layer, pm_box area, double top)
{
    double most = area.right - area.left;
    size_t rows = rows_for(in, layer, most);
    double height = 0;
    for (size_t first = 0; first < in->picture->frame_count;) {
        size_t end = first;
        double width = widths_from(in, layer, first, rows, most, &end);
        double x = area.left + (most - width) / 2;
        double tallest = 0;
        in->too_wide = in->too_wide || width > most + 0.01;
        for (size_t f = first; f < end; f++) {
            pm_frame *frame = &in->picture->frames[f];
            if (is_of_layer(in, f, layer)) {
                double own = frame_width(in, frame->body, rows);
                tallest = pm_most(tallest, set_frame(in, frame, x, own, top + height));
                x += own + FRAME_GAP;
            }
        }
        height += tallest + (end < in->picture->frame_count ? FRAME_GAP : 0);
        first = end;
    }
    return height;
}

/* --- layers ---------------------------------------------------------------------------------- */

static size_t list_layer(stack *in, pm_layer layer)
{
    size_t count = 0;
    for (size_t i = 0; i < in->picture->node_count; i++) {
        const pm_picture_node *node = &in->picture->nodes[i];
        if (node->layer == layer && node->group == SIZE_MAX && node->role != PM_ROLE_BODY) {
            in->list[count++] = i;
        }
    }
    return count;
}

static bool has_frames(const stack *in, pm_layer layer)
{
    bool found = false;
    for (size_t f = 0; f < in->picture->frame_count; f++) {
        found = found || is_of_layer(in, f, layer);
    }
    return found;
}

static void add_caption(stack *in, pm_layer layer, double top)
{
    pm_picture *picture = in->picture;
    picture->captions[picture->caption_count++] =
        (pm_caption){.words = CAPTIONS[layer],
                     .at = {picture->area.left, top + PM_CAPTION_FONT.size + 1},
                     .font = PM_CAPTION_FONT,
                     .anchor = PM_ANCHOR_START};
}

/* Sets one layer from "top" on; returns its height, 0 when it is empty. */
static double set_layer(stack *in, pm_layer layer, double top)
{
    pm_box area = in->picture->area;
    size_t count = list_layer(in, layer);
    bool frames = has_frames(in, layer);
    if (count == 0 && !frames) {
        return 0;
    }
    double height = CAPTION;
    if (count > 0) {
        height += set_rows(in, count, area, top + height);
    }
    if (frames) {
        height += count > 0 ? ROW_GAP : 0;
        height += set_frames(in, layer, area, top + height);
    }
    if (in->place) {
        add_caption(in, layer, top);
    }
    return height;
}

static double set_layers(stack *in, double top, double gap)
{
    double start = top;
    for (int layer = 0; layer < PM_LAYER_COUNT; layer++) {
        double height = set_layer(in, (pm_layer)layer, top);
        top += height > 0 ? height + gap : 0;
    }
    return top - start;
}

static size_t count_layers(stack *in)
{
    size_t count = 0;
    for (int layer = 0; layer < PM_LAYER_COUNT; layer++) {
        count += list_layer(in, (pm_layer)layer) > 0 || has_frames(in, (pm_layer)layer) ? 1 : 0;
    }
    return count;
}

pm_status pm_layers_place(pm_picture *picture, bool *fits, pm_error *err)
{
    stack in = {.picture = picture, .list = pm_new_array(picture->node_count + 1, sizeof *in.list)};
    *fits = false;
    if (in.list == NULL) {
        return pm_fail_memory(err);
    }
    picture->caption_count = 0;
    double room = picture->area.bottom - picture->area.top;
    double spare = room - set_layers(&in, 0, 0);
    double gap = spare / (double)(count_layers(&in) + 1);
    *fits = gap >= 2 && !in.too_wide;
    gap = pm_least(MOST_SPARE, pm_most(2, gap));
    in.place = true;
    set_layers(&in, picture->area.top + pm_most(0, pm_least(gap / 2, 8)), gap);
    free(in.list);
    return PM_OK;
}
