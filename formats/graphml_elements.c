/* The GraphML reader's table of elements: where each may stand, which XML attributes it has, and
 * what is done at its start tag. See graphml_build.h. */
#include <stdint.h>
#include <string.h>

#include "formats/graphml_build.h"

/* --- XML attributes -------------------------------------------------------------------------- */

static bool is_blank(const char *text)
{
    return text == NULL || pm_trim(&text) == 0;
}

/* What is wrong with an id that is missing, or done without it. */
static pm_status report_no_id(pm_graphml *graphml, const pm_xml_tag *tag, const char *name,
                              bool needed, const char *done, bool blank, pm_error *err)
{
    if (!needed || graphml->options->lenient) {
        return pm_graphml_warn(graphml, tag->place, err,
                               blank ? "This <%s> has a blank %s: %s." : "This <%s> has no %s: %s.",
                               tag->name, name, done);
    }
    return pm_graphml_error(graphml, tag->place, err,
                            blank ? "This <%s> has a blank %s: fill in %s=\"...\"."
                                  : "This <%s> has no %s: add %s=\"...\".",
                            tag->name, name, name);
}

pm_status pm_graphml_find_id(pm_graphml *graphml, const pm_xml_tag *tag, const char *name,
                             bool needed, const char *done, const char **id, pm_error *err)
{
    const char *found = pm_xml_attribute_of(tag, name);
    *id = NULL;
    if (is_blank(found)) {
        return report_no_id(graphml, tag, name, needed, done, found != NULL, err);
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

/* --- nodes ----------------------------------------------------------------------------------- */

pm_status pm_graphml_add_node(pm_graphml *graphml, const char *id, pm_place place, size_t *node,
                              pm_error *err)
{
    pm_error fault = {0};
    *node = SIZE_MAX;
    pm_status status = pm_map_add_node(graphml->map, id, place.line, node, &fault);
    if (status != PM_INVALID) {
        return status == PM_OK ? PM_OK : pm_fail_memory(err);
    }
    if (!graphml->options->lenient) {
        *node = SIZE_MAX;
        return pm_graphml_error(graphml, place, err, "%s", fault.message);
    }
    *node = pm_map_find_node(graphml->map, id);
    return pm_graphml_warn(graphml, place, err,
                           "Node \"%s\" is already there, from line %zu: the two are read as one. "
                           "What the first states counts, and this one adds to it.",
                           pm_excerpt_of(id).bytes, pm_map_node_line(graphml->map, *node));
}

pm_status pm_graphml_make_id(pm_graphml *graphml, const char *prefix, pm_text *id, pm_error *err)
{
    size_t number = pm_map_node_count(graphml->map);
    do {
        id->length = 0;
        pm_text_addf(id, "%s:%zu", prefix, ++number);
    } while (!id->failed && pm_map_find_node(graphml->map, id->bytes) != SIZE_MAX);
    return pm_text_check(id, err);
}

/* Keeps for the end that a node stands in the graph of another. */
static pm_status remember_membership(pm_graphml *graphml, size_t group, pm_error *err)
{
    pm_graph_build *graph = &graphml->graphs[graphml->graph];
    void *memberships = graph->memberships;
    pm_status status = pm_grow(&memberships, &graph->membership_capacity,
                               graph->membership_count + 1, sizeof *graph->memberships, err);
    graph->memberships = memberships;
    if (status == PM_OK) {
        graph->memberships[graph->membership_count++] =
            (pm_membership){.member = graphml->node, .group = group};
    }
    return status;
}

pm_status pm_graphml_say_parent(pm_graphml *graphml, size_t group, pm_place place, pm_error *err)
{
    if (group == SIZE_MAX || graphml->node == SIZE_MAX || group == graphml->node) {
        return PM_OK;
    }
    pm_status status =
        pm_graphml_say(graphml, graphml->depth + 1, PM_NODE, pm_vocabulary(PM_NODE_PARENT)->name,
                       pm_map_node_id(graphml->map, group), place, err);
    return status == PM_OK && graphml->options->groups_as_members
               ? remember_membership(graphml, group, err)
               : status;
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
    (void)read;
    return pm_graphml_start_graph(graphml, tag, err);
}

/* Its own, or one that is made into *made; NULL, after an error, when it is too long. */
static pm_status find_node_id(pm_graphml *graphml, const pm_xml_tag *tag, pm_text *made,
                              const char **id, pm_error *err)
{
    const char *own = pm_xml_attribute_of(tag, "id");
    pm_status status = pm_graphml_find_id(graphml, tag, "id", false, "it is given one", id, err);
    if (status != PM_OK || !is_blank(own)) {
        return status;
    }
    status = pm_graphml_make_id(graphml, tag->name, made, err);
    *id = made->bytes;
    pm_graph_build *graph = &graphml->graphs[graphml->graph];
    bool named_by_edges = own != NULL && own[0] == '\0' && graph->nameless == NULL;
    if (status == PM_OK && named_by_edges) {
        graph->nameless = pm_arena_text(&graphml->arena, made->bytes, made->length);
        status = graph->nameless != NULL ? PM_OK : pm_fail_memory(err);
    }
    return status;
}

static pm_status start_node(pm_graphml *graphml, const pm_xml_tag *tag, bool *read, pm_error *err)
{
    (void)read;
    const char *id = NULL;
    pm_text made = {0};
    size_t group = graphml->node;
    graphml->node = SIZE_MAX;
    graphml->node_elements++;
    pm_status status = pm_graphml_need_graph(graphml, err);
    if (status == PM_OK) {
        status = find_node_id(graphml, tag, &made, &id, err);
    }
    if (status == PM_OK && id != NULL) {
        status = pm_graphml_add_node(graphml, id, tag->place, &graphml->node, err);
    }
    if (status == PM_OK) {
        status = pm_graphml_say_parent(graphml, group, tag->place, err);
    }
    pm_text_free(&made);
    return status;
}

static pm_status start_edge(pm_graphml *graphml, const pm_xml_tag *tag, bool *read, pm_error *err)
{
    (void)read;
    return pm_graphml_start_edge(graphml, tag, err);
}

static pm_status start_hyperedge(pm_graphml *graphml, const pm_xml_tag *tag, bool *read,
                                 pm_error *err)
{
    (void)read;
    return pm_graphml_start_hyperedge(graphml, tag, err);
}

static pm_status start_endpoint(pm_graphml *graphml, const pm_xml_tag *tag, bool *read,
                                pm_error *err)
{
    (void)read;
    return pm_graphml_start_endpoint(graphml, tag, err);
}

/* --- data ------------------------------------------------------------------------------------ */

pm_element pm_graphml_element_of(pm_part part)
{
    switch (part) {
    case PM_PART_NODE:
    case PM_PART_HYPEREDGE:
        return PM_NODE;
    case PM_PART_EDGE:
    case PM_PART_ENDPOINT:
        return PM_EDGE;
    default:
        return PM_GRAPH;
    }
}

static pm_key_scope scope_of(pm_part part)
{
    switch (part) {
    case PM_PART_HYPEREDGE:
        return PM_KEY_HYPEREDGE;
    case PM_PART_ENDPOINT:
        return PM_KEY_ENDPOINT;
    default:
        return (pm_key_scope)pm_graphml_element_of(part);
    }
}

/* Data of a graph within a node is about the node, data of <graphml> about all graphs; both count
 * less than what those say of themselves. */
void pm_graphml_find_subject(pm_graphml *graphml)
{
    const pm_open_element *open = graphml->open;
    size_t depth = graphml->depth;
    graphml->scope = scope_of(open[depth - 1].part);
    while (depth > 2 && open[depth - 1].part == PM_PART_GRAPH &&
           open[depth - 2].part != PM_PART_GRAPHML) {
        depth--;
    }
    graphml->element = pm_graphml_element_of(open[depth - 1].part);
    graphml->lower = depth < graphml->depth || depth == 1;
    graphml->subject = depth;
}

static pm_status start_data(pm_graphml *graphml, const pm_xml_tag *tag, bool *read, pm_error *err)
{
    const char *id = NULL;
    *read = !is_own_key(pm_xml_attribute_of(tag, "key"));
    if (!*read) {
        return PM_OK;
    }
    graphml->key = SIZE_MAX;
    graphml->awaited = NULL;
    pm_graphml_find_subject(graphml);
    pm_status status =
        pm_graphml_find_id(graphml, tag, "key", false, "its value is left out", &id, err);
    if (status != PM_OK || id == NULL) {
        return status;
    }
    return pm_graphml_find_key(graphml, id, tag->place, err);
}

static pm_status start_description(pm_graphml *graphml, const pm_xml_tag *tag, bool *read,
                                   pm_error *err)
{
    /* That of a key or of the file explains the writing, not the map. */
    pm_part part = pm_graphml_innermost(graphml);
    *read = part != PM_PART_KEY && part != PM_PART_GRAPHML;
    graphml->awaited = NULL;
    pm_graphml_find_subject(graphml);
    return *read ? pm_graphml_find_description(graphml, graphml->element, tag->place, &graphml->key,
                                               err)
                 : PM_OK;
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

#define ANYWHERE                                                                                   \
    (PM_IN(PM_PART_GRAPHML) | PM_IN(PM_PART_GRAPH) | PM_IN(PM_PART_NODE) | PM_IN(PM_PART_EDGE) |   \
     PM_IN(PM_PART_HYPEREDGE) | PM_IN(PM_PART_ENDPOINT))

/* Columns: name, where it belongs, where else it is read, what it opens, its XML attributes. */
static const pm_graphml_element ELEMENTS[] = {
    {"data", ANYWHERE, 0, PM_PART_DATA, {"key"}, start_data},
    {"node", PM_IN(PM_PART_GRAPH), ANYWHERE, PM_PART_NODE, {"id"}, start_node},
    {"edge",
     PM_IN(PM_PART_GRAPH),
     ANYWHERE,
     PM_PART_EDGE,
     {"id", "source", "target", "directed", PM_OWN_ID},
     start_edge},
    {"key",
     PM_IN(PM_PART_GRAPHML) | PM_IN(PM_PART_GRAPH),
     ANYWHERE,
     PM_PART_KEY,
     {"id", "for", "attr.name", "attr.type"},
     start_key},
    {"default", PM_IN(PM_PART_KEY), 0, PM_PART_DEFAULT, {NULL}, start_default},
    {"desc", ANYWHERE | PM_IN(PM_PART_KEY), 0, PM_PART_DESC, {NULL}, start_description},
    {"graph",
     PM_IN(PM_PART_GRAPHML) | PM_IN(PM_PART_NODE) | PM_IN(PM_PART_EDGE) | PM_IN(PM_PART_HYPEREDGE),
     ANYWHERE,
     PM_PART_GRAPH,
     {"id", "edgedefault", PM_OWN_UPWARDS},
     start_graph},
    {"hyperedge", PM_IN(PM_PART_GRAPH), ANYWHERE, PM_PART_HYPEREDGE, {"id"}, start_hyperedge},
    {"endpoint",
     PM_IN(PM_PART_HYPEREDGE),
     0,
     PM_PART_ENDPOINT,
     {"id", "node", "type"},
     start_endpoint},
    {"port", ANYWHERE, 0, PM_PART_DOCUMENT, {NULL}, leave_out_port},
    {"locator", ANYWHERE, 0, PM_PART_DOCUMENT, {NULL}, refuse_locator},
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
