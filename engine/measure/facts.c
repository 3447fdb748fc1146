/* Sectors, decision bodies and resources of the members: see facts.h. */
#include "engine/measure/facts.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"

/* --- sectors --------------------------------------------------------------------------------- */

static pm_status no_such_attribute(const char *option, const char *name, pm_error *err)
{
    return pm_fail(err, PM_USAGE, "No node has an attribute \"%s\" to use for %s.", name, option);
}

/* The text that names a member's sector, from the chosen attribute or the word. */
static const char *sector_text(const pm_study *study, size_t column, size_t member)
{
    size_t node = study->views.node_of_member[member];
    return column != SIZE_MAX ? pm_map_attribute(study->map, PM_NODE, column, node)
                              : pm_map_text(study->map, PM_NODE_SECTOR, node);
}

static int by_name(const void *left, const void *right)
{
    const char *const *x = left;
    const char *const *y = right;
    return strcmp(*x, *y);
}

static size_t place_of(const pm_partition *sectors, const char *name)
{
    const char **found =
        bsearch(&name, sectors->names, sectors->count, sizeof *sectors->names, by_name);
    return found != NULL ? (size_t)(found - sectors->names) : SIZE_MAX;
}

pm_status pm_facts_sectors(pm_study *study, pm_error *err)
{
    size_t n = study->views.member_count;
    pm_partition *sectors = &study->sectors;
    size_t column = SIZE_MAX;
    if (study->settings.sector != NULL) {
        column = pm_map_find_attribute(study->map, PM_NODE, study->settings.sector);
        if (column == SIZE_MAX) {
            return no_such_attribute("sectors", study->settings.sector, err);
        }
    }
    sectors->names = pm_study_new(study, n, sizeof *sectors->names);
    sectors->of_member = pm_study_new(study, n, sizeof *sectors->of_member);
    sectors->sizes = pm_study_new(study, n, sizeof *sectors->sizes);
    if (sectors->names == NULL || sectors->of_member == NULL || sectors->sizes == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t v = 0; v < n; v++) {
        const char *text = sector_text(study, column, v);
        if (text != NULL) {
            sectors->names[sectors->stated++] = text;
        }
    }
    if (sectors->stated > 0) {
        qsort(sectors->names, sectors->stated, sizeof *sectors->names, by_name);
    }
    for (size_t i = 0; i < sectors->stated; i++) {
        if (i == 0 || strcmp(sectors->names[i], sectors->names[sectors->count - 1]) != 0) {
            sectors->names[sectors->count++] = sectors->names[i];
        }
    }
    for (size_t v = 0; v < n; v++) {
        const char *text = sector_text(study, column, v);
        sectors->of_member[v] = text != NULL ? place_of(sectors, text) : SIZE_MAX;
        if (text != NULL) {
            sectors->sizes[sectors->of_member[v]]++;
        }
    }
    return PM_OK;
}

bool pm_study_sectors_of_tie(const pm_study *study, size_t tie, size_t *a, size_t *b)
{
    *a = study->sectors.of_member[study->views.tie_a[tie]];
    *b = study->sectors.of_member[study->views.tie_b[tie]];
    return *a != SIZE_MAX && *b != SIZE_MAX;
}

double pm_study_sector_pairs(const pm_study *study)
{
    double n = (double)study->sectors.stated;
    return n * (n - 1) / 2;
}

/* --- decision bodies ------------------------------------------------------------------------- */

/* Member with the id, or else with the label; SIZE_MAX when there is none. */
static size_t find_member(const pm_study *study, const char *name)
{
    size_t node = pm_map_find_node(study->map, name);
    if (node != SIZE_MAX && study->views.member_of_node[node] != SIZE_MAX) {
        return study->views.member_of_node[node];
    }
    for (size_t v = 0; v < study->views.member_count; v++) {
        if (strcmp(pm_map_label(study->map, study->views.node_of_member[v]), name) == 0) {
            return v;
        }
    }
    return SIZE_MAX;
}

static void name_decision_body(pm_study *study, size_t member)
{
    if (member != SIZE_MAX && !study->is_decision[member]) {
        study->is_decision[member] = true;
        study->decision_count++;
    }
}

/* Marks every member a list names. A name nobody bears is an error when strict, else passed over.
 */
static pm_status name_decision_bodies(pm_study *study, const char *list, const char *separators,
                                      bool strict, pm_error *err)
{
    size_t length = 0;
    for (const char *part = NULL; (part = pm_next_part(&list, separators, &length)) != NULL;) {
        char *name = pm_arena_text(&study->arena, part, length);
        if (name == NULL) {
            return pm_fail_memory(err);
        }
        size_t member = find_member(study, name);
        if (member == SIZE_MAX && strict) {
            return pm_fail(
                err, PM_USAGE,
                "The decision body \"%s\" is no member of this map: give the id or label "
                "of an organisation or body.",
                name);
        }
        name_decision_body(study, member);
    }
    return PM_OK;
}

