/* The GraphML reader's graphs: each <graph> of the file becomes a map, and a <graph> within a node
 * makes that node a body with the inner nodes as its group. See graphml_build.h.
 *
 * Inner nodes and edges are nodes and edges of the map like all others, with ids of one namespace:
 * none is invented and none lost. An inner node says in "parent" whose group it stands in. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "formats/graphml_build.h"

/* Room that hints may reserve at once: they are wrong at times, and on purpose at worst. */
enum { MOST_RESERVED = 100000 };

/* --- graphs of the file ---------------------------------------------------------------------- */

void pm_graph_build_free(pm_graph_build *graph)
{
    pm_map_free(graph->map);
    free(graph->waiting);
    free(graph->references);
    free(graph->memberships);
}

void pm_graphml_turn_to(pm_graphml *graphml, size_t graph)
{
    graphml->graph = graph;
    graphml->map = graphml->graphs[graph].map;
}

static pm_status add_graph(pm_graphml *graphml, pm_place place, bool implied, pm_error *err)
{
    void *graphs = graphml->graphs;
    pm_status status = pm_grow(&graphs, &graphml->graph_capacity, graphml->graph_count + 1,
                               sizeof *graphml->graphs, err);
    graphml->graphs = graphs;
    pm_graph_build added = {.place = place, .implied = implied};
    if (status == PM_OK) {
        status = pm_map_new(&added.map, err);
    }
    if (status != PM_OK) {
        return status;
    }
    graphml->graphs[graphml->graph_count++] = added;
    pm_graphml_turn_to(graphml, graphml->graph_count - 1);
    return pm_map_set_origin(graphml->map, graphml->file, "", err);
}

pm_status pm_graphml_need_graph(pm_graphml *graphml, pm_error *err)
{
    return graphml->graph_count > 0 ? PM_OK : add_graph(graphml, (pm_place){0, 0}, true, err);
}

bool pm_graphml_has_graph(const pm_graphml *graphml)
{
    return graphml->graph_count > 0 && !graphml->graphs[0].implied;
}

/* What stood outside any <graph> so far belongs to the first. */
static pm_status open_graph(pm_graphml *graphml, pm_place place, pm_error *err)
{
    if (graphml->graph_count > 0 && graphml->graphs[0].implied) {
        graphml->graphs[0].implied = false;
        graphml->graphs[0].place = place;
        return PM_OK;
    }
    if (graphml->graph_count >= PM_MOST_GRAPHS) {
        graphml->stopped = true;
        return pm_graphml_error(graphml, place, err,
                                "The file has more than %d graphs, which is the limit: save them "
                                "to several files.",
                                PM_MOST_GRAPHS);
    }
    return add_graph(graphml, place, false, err);
}

static pm_status start_outer(pm_graphml *graphml, const pm_xml_tag *tag, pm_error *err)
{
    const char *id = pm_xml_attribute_of(tag, "id");
    const char *upwards = pm_xml_attribute_of(tag, PM_OWN_UPWARDS);
    id = id != NULL ? id : "";
    pm_status status = open_graph(graphml, tag->place, err);
    if (status != PM_OK || graphml->stopped) {
        return status;
    }
    graphml->graphs[graphml->graph].upwards = upwards != NULL && pm_parse_boolean(upwards) == 1;
    if (strlen(id) > PM_LONGEST_ID) {
        return pm_graphml_error(graphml, tag->place, err,
                                "The id \"%s\" of the <graph> is too long: the limit is %d bytes.",
                                pm_excerpt_of(id).bytes, PM_LONGEST_ID);
    }
    return pm_map_set_origin(graphml->map, graphml->file, id, err);
}

/* --- graphs within nodes and edges ----------------------------------------------------------- */

static pm_status warn_of_edge(pm_graphml *graphml, pm_place place, pm_error *err)
{
    bool first = false;
    pm_status status = pm_graphml_first(graphml, "graph within", "edge", &first, err);
    if (status != PM_OK || !first) {
        return status;
    }
    return pm_graphml_warn(graphml, place, err,
                           "A <graph> stands in an <edge>: its nodes and edges are read as those "
                           "of the graph around it, here and in the rest of the file.");
}

