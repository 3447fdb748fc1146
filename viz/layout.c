/* Drawing: placing. A picture with its area in, places, sizes and sides of labels out. Each
 * connected part is placed by its ties (start.c), turned and stretched to its zone (fit.c) and then
 * improved (relax.c) or, when it is large, spread out (spread.c). When something still overlaps,
 * all is drawn a little smaller. */
#include "viz/layout.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "viz/amounts.h"
#include "viz/circle.h"
#include "viz/components.h"
#include "viz/fit.h"
#include "viz/labels.h"
#include "viz/layers.h"
#include "viz/places.h"
#include "viz/relax.h"
#include "viz/rings.h"
#include "viz/separate.h"
#include "viz/start.h"
#include "viz/views.h"
#include "viz/zones.h"

/* Larger parts are not improved member by member: that grows with the square of their size. */
enum { MOST_RELAXED = 300 };

/* Members of each part and the ties within, sorted so that part follows part. */
typedef struct parts {
    size_t *nodes;                  /* the picture's nodes */
    pm_pair *ties;                  /* as positions within their part */
    size_t *position;               /* of each node within its part */
    size_t *node_start, *tie_start; /* by component; one more than there are is used */
    pm_box *zones;
    bool *placed;
    unsigned short **hops; /* by component, once it has been placed */
    pm_point *start;       /* places of one part by its ties alone */
    size_t count;          /* components */
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
    for (size_t i = 0; of->hops != NULL && i < of->count; i++) {
        free(of->hops[i]);
    }
    free(of->hops);
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
    of->hops = pm_new_array(c, sizeof *of->hops);
    of->count = c;
    bool all = of->nodes != NULL && of->ties != NULL && of->position != NULL &&
               of->node_start != NULL && of->tie_start != NULL && of->zones != NULL &&
               of->placed != NULL && of->hops != NULL && of->start != NULL;
    return all ? PM_OK : pm_fail_memory(err);
}

static int compare_pairs(const void *left, const void *right)
{
    const pm_pair *a = left;
    const pm_pair *b = right;
    if (a->a != b->a) {
        return a->a < b->a ? -1 : 1;
    }
    return a->b < b->b ? -1 : a->b > b->b ? 1 : 0;
}

/* Members by component (counting sort), within each by id, whatever their order in the file. */
static pm_status sort_members(const pm_picture *picture, parts *of, pm_error *err)
{
    size_t *order = of->position; /* until it is known */
    pm_status status = pm_members_order(picture, order, err);
    if (status != PM_OK) {
        return status;
    }
    for (size_t i = 0; i < picture->node_count; i++) {
        of->node_start[picture->nodes[i].component + 2]++;
    }
    for (size_t i = 2; i < of->count + 2; i++) {
        of->node_start[i] += of->node_start[i - 1];
    }
    for (size_t i = 0; i < picture->node_count; i++) {
        size_t node = order[i];
        of->nodes[of->node_start[picture->nodes[node].component + 1]++] = node;
    }
    for (size_t at = 0; at < picture->node_count; at++) {
        size_t i = of->nodes[at];
        of->position[i] = at - of->node_start[picture->nodes[i].component];
    }
    return PM_OK;
}

/* Ties by component, within each by the positions of their ends. */
static void sort_ties(const pm_picture *picture, parts *of)
{
    for (size_t i = 0; i < picture->tie_count; i++) {
        of->tie_start[picture->nodes[picture->ties[i].a].component + 2]++;
    }
    for (size_t i = 2; i < of->count + 2; i++) {
        of->tie_start[i] += of->tie_start[i - 1];
    }
    for (size_t i = 0; i < picture->tie_count; i++) {
        size_t a = of->position[picture->ties[i].a];
        size_t b = of->position[picture->ties[i].b];
        size_t component = picture->nodes[picture->ties[i].a].component;
        of->ties[of->tie_start[component + 1]++] = (pm_pair){a < b ? a : b, a < b ? b : a};
    }
    for (size_t i = 0; i < of->count; i++) {
        qsort(of->ties + of->tie_start[i], of->tie_start[i + 1] - of->tie_start[i],
              sizeof *of->ties, compare_pairs);
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
        .hops = of->hops[component],
    };
}

/* --- together -------------------------------------------------------------------------------- */

static bool stands_on_rings(const pm_part *part)
{
    return part->picture->nodes[part->nodes[0]].ring != PM_NO_RING;
}

