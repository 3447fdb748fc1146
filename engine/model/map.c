/* The map's storage: nodes, edges and columns of text in one arena. See map.h. */
#include "engine/model/map.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/base/names.h"
#include "engine/base/text.h"

enum { SOURCES_A_WORD = PM_MOST_ALIASES + 1 };

typedef struct map_node {
    const char *id;
    size_t line;
} map_node;

/* Stands for a blank that was stated: unknown, and no default takes its place. */
static const char BLANK[] = "";

/* One attribute of all nodes, of all edges or of the graph. A value is NULL where nothing was
 * stated, and values end where "count" does. */
typedef struct map_column {
    const char *name;
    const char *fallback; /* the default; NULL when there is none */
    const char **values;
    size_t count, capacity;
} map_column;

typedef struct map_columns {
    map_column *items;
    size_t count, capacity;
    pm_names index; /* by name */
} map_columns;

/* Where a word is read: columns in order of rank, ended by SIZE_MAX. */
typedef struct word_sources {
    size_t column[SOURCES_A_WORD + 1];
    bool alias[SOURCES_A_WORD + 1];
} word_sources;

struct pm_map {
    pm_arena arena;
    const char *file;
    const char *graph_id;
    map_node *nodes;
    size_t node_count, node_capacity;
    pm_names node_index;
    pm_edge *edges;
    size_t edge_count, edge_capacity;
    map_columns attributes[PM_ELEMENT_COUNT];
    word_sources sources[PM_WORD_COUNT];
    bool redirected[PM_WORD_COUNT]; /* by pm_map_read_word_from */
};

/* --- building -------------------------------------------------------------------------------- */

pm_status pm_map_new(pm_map **map, pm_error *err)
{
    pm_map *made = calloc(1, sizeof *made);
    if (made == NULL) {
        return pm_fail_memory(err);
    }
    made->file = "";
    made->graph_id = "";
    for (size_t word = 0; word < PM_WORD_COUNT; word++) {
        made->sources[word].column[0] = SIZE_MAX;
    }
    *map = made;
    return PM_OK;
}

void pm_map_free(pm_map *map)
{
    if (map == NULL) {
        return;
    }
    for (size_t e = 0; e < PM_ELEMENT_COUNT; e++) {
        for (size_t c = 0; c < map->attributes[e].count; c++) {
            free(map->attributes[e].items[c].values);
        }
        free(map->attributes[e].items);
        pm_names_free(&map->attributes[e].index);
    }
    free(map->nodes);
    free(map->edges);
    pm_names_free(&map->node_index);
    pm_arena_free(&map->arena);
    free(map);
}

static const char *keep(pm_map *map, const char *text, size_t length)
{
    return pm_arena_text(&map->arena, text, length);
}

pm_status pm_map_set_origin(pm_map *map, const char *file, const char *graph_id, pm_error *err)
{
    const char *kept_file = keep(map, file, strlen(file));
    const char *kept_id = keep(map, graph_id, strlen(graph_id));
    if (kept_file == NULL || kept_id == NULL) {
        return pm_fail_memory(err);
    }
    map->file = kept_file;
    map->graph_id = kept_id;
    return PM_OK;
}

pm_status pm_map_reserve(pm_map *map, size_t nodes, size_t edges, pm_error *err)
{
    void *grown = map->nodes;
    pm_status status = pm_grow(&grown, &map->node_capacity, nodes, sizeof *map->nodes, err);
    map->nodes = grown;
    if (status != PM_OK) {
        return status;
    }
    grown = map->edges;
    status = pm_grow(&grown, &map->edge_capacity, edges, sizeof *map->edges, err);
    map->edges = grown;
    return status;
}

pm_status pm_map_add_node(pm_map *map, const char *id, size_t line, size_t *node, pm_error *err)
{
    size_t first = pm_map_find_node(map, id);
    if (first != SIZE_MAX) {
        return pm_fail(
            err, PM_INVALID,
            "Node \"%s\" is already there, from line %zu: give one of the two another id.",
            pm_excerpt_of(id).bytes, map->nodes[first].line);
    }
    void *nodes = map->nodes;
    pm_status status =
        pm_grow(&nodes, &map->node_capacity, map->node_count + 1, sizeof *map->nodes, err);
    map->nodes = nodes;
    if (status != PM_OK) {
        return status;
    }
    const char *kept = keep(map, id, strlen(id));
    if (kept == NULL) {
        return pm_fail_memory(err);
    }
    status = pm_names_add(&map->node_index, id, map->node_count, err);
    if (status == PM_OK) {
        map->nodes[map->node_count] = (map_node){.id = kept, .line = line};
        *node = map->node_count++;
    }
    return status;
}

