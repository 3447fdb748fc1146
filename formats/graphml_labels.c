/* The GraphML reader's drawn labels: yEd keeps the text of a node or tie within its drawing, as
 * <y:NodeLabel> or <y:EdgeLabel> somewhere below the <data>. That text in, an attribute of the map
 * out, which the vocabulary reads below all others. See graphml_build.h. */
#include <stdint.h>
#include <string.h>

#include "formats/graphml_build.h"

bool pm_graphml_is_drawing(const pm_xml_tag *tag)
{
    return tag->space != NULL && strcmp(tag->space, "http://www.yworks.com/xml/graphml") == 0;
}

/* Name of the element that holds the text drawn for an element of the map, or NULL. */
static const char *label_of(pm_element element)
{
    static const char *const names[PM_ELEMENT_COUNT] = {NULL, "NodeLabel", "EdgeLabel"};
    return names[element];
}

/* Changes the collected value for the one set aside, or back. */
static void swap_values(pm_graphml *graphml)
{
    pm_drawn_label *label = &graphml->label;
    pm_text text = graphml->value;
    pm_place place = graphml->value_place;
    bool too_long = graphml->value_too_long;
    graphml->value = label->aside;
    graphml->value_place = label->aside_place;
    graphml->value_too_long = label->aside_too_long;
    label->aside = text;
    label->aside_place = place;
    label->aside_too_long = too_long;
}

void pm_graphml_start_label(pm_graphml *graphml, const pm_xml_tag *tag)
{
    size_t outer = graphml->skipped_from;
    bool in_data = outer >= 2 && graphml->open[outer - 2].part == PM_PART_DATA;
    if (!in_data || graphml->label.depth != 0 || !pm_graphml_is_drawing(tag)) {
        return;
    }
    const char *name = label_of(graphml->element);
    if (name != NULL && strcmp(name, tag->name) == 0) {
        graphml->label.depth = graphml->depth;
        swap_values(graphml);
        graphml->value.length = 0;
        graphml->value_too_long = false;
    }
}

/* --- the text of a label --------------------------------------------------------------------- */

/* Does an HTML tag begin a line or a cell, so that words on its two sides stay apart? */
static bool parts_words(const char *tag, size_t length)
{
    static const char *const names[] = {"br", "p", "div", "li", "tr", "td", "th", "h1", "h2", "h3"};
    size_t letters = 0;
    tag += length > 0 && *tag == '/' ? 1 : 0;
    letters = strcspn(tag, " \t\r\n/>");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char name[4] = {0};
        memcpy(name, tag, letters < sizeof name ? letters : 0);
        if (pm_equal_ignoring_case(names[i], name)) {
            return true;
        }
    }
    return false;
}

/* Adds the character an entity stands for and returns the bytes it takes; an unknown one is an
 * ampersand like any other. */
static size_t add_entity(pm_text *plain, const char *at)
{
    static const struct {
        const char *entity, *character;
    } entities[] = {
        {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&nbsp;", " "}};
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
        size_t length = strlen(entities[i].entity);
        if (strncmp(at, entities[i].entity, length) == 0) {
            pm_text_add(plain, entities[i].character);
            return length;
        }
    }
    pm_text_add_bytes(plain, at, 1);
    return 1;
}

static void add_space(pm_text *plain)
{
    if (plain->length > 0 && plain->bytes[plain->length - 1] != ' ') {
        pm_text_add(plain, " ");
    }
}

/* The words of an HTML label, without its tags. */
static void add_words(pm_text *plain, const char *html)
{
    while (*html != '\0') {
        if (*html == '<') {
            size_t length = strcspn(html, ">");
            if (parts_words(html + 1, length - 1)) {
                add_space(plain);
            }
            html += html[length] == '>' ? length + 1 : length;
        } else if (*html == '&') {
            html += add_entity(plain, html);
        } else if ((unsigned char)*html <= ' ') {
            add_space(plain);
            html++;
        } else {
            size_t length = 1 + strcspn(html + 1, "<& \t\r\n");
            pm_text_add_bytes(plain, html, length);
            html += length;
        }
    }
}

static void trim_value(pm_text *value)
{
    const char *start = value->bytes;
    size_t length = pm_trim(&start);
    memmove(value->bytes, start, length);
    value->bytes[length] = '\0';
    value->length = length;
}

/* Makes the collected value plain text. */
static pm_status make_plain(pm_text *value, pm_error *err)
{
    static const char opening[] = "<html";
    char begin[sizeof opening] = {0};
    if (value->length == 0) {
        return PM_OK;
    }
    trim_value(value);
    strncpy(begin, value->bytes, sizeof begin - 1);
    if (!pm_equal_ignoring_case(begin, opening)) {
        return PM_OK;
    }
    pm_text plain = {0};
    add_words(&plain, value->bytes);
    pm_status status = pm_text_check(&plain, err);
    if (status == PM_OK) {
        value->length = 0;
        pm_text_add(value, pm_text_bytes(&plain));
        trim_value(value);
        status = pm_text_check(value, err);
    }
    pm_text_free(&plain);
    return status;
}

/* --- where it goes --------------------------------------------------------------------------- */

/* The key under which labels of an element are kept, made for the first of them. */
static pm_status find_label_key(pm_graphml *graphml, pm_element element, size_t *key, pm_error *err)
{
    *key = graphml->label.keys[element];
    if (*key != SIZE_MAX) {
        return PM_OK;
    }
    const char *name = element == PM_NODE ? "y:NodeLabel" : "y:EdgeLabel";
    /* Not linked: it has no id that data could name. */
    pm_key added = {.id = name, .name = name, .scope = PM_KEY_OTHER, .place = graphml->value_place};
    pm_status status = pm_graphml_add_key(graphml, &added, false, key, err);
    if (status == PM_OK && *key != SIZE_MAX) {
        graphml->label.keys[element] = *key;
        status = pm_graphml_claim_name(graphml, *key, element, graphml->value_place, err);
    }
    return status;
}

/* Of several labels the first that is not blank counts: the others are notes drawn beside it. */
static pm_status store_label(pm_graphml *graphml, size_t index, pm_error *err)
{
    pm_element element = graphml->element;
    size_t key = SIZE_MAX;
    pm_status status = find_label_key(graphml, element, &key, err);
    if (status != PM_OK || key == SIZE_MAX) {
        return status;
    }
    size_t column = graphml->keys[key].uses[element].column;
    if (column != SIZE_MAX && pm_map_attribute(graphml->map, element, column, index) != NULL) {
        return PM_OK;
    }
    return pm_graphml_store_value(graphml, key, element, index, err);
}

pm_status pm_graphml_end_label(pm_graphml *graphml, pm_error *err)
{
    size_t index = graphml->element == PM_NODE ? graphml->node : graphml->edge;
    pm_status status = make_plain(&graphml->value, err);
    bool stated = graphml->value.length > 0 && !graphml->value_too_long && index != SIZE_MAX;
    if (status == PM_OK && stated) {
        status = store_label(graphml, index, err);
    }
    graphml->label.depth = 0;
    swap_values(graphml);
    return status;
}
