/* Building JSON with jansson: values, rows of a result, and what every schema of ours opens with.
 * Private to the JSON writers (json_*.c), the only files that know jansson. */
#ifndef PARTMAP_FORMATS_JSON_BUILD_H
#define PARTMAP_FORMATS_JSON_BUILD_H

#include <jansson.h>
#include <stdbool.h>

#include "formats/formats.h"

/* Jansson takes NULL for "could not be made" everywhere and says so in its return value; "failed"
 * remembers it, so that a long composition is checked once, at its end. */
typedef struct pm_json {
    const pm_results *results;
    bool failed;
} pm_json;

/* A string, cleaned of invalid UTF-8, which jansson refuses; null for NULL. */
json_t *pm_json_text(const char *text);

/* A line or column; null for 0. */
json_t *pm_json_place(size_t line);

/* Takes the value over. The first value of a key stays: an object has no key twice. */
void pm_json_put(pm_json *b, json_t *object, const char *key, json_t *value);

/* The same with a key that comes from the map, such as gini_ and an attribute's name. */
void pm_json_put_named(pm_json *b, json_t *object, const char *key, json_t *value);

void pm_json_append(pm_json *b, json_t *array, json_t *value);

json_t *pm_json_list(pm_json *b, const char *const *items, size_t count);

/* A measure's value; null when it is undefined. */
json_t *pm_json_value(pm_json *b, pm_value_type type, const pm_value *value);

/* An object with schema, version, map and settings: in json_opening.c. */
json_t *pm_json_opening(pm_json *b, const char *schema);

/* Adds significance, jackknife and estimates to the root, where they are there: in json_chance.c.
 */
void pm_json_put_chance(pm_json *b, json_t *root);

/* Finished text from the root, which is freed. */
pm_status pm_json_finish(pm_json *b, json_t *root, pm_text *out, pm_error *err);

#endif