static pm_status start_inner(pm_graphml *graphml, const pm_xml_tag *tag, pm_error *err)
{
    pm_part part = pm_graphml_innermost(graphml);
    pm_status status = pm_graphml_need_graph(graphml, err);
    if (status != PM_OK) {
        return status;
    }
    if (part == PM_PART_EDGE) {
        return warn_of_edge(graphml, tag->place, err);
    }
    if (part != PM_PART_NODE && part != PM_PART_HYPEREDGE) {
        return PM_OK;
    }
    if (graphml->group_count++ == 0) {
        graphml->group_place = tag->place;
    }
    return pm_graphml_say(graphml, graphml->depth, PM_NODE, pm_vocabulary(PM_NODE_KIND)->name,
                          pm_vocabulary(PM_NODE_KIND)->choices[PM_BODY], tag->place, err);
}

/* --- which way edges go, and how many there are ---------------------------------------------- */

/* An inner graph that does not say it follows the one around it. */
static pm_status read_direction(pm_graphml *graphml, const pm_xml_tag *tag, bool inner,
                                pm_error *err)
{
    const char *direction = pm_xml_attribute_of(tag, "edgedefault");
    if (direction == NULL) {
        graphml->directed = inner && graphml->directed;
        return inner ? PM_OK
                     : pm_graphml_warn(graphml, tag->place, err,
                                       "The <graph> does not say which way its edges go: they are "
                                       "read as undirected. Add edgedefault=\"undirected\" or "
                                       "edgedefault=\"directed\".");
    }
    graphml->directed = pm_equal_ignoring_case(direction, "directed");
    if (graphml->directed || pm_equal_ignoring_case(direction, "undirected")) {
        return PM_OK;
    }
    if (graphml->options->lenient) {
        return pm_graphml_warn(graphml, tag->place, err,
                               "edgedefault is \"%s\", which is neither directed nor undirected: "
                               "the edges are read as undirected.",
                               pm_excerpt_of(direction).bytes);
    }
    return pm_graphml_error(graphml, tag->place, err,
                            "edgedefault is \"%s\": write directed or undirected.",
                            pm_excerpt_of(direction).bytes);
}

/* A hint such as parse.nodes="7"; anything but a plain number is none. */
static pm_size_hint hint_of(const pm_xml_tag *tag, const char *name, size_t before)
{
    const char *text = pm_xml_attribute_of(tag, name);
    double number = 0;
    pm_size_hint hint = {.said = SIZE_MAX, .before = before};
    if (text != NULL && pm_parse_number(text, &number) && number >= 0 &&
        number <= PM_LARGEST_NUMBER) {
        hint.said = (size_t)number;
    }
    return hint;
}

static size_t to_reserve(const pm_size_hint *hint)
{
    if (hint->said == SIZE_MAX) {
        return 0;
    }
    return hint->said < MOST_RESERVED ? hint->said : MOST_RESERVED;
}

static pm_status read_hints(pm_graphml *graphml, const pm_xml_tag *tag, pm_error *err)
{
    /* The element opens when its start was read. */
    pm_open_element *open = &graphml->open[graphml->depth];
    open->nodes = hint_of(tag, "parse.nodes", graphml->node_elements);
    open->edges = hint_of(tag, "parse.edges", graphml->edge_elements);
    return pm_map_reserve(graphml->map, to_reserve(&open->nodes), to_reserve(&open->edges), err);
}

pm_status pm_graphml_start_graph(pm_graphml *graphml, const pm_xml_tag *tag, pm_error *err)
{
    bool inner = pm_graphml_innermost(graphml) != PM_PART_GRAPHML;
    pm_status status = inner ? start_inner(graphml, tag, err) : start_outer(graphml, tag, err);
    if (status == PM_OK && !graphml->stopped) {
        status = read_direction(graphml, tag, inner, err);
    }
    return status == PM_OK && !graphml->stopped ? read_hints(graphml, tag, err) : status;
}

