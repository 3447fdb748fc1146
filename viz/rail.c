/* Drawing: keeping marks where their view wants them. A wish in, the place on the rail out. */
#include "viz/rail.h"

static const double PI = 3.14159265358979323846;

pm_point pm_rail_at(const pm_rail *rail, double angle)
{
    return (pm_point){rail->centre.x + rail->radius_x * cos(angle),
                      rail->centre.y + rail->radius_y * sin(angle)};
}

/* The angle moved by whole turns and then to the arc's nearer end, if it is not on it. */
static double onto_arc(const pm_rail *rail, double angle)
{
    if (rail->to - rail->from >= 2 * PI) {
        return angle;
    }
    double middle = (rail->from + rail->to) / 2;
    while (angle < middle - PI) {
        angle += 2 * PI;
    }
    while (angle > middle + PI) {
        angle -= 2 * PI;
    }
    return pm_most(rail->from, pm_least(rail->to, angle));
}

pm_point pm_on_rail(const pm_rail *rail, pm_point at)
{
    switch (rail->kind) {
    case PM_RAIL_FIXED:
        return rail->centre;
    case PM_RAIL_RING: {
        double x = (at.x - rail->centre.x) / pm_most(rail->radius_x, 1);
        double y = (at.y - rail->centre.y) / pm_most(rail->radius_y, 1);
        return pm_rail_at(rail, onto_arc(rail, atan2(y, x)));
    }
    case PM_RAIL_NONE:
        break;
    }
    return at;
}
