/* Drawing: SVG written by hand around the diagram. Values in, escaped markup out; numbers with two
 * decimals in the C locale. */
#include "viz/svg.h"

void pm_svg_number(pm_text *svg, const char *name, double value)
{
    pm_text_addf(svg, " %s=\"", name);
    pm_text_add_rounded(svg, value, 2);
    pm_text_add(svg, "\"");
}

void pm_svg_attribute(pm_text *svg, const char *name, const char *value)
{
    pm_text_addf(svg, " %s=\"", name);
    pm_text_add_xml(svg, value);
    pm_text_add(svg, "\"");
}

void pm_svg_text(pm_text *svg, pm_point at, const char *line, pm_font font, const char *colour,
                 pm_anchor anchor)
{
    static const char *const words[] = {"start", "middle", "end"};
    pm_text_add(svg, "<text");
    pm_svg_number(svg, "x", at.x);
    pm_svg_number(svg, "y", at.y);
    pm_svg_number(svg, "font-size", font.size);
    if (font.bold) {
        pm_svg_attribute(svg, "font-weight", "bold");
    }
    pm_svg_attribute(svg, "fill", colour);
    if (anchor != PM_ANCHOR_START) {
        pm_svg_attribute(svg, "text-anchor", words[anchor]);
    }
    pm_text_add(svg, ">");
    pm_text_add_xml(svg, line);
    pm_text_add(svg, "</text>\n");
}

const char *pm_svg_dashes(pm_dash dash)
{
    static const char *const dashes[] = {
        [PM_DASH_NONE] = "", [PM_DASH_DASHED] = "5,2", [PM_DASH_DOTTED] = "1,5"};
    return dashes[dash];
}

void pm_svg_line(pm_text *svg, pm_point from, pm_point to, const char *colour, double width,
                 const char *dashes)
{
    pm_text_add(svg, "<line");
    pm_svg_number(svg, "x1", from.x);
    pm_svg_number(svg, "y1", from.y);
    pm_svg_number(svg, "x2", to.x);
    pm_svg_number(svg, "y2", to.y);
    pm_svg_attribute(svg, "stroke", colour);
    pm_svg_number(svg, "stroke-width", width);
    if (dashes[0] != '\0') {
        pm_svg_attribute(svg, "stroke-dasharray", dashes);
    }
    pm_text_add(svg, "/>\n");
}

static void add_paint(pm_text *svg, const char *fill, const char *outline, double width)
{
    pm_svg_attribute(svg, "fill", fill);
    if (outline != NULL) {
        pm_svg_attribute(svg, "stroke", outline);
        pm_svg_number(svg, "stroke-width", width);
    }
    pm_text_add(svg, "/>\n");
}

void pm_svg_circle(pm_text *svg, pm_point centre, double radius, const char *fill,
                   const char *outline, double width)
{
    pm_text_add(svg, "<circle");
    pm_svg_number(svg, "cx", centre.x);
    pm_svg_number(svg, "cy", centre.y);
    pm_svg_number(svg, "r", radius);
    add_paint(svg, fill, outline, width);
}

void pm_svg_ellipse(pm_text *svg, pm_point centre, double radius_x, double radius_y,
                    const char *colour, double width)
{
    pm_text_add(svg, "<ellipse");
    pm_svg_number(svg, "cx", centre.x);
    pm_svg_number(svg, "cy", centre.y);
    pm_svg_number(svg, "rx", radius_x);
    pm_svg_number(svg, "ry", radius_y);
    add_paint(svg, "none", colour, width);
}

void pm_svg_box(pm_text *svg, pm_box box, double corner, const char *fill, const char *outline,
                double width)
{
    pm_text_add(svg, "<rect");
    pm_svg_number(svg, "x", box.left);
    pm_svg_number(svg, "y", box.top);
    pm_svg_number(svg, "width", box.right - box.left);
    pm_svg_number(svg, "height", box.bottom - box.top);
    pm_svg_number(svg, "rx", corner);
    add_paint(svg, fill, outline, width);
}

static void add_polygon(pm_text *svg, pm_point centre, double width, double height,
                        const pm_outline_form *form)
{
    pm_text_add(svg, "<polygon points=\"");
    for (size_t i = 0; i < form->corner_count; i++) {
        pm_text_add(svg, i > 0 ? " " : "");
        pm_text_add_rounded(svg, centre.x + form->x[i] * width, 2);
        pm_text_add(svg, ",");
        pm_text_add_rounded(svg, centre.y + form->y[i] * height, 2);
    }
    pm_text_add(svg, "\"");
}

void pm_svg_badge(pm_text *svg, pm_point centre, double radius, pm_outcome outcome,
                  const char *fill, const char *outline, double width)
{
    const pm_badge_form *form = pm_outcome_form(outcome);
    const pm_outline_form *shape = pm_shape_form(form->shape);
    double size = radius * form->size;
    if (form->rounded) {
        pm_svg_box(svg, pm_box_around(centre, size, size), size * 0.4, fill, outline, width);
    } else if (shape->corner_count == 0) {
        pm_svg_circle(svg, centre, size, fill, outline, width);
    } else {
        add_polygon(svg, centre, size, size, shape);
        add_paint(svg, fill, outline, width);
    }
}

void pm_svg_id(pm_text *svg, const char *prefix, const char *id)
{
    pm_text_addf(svg, " id=\"%s", prefix);
    pm_text_add_xml(svg, id);
    pm_text_add(svg, "\"");
}

static void add_form(pm_text *svg, pm_point centre, double radius, const pm_sign *sign,
                     const char *fill, double outline)
{
    const pm_outline_form *form = pm_shape_form(sign->shape);
    double width = radius * form->width;
    double height = radius * form->height;
    if (form->corner_count == 0) {
        pm_text_add(svg, "<ellipse");
        pm_svg_number(svg, "cx", centre.x);
        pm_svg_number(svg, "cy", centre.y);
        pm_svg_number(svg, "rx", width);
        pm_svg_number(svg, "ry", height);
    } else {
        add_polygon(svg, centre, width, height, form);
    }
    add_paint(svg, fill, PM_INK, outline);
}

void pm_svg_sign(pm_text *svg, pm_point centre, double radius, pm_sign sign, bool hollow)
{
    add_form(svg, centre, radius, &sign, sign.fill, 0.8);
    if (hollow) {
        add_form(svg, centre, radius * PM_HOLE, &sign, PM_WHITE, 0.5);
    }
}
