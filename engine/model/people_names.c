/* The list of people and what they go by: see people_names.h. */
#include "engine/model/people_names.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/base/names.h"
#include "engine/model/people_words.h"

typedef struct person {
    const char *id, *label; /* in the arena */
    const char *role;       /* NULL: none is stated; borrowed while the list is made */
} person;

struct pm_people_names {
    pm_arena arena;
    person *items;
    size_t count, capacity;
    size_t *of_node; /* SIZE_MAX: no person */
    size_t node_count;
    pm_names ids;          /* those they go by, to person */
    pm_names parts;        /* ids, and names without a node, to person */
    pm_people_words words; /* labels too: all that a text may have of a person */
};

/* --- listing --------------------------------------------------------------------------------- */

static pm_status add_person(pm_people_names *names, const char *part, const char *role,
                            pm_error *err)
{
    void *items = names->items;
    pm_status status =
        pm_grow(&items, &names->capacity, names->count + 1, sizeof *names->items, err);
    names->items = items;
    size_t who = names->count;
    if (status == PM_OK) {
        names->items[names->count++] = (person){.role = role};
        status = pm_names_add(&names->parts, part, who, err);
    }
    return status == PM_OK ? pm_people_words_note(&names->words, part, who, err) : status;
}

static pm_status add_nodes(pm_people_names *names, const pm_map *map, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t node = 0; status == PM_OK && node < names->node_count; node++) {
        names->of_node[node] = SIZE_MAX;
        if (pm_map_kind(map, node) == PM_PERSON) {
            names->of_node[node] = names->count;
            status = add_person(names, pm_map_node_id(map, node),
                                pm_map_text(map, PM_NODE_ROLE, node), err);
        }
        if (status == PM_OK && names->of_node[node] != SIZE_MAX) {
            status = pm_people_words_note(&names->words, pm_map_label(map, node),
                                          names->of_node[node], err);
        }
    }
    return status;
}

/* Labels of the nodes that are no people: who is named so is no person either. */
static pm_status list_others(const pm_map *map, pm_names *others, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t node = 0; status == PM_OK && node < pm_map_node_count(map); node++) {
        const char *label = pm_map_label(map, node);
        if (pm_map_kind(map, node) != PM_PERSON && pm_names_find(others, label) == SIZE_MAX) {
            status = pm_names_add(others, label, node, err);
        }
    }
    return status;
}

/* Adds whom a list names and nobody has named before. */
static pm_status add_named(pm_people_names *names, const pm_map *map, const pm_names *others,
                           const char *list, pm_error *err)
{
    pm_status status = PM_OK;
    size_t length = 0;
    const char *part = NULL;
    while (status == PM_OK && (part = pm_next_part(&list, ";", &length)) != NULL) {
        char *name = pm_arena_text(&names->arena, part, length);
        if (name == NULL) {
            return pm_fail_memory(err);
        }
        if (pm_map_find_node(map, name) == SIZE_MAX && pm_names_find(others, name) == SIZE_MAX &&
            pm_names_find(&names->parts, name) == SIZE_MAX) {
            status = add_person(names, name, NULL, err);
        }
    }
    return status;
}

static bool holds(const pm_map *map, pm_element element, size_t column, const pm_word *words,
                  size_t count)
{
    const char *name = pm_map_attribute_name(map, element, column);
    for (size_t i = 0; i < count; i++) {
        if (pm_map_reads(map, words[i], column) || pm_vocabulary_has_name(words[i], name)) {
            return true;
        }
    }
    return false;
}

/* Words of an edge that name people who need not be nodes. */
static const pm_word NAMING[] = {PM_EDGE_CARRIED_BY, PM_EDGE_DEPUTY, PM_EDGE_REPORTED_BY};

bool pm_people_column(const pm_map *map, pm_element element, size_t column)
{
    static const pm_word of_nodes[] = {PM_NODE_PARENT, PM_NODE_REPRESENTS, PM_NODE_EMPLOYER};
    static const pm_word of_graph[] = {PM_MAP_DECISION_BODY};
    switch (element) {
    case PM_EDGE:
        return holds(map, element, column, NAMING, sizeof NAMING / sizeof *NAMING);
    case PM_NODE:
        return holds(map, element, column, of_nodes, sizeof of_nodes / sizeof *of_nodes);
    default:
        return holds(map, element, column, of_graph, sizeof of_graph / sizeof *of_graph);
    }
}

static pm_status add_edges(pm_people_names *names, const pm_map *map, pm_error *err)
{
    pm_names others = {0};
    size_t columns = pm_map_attribute_count(map, PM_EDGE);
    bool *naming = pm_new_array(columns, sizeof *naming);
    pm_status status = naming != NULL ? list_others(map, &others, err) : pm_fail_memory(err);
    for (size_t c = 0; status == PM_OK && c < columns; c++) {
        naming[c] = holds(map, PM_EDGE, c, NAMING, sizeof NAMING / sizeof *NAMING);
    }
    for (size_t e = 0; status == PM_OK && e < pm_map_edge_count(map); e++) {
        for (size_t c = 0; status == PM_OK && c < columns; c++) {
            const char *list = naming[c] ? pm_map_attribute(map, PM_EDGE, c, e) : NULL;
            status = list != NULL ? add_named(names, map, &others, list, err) : PM_OK;
        }
    }
    free(naming);
    pm_names_free(&others);
    return status;
}

/* --- what they go by ------------------------------------------------------------------------- */

static const char *keep(pm_people_names *names, pm_text *text)
{
    return text->failed ? NULL : pm_arena_text(&names->arena, pm_text_bytes(text), text->length);
}

