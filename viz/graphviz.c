/* Drawing: the only file that knows Graphviz. A placed scene in, SVG out.
 *
 * The plugins are linked in and listed here, and loading on demand is off: no configuration file is
 * read, no library opened, no font looked up, so that the same scene gives the same bytes anywhere.
 * Only return codes are trusted. All text that users wrote arrives clean and without meaning to
 * Graphviz: backslashes doubled, ampersands under a stand-in, never as HTML, URL, font or style. */
#include "viz/graphviz.h"

#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "viz/style.h"

extern gvplugin_library_t gvplugin_core_LTX_library;
extern gvplugin_library_t gvplugin_neato_layout_LTX_library;

static const double POINTS_AN_INCH = 72.0;

/* Graphviz hands its messages to a function without a user pointer: this is where the first of them
 * waits until the call that caused it returns. Emptied at the start of every call. */
static char first_message[200];

static int keep_message(char *message)
{
    if (first_message[0] == '\0') {
        snprintf(first_message, sizeof first_message, "%s", message);
        first_message[strcspn(first_message, "\n")] = '\0';
    }
    return 0;
}

/* A context and a graph in it. */
typedef struct workspace {
    GVC_t *context;
    Agraph_t *graph;
    bool laid_out;
} workspace;

static pm_status open_workspace(workspace *opened, pm_error *err)
{
    lt_symlist_t plugins[] = {
        {"gvplugin_core_LTX_library", &gvplugin_core_LTX_library},
        {"gvplugin_neato_layout_LTX_library", &gvplugin_neato_layout_LTX_library},
        {NULL, NULL},
    };
    char name[] = "map";
    first_message[0] = '\0';
    agseterr(AGERR);
    agseterrf(keep_message);
    opened->context = gvContextPlugins(plugins, 0);
    if (opened->context == NULL) {
        return pm_fail_memory(err);
    }
    opened->graph = agopen(name, Agundirected, NULL);
    return opened->graph != NULL ? PM_OK : pm_fail_memory(err);
}

static void close_workspace(workspace *opened)
{
    if (opened->laid_out) {
        /* Graphviz 2.42 forgets its list of nodes after the layout "nop2". */
        free(GD_neato_nlist(opened->graph));
        GD_neato_nlist(opened->graph) = NULL;
        gvFreeLayout(opened->context, opened->graph);
    }
    if (opened->graph != NULL) {
        agclose(opened->graph);
    }
    if (opened->context != NULL) {
        gvFreeContext(opened->context);
    }
    agseterrf(NULL);
    *opened = (workspace){0};
}

static pm_status fail(const char *what, pm_error *err)
{
    return pm_fail(err, PM_INTERNAL, "Graphviz could not %s the drawing (%s): please report this.",
                   what, first_message[0] != '\0' ? first_message : "it gives no reason");
}

/* Graphviz's prototypes lack const, but it copies what it is given. */
static char *lend(const char *text)
{
    return (char *)(uintptr_t)text;
}

/* An attribute with its default. */
typedef struct attribute {
    const char *name, *value;
} attribute;

static bool declare(workspace *in, int kind, const attribute *attributes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (agattr(in->graph, kind, lend(attributes[i].name), lend(attributes[i].value)) == NULL) {
            return false;
        }
    }
    return true;
}

static bool set(void *object, const char *name, const char *value)
{
    return agset(object, lend(name), lend(value)) == 0;
}

static bool set_number(void *object, const char *name, double value)
{
    pm_text text = {0};
    pm_text_add_rounded(&text, value, 6);
    bool done = !text.failed && set(object, name, pm_text_bytes(&text));
    pm_text_free(&text);
    return done;
}

static Agnode_t *add_node(workspace *in, size_t index)
{
    char name[32];
    snprintf(name, sizeof name, "n%zu", index);
    return agnode(in->graph, name, 1);
}

/* --- rendering ------------------------------------------------------------------------------- */

static pm_status lay_out(workspace *in, const char *engine, pm_error *err)
{
    if (gvLayout(in->context, in->graph, engine) != 0) {
        return fail("lay out", err);
    }
    in->laid_out = true;
    return PM_OK;
}

static bool set_place(Agnode_t *node, pm_point at)
{
    pm_text place = {0};
    pm_text_add_rounded(&place, at.x, 3);
    pm_text_add(&place, ",");
    pm_text_add_rounded(&place, -at.y, 3); /* Graphviz counts upwards */
    bool done = !place.failed && set(node, "pos", pm_text_bytes(&place));
    pm_text_free(&place);
    return done;
}

static bool declare_scene(workspace *in)
{
    static const attribute graph[] = {{"splines", "line"},
                                      {"notranslate", "true"},
                                      {"outputorder", "edgesfirst"},
                                      {"bgcolor", "transparent"},
                                      {"pad", "0"},
                                      {"margin", "0"},
                                      {"charset", "UTF-8"}};
    static const attribute node[] = {{"id", ""},
                                     {"pos", ""},
                                     {"width", "0.1"},
                                     {"height", "0.1"},
                                     {"fixedsize", "true"},
                                     {"label", ""},
                                     {"shape", "box"},
                                     {"style", ""},
                                     {"fillcolor", "white"},
                                     {"color", "black"},
                                     {"penwidth", "1"},
                                     {"margin", "0"},
                                     {"fontname", "Helvetica"},
                                     {"fontsize", "8"},
                                     {"fontcolor", PM_INK}};
    static const attribute edge[] = {{"id", ""},    {"color", "black"}, {"penwidth", "1"},
                                     {"style", ""}, {"dir", "none"},    {"arrowsize", "0.6"}};
    return declare(in, AGRAPH, graph, sizeof graph / sizeof *graph) &&
           declare(in, AGNODE, node, sizeof node / sizeof *node) &&
           declare(in, AGEDGE, edge, sizeof edge / sizeof *edge);
}

