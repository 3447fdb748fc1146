/* The GraphML reader's table of elements: where each may stand, which XML attributes it has, and
 * what is done at its start tag. See graphml_build.h. */
#include <stdint.h>
#include <string.h>

#include "formats/graphml_build.h"

/* --- XML attributes -------------------------------------------------------------------------- */

const char *pm_xml_attribute_of(const pm_xml_tag *tag, const char *name)
{
    for (size_t i = 0; i < tag->attribute_count; i++) {
        if (strcmp(tag->attributes[i].name, name) == 0) {
            return tag->attributes[i].value;
        }
    }
    return NULL;
}

static bool is_blank(const char *text)
{
    return text == NULL || pm_trim(&text) == 0;
}

/* An id that an element has to have: NULL, after an error, when it is missing or too long. */
static pm_status needed_id(pm_graphml *graphml, const pm_xml_tag *tag, const char *name,
                           const char **id, pm_error *err)
{
    const char *found = pm_xml_attribute_of(tag, name);
    *id = NULL;
    if (is_blank(found)) {
        return pm_graphml_error(graphml, tag->place, err,
                                found == NULL ? "This <%s> has no %s: add %s=\"...\"."
                                              : "This <%s> has a blank %s: fill in %s=\"...\".",
                                tag->name, name, name);
    }
    if (strlen(found) > PM_LONGEST_ID) {
        return pm_graphml_error(graphml, tag->place, err,
                                "The %s \"%s\" of a <%s> is too long: the limit is %d bytes.", name,
                                pm_excerpt_of(found).bytes, tag->name, PM_LONGEST_ID);
    }
    *id = found;
    return PM_OK;
}

/* Is it the id of a key that our own writer made of the rest of the map? */
static bool is_own_key(const char *id)
{
    return id != NULL && strncmp(id, PM_OWN_KEY, strlen(PM_OWN_KEY)) == 0;
}

/* --- what is done at each start tag ---------------------------------------------------------- */

static pm_status start_key(pm_graphml *graphml, const pm_xml_tag *tag, bool *read, pm_error *err)
{
    *read = !is_own_key(pm_xml_attribute_of(tag, "id"));
    return *read ? pm_graphml_declare_key(graphml, tag, err) : PM_OK;
}

static pm_status start_default(pm_graphml *graphml, const pm_xml_tag *tag, bool *read,
                               pm_error *err)
{
    (void)graphml;
    (void)tag;
    (void)read;
    (void)err;
    return PM_OK;
}

static pm_status start_graph(pm_graphml *graphml, const pm_xml_tag *tag, bool *read, pm_error *err)
{
    const char *id = pm_xml_attribute_of(tag, "id");
    const char *direction = pm_xml_attribute_of(tag, "edgedefault");
    id = id != NULL ? id : "";
    if (graphml->has_graph) {
        *read = false;
        return pm_graphml_error(graphml, tag->place, err,
                                "The file has a second <graph>, \"%s\", and only one is read: save "
                                "each graph to a file of its own.",
                                pm_excerpt_of(id).bytes);
    }
    graphml->has_graph = true;
    graphml->graph_place = tag->place;
    if (strlen(id) > PM_LONGEST_ID) {
        return pm_graphml_error(graphml, tag->place, err,
                                "The id \"%s\" of the <graph> is too long: the limit is %d bytes.",
                                pm_excerpt_of(id).bytes, PM_LONGEST_ID);
    }
    pm_status status = pm_map_set_origin(graphml->map, graphml->file, id, err);
    if (status != PM_OK) {
        return status;
    }
    if (direction == NULL) {
        return pm_graphml_warn(graphml, tag->place, err,
                               "The <graph> does not say which way its edges go: they are read as "
                               "undirected. Add edgedefault=\"undirected\" or "
                               "edgedefault=\"directed\".");
    }
    graphml->directed = strcmp(direction, "directed") == 0;
    if (!graphml->directed && strcmp(direction, "undirected") != 0) {
        return pm_graphml_error(graphml, tag->place, err,
                                "edgedefault is \"%s\": write directed or undirected.",
                                pm_excerpt_of(direction).bytes);
    }
    return PM_OK;
}

