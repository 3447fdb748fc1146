/* GML by igraph in a worker: text in, a graph in checked bytes out. See igraph_read.h.
 *
 *     "pmgraph1"  nodes  edges  {source target} of each edge
 *     attributes  {element  name  text of each item} of each
 *
 * Numbers are eight bytes in this machine's order. A text is its length, its bytes and a zero byte;
 * the length ABSENT stands for none. */
#include "formats/igraph_read.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/model/igraph_guard.h"
#include "formats/worker.h"

#define REMEDY " Export the network as GraphML instead."

static const char MARK[8] = {'p', 'm', 'g', 'r', 'a', 'p', 'h', '1'};
static const uint64_t ABSENT = UINT64_MAX;

/* --- in the worker: what igraph read, as bytes ----------------------------------------------- */

static void put_number(pm_text *out, uint64_t number)
{
    pm_text_add_bytes(out, (const char *)&number, sizeof number);
}

static void put_text(pm_text *out, const char *text)
{
    bool absent = text == NULL || *text == '\0';
    put_number(out, absent ? ABSENT : strlen(text));
    if (!absent) {
        pm_text_add_bytes(out, text, strlen(text) + 1);
    }
}

static void put_real(pm_text *out, double value)
{
    pm_text number = {0};
    if (isfinite(value)) {
        pm_text_add_number(&number, value);
    }
    put_text(out, isfinite(value) ? pm_text_bytes(&number) : NULL);
    pm_text_free(&number);
}

/* An attribute's value of one item, whatever its type. */
static void put_value(pm_text *out, const igraph_t *graph, pm_element element, const char *name,
                      igraph_attribute_type_t type, igraph_integer_t index)
{
    if (type == IGRAPH_ATTRIBUTE_STRING) {
        const char *text = element == PM_NODE   ? igraph_cattribute_VAS(graph, name, index)
                           : element == PM_EDGE ? igraph_cattribute_EAS(graph, name, index)
                                                : igraph_cattribute_GAS(graph, name);
        put_text(out, text);
    } else if (type == IGRAPH_ATTRIBUTE_NUMERIC) {
        put_real(out, element == PM_NODE   ? igraph_cattribute_VAN(graph, name, index)
                      : element == PM_EDGE ? igraph_cattribute_EAN(graph, name, index)
                                           : igraph_cattribute_GAN(graph, name));
    } else {
        put_text(out, NULL);
    }
}

static igraph_integer_t items_of(const igraph_t *graph, pm_element element)
{
    if (element == PM_GRAPH) {
        return 1;
    }
    return element == PM_NODE ? igraph_vcount(graph) : igraph_ecount(graph);
}

/* The attributes of one sort of element. */
static void put_attributes(pm_text *out, const igraph_t *graph, pm_element element,
                           const igraph_strvector_t *names, const igraph_vector_int_t *types)
{
    for (igraph_integer_t i = 0; i < igraph_strvector_size(names); i++) {
        const char *name = igraph_strvector_get(names, i);
        put_number(out, element);
        put_text(out, name);
        for (igraph_integer_t k = 0; k < items_of(graph, element); k++) {
            put_value(out, graph, element, name, (igraph_attribute_type_t)VECTOR(*types)[i], k);
        }
    }
}

static pm_status put_all_attributes(pm_text *out, const igraph_t *graph, pm_error *err)
{
    pm_status status = PM_OK;
    igraph_strvector_t names[PM_ELEMENT_COUNT];
    igraph_vector_int_t types[PM_ELEMENT_COUNT] = {0};
    size_t begun = 0;
    uint64_t count = 0;
    for (; begun < PM_ELEMENT_COUNT; begun++) {
        PM_IGRAPH(igraph_strvector_init(&names[begun], 0));
        igraph_error_t code = igraph_vector_int_init(&types[begun], 0);
        if (code != IGRAPH_SUCCESS) {
            igraph_strvector_destroy(&names[begun]);
            status = pm_igraph_failed(code, err);
            goto cleanup;
        }
    }
    PM_IGRAPH(igraph_cattribute_list(graph, &names[PM_GRAPH], &types[PM_GRAPH], &names[PM_NODE],
                                     &types[PM_NODE], &names[PM_EDGE], &types[PM_EDGE]));
    for (pm_element e = PM_GRAPH; e < PM_ELEMENT_COUNT; e++) {
        count += (uint64_t)igraph_strvector_size(&names[e]);
    }
    put_number(out, count);
    for (pm_element e = PM_GRAPH; e < PM_ELEMENT_COUNT; e++) {
        put_attributes(out, graph, e, &names[e], &types[e]);
    }
cleanup:
    for (size_t i = 0; i < begun; i++) {
        igraph_strvector_destroy(&names[i]);
        igraph_vector_int_destroy(&types[i]);
    }
    return status;
}

