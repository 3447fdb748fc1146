/* Drawing: fitting a placement to the page. Places with hops as their unit in, places within the
 * part's zone out. */
#include "viz/fit.h"

static const double PI = 3.14159265358979323846;

/* Of one direction against the other. More would fill the page better, but distances would mean
 * less: stretching a round part to 1.7 costs as much stress as all that labels and crossings cost.
 */
static const double MOST_STRETCH = 1.15;
static const double AS_GOOD = 0.85; /* of the best turn's scale */

/* For names at the borders. */
static const double MARGIN_X = 34;
static const double MARGIN_Y = 20;

enum { TURNS = 18 };

/* The places under one turn. */
typedef struct pose {
    double cosine, sine;
    pm_box frame;
} pose;

static pm_point posed(const pose *in, pm_point at)
{
    return (pm_point){at.x * in->cosine - at.y * in->sine, at.x * in->sine + at.y * in->cosine};
}

static pose pose_of(const pm_point *at, size_t n, double turn)
{
    pose made = {cos(turn), sin(turn), {INFINITY, INFINITY, -INFINITY, -INFINITY}};
    for (size_t i = 0; i < n; i++) {
        pm_point place = posed(&made, at[i]);
        made.frame =
            (pm_box){pm_least(made.frame.left, place.x), pm_least(made.frame.top, place.y),
                     pm_most(made.frame.right, place.x), pm_most(made.frame.bottom, place.y)};
    }
    return made;
}

static double scale_of(const pose *in, double width, double height)
{
    return pm_least(width / pm_most(in->frame.right - in->frame.left, 0.01),
                    height / pm_most(in->frame.bottom - in->frame.top, 0.01));
}

/* The pose turned least among those that fill the zone almost as well as the best. */
static pose best_pose(const pm_point *at, size_t n, double width, double height)
{
    pose poses[TURNS];
    double largest = 0;
    for (int i = 0; i < TURNS; i++) { /* 0, then one step to each side, then two */
        int steps = i % 2 == 0 ? -i / 2 : (i + 1) / 2;
        poses[i] = pose_of(at, n, steps * PI / TURNS);
        largest = pm_most(largest, scale_of(&poses[i], width, height));
    }
    int best = 0;
    while (scale_of(&poses[best], width, height) < AS_GOOD * largest) {
        best++;
    }
    return poses[best];
}

void pm_fit(pm_part *part, const pm_point *at)
{
    pm_box zone = part->zone;
    double width = zone.right - zone.left;
    double height = zone.bottom - zone.top;
    width -= 2 * pm_least(MARGIN_X, width / 5);
    height -= 2 * pm_least(MARGIN_Y, height / 5);
    pose chosen = best_pose(at, part->node_count, width, height);
    pm_box frame = chosen.frame;
    double scale_x = width / pm_most(frame.right - frame.left, 0.01);
    double scale_y = height / pm_most(frame.bottom - frame.top, 0.01);
    scale_x = pm_least(scale_x, scale_y * MOST_STRETCH);
    scale_y = pm_least(scale_y, scale_x * MOST_STRETCH);
    for (size_t i = 0; i < part->node_count; i++) {
        pm_point place = posed(&chosen, at[i]);
        part->picture->nodes[part->nodes[i]].at = (pm_point){
            (zone.left + zone.right) / 2 + (place.x - (frame.left + frame.right) / 2) * scale_x,
            (zone.top + zone.bottom) / 2 + (place.y - (frame.top + frame.bottom) / 2) * scale_y};
    }
}
