/* Drawings for yEd and visone, which show nothing else: the label, and where the map states them
 * the place, size and colour of a node; which ends of an edge have arrows. See graphml_write.h. */
#include <stdint.h>
#include <string.h>

#include "formats/graphml_build.h"
#include "formats/graphml_write.h"

static const char NODE_KEY[] = PM_OWN_KEY "drawing";
static const char EDGE_KEY[] = PM_OWN_KEY "line";

static void write_key(pm_xml_writer *xml, const char *id, const char *of, const char *type)
{
    pm_xml_put_start(xml, "key");
    pm_xml_put_attribute(xml, "id", id);
    pm_xml_put_attribute(xml, "for", of);
    pm_xml_put_attribute(xml, "yfiles.type", type);
    pm_xml_put_end(xml);
}

void pm_graphml_write_drawing_keys(pm_graphml_file *file)
{
    bool directed = false;
    for (size_t g = 0; g < file->graph_count; g++) {
        directed = directed || file->graphs[g].directed;
    }
    write_key(file->xml, NODE_KEY, "node", "nodegraphics");
    if (directed) {
        write_key(file->xml, EDGE_KEY, "edge", "edgegraphics");
    }
}

/* --- nodes ----------------------------------------------------------------------------------- */

/* Value of an attribute by name, or NULL. */
static const char *stated(const pm_map *map, const char *name, size_t node)
{
    size_t column = pm_map_find_attribute(map, PM_NODE, name);
    return column != SIZE_MAX ? pm_map_attribute(map, PM_NODE, column, node) : NULL;
}

static bool stated_number(const pm_map *map, const char *name, size_t node, double *number)
{
    const char *text = stated(map, name, node);
    return text != NULL && pm_parse_number(text, number);
}

static void write_number(pm_xml_writer *xml, const char *name, double number, pm_text *scratch)
{
    scratch->length = 0;
    pm_text_add_number(scratch, number);
    pm_xml_put_attribute(xml, name, pm_text_bytes(scratch));
}

/* Only where the place is stated: NetworkX takes a geometry without one for x and y of None, which
 * it cannot write again. */
static void write_geometry(pm_xml_writer *xml, const pm_map *map, size_t node, pm_text *scratch)
{
    enum { HEIGHT = 30, LETTER = 7, MARGIN = 16 };
    double x = 0;
    double y = 0;
    if (!stated_number(map, "x", node, &x) || !stated_number(map, "y", node, &y)) {
        return;
    }
    double height = HEIGHT;
    double width = (double)(pm_utf8_count(pm_map_label(map, node)) * LETTER + MARGIN);
    stated_number(map, "height", node, &height);
    stated_number(map, "width", node, &width);
    pm_xml_put_start(xml, "y:Geometry");
    write_number(xml, "height", height, scratch);
    write_number(xml, "width", width, scratch);
    /* x and y are the centre of the node; yEd wants the corner, and counts downwards. */
    y = pm_map_counts_upwards(map) ? -y : y;
    write_number(xml, "x", x - width / 2, scratch);
    write_number(xml, "y", y - height / 2, scratch);
    pm_xml_put_end(xml);
}

/* Gephi's three numbers. */
static bool find_red_green_blue(const pm_map *map, size_t node, pm_text *colour)
{
    static const char *const names[] = {"r", "g", "b"};
    pm_text_add(colour, "#");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        double part = 0;
        if (!stated_number(map, names[i], node, &part) || part < 0 || part > 255) {
            return false;
        }
        pm_text_addf(colour, "%02X", (unsigned)part);
    }
    return true;
}

static bool is_colour(const char *text)
{
    return text != NULL && text[0] == '#' && strlen(text) == 7 &&
           strspn(text + 1, "0123456789ABCDEFabcdef") == 6;
}

static void write_fill(pm_xml_writer *xml, const pm_map *map, size_t node, pm_text *scratch)
{
    const char *colour = stated(map, "color", node);
    scratch->length = 0;
    if (!is_colour(colour)) {
        colour = find_red_green_blue(map, node, scratch) ? pm_text_bytes(scratch) : NULL;
    }
    if (colour != NULL) {
        pm_xml_put_start(xml, "y:Fill");
        pm_xml_put_attribute(xml, "color", colour);
        pm_xml_put_attribute(xml, "transparent", "false");
        pm_xml_put_end(xml);
    }
}

/* yEd takes a label that begins with "<html>" for markup and would run what it loads. */
static bool is_markup(const char *label)
{
    char begin[6] = {0};
    strncpy(begin, label, sizeof begin - 1);
    return pm_equal_ignoring_case(begin, "<html");
}

void pm_graphml_draw_node(pm_graphml_file *file, pm_written_graph *graph, size_t node)
{
    const pm_map *map = graph->attributes.map;
    const char *label = pm_map_label(map, node);
    pm_xml_put_start(file->xml, "data");
    pm_xml_put_attribute(file->xml, "key", NODE_KEY);
    pm_xml_put_start(file->xml, "y:ShapeNode");
    write_geometry(file->xml, map, node, &graph->scratch);
    write_fill(file->xml, map, node, &graph->scratch);
    if (!is_markup(label)) {
        pm_xml_put_leaf(file->xml, "y:NodeLabel", label);
    }
    pm_xml_put_end(file->xml);
    pm_xml_put_end(file->xml);
}

/* --- edges ----------------------------------------------------------------------------------- */

void pm_graphml_draw_edge(pm_graphml_file *file, const pm_written_graph *graph, size_t edge)
{
    if (!graph->directed) {
        return;
    }
    bool directed = pm_map_edge(graph->attributes.map, edge)->directed;
    pm_xml_put_start(file->xml, "data");
    pm_xml_put_attribute(file->xml, "key", EDGE_KEY);
    pm_xml_put_start(file->xml, "y:PolyLineEdge");
    pm_xml_put_start(file->xml, "y:Arrows");
    pm_xml_put_attribute(file->xml, "source", "none");
    pm_xml_put_attribute(file->xml, "target", directed ? "standard" : "none");
    pm_xml_put_end(file->xml);
    pm_xml_put_end(file->xml);
    pm_xml_put_end(file->xml);
}