static void put_graph(pm_text *out, const igraph_t *graph)
{
    pm_text_add_bytes(out, MARK, sizeof MARK);
    put_number(out, (uint64_t)igraph_vcount(graph));
    put_number(out, (uint64_t)igraph_ecount(graph));
    for (igraph_integer_t i = 0; i < igraph_ecount(graph); i++) {
        put_number(out, (uint64_t)IGRAPH_FROM(graph, i));
        put_number(out, (uint64_t)IGRAPH_TO(graph, i));
    }
}

/* igraph's reason, from behind the words our guard puts before it, with the line it names. */
static pm_status fail_to_read(igraph_error_t code, pm_error *err)
{
    pm_error said = {0};
    if (pm_igraph_failed(code, &said) == PM_MEMORY) {
        return pm_fail_memory(err);
    }
    const char *reason = strchr(said.message, '(');
    reason = reason != NULL ? strstr(reason, ": ") : NULL;
    reason = reason != NULL ? reason + 2 : said.message;
    const char *end = strstr(reason, "): please");
    const char *line = strstr(reason, "line ");
    size_t number = line != NULL ? strtoull(line + strlen("line "), NULL, 10) : 0;
    return pm_fail_at(err, PM_INVALID, number, 0,
                      "igraph, which reads GML here, refuses the file: \"%.*s\"." REMEDY,
                      (int)(end != NULL ? end - reason : (ptrdiff_t)strlen(reason)), reason);
}

static pm_status read_gml(const void *context, pm_text *result, pm_error *err)
{
    const pm_text *text = context;
    pm_igraph_guard guard;
    igraph_t graph;
    /* fmemopen refuses to write into it but wants it writable: the copy is the child's own. */
    FILE *stream = fmemopen(text->bytes, text->length, "r");
    if (stream == NULL) {
        return pm_fail_memory(err);
    }
    pm_igraph_enter(&guard);
    igraph_set_attribute_table(&igraph_cattribute_table);
    igraph_error_t code = igraph_read_graph_gml(&graph, stream);
    fclose(stream);
    if (code != IGRAPH_SUCCESS) {
        return fail_to_read(code, err);
    }
    put_graph(result, &graph);
    pm_status status = put_all_attributes(result, &graph, err);
    igraph_destroy(&graph);
    pm_igraph_leave(&guard);
    return status;
}

/* --- in the parent: bytes that may be anything ----------------------------------------------- */

static bool take_number(const pm_text *bytes, size_t *at, uint64_t *number)
{
    if (*at > bytes->length || bytes->length - *at < sizeof *number) {
        return false;
    }
    memcpy(number, bytes->bytes + *at, sizeof *number);
    *at += sizeof *number;
    return true;
}

static bool take_text(const pm_text *bytes, size_t *at, const char **text)
{
    uint64_t length = 0;
    *text = NULL;
    if (!take_number(bytes, at, &length) || length == ABSENT) {
        return length == ABSENT;
    }
    if (length >= bytes->length - *at || bytes->bytes[*at + length] != '\0') {
        return false;
    }
    *text = bytes->bytes + *at;
    *at += (size_t)length + 1;
    return strlen(*text) == length;
}

static pm_status refuse_nonsense(pm_error *err)
{
    return pm_fail(err, PM_INVALID, "The GML reader gave back nonsense for this file." REMEDY);
}

