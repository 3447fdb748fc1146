/* Drawing: placing. A picture with its area in, places, sizes and sides of labels out. Graphviz
 * places each connected part by stress majorisation; the part is turned and stretched to its zone
 * and then improved (relax.c). When something still overlaps, all is drawn a little smaller. */
#include "viz/layout.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "viz/amounts.h"
#include "viz/graphviz.h"
#include "viz/labels.h"
#include "viz/layers.h"
#include "viz/places.h"
#include "viz/relax.h"
#include "viz/rings.h"
#include "viz/separate.h"
#include "viz/start.h"
#include "viz/views.h"
#include "viz/zones.h"

static const double PI = 3.14159265358979323846;
static const double TIE_LENGTH = 72;
static const double MOST_STRETCH = 1.7; /* of one direction against the other */

enum { TURNS = 18 };

/* Members of each part and the ties within, sorted so that part follows part. */
typedef struct parts {
    size_t *nodes;                  /* the picture's nodes */
    pm_pair *ties;                  /* as positions within their part */
    size_t *position;               /* of each node within its part */
    size_t *node_start, *tie_start; /* by component; one more than there are is used */
    pm_box *zones;
    bool *placed;
    pm_point *start; /* Graphviz's places of one part */
} parts;

static void free_parts(parts *of)
{
    free(of->nodes);
    free(of->ties);
    free(of->position);
    free(of->node_start);
    free(of->tie_start);
    free(of->zones);
    free(of->placed);
    free(of->start);
}

static pm_status new_parts(const pm_picture *picture, parts *of, pm_error *err)
{
    size_t n = picture->node_count;
    size_t c = picture->component_count;
    of->nodes = pm_new_array(n, sizeof *of->nodes);
    of->ties = pm_new_array(picture->tie_count, sizeof *of->ties);
    of->position = pm_new_array(n, sizeof *of->position);
    of->node_start = pm_new_array(c + 2, sizeof *of->node_start);
    of->tie_start = pm_new_array(c + 2, sizeof *of->tie_start);
    of->zones = pm_new_array(c, sizeof *of->zones);
    of->placed = pm_new_array(c, sizeof *of->placed);
    of->start = pm_new_array(n, sizeof *of->start);
    bool all = of->nodes != NULL && of->ties != NULL && of->position != NULL &&
               of->node_start != NULL && of->tie_start != NULL && of->zones != NULL &&
               of->placed != NULL && of->start != NULL;
    return all ? PM_OK : pm_fail_memory(err);
}

/* Sorts members and ties by component (counting sort: file order within each). */
static void sort_by_component(const pm_picture *picture, parts *of)
{
    size_t c = picture->component_count;
    for (size_t i = 0; i < picture->node_count; i++) {
        of->node_start[picture->nodes[i].component + 2]++;
    }
    for (size_t i = 0; i < picture->tie_count; i++) {
        of->tie_start[picture->nodes[picture->ties[i].a].component + 2]++;
    }
    for (size_t i = 2; i < c + 2; i++) {
        of->node_start[i] += of->node_start[i - 1];
        of->tie_start[i] += of->tie_start[i - 1];
    }
    for (size_t i = 0; i < picture->node_count; i++) {
        of->nodes[of->node_start[picture->nodes[i].component + 1]++] = i;
    }
    for (size_t at = 0; at < picture->node_count;
         at++) { /* only now do all runs have their starts */
        size_t i = of->nodes[at];
        of->position[i] = at - of->node_start[picture->nodes[i].component];
    }
    for (size_t i = 0; i < picture->tie_count; i++) {
        const pm_picture_tie *tie = &picture->ties[i];
        size_t component = picture->nodes[tie->a].component;
        of->ties[of->tie_start[component + 1]++] =
            (pm_pair){of->position[tie->a], of->position[tie->b]};
    }
}

static pm_part part_of(pm_picture *picture, const parts *of, size_t component)
{
    size_t nodes = of->node_start[component];
    size_t ties = of->tie_start[component];
    return (pm_part){
        .picture = picture,
        .nodes = of->nodes + nodes,
        .node_count = of->node_start[component + 1] - nodes,
        .ties = of->ties + ties,
        .tie_count = of->tie_start[component + 1] - ties,
        .zone = of->zones[component],
    };
}

/* --- the start ------------------------------------------------------------------------------- */

static pm_box frame_of(const pm_point *at, size_t n, double turn)
{
    pm_box frame = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (size_t i = 0; i < n; i++) {
        double x = at[i].x * cos(turn) - at[i].y * sin(turn);
        double y = at[i].x * sin(turn) + at[i].y * cos(turn);
        frame.left = fmin(frame.left, x);
        frame.right = fmax(frame.right, x);
        frame.top = fmin(frame.top, y);
        frame.bottom = fmax(frame.bottom, y);
    }
    return frame;
}

/* The turn (out of TURNS) that lets the part be drawn largest in a box of this shape. */
static double best_turn(const pm_point *at, size_t n, double width, double height)
{
    double best = 0;
    double largest = 0;
    for (int i = 0; i < TURNS; i++) {
        double turn = i * PI / TURNS;
        pm_box frame = frame_of(at, n, turn);
        double scale = fmin(width / fmax(frame.right - frame.left, 1),
                            height / fmax(frame.bottom - frame.top, 1));
        if (scale > largest + 1e-9) {
            largest = scale;
            best = turn;
        }
    }
    return best;
}

