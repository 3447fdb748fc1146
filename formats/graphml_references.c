/* The GraphML reader's references: values that name nodes, looked up when all nodes are known. A
 * name that is no node's is a warning, for it may be one outside the map. See graphml_build.h. */
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

pm_status pm_graphml_check_references(pm_graphml *graphml, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < graphml->reference_count; i++) {
        const pm_reference *reference = &graphml->references[i];
        pm_names labels = {0};
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