static pm_status check_hint(pm_graphml *graphml, pm_place place, const char *name,
                            const char *thing, const pm_size_hint *hint, size_t now, pm_error *err)
{
    size_t found = now - hint->before;
    bool first = false;
    if (hint->said == SIZE_MAX || hint->said == found || hint->said == hint->directly) {
        return PM_OK;
    }
    pm_status status = pm_graphml_first(graphml, "hint", name, &first, err);
    if (status != PM_OK || !first) {
        return status;
    }
    return pm_graphml_warn(graphml, place, err,
                           "%s says %zu but there %s %zu %s%s: what is there counts. Correct the "
                           "hint or leave it out, or look for what is missing.",
                           name, hint->said, found == 1 ? "is" : "are", found, thing,
                           found == 1 ? "" : "s");
}

pm_status pm_graphml_end_graph(pm_graphml *graphml, const pm_open_element *open, pm_error *err)
{
    pm_status status = check_hint(graphml, open->place, "parse.nodes", "node", &open->nodes,
                                  graphml->node_elements, err);
    if (status != PM_OK) {
        return status;
    }
    return check_hint(graphml, open->place, "parse.edges", "edge", &open->edges,
                      graphml->edge_elements, err);
}

/* --- groups ---------------------------------------------------------------------------------- */

static pm_status collect_edge_ids(const pm_map *map, pm_names *ids, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < pm_map_edge_count(map); i++) {
        const char *id = pm_map_edge(map, i)->id;
        if (id != NULL && pm_names_find(ids, id) == SIZE_MAX) {
            status = pm_names_add(ids, id, i, err);
        }
    }
    return status;
}

/* One edge from a member of a group to the node that is the group. number: of the last id made. */
static pm_status add_membership(pm_graphml *graphml, const pm_membership *of, const pm_names *ids,
                                size_t *number, pm_error *err)
{
    pm_text id = {0};
    size_t index = 0;
    size_t column = 0;
    do {
        id.length = 0;
        pm_text_addf(&id, "member:%zu", ++*number);
    } while (!id.failed && pm_names_find(ids, id.bytes) != SIZE_MAX);
    pm_edge edge = {.source = of->member,
                    .target = of->group,
                    .id = id.bytes,
                    .line = pm_map_node_line(graphml->map, of->member)};
    pm_status status = pm_text_check(&id, err);
    if (status == PM_OK) {
        status = pm_map_add_edge(graphml->map, &edge, &index, err);
    }
    if (status == PM_OK) {
        status = pm_map_add_attribute(graphml->map, PM_EDGE, pm_vocabulary(PM_EDGE_KIND)->name,
                                      &column, err);
    }
    if (status == PM_OK) {
        status = pm_map_set(graphml->map, PM_EDGE, column, index, "member", err);
    }
    pm_text_free(&id);
    return status;
}

static pm_status add_memberships(pm_graphml *graphml, pm_error *err)
{
    const pm_graph_build *graph = &graphml->graphs[graphml->graph];
    pm_names ids = {0};
    size_t number = 0;
    pm_status status =
        graph->membership_count > 0 ? collect_edge_ids(graph->map, &ids, err) : PM_OK;
    for (size_t i = 0; status == PM_OK && i < graph->membership_count; i++) {
        status = add_membership(graphml, &graph->memberships[i], &ids, &number, err);
    }
    pm_names_free(&ids);
    return status;
}

pm_status pm_graphml_finish_groups(pm_graphml *graphml, pm_error *err)
{
    pm_status status = PM_OK;
    bool as_members = graphml->options->groups_as_members;
    for (size_t i = 0; status == PM_OK && as_members && i < graphml->graph_count; i++) {
        pm_graphml_turn_to(graphml, i);
        status = add_memberships(graphml, err);
    }
    if (status != PM_OK || graphml->group_count == 0) {
        return status;
    }
    return pm_graphml_warn(
        graphml, graphml->group_place, err,
        "There %s %zu %s in this file, a <graph> inside a <node>: the node is read as a body, and "
        "those within it say so in \"parent\"%s.",
        graphml->group_count == 1 ? "is" : "are", graphml->group_count,
        graphml->group_count == 1 ? "group" : "groups",
        as_members ? " and have a tie of kind \"member\" to it"
                   : ". --groups=members also gives each of them a tie of kind \"member\" to it");
}
