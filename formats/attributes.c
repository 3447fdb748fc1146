/* What a written map says of its graph, nodes and edges: see attributes.h. */
#include "formats/attributes.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/audit/suppression.h"
#include "engine/base/names.h"
#include "formats/graphml_build.h"
#include "formats/rows.h"

enum { MOST_DIGITS = 18 }; /* of a whole number of 64 bits */

/* --- types ----------------------------------------------------------------------------------- */

/* Does a number begin with a zero that means something, as in a telephone number or a code? */
static bool is_code(const char *text)
{
    text += *text == '-' || *text == '+' ? 1 : 0;
    return text[0] == '0' && text[1] >= '0' && text[1] <= '9';
}

static bool is_whole(const char *text)
{
    const char *digits = text + (*text == '-' ? 1 : 0);
    size_t count = strspn(digits, "0123456789");
    return count > 0 && count <= MOST_DIGITS && digits[count] == '\0' && !is_code(text);
}

static bool is_number(const char *text)
{
    double number = 0;
    bool long_code = strspn(text, "0123456789") > MOST_DIGITS;
    return !long_code && !is_code(text) && pm_parse_number(text, &number);
}

/* The narrow sense that all programs share: not "yes" and "no". */
static bool is_boolean(const char *text, bool digits)
{
    return pm_equal_ignoring_case(text, "true") || pm_equal_ignoring_case(text, "false") ||
           (digits && (strcmp(text, "1") == 0 || strcmp(text, "0") == 0));
}

/* How many elements of the sort there are. */
static size_t row_count(const pm_map *map, pm_element element)
{
    const size_t counts[] = {1, pm_map_node_count(map), pm_map_edge_count(map)};
    return counts[element];
}

/* Do all values that are known have the type? */
static bool all_are(const pm_map *map, pm_element element, size_t column, pm_attribute_type type,
                    bool digits)
{
    bool any = false;
    for (size_t i = 0; i < row_count(map, element); i++) {
        const char *value = pm_map_attribute(map, element, column, i);
        bool fits = value == NULL || (type == PM_ATTRIBUTE_BOOLEAN && is_boolean(value, digits)) ||
                    (type == PM_ATTRIBUTE_WHOLE && is_whole(value)) ||
                    (type == PM_ATTRIBUTE_NUMBER && is_number(value));
        if (!fits) {
            return false;
        }
        any = any || value != NULL;
    }
    return any;
}

/* A word has the type of the vocabulary and any other attribute the narrowest that all its values
 * have; a value that breaks this makes the whole attribute text. */
static pm_attribute_type type_of(const pm_map *map, pm_element element, size_t column)
{
    bool alias = false;
    pm_word word = pm_vocabulary_find(element, pm_map_attribute_name(map, element, column), &alias);
    pm_word_type stated = word < PM_WORD_COUNT ? pm_vocabulary(word)->type : PM_WORD_TEXT;
    bool free = word == PM_WORD_COUNT || stated == PM_WORD_COUNT_OR_BOOLEAN;
    if ((free || stated == PM_WORD_BOOLEAN) &&
        all_are(map, element, column, PM_ATTRIBUTE_BOOLEAN, stated == PM_WORD_BOOLEAN)) {
        return PM_ATTRIBUTE_BOOLEAN;
    }
    if (free && all_are(map, element, column, PM_ATTRIBUTE_WHOLE, false)) {
        return PM_ATTRIBUTE_WHOLE;
    }
    if ((free || stated == PM_WORD_NUMBER) &&
        all_are(map, element, column, PM_ATTRIBUTE_NUMBER, false)) {
        return PM_ATTRIBUTE_NUMBER;
    }
    return PM_ATTRIBUTE_TEXT;
}

static pm_attribute_type type_of_measure(const pm_measure *measure)
{
    switch (measure->type) {
    case PM_VALUE_COUNT:
        return PM_ATTRIBUTE_WHOLE;
    case PM_VALUE_NUMBER:
        return PM_ATTRIBUTE_NUMBER;
    case PM_VALUE_BOOLEAN:
        return PM_ATTRIBUTE_BOOLEAN;
    default:
        return PM_ATTRIBUTE_TEXT;
    }
}

/* --- listing --------------------------------------------------------------------------------- */

