/* Small helpers for writing SVG: every number and every piece of user text goes through here. */
#ifndef PARTMAP_VIZ_SVG_H
#define PARTMAP_VIZ_SVG_H

#include "engine/base/text.h"
#include "viz/geometry.h"
#include "viz/style.h"
#include "viz/text_width.h"

/* " name=\"value\"", the value with at most two decimals. */
void pm_svg_number(pm_text *svg, const char *name, double value);

/* " name=\"value\"", the value escaped. */
void pm_svg_attribute(pm_text *svg, const char *name, const char *value);

/* One line of text; at is the base line's start, middle or end. */
void pm_svg_text(pm_text *svg, pm_point at, const char *line, pm_font font, const char *colour,
                 pm_anchor anchor);

/* The dashes of a line, as Graphviz writes them too; "" for a whole one. */
const char *pm_svg_dashes(pm_dash dash);

/* A straight line; dashes is "" for a whole one. */
void pm_svg_line(pm_text *svg, pm_point from, pm_point to, const char *colour, double width,
                 const char *dashes);

/* A filled circle with an outline (outline NULL: none). */
void pm_svg_circle(pm_text *svg, pm_point centre, double radius, const char *fill,
                   const char *outline, double width);

/* The outline of an ellipse. */
void pm_svg_ellipse(pm_text *svg, pm_point centre, double radius_x, double radius_y,
                    const char *colour, double width);

/* A filled rectangle with rounded corners and an outline. */
void pm_svg_box(pm_text *svg, pm_box box, double corner, const char *fill, const char *outline,
                double width);

/* The shape behind a finding's number, as large as a circle of that radius (outline NULL: none). */
void pm_svg_badge(pm_text *svg, pm_point centre, double radius, pm_outcome outcome,
                  const char *fill, const char *outline, double width);

/* " id=\"...\"" with the page's prefix before it. */
void pm_svg_id(pm_text *svg, const char *prefix, const char *id);

/* The mark of a sector, as large as a circle of that radius. hollow: with a hole. */
void pm_svg_sign(pm_text *svg, pm_point centre, double radius, pm_sign sign, bool hollow);

#endif
