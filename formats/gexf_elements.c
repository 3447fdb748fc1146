/* GEXF's elements: start tags in; nodes, edges and their looks and times out. See gexf_read.h. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "formats/gexf_read.h"

void pm_gexf_skip(pm_gexf *gexf)
{
    gexf->skipped_from = gexf->depth + 1;
}

size_t pm_gexf_around(const pm_gexf *gexf)
{
    return gexf->depth > 0 ? gexf->open[gexf->depth - 1].node : SIZE_MAX;
}

pm_status pm_gexf_state(pm_gexf *gexf, const char *name, const char *text, pm_error *err)
{
    if (text == NULL || gexf->index == SIZE_MAX || gexf->element == PM_GRAPH) {
        return PM_OK;
    }
    return pm_foreign_state(&gexf->foreign, gexf->element, name, gexf->index, text,
                            gexf->place.line, err);
}

/* --- the graph ------------------------------------------------------------------------------- */

/* Is the type one with a direction? */
static pm_status read_type(pm_gexf *gexf, const pm_xml_tag *tag, const char *type, bool *directed,
                           pm_error *err)
{
    if (type == NULL || strcmp(type, "undirected") == 0) {
        *directed = type == NULL && *directed;
        return PM_OK;
    }
    if (strcmp(type, "directed") == 0) {
        *directed = true;
        return PM_OK;
    }
    if (strcmp(type, "mutual") == 0) {
        *directed = false;
        return pm_foreign_warn_once(&gexf->foreign, "mutual", tag->place.line, tag->place.column,
                                    err,
                                    "A tie of type \"mutual\" is read as one without a direction, "
                                    "and so are others.");
    }
    return pm_foreign_mend(&gexf->foreign, tag->place.line, tag->place.column,
                           " It is read as the graph's default.", " Correct it.", err,
                           "The type of ties is \"%s\" and has to be directed, undirected or "
                           "mutual.",
                           pm_excerpt_of(type).bytes);
}

static pm_status start_graph(pm_gexf *gexf, const pm_xml_tag *tag, pm_error *err)
{
    const char *mode = pm_xml_attribute_of(tag, "mode");
    if (gexf->has_graph) {
        pm_gexf_skip(gexf);
        return pm_foreign_warn(&gexf->foreign, tag->place.line, tag->place.column, err,
                               "A second <graph> is left out with all that stands in it: keep each "
                               "in a file of its own.");
    }
    gexf->has_graph = true;
    pm_status status = PM_OK;
    if (mode != NULL && strcmp(mode, "dynamic") == 0) {
        status = pm_foreign_warn_once(
            &gexf->foreign, "dynamic graph", tag->place.line, tag->place.column, err,
            "The graph changes over time: nodes and ties of all times are read as one map, and "
            "their times are kept as attributes.");
    }
    return status == PM_OK ? read_type(gexf, tag, pm_xml_attribute_of(tag, "defaultedgetype"),
                                       &gexf->directed, err)
                           : status;
}

static pm_status end_description(pm_gexf *gexf, pm_error *err)
{
    const char *name = gexf->open[gexf->depth - 1].element->name;
    return pm_foreign_state(&gexf->foreign, PM_GRAPH, name, 0, pm_text_bytes(&gexf->text),
                            gexf->place.line, err);
}

/* --- nodes and edges ------------------------------------------------------------------------- */

/* Those that make the element itself. */
static bool is_structure(const char *name)
{
    static const char *const known[] = {"id", "source", "target", "type", "pid", "for"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(known[i], name) == 0) {
            return true;
        }
    }
    return false;
}

/* The XML attributes that state facts: label, weight, kind, start, end and others. */
static pm_status state_tag(pm_gexf *gexf, const pm_xml_tag *tag, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < tag->attribute_count; i++) {
        if (!is_structure(tag->attributes[i].name)) {
            status = pm_gexf_state(gexf, tag->attributes[i].name, tag->attributes[i].value, err);
        }
    }
    return status;
}

