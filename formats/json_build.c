/* Values, objects and lists for the JSON writers: see json_build.h. */
#include "formats/json_build.h"

#include <string.h>

/* 15 digits are all that a double holds of any decimal: 0.1 stays 0.1. */
enum { DUMP_FLAGS = JSON_COMPACT | JSON_REAL_PRECISION(15) };

/* Jansson refuses invalid UTF-8, which file names and maps made in memory may hold. */
static json_t *clean_text(const char *text)
{
    pm_text clean = {0};
    while (*text != '\0') {
        const char *start = text;
        bool valid = pm_utf8_length(text) > 0;
        (void)pm_utf8_next(&text);
        pm_text_add_bytes(&clean, valid ? start : "\xEF\xBF\xBD",
                          valid ? (size_t)(text - start) : 3);
    }
    json_t *made = clean.failed ? NULL : json_string(pm_text_bytes(&clean));
    pm_text_free(&clean);
    return made;
}

json_t *pm_json_text(const char *text)
{
    if (text == NULL) {
        return json_null();
    }
    json_t *made = json_string(text);
    return made != NULL ? made : clean_text(text);
}

json_t *pm_json_place(size_t line)
{
    return line > 0 ? json_integer((json_int_t)line) : json_null();
}

/* Takes the value over. The first value of a key stays: an object has no key twice. */
void pm_json_put(pm_json *b, json_t *object, const char *key, json_t *value)
{
    if (json_object_get(object, key) != NULL) {
        json_decref(value);
    } else if (json_object_set_new(object, key, value) != 0) {
        b->failed = true;
    }
}

/* A key that comes from the map, such as gini_ and an attribute's name. */
void pm_json_put_named(pm_json *b, json_t *object, const char *key, json_t *value)
{
    json_t *clean = pm_json_text(key);
    if (clean == NULL) {
        json_decref(value);
        b->failed = true;
    } else {
        pm_json_put(b, object, json_string_value(clean), value);
        json_decref(clean);
    }
}

void pm_json_append(pm_json *b, json_t *array, json_t *value)
{
    if (json_array_append_new(array, value) != 0) {
        b->failed = true;
    }
}

json_t *pm_json_list(pm_json *b, const char *const *items, size_t count)
{
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++) {
        pm_json_append(b, list, pm_json_text(items[i]));
    }
    return list;
}

json_t *pm_json_value(pm_json *b, pm_value_type type, const pm_value *value)
{
    if (value->reason != NULL) {
        return json_null();
    }
    switch (type) {
    case PM_VALUE_COUNT:
        return json_integer((json_int_t)value->as.number);
    case PM_VALUE_NUMBER:
        return json_real(value->as.number);
    case PM_VALUE_BOOLEAN:
        return json_boolean(value->as.number != 0);
    case PM_VALUE_TEXT:
        return pm_json_text(value->as.text);
    case PM_VALUE_LIST:
        return pm_json_list(b, value->as.list.items, value->as.list.count);
    }
    return json_null();
}

static int add_to_text(const char *bytes, size_t length, void *text)
{
    pm_text_add_bytes(text, bytes, length);
    return ((const pm_text *)text)->failed ? -1 : 0;
}

/* Finished text from the root, which is freed. Dumped into our own buffer, which remembers that
 * memory ran out: jansson 2.14 does not look whether a key could be written. */
pm_status pm_json_finish(pm_json *b, json_t *root, pm_text *out, pm_error *err)
{
    bool dumped = !b->failed && json_dump_callback(root, add_to_text, out, DUMP_FLAGS) == 0;
    json_decref(root);
    if (!dumped) {
        return pm_fail_memory(err);
    }
    pm_text_add(out, "\n");
    return pm_text_check(out, err);
}
