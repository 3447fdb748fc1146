/* GraphML out: maps, and measures where there are any, in; the text of one file out. See
 * graphml_write.h.
 *
 * It is written so that Gephi, yEd, visone, NetworkX and igraph read it: every value is written out
 * also where a default would do, ids of edges are unique, and types hold for all values. */
#include "formats/graphml_write.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/names.h"
#include "engine/model/position.h"
#include "formats/graphml_build.h"
#include "formats/rows.h"
#include "formats/writers.h"

/* --- values ---------------------------------------------------------------------------------- */

static void write_data(pm_xml_writer *xml, const char *key, const char *value)
{
    pm_xml_put_start(xml, "data");
    pm_xml_put_attribute(xml, "key", key);
    pm_xml_put_text(xml, value);
    pm_xml_put_end(xml);
}

static void write_values(const pm_graphml_file *file, pm_written_graph *graph, pm_element element,
                         size_t index)
{
    const pm_attribute_list *list = &graph->attributes.of[element];
    for (size_t i = 0; i < list->count; i++) {
        const char *value = pm_attribute_value(&graph->attributes, element, &list->items[i], index,
                                               &graph->scratch);
        if (value != NULL) {
            write_data(file->xml, file->keys[graph->keys[element][i]].id, value);
        }
    }
}

/* A weight has to be above 0 for those who read it. */
static void write_echoes(const pm_graphml_file *file, pm_written_graph *graph, pm_element element,
                         size_t index)
{
    const pm_map *map = graph->attributes.map;
    for (size_t i = 0; i < PM_ECHO_COUNT; i++) {
        const pm_echo *echo = &pm_echoes[i];
        if (!graph->echoed[i] || pm_vocabulary(echo->word)->element != element) {
            continue;
        }
        const char *value = pm_map_text(map, echo->word, index);
        double number = 0;
        if (value != NULL && (echo->type == PM_ATTRIBUTE_TEXT ||
                              (pm_map_number(map, echo->word, index, &number) && number > 0))) {
            write_data(file->xml, echo->key, value);
        }
    }
}

/* --- nodes and edges ------------------------------------------------------------------------- */

/* The drawing stands first: NetworkX reads x, y and label from it too, and what comes last counts.
 */
static void write_node(pm_graphml_file *file, pm_written_graph *graph, size_t node)
{
    pm_xml_put_start(file->xml, "node");
    pm_xml_put_attribute(file->xml, "id", pm_map_node_id(graph->attributes.map, node));
    pm_graphml_draw_node(file, graph, node);
    write_values(file, graph, PM_NODE, node);
    write_echoes(file, graph, PM_NODE, node);
    pm_xml_put_end(file->xml);
}

/* Ids of edges as they are written. */
typedef struct edge_ids {
    pm_names first; /* id to the first edge that has it */
    size_t made;    /* how many were made up */
} edge_ids;

static pm_status gather_ids(const pm_map *map, edge_ids *ids, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t edge = 0; status == PM_OK && edge < pm_map_edge_count(map); edge++) {
        const char *id = pm_map_edge(map, edge)->id;
        if (id != NULL && pm_names_find(&ids->first, id) == SIZE_MAX) {
            status = pm_names_add(&ids->first, id, edge, err);
        }
    }
    return status;
}

/* An edge that has its id from another one gets an id of its own, because yEd and NetworkX keep
 * only one edge of an id; PM_OWN_ID says what it was. An edge without id needs none. */
static pm_status write_edge_id(pm_graphml_file *file, const pm_map *map, size_t edge, edge_ids *ids,
                               pm_error *err)
{
    const char *id = pm_map_edge(map, edge)->id;
    char made[32] = "";
    if (id == NULL) {
        return PM_OK;
    }
    if (pm_names_find(&ids->first, id) == edge) {
        pm_xml_put_attribute(file->xml, "id", id);
        return PM_OK;
    }
    do {
        snprintf(made, sizeof made, "edge%zu", ++ids->made);
    } while (pm_names_find(&ids->first, made) != SIZE_MAX);
    pm_xml_put_attribute(file->xml, "id", made);
    pm_xml_put_attribute(file->xml, PM_OWN_ID, id);
    return pm_names_add(&ids->first, made, edge, err);
}

static pm_status write_edge(pm_graphml_file *file, pm_written_graph *graph, size_t index,
                            edge_ids *ids, pm_error *err)
{
    const pm_map *map = graph->attributes.map;
    const pm_edge *edge = pm_map_edge(map, index);
    pm_xml_put_start(file->xml, "edge");
    pm_status status = write_edge_id(file, map, index, ids, err);
    pm_xml_put_attribute(file->xml, "source", pm_map_node_id(map, edge->source));
    pm_xml_put_attribute(file->xml, "target", pm_map_node_id(map, edge->target));
    if (graph->directed && !edge->directed) {
        /* In capitals, because NetworkX refuses a file where "false" stands beside directed edges;
         * Gephi takes the words true and false in any case, but not 1 and 0. */
        pm_xml_put_attribute(file->xml, "directed", "FALSE");
    }
    pm_graphml_draw_edge(file, graph, index);
    write_values(file, graph, PM_EDGE, index);
    write_echoes(file, graph, PM_EDGE, index);
    pm_xml_put_end(file->xml);
    return status;
}

