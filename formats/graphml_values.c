/* The GraphML reader's values: collected text in, a checked attribute of the map out. See
 * graphml_build.h.
 *
 * A word of the vocabulary is checked strictly: graphml_misfits.c says what comes of a value that
 * it does not take. Any other attribute keeps its text whatever the key promised, with a warning.
 */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "formats/graphml_build.h"

/* --- what keys promise ----------------------------------------------------------------------- */

/* How programs write a number that they do not know, or that is none. */
static bool is_unknown_number(const char *text)
{
    static const char *const special[] = {"NaN", "INF", "Infinity"};
    text += *text == '-' || *text == '+' ? 1 : 0;
    for (size_t i = 0; i < sizeof special / sizeof *special; i++) {
        if (pm_equal_ignoring_case(text, special[i])) {
            return true;
        }
    }
    return false;
}

/* Is the number within the range of the type its key gave it? The text is kept in any case. */
static bool is_in_range(pm_key_type type, const char *text, double number)
{
    static const double largest_int = 2147483647.0;
    static const double largest_float = 3.4028234663852886e38;
    static const double beyond_long = 9223372036854775808.0;
    switch (type) {
    case PM_KEY_INT:
        return number >= -largest_int - 1 && number <= largest_int;
    case PM_KEY_WHOLE:
        /* The largest of 64 bits is no double: the nearest is one more than it. */
        if (number == beyond_long) {
            return strcmp(text + (*text == '+' ? 1 : 0), "9223372036854775807") <= 0;
        }
        return fabs(number) <= beyond_long;
    case PM_KEY_FLOAT:
        return fabs(number) <= largest_float;
    default:
        return true;
    }
}

/* What the text is not although its key promised it, or NULL. */
static const char *broken_promise(pm_key_type type, const char *text)
{
    double number = 0;
    bool is_number = pm_parse_number(text, &number);
    switch (type) {
    case PM_KEY_TEXT:
        return NULL;
    case PM_KEY_BOOLEAN:
        return pm_parse_boolean(text) >= 0 ? NULL : "true or false";
    case PM_KEY_INT:
    case PM_KEY_WHOLE:
        if (!is_number || floor(number) != number) {
            return "a whole number";
        }
        if (!is_in_range(type, text, number)) {
            return type == PM_KEY_INT ? "a whole number of 32 bits" : "a whole number of 64 bits";
        }
        return NULL;
    case PM_KEY_FLOAT:
    case PM_KEY_NUMBER:
        if (!is_number) {
            return "a number";
        }
        return is_in_range(type, text, number) ? NULL : "a number of single precision";
    }
    return NULL;
}

static pm_status say_unknown(pm_graphml *graphml, pm_key_use *use, pm_error *err)
{
    if (use->unknown_said) {
        return PM_OK;
    }
    use->unknown_said = true;
    return pm_graphml_warn(graphml, graphml->value_place, err,
                           "%s is \"%s\", which is no number: it counts as unknown, here and "
                           "wherever else such a word stands for one.",
                           pm_excerpt_of(use->name).bytes,
                           pm_excerpt_of(graphml->value.bytes).bytes);
}

static pm_status check_promise(pm_graphml *graphml, const pm_key *key, pm_key_use *use,
                               pm_error *err)
{
    const char *missing = broken_promise(key->type, graphml->value.bytes);
    if (missing == NULL) {
        return PM_OK;
    }
    if (key->type >= PM_KEY_INT && is_unknown_number(graphml->value.bytes)) {
        return say_unknown(graphml, use, err);
    }
    return pm_graphml_warn(graphml, graphml->value_place, err,
                           "%s is \"%s\", which is not %s although its key says so: it is kept as "
                           "text. Correct the value, or declare the key as string.",
                           pm_excerpt_of(use->name).bytes,
                           pm_excerpt_of(graphml->value.bytes).bytes, missing);
}

/* --- what words take ------------------------------------------------------------------------- */

pm_status pm_graphml_check_value(pm_graphml *graphml, size_t key, pm_element element, pm_error *err)
{
    pm_key_use *use = &graphml->keys[key].uses[element];
    if (use->word == PM_WORD_COUNT) {
        return check_promise(graphml, &graphml->keys[key], use, err);
    }
    pm_word_type type = pm_vocabulary(use->word)->type;
    bool is_number = type == PM_WORD_NUMBER || type == PM_WORD_COUNT_OR_BOOLEAN;
    if (is_number && is_unknown_number(graphml->value.bytes)) {
        return say_unknown(graphml, use, err);
    }
    pm_error fault = {0};
    pm_status status = pm_vocabulary_check(use->word, graphml->value.bytes, &fault);
    if (status == PM_INVALID) {
        return pm_graphml_add_misfit(graphml, key, element, fault.message, err);
    }
    use->fit.fitting++;
    return status == PM_OK ? pm_graphml_check_sign(graphml, use, err) : pm_fail_memory(err);
}

