/* The keys of a GraphML file: what its graphs say of themselves in, <key> elements out. See
 * graphml_write.h. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/names.h"
#include "formats/graphml_build.h"
#include "formats/graphml_write.h"

const pm_echo pm_echoes[PM_ECHO_COUNT] = {
    {PM_NODE_LABEL, "label", PM_OWN_KEY "label", PM_ATTRIBUTE_TEXT},
    {PM_EDGE_STRENGTH, "weight", PM_OWN_KEY "weight", PM_ATTRIBUTE_NUMBER},
};

/* --- the table ------------------------------------------------------------------------------- */

/* The type that values of both types have. */
static pm_attribute_type common_type(pm_attribute_type a, pm_attribute_type b)
{
    bool numbers = (a == PM_ATTRIBUTE_WHOLE || a == PM_ATTRIBUTE_NUMBER) &&
                   (b == PM_ATTRIBUTE_WHOLE || b == PM_ATTRIBUTE_NUMBER);
    if (a == b) {
        return a;
    }
    return numbers ? PM_ATTRIBUTE_NUMBER : PM_ATTRIBUTE_TEXT;
}

/* A default that can be told: values are all written out, because many programs pass over defaults,
 * so it must not fill in for what is not known. */
static const char *default_of(const pm_written_graph *graph, pm_element element,
                              const pm_attribute *attribute)
{
    const pm_map *map = graph->attributes.map;
    const size_t counts[] = {1, pm_map_node_count(map), pm_map_edge_count(map)};
    const char *fallback =
        attribute->computed == NULL ? pm_map_default(map, element, attribute->column) : NULL;
    for (size_t i = 0; fallback != NULL && i < counts[element]; i++) {
        if (pm_map_attribute(map, element, attribute->column, i) == NULL) {
            return NULL;
        }
    }
    return fallback;
}

static pm_status add_key(pm_graphml_file *file, const pm_written_graph *graph, pm_element element,
                         const pm_attribute *attribute, pm_error *err)
{
    void *keys = file->keys;
    pm_status status =
        pm_grow(&keys, &file->key_capacity, file->key_count + 1, sizeof *file->keys, err);
    file->keys = keys;
    if (status != PM_OK) {
        return status;
    }
    bool own = attribute->computed == NULL;
    pm_written_key *key = &file->keys[file->key_count];
    *key = (pm_written_key){
        .name = attribute->name,
        .element = element,
        .type = attribute->type,
        .fallback = file->graph_count == 1 ? default_of(graph, element, attribute) : NULL,
        .measure = own ? NULL : attribute->computed->measure};
    snprintf(key->id, sizeof key->id, "%s%zu", own ? "d" : PM_OWN_KEY, file->key_count);
    file->key_count++;
    return PM_OK;
}

/* A measure and an attribute of another graph may share a name: they are different keys. */
static pm_status name_in_table(const pm_attribute *attribute, pm_text *name, pm_error *err)
{
    name->length = 0;
    pm_text_addf(name, "%c", attribute->computed == NULL ? 'a' : 'm');
    pm_text_add(name, attribute->name);
    return pm_text_check(name, err);
}

static pm_status list_graph(pm_graphml_file *file, pm_written_graph *graph, pm_element element,
                            pm_names *known, pm_error *err)
{
    const pm_attribute_list *list = &graph->attributes.of[element];
    graph->keys[element] = pm_new_array(list->count, sizeof *graph->keys[element]);
    pm_text name = {0};
    pm_status status = graph->keys[element] != NULL ? PM_OK : pm_fail_memory(err);
    for (size_t i = 0; status == PM_OK && i < list->count; i++) {
        status = name_in_table(&list->items[i], &name, err);
        size_t key = status == PM_OK ? pm_names_find(known, name.bytes) : 0;
        if (status == PM_OK && key == SIZE_MAX) {
            key = file->key_count;
            status = pm_names_add(known, name.bytes, key, err);
            status = status == PM_OK ? add_key(file, graph, element, &list->items[i], err) : status;
        } else if (status == PM_OK) {
            file->keys[key].type = common_type(file->keys[key].type, list->items[i].type);
        }
        graph->keys[element][i] = key;
    }
    pm_text_free(&name);
    return status;
}

/* --- echoes ---------------------------------------------------------------------------------- */

