/* The GraphML reader's edges: <edge> elements in, edges of the map out, in the order of the file
 * also where an edge comes before its nodes. See graphml_build.h. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "formats/graphml_build.h"

/* Of shorter ids almost any other is near; longer ones are not compared. */
enum { SHORTEST_SUGGESTED = 3, LONGEST_SUGGESTED = 63 };

/* --- the element ----------------------------------------------------------------------------- */

/* Direction of an edge: its own, else the graph's. */
static pm_status find_direction(pm_graphml *graphml, const pm_xml_tag *tag, bool *directed,
                                pm_error *err)
{
    const char *own = pm_xml_attribute_of(tag, "directed");
    *directed = graphml->directed;
    graphml->says_direction = own != NULL;
    if (own == NULL) {
        return PM_OK;
    }
    const char *word = own;
    char trimmed[8] = {0};
    size_t length = pm_trim(&word);
    memcpy(trimmed, word, length < sizeof trimmed ? length : 0);
    int answer = pm_parse_boolean(trimmed);
    if (answer >= 0) {
        *directed = answer == 1;
        return PM_OK;
    }
    if (graphml->options->lenient) {
        return pm_graphml_warn(graphml, tag->place, err,
                               "directed is \"%s\", which is neither true nor false: the edge goes "
                               "as the <graph> says.",
                               pm_excerpt_of(own).bytes);
    }
    return pm_graphml_error(graphml, tag->place, err,
                            "directed is \"%s\": write true or false, or leave it out where the "
                            "<graph> says it.",
                            pm_excerpt_of(own).bytes);
}

/* An edge to "" goes to the node of that id, which was given another. */
static pm_status find_end_id(pm_graphml *graphml, const pm_xml_tag *tag, const char *name,
                             const char **id, pm_error *err)
{
    const char *stated = pm_xml_attribute_of(tag, name);
    const char *nameless = graphml->graphs[graphml->graph].nameless;
    if (stated != NULL && stated[0] == '\0' && nameless != NULL) {
        *id = nameless;
        return PM_OK;
    }
    return pm_graphml_find_id(graphml, tag, name, true, "the edge is left out", id, err);
}

pm_status pm_graphml_start_edge(pm_graphml *graphml, const pm_xml_tag *tag, pm_error *err)
{
    const char *own_id = pm_xml_attribute_of(tag, PM_OWN_ID);
    pm_waiting_edge edge = {.edge = {.id = own_id != NULL ? own_id : pm_xml_attribute_of(tag, "id"),
                                     .source = SIZE_MAX,
                                     .target = SIZE_MAX,
                                     .line = tag->place.line,
                                     .column = tag->place.column}};
    graphml->edge = SIZE_MAX;
    graphml->edge_elements++;
    pm_status status = pm_graphml_need_graph(graphml, err);
    if (status == PM_OK) {
        status = find_end_id(graphml, tag, "source", &edge.source, err);
    }
    if (status == PM_OK) {
        status = find_end_id(graphml, tag, "target", &edge.target, err);
    }
    if (status == PM_OK) {
        status = find_direction(graphml, tag, &edge.edge.directed, err);
    }
    if (status != PM_OK || edge.source == NULL || edge.target == NULL) {
        return status;
    }
    return pm_graphml_add_edge(graphml, &edge, err);
}

/* --- edges that wait ------------------------------------------------------------------------- */

/* Keeps an edge whose nodes are not all known yet, or that comes behind such a one: edges keep the
 * order of the file. */
static pm_status let_wait(pm_graphml *graphml, pm_waiting_edge *edge, pm_error *err)
{
    pm_graph_build *graph = &graphml->graphs[graphml->graph];
    const char **texts[] = {&edge->source, &edge->target, &edge->edge.id};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (*texts[i] != NULL) {
            *texts[i] = pm_arena_text(&graphml->arena, *texts[i], strlen(*texts[i]));
            if (*texts[i] == NULL) {
                return pm_fail_memory(err);
            }
        }
    }
    void *waiting = graph->waiting;
    pm_status status = pm_grow(&waiting, &graph->waiting_capacity, graph->waiting_count + 1,
                               sizeof *graph->waiting, err);
    graph->waiting = waiting;
    if (status == PM_OK) {
        graphml->edge = pm_map_edge_count(graph->map) + graph->waiting_count;
        graph->waiting[graph->waiting_count++] = *edge;
    }
    return status;
}

/* Edges mostly stand in the order of their sources. */
static size_t find_node(const pm_graphml *graphml, const char *id)
{
    size_t last = graphml->source;
    bool again = last < pm_map_node_count(graphml->map) &&
                 strcmp(pm_map_node_id(graphml->map, last), id) == 0;
    return again ? last : pm_map_find_node(graphml->map, id);
}