/* The lines of a block joined for Graphviz, nothing in them with a meaning to it. */
static void add_label(pm_text *label, const pm_scene_shape *shape)
{
    static const char *const line_ends[] = {
        [PM_ANCHOR_START] = "\\l", [PM_ANCHOR_MIDDLE] = "\\n", [PM_ANCHOR_END] = "\\r"};
    for (size_t i = 0; i < shape->line_count; i++) {
        for (const char *at = shape->lines[i]; *at != '\0'; at++) {
            if (*at == '\\') {
                pm_text_add(label, "\\\\");
            } else if (*at == '&') {
                pm_text_add(label, PM_AMPERSAND_STAND_IN);
            } else {
                pm_text_add_bytes(label, at, 1);
            }
        }
        bool last = i + 1 == shape->line_count;
        pm_text_add(label,
                    last && shape->anchor == PM_ANCHOR_MIDDLE ? "" : line_ends[shape->anchor]);
    }
}

static bool set_text(Agnode_t *node, const pm_scene_shape *shape)
{
    pm_text label = {0};
    add_label(&label, shape);
    bool done = !label.failed && set(node, "label", pm_text_bytes(&label)) &&
                set_number(node, "fontsize", shape->font.size) &&
                set(node, "fontname", shape->font.bold ? "Helvetica-Bold" : "Helvetica") &&
                set(node, "fontcolor", shape->text_colour);
    pm_text_free(&label);
    return done;
}

/* Groups in the SVG are told by our number: 's' for shapes, 'l' for lines. */
static bool set_number_id(void *object, char kind, size_t index)
{
    char id[32];
    snprintf(id, sizeof id, "%c%zu", kind, index);
    return set(object, "id", id);
}

static bool set_shape(Agnode_t *node, const pm_scene_shape *shape)
{
    bool done = set_place(node, shape->at) && set(node, "shape", shape->form) &&
                set_number(node, "width", 2 * shape->half_width / POINTS_AN_INCH) &&
                set_number(node, "height", 2 * shape->half_height / POINTS_AN_INCH) &&
                set(node, "style", shape->rounded ? "filled,rounded" : "filled") &&
                set(node, "fillcolor", shape->fill != NULL ? shape->fill : "transparent") &&
                set(node, "color", shape->outline != NULL ? shape->outline : "transparent") &&
                set_number(node, "penwidth", shape->outline_width);
    return done && (shape->line_count == 0 || set_text(node, shape));
}

static bool set_line(Agedge_t *edge, const pm_scene_line *line)
{
    static const char *const dashes[] = {
        [PM_DASH_NONE] = "solid", [PM_DASH_DASHED] = "dashed", [PM_DASH_DOTTED] = "dotted"};
    const char *direction = line->arrow_a && line->arrow_b ? "both"
                            : line->arrow_a                ? "back"
                            : line->arrow_b                ? "forward"
                                                           : "none";
    return set(edge, "color", line->stroke.colour) &&
           set_number(edge, "penwidth", line->stroke.width) &&
           set(edge, "style", dashes[line->stroke.dash]) && set(edge, "dir", direction);
}

static bool add_scene(workspace *in, const pm_scene *scene, Agnode_t **nodes)
{
    for (size_t i = 0; i < scene->shape_count; i++) {
        nodes[i] = add_node(in, i);
        if (nodes[i] == NULL || !set_number_id(nodes[i], 's', i) ||
            !set_shape(nodes[i], &scene->shapes[i])) {
            return false;
        }
    }
    for (size_t i = 0; i < scene->line_count; i++) {
        const pm_scene_line *line = &scene->lines[i];
        Agedge_t *edge = agedge(in->graph, nodes[line->a], nodes[line->b], NULL, 1);
        if (edge == NULL || !set_number_id(edge, 'l', i) || !set_line(edge, line)) {
            return false;
        }
    }
    return true;
}

static pm_status render(workspace *in, const pm_scene *scene, pm_text *svg, pm_error *err)
{
    char *document = NULL;
    unsigned length = 0;
    pm_status status = lay_out(in, "nop2", err);
    if (status != PM_OK) {
        return status;
    }
    if (gvRenderData(in->context, in->graph, "svg", &document, &length) != 0 || document == NULL) {
        return fail("render", err);
    }
    status = pm_fragment_clean(scene, document, svg, err);
    gvFreeRenderData(document);
    return status;
}

pm_status pm_graphviz_render(const pm_scene *scene, pm_text *svg, pm_error *err)
{
    if (scene->shape_count == 0) {
        return PM_OK;
    }
    workspace in = {0};
    Agnode_t **nodes = calloc(scene->shape_count, sizeof(Agnode_t *));
    pm_status status = nodes != NULL ? open_workspace(&in, err) : pm_fail_memory(err);
    if (status == PM_OK) {
        status = declare_scene(&in) && add_scene(&in, scene, nodes) ? render(&in, scene, svg, err)
                                                                    : pm_fail_memory(err);
    }
    close_workspace(&in);
    free(nodes);
    return status;
}
