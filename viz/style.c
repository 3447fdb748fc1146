/* Drawing: the palette of Okabe and Ito (2008, "Color universal design") with two additions, and a
 * shape for every sector, so that ten sectors differ in colour, in shape and when printed in grey.
 */
#include "viz/style.h"

static const pm_outline_form FORMS[PM_SHAPE_COUNT] = {
    [PM_SHAPE_CIRCLE] = {"circle", 1, 1, 0, {0}, {0}},
    [PM_SHAPE_SQUARE] = {"square", 0.89, 0.89, 4, {1, -1, -1, 1}, {-1, -1, 1, 1}},
    [PM_SHAPE_TRIANGLE] = {"triangle", 1.25, 1.443, 3, {0, -1, 1}, {-1, 0.5, 0.5}},
    [PM_SHAPE_DIAMOND] = {"diamond", 1.22, 1.22, 4, {0, -1, 0, 1}, {-1, 0, 1, 0}},
    [PM_SHAPE_HEXAGON] =
        {"hexagon", 1.1, 0.953, 6, {1, 0.5, -0.5, -1, -0.5, 0.5}, {0, -1, -1, 0, 1, 1}},
    [PM_SHAPE_WEDGE] = {"invtriangle", 1.25, 1.443, 3, {0, 1, -1}, {1, -0.5, -0.5}},
    [PM_SHAPE_STAR] = {"star",
                       1.35,
                       1.35,
                       10,
                       {1.053, 0.249, 0, -0.249, -1.053, -0.402, -0.651, 0, 0.651, 0.402},
                       {-0.236, -0.236, -1, -0.236, -0.236, 0.236, 1, 0.528, 1, 0.236}},
    [PM_SHAPE_HOUSE] =
        {"house", 1.03, 1.03, 5, {1, 0, -1, -1, 1}, {-0.309, -1, -0.309, 0.809, 0.809}},
    [PM_SHAPE_PARALLELOGRAM] =
        {"parallelogram", 1.1, 0.85, 4, {1.024, -0.605, -1.024, 0.605}, {-1, -1, 1, 1}},
    [PM_SHAPE_TRAPEZIUM] = {"trapezium", 1.12, 0.9, 4, {0.584, -0.584, -1, 1}, {-1, -1, 1, 1}},
    [PM_SHAPE_PENTAGON] =
        {"pentagon", 1.14, 1.14, 5, {1, 0, -1, -0.618, 0.618}, {-0.309, -1, -0.309, 0.809, 0.809}},
    [PM_SHAPE_BOWL] = {"invtrapezium", 1.12, 0.9, 4, {1, -1, -0.584, 0.584}, {-1, -1, 1, 1}},
    [PM_SHAPE_ELLIPSE] = {"ellipse", 1.3, 0.78, 0, {0}, {0}},
    [PM_SHAPE_BOX] = {"box", 1, 1, 4, {1, -1, -1, 1}, {-1, -1, 1, 1}},
};

static const char *const FILLS[] = {
    "#0072b2", /* blue */
    "#e69f00", /* orange */
    "#009e73", /* bluish green */
    "#cc79a7", /* reddish purple */
    "#d55e00", /* vermilion */
    "#f0e442", /* yellow */
    "#7b5ea7", /* violet: ours */
    "#8c510a", /* brown: ours */
    "#56b4e9", /* sky blue */
    "#4d4d4d"  /* black, softened */
};

enum { FILL_COUNT = sizeof FILLS / sizeof FILLS[0] };

const pm_outline_form *pm_shape_form(pm_shape shape)
{
    return &FORMS[shape];
}

pm_sign pm_sector_sign(size_t sector)
{
    /* Twelve shapes against ten colours: the pair comes back only after sixty sectors. */
    return (pm_sign){.shape = (pm_shape)(sector % PM_SECTOR_SHAPES),
                     .fill = FILLS[sector % FILL_COUNT]};
}

pm_sign pm_neutral_sign(bool beside_sectors)
{
    return (pm_sign){.shape = beside_sectors ? PM_SHAPE_ELLIPSE : PM_SHAPE_CIRCLE,
                     .fill = beside_sectors ? "#d9dde1" : "#8fa3b5"};
}

const char *pm_outcome_colour(pm_outcome outcome)
{
    static const char *const colours[PM_OUTCOME_COUNT] = {
        [PM_FINE] = "#1b7837",
        [PM_WATCH] = "#9a5b00",
        [PM_ISSUE] = "#b2182b",
        [PM_CANNOT_TELL] = PM_INK_FAINT,
    };
    return colours[outcome];
}
