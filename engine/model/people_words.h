/* Names of people as they stand in running text. Private to engine/model; see people_names.h. */
#ifndef PARTMAP_ENGINE_MODEL_PEOPLE_WORDS_H
#define PARTMAP_ENGINE_MODEL_PEOPLE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/names.h"
#include "engine/base/text.h"

/* Names to numbers of people. Zero-initialise it; free with pm_people_words_free. */
typedef struct pm_people_words {
    pm_names index;
    size_t longest; /* words of the longest name */
    pm_text scratch;
} pm_people_words;

/* Notes a name under which texts may speak of a person; the first to bear it keeps it. What has no
 * letter, such as "7", stands for too much else and is passed over. */
pm_status pm_people_words_note(pm_people_words *words, const char *name, size_t who, pm_error *err);

/* Who bears exactly this name; SIZE_MAX: nobody. */
size_t pm_people_words_find(const pm_people_words *words, const char *name);

/* Appends text with each name replaced by what "say" gives for its bearer. Names are whole words,
 * the longest first; those without a capital letter only count with "any". */
void pm_people_words_replace(pm_people_words *words, const char *text, bool any,
                             const char *(*say)(const void *context, size_t who),
                             const void *context, pm_text *out);

void pm_people_words_free(pm_people_words *words);

#endif
