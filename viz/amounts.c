/* Drawing: figures on lines: what flows of money amount to, how closely sectors are tied. A placed
 * picture in, captions at its lines out, the largest first while there is room. */
#include "viz/amounts.h"

#include <stdint.h>

#include "engine/audit/words.h"
#include "viz/sentences.h"
#include "viz/views.h"

enum { PLACES = 13 };

static const double STEP = 0.05; /* of an arrow's length, from place to place */

/* What a figure is about; 0: nothing to tell. */
static double figure_of(const pm_picture *picture, size_t tie)
{
    return picture->stands_in != NULL ? picture->ties[tie].density : picture->ties[tie].money;
}

static void say_figure(const pm_picture *picture, size_t tie, pm_text *text)
{
    if (picture->stands_in != NULL) {
        pm_say_share(text, picture->ties[tie].density);
    } else {
        pm_say_amount(text, picture->ties[tie].money);
    }
}

/* The largest figure not told yet, or SIZE_MAX. */
static size_t next_figure(const pm_picture *picture, const bool *told)
{
    size_t largest = SIZE_MAX;
    for (size_t i = 0; i < picture->tie_count; i++) {
        double figure = figure_of(picture, i);
        if (figure > 0 && !told[i] &&
            (largest == SIZE_MAX || figure > figure_of(picture, largest))) {
            largest = i;
        }
    }
    return largest;
}

/* Does the box hide a mark, a name, or the line of another tie? */
static bool hides(const pm_picture *picture, size_t own, pm_box box)
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
    for (size_t i = 0; i < picture->tie_count; i++) {
        const pm_picture_tie *tie = &picture->ties[i];
        if (i != own &&
            pm_length_in_box(picture->nodes[tie->a].at, picture->nodes[tie->b].at, box) > 0) {
            return true;
        }
    }
    return false;
}

static void place(pm_picture *picture, size_t index, const char *words)
{
    const pm_picture_tie *tie = &picture->ties[index];
    pm_point a = picture->nodes[tie->a].at;
    pm_point b = picture->nodes[tie->b].at;
    pm_caption caption = {
        .words = words, .font = PM_RING_FONT, .anchor = PM_ANCHOR_MIDDLE, .on_paper = true};
    for (int i = 0; i < PLACES; i++) {
        double along = 0.5 + (i % 2 == 0 ? 1 : -1) * ((i + 1) / 2) * STEP;
        caption.at = (pm_point){a.x + (b.x - a.x) * along,
                                a.y + (b.y - a.y) * along + caption.font.size / 3};
        if (!hides(picture, index, pm_box_grown(pm_caption_box(&caption), 1))) {
            picture->captions[picture->caption_count++] = caption;
            return;
        }
    }
}

pm_status pm_amounts_caption(pm_picture *picture, pm_error *err)
{
    if (picture->view == NULL ||
        (!picture->view->marks->only_funds && picture->stands_in == NULL)) {
        return PM_OK;
    }
    bool *told = pm_arena_new(&picture->arena, picture->tie_count + 1);
    if (told == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t i = 0; i < PM_MOST_AMOUNTS; i++) {
        size_t tie = next_figure(picture, told);
        if (tie == SIZE_MAX) {
            return PM_OK;
        }
        told[tie] = true;
        pm_text text = {0};
        say_figure(picture, tie, &text);
        const char *words = pm_keep_text(picture, &text);
        if (words == NULL) {
            return pm_fail_memory(err);
        }
        place(picture, tie, words);
    }
    return PM_OK;
}