pm_status pm_map_add_edge(pm_map *map, const pm_edge *edge, size_t *index, pm_error *err)
{
    if (edge->source >= map->node_count || edge->target >= map->node_count) {
        return pm_fail(err, PM_INTERNAL, "An edge was added before the nodes it joins.");
    }
    void *edges = map->edges;
    pm_status status =
        pm_grow(&edges, &map->edge_capacity, map->edge_count + 1, sizeof *map->edges, err);
    map->edges = edges;
    if (status != PM_OK) {
        return status;
    }
    pm_edge added = *edge;
    if (edge->id != NULL) {
        added.id = keep(map, edge->id, strlen(edge->id));
        if (added.id == NULL) {
            return pm_fail_memory(err);
        }
    }
    map->edges[map->edge_count] = added;
    *index = map->edge_count++;
    return PM_OK;
}

/* Looks up again which columns a word is read from; called when a column is added. */
static void find_sources(pm_map *map, pm_word word)
{
    const pm_vocabulary_row *row = pm_vocabulary(word);
    word_sources *sources = &map->sources[word];
    if (map->redirected[word]) {
        return;
    }
    size_t count = 0;
    size_t own = pm_map_find_attribute(map, row->element, row->name);
    if (own != SIZE_MAX) {
        sources->alias[count] = false;
        sources->column[count++] = own;
    }
    for (size_t i = 0; row->aliases[i] != NULL; i++) {
        size_t alias = pm_map_find_attribute(map, row->element, row->aliases[i]);
        if (alias != SIZE_MAX) {
            sources->alias[count] = true;
            sources->column[count++] = alias;
        }
    }
    sources->column[count] = SIZE_MAX;
}

pm_status pm_map_add_attribute(pm_map *map, pm_element element, const char *name, size_t *column,
                               pm_error *err)
{
    *column = pm_map_find_attribute(map, element, name);
    if (*column != SIZE_MAX) {
        return PM_OK;
    }
    map_columns *list = &map->attributes[element];
    void *items = list->items;
    pm_status status = pm_grow(&items, &list->capacity, list->count + 1, sizeof *list->items, err);
    list->items = items;
    if (status != PM_OK) {
        return status;
    }
    const char *kept = keep(map, name, strlen(name));
    if (kept == NULL) {
        return pm_fail_memory(err);
    }
    status = pm_names_add(&list->index, name, list->count, err);
    if (status != PM_OK) {
        return status;
    }
    list->items[list->count] = (map_column){.name = kept};
    *column = list->count++;
    bool alias = false;
    pm_word word = pm_vocabulary_find(element, name, &alias);
    if (word < PM_WORD_COUNT) {
        find_sources(map, word);
    }
    return PM_OK;
}

pm_status pm_map_set(pm_map *map, pm_element element, size_t column, size_t index, const char *text,
                     pm_error *err)
{
    map_column *of = &map->attributes[element].items[column];
    const char *value = BLANK;
    size_t length = pm_trim(&text);
    if (length > 0) {
        value = keep(map, text, length);
        if (value == NULL) {
            return pm_fail_memory(err);
        }
    }
    void *values = of->values;
    pm_status status = pm_grow(&values, &of->capacity, index + 1, sizeof *of->values, err);
    of->values = values;
    if (status != PM_OK) {
        return status;
    }
    while (of->count <= index) {
        of->values[of->count++] = NULL;
    }
    of->values[index] = value;
    return PM_OK;
}

pm_status pm_map_set_default(pm_map *map, pm_element element, size_t column, const char *text,
                             pm_error *err)
{
    const char *kept = keep(map, text, strlen(text));
    if (kept == NULL) {
        return pm_fail_memory(err);
    }
    map->attributes[element].items[column].fallback = kept;
    return PM_OK;
}

pm_status pm_map_read_word_from(pm_map *map, pm_word word, const char *name, pm_error *err)
{
    static const char *const nouns[] = {"The graph has no", "No node has an", "No edge has an"};
    pm_element element = pm_vocabulary(word)->element;
    size_t found = pm_map_find_attribute(map, element, name);
    if (found == SIZE_MAX) {
        return pm_fail(err, PM_USAGE, "%s attribute \"%s\" to read \"%s\" from.", nouns[element],
                       pm_excerpt_of(name).bytes, pm_vocabulary(word)->name);
    }
    map->redirected[word] = true;
    map->sources[word] = (word_sources){.column = {found, SIZE_MAX}, .alias = {true}};
    return PM_OK;
}

