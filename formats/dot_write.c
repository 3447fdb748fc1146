/* A map for Graphviz: nodes with their label, colour and shape by sector, ties with arrowheads
 * where they have a direction. Whatever else the map says, and measures where there are any, are
 * attributes whose names begin with "map_": under their own, some would change the drawing or have
 * Graphviz open files ("image"). */
#include <stdint.h>
#include <string.h>

#include "engine/base/names.h"
#include "formats/attributes.h"
#include "formats/rows.h"
#include "formats/writers.h"

/* Fills of Okabe and Ito that are told apart by everyone, each with a colour for text on it. */
static const struct {
    const char *fill, *text;
} COLOURS[] = {
    {"#56B4E9", "#000000"}, {"#E69F00", "#000000"}, {"#009E73", "#000000"}, {"#F0E442", "#000000"},
    {"#0072B2", "#FFFFFF"}, {"#D55E00", "#000000"}, {"#CC79A7", "#000000"}, {"#BBBBBB", "#000000"},
};
static const char *const SHAPES[] = {"box", "ellipse", "hexagon", "octagon", "house"};

enum {
    COLOUR_COUNT = sizeof COLOURS / sizeof *COLOURS,
    SHAPE_COUNT = sizeof SHAPES / sizeof *SHAPES
};

typedef struct dot {
    const pm_map *map;
    pm_attributes attributes;
    pm_names sectors; /* in the order of first mention */
    size_t sector_count;
    bool directed;
    pm_text *out;
    pm_text scratch;
} dot;

/* --- strings --------------------------------------------------------------------------------- */

/* A quoted string. Graphviz reads a backslash as the beginning of an escape, and, within labels, an
 * ampersand as that of an entity. What it would print raw becomes U+FFFD. */
static void add_string(dot *d, const char *text, bool label)
{
    pm_text_add(d->out, "\"");
    while (*text != '\0') {
        const char *start = text;
        unsigned long character = pm_utf8_next(&text);
        if (character == '\\') {
            pm_text_add(d->out, "\\\\");
        } else if (character == '"') {
            pm_text_add(d->out, "\\\"");
        } else if (character == '&' && label) {
            pm_text_add(d->out, "&amp;");
        } else if (character == '\n' || character == '\r' || character == '\t') {
            pm_text_add(d->out, character == '\n' ? "\\n" : " ");
        } else if (character < 0x20 || character == 0x7F || character == 0xFFFD) {
            pm_text_add(d->out, "\xEF\xBF\xBD");
        } else {
            pm_text_add_bytes(d->out, start, (size_t)(text - start));
        }
    }
    pm_text_add(d->out, "\"");
}

static void add_attribute(dot *d, const char *name, const char *value, const char *lead)
{
    pm_text_addf(d->out, "%s%s=", lead, name);
    add_string(d, value, strcmp(name, "label") == 0);
}

static void add_values(dot *d, pm_element element, size_t index, const char *lead)
{
    const pm_attribute_list *list = &d->attributes.of[element];
    pm_text name = {0};
    for (size_t i = 0; i < list->count; i++) {
        const char *value =
            pm_attribute_value(&d->attributes, element, &list->items[i], index, &d->scratch);
        if (value != NULL) {
            name.length = 0;
            pm_text_addf(&name, "map_%s", list->items[i].name);
            pm_text_add(d->out, lead);
            add_string(d, pm_text_bytes(&name), false);
            pm_text_add(d->out, "=");
            add_string(d, value, false);
        }
    }
    d->out->failed = d->out->failed || name.failed;
    pm_text_free(&name);
}

/* --- nodes and edges ------------------------------------------------------------------------- */

static pm_status find_sector(dot *d, size_t node, size_t *sector, pm_error *err)
{
    const char *name = pm_map_text(d->map, PM_NODE_SECTOR, node);
    *sector = name != NULL ? pm_names_find(&d->sectors, name) : SIZE_MAX;
    if (name == NULL || *sector != SIZE_MAX) {
        return PM_OK;
    }
    *sector = d->sector_count++;
    return pm_names_add(&d->sectors, name, *sector, err);
}

static pm_status add_node(dot *d, size_t node, pm_error *err)
{
    size_t sector = SIZE_MAX;
    pm_status status = find_sector(d, node, &sector, err);
    pm_text_add(d->out, "  ");
    add_string(d, pm_map_node_id(d->map, node), false);
    add_attribute(d, "label", pm_map_label(d->map, node), " [");
    if (sector != SIZE_MAX) {
        add_attribute(d, "fillcolor", COLOURS[sector % COLOUR_COUNT].fill, ", ");
        add_attribute(d, "fontcolor", COLOURS[sector % COLOUR_COUNT].text, ", ");
        add_attribute(d, "shape", SHAPES[sector % SHAPE_COUNT], ", ");
    }
    add_values(d, PM_NODE, node, ", ");
    pm_text_add(d->out, "];\n");
    return status;
}

static void add_edge(dot *d, size_t index)
{
    const pm_edge *edge = pm_map_edge(d->map, index);
    pm_text_add(d->out, "  ");
    add_string(d, pm_map_node_id(d->map, edge->source), false);
    pm_text_add(d->out, d->directed ? " -> " : " -- ");
    add_string(d, pm_map_node_id(d->map, edge->target), false);
    add_attribute(d, "dir", edge->directed ? "forward" : "none", " [");
    if (edge->id != NULL) {
        add_attribute(d, "map_id", edge->id, ", ");
    }
    add_values(d, PM_EDGE, index, ", ");
    pm_text_add(d->out, "];\n");
}

/* --- the file -------------------------------------------------------------------------------- */

static void add_opening(dot *d)
{
    const char *name = pm_map_text(d->map, PM_MAP_NAME, 0);
    for (size_t edge = 0; !d->directed && edge < pm_map_edge_count(d->map); edge++) {
        d->directed = pm_map_edge(d->map, edge)->directed;
    }
    pm_text_addf(d->out, "// Written by partmap " PM_VERSION "\n%s ",
                 d->directed ? "digraph" : "graph");
    add_string(d, pm_map_graph_id(d->map), false);
    pm_text_add(d->out, " {\n  charset=\"UTF-8\"; overlap=\"prism\"; labelloc=\"t\";\n");
    add_attribute(d, "label", name != NULL ? name : "", "  ");
    add_values(d, PM_GRAPH, 0, ";\n  ");
    pm_text_add(d->out, ";\n  node [shape=\"box\", style=\"filled\", fillcolor=\"#FFFFFF\", "
                        "fontname=\"Helvetica\"];\n");
}

pm_status pm_write_dot(const pm_results *results, pm_text *out, pm_error *err)
{
    dot d = {.map = pm_results_map(results), .out = out};
    pm_status status = pm_attributes_list(results, &d.attributes, err);
    if (status == PM_OK) {
        add_opening(&d);
    }
    for (size_t node = 0; status == PM_OK && node < pm_map_node_count(d.map); node++) {
        status = add_node(&d, node, err);
    }
    for (size_t edge = 0; status == PM_OK && edge < pm_map_edge_count(d.map); edge++) {
        add_edge(&d, edge);
    }
    pm_text_add(out, "}\n");
    out->failed = out->failed || d.scratch.failed;
    pm_text_free(&d.scratch);
    pm_names_free(&d.sectors);
    pm_attributes_free(&d.attributes);
    return status == PM_OK ? pm_text_check(out, err) : status;
}