/* Does a value of the word name nodes, or say something that depends on another's value? */
static bool is_reference(pm_word word)
{
    return word == PM_MAP_DECISION_BODY || word == PM_NODE_DECISION_BODY ||
           word == PM_NODE_REPRESENTS || word == PM_NODE_EMPLOYER || word == PM_EDGE_REPORTED_BY;
}

/* Keeps such a value until all nodes are known. */
static pm_status remember_reference(pm_graphml *graphml, pm_word word, size_t index,
                                    const char *text, pm_error *err)
{
    pm_graph_build *graph = &graphml->graphs[graphml->graph];
    void *references = graph->references;
    pm_status status = pm_grow(&references, &graph->reference_capacity, graph->reference_count + 1,
                               sizeof *graph->references, err);
    graph->references = references;
    if (status == PM_OK) {
        graph->references[graph->reference_count++] = (pm_reference){
            .word = word, .index = index, .text = text, .place = graphml->value_place};
    }
    return status;
}

/* The use's column in the map of the graph that is turned to, made when there is none. */
static pm_status find_column(const pm_graphml *graphml, pm_key_use *use, pm_element element,
                             pm_error *err)
{
    if (use->column != SIZE_MAX && use->graph == graphml->graph) {
        return PM_OK;
    }
    use->graph = graphml->graph;
    return pm_map_add_attribute(graphml->map, element, use->name, &use->column, err);
}

/* States a blank: only where a default would otherwise take its place. */
static pm_status store_blank(pm_graphml *graphml, size_t key, pm_element element, size_t index,
                             pm_error *err)
{
    pm_key_use *use = &graphml->keys[key].uses[element];
    if (graphml->keys[key].fallback == NULL) {
        return PM_OK;
    }
    pm_status status = find_column(graphml, use, element, err);
    bool stated =
        status == PM_OK && pm_map_attribute(graphml->map, element, use->column, index) != NULL;
    if (status == PM_OK && !stated) {
        status = pm_map_set(graphml->map, element, use->column, index, "", err);
    }
    return status;
}

pm_status pm_graphml_set_value(pm_graphml *graphml, const char *text, pm_place place, pm_error *err)
{
    size_t length = pm_trim(&text);
    graphml->value.length = 0;
    graphml->value_place = place;
    pm_text_add_bytes(&graphml->value, text, length);
    return pm_text_check(&graphml->value, err);
}

const char *pm_graphml_stated(const pm_graphml *graphml, size_t key, pm_element element,
                              size_t index)
{
    const pm_key_use *use = &graphml->keys[key].uses[element];
    size_t column = use->column;
    if (column == SIZE_MAX || use->graph != graphml->graph) {
        column = pm_map_find_attribute(graphml->map, element, use->name);
    }
    return column != SIZE_MAX && index != SIZE_MAX
               ? pm_map_attribute(graphml->map, element, column, index)
               : NULL;
}

pm_status pm_graphml_put_value(pm_graphml *graphml, size_t key, pm_element element, size_t index,
                               pm_error *err)
{
    pm_key_use *use = &graphml->keys[key].uses[element];
    pm_status status = find_column(graphml, use, element, err);
    if (status == PM_OK) {
        status = pm_map_set(graphml->map, element, use->column, index, graphml->value.bytes, err);
    }
    if (status == PM_OK && use->word < PM_WORD_COUNT && is_reference(use->word)) {
        const char *kept = pm_map_attribute(graphml->map, element, use->column, index);
        status = remember_reference(graphml, use->word, index, kept, err);
    }
    return status;
}

pm_status pm_graphml_store_value(pm_graphml *graphml, size_t key, pm_element element, size_t index,
                                 pm_error *err)
{
    bool blank = graphml->value.length == 0;
    pm_status status = blank ? PM_OK : pm_graphml_check_value(graphml, key, element, err);
    if (status != PM_OK || index == SIZE_MAX) {
        return status;
    }
    if (blank) {
        return store_blank(graphml, key, element, index, err);
    }
    const char *stated = pm_graphml_stated(graphml, key, element, index);
    if (stated == NULL) {
        return pm_graphml_put_value(graphml, key, element, index, err);
    }
    const char *name = graphml->keys[key].uses[element].name;
    return pm_graphml_warn(graphml, graphml->value_place, err,
                           "%s is stated a second time for this %s, as \"%s\": the first is kept. "
                           "Take one of the two away.",
                           pm_excerpt_of(name).bytes, pm_graphml_element_name(element),
                           pm_excerpt_of(graphml->value.bytes).bytes);
}