/* Turns and stretches Graphviz's places into the zone, room left for labels at its borders. */
static void fit(pm_part *part, const pm_point *at)
{
    double margin_x = fmin(34, (part->zone.right - part->zone.left) / 5);
    double margin_y = fmin(20, (part->zone.bottom - part->zone.top) / 5);
    double width = part->zone.right - part->zone.left - 2 * margin_x;
    double height = part->zone.bottom - part->zone.top - 2 * margin_y;
    double turn = best_turn(at, part->node_count, width, height);
    pm_box frame = frame_of(at, part->node_count, turn);
    double scale_x = width / fmax(frame.right - frame.left, 1);
    double scale_y = height / fmax(frame.bottom - frame.top, 1);
    scale_x = fmin(scale_x, scale_y * MOST_STRETCH);
    scale_y = fmin(scale_y, scale_x * MOST_STRETCH);
    pm_point middle = {(part->zone.left + part->zone.right) / 2,
                       (part->zone.top + part->zone.bottom) / 2};
    for (size_t i = 0; i < part->node_count; i++) {
        double x = at[i].x * cos(turn) - at[i].y * sin(turn);
        double y = at[i].x * sin(turn) + at[i].y * cos(turn);
        part->picture->nodes[part->nodes[i]].at =
            (pm_point){middle.x + (x - (frame.left + frame.right) / 2) * scale_x,
                       middle.y + (y - (frame.top + frame.bottom) / 2) * scale_y};
    }
}

/* --- together -------------------------------------------------------------------------------- */

/* First places by ties alone. */
static pm_status start_freely(pm_part *part, pm_point *start, unsigned long seed, pm_error *err)
{
    pm_status status = pm_start_places(part, TIE_LENGTH, seed, start, err);
    if (status == PM_OK) {
        status = pm_graphviz_place(part->node_count, part->ties, part->tie_count, TIE_LENGTH, start,
                                   err);
    }
    if (status == PM_OK) {
        fit(part, start);
    }
    return status;
}

static bool stands_on_rings(const pm_part *part)
{
    return part->picture->nodes[part->nodes[0]].ring != PM_NO_RING;
}

/* Places one part anew, or, when it has places from a larger level, puts those right. */
static pm_status place_part(pm_part *part, pm_point *start, unsigned long seed, bool again,
                            pm_error *err)
{
    pm_status status = PM_OK;
    if (stands_on_rings(part)) {
        status = pm_rings_place(part, err);
    } else if (!again) {
        status = start_freely(part, start, seed, err);
    }
    if (status == PM_OK) {
        status = pm_relax(part, again && !stands_on_rings(part), err);
    }
    if (status == PM_OK) {
        pm_separate(part);
    }
    return status;
}

/* One attempt at a level. *faults: what still overlaps. */
static pm_status attempt(pm_picture *picture, parts *of, size_t level, unsigned long seed,
                         bool again, size_t *faults, pm_error *err)
{
    *faults = 0;
    pm_status status = pm_labels_size(picture, level, err);
    if (status == PM_OK) {
        status = pm_zones_divide(picture, of->zones, of->placed, err);
    }
    for (size_t i = 0; status == PM_OK && i < picture->component_count; i++) {
        if (!of->placed[i]) {
            pm_part part = part_of(picture, of, i);
            status = place_part(&part, of->start, seed, again, err);
            *faults += pm_part_faults(&part);
        }
    }
    return status;
}

/* Layers have computed places: only the size of everything is to be found. */
static pm_status lay_out_layers(pm_picture *picture, pm_error *err)
{
    pm_status status = PM_OK;
    bool fits = false;
    for (size_t level = 0; status == PM_OK && !fits && level < PM_LEVELS; level++) {
        status = pm_labels_size(picture, level, err);
        if (status == PM_OK) {
            status = pm_layers_place(picture, &fits, err);
        }
    }
    if (status == PM_OK) {
        pm_labels_settle(picture);
    }
    return status;
}

pm_status pm_layout(pm_picture *picture, unsigned long seed, pm_error *err)
{
    if (picture->keeps_places) {
        return pm_places_keep(picture, err);
    }
    if (picture->view != NULL && picture->view->marks->placing == PM_PLACING_LAYERS) {
        return lay_out_layers(picture, err);
    }
    parts of = {0};
    pm_status status = new_parts(picture, &of, err);
    if (status != PM_OK) {
        goto cleanup;
    }
    sort_by_component(picture, &of);
    size_t faults = 1;
    size_t first = pm_level_for(picture);
    for (size_t level = first; status == PM_OK && faults > 0 && level < PM_LEVELS; level++) {
        status = attempt(picture, &of, level, seed, level > first, &faults, err);
    }
    if (status == PM_OK) {
        pm_labels_settle(picture);
        status = pm_rings_caption(picture, err);
    }
    if (status == PM_OK) {
        status = pm_amounts_caption(picture, err);
    }
cleanup:
    free_parts(&of);
    return status;
}
