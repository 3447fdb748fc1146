/* The empty map of a template as GraphML: the members with what their list states, every word of
 * the vocabulary declared with its meaning, and how to add a tie, for those who write it by hand. */
#include <string.h>

#include "formats/template_parts.h"
#include "formats/template_questions.h"

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

/* An attribute's key: "node_sector", or by number where it is no word: such names may hold anything.
 */
static void add_key_id(pm_text *out, const pm_map *members, pm_element element, size_t column)
{
    const char *name = pm_map_attribute_name(members, element, column);
    if (own_word(element, name) < PM_WORD_COUNT) {
        pm_text_addf(out, "%s_%s", ELEMENTS[element], name);
    } else {
        pm_text_addf(out, "%s_column_%zu", ELEMENTS[element], column + 1);
    }
}

static void add_word(pm_text *out, pm_word word)
{
    const pm_vocabulary_row *row = pm_vocabulary(word);
    const char *element = ELEMENTS[row->element];
    pm_text_addf(out, "\n  <!-- %s: %s; ", row->name, row->meaning);
    pm_add_what_it_takes(out, word);
    pm_text_addf(out, " -->\n  <key id=\"%s_%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>",
                 element, row->name, element, row->name, type_of(word));
}

static void add_words(pm_text *out, pm_element element)
{
    static const char *const titles[PM_ELEMENT_COUNT] = {
        "The partnership as a whole: data of the graph, before its first node",
        "Members, bodies, people and outcomes: data of a node",
        "Ties: data of an edge",
    };
    pm_text_addf(out, "\n\n  <!-- ===== %s ===== -->", titles[element]);
    for (pm_word word = 0; word < PM_WORD_COUNT; word++) {
        if (pm_vocabulary(word)->element == element) {
            add_word(out, word);
        }
    }
}

/* Columns of the list of members that are no words of ours. */
static void add_other_keys(pm_text *out, const pm_map *members, pm_element element)
{
    for (size_t c = 0; c < pm_map_attribute_count(members, element); c++) {
        const char *name = pm_map_attribute_name(members, element, c);
        if (own_word(element, name) == PM_WORD_COUNT) {
            pm_text_add(out, "\n  <key id=\"");
            add_key_id(out, members, element, c);
            pm_text_addf(out, "\" for=\"%s\" attr.name=\"", ELEMENTS[element]);
            pm_text_add_xml(out, name);
            pm_text_add(out, "\" attr.type=\"string\"/>");
        }
    }
}

/* --- what is stated -------------------------------------------------------------------------- */

/* Booleans as GraphML has them, whatever the list said. */
static const char *value_to_write(pm_element element, const char *name, const char *value)
{
    pm_word word = own_word(element, name);
    if (word == PM_WORD_COUNT || pm_vocabulary(word)->type != PM_WORD_BOOLEAN ||
        pm_parse_boolean(value) < 0) {
        return value;
    }
    return pm_parse_boolean(value) == 1 ? "true" : "false";
}

static void add_data(pm_text *out, const pm_map *members, pm_element element, size_t index,
                     const char *indent)
{
    for (size_t c = 0; c < pm_map_attribute_count(members, element); c++) {
        const char *value = pm_map_attribute(members, element, c, index);
        if (value != NULL) {
            const char *name = pm_map_attribute_name(members, element, c);
            pm_text_addf(out, "%s<data key=\"", indent);
            add_key_id(out, members, element, c);
            pm_text_add(out, "\">");
            pm_text_add_xml(out, value_to_write(element, name, value));
            pm_text_add(out, "</data>");
        }
    }
}

static void add_node(pm_text *out, const pm_map *members, size_t node)
{
    pm_text_add(out, "\n    <node id=\"");
    pm_text_add_xml(out, pm_map_node_id(members, node));
    pm_text_add(out, "\">");
    add_data(out, members, PM_NODE, node, "\n      ");
    pm_text_add(out, "\n    </node>");
}

/* --- all ------------------------------------------------------------------------------------- */

static const char OPENING[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<!-- A partnership map without ties: write them in by hand, or fill in the question sheets "
    "beside\n     this file and put them together with \"partmap merge\".\n\n"
    "     Every word partmap knows is declared below, each with its meaning and what it takes. All of\n"
    "     them may be left out: a missing or blank word means \"not known\". -->\n"
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">";

static const char HOW_TO_ADD_A_TIE[] =
    "\n\n    <!-- To add a tie, put lines like these here, with the ids of two nodes above:\n\n"
    "    <edge source=\"ONE\" target=\"ANOTHER\" directed=\"true\">\n"
    "      <data key=\"edge_kind\">funds</data>\n"
    "      <data key=\"edge_amount\">5000</data>\n"
    "    </edge>\n\n"
    "         directed=\"true\" where it goes from source to target; leave it out where it goes both "
    "ways. -->";

void pm_add_template_map(pm_text *out, const pm_map *members)
{
    pm_text_add(out, OPENING);
    for (pm_element element = 0; element < PM_ELEMENT_COUNT; element++) {
        add_words(out, element);
        if (element != PM_EDGE) {
            add_other_keys(out, members, element);
        }
    }
    pm_text_add(out, "\n\n  <graph id=\"map\" edgedefault=\"undirected\">");
    add_data(out, members, PM_GRAPH, 0, "\n    ");
    for (size_t node = 0; node < pm_map_node_count(members); node++) {
        add_node(out, members, node);
    }
    pm_text_add(out, HOW_TO_ADD_A_TIE);
    pm_text_add(out, "\n  </graph>\n</graphml>\n");
}