pm_status pm_facts_decision_bodies(pm_study *study, pm_error *err)
{
    size_t n = study->views.member_count;
    study->is_decision = pm_study_new(study, n, sizeof *study->is_decision);
    if (study->is_decision == NULL) {
        return pm_fail_memory(err);
    }
    if (study->settings.decision != NULL) {
        size_t named = find_member(study, study->settings.decision); /* a label may hold a comma */
        if (named != SIZE_MAX) {
            name_decision_body(study, named);
            return PM_OK;
        }
        bool strict = study->left_out == SIZE_MAX; /* the one left out may be among those named */
        return name_decision_bodies(study, study->settings.decision, ",", strict, err);
    }
    for (size_t v = 0; v < n; v++) {
        size_t node = study->views.node_of_member[v];
        if (pm_map_boolean(study->map, PM_NODE_DECISION_BODY, node) == PM_YES) {
            name_decision_body(study, v);
        }
    }
    const char *stated = pm_map_text(study->map, PM_MAP_DECISION_BODY, 0);
    if (study->decision_count > 0 || stated == NULL) {
        return PM_OK;
    }
    size_t whole = find_member(study, stated); /* a label may hold a comma of its own */
    if (whole != SIZE_MAX) {
        name_decision_body(study, whole);
        return PM_OK;
    }
    return name_decision_bodies(study, stated, ";,", false, err);
}

/* --- resources ------------------------------------------------------------------------------- */

/* A member's number in the named attribute; the three words follow their aliases and --map. */
static bool read_amount(const pm_study *study, const char *name, size_t node, double *amount)
{
    bool alias = false;
    pm_word word = pm_vocabulary_find(PM_NODE, name, &alias);
    if (word < PM_WORD_COUNT && !alias) {
        return pm_map_number(study->map, word, node, amount);
    }
    size_t column = pm_map_find_attribute(study->map, PM_NODE, name);
    const char *text =
        column != SIZE_MAX ? pm_map_attribute(study->map, PM_NODE, column, node) : NULL;
    return text != NULL && pm_parse_number(text, amount);
}

static pm_status add_resource(pm_study *study, const char *name, bool even_if_not_stated,
                              pm_error *err)
{
    size_t n = study->views.member_count;
    pm_resource resource = {.name = name};
    resource.amount = pm_study_new(study, n, sizeof *resource.amount);
    resource.stated = pm_study_new(study, n, sizeof *resource.stated);
    if (resource.amount == NULL || resource.stated == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t v = 0; v < n; v++) {
        double amount = 0;
        if (read_amount(study, name, study->views.node_of_member[v], &amount)) {
            resource.amount[v] = amount;
            resource.stated[v] = true;
            resource.stated_count++;
            resource.negative = resource.negative || amount < 0;
            resource.sum += amount;
        }
    }
    if (resource.stated_count > 0 || even_if_not_stated) {
        study->resources[study->resource_count++] = resource;
    }
    return PM_OK;
}

/* Does any member state anything in the column? */
static bool any_text(const pm_study *study, size_t column)
{
    for (size_t v = 0; v < study->views.member_count; v++) {
        size_t node = study->views.node_of_member[v];
        if (pm_map_attribute(study->map, PM_NODE, column, node) != NULL) {
            return true;
        }
    }
    return false;
}

pm_status pm_facts_resources(pm_study *study, pm_error *err)
{
    static const pm_word words[] = {PM_NODE_BUDGET, PM_NODE_STAFF, PM_NODE_FUNDING};
    const char *chosen = study->settings.resource;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *name = pm_vocabulary(words[i])->name;
        bool is_chosen = chosen != NULL && strcmp(chosen, name) == 0;
        pm_status status = add_resource(study, name, is_chosen, err);
        if (status != PM_OK) {
            return status;
        }
    }
    study->resource = study->resource_count > 0 ? &study->resources[0] : NULL;
    if (chosen == NULL) {
        /* The keys are there on every map: undefined where nobody states anything. */
        return study->resource != NULL
                   ? PM_OK
                   : add_resource(study, pm_vocabulary(words[0])->name, true, err);
    }
    for (size_t i = 0; i < study->resource_count; i++) {
        if (strcmp(study->resources[i].name, chosen) == 0) {
            study->resource = &study->resources[i];
            return PM_OK;
        }
    }
    size_t column = pm_map_find_attribute(study->map, PM_NODE, chosen);
    if (column == SIZE_MAX) {
        return no_such_attribute("the resource", chosen, err);
    }
    pm_status status = add_resource(study, chosen, true, err);
    study->resource = &study->resources[study->resource_count - 1];
    if (status == PM_OK && study->resource->stated_count == 0 && any_text(study, column)) {
        return pm_fail(err, PM_USAGE,
                       "No member has a number in the attribute \"%s\" to use for the resource.",
                       chosen);
    }
    return status;
}
