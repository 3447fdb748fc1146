/* Drawing: a placed picture in, DOT out. All user text is quoted, and nothing in it has a meaning
 * to Graphviz: backslashes doubled, ampersands written as entities. */
#include "viz/dot.h"

static const double POINTS_AN_INCH = 72.0;

/* User text inside quotes. */
static void add_escaped(pm_text *out, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\') {
            pm_text_add(out, "\\");
        }
        if (*text == '&') {
            pm_text_add(out, "&amp;");
        } else {
            pm_text_add_bytes(out, text, 1);
        }
    }
}

static void add_text(pm_text *out, const char *name, const char *text)
{
    pm_text_addf(out, " %s=\"", name);
    add_escaped(out, text);
    pm_text_add(out, "\"");
}

static void add_number(pm_text *out, const char *name, double value)
{
    pm_text_addf(out, " %s=", name);
    pm_text_add_rounded(out, value, 4);
}

static void add_name(pm_text *out, const pm_picture *picture, size_t index)
{
    const pm_map *map = pm_measures_map(picture->measures);
    size_t node = pm_measures_node_of_member(picture->measures, picture->nodes[index].member);
    pm_text_add(out, "\"");
    add_escaped(out, pm_map_node_id(map, node));
    pm_text_add(out, "\"");
}

/* The lines of a name: inside the box of a body, beside the mark of a member. */
static void add_label(pm_text *out, const pm_picture_node *node)
{
    bool inside = node->role != PM_ROLE_MEMBER;
    pm_text_add(out, inside ? " label=\"" : " label=\"\" xlabel=\"");
    for (size_t i = 0; i < node->label.count; i++) {
        pm_text_add(out, i > 0 ? "\\n" : "");
        add_escaped(out, node->label.lines[i]);
    }
    pm_text_add(out, "\"");
}

static void add_node(pm_text *out, const pm_picture *picture, size_t index)
{
    const pm_picture_node *node = &picture->nodes[index];
    const pm_outline_form *form = pm_shape_form(node->sign.shape);
    bool member = node->role == PM_ROLE_MEMBER;
    double inset = node->ringed ? PM_RING_DISTANCE : 0;
    double width = member ? node->mark_size * form->width : node->half_width - inset;
    double height = member ? node->mark_size * form->height : node->above - inset;
    pm_text_add(out, "  ");
    add_name(out, picture, index);
    pm_text_add(out, " [");
    add_label(out, node);
    pm_text_add(out, " pos=\"");
    pm_text_add_rounded(out, node->at.x, 2);
    pm_text_add(out, ",");
    pm_text_add_rounded(out, -node->at.y, 2); /* Graphviz counts upwards */
    pm_text_addf(out, "!\" shape=%s", form->graphviz);
    add_number(out, "width", 2 * width / POINTS_AN_INCH);
    add_number(out, "height", 2 * height / POINTS_AN_INCH);
    add_text(out, "style", member ? "filled" : "filled,rounded");
    add_text(out, "fillcolor", node->sign.fill);
    if (node->role == PM_ROLE_DECISION_BODY) {
        add_text(out, "fontcolor", PM_WHITE);
    }
    if (node->ringed) {
        pm_text_add(out, " peripheries=2");
    }
    add_text(out, "tooltip", node->title);
    pm_text_add(out, "];\n");
}

static void add_tie(pm_text *out, const pm_picture *picture, const pm_picture_tie *tie)
{
    static const char *const dashes[] = {
        [PM_DASH_NONE] = "solid", [PM_DASH_DASHED] = "dashed", [PM_DASH_DOTTED] = "dotted"};
    pm_text_add(out, "  ");
    add_name(out, picture, tie->a);
    pm_text_add(out, " -> ");
    add_name(out, picture, tie->b);
    pm_text_addf(out, " [color=\"%s", tie->stroke.colour);
    if (tie->split) {
        pm_text_addf(out, ";0.5:%s", tie->stroke_b.colour);
    }
    pm_text_add(out, "\"");
    add_number(out, "penwidth", tie->stroke.width);
    pm_text_addf(out, " style=%s dir=%s", dashes[tie->stroke.dash],
                 tie->arrow_a && tie->arrow_b ? "both"
                 : tie->arrow_a               ? "back"
                 : tie->arrow_b               ? "forward"
                                              : "none");
    add_text(out, "tooltip", tie->title);
    pm_text_add(out, "];\n");
}

pm_status pm_dot_write(const pm_picture *picture, pm_text *out, pm_error *err)
{
    pm_text_addf(out,
                 "// Drawn by partmap %s. \"neato -Tsvg\" keeps the places.\n"
                 "digraph map {\n"
                 "  graph [inputscale=72 splines=line overlap=true forcelabels=true];\n"
                 "  node [fixedsize=true fontname=Helvetica",
                 PM_VERSION);
    add_number(out, "fontsize", picture->font.size);
    pm_text_addf(out, " color=\"%s\" fontcolor=\"%s\"];\n  edge [arrowsize=0.6];\n", PM_INK,
                 PM_INK);
    for (size_t i = 0; i < picture->node_count; i++) {
        add_node(out, picture, i);
    }
    for (size_t i = 0; i < picture->tie_count; i++) {
        add_tie(out, picture, &picture->ties[i]);
    }
    pm_text_add(out, "}\n");
    return pm_text_check(out, err);
}
