/* Copying a map without the names of its people: see map_unnamed.h. */
#include "engine/model/map_unnamed.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/model/position.h"

/* What becomes of the values of a column. */
typedef enum treatment {
    KEPT,    /* as they are: closed lists, numbers, dates, sectors, labels of organisations */
    LISTED,  /* parts that are ids or names of people are replaced */
    WRITTEN, /* names within the text are replaced */
    LABELS   /* of people by what they go by; others are kept */
} treatment;

typedef struct copying {
    const pm_map *map;
    pm_people_names *people;
    const char *const *kept;
    pm_map *copy;
    pm_text scratch;
} copying;

/* --- columns --------------------------------------------------------------------------------- */

/* The word that a column is read as: by its own name, or because the word was told so. */
static pm_word word_of(const pm_map *map, pm_element element, size_t column)
{
    bool alias = false;
    for (pm_word word = 0; word < PM_WORD_COUNT; word++) {
        if (pm_vocabulary(word)->element == element && pm_map_redirection(map, word) != NULL &&
            pm_map_reads(map, word, column)) {
            return word;
        }
    }
    return pm_vocabulary_find(element, pm_map_attribute_name(map, element, column), &alias);
}

static bool is_kept(const copying *c, const char *name)
{
    for (size_t i = 0; c->kept != NULL && c->kept[i] != NULL; i++) {
        if (strcmp(c->kept[i], name) == 0) {
            return true;
        }
    }
    return false;
}

static treatment treatment_of(const copying *c, pm_element element, size_t column, pm_word word)
{
    if (pm_people_column(c->map, element, column)) {
        return LISTED;
    }
    if (word == PM_NODE_LABEL) {
        return LABELS;
    }
    if (word == PM_WORD_COUNT) {
        return is_kept(c, pm_map_attribute_name(c->map, element, column)) ? KEPT : WRITTEN;
    }
    pm_word_type type = pm_vocabulary(word)->type;
    bool written = (type == PM_WORD_TEXT || type == PM_WORD_LIST) && word != PM_NODE_SECTOR;
    return written ? WRITTEN : KEPT;
}

/* What is done with a column; "of_people": a person's node may state it still. */
typedef struct plan {
    pm_element element;
    size_t column;
    treatment how;
    bool of_people;
} plan;

static plan plan_of(const copying *c, pm_element element, size_t column)
{
    const char *name = pm_map_attribute_name(c->map, element, column);
    pm_word word = word_of(c->map, element, column);
    treatment how = treatment_of(c, element, column, word);
    return (plan){.element = element,
                  .column = column,
                  .how = how,
                  .of_people = how != LABELS &&
                               (word < PM_WORD_COUNT || pm_is_position(name) || is_kept(c, name))};
}

/* --- values ---------------------------------------------------------------------------------- */

/* A list with the people in it by their ids. What is no list of ids may still be a text. */
static const char *list_without_names(copying *c, const char *list)
{
    c->scratch.length = 0;
    size_t length = 0;
    const char *part = NULL;
    pm_text name = {0};
    for (const char *lead = ""; (part = pm_next_part(&list, ";", &length)) != NULL; lead = ";") {
        name.length = 0;
        pm_text_add_bytes(&name, part, length);
        size_t who = pm_people_names_of_part(c->people, pm_text_bytes(&name));
        pm_text_add(&c->scratch, lead);
        if (who != SIZE_MAX) {
            pm_text_add(&c->scratch, pm_people_names_id(c->people, who));
        } else {
            pm_people_names_add_text(c->people, &c->scratch, pm_text_bytes(&name));
        }
    }
    c->scratch.failed = c->scratch.failed || name.failed;
    pm_text_free(&name);
    return pm_text_bytes(&c->scratch);
}

static const char *value_without_names(copying *c, treatment how, const char *value)
{
    if (how == LISTED) {
        return list_without_names(c, value);
    }
    if (how == WRITTEN) {
        c->scratch.length = 0;
        pm_people_names_add_text(c->people, &c->scratch, value);
        return pm_text_bytes(&c->scratch);
    }
    return value;
}

static size_t count_of(const pm_map *map, pm_element element)
{
    const size_t counts[] = {1, pm_map_node_count(map), pm_map_edge_count(map)};
    return counts[element];
}

/* States the value of one element, unless it is the column's default. */
static pm_status copy_value(copying *c, const plan *of, size_t index, pm_error *err)
{
    const char *value = pm_map_attribute(c->map, of->element, of->column, index);
    const char *fallback = pm_map_default(c->map, of->element, of->column);
    bool person = of->element == PM_NODE && pm_people_names_of_node(c->people, index) != SIZE_MAX;
    if (person && !of->of_people) {
        return value != NULL ? pm_map_set(c->copy, of->element, of->column, index, "", err) : PM_OK;
    }
    if (value == fallback) {
        return PM_OK; /* also where nothing is stated and there is no default */
    }
    const char *told = value != NULL ? value_without_names(c, of->how, value) : "";
    return c->scratch.failed ? pm_fail_memory(err)
                             : pm_map_set(c->copy, of->element, of->column, index, told, err);
}

