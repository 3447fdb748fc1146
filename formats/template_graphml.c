/* The empty map of a template as GraphML: the members with what their list states, every word of
 * the vocabulary declared with its meaning, and how to add a tie, for those who write it by hand.
 */
#include <stdio.h>

#include "formats/template_parts.h"
#include "formats/template_questions.h"
#include "formats/xml_write.h"

enum { KEY_ID_SIZE = 64 };

/* The file under way. */
typedef struct drafting {
    const pm_map *members;
    pm_xml_writer *xml;
    pm_text scratch;
    bool failed;
} drafting;

static const char *const ELEMENTS[PM_ELEMENT_COUNT] = {"graph", "node", "edge"};

static const char *type_of(pm_word word)
{
    switch (pm_vocabulary(word)->type) {
    case PM_WORD_NUMBER:
        return "double";
    case PM_WORD_BOOLEAN:
        return "boolean";
    default:
        return "string";
    }
}

/* The word whose own name this is; PM_WORD_COUNT when it is none, or another name of one. */
static pm_word own_word(pm_element element, const char *name)
{
    bool alias = false;
    pm_word word = pm_vocabulary_find(element, name, &alias);
    return alias ? PM_WORD_COUNT : word;
}

/* --- keys ------------------------------------------------------------------------------------ */

/* An attribute's key: "node_sector", or by number where it is no word: such names may hold
 * anything.
 */
static void name_key(char *id, pm_element element, const char *name, size_t column)
{
    if (own_word(element, name) < PM_WORD_COUNT) {
        snprintf(id, KEY_ID_SIZE, "%s_%s", ELEMENTS[element], name);
    } else {
        snprintf(id, KEY_ID_SIZE, "%s_column_%zu", ELEMENTS[element], column + 1);
    }
}

static void put_key(drafting *d, pm_element element, const char *name, size_t column,
                    const char *type)
{
    char id[KEY_ID_SIZE];
    name_key(id, element, name, column);
    pm_xml_put_start(d->xml, "key");
    pm_xml_put_attribute(d->xml, "id", id);
    pm_xml_put_attribute(d->xml, "for", ELEMENTS[element]);
    pm_xml_put_attribute(d->xml, "attr.name", name);
    pm_xml_put_attribute(d->xml, "attr.type", type);
    pm_xml_put_end(d->xml);
}

static void put_word(drafting *d, pm_word word)
{
    const pm_vocabulary_row *row = pm_vocabulary(word);
    pm_text_free(&d->scratch);
    pm_text_addf(&d->scratch, "%s: %s; ", row->name, row->meaning);
    pm_add_what_it_takes(&d->scratch, word);
    d->failed = d->failed || d->scratch.failed;
    pm_xml_put_comment(d->xml, pm_text_bytes(&d->scratch));
    put_key(d, row->element, row->name, 0, type_of(word));
}

/* The words of an element, then the columns of the list of members that are no words of ours. */
static void put_keys(drafting *d, pm_element element)
{
    static const char *const titles[PM_ELEMENT_COUNT] = {
        "===== The partnership as a whole: data of the graph =====",
        "===== Members, bodies, people and outcomes: data of a node =====",
        "===== Ties: data of an edge =====",
    };
    pm_xml_put_comment(d->xml, titles[element]);
    for (pm_word word = 0; word < PM_WORD_COUNT; word++) {
        if (pm_vocabulary(word)->element == element) {
            put_word(d, word);
        }
    }
    size_t columns = element != PM_EDGE ? pm_map_attribute_count(d->members, element) : 0;
    for (size_t c = 0; c < columns; c++) {
        const char *name = pm_map_attribute_name(d->members, element, c);
        if (own_word(element, name) == PM_WORD_COUNT) {
            put_key(d, element, name, c, "string");
        }
    }
}

/* --- what is stated -------------------------------------------------------------------------- */

