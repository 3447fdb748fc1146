/* Drawing: the places a map's file keeps, instead of computed ones. Attributes in, points on the
 * page out. Distances keep their proportions, for whoever placed the nodes meant something by them.
 */
#include "viz/places.h"

#include <math.h>
#include <stdlib.h>

#include "engine/model/position.h"
#include "viz/labels.h"
#include "viz/relax.h"
#include "viz/separate.h"
#include "viz/start.h"

static const double MARGIN_X = 34;
static const double MARGIN_Y = 20;

pm_status pm_places_take(pm_picture *picture, pm_error *err)
{
    const pm_map *map = pm_measures_map(picture->measures);
    for (size_t i = 0; i < picture->node_count; i++) {
        size_t node = pm_measures_node_of_member(picture->measures, picture->nodes[i].member);
        pm_point at = {0, 0};
        if (!pm_map_position(map, node, &at.x, &at.y)) {
            return pm_fail(err, PM_INVALID,
                           "\"%s\" has no position to keep, for that needs numbers in the "
                           "attributes x and y of every member: place it in the program that drew "
                           "the map, or leave --keep-positions out.",
                           pm_excerpt_of(pm_map_node_id(map, node)).bytes);
        }
        picture->nodes[i].kept = (pm_point){at.x, pm_map_counts_upwards(map) ? -at.y : at.y};
    }
    picture->keeps_places = true;
    return PM_OK;
}

static pm_box frame_of(const pm_picture *picture)
{
    pm_box frame = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (size_t i = 0; i < picture->node_count; i++) {
        pm_point at = picture->nodes[i].kept;
        frame = (pm_box){pm_least(frame.left, at.x), pm_least(frame.top, at.y),
                         pm_most(frame.right, at.x), pm_most(frame.bottom, at.y)};
    }
    return frame;
}

static void fit(pm_picture *picture, pm_box zone)
{
    pm_box frame = frame_of(picture);
    double width = zone.right - zone.left;
    double height = zone.bottom - zone.top;
    double room_x = width - 2 * pm_least(MARGIN_X, width / 5);
    double room_y = height - 2 * pm_least(MARGIN_Y, height / 5);
    double scale =
        pm_least(room_x / (frame.right - frame.left), room_y / (frame.bottom - frame.top));
    scale = isfinite(scale) ? scale : 0; /* all on one spot */
    for (size_t i = 0; i < picture->node_count; i++) {
        pm_picture_node *node = &picture->nodes[i];
        /* Halves and quarters first: the sum of two large numbers may not be finite. */
        node->at.x = (zone.left + zone.right) / 2 +
                     (node->kept.x / 2 - frame.left / 4 - frame.right / 4) * 2 * scale;
        node->at.y = (zone.top + zone.bottom) / 2 +
                     (node->kept.y / 2 - frame.top / 4 - frame.bottom / 4) * 2 * scale;
    }
}

/* One attempt at a level: only marks that overlap are moved, no further than needed. */
static pm_status attempt_kept(pm_part *part, size_t level, size_t *faults, pm_error *err)
{
    pm_picture *picture = part->picture;
    pm_status status = pm_labels_size(picture, level, err);
    if (status != PM_OK) {
        return status;
    }
    fit(picture, part->zone);
    status = pm_separate(part, false, err);
    if (status == PM_OK) {
        status = pm_relax_labels(part, err);
    }
    *faults = pm_part_faults(part);
    return status;
}

