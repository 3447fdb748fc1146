/* Places of nodes as their files state them: see position.h. */
#include "engine/model/position.h"

#include <stdint.h>

#include "engine/base/text.h"

static bool read_number(const pm_map *map, const char *name, size_t node, double *value)
{
    size_t column = pm_map_find_attribute(map, PM_NODE, name);
    const char *text = column != SIZE_MAX ? pm_map_attribute(map, PM_NODE, column, node) : NULL;
    return text != NULL && pm_parse_number(text, value);
}

bool pm_map_position(const pm_map *map, size_t node, double *x, double *y)
{
    static const char *const names[][2] = {
        {"x", "y"}, {"X", "Y"}, {"xpos", "ypos"}, {"x_coordinate", "y_coordinate"}};
    double across = 0;
    double down = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (read_number(map, names[i][0], node, &across) &&
            read_number(map, names[i][1], node, &down)) {
            *x = across;
            *y = down;
            return true;
        }
    }
    return false;
}
