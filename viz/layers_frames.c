/* Drawing: frames of groups. Members and heads with sizes in, frames with all that is in them
 * placed out. A head sits on its frame's border, above its members; on the strategic layer below
 * them, because all that leads there comes from below. */
#include "viz/layers_frames.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

static const double FRAME_GAP = 9; /* between frames, at least */
static const double MOST_GAP = 30;
static const double INSET = 4; /* from a frame's border to what is in it */
static const double LINE_GAP = 12;

enum { MOST_ROWS = 40, MOST_LINES = 12 };

/* A frame while the shapes of those beside it are found. */
typedef struct shape {
    size_t frame;
    size_t rows;
    double width, height;
    double next_width, next_height; /* with one more row */
} shape;

static size_t list_members(pm_stack *in, size_t body)
{
    size_t count = 0;
    for (size_t i = 0; i < in->picture->node_count; i++) {
        if (in->picture->nodes[in->sorted[i]].group == body) {
            in->list[count++] = in->sorted[i];
        }
    }
    return count;
}

/* Width of a frame whose members stand in so many rows. */
static double width_of(pm_stack *in, size_t body, size_t rows)
{
    size_t count = list_members(in, body);
    size_t columns = (count + rows - 1) / rows;
    double width = 2 * in->picture->nodes[body].half_width;
    for (size_t first = 0; first < count; first += columns) {
        double row = 0;
        for (size_t i = first; i < first + columns && i < count; i++) {
            row += 2 * pm_half_cell(&in->picture->nodes[in->list[i]]);
        }
        width = pm_most(width, row);
    }
    return width + 2 * INSET;
}

/* Sets a frame of this width with its head and members; returns the height of both. */
static double set_frame(pm_stack *in, pm_frame *frame, double left, double width, double top)
{
    pm_picture_node *body = &in->picture->nodes[frame->body];
    pm_box inner = {left + INSET, top, left + width - INSET, top};
    double head = body->above + body->below;
    bool over = body->layer == PM_LAYER_STRATEGIC;
    double first = over ? top + INSET : top + head + PM_ROW_GAP;
    size_t count = list_members(in, frame->body);
    double rows = count > 0 ? pm_set_rows(in, count, inner, first) + PM_ROW_GAP : 0;
    double height = head + rows + INSET;
    if (in->place) {
        double y = over ? top + height - body->below : top + body->above;
        body->at = (pm_point){left + width / 2, y};
        frame->box = over ? (pm_box){left, top, left + width, y}
                          : (pm_box){left, y, left + width, top + height};
    }
    return height;
}

/* --- shapes ---------------------------------------------------------------------------------- */

static double height_of(pm_stack *in, size_t frame, double width)
{
    bool place = in->place;
    in->place = false;
    double height = set_frame(in, &in->picture->frames[frame], 0, width, 0);
    in->place = place;
    return height;
}

static void try_next(pm_stack *in, shape *of)
{
    size_t body = in->picture->frames[of->frame].body;
    of->next_width = width_of(in, body, of->rows + 1);
    of->next_height = height_of(in, of->frame, of->next_width);
}

static double total_width(const shape *shapes, size_t count)
{
    double width = -FRAME_GAP;
    for (size_t i = 0; i < count; i++) {
        width += shapes[i].width + FRAME_GAP;
    }
    return width;
}

/* The frame that stays lowest with one more row, if that makes it narrower. */
static shape *lowest_next(shape *shapes, size_t count)
{
    shape *lowest = NULL;
    for (size_t i = 0; i < count; i++) {
        bool open = shapes[i].rows < MOST_ROWS;
        if (open && (lowest == NULL || shapes[i].next_height < lowest->next_height)) {
            lowest = &shapes[i];
        }
    }
    return lowest;
}

/* Gives the frames of one line rows until they fit side by side: always to the one that stays
 * lowest, so that all end at much the same height. Returns that height; INFINITY: they do not. */