/* All members are one part: where they stand says which belong together. */
pm_status pm_places_keep(pm_picture *picture, pm_error *err)
{
    size_t *nodes = pm_new_array(picture->node_count, sizeof *nodes);
    pm_pair *ties = pm_new_array(picture->tie_count, sizeof *ties);
    pm_status status = nodes != NULL && ties != NULL ? PM_OK : pm_fail_memory(err);
    for (size_t i = 0; status == PM_OK && i < picture->node_count; i++) {
        nodes[i] = i;
    }
    for (size_t i = 0; status == PM_OK && i < picture->tie_count; i++) {
        ties[i] = (pm_pair){picture->ties[i].a, picture->ties[i].b};
    }
    pm_part part = {picture,       nodes, picture->node_count, ties, picture->tie_count,
                    picture->area, NULL};
    size_t faults = 1;
    size_t first = pm_level_for(picture);
    size_t last = pm_level_last(first);
    for (size_t level = first; status == PM_OK && faults > 0 && level <= last; level++) {
        status = attempt_kept(&part, level, &faults, err);
    }
    if (status == PM_OK) {
        status = pm_labels_settle(picture, err);
    }
    free(nodes);
    free(ties);
    return status;
}

/* --- places of an earlier drawing ------------------------------------------------------------ */

void pm_places_take_earlier(pm_picture *picture, const pm_positions *positions)
{
    for (size_t i = 0; i < picture->node_count; i++) {
        pm_picture_node *node = &picture->nodes[i];
        node->known = pm_positions_find(positions, node->id, &node->kept.x, &node->kept.y);
    }
}

bool pm_places_are_known(const pm_part *part)
{
    for (size_t i = 0; i < part->node_count; i++) {
        if (part->picture->nodes[part->nodes[i]].known) {
            return true;
        }
    }
    return false;
}

/* Where a new member goes: to the middle of those of its partners that have a place, a little to a
 * side of its own, so that two with the same partners do not meet. False when none has. */
static bool put_near_partners(pm_part *part, size_t v, const bool *placed, unsigned long seed)
{
    pm_picture_node *nodes = part->picture->nodes;
    pm_picture_node *node = &nodes[part->nodes[v]];
    pm_point sum = {0, 0};
    double count = 0;
    for (size_t i = 0; i < part->tie_count; i++) {
        pm_pair tie = part->ties[i];
        size_t other = tie.a == v ? tie.b : tie.b == v ? tie.a : v;
        if (other != v && placed[other]) {
            sum.x += nodes[part->nodes[other]].at.x;
            sum.y += nodes[part->nodes[other]].at.y;
            count++;
        }
    }
    if (count > 0) {
        double aside = sqrt((part->zone.right - part->zone.left) *
                            (part->zone.bottom - part->zone.top) / (double)part->node_count);
        node->at.x = sum.x / count + aside * pm_hashed_number(node->id, seed, 4);
        node->at.y = sum.y / count + aside * pm_hashed_number(node->id, seed, 5);
    }
    return count > 0;
}

/* Outwards from those that are known; a part is connected, so that every member gets its turn. */
static void put_new(pm_part *part, bool *placed, unsigned long seed)
{
    bool more = true;
    while (more) {
        more = false;
        for (size_t v = 0; v < part->node_count; v++) {
            if (!placed[v] && put_near_partners(part, v, placed, seed)) {
                placed[v] = true;
                more = true;
            }
        }
    }
}

/* Holds the known members where they are while the others are moved, or lets go of them. */
static void hold(pm_part *part, bool held)
{
    for (size_t i = 0; i < part->node_count; i++) {
        pm_picture_node *node = &part->picture->nodes[part->nodes[i]];
        node->rail = held && node->known ? (pm_rail){.kind = PM_RAIL_FIXED, .centre = node->at}
                                         : (pm_rail){.kind = PM_RAIL_NONE};
    }
}

pm_status pm_places_put_among(pm_part *part, unsigned long seed, pm_error *err)
{
    bool *placed = pm_new_array(part->node_count, sizeof *placed);
    if (placed == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t i = 0; i < part->node_count; i++) {
        pm_picture_node *node = &part->picture->nodes[part->nodes[i]];
        placed[i] = node->known;
        node->at = node->known ? node->kept : node->at;
    }
    put_new(part, placed, seed);
    free(placed);
    hold(part, true);
    pm_status status = pm_relax(part, true, err);
    hold(part, false);
    return status;
}
