/* The map's storage: nodes, edges and columns of text. See map.h.
 *
 * A value is the 32-bit number of a text in the map's store. Facts repeat (kinds, sectors, years),
 * so what was stated lately is looked through for the same text before it is stored again. */
#include "engine/model/map.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/base/names.h"
#include "engine/base/store.h"
#include "engine/base/text.h"

enum {
    SOURCES_A_WORD = PM_MOST_ALIASES + 4, /* own name, aliases, and some in other case */
    PAGE_BITS = 6,
    PAGE_VALUES = 1 << PAGE_BITS, /* values of a column that stand together */
    RECENT_BITS = 10,
    RECENT_TEXTS = 1 << RECENT_BITS,
    LONGEST_RECENT = 48 /* bytes of a text that is thought likely to come again */
};

typedef struct map_node {
    uint32_t id;   /* its number in the index of nodes */
    uint32_t line; /* the last that 32 bits hold, where it is beyond */
} map_node;

/* Number of a value: nothing was stated; a blank was, and no default takes its place. All others
 * are those of texts. */
enum { NOTHING = 0 };
static const uint32_t BLANK = UINT32_MAX;

/* One attribute of all nodes, of all edges or of the graph. Values stand in pages; one that holds
 * none is NULL. Attributes stated of few cost little, then. */
typedef struct map_column {
    const char *name;
    const char *fallback; /* the default; NULL when there is none */
    uint32_t **pages;
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
    size_t rank[SOURCES_A_WORD + 1];
} word_sources;

struct pm_map {
    pm_arena arena; /* names, defaults, pages of values */
    pm_store texts; /* values, ids of edges */
    uint32_t recent[RECENT_TEXTS];
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
    bool upwards;                   /* places of nodes count so */
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
            free(map->attributes[e].items[c].pages);
        }
        free(map->attributes[e].items);
        pm_names_free(&map->attributes[e].index);
    }
    free(map->nodes);
    free(map->edges);
    pm_names_free(&map->node_index);
    pm_store_free(&map->texts);
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

/* Nodes and edges are counted in 32 bits by whoever keeps many of them. */
static pm_status check_count(size_t count, const char *what, pm_error *err)
{
    if (count < PM_MOST_ELEMENTS) {
        return PM_OK;
    }
    return pm_fail(err, PM_INVALID, "The map has more than %zu %s, which is the limit.",
                   PM_MOST_ELEMENTS, what);
}

pm_status pm_map_add_node(pm_map *map, const char *id, size_t line, size_t *node, pm_error *err)
{
    void *nodes = map->nodes;
    pm_status status = check_count(map->node_count, "nodes", err);
    if (status == PM_OK) {
        status = pm_grow(&nodes, &map->node_capacity, map->node_count + 1, sizeof *map->nodes, err);
    }
    map->nodes = nodes;
    size_t first = SIZE_MAX;
    uint32_t number = 0;
    if (status == PM_OK) {
        status = pm_names_put(&map->node_index, id, map->node_count, &first, &number, err);
    }
    if (status != PM_OK) {
        return status;
    }
    if (first != SIZE_MAX) {
        return pm_fail(
            err, PM_INVALID,
            "Node \"%s\" is already there, from line %zu: give one of the two another id.",
            pm_excerpt_of(id).bytes, pm_map_node_line(map, first));
    }
    map->nodes[map->node_count] =
        (map_node){.id = number, .line = line < UINT32_MAX ? (uint32_t)line : UINT32_MAX};
    *node = map->node_count++;
    return PM_OK;
}

