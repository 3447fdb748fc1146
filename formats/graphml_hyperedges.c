/* The GraphML reader's hyperedges: a <hyperedge> joins any number of nodes, which no tie of a map
 * does. It becomes a node of kind body, with a tie of kind member for each <endpoint>. See
 * graphml_build.h. */
#include <stdint.h>
#include <string.h>

#include "formats/graphml_build.h"

/* Defaults of keys for hyperedges or for endpoints: the node or edge they became has them as
 * values of its own, for a default of the column would be one of all nodes or edges. */
static pm_status keep_defaults(pm_graphml *graphml, pm_key_scope scope, pm_element element,
                               pm_place place, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < graphml->key_count; i++) {
        if (graphml->keys[i].scope == scope && graphml->keys[i].fallback != NULL) {
            status = pm_graphml_share_name(graphml, i, element, err);
            if (status == PM_OK) {
                status = pm_graphml_keep_lower(graphml, graphml->depth + 1, i,
                                               graphml->keys[i].fallback, place, true, err);
            }
        }
    }
    return status;
}

/* Its id, or when it has none or another node has it one that is made. */
static pm_status choose_id(pm_graphml *graphml, const pm_xml_tag *tag, pm_text *id, pm_error *err)
{
    const char *given = pm_xml_attribute_of(tag, "id");
    const char *start = given;
    bool usable = given != NULL && pm_trim(&start) > 0 && strlen(given) <= PM_LONGEST_ID &&
                  pm_map_find_node(graphml->map, given) == SIZE_MAX;
    if (!usable) {
        return pm_graphml_make_id(graphml, tag->name, id, err);
    }
    pm_text_add(id, given);
    return pm_text_check(id, err);
}

static pm_status warn_once(pm_graphml *graphml, pm_place place, pm_error *err)
{
    bool first = false;
    pm_status status = pm_graphml_first(graphml, "read as a body", "hyperedge", &first, err);
    if (status != PM_OK || !first) {
        return status;
    }
    return pm_graphml_warn(graphml, place, err,
                           "A <hyperedge> joins any number of nodes: it is read as one more node, "
                           "a body, with a tie of kind \"member\" for each of its endpoints, here "
                           "and in the rest of the file.");
}

pm_status pm_graphml_start_hyperedge(pm_graphml *graphml, const pm_xml_tag *tag, pm_error *err)
{
    pm_text id = {0};
    size_t group = graphml->node;
    graphml->node = SIZE_MAX;
    pm_status status = pm_graphml_need_graph(graphml, err);
    if (status == PM_OK) {
        status = choose_id(graphml, tag, &id, err);
    }
    if (status == PM_OK) {
        status = pm_graphml_add_node(graphml, id.bytes, tag->place, &graphml->node, err);
    }
    if (status == PM_OK) {
        status = pm_graphml_say_parent(graphml, group, tag->place, err);
    }
    if (status == PM_OK) {
        status = keep_defaults(graphml, PM_KEY_HYPEREDGE, PM_NODE, tag->place, err);
    }
    if (status == PM_OK) {
        status =
            pm_graphml_say(graphml, graphml->depth + 1, PM_NODE, pm_vocabulary(PM_NODE_KIND)->name,
                           pm_vocabulary(PM_NODE_KIND)->choices[PM_BODY], tag->place, err);
    }
    pm_text_free(&id);
    return status == PM_OK ? warn_once(graphml, tag->place, err) : status;
}

/* Sets the ends of an endpoint's edge by its type: "in" leads to the body, "out" away from it. */
static pm_status set_ends(pm_graphml *graphml, const pm_xml_tag *tag, const char *node,
                          pm_waiting_edge *edge, pm_error *err)
{
    const char *type = pm_xml_attribute_of(tag, "type");
    bool out = type != NULL && strcmp(type, "out") == 0;
    edge->edge.directed = out || (type != NULL && strcmp(type, "in") == 0);
    edge->edge.source = out ? graphml->node : SIZE_MAX;
    edge->edge.target = out ? SIZE_MAX : graphml->node;
    edge->source = out ? NULL : node;
    edge->target = out ? node : NULL;
    bool known = type == NULL || edge->edge.directed || strcmp(type, "undir") == 0;
    return known ? PM_OK
                 : pm_graphml_warn(graphml, tag->place, err,
                                   "The type of this endpoint is \"%s\", which is none of in, out "
                                   "and undir: it is read as undir.",
                                   pm_excerpt_of(type).bytes);
}

pm_status pm_graphml_start_endpoint(pm_graphml *graphml, const pm_xml_tag *tag, pm_error *err)
{
    const char *node = NULL;
    pm_waiting_edge edge = {.edge = {.id = pm_xml_attribute_of(tag, "id"),
                                     .line = tag->place.line,
                                     .column = tag->place.column},
                            .endpoint = true};
    graphml->edge = SIZE_MAX;
    pm_status status =
        pm_graphml_find_id(graphml, tag, "node", true, "the endpoint is left out", &node, err);
    if (status != PM_OK || node == NULL || graphml->node == SIZE_MAX) {
        return status;
    }
    status = set_ends(graphml, tag, node, &edge, err);
    if (status == PM_OK) {
        status = pm_graphml_add_edge(graphml, &edge, err);
    }
    if (status == PM_OK) {
        status = keep_defaults(graphml, PM_KEY_ENDPOINT, PM_EDGE, tag->place, err);
    }
    return status == PM_OK
               ? pm_graphml_say(graphml, graphml->depth + 1, PM_EDGE,
                                pm_vocabulary(PM_EDGE_KIND)->name, "member", tag->place, err)
               : status;
}
