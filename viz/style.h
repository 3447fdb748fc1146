/* How things look: colours, and the sign (shape and colour) of each sector. */
#ifndef PARTMAP_VIZ_STYLE_H
#define PARTMAP_VIZ_STYLE_H

#include <stddef.h>

#include "engine/audit/audit.h"

/* Shapes of marks, in the order sectors take them; the last ones are for special uses. */
typedef enum pm_shape {
    PM_SHAPE_CIRCLE,
    PM_SHAPE_SQUARE,
    PM_SHAPE_TRIANGLE,
    PM_SHAPE_DIAMOND,
    PM_SHAPE_HEXAGON,
    PM_SHAPE_WEDGE, /* triangle on its tip */
    PM_SHAPE_STAR,
    PM_SHAPE_HOUSE,
    PM_SHAPE_PARALLELOGRAM,
    PM_SHAPE_TRAPEZIUM,
    PM_SHAPE_PENTAGON,
    PM_SHAPE_BOWL, /* trapezium on its narrow side */
    PM_SHAPE_ELLIPSE,
    PM_SHAPE_BOX, /* of bodies: rounded corners, holds its name */
    PM_SHAPE_COUNT
} pm_shape;

enum { PM_SECTOR_SHAPES = PM_SHAPE_ELLIPSE, PM_MOST_CORNERS = 10 };

typedef struct pm_outline_form {
    const char *graphviz;          /* Graphviz's word for the shape */
    double width, height;          /* half size of its frame for a mark as large as a circle of 1 */
    size_t corner_count;           /* 0: an ellipse */
    double x[PM_MOST_CORNERS + 1]; /* corners as shares of the half size, y downwards */
    double y[PM_MOST_CORNERS + 1];
} pm_outline_form;

/* The outline of a shape as Graphviz draws it. */
const pm_outline_form *pm_shape_form(pm_shape shape);

/* Shape and colour that stand for a sector. */
typedef struct pm_sign {
    pm_shape shape;
    const char *fill; /* "#rrggbb" */
} pm_sign;

/* Sign of the sector with this number (by name, from 0): the first ten differ in shape and in
 * colour, the first sixty in at least one of them. */
pm_sign pm_sector_sign(size_t sector);

/* Sign of a member whose sector is not stated; with sectors on the same page it has a shape that no
 * sector has. */
pm_sign pm_neutral_sign(bool beside_sectors);

/* The white hole in a hollow mark, as a share of the mark. */
#define PM_HOLE 0.55

/* Colour of a finding's badge. */
const char *pm_outcome_colour(pm_outcome outcome);

/* The other colours of the page. Text colours have a contrast of 4.5:1 at least on white, lines and
 * outlines 3:1. */
#define PM_INK "#1b1b1b"         /* titles, names, outlines, decision body */
#define PM_INK_SOFT "#444444"    /* running text */
#define PM_INK_FAINT "#595959"   /* source line */
#define PM_RULE "#c9cdd1"        /* hairlines */
#define PM_TIE "#8c9298"         /* ordinary ties */
#define PM_TIE_FAINT "#b4bac0"   /* ties that only give context */
#define PM_TIE_STRONG "#333333"  /* bridges */
#define PM_TIE_CARRIED "#b2182b" /* carried by one person */
#define PM_TIE_FUNDS "#00664b"   /* money */
#define PM_BODY_FILL "#eceff2"   /* bodies that do not decide */
#define PM_PAPER "#ffffff"

#endif