pm_status pm_map_add_edge(pm_map *map, const pm_edge *edge, size_t *index, pm_error *err)
{
    if (edge->source >= map->node_count || edge->target >= map->node_count) {
        return pm_fail(err, PM_INTERNAL, "An edge was added before the nodes it joins.");
    }
    void *edges = map->edges;
    pm_status status = check_count(map->edge_count, "edges", err);
    if (status == PM_OK) {
        status = pm_grow(&edges, &map->edge_capacity, map->edge_count + 1, sizeof *map->edges, err);
    }
    map->edges = edges;
    if (status != PM_OK) {
        return status;
    }
    pm_edge added = *edge;
    if (edge->id != NULL) {
        uint32_t number = 0;
        added.id = pm_store_text(&map->texts, edge->id, strlen(edge->id), &number);
        if (added.id == NULL) {
            return pm_fail_memory(err);
        }
    }
    map->edges[map->edge_count] = added;
    *index = map->edge_count++;
    return PM_OK;
}

/* 0 for the word's own name, then its aliases in their order, then either of them in other case. */
static size_t rank_of(const pm_vocabulary_row *row, const char *name)
{
    size_t alias = 0;
    if (strcmp(row->name, name) == 0) {
        return 0;
    }
    while (row->aliases[alias] != NULL && strcmp(row->aliases[alias], name) != 0) {
        alias++;
    }
    return row->aliases[alias] != NULL ? alias + 1 : SIZE_MAX;
}

/* A new column is one more that the word is read from: it goes behind those of its rank, and the
 * last goes where there are too many. */
static void add_source(pm_map *map, pm_word word, size_t column, const char *name)
{
    word_sources *sources = &map->sources[word];
    size_t rank = rank_of(pm_vocabulary(word), name);
    size_t at = 0;
    size_t count = 0;
    while (sources->column[count] != SIZE_MAX) {
        at += sources->rank[count] <= rank ? 1 : 0;
        count++;
    }
    if (map->redirected[word] || at == SOURCES_A_WORD) {
        return;
    }
    count += count < SOURCES_A_WORD ? 1 : 0;
    for (size_t i = count - 1; i > at; i--) {
        sources->column[i] = sources->column[i - 1];
        sources->rank[i] = sources->rank[i - 1];
    }
    sources->column[at] = column;
    sources->rank[at] = rank;
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
        add_source(map, word, *column, kept);
    }
    return PM_OK;
}

/* Where a text would stand among the recent ones. It does not matter which share a place. */
static uint32_t *recent_place(pm_map *map, const char *text, size_t length)
{
    uint64_t hash = length;
    for (size_t i = 0; i < length; i++) {
        hash = (hash ^ (unsigned char)text[i]) * UINT64_C(0x9E3779B97F4A7C15);
    }
    return &map->recent[hash >> (64 - RECENT_BITS)];
}

/* The number of a value's text, stored unless it was stated lately. */
static pm_status keep_value(pm_map *map, const char *text, size_t length, uint32_t *number,
                            pm_error *err)
{
    uint32_t *recent = length <= LONGEST_RECENT ? recent_place(map, text, length) : NULL;
    if (recent != NULL && *recent != NOTHING) {
        const char *kept = pm_store_at(&map->texts, *recent);
        if (strncmp(kept, text, length) == 0 && kept[length] == '\0') {
            *number = *recent;
            return PM_OK;
        }
    }
    if (pm_store_text(&map->texts, text, length, number) == NULL) {
        return pm_fail_memory(err);
    }
    if (recent != NULL) {
        *recent = *number;
    }
    return PM_OK;
}

/* Makes the page of a value, if there is none. */
static pm_status make_page(pm_map *map, map_column *column, size_t index, pm_error *err)
{
    size_t page = index >> PAGE_BITS;
    void *pages = column->pages;
    pm_status status = pm_grow(&pages, &column->capacity, page + 1, sizeof *column->pages, err);
    column->pages = pages;
    if (status != PM_OK) {
        return status;
    }
    while (column->count <= page) {
        column->pages[column->count++] = NULL;
    }
    if (column->pages[page] == NULL) {
        column->pages[page] = pm_arena_new(&map->arena, PAGE_VALUES * sizeof **column->pages);
    }
    return column->pages[page] != NULL ? PM_OK : pm_fail_memory(err);
}