static pm_status copy_column(copying *c, pm_element element, size_t column, pm_error *err)
{
    size_t made = SIZE_MAX;
    plan of = plan_of(c, element, column);
    const char *fallback = pm_map_default(c->map, element, column);
    pm_status status = pm_map_add_attribute(
        c->copy, element, pm_map_attribute_name(c->map, element, column), &made, err);
    if (status == PM_OK && fallback != NULL) {
        const char *told = value_without_names(c, of.how, fallback);
        status = c->scratch.failed ? pm_fail_memory(err)
                                   : pm_map_set_default(c->copy, element, made, told, err);
    }
    for (size_t i = 0; status == PM_OK && i < count_of(c->map, element); i++) {
        status = copy_value(c, &of, i, err);
    }
    return status;
}

/* --- the whole ------------------------------------------------------------------------------- */

static pm_status copy_nodes(copying *c, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t node = 0; status == PM_OK && node < pm_map_node_count(c->map); node++) {
        size_t who = pm_people_names_of_node(c->people, node);
        size_t made = 0;
        const char *id =
            who != SIZE_MAX ? pm_people_names_id(c->people, who) : pm_map_node_id(c->map, node);
        status = pm_map_add_node(c->copy, id, pm_map_node_line(c->map, node), &made, err);
    }
    return status;
}

static pm_status copy_edges(copying *c, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t e = 0; status == PM_OK && e < pm_map_edge_count(c->map); e++) {
        pm_edge edge = *pm_map_edge(c->map, e);
        size_t made = 0;
        if (edge.id != NULL) {
            c->scratch.length = 0;
            pm_people_names_add_id(c->people, &c->scratch, edge.id);
            edge.id = pm_text_bytes(&c->scratch);
        }
        status =
            c->scratch.failed ? pm_fail_memory(err) : pm_map_add_edge(c->copy, &edge, &made, err);
    }
    return status;
}

/* Says what people go by, in the column their labels are read from. */
static pm_status label_people(copying *c, pm_error *err)
{
    const char *name = pm_map_redirection(c->map, PM_NODE_LABEL);
    size_t column = SIZE_MAX;
    pm_status status = pm_map_add_attribute(
        c->copy, PM_NODE, name != NULL ? name : pm_vocabulary(PM_NODE_LABEL)->name, &column, err);
    for (size_t node = 0; status == PM_OK && node < pm_map_node_count(c->map); node++) {
        size_t who = pm_people_names_of_node(c->people, node);
        if (who != SIZE_MAX) {
            status = pm_map_set(c->copy, PM_NODE, column, node,
                                pm_people_names_label(c->people, who), err);
        }
    }
    return status;
}

static pm_status copy_redirections(copying *c, pm_error *err)
{
    pm_status status = PM_OK;
    for (pm_word word = 0; status == PM_OK && word < PM_WORD_COUNT; word++) {
        const char *name = pm_map_redirection(c->map, word);
        status = name != NULL ? pm_map_read_word_from(c->copy, word, name, err) : PM_OK;
    }
    return status;
}

static pm_status copy_all(copying *c, pm_error *err)
{
    size_t nodes = pm_map_node_count(c->map);
    size_t edges = pm_map_edge_count(c->map);
    pm_status status =
        pm_map_set_origin(c->copy, pm_map_file(c->map), pm_map_graph_id(c->map), err);
    pm_map_count_upwards(c->copy, pm_map_counts_upwards(c->map));
    status = status == PM_OK ? pm_map_reserve(c->copy, nodes, edges, err) : status;
    status = status == PM_OK ? copy_nodes(c, err) : status;
    status = status == PM_OK ? copy_edges(c, err) : status;
    for (pm_element element = 0; element < PM_ELEMENT_COUNT; element++) {
        size_t columns = pm_map_attribute_count(c->map, element);
        for (size_t column = 0; status == PM_OK && column < columns; column++) {
            status = copy_column(c, element, column, err);
        }
    }
    status = status == PM_OK ? copy_redirections(c, err) : status;
    return status == PM_OK ? label_people(c, err) : status;
}

pm_status pm_map_without_names(const pm_map *map, pm_people_names *people, const char *const *kept,
                               pm_map **unnamed, pm_error *err)
{
    copying c = {.map = map, .people = people, .kept = kept};
    pm_status status = pm_map_new(&c.copy, err);
    if (status != PM_OK) {
        return status;
    }
    status = copy_all(&c, err);
    pm_text_free(&c.scratch);
    if (status != PM_OK) {
        pm_map_free(c.copy);
        return status;
    }
    *unnamed = c.copy;
    return PM_OK;
}
