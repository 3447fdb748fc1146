/* Taking JSON apart with jansson: values of a type that is insisted on. Private to the JSON readers
 * (json_*.c). */
#ifndef PARTMAP_FORMATS_JSON_TAKE_H
#define PARTMAP_FORMATS_JSON_TAKE_H

#include <jansson.h>

#include "engine/base/error.h"
#include "engine/base/memory.h"
#include "formats/json_skim.h"

/* A reading under way. Once something does not fit, what follows is passed over, so that a long
 * reading is checked once, at its end. */
typedef struct pm_take {
    pm_arena *arena; /* texts and arrays are copied into it */
    pm_status status;
    pm_error *err;
} pm_take;

/* The root of a text in JSON, an object of this schema; NULL when it is not, with the reason in
 * err. skim: what need not be in it, NULL: nothing. The caller gives it back with json_decref. */
json_t *pm_take_root(pm_take *take, const char *bytes, size_t length, const char *schema,
                     const pm_skim *skim);

/* Says that the value called "where" does not fit; what: "a list". */
void pm_take_misfit(pm_take *take, const char *where, const char *what);

/* Zeroed memory from the arena; NULL when it ran out. */
void *pm_take_room(pm_take *take, size_t count, size_t size);

/* A copy of a string. null and what is not there are "none". */
const char *pm_take_text(pm_take *take, const json_t *value, const char *where, const char *none);

/* A list of strings, as many as *count. What is not there is an empty one. */
const char *const *pm_take_texts(pm_take *take, const json_t *list, const char *where,
                                 size_t *count);

#endif