pm_status pm_map_set(pm_map *map, pm_element element, size_t column, size_t index, const char *text,
                     pm_error *err)
{
    map_column *of = &map->attributes[element].items[column];
    uint32_t value = BLANK;
    size_t length = pm_trim(&text);
    pm_status status = length > 0 ? keep_value(map, text, length, &value, err) : PM_OK;
    if (status == PM_OK) {
        status = make_page(map, of, index, err);
    }
    if (status == PM_OK) {
        of->pages[index >> PAGE_BITS][index & (PAGE_VALUES - 1)] = value;
    }
    return status;
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
    map->sources[word] = (word_sources){.column = {found, SIZE_MAX}};
    return PM_OK;
}

void pm_map_direct_edge(pm_map *map, size_t edge, bool turned, bool directed)
{
    pm_edge *told = &map->edges[edge];
    size_t source = told->source;
    told->directed = directed;
    if (turned) {
        told->source = told->target;
        told->target = source;
    }
}

void pm_map_count_upwards(pm_map *map, bool upwards)
{
    map->upwards = upwards;
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

bool pm_map_counts_upwards(const pm_map *map)
{
    return map->upwards;
}

size_t pm_map_memory(const pm_map *map)
{
    size_t bytes = sizeof *map + map->arena.total + map->texts.total +
                   map->node_count * sizeof *map->nodes + map->edge_count * sizeof *map->edges +
                   pm_names_memory(&map->node_index);
    for (size_t e = 0; e < PM_ELEMENT_COUNT; e++) {
        const map_columns *list = &map->attributes[e];
        bytes += list->count * sizeof *list->items + pm_names_memory(&list->index);
        for (size_t c = 0; c < list->count; c++) {
            bytes += list->items[c].count * sizeof *list->items[c].pages;
        }
    }
    return bytes;
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
    return pm_names_text(&map->node_index, map->nodes[node].id);
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
    size_t page = index >> PAGE_BITS;
    uint32_t value = NOTHING;
    if (page < of->count && of->pages[page] != NULL) {
        value = of->pages[page][index & (PAGE_VALUES - 1)];
    }
    if (value == NOTHING) {
        return of->fallback;
    }
    return value != BLANK ? pm_store_at(&map->texts, value) : NULL;
}

const char *pm_map_default(const pm_map *map, pm_element element, size_t column)
{
    return map->attributes[element].items[column].fallback;
}

/* The first value a word takes among its sources, and its column; NULL when there is none. */
static const char *find_fact(const pm_map *map, pm_word word, size_t index, size_t *column)
{
    pm_element element = pm_vocabulary(word)->element;
    const word_sources *sources = &map->sources[word];
    for (size_t i = 0; sources->column[i] != SIZE_MAX; i++) {
        const char *value = pm_map_attribute(map, element, sources->column[i], index);
        if (value != NULL && pm_vocabulary_takes(word, value)) {
            *column = sources->column[i];
            return value;
        }
    }
    return NULL;
}

const char *pm_map_text(const pm_map *map, pm_word word, size_t index)
{
    size_t column = SIZE_MAX;
    return find_fact(map, word, index, &column);
}

size_t pm_map_source(const pm_map *map, pm_word word, size_t index)
{
    size_t column = SIZE_MAX;
    return find_fact(map, word, index, &column) != NULL ? column : SIZE_MAX;
}

bool pm_map_reads(const pm_map *map, pm_word word, size_t column)
{
    const word_sources *sources = &map->sources[word];
    for (size_t i = 0; sources->column[i] != SIZE_MAX; i++) {
        if (sources->column[i] == column) {
            return true;
        }
    }
    return false;
}

const char *pm_map_redirection(const pm_map *map, pm_word word)
{
    return map->redirected[word] ? pm_map_attribute_name(map, pm_vocabulary(word)->element,
                                                         map->sources[word].column[0])
                                 : NULL;
}