static void begin_element(pm_gexf *gexf, pm_element element, size_t index)
{
    gexf->element = element;
    gexf->index = index;
    gexf->element_depth = gexf->depth + 1;
    gexf->times.length = 0;
}

static pm_status start_node(pm_gexf *gexf, const pm_xml_tag *tag, pm_error *err)
{
    const char *id = pm_xml_attribute_of(tag, "id");
    const char *parent = pm_xml_attribute_of(tag, "pid");
    size_t around = pm_gexf_around(gexf);
    size_t node = SIZE_MAX;
    begin_element(gexf, PM_NODE, SIZE_MAX);
    if (!gexf->has_graph || id == NULL || *id == '\0') {
        return pm_foreign_mend(&gexf->foreign, tag->place.line, tag->place.column,
                               " It is left out.", " Give it one, within the <graph>.", err,
                               "This <node> has no id, or stands outside of the <graph>.");
    }
    pm_status status = pm_foreign_add_node(&gexf->foreign, id, tag->place.line, &node, err);
    if (status == PM_OK && node == SIZE_MAX && gexf->foreign.options->lenient) {
        node = pm_map_find_node(gexf->foreign.map, id);
    }
    gexf->index = node;
    if (status == PM_OK) {
        status = pm_gexf_state(gexf, "parent", parent, err);
    }
    if (status == PM_OK && parent == NULL && around != SIZE_MAX) {
        status = pm_gexf_state(gexf, "parent", pm_map_node_id(gexf->foreign.map, around), err);
    }
    return status == PM_OK ? state_tag(gexf, tag, err) : status;
}

static pm_status start_parent(pm_gexf *gexf, const pm_xml_tag *tag, pm_error *err)
{
    return gexf->element == PM_NODE
               ? pm_gexf_state(gexf, "parent", pm_xml_attribute_of(tag, "for"), err)
               : PM_OK;
}

static pm_status keep_edge(pm_gexf *gexf, const pm_gexf_edge *edge, pm_error *err)
{
    void *edges = gexf->edges;
    pm_status status =
        pm_grow(&edges, &gexf->edge_capacity, gexf->edge_count + 1, sizeof *gexf->edges, err);
    gexf->edges = edges;
    if (status == PM_OK) {
        gexf->edges[gexf->edge_count++] = *edge;
    }
    return status;
}

static const char *keep_text(pm_gexf *gexf, const char *text)
{
    return text != NULL && *text != '\0' ? pm_arena_text(&gexf->arena, text, strlen(text)) : NULL;
}

static pm_status start_edge(pm_gexf *gexf, const pm_xml_tag *tag, pm_error *err)
{
    const char *type = pm_xml_attribute_of(tag, "type");
    pm_gexf_edge edge = {.source = keep_text(gexf, pm_xml_attribute_of(tag, "source")),
                         .target = keep_text(gexf, pm_xml_attribute_of(tag, "target")),
                         .id = keep_text(gexf, pm_xml_attribute_of(tag, "id")),
                         .directed = gexf->directed,
                         .place = tag->place};
    begin_element(gexf, PM_EDGE, SIZE_MAX);
    if (!gexf->has_graph || edge.source == NULL || edge.target == NULL) {
        return pm_foreign_mend(
            &gexf->foreign, tag->place.line, tag->place.column, " It is left out.",
            " Give it source=\"...\" and target=\"...\", within the <graph>.", err,
            "This <edge> does not name both its ends, or stands outside of the "
            "<graph>.");
    }
    pm_status status = read_type(gexf, tag, type, &edge.directed, err);
    gexf->index = gexf->edge_count;
    if (status == PM_OK) {
        status = keep_edge(gexf, &edge, err);
    }
    if (status == PM_OK && type != NULL && strcmp(type, "mutual") == 0) {
        status = pm_gexf_state(gexf, "edgetype", type, err);
    }
    return status == PM_OK ? state_tag(gexf, tag, err) : status;
}

/* --- looks and times ------------------------------------------------------------------------- */

