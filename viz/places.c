/* Drawing: the places a map's file keeps, instead of computed ones. Attributes in, points on the
 * page out. Distances keep their proportions, for whoever placed the nodes meant something by them.
 */
#include "viz/places.h"

#include <math.h>

#include "engine/model/position.h"

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

void pm_places_fit(pm_picture *picture, pm_box zone)
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
        /* Halves first: the sum of two large numbers may not be finite. */
        node->at.x = (zone.left + zone.right) / 2 +
                     (node->kept.x - frame.left / 2 - frame.right / 2) * scale;
        node->at.y = (zone.top + zone.bottom) / 2 +
                     (node->kept.y - frame.top / 2 - frame.bottom / 2) * scale;
    }
}