static void put_value(drafting *d, pm_element element, const char *name, size_t column,
                      const char *value)
{
    char id[KEY_ID_SIZE];
    name_key(id, element, name, column);
    pm_xml_put_start(d->xml, "data");
    pm_xml_put_attribute(d->xml, "key", id);
    pm_xml_put_text(d->xml, value);
    pm_xml_put_end(d->xml);
}

/* Words as the map is read, be it under another name; booleans as GraphML has them, whatever the
 * list said. */
static void put_words(drafting *d, pm_element element, size_t index)
{
    for (pm_word word = 0; word < PM_WORD_COUNT; word++) {
        const pm_vocabulary_row *row = pm_vocabulary(word);
        const char *value = row->element == element ? pm_map_text(d->members, word, index) : NULL;
        int truth = value != NULL && row->type == PM_WORD_BOOLEAN ? pm_parse_boolean(value) : -1;
        if (value != NULL) {
            put_value(d, element, row->name, 0, truth < 0 ? value : truth == 1 ? "true" : "false");
        }
    }
}

static void put_data(drafting *d, pm_element element, size_t index)
{
    put_words(d, element, index);
    for (size_t c = 0; c < pm_map_attribute_count(d->members, element); c++) {
        const char *name = pm_map_attribute_name(d->members, element, c);
        const char *value = pm_map_attribute(d->members, element, c, index);
        if (value != NULL && own_word(element, name) == PM_WORD_COUNT) {
            put_value(d, element, name, c, value);
        }
    }
}

static void put_graph(drafting *d)
{
    pm_xml_put_start(d->xml, "graph");
    pm_xml_put_attribute(d->xml, "id", "map");
    pm_xml_put_attribute(d->xml, "edgedefault", "undirected");
    put_data(d, PM_GRAPH, 0);
    for (size_t node = 0; node < pm_map_node_count(d->members); node++) {
        pm_xml_put_start(d->xml, "node");
        pm_xml_put_attribute(d->xml, "id", pm_map_node_id(d->members, node));
        put_data(d, PM_NODE, node);
        pm_xml_put_end(d->xml);
    }
    pm_xml_put_comment(d->xml, "To add a tie, put lines like these here, with the ids of two nodes "
                               "above:\n\n"
                               "    <edge source=\"ONE\" target=\"ANOTHER\" directed=\"true\">\n"
                               "      <data key=\"edge_kind\">funds</data>\n"
                               "      <data key=\"edge_amount\">5000</data>\n"
                               "    </edge>\n\n"
                               "directed=\"true\" where it goes from source to target; leave it "
                               "out where it goes both ways.");
    pm_xml_put_end(d->xml);
}

/* --- all ------------------------------------------------------------------------------------- */

pm_status pm_add_template_map(pm_text *out, const pm_map *members, pm_error *err)
{
    drafting d = {.members = members};
    pm_status status = pm_xml_writer_new(out, &d.xml, err);
    if (status != PM_OK) {
        return status;
    }
    pm_xml_put_comment(d.xml,
                       "A partnership map without ties: write them in by hand, or have the "
                       "question sheets beside this file\nfilled in and put them together "
                       "with \"partmap merge\". Every word partmap knows is declared below,\n"
                       "with its meaning and what it takes. All may be left out: a missing "
                       "or blank word means \"not known\".");
    pm_xml_put_start(d.xml, "graphml");
    pm_xml_put_attribute(d.xml, "xmlns", "http://graphml.graphdrawing.org/xmlns");
    for (pm_element element = 0; element < PM_ELEMENT_COUNT; element++) {
        put_keys(&d, element);
    }
    put_graph(&d);
    pm_xml_put_end(d.xml);
    status = pm_xml_writer_end(d.xml, err);
    pm_xml_writer_free(d.xml);
    pm_text_free(&d.scratch);
    return status == PM_OK && d.failed ? pm_fail_memory(err) : status;
}