static pm_status start_node(pm_graphml *graphml, const pm_xml_tag *tag, bool *read, pm_error *err)
{
    (void)read;
    const char *id = NULL;
    graphml->node = SIZE_MAX;
    pm_status status = needed_id(graphml, tag, "id", &id, err);
    if (status != PM_OK || id == NULL) {
        return status;
    }
    pm_error fault = {0};
    status = pm_map_add_node(graphml->map, id, tag->place.line, &graphml->node, &fault);
    if (status == PM_INVALID) {
        graphml->node = SIZE_MAX;
        return pm_graphml_error(graphml, tag->place, err, "%s", fault.message);
    }
    return status == PM_OK ? PM_OK : pm_fail_memory(err);
}

/* Direction of an edge: its own, else the graph's. */
static pm_status find_direction(pm_graphml *graphml, const pm_xml_tag *tag, bool *directed,
                                pm_error *err)
{
    const char *own = pm_xml_attribute_of(tag, "directed");
    *directed = graphml->directed;
    if (own == NULL) {
        return PM_OK;
    }
    int answer = pm_parse_boolean(own);
    *directed = answer == 1;
    return answer >= 0
               ? PM_OK
               : pm_graphml_error(graphml, tag->place, err,
                                  "directed is \"%s\": write true or false, or leave it out "
                                  "where the <graph> says it.",
                                  pm_excerpt_of(own).bytes);
}

/* Keeps an edge whose nodes are not all known yet, or that comes behind such a one: edges keep the
 * order of the file. */
static pm_status let_wait(pm_graphml *graphml, const pm_edge *edge, const char *source,
                          const char *target, pm_error *err)
{
    pm_waiting_edge added = {.edge = *edge};
    bool kept = true;
    if (edge->source == SIZE_MAX) {
        added.source = pm_arena_text(&graphml->arena, source, strlen(source));
        kept = kept && added.source != NULL;
    }
    if (edge->target == SIZE_MAX) {
        added.target = pm_arena_text(&graphml->arena, target, strlen(target));
        kept = kept && added.target != NULL;
    }
    if (edge->id != NULL) {
        added.edge.id = pm_arena_text(&graphml->arena, edge->id, strlen(edge->id));
        kept = kept && added.edge.id != NULL;
    }
    void *waiting = graphml->waiting;
    pm_status status = kept ? pm_grow(&waiting, &graphml->waiting_capacity,
                                      graphml->waiting_count + 1, sizeof *graphml->waiting, err)
                            : pm_fail_memory(err);
    graphml->waiting = waiting;
    if (status == PM_OK) {
        graphml->edge = pm_map_edge_count(graphml->map) + graphml->waiting_count;
        graphml->waiting[graphml->waiting_count++] = added;
    }
    return status;
}

static pm_status start_edge(pm_graphml *graphml, const pm_xml_tag *tag, bool *read, pm_error *err)
{
    (void)read;
    const char *source = NULL;
    const char *target = NULL;
    const char *own_id = pm_xml_attribute_of(tag, PM_OWN_ID);
    pm_edge edge = {.id = own_id != NULL ? own_id : pm_xml_attribute_of(tag, "id"),
                    .line = tag->place.line,
                    .column = tag->place.column};
    graphml->edge = SIZE_MAX;
    pm_status status = needed_id(graphml, tag, "source", &source, err);
    status = status == PM_OK ? needed_id(graphml, tag, "target", &target, err) : status;
    status = status == PM_OK ? find_direction(graphml, tag, &edge.directed, err) : status;
    if (status != PM_OK) {
        return status;
    }
    if (edge.id != NULL && strlen(edge.id) > PM_LONGEST_ID) {
        return pm_graphml_error(graphml, tag->place, err,
                                "The id \"%s\" of an <edge> is too long: the limit is %d bytes.",
                                pm_excerpt_of(edge.id).bytes, PM_LONGEST_ID);
    }
    if (source == NULL || target == NULL) {
        return PM_OK;
    }
    edge.id = is_blank(edge.id) ? NULL : edge.id;
    edge.source = pm_map_find_node(graphml->map, source);
    edge.target = pm_map_find_node(graphml->map, target);
    if (graphml->waiting_count > 0 || edge.source == SIZE_MAX || edge.target == SIZE_MAX) {
        return let_wait(graphml, &edge, source, target, err);
    }
    return pm_map_add_edge(graphml->map, &edge, &graphml->edge, err);
}

/* The node, the edge or the graph that an element is part of. */
static pm_element element_of(pm_part part)
{
    if (part == PM_PART_NODE) {
        return PM_NODE;
    }
    return part == PM_PART_EDGE ? PM_EDGE : PM_GRAPH;
}

