/* The GraphML reader's last stage: what can be said only when all elements were read. See
 * graphml_build.h. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "formats/graphml_build.h"

/* --- ids that several edges have ------------------------------------------------------------- */

/* An edge's id, ready to be sorted. */
typedef struct edge_id {
    const char *id;
    size_t length;
    const pm_edge *edge;
} edge_id;

/* By length, then by bytes: the order in which programs number edges (e9, e10), so that sorting is
 * mostly not needed. */
static int compare_ids(const edge_id *a, const edge_id *b)
{
    if (a->length != b->length) {
        return a->length < b->length ? -1 : 1;
    }
    return memcmp(a->id, b->id, a->length);
}

static int compare_for_sorting(const void *left, const void *right)
{
    const edge_id *a = left;
    const edge_id *b = right;
    int order = compare_ids(a, b);
    if (order != 0) {
        return order;
    }
    return a->edge < b->edge ? -1 : a->edge > b->edge;
}

static pm_status report_repeated(pm_graphml *graphml, const edge_id *ids, size_t count,
                                 pm_error *err)
{
    pm_place second = {ids[1].edge->line, ids[1].edge->column};
    return pm_graphml_warn(graphml, second, err,
                           "Edge id \"%s\" is used %zu times, first in line %zu: all these edges "
                           "are kept. Give each an id of its own, or none.",
                           pm_excerpt_of(ids->id).bytes, count, ids->edge->line);
}

static pm_status report_all_repeated(pm_graphml *graphml, edge_id *ids, size_t count, pm_error *err)
{
    bool sorted = true;
    for (size_t i = 1; sorted && i < count; i++) {
        sorted = compare_ids(&ids[i - 1], &ids[i]) <= 0;
    }
    if (!sorted) {
        qsort(ids, count, sizeof *ids, compare_for_sorting);
    }
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < count;) {
        size_t next = i + 1;
        while (next < count && compare_ids(&ids[i], &ids[next]) == 0) {
            next++;
        }
        if (next - i > 1) {
            status = report_repeated(graphml, ids + i, next - i, err);
        }
        i = next;
    }
    return status;
}

static pm_status check_edge_ids(pm_graphml *graphml, pm_error *err)
{
    size_t edges = pm_map_edge_count(graphml->map);
    edge_id *ids = pm_new_array(edges, sizeof *ids);
    if (ids == NULL) {
        return pm_fail_memory(err);
    }
    size_t count = 0;
    for (size_t i = 0; i < edges; i++) {
        const pm_edge *edge = pm_map_edge(graphml->map, i);
        if (edge->id != NULL) {
            ids[count++] = (edge_id){.id = edge->id, .length = strlen(edge->id), .edge = edge};
        }
    }
    pm_status status = report_all_repeated(graphml, ids, count, err);
    free(ids);
    return status;
}

/* --- the whole file -------------------------------------------------------------------------- */

static pm_status set_defaults(pm_graphml *graphml, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; graphml->defaults > 0 && i < graphml->key_count; i++) {
        const pm_key *key = &graphml->keys[i];
        for (pm_element e = PM_GRAPH; status == PM_OK && e < PM_ELEMENT_COUNT; e++) {
            bool concerned = pm_key_concerns(key->scope, e);
            size_t column = 0;
            if (key->fallback != NULL && concerned) {
                status = pm_map_add_attribute(graphml->map, e, key->uses[e].name, &column, err);
                if (status == PM_OK) {
                    status = pm_map_set_default(graphml->map, e, column, key->fallback, err);
                }
            }
        }
    }
    return status;
}

typedef pm_status (*graph_task)(pm_graphml *graphml, pm_error *err);

/* Does one thing with every graph in turn. */
static pm_status each_graph(pm_graphml *graphml, graph_task task, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < graphml->graph_count; i++) {
        pm_graphml_turn_to(graphml, i);
        status = task(graphml, err);
    }
    return status;
}