static double fit_line(pm_stack *in, shape *shapes, size_t count, double most)
{
    double height = 0;
    for (size_t i = 0; i < count; i++) {
        shapes[i].rows = 1;
        shapes[i].width = width_of(in, in->picture->frames[shapes[i].frame].body, 1);
        shapes[i].height = height_of(in, shapes[i].frame, shapes[i].width);
        try_next(in, &shapes[i]);
    }
    while (total_width(shapes, count) > most) {
        shape *next = lowest_next(shapes, count);
        if (next == NULL) {
            return INFINITY;
        }
        next->rows++;
        next->width = next->next_width;
        next->height = next->next_height;
        try_next(in, next);
    }
    for (size_t i = 0; i < count; i++) {
        height = pm_most(height, shapes[i].height);
    }
    return height;
}

static size_t line_start(size_t count, size_t lines, size_t line)
{
    return count * line / lines;
}

/* Fits all on so many lines; returns the height of all. */
static double fit_lines(pm_stack *in, shape *shapes, size_t count, size_t lines, double most)
{
    double height = LINE_GAP * (double)(lines - 1);
    for (size_t line = 0; line < lines; line++) {
        size_t first = line_start(count, lines, line);
        height += fit_line(in, shapes + first, line_start(count, lines, line + 1) - first, most);
    }
    return height;
}

static size_t best_lines(pm_stack *in, shape *shapes, size_t count, double most)
{
    size_t best = 1;
    double lowest = INFINITY;
    for (size_t lines = 1; lines <= count && lines <= MOST_LINES; lines++) {
        double height = fit_lines(in, shapes, count, lines, most);
        if (height < lowest - 0.01) {
            lowest = height;
            best = lines;
        }
    }
    return best;
}

/* --- places ---------------------------------------------------------------------------------- */

/* Sets one line of fitted frames, centred, with what is to spare between them. */
static double set_line(pm_stack *in, const shape *shapes, size_t count, double top)
{
    pm_box area = in->picture->area;
    double width = total_width(shapes, count);
    double spare = pm_most(0, area.right - area.left - width);
    double gap = FRAME_GAP + pm_least(MOST_GAP - FRAME_GAP, spare / (double)(count + 1));
    width += (gap - FRAME_GAP) * (double)(count - 1);
    double x = (area.left + area.right - width) / 2;
    double tallest = 0;
    in->too_wide = in->too_wide || width > area.right - area.left + 0.01;
    for (size_t i = 0; i < count; i++) {
        tallest = pm_most(tallest, shapes[i].height);
    }
    for (size_t i = 0; i < count; i++) {
        pm_frame *frame = &in->picture->frames[shapes[i].frame];
        bool over = in->picture->nodes[frame->body].layer == PM_LAYER_STRATEGIC;
        double down = over ? tallest - shapes[i].height : 0; /* heads on one line */
        set_frame(in, frame, x, shapes[i].width, top + down);
        x += shapes[i].width + gap;
    }
    return tallest;
}

pm_status pm_frames_set(pm_stack *in, pm_layer layer, double top, double *height, pm_error *err)
{
    pm_picture *picture = in->picture;
    double most = picture->area.right - picture->area.left;
    shape *shapes = pm_new_array(picture->frame_count, sizeof *shapes);
    size_t count = 0;
    *height = 0;
    if (shapes == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t f = 0; f < picture->frame_count; f++) {
        if (picture->nodes[picture->frames[f].body].layer == layer) {
            shapes[count++].frame = f;
        }
    }
    size_t lines = count > 0 ? best_lines(in, shapes, count, most) : 0;
    for (size_t line = 0; line < lines; line++) {
        size_t first = line_start(count, lines, line);
        size_t in_line = line_start(count, lines, line + 1) - first;
        fit_line(in, shapes + first, in_line, most);
        *height += set_line(in, shapes + first, in_line, top + *height);
        *height += line + 1 < lines ? LINE_GAP : 0;
    }
    free(shapes);
    return PM_OK;
}