/* Places a part by its ties alone, in its zone; the hops are kept for other levels. */
static pm_status start_part(pm_part *part, parts *of, size_t component, unsigned long seed,
                            pm_error *err)
{
    pm_status status = pm_start_places(part, seed, of->start, &of->hops[component], err);
    if (status == PM_OK) {
        part->hops = of->hops[component];
        pm_fit(part, of->start);
    }
    return status;
}

/* Places one part anew, or, when it has places from a larger level, puts those right. */
static pm_status place_part(pm_part *part, parts *of, size_t component, unsigned long seed,
                            bool again, pm_error *err)
{
    pm_status status = PM_OK;
    bool known = !stands_on_rings(part) && pm_places_are_known(part);
    bool large = part->node_count > MOST_RELAXED;
    if (stands_on_rings(part)) {
        status = pm_rings_place(part, err);
    } else if (known) {
        status = pm_places_put_among(part, seed, err);
    } else if (!again) {
        status = start_part(part, of, component, seed, err);
    }
    if (status == PM_OK && !large && !known) {
        status = pm_relax(part, again && !stands_on_rings(part), err);
    }
    if (status == PM_OK) {
        status = pm_separate(part, large && !known && !stands_on_rings(part), err);
    }
    if (status == PM_OK && large) {
        status = pm_relax_labels(part, err);
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
            status = place_part(&part, of, i, seed, again, err);
            *faults += level < pm_level_last(level) ? pm_part_faults(&part) : 0;
        }
    }
    return status;
}

typedef pm_status pm_place(pm_picture *picture, bool *fits, pm_error *err);

/* Some views have computed places: only the size of everything is to be found. */
static pm_status find_size(pm_picture *picture, pm_place *place, bool *fits, pm_error *err)
{
    pm_status status = PM_OK;
    *fits = false;
    for (size_t level = 0; status == PM_OK && !*fits && level <= pm_level_last(0); level++) {
        status = pm_labels_size(picture, level, err);
        if (status == PM_OK) {
            status = place(picture, fits, err);
        }
    }
    return status;
}

static pm_status settle(pm_picture *picture, pm_error *err)
{
    pm_status status = pm_labels_settle(picture, err);
    return status == PM_OK ? pm_amounts_caption(picture, err) : status;
}

/* Layers that do not fit may with fewer names; a circle always does, as names are left away. */
static pm_status lay_out_layers(pm_picture *picture, pm_error *err)
{
    static const size_t fewer[] = {30, 20, 10, 0};
    bool fits = false;
    pm_status status = find_size(picture, pm_layers_place, &fits, err);
    for (size_t i = 0; status == PM_OK && !fits && i < sizeof fewer / sizeof *fewer; i++) {
        status = pm_labels_keep(picture, fewer[i], err);
        if (status == PM_OK) {
            status = pm_layers_place(picture, &fits, err);
        }
    }
    picture->overfull = !fits;
    return status == PM_OK ? settle(picture, err) : status;
}

static pm_status lay_out_circle(pm_picture *picture, pm_error *err)
{
    bool fits = false;
    pm_status status = find_size(picture, pm_circle_place, &fits, err);
    return status == PM_OK ? settle(picture, err) : status;
}

pm_status pm_layout(pm_picture *picture, unsigned long seed, pm_error *err)
{
    pm_placing placing = picture->view != NULL ? picture->view->marks->placing : PM_PLACING_FREE;
    if (placing == PM_PLACING_LAYERS) {
        return lay_out_layers(picture, err);
    }
    if (placing == PM_PLACING_CIRCLE) {
        return lay_out_circle(picture, err);
    }
    if (picture->keeps_places) {
        pm_status kept = pm_places_keep(picture, err);
        return kept == PM_OK ? pm_amounts_caption(picture, err) : kept;
    }
    parts of = {0};
    pm_status status = new_parts(picture, &of, err);
    if (status == PM_OK) {
        status = sort_members(picture, &of, err);
    }
    if (status != PM_OK) {
        goto cleanup;
    }
    sort_ties(picture, &of);
    size_t faults = 1;
    size_t first = pm_level_for(picture);
    size_t last = pm_level_last(first);
    for (size_t level = first; status == PM_OK && faults > 0 && level <= last; level++) {
        status = attempt(picture, &of, level, seed, level > first, &faults, err);
    }
    if (status == PM_OK) {
        status = pm_labels_settle(picture, err);
    }
    if (status == PM_OK) {
        status = pm_rings_caption(picture, err);
    }
    if (status == PM_OK) {
        status = pm_amounts_caption(picture, err);
    }
cleanup:
    free_parts(&of);
    return status;
}