/* Is the word stated, but under another name than others look for? */
static bool is_echoed(const pm_written_graph *graph, const pm_echo *echo)
{
    pm_element element = pm_vocabulary(echo->word)->element;
    const pm_map *map = graph->attributes.map;
    const pm_attribute_list *list = &graph->attributes.of[element];
    const size_t counts[] = {1, pm_map_node_count(map), pm_map_edge_count(map)};
    for (size_t i = 0; i < list->count; i++) {
        if (pm_equal_ignoring_case(list->items[i].name, echo->name)) {
            return false;
        }
    }
    for (size_t i = 0; i < counts[element]; i++) {
        if (pm_map_text(map, echo->word, i) != NULL) {
            return true;
        }
    }
    return false;
}

/* The reader's limit, so that what is written can be read: other formats may hold more. */
static pm_status check_count(const pm_graphml_file *file, size_t before, pm_error *err)
{
    size_t own = 0;
    for (size_t i = before; i < file->key_count; i++) {
        own += file->keys[i].measure == NULL ? 1 : 0;
    }
    return own <= PM_MOST_NAMES
               ? PM_OK
               : pm_fail(err, PM_INVALID,
                         "The map has %zu attributes of one kind of element, and GraphML is read "
                         "with at most %d: leave out those that the map does not need.",
                         own, PM_MOST_NAMES);
}

pm_status pm_graphml_list_keys(pm_graphml_file *file, pm_error *err)
{
    pm_status status = PM_OK;
    for (pm_element e = PM_GRAPH; status == PM_OK && e < PM_ELEMENT_COUNT; e++) {
        size_t before = file->key_count;
        pm_names known = {0};
        for (size_t g = 0; status == PM_OK && g < file->graph_count; g++) {
            status = list_graph(file, &file->graphs[g], e, &known, err);
        }
        pm_names_free(&known);
        status = status == PM_OK ? check_count(file, before, err) : status;
    }
    for (size_t g = 0; g < file->graph_count; g++) {
        for (size_t i = 0; i < PM_ECHO_COUNT; i++) {
            file->graphs[g].echoed[i] = is_echoed(&file->graphs[g], &pm_echoes[i]);
        }
    }
    return status;
}

/* --- writing --------------------------------------------------------------------------------- */

static const char *word_of_type(pm_attribute_type type)
{
    static const char *const words[] = {"string", "boolean", "long", "double"};
    return words[type];
}

static void open_key(pm_xml_writer *xml, const char *id, pm_element element, const char *name,
                     pm_attribute_type type)
{
    pm_xml_put_start(xml, "key");
    pm_xml_put_attribute(xml, "id", id);
    pm_xml_put_attribute(xml, "for", pm_graphml_element_name(element));
    pm_xml_put_attribute(xml, "attr.name", name);
    pm_xml_put_attribute(xml, "attr.type", word_of_type(type));
}

/* What a measure's numbers are: "Density (share, 0..1)". */
static pm_status describe(pm_xml_writer *xml, const pm_measure *measure, pm_error *err)
{
    pm_text text = {0};
    pm_text_add(&text, measure->title);
    if (measure->unit[0] != '\0') {
        pm_text_addf(&text, " (%s)", measure->unit);
    }
    pm_xml_put_leaf(xml, "desc", pm_text_bytes(&text));
    pm_status status = pm_text_check(&text, err);
    pm_text_free(&text);
    return status;
}

static void write_echo_keys(pm_graphml_file *file)
{
    for (size_t i = 0; i < PM_ECHO_COUNT; i++) {
        bool echoed = false;
        for (size_t g = 0; g < file->graph_count; g++) {
            echoed = echoed || file->graphs[g].echoed[i];
        }
        if (echoed) {
            const pm_echo *echo = &pm_echoes[i];
            open_key(file->xml, echo->key, pm_vocabulary(echo->word)->element, echo->name,
                     echo->type);
            pm_xml_put_end(file->xml);
        }
    }
}

pm_status pm_graphml_write_keys(pm_graphml_file *file, pm_error *err)
{
    pm_status status = PM_OK;
    for (size_t i = 0; status == PM_OK && i < file->key_count; i++) {
        const pm_written_key *key = &file->keys[i];
        open_key(file->xml, key->id, key->element, key->name, key->type);
        if (key->measure != NULL) {
            status = describe(file->xml, key->measure, err);
        }
        if (key->fallback != NULL) {
            pm_xml_put_leaf(file->xml, "default", key->fallback);
        }
        pm_xml_put_end(file->xml);
    }
    write_echo_keys(file);
    return status;
}
