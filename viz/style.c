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

static const pm_palette IN_COLOUR = {
    .sector_fills =
        {
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
        },
    .neutral = "#d9dde1",
    .neutral_alone = "#8fa3b5",
    .body = "#eceff2",
    .tie = "#8c9298",
    .tie_faint = "#b4bac0",
    .tie_strong = "#333333",
    .tie_carried = "#b2182b",
    .tie_funds = "#00664b",
    .missing = {"#8c9298", 1, PM_DASH_DOTTED},
    .behaviours = {{"#d55e00", 2.4, PM_DASH_DOTTED},
                   {"#b0578b", 1.6, PM_DASH_DASHED},
                   {"#0072b2", 1.4, PM_DASH_NONE},
                   {"#00805d", 2.8, PM_DASH_NONE}},
    .outcomes = {[PM_FINE] = "#1b7837",
                 [PM_WATCH] = "#9a5b00",
                 [PM_ISSUE] = "#b2182b",
                 [PM_CANNOT_TELL] = PM_INK_FAINT},
};

/* Neighbours differ by much; shapes tell apart what is alike. */
static const pm_palette IN_GREY = {
    .sector_fills = {"#4a4a4a", "#d6d6d6", "#7d7d7d", "#f4f4f4", "#2b2b2b", "#b0b0b0", "#606060",
                     "#e6e6e6", "#969696", "#3a3a3a"},
    .neutral = "#dedede",
    .neutral_alone = "#a0a0a0",
    .body = "#eeeeee",
    .tie = "#919191",
    .tie_faint = "#b9b9b9",
    .tie_strong = "#333333",
    .tie_carried = "#1b1b1b",
    .tie_funds = "#4a4a4a",
    .missing = {"#919191", 1, PM_DASH_DOTTED},
    .behaviours = {{"#1b1b1b", 2.4, PM_DASH_DOTTED},
                   {"#4a4a4a", 1.6, PM_DASH_DASHED},
                   {"#6a6a6a", 1.4, PM_DASH_NONE},
                   {"#4a4a4a", 3.0, PM_DASH_NONE}},
    .outcomes = {[PM_FINE] = "#6a6a6a",
                 [PM_WATCH] = "#595959",
                 [PM_ISSUE] = "#1b1b1b",
                 [PM_CANNOT_TELL] = PM_INK_FAINT},
};

const pm_palette *pm_palette_of(bool grey)
{
    return grey ? &IN_GREY : &IN_COLOUR;
}

const pm_outline_form *pm_shape_form(pm_shape shape)
{
    return &FORMS[shape];
}

const pm_badge_form *pm_outcome_form(pm_outcome outcome)
{
    static const pm_badge_form forms[PM_OUTCOME_COUNT] = {
        [PM_FINE] = {PM_SHAPE_DIAMOND, false, 1.08},
        [PM_WATCH] = {PM_SHAPE_SQUARE, true, 0.91},
        [PM_ISSUE] = {PM_SHAPE_CIRCLE, false, 1},
        [PM_CANNOT_TELL] = {PM_SHAPE_CIRCLE, false, 1},
    };
    return &forms[outcome];
}

pm_sign pm_sector_sign(const pm_palette *palette, size_t sector)
{
    /* Twelve shapes against ten colours: the pair comes back only after sixty sectors. */
    return (pm_sign){.shape = (pm_shape)(sector % PM_SECTOR_SHAPES),
                     .fill = palette->sector_fills[sector % PM_SECTOR_FILLS]};
}

pm_sign pm_neutral_sign(const pm_palette *palette, bool beside_sectors)
{
    return (pm_sign){.shape = beside_sectors ? PM_SHAPE_ELLIPSE : PM_SHAPE_CIRCLE,
                     .fill = beside_sectors ? palette->neutral : palette->neutral_alone};
}
