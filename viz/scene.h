/* What Graphviz is asked to draw: shapes, lines and words with their places, nothing about
 * partnerships. Private to viz. All texts are borrowed and clean (pm_clean_text). */
#ifndef PARTMAP_VIZ_SCENE_H
#define PARTMAP_VIZ_SCENE_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/text.h"
#include "viz/geometry.h"
#include "viz/style.h"
#include "viz/text_width.h"

/* Who an object is on the page: attributes of its SVG group. */
typedef struct pm_identity {
    const char *id;         /* XML name, or NULL */
    const char *class_name; /* "member", ...; never NULL */
    const char *title;      /* sentence, or NULL: then it is hidden from screen readers */
} pm_identity;

/* A shape or, with form "box" and no outline, a block of text. */
typedef struct pm_scene_shape {
    pm_identity identity;
    bool placed;      /* the group says where its centre is */
    const char *form; /* Graphviz's word for the shape */
    bool rounded;
    pm_point at;
    double half_width, half_height;
    const char *fill;    /* "#rrggbb" or "#rrggbbaa", or NULL: none */
    const char *outline; /* the same */
    double outline_width;
    const char *const *lines; /* of text */
    size_t line_count;
    pm_anchor anchor; /* to which side the lines lean */
    pm_font font;
    const char *text_colour;
    bool
        repeats; /* what is said elsewhere, too: hidden from screen readers though it has a title */
} pm_scene_shape;

/* A straight line between the borders of two shapes. */
typedef struct pm_scene_line {
    pm_identity identity;
    size_t a, b; /* shapes */
    pm_stroke stroke;
    bool arrow_a, arrow_b;
} pm_scene_line;

typedef struct pm_scene {
    pm_scene_shape *shapes; /* the later ones lie on top; lines lie under all shapes */
    size_t shape_count;
    pm_scene_line *lines;
    size_t line_count;
    const char *id_prefix; /* begins every id */
} pm_scene;

/* Graphviz's whole SVG document of a scene in, the inner objects out: its version comment, DOCTYPE
 * and frame left away, its numbers for names replaced by the scene's identities. Coordinates are
 * those of the scene. PM_INTERNAL when the document is not of the known form or holds a coordinate
 * that is not finite. */
pm_status pm_fragment_clean(const pm_scene *scene, const char *document, pm_text *svg,
                            pm_error *err);

/* Stands for '&' on the way through Graphviz, which would read entities in user text; no clean text
 * holds it. U+E000. */
#define PM_AMPERSAND_STAND_IN "\xEE\x80\x80"

#endif