static pm_status start_data(pm_graphml *graphml, const pm_xml_tag *tag, bool *read, pm_error *err)
{
    const char *id = NULL;
    *read = !is_own_key(pm_xml_attribute_of(tag, "key"));
    if (!*read) {
        return PM_OK;
    }
    graphml->key = SIZE_MAX;
    graphml->element = element_of(pm_graphml_innermost(graphml));
    pm_status status = needed_id(graphml, tag, "key", &id, err);
    if (status != PM_OK || id == NULL) {
        return status;
    }
    return pm_graphml_find_key(graphml, id, graphml->element, tag->place, &graphml->key, err);
}

static pm_status start_description(pm_graphml *graphml, const pm_xml_tag *tag, bool *read,
                                   pm_error *err)
{
    /* That of a key or of the file explains the writing, not the map. */
    pm_part part = pm_graphml_innermost(graphml);
    *read = part != PM_PART_KEY && part != PM_PART_GRAPHML;
    graphml->element = element_of(part);
    return *read ? pm_graphml_find_description(graphml, graphml->element, tag->place, &graphml->key,
                                               err)
                 : PM_OK;
}

static pm_status refuse_hyperedge(pm_graphml *graphml, const pm_xml_tag *tag, bool *read,
                                  pm_error *err)
{
    *read = false;
    return pm_graphml_error(
        graphml, tag->place, err,
        "A <hyperedge> joins any number of nodes and is not read: replace it by "
        "a node for the group and an <edge> to each of its members.");
}

static pm_status refuse_locator(pm_graphml *graphml, const pm_xml_tag *tag, bool *read,
                                pm_error *err)
{
    *read = false;
    return pm_graphml_error(graphml, tag->place, err,
                            "A <locator> points to another file, and no other file is ever opened: "
                            "put what it points to in its place.");
}

static pm_status leave_out_port(pm_graphml *graphml, const pm_xml_tag *tag, bool *read,
                                pm_error *err)
{
    bool first = false;
    *read = false;
    pm_status status = pm_graphml_first(graphml, "left out", "port", &first, err);
    if (status != PM_OK || !first) {
        return status;
    }
    return pm_graphml_warn(graphml, tag->place, err,
                           "<port> elements are left out: a map needs only the nodes they belong "
                           "to. Facts in them have to move to the <node>.");
}

/* --- the table ------------------------------------------------------------------------------- */

static const pm_graphml_element ELEMENTS[] = {
    {"data",
     PM_IN(PM_PART_NODE) | PM_IN(PM_PART_EDGE) | PM_IN(PM_PART_GRAPH) | PM_IN(PM_PART_GRAPHML),
     PM_PART_DATA,
     {"key"},
     start_data},
    {"node", PM_IN(PM_PART_GRAPH), PM_PART_NODE, {"id"}, start_node},
    {"edge",
     PM_IN(PM_PART_GRAPH),
     PM_PART_EDGE,
     {"id", "source", "target", "directed", PM_OWN_ID},
     start_edge},
    {"key",
     PM_IN(PM_PART_GRAPHML) | PM_IN(PM_PART_GRAPH),
     PM_PART_KEY,
     {"id", "for", "attr.name", "attr.type"},
     start_key},
    {"default", PM_IN(PM_PART_KEY), PM_PART_DEFAULT, {NULL}, start_default},
    {"desc",
     PM_IN(PM_PART_NODE) | PM_IN(PM_PART_EDGE) | PM_IN(PM_PART_GRAPH) | PM_IN(PM_PART_GRAPHML) |
         PM_IN(PM_PART_KEY),
     PM_PART_DESC,
     {NULL},
     start_description},
    {"graph", PM_IN(PM_PART_GRAPHML), PM_PART_GRAPH, {"id", "edgedefault"}, start_graph},
    {"hyperedge", PM_IN(PM_PART_GRAPH), PM_PART_DOCUMENT, {NULL}, refuse_hyperedge},
    {"port", PM_IN(PM_PART_NODE), PM_PART_DOCUMENT, {NULL}, leave_out_port},
    {"locator",
     PM_IN(PM_PART_NODE) | PM_IN(PM_PART_GRAPH),
     PM_PART_DOCUMENT,
     {NULL},
     refuse_locator},
};

const pm_graphml_element *pm_graphml_find_element(const char *name)
{
    for (size_t i = 0; i < sizeof ELEMENTS / sizeof *ELEMENTS; i++) {
        if (strcmp(ELEMENTS[i].name, name) == 0) {
            return &ELEMENTS[i];
        }
    }
    return NULL;
}
