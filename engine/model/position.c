/* Places of nodes as their files state them: see position.h. */
#include "engine/model/position.h"

#include <stdint.h>
#include <string.h>

#include "engine/base/text.h"

/* Across and down, as programs call them. */
static const char *const NAMES[][2] = {
    {"x", "y"}, {"X", "Y"}, {"xpos", "ypos"}, {"x_coordinate", "y_coordinate"}};

enum { NAME_COUNT = sizeof NAMES / sizeof *NAMES };

static bool read_number(const pm_map *map, const char *name, size_t node, double *value)
{
    size_t column = pm_map_find_attribute(map, PM_NODE, name);
    const char *text = column != SIZE_MAX ? pm_map_attribute(map, PM_NODE, column, node) : NULL;
    return text != NULL && pm_parse_number(text, value);
}

bool pm_map_position(const pm_map *map, size_t node, double *x, double *y)
{
    double across = 0;
    double down = 0;
    for (size_t i = 0; i < NAME_COUNT; i++) {
        if (read_number(map, NAMES[i][0], node, &across) &&
            read_number(map, NAMES[i][1], node, &down)) {
            *x = across;
            *y = down;
            return true;
        }
    }
    return false;
}

bool pm_is_position(const char *name)
{
    for (size_t i = 0; i < NAME_COUNT; i++) {
        if (strcmp(NAMES[i][0], name) == 0 || strcmp(NAMES[i][1], name) == 0) {
            return true;
        }
    }
    return false;
}
