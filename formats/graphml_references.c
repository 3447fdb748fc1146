/* The GraphML reader's references: values that name nodes, looked up when all nodes are known. A
 * name that is no node's is a warning, for it may be one outside the map; so is a decision body
 * that is none. See graphml_build.h. */
#include <stdint.h>
#include <string.h>

#include "formats/graphml_build.h"

/* Labels of all nodes, for decision bodies, which may be named by them. Of equal labels one is
 * enough. */
static pm_status index_labels(const pm_graphml *graphml, pm_names *labels, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < pm_map_node_count(graphml->map); i++) {
        const char *label = pm_map_label(graphml->map, i);
        if (pm_names_find(labels, label) == SIZE_MAX) {
            status = pm_names_add(labels, label, i, err);
        }
    }
    return status;
}

/* Is a part of a text, length bytes long, a node's id, or for a decision body its label? */
static pm_status is_node(const pm_graphml *graphml, const pm_names *labels, const char *part,
                         size_t length, bool *found, pm_error *err)
{
    pm_text name = {0};
    pm_text_add_bytes(&name, part, length);
    pm_status status = pm_text_check(&name, err);
    if (status == PM_OK) {
        *found = pm_map_find_node(graphml->map, name.bytes) != SIZE_MAX ||
                 pm_names_find(labels, name.bytes) != SIZE_MAX;
    }
    pm_text_free(&name);
    return status;
}

static pm_status warn_of_reference(pm_graphml *graphml, const pm_reference *reference,
                                   const char *part, size_t length, pm_error *err)
{
    char name[PM_LONGEST_ID + 1] = {0};
    memcpy(name, part, length < sizeof name ? length : sizeof name - 1);
    return pm_graphml_warn(graphml, reference->place, err,
                           "%s names \"%s\", and no node has that %s: correct it, or add the node.",
                           pm_vocabulary(reference->word)->name, pm_excerpt_of(name).bytes,
                           reference->word == PM_MAP_DECISION_BODY ? "id or label" : "id");
}

/* What separates the parts of a value. Labels of decision bodies may hold commas themselves: these
 * separate only where the value is no node as a whole and has no ";". */
static pm_status find_separators(const pm_graphml *graphml, const pm_reference *reference,
                                 const pm_names *labels, const char **separators, pm_error *err)
{
    *separators = reference->word == PM_NODE_EMPLOYER ? "" : ";";
    if (reference->word != PM_MAP_DECISION_BODY || strchr(reference->text, ';') != NULL) {
        return PM_OK;
    }
    bool whole = false;
    pm_status status =
        is_node(graphml, labels, reference->text, strlen(reference->text), &whole, err);
    *separators = whole ? "" : ",";
    return status;
}

/* labels is empty where only ids count. */
static pm_status check_parts(pm_graphml *graphml, const pm_reference *reference,
                             const pm_names *labels, pm_error *err)
{
    const char *separators = NULL;
    pm_status status = find_separators(graphml, reference, labels, &separators, err);
    const char *rest = reference->text;
    while (status == PM_OK) {
        size_t length = 0;
        bool found = false;
        const char *part = pm_next_part(&rest, separators, &length);
        if (part == NULL) {
            break;
        }
        status = is_node(graphml, labels, part, length, &found, err);
        if (status == PM_OK && !found) {
            status = warn_of_reference(graphml, reference, part, length, err);
        }
    }
    return status;
}

static bool is_organised(const pm_map *map, size_t node)
{
    pm_node_kind kind = pm_map_kind(map, node);
    return kind == PM_ORGANISATION || kind == PM_BODY;
}

static bool has_organised(const pm_map *map)
{
    for (size_t i = 0; i < pm_map_node_count(map); i++) {
        if (is_organised(map, i)) {
            return true;
        }
    }
    return false;
}

/* A decision body has to be a member, and people and outcomes are members only of maps that have
 * nothing else. */
static pm_status check_decision_body(pm_graphml *graphml, const pm_reference *reference,
                                     bool organised, pm_error *err)
{
    const pm_map *map = graphml->map;
    size_t node = reference->index;
    if (pm_parse_boolean(reference->text) != 1 || is_organised(map, node) || !organised) {
        return PM_OK;
    }
    return pm_graphml_warn(graphml, reference->place, err,
                           "decision_body is \"%s\" for \"%s\", which is of kind %s: only "
                           "organisations and bodies can be decision bodies, so it counts as none. "
                           "State it of the body instead.",
                           pm_excerpt_of(reference->text).bytes,
                           pm_excerpt_of(pm_map_node_id(map, node)).bytes,
                           pm_vocabulary(PM_NODE_KIND)->choices[pm_map_kind(map, node)]);
}

pm_status pm_graphml_check_references(pm_graphml *graphml, pm_error *err)
{
    pm_status status = PM_OK;
    const pm_graph_build *graph = &graphml->graphs[graphml->graph];
    bool organised = has_organised(graphml->map);
    for (size_t i = 0; status == PM_OK && i < graph->reference_count; i++) {
        const pm_reference *reference = &graph->references[i];
        pm_names labels = {0};
        if (reference->word == PM_NODE_DECISION_BODY) {
            status = check_decision_body(graphml, reference, organised, err);
            continue;
        }
        if (reference->word == PM_MAP_DECISION_BODY) {
            status = index_labels(graphml, &labels, err);
        }
        if (status == PM_OK) {
            status = check_parts(graphml, reference, &labels, err);
        }
        pm_names_free(&labels);
    }
    return status;
}