pm_status pm_graphml_add_edge(pm_graphml *graphml, pm_waiting_edge *edge, pm_error *err)
{
    const char *id = edge->edge.id;
    if (id != NULL && strlen(id) > PM_LONGEST_ID) {
        return pm_graphml_error(graphml, (pm_place){edge->edge.line, edge->edge.column}, err,
                                "The id \"%s\" of an <edge> is too long: the limit is %d bytes.",
                                pm_excerpt_of(id).bytes, PM_LONGEST_ID);
    }
    edge->edge.id = id != NULL && pm_trim(&id) > 0 ? edge->edge.id : NULL;
    const char **ids[] = {&edge->source, &edge->target};
    size_t *nodes[] = {&edge->edge.source, &edge->edge.target};
    bool known = true;
    for (size_t i = 0; i < 2; i++) {
        if (*ids[i] != NULL) {
            *nodes[i] = find_node(graphml, *ids[i]);
            *ids[i] = *nodes[i] == SIZE_MAX ? *ids[i] : NULL;
        }
        known = known && *nodes[i] != SIZE_MAX;
    }
    graphml->source = edge->edge.source;
    if (!known || graphml->graphs[graphml->graph].waiting_count > 0) {
        return let_wait(graphml, edge, err);
    }
    return pm_map_add_edge(graphml->map, &edge->edge, &graphml->edge, err);
}

/* --- when all nodes are known ---------------------------------------------------------------- */

/* An id that is nearly "missing", or NULL. Looks only at ids of nearly its length. */
static pm_status nearest_id(const pm_graphml *graphml, const char *missing, const char **nearest,
                            pm_error *err)
{
    size_t nodes = pm_map_node_count(graphml->map);
    size_t length = strlen(missing);
    size_t most = (length + 2) / 3;
    *nearest = NULL;
    if (length < SHORTEST_SUGGESTED || length > LONGEST_SUGGESTED) {
        return PM_OK;
    }
    const char **candidates = pm_new_array(nodes, sizeof *candidates);
    if (candidates == NULL) {
        return pm_fail_memory(err);
    }
    size_t count = 0;
    for (size_t i = 0; i < nodes; i++) {
        const char *id = pm_map_node_id(graphml->map, i);
        size_t other = strlen(id);
        if (other <= length + most && length <= other + most) {
            candidates[count++] = id;
        }
    }
    *nearest = pm_nearest(missing, candidates, count);
    free(candidates);
    return PM_OK;
}

static pm_status report_missing(pm_graphml *graphml, const pm_waiting_edge *edge, const char *end,
                                const char *id, pm_error *err)
{
    const char *nearest = NULL;
    pm_place place = {edge->edge.line, edge->edge.column};
    const char *what = edge->endpoint ? "endpoint" : "edge";
    pm_status status = nearest_id(graphml, id, &nearest, err);
    if (status != PM_OK) {
        return status;
    }
    if (nearest != NULL) {
        return pm_graphml_error(graphml, place, err,
                                "The %s of this %s is \"%s\", and there is no such node: did you "
                                "mean \"%s\"?",
                                end, what, pm_excerpt_of(id).bytes, pm_excerpt_of(nearest).bytes);
    }
    return pm_graphml_error(graphml, place, err,
                            "The %s of this %s is \"%s\", and there is no such node: add a <node "
                            "id=\"...\"> for it or correct the id.",
                            end, what, pm_excerpt_of(id).bytes);
}

/* Adds the node that an edge names, for a lenient user. */
static pm_status add_missing(pm_graphml *graphml, const pm_waiting_edge *edge, const char *end,
                             const char *id, size_t *node, pm_error *err)
{
    pm_status status = pm_map_add_node(graphml->map, id, edge->edge.line, node, err);
    if (status != PM_OK) {
        return status;
    }
    return pm_graphml_warn(graphml, (pm_place){edge->edge.line, edge->edge.column}, err,
                           "The %s of this %s is \"%s\", and there is no such node: one of that "
                           "id was added, of which nothing else is known.",
                           end, edge->endpoint ? "endpoint" : "edge", pm_excerpt_of(id).bytes);
}

/* Finds one end of an edge that waited. */
static pm_status find_end(pm_graphml *graphml, const pm_waiting_edge *edge, const char *end,
                          const char *id, size_t *node, pm_error *err)
{
    if (*node != SIZE_MAX || graphml->stopped) {
        return PM_OK;
    }
    *node = pm_map_find_node(graphml->map, id);
    if (*node != SIZE_MAX) {
        return PM_OK;
    }
    end = edge->endpoint ? "node" : end;
    return graphml->options->lenient ? add_missing(graphml, edge, end, id, node, err)
                                     : report_missing(graphml, edge, end, id, err);
}

pm_status pm_graphml_add_waiting_edges(pm_graphml *graphml, pm_error *err)
{
    const pm_graph_build *graph = &graphml->graphs[graphml->graph];
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < graph->waiting_count; i++) {
        pm_waiting_edge *waiting = &graph->waiting[i];
        pm_edge *edge = &waiting->edge;
        size_t index = 0;
        status = find_end(graphml, waiting, "source", waiting->source, &edge->source, err);
        if (status == PM_OK) {
            status = find_end(graphml, waiting, "target", waiting->target, &edge->target, err);
        }
        if (status == PM_OK && edge->source != SIZE_MAX && edge->target != SIZE_MAX) {
            status = pm_map_add_edge(graphml->map, edge, &index, err);
        }
    }
    return status;
}
