/* How things look: colours, and the sign (shape and colour) of each sector. */
#ifndef PARTMAP_VIZ_STYLE_H
#define PARTMAP_VIZ_STYLE_H

#include <stdbool.h>
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

/* How a line is broken. */
typedef enum pm_dash { PM_DASH_NONE, PM_DASH_DASHED, PM_DASH_DOTTED } pm_dash;

/* The look of a line. */
typedef struct pm_stroke {
    const char *colour; /* "#rrggbb" */
    double width;
    pm_dash dash;
} pm_stroke;

enum { PM_SECTOR_FILLS = 10, PM_BEHAVIOURS = 4 };

/* The colours that carry meaning, on a page in colour or in grey. Lines have a contrast of 3:1 at
 * least on white, those that only give context excepted; badges hold white text at 4.5:1. */
typedef struct pm_palette {
    const char *sector_fills[PM_SECTOR_FILLS];
    const char *neutral;                 /* sector not stated, beside members with sectors */
    const char *neutral_alone;           /* no member has a sector */
    const char *body;                    /* bodies that do not decide */
    const char *tie;                     /* ordinary ties */
    const char *tie_faint;               /* ties that only give context */
    const char *tie_strong;              /* bridges */
    const char *tie_carried;             /* carried by one person */
    const char *tie_funds;               /* money */
    pm_stroke missing;                   /* where a tie would be expected */
    pm_stroke behaviours[PM_BEHAVIOURS]; /* competition, cooperation, coordination, coevolution */
    const char *outcomes[PM_OUTCOME_COUNT]; /* badges of findings */
} pm_palette;

const pm_palette *pm_palette_of(bool grey);

/* Sign of the sector with this number (by name, from 0): the first ten differ in shape and, in
 * colour, in their fill; the first sixty in at least one of them. */
pm_sign pm_sector_sign(const pm_palette *palette, size_t sector);

/* Sign of a member whose sector is not stated; with sectors on the same page it has a shape that no
 * sector has. */
pm_sign pm_neutral_sign(const pm_palette *palette, bool beside_sectors);

/* The shape behind a finding's number: it tells issues from what to watch where colours do not. */
typedef struct pm_badge_form {
    pm_shape shape;
    bool rounded;
    double size; /* half of its width for a badge as large as a circle of 1 */
} pm_badge_form;

const pm_badge_form *pm_outcome_form(pm_outcome outcome);

/* The white hole in a hollow mark, as a share of the mark. */
#define PM_HOLE 0.55

/* The colours that are the same on every page, in grey, too. Those of text have a contrast of 4.5:1
 * at least on white. */
#define PM_INK "#1b1b1b"       /* titles, names, outlines, decision body */
#define PM_INK_SOFT "#444444"  /* running text */
#define PM_INK_FAINT "#595959" /* source line */
#define PM_RULE "#cccccc"      /* hairlines */
#define PM_FRAME "#f7f7f7"     /* within the frames of groups */
#define PM_WHITE "#ffffff"

#endif
