/* Drawing: places in a view of layers. Layers, frames and sizes in, places out: layers from top to
 * bottom, each under its caption; frames side by side (layers_frames.c), members without a frame in
 * rows. */
#include <stdint.h>
#include <stdlib.h>

#include "viz/layers.h"
#include "viz/layers_frames.h"
#include "viz/layers_slide.h"

static const double CAPTION = 15;    /* room for a layer's caption */
static const double MOST_SPARE = 26; /* added between layers */

static const char *const CAPTIONS[PM_LAYER_COUNT] = {
    [PM_LAYER_STRATEGIC] = "Strategic",  [PM_LAYER_SEVERAL] = "In several groups",
    [PM_LAYER_EXECUTIVE] = "Executive",  [PM_LAYER_OPERATIONAL] = "Operational",
    [PM_LAYER_DELIVERY] = "Delivery",    [PM_LAYER_SUPPORT] = "Support",
    [PM_LAYER_NO_GROUP] = "In no group",
};

static bool is_frame_head(const pm_picture *picture, size_t node)
{
    bool found = false;
    for (size_t f = 0; f < picture->frame_count; f++) {
        found = found || picture->frames[f].body == node;
    }
    return found;
}

/* Those of a layer that stand in no frame and head none. */
static size_t list_layer(pm_stack *in, pm_layer layer)
{
    size_t count = 0;
    for (size_t i = 0; i < in->picture->node_count; i++) {
        size_t v = in->sorted[i];
        const pm_picture_node *node = &in->picture->nodes[v];
        bool member = node->role == PM_ROLE_MEMBER;
        if (node->layer == layer && node->group == SIZE_MAX &&
            (member || !is_frame_head(in->picture, v))) {
            in->list[count++] = v;
        }
    }
    return count;
}

static bool has_frames(const pm_stack *in, pm_layer layer)
{
    bool found = false;
    for (size_t f = 0; f < in->picture->frame_count; f++) {
        found = found || in->picture->nodes[in->picture->frames[f].body].layer == layer;
    }
    return found;
}

static void add_caption(pm_picture *picture, pm_layer layer, double top)
{
    picture->captions[picture->caption_count++] =
        (pm_caption){.words = CAPTIONS[layer],
                     .at = {picture->area.left, top + PM_CAPTION_FONT.size + 1},
                     .font = PM_CAPTION_FONT,
                     .anchor = PM_ANCHOR_START,
                     .on_paper = true};
}

/* Sets one layer from "top" on; *height is 0 when it is empty. */
static pm_status set_layer(pm_stack *in, pm_layer layer, double top, double *height, pm_error *err)
{
    size_t count = list_layer(in, layer);
    bool frames = has_frames(in, layer);
    double of_frames = 0;
    *height = 0;
    if (count == 0 && !frames) {
        return PM_OK;
    }
    *height = CAPTION;
    if (count > 0) {
        *height += pm_set_rows(in, count, in->picture->area, top + *height);
        *height += frames ? PM_ROW_GAP : 0;
    }
    pm_status status = pm_frames_set(in, layer, top + *height, &of_frames, err);
    *height += of_frames;
    if (in->place) {
        add_caption(in->picture, layer, top);
    }
    return status;
}

/* Sets all layers from "top" on, "gap" apart. *height: of all without the gaps. */
static pm_status set_layers(pm_stack *in, double top, double gap, double *height, size_t *layers,
                            pm_error *err)
{
    pm_status status = PM_OK;
    *height = 0;
    *layers = 0;
    for (int layer = 0; status == PM_OK && layer < PM_LAYER_COUNT; layer++) {
        double own = 0;
        status = set_layer(in, (pm_layer)layer, top, &own, err);
        *layers += own > 0 ? 1 : 0;
        *height += own;
        top += own > 0 ? own + gap : 0;
    }
    return status;
}

/* A node while all are sorted. */
typedef struct sorted_node {
    size_t index, sector;
    bool labelled;
    double importance;
} sorted_node;

/* Names first, so that rows without are low; then sector by sector, the important first. */
static int compare(const void *left, const void *right)
{
    const sorted_node *a = left;
    const sorted_node *b = right;
    if (a->labelled != b->labelled) {
        return a->labelled ? -1 : 1;
    }
    if (a->sector != b->sector) {
        return a->sector < b->sector ? -1 : 1;
    }
    if (a->importance != b->importance) {
        return a->importance > b->importance ? -1 : 1;
    }
    return a->index < b->index ? -1 : a->index > b->index;
}

static pm_status sort_nodes(pm_stack *in, pm_error *err)
{
    size_t n = in->picture->node_count;
    sorted_node *order = pm_new_array(n, sizeof *order);
    if (order == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t i = 0; i < n; i++) {
        const pm_picture_node *node = &in->picture->nodes[i];
        order[i] = (sorted_node){i, node->sector, node->labelled, node->importance};
    }
    qsort(order, n, sizeof *order, compare);
    for (size_t i = 0; i < n; i++) {
        in->sorted[i] = order[i].index;
    }
    free(order);
    return PM_OK;
}

static pm_status set_all(pm_stack *in, bool *fits, pm_error *err)
{
    pm_box area = in->picture->area;
    double height = 0;
    size_t layers = 0;
    pm_status status = sort_nodes(in, err);
    if (status == PM_OK) {
        status = pm_frames_order(in->picture, err);
    }
    if (status == PM_OK) {
        status = set_layers(in, 0, 0, &height, &layers, err);
    }
    if (status != PM_OK) {
        return status;
    }
    double gap = (area.bottom - area.top - height) / (double)(layers + 1);
    *fits = gap >= 2 && !in->too_wide;
    gap = pm_least(MOST_SPARE, pm_most(2, gap));
    in->place = true;
    status =
        set_layers(in, area.top + pm_most(0, pm_least(gap / 2, 8)), gap, &height, &layers, err);
    if (status == PM_OK) {
        pm_layers_slide(in->picture);
    }
    return status;
}

pm_status pm_layers_place(pm_picture *picture, bool *fits, pm_error *err)
{
    size_t n = picture->node_count + 1;
    pm_stack in = {.picture = picture,
                   .list = pm_new_array(n, sizeof *in.list),
                   .sorted = pm_new_array(n, sizeof *in.sorted)};
    *fits = false;
    picture->caption_count = 0;
    pm_status status =
        in.list != NULL && in.sorted != NULL ? set_all(&in, fits, err) : pm_fail_memory(err);
    free(in.list);
    free(in.sorted);
    return status;
}