static pm_status add(pm_attribute_list *list, const pm_attribute *attribute, pm_error *err)
{
    void *items = list->items;
    pm_status status = pm_grow(&items, &list->capacity, list->count + 1, sizeof *list->items, err);
    list->items = items;
    if (status == PM_OK) {
        list->items[list->count++] = *attribute;
    }
    return status;
}

/* A column of the map and the first element that states it. */
typedef struct own_column {
    size_t column, first;
} own_column;

static int compare_columns(const void *left, const void *right)
{
    const own_column *a = left;
    const own_column *b = right;
    if (a->first != b->first) {
        return a->first < b->first ? -1 : 1;
    }
    return a->column < b->column ? -1 : a->column > b->column;
}

/* The columns of an element that hold anything, in the order a reader of the file meets them. */
static size_t order_columns(const pm_attributes *attributes, pm_element element,
                            own_column *columns)
{
    const pm_map *map = attributes->map;
    size_t count = 0;
    for (size_t c = 0; c < pm_map_attribute_count(map, element); c++) {
        size_t rows = row_count(map, element);
        size_t first = 0;
        while (first < rows && pm_map_attribute(map, element, c, first) == NULL) {
            first++;
        }
        bool shown = attributes->whole || !pm_is_column_in_confidence(map, element, c);
        if (first < rows && shown) {
            columns[count++] = (own_column){.column = c, .first = first};
        }
    }
    qsort(columns, count, sizeof *columns, compare_columns);
    return count;
}

static pm_status add_own(pm_attributes *attributes, pm_element element, pm_names *taken,
                         pm_error *err)
{
    const pm_map *map = attributes->map;
    own_column *columns = pm_new_array(pm_map_attribute_count(map, element), sizeof *columns);
    pm_status status = columns != NULL ? PM_OK : pm_fail_memory(err);
    size_t count = columns != NULL ? order_columns(attributes, element, columns) : 0;
    for (size_t i = 0; status == PM_OK && i < count; i++) {
        size_t column = columns[i].column;
        pm_attribute own = {.name = pm_map_attribute_name(map, element, column),
                            .type = type_of(map, element, column),
                            .column = column};
        status = pm_names_add(taken, own.name, column, err);
        status = status == PM_OK ? add(&attributes->of[element], &own, err) : status;
    }
    free(columns);
    return status;
}

/* Cuts a name that readers of GraphML would refuse, at a character's end. */
static void cut(pm_text *name)
{
    size_t most = PM_LONGEST_NAME - 10; /* leaves room for a number behind it */
    if (name->length > most) {
        while (((unsigned char)name->bytes[most] & 0xC0U) == 0x80U) {
            most--;
        }
        name->length = most;
        name->bytes[most] = '\0';
    }
}

/* The key where that is free, else with the level before it, else with a number behind that. */
static pm_status name_measure(pm_attributes *attributes, pm_attribute *measure, pm_names *taken,
                              pm_error *err)
{
    pm_text name = {0};
    pm_text_add(&name, measure->computed->key);
    for (size_t i = 1; !name.failed; i++) {
        cut(&name);
        if (pm_names_find(taken, name.bytes) == SIZE_MAX) {
            break;
        }
        name.length = 0;
        pm_text_addf(&name, "%s_%s", pm_level_name(measure->level), measure->computed->key);
        cut(&name);
        if (i > 1) {
            pm_text_addf(&name, "_%zu", i);
        }
    }
    pm_status status = pm_text_check(&name, err);
    status = status == PM_OK ? pm_names_add(taken, name.bytes, 0, err) : status;
    if (status == PM_OK) {
        measure->name = pm_arena_text(&attributes->names, name.bytes, name.length);
        status = measure->name != NULL ? PM_OK : pm_fail_memory(err);
    }
    pm_text_free(&name);
    return status;
}

static pm_status add_measures(const pm_results *results, pm_attributes *attributes, pm_level level,
                              pm_element element, pm_names *taken, pm_error *err)
{
    pm_status status = PM_OK;
    size_t columns = pm_measures_column_count(results->measures, level);
    for (size_t c = 0; status == PM_OK && c < columns; c++) {
        const pm_column *column = pm_measures_column(results->measures, level, c);
        pm_attribute measure = {.type = type_of_measure(column->measure),
                                .column = SIZE_MAX,
                                .level = level,
                                .computed = column};
        if (!pm_is_written(results, level, column)) {
            continue;
        }
        status = name_measure(attributes, &measure, taken, err);
        status = status == PM_OK ? add(&attributes->of[element], &measure, err) : status;
    }
    return status;
}