/* Are the header and all ends of edges sound? */
static bool check_result(pm_igraph_result *result)
{
    const pm_text *bytes = result->bytes;
    uint64_t nodes = 0;
    uint64_t edges = 0;
    size_t at = sizeof MARK;
    if (bytes->length < sizeof MARK || memcmp(bytes->bytes, MARK, sizeof MARK) != 0 ||
        !take_number(bytes, &at, &nodes) || !take_number(bytes, &at, &edges) ||
        edges > (bytes->length - at) / (2 * sizeof edges)) {
        return false;
    }
    result->nodes = (size_t)nodes;
    result->edges = (size_t)edges;
    result->ends = at;
    for (size_t i = 0; i < 2 * result->edges; i++) {
        uint64_t end = 0;
        if (!take_number(bytes, &at, &end) || end >= nodes) {
            return false;
        }
    }
    result->attributes = at;
    return true;
}

static pm_status fail_by_end(pm_child_end end, pm_error *err)
{
    if (end == PM_CHILD_TIMEOUT) {
        return pm_fail(err, PM_INVALID,
                       "The GML reader did not come to an end with this file in good time." REMEDY);
    }
    if (end == PM_CHILD_OUTPUT) {
        return pm_fail(err, PM_INVALID,
                       "The network is too large for the GML reader, mostly for having many "
                       "attributes that few nodes state." REMEDY);
    }
    return pm_fail(err, PM_INVALID,
                   "The GML reader broke down on this file, or ran out of memory." REMEDY);
}

pm_status pm_igraph_read_gml(const pm_text *text, pm_text *bytes, pm_igraph_result *result,
                             pm_error *err)
{
    enum { SLOWEST = 200000 }; /* bytes a second, a hundredth of what igraph does */
    unsigned seconds = 10 + (unsigned)(text->length / SLOWEST);
    pm_child_limits limits = {.memory = ((size_t)1 << 30) + 100 * text->length,
                              .cpu_seconds = seconds,
                              .seconds = 2 * seconds,
                              .output = ((size_t)1 << 28) + 30 * text->length};
    pm_child_end end = PM_CHILD_DONE;
    pm_status status = pm_worker_run(read_gml, text, &limits, bytes, &end, err);
    if (status == PM_INTERNAL && end != PM_CHILD_DONE) {
        return fail_by_end(end, err);
    }
    if (status == PM_MEMORY && end == PM_CHILD_DONE) {
        return fail_by_end(PM_CHILD_OUTPUT, err); /* the worker's limit, not the machine's */
    }
    *result = (pm_igraph_result){.bytes = bytes};
    return status != PM_OK || check_result(result) ? status : refuse_nonsense(err);
}

void pm_igraph_ends(const pm_igraph_result *result, size_t edge, size_t *source, size_t *target)
{
    uint64_t ends[2] = {0, 0};
    memcpy(ends, result->bytes->bytes + result->ends + edge * sizeof ends, sizeof ends);
    *source = (size_t)ends[0];
    *target = (size_t)ends[1];
}

static pm_status visit_items(const pm_igraph_result *result, pm_igraph_value *value, size_t *at,
                             pm_igraph_visitor visit, void *data, pm_error *err)
{
    size_t count = value->element == PM_GRAPH  ? 1
                   : value->element == PM_NODE ? result->nodes
                                               : result->edges;
    pm_status status = PM_OK;
    for (value->index = 0; status == PM_OK && value->index < count; value->index++) {
        if (!take_text(result->bytes, at, &value->text)) {
            return refuse_nonsense(err);
        }
        status = visit(data, value, err);
    }
    return status;
}

pm_status pm_igraph_each_value(const pm_igraph_result *result, pm_igraph_visitor visit, void *data,
                               pm_error *err)
{
    size_t at = result->attributes;
    uint64_t attributes = 0;
    pm_status status = PM_OK;
    if (!take_number(result->bytes, &at, &attributes)) {
        return refuse_nonsense(err);
    }
    for (uint64_t i = 0; status == PM_OK && i < attributes; i++) {
        uint64_t element = 0;
        pm_igraph_value value = {0};
        if (!take_number(result->bytes, &at, &element) || element >= PM_ELEMENT_COUNT ||
            !take_text(result->bytes, &at, &value.name) || value.name == NULL) {
            return refuse_nonsense(err);
        }
        value.element = (pm_element)element;
        status = visit_items(result, &value, &at, visit, data, err);
    }
    return status;
}
