/* Points, boxes and segments on the page: points of 1/72 inch, x to the right, y downwards. Inline,
 * because layout asks these questions millions of times. */
#ifndef PARTMAP_VIZ_GEOMETRY_H
#define PARTMAP_VIZ_GEOMETRY_H

#include <math.h>
#include <stdbool.h>

typedef struct pm_point {
    double x, y;
} pm_point;

typedef struct pm_box {
    double left, top, right, bottom;
} pm_box;

/* fmin and fmax without their care for NaN, which costs a call. */
static inline double pm_least(double a, double b)
{
    return a < b ? a : b;
}

static inline double pm_most(double a, double b)
{
    return a > b ? a : b;
}

static inline pm_box pm_box_around(pm_point centre, double half_width, double half_height)
{
    return (pm_box){centre.x - half_width, centre.y - half_height, centre.x + half_width,
                    centre.y + half_height};
}

/* The box made larger by "by" on every side. */
static inline pm_box pm_box_grown(pm_box box, double by)
{
    return (pm_box){box.left - by, box.top - by, box.right + by, box.bottom + by};
}

/* Do the two share more than a border? */
static inline bool pm_boxes_overlap(pm_box a, pm_box b)
{
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/* Area the two share; 0 when they do not. */
static inline double pm_boxes_shared(pm_box a, pm_box b)
{
    if (!pm_boxes_overlap(a, b)) {
        return 0;
    }
    return (pm_least(a.right, b.right) - pm_most(a.left, b.left)) *
           (pm_least(a.bottom, b.bottom) - pm_most(a.top, b.top));
}

/* Does outer hold inner, borders included? */
static inline bool pm_box_holds(pm_box outer, pm_box inner)
{
    return inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top &&
           inner.bottom <= outer.bottom;
}

static inline double pm_distance(pm_point a, pm_point b)
{
    return sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
}

/* Twice the signed area of the triangle a, b, c: on which side of a-b is c? */
static inline double pm_side_of(pm_point a, pm_point b, pm_point c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/* Do the segments a-b and c-d cross at a point inside both? */
static inline bool pm_segments_cross(pm_point a, pm_point b, pm_point c, pm_point d)
{
    return pm_side_of(a, b, c) * pm_side_of(a, b, d) < 0 &&
           pm_side_of(c, d, a) * pm_side_of(c, d, b) < 0;
}

/* Distance of p from the segment a-b. */
static inline double pm_distance_to_segment(pm_point p, pm_point a, pm_point b)
{
    double dx = b.x - a.x;
    double dy = b.y - a.y;
    double length = dx * dx + dy * dy;
    double along = length > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length : 0;
    along = pm_most(0, pm_least(1, along));
    return pm_distance(p, (pm_point){a.x + along * dx, a.y + along * dy});
}

/* Narrows the part *from..*to of a segment to where start + t * delta lies in low..high. */
static inline void pm_narrow(double start, double delta, double low, double high, double *from,
                             double *to)
{
    if (delta == 0) {
        *to = start < low || start > high ? -1 : *to;
        return;
    }
    double first = (low - start) / delta;
    double last = (high - start) / delta;
    *from = pm_most(*from, pm_least(first, last));
    *to = pm_least(*to, pm_most(first, last));
}

/* Length of that part of the segment a-b that lies in the box (clipped as by Liang & Barsky 1984).
 */
static inline double pm_length_in_box(pm_point a, pm_point b, pm_box box)
{
    if (pm_most(a.x, b.x) <= box.left || pm_least(a.x, b.x) >= box.right ||
        pm_most(a.y, b.y) <= box.top || pm_least(a.y, b.y) >= box.bottom) {
        return 0;
    }
    double from = 0;
    double to = 1;
    pm_narrow(a.x, b.x - a.x, box.left, box.right, &from, &to);
    pm_narrow(a.y, b.y - a.y, box.top, box.bottom, &from, &to);
    return to > from ? (to - from) * pm_distance(a, b) : 0;
}

#endif