static pm_status warn_of_no_node(pm_graphml *graphml, pm_error *err)
{
    const pm_graph_build *graph = &graphml->graphs[graphml->graph];
    return graphml->errors == 0 && pm_map_node_count(graph->map) == 0
               ? pm_graphml_warn(graphml, graph->place, err, "The graph has no node.")
               : PM_OK;
}

pm_status pm_graphml_finish(pm_graphml *graphml, pm_place end, pm_error *err)
{
    if (!pm_graphml_has_graph(graphml)) {
        return pm_graphml_error(
            graphml, end, err,
            "The file has no <graph>: a map is a <graph> with <node> and <edge> "
            "elements inside <graphml>.");
    }
    pm_status status = each_graph(graphml, pm_graphml_add_waiting_edges, err);
    if (status == PM_OK) {
        status = pm_graphml_apply_to_all(graphml, err);
    }
    if (status == PM_OK) {
        status = pm_graphml_store_awaiting(graphml, err);
    }
    if (status == PM_OK && graphml->errors == 0) {
        status = each_graph(graphml, set_defaults, err);
    }
    if (status == PM_OK && graphml->errors == 0) {
        status = pm_graphml_finish_groups(graphml, err);
    }
    if (status == PM_OK && graphml->errors == 0) {
        status = pm_graphml_direct_as_drawn(graphml, err);
    }
    if (status == PM_OK && graphml->errors == 0) {
        status = each_graph(graphml, pm_graphml_read_dialect, err);
    }
    if (status == PM_OK) {
        status = each_graph(graphml, check_edge_ids, err);
    }
    if (status == PM_OK) {
        status = each_graph(graphml, pm_graphml_check_references, err);
    }
    if (status == PM_OK) {
        status = pm_graphml_check_names(graphml, err);
    }
    return status == PM_OK ? each_graph(graphml, warn_of_no_node, err) : status;
}

/* Insertion sort, stable: problems come nearly in order, only those of edges that waited and of
 * references do not. Moves at most each of those over the ones behind it. */
static void sort_by_place(pm_problems *problems, size_t first)
{
    pm_problem *items = problems->items;
    for (size_t i = first + 1; i < problems->count; i++) {
        pm_problem moved = items[i];
        size_t at = i;
        for (; at > first; at--) {
            const pm_problem *before = &items[at - 1];
            if (before->line < moved.line ||
                (before->line == moved.line && before->column <= moved.column)) {
                break;
            }
            items[at] = items[at - 1];
        }
        items[at] = moved;
    }
}

/* Says that reading stopped for the number of errors. Added as an error, because the list may be
 * full of warnings, and then made the remark that it is. */
static pm_status add_stopped(pm_problems *problems, pm_error *err)
{
    const pm_problem *last = &problems->items[problems->count - 1];
    pm_status status =
        pm_problems_add(problems, 1, last->line, last->column, err,
                        "Reading stopped after %d errors: correct these and read the file again.",
                        PM_PROBLEMS_STOP);
    if (status == PM_OK) {
        problems->items[problems->count - 1].is_error = 0;
        problems->errors--;
    }
    return status;
}

pm_status pm_graphml_close(pm_graphml *graphml, pm_error *err)
{
    pm_problems *problems = graphml->problems;
    pm_status judged = pm_graphml_judge_misfits(graphml, err);
    judged = judged == PM_OK ? pm_graphml_tell_tallies(graphml, err) : judged;
    if (judged != PM_OK) {
        return judged;
    }
    sort_by_place(problems, graphml->first_problem);
    if (graphml->errors >= PM_PROBLEMS_STOP) {
        pm_status status = add_stopped(problems, err);
        if (status != PM_OK) {
            return status;
        }
    }
    for (size_t i = graphml->first_problem; i < problems->count; i++) {
        const pm_problem *problem = &problems->items[i];
        if (problem->is_error) {
            return pm_fail_at(err, PM_INVALID, problem->line, problem->column, "%s",
                              problem->message);
        }
    }
    return PM_OK;
}
