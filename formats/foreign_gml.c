/* GML in, a map out: the text is made fit for igraph (gml_tidy), read by it in a worker
 * (igraph_read), and what it gives back becomes nodes, edges and attributes. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "formats/gml_tidy.h"
#include "formats/igraph_read.h"
#include "formats/readers.h"

/* What becomes of igraph's result. */
typedef struct gml_build {
    pm_foreign *foreign;
    const pm_gml *gml;
    const pm_igraph_result *result;
    const char **node_ids; /* as the file has them; NULL: none. Borrowed of the result */
    const char **edge_ids;
    bool has_weight; /* of the edges, under that name */
} gml_build;

static bool is(const pm_igraph_value *value, pm_element element, const char *name)
{
    return value->element == element && strcmp(value->name, name) == 0;
}

/* First walk: what nodes and edges are made with. */
static pm_status keep_ids(void *data, const pm_igraph_value *value, pm_error *err)
{
    (void)err;
    gml_build *build = data;
    if (is(value, PM_NODE, "id")) {
        build->node_ids[value->index] = value->text;
    } else if (is(value, PM_EDGE, "id")) {
        build->edge_ids[value->index] = value->text;
    } else if (is(value, PM_EDGE, "weight") || is(value, PM_EDGE, "strength")) {
        build->has_weight = true;
    }
    return PM_OK;
}

static pm_status add_nodes(const gml_build *build, pm_error *err)
{
    pm_status status = PM_OK;
    pm_text id = {0};
    for (size_t i = 0; status == PM_OK && i < build->result->nodes; i++) {
        size_t node = 0;
        id.length = 0;
        pm_text_add(&id, build->node_ids[i] != NULL ? build->node_ids[i] : "");
        if (build->node_ids[i] == NULL) {
            pm_text_addf(&id, "without id %zu", i + 1);
        }
        status = pm_text_check(&id, err);
        if (status == PM_OK) {
            status = pm_foreign_add_node(build->foreign, id.bytes, build->gml->node_lines[i], &node,
                                         err);
        }
    }
    pm_text_free(&id);
    return status;
}

static pm_status add_edges(const gml_build *build, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < build->result->edges; i++) {
        size_t index = 0;
        pm_edge edge = {.directed = build->gml->directed,
                        .id = build->edge_ids[i],
                        .line = build->gml->edge_lines[i]};
        pm_igraph_ends(build->result, i, &edge.source, &edge.target);
        status = pm_map_add_edge(build->foreign->map, &edge, &index, err);
    }
    return status;
}

/* Second walk: all other values. */
static pm_status state_value(void *data, const pm_igraph_value *value, pm_error *err)
{
    gml_build *build = data;
    const pm_gml *gml = build->gml;
    size_t line = value->element == PM_NODE   ? gml->node_lines[value->index]
                  : value->element == PM_EDGE ? gml->edge_lines[value->index]
                                              : 1;
    bool id = value->element != PM_GRAPH && strcmp(value->name, "id") == 0;
    if (value->text == NULL || id) {
        return PM_OK;
    }
    bool weight = is(value, PM_EDGE, "value") && !build->has_weight;
    bool name = is(value, PM_GRAPH, "label");
    /* yEd's groups: "gid" is the id of the node around. */
    bool parent = is(value, PM_NODE, "gid");
    const char *stated = weight ? "weight" : name ? "name" : parent ? "parent" : value->name;
    return pm_foreign_state(build->foreign, value->element, stated, value->index, value->text, line,
                            err);
}

static pm_status build_map(gml_build *build, pm_error *err)
{
    const pm_igraph_result *result = build->result;
    if (result->nodes != build->gml->node_count || result->edges != build->gml->edge_count) {
        return pm_fail(err, PM_INVALID,
                       "The GML reader gave back %zu nodes and %zu edges of %zu and %zu: export "
                       "the network as GraphML instead.",
                       result->nodes, result->edges, build->gml->node_count,
                       build->gml->edge_count);
    }
    build->node_ids = pm_new_array(result->nodes, sizeof *build->node_ids);
    build->edge_ids = pm_new_array(result->edges, sizeof *build->edge_ids);
    pm_status status =
        build->node_ids != NULL && build->edge_ids != NULL ? PM_OK : pm_fail_memory(err);
    if (status == PM_OK) {
        status = pm_igraph_each_value(result, keep_ids, build, err);
    }
    if (status == PM_OK) {
        status = add_nodes(build, err);
    }
    if (status == PM_OK && build->foreign->errors == 0) {
        status = add_edges(build, err);
    }
    if (status == PM_OK && build->foreign->errors == 0) {
        status = pm_igraph_each_value(result, state_value, build, err);
    }
    if (status == PM_OK) {
        status = pm_foreign_groups(build->foreign, err);
    }
    free(build->node_ids);
    free(build->edge_ids);
    return status;
}

/* Faults of the whole file are problems like any other. */
static pm_status keep_fault(pm_foreign *foreign, pm_status status, pm_error *err)
{
    if (status != PM_INVALID || err == NULL) {
        return status;
    }
    pm_error fault = *err;
    *err = (pm_error){0};
    return pm_foreign_error(foreign, fault.line, fault.column, err, "%s", fault.message);
}

static pm_status read_by_igraph(pm_foreign *foreign, const pm_gml *gml, pm_error *err)
{
    pm_text bytes = {0};
    pm_igraph_result result = {0};
    pm_error fault = {0};
    pm_status status = pm_igraph_read_gml(&gml->tidy, &bytes, &result, &fault);
    gml_build build = {.foreign = foreign, .gml = gml, .result = &result};
    if (status == PM_OK) {
        status = build_map(&build, &fault);
    }
    if (status != PM_OK && err != NULL) {
        *err = fault;
    }
    pm_text_free(&bytes);
    return keep_fault(foreign, status, err);
}

bool pm_gml_recognise(const char *bytes, size_t length, const char *name)
{
    (void)length;
    (void)name;
    static const char *const keys[] = {"graph", "Creator", "Version", "comment"};
    const char *start = pm_foreign_start(bytes);
    while (*start == '#') {
        start = pm_foreign_start(start + strcspn(start, "\r\n"));
    }
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        size_t end = strlen(keys[i]);
        bool begins = strncmp(start, keys[i], end) == 0;
        const char *value = begins ? start + end + strspn(start + end, " \t\r\n") : "";
        /* Other formats have a "graph" too: GML's is a list. */
        bool fits = i == 0 ? *value == '[' : *value == '"' || (*value >= '0' && *value <= '9');
        if (fits) {
            return true;
        }
    }
    return false;
}

pm_status pm_gml_read(pm_source *source, const pm_read_options *options, pm_reading *reading,
                      pm_error *err)
{
    pm_foreign foreign = {0};
    pm_gml gml = {.foreign = &foreign};
    pm_text text = {0};
    const char *file = pm_source_name(source);
    pm_status status = pm_foreign_text(source, "GML", &reading->problems, &text, err);
    if (status == PM_OK) {
        status = pm_foreign_begin(&foreign, file, options, reading, err);
    }
    if (status == PM_OK) {
        status = pm_gml_tidy(&gml, pm_text_bytes(&text), err);
    }
    pm_text_free(&text);
    if (status == PM_OK && foreign.errors == 0) {
        status = read_by_igraph(&foreign, &gml, err);
    }
    if (status == PM_OK) {
        status = pm_foreign_close(&foreign, err);
    }
    pm_gml_free(&gml);
    pm_foreign_free(&foreign);
    return status;
}