/* --- graphs and the file --------------------------------------------------------------------- */

static void write_settings(pm_graphml_file *file, pm_written_graph *graph)
{
    if (graph->results->measures == NULL) {
        return;
    }
    pm_text *text = &graph->scratch;
    text->length = 0;
    pm_text_add(text, "Measured with ");
    pm_add_settings(text, graph->results->measures, "; ");
    pm_text_add(text, ".");
    pm_xml_put_comment(file->xml, pm_text_bytes(text));
}

static bool has_places(const pm_map *map)
{
    double x = 0;
    double y = 0;
    for (size_t node = 0; node < pm_map_node_count(map); node++) {
        if (pm_map_position(map, node, &x, &y)) {
            return true;
        }
    }
    return false;
}

static pm_status write_graph(pm_graphml_file *file, pm_written_graph *graph, pm_error *err)
{
    const pm_map *map = graph->attributes.map;
    const char *id = pm_map_graph_id(map);
    edge_ids ids = {0};
    pm_status status = gather_ids(map, &ids, err);
    pm_xml_put_start(file->xml, "graph");
    if (id[0] != '\0') {
        pm_xml_put_attribute(file->xml, "id", id);
    }
    pm_xml_put_attribute(file->xml, "edgedefault", graph->directed ? "directed" : "undirected");
    if (pm_map_counts_upwards(map) && has_places(map)) {
        pm_xml_put_attribute(file->xml, PM_OWN_UPWARDS, "true");
    }
    write_settings(file, graph);
    write_values(file, graph, PM_GRAPH, 0);
    for (size_t node = 0; node < pm_map_node_count(map); node++) {
        write_node(file, graph, node);
    }
    for (size_t edge = 0; status == PM_OK && edge < pm_map_edge_count(map); edge++) {
        status = write_edge(file, graph, edge, &ids, err);
    }
    pm_xml_put_end(file->xml);
    pm_names_free(&ids.first);
    return status == PM_OK ? pm_text_check(&graph->scratch, err) : status;
}

static pm_status write_file(pm_graphml_file *file, pm_error *err)
{
    pm_xml_put_comment(file->xml, "Written by partmap " PM_VERSION);
    pm_xml_put_start(file->xml, "graphml");
    pm_xml_put_attribute(file->xml, "xmlns", "http://graphml.graphdrawing.org/xmlns");
    pm_xml_put_attribute(file->xml, "xmlns:y", "http://www.yworks.com/xml/graphml");
    pm_status status = pm_graphml_write_keys(file, err);
    pm_graphml_write_drawing_keys(file);
    for (size_t g = 0; status == PM_OK && g < file->graph_count; g++) {
        status = write_graph(file, &file->graphs[g], err);
    }
    pm_xml_put_end(file->xml);
    if (status == PM_OK && pm_xml_replaced(file->xml) > 0) {
        pm_text text = {0};
        pm_text_addf(&text, "Characters that XML cannot hold, replaced: %zu",
                     pm_xml_replaced(file->xml));
        pm_xml_put_comment(file->xml, pm_text_bytes(&text));
        pm_text_free(&text);
    }
    return status == PM_OK ? pm_xml_writer_end(file->xml, err) : status;
}

static pm_status prepare(const pm_results *results, pm_graphml_file *file, pm_error *err)
{
    size_t count = 0;
    for (const pm_results *at = results; at != NULL; at = at->next) {
        count++;
    }
    file->graphs = pm_new_array(count, sizeof *file->graphs);
    pm_status status = file->graphs != NULL ? PM_OK : pm_fail_memory(err);
    for (const pm_results *at = results; status == PM_OK && at != NULL; at = at->next) {
        pm_written_graph *graph = &file->graphs[file->graph_count++];
        graph->results = at;
        status = pm_attributes_list(at, &graph->attributes, err);
        for (size_t edge = 0; !graph->directed && edge < pm_map_edge_count(pm_results_map(at));
             edge++) {
            graph->directed = pm_map_edge(pm_results_map(at), edge)->directed;
        }
    }
    return status == PM_OK ? pm_graphml_list_keys(file, err) : status;
}

static void free_file(pm_graphml_file *file)
{
    for (size_t g = 0; g < file->graph_count; g++) {
        pm_written_graph *graph = &file->graphs[g];
        for (size_t e = 0; e < PM_ELEMENT_COUNT; e++) {
            free(graph->keys[e]);
        }
        pm_attributes_free(&graph->attributes);
        pm_text_free(&graph->scratch);
    }
    pm_xml_writer_free(file->xml);
    free(file->graphs);
    free(file->keys);
}

pm_status pm_write_graphml(const pm_results *results, pm_text *out, pm_error *err)
{
    pm_graphml_file file = {0};
    pm_status status = prepare(results, &file, err);
    status = status == PM_OK ? pm_xml_writer_new(out, &file.xml, err) : status;
    status = status == PM_OK ? write_file(&file, err) : status;
    if (status == PM_OK && results->mended != NULL) {
        *results->mended += pm_xml_replaced(file.xml);
    }
    free_file(&file);
    return status;
}