/* --- asking ---------------------------------------------------------------------------------- */

const char *pm_map_file(const pm_map *map)
{
    return map->file;
}

const char *pm_map_graph_id(const pm_map *map)
{
    return map->graph_id;
}

size_t pm_map_node_count(const pm_map *map)
{
    return map->node_count;
}

size_t pm_map_edge_count(const pm_map *map)
{
    return map->edge_count;
}

const char *pm_map_node_id(const pm_map *map, size_t node)
{
    return map->nodes[node].id;
}

size_t pm_map_node_line(const pm_map *map, size_t node)
{
    return map->nodes[node].line;
}

const pm_edge *pm_map_edge(const pm_map *map, size_t edge)
{
    return &map->edges[edge];
}

size_t pm_map_find_node(const pm_map *map, const char *id)
{
    return pm_names_find(&map->node_index, id);
}

size_t pm_map_attribute_count(const pm_map *map, pm_element element)
{
    return map->attributes[element].count;
}

const char *pm_map_attribute_name(const pm_map *map, pm_element element, size_t column)
{
    return map->attributes[element].items[column].name;
}

size_t pm_map_find_attribute(const pm_map *map, pm_element element, const char *name)
{
    return pm_names_find(&map->attributes[element].index, name);
}

const char *pm_map_attribute(const pm_map *map, pm_element element, size_t column, size_t index)
{
    const map_column *of = &map->attributes[element].items[column];
    const char *value = index < of->count ? of->values[index] : NULL;
    if (value == NULL) {
        return of->fallback;
    }
    return value != BLANK ? value : NULL;
}

const char *pm_map_text(const pm_map *map, pm_word word, size_t index)
{
    const pm_vocabulary_row *row = pm_vocabulary(word);
    const word_sources *sources = &map->sources[word];
    for (size_t i = 0; sources->column[i] != SIZE_MAX; i++) {
        const char *value = pm_map_attribute(map, row->element, sources->column[i], index);
        if (value != NULL && pm_vocabulary_takes(word, value)) {
            return value;
        }
    }
    return NULL;
}

bool pm_map_number(const pm_map *map, pm_word word, size_t index, double *value)
{
    const char *text = pm_map_text(map, word, index);
    if (text == NULL) {
        return false;
    }
    int boolean =
        pm_vocabulary(word)->type == PM_WORD_COUNT_OR_BOOLEAN ? pm_parse_boolean(text) : -1;
    if (boolean >= 0) {
        *value = boolean;
        return true;
    }
    double number = 0;
    if (!pm_parse_number(text, &number) || fabs(number) > PM_LARGEST_NUMBER) {
        return false;
    }
    *value = number;
    return true;
}

pm_answer pm_map_boolean(const pm_map *map, pm_word word, size_t index)
{
    const char *text = pm_map_text(map, word, index);
    int answer = text != NULL ? pm_parse_boolean(text) : -1;
    double count = 0;
    if (answer < 0 && pm_vocabulary(word)->type == PM_WORD_COUNT_OR_BOOLEAN &&
        pm_map_number(map, word, index, &count)) {
        answer = count > 0 ? 1 : 0;
    }
    return (pm_answer)answer;
}

int pm_map_choice(const pm_map *map, pm_word word, size_t index)
{
    const char *text = pm_map_text(map, word, index);
    return text != NULL ? pm_vocabulary_choice(word, text) : -1;
}

pm_node_kind pm_map_kind(const pm_map *map, size_t node)
{
    int kind = pm_map_choice(map, PM_NODE_KIND, node);
    return kind >= 0 ? (pm_node_kind)kind : PM_ORGANISATION;
}

const char *pm_map_label(const pm_map *map, size_t node)
{
    const char *label = pm_map_text(map, PM_NODE_LABEL, node);
    return label != NULL ? label : map->nodes[node].id;
}

bool pm_map_edge_is(const pm_map *map, size_t edge, const char *kind)
{
    return pm_map_is(map, PM_EDGE_KIND, edge, kind);
}

bool pm_map_is(const pm_map *map, pm_word word, size_t index, const char *choice)
{
    const char *text = pm_map_text(map, word, index);
    return text != NULL && pm_equal_ignoring_case(text, choice);
}