/* An id that no node of another kind has. */
static void add_free_id(const pm_map *map, pm_text *text, size_t who)
{
    pm_text_addf(text, "person-%zu", who + 1);
    size_t node = SIZE_MAX;
    while (!text->failed && (node = pm_map_find_node(map, pm_text_bytes(text))) != SIZE_MAX &&
           pm_map_kind(map, node) != PM_PERSON) {
        pm_text_add(text, "_");
    }
}

/* How many have each role, by its number among the roles. */
typedef struct roles {
    pm_names index;
    size_t *bearers, *numbered;
    size_t count;
} roles;

static pm_status count_roles(const pm_people_names *names, roles *all, pm_error *err)
{
    all->bearers = pm_new_array(names->count, sizeof *all->bearers);
    all->numbered = pm_new_array(names->count, sizeof *all->numbered);
    pm_status status = all->bearers != NULL && all->numbered != NULL ? PM_OK : pm_fail_memory(err);
    for (size_t i = 0; status == PM_OK && i < names->count; i++) {
        const char *role = names->items[i].role;
        size_t found = role != NULL ? pm_names_find(&all->index, role) : SIZE_MAX;
        if (role != NULL && found == SIZE_MAX) {
            found = all->count++;
            status = pm_names_add(&all->index, role, found, err);
        }
        if (role != NULL) {
            all->bearers[found]++;
        }
    }
    return status;
}

static void add_label(pm_people_names *names, roles *all, pm_text *text, size_t who)
{
    const char *role = names->items[who].role;
    if (role == NULL) {
        pm_text_addf(text, "Person %zu", who + 1);
        return;
    }
    size_t which = pm_names_find(&all->index, role);
    pm_people_names_add_text(names, text, role); /* "assistant of Jane Smith" is stated, too */
    if (all->bearers[which] > 1) {
        pm_text_addf(text, " %zu", ++all->numbered[which]);
    }
}

/* First all labels that are numbers, for a role may name another person. */
static pm_status name_all(pm_people_names *names, const pm_map *map, pm_error *err)
{
    roles all = {0};
    pm_status status = count_roles(names, &all, err);
    for (size_t i = 0; status == PM_OK && i < names->count; i++) {
        pm_text text = {0};
        add_free_id(map, &text, i);
        names->items[i].id = keep(names, &text);
        names->items[i].label = names->items[i].id;
        pm_text_free(&text);
        status = names->items[i].id != NULL ? pm_names_add(&names->ids, names->items[i].id, i, err)
                                            : pm_fail_memory(err);
    }
    for (size_t i = 0; status == PM_OK && i < names->count; i++) {
        pm_text text = {0};
        add_label(names, &all, &text, i);
        names->items[i].label = keep(names, &text);
        pm_text_free(&text);
        status = names->items[i].label != NULL ? PM_OK : pm_fail_memory(err);
    }
    pm_names_free(&all.index);
    free(all.bearers);
    free(all.numbered);
    return status;
}

pm_status pm_people_names_make(const pm_map *map, pm_people_names **names, pm_error *err)
{
    pm_people_names *made = pm_new_array(1, sizeof *made);
    if (made == NULL) {
        return pm_fail_memory(err);
    }
    made->node_count = pm_map_node_count(map);
    made->of_node = pm_new_array(made->node_count, sizeof *made->of_node);
    pm_status status = made->of_node != NULL ? add_nodes(made, map, err) : pm_fail_memory(err);
    status = status == PM_OK ? add_edges(made, map, err) : status;
    status = status == PM_OK ? name_all(made, map, err) : status;
    if (status != PM_OK) {
        pm_people_names_free(made);
        return status;
    }
    *names = made;
    return PM_OK;
}

void pm_people_names_free(pm_people_names *names)
{
    if (names != NULL) {
        free(names->items);
        free(names->of_node);
        pm_names_free(&names->ids);
        pm_names_free(&names->parts);
        pm_people_words_free(&names->words);
        pm_arena_free(&names->arena);
        free(names);
    }
}

/* --- asking ---------------------------------------------------------------------------------- */

size_t pm_people_names_count(const pm_people_names *names)
{
    return names->count;
}

const char *pm_people_names_id(const pm_people_names *names, size_t who)
{
    return names->items[who].id;
}

const char *pm_people_names_label(const pm_people_names *names, size_t who)
{
    return names->items[who].label;
}

size_t pm_people_names_of_node(const pm_people_names *names, size_t node)
{
    return names->of_node[node];
}

size_t pm_people_names_of_part(const pm_people_names *names, const char *part)
{
    return pm_names_find(&names->parts, part);
}

size_t pm_people_names_of_id(const pm_people_names *names, const char *id)
{
    return pm_names_find(&names->ids, id);
}

static const char *say_label(const void *names, size_t who)
{
    return ((const pm_people_names *)names)->items[who].label;
}

static const char *say_id(const void *names, size_t who)
{
    return ((const pm_people_names *)names)->items[who].id;
}

void pm_people_names_add_text(pm_people_names *names, pm_text *out, const char *text)
{
    size_t whole = pm_people_words_find(&names->words, text);
    if (whole != SIZE_MAX) {
        pm_text_add(out, names->items[whole].label);
    } else {
        pm_people_words_replace(&names->words, text, false, say_label, names, out);
    }
}

void pm_people_names_add_id(pm_people_names *names, pm_text *out, const char *id)
{
    pm_people_words_replace(&names->words, id, true, say_id, names, out);
}