/* Which nodes are the people that have measures. */
static pm_status find_people(pm_attributes *attributes, pm_error *err)
{
    size_t nodes = pm_map_node_count(attributes->map);
    size_t *rows = pm_new_array(nodes, sizeof *rows);
    bool any = false;
    if (rows == NULL) {
        return pm_fail_memory(err);
    }
    for (size_t node = 0; node < nodes; node++) {
        rows[node] = SIZE_MAX;
    }
    size_t people = pm_measures_rows(attributes->measures, PM_LEVEL_PERSON);
    for (size_t row = 0; row < people; row++) {
        const char *name = pm_measures_row_name(attributes->measures, PM_LEVEL_PERSON, row);
        size_t node = pm_map_find_node(attributes->map, name);
        if (node != SIZE_MAX) {
            rows[node] = row;
            any = true;
        }
    }
    if (any) {
        attributes->person_of_node = rows;
    } else {
        free(rows);
    }
    return PM_OK;
}

static pm_status list_element(const pm_results *results, pm_attributes *attributes,
                              pm_element element, pm_error *err)
{
    static const pm_level levels[PM_ELEMENT_COUNT] = {PM_LEVEL_NETWORK, PM_LEVEL_ORGANISATION,
                                                      PM_LEVEL_RELATIONSHIP};
    pm_names taken = {0};
    pm_status status = add_own(attributes, element, &taken, err);
    if (status == PM_OK && results->measures != NULL) {
        status = add_measures(results, attributes, levels[element], element, &taken, err);
    }
    if (status == PM_OK && element == PM_NODE && attributes->person_of_node != NULL) {
        status = add_measures(results, attributes, PM_LEVEL_PERSON, element, &taken, err);
    }
    pm_names_free(&taken);
    return status;
}

pm_status pm_attributes_list(const pm_results *results, pm_attributes *attributes, pm_error *err)
{
    attributes->map = pm_results_map(results);
    attributes->whole = results->whole || results->measures == NULL;
    attributes->measures = results->measures;
    pm_status status = results->measures != NULL ? find_people(attributes, err) : PM_OK;
    for (pm_element e = PM_GRAPH; status == PM_OK && e < PM_ELEMENT_COUNT; e++) {
        status = list_element(results, attributes, e, err);
    }
    return status;
}

void pm_attributes_free(pm_attributes *attributes)
{
    for (size_t e = 0; e < PM_ELEMENT_COUNT; e++) {
        free(attributes->of[e].items);
    }
    free(attributes->person_of_node);
    pm_arena_free(&attributes->names);
    *attributes = (pm_attributes){0};
}

/* --- values ---------------------------------------------------------------------------------- */

/* The row of a measure that is about the element, or SIZE_MAX. */
static size_t row_of(const pm_attributes *attributes, pm_level level, size_t index)
{
    if (level == PM_LEVEL_ORGANISATION) {
        return pm_measures_member_of_node(attributes->measures, index);
    }
    return level == PM_LEVEL_PERSON ? attributes->person_of_node[index] : index;
}

static void add_value(pm_text *text, pm_value_type type, const pm_value *value)
{
    switch (type) {
    case PM_VALUE_COUNT:
        pm_text_addf(text, "%.0f", value->as.number);
        break;
    case PM_VALUE_NUMBER:
        pm_text_add_number(text, value->as.number);
        break;
    case PM_VALUE_BOOLEAN:
        pm_text_add(text, value->as.number != 0 ? "true" : "false");
        break;
    case PM_VALUE_TEXT:
        pm_text_add(text, value->as.text);
        break;
    case PM_VALUE_LIST:
        for (size_t i = 0; i < value->as.list.count; i++) {
            pm_text_add(text, i > 0 ? ";" : "");
            pm_text_add(text, value->as.list.items[i]);
        }
        break;
    }
}

const char *pm_attribute_value(const pm_attributes *attributes, pm_element element,
                               const pm_attribute *attribute, size_t index, pm_text *scratch)
{
    if (attribute->computed == NULL) {
        return pm_map_attribute(attributes->map, element, attribute->column, index);
    }
    size_t row = row_of(attributes, attribute->level, index);
    if (row == SIZE_MAX || attribute->computed->values[row].reason != NULL) {
        return NULL;
    }
    scratch->length = 0;
    add_value(scratch, attribute->computed->measure->type, &attribute->computed->values[row]);
    return pm_text_bytes(scratch);
}