static pm_status start_colour(pm_gexf *gexf, const pm_xml_tag *tag, pm_error *err)
{
    static const char *const parts[] = {"r", "g", "b"};
    const char *hex = pm_xml_attribute_of(tag, "hex");
    char colour[8] = "#";
    for (size_t i = 0; hex == NULL && i < 3; i++) {
        const char *part = pm_xml_attribute_of(tag, parts[i]);
        double number = 0;
        if (part == NULL || !pm_parse_number(part, &number) || number < 0 || number > 255) {
            return pm_foreign_warn_once(&gexf->foreign, "colour", tag->place.line,
                                        tag->place.column, err,
                                        "This colour does not have r, g and b from 0 to 255: it is "
                                        "left out, and so are others like it.");
        }
        snprintf(colour + 1 + 2 * i, 3, "%02x", (unsigned)number);
    }
    pm_status status = pm_gexf_state(gexf, "color", hex != NULL ? hex : colour, err);
    return status == PM_OK ? pm_gexf_state(gexf, "alpha", pm_xml_attribute_of(tag, "a"), err)
                           : status;
}

static pm_status start_position(pm_gexf *gexf, const pm_xml_tag *tag, pm_error *err)
{
    static const char *const axes[] = {"x", "y", "z"};
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < 3; i++) {
        status = pm_gexf_state(gexf, axes[i], pm_xml_attribute_of(tag, axes[i]), err);
    }
    return status;
}

/* <viz:size value="3"/> and its like. */
static pm_status start_look(pm_gexf *gexf, const pm_xml_tag *tag, pm_error *err)
{
    return pm_gexf_state(gexf, tag->name, pm_xml_attribute_of(tag, "value"), err);
}

static pm_status start_spell(pm_gexf *gexf, const pm_xml_tag *tag, pm_error *err)
{
    const char *start = pm_xml_attribute_of(tag, "start");
    const char *end = pm_xml_attribute_of(tag, "end");
    pm_text_addf(&gexf->times, "%s%s to %s", gexf->times.length > 0 ? "; " : "",
                 start != NULL ? start : "...", end != NULL ? end : "...");
    return pm_text_check(&gexf->times, err);
}

static pm_status end_spells(pm_gexf *gexf, pm_error *err)
{
    const char *times = gexf->times.length > 0 ? gexf->times.bytes : NULL;
    pm_status status = pm_gexf_state(gexf, "spells", times, err);
    gexf->times.length = 0;
    return status;
}

/* --- the table ------------------------------------------------------------------------------- */

static const pm_gexf_element ELEMENTS[] = {
    {"gexf", NULL, NULL},
    {"meta", NULL, NULL},
    {"creator", NULL, end_description},
    {"description", NULL, end_description},
    {"keywords", NULL, end_description},
    {"graph", start_graph, NULL},
    {"attributes", pm_gexf_begin_attributes, NULL},
    {"attribute", pm_gexf_declare, NULL},
    {"default", NULL, pm_gexf_end_default},
    {"options", NULL, pm_gexf_end_options},
    {"nodes", NULL, NULL},
    {"node", start_node, NULL},
    {"parents", NULL, NULL},
    {"parent", start_parent, NULL},
    {"edges", NULL, NULL},
    {"edge", start_edge, NULL},
    {"attvalues", NULL, NULL},
    {"attvalue", pm_gexf_value, NULL},
    {"color", start_colour, NULL},
    {"position", start_position, NULL},
    {"size", start_look, NULL},
    {"shape", start_look, NULL},
    {"thickness", start_look, NULL},
    {"spells", NULL, end_spells},
    {"slices", NULL, end_spells},
    {"spell", start_spell, NULL},
    {"slice", start_spell, NULL},
};

const pm_gexf_element *pm_gexf_find_element(const char *name)
{
    for (size_t i = 0; i < sizeof ELEMENTS / sizeof *ELEMENTS; i++) {
        if (strcmp(ELEMENTS[i].name, name) == 0) {
            return &ELEMENTS[i];
        }
    }
    return NULL;
}
